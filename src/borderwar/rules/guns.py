"""Chapter 6: Guns and mortars with observers."""

from borderwar.ground.dice import SCATTER, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import SHELLED
from borderwar.model.orders import AMOUNT, TARGET, UNIT
from borderwar.model.tables import MOUNT_CREW, N_UNITS, READY
from borderwar.rules.batteries import be_heard
from borderwar.rules.command import guns_hear
from borderwar.rules.fire import check_seconds
from borderwar.rules.firepower import soft_power
from borderwar.rules.loss import (
    destroy_if_empty,
    hurt_armour,
    hurt_men,
    keep_sight,
    note_direction,
)
from borderwar.rules.luck import next_shot, shot_luck
from borderwar.rules.ranges import apart
from borderwar.rules.sight import has_sight, spot
from borderwar.rules.stores import seconds_of_fire, spend, thrift
from borderwar.rules.tell import refuse, tell
from borderwar.rules.weariness import fresh_seconds
from borderwar.rules.works import heaviest_shell, share_from_above, shelter

RANGING = 120  # seconds of ranging before fire for effect  [6.3]
CALLING = 60  # seconds more when another unit observes  [6.3]
SHORTEST_EFFECT = 30  # seconds of fire for effect that are worth the name  [6.3]
SPREAD = 50  # metres by which shells miss at the muzzle  [6.4]
SPREAD_RANGE = 40  # and a metre more for each so many of range
STRAY_MOST = 700  # per mille: most of the shells that fall elsewhere
ARMOUR_UNDER_SHELLS = 40  # per mille: rifles of shell fire against guns that pierce  [7.5]


@kernel
def range_to(world, board, unit, there):
    """Metres from guns, on the map or beyond it, to a hex.  [6.6]"""
    anchor = world.units.anchor[unit]
    if anchor >= 0:
        off = apart(world, anchor, there)
        return off * world.scale.hex_metres[0] + world.units.behind[unit]
    return apart(world, board.units.hex[unit], there) * world.scale.hex_metres[0]


@kernel
def shelling_power(world, board, unit, metres):
    """Milli-rifles of a unit's guns and mortars at a range in metres."""
    hexes = (metres + world.scale.hex_metres[0] // 2) // world.scale.hex_metres[0]
    return soft_power(world, board, unit, hexes if hexes > 0 else 1, True)


@kernel
def stray_share(world, metres):
    """Per mille of the shells that miss a hex at a range: far guns and small hexes miss more.  [6.4]"""
    spread = SPREAD + metres // SPREAD_RANGE
    share = 1000 * spread // (spread + world.scale.hex_metres[0])
    return share if share < STRAY_MOST else STRAY_MOST


@kernel
def makes_out(world, board, here, there):
    """Whether ground can be made out from a hex in this light and weather.  [6.2]"""
    hexes = apart(world, here, there)
    far = world.scale.sight_hexes[0] * world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] // 1000
    return hexes <= max(1, far) and has_sight(world, here, there)


@kernel
def observer_of(world, board, unit, there, heard):
    """The gun itself if it sees the hex, else the first friend that does, or -1.  [6.2]

    With `heard` only a friend whose call the guns hear.  [19.7]
    """
    if world.units.anchor[unit] < 0 and makes_out(world, board, board.units.hex[unit], there):
        return unit
    side = world.units.side[unit]
    for observer in range(world.marks[N_UNITS]):
        if world.units.side[observer] != side or board.units.condition[observer] != READY:
            continue
        here = board.units.hex[observer]
        if here < 0 or world.units.aircraft[observer]:
            continue
        if heard and not guns_hear(world, board, unit, observer):
            continue
        if makes_out(world, board, here, there):
            return observer
    return -1


@kernel
def settling(world, board, unit, there, observer):
    """Seconds before fire for effect: ranging and calling, unless the guns are laid.  [6.3]"""
    if board.units.laid[unit] == there + 1:
        return 0
    seconds = CALLING if observer != unit else 0
    if world.hexes.registered[there] & (1 << world.units.side[unit]) == 0:
        seconds += RANGING
    return seconds


@kernel
def check_shells(world, board, unit, seconds):
    """0, or the case against shelling for so long with the shells at hand.  [6.8]"""
    left = board.units.rounds[unit]
    if 0 <= left < seconds:
        return refuse(board, 608, unit, left, 0)
    return 0


