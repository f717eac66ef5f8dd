"""Chapter 20: Wire, mines and fortresses."""

from math import sqrt

import numpy as np
import pytest

from borderwar.model.orders import parse
from borderwar.rules.works import heaviest_shell, shelter
from borderwar.session.translate import to_numbers

STEP = 200  # seconds of a man on foot across 250 m at 4.5 km/h
WIRE = ("wire 0304 blue",)
MINES = ("mines 0304 blue",)


@pytest.mark.rule("20.2")
def test_wire_takes_its_time_and_bars_wheels_and_horses(table):
    red = {"101": "0303 rifles", "102": "0303 cars", "103": "0303 horse mounted"}
    game = table(red=red, blue={"7": "1209 rifles"}, obstacles=WIRE)
    assert game.reach("101")["0304"] == 1200 - STEP - 300
    assert game.refuse("move 102 0303>0304") == "20.2"
    assert game.refuse("move 103 0303>0304") == "20.2"
    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 700


@pytest.mark.rule("20.1")
def test_those_who_laid_the_wire_know_the_lanes(table):
    game = table(red={"101": "1201 rifles"}, blue={"7": "0303 rifles", "8": "0303 cars"}, obstacles=WIRE)
    game.end()
    assert game.reach("7")["0304"] == 1200 - STEP
    assert "0304" in game.reach("8")


@pytest.mark.rule("20.1")
def test_wire_lies_all_around_its_hexes_or_on_the_sides_named(table):
    ring = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, obstacles=("wire 0304,0305 blue",))
    side = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, obstacles=("wire 0304 blue faces=0",))
    assert len(ring.setup.works) == 10, "not between the two"
    assert len(side.setup.works) == 1
    assert side.reach("101")["0304"] == 1200 - STEP * 2, "round it, by 0403"


