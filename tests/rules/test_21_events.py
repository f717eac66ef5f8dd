"""Chapter 21: Events."""

import pytest
from played_game import Game

from borderwar.model.scenario import Condition, Deed, Happening, Names, Weather
from borderwar.session.sentences import story
from borderwar.session.visible import visible_events

HERE = {"101": "0303 rifles hold-fire", "102": "0403 rifles hold-fire of=guard"}
FOE = {"7": "0809 rifles hold-fire"}
GUARD = (("guard", "red", 0),)
POST = {"at": "0304", "holder": "blue", "end": 10}


def event(
    name,
    *deeds,
    when=(),
    since=1,
    until=99,
    chance=1000,
    told="both",
    hidden=True,
    repeat=False,
):
    """An event that says its name."""
    return Happening(
        name, Names(name), f"{name} happens", "test", since, until, chance, when, deeds, told, hidden, repeat
    )


def points(side, number):
    """Points given."""
    return Deed("points", side, number)


def happened(game):
    """The rows of the events that the last order caused."""
    return [told.a for told in game.events("happened")]


@pytest.mark.rule("21.1")
def test_an_event_happens_as_its_turn_begins_and_once(table):
    game = table(red=HERE, blue=FOE, events=(event("note", points("red", 5), since=3),), formations=GUARD)

    assert happened(game.end(2)) == [], "turn 2"
    assert happened(game.end()) == [], "the second side's player turn begins no turn"
    assert happened(game.end()) == [0], "turn 3"
    assert game.state.sides.awards[0] == 5
    assert happened(game.end(2)) == []


@pytest.mark.rule("21.1")
def test_an_event_that_can_happen_again_does(table):
    game = table(
        red=HERE, blue=FOE, events=(event("toll", points("red", -1), until=3, repeat=True),), formations=GUARD
    )

    game.end(8)
    assert game.state.sides.awards[0] == -3, "in turns 1, 2 and 3"
    assert game.state.happenings.times[0] == 3


@pytest.mark.rule("21.1")
def test_events_are_looked_at_in_their_order_before_arrivals(table):
    chain = (
        event("second", points("red", 10), when=(Condition("after", name="first"),)),
        event("first", Deed("release", units=("103",)), since=2),
        event("third", points("red", 1), when=(Condition("after", name="first"),)),
    )
    game = table(red=HERE | {"103": "to-come rifles entry=0101"}, blue=FOE, events=chain, formations=GUARD)

    game.end(2)
    assert happened(game) == [1, 2], "what stands above was looked at before"
    assert game.unit("103").hex == "0101", "it comes on in the turn in which it is released"
    assert happened(game.end(2)) == [0]


@pytest.mark.rule("21.2")
@pytest.mark.parametrize(
    ("condition", "turn"),
    [
        (Condition("level", number=2), 3),
        (Condition("held", "red", turns=0, name="post-0"), 3),
        (Condition("held", "red", turns=2, name="post-0"), 4),
        (Condition("held", "blue", turns=2, name="post-0"), None),
        (Condition("present", "red", hexes=("0304", "0305")), 3),
        (Condition("clear", "red", hexes=("0303",)), 3),
        (Condition("clear", "red", hexes=("0304",)), 2),
        (Condition("unless", name="other"), 2),
        (Condition("after", name="other"), None),
    ],
    ids=[
        "level",
        "taken",
        "held for two turns",
        "held by the other",
        "present",
        "clear",
        "still clear",
        "unless",
        "after",
    ],
)
def test_all_that_an_event_asks_for_must_hold(table, condition, turn):
    """In turn 2 red marches over the line into the post; events are looked at as turns begin."""
    game = table(
        red=HERE,
        blue=FOE,
        objectives=(POST,),
        limits=({"hexes": ("0304",), "levels": 1},),
        events=(event("news", when=(condition,), since=2), event("other", since=90)),
        formations=GUARD,
    )
    found = None
    for now in (2, 3, 4, 5):
        game.end(2)
        if 0 in happened(game):
            found = now
            break
        if now == 2:
            game.order("move 101 0303>0304")
    assert found == turn


@pytest.mark.rule("21.2")
def test_it_may_ask_for_a_share_of_losses(table):
    game = table(
        red=HERE,
        blue=FOE,
        events=(event("news", when=(Condition("losses", "red", 100),)),),
        formations=GUARD,
    )
    game.put("101", casualties=7, men=33).end(2)
    assert happened(game) == [], "7 of 80 men are 87 per mille"
    game.put("102", captured=1, men=39).end(2)
    assert happened(game) == [0], "8 of 80 are 100"


