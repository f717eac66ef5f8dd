"""borderwar luck: what the draws of a game were worth to each side."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borderwar.cli.failure import Failure
from borderwar.cli.logs import replayed

if TYPE_CHECKING:
    from rich.console import Console

    from borderwar.session.audit import Audit, Moment
    from borderwar.session.game import Game

LONGEST = 92
"""Characters of a moment's own words."""

BAR = 30
"""Characters of the longest bar."""

WORDS = {
    "men": "men lost by {}",
    "vehicles": "vehicles and aircraft lost by {}",
    "broken": "units of {} that broke",
}


@click.command("luck", short_help="Say what the draws of a game were worth to each side.")
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--scenario", metavar="SCENARIO", help="Id or folder to use in place of the one the log names.")
@click.option(
    "--rolls",
    type=click.IntRange(8, 4096),
    default=64,
    show_default=True,
    help="How many times each order is carried out again with other dice.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the audit as JSON and nothing else.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to draw the luck summed up by turn into: .svg or .png.",
)
def command(log: Path, scenario: str | None, rolls: int, as_json: bool, picture: Path | None) -> None:
    """Say what the draws of a game were worth to each side, order by order.

    Every order of LOG that rolled dice is carried out again from where it was given, with
    other dice; what came less what comes on average is its luck.
    """
    if picture is not None and picture.suffix.lower() not in (".svg", ".png"):
        raise Failure(f"'{picture}' is no picture that can be drawn; name a file that ends in .svg or .png.")
    game, difference = replayed(log, scenario)
    if difference is not None:
        raise Failure(
            f"{log}:{difference.line}: {difference.message}, so its draws cannot be asked about; "
            f"'borderwar verify {log}' says more."
        )
    from borderwar.cli.progress import bar, console
    from borderwar.session.audit import audit

    with bar("Orders given again", game.position, quiet=as_json) as reach:
        found = audit(game, rolls, reach)
    if picture is not None:
        _draw(game, found, picture)
    if as_json:
        click.echo(json.dumps(as_data(game, found), ensure_ascii=False, indent=1))
        return
    print_audit(console(), game, found)
    if picture is not None:
        click.echo(f"Drawn in {picture}.")


def _draw(game: "Game", found: "Audit", picture: Path) -> None:
    """Write the picture as what its name ends in."""
    from borderwar.session.luck_picture import HEIGHT, WIDTH, shapes, svg

    picture.parent.mkdir(parents=True, exist_ok=True)
    drawn = shapes(game, found)
    if picture.suffix.lower() == ".svg":
        picture.write_text(svg(drawn), encoding="utf-8")
        return
    from borderwar.ui.plot import save_plot

    save_plot(list(drawn), (WIDTH, HEIGHT), str(picture))


def as_data(game: "Game", found: "Audit") -> dict[str, Any]:
    """The audit in plain values, sides by their ids, units in the names of the keys."""
    ids = game.setup.side_ids
    worth = {}
    for one in found.worth:
        kind, _, side = one.measure.partition(" ")
        values = {name: round(value, 3) for name, value in asdict(one).items() if name != "measure"}
        values["luck"] = round(one.luck, 3)
        worth[f"{kind} {ids[int(side)]}" if side else f"points {ids[0]}"] = values
    return {
        "scenario": game.scenario.id,
        "seed": game.seed,
        "luck": "full" if game.luck else "none",
        "sides": list(ids),
        "turns": game.turn + 1,
        "orders": found.orders,
        "orders_that_rolled": found.rolled,
        "redraws_of_each": found.rolls,
        "worth": worth,
        "factors": {
            ids[one.side]: {
                "game": round(one.game, 4),
                "days": [round(day, 4) for day in one.days],
                "men_at_start": one.men,
                "men_of_the_record": one.record_men,
            }
            for one in found.factors
        },
        "points_by_turn": [round(turn, 3) for turn in found.turns],
        "band_by_turn": [[round(low, 3), round(high, 3)] for low, high in found.bands],
        "luckiest": {ids[side]: [_moment_data(game, one) for one in found.luckiest(side)] for side in (0, 1)},
    }


def _moment_data(game: "Game", moment: "Moment") -> dict[str, Any]:
    return {
        "order_number": moment.position + 1,
        "turn": moment.turn,
        "side": game.setup.side_ids[moment.side],
        "order": moment.order,
        "points": round(moment.points, 3),
        "men": round(moment.men, 3),
        "percentile": round(moment.percentile, 1),
        "came": {name: round(value, 3) for name, value in moment.came.items()},
        "expected": {name: round(value, 3) for name, value in moment.expected.items()},
    }


