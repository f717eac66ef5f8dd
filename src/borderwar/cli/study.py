"""borderwar study: many games of one scenario, set against the record."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.display import check_pygame, unseen
from borderwar.cli.failure import Failure
from borderwar.cli.playing import processes, workers_option
from borderwar.cli.policies import checked, policies_option
from borderwar.cli.scenarios import changing_options, open_scenario, scenario_argument

if TYPE_CHECKING:
    from borderwar.session.game import Game
    from borderwar.study.games import Plan
    from borderwar.study.pictures import Pictures
    from borderwar.study.rows import GameRow


@click.command("study", short_help="Set many games of a scenario against the record.")
@scenario_argument
@changing_options
@click.option(
    "--games", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="How many games."
)
@workers_option
@click.option("--cluster", metavar="ADDRESS", help="Play on the Dask cluster with its scheduler there.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for games and report.  [default: borderwar-study/SCENARIO]",
)
@policies_option("historical")
@click.option(
    "--seed-from",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    help="Seed of the first game.",
)
@click.option(
    "--export",
    "exported",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the games as a table too: FILE.parquet or FILE.csv.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON and nothing else.")
@click.option(
    "--balance",
    is_flag=True,
    help="Keep who won how often beside the scenario, where the chooser reads it.",
)
@click.option("--pictures/--no-pictures", default=True, help="Draw maps into the report.  [default: yes]")
def command(
    scenario: str,
    patch: str | None,
    settings: tuple[str, ...],
    games: int,
    workers: int | None,
    cluster: str | None,
    out: Path | None,
    policies: tuple[str, str],
    seed_from: int,
    exported: tuple[Path, ...],
    as_json: bool,
    balance: bool,
    pictures: bool,
) -> None:
    """Play a scenario many times and see where the record lies among the games.

    Every game is kept as one row of OUT/games.sqlite.  Stopped at any moment, the same
    command goes on where it was.  The report is printed and kept as report.html, one
    page that opens without a net, the same as report.md and report.json; the game nearest to
    history as nearest.log.
    """
    from borderwar.study import games as study_games
    from borderwar.study.cluster import ClusterError
    from borderwar.study.export import export
    from borderwar.study.pool import WorkersDied
    from borderwar.study.store import StoreError
    from borderwar.study.worker import GameFault

    for path in exported:
        _writable(path)
    opened = open_scenario(scenario, patch, settings)
    asks = opened.variant is not None and not opened.variant.cut
    if balance and (asks or settings):
        raise Failure("--balance is kept for scenarios and cuts of them, not for what-ifs; leave it out.")
    if seed_from + games > 2**31:
        raise Failure(f"seeds end at {2**31 - 1:,}; start lower with --seed-from or play fewer games.")
    plan = study_games.Plan(
        folder=Path(opened.folder),
        scenario=opened,
        policies=checked(policies),
        first_seed=seed_from,
        games=games,
        workers=processes(workers),
        cluster=cluster or "",
    )
    if cluster and workers:
        raise Failure(
            "--workers are processes on this machine, a --cluster has its own; give one of the two."
        )
    place = out or Path("borderwar-study") / opened.id
    place.mkdir(parents=True, exist_ok=True)
    try:
        play_missing(plan, place, quiet=as_json)
        rows = study_games.read(plan, place)
        for path in exported:
            export(path, plan.kind, rows)
        _report(plan, rows, place, as_json, pictures)
        if balance:
            keep_balance(plan, rows)
    except (StoreError, WorkersDied, GameFault, ClusterError) as error:
        raise Failure(str(error)) from error


def _writable(path: Path) -> None:
    """Say at once what would stop the export of games that are still to be played."""
    from borderwar.study.export import ExportError, check

    try:
        check(path)
    except ExportError as error:
        raise Failure(str(error)) from error


def play_missing(plan: "Plan", place: Path, quiet: bool) -> None:
    """Play what is missing, with a bar; after Ctrl+C say what is safe."""
    from borderwar.cli.progress import bar, warm_up
    from borderwar.study import games as study_games

    seeds = study_games.missing(plan, place)
    if not seeds:
        return
    warm_up(quiet=quiet)
    done = plan.games - len(seeds)
    try:
        with bar("Games", plan.games, done, quiet) as reach:
            study_games.play(plan, place, seeds, lambda came: reach(done + came))
    except KeyboardInterrupt:
        kept = plan.games - len(study_games.missing(plan, place))
        click.echo(
            f"{kept:,} of {plan.games:,} games are safe in '{place}'; the same command goes on from there.",
            err=True,
        )
        raise


def _command(plan: "Plan") -> str:
    """What to type to have the same study again."""
    changed = "".join(f" --set {shlex.quote(setting)}" for setting in plan.scenario.settings)
    return (
        f"borderwar study {plan.scenario.id}{changed} --games {plan.games} --seed-from {plan.first_seed} "
        f"--policies {plan.policies[0]} {plan.policies[1]}"
    )


def played(plan: "Plan", place: Path) -> "list[GameRow]":
    """All games of a plan, in order of seed; those that are missing are played and kept first."""
    from borderwar.study import games as study_games
    from borderwar.study.pool import WorkersDied
    from borderwar.study.store import StoreError
    from borderwar.study.worker import GameFault

    place.mkdir(parents=True, exist_ok=True)
    try:
        play_missing(plan, place, quiet=False)
        return study_games.read(plan, place)
    except (StoreError, WorkersDied, GameFault) as error:
        raise Failure(str(error)) from error


def keep_balance(plan: "Plan", rows: "list[GameRow]") -> None:
    """Write who won how often beside the scenario; of a cut in a file of its own."""
    from borderwar.content.balance import Measured, balance_file, with_measured
    from borderwar.study.publish import write_whole

    wins = [sum(row.winner == side.id for row in rows) for side in plan.scenario.sides]
    measured = Measured(
        plan.policies,
        len(rows),
        (wins[0], wins[1]),
        plan.scenario.digest,
        plan.kind.rules,
        f"{_command(plan)} --balance",
    )
    cut = plan.scenario.variant.id if plan.scenario.variant is not None else ""
    path = balance_file(plan.folder, cut)
    try:
        write_whole(path, with_measured(plan.folder, measured, cut))
    except OSError as error:
        raise Failure(f"'{path}' cannot be written: {error.strerror}.") from error


def _report(plan: "Plan", rows: "list[GameRow]", place: Path, as_json: bool, draw: bool) -> None:
    """Compare, write the files, print."""
    import json

    from borderwar.rules.setup import prepare
    from borderwar.session.computer import played_game
    from borderwar.session.log import log_text
    from borderwar.study import publish
    from borderwar.study.compare import compare
    from borderwar.study.findings import Findings
    from borderwar.study.inputs import inputs_of, sensitivity
    from borderwar.study.nearest import nearest_game

    nearest, distance = nearest_game(plan.scenario, rows)
    setup = prepare(plan.scenario)
    inputs = inputs_of(setup, rows)
    game = played_game(setup, nearest.seed, plan.policies)
    findings = Findings(
        plan=plan,
        rows=rows,
        found=compare(plan.scenario, rows),
        inputs=inputs,
        sensitivity=sensitivity(plan.scenario, rows, inputs),
        nearest=nearest,
        distance=distance,
        log=log_text(game),
        command=_command(plan),
        pictures=_pictures(game) if draw else None,
    )
    publish.publish(findings, place)
    if as_json:
        click.echo(json.dumps(publish.as_json(findings), indent=1, ensure_ascii=False))
        return
    from borderwar.cli.progress import console, print_lines, print_table
    from borderwar.study import report

    found, log = findings.found, place / publish.NEAREST_NAME
    shown = console()
    for table in report.tables(plan.scenario, found):
        print_table(shown, table.title, table.headings, table.rows)
    words = [f"- {sentence}" for sentence in report.sentences(plan.scenario, found)]
    words += ["", report.caution(plan.scenario, found), ""]
    words.append(
        f"Nearest to history: seed {nearest.seed}, {distance:.1f} standard deviations away; "
        f"watch it with 'borderwar play {log}'."
    )
    words.append(
        f"Kept in {place}: report.html, report.md, report.json, nearest.log, inputs.csv, games.sqlite."
    )
    print_lines(shown, *words)


def _pictures(game: "Game") -> "Pictures":
    """The map and the game as a strip of maps."""
    check_pygame()
    unseen()
    from borderwar.ui.study_pictures import study_pictures

    return study_pictures(game)
