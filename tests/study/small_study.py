"""A small scenario and quick games for the tests of the study."""

import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from borderwar.model.catalogue import Catalogue, Names
from borderwar.model.scenario import (
    Grade,
    History,
    Level,
    LossClaim,
    LossPoints,
    Map,
    Objective,
    Scenario,
    Side,
    Sun,
    Victory,
)
from borderwar.study.compare import compare
from borderwar.study.findings import Findings
from borderwar.study.games import Plan
from borderwar.study.inputs import Influence, Sensitivity
from borderwar.study.nearest import nearest_game
from borderwar.study.rows import MEASURES, GameRow, row_of


def claim(side: str, measure: str, low: int, high: int, by: str = "a source") -> LossClaim:
    """What one source says."""
    return LossClaim(side, measure, low, high, by, "sourced", "KEY")


CLAIMS = (
    claim("red", "killed", 10, 20),
    claim("red", "wounded", 5, 30),
    claim("red", "captured", 0, 4),
    claim("red", "vehicles", 2, 8),
    claim("red", "missing", 1, 2),
    claim("blue", "casualties", 30, 60),
    claim("blue", "aircraft", 3, 3),
)


def scenario(claims: tuple[LossClaim, ...] = CLAIMS, winner: str = "draw", ground: str = "blue") -> Scenario:
    """Two sides, two objectives, a record; no units are needed here."""

    def side(name: str) -> Side:
        return Side(name, Names(name.title()), ("land",), ("0101",), Names("Army"), "Hold.")

    return Scenario(
        id="small",
        folder="small",
        names=Names("Small Hill"),
        summary="A hill.",
        author="tests",
        start=datetime(1936, 3, 31, 5),
        turn_seconds=1200,
        turns=30,
        hex_metres=250,
        sides=(side("red"), side("blue")),
        map=Map(1, 1, ("o",), ((600,),), 5, (), (), (), {}, ""),
        formations=(),
        units=(),
        weather=(),
        sun=Sun(350, 1115, 30, 90, 250, 60, "estimated", "calculated"),
        limits=(),
        levels=(Level(Names("Incident"), "A clash.", False), Level(Names("Crisis"), "Notes.", True)),
        level_at_start=1,
        victory=Victory(
            (
                Objective("hill", Names("Hill"), "0101", "blue", 20, 0),
                Objective("well", Names("Well"), "0101", "blue", 5, 0),
            ),
            (LossPoints("red", 1, 1, 1, 1), LossPoints("blue", 1, 1, 1, 1)),
            0,
            "",
            (
                Grade(Names("Red victory"), "red", 10),
                Grade(Names("Draw"), None, -10),
                Grade(Names("Blue victory"), "blue", None),
            ),
        ),
        plans=(),
        history=History(
            (), claims, (), winner, ground, 10, "low", {"KEY": "a book"}, ("Two dates are given.",)
        ),
        trials=(),
        catalogue=Catalogue({}, {}, {}, {}, {}, {}, {}),
        sources={},
        digest="5be1c0d2",
    )


def game(seed: int) -> dict[str, Any]:
    """What a worker sends for one seed: the same values for the same seed."""
    chance = random.Random(seed)
    losses = []
    for _ in range(2):
        casualties = round(chance.lognormvariate(3.3, 0.8))
        losses.append(
            dict(
                zip(
                    MEASURES,
                    (casualties, chance.randrange(5), chance.randrange(7), chance.randrange(4), 1),
                    strict=True,
                )
            )
        )
    margin = chance.randrange(-30, 31)
    winner, grade = (
        ("red", "Red victory")
        if margin >= 10
        else ("draw", "Draw")
        if margin >= -10
        else ("blue", "Blue victory")
    )
    holder = chance.choice(("red", "blue", "neither"))
    return {
        "seed": seed,
        "winner": winner,
        "grade": grade,
        "margin": margin,
        "points": (20 + margin, 20),
        "losses": losses,
        "strength": (200, 430),
        "turns": 30,
        "hours": 10.0,
        "level": 1 + seed % 2,
        "holders": {"hill": holder, "well": "blue"},
        "ground": holder if holder != "neither" else "blue",
        "reasons": {"losses": 2, "weight of fire": seed % 3},
        "digest": f"{seed:08x}",
        "series": {
            "casualties 0": [0, losses[0]["casualties"]],
            "casualties 1": [0, 1, losses[1]["casualties"]],
        },
    }


def row(seed: int, **changes: Any) -> GameRow:
    """One game as a row, some values changed."""
    return row_of(game(seed) | changes)


def rows(count: int) -> list[GameRow]:
    """Games with seeds 1 to `count`."""
    return [row(seed) for seed in range(1, count + 1)]


def findings(games: Sequence[GameRow], plan: Plan | None = None, of: Scenario | None = None) -> Findings:
    """These games as a finished study; two drawn inputs, the second of no consequence."""
    if plan is None:
        plan = Plan(Path("small"), of or scenario(), ("staff", "staff"), games[0].seed, len(games), 1)
    nearest, distance = nearest_game(plan.scenario, games)
    return Findings(
        plan=plan,
        rows=games,
        found=compare(plan.scenario, games),
        inputs={"Red: men": np.array([190.0 + game.seed for game in games])},
        sensitivity=Sensitivity(
            {"Red: men": (190, 210), "Blue: luck of the game": (0.5, 2.0)},
            ["men lost, Red"],
            [
                Influence("Red: men", "men lost, Red", 0.4, 0.2, 0.6),
                Influence("Blue: luck of the game", "men lost, Red", 0.1, -0.1, 0.3),
            ],
            {"men lost, Red": 0.2},
        ),
        nearest=nearest,
        distance=distance,
        log="borderwar log\n",
        command="borderwar study small",
    )
