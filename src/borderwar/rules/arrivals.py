"""Chapter 12: Arrivals and departures."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import ARRIVED, DELAYED
from borderwar.model.orders import TARGET, UNIT
from borderwar.model.tables import N_UNITS, READY, TO_COME
from borderwar.rules.limits import note_entry
from borderwar.rules.posture import take_works
from borderwar.rules.sight import look_out, spot
from borderwar.rules.stacking import enemy_in, has_room, place
from borderwar.rules.tell import refuse, tell
from borderwar.rules.victory import take_objective


@kernel
def is_due(world, board, unit):
    """Whether a unit may come on: by the clock, or released by escalation.  [12.1] [12.2]"""
    by_clock = board.units.due[unit]
    if by_clock > 0 and board.clock.turn[0] + 1 >= by_clock:
        return True
    level = world.units.arrive_level[unit]
    return level > 0 and board.clock.level[0] >= level


@kernel
def entry_hex(world, board, unit):
    """The chosen entry hex, else the first, without enemies and with room, or -1.  [12.3] [12.6]"""
    first = world.units.entry_first[unit]
    if world.units.entry_count[unit] == 0:
        return -1
    for choice in range(-1, world.units.entry_count[unit]):
        there = world.entries[first + (board.units.entry[unit] if choice < 0 else choice)]
        if enemy_in(world, board, world.units.side[unit], there) >= 0:
            continue
        if has_room(world, board, unit, there):
            return there
    return -1


@kernel
def bring_on(world, board, side):
    """Units of a side that are due come on with a full clock.  [12.1] to [12.4]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or board.units.condition[unit] != TO_COME:
            continue
        if not is_due(world, board, unit):
            continue
        if world.units.aircraft[unit] or world.units.anchor[unit] >= 0:
            board.units.condition[unit] = READY
            tell(board, ARRIVED, unit, -1, -1, 0, 0, 0, 0)
            continue
        there = entry_hex(world, board, unit)
        if there < 0:
            tell(board, DELAYED, unit, -1, -1, 0, 0, 0, 0)
            continue
        board.units.condition[unit] = READY
        place(world, board, unit, there)
        take_works(world, board, unit)
        tell(board, ARRIVED, unit, -1, there, 0, 0, 0, 0)
        take_objective(world, board, unit, there)
        note_entry(world, board, unit, there)
        spot(world, board, unit)
        look_out(world, board, unit)


@kernel
def check_entry(world, board, row):
    """0, or the case that forbids a choice of entry.  [12.6]"""
    unit = row[UNIT]
    if world.units.side[unit] != board.clock.side[0]:
        return refuse(board, 104, unit, 0, 0)
    if board.units.condition[unit] != TO_COME or world.units.aircraft[unit]:
        return refuse(board, 1206, unit, 1, 0)
    first = world.units.entry_first[unit]
    for choice in range(first, first + world.units.entry_count[unit]):
        if world.entries[choice] == row[TARGET]:
            return 0
    return refuse(board, 1206, unit, 2, row[TARGET])


@kernel
def choose_entry(world, board, row):
    """A unit to come, and all of its group, will come on at a hex if they can.  [12.6]"""
    group = world.units.group[row[UNIT]]
    for unit in range(world.marks[N_UNITS]):
        if world.units.group[unit] != group or board.units.condition[unit] != TO_COME:
            continue
        first = world.units.entry_first[unit]
        for choice in range(world.units.entry_count[unit]):
            if world.entries[first + choice] == row[TARGET]:
                board.units.entry[unit] = choice
