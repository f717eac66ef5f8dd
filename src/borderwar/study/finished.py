"""A study that is done, found again in its folder."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from borderwar.study.paired_words import Names
from borderwar.study.publish import JSON_NAME
from borderwar.study.rows import GameRow
from borderwar.study.store import FILE_NAME, Kind, Store, StoreError


@dataclass(frozen=True, slots=True)
class Finished:
    """What a folder of `borderwar study` holds."""

    scenario: str  # id, with its variant
    called: str  # what is changed, in words
    kind: Kind
    sides: tuple[str, str]
    names: Names
    rows: list[GameRow]

    def as_json(self) -> dict[str, str]:
        """Which study it is."""
        return {
            "scenario": self.scenario,
            "scenario_digest": self.kind.scenario,
            "rules": self.kind.rules,
            "policies": self.kind.policies,
        }


def open_study(folder: Path) -> Finished:
    """The games that the report in a folder is about.  Raises StoreError with a sentence."""
    again = "give it the folder of a 'borderwar study ... --out FOLDER' that came to its end."
    try:
        report: dict[str, Any] = json.loads((folder / JSON_NAME).read_text(encoding="utf-8"))
        names = report["names"]
        kind = Kind(report["scenario_digest"], report["rules"], " ".join(report["policies"]))
        first, last = int(report["first_seed"]), int(report["last_seed"])
        side, other = names["sides"]
        found = Finished(
            report["scenario"],
            names["called"],
            kind,
            (side, other),
            Names(names["sides"], names["objectives"]),
            [],
        )
    except OSError as error:
        raise StoreError(f"there is no study in '{folder}'; {again}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"'{folder / JSON_NAME}' is no report of this version of borderwar; {again}"
        ) from error
    with Store(folder / FILE_NAME) as store:
        found.rows.extend(store.rows(kind, first, last))
    if not found.rows:
        raise StoreError(f"the games of the report in '{folder}' are not in its {FILE_NAME}; {again}")
    return found
