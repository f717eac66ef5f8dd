"""borderwar rules: read the numbered rulebook in the terminal."""

import click

from borderwar import rulebook
from borderwar.cli.failure import Failure


@click.command("rules", short_help="Print a case of the rulebook, a chapter, or what it says of a word.")
@click.argument("words", nargs=-1, metavar="[CASE | WORDS...]")
def command(words: tuple[str, ...]) -> None:
    """Print a case of the rulebook (5.3), a chapter (5), or the cases that speak of something.

    Without an argument the chapters are listed.
    """
    if not words:
        for page in rulebook.chapters():
            click.echo(page.heading)
        return
    found = rulebook.search(" ".join(words))
    if not found:
        raise Failure(
            f"the rulebook says nothing of '{' '.join(words)}'; 'borderwar rules' lists its chapters."
        )
    chapter = ""
    for case in found:
        if case.chapter != chapter:
            chapter = case.chapter
            click.echo(click.style(chapter, bold=True))
        click.echo(f"{click.style(case.number, bold=True)} {case.text}\n")
