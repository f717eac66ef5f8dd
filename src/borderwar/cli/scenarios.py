"""borderwar list: which incidents there are; and the scenario argument of other commands."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borderwar.cli.failure import Failure, did_you_mean

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario


@click.command("list")
def command() -> None:
    """List the scenarios: id, name, date, length."""
    from rich.table import Table

    from borderwar.cli.progress import console
    from borderwar.content.load import load_scenarios
    from borderwar.content.places import find_scenarios

    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "begins", "length", "map"):
        table.add_column(heading)
    found = load_scenarios(find_scenarios())
    broken = [folder for folder, scenario in found.items() if scenario is None]
    known = [scenario for scenario in found.values() if scenario is not None]
    for scenario in sorted(known, key=lambda scenario: scenario.start):
        native = " ".join(scenario.names.native.values())
        minutes = scenario.turn_seconds // 60
        turn = f"{minutes} min" if minutes < 120 else f"{minutes / 60:g} h"
        table.add_row(
            scenario.id,
            f"{scenario.names.english} {native}".strip(),
            f"{scenario.start:%d %B %Y, %H:%M}",
            f"{scenario.turns} turns of {turn}",
            f"{scenario.map.columns} x {scenario.map.rows} hexes of {scenario.hex_metres:,} m",
        )
    console().print(table)
    for folder in broken:
        click.echo(f"{folder.name} has mistakes: 'borderwar check {folder}' names them.", err=True)


def scenario_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument SCENARIO: an id of the list, or a folder."""
    return click.argument("scenario", metavar="SCENARIO")(function)


def folder_of(name: str) -> Path:
    """The folder of a scenario named by id or by path; Failure if there is none."""
    from borderwar.content.places import find_scenarios, scenario_folder

    found = scenario_folder(name)
    if found is not None:
        return found
    path = Path(name)
    if path.is_dir():
        return path
    if path.exists():
        raise Failure(f"'{name}' is a file; name the scenario's folder, '{path.parent}'.")
    meant = did_you_mean(name, [folder.name for folder in find_scenarios()])
    raise Failure(f"there is no scenario '{name}'.{meant} 'borderwar list' shows all.")


def open_scenario(name: str) -> "Scenario":
    """Load a scenario by id or path; Failure, with every mistake, if it cannot be."""
    from borderwar.content.load import load_scenario

    folder = folder_of(name)
    scenario, problems = load_scenario(folder)
    if scenario is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        mistakes = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        raise Failure(f"the scenario '{name}' has {mistakes} and cannot be played.")
    return scenario
