"""One game: whose turn it is, orders in, what came of them out."""

from dataclasses import dataclass

from borderwar.ai.playout import seed_of_choices, table_of
from borderwar.ai.policies import policy_number
from borderwar.ai.seat import Seat
from borderwar.api.errors import Refused
from borderwar.api.rows import Rows
from borderwar.api.view import View, order_of, side_row
from borderwar.ground.kernel import cells
from borderwar.model.events import Event
from borderwar.model.orders import End, Order
from borderwar.session import game as session
from borderwar.session.log import log_text
from borderwar.session.refusals import Refusal
from borderwar.session.result import Result
from borderwar.session.sentences import story
from borderwar.session.translate import from_row
from borderwar.session.visible import visible_events


@dataclass(frozen=True, slots=True)
class Report:
    """What one side hears of an order: rows for programs, sentences for people.

    >>> import borderwar
    >>> report = borderwar.load("tauran-1936").start().apply("end")
    >>> print(report)
    Turn 1, Mongolia and USSR to move
    """

    events: tuple[Event, ...]
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.sentences)


class Game:
    """A game in progress.

    Whoever holds it is the referee: it knows the seed and both sides.  Hand a player
    `game.view(side)` and nothing else.

    >>> import borderwar
    >>> game = borderwar.load("tauran-1936").start(seed=7)
    >>> while not game.over and game.turn == 1:
    ...     _ = game.apply(game.choose("passive"))
    >>> game
    Game('tauran-1936', seed=7, turn=2, side='japan')
    """

    def __init__(self, played: session.Game) -> None:
        self.session = played
        """The game of the session below: steps, timeline, branches."""
        self._seats: dict[tuple[int, str, int], Seat] = {}

    def __repr__(self) -> str:
        ended = ", over" if self.over else ""
        stands = f"seed={self.seed}, turn={self.turn}, side={self.side!r}{ended}"
        return f"Game({self.session.scenario.id!r}, {stands})"

    # -- where it stands --------------------------------------------------------

    @property
    def seed(self) -> int:
        """The number of the game: with the scenario and the orders it decides everything."""
        return self.session.seed

    @property
    def luck(self) -> bool:
        """Whether dice are rolled."""
        return self.session.luck

    @property
    def turn(self) -> int:
        """The turn, from 1."""
        return self.session.turn + 1

    @property
    def side(self) -> str:
        """The side whose player turn it is."""
        return self.session.setup.side_ids[self.session.side]

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.session.over

    @property
    def orders(self) -> tuple[Order, ...]:
        """All orders given so far.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> _ = game.apply("end")
        >>> [str(order) for order in game.orders]
        ['end']
        """
        return tuple(step.order for step in self.session.steps)

    def digest(self) -> str:
        """Eight hex digits that change when anything in the state does.

        >>> import borderwar
        >>> tauran = borderwar.load("tauran-1936")
        >>> tauran.start(seed=1).digest() == tauran.start(seed=1).digest()
        True
        """
        return self.session.state.digest()

    def result(self) -> Result:
        """Points, losses and ground as they stand, and at the end who won.

        >>> import borderwar
        >>> result = borderwar.load("tauran-1936").start().result()
        >>> result.over, result.losses[0].casualties
        (False, 0)
        """
        return self.session.result()

    def view(self, side: str | None = None) -> View:
        """What a side may know now; by default the side to move.  Later orders do not change it.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> game.view("mongolia").enemies
        ()
        """
        row = self.session.side if side is None else side_row(self.session.setup, side)
        return View(self.session.view(row))

    def referee(self) -> View:
        """Everything there is, hidden units of both sides too: not for players.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> len(game.referee().units) > len(game.view("mongolia").units)
        True
        """
        return View(self.session.view(None))

    def told(self, side: str | None = None) -> Report:
        """What a side hears of the last order; None for the referee, who hears all.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> _ = game.apply("end")
        >>> print(game.told("mongolia"))
        Turn 1, Mongolia and USSR to move
        """
        played = self.session
        if not played.steps:
            return self._report(played.opening)
        events = played.steps[-1].events
        if side is not None:
            before = played.state_at(played.position - 1)
            events = visible_events(played.setup, before, events, side_row(played.setup, side))
        return self._report(events)

    def _report(self, events: tuple[Event, ...]) -> Report:
        return Report(events, tuple(story(self.session.setup, events)))

    # -- orders -----------------------------------------------------------------

    def why_not(self, order: Order | str) -> Refusal | None:
        """Why the side to move may not give an order, from what it knows; None if it may.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> game.why_not("end") is None
        True
        """
        return self.view().why_not(order)

    def apply(self, order: Order | str) -> Report:
        """Give an order for the side to move; what that side hears of it.

        Raises OrderError for text that is no order, Refused for one that the rules forbid.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> game.apply("end").events[0].kind == game.told().events[0].kind
        True
        """
        mover = self.side
        outcome = self.session.submit(order_of(order))
        if outcome.refusal is not None:
            raise Refused(outcome.refusal)
        return self.told(mover)

    def undo(self) -> Order | None:
        """Take back the last order if it revealed nothing and rolled nothing; the order, or None.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> _ = game.apply("end")
        >>> game.undo() is None
        True
        """
        return self.session.undo()

    # -- players that are programs ------------------------------------------------

    def choose(self, policy: str = "staff", ai_seed: int | None = None) -> Order:
        """The next order a policy would give for the side to move, from that side's view alone.

        Nothing is given.  Policies are random, passive, greedy, staff, historical, recruit
        and commander.

        >>> import borderwar
        >>> borderwar.load("tauran-1936").start().choose("passive")
        End()
        """
        played = self.session
        dice = seed_of_choices(played.seed) if ai_seed is None else ai_seed
        key = played.side, policy, dice
        if key not in self._seats:
            self._seats[key] = Seat(played.setup, played.side, policy, dice)
        seat = self._seats[key]
        view = played.view(played.side)
        while True:
            row = seat.next_order(view.state)
            order = from_row(played.setup, cells(row))
            if isinstance(order, End) or view.why_not(order) is None:
                return order
            seat.refused(row)

    def play(self, policies: tuple[str, str] = ("staff", "staff"), until: int | None = None) -> Result:
        """Let policies play both sides on, to the end or until a turn begins; how things stand then.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> _ = game.play(("passive", "passive"), until=4)
        >>> game.turn
        4
        """
        played = self.session
        table = table_of(played.setup)
        numbers = policy_number(policies[0]), policy_number(policies[1])
        last = played.scenario.turns if until is None else until - 1
        dice = seed_of_choices(played.seed)
        while not played.over and played.turn < last:
            ahead = played.state.copy()
            table.record[0, 0] = 0
            table.play(ahead, numbers, dice, played.turn + 1, True)
            for row in table.record[1 : 1 + int(table.record[0, 0])].tolist():
                outcome = played.submit(from_row(played.setup, row))
                assert outcome.refusal is None, outcome.refusal
        return self.result()

    # -- keeping ------------------------------------------------------------------

    def copy(self) -> "Game":
        """The same game once more, to be played on by itself.

        >>> import borderwar
        >>> game = borderwar.load("tauran-1936").start()
        >>> other = game.copy()
        >>> _ = other.apply("end")
        >>> game.side, other.side
        ('japan', 'mongolia')
        """
        return Game(self.session.copy())

    def log(self, comments: bool = True) -> str:
        """The game as text: `borderwar.Incident.replay` and every command read it.

        >>> import borderwar
        >>> print(borderwar.load("tauran-1936").start(seed=3).log().splitlines()[2])
        seed 3
        """
        return log_text(self.session, comments)

    def rows(self) -> Rows:
        """A table of bare integers at this moment, for programs that step fast.

        It has a state of its own: what is done on it does not reach this game.

        >>> import borderwar
        >>> rows = borderwar.load("tauran-1936").start().rows()
        >>> rows.side, rows.turn
        (0, 0)
        """
        return Rows(self.session.setup, self.session.state.copy())
