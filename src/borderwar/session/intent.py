"""What a side was after in a player turn: each unit's task, and what a commander weighed.

It is thought through again from the side's view as the player turn began, so it tells what a
policy makes of that moment, whoever gave the orders in the game.
"""

from collections.abc import Callable
from dataclasses import dataclass

from borderwar.ai.doctrine import BRISK, DASHING, SLOW, SPARING
from borderwar.ai.memory import ATTACK, HOLD, HUNT, RESERVE, SCREEN, WITHDRAW
from borderwar.ai.memory import LEAVE as GO
from borderwar.ai.plans import Plan, Script
from borderwar.ai.policies import HISTORICAL
from borderwar.ai.seat import Seat
from borderwar.language import say
from borderwar.rules.setup import Setup
from borderwar.rules.state import State

WEIGHED = 3
"""Plans told besides the one that was kept."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A plan and what it came to in play-outs."""

    words: str
    margin: int  # mean, above par, for its own side
    games: int


@dataclass(frozen=True, slots=True)
class Intents:
    """What a side was after in one player turn."""

    policy: str
    tasks: tuple[str, ...]  # by unit; empty for the other side's
    weighed: tuple[Weighed, ...]  # the plan kept last turn first, then the best others


def place_words(setup: Setup, place: int) -> str:
    """A hex by the objective in it, or its number."""
    for objective in setup.scenario.victory.objectives:
        if setup.index(objective.at) == place:
            return objective.names.english
    return say("hex {hex}", hex=setup.number(place))


def task_words(setup: Setup, do: int, place: int) -> str:
    """A task in words; `place` is -1 for where the unit stands."""
    if place < 0:
        return say("stand where it is") if do != WITHDRAW else say("fall back")
    there = place_words(setup, place)
    words = {
        ATTACK: say("attack {place}", place=there),
        HOLD: say("hold {place}", place=there),
        WITHDRAW: say("fall back to {place}", place=there),
        SCREEN: say("screen {place}", place=there),
        RESERVE: say("wait behind {place}", place=there),
        HUNT: say("run down the enemy at {place}", place=there),
        GO: say("leave by {place}", place=there),
    }
    return words.get(do, say("fire in support at {place}", place=there))


def script_words(setup: Setup, script: Script) -> str:
    """A script in words."""
    goals = setup.scenario.victory.objectives
    place = setup.index(goals[script.goal].at) if script.goal >= 0 else -1
    if script.do == ATTACK and place >= 0:
        there = place_words(setup, place)
        if script.way >= 0:
            return say("go round and storm {place}", place=there)
        if script.press > 0:
            return say("storm {place}", place=there)
        if script.press < 0:
            return say("fire on {place} from afar", place=there)
    return task_words(setup, script.do, place)


def plan_words(setup: Setup, plan: Plan) -> str:
    """A plan in words: who carries it out, and the formations that have a script."""
    if plan == Plan():
        return say("as the staff sees it")
    if plan.base == HISTORICAL:
        return say("as history had it")
    scripts = {script for _, script in plan.scripts}
    parts = []
    if len(scripts) == 1 and len(plan.scripts) > 2:
        parts.append(say("all: {task}", task=script_words(setup, next(iter(scripts)))))
    else:
        names = [formation.names.english for formation in setup.scenario.formations]
        parts += [f"{script_words(setup, script)} ({names[row]})" for row, script in plan.scripts]
    if plan.doctrine:
        words = {
            BRISK: say("seize and save fire"),
            SLOW: say("storm whatever may give way"),
            SPARING: say("spare the men"),
            DASHING: say("dash on"),
        }
        parts.append(words[plan.doctrine])
    return "; ".join(parts)


def intents_of(
    setup: Setup,
    view: State,
    side: int,
    policy: str,
    budget: int | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> Intents:
    """What a policy is after in the player turn that begins with this view of its side."""
    seat = Seat(setup, side, policy, budget=budget)
    seat.begin_turn(view, go_on)
    tasks = tuple(
        task_words(setup, *seat.task_of(row)) if setup.fixed.side[row] == side else ""
        for row in range(len(setup.unit_ids))
    )
    trials = seat.commander.trials if seat.commander is not None else []
    weighed = tuple(
        Weighed(plan_words(setup, trial.plan), sum(trial.margins) // len(trial.margins), len(trial.margins))
        for trial in trials[: 1 + WEIGHED]
        if trial.margins
    )
    return Intents(policy, tasks, weighed)
