"""Chapter 8: Assault."""

from math import log2, sqrt

import pytest

from borderwar.model.tables import ARMOUR_BIT
from borderwar.rules.assault import overmatch
from borderwar.rules.firepower import hard_power
from borderwar.rules.loss import leave_fallen
from borderwar.rules.night import surprise_of

STEADY = "0304 rifles hold-fire quality=1000"
SHAKY = "0304 rifles hold-fire cohesion=0"


@pytest.mark.rule("8.1")
@pytest.mark.parametrize(
    ("at", "case"),
    [("0305", "8.1"), ("0204", "8.1"), ("0403", "8.1")],
    ids=["too far", "nobody there", "nobody known there"],
)
def test_an_assault_goes_into_the_next_hex_against_an_enemy_in_sight(table, at, case):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY, "8": "0305 rifles", "9": "0403 rifles"})
    game.put("9", seen=1)
    assert game.refuse(f"assault 101 {at}") == case, game.because


@pytest.mark.rule("8.1")
def test_a_known_enemy_behind_an_unseen_one_can_be_assaulted(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY, "8": "0304 rifles"})
    game.put("7", seen=1)
    game.order("assault 101 0304")
    assert game.events("assaulted")


@pytest.mark.rule("8.1")
@pytest.mark.parametrize(("metres", "seconds"), [(100, 125), (250, 312), (500, 625)])
def test_an_assault_takes_125_seconds_for_each_hundred_metres(table, metres, seconds):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, hex_metres=metres)
    game.order("assault 101 0304")
    assert game.unit("101").seconds == 1200 - seconds


@pytest.mark.rule("8.1")
def test_the_ground_and_suppression_can_forbid_it(table):
    game = table(
        red={"101": "0303 rifles suppression=850", "102": "0404 cars"},
        blue={"7": STEADY},
        letters={"0304": "w"},
    )
    assert game.refuse("assault 101 0304") == "9.2"
    assert game.refuse("assault 102 0304") == "3.3"


@pytest.mark.rule("8.1")
def test_the_enemy_fires_on_those_who_close(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles quality=1000", "8": "0305 machine-guns"})
    game.order("assault 101 0304")
    shots = game.events("fired")
    assert {(shot.unit, shot.a, shot.d) for shot in shots} == {("7", 156, 1), ("8", 156, 1)}, (
        "for half of the time"
    )


@pytest.mark.rule("8.2")
def test_men_in_lorries_get_down_first_but_horsemen_may_charge(table):
    game = table(
        red={"101": "0303 motor mounted", "102": "0303 horse mounted", "103": "0204 tankettes"},
        blue={"7": STEADY},
    )
    assert game.refuse("assault 101 0304") == "8.2"
    game.order("assault 102 0304")
    assert game.unit("7").loss > 0, "with the sabre"
    game.order("assault 103 0304")


@pytest.mark.rule("8.3")
def test_both_sides_strike_at_close_range_at_once(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, law={"men_rate": 90000})
    game.order("assault 101 0304")

    # 40 rifles at 25 m and 40 bayonets, for eight minutes, half as high again.
    rifles = 40 * (1.2 - 0.6 * 25 / 500) + 40
    due = 1.5 * sqrt(rifles * 40) * 90000 * 480 / 1e9
    assert game.unit("7").loss == pytest.approx(due, rel=0.01)
    assert game.unit("101").loss == pytest.approx(due * 1.3, rel=0.01), "he is on the move"
    assert {event.unit for event in game.events("assaulted") if event.other} == {"101", "7"}


@pytest.mark.rule("8.3")
def test_the_blow_is_shared_by_front_and_every_defender_strikes_back(table):
    one = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, law={"men_rate": 90000})
    two = table(red={"101": "0303 rifles"}, blue={"7": STEADY, "8": STEADY}, law={"men_rate": 90000})
    one.order("assault 101 0304")
    two.order("assault 101 0304")

    assert two.unit("7").loss == pytest.approx(one.unit("7").loss * sqrt(0.5), rel=0.01)
    assert two.unit("101").loss == pytest.approx(one.unit("101").loss * sqrt(2), rel=0.1)
    assert two.unit("101").known == two.unit("7").known == two.unit("8").known == "spotted", (
        "all who fight are seen"
    )


@pytest.mark.rule("8.4")
@pytest.mark.parametrize(
    ("attack", "defence", "stress"),
    [
        (1000, 1000, 0),
        (2000, 1000, 100),
        (1000, 4000, -200),
        (3000, 1000, int(100 * log2(3))),
        (64000, 1000, 250),
        (1, 1000, -250),
        (0, 1, -250),
        (1, 0, 250),
    ],
)
def test_overmatch_adds_to_the_defenders_stress(table, attack, defence, stress):
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY})
    assert overmatch(game.world, attack, defence) == pytest.approx(stress, abs=1)


