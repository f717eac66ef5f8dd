"""The protocol of the fit, written down before the first one.

Strict inputs only.  Ten folds, none of which splits a campaign; all fitting inside the
folds, each from the priors.  Then one fit on all battles, whose sets are shipped, and two
transfers over the years.  Each fit is kept in a file as soon as it is done, so that a
stopped run goes on where it was.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from borderwar.study.validation.battles import Battle
from borderwar.study.validation.fit import Effort, fit
from borderwar.study.validation.forecast import Arena
from borderwar.study.validation.parameters import PARAMETERS

FOLDS = 10
SEEDS = 500
"""Seeds a battle when scoring; other ones than those of the fit."""

FIRST_SEED = 10_001
BEFORE = 1939
"""The transfer fits on battles before this year and forecasts the others, and the reverse."""

Tell = Callable[[str, int, int], None]
"""Progress: what is fitted, generations done, generations in all."""


def folds(campaigns: Sequence[str], count: int = FOLDS) -> NDArray[np.int64]:
    """The fold of each battle: whole campaigns, the largest first, to the emptiest fold.

    Equal sizes are ordered by a hash of the name, so the order of the file does not matter.
    """
    size = {name: campaigns.count(name) for name in campaigns}

    def order(name: str) -> tuple[int, str]:
        return -size[name], hashlib.blake2b(name.encode(), digest_size=8).hexdigest()

    filled = [0] * count
    place = {}
    for name in sorted(size, key=order):
        place[name] = filled.index(min(filled))
        filled[place[name]] += size[name]
    return np.array([place[name] for name in campaigns])


class Fits:
    """Fits kept in a folder, one file each, named after what they depend on."""

    def __init__(self, arena: Arena, folder: Path, effort: Effort, tell: Tell) -> None:
        self.arena = arena
        self.folder = folder
        self.effort = effort
        self.tell = tell
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, name: str, battles: Sequence[Battle], seed: int) -> list[list[float]]:
        """The sets fitted to these battles: from the file, or fitted now."""
        key = hashlib.blake2b(digest_size=8)
        key.update(repr((PARAMETERS, asdict(self.effort), seed, self.arena.law)).encode())
        key.update(repr([(b.line, b.inputs, b.outcome) for b in battles]).encode())
        path = self.folder / f"{name}-{key.hexdigest()}.json"
        if path.exists():
            kept: list[list[float]] = json.loads(path.read_text("utf-8"))
            return kept
        steps = self.effort.generations
        sets = fit(self.arena, battles, self.effort, seed, lambda done: self.tell(name, done, steps))
        part = path.with_suffix(".part")
        part.write_text(json.dumps(sets), "utf-8")
        part.replace(path)
        return sets

    def forecast_folds(self, battles: Sequence[Battle], seeds: int) -> NDArray[np.int32]:
        """Forecasts of every battle by a fit that has not seen its campaign."""
        fold = folds([battle.campaign for battle in battles])
        out = np.zeros((len(battles), seeds, 4), np.int32)
        for number in sorted(set(fold.tolist())):
            inside = [battle for battle, place in zip(battles, fold, strict=True) if place != number]
            outside = [battle for battle, place in zip(battles, fold, strict=True) if place == number]
            sets = self.get(f"fold-{number + 1:02d}", inside, seed=number + 1)
            out[fold == number] = self.arena.fight(outside, sets, seeds, FIRST_SEED)
        return out

    def forecast_transfer(
        self, battles: Sequence[Battle], seeds: int, later: bool
    ) -> tuple[NDArray[np.int32], list[Battle]]:
        """Forecasts of the battles from BEFORE on by a fit on those before, or the reverse."""
        known = [battle for battle in battles if (battle.inputs.year < BEFORE) == later]
        unknown = [battle for battle in battles if (battle.inputs.year < BEFORE) != later]
        if not known or not unknown:
            return np.zeros((0, seeds, 4), np.int32), []
        sets = self.get("transfer-later" if later else "transfer-earlier", known, seed=101 + later)
        return self.arena.fight(unknown, sets, seeds, FIRST_SEED), unknown
