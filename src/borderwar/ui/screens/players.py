"""Players: who plays each side, people or levels of the computer; to be changed at any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from borderwar.language import say
from borderwar.ui.kit.inputs import Options, draw_drop_down
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Box, Pen
from borderwar.ui.kit.screen import Pop, Screen, Transition
from borderwar.ui.kit.widgets import Button, draw_button
from borderwar.ui.seats import Seats, all_seats, persons, seat_words
from borderwar.ui.theme import LINE_SHARE

WIDE = 560.0


@dataclass(frozen=True)
class TakeSeat:
    """Let somebody play a side."""

    side: int
    seat: str


@dataclass(frozen=True)
class Done:
    """Leave with the seats as they are."""


@dataclass(frozen=True)
class PlayersModel:
    """For each side its name, who plays it, and what that means."""

    sides: tuple[tuple[str, int, str], ...]
    labels: tuple[str, ...]
    note: str


class PlayersCard(Panel):
    """A list for each side, and below it in words what the choice changes."""

    name = "players"
    ground = None

    def __init__(self) -> None:
        super().__init__()
        self._measure = Pen(pygame.Surface((1, 1)))

    def model(self, context: "PlayersScreen") -> PlayersModel:
        sitting = persons(context.seats)
        if len(sitting) == 2:
            note = say("Two people: the screen is blank between their turns.")
        elif sitting:
            note = say("A level changes how the computer thinks, never its odds or what it sees.")
        else:
            note = say("Nobody plays: you watch. A level changes thinking, never odds or sight.")
        all_of_them = all_seats()
        return PlayersModel(
            tuple(
                (name, all_of_them.index(seat) if seat in all_of_them else 0, seat_words(seat)[1])
                for name, seat in zip(context.names, context.seats, strict=True)
            ),
            tuple(seat_words(seat)[0] for seat in all_of_them),
            note,
        )

    def size(self, model: PlayersModel) -> tuple[float, float]:
        texts = sum(len(self._measure.wrap(text, WIDE - 48, "text", 14)) for _, _, text in model.sides)
        lines = len(self._measure.wrap(model.note, WIDE - 48, "text", 15))
        return WIDE, 62 + 2 * 62 + texts * round(14 * LINE_SHARE) + lines * round(15 * LINE_SHARE) + 74

    def draw(self, pen: Pen, model: PlayersModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "panel", 6, "hairline")
        pen.text(say("Who plays"), 24, 16, face="map-bold", size=22)
        y, seats = 58.0, all_seats()
        for side, (name, chosen, text) in enumerate(model.sides):
            pen.text(name, 24, y + 7, face="text-bold", room=200)

            def take(number: int, side: int = side) -> TakeSeat:
                return TakeSeat(side, seats[number])

            options = Options(f"players.{side}", model.labels, chosen, take, (text,))
            draw_drop_down(pen, (236, y, pen.width - 260, 34), options)
            y = pen.paragraph(text, 24, y + 42, pen.width - 48, size=14, ink="text-2") + 20
        pen.paragraph(model.note, 24, y, pen.width - 48, size=15)
        tip = say("Back to the game; the change is in force at once.")
        done = Button("players.done", say("Done"), Done(), "Esc", main=True, tip=tip)
        draw_button(pen, (pen.width - 154, pen.height - 54, 130, 38), done)


class PlayersScreen(Screen):
    """Leaves with the seats that were chosen."""

    name = "dialog"
    overlay = True

    def __init__(self, names: tuple[str, str], seats: Seats) -> None:
        super().__init__()
        self.names = names
        self.seats = seats
        self._panels = (PlayersCard(),)
        self.ring.set_focus("players.0")

    def panels(self) -> Sequence[Panel]:
        return self._panels

    def places(self, width: float, height: float, sizes: dict[str, tuple[float, float]]) -> dict[str, Box]:
        wide, high = sizes["players"]
        return {"players": ((width - wide) / 2, max(0.0, (height - high) / 2), wide, min(high, height))}

    def on_intent(self, intent: Any) -> Transition | None:
        if isinstance(intent, TakeSeat):
            first, second = self.seats
            self.seats = (intent.seat, second) if intent.side == 0 else (first, intent.seat)
            return None
        return Pop(NewSeats(self.seats)) if isinstance(intent, Done) else None

    def on_action(self, action: str) -> Transition | None:
        if action in ("back", "accept"):
            return Pop(NewSeats(self.seats))
        if action in ("up", "down"):
            self.ring.step(self.controls(), -1 if action == "up" else 1)
        return None


@dataclass(frozen=True)
class NewSeats:
    """Who plays from now on."""

    seats: Seats
