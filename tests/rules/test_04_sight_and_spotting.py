"""Chapter 4: Sight and spotting."""

import pytest

from borderwar.rules.sight import has_sight, sighting_distance


def sees(game, here, there):
    """Whether two hexes see each other, asked from the first."""
    return bool(has_sight(game.world, game.at(here), game.at(there)))


@pytest.mark.rule("4.1")
@pytest.mark.parametrize(
    ("heights", "letters", "clear"),
    [
        ({}, {}, True),
        ({"0305": 1}, {}, True),
        ({"0305": 2}, {}, True),
        ({"0305": 3}, {}, False),
        ({"0305": 3, "0303": 4}, {}, True),
        ({"0307": 9, "0303": 9, "0305": 10}, {}, True),
        ({}, {"0305": "w"}, False),
        ({}, {"0303": "w", "0307": "w"}, True),
        ({"0303": 20}, {"0305": "w"}, True),
        ({"0305": -5}, {"0305": "w"}, True),
    ],
    ids=[
        "flat",
        "1 m rise",
        "2 m is not above the eyes",
        "3 m is",
        "seen over from 4 m up",
        "between two hills",
        "a wood is 6 m tall",
        "the ends never block",
        "over the wood from a hill",
        "a wood in a hollow",
    ],
)
def test_ground_and_growth_above_the_line_from_eye_to_eye_block_it(table, heights, letters, clear):
    game = table(blue={"7": "1209 rifles"}, heights=heights, letters=letters)
    assert sees(game, "0303", "0307") is clear


@pytest.mark.rule("4.1")
def test_what_sees_can_be_seen(table):
    game = table(
        blue={"7": "1209 rifles"},
        heights={"0504": 6, "0306": 9, "0705": 4, "0402": 5, "0808": 12},
        letters={"0605": "w", "0907": "w", "0203": "w", "1004": "w"},
    )
    numbers = [game.setup.number(index) for index in range(game.setup.hexes)]
    for here in numbers[::5]:
        for there in numbers[::3]:
            assert sees(game, here, there) == sees(game, there, here), f"{here} and {there} disagree"


@pytest.mark.rule("4.1")
def test_nobody_fires_directly_at_what_the_ground_hides(table):
    game = table(
        red={"101": "0303 rifles", "102": "0406 rifles"},
        blue={"7": "0307 rifles hold-fire"},
        heights={"0305": 30},
    )
    assert game.unit("7").known == "spotted", "102 sees it"
    assert game.refuse("fire 101 7 60") == "4.1"


@pytest.mark.rule("4.2")
@pytest.mark.parametrize("condition", ["", "broken"])
def test_ready_and_broken_units_look_out_for_their_side(table, condition):
    game = table(red={"101": f"0303 rifles {condition}"}, blue={"7": "0306 rifles", "8": "0307 rifles"})
    assert game.unit("7").known == "spotted", "at 750 m"
    assert game.unit("8").known == "hidden", "at 1000 m"


@pytest.mark.rule("4.2")
def test_nothing_is_found_beyond_5_km(table):
    ground = "\n".join(["." * 30] * 5)
    red = {"101": "0103 motor mounted"}
    blue = {"7": "1103 motor mounted", "8": "1203 motor mounted"}
    game = table(red=red, blue=blue, ground=ground, hex_metres=500, rally=("0101", "3005"))
    game.put("7", fired=60, moving=60)
    game.put("8", fired=60, moving=60)
    game.look()
    assert game.unit("7").known == "spotted", "5000 m, and to be found at 6600 m"
    assert game.unit("8").known == "hidden", "5500 m"


@pytest.mark.rule("4.3")
@pytest.mark.parametrize(
    ("unit", "letter", "metres"),
    [
        ("rifles", ".", 900),
        ("anti-tank", ".", 800),
        ("howitzers", ".", 800),
        ("horse mounted", ".", 1800),
        ("horse", ".", 900),
        ("motor mounted", ".", 2200),
        ("motor", ".", 900),
        ("tankettes", ".", 2200),
        ("rifles", "w", 450),
        ("rifles dug=60", ".", 450),
        ("rifles dug=60", "w", 225),
        ("rifles dug=180", ".", 225),
    ],
)
def test_the_distance_at_which_a_unit_is_found(table, unit, letter, metres):
    game = table(red={"101": f"0303 {unit}"}, blue={"7": "1209 rifles"}, letters={"0303": letter})
    assert sighting_distance(game.world, game.board, game.row("101")) == metres


