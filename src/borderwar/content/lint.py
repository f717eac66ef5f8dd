"""Lists what is wrong with content, all of it at once."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from borderwar.content import places
from borderwar.content.catalogue_forms import CATALOGUE_FORMS
from borderwar.content.load import ENDING, Books, annex_of, read_books, read_scenario
from borderwar.content.problems import Problem, in_order, meant
from borderwar.content.record_forms import SCENARIO_FORMS

KINDS = (*SCENARIO_FORMS, *CATALOGUE_FORMS)


def lint(paths: Iterable[str | os.PathLike[str]]) -> list[Problem]:
    """Everything that is wrong with scenarios, catalogues, folders of them, or single files.

    A file is checked together with its folder; only its own problems are told.
    """
    linter = _Linter()
    for path in paths:
        linter.path(Path(path))
    return in_order(linter.problems)


def check_command(paths: Iterable[str | os.PathLike[str]], echo: Callable[[str], object]) -> int:
    """Print every problem, then a count; 1 if there is one, else 0."""
    linter = _Linter()
    for path in paths:
        linter.path(Path(path))
    problems = in_order(linter.problems)
    for problem in problems:
        echo(str(problem))
    checked = "1 folder checked" if len(linter.seen) == 1 else f"{len(linter.seen)} folders checked"
    found = {0: "no problems", 1: "1 problem"}.get(len(problems), f"{len(problems)} problems")
    echo(f"{checked}, {found}")
    return 1 if problems else 0


class _Linter:
    """Reads each catalogue once, however many scenarios use it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.seen: set[Path] = set()
        self._books: dict[Path, Books] = {}

    def path(self, path: Path) -> None:
        """Look at whatever a path leads to."""
        try:
            self._look(path)
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "the path makes no sense"
            self.problems.append(Problem("unreadable", path.as_posix(), 0, 0, f"cannot be read: {reason}"))

    def _look(self, path: Path) -> None:
        home = path if path.name == places.VARIANTS else path.parent
        if home.name == places.VARIANTS and path.exists() and (home.parent / places.SCENARIO_FILE).exists():
            whole = self._folder(home.parent)
            self.problems += [one for one in whole if Path(one.file).is_relative_to(path)]
        elif path.is_dir():
            self.problems += self._home(path) if not has_content(path) else self._folder(path)
        elif path.name in [kind + ENDING for kind in KINDS] or annex_of(path.name) in CATALOGUE_FORMS:
            if path.exists() or path.parent.is_dir():
                shown = path.as_posix()
                self.problems += [one for one in self._folder(path.parent) if one.file == shown]
            else:
                self._refuse(path, "missing-file", "there is no such file")
        elif path.exists():
            known = [kind + ENDING for kind in KINDS]
            cure = meant(path.name, known, f"Files of a scenario: {', '.join(known)}.")
            self._refuse(path, "unknown-file", "no file of this name is read", cure)
        else:
            self._refuse(path, "missing-file", "there is no such file or folder")

    def _refuse(self, path: Path, kind: str, message: str, cure: str = "") -> None:
        self.problems.append(Problem(kind, path.as_posix(), 0, 0, message, cure))

    def _home(self, home: Path) -> list[Problem]:
        """A folder of scenarios; only folders right inside it are looked at."""
        inside = [folder for folder in _folders(home) if has_content(folder)]
        if not inside:
            kinds = ", ".join(kind + ENDING for kind in SCENARIO_FORMS)
            cure = f"A scenario is a folder with {kinds}."
            return [
                Problem("no-scenario", home.as_posix(), 0, 0, "there is no scenario in this folder", cure)
            ]
        return [problem for folder in inside for problem in self._folder(folder)]

    def _folder(self, folder: Path) -> list[Problem]:
        if is_catalogue(folder):
            return self._book(folder).problems
        self.seen.add(folder.resolve())
        books = self._book(places.catalogue_for(folder))
        problems = read_scenario(folder, books)[1]
        for name in places.variants_in(folder) if not problems else ():
            problems += read_scenario(folder, books, name)[1]
        return [*problems, *books.problems]

    def _book(self, folder: Path) -> Books:
        place = folder.resolve()
        if place not in self._books:
            self.seen.add(place)
            self._books[place] = read_books(folder)
        return self._books[place]


def is_catalogue(folder: Path) -> bool:
    """Whether a folder is a catalogue: by its name or its files."""
    if folder.resolve().name == places.CATALOGUE:
        return True
    return any((folder / (kind + ENDING)).exists() for kind in CATALOGUE_FORMS)


def has_content(folder: Path) -> bool:
    """Whether somebody has put YAML files into a folder, whatever their names."""
    try:
        return any(inside.suffix.lower() in (ENDING, ".yml") for inside in folder.iterdir())
    except PermissionError:
        return True  # whoever reads it will say what is wrong


def _folders(home: Path) -> list[Path]:
    """The folders inside that may hold content."""
    return sorted(inside for inside in home.iterdir() if inside.is_dir() and inside.name[:1] not in "._")
