"""The maps of the shipped incidents: waters flow on, heights are as high as their names."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from borderwar.ground.hexes import hex_index, neighbours

TOP = Path(__file__).resolve().parents[2]
MAPS = sorted((TOP / "scenarios").glob("*/map.yaml"))
UNBROKEN = ("brook", "river", "small-river", "broad-river", "valley-river", "great-river-line")
"""Hexsides that are one line from source to mouth; banks and slopes may have gaps, which are ramps."""


def each_map() -> list[Any]:
    """Every map with the folder it stands in, as cases of a test."""
    return [
        pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.parent.name) for path in MAPS
    ]


def hexsides_of(line: dict[str, Any], columns: int, rows: int) -> set[frozenset[int]]:
    """The pairs of hexes that a line runs between."""
    near = neighbours(columns, rows)
    bank = {hex_index(word, columns, rows) for word in line["bank"]}
    far = {hex_index(word, columns, rows) for word in line["far-bank"]}
    return {frozenset((here, int(there))) for here in bank for there in near[here] if int(there) in far}


def pieces(sides: set[frozenset[int]], near: Any) -> int:
    """In how many pieces a line is: two hexsides meet if a third hex touches both or one hex is on both."""
    left, count = set(sides), 0
    while left:
        count += 1
        waiting = [left.pop()]
        while waiting:
            one = waiting.pop()
            here, there = one
            corners = [one | {int(third)} for third in near[here] if third >= 0 and int(third) in near[there]]
            meeting = {side for side in left if any(side < corner for corner in corners)}
            left -= meeting
            waiting.extend(meeting)
    return count


@pytest.mark.parametrize("drawn", each_map())
def test_a_river_is_one_line_without_gaps(drawn: dict[str, Any]):
    columns, rows = drawn["columns"], drawn["rows"]
    near = neighbours(columns, rows)
    rivers = [line for line in drawn.get("hexsides", ()) if line["kind"] in UNBROKEN]

    broken = [line["name"] for line in rivers if pieces(hexsides_of(line, columns, rows), near) != 1]

    assert broken == []


@pytest.mark.parametrize("drawn", each_map())
def test_a_height_is_as_high_as_its_name_says(drawn: dict[str, Any]):
    heights = [[int(word) for word in row.split()] for row in drawn["heights"].strip().splitlines()]
    wrong = {}
    for name in drawn["names"]:
        called = re.search(r"\b\d{2,4}$", name["name"])
        if name["kind"] == "height" and called:
            found = heights[int(name["at"][2:]) - 1][int(name["at"][:2]) - 1]
            if found != int(called[0]):
                wrong[name["name"]] = found

    assert wrong == {}


def test_the_ravine_at_suifenho_runs_unbroken_into_its_stream():
    drawn = yaml.safe_load((TOP / "scenarios/suifenho-1935/map.yaml").read_text(encoding="utf-8"))
    columns, rows = drawn["columns"], drawn["rows"]
    near = neighbours(columns, rows)
    letters = "".join(drawn["terrain"].split())
    gullies = {here for here, letter in enumerate(letters) if letter == "g"}
    head = hex_index("1611", columns, rows)

    reached, waiting = {head}, [head]
    while waiting:
        onward = {int(there) for there in near[waiting.pop()]} & gullies - reached
        reached |= onward
        waiting.extend(onward)

    assert reached == gullies
    stream = hexsides_of(drawn["hexsides"][0], columns, rows)
    assert any(int(there) in reached for side in stream for here in side for there in near[here])
