"""Chapter 17, cases 17.5 to 17.8: engineers build bridges and blow them up."""

from borderwar.ground.dice import BRIDGE_CHARGE, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import BRIDGE_BLOWN, BRIDGE_WORK
from borderwar.model.orders import AMOUNT, BLOW, CHARGE, FIRE_AT_WILL, KIND, TARGET, UNIT
from borderwar.model.tables import DAMAGED, DOWN, N_UNITS, READY, WHOLE
from borderwar.rules.crossings import ends_within
from borderwar.rules.luck import next_shot
from borderwar.rules.movement import PINNED
from borderwar.rules.tell import refuse, tell

SHORTEST_WORK = 300  # seconds  [17.6]
GANG = 100  # engineers that a bridge's times of work are written for
REPAIR = 2  # a damaged bridge takes one in so many of the work of a new one  [17.6]
CLEARING = 300  # seconds of a gang to find and cut the enemy's charges  [17.7]
BLOW_SECONDS = 60
PLUNGER = 2  # hexes from either end at which charges can be fired  [17.8]
BUILDING, LAYING, CUTTING = range(3)  # BRIDGE_WORK event, d
DUDS = 6  # one in so many blows only damages the bridge


@kernel
def is_charged(world, board, bridge):
    """Whether a bridge is ready to be blown.  [17.7]"""
    return (
        board.bridges.charged_by[bridge] >= 0 and board.bridges.charge[bridge] >= world.bridges.charge[bridge]
    )


@kernel
def has_foreign_charges(world, board, unit, bridge):
    """Whether the other side has laid charges, finished or not."""
    return board.bridges.charged_by[bridge] == 1 - world.units.side[unit]


@kernel
def work_wanted(world, board, bridge):
    """Seconds of a gang to make a bridge whole; 0 if it is.  [17.6]"""
    state = board.bridges.state[bridge]
    if state == WHOLE:
        return 0
    whole = world.bridges.build[bridge]
    return whole if state == DOWN else whole // REPAIR


@kernel
def check_bridge(world, board, row):
    """0, or the case against work on a bridge or blowing it.  The unit is ready.  [17.6] [17.7] [17.8]"""
    unit = row[UNIT]
    bridge = row[TARGET]
    if bridge < 0 or bridge >= world.scale.bridges[0]:
        return refuse(board, 1706, unit, 1, bridge)
    here = board.units.hex[unit]
    side = world.units.side[unit]
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    if here < 0:
        return refuse(board, 1706, unit, 2, bridge)
    if row[KIND] == BLOW:
        if board.bridges.charged_by[bridge] != side or not is_charged(world, board, bridge):
            return refuse(board, 1708, unit, 1, bridge)
        if not ends_within(world, board, bridge, here, PLUNGER):
            return refuse(board, 1708, unit, 2, bridge)
        if board.units.clock[unit] < BLOW_SECONDS:
            return refuse(board, 304, -1, BLOW_SECONDS, board.units.clock[unit])
        return 0
    if world.units.engineers[unit] == 0 or board.units.mounted[unit]:
        return refuse(board, 1706, unit, 3 if world.units.engineers[unit] == 0 else 4, bridge)
    if not ends_within(world, board, bridge, here, 0):
        return refuse(board, 1706, unit, 2, bridge)
    if row[KIND] == CHARGE:
        if board.bridges.state[bridge] == DOWN:
            return refuse(board, 1707, unit, 1, bridge)
        if board.bridges.charged_by[bridge] == side and is_charged(world, board, bridge):
            return refuse(board, 1707, unit, 2, bridge)
    if row[AMOUNT] < SHORTEST_WORK:
        return refuse(board, 103, unit, row[AMOUNT], SHORTEST_WORK)
    if row[AMOUNT] > board.units.clock[unit]:
        return refuse(board, 304, -1, row[AMOUNT], board.units.clock[unit])
    return 0


@kernel
def gang_seconds(world, board, unit, seconds):
    """What a unit's engineers do in some seconds, as seconds of a hundred.  [17.6]"""
    full = world.units.full_men[unit]
    hands = world.units.engineers[unit]
    if full > 0 and board.units.men[unit] < full:
        hands = hands * board.units.men[unit] // full
    return seconds * hands // GANG * (1000 - board.units.suppression[unit] // 2) // 1000


