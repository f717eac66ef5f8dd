"""The forecast: the very orders, carried out on copies of what a side believes.

Nothing here knows a rule; it applies `engine.apply` and counts.  So the card a player
reads and the result he gets come from one function.
"""

from borderwar.ground.dice import FORECAST, draw
from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.events import FIRED, MINED, MOVED
from borderwar.model.orders import AMOUNT, FIRE, KIND, LENGTH, PATH, TARGET, UNIT
from borderwar.model.tables import BROKEN, N_HEXES, N_UNITS, READY, SPOTTED
from borderwar.rules.engine import apply, check, order
from borderwar.rules.fire import SHORTEST_FIRE, best_power
from borderwar.rules.morale import break_hazard, stress
from borderwar.rules.movement import PINNED, reach
from borderwar.rules.ranges import apart
from borderwar.rules.reaction import reaction_power
from borderwar.rules.sight import has_sight
from borderwar.rules.stacking import lift, place
from borderwar.rules.view import copy_board

# Columns of a sample.
(OWN_MEN, OWN_VEHICLES, THEIR_MEN, THEIR_VEHICLES, OWN_BREAK, THEIR_BREAK, CARRIED, SUPPRESSED) = range(8)
SAMPLE_WIDTH = 8

# Columns of a step of a march that was tried many times.
(ARRIVED, ENDED, STEP_MEN, STEP_VEHICLES) = range(4)
STEP_WIDTH = 4


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
def throw_dice(spare, luck, seed, unit, roll):
    """Give a copied board dice of its own, and no events."""
    spare.events[0, 0] = 0
    spare.clock.luck[0] = luck
    spare.clock.seed[0] = draw(seed, FORECAST, 0, unit, roll) >> 1


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
        throw_dice(spare, luck, seed, unit, roll)
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
def sample_march(world, board, spare, row, luck, rolls, seed, out):
    """Carry out a march `rolls` times on copies of `board`; sums for each hex of the path.

    Columns: how often it got there, how often it was stopped there short of its goal, men and
    vehicles lost on entering.
    """
    unit = row[UNIT]
    for step in range(row[LENGTH]):
        for column in range(STEP_WIDTH):
            out[step, column] = 0
    for roll in range(rolls):
        copy_board(board, spare)
        throw_dice(spare, luck, seed, unit, roll)
        apply(world, spare, row)
        step = 0
        for event in range(1, spare.events[0, 0] + 1):
            kind = spare.events[event, 0]
            if kind == MOVED and spare.events[event, 1] == unit and spare.events[event, 6] == 0:
                step += 1
                out[step, ARRIVED] += 1
            elif kind == FIRED and spare.events[event, 2] == unit:
                out[step, STEP_MEN] += spare.events[event, 5]
                out[step, STEP_VEHICLES] += spare.events[event, 6]
            elif kind == MINED and spare.events[event, 1] == unit:
                out[step, STEP_MEN] += spare.events[event, 4]
                out[step, STEP_VEHICLES] += spare.events[event, 5]
        if step < row[LENGTH] - 1:
            out[step, ENDED] += 1


@kernel
def watch_march(world, board, spare, row, out):
    """Fill `out` with the power each known enemy fires with as a march enters each hex.  [10.2]"""
    unit = row[UNIT]
    copy_board(board, spare)
    for step in range(row[LENGTH]):
        lift(world, spare, unit)
        place(world, spare, unit, row[PATH + step])
        if step > 0:
            spare.units.dug[unit] = 0
            spare.units.moving[unit] += 1
        for enemy in range(world.marks[N_UNITS]):
            out[step, enemy] = reaction_power(world, spare, enemy, unit) if step > 0 else 0


@kernel
def sample_reply(world, board, spare, row, enemy, answer, luck, rolls, seed, out):
    """What an enemy's turn of fire on a unit would cost it after its order; a row of `out` a roll.

    The enemy is taken to have all of its time, as the worst case; `answer` is room for its order.
    Columns: men and vehicles lost.  Nothing if it cannot fire.
    """
    unit = row[UNIT]
    for roll in range(rolls):
        out[roll, 0] = 0
        out[roll, 1] = 0
        copy_board(board, spare)
        throw_dice(spare, luck, seed, unit, roll)
        apply(world, spare, row)
        if spare.units.hex[unit] < 0:
            continue
        men = spare.units.casualties[unit]
        vehicles = spare.units.vehicles_lost[unit]
        spare.clock.side[0] = world.units.side[enemy]
        spare.units.clock[enemy] = world.scale.turn_seconds[0]
        answer[KIND] = FIRE
        answer[UNIT] = enemy
        answer[TARGET] = unit
        answer[AMOUNT] = max(SHORTEST_FIRE, spare.units.clock[enemy])
        if check(world, spare, answer) == 0:
            apply(world, spare, answer)
            out[roll, 0] = spare.units.casualties[unit] - men
            out[roll, 1] = spare.units.vehicles_lost[unit] - vehicles


@kernel
def sample_orders(world, board, spare, rows, row, skip, luck, rolls, seed, side_of, side, out):
    """Carry out a list of orders one after the other, `rolls` times; a row of `out` each.

    Order `skip` is left out (-1: none), and so is one that is refused by then; `row` is room
    for one.  Columns: men and vehicles that either side loses, as in `sample_order`.
    """
    before = losses_of(board, side_of, side, 0)
    vehicles = losses_of(board, side_of, side, 1)
    theirs = losses_of(board, side_of, 1 - side, 0)
    armour = losses_of(board, side_of, 1 - side, 1)
    for roll in range(rolls):
        copy_board(board, spare)
        throw_dice(spare, luck, seed, 0, roll)
        for number in range(len(rows)):
            if number == skip:
                continue
            for cell in range(len(row)):
                row[cell] = rows[number, cell]
            order(world, spare, row)
        out[roll, OWN_MEN] = losses_of(spare, side_of, side, 0) - before
        out[roll, OWN_VEHICLES] = losses_of(spare, side_of, side, 1) - vehicles
        out[roll, THEIR_MEN] = losses_of(spare, side_of, 1 - side, 0) - theirs
        out[roll, THEIR_VEHICLES] = losses_of(spare, side_of, 1 - side, 1) - armour


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
def danger_field(world, board, spare, enemy, blockers, out):
    """Mark the hexes one enemy can fire into in its next player turn; how many.

    1 from where it stands, 2 after a march that leaves it time to fire.  With `blockers` 0
    it marches as if none of its enemies stood in its way.
    """
    count = threat_field(world, board, enemy, out)
    if board.units.hex[enemy] < 0 or board.units.condition[enemy] != READY:
        return count
    copy_board(board, spare)
    if blockers == 0:
        for unit in range(world.marks[N_UNITS]):
            if world.units.side[unit] != world.units.side[enemy]:
                lift(world, spare, unit)
    if spare.units.suppression[enemy] >= PINNED:
        return count
    reach(world, spare, enemy, world.scale.turn_seconds[0] - SHORTEST_FIRE)
    for here in range(world.marks[N_HEXES]):
        if spare.left[here] < 0:
            continue
        for there in range(world.marks[N_HEXES]):
            if out[there]:
                continue
            if apart(world, here, there) * world.scale.hex_metres[0] > world.units.reach_metres[enemy]:
                continue
            if has_sight(world, here, there):
                out[there] = 2
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
