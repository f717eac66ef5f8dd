"""Reading the map on the play screen: hover, picking, zoom, panning, minimap, toggles."""

import random
from pathlib import Path

import numpy as np
import pygame
import pytest
from hands import Hands, open_app, play_screen

from borderwar.rules.movement import entry_seconds
from borderwar.ui import bindings
from borderwar.ui.app import App
from borderwar.ui.map import NOWHERE
from borderwar.ui.map.view import ZOOMS
from borderwar.ui.palette import nation_look
from borderwar.ui.settings import Settings, load_settings


@pytest.fixture
def hands() -> Hands:
    return Hands(open_app(play_screen(0)))


def point_at(hands: Hands, number: str) -> tuple[int, int]:
    """Put the mouse on a hex, in the middle of the clear map."""
    place = hands.play.situation.layout.index(number)
    hands.play.runner.centre(place)
    hands.app.step(16)
    at = hands.play.runner.stage.camera.centre(place)
    hands.move(at)
    return at


@pytest.mark.checklist("A1")
def test_pointing_at_a_hex_tells_number_terrain_height_and_cost(hands: Hands):
    situation = hands.play.situation
    ground = situation.ground
    unit = next(
        unit
        for unit in situation.view.units
        if unit.side == 0 and unit.hex >= 0 and len(situation.findings.units_at(unit.hex)) == 1
    )
    hands.play.runner.deeds.select(unit.row, True)
    letters: dict[str, str] = {}
    for row, line in enumerate(ground.terrain):
        for column, letter in enumerate(line):
            letters.setdefault(letter, f"{column + 1:02d}{row + 1:02d}")
    kinds = {terrain.letter: terrain for terrain in situation.scenario.catalogue.terrains.values()}
    assert len(letters) >= 7
    for letter, number in letters.items():
        point_at(hands, number)
        model = hands.play.panes["ground"].shown_model
        words = " ".join(text for text, _ in model.lines).lower()
        row, column = int(number[2:]) - 1, int(number[:2]) - 1
        assert number in model.title
        assert kinds[letter].names.english.lower() in words
        assert f"{ground.heights[row][column]} m" in words


@pytest.mark.checklist("A1")
def test_the_cost_told_of_the_next_hex_is_the_rules_own(hands: Hands):
    situation = hands.play.situation
    own = [unit for unit in situation.view.units if unit.side == 0 and unit.hex >= 0 and not unit.aircraft]
    unit = next(unit for unit in own if situation.findings.reach(unit.row))
    hands.play.runner.deeds.select(unit.row, True)
    here = unit.hex
    game = hands.play.runner.game
    told = 0
    for direction in range(6):
        there = situation.layout.neighbour(here, direction)
        if there == NOWHERE or situation.findings.units_at(there):
            continue
        seconds = int(entry_seconds(game.setup.world, game.state.board, unit.row, here, direction))
        if seconds <= 0:
            continue
        point_at(hands, situation.number(there))
        words = " ".join(text for text, _ in hands.play.panes["ground"].shown_model.lines)
        minutes = seconds / 60
        assert any(f"{round(minutes + shift)} min" in words for shift in (-0.5, 0, 0.5)), (words, minutes)
        told += 1
    assert told >= 3


@pytest.mark.checklist("A2")
@pytest.mark.parametrize("pitch", [ZOOMS[0], 26, 57, ZOOMS[-1]])
def test_the_hex_under_the_cursor_is_the_nearest_at_every_zoom_and_scroll(hands: Hands, pitch: float):
    camera = hands.play.runner.stage.camera
    camera.zoom_to(pitch)
    chance = random.Random(1939)
    port = camera.viewport
    middles = np.array([camera.layout.centre(here) for here in range(camera.layout.count)])
    for corner in ((-1e6, -1e6), (1e6, -1e6), (-1e6, 1e6), (1e6, 1e6), (0, 0)):
        camera.scroll_by(*corner)
        for _ in range(500):
            at = chance.randrange(port.left, port.right), chance.randrange(port.top, port.bottom)
            x, y = at[0] - camera.origin[0], at[1] - camera.origin[1]
            away = np.hypot(middles[:, 0] - x, middles[:, 1] - y)
            found = camera.hex_at(at)
            if found == NOWHERE:
                assert away.min() > pitch / 2 - 1
            else:
                assert away[found] <= away.min() + 1e-6


@pytest.mark.checklist("A3")
def test_the_wheel_keeps_the_point_under_the_cursor(hands: Hands):
    camera = hands.play.runner.stage.camera
    at = hands.play.runner.clear.center[0] + 130, hands.play.runner.clear.center[1] - 70
    levels = set()
    for turn in (1, 1, -1, -1, -1, 1):
        x, y = (part / camera.pitch for part in camera.to_map(at))
        wheel = pygame.Event(pygame.MOUSEWHEEL, x=0, y=turn, pos=at, flipped=False, which=0)
        hands.app.step(16, [wheel])
        levels.add(camera.pitch)
        new_x, new_y = camera.to_map(at)
        assert abs(new_x - x * camera.pitch) < 2
        assert abs(new_y - y * camera.pitch) < 2
    assert len(levels) >= 3
    assert len(ZOOMS) >= 4


