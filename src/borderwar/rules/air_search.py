"""Chapter 11, case 11.9: reconnaissance from the air."""

from borderwar.ground.dice import SCOUTING, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import SCOUTED
from borderwar.model.tables import N_UNITS, SPOTTED
from borderwar.rules.ranges import apart
from borderwar.rules.sight import mark_spotted, sighting_distance
from borderwar.rules.tell import tell

SEARCH_SECONDS = 1800  # at most  [11.9]
SWATH = 2000  # metres of ground looked over to both sides of the way


@kernel
def root(value):
    """The whole part of the square root of a number below 2**62."""
    if value < 2:
        return value
    guess = 1
    while guess * guess <= value:
        guess *= 2
    better = (guess + value // guess) // 2
    while better < guess:
        guess = better
        better = (guess + value // guess) // 2
    return guess


@kernel
def searched(world, unit, place):
    """Square metres that aircraft look over about a hex in the time they have.  [11.9]"""
    over = SEARCH_SECONDS
    if over > world.scale.turn_seconds[0]:
        over = world.scale.turn_seconds[0]
    endurance = world.units.endurance[unit]
    if endurance and world.units.base[unit]:
        flight = world.flights[world.units.base[unit], place] * 3600 // world.units.speed[unit]
        if over > endurance - 2 * flight:
            over = endurance - 2 * flight
    return world.units.speed[unit] * over // 3600 * SWATH


@kernel
def search_metres(world, unit, place):
    """Metres about a hex that aircraft look over: the radius of the circle searched.  [11.9]"""
    return root(searched(world, unit, place) * 113 // 355)


@kernel
def search(world, board, unit, there, eyes):
    """Look for the enemy about a hex; how many are found.  [11.9]

    Ground hides nothing from above, but cover, holes, stillness, weather and night do:
    what is found from above at a swath's width or more is found for sure.
    """
    area = searched(world, unit, there)
    metres = root(area * 113 // 355)
    wide = world.scale.hex_metres[0]
    part = area * 1000 // (wide * wide * 866 // 1000)  # of one hex
    if part > 1000:
        part = 1000
    found = 0
    for target in range(world.marks[N_UNITS]):
        here = board.units.hex[target]
        if here < 0 or world.units.side[target] == world.units.side[unit]:
            continue
        if board.units.seen[target] == SPOTTED:
            continue
        if here != there and apart(world, here, there) * wide > metres:
            continue
        chance = sighting_distance(world, board, target) * eyes // SWATH * part // 1000
        if board.clock.luck[0]:
            turn = board.clock.turn[0]
            drawn = draw_below(board.clock.seed[0], SCOUTING, turn, target, unit, 1000)
            if drawn >= chance:
                continue
        elif chance < 500:
            continue
        found += mark_spotted(world, board, target, unit)
    tell(board, SCOUTED, unit, -1, there, found, metres, 0, 0)
    return found
