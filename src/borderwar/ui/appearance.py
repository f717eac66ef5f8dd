"""What a player chose of how things look: the palette, and what counters show."""

from borderwar.ui import palette
from borderwar.ui.counters.signs import counters_edition, show_counters


def wear(colours: str, counters: str) -> bool:
    """Draw in a palette, with a style of counters, from now on; True if that is a change."""
    before = edition()
    palette.use(colours)
    show_counters(counters)
    return edition() != before


def edition() -> tuple[int, int]:
    """Numbers that change with either, for the keys of what is kept drawn."""
    return palette.edition(), counters_edition()
