"""Specimens of counters: every branch, every state, for pictures and for tests of them."""

import pygame

from borderwar.ui.appearance import wear
from borderwar.ui.counters.card import put_counter
from borderwar.ui.counters.look import STATES, CounterLook
from borderwar.ui.counters.pictures import PICTURES
from borderwar.ui.palette import NATIONS


def draw_branches(surface: pygame.Surface, first: tuple[int, int], step: tuple[int, int], side: int) -> None:
    """A row of all branches as symbols, and one as pictures below it; the nations take turns."""
    nations = list(NATIONS)
    for row, style in enumerate(("symbols", "pictures")):
        wear("standard", style)
        for column, branch in enumerate(PICTURES):
            look = CounterLook("3/II", nations[column % 4], branch, "battalion", 3, 4, "24", "5")
            put_counter(surface, look, (first[0] + step[0] * column, first[1] + step[1] * row), side)
    wear("standard", "symbols")


def draw_states(surface: pygame.Surface, nation: str, first: tuple[int, int], step: int, side: int) -> None:
    """A row of a nation's company in every state, alone and in stacks."""
    for column, state in enumerate(STATES):
        look = CounterLook("3/II", nation, "infantry", "company", 2, 4, "24", "5", frozenset({state}))
        put_counter(surface, look, (first[0] + step * column, first[1]), side, stack=1 + column % 3)
