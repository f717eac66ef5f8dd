"""Loads catalogues and scenarios, or says everything that is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from borderwar.content import places
from borderwar.content.build_catalogue import build_catalogue
from borderwar.content.build_scenario import build_scenario
from borderwar.content.catalogue_forms import CATALOGUE_FORMS, CatalogueFiles, annex_form
from borderwar.content.checks import catalogue as catalogue_checks
from borderwar.content.checks import (
    events,
    far,
    forces,
    ground,
    records,
    references,
    scenario,
    sources,
    supply,
)
from borderwar.content.fingerprint import fingerprint
from borderwar.content.forms import Form, FormOf
from borderwar.content.kinds import Spoilt
from borderwar.content.lists import Table
from borderwar.content.nodes import Node, compose
from borderwar.content.problems import Problem, in_order, meant, quoted
from borderwar.content.record_forms import OPTIONAL, SCENARIO_FORMS, ScenarioFiles
from borderwar.content.source import read_source
from borderwar.content.variants import Patch, read_patch, unread_files
from borderwar.model.catalogue import Catalogue
from borderwar.model.scenario import Scenario

ENDING = places.ENDING


@dataclass
class Books:
    """A catalogue as read: its forms for checks, itself if nothing is wrong with it."""

    forms: CatalogueFiles
    catalogue: Catalogue | None
    problems: list[Problem]


@dataclass
class _Folder:
    """The files of a folder as read."""

    forms: dict[str, Form] = field(default_factory=dict)
    annexes: list[tuple[str, Form]] = field(default_factory=list)  # kind and form of `types-guns.yaml`
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""


def load_catalogue(folder: str | Path) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue in a folder, and what is wrong with it; None if anything is."""
    books = read_books(Path(folder))
    return books.catalogue, books.problems


def load_scenario(
    folder: str | Path,
    catalogue_folder: str | Path | None = None,
    variant: str = "",
    settings: tuple[str, ...] = (),
) -> tuple[Scenario | None, list[Problem]]:
    """The scenario in a folder, and what is wrong with it or its catalogue; None if anything is.

    Without a catalogue folder the one beside the scenario is used, else the shipped one.
    `variant` is the id of one of its variants; `settings` are values set by hand, KEY=VALUE.
    """
    place = Path(folder)
    books = read_books(Path(catalogue_folder) if catalogue_folder else places.catalogue_for(place))
    found, problems = read_scenario(place, books, variant, settings)
    return found, in_order([*problems, *books.problems])


def load_scenarios(folders: Iterable[Path], variants: bool = False) -> dict[Path, Scenario | None]:
    """The scenarios in several folders, None for one with mistakes; each catalogue is read once.

    With `variants` those of each scenario follow it, under the paths of their files.
    """
    shelves: dict[Path, Books] = {}
    found: dict[Path, Scenario | None] = {}
    for folder in folders:
        shelf = places.catalogue_for(folder).resolve()
        if shelf not in shelves:
            shelves[shelf] = read_books(shelf)
        found[folder] = read_scenario(folder, shelves[shelf])[0]
        for name in places.variants_in(folder) if variants and found[folder] is not None else ():
            file = places.variant_file(folder, name)
            found[file] = read_scenario(folder, shelves[shelf], name)[0]
    return found


def read_books(folder: Path) -> Books:
    """Read and check a catalogue."""
    read = _read_folder(folder, CATALOGUE_FORMS, (), annexed=True)
    files = CatalogueFiles()
    vars(files).update(read.forms)
    cited = [*read.forms.values(), *(form for _, form in read.annexes)]
    files.sources = sources.gather(cited, read.problems)
    if len(read.forms) == len(CATALOGUE_FORMS):
        read.problems += sources.unknown_sources(cited, files.sources, {})
    for kind, annex in read.annexes:
        if kind in read.forms:
            _bind_in(read.forms[kind], annex, read.problems)
    read.problems += catalogue_checks.check(files)
    problems = in_order(read.problems)
    catalogue = None if problems else build_catalogue(files)
    return Books(files, catalogue, problems)


def read_scenario(
    folder: Path, books: Books, variant: str = "", settings: tuple[str, ...] = ()
) -> tuple[Scenario | None, list[Problem]]:
    """Read and check a scenario, or a variant of it, against a catalogue that is read already."""
    patch = None
    before: list[Problem] = []
    if variant or settings:
        patch = read_patch(folder, variant, settings, before)
        if before:
            return None, in_order(before)
    read = _read_folder(folder, SCENARIO_FORMS, OPTIONAL, patch=patch)
    problems = read.problems
    problems += before
    name = folder.resolve().name
    if not places.is_id(name):
        message = f"{quoted(name)} cannot be the id of a scenario"
        cure = "Name the folder in lower-case letters and digits with hyphens between words."
        problems.append(Problem("bad-folder-name", folder.as_posix(), 0, 0, message, cure))
    files = ScenarioFiles()
    files.history = files.tests = None
    vars(files).update(read.forms)
    cited = list(read.forms.values())
    if patch is not None:
        if problems:
            return None, in_order(problems)
        problems += patch.window(files)
        cited += [patch.form] if patch.form is not None else []
    else:
        problems += unread_files(folder)
    files.sources = sources.gather(cited, problems)
    problems += references.check(files, read.forms)
    problems += scenario.check(files)
    problems += events.check(files)
    problems += ground.check(files, books.forms)
    problems += forces.check(files, books.forms)
    problems += far.check(files, books.forms)
    problems += records.check(files)
    problems += supply.check(files, books.forms)
    whole = all(kind in read.forms for kind in SCENARIO_FORMS if (folder / (kind + ENDING)).exists())
    if whole or patch is not None:  # a variant comes this far only if every file of it was read
        problems += sources.unknown_sources(cited, files.sources, books.forms.sources)
    problems = in_order(problems)
    if problems or books.catalogue is None:
        return None, problems
    built = build_scenario(folder.resolve(), files, books.forms, books.catalogue)
    if patch is not None:
        built = _patched(built, patch)
    return replace(built, digest=fingerprint(read.digest, built)), []


