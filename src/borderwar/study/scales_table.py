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
from borderwar.study.scales import BOARDS, DUG, PAIRS, SIDES, Board, Pair, board_of

LOOK = 7200  # seconds from one look at the battle to the next
SETTLED = 21600  # seconds for which the attacker must have held all of the position
DAYS = 3  # the median of the battles of 1940 to 1945
FEW = 5  # games of one outcome below which no median is given

Spread = tuple[float, float, float]

ADVANCE = (1.1, 2.5, 5.9)  # km a day of attackers who won, hasty and prepared defence: 25, 50, 75
SUCCESS = (56, 83)  # per cent: attacks at about two to one; 95 % limits of 70 in a hundred of 50 battles

# Total loss when it was over, per cent of own strength, at 10, 25, 50, 75 and 90 of a hundred battles.
ENDS = {
    (0, True): (1.2, 2.2, 4.5, 10.9, 20.0),  # the attacker, who won
    (0, False): (1.3, 3.7, 9.4, 20.0, 27.6),
    (1, True): (2.6, 7.8, 18.8, 45.1, 75.0),  # the defender, where the attacker won
    (1, False): (0.7, 2.2, 8.8, 15.9, 29.8),
}

HEAD = """# One engine across scales

Made by `python -m borderwar.study.scales_table --games {games} --out docs/scales.md`.

The same two forces, man for man and gun for gun, on the same rolling steppe, joined into platoons on hexes
of 100 m, companies on 500 m, battalions on 2 km, regiments on 20 km.  Turns of a quarter of an hour, two
hours, six hours, a day.  The attack begins at five in the morning, `{attacker}` against `{defender}`;
the battle is over when the attacker has had most of the position for six hours, or after {days} days.
{games} games a line; figures are medians, in brackets a tenth and nine tenths of the games.  Losses are
killed, wounded and prisoners in per cent of own strength for each day begun.

Nothing in the rules asks which scale it is, and nothing in those staffs.  The last row of each table is what
303 battles of 1900 to 1945 lost, forces of that size, and how far those who won came in a day.  A second
table says what either side had lost when it was over: of 303 battles winners and losers of every size.
"""

TAIL = """
## What makes the scales agree

| what | rule | without it |
| --- | --- | --- |
| Fire counts over the time in which it falls | 5.2 | ten minutes cost three times as much in two hours |
| A long fire is settled in parts | 5.10 | a day's fire at the strength and the calm of its first minute |
| Of a large unit the firing line is in contact | 5.11 | a regiment, all of it in the line |
| A fight at close quarters lasts eight minutes | 8.3 | seven hours of bayonet in a hex of 20 km |
| Nerve is tried for the time under fire | 9.4 | every unit that a day's turn touches would break |
| A run of 2 km need not leave a hex of 20 | 9.7 | every break gives up 20 km |
| Who ran out of danger may rally at once | 9.8 | a break that costs an hour here, two days there |
| Distances of nerve are metres | 9.5, 9.7, 9.8 | a regiment would feel a break 40 km away |
| Fighting tires, rest mends | 9.10, 9.11 | three days would cost three times what one costs |
| Fire on a march is for the last kilometre of a step | 10.2 | a step of 20 km under fire for four hours |
| Men under fire scrape holes | 10.7 | holes only where a turn leaves time for an order to dig |
| The light of a long turn is the mean of its hours | 16.1 | sun all day and night in a turn of a day |

## What to remember when reading it

- A battle ends as a careful staff has it: an attack is called off when it has cost too much for the odds
  that are left, and ground is given up that cannot be held.  How much is too much was chosen with these
  boards in view, one number for all of them; so what share of attacks succeeds judges the staff as much as
  the rules.
- Ground is measured by the foremost tenth of the attackers, from where they began, half a day's approach
  among it.  On a hex of 20 km it is won by 20 km or not at all, so that no game can show the two or three
  kilometres a day of the record: there the mean over all games, those without a gain among them, is the only
  figure that says anything, and it is the one that is judged.
- The battles of the record were of unlike forces, which chose when to fight; here the same two meet always.
- The width of a firing line, the weariness and the scraping were chosen with these boards in view, one value
  for all of them; the rates are those of the shipped catalogue, not fitted here.
"""

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
    advance: float  # km a day, by the foremost tenth of the attackers
    orders: int


