"""The house: imports go down, and each floor keeps to its own tools."""

import ast
import re
from pathlib import Path

import pytest

import borderwar

PACKAGE = Path(borderwar.__file__).parent
FLOORS = {
    "ground": 0,
    "rulebook": 0,
    "model": 1,
    "rules": 2,
    "ai": 3,
    "content": 5,
    "session": 6,
    "study": 7,
    "ui": 7,
    "editor": 8,
    "cli": 9,
}
WHOLE_NUMBERS_ONLY = ("ground", "model", "rules", "ai")
AT_HOME = {
    "pygame": ("ui", "editor"),
    "yaml": ("content",),
    "numba": ("ground/kernel.py", "ground/pointers.py"),
    "click": ("cli",),
    "sqlite3": ("study",),
}
"""A library, and the only places that may import it."""

NO_NAMES = re.compile(r"util|helper|manager|common|misc|stuff|phase\d|issue\d")
LONGEST = 400

SOURCES = sorted(PACKAGE.rglob("*.py"))
WHOLE_NUMBER_SOURCES = [
    source
    for source in SOURCES
    # The compiler's door handles folders, not quantities.
    if source.relative_to(PACKAGE).parts[0] in WHOLE_NUMBERS_ONLY and source.name != "kernel.py"
]


def place(source: Path) -> str:
    """The path below the package: "rules/fire.py"."""
    return source.relative_to(PACKAGE).as_posix()


def floor_of(source: Path) -> str:
    """The first folder, or "" for the package's own files."""
    return place(source).split("/")[0] if "/" in place(source) else ""


def tree_of(source: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(source.read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("source", WHOLE_NUMBER_SOURCES, ids=place)
def test_the_rules_use_whole_numbers_only(source):
    wrong = []
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            wrong.append(f"line {node.lineno}: {node.value}")
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            wrong.append(f"line {node.lineno}: true division")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            wrong.append(f"line {node.lineno}: float()")
    assert not wrong, f"{place(source)}: {wrong}"


@pytest.mark.parametrize("source", WHOLE_NUMBER_SOURCES, ids=place)
def test_the_rules_have_no_dice_or_clock_but_their_own(source):
    wrong = [
        f"line {line}: {name}"
        for line, name in imports(source)
        if name.split(".")[0] in ("random", "time", "secrets") or name.startswith("numpy.random")
    ]
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("hash", "id"):
            wrong.append(f"line {node.lineno}: {node.func.id}()")
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Set | ast.SetComp):
            wrong.append(f"line {node.lineno}: a loop over a set has no fixed order")
    assert not wrong, f"{place(source)}: {wrong}"


@pytest.mark.parametrize("source", SOURCES, ids=place)
def test_files_are_named_after_what_they_hold(source):
    assert not NO_NAMES.search(place(source)), "full words; no drawers for odds and ends"
    assert re.fullmatch(r"[a-z0-9_/]+\.py", place(source))


@pytest.mark.parametrize("source", SOURCES, ids=place)
def test_a_file_is_a_chapter_not_a_book(source):
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("source", SOURCES, ids=place)
def test_public_things_say_what_they_are(source):
    tree = tree_of(source)
    silent = []
    if tree.body and not ast.get_docstring(tree):
        silent.append("the file")
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            silent.append(node.name)
    assert not silent, f"{place(source)}: no docstring on {', '.join(silent)}"


@pytest.mark.parametrize("source", SOURCES, ids=place)
def test_nothing_is_left_for_later(source):
    text = source.read_text(encoding="utf-8")
    left = re.findall(r"\b(?:TODO|FIXME)\b", text)
    assert not left


def test_the_type_marker_travels_with_the_package():
    assert (PACKAGE / "py.typed").exists()
