"""Type: faces, sizes, and text of mixed scripts on one baseline.

A string is split into runs by what each face can show: western letters in the face
asked for, kanji, kana and signs in a Noto cut at 92 % of its size.
"""

import json
from collections import OrderedDict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import pygame

from borderwar.ui import palette
from borderwar.ui.palette import Colour

SMALLEST = 9
"""No text is drawn smaller than this many pixels."""

KANJI_SHARE = 0.92
LINE_SHARE = 1.35
REMEMBERED_TEXTS = 3000
REMEMBERED_SIZES, REMEMBERED_LINES = 20_000, 4000

INK = palette.TEXT
"""Colour of a text that nobody has given one."""

FALL_BACKS = {
    "map": ("kanji-map", "kanji", "text"),
    "map-italic": ("kanji-map", "kanji", "text"),
    "map-bold": ("kanji-map", "kanji", "text"),
    "text-bold": ("kanji-bold", "kanji"),
    "narrow-bold": ("kanji-bold", "kanji"),
    "caption-bold": ("kanji-bold", "kanji"),
}
"""Where a face looks for a character it lacks; the others look in "kanji"."""

FACES = (
    "map",
    "map-italic",
    "map-bold",
    "text",
    "text-bold",
    "text-italic",
    "narrow",
    "narrow-bold",
    "caption",
    "caption-bold",
)


@lru_cache(maxsize=1)
def assets_folder() -> Path:
    """The folder of fonts and symbols, in an installed package or in a checkout."""
    package = Path(str(files("borderwar")))
    installed = package / "_data" / "assets"
    return installed if installed.is_dir() else package.parents[1] / "assets"


@lru_cache(maxsize=1)
def coverage() -> dict[str, tuple[str, frozenset[int]]]:
    """Face to its file name and the characters it has."""
    table = json.loads((assets_folder() / "fonts" / "coverage.json").read_text(encoding="utf-8"))
    return {
        face: (
            entry["file"],
            frozenset(code for first, last in entry["has"] for code in range(first, last + 1)),
        )
        for face, entry in table.items()
    }


@lru_cache(maxsize=20000)
def face_for(character: str, face: str) -> str:
    """The face that shows a character: the one asked for, or the first fall-back that has it."""
    table = coverage()
    code = ord(character)
    for candidate in (face, *FALL_BACKS.get(face, ("kanji",))):
        if code in table[candidate][1]:
            return candidate
    return face