def men(setup: Setup, state: State, side: int) -> tuple[int, int]:
    """Men a side began with, and those it has lost, prisoners too."""
    count = len(setup.unit_ids)
    own = setup.fixed.side[:count] == side
    units = state.units
    lost = units.casualties[:count][own].sum() + units.captured[:count][own].sum()
    return int(units.start_men[:count][own].sum()), int(lost)


def forward(setup: Setup, state: State) -> float:
    """Metres from the north edge at which the foremost tenth of the attackers stands, the mean."""
    count = len(setup.unit_ids)
    on = (setup.fixed.side[:count] == 0) & (state.units.hex[:count] >= 0)
    place = state.units.hex[:count][on]
    y = (place // setup.columns + 0.5 * (place % setup.columns % 2)) * setup.scenario.hex_metres
    order = np.argsort(-y)
    men_there = state.units.men[:count][on][order]
    first = np.cumsum(men_there) - men_there < men_there.sum() / 10
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
    moved: float  # km a day, the mean of all games
    ends: dict[tuple[int, bool], float]  # total loss of a side where the attacker won or did not, the median
    orders: float


def spread(values: list[float]) -> Spread:
    """A tenth, half and nine tenths of some values."""
    ordered = sorted(values)
    edge = len(ordered) // 10
    return ordered[edge], median(ordered), ordered[-1 - edge]


def ends(played: list[GameOf]) -> dict[tuple[int, bool], float]:
    """Median of what each side had lost in all, by whether the attacker won; not of a few games."""
    out = {}
    for side, won in ENDS:
        totals = [game.total[side] for game in played if game.taken == won]
        if len(totals) >= FEW:
            out[side, won] = median(totals)
    return out


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
        moved=mean(game.advance for game in played),
        ends=ends(played),
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


def placed(value: float, limits: tuple[float, ...]) -> str:
    """Where a figure lies in a band of the battles, and if outside, by how much."""
    if value < limits[0]:
        return f"below the lowest tenth by a factor of {limits[0] / max(value, 0.01):.1f}"
    if value > limits[-1]:
        return f"above the highest tenth by a factor of {value / limits[-1]:.2f}"
    if limits[1] <= value <= limits[-2]:
        return "in the middle half"
    return "between a tenth and nine tenths"


def measured(found: Line) -> float | None:
    """Km a day to set against the record: the median, unless a hex is more than a day's advance."""
    return found.advance if found.board.hex_metres <= ADVANCE[2] * 1000 else found.moved


def misses(pair: Pair, found: list[Line]) -> list[str]:
    """Which figures lie outside the bands of the battles, and by how much."""
    out = []
    for each in found:
        where = f"{each.board.name}, {pair.name}"
        for side in (0, 1):
            loss = each.loss[side][1]
            said = placed(loss, band(each.strength[side], side))
            if said.startswith(("above", "below")):
                out.append(f"{where}: the {SIDES[side]}'s loss of {loss:.1f} % a day lies {said}.")
        for (side, won), total in each.ends.items():
            said = placed(total, ENDS[side, won])
            if said.startswith(("above", "below")):
                how = (
                    f"{SIDES[side]}'s total of {total:.1f} % where the attacker {'won' if won else 'failed'}"
                )
                out.append(f"{where}: the {how} lies {said}.")
        advance = measured(each)
        if advance is not None and not ADVANCE[0] <= advance <= ADVANCE[2]:
            usual = f"{ADVANCE[0]} to {ADVANCE[2]} for half of the battles"
            out.append(f"{where}: {advance:.1f} km a day against {usual}.")
        if not SUCCESS[0] <= each.taken <= SUCCESS[1]:
            usual = f"{SUCCESS[0]} to {SUCCESS[1]} %"
            out.append(f"{where}: the attacker won {each.taken:.0f} % of the games, against {usual}.")
    return out


def row_of(each: Line) -> str:
    """A board's line of the first table."""
    cells = [each.board.name, f"{each.counters[0]} against {each.counters[1]}", f"{each.days:.1f}"]
    cells += [f"**{middle:.1f}** ({low:.1f}-{high:.1f})" for low, middle, high in each.loss]
    cells += [f"{each.broke[0]:.0f} and {each.broke[1]:.0f}", f"{each.taken:.0f}"]
    cells += ["-" if each.advance is None else f"{each.advance:.1f}", f"{each.moved:.1f}"]
    return "| " + " | ".join(cells) + " |"


def table_of_ends(found: list[Line]) -> str:
    """What each side had lost when the battle was over, by who won."""
    heads = [f"{SIDES[side]}, attacker {'won' if won else 'failed'}" for side, won in ENDS]
    out = ["| lost in all, % | " + " | ".join(heads) + " |", "| --- " * 5 + "|"]
    for each in found:
        cells = [f"{each.ends[of]:.1f}" if of in each.ends else "few games" for of in ENDS]
        out.append("| " + " | ".join([each.board.name, *cells]) + " |")
    cells = [" / ".join(f"{value}" for value in limits) for limits in ENDS.values()]
    out.append("| " + " | ".join(["*303 battles*", *cells]) + " |\n")
    return "\n".join(out)


def page(tables: list[tuple[Pair, list[Line]]], games: int, policies: tuple[str, str]) -> str:
    """The page of docs/scales.md."""
    out = [HEAD.format(games=games, attacker=policies[0], defender=policies[1], days=DAYS)]
    for pair, found in tables:
        strength = found[0].strength
        out.append(f"## {pair.name[0].upper()}{pair.name[1:]}\n")
        out.append(f"About {strength[0]:,} men attack about {strength[1]:,} who dug for {DUG} minutes.\n")
        out.append(
            "| board | counters | days | attacker, % a day | defender, % a day | "
            "broke, % of counters | attacker won, % | km a day, winners' median | of all, mean |"
        )
        out.append("| --- " * 9 + "|")
        out += [row_of(each) for each in found]
        bands = [band(strength[side], side) for side in (0, 1)]
        cells = ["*303 battles: 10 / 25 / 50 / 75 / 90 of a hundred*", "", "1 to 5"]
        cells += [" / ".join(f"{value}" for value in limits) for limits in bands]
        cells += ["", f"{SUCCESS[0]} to {SUCCESS[1]}", f"{ADVANCE[0]} / {ADVANCE[1]} / {ADVANCE[2]}", ""]
        out.append("| " + " | ".join(cells) + " |\n")
        out.append(table_of_ends(found))
    out.append(
        "## What lies outside\n\nAll other medians lie between a tenth and nine tenths of the battles.\n"
    )
    out += [f"- {miss}" for pair, found in tables for miss in misses(pair, found)] or ["- Nothing."]
    out.append(TAIL)
    return "\n".join(out)


def main() -> None:
    """Play every board and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--policies", default="historical,historical")
    parser.add_argument("--pair", type=int, choices=(1, 2))
    parser.add_argument("--board", type=int, help="hex width in metres: this board alone")
    parser.add_argument("--law", nargs="*", default=[], help="numbers of the law, name=value")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    law = {name: int(value) for name, value in (entry.split("=") for entry in asked.law)}
    attacker, defender = asked.policies.split(",")
    tables: list[tuple[Pair, list[Line]]] = []
    for number, pair in enumerate(PAIRS, 1):
        if asked.pair not in (None, number):
            continue
        print(pair.name)
        found = []
        for board in BOARDS:
            if asked.board not in (None, board.hex_metres) or (number == 2 and board.body == "platoon"):
                continue
            found.append(line(pair, board, asked.games, (attacker, defender), law))
            print("  " + told(found[-1]), flush=True)
        tables.append((pair, found))
    if asked.out:
        asked.out.write_text(page(tables, asked.games, (attacker, defender)), encoding="utf-8")


if __name__ == "__main__":
    main()
