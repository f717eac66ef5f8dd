"""On a symmetric board who moves first has an edge and no more, whether he comes from west or east."""

from math import hypot

import pytest
from first_mover import LEADS, Series, series

from borderwar.ground.kernel import COMPILED

GAMES = 150

pytestmark = pytest.mark.skipif(not COMPILED, reason="hundreds of whole games take compiled rules")


@pytest.fixture(scope="module")
def both_ways() -> tuple[Series, Series]:
    """Games with the west moving first, and with the east."""
    return series(True, GAMES), series(False, GAMES)


@pytest.mark.parametrize("measure", range(len(LEADS)), ids=LEADS)
def test_west_and_east_are_alike(both_ways, measure):
    west, east = both_ways
    apart = west.mean(measure) - east.mean(measure)
    assert abs(apart) < 3.5 * hypot(west.error(measure), east.error(measure))


def test_to_move_first_wins_neither_always_nor_never(both_ways):
    west, east = both_ways
    assert 0.40 < (west.won() + east.won()) / 2 < 0.75, "two games in three"
