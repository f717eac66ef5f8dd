"""Chapter 3: Movement."""

import pytest

from borderwar.session.translate import NotUnderstood

FAR = {"7": "1209 rifles hold-fire"}
"""An enemy who plays no part."""


@pytest.mark.rule("3.1")
@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("0302>0303", "the path starts elsewhere"),
        ("0303>0305", "two hexes do not touch"),
        ("0303>0304>0404>0303", "0404 and 0303 do not touch"),
        ("0303", "it leads nowhere"),
    ],
)
def test_a_path_starts_in_the_units_hex_and_goes_hex_by_hex(table, path, why):
    game = table(red={"101": "0303 rifles"}, blue=FAR)
    assert game.refuse(f"move 101 {path}") == "3.1", why


@pytest.mark.rule("3.1")
def test_a_path_has_at_most_34_hexes(table):
    game = table(red={"101": "0303 motor mounted"}, blue=FAR, turn_minutes=60)
    there_and_back = ["0303", "0304"] * 18

    with pytest.raises(NotUnderstood) as refused:
        game.order(f"move 101 {'>'.join(there_and_back)}")
    assert refused.value.refusal.rule == "3.1"
    game.order(f"move 101 {'>'.join(there_and_back[:34])}")


@pytest.mark.rule("3.2")
@pytest.mark.parametrize(
    ("mover", "letter", "seconds"),
    [
        ("rifles", ".", 200),
        ("rifles", "w", 400),
        ("rifles", "r", 250),
        ("horse mounted", ".", 100),
        ("horse mounted", "w", 250),
        ("horse", ".", 200),
        ("motor mounted", ".", 60),
        ("motor mounted", "r", 120),
        ("motor", ".", 200),
        ("tankettes", ".", 60),
        ("tankettes", "w", 240),
        ("cars", ".", 50),
    ],
)
def test_a_step_takes_the_time_to_cross_the_hex_at_the_movers_speed(table, mover, letter, seconds):
    game = table(red={"101": f"0303 {mover}"}, blue=FAR, letters={"0304": letter})

    assert game.reach("101")["0304"] == 1200 - seconds, f"250 m over '{letter}'"
    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 1200 - seconds, "the march takes what the preview says"


@pytest.mark.rule("3.2")
def test_a_reach_is_the_least_time_to_each_hex(table):
    game = table(red={"101": "0303 rifles"}, blue=FAR, letters={"0304": "w", "0404": "w", "0203": "w"})

    assert game.reach("101")["0305"] == 1200 - 3 * 200, "round the wood takes 600 s and so does through it"
    assert game.reach("101")["0306"] == 1200 - 4 * 200
    game.order("move 101 0303>0304>0305")
    assert game.unit("101").seconds == 600


@pytest.mark.rule("3.3")
def test_ground_without_going_cannot_be_entered(table):
    game = table(
        red={"101": "0303 rifles", "102": "0303 motor mounted"}, blue=FAR, letters={"0304": "l", "0403": "w"}
    )

    assert game.refuse("move 101 0303>0304") == "3.3", "nobody walks into a lake"
    assert game.refuse("move 102 0303>0403") == "3.3", "lorries do not drive through woods"
    assert "0403" in game.reach("101")
    assert "0403" not in game.reach("102")


@pytest.mark.rule("3.3")
@pytest.mark.rule("3.10")
def test_a_road_leads_where_there_is_no_other_way(table):
    game = table(
        red={"101": "0303 rifles"}, blue=FAR, letters={"0304": "l"}, roads=(("0303", "0304", "0305"),)
    )
    assert game.reach("101")["0304"] == 1200 - 180, "5 km/h on the road"


@pytest.mark.rule("3.4")
def test_no_step_is_taken_on_credit(table):
    game = table(red={"101": "0303 rifles clock=399"}, blue=FAR)

    assert game.refuse("move 101 0303>0304>0305") == "3.4"
    assert "0305" not in game.reach("101")
    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 199


@pytest.mark.rule("3.4")
@pytest.mark.parametrize(
    "order",
    ["dig 101 61", "fire 101 7 61", "assault 101 0304", "bombard 102 0306 150", "mount 103", "mount 104"],
)
def test_nothing_is_begun_that_cannot_be_finished(table, order):
    game = table(
        red={
            "101": "0303 rifles clock=60",
            "102": "0301 howitzers clock=149",
            "103": "0302 motor clock=89",
            "104": "0302 horse clock=59",
        },
        blue={"7": "0304 rifles hold-fire"},
    )
    assert game.refuse(order) == "3.4", game.because


