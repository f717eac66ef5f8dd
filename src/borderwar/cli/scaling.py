"""borderwar scaling: what studies cost on this machine, and a million games on many."""

import os
import platform
from pathlib import Path

import click

from borderwar.cli.failure import Failure
from borderwar.cli.scenarios import open_scenario

POLICIES = ("historical", "staff")


@click.command("scaling", short_help="Measure what studies cost, and reckon a million games.")
@click.argument("scenarios", nargs=-1)
@click.option(
    "--games", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Games measured."
)
@click.option("--nodes", type=click.IntRange(1, 100_000), default=100, show_default=True, help="Machines.")
@click.option("--cores", type=click.IntRange(1, 1024), default=32, show_default=True, help="Cores of each.")
@click.option(
    "--price",
    type=click.FloatRange(0),
    default=0.04,
    show_default=True,
    help="Of an hour of one core, in a currency of yours.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("scaling.md"),
    show_default=True,
    help="The page.",
)
def command(scenarios: tuple[str, ...], games: int, nodes: int, cores: int, price: float, out: Path) -> None:
    """Play SCENARIOS, all of them if none is named, a few times on one core, write rows into a
    store, and tell what a million games would take on a cluster.
    """
    from borderwar.cli.progress import bar, warm_up
    from borderwar.content.places import find_scenarios
    from borderwar.study.cluster import ClusterError
    from borderwar.study.publish import write_whole
    from borderwar.study.scaling import Cluster, measure, page, task_seconds

    names = scenarios or tuple(folder.name for folder in find_scenarios())
    opened = sorted((open_scenario(name) for name in names), key=lambda scenario: scenario.start)
    warm_up()
    with bar("Scenarios", len(opened)) as reach:
        speeds = list(measure(opened, POLICIES, games, reach))
    try:
        cluster = Cluster(nodes, cores, price, task_seconds(opened[0]))
    except ClusterError as error:
        raise Failure("what a task costs is measured with Dask: pip install 'borderwar[cluster]'.") from error
    machine = f"one core of {os.cpu_count()} ({_processor()}), Python {platform.python_version()}"
    asked = f"--games {games} --nodes {nodes} --cores {cores} --price {price:g} --out {out.as_posix()}"
    typed = " ".join(("borderwar scaling", *scenarios, asked))
    try:
        write_whole(out, page(speeds, POLICIES, games, cluster, machine, typed))
    except OSError as error:
        raise Failure(f"'{out}' cannot be written: {error.strerror}.") from error
    click.echo(f"{out}: {len(speeds)} scenarios, {games:,} games of each policy.")


def _processor() -> str:
    """What the processor calls itself, where the system says so."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()
