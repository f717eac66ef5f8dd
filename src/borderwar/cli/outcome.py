"""How one game came out, beside the record, as tables for the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from borderwar.model.scenario import LossClaim
    from borderwar.session.game import Game

MEASURES = ("killed", "wounded", "captured", "vehicles", "aircraft")


def record_range(claims: Sequence["LossClaim"]) -> str:
    """What the sources say of one measure, as a range; "no figure" if they say nothing."""
    if not claims:
        return "no figure"
    low, high = min(claim.low for claim in claims), max(claim.high for claim in claims)
    return f"{low}" if low == high else f"{low} to {high}"


def loss_rows(game: "Game") -> list[tuple[str, str, str, str]]:
    """Side, measure, this game, the record: one row a figure."""
    result, scenario = game.result(), game.scenario
    rows = []
    for place, side in enumerate(scenario.sides):
        lost = result.losses[place]
        here = {
            "killed": lost.killed,
            "wounded": lost.casualties - lost.killed,
            "captured": lost.captured,
            "vehicles": lost.armour,
            "aircraft": lost.aircraft,
        }
        for measure in MEASURES:
            claims = [c for c in scenario.history.losses if (c.side, c.measure) == (side.id, measure)]
            name = "armoured vehicles" if measure == "vehicles" else measure
            rows.append((side.names.english, name, str(here[measure]), record_range(claims)))
    return rows


def ground_rows(game: "Game") -> list[tuple[str, str]]:
    """Objective and who holds it at the end."""
    names = {side.id: side.names.english for side in game.scenario.sides}
    objectives = game.scenario.victory.objectives
    holders = game.result().holders
    return [
        (o.names.english, names.get(holder or "", "nobody"))
        for o, holder in zip(objectives, holders, strict=True)
    ]


def print_outcome(game: "Game", console: "Console") -> None:
    """Print points, losses beside the record, ground and digest."""
    from borderwar.cli.progress import print_table

    result, sides = game.result(), game.scenario.sides
    print_table(
        console,
        f"{game.scenario.names.english}, seed {game.seed}: losses beside the record",
        ("side", "lost", "this game", "record"),
        loss_rows(game),
    )
    print_table(console, "Ground at the end", ("ground", "held by"), ground_rows(game))
    first, second = (side.names.english for side in sides)
    click.echo(f"{first} {result.points[0]} points, {second} {result.points[1]}.")
    above = f"{result.margin:+d} against par, what history comes to ({game.scenario.victory.par:+d})"
    click.echo(f"{result.grade.names.english}: {above}; {result.ending} on turn {result.turn}.")
    history = game.scenario.history
    names = {side.id: side.names.english for side in sides}
    record = names.get(history.winner, history.winner)
    held = names.get(history.ground_held_by, history.ground_held_by)
    click.echo(f"The record: {record}, ground held by {held}, confidence {history.confidence}.")
    click.echo(f"digest {result.digest}")
