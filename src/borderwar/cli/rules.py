"""borderwar rules: read the numbered rulebook in the terminal."""

import re
from importlib import resources
from typing import NamedTuple

import click

from borderwar.cli.failure import Failure

CASE_HEAD = re.compile(r"^\*\*(\d+\.\d+)\*\*\s*", re.MULTILINE)


class Case(NamedTuple):
    """One numbered paragraph of the rulebook."""

    number: str
    chapter: str  # the heading of its chapter
    text: str


@click.command("rules", short_help="Print a case of the rulebook, a chapter, or what it says of a word.")
@click.argument("words", nargs=-1, metavar="[CASE | WORDS...]")
def command(words: tuple[str, ...]) -> None:
    """Print a case of the rulebook (5.3), a chapter (5), or the cases that speak of something.

    Without an argument the chapters are listed.
    """
    cases = read_cases()
    if not words:
        for chapter in dict.fromkeys(case.chapter for case in cases):
            click.echo(chapter)
        return
    found = find(cases, " ".join(words))
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


def read_cases() -> list[Case]:
    """Every case of the rulebook, in its order."""
    folder = resources.files("borderwar") / "rulebook"
    cases: list[Case] = []
    if not folder.is_dir():
        return cases
    for page in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if page.name.endswith(".md"):
            cases += split_cases(page.read_text(encoding="utf-8"))
    return cases


def split_cases(page: str) -> list[Case]:
    """The cases of one chapter's Markdown."""
    heading = next((line.lstrip("# ").strip() for line in page.splitlines() if line.startswith("# ")), "")
    starts = list(CASE_HEAD.finditer(page))
    ends = [start.start() for start in starts[1:]] + [len(page)]
    return [
        Case(start.group(1), heading, page[start.end() : end].strip())
        for start, end in zip(starts, ends, strict=True)
    ]


def find(cases: list[Case], wanted: str) -> list[Case]:
    """The cases of that number, of that chapter, or holding all those words."""
    wanted = wanted.strip().strip("[]")
    if re.fullmatch(r"\d+\.\d+", wanted):
        return [case for case in cases if case.number == wanted]
    if re.fullmatch(r"\d+", wanted):
        return [case for case in cases if case.number.split(".")[0] == wanted]
    words = wanted.lower().split()
    return [case for case in cases if all(word in f"{case.chapter} {case.text}".lower() for word in words)]
