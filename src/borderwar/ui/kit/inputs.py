"""Sliders, tabs, rows of choices and drop-down lists: plain data, drawn with a pen.

Each is one control with the focus; the left and right keys turn it one step, the mouse
picks or drags.  What it means is a function from the new value to an intent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from borderwar.ui.kit.pen import Box, Pen

Meaning = Callable[[int], object]
"""From the value a control would have to the intent that gives it."""


@dataclass(frozen=True)
class Slider:
    """A value between two ends, dragged or turned by the arrow keys."""

    name: str
    label: str
    value: int
    least: int
    most: int
    words: str  # the value as a player reads it: "70 %"
    meaning: Meaning = field(compare=False)
    step: int = 1
    tip: str = ""

    def nearest(self, share: float) -> int:
        """The value at a share of the way, on a step."""
        steps = round(share * (self.most - self.least) / self.step)
        return min(self.most, self.least + steps * self.step)


def draw_slider(pen: Pen, place: Box, slider: Slider, label: float = 180.0) -> None:
    """Label at the left, the groove with its knob, the value in words at the right."""
    left, top, width, height = place
    middle = top + height / 2
    pen.text(slider.label, left, middle - 10, room=label - 12)
    start, words = left + label, 84.0
    long = width - label - words
    share = (slider.value - slider.least) / max(1, slider.most - slider.least)
    pen.box((start, middle - 3, long, 6), "window", 3)
    if share > 0:
        pen.box((start, middle - 3, max(6.0, long * share), 6), "accent", 3)
    pen.disc(start + long * share, middle, 9, "accent")
    pen.disc(start + long * share, middle, 5, "on-accent")
    pen.text(slider.words, left + width, middle - 10, ink="text-2", align="right", room=words - 14)

    def aim(across: float, down: float) -> object:
        return slider.meaning(slider.nearest(across))

    def turn(by: int) -> object:
        return slider.meaning(min(max(slider.value + by * slider.step, slider.least), slider.most))

    pen.control(slider.name, (start, top, long, height), tip=slider.tip, aim=aim, turn=turn)


@dataclass(frozen=True)
class Options:
    """One of a few values, all of them shown: tabs, or a row of choices."""

    name: str  # each choice is "name.number"
    labels: tuple[str, ...]
    chosen: int
    meaning: Meaning = field(compare=False)
    tips: tuple[str, ...] = ()

    def tip(self, number: int) -> str:
        """What a choice means, in a sentence."""
        return self.tips[number] if number < len(self.tips) else ""

    def turned(self, by: int) -> object:
        """The intent of the choice before or after the chosen one, round and round."""
        return self.meaning((self.chosen + by) % len(self.labels))


def draw_tabs(pen: Pen, place: Box, tabs: Options, size: float = 16) -> None:
    """Tabs along a line; the chosen one is underlined in amber."""
    left, top, width, height = place
    pen.line(left, top + height - 1, left + width, top + height - 1)
    wants = [pen.measure(label, "text-bold", size) + 28 for label in tabs.labels]
    share = min(1.0, width / sum(wants))
    x = left
    for number, (label, want) in enumerate(zip(tabs.labels, wants, strict=True)):
        wide, chosen = want * share, number == tabs.chosen
        face, ink = ("text-bold", "text") if chosen else ("text", "text-2")
        room = wide - 8
        pen.text(label, x + wide / 2, top + 8, face=face, size=size, ink=ink, align="centre", room=room)
        if chosen:
            pen.fill((x, top + height - 4, wide, 4), "accent")
        pen.control(
            f"{tabs.name}.{number}",
            (x, top, wide, height),
            tabs.meaning(number),
            tip=tabs.tip(number),
            focus=chosen,  # one stop of the Tab key; the arrows go along
            turn=tabs.turned,
        )
        x += wide


def draw_options(pen: Pen, place: Box, options: Options, size: float = 15) -> None:
    """A row of choices joined to one bar; the chosen one is lit."""
    left, top, width, height = place
    pen.box(place, "raised", 4)
    each = width / len(options.labels)
    for number, label in enumerate(options.labels):
        x, chosen = left + number * each, number == options.chosen
        if chosen:
            pen.box((x, top, each, height), "selected-row", 4, "accent", 1.6)
        elif number and number - 1 != options.chosen:
            pen.line(x, top + 8, x, top + height - 8)
        pen.text(
            label,
            x + each / 2,
            top + height / 2 - size * 0.66,
            face="text-bold" if chosen else "text",
            size=size,
            align="centre",
            room=each - 8,
        )
        pen.control(
            f"{options.name}.{number}",
            (x, top, each, height),
            options.meaning(number),
            tip=options.tip(number),
            focus=chosen,
            turn=options.turned,
        )


@dataclass(frozen=True)
class OpenList:
    """Open the list of a drop-down; screens answer it by themselves."""

    control: str  # the name of the control it hangs from
    labels: tuple[str, ...]
    chosen: int
    meaning: Meaning = field(compare=False)


def draw_drop_down(pen: Pen, place: Box, options: Options, *, enabled: bool = True, reason: str = "") -> None:
    """The chosen value with an arrow; pressed, it opens the list of all values."""
    left, top, width, height = place
    middle = top + height / 2
    ink = "text" if enabled else "text-3"
    pen.box(place, "raised", 4)
    pen.text(options.labels[options.chosen], left + 12, middle - 10, ink=ink, room=width - 44)
    x = left + width - 20
    pen.polygon(((x - 5, middle - 3), (x + 5, middle - 3), (x, middle + 4)), ink)
    opens = OpenList(options.name, options.labels, options.chosen, options.meaning)
    pen.control(
        options.name,
        place,
        opens,
        tip=options.tip(0),
        enabled=enabled,
        reason=reason,
        turn=options.turned if enabled else None,
    )


def place_of_list(
    anchor: Box, rows: int, row: float, width: float, height: float, most: int = 12
) -> tuple[float, float, float, float]:
    """Where a list opens: below its control, or above it where there is more room."""
    left, top, wide, high = anchor
    want = row * min(rows, most) + 8
    below, above = height - (top + high) - 8, top - 8
    down = below >= want or below >= above
    tall = min(want, below if down else above)
    wide = max(wide, 120.0)
    x = min(max(left, 4.0), width - wide - 4)
    return x, (top + high + 2 if down else top - tall - 2), wide, tall


def labels_fit(pen: Pen, labels: Sequence[str], room: float, size: float = 15) -> bool:
    """Whether a row of choices has room for its words; if not, a drop-down is the better form."""
    return all(pen.measure(label, "narrow-bold", size) <= room / len(labels) - 8 for label in labels)
