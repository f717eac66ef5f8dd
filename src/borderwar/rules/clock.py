"""Chapter 1: The turn and the clock."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import TURN_BEGAN
from borderwar.model.tables import N_FORTS, N_HAPPENINGS, N_LEAVERS, N_MINES, N_UNITS, READY
from borderwar.rules.arrivals import bring_on
from borderwar.rules.bases import make_fit
from borderwar.rules.command import command_side
from borderwar.rules.crossings import empty_bridges
from borderwar.rules.departures import charge_the_late
from borderwar.rules.encircle import note_encircled
from borderwar.rules.happenings import let_events_happen
from borderwar.rules.limits import note_stay
from borderwar.rules.luck import count_anew
from borderwar.rules.rally import morale_of_side, stand_by
from borderwar.rules.sight import spot_all
from borderwar.rules.supply import supply_side
from borderwar.rules.tell import tell
from borderwar.rules.tunnels import rest_below
from borderwar.rules.victory import (
    GOING_ON,
    ONE_SIDE_GONE,
    TIME,
    count_turn,
    end_game,
    is_gone,
)
from borderwar.rules.works import linger_among_mines


@kernel
def is_new_day(world, board):
    """Whether midnight lies between this turn and the one before."""
    now = world.scale.seconds_at_start[0] + board.clock.turn[0] * world.scale.turn_seconds[0]
    before = now - world.scale.turn_seconds[0]
    return board.clock.turn[0] > 0 and now // 86400 != before // 86400


@kernel
def begin_player_turn(world, board, side):
    """A side's player turn begins: arrivals, nerve, full clocks, eyes.  [1.2]"""
    board.clock.side[0] = side
    board.clock.orders[0] = 0
    board.sides.broken_turn[side] = 0
    empty_bridges(world, board)
    tell(board, TURN_BEGAN, -1, -1, -1, board.clock.turn[0], side, 0, 0)
    bring_on(world, board, side)
    note_encircled(world, board, side)
    supply_side(world, board, side)
    command_side(world, board, side)
    morale_of_side(world, board, side)
    if world.marks[N_FORTS]:
        rest_below(world, board, side)
    if world.marks[N_MINES]:
        linger_among_mines(world, board, side)
    new_day = is_new_day(world, board)
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side:
            continue
        if new_day and board.units.rounds[unit] >= 0:
            board.units.rounds[unit] += world.units.rounds_day[unit]  # [6.8]
        if world.units.aircraft[unit]:
            board.units.clock[unit] = 0
            board.units.over[unit] = 0  # [11.10]
            board.units.cover[unit] = 0
            board.units.escorting[unit] = 0
            board.units.fired[unit] = 0
            if new_day:
                board.units.sorties[unit] = world.units.sorties[unit]  # [11.6]
                make_fit(world, board, unit)
            if board.units.condition[unit] == READY:
                board.units.clock[unit] = world.scale.turn_seconds[0]
        elif world.units.anchor[unit] >= 0 and board.units.condition[unit] == READY:
            stand_by(world, board, unit)
    spot_all(world, board)


@kernel
def end_player_turn(world, board):
    """The side has done: what is left on its clocks is its readiness.  [1.3] [1.4]"""
    side = board.clock.side[0]
    note_stay(world, board, side)
    if board.clock.over[0] == GOING_ON and side == 1:
        count_turn(world, board)
        if world.marks[N_LEAVERS]:
            charge_the_late(world, board)
        if is_gone(world, board, 0) or is_gone(world, board, 1):
            board.clock.over[0] = ONE_SIDE_GONE
        elif board.clock.turn[0] + 1 >= world.scale.turns[0]:
            board.clock.over[0] = TIME
        else:
            board.clock.turn[0] += 1
            count_anew(world, board)
            if world.marks[N_HAPPENINGS]:
                let_events_happen(world, board)
    if board.clock.over[0] != GOING_ON:
        end_game(world, board, board.clock.over[0])
        return
    begin_player_turn(world, board, 1 - side)
