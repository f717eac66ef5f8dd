"""What a side may know, and that the aids to thinking are the engine's own."""

from collections.abc import Callable

import numpy as np
import pytest

from borderwar.model.orders import End, Fire, Move
from borderwar.model.tables import READY, SPOTTED
from borderwar.rules.engine import order as give
from borderwar.rules.sight import mark_spotted
from borderwar.rules.stacking import lift, place
from borderwar.session.game import Game
from borderwar.session.translate import to_row
from borderwar.session.visible import visible_events


def put(game: Game, name: str, number: str, mounted: bool = False) -> int:
    """Place a unit in sight of the enemy, with a full clock."""
    setup, state = game.setup, game.state
    row = setup.row_of[name]
    lift(setup.world, state.board, row)
    state.units.condition[row] = READY
    state.units.mounted[row] = mounted
    state.units.clock[row] = setup.scenario.turn_seconds
    state.units.moving[row] = 0
    place(setup.world, state.board, row, setup.index(number))
    mark_spotted(setup.world, state.board, row, 0)
    return row


def face_off(game: Game, metres: int = 500) -> tuple[str, str]:
    """A unit of men of each side, facing each other on open ground by day; their ids."""
    fixed = game.setup.fixed
    men = (fixed.armoured == 0) & (fixed.aircraft == 0) & (fixed.men >= 20)
    first = game.setup.unit_ids[int(np.flatnonzero(men & (fixed.side == 0))[0])]
    second = game.setup.unit_ids[int(np.flatnonzero(men & (fixed.side == 1))[0])]
    game.state.clock.turn[0] = 8
    put(game, first, "3505")
    put(game, second, f"35{5 + metres // game.scenario.hex_metres:02d}")
    return first, second


def test_a_unit_that_was_not_seen_is_not_in_the_view(game: Game) -> None:
    for side in (0, 1):
        hidden = {
            row
            for row in range(len(game.setup.unit_ids))
            if game.setup.fixed.side[row] != side and game.state.units.seen[row] != SPOTTED
        }
        assert hidden, "the sides do not see each other at the start"
        assert hidden.isdisjoint(unit.row for unit in game.view(side).units)


def test_without_a_side_the_view_shows_all(game: Game) -> None:
    assert len(game.view(None).units) == len(game.setup.unit_ids)


def test_the_offered_path_is_the_path_the_engine_takes(game: Game, march: Callable[[int], Move]) -> None:
    order = march(1)
    view = game.view(game.side)
    row = game.setup.row_of[order.unit]
    preview = view.path(row, game.setup.index(order.path[-1]))
    assert preview is not None
    game.submit(order)
    after = game.view(None).unit(row)
    assert after is not None
    assert after.number == order.path[-1]
    assert after.seconds_left == preview.left
    assert sum(preview.seconds) == preview.total


def test_every_hex_in_reach_is_accepted_by_the_engine(game: Game) -> None:
    view = game.view(game.side)
    unit = next(u for u in view.units if u.known == "own" and len(view.reach(u.row)) > 1)
    for goal in list(view.reach(unit.row))[:60]:
        preview = view.path(unit.row, goal)
        if preview is not None and len(preview.hexes) <= 34:
            order = Move(unit.id, tuple(game.setup.number(h) for h in preview.hexes))
            assert view.why_not(order) is None


def test_without_luck_the_forecast_is_the_result(new_game: Callable[..., Game]) -> None:
    game = new_game(luck=False)
    first, second = face_off(game)
    game.state.units.suppression[:] = 0
    order = Fire(first, second, 1200)
    before = game.state.units.men.copy()
    forecast = game.view(0).forecast(order)
    assert forecast is not None
    assert forecast.exact
    game.submit(order)
    lost = before - game.state.units.men
    rows = game.setup.row_of[second], game.setup.row_of[first]
    assert forecast.their_men.mean == lost[rows[0]]
    assert forecast.suppression == round(int(game.state.units.suppression[rows[0]]) / 10)


def test_with_luck_results_lie_in_the_shown_range_and_meet_the_shown_mean(
    new_game: Callable[..., Game],
) -> None:
    game = new_game()
    first, second = face_off(game, 250)
    order = Fire(first, second, 1200)
    forecast = game.view(0).forecast(order)
    assert forecast is not None
    row, numbers = game.setup.row_of[second], to_row(game.setup, order)
    before = int(game.state.units.men[row])
    lost = []
    for seed in range(600):
        state = game.state.copy()
        state.clock.seed[0] = seed
        assert give(game.setup.world, state.board, numbers) == 0
        lost.append(before - int(state.units.men[row]))
    inside = np.mean([forecast.their_men.low <= men <= forecast.their_men.high for men in lost])
    assert inside >= 0.88
    assert np.mean(lost) == pytest.approx(forecast.their_men.mean, rel=0.2)


def test_a_forecast_changes_nothing(new_game: Callable[..., Game]) -> None:
    game = new_game()
    first, second = face_off(game)
    digest = game.state.digest()
    view = game.view(0)
    own = view.state.digest()
    view.forecast(Fire(first, second, 600))
    assert game.state.digest() == digest
    assert view.state.digest() == own


def test_the_factors_of_the_card_name_cases(new_game: Callable[..., Game]) -> None:
    game = new_game()
    first, second = face_off(game)
    forecast = game.view(0).forecast(Fire(first, second, 600))
    assert forecast is not None
    assert forecast.factors
    for factor in forecast.factors:
        chapter, case = factor.rule.split(".")
        assert chapter.isdigit()
        assert case.isdigit()
        assert factor.text


def test_an_unseen_enemy_who_fires_has_no_name_in_the_log(new_game: Callable[..., Game]) -> None:
    game = new_game()
    first, second = face_off(game)
    before = game.state.copy()
    outcome = game.submit(Fire(first, second, 600))
    before.units.seen[game.setup.row_of[first]] = 0
    told = visible_events(game.setup, before, outcome.events, side=1)
    rows = {event.unit for event in told if event.kind == outcome.events[0].kind}
    fired = [event for event in told if event.other == game.setup.row_of[second]]
    assert fired
    assert game.setup.row_of[first] not in rows


def test_the_enemys_march_out_of_sight_is_not_told(game: Game, march: Callable[[int], Move]) -> None:
    before = game.state.copy()
    outcome = game.submit(march(0))
    assert outcome.events
    assert visible_events(game.setup, before, outcome.events, side=1) == ()
    game.submit(End())


def test_sight_is_the_same_both_ways(game: Game) -> None:
    view = game.view(0)
    for here in range(0, game.setup.hexes, 97):
        for there in range(5, game.setup.hexes, 131):
            assert view.sight_line(here, there).clear == view.sight_line(there, here).clear
