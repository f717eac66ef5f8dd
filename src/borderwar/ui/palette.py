"""Colours: the one place where they are written down.

Names follow their use.  Tests keep the contrasts: 4.5 for text, 3 for marks on every
ground, and both sides told apart by eyes that see fewer colours.

`use` changes to another palette while the program runs, so colours that any palette
changes are read as `palette.NAME` at the moment of drawing, never imported by name.
"""

from collections.abc import Callable
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
SHORE = _colour("2B6886")
WATER_TEXT = _colour("1D546F")
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
PENCIL_BLUE = _colour("20438F")
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
TEXT_2 = _colour("C6C2AD")
TEXT_3 = _colour("B0AD99")
ACCENT = _colour("E2A83B")
ON_ACCENT = _colour("221A06")
BAD = _colour("F2957F")
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


class Palette(NamedTuple):
    """What a palette changes of the colours above, and how nations look in it."""

    colours: dict[str, Colour]
    nations: dict[str, NationLook]


def _palette(nations: dict[str, str], **colours: str) -> Palette:
    """A palette from colours by name, and of each nation "body edge ink mark"."""
    looks = {}
    for nation, codes in nations.items():
        body, edge, ink, mark = codes.split()
        looks[nation] = _nation(body, edge, ink, mark, NATIONS[nation].cut, NATIONS[nation].mark)
    return Palette({name: _colour(code) for name, code in colours.items()}, looks)


PALETTES = {
    "standard": Palette({}, NATIONS),
    # Blue against orange: both are seen without red and green cones; red is dark for the first.
    "protan": _palette(
        {
            "japan": "9CC2F2 3F6499 0F1E33 1F3F9E",
            "manchukuo": "DCE3F4 6C7AA0 1B2440 1B2440",
            "ussr": "8A4A10 4A2604 FFF3DF FFF3DF",
            "mongolia": "C98A14 6E4A06 241600 241600",
        },
        PENCIL_RED="A84600",
        PENCIL_BLUE="15307F",
        ATTACK_TEXT="7E3600",
        DEFENCE_TEXT="1B377F",
        BAD="F5A04E",
        GOOD="9CCBF7",
        STRIKE="15307F",
        FIRST_SIDE="8FC3F5",
        SECOND_SIDE="E89A3C",
        BAR_RED="A85A14",
        PLOT_BLUE="2C56B0",
    ),
    "deutan": _palette(
        {
            "japan": "9CC2F2 3F6499 0F1E33 1F3F9E",
            "manchukuo": "DCE3F4 6C7AA0 1B2440 1B2440",
            "ussr": "93390C 501C03 FFF1E0 FFF1E0",
            "mongolia": "CC8A24 6E4A06 241600 241600",
        },
        PENCIL_RED="AE3F06",
        PENCIL_BLUE="15307F",
        ATTACK_TEXT="7E2C04",
        DEFENCE_TEXT="1B377F",
        BAD="F59A58",
        GOOD="9CCBF7",
        STRIKE="15307F",
        FIRST_SIDE="8FC3F5",
        SECOND_SIDE="EE9350",
        BAR_RED="AE4A16",
        PLOT_BLUE="2C56B0",
    ),
    # Green-blue against red: yellow and blue look alike here.
    "tritan": _palette(
        {
            "japan": "9AD3D0 2F7672 08302E A0162A",
            "manchukuo": "DCE6D8 5F7A66 12281C 12281C",
            "ussr": "8E2430 4A0A12 FFEFEF FFEFEF",
            "mongolia": "D57F82 762E36 2C0408 2C0408",
        },
        PENCIL_RED="C0242E",
        PENCIL_BLUE="00525A",
        AMBER_LINE="8A3A4A",
        AMBER_TEXT="6E2432",
        REACH_WASH="FFD6D2",
        ATTACK_TEXT="861B28",
        DEFENCE_TEXT="004E55",
        ACCENT="F2B0A4",
        ON_ACCENT="2C0A08",
        BAD="F7908F",
        GOOD="7AD4CA",
        STRIPE="F5B8B8",
        HISTORY_LINE="A8505E",
        FIRST_SIDE="7AD4CA",
        SECOND_SIDE="F08A8A",
        BAR_RED="A03A46",
        PLOT_BLUE="0E6E76",
    ),
    # Black panels, white letters, dark lines.
    "contrast": _palette(
        {
            "japan": "CFE4FF 10243A 050D18 C00010",
            "manchukuo": "EEF5D2 26300E 0C1204 0C1204",
            "ussr": "7E130C 2A0300 FFFFFF FFFFFF",
            "mongolia": "E89C34 3E2400 140A00 140A00",
        },
        INK="100C06",
        INK_2="2E2718",
        INK_3="3C3424",
        GRID="1C140A",
        PENCIL_RED="A81410",
        PENCIL_BLUE="0A2470",
        AMBER_LINE="5A3600",
        AMBER_TEXT="402600",
        REACH_WASH="FFE070",
        ATTACK_TEXT="7A0F08",
        DEFENCE_TEXT="0A2A66",
        SHORE="0F4A68",
        WINDOW="000000",
        BAR="060606",
        PANEL="0C0C0C",
        RAISED="242424",
        HAIRLINE="8C8C8C",
        TEXT="FFFFFF",
        TEXT_2="EAEAEA",
        TEXT_3="D6D6D6",
        ACCENT="FFD23C",
        ON_ACCENT="000000",
        BAD="FFA994",
        GOOD="B4EE86",
        SELECTED_ROW="4A4000",
        FIRST_SIDE="A9D2FF",
        SECOND_SIDE="FFA08C",
    ),
}
"""The palettes by name: the usual one, three for eyes that see fewer colours, one of strong contrasts."""

_USUAL = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, tuple)}
_in_use = "standard"
_edition = 0
_listeners: list[Callable[[], None]] = []


def in_use() -> str:
    """The name of the palette in use."""
    return _in_use


def edition() -> int:
    """A number that changes with the palette, for the keys of what is kept drawn."""
    return _edition


def when_changed(forget: Callable[[], None]) -> Callable[[], None]:
    """Call something after each change of palette: what forgets pictures in the old colours."""
    _listeners.append(forget)
    return forget


def use(name: str) -> None:
    """Draw in another palette from now on; a name that there is not means the usual one."""
    global _in_use, _edition
    name = name if name in PALETTES else "standard"
    if name == _in_use:
        return
    globals().update(_USUAL | PALETTES[name].colours)
    _in_use = name
    _edition += 1
    for forget in _listeners:
        forget()


def nation_look(nation: str) -> NationLook:
    """The look of a nation's counters; a plain card for one that has no look of its own."""
    return PALETTES[_in_use].nations.get(nation, NEUTRAL)


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
