"""The questions and menus that stand over the play screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.ui import bindings
from borderwar.ui.kit.dialog import Choice, Dialog, Question
from borderwar.ui.play import intents as i
from borderwar.ui.play.situation import Situation
from borderwar.ui.screens.saves import SavesScreen
from borderwar.ui.seats import Seats, side_and_level, side_id

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.session.intentions import Intentions
    from borderwar.session.unit_view import UnitView

MOST_LISTED = 6

MENU = (
    ("Back to the game", "", "back"),
    ("Save the game", "save", "save"),
    ("Open a saved game", "load", "load"),
    ("Your orders", "briefing", "briefing"),
    ("Losses", "losses", "losses"),
    ("Rules", "rules", "rules"),
    ("Encyclopaedia", "encyclopaedia", "encyclopaedia"),
    ("Keys", "keys", "keys"),
    ("Settings", "settings", "settings"),
    ("Who plays", "players", "players"),
    ("Leave for the list of incidents", "leave", ""),
    ("Leave borderwar", "quit", ""),
)
"""Label, what it does, and the action whose key is printed."""


def game_menu(situation: Situation) -> Dialog:
    """The menu over a game."""
    rows = tuple(
        Choice(say(label), i.Command(action) if action else None, bindings.key_of(key) if key else "")
        for label, action, key in MENU
    )
    turns = situation.view.turns
    where = say(
        "Turn {turn} of {turns}. The game is kept on disk as you play.",
        turn=min(situation.turn, turns),
        turns=turns,
    )
    return Dialog(Question(situation.scenario.names.english, (where,), (), rows))


def end_turn_question(
    idle_words: str, able: "Sequence[UnitView]", delayed: "Sequence[UnitView]" = ()
) -> Dialog:
    """Asks before a turn ends in which something is left to do; a line jumps to the unit.

    `delayed` are units that were due and found no room at their entry.
    """
    rows = tuple(
        Choice(
            say("{name}: {seconds_left} min left", name=unit.name, seconds_left=unit.seconds_left // 60),
            i.Select(unit.row, True),
        )
        for unit in able[:MOST_LISTED]
    )
    rows += tuple(
        Choice(
            say("{unit}: no room at {hex}; press to choose it", unit=unit.name, hex=unit.entries[0]),
            i.Select(unit.row, True),
        )
        for unit in delayed[: MOST_LISTED - len(rows)]
    )
    if delayed:
        idle_words += " " + say_many(
            len(delayed), "{number} unit waits to come on.", "{number} units wait to come on."
        )
    more = say(" The first {number} are listed.", number=len(rows)) if len(able) > len(rows) else ""
    rows += (
        Choice(
            say("Let turns go by until something happens"),
            i.Command("pass-turns"),
            bindings.key_of("pass-turns"),
            tip=say("Your turns end by themselves until the enemy is seen or fires, or somebody comes."),
        ),
    )
    choices = (
        Choice(say("Keep playing"), None, "Esc"),
        Choice(
            say("End turn"),
            i.Command("end-turn-now"),
            bindings.key_of("end-turn"),
            main=True,
            tip=say("The other side moves next."),
        ),
    )
    return Dialog(Question(say("End the turn?"), (idle_words + more,), choices, rows))


def restart_question(given: int) -> Dialog:
    """Asks before all orders of a turn are taken back."""
    words = say_many(
        given,
        "Your order of this turn is taken back, if it revealed nothing and used no luck.",
        "Your {number} orders of this turn are taken back, last first, as far as none revealed anything "
        "or used luck.",
    )
    choices = (
        Choice(say("Keep playing"), None, "Esc"),
        Choice(say("Begin the turn again"), i.Command("restart-turn-now"), main=True),
    )
    return Dialog(Question(say("Begin your turn again?"), (words,), choices))


def branch_question() -> Dialog:
    """Asks before the game goes on from the past."""
    words = say(
        "The game goes on from the moment you are looking at. The game as it was stays among the saved games."
    )
    choices = (
        Choice(say("Stay in this game"), None),
        Choice(say("Play on from here"), i.PlayOn(), main=True),
    )
    return Dialog(Question(say("Play on from here?"), (words,), choices))


def saves_to_write(game: "Game", seats: Seats, intended: "Intentions") -> SavesScreen:
    """Asks for a name and saves a game under it, with what its player means to do."""
    from borderwar.session.intentions import keep_intentions
    from borderwar.ui.saves import write_saved

    side, level = side_and_level(seats)

    def write(name: str) -> str:
        try:
            path = write_saved(game, name, side_id(game.scenario, side), level)
            keep_intentions(path, intended, game.setup)
        except OSError as error:
            return say("The game could not be saved: {why}.", why=error.strerror)
        return ""

    suggested = f"{game.scenario.names.english} turn {game.turn + 1}"
    return SavesScreen(lambda saved: None, write, suggested)
