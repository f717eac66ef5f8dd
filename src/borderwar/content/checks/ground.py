"""Mistakes in map.yaml."""

import re
from collections.abc import Iterator
from itertools import pairwise

from borderwar.content.catalogue_forms import CatalogueFiles
from borderwar.content.checks.each import each, patiently
from borderwar.content.field_forms import ClaimForm, RoadForm
from borderwar.content.nodes import Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles

HIGHEST = 9000
_HEIGHT = re.compile(r"-?[0-9]{1,4}")


def check(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes in the map."""
    yield from patiently(terrain_shape(files))
    yield from patiently(unknown_letters(files, catalogue))
    yield from patiently(heights_shape(files))
    yield from patiently(_lines(files))


def _lines(files: ScenarioFiles) -> Iterator[Problem]:
    yield from each(files.map.roads, (repeated_hex,), files)
    yield from each(files.map.claims, (repeated_hex,), files)


def terrain_shape(files: ScenarioFiles) -> Iterator[Problem]:
    """There is a letter for every hex."""
    yield from _row_count(files, "terrain", files.map.terrain)
    for row, found in enumerate(files.map.terrain, start=1):
        yield from _row_length(files, "terrain", found, row, len(found.text), "letters")


def unknown_letters(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """Every letter stands for a terrain; each unknown one is told once, with a count."""
    terrains = catalogue.ground.terrains
    known = {terrain.letter.text: name for name, terrain in terrains.items()}
    if len(known) < len(terrains.names):
        return  # the catalogue's own mistakes come first
    places: dict[str, list[tuple[Word, int]]] = {}
    for found in files.map.terrain:
        for column, letter in enumerate(found.text):
            if letter not in known:
                places.setdefault(letter, []).append((found, column))
    for letter, where in places.items():
        row, column = where[0]
        # Quotes around a row in a list take one column.
        at = row.column + column + (0 if row.plain else 1)
        times = f" ({len(where)} times)" if len(where) > 1 else ""
        cure = "Letters: " + ", ".join(f"{sign} {name}" for sign, name in known.items()) + "."
        message = f"no terrain has the letter {quoted(letter)}{times}"
        yield row.source.problem("unknown-terrain", row.line, at, message, cure)


def heights_shape(files: ScenarioFiles) -> Iterator[Problem]:
    """There is a height for every hex."""
    yield from _row_count(files, "heights", files.map.heights)
    for row, found in enumerate(files.map.heights, start=1):
        heights = found.text.split()
        wrong = [text for text in heights if not _HEIGHT.fullmatch(text) or abs(int(text)) > HIGHEST]
        if wrong:
            message = f"{quoted(wrong[0])} is no height in metres"
            yield found.part(wrong[0]).problem("not-a-height", message, f"Write -{HIGHEST} to {HIGHEST}.")
        yield from _row_length(files, "heights", found, row, len(heights), "heights")


def repeated_hex(line: RoadForm | ClaimForm, files: ScenarioFiles) -> Iterator[Problem]:
    """A line does not stay in one hex."""
    for here, there in pairwise(line.path):
        if here.text == there.text:
            yield there.problem("hex-repeated", f"the line names {quoted(there.text)} twice running")


def _row_count(files: ScenarioFiles, key: str, rows: tuple[Word, ...]) -> Iterator[Problem]:
    if len(rows) != files.map.rows:
        message = f"{key} has {len(rows)} rows, and the map {files.map.rows}"
        yield files.map.key_place(key).problem("row-count", message)


def _row_length(
    files: ScenarioFiles, key: str, found: Word, row: int, length: int, what: str
) -> Iterator[Problem]:
    columns = files.map.columns
    if length != columns:
        missing = "too many" if length > columns else "missing"
        message = f"row {row} of {key} has {length} {what}, and the map {columns} columns"
        yield found.problem("row-length", message, f"{abs(length - columns)} {missing}.")
