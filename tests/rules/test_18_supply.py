"""Chapter 18: Supply.

Full loads: riflemen 200 rounds at ten a minute, 1200 s; lorries 150 km at 30 km/h,
18000 s.  A lorry column crosses a hex of steppe in 60 s, and of track in 30 s.
"""

import pytest

from borderwar.model.events import Event
from borderwar.model.tables import SUPPLY_STATES
from borderwar.rules.supply import trace
from borderwar.session.visible import visible_events

FAR = {"7": "1209 rifles hold-fire"}
DUMP = {"red": "0303"}


def line_seconds(game, at):
    """Seconds of side red's line to a hex, -1 for none."""
    trace(game.world, game.board, 0, 0, 1, 0)
    return int(game.state.reach_left[game.at(at)])


def state_of(game, unit):
    """How a unit's line stands, in words."""
    return SUPPLY_STATES[game.unit(unit).supply]


@pytest.mark.rule("18.1")
def test_without_a_word_of_supply_nobody_runs_out(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"}, law={"men_rate": 1})
    for _ in range(3):
        game.order("fire 101 7 1200").end(2)
    assert game.unit("101").ammunition == 0, "not counted"


@pytest.mark.rule("18.1")
def test_only_the_side_with_a_line_counts(table):
    game = table(red={"101": "0303 motor mounted"}, blue={"7": "1209 motor mounted"}, supply=DUMP)
    assert (game.unit("101").ammunition, game.unit("101").fuel) == (1200, 18000)
    assert (game.unit("7").ammunition, game.unit("7").fuel) == (0, 0)


@pytest.mark.rule("18.2")
@pytest.mark.parametrize(("turn", "seconds"), [(1, -1), (2, 60), (3, 60), (4, -1)])
def test_a_source_is_open_from_one_turn_to_another(table, turn, seconds):
    from borderwar.model.catalogue import Names
    from borderwar.model.supply import Source

    source = Source(Names("dump"), "red", ("0303",), 2, 3, 1000)
    game = table(red={"101": "0304 rifles"}, blue=FAR, supply={**DUMP, "sources": (source,)})
    game.end(2 * (turn - 1))
    assert line_seconds(game, "0304") == seconds


@pytest.mark.rule("18.2")
@pytest.mark.parametrize(("guard", "open_"), [({}, False), ({"102": "0302 rifles hold-fire"}, True)])
def test_a_source_the_enemy_bars_gives_nothing(table, guard, open_):
    game = table(
        red={"101": "0304 rifles hold-fire", **guard},
        blue={"7": "0301 rifles hold-fire"},
        supply={"red": "0302"},
    )
    assert game.unit("7").known == "spotted"
    assert (line_seconds(game, "0304") >= 0) is open_


@pytest.mark.rule("18.3")
def test_a_line_takes_the_columns_time_over_ground_and_track(table):
    game = table(
        red={"101": "0308 rifles"},
        blue=FAR,
        supply={"red": "0302"},
        roads=(("0302", "0303", "0304", "0305"),),
        letters={"0307": "r"},
    )
    assert line_seconds(game, "0305") == 3 * 30
    assert line_seconds(game, "0306") == 3 * 30 + 60
    assert line_seconds(game, "0307") == 3 * 30 + 60 + 120, "rock halves the pace of wheels"


@pytest.mark.rule("18.3")
def test_wagons_take_longer(table):
    game = table(red={"101": "0308 rifles"}, blue=FAR, supply={"red": "0302", "by": "horse"})
    assert line_seconds(game, "0305") == 3 * 100


@pytest.mark.rule("18.3")
def test_mud_makes_lines_longer(table):
    game = table(red={"101": "0308 rifles"}, blue=FAR, supply={"red": "0302"}, weather=({"going": 500},))
    assert line_seconds(game, "0305") == 3 * 120


VALLEY = {f"{column:02d}{row:02d}": "l" for row in range(1, 9) for column in (2, 4)}
"""Lakes either side of column 03, so that there is one way along it."""


@pytest.mark.rule("18.3")
@pytest.mark.parametrize(
    ("orders", "state"), [((), "in supply"), (("move 102 0306>0305",), "line cut")], ids=["covered", "open"]
)
def test_contact_cuts_a_line_unless_a_friend_covers_it(table, orders, state):
    # The enemy in 0406 touches 0306 and 0307 in the valley, and a friend stands in each.
    game = table(
        red={"101": "0308 rifles hold-fire", "102": "0306 rifles hold-fire", "103": "0307 rifles hold-fire"},
        blue={"7": "0406 rifles hold-fire"},
        supply={"red": "0301"},
        letters={**VALLEY, "0406": "."},
    )
    for order in orders:
        game.order(order)
    assert state_of(game.end(2), "101") == state
    assert bool(game.events("supply")) is bool(orders), "a change is told"


@pytest.mark.rule("18.4")
def test_fire_uses_up_ammunition(table):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "0305 rifles"}, supply={"red": "0101", "blue": "1209"}
    )
    game.order("fire 101 7 300")
    assert game.unit("101").ammunition == 1200 - 300
    assert game.unit("7").ammunition == 1200 - 300, "the reply as much"