@pytest.mark.rule("20.2")
@pytest.mark.rule("8.1")
def test_the_rush_through_wire_takes_longer(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire"}, obstacles=WIRE)
    game.order("assault 101 0304")
    assert game.unit("101").seconds == 1200 - 312 - 300


@pytest.mark.rule("20.3")
def test_tracks_flatten_wire_for_all(table):
    game = table(red={"101": "0303 rifles", "103": "0303 tanks"}, blue={"7": "1209 rifles"}, obstacles=WIRE)
    game.order("move 103 0303>0304")
    assert [event.b for event in game.events("opened")] == [1]
    assert game.reach("101")["0304"] == 1200 - STEP
    barred = table(red={"103": "0303 tanks"}, blue={"7": "1209 rifles"}, obstacles=("piano-wire 0304",))
    assert barred.refuse("move 103 0303>0304") == "20.2", "spirals stop them"


@pytest.mark.rule("20.4")
def test_wire_is_cut_in_time_three_times_as_fast_by_engineers(table):
    red = {"101": "0303 rifles", "102": "0303 engineers"}
    game = table(red=red, blue={"7": "1209 rifles"}, obstacles=WIRE)
    game.order("clear 101 0304 300")
    assert [event.a for event in game.events("worked")] == [900]
    assert game.unit("101").seconds == 900
    game.order("clear 102 0304 240")
    game.order("clear 102 0304 60")
    assert game.events("opened")
    assert game.reach("101", 1200)["0304"] == 1200 - STEP
    assert game.refuse("clear 101 0304 60") == "20.4", "nothing is left to do"


@pytest.mark.rule("20.4")
@pytest.mark.parametrize(
    ("unit", "order", "case"),
    [
        ("0303 motor mounted", "clear 101 0304 60", "20.4"),
        ("0303 tanks", "clear 101 0304 60", "20.4"),
        ("0303 rifles column", "clear 101 0304 60", "20.4"),
        ("0303 rifles", "clear 101 0302 60", "20.4"),
        ("0303 rifles", "clear 101 0304 50", "20.4"),
        ("0303 rifles clock=60", "clear 101 0304 90", "3.4"),
        ("0303 rifles suppression=850", "clear 101 0304 90", "9.2"),
    ],
)
def test_who_cannot_clear(table, unit, order, case):
    game = table(red={"101": unit}, blue={"7": "1209 rifles"}, obstacles=WIRE)
    assert game.refuse(order) == case, game.because


@pytest.mark.rule("20.4")
def test_who_works_is_fired_on_out_of_his_holes(table):
    lines = {"101": "0303 rifles dug=60"}
    game = table(red=lines, blue={"7": "0305 machine-guns"}, obstacles=WIRE)
    game.order("clear 101 0304 600")
    shots = game.events("fired")
    assert [(shot.unit, shot.a) for shot in shots] == [("7", 600)]
    power = 4 * 20**0.7 * (1.2 - 0.6 * 420 / 1000)
    due = sqrt(power * 40) * 9000 * 600 / 1e9 * 1.3
    assert game.unit("101").loss == pytest.approx(due, rel=0.02)
    assert game.unit("101").dug == 3600, "the holes wait for him"


@pytest.mark.rule("20.5")
@pytest.mark.rule("4.7")
def test_mines_are_known_to_their_owner_alone_and_do_not_leak(table):
    def views(side, **state):
        game = table(
            red={"101": "0303 rifles"},
            blue={"7": "1209 rifles"},
            obstacles=("mines 0304 blue", "mines 0506 red"),
        )
        for column, values in state.items():
            getattr(game.state.works, column)[:] = values
        return game.believes(side)

    plain = views("red")
    assert list(plain.works.left) == [0, 3600], "it knows of its own"
    assert list(plain.works.known) == [0, 1]
    for other in (
        views("red", left=[0, 3600]),
        views("red", left=[1200, 0]),
        views("red", known=[2, 3]),
    ):
        assert np.array_equal(other.buffer, plain.buffer), "lifted or not, met or not: it cannot tell"


@pytest.mark.rule("20.5")
def test_mines_that_are_not_known_do_not_show_in_a_preview(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, obstacles=MINES)
    assert game.reach("101")["0304"] == 1200 - STEP
    game.order("move 101 0303>0304>0305")
    assert game.unit("101").hex == "0304", "the march stops among them"
    assert game.unit("101").seconds == 1200 - STEP, "no more time than was shown"


@pytest.mark.rule("20.5")
def test_engineers_find_mines_beside_them(table):
    game = table(red={"101": "0302 engineers"}, blue={"7": "1209 rifles"}, obstacles=MINES)
    game.order("move 101 0302>0303")
    assert [(event.hex, event.d) for event in game.events("mined")] == [("0304", 1)]
    assert game.reach("101", 1200)["0304"] == 1200 - STEP - 120, "with care"


@pytest.mark.rule("20.6")
@pytest.mark.parametrize(("known", "share"), [(2, 1.0), (3, 0.25)])
def test_mines_hurt_by_the_law_and_the_careful_less(table, known, share):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, obstacles=MINES, law={"men_rate": 90000}
    )
    game.state.works.known[0] = known
    game.order("move 101 0303>0304")
    due = sqrt(40 * share * 40) * 90000 * 120 / 1e9 * 1.3
    assert game.unit("101").loss == pytest.approx(due, rel=0.02)


@pytest.mark.rule("20.6")
def test_mines_break_tanks_by_the_law_of_armour(table):
    game = table(
        red={"101": "0303 tankettes"},
        blue={"7": "1209 rifles"},
        obstacles=MINES,
        law={"vehicle_rate": 400000},
    )
    game.order("move 101 0303>0304")
    due = sqrt(4 * 10) * 400000 * 90 / 1e9
    assert game.unit("101").vehicle_loss == pytest.approx(due, rel=0.02)


@pytest.mark.rule("20.6")
def test_a_field_half_lifted_is_half_as_dense_and_who_stays_loses_a_tenth(table):
    law = {"men_rate": 90000}
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, obstacles=MINES, law=law)
    game.state.works.left[0] = 1800
    game.order("move 101 0303>0304")
    due = sqrt(40 * 0.5 * 40) * 90000 * 120 / 1e9 * 1.3
    assert game.unit("101").loss == pytest.approx(due, rel=0.02)
    before, men = game.unit("101").loss, game.unit("101").men
    game.end(2)
    due = sqrt(40 * 0.05 * men) * 90000 * 120 / 1e9
    assert game.unit("101").loss - before == pytest.approx(due, rel=0.03)


