"""Leaving a record: playing on from a moment of it, and setting another beside it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.language import say
from borderwar.session.branches import name_of
from borderwar.session.log import LogError, replay
from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.play.desk import Message
from borderwar.ui.replay.showing import Other, Showing

if TYPE_CHECKING:
    from borderwar.ui.screens.play import PlayScreen


@dataclass(frozen=True)
class PlayAs:
    """Play on from the moment shown, as a side; None watches."""

    side: int | None


def who_plays_on(showing: Showing) -> Dialog:
    """Asks which side goes on from the moment shown."""
    title = say("Play on from here?")
    if showing.at >= showing.game.position and showing.game.over:
        words = say("The game is over at this moment. Go back along the time line first.")
        return Dialog(Question(title, (words,), (Choice(say("Back"), None, "Esc"),)))
    sides = showing.situation.scenario.sides
    open_sides = (0, 1) if len(showing.eyes) > 1 else (showing.own,)
    rows = [
        Choice(say("Play on as {side}", side=sides[side].names.english), PlayAs(side))
        for side in open_sides
        if side is not None
    ]
    if None in showing.eyes:
        rows.append(Choice(say("Let the computer play both sides"), PlayAs(None)))
    words = say(
        "The game goes on from order {order} as a branch of its own. This record stays as it is.",
        order=showing.at,
    )
    return Dialog(Question(title, (words,), (Choice(say("Stay"), None, "Esc"),), tuple(rows)))


def branch_screen(showing: Showing, side: int | None, level: str) -> "PlayScreen":
    """The play screen of a branch that leaves the record at the moment shown."""
    from borderwar.ui.games import play_screen

    branch = showing.game.branch(showing.at, showing.name())
    first, _, second = level.partition("+")  # two programs played it
    against = level if side is None else (second or first) if side == 0 else first
    screen = play_screen(branch, side, against, showing.settings)
    screen.runner.take_game(branch)
    screen.situation.desk.message = Message(say("You play on from order {order}.", order=showing.at))
    return screen


def set_beside(showing: Showing, path: Path | None) -> Message | None:
    """Compare with the record at a path, or with history again; what stands in the way, or None."""
    if path is None:
        showing.set_beside(None)
        return None
    name = name_of(path)
    try:
        game, trouble = replay(path.read_text(encoding="utf-8"), showing.game.setup, path.name)
    except (LogError, OSError, UnicodeDecodeError) as error:
        return Message(f"{error}.", bad=True)
    if len(showing.eyes) > 1 and showing.own is not None and not game.over and trouble is None:
        return Message(say("{name} is not over yet, so it is not shown without fog.", name=name), bad=True)
    showing.set_beside(Other(game, name, path))
    if trouble is not None:
        words = say(
            "{name} does not verify: {why}. It is compared up to there.", name=name, why=trouble.message
        )
        return Message(words, bad=True)
    return None
