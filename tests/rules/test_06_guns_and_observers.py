"""Chapter 6: Guns and mortars with observers."""

from math import sqrt

import pytest

from borderwar.model.scenario import Sun
from borderwar.rules import guns
from borderwar.rules.stacking import lift
from borderwar.rules.strength import engaged_share

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

    own_eyes.order("bombard 101 0307 1140")
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


@pytest.mark.rule("6.3")
def test_calls_to_the_guns_take_a_minute_more(table):
    blue = {"7": "0307 rifles hold-fire"}
    game = table(red={"101": "0303 howitzers", "102": "0406 rifles"}, blue=blue, heights=HILL)
    assert game.refuse("bombard 101 0307 209") == "1.3"
    assert game.order("bombard 101 0307 210").events("shelled")[0].a == 30, "180 s to settle"


@pytest.mark.rule("6.3")
def test_registered_hexes_need_no_ranging(table):
    blue = {"7": "0307 rifles hold-fire"}
    game = table(
        red={"101": "0303 howitzers", "102": "0406 rifles"},
        blue=blue,
        heights=HILL,
        gun_control=(("red", ("0307",), 0),),
    )
    assert game.order("bombard 101 0307 100").events("shelled")[0].a == 40, "only the call"


@pytest.mark.rule("6.3")
def test_guns_once_laid_fire_for_effect_at_once_until_they_move(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0305 rifles hold-fire"})
    game.order("bombard 101 0305 150")
    assert game.order("bombard 101 0305 60").events("shelled")[0].a == 60
    game.end(2)
    assert game.order("bombard 101 0305 60").events("shelled")[0].a == 60, "the next turn too"
    assert game.refuse("bombard 101 0306 60") == "1.3", "but not on another hex"
    game.order("move 101 0303>0302").end(2)
    assert game.refuse("bombard 101 0305 60") == "1.3", "nor after a march"


@pytest.mark.rule("6.4")
@pytest.mark.parametrize(
    ("metres", "wide", "stray"), [(500, 250, 198), (4000, 250, 375), (4000, 20000, 7), (8000, 100, 700)]
)
def test_the_share_that_strays_grows_with_the_range_and_falls_with_the_hex(table, metres, wide, stray):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "1209 rifles"}, hex_metres=wide)
    assert guns.stray_share(game.world, metres) == stray