@pytest.mark.rule("4.4")
@pytest.mark.parametrize(
    ("done", "metres"), [({"moving": 1}, 1350), ({"fired": 1}, 1800), ({"moving": 1, "fired": 1}, 2700)]
)
def test_who_marches_or_fires_is_found_from_farther(table, done, metres):
    game = table(red={"101": "0303 rifles"}, blue={"7": "1209 rifles"})
    game.put("101", **done)
    assert sighting_distance(game.world, game.board, game.row("101")) == metres


@pytest.mark.rule("4.4")
def test_fire_gives_a_hidden_unit_away(table):
    game = table(red={"101": "0303 rifles hold-fire"}, blue={"7": "0307 motor mounted hold-fire"})

    assert game.unit("7").known == "spotted"
    assert game.unit("101").known == "hidden"
    game.order("fire 101 7 60")
    assert game.unit("101").known == "spotted", "1000 m, and it fired"


@pytest.mark.rule("4.5")
def test_an_enemy_in_the_next_hex_is_always_found(table):
    from borderwar.model.scenario import Sun

    night = Sun(0, 0, 0, 0, 10, 10, "estimated", "test")
    game = table(
        red={"101": "0303 rifles hold-fire"},
        blue={"7": "0304 rifles dug=600 hold-fire", "8": "0305 rifles dug=600 hold-fire"},
        letters={"0304": "w", "0305": "w"},
        sun=night,
    )
    assert game.unit("7").known == "spotted"
    assert game.unit("8").known == "hidden"


@pytest.mark.rule("4.6")
def test_a_unit_once_spotted_is_followed_half_as_far_again(table):
    game = table(
        red={"101": "0303 rifles hold-fire"},
        blue={"7": "0306 rifles hold-fire"},
        ground="\n".join(["..........."] * 14),
    )
    assert game.unit("7").known == "spotted", "750 m"
    game.end()
    game.order("move 7 0306>0307")
    assert game.unit("7").known == "spotted", "1000 m and marching: found at 1350 m, followed to 2025 m"
    game.end(2)
    assert game.unit("7").known == "spotted", "at rest: followed to 1350 m"


@pytest.mark.rule("4.6")
def test_a_unit_lost_is_suspected_for_two_hours_and_then_forgotten(table):
    game = table(
        red={"101": "0303 rifles hold-fire"},
        blue={"7": "0306 rifles hold-fire"},
        turn_minutes=60,
        heights={"0306": 3},
    )
    game.end()
    game.order("move 7 0306>0307")
    assert game.unit("7").known == "suspected", "it went behind a rise"
    assert game.events("lost-sight")[0].hex == "0306", "and is marked where it was last seen"
    game.end(4)
    assert (game.turn, game.unit("7").known) == (3, "suspected"), "two hours later it is still marked"
    game.end(2)
    assert game.unit("7").known == "hidden", "after three it is forgotten"


@pytest.mark.rule("4.6")
def test_a_unit_that_enters_a_hex_looks_out(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0307 rifles hold-fire"})
    game.order("move 101 0303>0304")
    assert "7" in [event.unit for event in game.events("spotted")]


@pytest.mark.rule("4.7")
def test_a_side_does_not_know_what_it_cannot_see(table):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0306 rifles men=31 cohesion=300 hold-fire clock=5", "8": "1209 rifles men=10..50"},
        luck=True,
    )
    view = game.believes("red")
    seen, unseen, own = game.row("7"), game.row("8"), game.row("101")

    assert view.units.men[seen] == game.unit("7").men, "of an enemy in sight it knows the men"
    assert (view.units.cohesion[seen], view.units.clock[seen]) == (800, 1200), (
        "not the nerve nor the time left"
    )
    assert view.units.stance[seen] == 2, "and expects it to fire"
    assert view.units.hex[unseen] == -1, "not where an unseen one stands"
    assert view.units.men[unseen] == 30, "of whom it knows what the record says"
    assert view.units.seen[own] == 2, "of its own it must expect that they are seen"
    assert view.clock.seed[0] == 0, "nor does it see the dice"


@pytest.mark.rule("4.8")
def test_what_is_known_of_an_enemy_in_sight_follows_its_losses(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"}, law={"men_rate": 400000})
    game.order("fire 101 7 1200")
    assert game.unit("7").casualties > 0
    assert game.unit("7").seen_men == game.unit("7").men
