"""Smooth lines near given points."""

import numpy as np


def curve(points: np.ndarray, fixed: np.ndarray, steps: int = 8) -> np.ndarray:
    """A smooth line near its points; it passes through the first, the last and the fixed ones."""
    knots: list[np.ndarray] = []
    last = len(points) - 1
    for place, point in enumerate(points):
        knots.extend([point] * (3 if fixed[place] or place in (0, last) else 1))
    ends = np.array(knots, np.float64)
    share = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        out.append(
            ((1 - share) ** 3 * a + (3 * share**3 - 6 * share**2 + 4) * b) / 6
            + ((-3 * share**3 + 3 * share**2 + 3 * share + 1) * c + share**3 * d) / 6
        )
    line = np.concatenate([*out, ends[-1:]])
    moved = np.concatenate([[True], np.hypot(*np.diff(line, axis=0).T) > 1e-6])
    out_line: np.ndarray = line[moved].astype(np.float32)
    return out_line
