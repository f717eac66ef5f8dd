"""What the same two forces do at each scale, in one table.

``python -m borderwar.study.scales_table --games 20 --out docs/scales.md``
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import numpy as np

from borderwar.ai.playout import seed_of_choices, table_of
from borderwar.ai.policies import policy_number
from borderwar.model.tables import READY
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.state import State
from borderwar.rules.victory import GOING_ON
from borderwar.study.scales import BOARDS, PAIRS, SIDES, Board, Pair, board_of

LOOK = 7200  # seconds from one look at the battle to the next
SETTLED = 21600  # seconds for which the attacker must have held all of the position
DAYS = 2

Spread = tuple[float, float, float]

# Loss per calendar day, per cent of own strength, at 10, 25, 50, 75 and 90 of a hundred battles.
BANDS = {
    (2000, 0): (7.6, 9.6, 10.6, 11.3, 13.8),
    (2000, 1): (1.2, 7.5, 14.1, 28.0, 32.7),
    (5000, 0): (2.1, 2.5, 3.1, 9.4, 13.3),
    (5000, 1): (0.8, 2.0, 7.2, 19.2, 27.8),
    (15000, 0): (0.4, 0.9, 1.9, 4.5, 7.8),
    (15000, 1): (0.4, 1.0, 2.5, 5.0, 10.8),
}


@dataclass(frozen=True, slots=True)
class GameOf:
    """One game in figures."""

    loss: tuple[float, float]  # per cent of own strength a day of battle
    total: tuple[float, float]  # per cent of own strength in all
    broke: tuple[float, float]  # per cent of units that broke at least once
    days: int  # of battle
    taken: bool  # the attacker holds the middle of the position at the end
    advance: float  # km a day, by the foremost third of the attackers
    orders: int


def men(setup: Setup, state: State, side: int) -> tuple[int, int]:
    """Men a side began with, and those it has lost, prisoners too."""
    count = len(setup.unit_ids)
    own = setup.fixed.side[:count] == side
    units = state.units
    lost = units.casualties[:count][own].sum() + units.captured[:count][own].sum()
    return int(units.start_men[:count][own].sum()), int(lost)


def forward(setup: Setup, state: State) -> float:
    """Metres from the north edge at which the foremost third of the attackers stands, the mean."""
    count = len(setup.unit_ids)
    on = (setup.fixed.side[:count] == 0) & (state.units.hex[:count] >= 0)
    place = state.units.hex[:count][on]
    y = (place // setup.columns + 0.5 * (place % setup.columns % 2)) * setup.scenario.hex_metres
    order = np.argsort(-y)
    men_there = state.units.men[:count][on][order]
    first = np.cumsum(men_there) - men_there < men_there.sum() / 3
    return float((y[order] * men_there)[first].sum() / max(1, men_there[first].sum()))


def is_won(setup: Setup, state: State) -> bool:
    """Whether the attacker has most of the position, or nobody is left to hold it."""
    goals = len(setup.scenario.victory.objectives)
    count = len(setup.unit_ids)
    ready = state.units.condition[:count] == READY
    left = [bool((ready & (setup.fixed.side[:count] == side)).any()) for side in (0, 1)]
    if not left[1]:
        return left[0]
    return 2 * sum(int(state.objectives.holder[goal]) == 0 for goal in range(goals)) > goals


def play(setup: Setup, seed: int, policies: tuple[str, str], luck: bool = True) -> GameOf:
    """One game: to the end of a battle, which is when the attacker has had the position long enough."""
    table = table_of(setup)
    state = setup.new_state(seed, luck)
    numbers = (policy_number(policies[0]), policy_number(policies[1]))
    turn = setup.scenario.turn_seconds
    step = max(1, LOOK // turn)
    began = forward(setup, state)
    orders = had = until = 0
    while until < setup.scenario.turns and int(state.clock.over[0]) == GOING_ON and had < SETTLED:
        until += step
        orders += table.play(state, numbers, seed_of_choices(seed), until, False)
        had = had + step * turn if is_won(setup, state) else 0
    days = (until * turn + 86399) // 86400
    strength = [men(setup, state, side)[0] for side in (0, 1)]
    total = [100 * men(setup, state, side)[1] / strength[side] for side in (0, 1)]
    count = len(setup.unit_ids)
    own = [setup.fixed.side[:count] == side for side in (0, 1)]
    broke = state.units.broke_turn[:count] >= 0
    return GameOf(
        loss=(total[0] / days, total[1] / days),
        total=(total[0], total[1]),
        broke=(100 * float(broke[own[0]].mean()), 100 * float(broke[own[1]].mean())),
        days=days,
        taken=had > 0,
        advance=(forward(setup, state) - began) / 1000 / days,
        orders=orders,
    )


def band(strength: int, side: int) -> tuple[float, ...]:
    """The battles' own band of loss a day for a force of a strength."""
    most = min(size for size, of in BANDS if size > strength and of == side)
    return BANDS[most, side]


