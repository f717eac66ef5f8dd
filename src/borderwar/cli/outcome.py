"""How one game came out, beside the record, as tables for the terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from borderwar.session.game import Game

NO_FIGURE = "no figure"


def loss_rows(game: "Game") -> list[tuple[str, str, str, str]]:
    """Side, measure, this game, the record: one row a figure."""
    from borderwar.session.record import loss_records
    from borderwar.study.report import MEASURE_WORDS, range_words

    records = {(record.side, record.measure): record for record in loss_records(game.scenario)}
    rows = []
    for lost, side in zip(game.result().losses, game.scenario.sides, strict=True):
        here = {
            "casualties": lost.casualties,
            "captured": lost.captured,
            "vehicles": lost.armour + lost.lorries,
            "armoured": lost.armour,
            "aircraft": lost.aircraft,
        }
        for measure, number in here.items():
            record = records.get((side.id, measure))
            told = range_words(record.low, record.high) if record else NO_FIGURE
            rows.append((side.names.english, MEASURE_WORDS[measure], str(number), told))
    return rows


def ground_rows(game: "Game") -> list[tuple[str, str]]:
    """Objective and who holds it at the end."""
    from borderwar.study.report import side_name

    objectives = game.scenario.victory.objectives
    return [
        (objective.names.english, side_name(game.scenario, holder or "nobody"))
        for objective, holder in zip(objectives, game.result().holders, strict=True)
    ]


def print_outcome(shown: "Console", game: "Game") -> None:
    """Print losses beside the record, ground, result and digest."""
    from borderwar.cli.progress import print_lines, print_table
    from borderwar.study.report import side_name

    result, scenario = game.result(), game.scenario
    print_table(shown, "Losses", ("side", "lost", "this game", "record"), loss_rows(game))
    print_table(shown, "Ground at the end", ("ground", "held by"), ground_rows(game))
    first, second = (side.names.english for side in scenario.sides)
    history = scenario.history
    winner = side_name(scenario, result.grade.winner or "draw")
    print_lines(
        shown,
        f"Result: {result.grade.names.english} ({winner}), {result.margin:+d} points against par; "
        f"{result.ending} in turn {result.turn}.",
        f"Points: {first} {result.points[0]}, {second} {result.points[1]}; escalation {result.level}.",
        f"Record: {side_name(scenario, history.winner)}, ground held by "
        f"{side_name(scenario, history.ground_held_by)}, confidence {history.confidence}.",
        f"Digest {result.digest}",
    )
