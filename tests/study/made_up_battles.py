"""A table of battles that never were, for the tests of validation."""

import csv
import io
import random
from pathlib import Path

from borderwar.study.validation.battles import NEEDED

COLUMNS = (*NEEDED, "after_surprise", "after_days", "after_advance_km", "is_part_of_another")

PLAIN = {
    "campaign": "NORTHERN",
    "year": "1939",
    "posture": "prepared",
    "weather": "dry",
    "river_crossing": "0",
    "attacker_strength": "20000",
    "defender_strength": "10000",
    "after_days": "2",
    "after_attacker_losses": "900",
    "after_defender_losses": "700",
    "after_winner": "attacker",
    "is_part_of_another": "0",
}


def table_text(*battles: dict[str, str]) -> str:
    """The CSV of some battles; what a battle does not say is as in PLAIN, or empty."""
    out = io.StringIO()
    sheet = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    sheet.writeheader()
    for number, battle in enumerate(battles, 1):
        sheet.writerow({"id": str(number), "name": f"BATTLE {number}", **PLAIN, **battle})
    return out.getvalue()


def write_table(path: Path, *battles: dict[str, str]) -> Path:
    """The same as a file."""
    path.write_text(table_text(*battles), encoding="utf-8")
    return path


def many(count: int) -> list[dict[str, str]]:
    """Battles in which more men win and the losses follow both sides' strength, with noise."""
    dice = random.Random(4)
    made = []
    for number in range(count):
        men = [round(10 ** dice.uniform(3.3, 5)) for _ in range(2)]
        heat = (men[0] * men[1]) ** 0.5 * 0.05
        won = dice.random() < men[0] / (men[0] + men[1])
        made.append(
            {
                "campaign": f"CAMPAIGN {number % 7}",
                "year": str(dice.choice((1904, 1915, 1918, 1939, 1941, 1944))),
                "posture": dice.choice(("hasty", "prepared", "fortified", "delay")),
                "attacker_strength": str(men[0]),
                "defender_strength": str(men[1]),
                "attacker_tanks": str(dice.choice((0, 0, 40))),
                "after_days": str(dice.choice((1, 2, 3, 6))),
                "after_attacker_losses": str(round(heat * dice.lognormvariate(0, 0.7)) + 1),
                "after_defender_losses": str(round(heat * dice.lognormvariate(0, 0.7)) + 1),
                "after_winner": "draw" if number % 9 == 0 else "attacker" if won else "defender",
            }
        )
    return made
