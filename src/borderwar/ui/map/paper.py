"""The paper's own grain."""

from functools import lru_cache

import numpy as np

from borderwar.ui.map.noise import Field, blur, chances

GRAIN = 512
"""The grain repeats after so many pixels, which must divide the size of a tile."""


@lru_cache(maxsize=1)
def paper_grain() -> Field:
    """Specks, crossed fibres and slow blotches, in levels of 255: float32 (GRAIN, GRAIN)."""
    rows, columns = np.arange(GRAIN)[:, None], np.arange(GRAIN)[None, :]

    def speckle(seed: int) -> Field:
        out: Field = (chances(rows, columns, seed) - 0.5) * np.float32(3.46)
        return out

    specks = blur(speckle(1), 0.7, wrapped=True) * 2.2
    level = blur(speckle(2), 0.6, wrapped=True, sideways=5.0) * 2.6
    upright = blur(speckle(3), 5.0, wrapped=True, sideways=0.6) * 2.6
    blotches = blur(speckle(4), 24.0, wrapped=True) * 70
    out: Field = (specks + level + upright + blotches).astype(np.float32)
    return out
