"""Chapter 21: Events."""

from borderwar.ground.dice import EVENT, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import HALTED, HAPPENED
from borderwar.model.happenings import (
    AIR_BANNED,
    AIR_FREE,
    DO_AIR,
    DO_DECIDE,
    DO_ESCALATE,
    DO_HALT,
    DO_LIMIT,
    DO_POINTS,
    DO_RELEASE,
    DO_SURRENDER,
    DO_WEATHER,
    DO_WITHDRAW,
    WHEN_AFTER,
    WHEN_BROKEN,
    WHEN_CLEAR,
    WHEN_DESTROYED,
    WHEN_HELD,
    WHEN_LEVEL,
    WHEN_LOSSES,
    WHEN_PRESENT,
)
from borderwar.model.tables import BROKEN, DESTROYED, LEFT, N_HAPPENINGS, READY, SURRENDERED, TO_COME
from borderwar.rules.departures import call_away
from borderwar.rules.limits import HALT, calm, escalate
from borderwar.rules.morale import give_up
from borderwar.rules.tell import tell
from borderwar.rules.victory import DECIDED, GOING_ON, share_lost

EVEN_CHANCE = 500  # per mille: with `luck: none` an event comes when its chances sum to this  [21.4]


@kernel
def stands_in(world, board, side, first, count):
    """Whether a ready ground unit of a side stands in one of the hexes of a list."""
    for choice in range(first, first + count):
        unit = board.hexes.first[world.lists[choice]]
        while unit >= 0:
            if world.units.side[unit] == side and board.units.condition[unit] == READY:
                return True
            unit = board.units.next[unit]
    return False


@kernel
def is_beaten(world, board, first, count, at_least):
    """Whether all units of a list that have come on and not left are `at_least` so badly off."""
    seen = 0
    for choice in range(first, first + count):
        condition = board.units.condition[world.lists[choice]]
        if condition == TO_COME or condition == LEFT:
            continue
        if condition < at_least:
            return False
        seen += 1
    return seen > 0


@kernel
def condition_holds(world, board, row):
    """Whether one condition of an event holds as the turn begins.  [21.2]"""
    test = world.conditions.test[row]
    side = world.conditions.side[row]
    first = world.conditions.first[row]
    count = world.conditions.count[row]
    number = world.conditions.number[row]
    if test == WHEN_LEVEL:
        return board.clock.level[0] >= number
    if test == WHEN_HELD:
        held = board.clock.turn[0] - board.objectives.since[number]
        return board.objectives.holder[number] == side and held >= world.conditions.turns[row]
    if test == WHEN_LOSSES:
        return share_lost(world, board, side) >= number
    if test == WHEN_BROKEN:
        return is_beaten(world, board, first, count, BROKEN)
    if test == WHEN_DESTROYED:
        return is_beaten(world, board, first, count, SURRENDERED)
    if test == WHEN_CLEAR:
        return not stands_in(world, board, side, first, count)
    if test == WHEN_PRESENT:
        return stands_in(world, board, side, first, count)
    happened = board.happenings.times[number] > 0
    if test == WHEN_AFTER:
        return happened
    return not happened


@kernel
def comes_up(world, board, row):
    """Whether an event happens now.  [21.1] [21.4]"""
    turn = board.clock.turn[0] + 1
    if turn < world.happenings.since[row] or turn > world.happenings.until[row]:
        return False
    if board.happenings.times[row] > 0 and world.happenings.repeat[row] == 0:
        return False
    first = world.happenings.first_condition[row]
    for condition in range(first, first + world.happenings.conditions[row]):
        if not condition_holds(world, board, condition):
            return False
    chance = world.happenings.chance[row]
    if chance >= 1000:
        return True
    if board.clock.luck[0]:
        return draw_below(board.clock.seed[0], EVENT, board.clock.turn[0], row, 0, 1000) < chance
    board.happenings.gathered[row] += chance
    if board.happenings.gathered[row] < EVEN_CHANCE:
        return False
    board.happenings.gathered[row] = 0
    return True


@kernel
def carry_out(world, board, row):
    """One thing that an event does.  [21.3] [21.5] [21.6]"""
    deed = world.deeds.deed[row]
    side = world.deeds.side[row]
    number = world.deeds.number[row]
    first = world.deeds.first[row]
    if deed == DO_POINTS:
        board.sides.awards[side] += number
    elif deed == DO_ESCALATE and number > 0:
        escalate(world, board, number)
    elif deed == DO_ESCALATE:
        calm(board, -number)
    elif deed == DO_WEATHER:
        board.clock.sky[0] = number * world.scale.turns[0]
    elif deed == DO_HALT and board.clock.over[0] == GOING_ON:
        board.clock.over[0] = HALT
        tell(board, HALTED, -1, -1, -1, 0, 0, 0, 0)
    elif deed == DO_DECIDE and board.clock.over[0] == GOING_ON:
        board.clock.over[0] = DECIDED
    elif deed == DO_AIR:
        board.sides.air_order[side] = AIR_BANNED if number else AIR_FREE
    for choice in range(first, first + world.deeds.count[row]):
        one = world.lists[choice]
        if deed == DO_LIMIT:
            bit = 1 << one
            owner = world.limits.side[one]
            board.sides.limits_off[owner] |= bit
            if number:
                board.sides.limits_off[owner] ^= bit
        elif deed == DO_RELEASE:
            if board.units.condition[one] == TO_COME:
                board.units.due[one] = board.clock.turn[0] + 1
        elif deed == DO_WITHDRAW:
            call_away(world, board, one, board.clock.turn[0] + number)
        elif deed == DO_SURRENDER:
            lay_down(world, board, one)


@kernel
def lay_down(world, board, unit):
    """A unit told to surrender does, wherever it is; one yet to come never comes.  [21.5]"""
    condition = board.units.condition[unit]
    if condition == TO_COME:
        board.units.condition[unit] = LEFT
    elif condition <= BROKEN and board.units.hex[unit] >= 0:
        give_up(world, board, unit)
    elif condition <= BROKEN:
        board.units.condition[unit] = DESTROYED  # aircraft are burnt on their fields
        board.units.vehicles_lost[unit] += board.units.vehicles[unit]
        board.units.vehicles[unit] = 0


@kernel
def let_events_happen(world, board):
    """As a turn begins each event is looked at, in the scenario's order.  [21.1]"""
    for row in range(world.marks[N_HAPPENINGS]):
        if board.clock.over[0] != GOING_ON or not comes_up(world, board, row):
            continue
        board.happenings.times[row] += 1
        board.happenings.turn[row] = board.clock.turn[0]
        tell(board, HAPPENED, -1, -1, -1, row, world.happenings.told[row], board.clock.turn[0], 0)
        first = world.happenings.first_deed[row]
        for deed in range(first, first + world.happenings.deeds[row]):
            carry_out(world, board, deed)


@kernel
def forget_happenings(world, view, side):
    """What a side was not told of, it does not know.  [21.7]"""
    for row in range(world.marks[N_HAPPENINGS]):
        view.happenings.gathered[row] = 0
        told = world.happenings.told[row]
        if told >= 0 and told != side:
            view.happenings.times[row] = 0
            view.happenings.turn[row] = -1
    view.sides.limits_off[1 - side] = 0
    view.sides.air_order[1 - side] = 0
