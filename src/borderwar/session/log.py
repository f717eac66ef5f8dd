"""The log: a game as text, and a text as a game again.

    borderwar log 1, rules 0.1.0
    scenario tauran-1936 5be1c0d2
    seed 20260817
    luck full
    set units.tank-1.men=80
    1 japan     move 1-pl 2401>2402  ~3f9a
    # 1st Platoon marches to 2402, 36 s
    1 mongolia  end  ~77b0
    = turn 1 3f9a12cc
    =: clock.turn 0a1b units.hex 9c3d ...

The word after ``~`` is the start of the digest after that order; a ``=`` line holds the
whole digest at a turn's end and the ``=:`` line below it one check of each field, so
that a replay which differs can name the first order and the first field.  ``#`` lines
are for people.  A ``set`` line is there for each value of the scenario that was set by hand.
  Half a last line is what a crash leaves; it is dropped.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from borderwar.language import in_english
from borderwar.model.orders import End, OrderError, parse
from borderwar.model.scenario import Scenario
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.session.game import Game, Step
from borderwar.session.sentences import story

VERSION = 1
RULES = "0.1.0"
SETTING = "set "
PARTS = ("clock", "sides", "objectives", "units", "hexes", "happenings", "works", "formations", "bridges")


class LogError(Exception):
    """A log that cannot be read or played; says where and why in a sentence."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a log."""

    rules: str
    scenario: str
    digest: str
    seed: int
    luck: bool
    branch_of: tuple[str, int] | None = None
    settings: tuple[str, ...] = ()  # values of the scenario set by hand, KEY=VALUE


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a replay leaves its log."""

    line: int
    order: str
    field: str | None  # of the state; None where the log does not say which
    message: str
    good: int = 0  # orders before it, all as the log has them


def field_checks(state: State) -> dict[str, str]:
    """Four hex digits for each field of the state, by its name."""
    out = {}
    for part in PARTS:
        columns = getattr(state, part)
        for name in columns._fields:
            cells = np.ascontiguousarray(getattr(columns, name), dtype="<i4").tobytes()
            out[f"{part}.{name}"] = hashlib.blake2b(cells, digest_size=2).hexdigest()
    return out


def head_lines(game: Game) -> list[str]:
    """The head of a game's log."""
    lines = [
        f"borderwar log {VERSION}, rules {RULES}",
        f"scenario {game.scenario.id} {game.scenario.digest[:16]}",
        f"seed {game.seed}",
        f"luck {'full' if game.luck else 'none'}",
    ]
    if game.branch_of:
        lines.append(f"branch {game.branch_of[1]} {game.branch_of[0] or 'this game'}")
    return lines + [f"{SETTING}{setting}" for setting in game.scenario.settings]


def step_lines(game: Game, place: int, comments: bool = True, scratch: State | None = None) -> list[str]:
    """One order's line, its sentences, and at a turn's end the digests; `scratch` is written over."""
    step: Step = game.steps[place]
    after = game.state_at(place + 1, scratch)
    width = max(len(side) for side in game.setup.side_ids)
    side = game.setup.side_ids[step.side]
    digest = after.digest()
    lines = [f"{step.turn + 1} {side:<{width}} {step.order}  ~{digest[:4]}"]
    if comments:
        with in_english():
            lines += [f"# {text}" for text in story(game.setup, step.events)]
    over = bool(after.clock.over[0])
    if (isinstance(step.order, End) and step.side == 1) or over:
        lines.append(f"= turn {step.turn + 1} {digest}")
        checks = " ".join(f"{name} {check}" for name, check in field_checks(after).items())
        lines.append(f"=: {checks}")
    return lines


def log_text(game: Game, comments: bool = True) -> str:
    """The whole log of a game."""
    lines, scratch = head_lines(game), game.setup.blank.twin()
    for place in range(len(game.steps)):
        lines += step_lines(game, place, comments, scratch)
    return "\n".join(lines) + "\n"


