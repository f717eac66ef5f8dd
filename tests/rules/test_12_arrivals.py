"""Chapter 12: Arrivals."""

import pytest
from played_game import Game

HERE = {"101": "0303 rifles hold-fire"}
FOE = {"7": "0809 rifles hold-fire"}


@pytest.mark.rule("12.1")
@pytest.mark.parametrize("turn", [1, 2, 4])
def test_a_unit_arrives_at_the_start_of_its_sides_player_turn(table, turn):
    game = table(red=HERE, blue={**FOE, "8": f"to-come rifles turn={turn} entry=1209"})

    for _ in range(turn - 1):
        game.whole_turn()
        assert game.unit("8").is_ == "to come"
    assert game.unit("8").hex == "off the map", "not yet: side red moves first"
    game.end()
    assert game.unit("8").hex == "1209"
    assert game.turn == turn


@pytest.mark.rule("12.2")
@pytest.mark.parametrize(
    ("when", "turn"), [("level=2", 2), ("turn=5 level=2", 2), ("turn=2 level=4", 2), ("level=4", 0)]
)
def test_escalation_may_release_a_unit(table, when, turn):
    game = table(
        red={**HERE, "102": "0202 rifles"},
        blue={**FOE, "8": f"to-come rifles {when} entry=1209"},
        limits=({"act": "enter", "hexes": ("0203",), "levels": 1},),
    )
    assert game.end().unit("8").is_ == "to come"
    game.end().order("move 102 0202>0203").end()
    assert (game.unit("8").hex == "1209") is bool(turn), (
        f"escalation has reached level {game.state.clock.level[0]}"
    )


@pytest.mark.rule("12.3")
def test_it_comes_on_at_the_first_entry_hex_without_enemies_and_with_room(table):
    full = {f"10{n}": "0103 rifles" for n in range(1, 6)}
    game = table(
        red={**full, "110": "to-come rifles turn=2 entry=0101,0103,0105,0107"},
        blue={"7": "0101 rifles hold-fire"},
    )
    game.end(2)
    assert game.unit("110").hex == "0105", "the enemy is in one, another is full"
    assert game.unit("110").seconds == 1200, "with a full clock"
    assert game.events("arrived")[0].hex == "0105"


@pytest.mark.rule("12.3")
def test_if_there_is_none_it_waits(table):
    game = table(red={**HERE, "110": "to-come rifles turn=2 entry=0101"}, blue={"7": "0101 rifles hold-fire"})

    game.end(2)
    assert game.unit("110").is_ == "to come"
    assert game.events("delayed")[0].unit == "110"
    game.end().order("move 7 0101>0102").end()
    assert game.unit("110").hex == "0101"


@pytest.mark.rule("12.4")
def test_aircraft_are_at_hand_from_the_turn_they_are_due(table):
    game = table(red={**HERE, "201": "to-come bombers turn=2"}, blue=FOE)

    assert game.refuse("strike 201 0809") == "11.6"
    game.end(2)
    assert game.unit("201").is_ == "ready"
    assert game.unit("201").hex == "off the map"
    game.order("strike 201 0809")


@pytest.mark.rule("12.2")
def test_a_formation_is_released_by_its_level(table):
    game = table(
        red={**HERE, "102": "0202 rifles", "103": "to-come rifles of=reserve entry=0101"},
        blue=FOE,
        limits=({"act": "enter", "hexes": ("0203",), "levels": 1},),
        formations=(("reserve", "red", 2),),
    )
    game.end(2)
    assert game.unit("103").is_ == "to come"
    game.order("move 102 0202>0203").end(2)
    assert game.unit("103").hex == "0101"


