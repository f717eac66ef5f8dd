"""Frames against the files in golden/: `python tests/ui/frames.py` makes them again."""

import numpy as np
import pygame
import pytest
from frames import GOLDEN, MAPS, WIDE, difference, drawn, few_colours, path_of, reduced, screens
from PIL import Image

KEPT_SCREENS = sorted(path.stem for path in GOLDEN.glob("*.png") if path.stem not in MAPS)
MOST = 1_500_000


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_the_one_that_was_kept(name: str):
    found = difference(reduced(drawn(MAPS[name])), Image.open(path_of(name)))
    assert found.small, f"{name} changed: {found}; look at it, then make the frames again"


def test_the_screens_are_those_that_were_kept():
    changed = {}
    for name in KEPT_SCREENS:
        found = difference(reduced(drawn(screens()[name])), Image.open(path_of(name)))
        if not found.small:
            changed[name] = found
    assert not changed, "look at them, then make the frames again"


def test_the_kept_frames_are_small():
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) < MOST


def picture() -> pygame.Surface:
    """A panel with a box and a word in it."""
    pygame.font.init()
    surface = pygame.Surface((1200, 750))
    surface.fill((42, 46, 37))
    pygame.draw.rect(surface, (239, 233, 218), (300, 200, 240, 160))
    surface.blit(pygame.font.Font(None, 40).render("Tauran", True, (239, 233, 218)), (700, 300))
    return surface


def test_the_comparison_lets_letters_be_drawn_a_little_differently():
    shaken = picture()
    shaken.fill((42, 46, 37), (690, 290, 200, 60))
    shaken.blit(pygame.font.Font(None, 40).render("Tauran", True, (239, 233, 218)), (701, 300))
    assert difference(reduced(picture()), reduced(shaken)).small


@pytest.mark.parametrize("move", [(12, 0), (0, 9)])
def test_the_comparison_sees_a_box_that_moved(move: tuple[int, int]):
    moved = picture()
    moved.fill((42, 46, 37), (290, 190, 300, 200))
    pygame.draw.rect(moved, (239, 233, 218), pygame.Rect(300, 200, 240, 160).move(move))
    assert not difference(reduced(picture()), reduced(moved)).small


def test_the_comparison_sees_a_colour_that_changed():
    other = picture()
    pygame.draw.rect(other, (200, 220, 218), (300, 200, 240, 160))
    assert not difference(reduced(picture()), reduced(other)).small


def test_keeping_a_frame_changes_it_little():
    rough = pygame.surfarray.make_surface(
        np.random.default_rng(1).integers(150, 220, (WIDE, 250, 3), dtype=np.uint8)
    )
    small = reduced(rough)
    assert difference(small, few_colours(small)).mean < 20
    assert difference(small, small).mean == 0
