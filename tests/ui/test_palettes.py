"""Colours: contrasts computed from the palettes, and what eyes that see fewer colours see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from hands import Hands, open_app, play_screen
from vision import EYES, apart, seen

from borderwar.ui import palette
from borderwar.ui.counters import CounterLook, put_counter
from borderwar.ui.map.terrain_look import FLAT_COLOURS

GROUNDS = ("PAPER", "PAPER_LOW", "PAPER_HIGH", "SNOW_LOW", "SNOW_HIGH")
PANELS = ("WINDOW", "BAR", "PANEL", "RAISED", "SELECTED_ROW")
ON_PANELS = ("TEXT", "TEXT_2", "TEXT_3", "ACCENT", "BAD", "GOOD")
ON_PAPER = ("INK", "INK_2", "INK_3", "ATTACK_TEXT", "DEFENCE_TEXT", "AMBER_TEXT", "INDEX")
LINES = ("AMBER_LINE", "INK", "PENCIL_RED", "PENCIL_BLUE")
CAMPS = (("japan", "manchukuo"), ("ussr", "mongolia"))
OWN_EYES = {"protan": "protan", "deutan": "deutan", "tritan": "tritan"}

AT_A_GLANCE = 28.0
"""Colours this far apart are told apart at a glance."""

GREY_APART = 9.0
"""What is left of that without any colour; the cut of the card and its mark do the rest."""


@pytest.fixture(autouse=True)
def usual_colours() -> Iterator[None]:
    """Every test begins and ends in the usual palette."""
    palette.use("standard")
    yield
    palette.use("standard")


def grounds() -> dict[str, palette.Colour]:
    """Every colour that ground can have, by name."""
    out = {name: getattr(palette, name) for name in GROUNDS} | FLAT_COLOURS
    return out | {f"height {step}": colour for step, colour in enumerate(palette.HYPSOMETRIC)}


@pytest.mark.checklist("I6")
@pytest.mark.parametrize("name", palette.PALETTES)
def test_text_has_a_contrast_of_four_and_a_half(name: str):
    palette.use(name)
    pairs = [(ink, on) for ink in ON_PANELS for on in PANELS]
    pairs += [(ink, on) for ink in ON_PAPER for on in ("PAPER", "CARD")]
    pairs += [("ON_ACCENT", "ACCENT"), ("WATER_TEXT", "WATER"), ("WATER_TEXT", "PAPER")]
    weak = {
        (ink, on): round(palette.contrast(getattr(palette, ink), getattr(palette, on)), 2)
        for ink, on in pairs
        if palette.contrast(getattr(palette, ink), getattr(palette, on)) < 4.5
    }
    assert not weak


@pytest.mark.checklist("I6")
@pytest.mark.parametrize("name", palette.PALETTES)
def test_lines_on_the_map_have_a_contrast_of_three_on_every_ground(name: str):
    palette.use(name)
    weak = {
        (line, ground): round(palette.contrast(getattr(palette, line), colour), 2)
        for line in LINES
        for ground, colour in grounds().items()
        if palette.contrast(getattr(palette, line), colour) < 3
    }
    assert not weak


@pytest.mark.parametrize("name", palette.PALETTES)
def test_the_letters_of_a_card_have_a_contrast_of_four_and_a_half(name: str):
    palette.use(name)
    for nation in palette.NATIONS:
        look = palette.nation_look(nation)
        assert palette.contrast(look.ink, look.body) >= 4.5, nation


@pytest.mark.checklist("I5")
@pytest.mark.parametrize(
    ("name", "eye"),
    [("standard", "all colours"), ("contrast", "all colours"), *OWN_EYES.items()],
)
def test_sides_and_good_and_bad_are_told_apart_at_a_glance(name: str, eye: str):
    palette.use(name)
    for one in CAMPS[0]:
        for other in CAMPS[1]:
            bodies = palette.nation_look(one).body, palette.nation_look(other).body
            assert apart(*bodies, eye) >= AT_A_GLANCE, (one, other)
            assert apart(*bodies, "grey") >= GREY_APART, (one, other)
    assert apart(palette.PENCIL_RED, palette.PENCIL_BLUE, eye) >= AT_A_GLANCE
    assert apart(palette.BAD, palette.GOOD, eye) >= AT_A_GLANCE


@pytest.mark.checklist("I5")
def test_the_palettes_help_the_eyes_they_are_for():
    for name, eye in OWN_EYES.items():
        palette.use("standard")
        usual = apart(palette.BAD, palette.GOOD, eye)
        palette.use(name)
        better = apart(palette.BAD, palette.GOOD, eye)
        assert better > (usual if eye != "tritan" else AT_A_GLANCE), eye


@pytest.mark.checklist("I5")
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", palette.PALETTES)
def test_cards_stand_out_from_every_ground_for_every_eye(name: str, eye: str):
    """Frames of cards on each ground, as the eye sees them: the rim is darker than the ground round it."""
    palette.use(name)
    for ground, colour in grounds().items():
        for nation in palette.NATIONS:
            frame = pygame.Surface((80, 80))
            frame.fill(colour)
            put_counter(frame, CounterLook("1", nation, "infantry", strength="9"), (40, 40), 46)
            picture = seen(pygame.surfarray.array3d(frame), eye)
            rim = picture[17:20, 32:48].mean(axis=1).min(axis=0)  # the left edge of the card
            around = picture[2:6, 2:6].mean(axis=(0, 1))
            light, dark = (palette.luminance(tuple(part)) + 0.05 for part in (around, rim))
            assert light / dark >= 1.6, (ground, nation)


def test_camps_differ_by_the_cut_of_their_cards_too():
    cuts = [{palette.nation_look(nation).cut for nation in camp} for camp in CAMPS]
    assert cuts == [{"rounded"}, {"cut"}]
    marks = {palette.nation_look(nation).mark for camp in CAMPS for nation in camp}
    assert len(marks) == 4, "and nations by their marks"


@pytest.mark.checklist("I5")
def test_a_palette_is_a_setting_that_changes_everything_at_once():
    hands = Hands(open_app(play_screen(0)))
    window = hands.app.window
    before = pygame.surfarray.array3d(window).astype(int)
    hands.app.settings.palette = "contrast"
    hands.app.step(16)
    assert palette.in_use() == "contrast"
    after = pygame.surfarray.array3d(window).astype(int)
    top_bar = (slice(400, 700), slice(0, 50))
    assert np.abs(before[top_bar] - after[top_bar]).mean() > 10, "panels"
    hands.app.settings.palette = "standard"
    hands.app.step(16)
    again = pygame.surfarray.array3d(window).astype(int)
    assert np.array_equal(again[top_bar], before[top_bar])


def test_a_palette_that_there_is_not_is_the_usual_one():
    palette.use("protan")
    palette.use("sepia")
    assert palette.in_use() == "standard"


def test_colours_that_palettes_change_are_read_when_they_are_drawn():
    """A name imported from the palette keeps the colour it had at the start."""
    changed = {name for one in palette.PALETTES.values() for name in one.colours}
    wrong = []
    for source in Path(palette.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "borderwar.ui.palette":
                wrong += [f"{source.name}: {alias.name}" for alias in node.names if alias.name in changed]
    assert not wrong
