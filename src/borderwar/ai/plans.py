"""Plans: what each formation of a side is to do, and the plans that a commander tries."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from borderwar.ai.memory import ATTACK, HOLD, RESERVE, SCREEN, STAFF_DECIDES, WITHDRAW, MemoryOwner
from borderwar.ai.policies import HISTORICAL, STAFF


@dataclass(frozen=True, slots=True)
class Script:
    """What one formation is to do."""

    do: int  # a task
    goal: int  # row of goals; -1 where it stands, or for a withdrawal the rally hex
    until: int  # turn (from 0) from which the staff decides again
    press: int = 0  # 1: close whatever the odds; -1: stand off and fire
    way: int = -1  # hex to go round by, or -1


@dataclass(frozen=True, slots=True)
class Plan:
    """What a side is to do: scripts for some formations, the rest is the staff's to decide."""

    base: int = STAFF  # the policy that carries it out
    scripts: tuple[tuple[int, Script], ...] = ()  # formation and script, by formation
    doctrine: int = 0  # row of `ai.doctrine` by which a staff fights; 0 as the length of turns has it

    def give(self, formation: int, script: Script | None) -> "Plan":
        """The same with another script for a formation; None leaves it to the staff."""
        rest = [(row, old) for row, old in self.scripts if row != formation]
        if script is not None:
            rest.append((formation, script))
        return replace(self, scripts=tuple(sorted(rest, key=lambda pair: pair[0])))

    def impose(self, owner: MemoryOwner, side: int) -> None:
        """Write it down as orders from above; what stood there of any side is struck out."""
        above, temper = owner.columns["above"], owner.columns["temper"]
        above.do[:] = STAFF_DECIDES
        temper.doctrine[:] = 0
        temper.doctrine[side] = self.doctrine
        for row, script in self.scripts:
            above.do[row] = script.do
            above.goal[row] = script.goal
            above.until[row] = script.until
            above.press[row] = script.press
            above.way[row] = script.way

    def at(self, turn: int) -> "Plan":
        """What of it still stands when a turn begins."""
        return replace(self, scripts=tuple(pair for pair in self.scripts if pair[1].until > turn))


SPANS = (2, 5, 1000)
"""Turns for which a script is tried."""

SIDE_WIDE = 3
"""One plan in so many is for the whole side."""

LET_GO = 4
"""One new plan in so many for a formation with a script gives it back to the staff."""

TRIES = 4
"""Draws for each plan wanted: some come twice."""

Dice = Callable[[int], int]
"""A draw from 0 to so many less one; no two alike."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What plans can be made of, as a turn begins."""

    turn: int  # from 0
    formations: tuple[int, ...]  # own ones with units that can fight
    objectives: tuple[int, ...]  # rows of goals
    near: dict[int, tuple[int, ...]]  # formation: the objectives it can think of, soonest there first
    ways: dict[tuple[int, int], tuple[int, ...]]  # formation and objective: hexes to go round by
    doctrines: tuple[int, ...]  # rows of `ai.doctrine` other than the staff's usual one


def scripts_at(ground: Ground, formation: int, until: int) -> list[Script]:
    """All scripts for one formation that stand until a turn."""
    scripts = [Script(HOLD, -1, until), Script(WITHDRAW, -1, until)]
    for goal in ground.near[formation]:
        scripts += [
            Script(ATTACK, goal, until, 1),
            Script(ATTACK, goal, until),
            Script(ATTACK, goal, until, -1),
            Script(HOLD, goal, until),
            Script(RESERVE, goal, until),
            Script(SCREEN, goal, until),
        ]
        scripts += [Script(ATTACK, goal, until, 1, way) for way in ground.ways[formation, goal]]
    return scripts


def plans_for_all(ground: Ground, kept: Plan) -> list[Plan]:
    """Plans that change a whole side: its doctrine, one script for all."""
    plans = [replace(kept, base=STAFF, doctrine=doctrine) for doctrine in (0, *ground.doctrines)]
    for span in SPANS:
        until = ground.turn + span
        alike = [Script(HOLD, -1, until), Script(WITHDRAW, -1, until)]
        for goal in ground.objectives:
            alike += [Script(ATTACK, goal, until, 1), Script(ATTACK, goal, until), Script(HOLD, goal, until)]
        plans += [Plan(scripts=tuple((row, script) for row in ground.formations)) for script in alike]
    return plans


def plan_for_one(ground: Ground, kept: Plan, dice: Dice) -> Plan:
    """The plan kept, but for the script of one formation."""
    row = ground.formations[dice(len(ground.formations))]
    if row in dict(kept.scripts) and dice(LET_GO) == 0:
        return kept.give(row, None)
    scripts = scripts_at(ground, row, ground.turn + SPANS[dice(len(SPANS))])
    return replace(kept.give(row, scripts[dice(len(scripts))]), base=STAFF)


def draw_plans(ground: Ground, kept: Plan, count: int, dice: Dice) -> list[Plan]:
    """Plans to set beside the one kept: those of every doctrine, history's, and so many more, or fewer."""
    plain = [Plan(), *(Plan(doctrine=doctrine) for doctrine in ground.doctrines), Plan(HISTORICAL)]
    plans = [plan for plan in plain if plan != kept]
    count += len(plans)
    wide = plans_for_all(ground, kept)
    for _ in range(TRIES * count):
        if len(plans) >= count or not ground.formations:
            break
        plan = wide[dice(len(wide))] if dice(SIDE_WIDE) == 0 else plan_for_one(ground, kept, dice)
        if plan != kept and plan not in plans:
            plans.append(plan)
    return plans
