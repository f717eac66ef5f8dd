"""Chapter 9: Suppression, cohesion and breaking."""

import pytest

from borderwar.model.tables import BREAK_REASONS
from borderwar.rules.morale import break_hazard, stress

STEADY = {"199": "0109 rifles hold-fire"}
"""A friend far off, so that a side whose only fighter breaks has not lost the game."""


def calm_after(share_lost):
    """What a loss of a share of the men leaves of a unit's calm."""
    return 0.5 ** (share_lost / 0.05)


@pytest.mark.rule("9.1")
@pytest.mark.parametrize("before", [0, 400])
@pytest.mark.parametrize(("rate", "firer"), [(9000, "rifles"), (90000, "rifles"), (30000, "howitzers")])
def test_fire_that_costs_a_twentieth_takes_half_of_the_calm(table, before, rate, firer):
    game = table(
        red={"101": f"0303 {firer}"},
        blue={"7": f"0305 rifles hold-fire suppression={before}"},
        law={"men_rate": rate},
    )
    game.order("fire 101 7 1200")
    share = game.unit("7").loss / 40 * (1.5 if firer == "howitzers" else 1)
    assert game.unit("7").suppression == pytest.approx(1000 - (1000 - before) * calm_after(share), abs=3)


@pytest.mark.rule("9.1")
def test_in_a_long_turn_only_the_share_of_one_half_life_counts(table):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0305 rifles hold-fire"},
        turn_minutes=120,
        law={"men_rate": 30000},
    )
    game.order("fire 101 7 7200")
    assert game.unit("7").suppression == pytest.approx(
        1000 - 1000 * calm_after(game.unit("7").loss / 40 / 6), abs=3
    )


@pytest.mark.rule("9.1")
@pytest.mark.parametrize(("suppression", "share"), [(0, 1.0), (500, 0.65), (1000, 0.3)])
def test_suppression_takes_up_to_seven_tenths_of_the_fire(table, suppression, share):
    game = table(
        red={"101": f"0303 rifles suppression={suppression}"},
        blue={"7": "0305 rifles hold-fire"},
        law={"beta": 1000},
    )
    full = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"}, law={"beta": 1000})
    game.order("fire 101 7 1200")
    full.order("fire 101 7 1200")
    assert game.unit("7").loss == pytest.approx(full.unit("7").loss * share, rel=0.01)


@pytest.mark.rule("9.2")
@pytest.mark.parametrize(("minutes", "left"), [(20, 400), (10, 565), (40, 200)])
def test_suppression_fades_by_half_in_twenty_minutes(table, minutes, left):
    game = table(red={"101": "0303 rifles suppression=800"}, blue={"7": "1209 rifles"}, turn_minutes=minutes)
    game.end(2)
    assert game.unit("101").suppression == pytest.approx(left, abs=2)


@pytest.mark.rule("9.2")
def test_suppression_slows_a_march_and_pins(table):
    game = table(
        red={"101": "0303 rifles suppression=500"}, blue={"7": "0304 rifles hold-fire"}, letters={"0303": "w"}
    )
    assert game.reach("101")["0302"] == 1200 - 450, "half as long again, and again to leave contact"
    game.put("101", suppression=849)
    game.order("move 101 0303>0302")
    game.put("101", suppression=850)
    assert game.refuse("move 101 0302>0303") == "9.2"


@pytest.mark.rule("9.3")
@pytest.mark.parametrize(("men", "lost", "cohesion"), [(100, 5, 700), (50, 5, 600), (100, 40, 0)])
def test_each_per_cent_of_men_lost_takes_two_of_cohesion(table, men, lost, cohesion):
    game = table(red={"101": "0303 rifles"}, blue={"7": f"0305 rifles hold-fire men={men}"})
    from borderwar.rules.loss import lose_men

    assert lose_men(game.world, game.board, game.row("7"), lost << 16) == lost
    assert game.unit("7").cohesion == cohesion


