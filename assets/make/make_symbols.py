"""Write the branch signs as SVG files, one for each branch of a counter.

    python assets/make/make_symbols.py

Every sign is drawn in a box 60 wide and 36 high, which is the symbol box of a counter
without its frame; strokes that end on the frame run a little past it.  The signs follow
NATO's joint symbols where these have one, which did not exist in 1936: the help says so.
To add a branch, add a line here or put an SVG of your own into `assets/symbols/`.
"""

from pathlib import Path

SYMBOLS = Path(__file__).resolve().parents[1] / "symbols"
WIDTH, HEIGHT = 60, 36
INK = "#1A1712"


def stroke(path: str, width: float = 3.6) -> str:
    """A line of the sign."""
    return f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="{width}" stroke-linejoin="round"/>'


def solid(path: str) -> str:
    """A filled part of the sign."""
    return f'<path d="{path}" fill="{INK}"/>'


def dot(x: float, y: float, radius: float) -> str:
    """A filled disc."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{INK}"/>'


def oval(x: float, y: float, across: float, down: float) -> str:
    """The flattened oval of tracks: two half circles joined by straight lines."""
    flat = across - down
    return stroke(
        f"M{x - flat} {y - down} L{x + flat} {y - down} A{down} {down} 0 0 1 {x + flat} {y + down} "
        f"L{x - flat} {y + down} A{down} {down} 0 0 1 {x - flat} {y - down} Z"
    )


CROSS = stroke("M0 0 L60 36 M0 36 L60 0")
SLASH = stroke("M0 36 L60 0")
TRACKS = oval(30, 18, 19.5, 9.5)

SIGNS = {
    "infantry": CROSS,
    "motor-infantry": CROSS,
    "cavalry": SLASH,
    "machine-gun": stroke("M30 32 L30 8 M20 32 L40 32") + stroke("M22 15 L30 6 L38 15"),
    "anti-tank": stroke("M0 36 L30 2 L60 36"),
    "mountain-gun": dot(30, 12.5, 6.5) + solid("M20 34 L30 21 L40 34 Z"),
    "field-gun": dot(30, 18, 7.5),
    "mortar": stroke("M30 24 L30 6") + stroke("M22.5 13 L30 5 L37.5 13") + dot(30, 27, 5.2),
    "tankette": oval(30, 18, 15.5, 7.5) + stroke("M30 10.5 L30 3", 3.2),
    "tank": TRACKS,
    "armoured-car": TRACKS + SLASH,
    "headquarters": solid("M0 0 L60 0 L60 13 L0 13 Z"),
    "frontier-guard": stroke("M0 0 L60 26 M0 26 L60 0") + solid("M0 26 L60 26 L60 36 L0 36 Z"),
    "engineer": stroke("M12 28 L12 11 L48 11 L48 28 M30 11 L30 28"),
    "supply": stroke("M0 25 L60 25"),
    "fighter": solid(
        "M30 3 C32 3 33 6 33 10 L54 15.5 L54 20 L33 19 L32 27 L39 30 L39 33 L21 33 L21 30 L28 27 "
        "L27 19 L6 20 L6 15.5 L27 10 C27 6 28 3 30 3 Z"
    ),
    "bomber": solid(
        "M30 2 C32 2 33 5 33 9 L57 12 L57 17.5 L33 18 L32 27 L41 30 L41 34 L19 34 L19 30 L28 27 "
        "L27 18 L3 17.5 L3 12 L27 9 C27 5 28 2 30 2 Z"
    )
    + solid("M14 6 L20 6 L20 22 L14 22 Z M40 6 L46 6 L46 22 L40 22 Z"),
    "gunboat": solid("M5 22 L55 22 L48 32 L12 32 Z M20 14 L40 14 L40 20 L20 20 Z")
    + stroke("M30 14 L30 5 M40 16 L51 13", 3),
    "fortress": stroke("M9 28 L9 10 M51 28 L51 10 M9 28 L51 28"),
    "anti-aircraft": stroke("M13 36 C13 4 47 4 47 36"),
}


def main() -> None:
    """Write every sign."""
    SYMBOLS.mkdir(parents=True, exist_ok=True)
    for branch, parts in SIGNS.items():
        text = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}">{parts}</svg>\n'
        )
        (SYMBOLS / f"{branch}.svg").write_text(text, encoding="utf-8")
    print(f"{len(SIGNS)} signs")


if __name__ == "__main__":
    main()
