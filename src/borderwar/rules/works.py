"""Chapter 20: Wire, mines and forts in the way of a march and of a shell."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import MINED, OPENED
from borderwar.model.tables import MINES, N_FORTS, N_MINES, N_UNITS, READY
from borderwar.rules.firepower import BOMB
from borderwar.rules.loss import destroy_if_empty, hurt_armour, hurt_men, keep_sight
from borderwar.rules.luck import shot_luck
from borderwar.rules.tell import tell

CAREFUL = 250  # per mille of what mines do to those who know where they lie  [20.6]
LINGER = 100  # per mille of it to those who stay among them  [20.6]
QUICKEST = 60  # seconds that anybody is among mines  [20.6]
NEAR_MISS = 500  # per mille of plunging fire that breaks tracks, whatever the top armour  [7.6]
TOO_HEAVY = 4  # times the weight it keeps out: such a shell finds a fort no better than bare ground  [20.8]


@kernel
def knows(world, board, side, work):
    """Whether an obstacle stands, as far as a side knows; its own mines do, for it.  [20.2] [20.5]"""
    if work < 0:
        return False
    if world.works.owner[work] == side and world.work_types.kind[world.works.type[work]] == MINES:
        return True
    return board.works.left[work] > 0 and (board.works.known[work] >> side) & 1


@kernel
def works_seconds(world, board, side, mover, here, direction):
    """Seconds that known obstacles add to a step; -1 if they bar the way.  [20.2] [20.6]"""
    total = 0
    work = world.barrier[here, direction] - 1
    if knows(world, board, side, work) and world.works.owner[work] != side:
        seconds = world.crossing[mover, world.works.type[work]]
        if seconds < 0:
            return -1
        total += seconds
    work = world.hexes.mines[world.neighbour[here, direction]] - 1
    if knows(world, board, side, work) and world.works.owner[work] != side:
        seconds = world.crossing[mover, world.works.type[work]]
        if seconds < 0:
            return -1
        total += seconds
    return total


@kernel
def strike_mines(world, board, unit, work, mover, share):
    """Mines hurt a unit among them, by the law of 5.3; men and vehicles lost.  [20.6]"""
    kind = world.works.type[work]
    seconds = max(QUICKEST, world.crossing[mover, kind])
    # A field half lifted is half as dense.
    share = share * board.works.left[work] // max(1, world.work_types.clear[kind])
    luck = shot_luck(world, board, unit)
    board.clock.now[0] = max(0, world.scale.turn_seconds[0] - board.units.clock[unit])
    casualties = board.units.casualties[unit]
    vehicles = board.units.vehicles_lost[unit]
    if world.units.armoured[unit]:
        fire = world.work_types.guns[kind] * share // 1000
        hurt_armour(world, board, unit, fire, seconds, 1000, luck)
    else:
        fire = world.work_types.rifles[kind] * share // 1000
        hurt_men(world, board, unit, fire, seconds, True, 1000, luck)
    men = board.units.casualties[unit] - casualties
    hulls = board.units.vehicles_lost[unit] - vehicles
    tell(board, MINED, unit, -1, board.units.hex[unit], men, hulls, work, 0)
    destroy_if_empty(world, board, unit)
    keep_sight(board, unit)
    return men + hulls


@kernel
def find_mines(world, board, unit):
    """Engineers find the mines in the hexes around them.  [20.5]"""
    side = world.units.side[unit]
    here = board.units.hex[unit]
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there < 0:
            continue
        work = world.hexes.mines[there] - 1
        if work >= 0 and board.works.left[work] > 0 and (board.works.known[work] >> side) & 1 == 0:
            board.works.known[work] |= 1 << side
            board.clock.revealed[0] = 1
            tell(board, MINED, unit, -1, there, 0, 0, work, 1)


@kernel
def pass_works(world, board, unit, mover, here, there):
    """A unit has crossed a hexside: wire is flattened, mines go off.  [20.3] [20.6]

    0, or if there were mines 1 and the men and vehicles lost.
    """
    side = world.units.side[unit]
    for direction in range(6):
        if world.neighbour[here, direction] != there:
            continue
        work = world.barrier[here, direction] - 1
        if work >= 0 and board.works.left[work] > 0 and world.works.owner[work] != side:
            if world.crushing[mover, world.works.type[work]]:
                board.works.left[work] = 0
                tell(board, OPENED, unit, -1, there, work, 1, 0, 0)
    if world.marks[N_MINES] == 0:
        return 0
    if world.units.engineer[unit]:
        find_mines(world, board, unit)
    work = world.hexes.mines[there] - 1
    if work < 0 or board.works.left[work] == 0 or world.works.owner[work] == side:
        return 0
    share = CAREFUL if (board.works.known[work] >> side) & 1 else 1000
    board.works.known[work] |= 1 << side
    board.clock.revealed[0] = 1
    return 1 + strike_mines(world, board, unit, work, mover, share)


@kernel
def linger_among_mines(world, board, side):
    """Units that stay among mines lose by them as their player turn begins.  [20.6]"""
    for unit in range(world.marks[N_UNITS]):
        here = board.units.hex[unit]
        if here < 0 or world.units.side[unit] != side or board.units.condition[unit] > READY + 1:
            continue
        work = world.hexes.mines[here] - 1
        if work < 0 or board.works.left[work] == 0 or world.works.owner[work] == side:
            continue
        mover = world.units.mover_mounted[unit] if board.units.mounted[unit] else world.units.mover_foot[unit]
        strike_mines(world, board, unit, work, mover, LINGER)


@kernel
def shelter(world, board, unit, grams):
    """Per mille of losses that a fort lets through to a unit, by the weight of the shell.  [20.8]"""
    if world.marks[N_FORTS] == 0:
        return 1000
    kind = world.hexes.fort[board.units.hex[unit]] - 1
    if kind < 0 or board.units.mounted[unit] or world.units.armoured[unit] or board.units.column[unit]:
        return 1000
    share = world.work_types.share[kind]
    proof = world.work_types.proof[kind]
    if grams <= proof:
        return share
    if grams >= TOO_HEAVY * proof:
        return 1000
    return share + (1000 - share) * (grams - proof) // ((TOO_HEAVY - 1) * proof)


@kernel
def heaviest_shell(world, unit, indirect):
    """Grams of the heaviest shell or bomb a unit throws; over an observer only if `indirect`.  [20.8]"""
    grams = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if indirect and world.weapons.indirect[weapon] == 0:
            continue
        grams = max(grams, world.weapons.grams[weapon])
    return grams


@kernel
def share_through(thick, top):
    """Per mille of hits that go through so many mm of armour: none at 70 % of it, all at 130 %.  [7.2]"""
    return max(0, min(1000, (thick * 10 - top * 7) * 1000 // (top * 6)))


@kernel
def share_from_above(world, unit, target, indirect):
    """Per mille of plunging fire that tells on armour: near misses, and what goes through.  [7.6]"""
    top = world.units.armour_top[target]
    if top == 0:
        return 1000
    thick = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if indirect and world.weapons.indirect[weapon] == 0:
            continue
        thick = max(thick, world.weapons.above[weapon])
    return NEAR_MISS + (1000 - NEAR_MISS) * share_through(thick, top) // 1000


@kernel
def share_of_bullets(world, unit, target):
    """Per mille of an aircraft's bullets that go through armour from above.  [7.6]"""
    top = world.units.armour_top[target]
    if top == 0:
        return 1000
    thick = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] != BOMB:
            thick = max(thick, world.weapons.above[weapon])
    return share_through(thick, top)
