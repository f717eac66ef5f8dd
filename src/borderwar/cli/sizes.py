"""Sizes of windows and pictures as a person writes them: 1920x1080."""

import re

import click

SMALLEST, LARGEST = 320, 8192
METAVAR = "WIDTHxHEIGHT"


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels, for an option's type.  Raises click.BadParameter."""
    found = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    if not found:
        raise click.BadParameter(f"'{text}' is no size; write width and height in pixels, as in 1920x1080.")
    width, height = int(found.group(1)), int(found.group(2))
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise click.BadParameter(
            f"'{text}' is out of range; width and height go from {SMALLEST} to {LARGEST} pixels."
        )
    return width, height
