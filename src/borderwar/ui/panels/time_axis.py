"""The time axis: orders and turns on one line, and the marks that stand along it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from borderwar.language import say
from borderwar.ui.kit.pen import Pen
from borderwar.ui.play.retelling import MARKED, Mark

TOLD = 4
"""Sentences that the tip of a mark holds."""

APART = 11.0
"""Logical units between two marks of one turn."""


@dataclass(frozen=True)
class TimeAxis:
    """Turns of equal width; inside a turn its orders are spread evenly."""

    turns: int
    starts: tuple[int, ...]  # orders given before each turn that has begun
    orders: int

    def _turn(self, order: int) -> int:
        return max(turn for turn, start in enumerate(self.starts) if start <= order)

    def _end(self, turn: int) -> int:
        """Orders given before the next turn begins."""
        if turn + 1 < len(self.starts):
            return self.starts[turn + 1]
        return max(self.orders, self.starts[turn] + 1)

    def share(self, order: int) -> float:
        """How far along the axis the moment after so many orders is, 0 to 1."""
        turn = self._turn(order)
        into = (order - self.starts[turn]) / max(1, self._end(turn) - self.starts[turn])
        return min(1.0, (turn + into) / self.turns)

    def order_at(self, share: float) -> int:
        """The moment at a share of the axis: orders given by then."""
        along = share * self.turns
        turn = int(along)
        if turn >= len(self.starts):
            return self.orders
        start, end = self.starts[turn], self._end(turn)
        return min(self.orders, start + round((along - turn) * (end - start)))


@dataclass(frozen=True)
class MarkGroup:
    """The marks of one kind in one turn; pressing it goes from one to the next."""

    turn: int
    kind: str
    side: int
    orders: tuple[int, ...]  # empty if there is nothing to jump to
    texts: tuple[str, ...]

    @property
    def tip(self) -> str:
        """What the marks tell, the first few of them."""
        told = ". ".join(self.texts[:TOLD])
        more = len(self.texts) - TOLD
        return say("Turn {turn}: {told}", turn=self.turn, told=told) + (
            say(", and {more} more", more=more) if more > 0 else ""
        )

    def next_after(self, order: int) -> int | None:
        """Where to jump from a moment: the group's next mark, or its first."""
        later = [each for each in self.orders if each > order]
        return next(iter(later or self.orders), None)


def grouped(marks: Iterable[Mark]) -> tuple[MarkGroup, ...]:
    """Marks by turn and kind; a group of both sides' marks belongs to no side."""
    groups: dict[tuple[int, str], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.turn, mark.kind), []).append(mark)
    return tuple(
        MarkGroup(
            turn,
            kind,
            found[0].side if len({mark.side for mark in found}) == 1 else -1,
            tuple(mark.order for mark in found if mark.order is not None),
            tuple(mark.text for mark in found),
        )
        for (turn, kind), found in groups.items()
    )


def draw_glyph(pen: Pen, kind: str, x: float, y: float, ink: str, size: float = 5) -> None:
    """The sign of a kind of mark about a point; each has a shape of its own."""
    if kind == "fight":
        pen.polygon([(x, y + size), (x - size, y - size * 0.8), (x + size, y - size * 0.8)], ink)
    elif kind == "loss":
        pen.line(x - size * 0.8, y - size * 0.8, x + size * 0.8, y + size * 0.8, ink, 2.2)
        pen.line(x - size * 0.8, y + size * 0.8, x + size * 0.8, y - size * 0.8, ink, 2.2)
    elif kind == "ground":
        pen.line(x - size * 0.7, y - size, x - size * 0.7, y + size + 1, ink, 1.6)
        pen.polygon(
            [(x - size * 0.5, y - size), (x + size, y - size * 0.4), (x - size * 0.5, y + size * 0.3)], ink
        )
    elif kind == "history":
        pen.polygon([(x, y + size), (x - size, y), (x, y - size), (x + size, y)], ink)
    elif kind == "note":
        pen.polygon(
            [(x - 4, y - size), (x + 4, y - size), (x + 4, y + size), (x, y + size * 0.3), (x - 4, y + size)],
            ink,
        )
    elif kind == "coming":
        pen.ring(x, y, size, ink, 1.8)
    else:
        pen.disc(x, y, size, ink)


def slots(groups: Sequence[MarkGroup], each: float) -> list[tuple[MarkGroup, float]]:
    """Where the marks of one turn stand beside its middle; where room is short the weightiest alone."""
    order = [*MARKED, "coming", "note", "history"]
    ranked = sorted(groups, key=lambda group: order.index(group.kind))
    room = max(1, int(each // (APART * 0.75)))
    kept = ranked[:room]
    step = min(APART, each / max(1, len(kept)))
    return [(group, (place - (len(kept) - 1) / 2) * step) for place, group in enumerate(kept)]


def short(text: str, longest: int = 25) -> str:
    """The beginning of a sentence, cut between words."""
    return text if len(text) < longest else text[: longest - 2].rsplit(" ", 1)[0] + "…"