@pytest.mark.rule("3.5")
def test_from_contact_to_contact_a_step_takes_twice_as_long(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0504 rifles hold-fire"}, letters={"0402": "l"})

    left = game.reach("101")
    assert left["0403"] == 1000, "into contact: 200 s"
    assert left["0503"] == 1000 - 400, "from contact to contact: 400 s more"


@pytest.mark.rule("3.5")
@pytest.mark.parametrize("enemy", ["unseen", "broken", "far"])
def test_unseen_and_broken_enemies_make_no_contact(table, enemy):
    at = "1209" if enemy == "far" else "0504"
    line = f"{at} rifles hold-fire" + (" broken" if enemy == "broken" else "")
    game = table(
        red={"101": "0303 rifles"}, blue={"7": line}, letters={"0504": "w"} if enemy == "unseen" else {}
    )

    assert game.unit("7").known == ("hidden" if enemy != "broken" else "spotted")
    assert sum(game.contact("blue")) == 0, "nobody holds contact"
    assert game.reach("101")["0503"] == 800


@pytest.mark.rule("3.6")
def test_a_unit_cannot_march_into_a_known_enemy(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"})
    assert game.refuse("move 101 0303>0304>0305") == "3.6"


@pytest.mark.rule("3.6")
def test_a_known_enemy_behind_an_unseen_one_bars_the_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles", "8": "0305 rifles"})
    game.put("7", seen=1)
    assert game.refuse("move 101 0303>0304>0305") == "3.6"
    game.put("8", seen=1)
    game.order("move 101 0303>0304>0305")
    assert game.unit("101").hex == "0304", "found out on the march"


@pytest.mark.rule("3.7")
@pytest.mark.parametrize(("kind", "seconds"), [("motor", 90), ("horse", 60)])
def test_mounting_and_getting_down_take_their_time(table, kind, seconds):
    game = table(red={"101": f"0303 {kind} dug=30"}, blue=FAR, works={"0303": 10})

    game.order("mount 101")
    assert game.unit("101").mounted == 1
    assert game.unit("101").seconds == 1200 - seconds
    assert game.unit("101").dug == 0, "the holes are given up"
    game.order("dismount 101")
    assert game.unit("101").mounted == 0
    assert game.unit("101").seconds == 1200 - 2 * seconds
    assert game.unit("101").dug == 600, "down into the trenches on the map"


@pytest.mark.rule("3.7")
@pytest.mark.parametrize(
    ("unit", "order", "case"),
    [
        ("rifles", "mount", "3.7"),
        ("tankettes", "dismount", "3.7"),
        ("horse", "dismount", "3.7"),
        ("horse mounted", "mount", "3.7"),
        ("motor vehicles=0", "mount", "3.7"),
        ("motor suppression=850", "mount", "9.2"),
    ],
)
def test_who_cannot_mount_or_get_down(table, unit, order, case):
    game = table(red={"101": f"0303 {unit}"}, blue=FAR)
    assert game.refuse(f"{order} 101") == case, game.because


@pytest.mark.rule("3.8")
def test_a_march_stops_when_it_sees_an_enemy_it_did_not_know_of(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0308 rifles hold-fire"}, letters={"0308": "w"})

    game.order("move 101 0303>0304>0305>0306>0307")
    assert game.unit("101").hex == "0307", (
        "the wood hides an enemy until the next hex: it is the last of the path"
    )
    game = table(red={"101": "0303 rifles"}, blue={"7": "0309 rifles hold-fire"})
    game.order("move 101 0303>0304>0305>0306>0307>0308")
    assert game.unit("101").hex == "0306", "in the open he is found at three hexes"
    assert game.events("move-stopped")[0].a == 1
    assert game.unit("101").seconds == 600, "the time not used stays on the clock"
    game.order("move 101 0306>0307")


@pytest.mark.rule("3.8")
def test_a_march_stops_when_it_loses_men(table):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "0306 rifles", "8": "0306 rifles"}, law={"men_rate": 400000}
    )
    game.order("move 101 0303>0203>0202")
    assert game.unit("101").hex == "0203"
    assert game.unit("101").casualties > 0
    assert game.events("move-stopped")[0].a == 2


@pytest.mark.rule("3.9")
def test_an_unseen_enemy_bars_the_way_and_is_found(table):
    game = table(
        red={"101": "0303 motor mounted"}, blue={"7": "0305 rifles hold-fire"}, letters={"0305": "r"}
    )
    game.put("7", seen=0)  # it has somehow not been seen

    game.order("move 101 0303>0304>0305>0306")
    assert game.unit("101").hex == "0304", "the marcher stops short"
    assert game.unit("7").known == "spotted"
    assert game.unit("101").seconds == 1200 - 60, "and has spent no time on that step"


@pytest.mark.rule("3.10")
@pytest.mark.parametrize(
    ("mover", "seconds"), [("rifles", 180), ("motor mounted", 30), ("horse mounted", 90)]
)
def test_a_step_along_a_road_goes_at_road_speed(table, mover, seconds):
    game = table(
        red={"101": f"0303 {mover}"}, blue=FAR, letters={"0304": "w"}, roads=(("0303", "0304", "0305"),)
    )
    assert game.reach("101")["0304"] == 1200 - seconds, "whatever grows there"
    assert game.reach("101").get("0403", 0) != 1200 - seconds, "off the road as ever"


@pytest.mark.rule("3.11")
@pytest.mark.parametrize(
    ("metres", "seconds"),
    [(0, 200), (10, 232), (25, 280), (-10, 200), (-25, 200), (-50, 280)],
    ids=["flat", "4 % up", "10 % up", "4 % down", "10 % down", "20 % down"],
)
def test_climbing_costs_time_and_so_does_a_steep_descent(table, metres, seconds):
    game = table(red={"101": "0303 rifles"}, blue=FAR, heights={"0304": metres})
    assert game.reach("101")["0304"] == 1200 - seconds


@pytest.mark.rule("3.12")
def test_forming_column_and_deploying_take_their_time(table):
    game = table(red={"101": "0303 rifles dug=30"}, blue={"7": "1209 rifles"})
    assert game.refuse("deploy 101") == "3.12", "it starts deployed"
    game.order("column 101")
    assert (game.unit("101").seconds, game.unit("101").dug) == (1200 - 180, 0)
    assert [event.a for event in game.events("order-formed")] == [1]
    assert game.refuse("column 101") == "3.12"
    game.order("deploy 101")
    assert game.unit("101").seconds == 1200 - 180 - 120
    assert table(red={"101": "0303 rifles suppression=850"}, blue={}).refuse("column 101") == "9.2"


@pytest.mark.rule("3.12")
@pytest.mark.rule("10.5")
def test_deploying_among_trenches_takes_them(table):
    game = table(red={"101": "0303 rifles column"}, blue={"7": "1209 rifles"}, works={"0303": 30})
    game.put("101", dug=0)
    game.order("deploy 101")
    assert game.unit("101").dug == 1800


@pytest.mark.rule("3.12")
@pytest.mark.rule("3.13")
@pytest.mark.rule("2.3")
def test_a_column_takes_a_quarter_of_the_front_and_needs_all_to_deploy(table):
    game = table(
        red={"101": "0304 crowd", "102": "0303 crowd column", "103": "0303 crowd"}, blue={"7": "1209 rifles"}
    )
    assert game.refuse("move 103 0303>0304") == "2.3", "400 m and 400 m"
    game.order("move 102 0303>0304")
    assert game.refuse("deploy 102") == "2.3"


@pytest.mark.rule("3.13")
def test_in_column_a_step_along_a_road_takes_four_fifths(table):
    road = (("0303", "0304"),)
    game = table(
        red={"101": "0303 rifles", "102": "0303 rifles column"}, blue={"7": "1209 rifles"}, roads=road
    )
    along = 250 * 3600 // 5000
    assert game.reach("101")["0304"] == 1200 - along
    assert game.reach("102")["0304"] == 1200 - along * 4 // 5
    assert game.reach("102")["0302"] == 1200 - 200, "off the road there is nothing to gain"


@pytest.mark.rule("3.13")
def test_fire_finds_a_column_as_it_finds_men_mounted_and_few_fire_back(table):
    from borderwar.rules.firepower import soft_power
    from borderwar.rules.loss import exposure

    game = table(
        red={"101": "0303 rifles column", "102": "0303 rifles"},
        blue={"7": "0304 rifles hold-fire"},
        letters={"0303": "w"},
    )
    assert exposure(game.world, game.board, game.row("101")) == 1700
    power = [soft_power(game.world, game.board, game.row(unit), 1, False) for unit in ("101", "102")]
    assert power[0] * 4 == pytest.approx(power[1], rel=0.01)
    assert game.refuse("assault 101 0304") == "3.13"
    assert game.refuse("dig 101 60") == "10.4"


@pytest.mark.rule("3.14")
def test_marching_off_under_the_enemys_eyes_takes_longer(table):
    day = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire"})
    assert day.reach("101")["0302"] == 1200 - 300
    night = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire"}, weather=({"sight": 300},))
    assert night.reach("101")["0302"] == 1200 - 200
