"""Chapter 20: Cutting wire, filling ditches, lifting mines."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import OPENED, WORKED
from borderwar.model.orders import AMOUNT, TARGET, UNIT
from borderwar.rules.movement import PINNED, direction_to
from borderwar.rules.reaction import react_to_march
from borderwar.rules.sight import look_out, spot
from borderwar.rules.tell import refuse, tell
from borderwar.rules.works import knows

ENGINEERS = 3  # times as fast as other men on foot  [20.4]
SHORTEST_WORK = 60


@kernel
def work_at(world, board, side, here, there):
    """The obstacle that men in a hex clear towards another, or in their own; -1 for none.  [20.4]"""
    if here != there:
        direction = direction_to(world, here, there)
        if direction < 0:
            return -1
        work = world.barrier[here, direction] - 1
        if knows(world, board, side, work):
            return work
    work = world.hexes.mines[there] - 1
    return work if knows(world, board, side, work) else -1


@kernel
def check_clear(world, board, row):
    """0, or the case that forbids clearing.  The unit has been found ready.  [20.4]"""
    unit = row[UNIT]
    if board.units.mounted[unit] or world.units.armoured[unit] or world.units.aircraft[unit]:
        return refuse(board, 2004, unit, 1, 0)
    if board.units.column[unit]:
        return refuse(board, 2004, unit, 2, 0)
    if board.units.suppression[unit] >= PINNED:
        return refuse(board, 902, unit, board.units.suppression[unit], PINNED)
    there = row[TARGET]
    work = -1
    if there >= 0 and board.units.hex[unit] >= 0:
        work = work_at(world, board, world.units.side[unit], board.units.hex[unit], there)
    if work < 0:
        return refuse(board, 2004, unit, 3, there)
    if world.work_types.clear[world.works.type[work]] == 0:
        return refuse(board, 2004, unit, 4, there)
    if row[AMOUNT] < SHORTEST_WORK:
        return refuse(board, 2004, unit, 5, SHORTEST_WORK)
    if row[AMOUNT] > board.units.clock[unit]:
        return refuse(board, 304, -1, row[AMOUNT], board.units.clock[unit])
    return 0


@kernel
def clear(world, board, row):
    """Work at an obstacle for some seconds, in the open and in the enemy's view.  [20.4]"""
    unit = row[UNIT]
    there = row[TARGET]
    seconds = row[AMOUNT]
    work = work_at(world, board, world.units.side[unit], board.units.hex[unit], there)
    board.units.clock[unit] -= seconds
    board.units.moving[unit] += seconds
    done = seconds * (1000 - board.units.suppression[unit] // 2) // 1000
    if world.units.engineer[unit]:
        done *= ENGINEERS
    left = board.works.left[work] - done
    board.works.left[work] = left if left > 0 else 0
    if left > 0:
        tell(board, WORKED, unit, -1, there, left, work, 0, 0)
    else:
        tell(board, OPENED, unit, -1, there, work, 0, 0, 0)
    # They have left their holes for the time of it.
    dug = board.units.dug[unit]
    board.units.dug[unit] = 0
    spot(world, board, unit)
    look_out(world, board, unit)
    react_to_march(world, board, unit, seconds)
    board.units.dug[unit] = dug