@pytest.mark.rule("8.4")
@pytest.mark.parametrize(("cohesion", "breaks"), [(540, True), (560, False)])
def test_defenders_try_their_nerve_as_if_an_hour_had_passed(table, cohesion, breaks):
    # Without luck half of such units is the edge: stress 600, of which the assault is 150.
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": f"0304 rifles hold-fire cohesion={cohesion}"},
        law={"men_rate": 1, "close_factor": 1000},
    )
    game.put("7", suppression=0)
    game.order("assault 101 0304")
    assert bool(game.events("broke")) is breaks


@pytest.mark.rule("8.5")
def test_broken_defenders_run_and_the_attacker_has_the_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY})

    game.order("assault 101 0304")
    assert game.unit("7").is_ == "broken"
    assert game.unit("7").hex != "0304", "one hex, towards refuge"
    assert game.unit("101").hex == "0304"
    assert game.unit("101").seconds == 1200 - 312, "at no further cost"
    assert [event.c for event in game.events("assaulted") if not event.other] == [1]


@pytest.mark.rule("8.5")
@pytest.mark.rule("9.9")
def test_broken_defenders_with_no_hex_to_run_to_give_up(table):
    ring = dict.fromkeys(("0305", "0204", "0203", "0403", "0404"), "l")
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY}, letters=ring)

    game.order("assault 101 0304")
    unit = game.unit("7")
    assert (unit.is_, unit.men, unit.captured + unit.casualties) == ("surrendered", 0, 40)
    assert game.unit("101").hex == "0304"


@pytest.mark.rule("8.6")
def test_a_failed_assault_leaves_the_attacker_where_he_started(table):
    quiet = {"men_rate": 1}
    game = table(red={"101": "0303 rifles suppression=400"}, blue={"7": STEADY}, law=quiet)

    game.order("assault 101 0304")
    assert game.unit("101").hex == "0303"
    assert game.unit("101").suppression == pytest.approx(600, abs=5), "a third of what calm he had is gone"


@pytest.mark.rule("8.6")
def test_one_steady_defender_holds_the_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY, "8": STEADY})
    game.order("assault 101 0304")
    assert game.unit("7").hex != "0304"
    assert game.unit("8").hex == "0304"
    assert game.unit("101").hex == "0303"


