"""Try other numbers for the staff's doctrine: mirrored games against another policy, same luck.

``python -m borderwar.study.doctrines thrift=0 seizes=0 willing=400,shuns=20 --games 64``

Each argument is a doctrine: the shipped one but for the numbers given (`ai.doctrine.Doctrine` names
them), put in the place of the row that a scenario's turns call for.  The shipped one goes first.
"""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

from borderwar.ai.doctrine import BRISK, LONG_TURN, SLOW, Doctrine, doctrine_rows
from borderwar.ai.playout import Table, seed_of_choices
from borderwar.ai.policies import POLICIES, policy_number
from borderwar.ground.kernel import columns_of
from borderwar.rules.setup import prepare
from borderwar.rules.victory import margin
from borderwar.study.pool import Game, Seeds, play_all

Change = tuple[tuple[str, int], ...]
"""Numbers of a doctrine that are not the shipped ones."""

Match = tuple[str, int, str, Change]
"""Folder of the scenario (folder/variant), seed, the other policy, and what is changed."""

MOST = 2.0
"""Standard deviations at which a margin counts no more: one rout is not to outweigh ten matches."""

_work: list[Match] = []
_tables: dict[str, Table] = {}


def change_of(text: str) -> Change:
    """The change that an argument asks for.  Raises ValueError with the names there are."""
    changes = []
    for entry in text.split(","):
        name, _, value = entry.partition("=")
        if name not in Doctrine._fields:
            raise ValueError(f"no doctrine has a number '{name}'; there are {', '.join(Doctrine._fields)}")
        if not value.lstrip("-").isdigit():
            raise ValueError(f"'{entry}' is not a name, = and a whole number")
        changes.append((name, int(value)))
    return tuple(changes)


def table_of(folder: str) -> Table:
    """The table of a scenario, made once in each process.  Raises ValueError if it does not load."""
    from borderwar.content.load import load_scenario

    if folder not in _tables:
        home, variant = Path(folder), ""
        if not home.is_dir():
            home, variant = home.parent, home.name
        scenario, problems = load_scenario(home, variant=variant)
        if scenario is None:
            raise ValueError(f"the scenario in '{folder}' does not load: {problems[0]}")
        _tables[folder] = Table(prepare(scenario))
    return _tables[folder]


def margin_of(table: Table, seed: int, policies: tuple[str, str], change: Change) -> int:
    """The first side's points above par at the end of a game in which staffs fight by a changed doctrine."""
    setup = table.setup
    columns = table.owner.columns["doctrine"]
    shipped = columns_of(doctrine_rows(), Doctrine)
    for name in Doctrine._fields:
        getattr(columns, name)[:] = getattr(shipped, name)
    row = SLOW if setup.scenario.turn_seconds > LONG_TURN else BRISK
    for name, value in change:
        getattr(columns, name)[row] = value
    state = setup.new_state(seed, luck=True)
    table.begin()
    numbers = (policy_number(policies[0]), policy_number(policies[1]))
    table.play(state, numbers, seed_of_choices(seed), setup.scenario.turns, False)
    return int(margin(setup.world, state.board))


def begin(work: list[Match]) -> None:
    """Take the list of all matches; called once in each worker."""
    global _work
    _work = work


def play(places: Seeds) -> list[Game]:
    """The matches at these places of the list: the staff's points ahead in both games together."""
    games: list[dict[str, Any]] = []
    for place in places:
        folder, seed, other, change = _work[place]
        table = table_of(folder)
        ahead = margin_of(table, seed, ("staff", other), change) - margin_of(
            table, seed, (other, "staff"), change
        )
        games.append({"match": place, "ahead": ahead})
    return games


@dataclass(frozen=True, slots=True)
class Found:
    """How a doctrine fared."""

    won: tuple[float, ...]  # per cent of the matches, by scenario
    ahead: float  # mean of its margins in standard deviations of the shipped one's
    gain: float  # the same less that of the shipped one
    error: float  # standard error of the gain


