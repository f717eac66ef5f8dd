"""What the save browser and the title say of a saved game, in words."""

from dataclasses import dataclass

from borderwar.content.places import parts_of
from borderwar.language import say, say_many
from borderwar.ui.dates import short_day
from borderwar.ui.opponents import level_words
from borderwar.ui.saves import SavedGame
from borderwar.ui.screens.incidents import Incident
from borderwar.ui.shelf import Shelf


@dataclass(frozen=True)
class SaveWords:
    """A saved game in words."""

    scenario: str
    side: str
    opponent: str
    turn: str  # "12 of 30"
    date: str  # in the game
    warning: str  # why it may not come out as it was

    @property
    def line(self) -> str:
        """All of it in one line: "Tauran, turn 12 of 30, Japan and Manchukuo"."""
        return say("{scenario}, turn {turn}, {side}", scenario=self.scenario, turn=self.turn, side=self.side)


def incident_in(shelf: Shelf, scenario: str) -> Incident | None:
    """The incident of a scenario's id, or the whole of which it is a variant, if it is known."""
    whole, _ = parts_of(scenario)
    return next(
        (entry.incident for entry in shelf.entries if entry.folder.name == whole and entry.incident), None
    )


def spelt(name: str) -> str:
    """An id as a name, until the name itself has been read: "nomonhan-may-1939" is Nomonhan May 1939."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split("-"))


def save_words(saved: SavedGame, shelf: Shelf) -> SaveWords:
    """What a saved game is."""
    incident = incident_in(shelf, saved.scenario)
    level = level_words(saved.level)
    if saved.side == "both":
        side, opponent = say("two players"), ""
    elif incident is not None:
        side, opponent = incident.side_name(saved.side), level
    else:
        side, opponent = saved.side, level
    if incident is None:
        whole, _ = parts_of(saved.scenario)
        there = any(entry.folder.name == whole for entry in shelf.entries)
        waiting = any(entry.folder.name == whole and entry.waiting for entry in shelf.entries)
        warning = "" if waiting else (
            say("Its scenario has mistakes now.") if there else say("Its scenario is not there any more.")
        )  # fmt: skip
        name = spelt(saved.scenario) if waiting else saved.scenario
        side = spelt(side) if waiting else side
        return SaveWords(name, side, opponent, str(saved.turn), "", warning)
    warning = ""
    if saved.digest and incident.id == saved.scenario and not incident.digest.startswith(saved.digest):
        warning = say("The scenario has changed since; the game may not come out the same.")
    turn = min(saved.turn, incident.turns)
    moment = incident.moment(turn)
    date = f"{short_day(moment)}, {moment:%H:%M}"
    return SaveWords(
        incident.name,
        side,
        opponent,
        say("{turn} of {turns}", turn=turn, turns=incident.turns),
        date,
        warning,
    )


def count_words(number: int) -> str:
    """How many saved games."""
    return say_many(number, "{number} game", "{number} games")
