"""Where the forecast card stands, and the line that joins it to the target."""

from typing import NamedTuple

from borderwar.ui.kit.pen import Box
from borderwar.ui.play.layout import card_box

Point = tuple[int, int]
Link = tuple[Point, Point]


class Fighters(NamedTuple):
    """Attacker and target in window pixels, and the height of a hex there."""

    attacker: Point | None
    target: Point
    pitch: float


def place_card(
    size: tuple[float, float], clear: Box, others: list[Box], fighters: Fighters, scale: float
) -> tuple[Box, Link]:
    """A place free of everything if there is one, else at least of attacker and target."""
    wide, tight = list(others), list[Box]()
    for point in (fighters.attacker, fighters.target):
        if point is None:
            continue
        x, y = point[0] / scale, point[1] / scale
        for keep, share in ((wide, 1.1), (tight, 0.55)):
            half = fighters.pitch * share / scale
            keep.append((x - half, y - half, 2 * half, 2 * half))
    near = fighters.target[0] / scale, fighters.target[1] / scale
    box, free = card_box(size, clear, wide, near)
    for keep in ([*others, *tight], tight):
        if not free:
            box, free = card_box(size, clear, keep, near)
    return box, (fighters.target, _nearest_edge(box, fighters.target, scale))


def _nearest_edge(box: Box, point: Point, scale: float) -> Point:
    """The point of a card's edge that a line to a place of the map ends at."""
    left, top = round(box[0] * scale), round(box[1] * scale)
    right, bottom = round((box[0] + box[2]) * scale), round((box[1] + box[3]) * scale)
    x, y = point
    if left <= x <= right:
        return x, top if y < top else bottom
    return (left if x < left else right), min(max(y, top + 10), bottom - 10)


def place_menu(
    size: tuple[float, float], clear: Box, at: tuple[int, int] | None, pitch: float, scale: float
) -> Box:
    """Where the menu of a unit stands: beside its hex (`at`, in pixels), within the clear part of the map."""
    left, top, wide, high = clear
    w, h = min(size[0], wide - 16), min(size[1], high - 16)
    x, y = left + 12, top + 12
    if at is not None:
        x, y = (at[0] + pitch * 0.7) / scale, at[1] / scale - 40
        if x + w > left + wide - 8:
            x = (at[0] - pitch * 0.7) / scale - w
    return min(max(x, left + 8), left + wide - w - 8), min(max(y, top + 8), top + high - h - 8), w, h
