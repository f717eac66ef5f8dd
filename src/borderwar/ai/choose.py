"""One entry for all policies: plan when a player turn begins, then one order at a time."""

from borderwar.ai.clearing import clear_order
from borderwar.ai.doctrine import BRISK, LONG_TURN, PLAIN, SLOW
from borderwar.ai.errands import depart_order
from borderwar.ai.goals import rank_goals, set_prizes, weigh_advance
from borderwar.ai.greedy import greedy_order, misses, nearest_objectives, random_order
from borderwar.ai.picture import draw_picture, is_late
from borderwar.ai.policies import GREEDY, HISTORICAL, PASSIVE, RANDOM, RECRUIT, STAFF
from borderwar.ai.press import press_on
from borderwar.ai.ring import draw_ring
from borderwar.ai.rush import press_order
from borderwar.ai.staff import STAGES, begin_stage, look_again, simple_order
from borderwar.ai.tasks import assign_tasks
from borderwar.ground.kernel import kernel
from borderwar.model.orders import END, KIND, UNIT
from borderwar.model.tables import N_LEAVERS, N_UNITS, N_WORKS

ORDERS_OF_ONE = 20  # orders a unit, on average, after which a player turn is ended
TRIES = 3  # orders of one unit in one pass of the staff
TRIES_SIMPLE = 6  # in the only pass of the yardsticks


@kernel
def doctrine_of(world, memory, side, policy):
    """The row of the doctrine by which a policy fights."""
    if policy != STAFF:
        return PLAIN
    if memory.temper.doctrine[side]:
        return memory.temper.doctrine[side]
    return SLOW if world.scale.turn_seconds[0] > LONG_TURN else BRISK


@kernel
def start_turn(world, view, memory, side, policy):
    """Clear a policy's memory and let it plan the player turn that begins."""
    memory.turn.stage[0] = 0
    memory.turn.cursor[0] = 0
    memory.turn.given[0] = 0
    memory.turn.draws[0] = 0
    memory.turn.closed[0] = 0
    memory.turn.doctrine[0] = doctrine_of(world, memory, side, policy)
    if policy == PASSIVE:
        return
    for unit in range(world.marks[N_UNITS]):
        memory.units.refused[unit] = 0
        memory.units.tries[unit] = 0
        memory.units.sent[unit] = -1
        memory.units.presses[unit] = 0
        memory.units.trapped[unit] = 0
    is_late(world, view, memory, side)
    draw_picture(world, view, memory, side, 1)
    rank_goals(world, view, memory, side)
    set_prizes(world, view, memory, side)
    draw_ring(world, view, memory, side)
    if policy == STAFF or policy == HISTORICAL:
        assign_tasks(world, view, memory, side, policy)
        if policy == STAFF:
            press_on(world, view, memory, side)
        weigh_advance(world, view, memory, side)
        set_prizes(world, view, memory, side)
    else:
        nearest_objectives(world, view, memory, side)


@kernel
def unit_order(world, view, memory, policy, ai_seed, unit, row):
    """Write the next order of one unit by a policy; 1 if there is one."""
    if world.marks[N_LEAVERS] and depart_order(world, view, unit, row):
        return 1
    if policy == RANDOM:
        return random_order(world, view, memory, ai_seed, unit, row)
    if policy == GREEDY or policy == RECRUIT:
        if policy == RECRUIT and misses(view, memory, ai_seed, unit):
            return 0
        if greedy_order(world, view, memory, unit, row):
            return 1
    elif press_order(world, view, memory, unit, memory.turn.stage[0], row):
        return 1
    elif memory.turn.stage[0] < STAGES - 1:
        return 0
    return clear_order(world, view, memory, unit, row) if world.marks[N_WORKS] else 0


@kernel
def choose(world, view, memory, side, policy, ai_seed, row):
    """Write into `row` the next order of the side to move, from its view alone.

    The policy's passes go over the units one by one; after finitely many calls in a
    player turn the order is END.
    """
    for cell in range(len(row)):
        row[cell] = 0
    units = world.marks[N_UNITS]
    stages = STAGES
    tries = TRIES
    if policy == RANDOM or policy == GREEDY or policy == RECRUIT:
        stages = 1
        tries = TRIES_SIMPLE
    memory.turn.given[0] += 1
    if policy == PASSIVE or memory.turn.given[0] > ORDERS_OF_ONE * units:
        memory.turn.stage[0] = stages
    else:
        look_again(world, view, memory, side)
    while memory.turn.stage[0] < stages:
        while memory.turn.cursor[0] < units:
            unit = memory.turn.cursor[0]
            own = world.units.side[unit] == side and memory.units.refused[unit] == 0
            most = TRIES_SIMPLE if memory.units.presses[unit] else tries
            if own and memory.units.tries[unit] < most:
                if unit_order(world, view, memory, policy, ai_seed, unit, row):
                    memory.units.tries[unit] += 1
                    return
            memory.turn.cursor[0] += 1
        memory.turn.cursor[0] = 0
        memory.turn.stage[0] += 1
        if policy == STAFF or policy == HISTORICAL:
            begin_stage(world, view, memory, side)
        for unit in range(units):
            memory.units.tries[unit] = 0
    simple_order(row, END, 0, 0)


@kernel
def note_refusal(memory, row):
    """Remember that the engine refused an order, so that its unit is left alone."""
    if row[KIND] != END:
        memory.units.refused[row[UNIT]] += 1