@pytest.mark.rule("9.3")
def test_each_per_cent_of_vehicles_lost_takes_one(table):
    from borderwar.rules.loss import lose_vehicles

    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 tankettes hold-fire"})
    lose_vehicles(game.world, game.board, game.row("7"), 2 << 16)
    assert game.unit("7").cohesion == 800 - 20 * 10
    lose_vehicles(game.world, game.board, game.row("7"), 1 << 16)
    assert game.unit("7").cohesion == 800 - 30 * 10, "per cents of what it had when its turn began"


@pytest.mark.rule("9.3")
@pytest.mark.parametrize(
    ("cohesion", "fire", "after"), [(300, 0, 350), (300, 5000, 300), (790, 0, 800), (950, 0, 950)]
)
def test_cohesion_mends_out_of_fire_up_to_the_units_quality(table, cohesion, fire, after):
    game = table(
        red={"101": f"0303 rifles cohesion={cohesion}"}, blue={"7": "1209 rifles"}, law={"break_stress": 2000}
    )
    game.put("101", soft_fire=fire).end(2)
    assert game.unit("101").cohesion == after


@pytest.mark.rule("9.4")
@pytest.mark.parametrize(
    ("put", "level"),
    [
        ({}, 200),
        ({"cohesion": 450}, 550),
        ({"suppression": 1000}, 200 + 330),
        ({"fired_from": 0b000011}, 200),
        ({"fired_from": 0b000101}, 200 + 150),
        ({"fired_from": 0b100001}, 200),
        ({"fired_from": 0b100010}, 200 + 150),
        ({"fired_from": 0b001001}, 200 + 150),
        ({"stress_now": 1}, 200 + 120),
        ({"stress_now": 2}, 200 + 80),
        ({"stress_now": 4}, 200 + 150),
        ({"stress_now": 8}, 200 + 60),
    ],
    ids=[
        "calm",
        "losses",
        "suppressed",
        "one side",
        "flank",
        "one side again",
        "flank again",
        "rear",
        "armour",
        "neighbour",
        "assault",
        "air",
    ],
)
def test_what_makes_up_a_units_stress(table, put, level):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"})
    game.put("101", **put)
    assert stress(game.world, game.board, game.row("101")) == level


@pytest.mark.rule("9.4")
@pytest.mark.parametrize(
    ("level", "minutes", "halvings"),
    [(600, 60, 1.0), (600, 20, 1 / 3), (700, 60, 2.0), (500, 60, 0.5), (1000, 20, 16 / 3)],
)
def test_at_600_half_break_in_an_hour_and_each_hundred_doubles_the_hazard(table, level, minutes, halvings):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"})
    assert break_hazard(game.world, level, minutes * 60) / 65536 == pytest.approx(halvings, rel=0.001)


@pytest.mark.rule("9.4")
@pytest.mark.parametrize("under_fire", [True, False])
def test_only_a_unit_under_fire_or_frightened_may_break(table, under_fire):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"})
    game.put("101", cohesion=0, soft_fire=100 if under_fire else 0).end(2)
    assert game.unit("101").is_ == ("broken" if under_fire else "ready")


@pytest.mark.rule("9.4")
def test_without_luck_the_hazard_gathers_to_the_point_where_half_would_have_broken(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, law={"cohesion_recovery": 0})
    turns = 0
    while game.unit("101").is_ == "ready":
        game.put("101", cohesion=400, soft_fire=1).end(2)
        turns += 1
    assert turns == 4, "at 600 a third of an hour three times, less a rounding"


@pytest.mark.rule("9.4")
def test_with_luck_half_of_many_break(table):
    broken = 0
    for seed in range(300):
        game = table(
            red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, seed=seed, luck=True, turn_minutes=60
        )
        game.put("101", cohesion=400, soft_fire=1).end(2)
        broken += bool(game.events("broke"))
    assert 115 < broken < 185, f"{broken} of 300 broke at the edge in an hour"


