"""Variants of a scenario: read from variants/NAME.yaml or from values given by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from borderwar.content import places
from borderwar.content.figures import names
from borderwar.content.forms import FormOf
from borderwar.content.kinds import Spoilt
from borderwar.content.nodes import Node, Word, compose
from borderwar.content.overlay import Overlay
from borderwar.content.problems import Problem, meant, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.source import Source, read_source
from borderwar.content.variant_forms import Route, VariantForm
from borderwar.content.window import Window
from borderwar.model import scenario as model
from borderwar.model.catalogue import Names

HAND = "--set"


@dataclass
class Patch:
    """What is changed in a scenario: a variant's file, values set by hand, or both."""

    name: str = ""  # of the variant
    settings: tuple[str, ...] = ()
    form: VariantForm | None = None
    overlay: Overlay = field(default_factory=lambda: Overlay({}, (), []))
    text: str = ""  # all that makes it up, for the digest

    def window(self, files: ScenarioFiles) -> Iterator[Problem]:
        """Cut the scenario's forms down to the turns that are played."""
        part = self.form.turns if self.form is not None else None
        turns = files.scenario.calendar.turns
        first = part.first if part is not None else 1
        last = (part.last or turns) if part is not None else turns
        if part is not None and not first <= last <= turns:
            message = f"there is no part from turn {first} to turn {last}"
            yield part.root.problem("turn-beyond-end", message, f"The scenario has {turns} turns.")
            return
        Window(files, first, last).cut()

    def named(self, scenario: str) -> str:
        """The id of the scenario with the variant."""
        return f"{scenario}/{self.name}" if self.name else scenario

    def title(self, whole: Names) -> Names:
        """The scenario's name with the variant's."""
        if self.form is None:
            return whole
        own = names(self.form)
        native = {
            name: f"{text}: {own.native[name]}" for name, text in whole.native.items() if name in own.native
        }
        return Names(f"{whole.english}: {own.english}", native)

    def built(self) -> model.Variant | None:
        """The variant as the model has it."""
        form = self.form
        if form is None:
            return None
        return model.Variant(
            self.name, names(form), form.question or "", form.cut or "", form.text, form.source.text
        )


def read_patch(folder: Path, name: str, settings: tuple[str, ...], problems: list[Problem]) -> Patch:
    """The variant of a scenario with a name, and values set by hand; mistakes are noted."""
    patch = Patch(name, settings, overlay=Overlay({}, (), problems))
    if name:
        _read_file(folder, patch, problems)
    for setting in settings:
        path, sign, value = setting.partition("=")
        shown = f"{HAND} {setting}"
        source = Source(shown, setting, [setting])
        where = Word(source, 1, 1, path.strip())
        if not sign or "\n" in setting:
            problems.append(where.problem("bad-setting", "a value is set as KEY=VALUE, in one line"))
            continue
        try:
            route = Route().read(where, problems)
        except Spoilt:
            continue
        found = compose(Source(shown, value, [value]), problems)
        if found is not None:
            patch.overlay.changes[route] = found
    patch.text += "".join(f"{HAND} {setting}\n" for setting in settings)
    return patch


def _read_file(folder: Path, patch: Patch, problems: list[Problem]) -> None:
    path = places.variant_file(folder, patch.name)
    source = read_source(path, folder, problems)
    if source is None:
        return
    patch.text = f"{path.name} {source.text}\n"
    root = compose(source, problems)
    if root is None:
        return
    try:
        patch.form = FormOf(VariantForm).read(root, problems)
        patch.overlay.changes = dict(patch.form.change or {})
        patch.overlay.removals = patch.form.remove
        problems += _check(patch.form, root)
    except Spoilt:
        return


def _check(form: VariantForm, root: Node) -> Iterator[Problem]:
    if (form.question is None) == (form.cut is None):
        message = "a variant asks a 'question' or is a 'cut' of the game, one of the two"
        yield (form.key_place("cut") if form.cut else root).problem("question-or-cut", message)
    if not form.change and not form.remove and form.turns is None:
        message = "a variant changes something"
        yield root.problem("nothing-changed", message, "Give it 'change', 'remove' or 'turns'.")


def unread_files(folder: Path) -> Iterator[Problem]:
    """Files among a scenario's variants that nobody will read."""
    home = folder / places.VARIANTS
    try:
        inside = sorted(home.iterdir())
    except OSError:
        return
    for path in inside:
        if path.suffix == places.ENDING and places.is_id(path.stem):
            continue
        if not path.name.startswith("."):
            cure = "Name the file in lower-case letters and digits with hyphens, and end it in .yaml."
            yield Problem("unknown-file", path.as_posix(), 0, 0, "no file of this name is read here", cure)


def no_such_variant(folder: Path, name: str) -> str:
    """A sentence for a variant that is not there."""
    known = places.variants_in(folder)
    if not known:
        return f"{quoted(folder.name)} has no variants."
    near = meant(name, known, f"There are {', '.join(known)}.")
    return f"{quoted(folder.name)} has no variant {quoted(name)}. {near}"
