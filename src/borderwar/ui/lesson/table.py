"""The table of the tutorial: six units of Tauran, set down at eight in the morning within sight."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from borderwar.model.orders import parse

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario
    from borderwar.rules.setup import Setup
    from borderwar.session.game import Game

INCIDENT = "tauran-1936"
SEED = 2
SIDE = 0
LEVEL = "passive"
HOURS_LATER = 3
TURNS = 6

PLACES = {
    "column-motor-1": "2211",
    "column-hmg": "2311",
    "iwazaki-1": "2109",
    "post-1": "2214",
    "post-2": "2217",
    "post-hmg": "2317",
}
"""Where the units of the lesson stand; all others are left out."""


def lesson_scenario(tauran: "Scenario") -> "Scenario":
    """Tauran with a platoon, machine guns and tankettes against a post, in daylight.

    The first section of the post is out of its trench and fires only when fired at, so
    that a beginner gets to see a march, a forecast and a fight within one turn.
    """
    units = []
    for unit in tauran.units:
        if unit.id not in PLACES:
            continue
        enemy = unit.side != tauran.sides[SIDE].id
        unit = replace(unit, at=PLACES[unit.id], mounted=unit.mounted and unit.id.startswith("iwazaki"))
        if enemy:
            unit = replace(unit, stance="return-fire", dug_in=0 if unit.id == "post-1" else unit.dug_in)
        units.append(unit)
    start = tauran.start + timedelta(hours=HOURS_LATER)
    return replace(tauran, units=tuple(units), start=start, turns=TURNS, happenings=(), plans=())


def game_after(setup: "Setup", orders: tuple[str, ...]) -> "Game":
    """The game of the lesson after some orders, an `end` passing both sides' turns."""
    from borderwar.session.game import Game

    game = Game.new(setup, SEED)
    for text in orders:
        for _ in range(2 if text == "end" else 1):
            outcome = game.submit(parse(text))
            assert outcome.refusal is None, f"{text}: {outcome.refusal}"
    return game