@dataclass(frozen=True, slots=True)
class Line:
    """One board in the table; pairs are the attacker's and the defender's figure."""

    board: Board
    counters: tuple[int, int]
    strength: tuple[int, int]
    loss: tuple[Spread, Spread]  # per cent of own strength a day of battle: a tenth, half, nine tenths
    total: tuple[float, float]
    broke: tuple[float, float]
    days: float
    taken: float  # per cent of games in which the attacker took the position
    advance: float | None  # km a day in those games, the median
    orders: float


def spread(values: list[float]) -> Spread:
    """A tenth, half and nine tenths of some values."""
    ordered = sorted(values)
    edge = len(ordered) // 10
    return ordered[edge], median(ordered), ordered[-1 - edge]


def line(pair: Pair, board: Board, games: int, policies: tuple[str, str], law: dict[str, int]) -> Line:
    """Play one board."""
    setup = prepare(board_of(pair, board, DAYS, law))
    played = [play(setup, seed, policies) for seed in range(1, games + 1)]
    sides = setup.fixed.side[: len(setup.unit_ids)]
    first = setup.new_state(1)
    won = [game.advance for game in played if game.taken]
    return Line(
        board=board,
        counters=(int((sides == 0).sum()), int((sides == 1).sum())),
        strength=(men(setup, first, 0)[0], men(setup, first, 1)[0]),
        loss=(spread([game.loss[0] for game in played]), spread([game.loss[1] for game in played])),
        total=(median(game.total[0] for game in played), median(game.total[1] for game in played)),
        broke=(mean(game.broke[0] for game in played), mean(game.broke[1] for game in played)),
        days=mean(game.days for game in played),
        taken=100 * mean(game.taken for game in played),
        advance=median(won) if won else None,
        orders=mean(game.orders for game in played),
    )


def told(found: Line) -> str:
    """One line for a screen."""
    parts = [f"{found.board.name:13} {found.counters!s:10} days {found.days:.1f}"]
    for side in (0, 1):
        low, middle, high = found.loss[side]
        parts.append(
            f"{SIDES[side]} {middle:5.1f} ({low:.1f}-{high:.1f}) %/day, total {found.total[side]:.1f}, "
            f"broke {found.broke[side]:.0f}%"
        )
    advance = "-" if found.advance is None else f"{found.advance:.1f}"
    parts.append(f"won {found.taken:.0f}% advance {advance} km/day, orders {found.orders:.0f}")
    return " | ".join(parts)


def main() -> None:
    """Play every board and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--policies", default="staff,staff")
    parser.add_argument("--pair", type=int, choices=(1, 2))
    parser.add_argument("--board", type=int, help="hex width in metres: this board alone")
    parser.add_argument("--law", nargs="*", default=[], help="numbers of the law, name=value")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    law = {name: int(value) for name, value in (entry.split("=") for entry in asked.law)}
    attacker, defender = asked.policies.split(",")
    for number, pair in enumerate(PAIRS, 1):
        if asked.pair not in (None, number):
            continue
        print(pair.name)
        for board in BOARDS:
            if asked.board not in (None, board.hex_metres):
                continue
            if board.body == "platoon" and number == 2:
                continue
            print("  " + told(line(pair, board, asked.games, (attacker, defender), law)), flush=True)


if __name__ == "__main__":
    main()
