"""Mistakes in map.yaml."""

import re
from collections.abc import Iterator
from itertools import pairwise

from borderwar.content import geometry
from borderwar.content.catalogue_forms import CatalogueFiles, WorkForm
from borderwar.content.checks import water
from borderwar.content.checks.each import each, patiently
from borderwar.content.field_forms import DIRECTIONS, ClaimForm, ObstacleForm, RoadForm
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles

HIGHEST = 9000
TO_OBSTACLES = "Put it under 'obstacles'."

Both = tuple[ScenarioFiles, CatalogueFiles]

_HEIGHT = re.compile(r"-?[0-9]{1,4}")


def check(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes in the map."""
    yield from patiently(terrain_shape(files))
    yield from patiently(unknown_letters(files, catalogue))
    yield from patiently(heights_shape(files))
    yield from patiently(_lines(files))
    yield from patiently(_works((files, catalogue)))
    yield from patiently(works_overlap((files, catalogue)))
    yield from patiently(water.check((files, catalogue)))


def _kinds(both: Both) -> dict[str, WorkForm]:
    found: dict[str, WorkForm] | None = both[1].ground.works
    return found or {}


def _works(both: Both) -> Iterator[Problem]:
    yield from each(both[0].map.obstacles, (unknown_obstacle, wrong_obstacle), both)
    for work in (both[0].map.forts or {}).values():
        found = _kinds(both).get(work.text)
        if found is None:
            yield _unknown_work(work, both)
        elif found.kind != "fort":
            yield work.problem("wrong-work", f"{quoted(work.text)} is {found.kind}, not a fort", TO_OBSTACLES)


def unknown_obstacle(obstacle: ObstacleForm, both: Both) -> Iterator[Problem]:
    """An obstacle is a work of the catalogue."""
    if obstacle.work.text not in _kinds(both):
        yield _unknown_work(obstacle.work, both)


def wrong_obstacle(obstacle: ObstacleForm, both: Both) -> Iterator[Problem]:
    """Forts are no obstacles, and mines fill their hexes."""
    work = _kinds(both).get(obstacle.work.text)
    if work is None:
        return
    if work.kind == "fort":
        message = f"{quoted(obstacle.work.text)} is a fort, no obstacle"
        yield obstacle.work.problem("wrong-work", message, "Put it under 'forts'.")
    if work.kind == "mines" and obstacle.faces:
        message = "mines fill their hexes and have no faces"
        yield obstacle.key_place("faces").problem("mines-with-faces", message, "Leave 'faces' out.")


def works_overlap(both: Both) -> Iterator[Problem]:
    """No hexside has two obstacles, and no hex two fields of mines."""
    known = _kinds(both)
    taken: dict[frozenset[str], Word] = {}
    for obstacle in both[0].map.obstacles:
        work = known.get(obstacle.work.text)
        if work is None or work.kind == "fort":
            continue
        hexes = {found.text: found for found in obstacle.at}
        for number, found in hexes.items():
            beside = geometry.neighbours(number)
            faces = [beside[DIRECTIONS.index(face)] for face in obstacle.faces]
            if work.kind == "mines":
                faces = [number]
            elif not obstacle.faces:
                faces = [other for other in beside if other not in hexes]
            for other in faces:
                first = taken.setdefault(frozenset((number, other)), found)
                if first is not found:
                    message = f"something lies on this side of {quoted(number)} already"
                    if work.kind == "mines":
                        message = f"there are mines in {quoted(number)} already"
                    yield found.problem("works-overlap", message, f"It was laid on line {first.line}.")
                    return


def _unknown_work(found: Word, both: Both) -> Problem:
    return unknown("unknown-work", found, "work", sorted(_kinds(both)))


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
