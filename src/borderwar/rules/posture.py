"""Chapter 10: Stances and digging in."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import DUG_IN, STANCE_TAKEN
from borderwar.model.orders import AMOUNT, UNIT
from borderwar.rules.tell import refuse, tell

SHORTEST_DIG = 60


@kernel
def works_cover(world, board, unit, there):
    """Seconds of digging a unit finds in a hex: trenches dug before the game.  [10.5]"""
    if board.units.mounted[unit] or world.units.armoured[unit] or board.units.column[unit]:
        return 0
    return world.hexes.works[there]


@kernel
def take_works(world, board, unit):
    """A unit that comes on or starts in a hex takes over the trenches there.  [10.5]"""
    found = works_cover(world, board, unit, board.units.hex[unit])
    if found > board.units.dug[unit]:
        board.units.dug[unit] = found


@kernel
def dug_share(world, dug):
    """Per mille of losses that men take behind so many seconds of digging.  [10.4]"""
    best = world.law.dug_best[0]
    half = world.law.dug_half[0]
    return best + (1000 - best) * half // (half + dug)


@kernel
def check_dig(world, board, row):
    """0, or the case that forbids digging.  The unit has been found ready.  [10.4]"""
    unit = row[UNIT]
    if board.units.mounted[unit] or world.units.armoured[unit] or world.units.aircraft[unit]:
        return refuse(board, 1004, unit, 1, 0)
    if board.units.column[unit]:
        return refuse(board, 1004, unit, 4, 0)
    if row[AMOUNT] < SHORTEST_DIG:
        return refuse(board, 1004, unit, 2, SHORTEST_DIG)
    if world.hexes.digging[board.units.hex[unit]] == 0:
        return refuse(board, 1004, unit, 3, 0)
    if row[AMOUNT] > board.units.clock[unit]:
        return refuse(board, 304, -1, row[AMOUNT], board.units.clock[unit])
    return 0


@kernel
def dig(world, board, row):
    """Dig for some seconds.  [10.4]"""
    unit = row[UNIT]
    here = board.units.hex[unit]
    board.units.clock[unit] -= row[AMOUNT]
    work = row[AMOUNT] * world.hexes.digging[here] // 1000
    work = work * (1000 - board.units.suppression[unit] // 2) // 1000
    board.units.dug[unit] += work
    tell(board, DUG_IN, unit, -1, here, board.units.dug[unit], 0, 0, 0)


@kernel
def is_lying(world, board, unit):
    """Whether men on foot lie under fire where they were, on ground that takes a spade.  [10.7]"""
    if board.units.mounted[unit] or world.units.armoured[unit] or board.units.moving[unit] > 0:
        return False
    return world.law.scrape_share[0] > 0 and board.units.hex[unit] >= 0 and board.units.fire_until[unit] > 0


@kernel
def scraped(world, board, unit):
    """Seconds of digging that its time under fire this turn is worth to a unit.  [10.7]"""
    if not is_lying(world, board, unit):
        return 0
    under = board.units.fire_until[unit] - board.units.fire_from[unit]
    return under * world.law.scrape_share[0] // 1000 * world.hexes.digging[board.units.hex[unit]] // 1000


@kernel
def take_stance(world, board, row):
    """Say what the unit does while the enemy moves; it costs no time.  [10.1]"""
    unit = row[UNIT]
    board.units.stance[unit] = row[AMOUNT]
    tell(board, STANCE_TAKEN, unit, -1, board.units.hex[unit], row[AMOUNT], 0, 0, 0)
