"""Chapter 12: Arrivals."""

import pytest

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
