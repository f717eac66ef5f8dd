"""What a press means, in a sentence, where a panel says nothing of its own about a control.

A tip explains; every fact in it stands on the screen, in the log or in the rules as well.
"""

from collections.abc import Callable
from typing import Any

from borderwar.language import say
from borderwar.ui import bindings
from borderwar.ui.kit.control import Control


def _answer(answer: Any) -> str:
    return say("Nothing is changed.") if answer.result is None else tip_of_intent(answer.result, "play")


def _side(choice: Any) -> str:
    if choice.side is None:
        return say("The computer plays both sides, and you look on without fog.")
    return say("You give this side's orders.")


TIPS: dict[str, Callable[[Any], str]] = {
    "Answer": _answer,
    "Centre": lambda intent: say("The map shows the place."),
    "ChooseLevel": lambda intent: say("Who plays against you; what it changes is said below."),
    "ChooseRow": lambda intent: say("Choose this game; chosen again it is opened."),
    "ChooseScenario": lambda intent: say("Choose this incident: its card stands beside the list."),
    "ChooseSide": _side,
    "DeleteSave": lambda intent: say("The file is gone for good."),
    "Filter": lambda intent: say("Show only these lines of the list."),
    "FilterBy": lambda intent: say("Show only these lines of the list."),
    "GroupGames": lambda intent: tip_of_action("group", "saves"),
    "FireTime": lambda intent: say("How long the next fire or digging takes; it costs as much of the turn."),
    "Fold": lambda intent: say("Open or shut this formation's lines."),
    "Look": lambda intent: say("What this side could see at the time; without a side there is no fog."),
    "LookAt": lambda intent: say("Look at the game as it was then."),
    "OpenChapter": lambda intent: say("Read this chapter."),
    "OpenEntry": lambda intent: say("Read the entry of the encyclopaedia."),
    "OpenRule": lambda intent: say("Read the case; its number stands in refusals and forecasts."),
    "PlayOn": lambda intent: say("A new game branches off here."),
    "Select": lambda intent: say("Choose this unit and show it on the map."),
    "ShowTab": lambda intent: say("Show this page of the panel."),
    "TakeLine": lambda intent: say("Take this value."),
}
"""By the name of an intent."""

WITHOUT_KEY: dict[str, Callable[[], str]] = {
    "leave": lambda: say("The game stays among the saved games."),
    "quit": lambda: say("The window shuts; the game stays among the saved games."),
}
"""Actions that only a button has."""

PLACES: dict[str, Callable[[], str]] = {
    "minimap.area": lambda: say("Press or drag: the map moves there."),
    "scrubber.scrub": lambda: say("Press or drag: look at the game as it was then."),
    "note.drop": lambda: say("The moment stays in the record; only its mark and note go."),
}
"""By the name of a control whose intent does not say enough."""


def tip_of_intent(intent: Any, screen: str) -> str:
    """What an intent does: its own line here, or that of the key that means the same."""
    known = TIPS.get(type(intent).__name__)
    if known is not None:
        return known(intent)
    action = getattr(intent, "action", intent)
    return tip_of_action(action, screen) if isinstance(action, str) else ""


def tip_of_action(action: str, screen: str) -> str:
    """What the key of an action does on a screen, or what an action without a key does."""
    if action in WITHOUT_KEY:
        return WITHOUT_KEY[action]()
    text = bindings.text_of(action, screen)
    return f"{text}." if text else ""


def tip_of(control: Control, screen: str) -> str:
    """What is said of a control: why it is off, its own tip, or what a press means."""
    if not control.enabled and control.reason:
        return control.reason
    if control.tip:
        return control.tip
    place = PLACES.get(control.name)
    return place() if place is not None else tip_of_intent(control.intent, screen)
