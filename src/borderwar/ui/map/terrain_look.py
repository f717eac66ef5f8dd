"""How each kind of terrain looks on paper.

The looks are few; a catalogue's terrain is matched by its id, and one that nobody has
heard of is drawn by what it does to movement and sight.
"""

from borderwar.model.catalogue import Terrain
from borderwar.ui import palette
from borderwar.ui.palette import Colour

OPEN = "open"

WASHES = (
    "snow",
    "grass",
    "salt",
    "sand",
    "dune",
    "rock",
    "crag",
    "marsh",
    "swamp",
    "reeds",
    "scrub",
    "wood",
    "taiga",
    "field",
    "paddy",
    "shoal",
    "ice",
    "water",
    "sea",
)
"""Looks that cover ground, in the order in which they are painted."""

MARKS = ("well", "yurts", "post", "village", "town", "temple", "pass")
"""Looks that are a sign in the hex, on open ground."""

FLAT_COLOURS: dict[str, Colour] = {
    "grass": palette.SCRUB_WASH,
    "salt": palette.SALT_WASH,
    "dune": palette.DUNE_WASH,
    "rock": palette.ROCK_WASH,
    "marsh": palette.MARSH_WASH,
    "reeds": palette.MARSH_WASH,
    "scrub": palette.SCRUB_WASH,
    "wood": palette.WOOD_WASH,
    "field": palette.FIELD_WASH,
    "ice": palette.ICE,
    "water": palette.WATER,
    "snow": palette.SNOW_WASH,
    "sand": palette.DUNE_WASH,
    "crag": palette.ROCK_WASH,
    "swamp": palette.MARSH_WASH,
    "taiga": palette.WOOD_WASH,
    "paddy": palette.MARSH_WASH,
    "shoal": palette.SHOAL,
    "sea": palette.SEA,
}
"""One colour for each look, for pictures too small or too early for more; paper for the others."""

BY_ID = {
    "steppe": OPEN,
    "open": OPEN,
    "clear": OPEN,
    "plain": OPEN,
    "feather-grass": "grass",
    "grass": "grass",
    "tall-grass": "grass",
    "salt-pan": "salt",
    "dunes": "dune",
    "dune": "dune",
    "sand": "sand",
    "desert": "sand",
    "sand-desert": "sand",
    "stony-mound": "rock",
    "rock": "rock",
    "cliff": "rock",
    "scree": "rock",
    "mountain": "crag",
    "mountains": "crag",
    "crag": "crag",
    "pass": "pass",
    "gully": "gully",
    "ravine": "gully",
    "marsh": "marsh",
    "swamp": "swamp",
    "bog": "swamp",
    "reeds": "reeds",
    "willow-scrub": "scrub",
    "scrub": "scrub",
    "brush": "scrub",
    "oak-scrub": "scrub",
    "wood": "wood",
    "woods": "wood",
    "forest": "wood",
    "taiga": "taiga",
    "conifers": "taiga",
    "wooded-hills": "wood",
    "mountain-pass": "pass",
    "deep-snow": "snow",
    "field": "field",
    "fields": "field",
    "plough-land": "field",
    "rice-field": "paddy",
    "kaoliang": "field",
    "paddy": "paddy",
    "snow": "snow",
    "shoal": "shoal",
    "ice": "ice",
    "water": "water",
    "lake": "water",
    "river": "water",
    "sea": "sea",
    "well": "well",
    "yurts": "yurts",
    "post": "post",
    "village": "village",
    "town": "town",
    "city": "town",
    "temple": "temple",
}


def look_of(terrain: Terrain) -> str:
    """The look of a terrain."""
    if terrain.id in BY_ID:
        return BY_ID[terrain.id]
    for word in terrain.id.split("-"):
        if word in BY_ID:
            return BY_ID[word]
    if terrain.going.get("foot", 1000) == 0:
        return "water"
    if terrain.obstructs >= 60:
        return "wood"
    if terrain.obstructs >= 15:
        return "scrub"
    if terrain.going.get("foot", 1000) <= 500:
        return "marsh"
    return OPEN
