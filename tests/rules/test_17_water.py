"""Chapter 17: Water and crossings.

Steps are of 250 m: 200 s on foot, 100 s on horseback, 60 s in lorries, 90 s in heavy tanks.
"""

import pytest

from borderwar.model.orders import Assault
from borderwar.model.tables import DAMAGED, DOWN, WHOLE
from borderwar.session.view import SideView
from borderwar.session.waters import boat_order, bridge_order, hexsides_of

FAR = {"7": "1209 rifles hold-fire"}
RIVER = {"river": ("0303-0304", "0303-0202", "0303-0402", "0303-0203", "0303-0403", "0303-0302")}
"""A river round 0303."""
LAKE = {"0304": "l", "0305": "l", "0306": "l"}


@pytest.mark.rule("17.1")
@pytest.mark.parametrize(
    ("mover", "kind", "seconds"),
    [
        ("rifles", "stream", 200 + 60),
        ("horse mounted", "stream", 100 + 40),
        ("motor mounted", "stream", 60 + 120),
        ("rifles", "cliff", 200 + 300),
        ("motor mounted", "cliff", None),
        ("rifles", "river", None),
    ],
)
def test_what_runs_along_a_hexside_costs_each_mover_its_own_seconds(table, mover, kind, seconds):
    game = table(red={"101": f"0303 {mover}"}, blue=FAR, waters={kind: RIVER["river"]})

    if seconds is None:
        assert "0304" not in game.reach("101")
        assert game.refuse("move 101 0303>0304") == "17.1"
    else:
        assert game.reach("101")["0304"] == 1200 - seconds


@pytest.mark.rule("17.2")
def test_a_ford_lets_those_through_whom_it_names(table):
    units = {"101": "0303 rifles", "102": "0303 motor mounted"}
    game = table(red=units, blue=FAR, waters=RIVER, fords={"0303-0304": {"foot": 150}})

    assert game.reach("101")["0304"] == 1200 - 200 - 150
    assert game.refuse("move 102 0303>0304") == "17.1", "lorries do not get through a river on its bed"


