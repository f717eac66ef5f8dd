"""Chapter 15: Luck."""

from math import exp, log
from statistics import mean, stdev

import numpy as np
import pytest

from borderwar.ground.dice import BREAK
from borderwar.ground.kernel import grid
from borderwar.model.orders import parse
from borderwar.rules import redraw as again
from borderwar.rules.loss import lose_men
from borderwar.rules.luck import flak_luck, shot_luck, side_luck
from borderwar.rules.morale import fails
from borderwar.session.translate import to_row

FIGHT = {"red": {"101": "0303 rifles men=30..50"}, "blue": {"7": "0305 rifles men=30..50 hold-fire"}}


@pytest.mark.rule("15.1")
def test_the_same_seed_and_orders_give_the_same_game(table):
    def play(seed):
        game = table(**FIGHT, seed=seed, luck=True)
        return game.order("fire 101 7 600").end(2).state.digest()

    assert play(3) == play(3)
    assert len({play(seed) for seed in range(8)}) > 4, "other seeds, other games"


@pytest.mark.rule("15.1")
def test_no_throw_moves_another(table):
    plain = table(**FIGHT, seed=5, luck=True)
    other = table(red={**FIGHT["red"], "103": "0101 rifles"}, blue={**FIGHT["blue"]}, seed=5, luck=True)
    assert plain.unit("101").men == other.unit("101").men, "a unit more on the table draws its own strength"
    assert side_luck(plain.world, plain.board, 0) == side_luck(other.world, other.board, 0)


@pytest.mark.rule("15.1")
@pytest.mark.parametrize("seed", range(6))
def test_a_shot_elsewhere_does_not_change_the_dice_of_this_units_shot(table, seed):
    def fought(*first):
        game = table(
            red={"101": "0303 rifles", "102": "0903 rifles"},
            blue={"7": "0305 rifles hold-fire", "8": "0905 rifles hold-fire"},
            law={"men_rate": 90000},
            seed=seed,
            luck=True,
        )
        for order in (*first, "fire 101 7 600"):
            game.order(order)
        struck = (game.unit("7").casualties, game.unit("7").suppression)
        game.end()
        return *struck, game.unit("7").cohesion, game.unit("7").condition

    assert fought("fire 102 8 600", "fire 102 8 300") == fought()


@pytest.mark.rule("15.1")
def test_the_first_and_the_second_shot_of_a_turn_have_different_dice(table):
    game = table(**FIGHT, seed=5, luck=True)
    unit = game.row("101")
    drawn = [shot_luck(game.world, game.board, unit) for _ in range(6)]
    assert len(set(drawn)) == 6
    game.end(2)
    drawn += [shot_luck(game.world, game.board, unit) for _ in range(6)]
    assert len(set(drawn)) == 12, "another turn, other dice"


@pytest.mark.rule("15.1")
def test_a_unit_counts_its_shots_its_losses_and_its_nerve_apart(table):
    def third_shot(then=lambda *_: None):
        game = table(**FIGHT, seed=5, luck=True)
        unit = game.row("101")
        for _ in range(2):
            shot_luck(game.world, game.board, unit)
            then(game.world, game.board, unit)
        return shot_luck(game.world, game.board, unit)

    def lose(world, board, unit):
        lose_men(world, board, unit, 98304)

    def tremble(world, board, unit):
        fails(world, board, BREAK, unit, 65536)

    assert third_shot(lose) == third_shot(tremble) == third_shot()


@pytest.mark.rule("15.2")
def test_a_side_shares_the_luck_of_the_game_and_of_the_day(table):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, luck=True, start="22:00", turn_minutes=60
    )

    first = side_luck(game.world, game.board, 0)
    assert side_luck(game.world, game.board, 1) != first, "each side has its own"
    game.end(2)
    assert side_luck(game.world, game.board, 0) == first, "the same all day"
    game.end(2)
    assert side_luck(game.world, game.board, 0) != first, "another day, another friction"


@pytest.mark.rule("15.2")
def test_the_shared_luck_has_a_mean_of_one_and_the_promised_spread(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, luck=True)
    factors = []
    for seed in range(3000):
        game.state.clock.seed[0] = seed
        factors.append(side_luck(game.world, game.board, 0) / 65536)
    assert mean(factors) == pytest.approx(1, abs=0.03)
    assert stdev(map(log, factors)) == pytest.approx((0.4**2 + 0.3**2) ** 0.5, abs=0.02)