def print_audit(shown: "Console", game: "Game", found: "Audit") -> None:
    """Print tables, plot and what they do and do not say."""
    from borderwar.cli.progress import print_lines, print_table

    sides = [side.names.english for side in game.scenario.sides]
    print_lines(
        shown,
        f"{game.scenario.names.english}, seed {game.seed}: {found.orders:,} orders up to turn "
        f"{game.turn + 1}, {found.rolled:,} of them met dice.",
        "",
    )
    if not game.luck:
        print_lines(shown, "This game was played with luck none: no dice were rolled, nothing was luck.")
        return
    if not found.rolled:
        print_lines(shown, "No order met dice: nothing was luck.")
        return
    print_table(
        shown,
        f"What the draws were worth ({found.rolls} redraws of each order)",
        ("", "came", "expected", "luck", "shots", "day", "game", "percentile", "nine in ten"),
        [_worth_row(one, sides) for one in found.worth],
    )
    print_table(
        shown,
        "The factors of the game and the days, known now that the log is open",
        ("fire of", "game", "days", "men at the start", "in the record"),
        [
            (sides[one.side], f"x{one.game:.2f}", _days(one.days), f"{one.men:,}", f"{one.record_men:,}")
            for one in found.factors
        ],
    )
    for side in (0, 1):
        print_table(
            shown,
            f"Luckiest for {sides[side]}, so unluckiest for {sides[1 - side]}",
            ("turn", "order", "what came of it", "points", "men", "percentile"),
            [_moment_row(moment, side) for moment in found.luckiest(side)],
        )
    print_lines(shown, f"Luck summed up by turn, in points for {sides[0]}", *_bars(found), "")
    print_lines(shown, *_words(found, sides))


def _worth_row(one: Any, sides: list[str]) -> tuple[str, ...]:
    kind, _, side = one.measure.partition(" ")
    name = WORDS[kind].format(sides[int(side)]) if side else f"points that these orders brought {sides[0]}"
    layers = (f"{part:+.1f}" for part in (one.luck, one.shot, one.day, one.game))
    span = f"{one.low:,.0f} to {one.high:,.0f}"
    return name, f"{one.came:,.0f}", f"{one.expected:,.1f}", *layers, f"{one.percentile:.0f}", span


def _days(days: tuple[float, ...]) -> str:
    shown = ", ".join(f"x{day:.2f}" for day in days[:6])
    return shown + (f" and {len(days) - 6} more" if len(days) > 6 else "")


def _moment_row(moment: "Moment", side: int) -> tuple[str, ...]:
    sign = 1 if side == 0 else -1
    told = "; ".join(moment.told) or moment.order
    if moment.order == "end":
        told = f"at the end of the player turn: {'; '.join(moment.told[1:])}"
    place = moment.percentile if side == 0 else 100 - moment.percentile
    return (
        str(moment.turn),
        str(moment.position + 1),
        told if len(told) <= LONGEST else told[: LONGEST - 1] + "…",
        f"{sign * moment.points:+.1f}",
        f"{sign * moment.men:+.1f}",
        f"{place:.0f}",
    )


def _bars(found: "Audit") -> list[str]:
    """One bar a turn: to the right what luck had given the first side by then, to the left taken."""
    longest = max((abs(turn) for turn in found.turns), default=0) or 1
    lines = []
    for turn, points in enumerate(found.turns, start=1):
        length = round(abs(points) / longest * BAR)
        left = ("#" * length).rjust(BAR) if points < 0 else " " * BAR
        right = "#" * length if points > 0 else ""
        lines.append(f"{turn:4d} {left}|{right:<{BAR}} {points:+.1f}")
    return lines


def _words(found: "Audit", sides: list[str]) -> list[str]:
    points = found.worth[-1]
    gained = sides[0] if points.luck >= 0 else sides[1]
    return [
        f"The draws were worth {abs(points.luck):.1f} points to {gained}: of {found.rolls} redraws of these "
        f"same orders, {points.percentile:.0f} % went worse for {sides[0]}.",
        "Each order was given again from where it was given in the game. That says what the dice did to the "
        "orders, not how the game would have gone on with others: whoever had seen other results would have "
        "given other orders, and a lucky shot that opened a road counts only as a shot.",
        "'Expected' is the mean over redraws without the factors of day and game; it is itself drawn, so "
        "small differences mean nothing.",
    ]