@pytest.mark.rule("9.4")
def test_armour_that_cannot_be_hurt_is_a_fright(table):
    game = table(
        red={"101": "0303 tanks", "102": "0303 cars"},
        blue={"7": "0305 rifles hold-fire", "8": "0304 anti-tank hold-fire"},
    )
    game.order("fire 101 7 60")
    assert game.unit("7").stress_now == 1
    game.order("fire 102 8 60")
    assert game.unit("8").stress_now == 0, "its guns can hurt armoured cars"


@pytest.mark.rule("9.5")
@pytest.mark.parametrize(
    ("put", "why"),
    [
        ({"cohesion": 100}, "losses"),
        ({"cohesion": 600, "suppression": 1000}, "weight of fire"),
        ({"cohesion": 790, "fired_from": 0b001001}, "fire from the flank or rear"),
        ({"cohesion": 790, "stress_now": 1}, "armour it cannot hurt"),
        ({"cohesion": 790, "stress_now": 2}, "a neighbour broke"),
        ({"cohesion": 790, "stress_now": 4}, "assault"),
        ({"cohesion": 790, "stress_now": 8}, "attack from the air"),
    ],
)
def test_a_unit_breaks_for_the_heaviest_reason(table, put, why):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"}, law={"break_stress": 0})
    game.put("101", soft_fire=1, **put).end(2)
    (event,) = game.events("broke")
    assert BREAK_REASONS[event.a] == why
    assert game.unit("101").seconds == 0, "its clock is empty"


@pytest.mark.rule("9.5")
def test_friends_within_two_hexes_feel_it(table):
    game = table(
        red={"101": "0303 rifles", "102": "0305 rifles", "103": "0306 rifles", "104": "0304 rifles broken"},
        blue={"7": "1209 rifles", "8": "1208 rifles"},
    )
    from borderwar.rules.morale import break_unit

    break_unit(game.world, game.board, game.row("101"))
    felt = {name: game.unit(name).stress_now for name in ("102", "103", "104", "7")}
    assert felt == {"102": 2, "103": 0, "104": 0, "7": 0}


@pytest.mark.rule("9.6")
def test_a_unit_that_is_not_ready_takes_no_orders(table):
    game = table(
        red={"101": "0303 rifles broken", "102": "to-come rifles turn=5 entry=0101"},
        blue={"7": "0304 rifles hold-fire"},
    )
    for order in (
        "move 101 0303>0302",
        "fire 101 7 60",
        "assault 101 0304",
        "dig 101 60",
        "dig 102 60",
        "stance 101 hold-fire",
    ):
        assert game.refuse(order) == "9.6", game.because
    assert sum(game.contact("red")) == 0, "it holds no contact"
    assert game.unit("7").known == "spotted", "but it still looks out"


@pytest.mark.rule("9.7")
def test_a_broken_unit_runs_for_refuge(table):
    game = table(
        red={"101": "0505 rifles broken", **STEADY},
        blue={"7": "0507 rifles hold-fire"},
        rally=("0501", "1209"),
    )

    game.put("101", suppression=900).end(2)
    flight = [event.hex for event in game.events("moved")]
    assert flight == ["0504", "0503", "0502", "0501"], "straight for its rally hex, the last step on credit"
    assert all(event.c == 1 for event in game.events("moved"))


@pytest.mark.rule("9.7")
def test_it_stops_running_when_no_enemy_is_near(table):
    ground = "\n".join(["............"] * 20)
    game = table(
        red={"101": "0512 rifles broken", **STEADY},
        blue={"7": "0519 rifles hold-fire"},
        ground=ground,
        rally=("0501", "1220"),
    )
    game.put("101", suppression=990).end(2)
    assert game.unit("101").hex == "0510", "nine hexes from the enemy"