@pytest.mark.rule("21.2")
@pytest.mark.parametrize(
    ("conditions", "broken", "destroyed"),
    [
        ((1, 1), 0, 0),
        ((2, 1), 0, 0),
        ((2, 2), 1, 0),
        ((2, 4), 1, 0),
        ((3, 4), 1, 1),
        ((5, 4), 1, 1),
        ((5, 5), 0, 0),
    ],
    ids=[
        "both stand",
        "one broken",
        "both broken",
        "broken and destroyed",
        "captured and destroyed",
        "one left",
        "all left",
    ],
)
def test_it_may_ask_for_a_formation_beaten(table, conditions, broken, destroyed):
    game = table(
        red={
            "100": "0101 rifles",
            "101": "0303 rifles of=guard",
            "102": "0403 rifles of=guard",
            "103": "to-come rifles turn=9 entry=0101 of=guard",
        },
        blue=FOE,
        rally=("0303", "1209"),
        events=(
            event("broken", points("red", 1), when=(Condition("broken", units=("guard",)),)),
            event("destroyed", points("blue", 1), when=(Condition("destroyed", units=("guard",)),)),
        ),
        formations=GUARD,
    )
    for unit, condition in zip(("101", "102"), conditions, strict=True):
        if condition == 2:
            game.break_quietly(unit)
            game.put(unit, suppression=1000)
        elif condition > 2:
            game.remove(unit, condition)
    game.end(2)
    assert list(game.state.sides.awards) == [broken, destroyed]


@pytest.mark.rule("21.3")
def test_events_move_points_and_escalation(table):
    game = table(
        red=HERE,
        blue=FOE,
        events=(
            event("up", Deed("escalate", number=2), points("blue", 4), since=2),
            event("down", Deed("escalate", number=-5), since=3),
        ),
        formations=GUARD,
    )
    game.end(2)
    assert game.state.clock.level[0] == 3
    assert game.points("blue") - game.points("red") == 4
    game.end(2)
    assert game.state.clock.level[0] == 1, "not below the first"


@pytest.mark.rule("21.3")
@pytest.mark.rule("14.5")
@pytest.mark.parametrize(("deed", "over"), [("halt", 2), ("decide", 8)])
def test_an_event_may_end_the_game(table, deed, over):
    game = table(red=HERE, blue=FOE, events=(event("end", Deed(deed), since=2),), formations=GUARD)
    game.end(2)
    assert game.over == over
    assert game.events("game-over")[0].a == over
    assert game.refuse("end") == "14.5"


@pytest.mark.rule("21.3")
def test_an_event_may_end_the_game_before_it_starts(table):
    assert table(red=HERE, blue=FOE, events=(event("end", Deed("halt")),), formations=GUARD).over == 2


@pytest.mark.rule("21.4")
def test_without_luck_chances_add_up_to_an_even_one(table):
    game = table(
        red=HERE, blue=FOE, events=(event("coin", points("red", 1), since=2, chance=200),), formations=GUARD
    )
    assert [happened(game.end(2)) for _ in range(4)] == [[], [], [0], []], "200, 400, 600 in turns 2, 3, 4"


@pytest.mark.rule("21.4")
def test_with_luck_the_chance_is_drawn_afresh_each_turn(table):
    coin = (event("coin", chance=300, until=2),)
    setup = table(red=HERE, blue=FOE, events=coin, formations=GUARD).setup
    turns = []
    for seed in range(400):
        game = Game(setup, seed, luck=True)
        turns.append(1 if game.state.happenings.times[0] else 2 if happened(game.end(2)) else 0)
    assert 90 <= turns.count(1) <= 150, "three in ten of 400 at once"
    assert 60 <= turns.count(2) <= 112, "three in ten of the others"


@pytest.mark.rule("21.5")
@pytest.mark.rule("13.5")
def test_limits_are_lifted_and_put_in_force(table):
    game = table(
        red=HERE,
        blue=FOE,
        limits=(
            {"hexes": ("0304",), "points": 3},
            {"hexes": ("0404",), "points": 5, "in_force": False},
        ),
        events=(
            event(
                "new-orders",
                Deed("limit", number=0, limits=("limit-0",)),
                Deed("limit", number=1, limits=("limit-1",)),
                since=2,
            ),
        ),
        formations=GUARD,
    )
    game.order("move 102 0403>0404>0403").order("move 101 0303>0304>0303")
    assert game.state.sides.penalty[0] == 3, "the second was not in force yet"
    game.end(2).order("move 102 0403>0404").order("move 101 0303>0304")
    assert game.state.sides.penalty[0] == 3 + 5, "the first no longer is"


@pytest.mark.rule("13.6")
def test_what_escalation_brought_stays_when_it_comes_down(table):
    game = table(
        red=HERE | {"103": "to-come rifles level=2 entry=0101"},
        blue=FOE,
        limits=({"hexes": ("0304",), "levels": 1},),
        events=(event("talks", Deed("escalate", number=-1), since=3),),
        formations=GUARD,
    )
    game.order("move 101 0303>0304").end(2)
    assert game.unit("103").hex == "0101"
    game.end(2)
    assert game.state.clock.level[0] == 1
    assert game.events("escalated")[0].b == 1, "down"
    assert game.unit("103").hex == "0101"
    game.order("move 101 0304>0303>0304")
    assert game.state.clock.level[0] == 1, "the limit was broken before"


