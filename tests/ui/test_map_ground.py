"""How ground looks at 100 m, 1 km and 20 km a hex."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from hands import tauran
from sheets import lake_hills, river_valley, theatre

from borderwar.ui import palette
from borderwar.ui.map.field import GroundField, hex_means, make_field
from borderwar.ui.map.ground import GroundSpec, NamePlace
from borderwar.ui.map.halo import haloed
from borderwar.ui.map.labels import Typesetter
from borderwar.ui.map.lines import LineWork, make_lines
from borderwar.ui.map.terrain_look import FLAT_COLOURS, MARKS, OPEN, WASHES, look_of
from borderwar.ui.map.tile import Tile
from borderwar.ui.theme import Theme

BOARDS = {"lake_hills": lake_hills, "river_valley": river_valley, "theatre": theatre}


@lru_cache(maxsize=3)
def drawn(name: str) -> tuple[GroundField, LineWork]:
    """The fields and lines of a made-up board."""
    field = make_field(BOARDS[name]())
    return field, make_lines(field)


def painted(ground: GroundSpec, pitch: float = 40, size: int = 160) -> np.ndarray:
    """The middle of a ground."""
    field = make_field(ground)
    tile = Tile(field, make_lines(field), pitch, round(2.5 * pitch), round(2.5 * pitch), size)
    for _ in tile.paint():
        pass
    return tile.finished().astype(np.float64)


def plain(look: str, winter: bool = False, hex_metres: int = 250, height: int = 620) -> GroundSpec:
    """A ground of one look."""
    looks = tuple((look,) * 8 for _ in range(8))
    heights = tuple(tuple(height + (row + column) % 3 for column in range(8)) for row in range(8))
    return GroundSpec(8, 8, hex_metres, 5, looks, heights, winter=winter)


def test_every_terrain_of_the_catalogue_has_a_look():
    for terrain in tauran().catalogue.terrains.values():
        assert look_of(terrain) in {OPEN, "gully", *WASHES, *MARKS}
    assert set(FLAT_COLOURS) == set(WASHES)


@pytest.mark.parametrize("look", [look for look in WASHES if look != "snow"])
def test_every_look_differs_from_open_ground(look: str):
    changed = np.abs(painted(plain(look), size=96) - painted(plain(OPEN), size=96)).max(axis=2)
    assert (changed > 12).mean() > 0.04


@pytest.mark.parametrize("name", BOARDS)
def test_most_of_each_hex_looks_like_its_terrain(name: str):
    field, _ = drawn(name)
    looks = np.array(field.ground.looks).ravel()
    for look in WASHES:
        if look in field.looks:
            share = hex_means((field.looks[look] > 0.5).astype(np.float32), field.hexes, looks.size)
            assert share[looks == look].min() > 0.5, f"a hex of {look} does not look like it"
            assert share[looks != look].max() < 0.5, f"a hex of other ground looks like {look}"


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("pitch", [20.0, 40.0, 76.0])
def test_names_and_signs_never_cover_each_other(name: str, pitch: float):
    setter = Typesetter(*drawn(name), pitch, Theme())
    lettering = setter.set()
    boxes = [label.place.inflate(-10, -12) for label in lettering.labels]
    for place, box in enumerate(boxes):
        assert box.collidelist(boxes[:place]) < 0
    if pitch == 76.0:
        wanted = {name.text for name in setter.field.ground.names if name.kind == "place"}
        assert len(lettering.labels) >= len(wanted)


@pytest.mark.parametrize(
    ("name", "written"),
    [("Mark 20", {"Mark 20"}), ("Zaozernaya", {"Zaozernaya"}), ("Sixth Mound 668", {"668"})],
)
def test_a_height_is_written_by_its_name_unless_the_name_ends_with_its_height(name, written, monkeypatch):
    ground = replace(plain(OPEN, height=668), names=(NamePlace(name, "", "0404", "height"),))
    field = make_field(ground)
    texts = set()

    def note(theme, lines, *rest):
        texts.update(line.text for line in lines)
        return haloed(theme, lines, *rest)

    monkeypatch.setattr("borderwar.ui.map.labels.haloed", note)
    setter = Typesetter(field, make_lines(field), 34.0, Theme())
    setter._place_marks()
    setter._place_name(ground.names[0], is_first=False)

    assert texts == written
    assert len(setter.labels) == 1


def test_winter_ground_is_white_and_cold():
    summer, winter = (
        painted(plain(OPEN)).mean(axis=(0, 1)),
        painted(plain(OPEN, winter=True)).mean(axis=(0, 1)),
    )
    assert winter.sum() > summer.sum() + 20
    assert winter[2] / winter[0] > summer[2] / summer[0] + 0.08


def test_a_map_of_a_theatre_is_tinted_by_height():
    low, high = theatre(), theatre()
    field, lines = drawn("theatre")
    heights = np.array(field.ground.heights)
    dry = np.array([[look in (OPEN, "field") for look in row] for row in field.ground.looks])
    tile = Tile(field, lines, 12.0, 0, 0, 560)
    for _ in tile.paint():
        pass
    picture = tile.finished()
    from borderwar.ui.map.layout import HexLayout

    layout = HexLayout(field.ground.columns, field.ground.rows, 12.0)

    def mean(chosen: np.ndarray) -> np.ndarray:
        out = []
        for row, column in np.argwhere(chosen):
            x, y = layout.centre(int(row) * layout.columns + int(column))
            if x < 550 and y < 550:
                out.append(picture[int(y), int(x)].astype(float))
        return np.mean(out, axis=0)

    assert low == high
    plain_colour = mean(dry & (heights < np.quantile(heights[dry], 0.25)))
    high_colour = mean(dry & (heights > np.quantile(heights[dry], 0.75)))
    greener = plain_colour[1] / plain_colour[0] - high_colour[1] / high_colour[0]
    assert greener > 0.02, "plains are greener, high ground is browner"


def test_contours_of_a_theatre_begin_above_the_sea():
    _, lines = drawn("theatre")
    assert min(contour.level for contour in lines.contours) == 200


def test_a_sea_has_more_lines_along_its_shore_than_a_lake():
    rows = [("open",) * 4 + (look,) * 6 for look in ("water",) * 8]
    ground = GroundSpec(10, 8, 20_000, 200, tuple(rows), tuple((10,) * 10 for _ in range(8)))
    seas = GroundSpec(
        10, 8, 20_000, 200, tuple(("open",) * 4 + ("sea",) * 6 for _ in range(8)), ground.heights
    )
    dark = []
    for spec in (ground, seas):
        picture = painted(spec, pitch=57, size=220)
        water = palette.WATER if spec is ground else palette.SEA
        dark.append(int((picture.sum(axis=2) < sum(water) - 45).sum()))
    assert dark[1] > dark[0] * 1.2
