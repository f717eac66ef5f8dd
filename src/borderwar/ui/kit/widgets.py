"""Buttons, bars and the like: each draws with a pen and makes its control."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from borderwar.ui.kit.pen import Box, Pen

WIDE_BUTTON = 260.0
"""A button wider than this has its label at the left, as the lines of a list do."""


@dataclass(frozen=True)
class Button:
    """A button as plain data."""

    name: str
    label: str
    intent: object
    key: str = ""  # printed at the right
    enabled: bool = True
    reason: str = ""  # why it is not enabled
    lit: bool = False  # chosen
    main: bool = False  # the one amber button of a screen
    tip: str = ""


def draw_button(pen: Pen, place: Box, button: Button, *, paper: bool = False, size: float = 15) -> None:
    """A flat button with its key at the right; disabled ones are dim and say why on hover."""
    left, top, width, height = place
    if button.main:
        pen.box(place, "accent", 5)
        ink, key_ink, face = "on-accent", "on-accent", "text-bold"
    elif button.lit:
        pen.box(place, "paper-shadow" if paper else "selected-row", 4, "accent", 1.6)
        ink, key_ink, face = ("ink" if paper else "text"), "accent", "text-bold"
    else:
        pen.box(place, "paper-shadow" if paper else "raised", 4)
        ink, key_ink, face = ("ink" if paper else "text"), ("ink-2" if paper else "text-2"), "text"
    if not button.enabled:
        ink = key_ink = "ink-3" if paper else "text-3"
    middle = top + height / 2
    key_width = pen.measure(button.key, "text", size - 2) if button.key else 0.0
    room = width - 18 - (key_width + 6 if button.key else 0)
    if button.key and not button.main and pen.measure(button.label, "narrow", size) > room:
        button, room = replace(button, key=""), width - 18  # the word needs the room more than its key
    if button.key:
        if button.main:
            pen.box((left + width - key_width - 20, middle - 11, key_width + 12, 22), "accent-deep", 4)
            pen.text(
                button.key,
                left + width - 14,
                middle - 8.5,
                face="text-bold",
                size=size - 2,
                ink=key_ink,
                align="right",
            )
            room -= 10
        else:
            pen.text(button.key, left + width - 8, middle - 8.5, size=size - 2, ink=key_ink, align="right")
    if button.key or width > WIDE_BUTTON:
        pen.text(button.label, left + 10, middle - size * 0.66, face=face, size=size, ink=ink, room=room)
    else:
        pen.text(
            button.label,
            left + width / 2,
            middle - size * 0.66,
            face=face,
            size=size,
            ink=ink,
            align="centre",
            room=room,
        )
    pen.control(
        button.name, place, button.intent, tip=button.tip, enabled=button.enabled, reason=button.reason
    )


@dataclass(frozen=True)
class Chip:
    """One of a row of small filters."""

    name: str
    label: str
    intent: object
    lit: bool = False
    tip: str = ""


def draw_chips(
    pen: Pen, x: float, y: float, chips: Sequence[Chip], *, height: float = 26, gap: float = 6
) -> float:
    """A row of chips; returns the x behind the last."""
    for chip in chips:
        face = "text-bold" if chip.lit else "text"
        width = pen.measure(chip.label, face, 14) + 16
        pen.box((x, y, width, height), "accent" if chip.lit else "raised", 4)
        pen.text(
            chip.label,
            x + width / 2,
            y + height / 2 - 9.5,
            face=face,
            size=14,
            ink="on-accent" if chip.lit else "text",
            align="centre",
        )
        pen.control(chip.name, (x, y, width, height), chip.intent, tip=chip.tip)
        x += width + gap
    return x


def draw_bar(
    pen: Pen, place: Box, share: float, ink: str = "text", ticks: Sequence[float] = (0.25, 0.5, 0.75)
) -> None:
    """A level bar with ticks; empty is the dark track."""
    left, top, width, height = place
    pen.box(place, "window", 2)
    share = min(max(share, 0.0), 1.0)
    if share > 0:
        pen.box((left, top, max(3.0, width * share), height), ink, 2)
    for tick in ticks:
        pen.line(left + width * tick, top, left + width * tick, top + height, "panel", 2)


@dataclass(frozen=True)
class Toggle:
    """A setting that is on or off."""

    name: str
    label: str
    on: bool
    intent: object
    key: str = ""
    tip: str = ""


def draw_toggle(pen: Pen, place: Box, toggle: Toggle) -> None:
    """A tick box with its label and key."""
    left, top, width, height = place
    middle = top + height / 2
    pen.box(
        (left, middle - 9, 18, 18),
        "accent" if toggle.on else "window",
        3,
        "accent" if toggle.on else "text-3",
    )
    if toggle.on:
        pen.line(left + 4, middle, left + 8, middle + 4.5, "on-accent", 2)
        pen.line(left + 8, middle + 4.5, left + 14, middle - 4.5, "on-accent", 2)
    pen.text(toggle.label, left + 28, middle - 10, room=width - 60)
    if toggle.key:
        pen.text(toggle.key, left + width, middle - 8.5, size=13, ink="text-2", align="right")
    pen.control(toggle.name, place, toggle.intent, tip=toggle.tip, turn=lambda by: toggle.intent)


def draw_heading(
    pen: Pen, text: str, x: float, y: float, right: float | None = None, note: str = ""
) -> float:
    """A small heading in capitals with a note at the right; returns the y below it."""
    pen.text(text.upper(), x, y, face="caption", size=11, ink="text-2")
    if note and right is not None:
        pen.text(note, right, y - 2, size=13, ink="text-3", align="right")
    return y + 20
