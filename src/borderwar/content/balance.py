"""Who wins how often: figures measured by a study, kept beside the scenario they are about.

``scenarios/ID/balance.json`` is written by ``borderwar study ID --balance`` and never by hand;
of a shorter cut the figures are in ``balance-CUT.json`` beside it.
It is no part of the scenario: measuring must not change the digest that was measured.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """Games of one pair of policies: how many, and who won them."""

    policies: tuple[str, str]
    games: int
    wins: tuple[int, int]  # of the first and of the second side; the rest are draws
    scenario: str  # digest of the scenario's files that was played
    rules: str  # hash of the engine's source text
    command: str  # that measured it

    @property
    def draws(self) -> int:
        """Games that nobody won."""
        return self.games - sum(self.wins)

    def percent(self, side: int) -> int:
        """Games won by a side, per cent, rounded."""
        return round(100 * self.wins[side] / self.games)


def balance_file(folder: Path, cut: str = "") -> Path:
    """Where the figures of a scenario, or of a cut of it, are kept."""
    return folder / (f"balance-{cut}.json" if cut else "balance.json")


def read_balance(folder: Path, cut: str = "") -> tuple[Measured, ...]:
    """What was measured of a scenario or of a cut; nothing if the file is not there or is damaged."""
    try:
        found = json.loads(balance_file(folder, cut).read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            return ()
        entries = tuple(_measured(entry) for entry in found["measured"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(entry for entry in entries if entry.games > 0 and entry.draws >= 0)


def _measured(entry: dict[str, Any]) -> Measured:
    first, second = entry["policies"]
    won, lost = entry["wins"]
    return Measured(
        (str(first), str(second)),
        int(entry["games"]),
        (int(won), int(lost)),
        str(entry["scenario"]),
        str(entry["rules"]),
        str(entry["command"]),
    )


def balance_text(entries: Iterable[Measured]) -> str:
    """The text of a file of figures, pairs of policies by name."""
    rows = [
        {
            "policies": list(entry.policies),
            "games": entry.games,
            "wins": list(entry.wins),
            "draws": entry.draws,
            "scenario": entry.scenario,
            "rules": entry.rules,
            "command": entry.command,
        }
        for entry in sorted(entries, key=lambda entry: entry.policies)
    ]
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    return f'{{"format": {FORMAT}, "measured": [\n  {lines}\n]}}\n'


def with_measured(folder: Path, new: Measured, cut: str = "") -> str:
    """The text of a scenario's or cut's file once a pair of policies has been measured anew."""
    kept = [entry for entry in read_balance(folder, cut) if entry.policies != new.policies]
    return balance_text([*kept, new])


def for_players(entries: tuple[Measured, ...]) -> Measured | None:
    """The figures that tell a player most: staff against staff, else those of most games."""
    staff = next((entry for entry in entries if entry.policies == ("staff", "staff")), None)
    return staff or max(entries, key=lambda entry: entry.games, default=None)