@pytest.mark.rule("6.4")
def test_strays_do_not_fall_on_the_target(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0305 rifles hold-fire"}, law={"men_rate": 90000})

    game.order("bombard 101 0305 1200")
    rifles = 2 * 24 * (1.2 - 0.6 * 420 / 2000) * (1 - 0.198)
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


FAR = {"101": "to-come howitzers turn=1 behind=0101/3000", "102": "0305 rifles"}
"""Guns 3 km behind 0101, with an observer at 0305."""


@pytest.mark.rule("6.6")
def test_guns_beyond_the_map_shell_through_an_observer_from_their_real_distance(table):
    game = table(red=FAR, blue={"7": "0307 rifles hold-fire"}, law={"men_rate": 90000})

    game.order("bombard 101 0307 1200")
    metres = 7 * 250 + 3000  # 0101 to 0307, then beyond
    rifles = 2 * 24 * (0.05 + 0.55 * (8000 - (19 * 250 - 80)) / 6000) * 0.7
    rifles *= 1 - (50 + metres // 40) / (50 + metres // 40 + 250)
    assert game.unit("7").loss == pytest.approx(sqrt(rifles * 40) * 90000 * 1020 / 1e9, rel=0.01)
    assert game.unit("101").hex == "off the map"


@pytest.mark.rule("6.6")
def test_guns_beyond_the_map_have_no_eyes_and_an_end_to_their_range(table):
    alone = table(red={"101": FAR["101"]}, blue={"7": "0307 rifles hold-fire"})
    far = table(red=FAR | {"101": FAR["101"].replace("3000", "9000")}, blue={"7": "0307 rifles hold-fire"})
    assert alone.refuse("bombard 101 0307 600") == "6.2"
    assert far.refuse("bombard 101 0307 600") == "5.6"


@pytest.mark.rule("6.7")
def test_guns_beyond_the_map_shell_and_do_nothing_else(table):
    game = table(red=FAR, blue={"7": "0307 rifles hold-fire"})
    for order in ("move 101 0101>0102", "fire 101 7 60", "assault 101 0102", "dig 101 300", "mount 101"):
        assert game.refuse(order) == "6.7"
    game.order("stance 101 hold-fire").order("bombard 101 0307 900").end(2)
    assert game.unit("101").seconds == 1200, "ready again"


@pytest.mark.rule("6.7")
def test_guns_beyond_the_map_do_not_keep_a_side_in_the_game(table):
    game = table(red=FAR, blue={"7": "0307 rifles hold-fire"})
    lift(game.world, game.board, game.row("102"))
    game.put("102", condition=4, men=0)
    assert game.end(2).over == 3


@pytest.mark.rule("6.8")
def test_a_budget_of_shells_is_counted_in_seconds_of_fire(table):
    guns = "0303 howitzers rounds=40+8"  # at 4 rounds a minute: 600 s, and 120 s a day
    game = table(red={"101": guns}, blue={"7": "0305 rifles hold-fire"}, start="23:50", turns=5)

    assert game.refuse("bombard 101 0305 630") == "6.8"
    game.order("bombard 101 0305 600")
    assert game.refuse("bombard 101 0305 60") == "6.8", "none left"
    game.order("fire 101 7 60")
    game.end(2)
    assert game.unit("101").rounds == 120, "what midnight brought"
    game.order("bombard 101 0305 120")


@pytest.mark.rule("6.9")
@pytest.mark.parametrize(("seconds", "found"), [(900, True), (600, False)])
def test_sound_ranging_finds_guns_that_fire_long_enough(table, seconds, found):
    game = table(
        red={"101": "0303 howitzers", "102": "0406 rifles"},
        blue={"7": "0309 rifles hold-fire"},
        heights=HILL,
        gun_control=(("blue", (), 400),),
    )
    game.order(f"bombard 101 0307 {seconds}")
    assert bool(game.events("heard")) is found, "four tenths in ten minutes, six in fifteen"
    assert game.unit("101").known == ("suspected" if found else "hidden")
    assert game.believes("red").units.heard[game.row("101")] == 0, "and its owner is not told"


@pytest.mark.rule("6.9")
def test_with_luck_sound_ranging_is_a_matter_of_chance(table):
    heard = 0
    for seed in range(1, 101):
        game = table(
            red={"101": "0303 howitzers"},
            blue={"7": "1209 rifles"},
            seed=seed,
            luck=True,
            gun_control=(("blue", (), 300),),
        )
        heard += bool(game.order("bombard 101 0305 600").events("heard"))
    assert 18 <= heard <= 43, "three times in ten"


@pytest.mark.rule("6.9")
@pytest.mark.rule("15.1")
def test_guns_that_were_not_heard_at_first_may_be_heard_in_the_same_turn(table):
    heard = []
    for seed in range(1, 41):
        game = table(
            red={"101": "0303 howitzers"},
            blue={"7": "1209 rifles"},
            seed=seed,
            luck=True,
            gun_control=(("blue", (), 1000),),
        )
        heard.append(tuple(bool(game.order("bombard 101 0305 300").events("heard")) for _ in range(2)))
    assert len(set(heard)) == 4, "each fire has dice of its own, though it falls on nobody"


COUNTER = {"7": "to-come howitzers turn=1 behind=1209/2000", "8": "0307 rifles hold-fire"}


@pytest.mark.rule("6.10")
def test_guns_fire_back_at_guns_they_have_heard_beyond_the_map(table):
    game = table(
        red={"101": "0303 howitzers"},
        blue=COUNTER,
        law={"men_rate": 90000},
        gun_control=(("red", (), 1000),),
    )
    assert game.refuse("counter 101 7 600") == "6.10", "not heard yet"
    game.end().order("bombard 7 0303 600").end()
    assert game.refuse("counter 101 7 149") == "1.3"
    assert game.refuse("counter 101 8 600") == "6.10", "no guns"
    before = game.unit("7").loss
    game.order("counter 101 7 1200")

    metres = 11 * 250 + 2000  # 0303 to 1209 is eleven hexes
    rifles = 2 * 24 * (0.05 + 0.55 * (8000 - (19 * 250 - 80)) / 6000) * 0.7
    spread = 50 + 2 * metres // 40
    rifles *= 1 - spread / (spread + 250)
    lost = game.unit("101").casualties
    whole = (40 - lost) / 40  # the guns that its own losses left in action
    steady = 1 - game.unit("101").suppression / 1000 * 0.7
    due = sqrt(rifles * whole * steady * 40) * 90000 * 1080 / 1e9
    assert game.unit("7").loss - before == pytest.approx(due, rel=0.03)
    game.end(14)
    assert game.refuse("counter 101 7 600") == "6.10", "forgotten after two hours"


@pytest.mark.rule("6.10")
def test_shells_fall_where_the_guns_were_heard(table):
    game = table(
        red={"101": "0309 howitzers"},
        blue={"7": "0903 towed-guns", "8": "0709 rifles hold-fire"},
        ground="............\n" * 9,
        heights={"0706": 60, "0605": 60, "0705": 60, "0606": 60, "0707": 60, "0505": 60, "0506": 60},
        gun_control=(("red", (), 1000),),
        turn_minutes=30,
        turns=20,
    )
    game.end().order("bombard 7 0709 900")
    assert game.unit("7").known == "suspected"
    game.order("move 7 0903>0902").end()
    game.order("counter 101 7 900")
    assert [event.hex for event in game.events("shelled")] == ["0903"], "nobody was there any more"
    assert game.unit("7").loss == 0


@pytest.mark.rule("5.11")
@pytest.mark.parametrize(
    ("frontage", "men", "wide", "share"),
    [
        (125, 50, 100, 1000),
        (984, 0, 250, 1000),
        (1968, 400, 250, 500),
        (250, 200, 500, 500),
        (600, 750, 2000, 320),
        (6000, 12000, 20000, 200),
    ],
)
def test_of_a_large_unit_only_a_part_is_in_contact(frontage, men, wide, share):
    assert engaged_share(frontage, wide, men) == share
