"""borderwar arena: opponents against each other on both sides of many games."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderwar.cli.failure import Failure, did_you_mean
from borderwar.cli.playing import processes, workers_option
from borderwar.cli.scenarios import folder_of, open_scenario

if TYPE_CHECKING:
    from borderwar.study.arena import Plan
    from borderwar.study.ratings import Standing


class ManyScenarios(click.Command):
    """A command whose option --scenarios takes all words up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name the option anew before each of its words."""
        spread: list[str] = []
        taking = False
        for word in args:
            if word.startswith("-"):
                taking = word == "--scenarios"
                spread += [] if taking else [word]
            else:
                spread += ["--scenarios", word] if taking else [word]
        return super().parse_args(ctx, spread)


@click.command("arena", cls=ManyScenarios, short_help="Let opponents play each other, and rate them.")
@click.argument("policies", nargs=-1, required=True, metavar="POLICY POLICY ...")
@click.option(
    "--scenarios", multiple=True, metavar="SCENARIO ...", help="Where they fight.  [default: all there are]"
)
@click.option(
    "--games",
    type=click.IntRange(2, 100_000),
    default=20,
    show_default=True,
    help="Games for each pair and scenario; half of them with the sides changed.",
)
@workers_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("borderwar-arena"),
    show_default=True,
    help="Folder where the games are kept; what is there is not played again.",
)
@click.option(
    "--seed-from",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    show_default=True,
    help="Seed of the first two games.",
)
@click.option("--md", type=click.Path(dir_okay=False, path_type=Path), help="Write the result as a page too.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")
def command(
    policies: tuple[str, ...],
    scenarios: tuple[str, ...],
    games: int,
    workers: int | None,
    out: Path,
    seed_from: int,
    md: Path | None,
    as_json: bool,
) -> None:
    """Let every two of the POLICIES play each scenario, each of them on both sides with the same luck.

    Tells how often each wins, by how much, and its Elo, with intervals.  Stopped at any
    moment, the same command goes on where it was.
    """
    from borderwar.content.places import find_scenarios
    from borderwar.study import arena
    from borderwar.study.pool import WorkersDied
    from borderwar.study.ratings import standing
    from borderwar.study.store import StoreError
    from borderwar.study.worker import GameFault

    if games % 2:
        raise Failure(f"each seed is played twice, with the sides changed: --games {games} must be even.")
    if seed_from + games // 2 > 2**31:
        raise Failure(f"seeds end at {2**31 - 1:,}; start lower with --seed-from or play fewer games.")
    names = dict.fromkeys(scenarios or sorted(folder.name for folder in find_scenarios()))
    plan = arena.Plan(
        policies=_seated(policies),
        fields=tuple(arena.Field(folder_of(name), open_scenario(name)) for name in names),
        matches=games // 2,
        first_seed=seed_from,
        workers=processes(workers),
    )
    out.mkdir(parents=True, exist_ok=True)
    try:
        _play_missing(plan, out, quiet=as_json)
        found = standing(plan, arena.read(plan, out))
    except (StoreError, WorkersDied, GameFault) as error:
        raise Failure(str(error)) from error
    if md is not None:
        _write_page(plan, found, md, _typed(plan, scenarios, md))
    _print(plan, found, as_json)


def _seated(policies: Sequence[str]) -> tuple[str, ...]:
    """The names themselves, if there are such opponents, two at least and none twice."""
    from borderwar.ai.duel import duelists

    known = duelists()
    for name in policies:
        if name not in known:
            raise Failure(
                f"there is no opponent '{name}'.{did_you_mean(name, known)} Opponents are {', '.join(known)}."
            )
    if len(set(policies)) < 2 or len(set(policies)) < len(policies):
        raise Failure("an arena needs two opponents or more, each named once: borderwar arena staff greedy.")
    return tuple(policies)


def _play_missing(plan: "Plan", out: Path, quiet: bool) -> None:
    """Play what is missing, with a bar; after Ctrl+C say what is safe."""
    from borderwar.cli.progress import bar, warm_up
    from borderwar.study import arena

    places = arena.missing(plan, out)
    if not places:
        return
    warm_up(quiet=quiet)
    total = len(plan.bouts)
    done = total - len(places)
    try:
        with bar("Games", total, done, quiet) as reach:
            arena.play(plan, out, places, lambda came: reach(done + came))
    except KeyboardInterrupt:
        kept = total - len(arena.missing(plan, out))
        click.echo(
            f"{kept:,} of {total:,} games are safe in '{out}'; the same command goes on from there.", err=True
        )
        raise


def _typed(plan: "Plan", scenarios: Sequence[str], md: Path) -> str:
    """What to type to have the same page again."""
    words = ["borderwar arena", *plan.policies, f"--games {2 * plan.matches}"]
    if scenarios:
        words.insert(1 + len(plan.policies), f"--scenarios {' '.join(scenarios)}")
    if plan.first_seed != 1:
        words.append(f"--seed-from {plan.first_seed}")
    return " ".join((*words, f"--md {md.as_posix()}"))


def _write_page(plan: "Plan", found: "Standing", md: Path, typed: str) -> None:
    from borderwar.study.arena_page import page
    from borderwar.study.publish import write_whole

    try:
        write_whole(md, page(plan, found, typed))
    except OSError as error:
        raise Failure(f"'{md}' cannot be written: {error.strerror}.") from error


def _print(plan: "Plan", found: "Standing", as_json: bool) -> None:
    import json

    from borderwar.cli.progress import console, print_lines, print_table
    from borderwar.study.arena_page import READING, sentence, tables
    from borderwar.study.arena_page import as_json as values

    if as_json:
        click.echo(json.dumps(values(plan, found), indent=1, ensure_ascii=False))
        return
    shown = console()
    for table in tables(plan, found):
        print_table(shown, table.title, table.headings, table.rows)
    print_lines(shown, *(f"- {sentence(tally)}" for tally in found.tallies), "", READING)
