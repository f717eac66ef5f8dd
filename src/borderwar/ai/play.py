"""Policies at play inside compiled code: one player turn, or turns on end."""

from borderwar.ai.choose import choose, note_refusal, start_turn
from borderwar.ground.kernel import kernel
from borderwar.model.events import BROKE
from borderwar.model.orders import END, KIND, ORDER_WIDTH, UNIT
from borderwar.rules.engine import order
from borderwar.rules.victory import GOING_ON
from borderwar.rules.view import believe_anew


@kernel
def keep_order(record, row):
    """Add an accepted order to the record, if there is room; record[0, 0] counts them."""
    place = record[0, 0] + 1
    if place >= len(record):
        return
    record[0, 0] = place
    for cell in range(ORDER_WIDTH):
        record[place, cell] = row[cell]


@kernel
def count_breaks(world, board, memory):
    """Count the units that broke by the last order, by side and reason."""
    for event in range(1, board.events[0, 0] + 1):
        if board.events[event, 0] == BROKE:
            memory.breaks[world.units.side[board.events[event, 1]], board.events[event, 4]] += 1


@kernel
def play_turn(world, truth, view, memory, row, policy, ai_seed, record):
    """Play the player turn of the side to move to its end; orders accepted."""
    accepted = 0
    fresh = 1  # the policy has not planned yet
    last = -1  # the unit of the last order; -1 for all
    side = truth.clock.side[0]
    while truth.clock.over[0] == GOING_ON:
        believe_anew(world, truth, side, view, last)
        if fresh:
            start_turn(world, view, memory, side, policy)
        choose(world, view, memory, side, policy, ai_seed, row)
        fresh = 0
        if order(world, truth, row):
            note_refusal(memory, row)
            continue
        last = row[UNIT]
        accepted += 1
        keep_order(record, row)
        count_breaks(world, truth, memory)
        if row[KIND] == END:
            break
    return accepted


@kernel
def play_out(world, truth, view, memory, row, policy_0, policy_1, ai_seed, record, until_turn):
    """Play on until a turn (from 0) begins or the game is over; orders accepted."""
    accepted = 0
    while truth.clock.over[0] == GOING_ON and truth.clock.turn[0] < until_turn:
        policy = policy_1 if truth.clock.side[0] == 1 else policy_0
        accepted += play_turn(world, truth, view, memory, row, policy, ai_seed, record)
    return accepted
