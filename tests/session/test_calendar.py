"""What a side can read of what is coming."""

from tabletop import scenario

from borderwar.model.orders import End, Entry, Leave
from borderwar.model.scenario import Deed, Happening, Names
from borderwar.session.game import Game


def happening(name: str, **rest: object) -> Happening:
    """An event that is news for both and can be read of beforehand."""
    plain = {"told": "both", "hidden": False, "repeat": False, "deeds": (), "since": 4, "until": 4}
    given = {**plain, **rest}
    return Happening(
        name,
        Names(name.capitalize()),
        "It is said.",
        "test",
        given["since"],
        given["until"],
        given.get("chance", 1000),
        (),
        given["deeds"],
        given["told"],
        given["hidden"],
        given["repeat"],
    )


def new_game() -> Game:
    """Two sides, somebody to come, somebody to go, four events."""
    return Game.new(
        scenario(
            {
                "101": "0101 rifles leave=3@0101+5-9",
                "102": "to-come rifles turn=2 latest=6 entry=0101,0109 group=column",
                "103": "to-come rifles turn=2 latest=6 entry=0101,0109 group=column",
                "104": "0303 rifles",
            },
            {"7": "0809 rifles hold-fire", "8": "to-come rifles turn=3 entry=1209"},
            events=(
                happening("truce"),
                happening("plot", hidden=True, since=2, until=2, told="blue"),
                happening("rumour", hidden=True, since=2, until=2, deeds=(Deed("points", "red", 1),)),
                happening("storm", since=5, until=9, chance=300),
            ),
        ),
        luck=False,
    )


def said(game: Game, side: int | None) -> list[tuple[str, str]]:
    """When and what, shortly."""
    return [(date.when, date.text.split(":")[0]) for date in game.view(side).calendar]


def test_a_side_reads_its_own_dates_and_the_events_that_are_no_secret():
    game = new_game()
    assert said(game, 0) == [
        ("Turn 2 to 6", "102, 103 come on at 0101 or 0109"),
        ("Turn 3", "101 must be off the map, or cost 9 each"),
        ("Turn 4", "Truce"),
        ("Turn 5 to 9", "Storm"),
    ]
    assert said(game, 1) == [
        ("Turn 3", "8 comes on at 1209"),
        ("Turn 4", "Truce"),
        ("Turn 5 to 9", "Storm"),
    ]


def test_what_has_happened_is_told_to_those_who_were_told():
    game = new_game()
    game.submit(End())
    game.submit(End())
    assert ("Turn 2", "Rumour") in said(game, 0)
    assert ("Turn 2", "Plot") not in said(game, 0)
    assert ("Turn 2", "Plot") in said(game, 1)
    assert {date.passed for date in game.view(1).calendar if date.text.startswith(("Plot", "Rumour"))} == {
        True
    }


def test_a_unit_to_come_knows_its_entries_and_one_to_go_its_date():
    game = new_game()
    unit = game.view(0).unit(game.setup.row_of["102"])
    assert unit is not None
    assert unit.entries == ("0101", "0109")
    assert game.submit(Entry("102", "0109")).refusal is None
    changed = game.view(0).unit(game.setup.row_of["103"])
    assert changed is not None
    assert changed.entries == ("0109", "0101"), "the whole group"
    leaver = game.view(0).unit(game.setup.row_of["101"])
    assert leaver is not None
    assert leaver.leaves_by == 3
    assert game.view(0).why_not(Leave("101")) is None
    assert "none of its exits" in str(game.view(0).why_not(Leave("104")))