@pytest.mark.rule("17.3")
def test_over_a_bridge_men_march_as_if_there_were_no_river(table):
    game = table(red={"101": "0303 rifles men=20"}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 men=60"})

    assert game.reach("101")["0304"] == 1200 - 200 - 20, "20 men at 60 a minute pass in 20 s"
    game.order("move 101 0303>0304").order("move 101 0304>0303")
    assert game.unit("101").seconds == 1200 - 440


@pytest.mark.rule("17.3")
def test_a_bridge_bears_no_heavier_vehicle_than_it_is_built_for(table):
    units = {"101": "0303 tanks", "102": "0303 motor mounted"}
    game = table(red=units, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 tonnes=10"})

    assert game.refuse("move 101 0303>0304") == "17.3", "25 t on a bridge for 10"
    assert "bears 10 t" in game.because
    game.order("move 102 0303>0304")


@pytest.mark.rule("17.3")
def test_a_unit_wades_where_that_is_quicker(table):
    game = table(
        red={"101": "0303 rifles"},
        blue=FAR,
        waters={"stream": ("0303-0304",)},
        bridges={"b": "0303-0304 men=10"},
    )

    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 1200 - 260, "a minute through the stream; four over the bridge"
    assert game.state.bridges.used[0] == 0


@pytest.mark.rule("17.4")
def test_one_lorry_a_minute_is_a_jam(table):
    units = {"101": "0303 column mounted vehicles=12", "102": "0303 column mounted vehicles=12"}
    game = table(red=units, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 vehicles=1"})

    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 1200 - 60 - 720, "twelve lorries, twelve minutes"
    assert game.refuse("move 102 0303>0304") == "17.4", "eight minutes are left for other twelve lorries"
    game.end(2)
    game.order("move 102 0303>0304")


@pytest.mark.rule("17.4")
def test_horsemen_take_two_places_and_a_long_column_a_whole_turn(table):
    units = {"101": "0303 horse mounted men=40", "102": "0303 column mounted"}
    game = table(red=units, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 men=60 vehicles=1"})

    assert game.reach("101")["0304"] == 1200 - 100 - 80, "40 riders as 80 men at 60 a minute"
    game.order("move 102 0303>0304")
    assert game.unit("102").seconds == 0, "thirty lorries at one a minute in a turn of 20 minutes"


@pytest.mark.rule("17.5")
def test_a_damaged_bridge_bears_half_and_lets_half_as_many_over(table):
    units = {"101": "0303 rifles men=20", "102": "0303 motor mounted"}
    game = table(red=units, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 damaged tonnes=6"})

    assert game.reach("101")["0304"] == 1200 - 200 - 40
    assert game.refuse("move 102 0303>0304") == "17.3", "lorries of 4 t on a bridge for 3"


@pytest.mark.rule("17.5")
def test_a_bridge_that_is_down_is_no_bridge(table):
    game = table(red={"101": "0303 rifles"}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 down"})

    assert game.refuse("move 101 0303>0304") == "17.1"


@pytest.mark.rule("17.6")
def test_engineers_build_a_bridge_over_several_turns(table):
    game = table(
        red={"101": "0303 sappers"}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 down build=1000"}
    )

    game.order("build 101 b 1200")
    assert game.events("bridge-work")[0].c == 400, "50 men for 1200 s are 100 men for 600"
    assert "0304" not in game.reach("101", 1200)
    game.end(2).order("build 101 b 800")
    assert game.state.bridges.state[0] == WHOLE
    assert "0304" in game.reach("101")


@pytest.mark.rule("17.6")
def test_a_damaged_bridge_takes_half_the_work(table):
    game = table(
        red={"101": "0304 sappers"}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 damaged build=1000"}
    )

    game.order("build 101 b 1000")
    assert game.state.bridges.state[0] == WHOLE


@pytest.mark.rule("17.6")
@pytest.mark.parametrize(
    ("unit", "why"), [("0303 rifles", "no engineers"), ("0305 sappers", "not at the bridge")]
)
def test_bridges_are_built_by_engineers_at_their_ends(table, unit, why):
    game = table(red={"101": unit}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 down"})

    assert game.refuse("build 101 b 600") == "17.6", why


@pytest.mark.rule("17.7")
@pytest.mark.rule("17.8")
def test_charges_are_laid_then_blown(table):
    game = table(red={"101": "0303 sappers"}, blue=FAR, waters=RIVER, bridges={"b": "0303-0304 charge=400"})

    assert game.refuse("blow 101 b") == "17.8", "nothing to blow it with"
    game.order("charge 101 b 800")
    assert game.refuse("charge 101 b 300") == "17.7", "it is ready"
    game.order("blow 101 b")
    assert game.state.bridges.state[0] == DOWN
    assert game.unit("101").seconds == 1200 - 800 - 60
    assert game.refuse("charge 101 b 300") == "17.7", "there is nothing left to charge"


@pytest.mark.rule("17.7")
def test_engineers_cut_the_enemys_charges(table):
    game = table(
        red={"101": "0303 sappers"},
        blue={"7": "0304 rifles hold-fire"},
        waters=RIVER,
        bridges={"b": "0303-0304 charged=blue"},
    )

    game.order("build 101 b 300")
    assert game.state.bridges.charged_by[0] == 1, "half of the charges found"
    game.order("build 101 b 300")
    assert game.state.bridges.charged_by[0] == -1


@pytest.mark.rule("17.8")
@pytest.mark.parametrize(("stance", "state"), [("fire-at-will", DOWN), ("hold-fire", WHOLE)])
def test_the_guard_blows_a_bridge_under_the_enemys_feet_unless_told_to_hold_fire(table, stance, state):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": f"0306 rifles {stance}"},
        waters=RIVER,
        bridges={"b": "0303-0304 charged=blue"},
    )

    game.order("move 101 0303>0304")
    assert game.state.bridges.state[0] == state
    assert game.unit("101").hex == ("0303" if state == DOWN else "0304")
    if state == DOWN:
        assert game.events("move-stopped")[0].a == 5
        assert game.unit("101").seconds == 1200, "the step was not taken"


@pytest.mark.rule("17.8")
def test_one_blow_in_six_only_damages_the_bridge(table):
    states = []
    for seed in range(60):
        game = table(
            red={"101": "0303 sappers"},
            blue=FAR,
            waters=RIVER,
            bridges={"b": "0303-0304 charged=red"},
            seed=seed,
            luck=True,
        )
        game.order("blow 101 b")
        states.append(int(game.state.bridges.state[0]))
    assert set(states) == {DOWN, DAMAGED}
    assert 3 <= states.count(DAMAGED) <= 18, "ten of sixty, more or less"


@pytest.mark.rule("17.9")
def test_boats_go_where_the_water_is_deep_enough(table):
    units = {"101": "0304 gunboats", "102": "0304 boatmen mounted"}
    game = table(red=units, blue=FAR, letters=LAKE | {"0404": "~"})

    assert set(game.reach("101")) == {"0304", "0305", "0306"}, "60 cm do not float a draught of 120"
    assert set(game.reach("102", 1000)) == {"0304", "0305", "0306", "0404"}
    assert game.refuse("move 101 0304>0404") == "17.9"
    assert game.refuse("move 101 0304>0303") == "17.9", "nor do boats go ashore"
    assert game.reach("101")["0305"] == 1200 - 60, "250 m at 15 km/h"


@pytest.mark.rule("17.9")
def test_the_current_helps_down_and_hinders_up(table):
    units = {"101": "0305 gunboats", "102": "0305 boatmen mounted"}
    game = table(red=units, blue=FAR, letters=LAKE, currents=("5 0304>0305>0306",))

    left = game.reach("101")
    assert left["0306"] == 1200 - 250 * 3600 // 20000
    assert left["0304"] == 1200 - 250 * 3600 // 10000
    strong = table(red=units, blue=FAR, letters=LAKE, currents=("6 0304>0305>0306",))
    assert "0304" not in strong.reach("102"), "rowers at 6 km/h stand still in it"


@pytest.mark.rule("17.10")
def test_men_push_off_and_land(table):
    game = table(red={"101": "0303 boatmen"}, blue=FAR, letters=LAKE, turn_minutes=40)

    assert game.refuse("mount 101") == "17.10", "boats are not lorries"
    assert game.refuse("embark 101 0203") == "17.10", "no water there"
    game.order("embark 101 0304")
    assert game.unit("101").seconds == 2400 - 300 - 150, "250 m at 6 km/h"
    game.order("move 101 0304>0305")
    assert game.refuse("land 101 0304") == "17.10", "that is water"
    game.order("land 101 0405")
    assert game.unit("101").seconds == 2400 - 450 - 150 - 120 - 200
    assert (game.unit("101").hex, game.unit("101").mounted) == ("0405", 0)
    game.order("move 101 0405>0505").order("move 101 0505>0405").order("embark 101 0305")


@pytest.mark.rule("17.10")
def test_the_boats_lie_where_the_men_landed(table):
    game = table(red={"101": "0303 boatmen"}, blue=FAR, letters=LAKE)

    game.order("move 101 0303>0403")
    assert game.refuse("embark 101 0304") == "17.10"
    assert "boats in 0303" in game.because


@pytest.mark.rule("17.11")
def test_men_afloat_cannot_fire_and_are_hit_as_if_mounted(table):
    game = table(red={"101": "0304 boatmen mounted"}, blue={"7": "0302 rifles"}, letters=LAKE)

    assert game.refuse("fire 101 7 300") == "5.4"
    game.end().order("fire 7 101 600")
    ashore = table(red={"101": "0304 rifles"}, blue={"7": "0302 rifles hold-fire"})
    ashore.put("101", stance=0).end().order("fire 7 101 600")
    assert game.unit("101").loss == pytest.approx(ashore.unit("101").loss * 1.7, rel=0.01), (
        "mounted-factor 1.7"
    )


@pytest.mark.rule("17.11")
def test_with_its_last_boat_a_unit_afloat_is_lost(table):
    game = table(red={"101": "0304 boatmen mounted vehicles=1"}, blue={"7": "0303 rifles"}, letters=LAKE)
    game.put("101", vehicles=0).end().order("fire 7 101 60")

    assert game.unit("101").is_ == "destroyed"
    assert game.unit("101").men == 0


@pytest.mark.rule("17.12")
def test_gunboats_fire_from_their_decks_and_armour_protects_them(table):
    units = {"101": "0304 gunboats"}
    game = table(
        red=units, blue={"7": "0302 rifles hold-fire", "8": "0301 anti-tank hold-fire"}, letters=LAKE
    )

    game.order("fire 101 7 600")
    assert game.unit("7").loss > 0
    assert game.end().refuse("fire 7 101 600") == "5.7", "bullets do not pierce 10 mm"
    game.order("fire 8 101 600")
    assert game.unit("101").vehicle_loss > 0


@pytest.mark.rule("17.12")
def test_broken_boats_make_for_the_edge_of_the_map(table):
    lake = {f"03{row:02d}": "l" for row in range(4, 10)}
    game = table(
        red={"101": "0305 gunboats broken", "102": "1201 rifles"}, blue={"7": "0302 anti-tank"}, letters=lake
    )

    game.end(2)
    assert game.unit("101").hex in ("0308", "0309", "off the map"), "0309 is at the edge"


@pytest.mark.rule("17.13")
@pytest.mark.parametrize(
    ("mover", "cm", "bears"),
    [
        ("rifles", 5, False),
        ("rifles", 6, True),
        ("horse mounted", 11, False),
        ("horse mounted", 12, True),
        ("motor mounted", 21, False),
        ("motor mounted", 22, True),
        ("tanks", 44, False),
        ("tanks", 45, True),
    ],
)
def test_ice_bears_by_its_thickness(table, mover, cm, bears):
    game = table(
        red={"101": f"0303 {mover}"},
        blue=FAR,
        letters={"0304": "l"},
        waters={"river": ("0303-0302",)},
        weather=({"ice": cm},),
        turn_minutes=60,
    )

    left = game.reach("101")
    assert ("0304" in left) == bears, "a lake"
    if bears:
        game.order("move 101 0303>0302")
    else:
        assert game.refuse("move 101 0303>0304") == "17.13"
        assert game.refuse("move 101 0303>0302") == "17.1"


@pytest.mark.rule("17.13")
def test_three_centimetres_of_ice_stop_boats(table):
    units = {"101": "0304 gunboats", "102": "0303 boatmen"}
    thin = table(red=units, blue=FAR, letters=LAKE, weather=({"ice": 2},))
    thick = table(red=units, blue=FAR, letters=LAKE, weather=({"ice": 3},))

    thin.order("move 101 0304>0305")
    assert thick.refuse("move 101 0304>0305") == "17.13"
    assert thick.refuse("embark 102 0304") == "17.13"


@pytest.mark.rule("17.14")
@pytest.mark.parametrize(
    ("waters", "bridges", "ice", "share"),
    [
        ({}, {}, 0, 1.0),
        ({"stream": ("0303-0304",)}, {}, 0, 0.9),
        ({"river": ("0303-0304",)}, {"b": "0303-0304"}, 0, 0.5),
        ({"river": ("0303-0304",)}, {}, 30, 1.0),
        ({"cliff": ("0303-0304",)}, {}, 30, 0.7),
    ],
)
def test_an_assault_across_water_strikes_with_a_part_of_its_power(table, waters, bridges, ice, share):
    def fight(**water):
        game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire quality=1000"}, **water)
        game.order("assault 101 0304")
        return game

    plain = fight()
    game = fight(waters=waters, bridges=bridges, weather=({"ice": ice},))
    hit, back = game.events("assaulted")[:2]
    expected = plain.events("assaulted")[0].a * share**0.5
    assert hit.a == pytest.approx(expected, abs=1), "the law has the root of the fire"
    assert back.a == plain.events("assaulted")[1].a, "the defenders strike with all they have"


@pytest.mark.rule("17.14")
def test_men_assault_out_of_their_boats(table):
    game = table(
        red={"101": "0304 boatmen mounted"},
        blue={"7": "0303 rifles men=2 hold-fire quality=300"},
        letters=LAKE,
    )

    game.order("assault 101 0303")
    assert game.unit("101").hex == "0303"
    assert game.unit("101").mounted == 0
    assert game.unit("101").boats_hex == game.at("0303")


@pytest.mark.rule("17.14")
def test_thrown_back_they_are_in_their_boats_again(table):
    game = table(
        red={"101": "0304 boatmen mounted men=10"},
        blue={"7": "0303 rifles hold-fire quality=1000"},
        letters=LAKE,
    )

    game.order("assault 101 0303")
    assert (game.unit("101").hex, game.unit("101").mounted) == ("0304", 1)


@pytest.mark.rule("17.15")
def test_charges_and_work_are_known_to_those_at_work_alone(table):
    game = table(
        red={"101": "0303 sappers"},
        blue=FAR,
        waters=RIVER,
        bridges={"b": "0303-0304 charged=blue", "c": "0303-0302 damaged"},
    )
    game.order("build 101 c 600")

    red, blue = game.believes("red"), game.believes("blue")
    assert (red.bridges.charged_by[0], red.bridges.charge[0]) == (-1, 0)
    assert (blue.bridges.charged_by[0], blue.bridges.charge[0]) == (1, 600)
    assert (red.bridges.work[1], blue.bridges.work[1]) == (300, 0)
    assert red.bridges.state[1] == blue.bridges.state[1] == DAMAGED, "that it is damaged all can see"


@pytest.mark.rule("17.14")
def test_the_forecast_names_the_river_to_be_crossed(table):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0304 rifles hold-fire"},
        waters={"river": ("0303-0304",)},
        bridges={"b": "0303-0304"},
    )

    card = SideView(game.setup, game.state, 0).forecast(Assault("101", "0304"))
    assert [(line.text, line.attack) for line in card.factors if line.rule == "17.14"] == [
        ("across a river", "\u00d70.50")
    ]


@pytest.mark.rule("17.6")
def test_a_screen_offers_what_engineers_can_do_to_a_bridge(table):
    game = table(
        red={"101": "0303 sappers", "102": "0404 rifles"},
        blue=FAR,
        waters=RIVER,
        bridges={"b": "0303-0304 down build=500 charge=400"},
    )

    def offered(unit):
        view = SideView(game.setup, game.state, 0)
        return str(bridge_order(game.setup, view.state, view.unit(game.row(unit)), 1000))

    assert offered("102") == "None", "it is not at the bridge"
    for order in ("build 101 b 1000", "charge 101 b 1000", "blow 101 b"):
        assert offered("101") == order
        game.order(order).end(2)
    shown = SideView(game.setup, game.state, 0).waters.crossings[0]
    assert (shown.state, shown.work) == ("down", 500)


@pytest.mark.rule("17.10")
def test_a_screen_offers_to_push_off_and_to_land(table):
    game = table(red={"101": "0303 boatmen"}, blue=FAR, letters=LAKE)

    def offered(number):
        view = SideView(game.setup, game.state, 0)
        return str(boat_order(game.setup, view.unit(0), number))

    assert offered("0304") == "embark 101 0304"
    game.order("embark 101 0304")
    assert offered("0405") == "land 101 0405"


@pytest.mark.rule("17.1")
def test_hexsides_that_touch_are_drawn_as_one_line(table):
    game = table(red={"101": "0303 rifles"}, blue=FAR, waters=RIVER)

    sides = hexsides_of(game.setup)
    assert len(sides) == 6
    assert {side.look for side in sides} == {"river"}
