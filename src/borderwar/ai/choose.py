"""One entry for all policies: plan when a player turn begins, then one order at a time."""

from borderwar.ai.greedy import choose_greedy, choose_random, plan_simple
from borderwar.ai.policies import GREEDY, HISTORICAL, PASSIVE, RANDOM, STAFF
from borderwar.ai.staff import choose_staff, plan_staff, simple_order
from borderwar.ground.kernel import kernel
from borderwar.model.orders import END, KIND, UNIT
from borderwar.model.tables import N_UNITS

ORDERS_OF_ONE = 20  # orders a unit, on average, after which a player turn is ended


@kernel
def start_turn(world, view, memory, side, policy):
    """Clear a policy's memory and let it plan the player turn that begins."""
    if policy == STAFF or policy == HISTORICAL:
        plan_staff(world, view, memory, side, policy)
    elif policy != PASSIVE:
        plan_simple(world, view, memory, side)
    memory.turn.given[0] = 0


@kernel
def choose(world, view, memory, side, policy, ai_seed, row):
    """Write into `row` the next order of the side to move, from its view alone.

    After finitely many calls in a player turn the order is END.
    """
    memory.turn.given[0] += 1
    if policy == PASSIVE or memory.turn.given[0] > ORDERS_OF_ONE * world.marks[N_UNITS]:
        simple_order(row, END, 0, 0)
    elif policy == RANDOM:
        choose_random(world, view, memory, ai_seed, side, row)
    elif policy == GREEDY:
        choose_greedy(world, view, memory, side, row)
    else:
        choose_staff(world, view, memory, side, row)


@kernel
def note_refusal(memory, row):
    """Remember that the engine refused an order, so that its unit is left alone."""
    if row[KIND] != END:
        memory.units.refused[row[UNIT]] += 1
