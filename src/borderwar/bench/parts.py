"""What a game is made of, timed piece by piece, on the battle-sized board in its third turn."""

import random
from collections.abc import Callable
from time import process_time
from typing import Any

import numpy as np

from borderwar.ai.playout import table_of
from borderwar.ai.policies import policy_number
from borderwar.ai.seat import Seat
from borderwar.ai.ways import fill_field
from borderwar.api.rows import Rows
from borderwar.ground.hexes import distance
from borderwar.ground.kernel import grid
from borderwar.ground.paths import SLOTS
from borderwar.model.orders import STANCES, Fire, Move, Stance
from borderwar.model.tables import READY
from borderwar.rules.engine import order
from borderwar.rules.forecast import sight_field
from borderwar.rules.movement import reach
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.view import believe
from borderwar.session.game import Game

TURN = 2
"""Turn, from 0, whose beginning is measured."""

BEST_OF = 3


def microseconds(call: Callable[[], Any], seconds: float = 0.12) -> float:
    """Mean processor time of a call, the best of a few tries."""
    call()
    begun = process_time()
    call()
    times = max(1, min(20000, int(seconds / BEST_OF / max(1e-7, process_time() - begun))))
    best = 1e9
    for _ in range(BEST_OF):
        begun = process_time()
        for _ in range(times):
            call()
        best = min(best, (process_time() - begun) / times)
    return best * 1e6


def third_turn(setup: Setup) -> State:
    """A game of the staff as it stands when the third turn begins."""
    state = setup.new_state(1)
    staff = policy_number("staff")
    table_of(setup).play(state, (staff, staff), 1, TURN, False)
    return state


def marchers(setup: Setup, state: State) -> list[int]:
    """Units of the side to move that stand on the map with time on their clocks."""
    side = int(state.clock.side[0])
    return [
        row
        for row in range(len(setup.unit_ids))
        if setup.fixed.side[row] == side
        and setup.fixed.aircraft[row] == 0
        and state.units.hex[row] >= 0
        and state.units.condition[row] == READY
        and state.units.clock[row] > 0
    ]


def kernel_times(setup: Setup, state: State) -> dict[str, float]:
    """Microseconds of the rules that everything leans on, the call from Python taken off."""
    world, board = setup.world, state.board
    call = microseconds(lambda: distance(64, 1, 2))
    rows = marchers(setup, state)
    budgets = [int(state.units.clock[row]) for row in rows]
    found = 0

    def all_reaches() -> None:
        for row, budget in zip(rows, budgets, strict=True):
            reach(world, board, row, budget)

    for row, budget in zip(rows, budgets, strict=True):
        reach(world, board, row, budget)
        found += int((state.reach_left >= 0).sum())
    out = grid(np.zeros(setup.hexes, np.int32))
    field = grid(np.zeros((1, setup.hexes), np.int32))
    heap = grid(np.zeros(8 * setup.hexes + 2 * SLOTS, np.int64))
    view = setup.blank.twin(event_rows=1)
    spare = setup.blank.twin(event_rows=1)
    middle = setup.hexes // 2 + setup.columns // 2
    mover = int(setup.fixed.mover_foot[rows[0]])
    times = {
        "reach": microseconds(all_reaches) / len(rows),
        "sight_field": microseconds(lambda: sight_field(world, middle, out)),
        "distance_field": microseconds(lambda: fill_field(world, mover, middle, 0, field, heap)),
        "view": microseconds(lambda: believe(world, board, 0, view.board)),
    }
    result = {f"{name}_microseconds": round(max(0.0, took - call), 3) for name, took in times.items()}
    result["call_microseconds"] = round(call, 3)
    result["reach_hexes"] = round(found / len(rows), 1)
    result["copy_microseconds"] = round(microseconds(lambda: spare.copy_from(state)), 3)
    result["digest_microseconds"] = round(microseconds(state.digest), 3)
    result["state_bytes"] = int(state.buffer.nbytes)
    return result


def card_times(setup: Setup, state: State) -> dict[str, Any]:
    """Milliseconds of the forecast card and of one player turn of the staff."""
    game = Game(setup, 1, True, state.copy())
    view = game.view(game.side)
    asked = _some_fire(setup, view) or _some_march(setup, view)
    return {
        "forecast_milliseconds": round(microseconds(lambda: view.forecast(asked)) / 1e3, 3),
        "forecast_of": str(asked),
    }


def staff_turn(setup: Setup) -> dict[str, Any]:
    """Milliseconds the staff takes for its orders of one player turn, the first."""
    state = setup.new_state(1)
    game = Game(setup, 1, True, state)
    seat = Seat(setup, 0, "staff")
    view = setup.blank.twin(event_rows=1)
    spent = 0.0
    orders = 0
    while game.side == 0 and not game.over:
        believe(setup.world, game.state.board, 0, view.board)
        begun = process_time()
        row = seat.next_order(view)
        spent += process_time() - begun
        orders += 1
        if order(setup.world, game.state.board, row):
            seat.refused(row)
    return {"staff_turn_milliseconds": round(spent * 1e3, 2), "staff_turn_orders": orders}


def _some_fire(setup: Setup, view: Any) -> Fire | None:
    for unit in view.units:
        if unit.known == "own" and unit.hex >= 0:
            for target, against in view.targets(unit.row).items():
                if against is None:
                    return Fire(unit.id, setup.unit_ids[target], 120)
    return None


def _some_march(setup: Setup, view: Any) -> Move:
    for unit in view.units:
        if unit.known == "own" and unit.hex >= 0:
            for goal in view.reach(unit.row):
                if goal != unit.hex:
                    path = view.path(unit.row, goal)
                    return Move(unit.id, tuple(setup.number(here) for here in path.hexes))
    raise AssertionError("nobody can march on the made-up board")


def step_times(setup: Setup, seconds: float) -> dict[str, float]:
    """Steps a second from Python: the orders that a unit may be given, and one of them carried out.

    Games of random orders through `api.Rows`; and the session, which keeps every state for
    undo and tells events.
    """
    rows = Rows(setup, setup.new_state(1))
    start = rows.save()
    dice = random.Random(1)
    for unit in rows.units_of(rows.side):
        if rows.options(unit):
            rows.take(0)
    rows.end()
    rows.load(start)
    steps = offered = 0
    begun = process_time()
    while process_time() - begun < seconds:
        for unit in rows.units_of(rows.side):
            count = rows.options(unit)
            if count:
                rows.take(int(dice.random() * count))
                steps += 1
                offered += count
        rows.end()
        if rows.over:
            rows.load(start)
    stepped = steps / (process_time() - begun)
    game = Game.new(setup, 1)
    names = [setup.unit_ids[unit] for unit in marchers(setup, game.state)]
    given = 0
    game.submit(Stance(names[0], STANCES[0]))
    begun = process_time()
    while process_time() - begun < seconds / 2:
        for name in names:
            game.submit(Stance(name, STANCES[given % len(STANCES)]))
            given += 1
        del game.steps[:], game._keys[1:]
    session = given / (process_time() - begun)
    return {
        "api_steps_per_second": round(stepped),
        "api_options_per_step": round(offered / max(1, steps), 1),
        "session_orders_per_second": round(session),
    }