def _whole_lines(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[:-1]  # the last one is empty, or half of a line that a crash cut off


def read_head(text: str, name: str = "the log") -> Head:
    """The head of a log.  Raises LogError."""
    lines = text.split("\n")
    if not lines or not lines[0].startswith("borderwar log "):
        raise LogError(f"{name} is no borderwar log: it does not begin with 'borderwar log'")
    try:
        version, rules = lines[0].removeprefix("borderwar log ").split(", rules ")
        if int(version) > VERSION:
            raise LogError(
                f"{name} is a log of format {version}, this borderwar reads up to {VERSION}: update it"
            )
        words = {line.split(" ")[0]: line.split(" ")[1:] for line in lines[1:6] if line}
        branch = None
        if "branch" in words:
            branch = (" ".join(words["branch"][1:]), int(words["branch"][0]))
        return Head(
            rules=rules,
            scenario=words["scenario"][0],
            digest=words["scenario"][1],
            seed=int(words["seed"][0]),
            luck=words["luck"][0] == "full",
            branch_of=branch,
            settings=tuple(line.removeprefix(SETTING) for line in lines[4:] if line.startswith(SETTING)),
        )
    except (ValueError, KeyError, IndexError) as error:
        raise LogError(
            f"the head of {name} is damaged: it needs the lines scenario, seed and luck"
        ) from error


def _field(state: State, lines: list[str]) -> str | None:
    """The first field that differs from the checks at a turn's end, the next in `lines`."""
    for line in lines:
        if line.startswith("=:"):
            words = line[2:].split()
            wanted = dict(zip(words[::2], words[1::2], strict=False))
            here = field_checks(state)
            return next((name for name, check in here.items() if wanted.get(name, check) != check), None)
    return None


@dataclass
class _Reading:
    """A log being played again."""

    game: Game
    name: str
    lines: list[str]
    note: str  # added where the scenario is no longer the log's
    first_bad: Difference | None = None  # an order that came out differently; its field is still sought
    last: tuple[int, str] = (0, "")  # line and text of the last order

    def take(self, place: int) -> Difference | None:
        """Take a line; the difference, once it is known in full."""
        line, number = self.lines[place], place + 1
        if line.startswith("=:"):
            return self._checks(number)
        if line.startswith("= "):
            return self._turn_end(place, number, line.split()[-1])
        words = line.split(maxsplit=2)
        if len(words) < 3 or not words[0].isdigit():
            return self._unread(number, line, f"{line!r} is neither an order nor a digest")
        body, _, check = words[2].partition("~")
        try:
            order = parse(body.strip())
        except OrderError as error:
            return self._unread(number, line, str(error))
        self.last = number, line
        good = self.game.position
        outcome = self.game.submit(order)
        if self.first_bad is not None:
            return None  # refused or not: at the turn's end the log says which fields differ
        if outcome.refusal is not None:
            why = f"line {number}: the rules refuse '{order}': {outcome.refusal}{self.note}"
            return Difference(number, line, None, why, good)
        if check.strip() and not self.game.state.digest().startswith(check.strip()):
            why = f"line {number}: after '{order}' the state differs from the log's{self.note}"
            self.first_bad = Difference(number, line, None, why, good)
        return None

    def _turn_end(self, place: int, number: int, wanted: str) -> Difference | None:
        digest = self.game.state.digest()
        if self.first_bad is None and wanted == digest:
            return None
        field = _field(self.game.state, self.lines[place:])
        if self.first_bad is not None:
            return replace(self.first_bad, field=field)
        why = f"the digest at line {number} is {wanted}, the replay has {digest}{self.note}"
        return Difference(*self.last, field, why, max(0, self.game.position - 1))

    def _checks(self, number: int) -> Difference | None:
        field = _field(self.game.state, self.lines[number - 1 :])
        if field is None:
            return None
        why = f"line {number}: the check of {field} is not the replay's"
        return Difference(*self.last, field, why, max(0, self.game.position - 1))

    def _unread(self, number: int, line: str, why: str) -> Difference:
        """A line that says nothing ends what can be watched.  Raises LogError if that is nothing."""
        if self.first_bad is not None:
            return self.first_bad
        if not self.game.position:
            raise LogError(f"{self.name}, line {number}: {why}")
        return Difference(number, line, None, f"line {number}: {why}", self.game.position)


def replay(text: str, scenario: Scenario | Setup, name: str = "the log") -> tuple[Game, Difference | None]:
    """Play a log again, up to its end or to the first order that comes out differently.

    The game holds the orders that came out as the log has them.  Raises LogError for text
    that is no log of this scenario.
    """
    head = read_head(text, name)
    game = Game.new(scenario, head.seed, head.luck)
    if head.scenario != game.scenario.id:
        raise LogError(f"{name} is a game of {head.scenario}, not of {game.scenario.id}")
    game.branch_of = head.branch_of
    changed = head.digest != game.scenario.digest[: len(head.digest)]
    note = ": the scenario has changed since the log was written" if changed else ""
    reading = _Reading(game, name, _whole_lines(text), note)
    found: Difference | None = None
    for place, line in enumerate(reading.lines):
        if place < 4 or not line or line.startswith(("#", "branch ", SETTING)):
            continue
        found = reading.take(place)
        if found is not None:
            break
    found = found or reading.first_bad
    if found is not None:
        game = game.branch(found.good)
        game.branch_of = head.branch_of
    return game, found


def load(path: Path, scenario: Scenario | Setup) -> Game:
    """A saved game, ready to go on.  Raises LogError if it cannot be read or does not verify."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LogError(f"{path} cannot be read: {error}") from error
    game, difference = replay(text, scenario, path.name)
    if difference is not None:
        raise LogError(f"{path.name}: {difference.message}")
    return game
