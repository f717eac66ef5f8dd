"""Ways home: which enemies have none, and where to stand so that they have none.  [9.12]

Men with no way out do not run: an assault that breaks them takes them all (8.5, 9.13).
"""

from borderwar.ai.estimate import can_fight
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_HEXES, N_UNITS, READY
from borderwar.rules.ranges import apart

OPEN, BARRED, LEADS_HOME = range(3)
"""What a hex is to the enemy: passable, in our hands or contact, on an open way to a rally hex."""

BEHIND = 2  # hexes from an enemy within which standing behind him counts
PLACED = 100  # per mille of trust in its place below which nobody goes behind an enemy


@kernel
def bar_hexes(world, view, memory, side):
    """Bar to the enemy what a side holds or stands beside, except where he stands himself."""
    for place in range(world.marks[N_HEXES]):
        memory.hexes.shut[place] = OPEN
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or not can_fight(world, view, unit):
            continue
        here = view.units.hex[unit]
        memory.hexes.shut[here] = BARRED
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there >= 0:
                memory.hexes.shut[there] = BARRED
    for unit in range(world.sides.first[1 - side], world.sides.last[1 - side]):
        if world.units.side[unit] != side and can_fight(world, view, unit):
            memory.hexes.shut[view.units.hex[unit]] = OPEN


@kernel
def lead_home(world, memory, enemy):
    """Mark all open hexes from which open hexes lead to a rally hex of the enemy's."""
    waiting = 0
    for place in range(world.marks[N_HEXES]):
        if world.refuge[enemy, place] == 0 and memory.hexes.shut[place] == OPEN:
            memory.hexes.shut[place] = LEADS_HOME
            memory.heap[waiting] = place
            waiting += 1
    taken = 0
    while taken < waiting:
        here = memory.heap[taken]
        taken += 1
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there < 0 or memory.hexes.shut[there] != OPEN or world.refuge[enemy, there] < 0:
                continue
            memory.hexes.shut[there] = LEADS_HOME
            memory.heap[waiting] = there
            waiting += 1


@kernel
def is_trapped(world, view, memory, unit):
    """Whether no open hex leads home from where an enemy in sight stands, or from one beside it."""
    here = view.units.hex[unit]
    if here < 0 or world.units.aircraft[unit] or world.refuge[world.units.side[unit], here] < 0:
        return False
    if memory.hexes.shut[here] == LEADS_HOME:
        return False
    if view.units.condition[unit] == READY:
        return True
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there >= 0 and memory.hexes.shut[there] == LEADS_HOME:
            return False
    return True


@kernel
def mark_cuts(world, view, memory, side, share):
    """Mark what it is worth to stand between each known enemy and his way home."""
    enemy = 1 - side
    columns = world.scale.columns[0]
    rows = world.scale.rows[0]
    man = max(1, world.loss_points.captured[enemy]) * 100
    for entry in range(memory.turn.known[0]):
        unit = memory.list[entry]
        here = memory.units.place[unit]
        home = world.refuge[enemy, here]
        if home <= 0 or memory.units.trust[unit] < PLACED:
            continue
        worth = view.units.men[unit] * man * share // 1000
        column = here % columns
        row = here // columns
        for x in range(max(0, column - BEHIND), min(columns, column + BEHIND + 1)):
            for y in range(max(0, row - BEHIND), min(rows, row + BEHIND + 1)):
                there = y * columns + x
                if 0 <= world.refuge[enemy, there] < home and apart(world, here, there) <= BEHIND:
                    memory.hexes.cut[there] += worth


@kernel
def draw_ring(world, view, memory, side):
    """Note who is trapped and where to cut whom off, for a doctrine that cares."""
    for place in range(world.marks[N_HEXES]):
        memory.hexes.cut[place] = 0
    share = memory.doctrine.cuts[memory.turn.doctrine[0]]
    if share == 0:
        return
    mark_cuts(world, view, memory, side, share)
    bar_hexes(world, view, memory, side)
    lead_home(world, memory, 1 - side)
    for unit in range(world.sides.first[1 - side], world.sides.last[1 - side]):
        if world.units.side[unit] != side:
            memory.units.trapped[unit] = is_trapped(world, view, memory, unit)
