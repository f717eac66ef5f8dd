"""Every example of the public interface runs as it is printed."""

import doctest
import importlib
import inspect
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import borderwar

MODULES = (
    "borderwar",
    "borderwar.api.errors",
    "borderwar.api.game",
    "borderwar.api.incident",
    "borderwar.api.rows",
    "borderwar.api.view",
)
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "api.md"
PROGRAMS = sorted((DOCS / "examples").glob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_run(module):
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried, "a module without an example"
    assert not failed


def test_examples_on_the_page_run():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_example_programs_run(program, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [str(program), "--quick"])
    runpy.run_path(str(program), run_name="__main__")
    assert capsys.readouterr().out


def test_the_page_tells_of_every_public_name():
    page = PAGE.read_text(encoding="utf-8")
    for name in borderwar.__all__:
        assert f"`borderwar.{name}" in page, name


@pytest.mark.parametrize("name", borderwar.__all__)
def test_every_public_name_has_words_and_an_example(name):
    found = getattr(borderwar, name)
    assert found.__doc__
    examples = found.__doc__ + "".join(
        member.__doc__ or "" for _, member in inspect.getmembers(found) if inspect.isfunction(member)
    )
    assert ">>>" in examples or name in PAGE.read_text(encoding="utf-8")
    for method, member in inspect.getmembers(found, inspect.isfunction):
        if not method.startswith("_") and member.__module__.startswith("borderwar.api"):
            assert member.__doc__, f"{name}.{method}"


def test_the_package_itself_imports_next_to_nothing():
    told = subprocess.run(
        [sys.executable, "-c", "import borderwar, sys; print(*sys.modules)"],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    for heavy in ("numpy", "numba", "yaml", "click", "pygame", "gymnasium"):
        assert heavy not in told.stdout.split()


def test_a_name_there_is_not_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        borderwar.laod  # noqa: B018
    assert set(borderwar.__all__) <= set(dir(borderwar))
