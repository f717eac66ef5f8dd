"""borderwar incidents: all scenarios set against their records, on one page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.failure import Failure
from borderwar.cli.playing import processes, work_option, workers_option
from borderwar.cli.scenarios import folder_of, open_scenario
from borderwar.cli.study import keep_balance, played

if TYPE_CHECKING:
    from borderwar.model.scenario import Scenario

POLICIES = ("historical", "staff")
"""Each plays both sides."""

WIDE = 640
"""Pixels across of a map's picture."""


@click.command("incidents", short_help="Set all scenarios against their records, on one page.")
@click.argument("scenarios", nargs=-1)
@click.option(
    "--games",
    type=click.IntRange(1, 100_000),
    default=500,
    show_default=True,
    help="Games a pair of policies.",
)
@workers_option
@work_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("incidents.md"),
    show_default=True,
    help="The page; its pictures go into a folder beside it.",
)
@click.option("--balance", is_flag=True, help="Keep who won how often beside each scenario and cut.")
def command(
    scenarios: tuple[str, ...], games: int, workers: int | None, work: Path, out: Path, balance: bool
) -> None:
    """Fight SCENARIOS, all of them if none is named, with the plans of the time and with the
    computer's own, and write one page: maps, forces, record against games, misses first.

    Stopped at any moment, the same command goes on where it was.
    """
    from borderwar.content import places
    from borderwar.study import games as study_games
    from borderwar.study.compare import compare
    from borderwar.study.incidents import page
    from borderwar.study.page.strip import percentile_strip
    from borderwar.study.publish import write_whole
    from borderwar.study.tally import Incident

    names = scenarios or tuple(folder.name for folder in places.find_scenarios())
    found: list[Incident] = []
    for name in names:
        for scenario in (open_scenario(name), *(_cuts(name) if balance else ())):
            studies = {}
            for policy in POLICIES:
                plan = study_games.Plan(
                    folder_of(name), scenario, (policy, policy), 1, games, processes(workers)
                )
                rows = played(plan, work / scenario.id)
                studies[policy] = compare(scenario, rows)
                if balance:
                    keep_balance(plan, rows)
            if scenario.variant is None:
                found.append(Incident(scenario, studies))
    found.sort(key=lambda incident: incident.scenario.start)
    pictures = {one.scenario.id: _picture(folder_of(one.scenario.id), one.scenario.id, out) for one in found}
    cuts = {one.scenario.id: _cuts(one.scenario.id) for one in found}
    typed = " ".join(("borderwar incidents", *scenarios, f"--games {games}", f"--out {out.as_posix()}"))
    strip = out.parent / out.stem / "percentiles.svg"
    try:
        write_whole(strip, percentile_strip(found))
        write_whole(out, page(found, pictures, typed, f"{out.stem}/{strip.name}", cuts))
    except OSError as error:
        raise Failure(f"'{out}' cannot be written: {error.strerror}.") from error
    click.echo(f"{out}: {len(found)} incidents, {games:,} games for each pair of policies.")


def _cuts(name: str) -> "list[Scenario]":
    """The shorter cuts of a scenario."""
    from borderwar.content.places import variants_in

    variants = (open_scenario(name, variant) for variant in variants_in(folder_of(name)))
    return [one for one in variants if one.variant is not None and one.variant.cut]


def _picture(folder: Path, name: str, out: Path) -> str:
    """Paint a scenario's map beside the page; its path as the page names it."""
    from borderwar.ui.gallery import save_map_picture

    place = out.parent / out.stem / f"{name}.jpg"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        save_map_picture(folder, place, WIDE)
    except OSError as error:
        raise Failure(f"'{place}' cannot be written: {error}.") from error
    return f"{out.stem}/{name}.jpg"