@kernel
def work_on_bridge(world, board, row):
    """Carry out checked work: cut the enemy's charges, then build, repair or lay one's own.  [17.6] [17.7]"""
    unit = row[UNIT]
    bridge = row[TARGET]
    board.units.clock[unit] -= row[AMOUNT]
    done = gang_seconds(world, board, unit, row[AMOUNT])
    left = 0
    if has_foreign_charges(world, board, unit, bridge):
        board.bridges.charge[bridge] -= done * world.bridges.charge[bridge] // CLEARING
        if board.bridges.charge[bridge] > 0:
            state = board.bridges.state[bridge]
            tell(board, BRIDGE_WORK, unit, -1, board.units.hex[unit], bridge, state, 1, CUTTING)
            return
        board.bridges.charged_by[bridge] = -1
        board.bridges.charge[bridge] = 0
        done -= CLEARING if done > CLEARING else done
    if row[KIND] == CHARGE:
        board.bridges.charged_by[bridge] = world.units.side[unit]
        left = world.bridges.charge[bridge] - board.bridges.charge[bridge] - done
        board.bridges.charge[bridge] += done if left > 0 else left + done
    elif work_wanted(world, board, bridge) > 0:
        left = work_wanted(world, board, bridge) - board.bridges.work[bridge] - done
        board.bridges.work[bridge] += done
        board.bridges.worked_by[bridge] = world.units.side[unit]
        if left <= 0:
            board.bridges.state[bridge] = WHOLE
            board.bridges.work[bridge] = 0
            board.bridges.worked_by[bridge] = -1
    tell(
        board,
        BRIDGE_WORK,
        unit,
        -1,
        board.units.hex[unit],
        bridge,
        board.bridges.state[bridge],
        left if left > 0 else 0,
        LAYING if row[KIND] == CHARGE else BUILDING,
    )


@kernel
def fire_charges(world, board, unit, bridge):
    """The charges of a bridge go off; one blow in six only damages it.  [17.8]"""
    state = DOWN
    if board.clock.luck[0]:
        turn = board.clock.turn[0]
        if draw_below(board.clock.seed[0], BRIDGE_CHARGE, turn, unit, next_shot(board, unit), DUDS) == 0:
            state = DAMAGED
    if board.bridges.state[bridge] < state:
        board.bridges.state[bridge] = state
    board.bridges.work[bridge] = 0
    board.bridges.worked_by[bridge] = -1
    board.bridges.charge[bridge] = 0
    board.bridges.charged_by[bridge] = -1
    tell(board, BRIDGE_BLOWN, unit, -1, board.units.hex[unit], bridge, board.bridges.state[bridge], 0, 0)


@kernel
def blow_bridge(world, board, row):
    """Carry out a checked order to blow a bridge.  [17.8]"""
    board.units.clock[row[UNIT]] -= BLOW_SECONDS
    fire_charges(world, board, row[UNIT], row[TARGET])


@kernel
def guard_of(world, board, side, bridge):
    """The first unit of a side that can and will fire the charges of a bridge, or -1.  [17.8]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or board.units.condition[unit] != READY:
            continue
        here = board.units.hex[unit]
        if here < 0 or world.units.aircraft[unit] or board.units.stance[unit] != FIRE_AT_WILL:
            continue
        if board.units.suppression[unit] < PINNED and ends_within(world, board, bridge, here, PLUNGER):
            return unit
    return -1


@kernel
def blown_ahead(world, board, unit, here, direction):
    """Whether the guard of a bridge blows it as an enemy sets foot on it.  [17.8]"""
    bridge = world.spans[here, direction]
    if (
        bridge < 0
        or not has_foreign_charges(world, board, unit, bridge)
        or not is_charged(world, board, bridge)
    ):
        return False
    guard = guard_of(world, board, 1 - world.units.side[unit], bridge)
    if guard < 0:
        return False
    fire_charges(world, board, guard, bridge)
    return True
