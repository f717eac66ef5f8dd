"""Chapter 19: Command."""

import pytest

from borderwar.model.events import COMMAND_LOST, Event
from borderwar.model.supply import Command
from borderwar.model.tables import COMMAND_STATES
from borderwar.session.visible import visible_events

FAR = {"7": "1209 rifles hold-fire"}


def led(headquarters="100", **rest):
    """Formation red led by a unit."""
    return ({"id": "red", "headquarters": headquarters, **rest},)


def command_of(game, unit):
    """Whether a unit is commanded, in words."""
    return COMMAND_STATES[game.unit(unit).command]


@pytest.mark.rule("19.1")
def test_without_a_headquarters_everybody_is_on_his_own(table):
    game = table(red={"101": "0303 rifles"}, blue=FAR)
    assert command_of(game.end(2), "101") == "on its own"


@pytest.mark.rule("19.1")
def test_a_headquarters_leads_its_formation_and_those_below_that_name_none(table):
    below = (
        {"id": "second", "side": "red", "parent": "red"},
        {"id": "third", "side": "red", "parent": "second", "headquarters": "301"},
    )
    game = table(
        red={
            "100": "0303 rifles",
            "201": "0304 rifles of=second",
            "301": "0305 rifles of=third",
            "302": "0309 rifles of=third",
        },
        blue=FAR,
        led=led() + below,
    )
    leaders = [int(game.setup.fixed.led_by[row]) for row in range(4)]
    assert leaders == [0, 0, 3, 3], "formations are red, blue, second, third"
    assert command_of(game, "100") == "on its own", "nobody is above it"
    assert command_of(game, "301") == "in command", "of the headquarters above, 500 m away"


@pytest.mark.rule("19.2")
@pytest.mark.rule("19.3")
@pytest.mark.parametrize(
    ("means", "at", "state"),
    [
        ({}, "0309", "in command"),
        ({}, "1209", "out of command"),
        ({"means": "telephone"}, "1209", "in command"),
        ({"means": "radio"}, "1209", "in command"),
        ({"reach": 500}, "0305", "in command"),
        ({"reach": 500}, "0306", "out of command"),
    ],
    ids=["1500 m by runner", "too far for him", "by telephone", "by radio", "as far as told", "no farther"],
)
def test_a_word_gets_as_far_as_its_means(table, means, at, state):
    game = table(
        red={"100": "0303 rifles", "101": f"{at} rifles"},
        blue={"7": "1201 rifles"},
        led=led(**means),
    )
    assert command_of(game, "101") == state


@pytest.mark.rule("19.3")
@pytest.mark.parametrize("marches", ["100 0303>0304", "101 0308>0307"])
def test_nobody_telephones_on_the_march(table, marches):
    game = table(red={"100": "0303 rifles", "101": "0308 rifles"}, blue=FAR, led=led(means="telephone"))
    game.order(f"move {marches}").end(2)
    assert command_of(game, "101") == "out of command"
    assert command_of(game.end(2), "101") == "in command", "the wire is laid again"


@pytest.mark.rule("19.3")
@pytest.mark.parametrize(("means", "state"), [("runner", "out of command"), ("radio", "in command")])
def test_only_a_radio_speaks_into_a_ring(table, means, state):
    lake = dict.fromkeys(("0302", "0203", "0202", "0402", "0403"), "l")
    game = table(
        red={"100": "0308 rifles hold-fire", "101": "0303 rifles hold-fire"},
        blue={"7": "0304 rifles hold-fire"},
        letters=lake,
        led=led(means=means, reach=3000),
    )
    game.end(2)
    assert game.unit("101").encircled
    assert command_of(game, "101") == state


@pytest.mark.rule("19.4")
def test_out_of_command_a_unit_has_less_of_its_clock(table):
    game = table(
        red={"100": "0303 rifles", "101": "1209 rifles"},
        blue={"7": "1201 rifles"},
        led=led(),
        command=Command(600, 60),
    )
    assert (game.unit("100").seconds, game.unit("101").seconds) == (1200, 720)


