"""A view brought up to date after an order is the view made afresh, cell for cell."""

import random

import pytest
import random_games

from borderwar.model import orders as o
from borderwar.rules.view import believe, believe_anew, is_quiet


def parts_that_differ(kept, fresh):
    """Names of the columns in which two states are not the same."""
    names = []
    for table in (
        "clock",
        "sides",
        "objectives",
        "units",
        "hexes",
        "works",
        "formations",
        "happenings",
        "bridges",
    ):
        for column in getattr(kept, table)._fields:
            if (getattr(getattr(kept, table), column) != getattr(getattr(fresh, table), column)).any():
                names.append(f"{table}.{column}")
    return names


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_view_kept_up_is_the_view_made_afresh(seed):
    game, dice = random_games.skirmish(seed, luck=seed % 3 > 0), random.Random(seed)
    kept, fresh = game.state.twin(), game.state.twin()
    side, unit = -1, -1
    quiet = 0
    while not game.over:
        row = random_games.random_row(game, dice)
        if dice.random() < 0.05:
            row = [o.END] + [0] * (o.ORDER_WIDTH - 1)
        elif dice.random() < 0.3:
            row[o.KIND] = dice.choice((o.MOVE, o.STANCE, o.DIG, o.MOUNT, o.DISMOUNT))
        if int(game.state.clock.side[0]) != side:
            unit = -1
        side = int(game.state.clock.side[0])
        if unit >= 0 and is_quiet(game.world, game.board, side, kept.board, unit):
            quiet += 1
        believe_anew(game.world, game.board, side, kept.board, unit)
        believe(game.world, game.board, side, fresh.board)
        assert not parts_that_differ(kept, fresh)
        assert (kept.buffer == fresh.buffer).all()
        if random_games.submit(game, row) == 0:
            unit = row[o.UNIT] if row[o.KIND] != o.END else -1
    assert quiet > 20, "most orders change one unit alone"
