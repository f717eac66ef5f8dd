"""Chapter 14: Victory."""

import pytest

from borderwar.rules.victory import loss_points, margin, objective_points, points

FOE = {"7": "1209 rifles hold-fire"}
POST = {"at": "0304", "holder": "blue", "end": 10, "turn": 2}


def ground(game, side):
    """Points a side has for ground."""
    return objective_points(game.world, game.board, ("red", "blue").index(side))


@pytest.mark.rule("14.1")
def test_a_ready_unit_that_enters_an_objective_holds_it_till_the_enemy_does(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0307 rifles hold-fire"}, objectives=(POST,))

    assert (ground(game, "red"), ground(game, "blue")) == (0, 10)
    game.order("move 101 0303>0304")
    assert game.events("objective")[0].b == 0
    game.order("move 101 0304>0303")
    assert (ground(game, "red"), ground(game, "blue")) == (10, 0), "it is held though nobody stands there"
    game.end(2)
    assert ground(game, "red") == 12, "a whole turn held"
    game.end(2)
    assert ground(game, "red") == 14


@pytest.mark.rule("14.1")
def test_a_broken_unit_takes_nothing(table):
    game = table(
        red={"101": "0303 rifles broken", "102": "0109 rifles"},
        blue={"7": "0302 rifles hold-fire"},
        objectives=(POST, POST | {"at": "0204"}, POST | {"at": "0404"}),
        rally=("0309", "1209"),
    )
    game.end(2)
    assert game.unit("101").hex != "0303", "it has run over one of them"
    assert list(game.state.objectives.holder) == [1, 1, 1]


@pytest.mark.rule("14.2")
@pytest.mark.parametrize(
    ("row", "put", "worth"),
    [
        ("7", {"casualties": 9}, 9),
        ("7", {"casualties": 10}, 10),
        ("7", {"captured": 10}, 20),
        ("7", {"casualties": 5, "captured": 3}, 11),
        ("8", {"vehicles_lost": 2, "vehicles_captured": 1}, 9),
        ("9", {"vehicles_lost": 2}, 0),
        ("201", {"vehicles_lost": 2}, 8),
    ],
    ids=[
        "nine men",
        "ten",
        "prisoners",
        "5 and 6 tenths of points cut once",
        "armour",
        "lorries count nothing",
        "aircraft",
    ],
)
def test_points_for_what_the_enemy_loses(table, row, put, worth):
    game = table(
        red={"101": "0303 rifles"},
        blue={**FOE, "8": "1208 tankettes", "9": "1207 motor", "201": "to-come bombers turn=1"},
        losses=(10, 20, 3, 4),
    )
    game.put(row, **put)
    assert loss_points(game.world, game.board, 1) == worth
    assert points(game.world, game.board, 0) == worth


@pytest.mark.rule("14.3")
def test_a_sides_points_are_ground_and_losses_less_its_breaches(table):
    game = table(red={"101": "0303 rifles"}, blue=FOE, objectives=(POST | {"holder": "red"},))
    game.put("7", casualties=30)
    game.state.sides.penalty[0] = 7
    assert points(game.world, game.board, 0) == 10 + 30 - 7


@pytest.mark.rule("14.4")
def test_the_margin_is_counted_from_par(table):
    game = table(red={"101": "0303 rifles"}, blue=FOE, objectives=(POST | {"holder": "red"},), par=4)
    game.put("101", casualties=20)
    assert margin(game.world, game.board) == 10 - 20 - 4


@pytest.mark.rule("14.5")
def test_the_game_ends_with_its_last_turn(table):
    game = table(red={"101": "0303 rifles"}, blue=FOE, turns=3)
    game.end(5)
    assert game.over == 0
    game.end()
    assert (game.over, game.turn) == (1, 3)
    for order in ("end", "move 101 0303>0304"):
        assert game.refuse(order) == "14.5"


@pytest.mark.rule("14.5")
@pytest.mark.parametrize(
    ("others", "over"),
    [
        ({}, 3),
        ({"102": "0109 rifles"}, 0),
        ({"102": "to-come rifles turn=9 entry=0109"}, 0),
        ({"102": "to-come rifles level=4 entry=0109"}, 3),
        ({"102": "to-come bombers turn=1"}, 3),
        ({"102": "0109 rifles broken"}, 3),
    ],
    ids=[
        "nobody left",
        "a ready unit",
        "one to come",
        "one that may never come",
        "aircraft alone",
        "a broken unit",
    ],
)
def test_the_game_ends_when_one_side_has_nobody_to_fight_with(table, others, over):
    game = table(red={"101": "0303 rifles broken", **others}, blue=FOE, rally=("0303", "1209"))
    game.put("101", suppression=1000).end()
    assert game.over == 0, "not before the turn is over"
    game.end()
    assert game.over == over


@pytest.mark.rule("14.6")
def test_shares_of_losses_are_paid_for_once_each(table):
    game = table(
        red={"101": "0303 rifles", "102": "to-come rifles turn=9 entry=0101"},
        blue=FOE,
        losses=(0, 0, 0, 0),
        shares=((100, 7), (250, 11)),
    )
    for lost, worth in ((7, 0), (8, 7), (19, 7), (20, 18), (40, 18)):
        game.put("101", casualties=lost)
        assert points(game.world, game.board, 1) == worth, f"{lost} of 80"
    assert points(game.world, game.board, 0) == 0


@pytest.mark.rule("14.6")
def test_a_player_counts_what_he_saw_fall(table):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "1209 rifles hold-fire"},
        losses=(0, 0, 0, 0),
        shares=((100, 7),),
    )
    game.put("7", casualties=20, men=20)
    assert game.points("red") == 7
    assert game.points("red", game.believes("red")) == 0, "it was never in sight"
    assert game.points("red", game.believes("blue")) == 7


@pytest.mark.rule("14.7")
def test_an_objective_pays_for_time_until_it_first_falls(table):
    game = table(
        red={"101": "0303 rifles hold-fire"},
        blue={"7": "0308 rifles hold-fire"},
        objectives=({"at": "0304", "holder": "blue", "stand": 2},),
    )
    game.end(4)
    assert (ground(game, "red"), ground(game, "blue")) == (0, 4), "two whole turns"
    game.order("move 101 0303>0304").order("move 101 0304>0303").end()
    game.order("move 7 0308>0307>0306").end(2).order("move 7 0306>0305>0304").end(3)
    assert game.events("objective") == []
    assert (ground(game, "red"), ground(game, "blue")) == (0, 4), "retaken, and yet over"
    assert game.state.objectives.holder[0] == 1
