"""Film: the events of one order, shown one after another at a chosen speed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from borderwar.language import say, say_many
from borderwar.model import events as e
from borderwar.model.events import Event

WALK = (320, 130, 45, 0)
FIGHT = (900, 450, 150, 0)
POP_LIFE = 1400
"""Milliseconds: a step of a march, a fight, at the four speeds; and how long a result stays up."""


NO_LOSS = "no loss"

MOST_POPS = 3
"""Results that stand over one hex at once."""


@dataclass(frozen=True)
class Step:
    """A stretch of film."""

    kind: str  # "walk" or "fight"
    row: int
    start: int  # hex
    end: int  # hex
    text: str = ""
    bad: bool = False
    sound: str = ""


@dataclass
class Pop:
    """A result that hovers over a hex for a while."""

    hex: int
    text: str
    ink: str
    age: int = 0


def _loss_text(men: int, vehicles: int) -> str:
    parts = [f"−{say_many(men, '{number:,} man', '{number:,} men')}"] if men else []
    if vehicles:
        parts.append(f"−{say_many(vehicles, '{number:,} vehicle', '{number:,} vehicles')}")
    return ", ".join(parts) or NO_LOSS


def silent(event: Event) -> str:
    """No sound for anything."""
    return ""


def steps_of(
    events: Sequence[Event],
    hexes: dict[int, int],
    own: frozenset[int],
    sound: Callable[[Event], str] = silent,
) -> list[Step]:
    """The stretches of film for events; `hexes` says where units stood before."""
    where = dict(hexes)
    out = []
    for event in events:
        at = where.get(event.unit, -1)
        if event.kind == e.MOVED and event.a >= 0 and event.hex >= 0:
            out.append(Step("walk", event.unit, event.a, event.hex, sound=sound(event)))
            where[event.unit] = event.hex
        elif event.kind in (e.FIRED, e.SHELLED, e.STRUCK):
            end = event.hex if event.hex >= 0 else where.get(event.other, -1)
            if end >= 0:
                loss = _loss_text(event.b, event.c)
                out.append(Step("fight", event.unit, at, end, loss, event.other in own, sound(event)))
        elif event.kind == e.ASSAULTED:
            text = say("hex taken") if event.other < 0 else _loss_text(event.a, event.b)
            out.append(Step("fight", event.unit, at, event.hex, text, event.other in own, sound(event)))
        elif event.kind in (e.BROKE, e.SURRENDERED_UNIT, e.DESTROYED_UNIT) and at >= 0:
            word = {
                e.BROKE: say("breaks"),
                e.SURRENDERED_UNIT: say("surrenders"),
                e.DESTROYED_UNIT: say("destroyed"),
            }[event.kind]
            out.append(Step("fight", event.unit, at, at, word, event.unit in own))
    return out


@dataclass
class Film:
    """Steps being shown.  Units already walked stand in `moved_to`."""

    steps: list[Step]
    speed: int
    moved_to: dict[int, int] = field(default_factory=dict)
    pops: list[Pop] = field(default_factory=list)
    elapsed: int = 0

    @property
    def current(self) -> Step | None:
        """The step being shown."""
        return self.steps[0] if self.steps else None

    def _length(self, step: Step) -> int:
        return (WALK if step.kind == "walk" else FIGHT)[self.speed]

    @property
    def lasts(self) -> int:
        """Milliseconds of the current step."""
        return self._length(self.steps[0]) if self.steps else 0

    @property
    def share(self) -> float:
        """How far the current step has come, 0 to 1."""
        step = self.current
        length = self._length(step) if step else 0
        return min(1.0, self.elapsed / length) if length else 1.0

    def advance(self, milliseconds: int) -> bool:
        """Let time pass; False once all has been shown."""
        self.elapsed += milliseconds
        while self.steps and self.elapsed >= self._length(self.steps[0]):
            self.elapsed -= self._length(self.steps[0])
            self._finish(self.steps.pop(0))
        return bool(self.steps)

    def _finish(self, step: Step) -> None:
        if step.kind == "walk":
            self.moved_to[step.row] = step.end
        elif step.text and (step.text != NO_LOSS or len(self.steps) == 0):
            self.pops.append(Pop(step.end, step.text, "bad" if step.bad else "card"))
            here = [pop for pop in self.pops if pop.hex == step.end]
            if len(here) > MOST_POPS:
                self.pops.remove(here[0])

    def skip(self) -> None:
        """Show the rest at once."""
        while self.steps:
            self._finish(self.steps.pop(0))