@pytest.mark.rule("20.4")
@pytest.mark.rule("20.5")
def test_mines_are_lifted_by_those_who_know_of_them(table):
    game = table(red={"101": "0303 engineers"}, blue={"7": "1209 rifles"}, obstacles=MINES)
    assert game.refuse("clear 101 0304 1200") == "20.4", "he knows of none"
    game.state.works.known[0] = 3
    game.order("clear 101 0304 1200")
    assert game.events("opened")
    game.put("101", clock=1200)
    game.order("move 101 0303>0304")
    assert game.unit("101").loss == 0
    assert int(game.believes("blue").works.left[0]) == 3600, "the owner does not learn of it"


@pytest.mark.rule("20.8")
@pytest.mark.parametrize(
    ("grams", "share"), [(0, 200), (6000, 200), (15000, 600), (24000, 1000), (400000, 1000)]
)
def test_a_fort_keeps_out_what_it_is_proof_against(table, grams, share):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles"}, forts={"0304": "pillbox"})
    assert shelter(game.world, game.board, game.row("7"), grams) == share
    assert shelter(game.world, game.board, game.row("101"), grams) == 1000, "nobody outside"


@pytest.mark.rule("20.8")
def test_bullets_and_shells_on_men_in_a_fort(table):
    def loss(order, forts):
        game = table(
            red={"101": "0303 rifles", "102": "0302 howitzers"},
            blue={"7": "0304 rifles hold-fire"},
            forts=forts,
            law={"men_rate": 30000},
        )
        assert heaviest_shell(game.world, game.row("102"), True) == 6000
        return game.order(order).unit("7").loss

    for order in ("fire 101 7 600", "bombard 102 0304 600"):
        bare = loss(order, {})
        assert loss(order, {"0304": "pillbox"}) == pytest.approx(bare * 0.2, rel=0.02)
        assert loss(order, {"0304": "fortress"}) == pytest.approx(bare * 0.1, rel=0.02)


@pytest.mark.rule("20.8")
def test_engineers_bring_charges_to_the_slits(table):
    def loss(kind):
        game = table(
            red={"101": f"0303 {kind}"}, blue={"7": "0304 rifles hold-fire"}, forts={"0304": "pillbox"}
        )
        return game.order("assault 101 0304").unit("7").loss

    assert loss("rifles") == pytest.approx(loss("engineers") * 0.2, rel=0.02)


FORTRESS = {"0304": "fortress"}


@pytest.mark.rule("20.9")
@pytest.mark.rule("20.10")
def test_below_ground_a_unit_is_out_of_the_fight(table):
    game = table(
        red={"101": "0304 rifles"}, blue={"7": "0305 machine-guns", "8": "0303 rifles"}, forts=FORTRESS
    )
    assert game.unit("101").known == "spotted"
    game.order("below 101")
    assert game.events("went-below")
    assert game.unit("101").seconds == 900
    assert (game.unit("101").hex, game.unit("101").below) == ("off the map", game.at("0304") + 1)
    assert game.unit("101").known == "suspected"
    assert game.refuse("fire 101 7 60") == "20.10"
    assert game.refuse("move 101 0304>0205") == "20.10"
    assert int(game.believes("blue").units.below[game.row("101")]) == 0, "no enemy knows"
    game.end().order("move 8 0303>0304")
    assert game.unit("8").hex == "0304", "he bars no way"


@pytest.mark.rule("20.9")
def test_who_cannot_go_below_or_come_up(table):
    game = table(
        red={"101": "0304 crowd", "102": "0304 rifles", "103": "0303 rifles", "104": "0305 motor mounted"},
        blue={"7": "1209 rifles"},
        forts=FORTRESS | {"0305": "fortress"},
    )
    assert game.refuse("below 101") == "20.9", "400 men, and room for 100"
    assert game.refuse("below 103") == "20.9", "no tunnels there"
    assert game.refuse("below 104") == "20.9", "not in lorries"
    assert game.refuse("surface 102") == "20.9", "it is not below"
    game.order("below 102").order("surface 102")
    assert game.unit("102").hex == "0304"
    assert game.unit("102").seconds == 600


@pytest.mark.rule("20.9")
def test_no_coming_up_under_the_enemys_feet(table):
    game = table(red={"101": "0304 rifles"}, blue={"7": "0303 rifles"}, forts=FORTRESS)
    game.order("below 101").end().order("move 7 0303>0304").end()
    game.put("7", seen=2)
    assert game.refuse("surface 101") == "20.9"
    game.put("7", seen=1)
    game.order("surface 101")
    assert game.unit("101").below, "it finds him above, and stays"
    assert game.unit("101").seconds == 1200
    assert game.unit("7").known == "spotted"