@pytest.mark.rule("15.2")
def test_fire_has_the_luck_of_the_side_that_fires_and_flak_that_of_the_guns(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, law={"shot_spread": 0}, luck=True)
    red, blue = (side_luck(game.world, game.board, side) for side in (0, 1))
    assert shot_luck(game.world, game.board, 0) == red
    assert flak_luck(game.world, game.board, 0) == blue


@pytest.mark.rule("15.2")
@pytest.mark.rule("15.3")
def test_without_luck_all_factors_are_one(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"})
    assert side_luck(game.world, game.board, 0) == 65536


@pytest.mark.rule("15.3")
def test_each_burst_has_luck_of_its_own(table):
    law = {"game_spread": 0, "day_spread": 0, "men_rate": 1}
    losses = []
    for seed in range(400):
        game = table(
            red={"101": "0303 rifles"},
            blue={"7": "0305 rifles hold-fire"},
            law=law | {"men_rate": 90000},
            seed=seed,
            luck=True,
        )
        losses.append(game.order("fire 101 7 1200").unit("7").casualties)
    plain = table(
        red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"}, law=law | {"men_rate": 90000}
    )
    due = plain.order("fire 101 7 1200").unit("7").loss
    assert mean(losses) == pytest.approx(due, rel=0.12), "of mean one"
    spread = due * (exp(0.5**2) - 1) ** 0.5
    assert stdev(losses) == pytest.approx((spread**2 + 0.2) ** 0.5, rel=0.25), "and the promised spread"


@pytest.mark.rule("15.4")
def test_strengths_are_drawn_from_the_range_of_the_sources(table):
    units = {"red": {"101": "0303 rifles men=30..50"}, "blue": {"7": "1209 tankettes men=20 vehicles=8..12"}}
    men, vehicles = set(), set()
    for seed in range(300):
        game = table(**units, seed=seed, luck=True)
        men.add(game.unit("101").men)
        vehicles.add(game.unit("7").vehicles)
        assert game.unit("7").men == 2 * game.unit("7").vehicles, "crews follow their vehicles"
    assert men == set(range(30, 51))
    assert vehicles == set(range(8, 13))
    best = table(**units, seed=7)
    assert (best.unit("101").men, best.unit("7").vehicles) == (40, 10), "without luck the best figure"


@pytest.mark.rule("15.5")
def test_the_fraction_of_a_man_is_the_chance_of_one_more(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 crowd"}, luck=True)
    lost = []
    for shot in range(2000):
        game.state.clock.skipped[0] = shot
        game.put("7", men=40)
        lost.append(lose_men(game.world, game.board, game.row("7"), int(1.3 * 65536)))
    assert set(lost) == {1, 2}
    assert mean(lost) == pytest.approx(1.3, abs=0.03)


@pytest.mark.rule("15.5")
def test_without_luck_the_fraction_grows_into_a_man(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"})
    taken = []
    for _ in range(6):
        game.order("fire 101 7 1200").end(2)
        taken.append(game.unit("7").casualties)
    assert taken == sorted(taken)
    assert taken[0] == 0, "a third of a man is not a man"
    assert taken[-1] == int(game.unit("7").loss) > 0, "but they add up"


@pytest.mark.rule("15.6")
def test_an_order_given_again_meets_other_dice_and_the_same_factors(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 crowd"}, luck=True, law={"men_rate": 60000})
    order = to_row(game.setup, parse("fire 101 7 1200"))
    digest, factor = game.state.digest(), side_luck(game.world, game.board, 0)
    spare, out = game.setup.blank.twin(), np.zeros((402, again.REDRAW_WIDTH), np.int32)
    again.redraw(game.world, game.board, spare.board, order, again.AS_ROLLED, 1, grid(out), 0)
    again.redraw(game.world, game.board, spare.board, order, again.MEANS, 1, grid(out), 1)
    again.redraw(game.world, game.board, spare.board, order, again.OTHER_SHOTS, 400, grid(out), 2)
    assert game.state.digest() == digest, "nothing happens to the game"
    came, means, others = out[0, again.MEN_1], out[1, again.MEN_1], out[2:, again.MEN_1]
    assert len(set(others.tolist())) > 5
    assert mean(others) == pytest.approx(means * int(factor) / 65536, rel=0.1)
    game.order("fire 101 7 1200")
    assert came == game.unit("7").casualties * 1000
