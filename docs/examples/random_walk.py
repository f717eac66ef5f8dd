"""Steps a second: random orders through the rows, whole games, one process.

python docs/examples/random_walk.py
"""

import random
import sys
import time

import borderwar


def play(rows: borderwar.Rows, dice: random.Random) -> int:
    """Play a game of random orders to its end; how many steps it took."""
    steps = 0
    while not rows.over:
        for unit in rows.units_of(rows.side):
            for _ in range(6):
                count = rows.options(unit)
                steps += 1
                if not count:
                    break
                rows.take(int(dice.random() * count))
        rows.end()
    return steps


def main() -> None:
    """Play some games and say how fast it went."""
    tauran = borderwar.load("tauran-1936")
    games = 1 if "--quick" in sys.argv else 100
    dice = random.Random(1)
    play(tauran.start(seed=0).rows(), dice)  # loads the compiled rules
    tables = [tauran.start(seed=seed).rows() for seed in range(games)]
    begun = time.perf_counter()
    steps = sum(play(rows, dice) for rows in tables)
    spent = time.perf_counter() - begun
    print(f"{games} games, {steps:,} steps, {steps / spent:,.0f} steps a second")


if __name__ == "__main__":
    main()
