"""The forecast: the very orders, carried out on copies of what a side believes.

Nothing here knows a rule; it applies `engine.apply` and counts.  So the card a player
reads and the result he gets come from one function.
"""

from borderwar.ground.dice import FORECAST, draw
from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.orders import UNIT
from borderwar.model.tables import BROKEN, N_HEXES, N_UNITS, READY, SPOTTED
from borderwar.rules.engine import apply
from borderwar.rules.fire import best_power
from borderwar.rules.morale import break_hazard, stress
from borderwar.rules.ranges import apart
from borderwar.rules.sight import has_sight
from borderwar.rules.view import copy_board

# Columns of a sample.
(OWN_MEN, OWN_VEHICLES, THEIR_MEN, THEIR_VEHICLES, OWN_BREAK, THEIR_BREAK, CARRIED, SUPPRESSED) = range(8)
SAMPLE_WIDTH = 8


@kernel
def losses_of(board, side_of, side, vehicles):
    """Men, or vehicles, that a side has lost so far, prisoners counted."""
    total = 0
    for unit in range(len(side_of)):
        if side_of[unit] == side:
            if vehicles:
                total += board.units.vehicles_lost[unit] + board.units.vehicles_captured[unit]
            else:
                total += board.units.casualties[unit] + board.units.captured[unit]
    return total


@kernel
def break_chance(world, board, unit):
    """Chance, in 65536ths, that a unit breaks when its next player turn begins.  [9.4]"""
    if unit < 0:
        return 0
    if board.units.condition[unit] != READY:
        return 65536
    if board.units.soft_fire[unit] + board.units.hard_fire[unit] + board.units.stress_now[unit] == 0:
        return 0
    hazard = break_hazard(world, stress(world, board, unit), world.scale.turn_seconds[0])
    return 65536 - exp2_fixed(world.powers, -hazard)


@kernel
def sample_order(world, board, spare, row, target, luck, rolls, seed, side_of, out):
    """Carry out one order `rolls` times on copies of `board`; a row of `out` for each.

    `target` is the enemy unit whose nerve is watched, or -1.  Columns: men and vehicles
    either side loses, chances to break in 65536ths, whether the unit ended in another
    hex, and the suppression of the target.
    """
    unit = row[UNIT]
    side = world.units.side[unit]
    own_men = losses_of(board, side_of, side, 0)
    own_vehicles = losses_of(board, side_of, side, 1)
    their_men = losses_of(board, side_of, 1 - side, 0)
    their_vehicles = losses_of(board, side_of, 1 - side, 1)
    start = board.units.hex[unit]
    for roll in range(rolls):
        copy_board(board, spare)
        spare.events[0, 0] = 0
        spare.clock.luck[0] = luck
        spare.clock.seed[0] = draw(seed, FORECAST, 0, unit, roll) >> 1
        apply(world, spare, row)
        out[roll, OWN_MEN] = losses_of(spare, side_of, side, 0) - own_men
        out[roll, OWN_VEHICLES] = losses_of(spare, side_of, side, 1) - own_vehicles
        out[roll, THEIR_MEN] = losses_of(spare, side_of, 1 - side, 0) - their_men
        out[roll, THEIR_VEHICLES] = losses_of(spare, side_of, 1 - side, 1) - their_vehicles
        out[roll, OWN_BREAK] = break_chance(world, spare, unit)
        out[roll, THEIR_BREAK] = break_chance(world, spare, target)
        out[roll, CARRIED] = 1 if spare.units.hex[unit] != start else 0
        out[roll, SUPPRESSED] = spare.units.suppression[target] if target >= 0 else 0


@kernel
def reply_power(world, board, unit, out):
    """Fill `out` with the power each spotted enemy brings on a unit where it stands.

    0 for those that cannot.  What a player calls the enemy's reply.
    """
    for enemy in range(world.marks[N_UNITS]):
        out[enemy] = 0
        if world.units.side[enemy] == world.units.side[unit] or board.units.hex[enemy] < 0:
            continue
        if board.units.condition[enemy] != READY or board.units.seen[enemy] != SPOTTED:
            continue
        out[enemy] = best_power(world, board, enemy, unit)


@kernel
def threat_field(world, board, enemy, out):
    """Mark in `out` the hexes one enemy can fire into from where it stands; how many."""
    count = 0
    here = board.units.hex[enemy]
    for there in range(world.marks[N_HEXES]):
        out[there] = 0
        if here < 0 or board.units.condition[enemy] >= BROKEN:
            continue
        hexes = apart(world, here, there)
        if hexes * world.scale.hex_metres[0] > world.units.reach_metres[enemy]:
            continue
        if has_sight(world, here, there):
            out[there] = 1
            count += 1
    return count


@kernel
def sight_field(world, here, out):
    """Mark in `out` the hexes that can be seen from one hex; how many.  [4.1]"""
    count = 0
    for there in range(world.marks[N_HEXES]):
        out[there] = 0
    far = world.scale.sight_hexes[0]
    columns = world.scale.columns[0]
    q = world.hexes.q[here]
    r = world.hexes.r[here]
    for column in range(max(0, q - far), min(columns, q + far + 1)):
        down = (column - (column & 1)) // 2
        north = max(0, r + down + max(-far, q - column - far))
        south = min(world.scale.rows[0] - 1, r + down + min(far, q - column + far))
        for row in range(north, south + 1):
            there = row * columns + column
            if has_sight(world, here, there):
                out[there] = 1
                count += 1
    return count