@pytest.mark.rule("19.4")
@pytest.mark.parametrize(
    ("leader", "at", "gathered"),
    [(1000, "0303", 1500), (500, "0303", 1000), (0, "0303", 500), (1000, "1209", 500)],
    ids=["the best", "a common one", "the worst", "too far to hear"],
)
def test_a_leader_helps_men_to_rally(table, leader, at, gathered):
    game = table(
        red={"100": "0304 rifles", "101": f"{at} rifles broken quality=500"},
        blue={"7": "1201 rifles hold-fire"},
        led=led(leader_quality=leader),
        rally=("0303", "1201"),
    )
    game.end(2)
    hazard = 1200 * 65536 // 1800 * 500 // 1000
    assert game.unit("101").rally_hazard == pytest.approx(hazard * gathered // 1000, abs=1)


@pytest.mark.rule("19.5")
def test_a_broken_headquarters_is_followed_by_another(table):
    game = table(
        red={"100": "0303 rifles", "101": "0304 rifles", "102": "0305 rifles"},
        blue={"7": "0308 rifles hold-fire"},
        led=led(),
        command=Command(700, 40),
        rally=("0303", "1209"),
    )
    game.break_quietly("100")
    game.put("100", suppression=1000)
    game.end(2)
    assert [event.unit for event in game.events("command-lost")] == ["100"]
    assert command_of(game, "102") == "out of command"
    game.put("100", suppression=1000).end(2)
    assert not game.events("command-taken"), "twenty of forty minutes"
    game.put("100", suppression=1000).end(2)
    assert [event.unit for event in game.events("command-taken")] == ["101"], "the next in line"
    assert (command_of(game, "101"), command_of(game, "102")) == ("on its own", "in command")
    assert command_of(game, "100") == "in command", "it is led now as the rest are"


@pytest.mark.rule("19.5")
def test_a_headquarters_that_rallies_in_time_commands_again(table):
    game = table(
        red={"100": "0303 rifles", "101": "0304 rifles"},
        blue={"7": "1209 rifles hold-fire"},
        led=led(),
        rally=("0303", "1209"),
    )
    game.break_quietly("100")
    game.end(4)
    assert game.unit("100").is_ == "ready"
    game.end(2)
    assert [event.unit for event in game.events("command-taken")] == ["100"]
    assert command_of(game, "101") == "in command"


@pytest.mark.rule("19.6")
def test_without_luck_the_leader_falls_with_half_of_his_men(table):
    game = table(red={"100": "0303 rifles", "101": "0304 rifles"}, blue=FAR, led=led(leader_quality=800))
    game.put("100", men=21, casualties=19, lost_now=19).end(2)
    assert not game.events("leader-fell")
    game.put("100", men=20, casualties=20, lost_now=1).end(2)
    assert [event.unit for event in game.events("leader-fell")] == ["100"]
    assert int(game.state.formations.quality[0]) == 560
    assert command_of(game, "101") == "out of command"
    for _ in range(3):
        game.end(2)
    assert command_of(game, "101") == "in command", "after an hour his successor commands"


@pytest.mark.rule("19.6")
def test_a_leader_shares_the_risk_of_his_men(table):
    fallen = 0
    for seed in range(300):
        game = table(
            red={"100": "0303 rifles", "101": "0304 rifles"}, blue=FAR, led=led(), seed=seed, luck=True
        )
        game.put("100", men=30, casualties=10, lost_now=10).end(2)
        fallen += bool(game.events("leader-fell"))
    assert 52 < fallen < 98, f"{fallen} of 300 fell; a quarter of the men did"


@pytest.mark.rule("19.7")
@pytest.mark.parametrize(
    ("formation", "reach", "heard"),
    [("guns", 1000, ""), ("red", 1000, "19.7"), ("red", 5000, "")],
    ids=["its own", "another's, out of touch", "another's, in touch"],
)
def test_guns_hear_their_own_and_those_in_touch(table, formation, reach, heard):
    game = table(
        red={
            "100": "0103 rifles",
            "101": f"0807 rifles hold-fire of={formation}",
            "102": "0103 howitzers of=guns",
        },
        blue={"7": "0809 rifles hold-fire"},
        letters={"0504": "w", "0405": "w", "0305": "w", "0404": "w", "0505": "w", "0506": "w", "0406": "w"},
        heights={"0504": 40, "0505": 40, "0405": 40, "0404": 40, "0503": 40, "0506": 40, "0406": 40},
        led=({"id": "red", "headquarters": "100", "reach": reach}, {"id": "guns", "side": "red"}),
    )
    if heard:
        assert game.refuse("bombard 102 0809 600") == heard, game.because
    else:
        game.order("bombard 102 0809 600")


@pytest.mark.rule("19.8")
def test_who_commands_the_enemy_is_not_known(table):
    game = table(red={"100": "0303 rifles", "101": "1209 rifles"}, blue={"7": "0305 rifles"}, led=led())
    game.state.formations.quality[0] = 123
    game.state.formations.wait[0] = 600
    view = game.believes("blue")
    assert int(view.units.command[game.row("101")]) == 0
    assert (int(view.formations.quality[0]), int(view.formations.wait[0])) == (500, 0)
    lost = (Event(COMMAND_LOST, 0, -1, -1, 0, 0, 0, 0),)
    assert visible_events(game.setup, game.state, lost, 1) == ()