@pytest.mark.rule("8.7")
def test_one_in_four_of_those_just_hit_falls_into_the_hands_of_who_drives_them_out(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": SHAKY + " quality=500"}, law={"men_rate": 200000})
    game.order("assault 101 0304")
    row = game.row("7")
    taken = int(game.state.units.captured[row])
    hit = taken + int(game.state.units.casualties[row])
    assert hit >= 8
    assert taken == hit // 4


def _left_lying(table, seconds=1200, quality=500, **put):
    """Prisoners out of 80 men who were hit in so many seconds before their unit gave way."""
    game = table(red={"101": f"0303 rifles quality={quality}"}, turn_minutes=1440)
    game.put("101", casualties=80, lost_now=80, fire_from=600, fire_until=600 + seconds, **put)
    leave_fallen(game.world, game.board, game.row("101"))
    unit = game.unit("101")
    assert unit.captured + unit.casualties == 80
    return unit.captured


@pytest.mark.rule("8.7")
@pytest.mark.parametrize(("seconds", "taken"), [(600, 20), (1800, 20), (3600, 10), (36000, 1)])
def test_those_hit_more_than_half_an_hour_ago_have_been_carried_back(table, seconds, taken):
    assert _left_lying(table, seconds) == taken


@pytest.mark.rule("8.7")
@pytest.mark.parametrize("put", [{"encircled": 1}, {"men": 0}], ids=["no way back", "nobody to carry"])
def test_where_nobody_can_be_carried_back_all_of_the_turn_lie_there(table, put):
    assert _left_lying(table, 36000, **put) == 20


@pytest.mark.rule("8.7")
@pytest.mark.parametrize(("quality", "taken"), [(200, 32), (500, 20), (800, 8), (1000, 0)])
def test_the_better_a_unit_the_fewer_it_leaves(table, quality, taken):
    assert _left_lying(table, quality=quality) == taken


@pytest.mark.rule("8.7")
@pytest.mark.parametrize(("near", "taken"), [("0304", True), ("0305", False)])
def test_of_a_unit_that_is_shot_to_pieces_men_are_taken_if_the_enemy_is_near(table, near, taken):
    blue = {"7": "0303 rifles hold-fire men=20"}
    game = table(red={"101": f"{near} rifles"}, blue=blue, law={"men_rate": 10**7})
    game.order("fire 101 7 600")
    unit = game.unit("7")
    assert unit.is_ == "destroyed"
    assert (unit.captured > 0) is taken


def _hunt(table, **ground):
    """Guns that 40 men with bottles count for against tankettes beside them."""
    blue = {"7": "0304 tankettes hold-fire"} | ground.pop("beside", {})
    game = table(red={"101": "0303 hunters dug=" + str(ground.pop("dug", 0))}, blue=blue, **ground)
    return hard_power(game.world, game.board, game.row("101"), game.row("7"), 0) / 1000


@pytest.mark.rule("8.8")
def test_bottles_tell_on_armour_in_close_country_trenches_and_the_dark(table):
    whole = 40 * 1 * 0.25  # ten a minute: one gun a man, times the law's quarter
    assert _hunt(table) == pytest.approx(whole / 4, rel=0.01), "in the open, by day"
    assert _hunt(table, letters={"0304": "w"}) == pytest.approx(whole, rel=0.01)
    assert _hunt(table, dug=30) == pytest.approx(whole, rel=0.01)
    assert _hunt(table, weather=({"sight": 500},)) == pytest.approx(whole, rel=0.01)


@pytest.mark.rule("8.8")
@pytest.mark.parametrize(("friend", "kept_off"), [("0304 rifles", 4), ("0305 rifles", 4), ("0306 rifles", 1)])
def test_infantry_with_the_armour_keeps_the_hunters_off(table, friend, kept_off):
    whole = 40 * 0.25
    found = _hunt(table, letters={"0304": "w"}, beside={"8": friend})
    assert found == pytest.approx(whole / kept_off, rel=0.01)
    assert _hunt(table, letters={"0304": "w"}, beside={"8": "0304 motor mounted"}) == pytest.approx(
        whole, rel=0.01
    )


@pytest.mark.rule("8.8")
def test_bottles_do_not_reach_beyond_the_assault(table):
    game = table(red={"101": "0303 hunters"}, blue={"7": "0304 tankettes"})
    rifles = table(red={"101": "0303 rifles"}, blue={"7": "0304 tankettes"})
    assert hard_power(game.world, game.board, game.row("101"), game.row("7"), 1) == hard_power(
        rifles.world, rifles.board, rifles.row("101"), rifles.row("7"), 1
    )


@pytest.mark.rule("8.9")
@pytest.mark.parametrize(("men", "frightened"), [("machine-guns", True), ("anti-tank", False)])
def test_armour_frightens_those_who_cannot_hurt_it(table, men, frightened):
    game = table(
        red={"101": "0303 tankettes"},
        blue={"7": f"0304 {men} hold-fire quality=1000"},
        law={"men_rate": 1, "vehicle_rate": 1},
    )
    game.order("assault 101 0304")
    assert bool(game.unit("7").stress_now & ARMOUR_BIT) is frightened


@pytest.mark.rule("8.10")
@pytest.mark.parametrize(
    ("sight", "put", "chance"),
    [(1000, {}, 0), (501, {}, 0), (100, {}, 460), (50, {}, 732), (10, {}, 900), (100, {"fired": 60}, 0)],
)
def test_the_chance_of_surprise_is_the_ground_crossed_unseen(table, sight, put, chance):
    # Found at 900 m by day, half as far again on the move; the hex is 250 m wide.
    game = table(red={"101": "0303 rifles"}, blue={"7": STEADY}, weather=({"sight": sight},))
    game.put("101", **put)
    assert surprise_of(game.world, game.board, game.row("101")) == chance
    assert game.unit("101").moving == 0


@pytest.mark.rule("8.10")
@pytest.mark.rule("8.11")
def test_without_luck_surprise_and_confusion_count_by_their_chance(table):
    def losses(sight):
        game = table(
            red={"101": "0303 rifles"},
            blue={"7": STEADY},
            law={"men_rate": 90000},
            weather=({"sight": sight},),
        )
        game.order("assault 101 0304")
        return game.unit("7").loss, game.unit("101").loss, game.events("surprised")

    (theirs, ours, told), (by_day, own_by_day, none) = losses(100), losses(1000)
    assert none == []
    assert [(event.a, event.b, event.c) for event in told] == [(460, 360, 360)]
    assert theirs == pytest.approx(by_day * sqrt(1 - 0.18), rel=0.01), "360 of confusion, half of it"
    assert ours == pytest.approx(own_by_day * sqrt((1 - 0.23) * (1 - 0.18)), rel=0.01)


@pytest.mark.rule("8.10")
def test_nobody_fires_while_a_surprise_closes_and_it_shakes_the_defender(table):
    dark = {"weather": ({"sight": 10},), "law": {"men_rate": 1, "close_factor": 1000}}
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles cohesion=680"}, **dark)
    game.order("assault 101 0304")
    assert [shot.a for shot in game.events("fired")] == [15], "a tenth of 156 s"
    # 320 of lost cohesion, 150 of the assault, 135 of surprise and 29 of unequal power.
    assert game.events("broke")
    bright = table(
        red={"101": "0303 rifles"}, blue={"7": "0304 rifles cohesion=680"}, **dark | {"weather": ()}
    )
    bright.order("assault 101 0304")
    assert not bright.events("broke")


@pytest.mark.rule("8.10")
@pytest.mark.rule("15.1")
def test_with_luck_surprise_is_there_or_not(table):
    thrown = set()
    for seed in range(12):
        game = table(
            red={"101": "0303 rifles"}, blue={"7": STEADY}, seed=seed, luck=True, weather=({"sight": 100},)
        )
        game.order("assault 101 0304")
        thrown.add(game.events("surprised")[0].a)
    assert thrown == {0, 1000}
