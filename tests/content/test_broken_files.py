"""Every mistake in the corpus is told, exactly so, and nothing else is."""

import ast
import re
from pathlib import Path

import pytest

import borderwar.content
from borderwar.content.lint import lint

from .broken_files import BROKEN, lay_out, read_case, spoil

CASES = sorted(BROKEN.glob("*.txt"))

MAKERS = {"problem", "refuse", "stop", "_refuse", "Problem", "unknown"}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

ELSEWHERE = {
    "bad-folder-name",
    "bad-setting",
    "byte-order-mark",
    "empty-file",
    "file-too-large",
    "folder-for-file",
    "missing-file",
    "missing-folder",
    "no-scenario",
    "not-a-file",
    "not-utf-8",
    "outside-folder",
    "too-many",
    "too-many-values",
    "unknown-file",
    "unreadable",
}
"""Problems that a few changed lines cannot make; `test_reading` and `test_variants` have them."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_mistake_is_told_once_with_its_place_and_cure(path, tmp_path, monkeypatch):
    case = read_case(path)
    spoil(case, tmp_path)
    monkeypatch.chdir(tmp_path)

    problems = lint([Path(case.file).parent])

    assert "\n".join(str(problem) for problem in problems) == case.said
    assert len(problems) == 1, "one mistake, one problem"


def test_the_unspoilt_scenario_has_no_problems(tmp_path):
    lay_out(tmp_path)
    assert lint([tmp_path]) == []


def test_every_problem_the_code_can_tell_has_a_case():
    told = {problem_id for path in CASES for problem_id in _ids_in(read_case(path).said)}
    known = _ids_in_the_code()

    assert known - told - ELSEWHERE == set(), "problems without a broken file that shows them"
    assert told <= known


def _ids_in(said: str) -> set[str]:
    heads = [line for line in said.split("\n") if line.startswith(("border-post/", "catalogue/"))]
    return {head.rpartition("[")[2].rstrip("]") for head in heads}


def _ids_in_the_code() -> set[str]:
    """The ids in calls that make problems: the first text of the call that looks like one."""
    found = {"event-twice", "fact-twice", "limit-twice", "objective-twice", "too-few", "too-many"}
    found |= {f"unknown-{what}" for what in ("mobility", "vehicle", "weapon")}
    for file in Path(borderwar.content.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _name(call.func) in MAKERS:
                texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
                found |= {text for text in texts[:1] if isinstance(text, str) and ID.fullmatch(text)}
    return found


def _name(function: ast.expr) -> str:
    return str(getattr(function, "attr", getattr(function, "id", "")))
