"""The card of a saved game: its map with the units its player saw, and what it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from borderwar.content.places import scenario_folder
from borderwar.language import say
from borderwar.ui.dates import short_day
from borderwar.ui.kit.colours import colour
from borderwar.ui.kit.panel import Panel
from borderwar.ui.kit.pen import Pen
from borderwar.ui.saves import SavedGame
from borderwar.ui.screens.save_words import save_words

if TYPE_CHECKING:
    from borderwar.ui.gallery import Gallery
    from borderwar.ui.screens.saves import SavesScreen


@dataclass(frozen=True)
class SaveCardModel:
    """What the card says."""

    saved: SavedGame
    title: str
    facts: tuple[tuple[str, str], ...]
    warning: str
    pictures: int


class SaveCard(Panel):
    """The chosen game."""

    name = "save-card"
    ground = "window"

    def __init__(self, gallery: "Gallery") -> None:
        super().__init__()
        self._gallery = gallery

    def model(self, context: "SavesScreen") -> SaveCardModel | None:
        saved = context.saved
        if saved is None:
            return None
        version = context.gallery.workshop.version
        if saved.problem:
            return SaveCardModel(saved, saved.path.name, (), saved.problem, version)
        words = save_words(saved, context.shelf)
        facts = (
            (say("Scenario"), words.scenario),
            (say("Played as"), words.side),
            (say("Opponent"), words.opponent or "–"),
            (say("Turn"), words.turn),
            (say("Date"), words.date or "–"),
            (say("Orders"), f"{saved.orders:,}"),
            (say("Saved"), f"{short_day(saved.when)}, {saved.when:%H:%M}"),
            (say("Rules"), saved.rules),
            (say("Seed"), str(saved.seed)),
        )
        return SaveCardModel(saved, saved.label, facts, words.warning, version)

    def draw(self, pen: Pen, model: SaveCardModel) -> None:
        pen.box((0, 0, pen.width, pen.height), "card", 5)
        left, wide = 20.0, pen.width - 40
        pen.text(model.title, left, 14, face="map-bold", size=21, ink="ink", room=wide)
        y = 54.0
        if not model.saved.problem:
            spare = 64 if model.warning else 12
            high = min(wide * 0.74, max(80.0, pen.height - 80 - 27 * len(model.facts) - spare))
            y = self._map(pen, model, left, y, wide, high) + 14
        for label, value in model.facts:
            if y + 24 > pen.height - 10:
                break
            pen.text(label, left, y, ink="ink-2")
            room = wide - pen.measure(label) - 12
            pen.text(value, left + wide, y, face="text-bold", ink="ink", align="right", room=room)
            pen.line(left, y + 23, left + wide, y + 23, "card-rule")
            y += 27
        if model.warning:
            most = max(1, int((pen.height - y - 8) // 20))
            pen.paragraph(model.warning, left, y + 4, wide, size=14, ink="attack-text", most=most)

    def _map(self, pen: Pen, model: SaveCardModel, left: float, y: float, wide: float, high: float) -> float:
        """The map with units, once the game has been played again for it."""
        area = pen.rect((left, y, wide, high))
        pen.fill((left, y, wide, high), "paper-shadow")
        saved = model.saved
        folder = scenario_folder(saved.scenario)
        picture = None
        if folder is not None:
            picture = self._gallery.save_map(saved.path, folder, saved.side, saved.stamp, area.size)
        if picture is not None:
            pen.surface.blit(picture, picture.get_rect(center=area.center))
        elif folder is not None:
            given_up = self._gallery.has_no_save_map(saved.path, saved.stamp, area.size)
            words = say("no map can be drawn of it") if given_up else say("drawing the map …")
            pen.text(words, left + wide / 2, y + high / 2 - 10, ink="ink-2", align="centre", room=wide - 16)
        pygame.draw.rect(pen.surface, colour("ink"), area, 1)
        return y + high
