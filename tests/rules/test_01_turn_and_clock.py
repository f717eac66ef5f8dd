"""Chapter 1: The turn and the clock."""

import pytest


@pytest.mark.rule("1.1")
def test_a_game_opens_with_full_clocks_and_the_first_side_to_move(table):
    game = table(
        red={"101": "0303 rifles"},
        blue={"7": "0703 rifles"},
        objectives=({"at": "0703", "holder": "blue"}, {"at": "0101", "holder": None}),
    )

    assert game.side == "red", "the side the scenario names first begins"
    assert (game.unit("101").hex, game.unit("7").hex) == ("0303", "0703"), "each stands in its set-up hex"
    assert game.unit("101").seconds == game.unit("7").seconds == 1200, "with a full clock"
    assert list(game.state.objectives.holder) == [1, -1], "objectives have the scenario's holders"


@pytest.mark.rule("1.2")
def test_a_player_turn_begins_with_arrivals_then_nerve_then_full_clocks(table):
    game = table(
        red={"101": "0303 rifles", "102": "to-come rifles turn=2 entry=0101"},
        blue={"7": "0903 rifles hold-fire"},
    )
    game.order("dig 101 900").order("end")
    game.put(
        "101", suppression=800, cohesion=0, soft_fire=9000, moving=200, fired=60, fired_from=9, lost_now=3
    )
    game.order("end")

    assert [event.name for event in game.told][:3] == ["turn-began", "arrived", "broke"]
    unit = game.unit("101")
    assert unit.suppression < 800, "suppression fades"
    counted = (unit.soft_fire, unit.fired, unit.fired_from, unit.lost_now)
    assert counted == (0, 0, 0, 0), "what was counted over the turn is wiped out"
    assert game.unit("102").seconds == 1200, "clocks are filled"


@pytest.mark.rule("1.3")
def test_each_order_costs_its_seconds_and_the_rest_is_readiness(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0306 rifles hold-fire"})

    game.order("move 101 0303>0304")
    assert game.unit("101").seconds == 1000, "250 m at 4.5 km/h take 200 s"
    game.order("dig 101 850")
    assert game.unit("101").seconds == 150
    game.end().order("move 7 0306>0305")
    (shot,) = game.events("fired")
    assert shot.a == 150, "it fires for the seconds it has kept, though the step took 200"
    assert game.unit("101").seconds == 0


@pytest.mark.rule("1.3")
@pytest.mark.parametrize(
    ("too_short", "long_enough"),
    [
        ("fire 101 7 9", "fire 101 7 10"),
        ("bombard 102 0305 149", "bombard 102 0305 150"),
        ("dig 101 59", "dig 101 60"),
    ],
)
def test_an_order_too_short_to_be_worth_giving_is_refused(table, too_short, long_enough):
    game = table(red={"101": "0303 rifles", "102": "0301 howitzers"}, blue={"7": "0305 rifles hold-fire"})
    assert game.refuse(too_short) in ("1.3", "10.4")
    game.order(long_enough)


@pytest.mark.rule("1.4")
def test_a_side_orders_its_own_units_in_its_own_player_turn(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0603 rifles"})

    assert game.refuse("move 7 0603>0604") == "1.4", "not the enemy's units"
    game.order("dig 101 60").order("dig 101 60").end()
    assert game.refuse("dig 101 60") == "1.4", "not in the enemy's player turn"
    game.end()
    assert game.unit("101").seconds == 1200, "the clock is filled, not topped up"


@pytest.mark.rule("1.6")
@pytest.mark.parametrize(
    ("order", "case"),
    [
        ("move 101 0303>0404", "3.1"),
        ("move 101 0303>0203>0103>0203>0103>0203>0103>0203", "3.4"),
        ("fire 101 8 60", "5.1"),
        ("fire 101 7 5000", "3.4"),
        ("assault 101 0304", "8.1"),
        ("mount 101", "3.7"),
        ("bombard 101 0305 600", "6.1"),
        ("strike 101 0305", "11.1"),
    ],
)
def test_a_refused_order_names_its_case_and_changes_nothing(table, order, case):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire", "8": "1209 rifles hold-fire"}
    )
    assert game.refuse(order) == case, game.because
    assert game.because, "a refusal says why"