@pytest.mark.checklist("A3")
def test_keys_zoom_about_the_middle_and_one_key_fits_the_map(hands: Hands):
    camera, clear = hands.play.runner.stage.camera, hands.play.runner.clear
    before = camera.pitch
    x, y = (part / before for part in camera.to_map(clear.center))
    hands.key(pygame.K_MINUS, 0, "-")
    assert camera.pitch < before
    new_x, new_y = camera.to_map(clear.center)
    assert abs(new_x - x * camera.pitch) < 2
    assert abs(new_y - y * camera.pitch) < 2
    hands.key(pygame.K_0, 0, "0")
    first, last = camera.centre(0), camera.centre(camera.layout.count - 1)
    assert clear.collidepoint(first)
    assert clear.collidepoint(last)


@pytest.mark.checklist("A4")
def test_the_map_is_dragged_and_moved_by_keys_and_stops_at_its_corners(hands: Hands):
    camera, clear = hands.play.runner.stage.camera, hands.play.runner.clear
    camera.zoom_to(57)
    hands.play.runner.centre(camera.layout.index("2216"))
    start = camera.scroll
    at = clear.center
    hands.app.step(16, [pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)])
    moved = pygame.Event(pygame.MOUSEMOTION, pos=(at[0] + 50, at[1] + 30), rel=(50, 30), buttons=(1, 0, 0))
    hands.app.step(16, [moved])
    hands.app.step(16, [pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=(at[0] + 50, at[1] + 30))])
    assert (round(start[0] - camera.scroll[0]), round(start[1] - camera.scroll[1])) == (50, 30)

    for key, axis, sign in (
        (pygame.K_d, 0, 1),
        (pygame.K_a, 0, -1),
        (pygame.K_s, 1, 1),
        (pygame.K_w, 1, -1),
    ):
        before = camera.scroll
        hands.key(key, pygame.KMOD_SHIFT, "")
        assert (camera.scroll[axis] - before[axis]) * sign > 0

    for corner in ((-1e6, -1e6), (1e6, -1e6), (-1e6, 1e6), (1e6, 1e6)):
        camera.scroll_by(*corner)
        sheet = pygame.Rect(camera.origin, camera.layout.size)
        seen = sheet.clip(camera.viewport)
        assert seen.width > camera.viewport.width * 0.5
        assert seen.height > camera.viewport.height * 0.5


def minimap_pixel(hands: Hands, place: int) -> tuple[int, ...]:
    """The colour of a hex on the minimap."""
    control = hands.play.control("minimap.area")
    assert control is not None
    layout = hands.play.situation.layout
    x, y = layout.centre(place)
    wide, high = layout.size
    at = (
        round(control.place.left + x / wide * control.place.width),
        round(control.place.top + y / high * control.place.height),
    )
    return tuple(hands.app.window.get_at(at))[:3]


@pytest.mark.checklist("A5")
def test_the_minimap_shows_both_sides_as_known_and_moves_the_view():
    hands = Hands(open_app(play_screen(0), (1920, 1080)))
    situation = hands.play.situation
    seen = {unit.hex for unit in situation.view.units if unit.hex >= 0}
    for unit in [unit for unit in situation.view.units if unit.hex >= 0][:6]:
        assert minimap_pixel(hands, unit.hex) == nation_look(unit.nation).body
    truth = hands.play.runner.game.view(None)
    hidden = [unit for unit in truth.units if unit.hex >= 0 and unit.hex not in seen and unit.side == 1]
    assert hidden, "there are enemies nobody sees"
    for unit in hidden:
        assert minimap_pixel(hands, unit.hex) != nation_look(unit.nation).body

    camera = hands.play.runner.stage.camera
    before = camera.scroll
    control = hands.play.control("minimap.area")
    assert control is not None
    hands.button((control.place.left + 20, control.place.bottom - 20))
    assert camera.scroll != before


@pytest.mark.checklist("A6")
@pytest.mark.parametrize("toggle", ["grid", "numbers", "names", "lift"])
def test_a_toggle_has_a_key_changes_the_map_and_is_kept(
    toggle: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("borderwar.ui.settings.settings_file", lambda: tmp_path / "settings.json")
    hands = Hands(open_app(play_screen(0)))
    field = {"lift": "lifted"}.get(toggle, toggle)
    part = hands.play.runner.clear.inflate(-160, -160)

    def picture() -> np.ndarray:
        for _ in range(2000):
            if not hands.play.runner.stage.busy:
                break
            hands.app.step(16)
        hands.app.step(16)
        return pygame.surfarray.array3d(hands.app.window.subsurface(part)).astype(int)

    assert bindings.key_of(toggle)
    before, was = picture(), getattr(Settings(), field)
    hands.play.on_action(toggle)
    hands.app.step(16)
    assert np.abs(picture() - before).max() > 20
    assert getattr(load_settings(tmp_path / "settings.json"), field) is not was

    again = play_screen(0, **{field: not was})
    assert getattr(again.situation.desk, field) is not was, "and holds in the next session"


def test_lifted_counters_are_told_of_at_the_start():
    app = App(play_screen(0, lifted=True), Settings(speed=3, lifted=True), (1366, 768), remember=False)
    app.step(16)
    message = app.screen.situation.desk.message  # type: ignore[attr-defined]
    assert "lifted" in message.text
    assert bindings.key_of("lift") in message.text
