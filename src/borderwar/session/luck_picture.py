"""The luck of a game by turn as a picture: a line, and the band that nine redraws in ten keep to.

A picture is a list of plain shapes: `svg` writes them as text, `ui.plot` paints them.
"""

from dataclasses import dataclass
from html import escape

from borderwar.session.audit import Audit
from borderwar.session.game import Game

WIDTH, HEIGHT = 960, 480
LEFT, RIGHT, TOP, BOTTOM = 70, 30, 66, 60
PAPER, INK, FAINT, BAND, LINE = "#f4eedd", "#2b2a26", "#b9ae93", "#ddcfae", "#a63d2f"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline, a line through points, or a text at one point."""

    points: tuple[Point, ...]
    ink: str
    width: float = 0  # of a line; 0 for a filled outline
    text: str = ""
    size: int = 14  # of the letters, pixels
    anchor: str = "start"  # "start", "middle", "end"


def round_steps(low: float, high: float) -> list[float]:
    """A few round numbers from low to high, zero among them if it lies between.

    >>> round_steps(-63, 12)
    [-60.0, -40.0, -20.0, 0.0]
    """
    sizes = [part * 10.0**power for power in range(-1, 9) for part in (1, 2, 5)]
    step = next(size for size in sizes if (high - low) / size <= 7)
    first = -int(-low // step) if low < 0 else int(low // step)
    marks = [place * step for place in range(first - 1, first + 20)]
    return [mark for mark in marks if low <= mark <= high]


def shapes(game: Game, audit: Audit) -> list[Shape]:
    """The picture, from the back to the front."""
    first, second = (side.names.english for side in game.scenario.sides)
    turns = (0.0, *audit.turns)
    bands = ((0.0, 0.0), *audit.bands)
    low = min(*turns, *(band[0] for band in bands), -1.0)
    high = max(*turns, *(band[1] for band in bands), 1.0)

    def x(turn: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * turn / max(1, len(turns) - 1)

    def y(points: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - points) / (high - low)

    edge = [(x(turn), y(band[1])) for turn, band in enumerate(bands)]
    edge += [(x(turn), y(bands[turn][0])) for turn in reversed(range(len(bands)))]
    title = f"{game.scenario.names.english}, seed {game.seed}: luck summed up by turn"
    under = f"points for {first} (up) or {second} (down); the band holds nine redraws in ten"
    out = [
        Shape(((0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)), PAPER),
        Shape(((LEFT, 30),), INK, text=title, size=18),
        Shape(((LEFT, 52),), INK, text=under),
        Shape(tuple(edge), BAND),
    ]
    for mark in round_steps(low, high):
        at = y(mark)
        out.append(Shape(((LEFT, at), (WIDTH - RIGHT, at)), INK if mark == 0 else FAINT, 1))
        told = f"{mark:+g}" if mark else "0"
        out.append(Shape(((LEFT - 8, at + 5),), INK, text=told, anchor="end"))
    for turn in range(0, len(turns), max(1, len(turns) // 15)):
        out.append(Shape(((x(turn), HEIGHT - BOTTOM + 24),), INK, text=str(turn), anchor="middle"))
    out.append(Shape((((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14),), INK, text="turn", anchor="middle"))
    out.append(Shape(tuple((x(turn), y(points)) for turn, points in enumerate(turns)), LINE, 2.5))
    return out


def svg(drawn: list[Shape]) -> str:
    """Shapes as the text of an SVG file; the same shapes give the same text."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="serif">'
    ]
    for one in drawn:
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in one.points)
        if one.text:
            x, y = one.points[0]
            lines.append(
                f'<text x="{x:.1f}" y="{y:.1f}" font-size="{one.size}" text-anchor="{one.anchor}" '
                f'fill="{one.ink}">{escape(one.text)}</text>'
            )
        elif one.width:
            lines.append(
                f'<polyline points="{way}" fill="none" stroke="{one.ink}" stroke-width="{one.width}"/>'
            )
        else:
            lines.append(f'<polygon points="{way}" fill="{one.ink}"/>')
    return "\n".join([*lines, "</svg>"]) + "\n"
