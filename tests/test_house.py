"""The house: imports go down, and each floor keeps to its own tools."""

import ast
import functools
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "borderwar"
FLOORS = {
    "ground": 0,
    "language": 0,
    "rulebook": 0,
    "model": 1,
    "rules": 2,
    "ai": 3,
    "content": 5,
    "session": 6,
    "study": 7,
    "api": 7,
    "ui": 8,
    "rl": 8,
    "bench": 9,
    "editor": 9,
    "cli": 10,
}
WHOLE_NUMBERS_ONLY = ("ground", "model", "rules", "ai")
AT_HOME = {
    "pygame": ("ui", "editor"),
    "yaml": ("content",),
    "llvmlite": ("ground/machine.py",),
    "numba": (),
    "click": ("cli",),
    "sqlite3": ("study",),
    "distributed": ("study/cluster.py",),
    "pyarrow": ("study/export.py",),
    "gymnasium": ("rl",),
    "pettingzoo": ("rl",),
}
"""A library, and the only places that may import it."""

NO_NAMES = re.compile(r"util|helper|manager|common|misc|stuff|phase\d|issue\d")
DECIDE_NOTHING = ("ground/kernel.py", "ground/machine.py", "ai/rows.py")
"""Files of the lower floors that handle folders or tell how a game went, in hours too."""

LONGEST = 400
LONGER = {"model/tables.py": 700, "model/scenario.py": 600, "model/orders.py": 600}
"""The register of all columns, a line each, the nouns of a scenario, and its orders."""

SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


@functools.cache
def tree_of(source: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(source.read_text(encoding="utf-8"))


def place(source: Path) -> str:
    """The path below the package: "rules/fire.py"."""
    return source.relative_to(PACKAGE).as_posix()


def floor_of(source: Path) -> str:
    """The first folder, or "" for the package's own files."""
    return place(source).split("/")[0] if "/" in place(source) else ""


WHOLE_NUMBER_SOURCES = [
    source
    for source in SOURCES
    if floor_of(source) in WHOLE_NUMBERS_ONLY and place(source) not in DECIDE_NOTHING
]


@functools.cache
def imports(source: Path) -> list[tuple[int, str]]:
    """Line and full name of everything the file imports, at its top or inside functions."""
    found = []
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(source)}:{node.lineno}: imports are written out from borderwar"
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def test_the_walk_sees_the_package():
    assert "cli/main.py" in [place(source) for source in SOURCES]
    assert {floor_of(source) for source in SOURCES} <= {"", *FLOORS}, "a folder without a floor"


def test_imports_go_down_only():
    wrong = []
    for source in SOURCES:
        own = floor_of(source)
        if not own:
            continue
        for line, name in imports(source):
            parts = name.split(".")
            other = parts[1] if parts[0] == "borderwar" and len(parts) > 1 else ""
            beside = other != own and FLOORS.get(other) == FLOORS[own]
            if FLOORS.get(other, 0) > FLOORS[own] or beside:
                wrong.append(f"{place(source)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", AT_HOME)
def test_each_library_has_its_home(library):
    wrong = [
        f"{place(source)}:{line} imports {name}"
        for source in SOURCES
        for line, name in imports(source)
        if name.split(".")[0] == library and not place(source).startswith(AT_HOME[library])
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rules_use_whole_numbers_only():
    wrong = []
    for source in WHOLE_NUMBER_SOURCES:
        for node in ast.walk(tree_of(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                wrong.append(f"{place(source)}:{node.lineno}: {node.value}")
            elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
                wrong.append(f"{place(source)}:{node.lineno}: true division")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
                wrong.append(f"{place(source)}:{node.lineno}: float()")
    assert not wrong, "\n".join(wrong)


def test_the_rules_have_no_dice_or_clock_but_their_own():
    wrong = []
    for source in WHOLE_NUMBER_SOURCES:
        for line, name in imports(source):
            if name.split(".")[0] in ("random", "time", "secrets") or name.startswith("numpy.random"):
                wrong.append(f"{place(source)}:{line}: {name}")
        for node in ast.walk(tree_of(source)):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in ("hash", "id"):
                wrong.append(f"{place(source)}:{node.lineno}: {called}() differs from run to run")
            if isinstance(node, ast.For) and isinstance(node.iter, ast.Set | ast.SetComp):
                wrong.append(f"{place(source)}:{node.lineno}: a loop over a set has no fixed order")
    assert not wrong, "\n".join(wrong)


def test_files_are_named_after_what_they_hold():
    drawers = [place(source) for source in SOURCES if NO_NAMES.search(place(source))]
    assert not drawers, "no drawers for odds and ends"
    odd = [place(source) for source in SOURCES if not re.fullmatch(r"[a-z0-9_/]+\.py", place(source))]
    assert not odd


def test_a_file_is_a_chapter_not_a_book():
    lengths = {place(source): len(source.read_text(encoding="utf-8").splitlines()) for source in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGER.get(name, LONGEST)} == {}


def test_public_things_say_what_they_are():
    silent = []
    for source in SOURCES:
        tree = tree_of(source)
        if tree.body and not ast.get_docstring(tree):
            silent.append(place(source))
        for node in tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                silent.append(f"{place(source)}:{node.lineno}: {node.name}")
    assert not silent, "no docstring on:\n" + "\n".join(silent)


def test_nothing_is_left_for_later():
    left = [
        place(source)
        for source in SOURCES
        if re.search(r"\b(?:TODO|FIXME)\b", source.read_text(encoding="utf-8"))
    ]
    assert not left


def test_the_type_marker_travels_with_the_package():
    assert (PACKAGE / "py.typed").exists()
