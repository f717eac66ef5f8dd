"""Shapes of a counter's states: each can be told in grey."""

from borderwar.ui import palette
from borderwar.ui.counters.canvas import Canvas
from borderwar.ui.palette import PAPER, SYMBOL_CARD, SYMBOL_INK, Colour, NationLook, mix
from borderwar.ui.strokes import Point

CRACK = ((0.60, -0.02), (0.47, 0.20), (0.66, 0.36), (0.40, 0.58), (0.58, 0.76), (0.42, 1.02))


def drained(look: NationLook) -> NationLook:
    """The colours of a unit that has moved: half the colour gone, a little darker."""

    def half(colour: Colour) -> Colour:
        grey = round(0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2])
        return mix(mix(colour, (grey, grey, grey), 0.55), (40, 36, 28), 0.13)

    return look._replace(body=half(look.body), edge=mix(look.edge, (60, 55, 45), 0.3))


def suppressed(canvas: Canvas) -> None:
    """A striped band across the lower right corner."""
    band = ((0.50, 1.0), (1.0, 0.50), (1.0, 0.72), (0.72, 1.0))
    canvas.polygon(band, palette.STRIPE)
    canvas.stroke(band[:2], canvas.line * 0.8, SYMBOL_INK)
    canvas.stroke(band[2:], canvas.line * 0.8, SYMBOL_INK)


def broken(canvas: Canvas) -> None:
    """A crack through the card."""
    canvas.stroke(CRACK, 0.10, SYMBOL_CARD)
    canvas.stroke(CRACK, max(0.045, canvas.line), SYMBOL_INK)


def dug_in(canvas: Canvas) -> None:
    """A parapet along the upper edge; inside the card where cards are small."""
    small = canvas.side < 40
    height = 0.075 if not small else 0.09
    base = 0.03 if not small else 0.11
    points: list[Point] = []
    for tooth in range(9):
        x = tooth / 8
        level = base - (height if tooth % 2 else 0)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, level))
    canvas.stroke(points, canvas.line * 2.3, SYMBOL_CARD)
    canvas.stroke(points, canvas.line * 1.3, SYMBOL_INK)


def folded(canvas: Canvas) -> None:
    """The upper right corner folded over."""
    fold = 0.27
    canvas.erase(((1 - fold, -0.03), (1.03, -0.03), (1.03, fold)))
    flap = ((1 - fold, 0.0), (1 - fold, fold), (1.0, fold))
    canvas.polygon(flap, PAPER)
    canvas.stroke(flap, canvas.line * 0.7, SYMBOL_INK, closed=True)


def _badge(canvas: Canvas, middle: Point) -> float:
    """A round disc for a sign; its radius."""
    radius = 0.15 if canvas.side >= 40 else 0.2
    canvas.circle(middle, radius + canvas.line * 0.7, SYMBOL_INK)
    canvas.circle(middle, radius, SYMBOL_CARD)
    return radius


def out_of_supply(canvas: Canvas) -> None:
    """A crate struck out, at the right edge."""
    x, y = 0.985, 0.40
    radius = _badge(canvas, (x, y))
    crate = (
        (x - radius * 0.52, y - radius * 0.36),
        (x + radius * 0.52, y - radius * 0.36),
        (x + radius * 0.52, y + radius * 0.46),
        (x - radius * 0.52, y + radius * 0.46),
    )
    canvas.stroke(crate, canvas.line * 0.8, SYMBOL_INK, closed=True)
    reach = radius * 0.68
    canvas.stroke(((x - reach, y + reach), (x + reach, y - reach)), canvas.line * 1.2, palette.STRIKE)


def low_ammunition(canvas: Canvas) -> None:
    """A shell one third full, at the right edge below."""
    x, y = 0.985, 0.75
    radius = _badge(canvas, (x, y))
    half = radius * 0.36
    shell = (
        (x - half, y + radius * 0.62),
        (x - half, y - radius * 0.1),
        (x, y - radius * 0.72),
        (x + half, y - radius * 0.1),
        (x + half, y + radius * 0.62),
    )
    canvas.polygon(
        (
            (x - half, y + radius * 0.62),
            (x - half, y + radius * 0.2),
            (x + half, y + radius * 0.2),
            (x + half, y + radius * 0.62),
        ),
        SYMBOL_INK,
    )
    canvas.stroke(shell, canvas.line * 0.75, SYMBOL_INK, closed=True)


def fired(canvas: Canvas, ink: Colour) -> None:
    """Three rays beside the symbol box."""
    x, y = 0.835, 0.52
    for dx, dy in ((0.085, -0.075), (0.105, 0.0), (0.085, 0.075)):
        canvas.stroke(((x + dx * 0.25, y + dy * 0.35), (x + dx, y + dy)), canvas.line * 0.85, ink)


def mounted(canvas: Canvas, ink: Colour) -> None:
    """A pennant below the symbol box: on horse or wheels."""
    canvas.stroke(((0.455, 0.97), (0.455, 0.78)), canvas.line * 0.9, ink)
    canvas.polygon(((0.455, 0.775), (0.60, 0.825), (0.455, 0.88)), ink)
