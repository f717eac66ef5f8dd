"""Colours by name: those of the palette, and a few that only panels need."""

from borderwar.ui import palette
from borderwar.ui.palette import Colour

_OWN: dict[str, Colour] = {
    "accent-deep": (201, 143, 38),
    "card-edge": (168, 147, 106),
    "bar-plain": (216, 203, 168),
    "bar-blue": (126, 154, 184),
    "bar-red": (156, 59, 46),
    "bar-mark": (107, 82, 24),
    "bar-red-pale": (206, 147, 135),
    "plot-blue": (62, 102, 150),
    "band": (122, 138, 90),
    "passed": (110, 115, 94),
    "passed-night": (62, 66, 52),
    "to-come": (58, 64, 51),
    "to-come-night": (23, 26, 21),
    "first-side": (127, 166, 216),
    "second-side": (228, 121, 95),
}
COLOURS: dict[str, Colour] = {}


@palette.when_changed
def _renew() -> None:
    """Take the colours from the palette in use."""
    COLOURS.update(_OWN)
    COLOURS.update(
        (name.lower().replace("_", "-"), value)
        for name, value in vars(palette).items()
        if name.isupper() and isinstance(value, tuple) and len(value) == 3
    )


_renew()


def colour(name: str | Colour) -> Colour:
    """The colour of a name, or the colour itself."""
    return COLOURS[name] if isinstance(name, str) else name
