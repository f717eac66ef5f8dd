"""One finished game as plain values: what a study keeps."""

from typing import Any

import numpy as np

from borderwar.model.tables import BREAK_REASONS, TO_COME
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.victory import DECIDED, HALT, ONE_SIDE_GONE, TIME, margin, objective_points, points

OVER = {TIME: "time", HALT: "halt", ONE_SIDE_GONE: "one side gone", DECIDED: "decided"}
NEITHER = "neither"


def side_losses(setup: Setup, state: State, side: int) -> dict[str, int]:
    """What a side lost: men, prisoners, vehicles by kind, aircraft; and who is left."""
    fixed, units = setup.fixed, state.units
    count = len(setup.unit_ids)
    own = fixed.side[:count] == side
    hulls = units.vehicles_lost[:count] + units.vehicles_captured[:count]
    flies = own & (fixed.aircraft[:count] == 1)
    armour = own & (fixed.armoured[:count] == 1)
    fights = own & (units.condition[:count] <= 2) & (units.condition[:count] != TO_COME)
    losses = {
        "casualties": units.casualties[:count][own].sum(),
        "captured": units.captured[:count][own].sum(),
        "vehicles": hulls[own & ~flies].sum(),
        "armoured": hulls[armour].sum(),
        "lorries": hulls[own & ~flies & ~armour].sum(),
        "aircraft": hulls[flies].sum(),
        "men_left": units.men[:count][fights].sum(),
    }
    return {name: int(value) for name, value in losses.items()}


def men_brought(setup: Setup, state: State, side: int) -> int:
    """Men a side brought onto the map."""
    count = len(setup.unit_ids)
    came = (setup.fixed.side[:count] == side) & (state.units.condition[:count] != TO_COME)
    return int(state.units.start_men[:count][came].sum())


def holders(setup: Setup, state: State) -> list[int]:
    """The side that holds each objective, -1 for none."""
    return [int(state.objectives.holder[row]) for row in range(len(setup.scenario.victory.objectives))]


def ground_points(setup: Setup, state: State) -> tuple[int, int]:
    """Points of the objectives that each side holds."""
    totals = [0, 0]
    for objective, holder in zip(setup.scenario.victory.objectives, holders(setup, state), strict=True):
        if holder >= 0:
            totals[holder] += objective.end
    return totals[0], totals[1]


def grade_of(setup: Setup, above_par: int) -> int:
    """The row of the level of victory for a margin above par."""
    grades = setup.scenario.victory.grades
    for row, grade in enumerate(grades):
        if grade.from_margin is None or above_par >= grade.from_margin:
            return row
    return len(grades) - 1


def new_series(setup: Setup) -> dict[str, list[int]]:
    """Empty lists for what is noted turn by turn; "held" and an objective's id: -1, or the side."""
    names = [f"{what} {side}" for what in ("casualties", "ground") for side in (0, 1)]
    names += [f"held {objective.id}" for objective in setup.scenario.victory.objectives]
    return {name: [] for name in names}


def note_turn(setup: Setup, state: State, series: dict[str, list[int]]) -> None:
    """Add the losses and the ground as they stand when a turn has ended."""
    ground = ground_points(setup, state)
    for side in (0, 1):
        series[f"casualties {side}"].append(side_losses(setup, state, side)["casualties"])
        series[f"ground {side}"].append(ground[side])
    for objective, holder in zip(setup.scenario.victory.objectives, holders(setup, state), strict=True):
        series[f"held {objective.id}"].append(holder)


def row_of_game(
    setup: Setup,
    state: State,
    seed: int,
    policies: tuple[str, str],
    breaks: "np.ndarray",
    series: dict[str, list[int]],
) -> dict[str, Any]:
    """A finished game in plain values; `breaks` counts by side and reason."""
    scenario = setup.scenario
    world, board = setup.world, state.board
    above_par = int(margin(world, board))
    grade = grade_of(setup, above_par)
    winner = scenario.victory.grades[grade].winner if scenario.victory.grades else None
    turns = int(state.clock.turn[0]) + 1
    held = [setup.side_ids[side] if side >= 0 else NEITHER for side in holders(setup, state)]
    by_side = [{BREAK_REASONS[row]: int(n) for row, n in enumerate(side) if n} for side in breaks]
    both = breaks.sum(axis=0)
    return {
        "seed": seed,
        "policies": list(policies),
        "winner": winner or "draw",
        "grade": scenario.victory.grades[grade].names.english if scenario.victory.grades else "",
        "grade_row": grade,
        "margin": above_par,
        "points": [int(points(world, board, side)) for side in (0, 1)],
        "ground_points": [int(objective_points(world, board, side)) for side in (0, 1)],
        "losses": [side_losses(setup, state, side) for side in (0, 1)],
        "strength": [men_brought(setup, state, side) for side in (0, 1)],
        "over": OVER.get(int(state.clock.over[0]), "going on"),
        "turns": turns,
        "hours": turns * scenario.turn_seconds / 3600,
        "level": int(state.clock.level[0]),
        "holders": {o.id: who for o, who in zip(scenario.victory.objectives, held, strict=True)},
        "ground": _ground(setup, ground_points(setup, state)),
        "reasons": {BREAK_REASONS[row]: int(n) for row, n in enumerate(both) if n},
        "reasons_by_side": by_side,
        "digest": state.digest(),
        "series": series,
    }


def _ground(setup: Setup, ground: tuple[int, int]) -> str:
    """The side that holds more of the ground that counts."""
    if ground[0] == ground[1]:
        return NEITHER
    return setup.side_ids[0] if ground[0] > ground[1] else setup.side_ids[1]