@lru_cache(maxsize=5000)
def runs(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """The string cut into (face, text) runs that one font each can show."""
    out: list[tuple[str, str]] = []
    for character in text:
        chosen = face_for(character, face)
        if out and out[-1][0] == chosen:
            out[-1] = chosen, out[-1][1] + character
        else:
            out.append((chosen, character))
    return tuple(out)


@lru_cache(maxsize=400)
def _font(face: str, pixels: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(assets_folder() / "fonts" / coverage()[face][0], pixels)


class Theme:
    """Fonts and sizes at one interface scale.  Sizes given to it are for 1080 lines."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._texts: OrderedDict[tuple[str, str, float, Colour, float], pygame.Surface] = OrderedDict()
        self._sizes: dict[tuple[str, str, float, float], tuple[int, int]] = {}
        self._lines: dict[tuple[str, float, str, float], tuple[str, ...]] = {}

    def px(self, size: float) -> int:
        """A length in scaled pixels, at least 1."""
        return max(1, round(size * self.scale))

    def font(self, face: str = "text", size: float = 15) -> pygame.font.Font:
        """The font of a face at a size."""
        pixels = max(SMALLEST, round(size * self.scale))
        if face.startswith("kanji"):
            pixels = max(SMALLEST, round(size * self.scale * KANJI_SHARE))
        return _font(face, pixels)

    def ascent(self, face: str = "text", size: float = 15) -> int:
        """Pixels from the top of a rendered line to its baseline."""
        return self.font(face, size).get_ascent()

    def line_height(self, size: float = 15) -> int:
        """Pixels from one baseline to the next."""
        return max(1, round(max(SMALLEST, size * self.scale) * LINE_SHARE))

    def render(
        self,
        text: str,
        face: str = "text",
        size: float = 15,
        colour: Colour = INK,
        tracking: float = 0,
    ) -> pygame.Surface:
        """A line of text on a clear surface; cached, so do not draw on it."""
        key = text, face, size, colour, tracking
        known = self._texts.get(key)
        if known is not None:
            self._texts.move_to_end(key)
            return known
        surface = self._draw(text, face, size, colour, tracking)
        self._texts[key] = surface
        if len(self._texts) > REMEMBERED_TEXTS:
            self._texts.popitem(last=False)
        return surface

    def _draw(self, text: str, face: str, size: float, colour: Colour, tracking: float) -> pygame.Surface:
        main = self.font(face, size)
        ascent = main.get_ascent()
        width, height = self.measure(text, face, size, tracking)
        surface = pygame.Surface((max(1, width), height), pygame.SRCALPHA)
        surface.fill((*colour, 0))
        at = 0.0
        for chosen, part in runs(text, face):
            font = self.font(chosen, size)
            top = ascent - font.get_ascent()
            if not tracking:
                image = font.render(part, True, colour)
                surface.blit(image, (round(at), top))
                at += image.get_width()
                continue
            for character in part:
                surface.blit(font.render(character, True, colour), (round(at), top))
                at += font.size(character)[0] + tracking * self.scale
        return surface

    def measure(
        self, text: str, face: str = "text", size: float = 15, tracking: float = 0
    ) -> tuple[int, int]:
        """Width and height of a line of text in pixels."""
        key = text, face, size, tracking
        known = self._sizes.get(key)
        if known is None:
            if len(self._sizes) >= REMEMBERED_SIZES:
                self._sizes.clear()
            known = self._sizes[key] = self._measured(text, face, size, tracking)
        return known

    def _measured(self, text: str, face: str, size: float, tracking: float) -> tuple[int, int]:
        main = self.font(face, size)
        width = 0.0
        below = main.get_height() - main.get_ascent()
        for chosen, part in runs(text, face):
            font = self.font(chosen, size)
            if tracking:
                width += sum(font.size(character)[0] + tracking * self.scale for character in part)
            else:
                width += font.size(part)[0]
        if tracking and text:
            width -= tracking * self.scale
        return round(width), main.get_ascent() + below

    def write(
        self,
        surface: pygame.Surface,
        text: str,
        at: tuple[float, float],
        face: str = "text",
        size: float = 15,
        colour: Colour = INK,
        align: str = "left",
        baseline: bool = False,
        width: float | None = None,
        tracking: float = 0,
    ) -> pygame.Rect:
        """Draw a line of text and return its place; `width` cuts it with an ellipsis."""
        if width is not None:
            text = self.shortened(text, width, face, size, tracking)
        image = self.render(text, face, size, colour, tracking)
        x, y = at
        if align == "right":
            x -= image.get_width()
        elif align == "centre":
            x -= image.get_width() / 2
        if baseline:
            y -= self.ascent(face, size)
        return surface.blit(image, (round(x), round(y)))

    def shortened(
        self, text: str, width: float, face: str = "text", size: float = 15, tracking: float = 0
    ) -> str:
        """The text, or as much of it as fits with an ellipsis behind it."""
        if self.measure(text, face, size, tracking)[0] <= width:
            return text
        fits, over = 0, len(text)
        while over - fits > 1:
            middle = (fits + over) // 2
            if self.measure(text[:middle].rstrip() + "…", face, size, tracking)[0] <= width:
                fits = middle
            else:
                over = middle
        return text[:fits].rstrip() + "…"

    def wrap(self, text: str, width: float, face: str = "text", size: float = 15) -> list[str]:
        """The text in lines no wider than `width`.

        Kanji may break anywhere, words at spaces, and a word wider than a line where it must.
        """
        key = text, width, face, size
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) >= REMEMBERED_LINES:
                self._lines.clear()
            known = self._lines[key] = tuple(self._wrapped(text, width, face, size))
        return list(known)

    def _wrapped(self, text: str, width: float, face: str, size: float) -> list[str]:
        out: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for piece in _pieces(paragraph):
                while len(piece) > 1 and self.measure(piece.rstrip(), face, size)[0] > width:
                    fits = self._fitting(line + piece, width, face, size)
                    out.append((line + piece)[:fits])
                    line, piece = "", (line + piece)[fits:]
                if line and self.measure((line + piece).rstrip(), face, size)[0] > width:
                    out.append(line.rstrip())
                    line = piece.lstrip()
                else:
                    line += piece
            out.append(line.rstrip())
        return out

    def _fitting(self, text: str, width: float, face: str, size: float) -> int:
        """How many letters of a text fit a width, one at least."""
        fits, over = 1, len(text)
        while over - fits > 1:
            middle = (fits + over) // 2
            if self.measure(text[:middle], face, size)[0] <= width:
                fits = middle
            else:
                over = middle
        return fits

    def paragraph(
        self,
        surface: pygame.Surface,
        text: str,
        place: pygame.Rect,
        face: str = "text",
        size: float = 15,
        colour: Colour = INK,
    ) -> int:
        """Draw wrapped text from the top of a place; the y below its last line."""
        y = place.top
        for line in self.wrap(text, place.width, face, size):
            self.write(surface, line, (place.left, y), face, size, colour)
            y += self.line_height(size)
        return y


NO_LINE_START = "、。，．・）」』】〕？！：；ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"


UNITS = frozenset({"s", "min", "h", "m", "km", "mm", "t", "kg", "с", "мин", "ч", "м", "км", "мм", "т", "кг"})
"""Words that stay with the number before them."""


def _pieces(text: str) -> list[str]:
    """Where a line may break: after spaces, but not between a number and its unit or per cent sign, and
    between kanji or kana."""
    out: list[str] = []
    word = ""
    for character in text:
        wide = ord(character) >= 0x2E80
        if wide and character in NO_LINE_START:
            word += character
        elif wide:
            if word:
                out.append(word)
            word = character
        elif character == " ":
            out.append(word + character)
            word = ""
        elif character == "%" and out and not word:
            word = out.pop() + character
        else:
            if word and ord(word[-1]) >= 0x2E80:
                out.append(word)
                word = ""
            word += character
    if word:
        out.append(word)
    together: list[str] = []
    for piece in out:
        number = together[-1].strip("(").rstrip() if together else ""
        if number.replace(",", "").replace(".", "").isdecimal() and piece.strip(" .,:;)") in UNITS:
            together[-1] += piece
        else:
            together.append(piece)
    return together