@pytest.mark.rule("9.7")
def test_it_leaves_the_map_if_the_enemy_is_at_its_refuge(table):
    game = table(
        red={"101": "0302 rifles broken", **STEADY},
        blue={"7": "0305 rifles hold-fire"},
        rally=("0301", "1209"),
    )
    game.put("101", suppression=900).end(2)
    assert game.unit("101").hex == "off the map"
    assert game.unit("101").is_ == "left the map"


@pytest.mark.rule("9.7")
def test_it_runs_round_the_enemy_and_is_fired_on(table):
    game = table(
        red={"101": "0505 rifles broken", **STEADY},
        blue={"7": "0504 rifles"},
        rally=("0501", "1209"),
        law={"men_rate": 1},
    )
    game.put("101", suppression=900).end(2)
    flight = [event.hex for event in game.events("moved")]
    assert "0504" not in flight
    assert game.events("fired"), "the enemy fires at will"


WIDE = {"red": {"101": "0305 rifles broken", **STEADY}, "blue": {"7": "0306 rifles hold-fire"}}


@pytest.mark.rule("9.7")
@pytest.mark.parametrize(
    ("metres", "ends"), [(2000, "0304"), (4000, "0304"), (5000, "0305"), (20000, "0305")]
)
def test_a_run_of_two_kilometres_ends_in_a_hex_that_is_more_than_twice_as_wide(table, metres, ends):
    game = table(**WIDE, hex_metres=metres, turn_minutes=1440, rally=("0301", "1209"))
    game.put("101", dug=3600, suppression=900).end(2)
    assert game.unit("101").hex == ends
    assert game.unit("101").dug == 0, "its holes are lost either way"


@pytest.mark.rule("9.7")
def test_with_luck_it_leaves_a_wide_hex_as_often_as_its_run_goes_into_the_width(table):
    games = [
        table(**WIDE, hex_metres=8000, turn_minutes=1440, rally=("0301", "1209"), seed=seed, luck=True)
        for seed in range(80)
    ]
    left = sum(game.end(2).unit("101").hex == "0304" for game in games)
    assert 10 <= left <= 31, "about a quarter of 80"


@pytest.mark.rule("9.7")
def test_who_dropped_back_within_a_wide_hex_may_rally_there_beside_the_enemy(table):
    game = table(**WIDE, hex_metres=20000, turn_minutes=1440, rally=("0301", "1209"))
    game.end(2)
    assert (game.unit("101").is_, game.unit("101").hex) == ("ready", "0305")


@pytest.mark.rule("9.8")
@pytest.mark.parametrize(
    ("enemy", "suppression", "rallies"),
    [("0308", 0, True), ("0307", 0, False), ("0308", 600, True), ("0308", 610, False)],
    ids=["safe", "an enemy within four hexes", "30 % when it has faded", "still more"],
)
def test_a_broken_unit_out_of_danger_rallies(table, enemy, suppression, rallies):
    game = table(
        red={"101": f"0303 rifles broken suppression={suppression}", **STEADY},
        blue={"7": f"{enemy} rifles hold-fire"},
        rally=("0303", "1209"),
    )
    game.put("101", rally_hazard=60000).end(2)
    assert (game.unit("101").is_ == "ready") is rallies


@pytest.mark.rule("9.8")
def test_a_rallied_unit_is_shaky_and_has_no_time_this_turn(table):
    game = table(
        red={"101": "0303 rifles broken cohesion=100", **STEADY}, blue={"7": "1209 rifles"}, turn_minutes=60
    )
    game.end(2)
    unit = game.unit("101")
    assert (unit.is_, unit.cohesion, unit.seconds) == ("ready", 450, 0)
    assert game.end(2).unit("101").seconds == 3600


