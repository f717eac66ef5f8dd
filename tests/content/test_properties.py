"""What holds for any file: no text makes the reader fall over, and every problem has its place."""

import tempfile
from itertools import pairwise
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from borderwar.content import geometry
from borderwar.content.lint import lint
from borderwar.content.load import load_scenario
from borderwar.content.problems import Problem
from borderwar.content.schema import KINDS, schema

from .broken_files import BASE, lay_out
from .yaml_values import values

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yaml"))
LINES = {name: (BASE / name).read_text(encoding="utf-8").split("\n") for name in FILES}
SCHEMAS = {kind: jsonschema.Draft7Validator(schema(kind)) for kind in KINDS}
SNIPPETS = [
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "-",
        "- ",
        "? ",
        "#",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\\",
        '"',
        "'",
    ),
    *("\n", "\n\n", "\t", "\r", "\0", "\x1b", "\ufeff", "\u2028", "漢", "😀", "---\n", "...\n", "<<: "),
    *(
        "null",
        "~",
        "no",
        "true",
        "-1",
        "0",
        "00",
        "1e9",
        "99999999999999999999",
        "0x10",
        "1_0",
        "3:1",
        ".5",
        "{}",
        "[]",
    ),
]

hexes = st.builds("{:02d}{:02d}".format, st.integers(1, 99), st.integers(1, 99))


def problems_with(name: str, data: bytes) -> list[Problem]:
    """What lint says when one file of the good scenario holds other bytes."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        (Path(folder) / name).write_bytes(data)
        problems = lint([folder])
        scenario, told = load_scenario(Path(folder) / "border-post")
    assert (scenario is None) == bool(told), "a scenario without problems, or problems without a scenario"
    return problems


def check_places(name: str, problems: list[Problem]) -> None:
    """Every problem can be printed and has a line and a column of its file."""
    for problem in problems:
        assert problem.message, problem
        assert problem.line >= 0, problem
        assert problem.line == 0 or 1 <= problem.column <= len(problem.excerpt) + 1, problem
        assert "\x1b" not in str(problem), "nothing in a file can colour the terminal"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name, data):
    check_places(name, problems_with(name, data))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=200))
def test_any_text_is_read_or_refused(name, text):
    check_places(name, problems_with(name, text.encode("utf-8", "surrogatepass")))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_scenario_with_random_changes_is_read_or_refused(name, data):
    lines = list(LINES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(("drop", "repeat", "swap", "insert", "cut"))):
            case "drop":
                lines[at] = ""
            case "repeat":
                lines.insert(at, lines[at])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "insert":
                column = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + data.draw(st.sampled_from(SNIPPETS)) + lines[at][column:]
            case "cut":
                column = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + lines[at][column + data.draw(st.integers(1, 20)) :]

    problems = problems_with(name, "\n".join(lines).encode())

    check_places(name, problems)
    if not problems:
        # What the loader takes an editor must not mark as wrong.
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / Path(name).name
            file.write_text("\n".join(lines), encoding="utf-8")
            kind = "variant" if "/variants/" in name else file.stem
            assert [error.message for error in SCHEMAS[kind].iter_errors(values(file))] == []


@given(hexes, hexes)
def test_a_line_goes_from_hex_to_neighbour_by_the_shortest_way(start, end):
    line = geometry.line(start, end)

    assert (line[0], line[-1]) == (start, end)
    assert len(line) == geometry.distance(start, end) + 1
    assert all(geometry.distance(here, there) == 1 for here, there in pairwise(line))


@given(hexes, hexes)
def test_a_line_is_the_same_in_either_direction(start, end):
    assert geometry.line(start, end) == geometry.line(end, start)[::-1]


@given(hexes)
def test_a_hex_number_is_read_as_it_is_written(number):
    assert geometry.number_of(geometry.place_of(number)) == number