@pytest.mark.rule("20.10")
def test_below_a_unit_rests_and_has_its_time(table):
    game = table(red={"101": "0304 rifles suppression=800"}, blue={"7": "1209 rifles"}, forts=FORTRESS)
    game.order("below 101").end(2)
    assert game.unit("101").seconds == 1200
    assert game.unit("101").suppression == pytest.approx(400, abs=2)


def _stormed(table, kind, **law):
    game = table(
        red={"101": f"0303 {kind} quality=1000"},
        blue={"7": "0304 rifles quality=1000"},
        forts=FORTRESS,
        law={"men_rate": 60000} | law,
    )
    game.end().order("below 7").end()
    return game.order("move 101 0303>0304").order("assault 101 0304")


@pytest.mark.rule("20.11")
def test_the_tunnels_are_stormed_best_with_engineers(table):
    rifles = 40 * (1.2 - 0.6 * 25 / 500)
    close = rifles + 40
    due = 1.5 * sqrt(close * 40) * 60000 * 480 / 1e9
    with_charges = _stormed(table, "engineers")
    without = _stormed(table, "rifles")
    assert with_charges.unit("7").loss == pytest.approx(due, rel=0.01)
    assert without.unit("7").loss == pytest.approx(due / 2, rel=0.02), "a quarter of the power: half the loss"
    assert with_charges.unit("101").loss == pytest.approx(due * 1.3, rel=0.01), "both ways"


@pytest.mark.rule("20.11")
def test_a_garrison_that_loses_heart_goes_by_the_galleries_or_gives_up(table):
    game = table(
        red={"101": "0303 engineers"}, blue={"7": "0304 rifles"}, forts=FORTRESS | {"0305": "fortress"}
    )
    game.end().order("below 7").end().put("7", cohesion=0)
    game.order("move 101 0303>0304").order("assault 101 0304")
    assert game.unit("7").below == game.at("0305") + 1
    alone = table(red={"101": "0303 engineers"}, blue={"7": "0304 rifles"}, forts=FORTRESS)
    alone.end().order("below 7").end().put("7", cohesion=0)
    alone.order("move 101 0303>0304").order("assault 101 0304")
    unit = alone.unit("7")
    assert (unit.is_, unit.below, unit.men) == ("surrendered", 0, 0)
    assert unit.captured + unit.casualties == 40


@pytest.mark.rule("20.11")
def test_empty_tunnels_are_searched_for_nothing(table):
    game = table(red={"101": "0304 rifles", "102": "0304 tanks"}, blue={"7": "1209 rifles"}, forts=FORTRESS)
    assert game.refuse("assault 102 0304") == "20.11", "tanks do not go down stairs"
    game.order("assault 101 0304")
    assert [event.c for event in game.events("assaulted")] == [2]
    assert game.unit("101").seconds == 1200 - 312


@pytest.mark.rule("20.12")
@pytest.mark.parametrize(("cohesion", "carried"), [(0, True), (1000, False)])
def test_a_garrison_breaks_out_against_those_above(table, cohesion, carried):
    game = table(red={"101": "0304 rifles"}, blue={"7": "0303 rifles hold-fire quality=1000"}, forts=FORTRESS)
    game.order("below 101").end().order("move 7 0303>0304").end()
    game.put("7", cohesion=cohesion, seen=2)
    game.order("assault 101 0304")
    if carried:
        assert (game.unit("101").hex, game.unit("101").below) == ("0304", 0)
        assert game.unit("7").hex != "0304"
    else:
        assert (game.unit("101").hex, game.unit("7").hex) == ("off the map", "0304")
        assert game.unit("101").below == game.at("0304") + 1, "thrown back, it is below again"


def test_new_orders_go_both_ways(table):
    game = table(red={"101": "0304 rifles"}, blue={"7": "1209 rifles"}, forts=FORTRESS)
    for text in ("column 101", "deploy 101", "clear 101 0304 60", "below 101", "surface 101"):
        assert len(to_numbers(game.setup, parse(text))) > 3
