"""Chapter 2: Units and stacking."""

import pytest


@pytest.mark.rule("2.3")
def test_a_hex_has_room_for_a_front_of_twice_its_width(table):
    there = {f"10{n}": "0303 rifles" for n in range(1, 6)}
    game = table(red={**there, "106": "0304 rifles"}, blue={"7": "1209 rifles"})

    assert game.refuse("move 106 0304>0303") == "2.3", "five fronts of 100 m fill a hex of 250 m"
    assert "0303" not in game.reach("106")
    game.order("move 101 0303>0302").order("move 106 0304>0303")
    assert game.stack("0303") == ["102", "103", "104", "105", "106"]


@pytest.mark.rule("2.3")
def test_an_empty_hex_always_has_room_for_one_unit(table):
    game = table(red={"101": "0303 crowd", "102": "0302 crowd"}, blue={"7": "1209 rifles"}, hex_metres=150)

    game.order("move 101 0303>0304")
    assert game.unit("101").hex == "0304", "400 m of front, and 300 m to stand on"
    assert game.refuse("move 102 0302>0303>0304") == "2.3"


@pytest.mark.rule("2.4")
def test_units_of_two_sides_never_stand_in_one_hex(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles hold-fire"})

    assert game.refuse("move 101 0303>0304") == "3.6"
    assert "0304" not in game.reach("101")
    game.order("assault 101 0304")
    assert game.unit("101").hex != game.unit("7").hex, "the assault carries the whole hex or none of it"


@pytest.mark.rule("2.5")
def test_every_man_is_with_his_unit_a_casualty_or_a_prisoner(table):
    game = table(
        red={"101": "0304 rifles", "102": "0206 rifles"},
        blue={"7": "0305 rifles men=33 hold-fire"},
        law={"men_rate": 400000},
        letters={"0305": "w", "0205": "l", "0306": "l", "0405": "l", "0204": "l", "0404": "l"},
    )
    game.order("fire 101 7 600").put("7", cohesion=0).order("assault 101 0305")
    assert game.unit("7").captured > 0, "it broke and had nowhere to go"

    for name, start in (("101", 40), ("102", 40), ("7", 33)):
        unit = game.unit(name)
        assert unit.men + unit.casualties + unit.captured == start, f"{name} has lost count of its men"
