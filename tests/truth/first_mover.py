"""What it is worth to move first: staff against staff on a symmetric board, each side first in turn.

``python tests/truth/first_mover.py 200`` plays 200 games with the west moving first and 200 with the
east moving first, and prints a table of the first mover's lead.
"""

import sys
from dataclasses import dataclass
from math import sqrt
from typing import Any

from mirrored import mirrored, words
from tabletop import scenario

from borderwar.ai.playout import play_game
from borderwar.rules.setup import Setup, prepare
from borderwar.session.result import result_of

WEST = {
    "1-pl": "0404 rifles men=35..45",
    "2-pl": "0406 rifles men=35..45",
    "3-pl": "0408 rifles men=35..45",
    "mg": "0306 machine-guns",
    "guns": "0206 howitzers",
    "at": "0405 anti-tank",
    "motor": "0205 motor mounted",
    "horse": "0208 horse mounted",
    "cars": "0307 cars",
}
"""Nine units of the western side; the eastern has the same in a mirror."""

HILLS = {"0706": 12, "0504": 8, "0508": 8, "0305": 5, "0603": 10, "0609": 10, "0407": 4}
WOODS = {"0506": "w", "0602": "w", "0610": "w", "0403": "w", "0409": "w"}
LEADS = ("points", "men lost by the second less by the first", "men left, first less second")


def both_halves(found: dict[str, Any]) -> dict[str, Any]:
    """The same on both halves of the board."""
    return found | {mirrored(at): what for at, what in found.items()}


def board(west_first: bool) -> Setup:
    """The board with the western or the eastern side moving first."""
    west = {f"w-{name}": line for name, line in WEST.items()}
    east = {f"e-{name}": words(line) for name, line in WEST.items()}
    homes = ("0106", mirrored("0106"))
    return prepare(
        scenario(
            *((west, east) if west_first else (east, west)),
            ground="\n".join(["." * 13] * 11),
            heights=both_halves(HILLS),
            letters=both_halves(WOODS),
            objectives=(
                {"at": "0706", "end": 12, "turn": 1},
                {"at": "0703", "end": 5},
                {"at": "0709", "end": 5},
            ),
            rally=homes if west_first else homes[::-1],
            losses=(4, 6, 4, 4),
            turns=12,
            law={"men_rate": 40000},
        )
    )


@dataclass(frozen=True)
class Series:
    """The first mover's lead in each of some games, by measure."""

    leads: tuple[tuple[int, ...], ...]  # a row a game, in the order of LEADS

    def mean(self, measure: int) -> float:
        """The mean lead."""
        return sum(row[measure] for row in self.leads) / len(self.leads)

    def error(self, measure: int) -> float:
        """Its standard error."""
        mean = self.mean(measure)
        return sqrt(
            sum((row[measure] - mean) ** 2 for row in self.leads) / (len(self.leads) - 1) / len(self.leads)
        )

    def won(self) -> float:
        """Share of games in which the first mover has more points, draws counted half."""
        return sum((row[0] > 0) + (row[0] == 0) / 2 for row in self.leads) / len(self.leads)


def series(west_first: bool, games: int) -> Series:
    """Games of staff against staff with numbered seeds."""
    setup = board(west_first)
    rows = []
    for seed in range(1, games + 1):
        result = result_of(setup, play_game(setup, seed).state)
        first, second = result.losses
        lost = [side.casualties + side.captured for side in (first, second)]
        rows.append(
            (result.points[0] - result.points[1], lost[1] - lost[0], first.men_left - second.men_left)
        )
    return Series(tuple(rows))


def main(games: int) -> None:
    """Play both ways and print the table."""
    west, east = series(True, games), series(False, games)
    both = Series(west.leads + east.leads)
    print(
        f"| first mover's lead, mean and 95 % interval | west first ({games}) | east first ({games}) | both |"
    )
    print("| --- | --- | --- | --- |")
    for measure, name in enumerate(LEADS):
        cells = [f"{one.mean(measure):+.1f} ± {1.96 * one.error(measure):.1f}" for one in (west, east, both)]
        print(f"| {name} | {' | '.join(cells)} |")
    shares = [
        f"{100 * one.won():.0f} % ± {196 * sqrt(one.won() * (1 - one.won()) / len(one.leads)):.0f}"
        for one in (west, east, both)
    ]
    print(f"| games in which it has more points | {' | '.join(shares)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
