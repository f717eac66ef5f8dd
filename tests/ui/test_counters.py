"""Counters: every nation, state and branch can be told apart without colour."""

from itertools import combinations

import numpy as np
import pygame
import pytest

from borderwar.model.catalogue import BRANCHES, ECHELONS
from borderwar.ui import palette
from borderwar.ui.counters import (
    STATES,
    CounterLook,
    branch_symbol,
    counter_side,
    draw_counter,
    nation_mark,
    put_counter,
)
from borderwar.ui.counters.look import ECHELON_MARKS

NATIONS = ("japan", "manchukuo", "ussr", "mongolia")


def grey(look: CounterLook, side: int) -> np.ndarray:
    """A card on paper, as a printed page in grey shows it."""
    pygame.font.init()
    card = draw_counter(look, side)
    surface = pygame.Surface(card.get_size())
    surface.fill(palette.PAPER)
    surface.blit(card, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return pygame.surfarray.array3d(surface) @ np.array([0.2126, 0.7152, 0.0722])


def differ(first: np.ndarray, second: np.ndarray) -> float:
    """Share of pixels that differ plainly."""
    return float((np.abs(first - second) > 40).mean())


def look(nation: str = "japan", branch: str = "infantry", states: tuple[str, ...] = ()) -> CounterLook:
    return CounterLook("I/7", nation, branch, "platoon", 3, 4, "24", "5", frozenset(states))


@pytest.mark.parametrize("side", [84, 46])
@pytest.mark.parametrize("nation", NATIONS)
def test_states_are_told_by_shape(nation: str, side: int) -> None:
    pictures = {state: grey(look(nation, states=(state,)), side) for state in STATES}
    pictures["fresh"] = grey(look(nation), side)
    for first, second in combinations(pictures, 2):
        assert differ(pictures[first], pictures[second]) > 0.002, f"{first} looks like {second}"


@pytest.mark.parametrize("nation", NATIONS)
def test_the_main_states_are_told_by_shape_on_small_cards(nation: str) -> None:
    main = ("suppressed", "broken", "out-of-supply", "low-ammunition", "dug-in", "moved")
    pictures = {state: grey(look(nation, states=(state,)), 26) for state in main}
    pictures["fresh"] = grey(look(nation), 26)
    for first, second in combinations(pictures, 2):
        assert differ(pictures[first], pictures[second]) > 0.004, f"{first} looks like {second}"


@pytest.mark.parametrize("side", [84, 46])
def test_nations_are_told_without_colour(side: int) -> None:
    for first, second in combinations((*NATIONS, "anywhere-else"), 2):
        assert differ(grey(look(first), side), grey(look(second), side)) > 0.002, f"{first} and {second}"


def test_branches_are_told_apart() -> None:
    pictures = {branch: grey(look(branch=branch), 46) for branch in BRANCHES}
    for first, second in combinations(BRANCHES, 2):
        assert differ(pictures[first], pictures[second]) > 0.001, f"{first} looks like {second}"


def test_every_branch_has_a_sign_and_every_echelon_its_marks() -> None:
    for branch in BRANCHES:
        assert pygame.surfarray.array_alpha(branch_symbol(branch, 36)).any(), f"no sign for {branch}"
    assert set(ECHELONS) <= set(ECHELON_MARKS)


def test_strength_steps_show() -> None:
    full = CounterLook(nation="ussr", steps=4)
    half = CounterLook(nation="ussr", steps=2)
    assert differ(grey(full, 46), grey(half, 46)) > 0.001
    assert differ(grey(full, 26), grey(half, 26)) > 0.001


def test_a_ghost_has_no_body_and_no_shadow() -> None:
    pygame.font.init()
    card = draw_counter(CounterLook("I/7", "japan", ghost=True), 46)
    alpha = pygame.surfarray.array_alpha(card)
    assert alpha[card.get_width() // 2, -8:].max() == 0
    assert differ(grey(CounterLook("I/7", "japan", ghost=True), 46), grey(look(), 46)) > 0.2


def test_small_cards_show_the_strength_alone_and_the_smallest_are_dots() -> None:
    assert counter_side(104) == 84
    assert counter_side(57) == 46
    assert counter_side(32) == 26
    assert counter_side(14) == 0
    unnamed = CounterLook(nation="ussr", strength="8")
    named = CounterLook("III/11", "ussr", "tank", strength="8")
    assert np.array_equal(grey(unnamed, 15), grey(named, 15))


def test_cards_are_remembered_and_a_stack_shows_its_number() -> None:
    pygame.font.init()
    assert draw_counter(look(), 46) is draw_counter(look(), 46)
    one, three = pygame.Surface((120, 120)), pygame.Surface((120, 120))
    place = put_counter(one, look(), (60, 60), 46)
    assert place.size == (46, 46)
    put_counter(three, look(), (60, 60), 46, stack=3)
    assert (pygame.surfarray.array3d(one) != pygame.surfarray.array3d(three)).any()


def test_a_nation_mark_is_its_card_in_small() -> None:
    for nation in NATIONS:
        mark = nation_mark(nation, 24)
        body = palette.nation_look(nation).body
        assert mark.get_size() == (24, 24)
        assert max(abs(a - b) for a, b in zip(mark.get_at((3, 19))[:3], body, strict=True)) < 30


@pytest.mark.parametrize("nation", NATIONS)
def test_ink_reads_on_its_card(nation: str) -> None:
    colours = palette.nation_look(nation)
    assert palette.contrast(colours.ink, colours.body) >= 4.5
    assert palette.contrast(colours.edge, palette.PAPER) >= 3


def test_palette_keeps_its_contrasts() -> None:
    for ink in (palette.INK, palette.INK_2, palette.AMBER_TEXT, palette.PENCIL_BLUE):
        assert palette.contrast(ink, palette.PAPER) >= 4.5
    for ink in (palette.TEXT, palette.TEXT_2, palette.TEXT_3, palette.ACCENT, palette.BAD, palette.GOOD):
        assert palette.contrast(ink, palette.PANEL) >= 4.5
    assert palette.contrast(palette.ON_ACCENT, palette.ACCENT) >= 4.5
