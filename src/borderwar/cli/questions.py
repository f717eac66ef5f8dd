"""borderwar questions: what the literature asks, played with and without the change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.failure import Failure
from borderwar.cli.playing import processes, work_option, workers_option
from borderwar.cli.policies import checked, policies_option
from borderwar.cli.scenarios import open_scenario, place_of
from borderwar.cli.study import played

if TYPE_CHECKING:
    from borderwar.study.questions import Answer


@click.command("questions", short_help="Answer what-if questions: variants against the whole.")
@click.argument("names", nargs=-1, metavar="[SCENARIO/VARIANT ...]")
@click.option(
    "--games", type=click.IntRange(2, 1_000_000), default=500, show_default=True, help="Pairs of games."
)
@policies_option("historical")
@workers_option
@work_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("questions"),
    show_default=True,
    help="Folder for the pages.",
)
def command(
    names: tuple[str, ...],
    games: int,
    policies: tuple[str, str],
    workers: int | None,
    work: Path,
    out: Path,
) -> None:
    """Play each scenario as it was and with the change that a question asks about, and write a page.

    Without names, all questions that are shipped.  Both are played with the same seeds and
    share their luck.  Stopped at any moment, the same command goes on where it was.
    """
    from borderwar.study.publish import write_whole
    from borderwar.study.questions import index, page

    checked(policies)
    typed = f"--games {games} --policies {' '.join(policies)} --out {out.as_posix()}"
    answers = []
    out.mkdir(parents=True, exist_ok=True)
    for name in names or all_questions():
        answer = _answer(name, games, policies, processes(workers), work)
        write_whole(out / answer.file_name, page(answer, f"borderwar questions {name} {typed}"))
        answers.append(answer)
        for sentence in answer.sentences:
            click.echo(sentence)
    if not names:
        write_whole(out / "README.md", index(answers, f"borderwar questions {typed}"))
    click.echo(f"{out}: {len(answers)} pages, {games:,} pairs of games each.")


def all_questions() -> list[str]:
    """The ids of all variants that ask something."""
    from borderwar.content.load import load_scenarios
    from borderwar.content.places import find_scenarios

    found = load_scenarios(find_scenarios(), variants=True).values()
    return [one.id for one in found if one is not None and one.variant is not None and one.variant.question]


def _answer(name: str, games: int, policies: tuple[str, str], workers: int, work: Path) -> "Answer":
    """Play what is missing of both studies and pair them."""
    from borderwar.study import games as study_games
    from borderwar.study.paired import pair
    from borderwar.study.questions import Answer

    changed = open_scenario(name)
    if changed.variant is None or not changed.variant.question:
        raise Failure(f"'{name}' asks no question; name a variant with one, such as {all_questions()[0]}.")
    folder = place_of(name)[0]
    whole = open_scenario(name.rpartition("/")[0])
    rows = []
    for scenario in (whole, changed):
        plan = study_games.Plan(folder, scenario, policies, 1, games, workers)
        rows.append(played(plan, work / scenario.id))
    sides = (whole.sides[0].id, whole.sides[1].id)
    return Answer(whole, changed, policies, plan.kind.rules, pair(rows[0], rows[1], sides))
