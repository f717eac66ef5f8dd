"""Games through the public interface: the same games, with nothing given away."""

import random
from dataclasses import fields

import numpy as np
import pytest

import borderwar
from borderwar.model import orders
from borderwar.model.orders import LENGTH, PATH
from borderwar.rules import drill_options, options, slots
from borderwar.rules.options import list_orders, mark_slots
from borderwar.rules.slots import LEFT_OUT, MARCH, SLOTS, STEP, DeskOwner
from borderwar.session.computer import played_game

POLICIES = ("passive", "greedy")


def reachable(value, seen, depth=0):
    """All objects of the package that can be got at from a value by its attributes."""
    if depth > 6 or id(value) in seen or not type(value).__module__.startswith("borderwar"):
        return
    seen[id(value)] = value
    names = list(getattr(value, "__dict__", ())) + [
        name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())
    ]
    for name in names:
        reachable(getattr(value, name, None), seen, depth + 1)


def test_a_game_played_step_by_step_is_the_game_of_the_command(tauran):
    by_hand = tauran.start(seed=4)
    while by_hand.turn < 3:
        by_hand.apply(by_hand.choose(POLICIES[tauran.sides.index(by_hand.side)]))
    by_program = tauran.start(seed=4)
    by_program.play(POLICIES, until=3)
    assert by_hand.digest() == by_program.digest()
    assert by_hand.orders == by_program.orders


def test_a_game_played_to_its_end_is_the_game_of_the_session(tauran):
    game = tauran.start(seed=2)
    game.play(("passive", "passive"), until=5)
    result = game.play(("passive", "passive"))
    assert result.over
    assert result.digest == played_game(tauran.setup, 2, ("passive", "passive")).state.digest()
    assert tauran.play(2, ("passive", "passive")).digest() == result.digest


def test_a_log_replays_and_a_changed_one_does_not(tauran):
    game = tauran.start(seed=9)
    game.play(POLICIES, until=2)
    assert tauran.replay(game.log()).digest() == game.digest()
    changed = game.log().replace("seed 9", "seed 10")
    with pytest.raises(borderwar.LogError, match="line"):
        tauran.replay(changed)


def test_three_mistakes_have_three_exceptions(tauran):
    game = tauran.start()
    with pytest.raises(borderwar.OrderError, match="'mach' is no order"):
        game.apply("mach 1 0101")
    with pytest.raises(borderwar.Refused) as refused:
        game.apply(f"fire {game.view().own[0].id} nobody 60")
    assert refused.value.rule == "1.4"
    with pytest.raises(borderwar.ScenarioError, match="Did you mean"):
        borderwar.load("tauran-1963")
    with pytest.raises(KeyError, match="no side"):
        game.view("japam")
    assert game.orders == ()


def test_a_scenario_with_mistakes_brings_them_along(tmp_path):
    (tmp_path / "hill").mkdir()
    (tmp_path / "hill" / "scenario.yaml").write_text("format: 1\ntitel: Hill\n")
    with pytest.raises(borderwar.ScenarioError, match=r"scenario\.yaml:2") as error:
        borderwar.load(tmp_path / "hill")
    assert error.value.problems


def test_a_view_leads_to_nothing_but_what_the_side_may_know(tauran):
    game = tauran.start(seed=5)
    view = game.view("mongolia")
    found: dict[int, object] = {}
    reachable(view, found)
    truth = game.session.state
    assert len(found) > 3
    assert all(one is not truth and one is not game and one is not game.session for one in found.values())
    assert int(view._moment.state.clock.seed[0]) == 0
    assert not any(unit.side == 0 for unit in view.own)


def test_a_view_is_a_moment_that_later_orders_do_not_change(tauran):
    game = tauran.start()
    view = game.view("japan")
    before = view.units, view.turn, view.arrays.men.tobytes()
    game.play(POLICIES, until=3)
    assert (view.units, view.turn, view.arrays.men.tobytes()) == before


def test_arrays_cannot_be_written_to(tauran):
    view = tauran.start().view()
    for columns in (view.arrays, view.fixed, view.ground):
        with pytest.raises(ValueError, match="read-only"):
            columns[0][0] = 1


def test_a_copy_goes_its_own_way(tauran):
    game = tauran.start()
    game.apply("end")
    other = game.copy()
    other.apply("end")
    assert (len(game.orders), len(other.orders)) == (1, 2)
    assert game.digest() != other.digest()
    assert tauran.replay(other.log()).digest() == other.digest()