@pytest.mark.rule("9.8")
def test_half_of_the_best_rally_in_half_an_hour(table):
    rallied = 0
    for seed in range(300):
        game = table(
            red={"101": "0303 rifles broken quality=1000", **STEADY},
            blue={"7": "1209 rifles"},
            seed=seed,
            luck=True,
            turn_minutes=30,
        )
        rallied += bool(game.end(2).events("rallied"))
    assert 115 < rallied < 185, f"{rallied} of 300 rallied"


@pytest.mark.rule("9.9")
def test_a_broken_unit_with_no_way_out_gives_up(table):
    ring = dict.fromkeys(("0302", "0305", "0203", "0202", "0402", "0403", "0204", "0404"), "l")
    game = table(
        red={"101": "0303 motor broken quality=500", **STEADY},
        blue={"7": "0304 rifles hold-fire"},
        letters=ring,
    )

    game.put("101", suppression=900).end(2)
    unit = game.unit("101")
    assert (unit.is_, unit.men, unit.captured, unit.vehicles_captured) == ("surrendered", 0, 40, 4)


@pytest.mark.rule("9.9")
def test_out_of_contact_nobody_gives_up(table):
    ring = dict.fromkeys(("0302", "0304", "0203", "0202", "0402", "0403"), "l")
    game = table(
        red={"101": "0303 rifles broken", **STEADY}, blue={"7": "0306 rifles hold-fire"}, letters=ring
    )
    game.put("101", suppression=999).end(4)
    assert game.unit("101").is_ == "broken"


@pytest.mark.rule("9.9")
@pytest.mark.parametrize(("quality", "turns"), [(500, 1), (800, 3), (1000, 0)])
def test_the_better_men_hold_out_longer(table, quality, turns):
    ring = dict.fromkeys(("0302", "0305", "0203", "0202", "0402", "0403", "0204", "0404"), "l")
    game = table(
        red={"101": f"0303 rifles broken quality={quality}", **STEADY},
        blue={"7": "0304 rifles hold-fire"},
        letters=ring,
    )
    held = 0
    while game.unit("101").is_ == "broken" and held < 6:
        game.put("101", suppression=990).end(2)
        held += 1
    assert held == (turns or 6)


LAKES = dict.fromkeys(("0302", "0203", "0202", "0402", "0403"), "l")
"""Water around 0303 but for 0304."""


def ringed(table, quality=800, red="0303 rifles hold-fire", blue="0304 rifles hold-fire", **rest):
    """Unit 101 in 0303 with the enemy in the only gap."""
    game = table(red={"101": f"{red} quality={quality}", **STEADY}, blue={"7": blue}, letters=LAKES, **rest)
    return game.end(2)


@pytest.mark.rule("9.12")
def test_a_unit_without_a_way_out_is_encircled(table):
    game = ringed(table)
    assert (game.unit("101").encircled, game.unit("199").encircled) == (1, 0)
    assert [(event.unit, event.a) for event in game.events("encircled")] == [("101", 1)]
    assert stress(game.world, game.board, game.row("101")) == 200 + 100


@pytest.mark.rule("9.12")
def test_a_friend_in_the_gap_keeps_it_open(table):
    game = table(
        red={"101": "0303 rifles hold-fire", "102": "0304 rifles hold-fire", **STEADY},
        blue={"7": "0404 rifles hold-fire"},
        letters=LAKES,
    )
    assert game.end(2).unit("101").encircled == 0
    game.order("move 102 0304>0305").end(2)
    assert game.unit("101").encircled == 1, "0304 is in contact, and nobody holds it"


@pytest.mark.rule("9.12")
def test_a_source_of_supply_is_a_refuge_too(table):
    assert ringed(table, supply={"red": "0303"}).unit("101").encircled == 0


@pytest.mark.rule("9.12")
def test_water_alone_encircles_nobody(table):
    ring = {**LAKES, "0304": "l"}
    game = table(red={"101": "0303 rifles"}, blue={"7": "0306 rifles hold-fire"}, letters=ring)
    assert game.end(2).unit("101").encircled == 0


