"""Chapter 6: Guns and mortars with observers."""

from math import sqrt

import pytest

from borderwar.model.scenario import Sun

HILL = {"0305": 40}
"""A hill between the guns at 0303 and the enemy at 0307."""


@pytest.mark.rule("6.1")
def test_guns_shell_any_hex_in_range_known_enemy_or_not(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "1209 rifles"})

    game.order("bombard 101 0305 300")
    assert game.unit("101").seconds == 900
    assert [event.hex for event in game.events("shelled")] == ["0305"]


@pytest.mark.rule("6.1")
@pytest.mark.parametrize(
    ("guns", "at", "case"),
    [
        ("rifles", "0305", "6.1"),
        ("howitzers", "0303", "5.6"),
        ("towed-guns mounted", "0305", "5.4"),
        ("howitzers broken", "0305", "9.6"),
    ],
    ids=["no guns", "its own hex", "guns on lorries", "not ready"],
)
def test_who_cannot_shell_what(table, guns, at, case):
    game = table(red={"101": f"0303 {guns}"}, blue={"7": "1209 rifles"})
    assert game.refuse(f"bombard 101 {at} 300") == case, game.because


@pytest.mark.rule("6.2")
def test_somebody_must_see_the_hex(table):
    blue = {"7": "0307 rifles hold-fire"}
    blind = table(red={"101": "0303 howitzers"}, blue=blue, heights=HILL)
    helped = table(red={"101": "0303 howitzers", "102": "0406 rifles"}, blue=blue, heights=HILL)
    broken = table(red={"101": "0303 howitzers", "102": "0406 rifles broken"}, blue=blue, heights=HILL)

    assert blind.refuse("bombard 101 0307 600") == "6.2"
    assert broken.refuse("bombard 101 0307 600") == "6.2", "an observer must be ready"
    helped.order("bombard 101 0307 600")


@pytest.mark.rule("6.2")
def test_fire_through_an_observer_counts_seven_tenths(table):
    blue = {"7": "0307 rifles hold-fire"}
    own_eyes = table(red={"101": "0303 howitzers"}, blue=blue)
    observer = table(red={"101": "0303 howitzers", "102": "0406 rifles"}, blue=blue, heights=HILL)

    own_eyes.order("bombard 101 0307 1200")
    observer.order("bombard 101 0307 1200")
    ratio = observer.unit("7").loss / own_eyes.unit("7").loss
    assert ratio == pytest.approx(sqrt(0.7), rel=0.01), "the law takes the square root of the fire"


@pytest.mark.rule("6.2")
def test_in_the_dark_only_the_next_hex_is_seen(table):
    night = Sun(0, 0, 0, 0, 60, 60, "estimated", "test")
    game = table(red={"101": "0303 howitzers"}, blue={"7": "1209 rifles"}, sun=night)

    game.order("bombard 101 0304 300")
    assert game.refuse("bombard 101 0306 300") == "6.2", "5 km by day are 300 m in this light"


@pytest.mark.rule("6.3")
def test_the_first_two_minutes_are_ranging(table):
    blue = {"7": "0305 rifles hold-fire"}
    short = table(red={"101": "0303 howitzers"}, blue=blue)
    long = table(red={"101": "0303 howitzers"}, blue=blue)

    assert short.refuse("bombard 101 0305 149") == "1.3"
    short.order("bombard 101 0305 150")
    long.order("bombard 101 0305 240")
    assert short.events("shelled")[0].a == 30, "thirty seconds of fire for effect"
    assert long.unit("7").loss / short.unit("7").loss == pytest.approx(120 / 30, rel=0.02)


@pytest.mark.rule("6.4")
def test_a_quarter_of_the_shells_fall_elsewhere(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0305 rifles hold-fire"}, law={"men_rate": 90000})

    game.order("bombard 101 0305 1200")
    rifles = 2 * 24 * (1.2 - 0.6 * 417 / 2000) * 0.75
    assert game.unit("7").loss == pytest.approx(sqrt(rifles * 40) * 90000 * 1080 / 1e9, rel=0.01)


@pytest.mark.rule("6.4")
def test_with_luck_they_fall_into_one_hex_beside(table):
    around = ("0304", "0404", "0405", "0306", "0205", "0204")
    hit = set()
    for seed in range(1, 25):
        game = table(
            red={"101": "0302 howitzers"},
            blue={str(n): f"{at} rifles hold-fire" for n, at in enumerate(around)},
            seed=seed,
            luck=True,
        )
        game.order("bombard 101 0305 300")
        beside = {event.hex for event in game.events("shelled") if event.other}
        assert len(beside) == 1, "nobody stood in the target hex, so one hex beside it was hit"
        hit |= beside
    assert hit == set(around), "in time every hex beside is"


@pytest.mark.rule("6.5")
def test_shells_fall_on_all_who_stand_there_by_their_front(table):
    game = table(
        red={"101": "0303 howitzers", "102": "0305 rifles"},
        blue={"7": "1209 rifles"},
        law={"men_rate": 90000},
    )
    alone = game.order("bombard 101 0305 1200").unit("102").loss
    assert alone > 0, "friends too"

    game = table(
        red={"101": "0303 howitzers", "102": "0305 rifles", "103": "0305 rifles"},
        blue={"7": "1209 rifles"},
        law={"men_rate": 90000},
    )
    game.order("bombard 101 0305 1200")
    for unit in ("102", "103"):
        assert game.unit(unit).loss == pytest.approx(alone * sqrt(0.5), rel=0.01), (
            "each takes half of the shells"
        )
