"""borderwar validate: the loss law set against a table of real battles."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.failure import Failure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from borderwar.study.validation.battles import Table
    from borderwar.study.validation.evaluate import Evaluation
    from borderwar.study.validation.fit import Effort
    from borderwar.study.validation.forecast import Arena
    from borderwar.study.validation.parameters import Fitted
    from borderwar.study.validation.protocol import Fits


@click.command("validate", short_help="Set the loss law against a table of real battles.")
@click.argument("battles", type=click.Path(path_type=Path))
@click.option(
    "--fit",
    "fits",
    is_flag=True,
    help="Fit in ten folds that split no campaign; each battle is forecast by a fit without its own.",
)
@click.option(
    "--json", "json_out", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures as JSON."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for report.md and pictures (extra 'report').",
)
@click.option(
    "--parameters",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fitted parameters to forecast with.  [default: the shipped ones]",
)
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("borderwar-validation"),
    show_default=True,
    help="Where --fit keeps each fold as soon as it is done, and fitted.json at the end.",
)
@click.option(
    "--seeds", type=click.IntRange(20, 100_000), default=500, show_default=True, help="Seeds a battle."
)
@click.option(
    "--generations",
    type=click.IntRange(1, 10_000),
    default=60,
    show_default=True,
    help="How long --fit searches.",
)
def command(
    battles: Path,
    fits: bool,
    json_out: Path | None,
    out: Path | None,
    parameters: Path | None,
    work: Path,
    seeds: int,
    generations: int,
) -> None:
    """Fight every battle of a CSV table with the rules' own loss law and score the forecasts.

    Only what was known before the first shot goes in: no column named after_... is read for
    a forecast.  The table's columns are described in docs/validation.md.
    """
    from borderwar.study.validation import protocol
    from borderwar.study.validation.battles import TableError, read_battles
    from borderwar.study.validation.evaluate import evaluate
    from borderwar.study.validation.fit import NoOptimiser
    from borderwar.study.validation.parameters import SHIPPED, ParametersError, read_parameters
    from borderwar.study.validation.plots import NoPlots

    try:
        table = read_battles(battles)
        arena = _arena()
        if fits:
            forecasts, fitted = _fit(arena, table, work, seeds, generations)
        else:
            fitted = read_parameters(parameters or SHIPPED)
            forecasts = arena.fight(table.battles, fitted.sets, seeds, protocol.FIRST_SEED)
        mode = "cross-validated" if fits else "shipped parameters"
        fold = protocol.folds([battle.campaign for battle in table.battles])
        evaluation = evaluate(table.battles, forecasts, fold)
        _show(table, evaluation, mode, fitted, arena.law)
        _write(table, evaluation, fitted, mode, seeds, json_out, out)
        if fits:
            _transfer(arena, table, work, seeds, generations)
    except (TableError, ParametersError, NoOptimiser, NoPlots) as error:
        raise Failure(str(error)) from error


def _arena() -> "Arena":
    """The field with the shipped law."""
    from borderwar.content.load import load_catalogue
    from borderwar.content.places import CATALOGUE, data_folder
    from borderwar.study.validation.forecast import Arena

    folder = data_folder("scenarios") / CATALOGUE
    catalogue, problems = load_catalogue(folder)
    if catalogue is None:
        raise Failure(
            f"the catalogue in '{folder}' is broken: {problems[0]}; 'borderwar check' shows all of it."
        )
    return Arena(catalogue)


def _fits(arena: "Arena", work: Path, generations: int) -> "tuple[Fits, Effort]":
    """Fits kept in a folder; each step of a search moves a bar."""
    from borderwar.study.validation.fit import Effort
    from borderwar.study.validation.protocol import Fits

    effort = Effort(generations=generations)

    def tell(name: str, done: int, steps: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == steps else ""
            click.echo(f"\r{name}: {done} of {steps} generations {end}", err=True, nl=False)
        elif done == steps:
            click.echo(f"{name}: fitted", err=True)

    return Fits(arena, work, effort, tell), effort


def _fit(
    arena: "Arena", table: "Table", work: Path, seeds: int, generations: int
) -> "tuple[NDArray[np.int32], Fitted]":
    """Forecasts of each battle by a fit without its campaign, and the fit on all, kept in `work`."""
    from borderwar import __version__
    from borderwar.study.validation.parameters import Fitted, write_parameters

    fits, effort = _fits(arena, work, generations)
    try:
        forecasts = fits.forecast_folds(table.battles, seeds)
        sets = fits.get("all", table.battles, seed=0)
    except KeyboardInterrupt:
        click.echo(
            f"\nFolds fitted so far are safe in '{work}'; the same command goes on from there.", err=True
        )
        raise
    how = {
        "command": "borderwar validate TABLE --fit",
        "version": __version__,
        "table": table.digest,
        "battles": len(table.battles),
        "law": arena.law,
        "effort": asdict(effort),
    }
    fitted = Fitted(sets, how)
    write_parameters(work / "fitted.json", fitted)
    return forecasts, fitted


def _transfer(arena: "Arena", table: "Table", work: Path, seeds: int, generations: int) -> None:
    """Fit on one half of the years, forecast the other."""
    from borderwar.study.validation import metrics, protocol

    fits, _ = _fits(arena, work, generations)
    for later in (True, False):
        forecasts, battles = fits.forecast_transfer(table.battles, seeds, later)
        if not battles:
            continue
        sample, truth = metrics.log_losses(forecasts, battles)
        inside = [
            float(metrics.covered(sample[:, :, side], truth[:, side], 0.9)[0].mean()) for side in (0, 1)
        ]
        when = (
            f"before {protocol.BEFORE}, forecast from then on"
            if later
            else (f"from {protocol.BEFORE} on, forecast those before")
        )
        surprise = float(metrics.winner_log_loss(forecasts, battles).mean())
        click.echo(
            f"Transfer: fitted on battles {when}: log loss {surprise:.3f}, "
            f"90 % bands hold {inside[0]:.0%} of attackers' and {inside[1]:.0%} of defenders' losses "
            f"({len(battles)} battles)."
        )


def _show(table: "Table", evaluation: "Evaluation", mode: str, fitted: "Fitted", law: dict[str, int]) -> None:
    """Print all tables."""
    from borderwar.cli.progress import console, print_lines, print_table
    from borderwar.study.validation import report

    shown = console()
    print_lines(shown, report.table_sentence(table), f"Forecasts: {mode}; strict inputs only.", "")
    for part in report.tables(evaluation):
        print_table(shown, part.title, part.headings, part.rows)
    words = [report.spread_sentence(evaluation)]
    if fitted.how.get("law") != law:
        words.append("The law has changed since these parameters were fitted; fit again with --fit.")
    print_lines(shown, *words)


def _write(
    table: "Table",
    evaluation: "Evaluation",
    fitted: "Fitted",
    mode: str,
    seeds: int,
    json_out: Path | None,
    out: Path | None,
) -> None:
    """The files that were asked for."""
    import json

    from borderwar.study.validation import plots, publish

    if json_out is not None:
        figures = publish.as_json(table, evaluation, fitted, mode, seeds)
        json_out.parent.mkdir(parents=True, exist_ok=True)
        json_out.write_text(json.dumps(figures, indent=1, ensure_ascii=False, allow_nan=False), "utf-8")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.md").write_text(publish.page(evaluation, fitted), "utf-8")
        plots.draw(evaluation, out)