def test_the_order_of_a_march_takes_the_minutes_that_reach_says(tauran):
    game = tauran.start()
    view = game.view()
    unit = next(unit for unit in view.own if len(view.reach(unit.id)) > 3)
    goal, minutes = max(view.reach(unit.id).items(), key=lambda item: item[1])
    game.apply(view.march(unit.id, goal))
    after = game.view("japan").unit(unit.id)
    assert after.number == goal
    assert unit.seconds_left - after.seconds_left == round(minutes * 60)


def test_what_a_side_is_told_leaves_out_what_it_cannot_know(tauran):
    game = tauran.start()
    view = game.view()
    unit = next(unit for unit in view.own if len(view.reach(unit.id)) > 1)
    goal = next(place for place, minutes in view.reach(unit.id).items() if minutes)
    report = game.apply(view.march(unit.id, goal))
    assert report.sentences
    assert game.told("mongolia").events == ()
    assert game.told().events == report.events


# -- rows -----------------------------------------------------------------------


def random_rows(tauran, seed, turns=30):
    """A game of random listed orders; yields the rows and the unit before each is given."""
    dice = random.Random(seed)
    rows = tauran.start(seed).rows()
    while not rows.over and rows.turn < turns:
        for unit in rows.units_of(rows.side):
            for _ in range(4):
                count = rows.options(unit)
                if not count:
                    break
                yield rows, unit, count
                assert rows.take(dice.randrange(count)) == 0
        rows.end()


def test_every_order_on_the_list_is_accepted_and_in_a_slot_of_its_own(tauran):
    steps = 0
    for rows, _, count in random_rows(tauran, 1):
        steps += 1
        slots = rows.slots[:count].tolist()
        assert len(set(slots)) == count
        assert max(slots) < SLOTS
    assert steps > 100


def test_the_list_on_the_true_board_is_the_list_on_the_sides_view(tauran):
    known = None
    for rows, unit, count in random_rows(tauran, 6):
        true = rows.slots[:count].tolist(), rows.orders[:count].copy()
        if known is None:
            known = DeskOwner(tauran.setup, rows.view(rows.side))
        rows.view(rows.side)
        assert int(list_orders(known.desk, unit)) == count
        assert known.slots[:count].tolist() == true[0]
        for place in range(count):
            assert str(rows.order(place))
            length = PATH + true[1][place, LENGTH]
            assert (known.rows[place, :length] == true[1][place, :length]).all()
        assert rows.options(unit) == count


def test_every_order_there_is_has_a_slot_or_a_reason_why_not():
    for word in orders._WORDS:
        name = word.upper().replace("-", "_")
        has_slot = any(hasattr(home, name) for home in (slots, options, drill_options))
        assert has_slot != (word in LEFT_OUT), f"the order '{word}' has no slot"


def test_a_march_straight_on_goes_further_than_a_step(tauran):
    for rows, _, count in random_rows(tauran, 2, turns=2):
        found = {int(slot): rows.orders[place] for place, slot in enumerate(rows.slots[:count])}
        for direction in range(6):
            if MARCH + direction in found:
                assert found[MARCH + direction][4] > found[STEP + direction][4] == 2


def test_the_mask_is_the_list_of_every_unit(tauran):
    from borderwar.ground.kernel import grid

    rows = tauran.start().rows()
    mask = np.zeros(1 + len(tauran.units) * SLOTS, np.int32)
    mark_slots(rows.desk, 0, grid(mask))
    wanted = {0}
    for unit in rows.units_of(0):
        count = rows.options(unit)
        wanted |= {1 + unit * SLOTS + int(slot) for slot in rows.slots[:count]}
    assert set(np.flatnonzero(mask).tolist()) == wanted


def test_rows_and_games_come_to_the_same_state(tauran):
    game = tauran.start(3)
    rows = game.rows()
    for _ in range(3):
        unit = next(unit for unit in rows.units_of(rows.side) if rows.options(unit))
        game.apply(rows.order(0))
        rows.take(0)
        assert rows.digest() == game.digest(), unit
    game.apply("end")
    rows.end()
    assert rows.digest() == game.digest()
    saved = rows.save()
    rows.end()
    rows.load(saved)
    assert rows.digest() == game.digest()


def test_a_report_is_plain_data():
    assert [field.name for field in fields(borderwar.Report)] == ["events", "sentences"]
