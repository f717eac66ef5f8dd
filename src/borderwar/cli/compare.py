"""borderwar compare: two studies of one scenario, game by game."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from borderwar.cli.failure import Failure


@click.command("compare", short_help="Set two studies against each other, seed by seed.")
@click.argument("before", metavar="STUDY", type=click.Path(file_okay=False, path_type=Path))
@click.argument("after", metavar="STUDY", type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON and nothing else.")
def command(before: Path, after: Path, as_json: bool) -> None:
    """Tell what a change made: the second STUDY less the first, in games of the same seed.

    A STUDY is the folder of 'borderwar study ... --out FOLDER'.  Variants of a scenario
    share luck, so the differences are far surer than the two studies by themselves.
    """
    from borderwar.study import paired_words
    from borderwar.study.finished import open_study
    from borderwar.study.paired import pair
    from borderwar.study.store import StoreError

    try:
        first, second = open_study(before), open_study(after)
        found = pair(first.rows, second.rows, first.sides)
    except StoreError as error:
        raise Failure(str(error)) from error
    except ValueError as error:
        raise Failure(f"{error}; play both with the same --seed-from and --games.") from error
    if first.sides != second.sides:
        sides = " and ".join(second.sides)
        raise Failure(f"the studies are not of one scenario: {second.scenario} is between {sides}.")
    notes = []
    if first.kind.rules != second.kind.rules:
        notes.append("The studies were played by different versions of the rules.")
    if first.kind.policies != second.kind.policies:
        notes.append(f"Players differ too: {first.kind.policies}, then {second.kind.policies}.")
    said = paired_words.sentences(found, second.called, first.names)
    if as_json:
        figures = {
            "before": first.as_json(),
            "after": second.as_json(),
            **asdict(found),
            "sentences": said,
            "notes": notes,
        }
        click.echo(json.dumps(figures, indent=1, ensure_ascii=False))
        return
    from borderwar.cli.progress import console, print_lines, print_table

    shown = console()
    made = paired_words.table(found, first.names)
    print_table(shown, made.title, made.headings, made.rows)
    lines = [f"- {sentence}" for sentence in said]
    print_lines(shown, *lines, "", *notes, paired_words.luck_sentence(found), paired_words.caution(found))
