"""Mistakes of one sort in any file of a scenario: hexes, sides and turns that are not there."""

from collections.abc import Iterator

from borderwar.content import geometry
from borderwar.content.checks.each import patiently
from borderwar.content.forms import Form, walk
from borderwar.content.hexes import Hex, Hexes
from borderwar.content.kinds import Kind, unknown
from borderwar.content.nodes import Mapping, Node, Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.scenario_forms import TURN


def check(files: ScenarioFiles, forms: dict[str, Form]) -> Iterator[Problem]:
    """Hexes, sides and turns named anywhere."""
    entries = [entry for form in forms.values() for entry in walk(form)]
    yield from patiently(off_map(files, entries))
    yield from patiently(unknown_sides(files, entries))
    yield from patiently(turns_beyond_end(files, entries))


def off_map(files: ScenarioFiles, entries: list[Form]) -> Iterator[Problem]:
    """Every hex number is a hex of the map."""
    for entry in entries:
        for name, one in entry.keys.items():
            for found in _hexes(vars(entry).get(name.replace("-", "_")), one.kind):
                if not is_on_map(files, found.text):
                    yield _off_map(files, found, found.text)
                    break
    for name in ("works", "forts"):
        by_hex = files.map.place(name)
        if isinstance(by_hex, Mapping):
            for number, word in by_hex.keys.items():
                if geometry.is_number(number) and not is_on_map(files, number):
                    yield _off_map(files, word, number)


def unknown_sides(files: ScenarioFiles, entries: list[Form]) -> Iterator[Problem]:
    """Every side named is one of the two."""
    sides = files.scenario.sides.names
    for entry in entries:
        for name in ("side", "holder", "winner", "owner", "charged_by"):
            found = vars(entry).get(name)
            if (
                isinstance(found, Word)
                and found.text not in sides
                and (name, found.text) != ("winner", "draw")
            ):
                yield unknown("unknown-side", found, "side", sorted(sides))


def turns_beyond_end(files: ScenarioFiles, entries: list[Form]) -> Iterator[Problem]:
    """Every turn named is played."""
    last = files.scenario.calendar.turns
    for entry in entries:
        for name, one in entry.keys.items():
            turn = vars(entry).get(name.replace("-", "_"))
            counts_turns = (
                one.kind is TURN or (name == "turn" and "level" in entry.keys) or name in ("by", "latest")
            )
            if counts_turns and name != "turns" and isinstance(turn, int) and turn > last:
                yield turn_beyond_end(entry.place(name), turn, last)


def turn_beyond_end(place: Node, turn: int, last: int) -> Problem:
    """A turn is named that is not played."""
    return place.problem("turn-beyond-end", f"there is no turn {turn}", f"The scenario has {last} turns.")


def is_on_map(files: ScenarioFiles, number: str) -> bool:
    """Whether the map has a hex."""
    column, row = geometry.place_of(number)
    return column < files.map.columns and row < files.map.rows


def _hexes(value: object, kind: Kind[object]) -> Iterator[Word]:
    if isinstance(kind, Hex) and isinstance(value, Word):
        yield value
    elif isinstance(kind, Hexes) and isinstance(value, tuple):
        yield from value


def _off_map(files: ScenarioFiles, word: Word, number: str) -> Problem:
    cure = f"The map has columns 01 to {files.map.columns:02d} and rows 01 to {files.map.rows:02d}."
    return word.problem("off-map", f"the hex {quoted(number)} is off the map", cure)