def clipped(margins: list[int], spread: float) -> list[float]:
    """Margins in standard deviations, none beyond `MOST`."""
    return [max(-MOST, min(MOST, ahead / spread)) for ahead in margins]


def judge(changed: list[list[int]], shipped: list[list[int]]) -> Found:
    """A doctrine's margins, scenario by scenario, beside the shipped one's of the same seeds."""
    gains: list[float] = []
    scores: list[float] = []
    for mine, its in zip(changed, shipped, strict=True):
        spread = pstdev(its) or 1.0
        score = clipped(mine, spread)
        scores += score
        gains += [new - old for new, old in zip(score, clipped(its, spread), strict=True)]
    won = tuple(100 * mean((ahead > 0) + (ahead == 0) / 2 for ahead in margins) for margins in changed)
    return Found(won, mean(scores), mean(gains), pstdev(gains) / len(gains) ** 0.5)


def matches_of(
    folders: list[str], seeds: range, other: str, changes: list[Change], workers: int
) -> list[list[list[int]]]:
    """The staff's margins by doctrine, scenario and seed."""
    work = [(folder, seed, other, change) for folder in folders for change in changes for seed in seeds]
    ahead = [0] * len(work)
    came = 0

    def take(games: list[Game]) -> None:
        nonlocal came
        for game in games:
            ahead[game["match"]] = game["ahead"]
        came += len(games)
        print(f"\r{came} of {len(work)} matches", end="", file=sys.stderr, flush=True)

    play_all(range(len(work)), workers, play, take, begin, (work,))
    print(file=sys.stderr)
    rows = iter(ahead)
    by_folder = [[[next(rows) for _ in seeds] for _ in changes] for _ in folders]
    return [[by_folder[place][row] for place in range(len(folders))] for row in range(len(changes))]


def main() -> None:
    """Play the doctrines asked for and print a line for each."""
    from borderwar.content.places import find_scenarios

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("doctrines", nargs="*", help="name=number,name=number ...")
    parser.add_argument("--games", type=int, default=32, help="matches a scenario, of two games each")
    parser.add_argument("--seed-from", type=int, default=1)
    parser.add_argument("--against", default="greedy", choices=POLICIES)
    parser.add_argument(
        "--scenarios", nargs="*", default=[], help="names, or NAME/VARIANT; all that are shipped"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    try:
        changes: list[Change] = [(), *(change_of(text) for text in asked.doctrines)]
    except ValueError as error:
        parser.error(str(error))
    shipped = {folder.name: folder for folder in sorted(find_scenarios())}
    folders = list(shipped.values())
    if asked.scenarios:
        unknown = [name for name in asked.scenarios if name.split("/")[0] not in shipped]
        if unknown:
            parser.error(f"there is no scenario '{unknown[0]}'; there are {', '.join(shipped)}")
        folders = [shipped[name.split("/")[0]].joinpath(*name.split("/")[1:]) for name in asked.scenarios]
    if asked.games < 1 or asked.workers < 1:
        parser.error("--games and --workers are 1 or more")
    try:
        for folder in folders:
            table_of(str(folder))
    except ValueError as error:
        parser.error(str(error))
    seeds = range(asked.seed_from, asked.seed_from + asked.games)
    found = matches_of([str(folder) for folder in folders], seeds, asked.against, changes, asked.workers)
    print("| doctrine | matches won | ahead | gain | " + " | ".join(folder.name for folder in folders) + " |")
    print("| --- | --: | --: | --: |" + " --: |" * len(folders))
    for text, margins in zip(["as shipped", *asked.doctrines], found, strict=True):
        told = judge(margins, found[0])
        cells = " | ".join(f"{won:.0f}" for won in told.won)
        figures = f"{mean(told.won):.1f} % | {told.ahead:+.2f} | {told.gain:+.2f} ± {told.error:.2f}"
        print(f"| {text} | {figures} | {cells} |")


if __name__ == "__main__":
    main()
