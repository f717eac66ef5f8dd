"""What the README and the docs promise."""

import re
import runpy
import tomllib
from pathlib import Path

import click
import pytest

from borderwar import __version__
from borderwar.cli.main import COMMANDS, commands
from borderwar.content.load import load_scenarios
from borderwar.content.places import find_scenarios

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def test_there_are_exactly_two_set_up_lines():
    parser = runpy.run_path(str(TOP / ".ci" / "readme_lines.py"))
    assert parser["setup_lines"](TOP / "README.md") == [
        "python -m pip install . && borderwar",
        'python -m pip install ".[test]" && python -m pytest',
    ]
    assert README.count("pip install") == 2, "no third way to confuse a newcomer"


def test_ci_runs_the_lines_it_finds():
    script = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_lines.py README.md" in script
    assert "pip install" not in script, "all that is installed comes from the README's lines"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`borderwar {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command):
    found = commands.get_command(click.Context(commands), command)
    assert found is not None
    assert found.name == command
    assert found.help
    silent = [option.name for option in found.params if isinstance(option, click.Option) and not option.help]
    assert not silent, f"options without a word of help: {silent}"


def test_every_option_of_a_study_is_documented():
    page = (TOP / "docs" / "study.md").read_text(encoding="utf-8")
    found = commands.get_command(click.Context(commands), "study")
    assert found is not None
    for option in found.params:
        if isinstance(option, click.Option):
            assert option.opts[0] in page


def test_commands_named_in_the_docs_exist():
    for page in (TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))):
        for command in re.findall(r"`borderwar ([a-z]+)", page.read_text(encoding="utf-8")):
            assert command in COMMANDS, f"{page.name} names 'borderwar {command}'"


def test_the_readme_gives_turns_and_units_of_every_incident_and_cut():
    for scenario in load_scenarios(find_scenarios(), variants=True).values():
        assert scenario is not None
        if scenario.variant is not None and not scenario.variant.cut:
            continue
        units = [sum(u.side == side.id and not u.absent for u in scenario.units) for side in scenario.sides]
        row = next(line for line in README.split("\n") if line.startswith(f"| `{scenario.id}` |"))
        assert row.endswith(f"| {scenario.turns} | {units[0]}, {units[1]} |")


def test_files_named_in_the_readme_exist():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (TOP / target).exists(), target


def test_the_version_stands_once():
    assert PROJECT["project"]["version"] == __version__


def test_scenarios_and_assets_travel_in_the_wheel():
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"scenarios": "borderwar/_data/scenarios", "assets": "borderwar/_data/assets"}