@kernel
def check_bombard(world, board, row):
    """0, or the case that forbids shelling a hex.  The unit has been found ready.  [6.1]"""
    unit = row[UNIT]
    there = row[TARGET]
    if world.units.indirect[unit] == 0:
        return refuse(board, 601, unit, 0, 0)
    if there < 0:
        return refuse(board, 601, unit, 1, 0)
    if thrift(world, board, unit) == 0:
        return refuse(board, 1804, unit, 0, 0)
    metres = range_to(world, board, unit, there)
    if metres == 0 or shelling_power(world, board, unit, metres) == 0:
        if board.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
            return refuse(board, 504, unit, 0, 0)
        return refuse(board, 506, -1, metres, world.units.reach_metres[unit])
    observer = observer_of(world, board, unit, there, 1)
    if observer < 0:
        unheard = observer_of(world, board, unit, there, 0)
        if unheard >= 0:
            return refuse(board, 1907, unit, unheard, there)
        return refuse(board, 602, unit, there, 0)
    shortest = settling(world, board, unit, there, observer) + SHORTEST_EFFECT
    case = check_seconds(board, unit, row[AMOUNT], shortest)
    return case if case else check_shells(world, board, unit, row[AMOUNT])


@kernel
def shell_hex(world, board, unit, there, power, seconds):
    """Shells fall on all who stand in a hex, shared by frontage.  [6.5]"""
    front = 0
    target = board.hexes.first[there]
    while target >= 0:
        front += world.units.frontage[target]
        target = board.units.next[target]
    if front == 0:
        return
    fresh = fresh_seconds(world, board, unit, seconds)
    target = board.hexes.first[there]
    while target >= 0:
        below = board.units.next[target]
        luck = shot_luck(world, board, unit)
        fire = power * world.units.frontage[target] // front * fresh // seconds
        casualties = board.units.casualties[target]
        vehicles = board.units.vehicles_lost[target]
        note_direction(world, board, target, board.units.hex[unit])
        if world.units.armoured[target]:
            fire = fire * ARMOUR_UNDER_SHELLS // 1000
            factor = share_from_above(world, unit, target, True)
            hurt_armour(world, board, target, fire, seconds, factor, luck)
        else:
            factor = shelter(world, board, target, heaviest_shell(world, unit, True))
            hurt_men(world, board, target, fire, seconds, True, factor, luck)
        tell(
            board,
            SHELLED,
            unit,
            target,
            there,
            seconds,
            board.units.casualties[target] - casualties,
            board.units.vehicles_lost[target] - vehicles,
            0,
        )
        destroy_if_empty(world, board, target)
        keep_sight(board, target)
        target = below


@kernel
def spend_shells(world, board, unit, seconds):
    """Time and shells that a shelling takes.  [6.8]"""
    board.clock.now[0] = world.scale.turn_seconds[0] - board.units.clock[unit]
    board.units.clock[unit] -= seconds
    board.units.fired[unit] += seconds
    if board.units.rounds[unit] > 0:
        board.units.rounds[unit] -= seconds


@kernel
def fall_about(world, board, unit, there, power, stray, seconds):
    """Shells fall into a hex, those that stray into one beside it.  [6.4]"""
    shell_hex(world, board, unit, there, power * (1000 - stray) // 1000, seconds)
    if board.clock.luck[0]:
        direction = draw_below(
            board.clock.seed[0], SCATTER, board.clock.turn[0], unit, next_shot(board, unit), 6
        )
        beside = world.neighbour[there, direction]
        if beside >= 0 and beside != board.units.hex[unit]:
            shell_hex(world, board, unit, beside, power * stray // 1000, seconds)


@kernel
def bombard(world, board, row):
    """Carry out a checked shelling.  [6.3] [6.4] [6.5]"""
    unit = row[UNIT]
    there = row[TARGET]
    metres = range_to(world, board, unit, there)
    power = shelling_power(world, board, unit, metres)
    observer = observer_of(world, board, unit, there, 1)
    if observer != unit:
        power = power * world.law.indirect_factor[0] // 1000
    ranging = settling(world, board, unit, there, observer)
    seconds = seconds_of_fire(world, board, unit, row[AMOUNT] - ranging)
    spend_shells(world, board, unit, ranging + seconds)
    spend(world, board, unit, seconds)
    board.units.laid[unit] = there + 1
    tell(board, SHELLED, unit, -1, there, seconds, 0, 0, 0)
    fall_about(world, board, unit, there, power, stray_share(world, metres), seconds)
    board.units.weary[unit] += ranging + seconds
    be_heard(world, board, unit, ranging + seconds)
    spot(world, board, unit)
