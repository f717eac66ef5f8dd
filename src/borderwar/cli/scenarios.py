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
    """List the scenarios and their variants: id, name, date, length."""
    from rich.table import Table

    from borderwar.cli.progress import console
    from borderwar.content.load import load_scenarios
    from borderwar.content.places import find_scenarios

    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "begins", "length", "map"):
        table.add_column(heading)
    found = load_scenarios(find_scenarios(), variants=True)
    broken = [folder for folder, scenario in found.items() if scenario is None]
    known = [scenario for scenario in found.values() if scenario is not None]
    begins = {scenario.folder: scenario.start for scenario in known if scenario.variant is None}
    for scenario in sorted(known, key=lambda scenario: (begins[scenario.folder], scenario.id)):
        names = scenario.variant.names if scenario.variant is not None else scenario.names
        native = " ".join(names.native.values())
        minutes = scenario.turn_seconds // 60
        turn = f"{minutes} min" if minutes < 120 else f"{minutes / 60:g} h"
        table.add_row(
            scenario.id,
            f"{names.english} {native}".strip(),
            f"{scenario.start:%d %B %Y, %H:%M}",
            f"{scenario.turns} turns of {turn}",
            f"{scenario.map.columns} x {scenario.map.rows} hexes of {scenario.hex_metres:,} m",
        )
    console().print(table)
    for folder in broken:
        click.echo(f"{folder.stem} has mistakes: 'borderwar check {folder}' names them.", err=True)


def scenario_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument SCENARIO: an id of the list, or a folder."""
    return click.argument("scenario", metavar="SCENARIO")(function)


def changing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a command plays a variant of a scenario."""
    patch = click.option("--patch", metavar="NAME", help="A variant of it; SCENARIO/NAME is the same.")
    setting = click.option(
        "--set",
        "settings",
        metavar="KEY=VALUE",
        multiple=True,
        help="Change one value, such as units.tank-1.men=80; can be given again.",
    )
    return patch(setting(function))


def folder_of(name: str) -> Path:
    """The folder of a whole scenario named by id or by path; Failure if there is none."""
    folder, variant = place_of(name)
    if variant:
        raise Failure(f"'{name}' is a variant; this command takes whole scenarios, such as '{folder.name}'.")
    return folder


def place_of(name: str) -> tuple[Path, str]:
    """Folder and variant, if one is named, of a scenario; Failure if either is not there."""
    from borderwar.content.places import find_scenarios, scenario_folder, variants_in

    found = scenario_folder(name)
    path = Path(name)
    if found is not None:
        return found, name.partition("/")[2]
    if path.is_dir():
        return path, ""
    if path.exists():
        raise Failure(f"'{name}' is a file; name the scenario's folder, '{path.parent}'.")
    before, _, variant = name.rstrip("/").rpartition("/")
    home = scenario_folder(before) or Path(before or "nowhere")
    if before and home.is_dir() and variant in variants_in(home):
        return home, variant
    if before and home.is_dir():
        from borderwar.content.variants import no_such_variant

        raise Failure(no_such_variant(home, variant))
    meant = did_you_mean(name, [folder.name for folder in find_scenarios()])
    raise Failure(f"there is no scenario '{name}'.{meant} 'borderwar list' shows all.")


def open_scenario(name: str, patch: str | None = None, settings: tuple[str, ...] = ()) -> "Scenario":
    """Load a scenario by id or path; Failure, with every mistake, if it cannot be.

    `patch` names a variant, unless the id does; `settings` are values set by hand.
    """
    from borderwar.content.load import load_scenario
    from borderwar.content.variants import HAND

    folder, variant = place_of(name)
    if patch is not None:
        if variant and variant != patch:
            raise Failure(f"'{name}' is a variant already; name one, not '{patch}' as well.")
        folder, variant = place_of(f"{name.rstrip('/')}/{patch}")
    scenario, problems = load_scenario(folder, variant=variant, settings=settings)
    if scenario is None:
        by_hand = [problem for problem in problems if problem.file.startswith(HAND)]
        if by_hand:
            told = by_hand[0]
            raise Failure(f"{told.file}: {told.message}. {told.cure}".rstrip())
        for problem in problems:
            click.echo(str(problem), err=True)
        mistakes = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        raise Failure(f"the scenario '{name}' has {mistakes} and cannot be played.")
    return scenario
