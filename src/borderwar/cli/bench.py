"""borderwar bench: how fast this machine plays."""

import json
from typing import Any

import click


@click.command("bench", short_help="Measure how fast this machine plays.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.option("--quick", is_flag=True, help="The two smaller boards only, for a few seconds.")
@click.option("--ui", "screen", is_flag=True, help="Frames of the play screen instead, in milliseconds.")
def command(as_json: bool, quick: bool, screen: bool) -> None:
    """Measure whole games on made-up boards of four sizes, and the pieces they are made of.

    Takes less than a minute.  The signature changes only when play changes: two machines
    that print the same one play the same games.  docs/bench.md explains each figure.
    """
    from borderwar.bench.run import bench
    from borderwar.cli.progress import bar, warm_up

    warm_up(quiet=as_json)
    if screen:
        _measure_frames(as_json, quick)
        return
    with bar("Measuring", 1, quiet=as_json) as reach:
        report = bench(lambda done, total, what: reach(done, total), quick)
    if as_json:
        click.echo(json.dumps(report, indent=2))
    else:
        _print(report)


def _measure_frames(as_json: bool, quick: bool) -> None:
    """Frames on a made-up board, on a window that nobody sees."""
    from borderwar.bench.boards import SIZES, Size
    from borderwar.bench.games import made_setup
    from borderwar.cli.progress import console, print_table
    from borderwar.ui.frame_times import BUDGETS, frame_times

    setup = made_setup(SIZES[0] if quick else Size(300, 99, 80, 10))
    report = frame_times(setup, orders=20 if quick else 120)
    if as_json:
        click.echo(json.dumps(report, indent=2))
        return
    rows = [
        [name.replace("_", " "), str(value), f"under {BUDGETS[name]}" if name in BUDGETS else ""]
        for name, value in report.items()
    ]
    print_table(console(), "Frames of the play screen", ["figure", "measured", "budget"], rows)


def _print(report: dict[str, Any]) -> None:
    from borderwar.bench.run import ORDERS_BUDGET, ORDERS_FLOOR, verdict
    from borderwar.cli.progress import console, print_lines, print_table

    shown = console()
    if "games" in report:
        rows = [
            [
                f"{game['units']:,}",
                f"{game['columns']} x {game['rows']}",
                f"{game['orders_per_second']:,}",
                f"{game['games_per_second']:,.2f}",
                f"{game['microseconds_per_order']:,.1f}",
            ]
            for game in report["games"]
        ]
        title = f"Whole games, staff on both sides, one core (budget {ORDERS_BUDGET:,} orders a second, "
        headings = ["units", "hexes", "orders a second", "games a second", "microseconds an order"]
        print_table(shown, f"{title}floor {ORDERS_FLOOR:,})", headings, rows)
    words = [[name, value] for name, value in report.items() if name not in ("games",)]
    print_table(
        shown,
        "All figures",
        ["figure", "measured", "budget"],
        [
            [
                name,
                str(value) if isinstance(value, str | bool) else f"{value:,}",
                verdict(name, value) if isinstance(value, int | float) else "",
            ]
            for name, value in words
        ],
    )
    if "signature" in report:
        print_lines(shown, f"Signature of play: {report['signature']}")