def _patched(built: Scenario, patch: Patch) -> Scenario:
    """A scenario that says which variant it is."""
    variant = patch.built()
    gone = {unit.id for unit in built.units if unit.absent}
    stands = tuple(stand for stand in built.history.positions if stand.unit not in gone)
    return replace(
        built,
        history=replace(built.history, positions=stands),
        id=patch.named(built.id),
        names=patch.title(built.names),
        summary=variant.text if variant is not None else built.summary,
        variant=variant,
        settings=patch.settings,
    )


def _bind_in(book: Form, annex: Form, problems: list[Problem]) -> None:
    """Put the tables of an annex into the book it belongs to; an id that is there already is noted."""
    for name, table in vars(annex).items():
        if not isinstance(table, Table):
            continue
        entries = vars(book).get(name)
        if entries is None:
            vars(book)[name] = table
            continue
        entries.names |= table.names
        entries.words = {**table.words, **entries.words}
        for called, entry in table.items():
            if called in entries:
                first = entries[called].root
                message = f"{quoted(called)} is in two files"
                cure = f"It was first given in {first.source.shown}, line {first.line}."
                problems.append(entry.root.problem("duplicate-key", message, cure))
            entries.setdefault(called, entry)


def _read_folder(
    folder: Path,
    kinds: dict[str, type[Form]],
    optional: tuple[str, ...],
    annexed: bool = False,
    patch: Patch | None = None,
) -> _Folder:
    """Read each file of a folder as its form, and notice files that nobody will read."""
    read = _Folder()
    try:
        inside = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        reason = "there is no such folder" if isinstance(error, FileNotFoundError) else "is no folder to read"
        read.problems.append(Problem("missing-folder", folder.as_posix(), 0, 0, reason))
        return read
    except ValueError:
        read.problems.append(Problem("missing-folder", folder.as_posix(), 0, 0, "there is no such folder"))
        return read
    total = blake2b(digest_size=16)
    trees: dict[str, Node] = {}
    for kind in kinds:
        name = kind + ENDING
        if kind in optional and name not in inside:
            continue
        root = _read_tree(folder / name, folder, read.problems, total)
        if root is not None:
            trees[kind] = root
    if patch is not None:
        patch.overlay.problems = read.problems
        trees = patch.overlay.laid_on(trees, SCENARIO_FORMS)
        trees.pop("tests", None)  # trials are of the whole
        total.update(patch.text.encode())
    for kind, root in trees.items():
        entry = _read_form(root, kinds[kind], read.problems)
        if entry is not None:
            read.forms[kind] = entry
    known = [kind + ENDING for kind in kinds]
    for name in inside if annexed else ():
        kind = annex_of(name)
        if kind in kinds:
            known.append(name)
            root = _read_tree(folder / name, folder, read.problems, total)
            entry = _read_form(root, annex_form(kind), read.problems) if root is not None else None
            if entry is not None:
                read.annexes.append((kind, entry))
    read.problems += _unread_files(folder, inside, known)
    read.digest = total.hexdigest()
    return read


def annex_of(name: str) -> str:
    """The kind of file that `types-guns.yaml` adds to, `types`; "" for other names."""
    kind, hyphen, rest = name.removesuffix(ENDING).partition("-")
    return kind if hyphen and rest and name.endswith(ENDING) else ""


def _read_tree(path: Path, folder: Path, problems: list[Problem], total: blake2b) -> Node | None:
    source = read_source(path, folder, problems)
    if source is None:
        return None
    data = source.text.encode()
    total.update(f"{path.name} {len(data)}\n".encode())
    total.update(data)
    return compose(source, problems)


def _read_form(root: Node, form: type[Form], problems: list[Problem]) -> Form | None:
    try:
        return FormOf(form).read(root, problems)
    except Spoilt:
        return None


def _unread_files(folder: Path, inside: list[str], known: list[str]) -> list[Problem]:
    return [
        Problem(
            "unknown-file",
            (folder / name).as_posix(),
            0,
            0,
            "no file of this name is read here",
            meant(name, known, f"Files here: {', '.join(known)}."),
        )
        for name in inside
        if name not in known and name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
    ]
