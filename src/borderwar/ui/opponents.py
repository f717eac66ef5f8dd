"""Opponents: the computer's players, as the play screen asks them for orders."""

from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from borderwar.language import say
from borderwar.model.orders import End, Order

if TYPE_CHECKING:
    from borderwar.session.view import SideView

KNOWN: tuple[tuple[str, str, str], ...] = (
    ("passive", "Passive", "Gives no orders; its units fire back as their stances say."),
    ("recruit", "Recruit", "Takes, unit by unit, the order with the best result at once; overlooks some."),
    ("staff", "Officer", "Seizes open ground, saves its fire, catches the cut off; presses on with all."),
    ("commander", "General", "Tries plans in games played ahead from what it sees; keeps the best."),
    ("historical", "Historical", "Tries to do what was planned at the time, with the staff's methods."),
    ("greedy", "Greedy", "Takes, unit by unit, the order with the best result at once; does not plan."),
)
"""Name, label, and what it changes, in words.  A level changes thinking, never odds or sight."""

LEVELS = KNOWN[:-1]
"""Those on offer: the last is of older saved games, which are played on as they were."""

FIRST_LEVEL = "staff"

USUAL_SECONDS = 3.0
"""Seconds a level that looks ahead does so before a turn, unless it is told otherwise."""


MOST_REFUSED = 40
"""Orders refused in a row after which the computer's turn is ended."""


def level_words(name: str) -> str:
    """What a level is called; a name that is none stays as it is."""
    return next((say(label) for known, label, _ in KNOWN if known == name), name)


class Opponent(Protocol):
    """Whoever gives a side's orders in the player's stead."""

    def __call__(self, view: "SideView") -> Order:
        """The next order of the side to move, from its own view."""

    def refused(self) -> None:
        """The order given last was refused."""

    def anew(self) -> "Opponent":
        """Another of the same kind that remembers nothing."""


class ComputerPlayer:
    """A policy that plays one side from that side's view alone."""

    def __init__(self, level: str, side: int, ai_seed: int = 1) -> None:
        self.level = level
        self.side = side
        self.ai_seed = ai_seed
        self.seconds = USUAL_SECONDS
        self._seat: Any = None
        self._row: Any = None
        self._refused = 0

    def __call__(self, view: "SideView") -> Order:
        """The next order; an end of turn after too many refusals in a row."""
        from borderwar.ground.kernel import cells
        from borderwar.session.translate import from_row

        if self._seat is None or self._seat.setup is not view.setup:
            from borderwar.ai.seat import Seat

            self._seat = Seat(view.setup, self.side, self.level, self.ai_seed)
        if self._refused >= MOST_REFUSED:
            self._refused = 0
            return End()
        until = monotonic() + self.seconds
        self._row = self._seat.next_order(view.state, lambda: monotonic() < until)
        return from_row(view.setup, cells(self._row))

    def anew(self) -> "ComputerPlayer":
        """Another of the same level that remembers nothing."""
        return ComputerPlayer(self.level, self.side, self.ai_seed)

    def refused(self) -> None:
        """Tell the policy, so that it leaves the unit alone."""
        self._refused += 1
        self._seat.refused(self._row)


def opponent(level: str, side: int) -> Opponent:
    """A player of a level for a side."""
    known = {name for name, _, _ in KNOWN}
    return ComputerPlayer(level if level in known else FIRST_LEVEL, side)
