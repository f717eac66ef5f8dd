"""Whole games on made-up boards: orders a second, and a signature of how they went."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import Any

from borderwar.ai.playout import Table, play_game, seed_of_choices, table_of
from borderwar.ai.policies import policy_number
from borderwar.bench.boards import SIZES, Size, made_up
from borderwar.content.load import load_catalogue
from borderwar.content.places import catalogue_for, find_scenarios
from borderwar.rules.setup import Setup, prepare
from borderwar.session.translate import from_row

SIGNED = (16, 60)
"""Units of the boards whose first game is signed."""

FIRST = 1
"""Seed of the first game."""


class NoCatalogue(Exception):
    """The shipped catalogue does not load."""


def made_setup(size: Size) -> Setup:
    """A made-up board made ready, of the catalogue that the scenarios use."""
    catalogue, problems = load_catalogue(catalogue_for(find_scenarios()[0]))
    if catalogue is None:
        raise NoCatalogue(str(problems[0]))
    return prepare(made_up(size, catalogue))


def size_of(units: int) -> Size:
    """The size with so many units."""
    return next(size for size in SIZES if size.units == units)


def play_one(setup: Setup, table: Table, seed: int) -> int:
    """One whole game, staff against staff, its first state made as well; orders given."""
    staff = policy_number("staff")
    state = setup.new_state(seed)
    return table.play(state, (staff, staff), seed_of_choices(seed), setup.scenario.turns, False)


def play_for(
    setup: Setup, seconds: float, clock: Callable[[], float] = process_time
) -> tuple[int, int, float]:
    """Whole games until the time is up: games, orders and the seconds they took."""
    table = table_of(setup)
    games = orders = 0
    begun = clock()
    while games == 0 or clock() - begun < seconds:
        games += 1
        orders += play_one(setup, table, games)
    return games, orders, clock() - begun


@dataclass(frozen=True, slots=True)
class Played:
    """How fast games of one size went."""

    size: Size
    games: int
    orders: int
    seconds: float

    def row(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "units": self.size.units,
            "hexes": self.size.hexes,
            "columns": self.size.columns,
            "rows": self.size.rows,
            "turns": self.size.turns,
            "games": self.games,
            "orders": self.orders,
            "seconds": round(self.seconds, 3),
            "orders_per_second": round(self.orders / self.seconds),
            "games_per_second": round(self.games / self.seconds, 3),
            "microseconds_per_order": round(1e6 * self.seconds / self.orders, 2),
        }


def timed(setup: Setup, size: Size, seconds: float) -> Played:
    """Play one game unmeasured, so that all is compiled and every line of sight known; then measure."""
    play_one(setup, table_of(setup), FIRST)
    return Played(size, *play_for(setup, seconds))


def signature(setups: dict[int, Setup]) -> str:
    """Sixteen hex digits of the orders and the outcome of a game on each signed board.

    Names and numbers of the game alone: it changes when play changes, not when a table
    gets another column.
    """
    digest = hashlib.blake2b(digest_size=8)
    for units in SIGNED:
        setup = setups[units]
        for luck in (True, False):
            played = play_game(setup, FIRST, ("staff", "staff"), luck, record=True)
            for row in played.orders:
                digest.update(f"{from_row(setup, row)}\n".encode())
            columns = played.state.units
            for place, name in enumerate(setup.unit_ids):
                left = (int(columns.men[place]), int(columns.vehicles[place]), int(columns.hex[place]))
                digest.update(f"{name} {left}\n".encode())
    return digest.hexdigest()
