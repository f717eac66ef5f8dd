"""Where a scenario's files speak of a unit or a hex: for whoever wants to change it."""

from pathlib import Path

from borderwar.content.geometry import place_of
from borderwar.content.nodes import Mapping, Node, Word, compose
from borderwar.content.problems import Problem
from borderwar.content.source import read_source


def _tree(folder: Path, name: str) -> Node | None:
    problems: list[Problem] = []
    source = read_source(folder / name, folder, problems)
    return compose(source, problems) if source is not None else None


def line_of_unit(folder: Path, unit: str) -> str:
    """File and line of a unit, as in ``forces.yaml:120: units.1-platoon``; nothing if it is not there."""
    tree = _tree(folder, "forces.yaml")
    units = tree.values.get("units") if isinstance(tree, Mapping) else None
    key = units.keys.get(unit) if isinstance(units, Mapping) else None
    return f"{folder / 'forces.yaml'}:{key.line}: units.{unit}" if key is not None else ""


def line_of_hex(folder: Path, number: str) -> str:
    """File, line and column of a hex's letter, as in ``map.yaml:44:19: hex 1714``; nothing if it has none."""
    tree = _tree(folder, "map.yaml")
    terrain = tree.values.get("terrain") if isinstance(tree, Mapping) else None
    if not isinstance(terrain, Word):
        return ""
    column, row = place_of(number)
    rows = terrain.rows()
    if row >= len(rows) or column >= len(rows[row].text):
        return ""
    return f"{folder / 'map.yaml'}:{rows[row].line}:{rows[row].column + column}: hex {number}"
