"""Where the parts of the play screen stand, in logical units."""

from dataclasses import dataclass

from borderwar.ui.kit.pen import Box

DRAWER = 248.0
WIDE_DRAWER = 284.0


@dataclass(frozen=True)
class PlayLayout:
    """The boxes of the play screen at one window size."""

    boxes: dict[str, Box]
    map: Box  # the whole map area, under the drawer too
    clear: Box  # the part of it that no standing panel covers


SMALL_MAP = 192.0, 144.0
"""The most that the small map takes where it lies on the large one."""


def play_layout(
    width: float, height: float, drawer: bool, log: bool, orders: bool, shape: float = 4 / 3
) -> PlayLayout:
    """Stand the panels.  The map takes what is left; below 720 lines all bars are thinner.

    `shape` is the map's width over its height.
    """
    low = height < 720
    top = 52.0 if low else 60.0
    bottom = 84.0 if low else 104.0
    right = 376.0 if width >= 1360 else 330.0 if width >= 1100 else 300.0
    middle = height - top - bottom
    x = width - right
    strip = min(560.0, width * 0.3)
    boxes: dict[str, Box] = {
        "top": (0, 0, width, top),
        "log": (0, height - bottom, strip, bottom),
        "timeline": (strip, height - bottom, width - strip, bottom),
    }
    order_high = 182.0 if orders else 0.0
    ground_high = 112.0 if low else 138.0 if height < 1000 else 158.0 if height < 1300 else 196.0
    small = min(236.0, middle - order_high - ground_high - (440 if not low else 150))
    y = top + middle
    if small >= 90:
        y -= small
        boxes["minimap"] = (x, y, right, small)
    else:  # no room beside the map: a small one on it, at the upper right
        wide = min(SMALL_MAP[0], SMALL_MAP[1] * shape)
        boxes["minimap"] = (x - wide - 12, top, wide + 12, wide / shape + 12)
    y -= ground_high
    boxes["ground"] = (x, y, right, ground_high)
    if orders:
        y -= order_high
        boxes["orders"] = (x, y, right, order_high)
    boxes["inspector"] = (x, top, right, y - top)
    left = 0.0
    if drawer and not (log and width < 1500):
        left = WIDE_DRAWER if width >= 1600 else DRAWER
        boxes["drawer"] = (0, top, left, middle)
    if log:
        page = min(480.0, x - left)
        boxes["log-panel"] = (left, top, page, middle)
        left += page
    return PlayLayout(boxes, (0, top, x, middle), (left, top, x - left, middle))


def card_box(
    size: tuple[float, float], clear: Box, keep: list[Box], near: tuple[float, float]
) -> tuple[Box, bool]:
    """Where a card of a size stands in the clear part, over none of the places to keep free.

    The free place nearest to a point wins; the flag says whether there was one.
    """
    left, top, wide, high = clear
    margin = 8.0
    width, height = min(size[0], wide - 2 * margin), min(size[1], high - 2 * margin)
    best: tuple[float, Box] | None = None
    rights, bottoms = left + wide - margin - width, top + high - margin - height
    xs = {left + margin, rights, near[0] + 100, near[0] - 100 - width}
    ys = {top + margin, bottoms, near[1] - height / 2, near[1] + 80, near[1] - 80 - height}
    for x in sorted(xs):
        for y in sorted(ys):
            x, y = min(max(x, left + margin), rights), min(max(y, top + margin), bottoms)
            box = (x, y, width, height)
            if any(cross(box, other) for other in keep):
                continue
            away = abs(x + width / 2 - near[0]) + abs(y + height / 2 - near[1])
            if best is None or away < best[0]:
                best = (away, box)
    if best is None:
        return (rights, top + margin, width, height), False
    return best[1], True


def below(box: Box, other: Box) -> Box:
    """A box, moved down to stand below another that it would cover."""
    return (box[0], other[1] + other[3] + 8, *box[2:]) if cross(box, other) else box


def cross(a: Box, b: Box) -> bool:
    """Whether two boxes cover each other somewhere."""
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
