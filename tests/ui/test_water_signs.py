"""Rivers along hexsides, and what leads over them."""

import pygame

from borderwar.session.waters import CrossingView, HexsideView
from borderwar.ui.map.layout import HexLayout
from borderwar.ui.map.water_signs import _chains, _edge, draw_crossings, draw_hexsides

LAYOUT = HexLayout(8, 8, 57)


def test_hexsides_that_meet_become_one_line():
    layout = LAYOUT
    sides = [(layout.index("0303"), layout.index(other)) for other in ("0302", "0402", "0403", "0304")]
    edges = [_edge(layout, near, far)[:2] for near, far in sides]

    chains = _chains(edges)
    assert [len(chain) for chain in chains] == [5], "four sides, five corners"


def test_every_kind_of_line_and_crossing_is_drawn():
    image = pygame.Surface(LAYOUT.size, pygame.SRCALPHA)
    for look in ("river", "stream", "gully", "cliff"):
        image.fill((0, 0, 0, 0))
        draw_hexsides(image, LAYOUT, (0, 0), [HexsideView(20, 21, look, look, 20)])
        assert image.get_bounding_rect().width > 0, look
    for kind, state in (("ford", "whole"), ("bridge", "whole"), ("pontoon", "damaged"), ("ferry", "down")):
        image.fill((0, 0, 0, 0))
        draw_crossings(image, LAYOUT, (0, 0), [CrossingView(20, 21, kind, "", state=state, charges=1000)])
        assert image.get_bounding_rect().width > 0, kind
