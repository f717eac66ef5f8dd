"""The shelf: all scenarios there are, read in the background and remembered on disk.

What was read of a scenario is kept under a digest of its files, its catalogue and the loader,
so that the list is whole at once the next time; a file that changed is read again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from borderwar.content.balance import Measured, for_players, read_balance
from borderwar.content.places import catalogue_for, find_scenarios, parts_of, variants_in
from borderwar.language import say
from borderwar.model.scenario import Scenario
from borderwar.ui.screens.incidents import Incident, incident_of
from borderwar.ui.workshop import Workshop, common_workshop


@dataclass(frozen=True)
class Entry:
    """A scenario of the list: read, one with mistakes, or (neither) still to be read."""

    folder: Path
    incident: Incident | None = None
    problems: tuple[str, ...] = ()
    balance: Measured | None = None
    key: str = ""  # digest of its files
    cuts: tuple["Entry", ...] = ()  # shorter games of it

    @property
    def name(self) -> str:
        """Its English name, or that of its folder."""
        return self.incident.name if self.incident is not None else self.folder.name

    @property
    def waiting(self) -> bool:
        """Whether it has still to be read."""
        return self.incident is None and not self.problems

    @property
    def order(self) -> tuple[int, str, str]:
        """By date; those not yet read by their id; those with mistakes last."""
        if self.incident is not None:
            return 0, self.incident.start, self.folder.name
        return (2, "", self.folder.name) if self.problems else (1, "", self.folder.name)


def entry_of(scenario: Scenario) -> Entry:
    """The entry of a scenario that is loaded."""
    folder = Path(scenario.folder)
    return Entry(folder, incident_of(scenario), (), for_players(read_balance(folder)))


def read_entry(folder: Path, key: str = "") -> Entry:
    """Load a scenario and say what the list must know of it."""
    from borderwar.content.load import load_scenario

    scenario, problems = load_scenario(folder)
    if scenario is None:
        return Entry(folder, None, tuple(str(problem) for problem in problems), None, key)
    variants = (load_scenario(folder, variant=name)[0] for name in variants_in(folder))
    cuts = [incident_of(one) for one in variants if one is not None and one.variant and one.variant.cut]
    return replace(entry_of(scenario), folder=folder, key=key, cuts=_cuts(folder, cuts))


def _cuts(folder: Path, incidents: Sequence[Incident]) -> tuple[Entry, ...]:
    """The entries of an incident's cuts, each with what was measured of it."""
    return tuple(
        Entry(folder, one, balance=for_players(read_balance(folder, parts_of(one.id)[1])))
        for one in incidents
    )


@lru_cache(maxsize=1)
def _loader() -> bytes:
    """A digest of the loader's own text: a changed loader reads everything again."""
    import borderwar.content
    import borderwar.ui.screens.incidents as incidents

    digest = blake2b(digest_size=8)
    home = Path(str(borderwar.content.__file__)).parent
    for path in (*sorted(home.rglob("*.py")), Path(incidents.__file__)):
        digest.update(path.read_bytes())
    return digest.digest()


@lru_cache(maxsize=4000)
def _contents(path: str, written: int, size: int) -> bytes:
    """A digest of a file's bytes; one written at another time or of another size is read again."""
    return blake2b(Path(path).read_bytes(), digest_size=12).digest()


def files_key(folder: Path) -> str:
    """A digest of all that reading a scenario depends on."""
    digest = blake2b(_loader(), digest_size=12)
    for home in (folder, catalogue_for(folder)):
        for path in sorted(home.rglob("*.y*ml")):
            digest.update(f"{path.name} ".encode())
            try:
                known = path.stat()
                digest.update(_contents(str(path), known.st_mtime_ns, known.st_size))
            except OSError:
                digest.update(b"unreadable")
    return digest.hexdigest()


@dataclass
class Shelf:
    """Entries in order of date.  `step` takes over what was read meanwhile."""

    folders: Sequence[Path] = ()
    memory: Path | None = None  # file in which it is remembered
    entries: list[Entry] = field(default_factory=list)
    workshop: Workshop = field(default_factory=Workshop)

    @classmethod
    def of_all(cls, memory: Path | None = None) -> "Shelf":
        """All scenarios that are found, those known from earlier at once."""
        import platformdirs

        place = Path(platformdirs.user_cache_dir("borderwar", appauthor=False)) / "incidents.json"
        return cls.of(find_scenarios(), memory or place, common_workshop("scenarios"))

    @classmethod
    def of(
        cls, folders: Sequence[Path], memory: Path | None = None, workshop: Workshop | None = None
    ) -> "Shelf":
        """These scenarios, read in a workshop of their own or in one that is shared."""
        shelf = cls(folders, memory, workshop=workshop or Workshop())
        known = _remembered(memory)
        for folder in folders:
            key = files_key(folder)
            entry = _entry(folder, key, known.get(str(folder), {}))
            if entry.waiting:
                shelf.workshop.ask(key, partial(read_entry, folder, key))
            shelf.entries.append(entry)
        shelf.entries.sort(key=lambda entry: entry.order)
        return shelf

    @property
    def busy(self) -> bool:
        """Whether scenarios are still to be read."""
        return any(entry.waiting for entry in self.entries)

    def look_again(self, folder: Path) -> bool:
        """Read a scenario again if a file of it has changed since; True if one has."""
        for place, entry in enumerate(self.entries):
            if entry.folder == folder and entry.key and not entry.waiting:
                key = files_key(folder)
                if key != entry.key:
                    self.entries[place] = Entry(folder, key=key)
                    return True
        return False

    def step(self) -> bool:
        """Take over what has been read; True if anything has."""
        changed = False
        for place, entry in enumerate(self.entries):
            if not entry.waiting:
                continue
            found = self.workshop.ask(entry.key, partial(read_entry, entry.folder, entry.key))
            if found is None and self.workshop.failed(entry.key):
                found = replace(
                    entry, problems=(say("{folder}: this scenario could not be read", folder=entry.folder),)
                )
            if found is not None:
                self.entries[place], changed = found, True
        if changed and not self.busy:
            self.entries.sort(key=lambda entry: entry.order)
            self._remember()
        return changed

    def finish(self) -> None:
        """Read all that is left, however long it takes."""
        self.workshop.finish()
        self.step()

    def _remember(self) -> None:
        if self.memory is None:
            return
        known = {
            str(entry.folder): {
                "key": entry.key,
                "incident": entry.incident.as_values() if entry.incident is not None else None,
                "problems": list(entry.problems),
                "cuts": [cut.incident.as_values() for cut in entry.cuts if cut.incident is not None],
            }
            for entry in self.entries
        }
        beside = self.memory.with_suffix(".part")
        try:
            self.memory.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
            beside.replace(self.memory)
        except OSError:
            return  # it will be read again the next time


def _remembered(memory: Path | None) -> dict[str, Any]:
    try:
        found = json.loads(memory.read_text(encoding="utf-8")) if memory is not None else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _entry(folder: Path, key: str, known: dict[str, Any]) -> Entry:
    """The entry as it was remembered, or one still to be read."""
    try:
        if known["key"] != key:
            return Entry(folder, key=key)
        problems = tuple(str(problem) for problem in known["problems"])
        incident = Incident.from_values(known["incident"]) if known["incident"] is not None else None
        cuts = [Incident.from_values(values) for values in known["cuts"]]
    except (KeyError, TypeError, ValueError):
        return Entry(folder, key=key)
    return Entry(folder, incident, problems, for_players(read_balance(folder)), key, _cuts(folder, cuts))