@pytest.mark.rule("12.5")
def test_a_delay_is_drawn_once_for_a_group_and_unknown_beforehand(table):
    late = "rifles turn=3 latest=6 entry=0101,0103 group=column"
    red = {
        **HERE,
        "102": f"to-come {late}",
        "103": f"to-come {late}",
        "104": "to-come rifles turn=2 latest=5 entry=0109",
    }
    setup = table(red=red, blue=FOE).setup
    assert Game(setup, 1, luck=False).unit("102").due == 4, "without luck the middle of 3 and 6, cut"

    dues = []
    for seed in range(200):
        game = Game(setup, seed, luck=True)
        assert game.unit("102").due == game.unit("103").due
        dues.append(game.unit("102").due)
        assert int(game.believes("red").units.due[game.row("102")]) == 6, "its owner knows the last turn only"
        assert int(game.believes("blue").units.due[game.row("102")]) == 3
    assert all(30 <= dues.count(turn) <= 72 for turn in (3, 4, 5, 6)), "50 of 200 each"
    assert sum(game.unit("104").due == due for due in dues) < 200


@pytest.mark.rule("12.5")
def test_it_comes_in_the_turn_that_was_drawn(table):
    game = table(red={**HERE, "102": "to-come rifles turn=2 latest=4 entry=0101"}, blue=FOE)
    game.end(2)
    assert game.unit("102").is_ == "to come"
    game.end(2)
    assert game.unit("102").is_ == "ready", "the middle turn"


@pytest.mark.rule("12.6")
def test_its_owner_chooses_the_entry_for_the_whole_group(table):
    column = "to-come rifles turn=2 entry=0101,0105,0109 group=column"
    game = table(
        red={**HERE, "102": column, "103": column, "104": "to-come rifles turn=2 entry=0101,0105"}, blue=FOE
    )

    assert game.refuse("entry 102 0102") == "12.6"
    assert game.refuse("entry 101 0101") == "12.6"
    assert game.refuse("entry 7 0101") == "1.4"
    game.order("entry 102 0109").order("entry 103 0105").end(2)
    assert (game.unit("102").hex, game.unit("103").hex, game.unit("104").hex) == ("0105", "0105", "0101")
    assert game.refuse("entry 102 0109") == "12.6"


@pytest.mark.rule("12.7")
def test_a_unit_leaves_the_map_by_an_exit(table):
    game = table(
        red={
            "101": "0101 rifles",
            "102": "0102 rifles",
            "103": "0104 rifles",
            "104": "0101 rifles leave=9@0104+1-1",
            "109": "0108 rifles",
        },
        blue=FOE,
        exits=(("0101", "0102"), ()),
        losses=(10, 20, 3, 4),
    )
    assert game.refuse("leave 103") == "12.7"
    assert game.refuse("leave 104") == "12.7", "it has exits of its own"
    game.put("102", suppression=850)
    assert game.refuse("leave 102") == "9.2"
    game.put("101", clock=59)
    assert game.refuse("leave 101") == "3.4"
    game.put("101", clock=60).order("leave 101")
    assert (game.unit("101").is_, game.unit("101").hex, game.unit("101").men) == (
        "left the map",
        "off the map",
        40,
    )
    assert game.points("blue") == 0
    assert game.events("exited")[0].hex == "0101"


@pytest.mark.rule("12.8")
def test_those_who_must_go_are_paid_or_charged_for(table):
    game = table(
        red={
            "101": "0101 rifles leave=2@0101+5-9",
            "102": "0102 rifles leave=2@0101+5-9",
            "103": "0103 rifles leave=2@0101+5-9",
            "104": "0109 rifles",
        },
        blue=FOE,
    )
    game.order("leave 101")
    assert game.events("exited")[0].a == 1
    assert game.points("red") == 5
    game.remove("103", 4)
    game.end(3)
    assert game.points("red") == 5, "turn 2 is not over yet"
    game.end()
    assert [(told.unit, told.a) for told in game.events("stayed")] == [("102", 9)]
    assert game.points("red") == 5 - 9, "nothing for the one destroyed"
    game.end(2).order("move 102 0102>0101").order("leave 102")
    assert game.points("red") == 5 - 9, "too late"


@pytest.mark.rule("12.8")
def test_points_for_going_are_not_seen_by_the_enemy(table):
    game = table(red={"101": "0101 rifles leave=2@0101+5-9", "104": "0109 rifles"}, blue=FOE)
    game.order("leave 101")
    assert game.points("red") == 5
    assert game.points("red", game.believes("red")) == 5
    assert game.points("red", game.believes("blue")) == 0
