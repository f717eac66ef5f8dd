"""One engine across scales: what must not change when only hex, turn or counter does."""

from math import log, sqrt

import pytest

from borderwar.rules.loss import suppress
from borderwar.rules.weariness import fresh_seconds

QUIET = "0304 rifles hold-fire quality=1000"
STRONG = {"men_rate": 30000}


@pytest.mark.rule("5.2")
@pytest.mark.parametrize("minutes", [15, 120, 360, 1440])
def test_ten_minutes_of_fire_cost_the_same_in_every_turn(table, minutes):
    game = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=minutes, law=STRONG)
    game.order("fire 101 7 600")
    rifles = 40 * (1.2 - 0.6 * 170 / 500)
    assert game.unit("7").loss == pytest.approx(sqrt(rifles * 40) * 30000 * 600 / 1e9, rel=0.02)


@pytest.mark.rule("5.2")
def test_fire_one_after_the_other_counts_as_long_fire_and_at_once_as_heavy_fire(table):
    law = {"men_rate": 30000}
    at_once = table(red={"101": "0303 rifles", "102": "0303 rifles"}, blue={"7": QUIET}, law=law)
    in_turn = table(red={"101": "0303 rifles", "102": "0303 rifles clock=600"}, blue={"7": QUIET}, law=law)
    for game in (at_once, in_turn):
        game.order("fire 101 7 600").order("fire 102 7 600")
    assert in_turn.unit("7").loss == pytest.approx(at_once.unit("7").loss * sqrt(2), rel=0.01)


@pytest.mark.rule("5.10")
@pytest.mark.parametrize("minutes", [120, 480])
def test_long_fire_in_one_turn_is_like_the_same_fire_in_many(table, minutes):
    """Both sides fire at each other all the while; nobody may break."""
    law = {"men_rate": 15000, "break_stress": 3000, "weary_half": 5400}
    units = {"red": {"101": "0303 crowd"}, "blue": {"7": "0304 crowd return-fire"}}
    long = table(**units, turn_minutes=minutes, turns=40, law=law)
    short = table(**units, turn_minutes=20, turns=40, law=law)
    long.order(f"fire 101 7 {minutes * 60}")
    for _ in range(minutes // 20):
        short.order("fire 101 7 1200").end(2)
    for unit in ("101", "7"):
        assert long.unit(unit).loss == pytest.approx(short.unit(unit).loss, rel=0.3), unit


@pytest.mark.rule("9.1")
def test_short_fire_in_a_long_turn_suppresses_as_in_a_short_one(table):
    found = []
    for minutes in (20, 360):
        game = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=minutes, law=STRONG)
        game.order("fire 101 7 1200")
        found.append(game.unit("7").suppression)
    assert found[0] == pytest.approx(found[1], abs=5)


@pytest.mark.rule("9.4")
@pytest.mark.parametrize("minutes", [20, 120, 720])
def test_twenty_minutes_of_fire_try_the_nerve_for_forty_at_most(table, minutes):
    game = table(
        red={"101": "0303 rifles", "102": "0109 rifles"},
        blue={"7": "1209 rifles"},
        turn_minutes=minutes,
        law={"cohesion_recovery": 0},
    )
    game.put("101", cohesion=400, soft_fire=1, fire_from=1, fire_until=1200).end(2)
    tried = min(minutes, 40)
    assert int(game.state.units.hazard[game.row("101")]) / 65536 == pytest.approx(tried / 60, rel=0.01)


@pytest.mark.rule("9.4")
def test_losses_of_a_long_turn_try_the_nerve_little_by_little(table):
    hazards = []
    for shaken in (0, 300):
        game = table(
            red={"101": "0303 rifles", "102": "0109 rifles"},
            blue={"7": "1209 rifles"},
            turn_minutes=180,
            law={"cohesion_recovery": 0},
        )
        game.put("101", cohesion=200, soft_fire=1, fire_from=0, fire_until=9600, shaken_now=shaken)
        game.put("101", hazard=-(1 << 28)).end(2)
        hazards.append(int(game.state.units.hazard[game.row("101")]) + (1 << 28))
    evenly = sum(2 ** (-3 * (8 - part) / 8) for part in range(1, 9)) / 8
    assert hazards[1] / hazards[0] == pytest.approx(evenly, rel=0.02)


@pytest.mark.rule("9.10")
@pytest.mark.parametrize("seconds", [10, 600, 7200, 86400])
@pytest.mark.parametrize("weary", [0, 5400, 40000])
def test_weary_men_fire_less(table, seconds, weary):
    game = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, law={"weary_half": 5400})
    game.put("101", weary=weary)
    fresh = fresh_seconds(game.world, game.board, game.row("101"), seconds)
    due = 5400 * log((5400 + weary + seconds) / (5400 + weary))
    assert fresh == pytest.approx(due, rel=0.01, abs=1)