@pytest.mark.rule("9.12")
def test_in_a_ring_cohesion_does_not_mend(table):
    game = ringed(table)
    game.put("101", cohesion=300).end(2)
    assert game.unit("101").cohesion == 300


@pytest.mark.rule("9.13")
def test_in_a_ring_nobody_breaks_but_fights_on_or_gives_up(table):
    game = ringed(table, law={"break_stress": 0})
    # At quality 800 each failure adds 0.4 of a halving: without luck the third is the last.
    for fights_on in (True, True, False):
        game.put("101", soft_fire=1).end(2)
        assert bool(game.events("fought-on")) is fights_on
        assert not game.events("broke")
    unit = game.unit("101")
    assert (unit.is_, unit.captured) == ("surrendered", 40)


@pytest.mark.rule("9.13")
def test_the_best_fight_to_the_end(table):
    game = ringed(table, quality=1000, law={"break_stress": 0})
    for _ in range(6):
        game.put("101", soft_fire=1, cohesion=600).end(2)
        assert game.events("fought-on")


@pytest.mark.rule("9.13")
def test_without_ammunition_it_gives_up_sooner(table):
    game = ringed(table, law={"break_stress": 0}, supply={"red": "1209"})
    for fights_on in (True, False):
        game.put("101", soft_fire=1, ammunition=0).end(2)
        assert bool(game.events("fought-on")) is fights_on


@pytest.mark.rule("9.13")
def test_a_ring_has_no_step_back(table):
    from borderwar.rules.reaction import way_back

    game = ringed(table)
    game.put("101", encircled=1)
    game.put("7", seen=0)
    assert way_back(game.world, game.board, game.row("101"), -1) == -1


@pytest.mark.rule("9.13")
def test_the_broken_rally_in_a_ring_although_the_enemy_is_near(table):
    game = ringed(table, red="0303 rifles broken")
    game.put("101", rally_hazard=60000).end(2)
    assert game.events("rallied")


@pytest.mark.rule("9.14")
def test_only_the_encircled_break_out_and_on_foot(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0306 rifles hold-fire"})
    assert game.refuse("break-out 101 0303>0304") == "9.14", game.because
    game = ringed(table, red="0303 motor mounted hold-fire")
    assert game.refuse("break-out 101 0303>0304") == "9.14", game.because


@pytest.mark.rule("9.14")
def test_breaking_out_costs_men_and_lorries_but_no_time_for_creeping(table):
    # Two enemies leave the hex 0304 between them free, and in contact.
    game = table(
        red={"101": "0303 motor hold-fire", **STEADY},
        blue={"7": "0204 rifles hold-fire", "8": "0404 rifles hold-fire"},
        letters=LAKES,
    ).end(2)
    assert game.unit("101").encircled == 1
    game.order("break-out 101 0303>0304>0305>0306>0307")
    unit = game.unit("101")
    # Five per cent of 40 and of 38 men, whole men only: 0304 and 0305 are in contact.
    assert (unit.hex, unit.men, unit.captured) == ("0307", 37, 3)
    assert (unit.vehicles, unit.vehicles_captured) == (0, 4)
    assert unit.seconds == 1200 - 4 * 200
    assert [(event.a, event.b) for event in game.events("broke-out")] == [(3, 4)]
    assert game.end(2).unit("101").encircled == 0


@pytest.mark.rule("9.14")
def test_fire_does_not_stop_who_breaks_out(table):
    game = table(
        red={"101": "0303 rifles hold-fire", **STEADY},
        blue={"7": "0204 rifles", "8": "0404 rifles"},
        letters=LAKES,
        law={"men_rate": 90000},
    ).end(2)
    game.order("break-out 101 0303>0304>0305>0306>0307")
    assert game.events("fired")
    assert not game.events("move-stopped")
    assert game.unit("101").hex == "0307"
