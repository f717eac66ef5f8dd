"""Plans: what each formation of a side is to do, and the plans that a commander tries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from borderwar.ai.memory import ATTACK, HOLD, RESERVE, SCREEN, STAFF_DECIDES, WITHDRAW, MemoryOwner
from borderwar.ai.policies import GREEDY, HISTORICAL, PASSIVE, STAFF


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
    daring: int = 0  # 1: attacks are never called off; -1: none is made
    standing: int = 0  # 1: no ground is given up; -1: all under threat is

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
        temper.daring[:] = 0
        temper.standing[:] = 0
        temper.daring[side] = self.daring
        temper.standing[side] = self.standing
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

WAY_ROUND = 3
"""Hexes on either hand by which a flanking march leaves the straight way."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What plans can be made of, as a turn begins."""

    turn: int  # from 0
    formations: tuple[int, ...]  # own ones with units that can fight
    goals: tuple[int, ...]  # rows of the objectives
    ways: dict[tuple[int, int], tuple[int, ...]]  # formation and goal: hexes to go round by


def scripts_at(ground: Ground, formation: int, span: int) -> Iterator[Script]:
    """All scripts for one formation that stand for so many turns."""
    until = ground.turn + span
    yield Script(HOLD, -1, until)
    yield Script(WITHDRAW, -1, until)
    for goal in ground.goals:
        yield Script(ATTACK, goal, until, 1)
        yield Script(ATTACK, goal, until)
        yield Script(ATTACK, goal, until, -1)
        yield Script(HOLD, goal, until)
        yield Script(RESERVE, goal, until)
        yield Script(SCREEN, goal, until)
        for way in ground.ways.get((formation, goal), ()):
            yield Script(ATTACK, goal, until, 1, way)


def plans_for_all(ground: Ground, kept: Plan) -> Iterator[Plan]:
    """Plans that change a whole side: who carries it out, its temper, one script for all."""
    yield Plan()
    for base in (HISTORICAL, GREEDY, PASSIVE):
        yield Plan(base)
    for daring in (-1, 0, 1):
        for standing in (-1, 0, 1):
            if (daring, standing) != (kept.daring, kept.standing):
                yield replace(kept, daring=daring, standing=standing)
    for span in SPANS:
        until = ground.turn + span
        alike = [Script(HOLD, -1, until), Script(WITHDRAW, -1, until)]
        for goal in ground.goals:
            alike += [Script(ATTACK, goal, until, 1), Script(ATTACK, goal, until), Script(HOLD, goal, until)]
        for script in alike:
            yield Plan(scripts=tuple((row, script) for row in ground.formations))


def plans_for_one(ground: Ground, kept: Plan) -> Iterator[Plan]:
    """Plans that change the script of one formation."""
    scripted = dict(kept.scripts)
    for row in ground.formations:
        if row in scripted:
            yield kept.give(row, None)
        for span in SPANS:
            for script in scripts_at(ground, row, span):
                if scripted.get(row) != script:
                    yield replace(kept.give(row, script), base=STAFF)
