"""Painting: tiles that join, the same picture twice, steps, cache, overlays."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from borderwar.ui import palette
from borderwar.ui.counters import CounterLook
from borderwar.ui.map import DAY, NIGHT, MapPainter, MapView, Overlays
from borderwar.ui.map.field import make_field
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.lines import make_lines
from borderwar.ui.map.store import TileStore
from borderwar.ui.map.tile import Tile


@pytest.fixture(scope="module")
def painter(small_steppe: GroundSpec) -> MapPainter:
    return MapPainter(small_steppe, cache=False)


@pytest.fixture
def view() -> MapView:
    view = MapView(14, 12, pygame.Rect(0, 0, 640, 480), pitch=57)
    view.centre_on(view.layout.index("0706"))
    return view


def pixels(surface: pygame.Surface) -> np.ndarray:
    return pygame.surfarray.array3d(surface).astype(np.int16)


@pytest.mark.parametrize("pitch", [26.0, 57.0])
def test_two_tiles_painted_apart_are_the_whole(small_steppe: GroundSpec, pitch: float) -> None:
    field = make_field(small_steppe)
    lines = make_lines(field)

    def painted(left: int, size: int) -> np.ndarray:
        tile = Tile(field, lines, pitch, left, 64, size)
        for _ in tile.paint():
            pass
        return tile.finished().astype(np.int16)

    whole = painted(128, 256)
    parts = np.concatenate([painted(128, 128)[:, :128], painted(256, 128)], axis=1)[:128]
    assert np.abs(whole[:128] - parts).max() <= 2


def test_the_same_picture_twice(small_steppe: GroundSpec, view: MapView, screen: pygame.Surface) -> None:
    pictures = []
    for _ in range(2):
        painter = MapPainter(small_steppe, cache=False)
        painter.finish(view)
        painter.draw(screen, view)
        pictures.append(pixels(screen))
    assert np.array_equal(*pictures)


def test_there_is_a_picture_before_any_tile_is_painted(
    small_steppe: GroundSpec, view: MapView, screen: pygame.Surface
) -> None:
    painter = MapPainter(small_steppe, cache=False)
    painter.draw(screen, view)
    first = pixels(screen)
    painter.finish(view)
    painter.draw(screen, view, grid=False, names=False)
    assert np.abs(first.mean(axis=(0, 1)) - pixels(screen).mean(axis=(0, 1))).max() < 6
    assert first.std() > 3, "relief shows"


def test_steps_paint_what_the_view_shows_first(
    small_steppe: GroundSpec, view: MapView, screen: pygame.Surface
) -> None:
    painter = MapPainter(small_steppe, cache=False)
    last = 0.0
    for _ in range(2000):
        progress = painter.step(3, view)
        assert progress >= last
        last = progress
        if not painter.busy:
            break
    assert last == 1.0
    assert not painter.busy
    view.zoom_to(26)
    assert painter.step(0, view) == 0.0
    assert painter.busy, "another zoom has tiles of its own"


def test_painting_goes_on_where_it_stopped(small_steppe: GroundSpec, view: MapView) -> None:
    painter = MapPainter(small_steppe, cache=False)
    steps = 0
    while painter.step(0.01, view) == 0.0:
        steps += 1
        assert steps < 200
    assert steps > 2, "a tile takes several short steps"


def test_night_is_darker_and_bluer(painter: MapPainter, view: MapView, screen: pygame.Surface) -> None:
    painter.finish(view)
    painter.draw(screen, view, light=DAY)
    day = pixels(screen).mean(axis=(0, 1))
    painter.draw(screen, view, light=NIGHT)
    night = pixels(screen).mean(axis=(0, 1))
    assert (night < day * 0.8).all()
    assert night[2] / night[0] > day[2] / day[0] * 1.2


def test_the_grid_is_seen_when_looked_for(painter: MapPainter, view: MapView, screen: pygame.Surface) -> None:
    painter.finish(view)
    painter.draw(screen, view, grid=False)
    without = pixels(screen)
    painter.draw(screen, view, grid=True)
    darker = (without - pixels(screen)).mean(axis=2)
    on_line = darker[darker > 8]
    assert 0.02 < on_line.size / darker.size < 0.12
    assert on_line.mean() < 80


def test_names_change_the_picture_only_where_they_stand(
    painter: MapPainter, view: MapView, screen: pygame.Surface
) -> None:
    painter.finish(view)
    lettering = painter.lettering(57.0)
    assert lettering.labels
    boxes = [label.place.inflate(-10, -12) for label in lettering.labels]
    for place, box in enumerate(boxes):
        assert box.collidelist(boxes[:place]) < 0, "two names cover each other"
    painter.draw(screen, view, names=False)
    without = pixels(screen)
    painter.draw(screen, view, names=True)
    changed = (pixels(screen) != without).any(axis=2)
    assert 0 < changed.mean() < 0.2


def test_between_zooms_a_view_of_any_pitch_is_drawn(painter: MapPainter, screen: pygame.Surface) -> None:
    view = MapView(14, 12, pygame.Rect(0, 0, 640, 480))
    view.fit()
    painter.draw(screen, view)
    painter.finish(view)
    painter.draw(screen, view)
    assert pixels(screen).std() > 10


def test_tiles_are_kept_on_disk_and_read_again(small_steppe: GroundSpec, tmp_path: Path) -> None:
    store = TileStore(small_steppe.digest(), root=tmp_path)
    image = np.arange(48 * 48 * 3, dtype=np.uint8).reshape(48, 48, 3)
    assert store.load(57.0, 0, 0, 48) is None
    store.save(57.0, 0, 0, image)
    assert np.array_equal(store.load(57.0, 0, 0, 48), image)
    next(store.folder.glob("*.tile")).write_bytes(b"damaged")
    assert store.load(57.0, 0, 0, 48) is None, "a damaged tile is painted anew"


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    in_the_way = tmp_path / "maps"
    in_the_way.write_text("a file where the folder should be")
    store = TileStore("ground", root=in_the_way)
    assert not store.usable
    store.save(57.0, 0, 0, np.zeros((4, 4, 3), np.uint8))
    assert store.load(57.0, 0, 0, 4) is None


def test_old_maps_are_forgotten(tmp_path: Path) -> None:
    for number in range(20):
        TileStore(f"ground{number}", root=tmp_path)
    assert len(list(tmp_path.iterdir())) == 12


def test_the_minimap_fits_its_box(painter: MapPainter) -> None:
    image, scale = painter.minimap(200, 100)
    assert image.get_width() <= 200
    assert image.get_height() == 100
    assert scale > 0


def test_every_overlay_draws_and_is_quiet_off_the_view(
    painter: MapPainter, view: MapView, screen: pygame.Surface
) -> None:
    overlays = Overlays()
    middle = view.layout.index("0706")
    near = view.layout.neighbours(middle)
    ghost = CounterLook("1", "mongolia", "cavalry", ghost=True)
    calls = [
        lambda at, around: overlays.reach(
            screen, view, dict.fromkeys(around, "9"), frozenset(around[:2]), at
        ),
        lambda at, around: overlays.path(screen, view, [at, around[0]], "9"),
        lambda at, around: overlays.field(screen, view, around),
        lambda at, around: overlays.threat(screen, view, dict.fromkeys(around, 2)),
        lambda at, around: overlays.sight_line(screen, view, at, around[2], False, around[2]),
        lambda at, around: overlays.pencil(screen, view, [at, around[1]], palette.PENCIL_RED, arrow=True),
        lambda at, around: overlays.selection(screen, view, at),
        lambda at, around: overlays.hover(screen, view, at),
        lambda at, around: overlays.cursor(screen, view, at),
        lambda at, around: overlays.target(screen, view, at),
        lambda at, around: overlays.flash(screen, view, at, 0.5),
        lambda at, around: overlays.objective(screen, view, at, "japan", "10"),
        lambda at, around: overlays.ghost(screen, view, at, ghost, "seen 09:00"),
    ]
    for call in calls:
        screen.fill(palette.PAPER)
        before = pixels(screen)
        call(middle, near)
        assert (pixels(screen) != before).any()
    view.zoom_to(104)
    view.centre_on(view.layout.index("1412"))
    far = view.layout.index("0101")
    for call in calls:
        screen.fill(palette.PAPER)
        before = pixels(screen)
        call(far, view.layout.neighbours(far) * 2)
        assert (pixels(screen) == before).all()


def test_fog_dims_only_what_nobody_sees(view: MapView, screen: pygame.Surface) -> None:
    seen = view.layout.index("0706")
    screen.fill(palette.PAPER)
    Overlays().fog(screen, view, frozenset({seen}))
    x, y = view.centre(seen)
    assert screen.get_at((x, y))[:3] == palette.PAPER
    x, y = view.centre(view.layout.neighbour(seen, 0))
    fogged = screen.get_at((x, y))[:3]
    assert fogged != palette.PAPER
    assert palette.contrast(fogged, palette.PAPER) < 1.5, "very subtle"


def test_a_reach_layer_is_drawn_once_for_one_question(view: MapView, screen: pygame.Surface) -> None:
    overlays = Overlays()
    left = {view.layout.index("0706"): "5", view.layout.index("0707"): "2"}
    overlays.reach(screen, view, left)
    layer = overlays._layers["reach"].image
    view.scroll_by(3, 4)
    overlays.reach(screen, view, dict(left))
    assert overlays._layers["reach"].image is layer
    overlays.reach(screen, view, {**left, 0: "1"})
    assert overlays._layers["reach"].image is not layer