@pytest.mark.rule("18.4")
def test_ranging_uses_up_nothing(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0308 rifles"}, supply={"red": "0101"})
    assert game.unit("101").ammunition == 40 * 60 // 4
    game.order("bombard 101 0308 420")
    assert game.unit("101").ammunition == 600 - 300


@pytest.mark.rule("18.4")
def test_below_a_quarter_half_the_fire_at_half_the_cost(table):
    def loss(ammunition):
        game = table(
            red={"101": "0303 rifles"},
            blue={"7": "0305 rifles hold-fire"},
            supply={"red": "0101"},
            law={"beta": 1000},
        )
        game.put("101", ammunition=ammunition).order("fire 101 7 200")
        return game.unit("7").loss, ammunition - game.unit("101").ammunition

    full, spent = loss(300)
    half, saved = loss(299)
    assert (spent, saved) == (200, 100)
    assert half == pytest.approx(full / 2, rel=0.01)


@pytest.mark.rule("18.4")
def test_fire_ends_with_the_ammunition(table):
    game = table(red={"101": "0303 rifles"}, blue={"7": "0305 rifles hold-fire"}, supply={"red": "0101"})
    game.put("101", ammunition=100).order("fire 101 7 1200")
    assert game.events("fired")[0].a == 200, "at half the cost"
    assert (game.unit("101").seconds, game.unit("101").ammunition) == (1000, 0)
    assert [event.a for event in game.events("ran-out")] == [0]
    assert game.refuse("fire 101 7 60") == "18.4", game.because


@pytest.mark.rule("18.4")
def test_guns_without_shells_are_silent(table):
    game = table(red={"101": "0303 howitzers"}, blue={"7": "0308 rifles"}, supply={"red": "0101"})
    game.put("101", ammunition=0)
    assert game.refuse("bombard 101 0308 420") == "18.4"


@pytest.mark.rule("18.4")
def test_cold_steel_needs_no_ammunition(table):
    from borderwar.rules.firepower import soft_power

    game = table(red={"101": "0303 rifles"}, blue={"7": "0304 rifles"}, supply={"red": "0101"})
    game.put("101", ammunition=0)
    row = game.row("101")
    assert soft_power(game.world, game.board, row, 1, False) == 0
    assert soft_power(game.world, game.board, row, 0, False) == 40 * 1000, "forty bayonets"
    game.order("assault 101 0304")


@pytest.mark.rule("18.5")
def test_driving_uses_up_fuel_and_walking_does_not(table):
    game = table(red={"101": "0303 motor mounted", "102": "0503 motor"}, blue=FAR, supply={"red": "0101"})
    game.order("move 101 0303>0304>0305").order("move 102 0503>0504")
    assert (game.unit("101").fuel, game.unit("102").fuel) == (18000 - 120, 18000)


@pytest.mark.rule("18.5")
def test_no_step_is_taken_without_the_fuel_for_it(table):
    game = table(red={"101": "0303 motor mounted"}, blue=FAR, supply={"red": "0101"})
    game.put("101", fuel=100)
    assert set(game.reach("101")) == {"0303", "0302", "0304", "0203", "0202", "0402", "0403"}
    assert game.refuse("move 101 0303>0304>0305") == "18.5", game.because
    game.order("move 101 0303>0304")
    assert game.unit("101").fuel == 40


@pytest.mark.rule("18.5")
def test_crews_without_fuel_neither_assault_nor_run(table):
    game = table(red={"101": "0303 tanks"}, blue={"7": "0304 rifles hold-fire"}, supply={"red": "0101"})
    game.put("101", fuel=0)
    assert game.refuse("assault 101 0304") == "18.5"
    from borderwar.rules.reaction import way_back

    assert way_back(game.world, game.board, game.row("101"), -1) == -1


@pytest.mark.rule("18.6")
def test_without_water_cohesion_goes(table):
    game = table(
        red={"101": "0308 rifles", "102": "0306 rifles"},
        blue={"7": "0101 rifles", "8": "0201 rifles hold-fire"},
        supply={"red": "1209", "longest": 1, "water": 30, "wells": ("0306",)},
        law={"thirst_loss": 60},
    )
    # Thirty minutes carried, twenty drunk at set-up: ten are left of the second turn's twenty.
    assert game.unit("101").water == 600
    game.end(2)
    assert game.unit("101").water == 0
    assert game.unit("101").cohesion == 800 - 60 * 600 // 3600
    game.end(2)
    assert game.unit("101").cohesion == 790 - 60 * 1200 // 3600
    assert game.unit("102").cohesion == 800, "it has a well"


@pytest.mark.rule("18.7")
@pytest.mark.parametrize(
    ("source", "longest", "state"),
    [("0303", 5, "in supply"), ("0308", 1, "line too long")],
)
def test_a_line_reaches_or_is_too_long(table, source, longest, state):
    game = table(red={"101": "0304 rifles"}, blue=FAR, supply={"red": source, "longest": longest})
    assert state_of(game, "101") == state


@pytest.mark.rule("18.7")
def test_beside_the_source_a_whole_load_in_the_time_the_scenario_gives(table):
    game = table(
        red={"101": "0303 motor", "102": "0308 motor"},
        blue=FAR,
        supply={"red": "0303", "longest": 5, "refill": 40},
    )
    for name in ("101", "102"):
        game.put(name, ammunition=0, fuel=0)
    game.end(2)
    # Twenty minutes of forty bring half a load; at the end of the longest line, 5 x 60 s, half of that.
    assert (game.unit("101").ammunition, game.unit("101").fuel) == (600, 9000)
    assert (game.unit("102").ammunition, game.unit("102").fuel) == (300, 4500)


@pytest.mark.rule("18.8")
def test_the_columns_find_an_unseen_enemy_and_go_round_him(table):
    ground = "\n".join(["............"] * 26)
    game = table(
        red={"101": "0326 rifles hold-fire"},
        blue={"7": "0310 rifles hold-fire dug=60", "8": "1201 rifles"},
        ground=ground,
        supply={"red": "0301"},
        rally=("0301", "1226"),
    )
    assert game.unit("7").known == "suspected", "the columns ran into it at set-up; nobody else sees it"
    assert state_of(game, "101") == "in supply", "by another way"
    straight = 25 * 60
    assert line_seconds(game, "0326") > straight


@pytest.mark.rule("18.8")
def test_an_unseen_enemy_cuts_no_line_in_ones_own_eyes(table):
    ground = "\n".join(["............"] * 26)
    game = table(
        red={"101": "0326 rifles hold-fire"},
        blue={"7": "0910 rifles hold-fire dug=60", "8": "1201 rifles"},
        ground=ground,
        supply={"red": "0301"},
        rally=("0301", "1226"),
    )
    assert game.unit("7").known == "hidden"
    truth = line_seconds(game, "0910"), line_seconds(game, "0326")
    view = game.believes("red")
    trace(game.world, view.board, 0, 0, 1, 0)
    assert truth == (int(view.reach_left[game.at("0910")]), int(view.reach_left[game.at("0326")]))


@pytest.mark.rule("18.9")
def test_what_the_enemy_carries_is_not_known(table):
    game = table(
        red={"101": "0303 rifles"}, blue={"7": "0305 rifles"}, supply={"red": "0101", "blue": "1209"}
    )
    game.put("7", ammunition=5, supply=2)
    view = game.believes("red")
    assert (int(view.units.ammunition[1]), int(view.units.supply[1])) == (1200, 0)
    from borderwar.model.events import RAN_OUT

    ran_out = (Event(RAN_OUT, 1, -1, -1, 0, 0, 0, 0),)
    assert visible_events(game.setup, game.state, ran_out, 0) == ()
    assert visible_events(game.setup, game.state, ran_out, 1) == ran_out
