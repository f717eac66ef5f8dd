"""The luck audit: it repeats what came, its layers add up, and it changes nothing."""

import dataclasses

import numpy as np
import pytest

from borderwar.ai.playout import seed_of_choices, table_of
from borderwar.ai.policies import GREEDY
from borderwar.ground.dice import GAME_QUALITY, draw_factor
from borderwar.ground.fixed import POWERS
from borderwar.ground.kernel import COMPILED, columns_of, grid
from borderwar.model.orders import Fire
from borderwar.model.tables import READY, LawColumns
from borderwar.rules import redraw as again
from borderwar.rules.sight import mark_spotted
from borderwar.rules.stacking import lift, place
from borderwar.session.audit import MEASURES, _worlds, audit
from borderwar.session.game import Game
from borderwar.session.luck_picture import shapes, svg
from borderwar.session.translate import from_row, to_row

ROLLS = 8
TURNS = 7


def fought(setup, seed=5, luck=True):
    """Some turns of a game that two greedy players play."""
    game = Game.new(setup, seed, luck)
    table = table_of(setup)
    state = game.state.copy()
    table.record[0, 0] = 0
    table.play(state, (GREEDY, GREEDY), seed_of_choices(seed), TURNS, True)
    for row in table.record[1 : 1 + int(table.record[0, 0])].tolist():
        assert game.submit(from_row(setup, row)).refusal is None
    return game


@pytest.fixture(scope="module")
def played(setup):
    """A game with luck, some turns on."""
    return fought(setup)


@pytest.fixture(scope="module")
def found(played):
    """Its audit."""
    return audit(played, ROLLS)


def put(game, name, number):
    """Place a unit in sight of the enemy, with a full clock."""
    setup, state = game.setup, game.state
    row = setup.row_of[name]
    lift(setup.world, state.board, row)
    state.units.condition[row] = READY
    state.units.mounted[row] = 0
    state.units.clock[row] = setup.scenario.turn_seconds
    place(setup.world, state.board, row, setup.index(number))
    mark_spotted(setup.world, state.board, row, 0)


def test_what_came_is_what_the_game_lost(played, found):
    came = {one.measure: one.came for one in found.worth}
    assert found.rolled > 3
    for side, lost in enumerate(played.result().losses):
        assert came[f"men {side}"] == lost.casualties + lost.captured
        assert came[f"vehicles {side}"] == lost.armour + lost.lorries + lost.aircraft


def test_the_layers_add_up_to_the_luck(found):
    for one in found.worth:
        assert one.shot + one.day + one.game == pytest.approx(one.luck)
        assert 0 <= one.percentile <= 100
        assert one.low <= one.high
    assert found.turns[-1] == pytest.approx(found.worth[-1].luck)
    assert sum(moment.points for moment in found.moments) == pytest.approx(found.worth[-1].luck)


def test_asking_changes_nothing_and_gives_the_same_answer_again(played, found):
    digest = played.state.digest()
    assert audit(played, ROLLS) == found
    assert played.state.digest() == digest


def test_what_is_luck_for_one_side_is_none_for_the_other(found):
    for side, sign in ((0, 1), (1, -1)):
        best = found.luckiest(side)
        assert len(best) <= 10
        assert [sign * m.points for m in best] == sorted((sign * m.points for m in best), reverse=True)
    assert not {m.position for m in found.luckiest(0)} & {m.position for m in found.luckiest(1)}


def test_without_luck_nothing_is(setup):
    game = fought(setup, luck=False)
    none = audit(game, ROLLS)
    assert none.moments == ()
    assert all(one.luck == 0 for one in none.worth)
    assert [one.game for one in none.factors] == [1.0, 1.0]
    assert none.orders == game.position


def test_the_factors_are_those_of_the_seed(played, found):
    spread = played.scenario.catalogue.law["game_spread"].value
    for one in found.factors:
        drawn = draw_factor(POWERS, 5, GAME_QUALITY, 0, one.side, 0, spread)
        assert one.game == int(drawn) / 65536
        assert len(one.days) == 1, "one morning"
        assert one.men > 0


def law_of(world):
    """The law's numbers in a world; compiled code has an address of them, whose owner keeps the rows."""
    if not COMPILED:
        return world.law
    place, _ = world.kind.members["law"]
    return columns_of(world.keeps[1][place].keeps[1], LawColumns)


def test_the_worlds_of_the_layers_differ_in_their_spreads_alone(setup):
    laws = [law_of(world) for world in _worlds(setup)]
    spreads = [(one.day_spread[0], one.game_spread[0], one.shot_spread[0]) for one in laws]
    law = setup.scenario.catalogue.law
    shot = law["shot_spread"].value
    assert spreads == [
        (law["day_spread"].value, law["game_spread"].value, shot),
        (0, law["game_spread"].value, shot),
        (0, 0, shot),
    ]


def test_an_order_is_expected_to_do_what_it_does_on_average(setup):
    game = Game.new(setup, seed=3)
    men = (setup.fixed.armoured == 0) & (setup.fixed.aircraft == 0) & (setup.fixed.men >= 20)
    rows = [np.flatnonzero(men & (setup.fixed.side == side))[0] for side in (0, 1)]
    first, second = (setup.unit_ids[int(row)] for row in rows)
    game.state.clock.turn[0] = 8
    put(game, first, "3505")
    put(game, second, "3506")
    order = to_row(setup, Fire(first, second, 1200))
    spare = setup.blank.twin()
    out = np.zeros((402, again.REDRAW_WIDTH), np.int32)
    cells = grid(out)
    again.count_losses(setup.world, game.state.board, cells, 0)
    start = out[0].copy()
    worlds = _worlds(setup)
    again.redraw(worlds[0], game.state.board, spare.board, order, again.MEANS, 1, cells, 0)
    again.redraw(worlds[2], game.state.board, spare.board, order, again.OTHER_SHOTS, 400, cells, 1)
    means = (out[0] - start)[again.MEN_1] / 1000
    redrawn = (out[1:401] - start)[:, again.MEN_1] / 1000
    assert means > 1
    assert redrawn.mean() == pytest.approx(means, rel=0.12)
    assert len(set(redrawn.tolist())) > 3, "the dice differ"


def test_a_story_of_one_moment_tells_what_came(found):
    for moment in found.moments:
        assert set(moment.came) == set(moment.expected) == set(MEASURES)
        assert moment.turn <= TURNS
        assert dataclasses.asdict(moment)["order"]


def test_the_picture_is_the_same_each_time_and_holds_every_turn(played, found):
    drawn = shapes(played, found)
    text = svg(drawn)
    assert text == svg(shapes(played, found))
    assert text.startswith("<svg")
    assert text.rstrip().endswith("</svg>")
    line = drawn[-1]
    assert len(line.points) == len(found.turns) + 1
    assert all(0 <= x <= 960 and 0 <= y <= 480 for shape in drawn for x, y in shape.points)
