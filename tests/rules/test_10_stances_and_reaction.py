"""Chapter 10: Stances, reaction and digging in."""

import pytest

from borderwar.model.orders import STANCES


@pytest.mark.rule("10.1")
@pytest.mark.parametrize("stance", STANCES)
def test_a_stance_is_taken_in_no_time(table, stance):
    game = table(red={"101": "0303 rifles clock=0"}, blue={"7": "1209 rifles"})
    game.order(f"stance 101 {stance}")
    assert game.unit("101").stance == stance
    assert game.unit("101").seconds == 0


@pytest.mark.rule("10.1")
@pytest.mark.parametrize(
    ("stance", "at_march", "at_fire"),
    [("hold-fire", 0, 0), ("return-fire", 0, 1), ("fire-at-will", 1, 1), ("fall-back", 0, 0)],
)
def test_what_each_stance_does(table, stance, at_march, at_fire):
    game = table(red={"101": "0303 rifles"}, blue={"7": f"0306 rifles {stance}"})
    game.order("move 101 0303>0203")
    assert len(game.events("fired")) == at_march
    game.order("fire 101 7 60")
    assert len(game.events("fired")) == 1 + at_fire


@pytest.mark.rule("10.2")
def test_fire_at_a_march_lasts_as_long_as_the_step_or_the_clock(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0306 rifles clock=250"}, law={"men_rate": 1})
    game.order("move 101 0303>0203")
    assert game.events("fired")[0].a == 200
    game.order("move 101 0203>0202")
    assert game.events("fired")[0].a == 50, "all it has left"
    game.order("move 101 0202>0201")
    assert not game.events("fired")


@pytest.mark.rule("10.2")
@pytest.mark.parametrize(
    ("firer", "mover", "path", "fires"),
    [
        ("0306 rifles", "rifles", "0303>0203", True),
        ("0306 rifles broken", "rifles", "0303>0203", False),
        ("0308 rifles", "motor mounted", "0304>0303", False),
        ("0307 rifles", "motor mounted", "0303>0304", True),
        ("0303 anti-tank", "tankettes", "0307>0306", True),
        ("0306 rifles", "tanks", "0303>0203", False),
    ],
    ids=[
        "at will",
        "broken",
        "too weak at 1167 m",
        "a quarter or more at 667 m",
        "armour it pierces",
        "armour it does not",
    ],
)
def test_what_it_thinks_worth_its_time(table, firer, mover, path, fires):
    game = table(red={"101": f"{path[:4]} {mover}"}, blue={"7": firer}, law={"men_rate": 1})
    game.order(f"move 101 {path}")
    assert bool(game.events("fired")) is fires


@pytest.mark.rule("10.2")
def test_what_is_not_seen_is_not_fired_on(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0307 rifles"}, letters={"0203": "w"})
    game.order("move 101 0303>0203")
    assert game.unit("101").known == "hidden"
    assert not game.events("fired")


@pytest.mark.rule("10.3")
@pytest.mark.parametrize(("left", "back"), [(1200, 300), (100, 100), (0, 0)])
def test_the_target_fires_back_as_long_as_it_was_fired_at_or_has_time(table, left, back):
    game = table(red={"101": "0303 rifles"}, blue={"7": f"0305 rifles return-fire clock={left}"})
    game.order("fire 101 7 300")
    assert [event.a for event in game.events("fired") if event.unit == "7"] == [back][: bool(back)]
    assert game.unit("7").seconds == left - back


@pytest.mark.rule("10.3")
def test_nobody_fires_back_at_what_he_does_not_see(table):
    game = table(
        red={"101": "0303 howitzers hold-fire"},
        blue={"7": "0309 motor return-fire"},
        letters={"0303": "w"},
        heights={"0309": 9},
    )
    game.put("7", seen=2)
    game.order("fire 101 7 300")
    assert [event.unit for event in game.events("fired")] == ["101"]


@pytest.mark.rule("10.4")
@pytest.mark.parametrize(
    ("letter", "suppression", "dug"), [(".", 0, 600), ("w", 0, 300), (".", 1000, 300), (".", 500, 450)]
)
def test_digging_goes_by_the_ground_and_the_fire(table, letter, suppression, dug):
    game = table(
        red={"101": f"0303 rifles suppression={suppression}"},
        blue={"7": "1209 rifles"},
        letters={"0303": letter},
    )
    game.order("dig 101 600")
    assert game.unit("101").dug == dug
    assert game.unit("101").seconds == 600


@pytest.mark.rule("10.4")
@pytest.mark.parametrize(
    ("unit", "letter", "seconds"),
    [("rifles", "r", 600), ("rifles", ".", 59), ("horse mounted", ".", 600), ("tankettes", ".", 600)],
    ids=["rock", "too short", "in the saddle", "armour"],
)
def test_who_cannot_dig(table, unit, letter, seconds):
    game = table(red={"101": f"0303 {unit}"}, blue={"7": "1209 rifles"}, letters={"0303": letter})
    assert game.refuse(f"dig 101 {seconds}") == "10.4", game.because


@pytest.mark.rule("10.4")
@pytest.mark.parametrize(("minutes", "saved"), [(0, 0.0), (30, 0.35), (60, 0.4667), (600, 0.667)])
def test_holes_cut_losses_towards_seventy_per_cent(table, minutes, saved):
    from borderwar.rules.loss import exposure

    game = table(red={"101": f"0303 rifles dug={minutes}"}, blue={"7": "1209 rifles"})
    assert exposure(game.world, game.board, game.row("101")) / 1000 == pytest.approx(1 - saved, abs=0.002)


@pytest.mark.rule("10.4")
def test_who_leaves_his_hex_leaves_his_holes(table):
    game = table(red={"101": "0303 rifles dug=60"}, blue={"7": "1209 rifles"})
    assert game.unit("101").dug == 3600
    game.order("move 101 0303>0304>0303")
    assert game.unit("101").dug == 0


@pytest.mark.rule("10.5")
def test_trenches_on_the_map_shelter_whoever_is_on_foot_in_them(table):
    game = table(
        red={
            "101": "0303 rifles",
            "102": "0304 rifles",
            "103": "0303 tankettes",
            "104": "to-come rifles turn=2 entry=0303",
            "105": "0303 rifles dug=300",
        },
        blue={"7": "1209 rifles"},
        works={"0303": 120},
    )
    assert game.unit("101").dug == 7200, "it starts there"
    assert game.unit("103").dug == 0, "armour has no use for them"
    assert game.unit("105").dug == 18000, "what it has dug itself is better"
    game.order("move 102 0304>0303")
    assert game.unit("102").dug == 7200, "it enters"
    game.order("move 102 0303>0302").end(2)
    assert game.unit("104").dug == 7200, "it comes on there"


@pytest.mark.rule("10.6")
@pytest.mark.parametrize(
    ("suppression", "clock", "falls_back"), [(300, 1200, True), (250, 1200, False), (300, 259, False)]
)
def test_a_unit_told_to_fall_back_does_when_pressed(table, suppression, clock, falls_back):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": f"0305 rifles fall-back suppression={suppression} clock={clock}"},
        law={"men_rate": 1},
        rally=("0101", "0509"),
    )
    game.order("fire 101 7 60")
    assert (game.unit("7").hex != "0305") is falls_back
    if falls_back:
        assert game.unit("7").hex in ("0306", "0405"), "towards its rally hex"
        assert game.unit("7").seconds == 1200 - 260, "in its own time, slowed by suppression"


@pytest.mark.rule("10.6")
def test_it_steps_away_from_an_assault_before_the_blow(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles fall-back"}, rally=("0101", "0309"))
    game.order("assault 101 0304")
    assert game.unit("7").hex == "0305"
    assert game.unit("7").casualties == 0
    assert game.unit("101").hex == "0304"
