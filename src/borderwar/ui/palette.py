"""Colours: the one place where they are written down.

Names follow their use.  Contrast is against PAPER for inks and against PANEL for panel
text, and a test keeps it.
"""

from typing import NamedTuple

Colour = tuple[int, int, int]


def _colour(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


# Paper and ink.
PAPER = _colour("EDE1C6")
CARD = _colour("F6EEDB")
PAPER_SHADOW = _colour("DFCFAB")
CARD_RULE = _colour("C9B88F")
INK = _colour("241F18")
INK_2 = _colour("5C5240")
INK_3 = _colour("6E634D")
TRACK = _colour("4B3B29")
GRID = _colour("3A2E1C")

# The ground.
PAPER_LOW = _colour("ECE9D2")
PAPER_HIGH = _colour("EFE2C6")
CONTOUR = _colour("A9753F")
INDEX = _colour("84552A")
WATER = _colour("BCD7DC")
ICE = _colour("E1EDEF")
SHORE = _colour("2E6C8A")
MARSH = _colour("3D7C96")
MARSH_WASH = _colour("D5DCB4")
SALT_WASH = _colour("F3F0E6")
SALT_LINE = _colour("7E8C90")
WOOD = _colour("5C7F4C")
WOOD_SHADE = _colour("3F5A34")
WOOD_WASH = _colour("C9D3A4")
TAIGA_WASH = _colour("BFCBA0")
SCRUB = _colour("77854A")
SCRUB_WASH = _colour("DFDDB2")
DUNE = _colour("A96F32")
DUNE_WASH = _colour("F1E2BC")
ROCK = _colour("6F5B45")
ROCK_WASH = _colour("DDCFB4")
FIELD_WASH = _colour("EADFAE")
GRASS = _colour("8D8A55")
SEA = _colour("B3D2DC")
SHOAL = _colour("D6DDC8")
SNOW_WASH = _colour("F3F3EE")
SAND = _colour("B98545")
ROUGH = _colour("7A6248")
PADDY_WASH = _colour("D3E0C2")
FURROW = _colour("A6934A")
RAIL = _colour("241F18")
FRONTIER = _colour("8E3A32")
FRONTIER_BAND = _colour("D98A80")
SNOW_LOW = _colour("E9ECEA")
SNOW_HIGH = _colour("F6F4EC")
RELIEF_COLD = _colour("6C7079")
RELIEF_SHADE = _colour("75604A")
RELIEF_LIGHT = _colour("FFFAEC")

# Heights on a map of a theatre, from the plain up, in seven soft steps.
HYPSOMETRIC = tuple(
    _colour(code) for code in ("D9DDB6", "E1E1BE", "E8E3C2", "ECE0BA", "EAD8AB", "E3CB99", "D9BB86")
)

# Marks on paper.
PENCIL_RED = _colour("BE2F26")
PENCIL_BLUE = _colour("274B9C")
AMBER_LINE = _colour("8A5A00")
AMBER_TEXT = _colour("6B4400")
REACH_WASH = _colour("FFE49A")
ATTACK_TEXT = _colour("8E2A1F")
DEFENCE_TEXT = _colour("2C4A78")
HISTORY_LINE = _colour("B87A00")
HISTORY_FILL = _colour("E2A83B")
FOG = _colour("6A5C44")

# Panels.
WINDOW = _colour("1B1E18")
BAR = _colour("23271F")
PANEL = _colour("2A2E25")
RAISED = _colour("343A2E")
HAIRLINE = _colour("4B5242")
TEXT = _colour("EFE9DA")
TEXT_2 = _colour("B9B6A0")
TEXT_3 = _colour("9B9986")
ACCENT = _colour("E2A83B")
ON_ACCENT = _colour("221A06")
BAD = _colour("E4795F")
GOOD = _colour("9DBE7C")
SELECTED_ROW = _colour("4A4023")

# Counters.
SYMBOL_CARD = _colour("FAF4E4")
SYMBOL_INK = _colour("1A1712")
STRIPE = _colour("F3C433")
STRIKE = _colour("B3262B")


class NationLook(NamedTuple):
    """How the counters of one nation look: colours, cut of the card, mark."""

    body: Colour
    edge: Colour
    ink: Colour
    mark_colour: Colour
    cut: str  # "rounded", or "cut" for two upper corners cut off
    mark: str  # "disc", "bars", "star", "flame" or "none"


def _nation(body: str, edge: str, ink: str, mark_colour: str, cut: str, mark: str) -> NationLook:
    return NationLook(_colour(body), _colour(edge), _colour(ink), _colour(mark_colour), cut, mark)


NATIONS = {
    "japan": _nation("A9BFD0", "5F7A90", "1B2733", "B3262B", "rounded", "disc"),
    "manchukuo": _nation("C3CDA6", "6C7A4B", "232A18", "232A18", "rounded", "bars"),
    "ussr": _nation("9C3B2E", "5E1D15", "F7EDDB", "F7EDDB", "cut", "star"),
    "mongolia": _nation("C98F4B", "7E5220", "2B1B0A", "2B1B0A", "cut", "flame"),
}

NEUTRAL = _nation("CFC6B2", "7B705A", "2A251C", "2A251C", "rounded", "none")


def nation_look(nation: str) -> NationLook:
    """The look of a nation's counters; a plain card for one that has no look of its own."""
    return NATIONS.get(nation, NEUTRAL)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: 0 is the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1, as the accessibility guidelines define it."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


# The location map.
HEIGHTS = tuple(
    _colour(code) for code in ("E3E7CB", "EAE9CF", "F0E8CE", "EFDFBE", "E8D0A6", "DBBC8E", "CCA97C")
)
"""Tints of the land by height, lowest first."""

HEIGHT_STEPS = (0, 180, 380, 650, 950, 1400, 2000)
"""Metres at which each tint is pure."""

FOREST = _colour("C3CFA0")
FOREST_DOT = _colour("54753F")
SEA_DEEP = _colour("A9C9D2")
FRONTIER = _colour("8A3B30")
FRONTIER_BAND = _colour("D9907F")
RAILWAY = _colour("3A3128")