@pytest.mark.rule("9.10")
def test_one_long_fire_tires_as_its_parts_do(table):
    whole = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=240, law={"weary_half": 5400})
    parts = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=240, law={"weary_half": 5400})
    whole.order("fire 101 7 9600")
    for _ in range(16):
        parts.order("fire 101 7 600")
    assert parts.unit("7").loss == pytest.approx(whole.unit("7").loss, rel=0.02)
    assert whole.unit("101").weary == parts.unit("101").weary == 9600


@pytest.mark.rule("9.11")
@pytest.mark.parametrize("minutes", [20, 240, 1440])
def test_half_of_the_weariness_is_gone_after_twelve_hours_of_rest(table, minutes):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, turn_minutes=minutes, turns=80)
    game.put("101", weary=8000)
    for _ in range(1440 // minutes):
        game.end(2)
    assert game.unit("101").weary == pytest.approx(2000, rel=0.02)


@pytest.mark.rule("10.2")
@pytest.mark.parametrize(("metres", "seconds"), [(500, 400), (1000, 800), (2000, 800)])
def test_a_long_step_is_under_fire_for_its_last_thousand_metres(table, metres, seconds):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0305 machine-guns"},
        hex_metres=metres,
        turn_minutes=1440,
    )
    game.order("move 101 0303>0304")
    (shot,) = [event for event in game.events("fired") if event.unit == "7"]
    assert shot.a == seconds


@pytest.mark.rule("9.7")
def test_the_broken_crowd_in_among_friends_where_there_is_no_other_way(table):
    ring = dict.fromkeys(("0305", "0204", "0203", "0403"), "l")
    full = {"8": "0404 crowd hold-fire", "9": "0404 rifles hold-fire"}
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0304 rifles hold-fire cohesion=0", **full},
        letters=ring,
    )
    game.order("assault 101 0304")
    assert (game.unit("7").is_, game.unit("7").hex) == ("broken", "0404")


@pytest.mark.rule("10.7")
def test_men_who_lie_under_fire_scrape_holes(table):
    blue = {"7": QUIET, "8": "0305 rifles hold-fire quality=1000", "9": "0404 rifles hold-fire"}
    game = table(red={"101": "0303 rifles", "102": "0403 rifles"}, blue=blue, law={"scrape_share": 200})
    game.put("9", moving=1)
    game.order("fire 101 7 1000").order("fire 102 9 1000").end()
    assert game.unit("7").dug == 200
    assert game.unit("8").dug == game.unit("9").dug == 0, "not under fire; on the march"


@pytest.mark.rule("10.7")
@pytest.mark.parametrize("parts", [1, 4])
def test_holes_shelter_while_they_are_scraped(table, parts):
    law = {"men_rate": 3000, "break_stress": 3000, "scrape_share": 200}
    game = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=180, law=law)
    law = law | {"scrape_share": 0}
    bare = table(red={"101": "0303 rifles"}, blue={"7": QUIET}, turn_minutes=180, law=law)
    for board in (game, bare):
        for _ in range(parts):
            board.order(f"fire 101 7 {8400 // parts}")
    holes = 0.3 + 0.7 * 1800 / (1800 + 8400 / 10)
    assert game.unit("7").loss / bare.unit("7").loss == pytest.approx(holes, rel=0.02)


@pytest.mark.rule("9.8")
@pytest.mark.parametrize(("minutes", "left"), [(20, 0), (60, 0), (240, 180), (1440, 1380)])
def test_a_unit_that_rallies_has_lost_an_hour(table, minutes, left):
    red = {"101": "0303 rifles broken", "102": "0101 rifles"}
    game = table(red=red, blue={"7": "1209 rifles"}, turn_minutes=minutes)
    for _ in range(6):
        if game.unit("101").is_ == "broken":
            game.end(2)
    assert (game.unit("101").is_, game.unit("101").seconds) == ("ready", left * 60)


@pytest.mark.rule("9.8")
def test_a_unit_that_ran_out_of_danger_may_rally_in_what_is_left_of_its_turn(table):
    game = table(
        red={"101": "0505 rifles broken", "102": "0101 rifles"},
        blue={"7": "0506 rifles hold-fire"},
        hex_metres=2000,
        turn_minutes=720,
    )
    game.end(2)
    unit = game.unit("101")
    assert (unit.is_, unit.hex != "0505") == ("ready", True)
    assert 0 < unit.seconds < 720 * 60 - 3600


@pytest.mark.rule("9.1")
def test_suppression_never_tires_where_no_turn_is_cleared(table):
    """A battle without a map calls the rule over and over on one board."""
    game = table(red={"101": "0303 rifles"}, blue={"7": QUIET})
    row = game.row("7")
    first = last = 0
    for _ in range(400):
        game.put("7", suppression=0)
        suppress(game.world, game.board, row, 2 << 16, 40, 0)
        last = game.unit("7").suppression
        first = first or last
    assert first == pytest.approx(500, abs=2), "a twentieth of the men is half of the calm"
    assert last == pytest.approx(first, abs=2), "after four hundred times"