@pytest.mark.rule("21.5")
def test_a_formation_released_called_away_or_told_to_surrender(table):
    game = table(
        red=HERE | {"103": "to-come rifles entry=0101 of=guard", "104": "0101 rifles leave=0@0101+2-3"},
        blue=FOE | {"8": "0909 rifles of=fort", "9": "to-come rifles turn=9 entry=1209 of=fort"},
        events=(
            event("release", Deed("release", units=("guard",)), since=2),
            event("recall", Deed("withdraw", number=2, units=("104",)), since=2),
            event("cease", Deed("surrender", units=("fort",)), since=3),
        ),
        formations=(*GUARD, ("fort", "blue", 0)),
    )
    game.end(2)
    assert game.unit("103").is_ == "ready"
    assert game.unit("104").leave_by == 3, "turn 2 and two turns to go"
    game.end(2)
    assert (game.unit("7").is_, game.unit("8").is_, game.unit("9").is_) == (
        "ready",
        "surrendered",
        "left the map",
    )
    assert game.unit("8").captured == 40


@pytest.mark.rule("21.5")
def test_an_event_forbids_flying_and_allows_it(table):
    game = table(
        red=HERE | {"201": "to-come bombers turn=1"},
        blue=FOE,
        events=(
            event("ban", Deed("air", "red", 1), since=2, told="red"),
            event("free", Deed("air", "red", 0), since=4, told="red"),
        ),
        formations=GUARD,
        bans=(("red", "fly", 3),),
    )
    assert game.refuse("strike 201 0809") == "11.4", "by the scenario, before level 3"
    game.state.clock.level[0] = 3
    game.end(2)
    assert game.refuse("strike 201 0809") == "11.4", "by the event, at any level"
    assert "forbids your side to fly" in game.because
    assert game.believes("blue").sides.air_order[0] == 0
    game.state.clock.level[0] = 1
    game.end(4).order("strike 201 0809")


@pytest.mark.rule("21.6")
def test_new_weather_holds_until_it_changes_again(table):
    mud = Weather(1, Names("rain"), 500, 500, False, "")
    game = table(
        red=HERE,
        blue=FOE,
        weather=({}, {"turn": 3, "going": 800}),
        events=(event("rain", Deed("weather", weather=mud), since=2, until=2),),
        formations=GUARD,
    )
    dry = game.reach("101")["0304"]
    game.end(2)
    wet = game.reach("101")["0304"]
    assert 1200 - wet == 2 * (1200 - dry)
    game.end(2)
    assert game.reach("101")["0304"] == wet, "whatever the calendar says"


@pytest.mark.rule("21.7")
@pytest.mark.parametrize(
    ("told", "hears"), [("both", (1, 1)), ("red", (1, 0)), ("blue", (0, 1)), ("nobody", (0, 0))]
)
def test_only_those_who_are_told_know(table, told, hears):
    game = table(
        red=HERE,
        blue=FOE,
        limits=({"hexes": ("0304",)}, {"side": "blue", "hexes": ("0304",)}),
        events=(event("news", Deed("limit", number=0, limits=("limit-0", "limit-1")), since=2, told=told),),
        formations=GUARD,
    )
    before = game.state.copy()
    game.end(2)
    assert tuple(int(game.believes(side).happenings.times[0]) for side in ("red", "blue")) == hears
    for side in (0, 1):
        events = visible_events(game.setup, before, game.raw, side)
        assert any("news happens" in line for line in story(game.setup, events)) == bool(hears[side])
    assert game.believes("red").sides.limits_off[1] == 0, "which orders bind the enemy is his own affair"


@pytest.mark.rule("21.7")
def test_two_states_that_differ_in_what_a_side_was_not_told_look_alike(table):
    game = table(
        red=HERE,
        blue=FOE
        | {"8": "to-come rifles turn=2 latest=9 entry=1209,1208", "9": "1109 rifles leave=5@1209+3-4"},
        events=(event("plot", since=2, told="blue"), event("coin", since=1, chance=100, told="blue")),
        formations=GUARD,
    )
    before = game.believes("red").buffer.tobytes()
    state = game.state
    state.happenings.times[0], state.happenings.turn[0], state.happenings.gathered[1] = 1, 0, 300
    state.sides.limits_off[1] = 3
    game.put("8", due=7, entry=1)
    game.put("9", leave_by=-2)
    assert game.believes("red").buffer.tobytes() == before
    assert game.believes("blue").happenings.times[0] == 1
