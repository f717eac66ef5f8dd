"""Shelves for tests: many incidents made of one, and some with mistakes."""

from dataclasses import replace
from pathlib import Path

from hands import tauran

from borderwar.ui.gallery import Gallery
from borderwar.ui.screens.chooser import ChooserScreen
from borderwar.ui.settings import Settings
from borderwar.ui.shelf import Entry, Shelf, entry_of
from borderwar.ui.workshop import PictureStore

PLACES = ((117.4, 47.35), (131.2, 44.57), (130.61, 42.44), (118.55, 47.78), (118.59, 47.73), (128.25, 49.55))
PROBLEM = """\
scenarios/broken/scenario.yaml:3:1: a scenario file has no key 'tilte' [unknown-key]
    3 | tilte: Somewhere
      | ^
      = Did you mean 'title'?"""


def broken(name: str = "broken-place") -> Entry:
    """A scenario that could not be loaded."""
    return Entry(Path("/nowhere") / name, None, (PROBLEM,))


def shelf_of(count: int, bad: int = 0) -> Shelf:
    """So many incidents of different years, sizes and lengths."""
    one = entry_of(tauran())
    assert one.incident is not None
    entries = []
    for number in range(count):
        first, second = one.incident.forces
        incident = replace(
            one.incident,
            id=f"incident-{number}",
            name=f"Incident {chr(ord('A') + (number * 7) % 26)}",
            start=f"{1935 + number * 10 // count}-0{1 + number % 9}-11T05:00",
            place=PLACES[number % len(PLACES)],
            turns=6 + 9 * (number % 5),
            complexity=1 + number % 5,
            forces=(
                replace(first, men=first.men * 7 ** (number % 4), armour=number % 2),
                replace(second, armour=0, aircraft=number % 3),
            ),
        )
        entries.append(replace(one, folder=one.folder.with_name(f"incident-{number}"), incident=incident))
    if count == 1:
        entries = [one]
    entries += [broken(f"broken-{number}") for number in range(bad)]
    return Shelf(entries=sorted(entries, key=lambda entry: entry.order))


def chooser(shelf: Shelf, folder: Path) -> ChooserScreen:
    """The chooser over a shelf, its pictures kept in a folder of the test's own."""
    return ChooserScreen(Settings(), shelf, Gallery(PictureStore(folder)))
