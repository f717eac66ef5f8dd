"""How a game came out, in points and in men, ready to stand beside the record."""

from dataclasses import dataclass

import numpy as np

from borderwar.model.scenario import Grade
from borderwar.model.tables import BREAK_REASONS
from borderwar.rules import victory
from borderwar.rules.setup import Setup
from borderwar.rules.state import State

ENDINGS = (
    "going on",
    "time ran out",
    "the capitals stopped the fight",
    "one side was gone",
    *("",) * 4,
    "it was decided",
)


@dataclass(frozen=True, slots=True)
class Losses:
    """What one side has lost."""

    casualties: int  # killed and wounded
    killed: int  # of them, by the law's share; for the record only
    captured: int
    armour: int  # armoured vehicles, destroyed or captured
    lorries: int
    aircraft: int
    men_left: int


@dataclass(frozen=True, slots=True)
class Result:
    """Points, losses and ground."""

    over: bool
    ending: str
    turn: int  # turns begun
    points: tuple[int, int]
    margin: int  # above par, for side 0
    grade: Grade
    grade_index: int
    losses: tuple[Losses, Losses]
    holders: tuple[str | None, ...]  # side ids in objective order
    level: int
    broke: dict[str, int]  # reason to units
    digest: str


def grade_of(grades: tuple[Grade, ...], margin: int) -> int:
    """The place of the grade that a margin above par earns.  [14.4]"""
    for place, grade in enumerate(grades):
        if grade.from_margin is None or margin >= grade.from_margin:
            return place
    return len(grades) - 1


def losses_of(setup: Setup, state: State, side: int) -> Losses:
    """What a side has lost so far."""
    fixed, units = setup.fixed, state.units
    mine = fixed.side == side
    gone = units.vehicles_lost + units.vehicles_captured
    casualties = int(units.casualties[mine].sum())
    armoured, flying = fixed.armoured > 0, fixed.aircraft > 0
    share = setup.scenario.catalogue.law["killed_share"].value
    return Losses(
        casualties=casualties,
        killed=casualties * share // 1000,
        captured=int(units.captured[mine].sum()),
        armour=int(gone[mine & armoured].sum()),
        lorries=int(gone[mine & ~armoured & ~flying].sum()),
        aircraft=int(gone[mine & flying].sum()),
        men_left=int(units.men[mine & (units.condition <= 2)].sum()),
    )


def result_of(setup: Setup, state: State) -> Result:
    """How things stand in a state."""
    world, board = setup.world, state.board
    margin = int(victory.margin(world, board))
    grades = setup.scenario.victory.grades
    place = grade_of(grades, margin)
    reasons = state.units.why[state.units.why > 0]
    counts = np.bincount(reasons, minlength=len(BREAK_REASONS))
    holders = [int(h) for h in state.objectives.holder[: len(setup.scenario.victory.objectives)]]
    return Result(
        over=bool(state.clock.over[0]),
        ending=ENDINGS[int(state.clock.over[0])],
        turn=int(state.clock.turn[0]) + 1,
        points=(int(victory.points(world, board, 0)), int(victory.points(world, board, 1))),
        margin=margin,
        grade=grades[place],
        grade_index=place,
        losses=(losses_of(setup, state, 0), losses_of(setup, state, 1)),
        holders=tuple(setup.side_ids[h] if h >= 0 else None for h in holders),
        level=int(state.clock.level[0]),
        broke={BREAK_REASONS[i]: int(n) for i, n in enumerate(counts) if n and i},
        digest=state.digest(),
    )
