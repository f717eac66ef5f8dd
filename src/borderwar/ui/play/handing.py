"""Handing over: two people on one machine, and who sits where."""

from typing import TYPE_CHECKING

from borderwar.ui.play.desk import Desk
from borderwar.ui.seats import Seats, computers, first_seat, persons, seats_taken

if TYPE_CHECKING:
    from borderwar.ui.play.runner import Runner


class Handing:
    """Knows whose eyes are at the screen, and whom it waits for behind the curtain."""

    def __init__(self, runner: "Runner") -> None:
        self.runner = runner

    @property
    def seats(self) -> Seats:
        """Who plays each side."""
        return seats_taken(self.runner.computer.opponents)

    def awaited(self) -> int | None:
        """The side whose person must take the machine now; None if the right one is there.

        The last order's film is shown to its end first, to the one who gave it.
        """
        runner, s = self.runner, self.runner.situation
        if len(persons(self.seats)) < 2 or runner.game.over or runner.stage.film is not None:
            return None
        return runner.game.side if runner.game.side != s.side else None

    def sit(self, side: int) -> None:
        """Somebody sits down: from now on the screen shows that side's view, and a desk of its own."""
        runner, s = self.runner, self.runner.situation
        before = s.desk
        s.side = side
        s.desk = Desk(
            drawer=before.drawer,
            grid=before.grid,
            numbers=before.numbers,
            names=before.names,
            fronts=before.fronts,
            network=before.network,
        )
        runner.stage.pops.clear()
        runner.stage.film = None
        runner.take_game(runner.game)
        runner.tell_the_news()

    def seat(self, seats: Seats) -> None:
        """Seat people and programs anew, in mid-game.

        With nobody at the table the view stays that of the side played last: no one looks
        through the fog by leaving a chair.
        """
        runner, s = self.runner, self.runner.situation
        runner.computer.seat(computers(seats))
        sides = persons(seats)
        if len(sides) == 1 and s.side != sides[0]:
            self.sit(sides[0])
        elif len(sides) == 2 and s.side is None:
            self.sit(first_seat(seats, runner.game) or 0)
        s.enemy_moving = runner.computer_moves()
        s.refresh()
