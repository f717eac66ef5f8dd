"""When a commander has had enough: attacks called off, ground given up that cannot be held.

Forces of the record rarely fought until they could no more.  They gave up when what they
had lost was too much for what they could still hope for.
"""

from borderwar.ai.above import is_ordered
from borderwar.ai.estimate import can_fight
from borderwar.ai.goals import power_out_of_sight, weighed
from borderwar.ai.memory import ATTACK, HOLD, WITHDRAW
from borderwar.ai.picture import near_of
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_HEXES, N_OBJECTIVES, N_UNITS, TO_COME
from borderwar.rules.ranges import apart

DARES = 33  # per mille of its men that an attack at even odds may cost; at double odds, double
DARES_AT_MOST = 3000  # per mille: better odds than these do not count
STANDS = 800  # the same for a defence
HANDFUL = 15  # men that either may cost besides: small forces can bear to lose a larger share
SHAKEN_COUNTS = 4  # men broken or shaken that weigh as much as one lost
ENDING = 8  # the last part of the game, one in so many, in which no ground is given up any more
CLEAR = 2500  # metres from the enemy at which a withdrawal ends


@kernel
def came_of(world, view, side):
    """Men a side brought onto the map."""
    came = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side and world.units.aircraft[unit] == 0:
            if view.units.condition[unit] != TO_COME:
                came += view.units.start_men[unit]
    return came


@kernel
def gone_of(world, view, memory, side):
    """Men a side has lost of those; the broken and shaken count in part."""
    gone = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or world.units.aircraft[unit]:
            continue
        if view.units.condition[unit] == TO_COME:
            continue
        gone += view.units.start_men[unit] - view.units.men[unit]
        if view.units.hex[unit] >= 0 and (memory.units.shy[unit] or not can_fight(world, view, unit)):
            gone += view.units.men[unit] // SHAKEN_COUNTS
    return gone


@kernel
def odds_of(world, view, memory, side):
    """Per mille: a side's power that may attack against the enemy's as he stands, or is thought to."""
    ours = 0
    theirs = power_out_of_sight(world, view, memory, side)
    for unit in range(world.marks[N_UNITS]):
        if memory.units.place[unit] < 0:
            continue
        if world.units.side[unit] != side:
            theirs += weighed(world, view, memory, unit)
        elif can_fight(world, view, unit) and memory.units.shy[unit] == 0:
            ours += memory.units.power[unit]
    if theirs * DARES_AT_MOST // 1000 < ours:
        return DARES_AT_MOST
    return ours * 1000 // theirs


@kernel
def weigh_resolve(world, view, memory, side):
    """Note whether a side attacks no more, and whether it gives ground."""
    odds = odds_of(world, view, memory, side)
    came = came_of(world, view, side)
    gone = gone_of(world, view, memory, side) * 1000
    ending = memory.turn.left[0] * ENDING <= world.scale.turns[0]
    memory.turn.spent[0] = 1 if gone > odds * (came * DARES // 1000 + HANDFUL) else 0
    memory.turn.yields[0] = 1 if gone > odds * (came * STANDS // 1000 + HANDFUL) and not ending else 0


@kernel
def refuge_of(world, side, here):
    """The rally hex nearest to another, or -1.  [9.7]"""
    best = -1
    nearest = 1 << 20
    for there in range(world.marks[N_HEXES]):
        if world.refuge[side, there] == 0:
            off = apart(world, here, there)
            if off < nearest:
                nearest = off
                best = there
    return best


@kernel
def is_untenable(world, memory, goal):
    """Whether more stands about a goal than those given its defence."""
    return memory.goals.mine[goal] == 1 and memory.goals.foe[goal] > memory.goals.friend[goal]


@kernel
def withdraw(world, view, memory, side):
    """Send units away from ground that cannot be held, or by order, until clear of the enemy."""
    clear = CLEAR // world.scale.hex_metres[0] + 1
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        goal = memory.units.goal[unit]
        if is_ordered(view, memory, world.units.formation[unit]):
            if memory.units.do[unit] != WITHDRAW or goal >= 0:
                continue
        elif (
            memory.turn.yields[0] == 0 or memory.units.do[unit] == ATTACK or goal >= world.marks[N_OBJECTIVES]
        ):
            continue
        elif goal >= 0 and memory.goals.mine[goal] == 1 and not is_untenable(world, memory, goal):
            continue
        if near_of(world, memory, unit) > clear:
            memory.units.do[unit] = HOLD
            memory.units.goal[unit] = -1
            continue
        there = refuge_of(world, side, view.units.hex[unit])
        if there >= 0:
            memory.units.do[unit] = WITHDRAW
            memory.units.aim[unit] = there
