"""The format as a page to read, made from the forms that read the files."""

from collections.abc import Iterator

from borderwar.content.figures import FigureForm, FigureOf
from borderwar.content.forms import Form, FormOf
from borderwar.content.kinds import Kind
from borderwar.content.schema import FORMS, KINDS

HEAD = """# Scenario files

This page is made by `borderwar schema --out docs/schema` from the same text that reads the files.

A scenario is a folder with `scenario.yaml`, `map.yaml` and `forces.yaml`; `history.yaml` and
`tests.yaml` may be left out.  The equipment is in a folder `catalogue` beside it with `weapons.yaml`,
`vehicles.yaml`, `ground.yaml`, `types.yaml` and `combat.yaml`.  A large one may be written in
several files: `types-ussr.yaml` adds to `types.yaml`.

A folder `variants` inside the scenario holds variants of it, a file each: `variants/night.yaml` is
played as `SCENARIO/night`.  A variant says by path what it changes (`units.tank-1.men: 80`), takes
away (`limits.no-tanks`) and which turns it plays; what it makes is checked like the scenario itself.

The schemas in this folder let a text
editor complete keys and mark mistakes while you type: start each file with
`# yaml-language-server: $schema=` and the path to its schema.

Every value is read as text and then given its type, so `0304` is a hex and `no` is a name.
Unknown keys are mistakes.  Anchors, aliases, tags, tabs and a second document are refused.
"""


def reference_text() -> str:
    """The reference of all files, in Markdown."""
    parts = [HEAD]
    for kind in KINDS:
        title = "variants/NAME" if kind == "variant" else kind
        parts.append(f"## {title}.yaml\n\n{_about(FORMS[kind])}\n\n{_table(FORMS[kind])}")
        parts += [
            f"### {kind}.yaml: {form.what}\n\n{_about(form)}\n\n{_table(form)}"
            for form in _inner_forms(FORMS[kind])
        ]
    return "\n".join(parts)


def forms_in(kind: Kind[object]) -> Iterator[type[Form]]:
    """The forms that values of a kind are made of, outermost first."""
    if isinstance(kind, FormOf):
        yield kind.form
    elif isinstance(kind, FigureOf):
        yield FigureForm
    for name in ("item", "value", "entry", "list"):
        inner = getattr(kind, name, None)
        if isinstance(inner, Kind):
            yield from forms_in(inner)


def _inner_forms(form: type[Form]) -> list[type[Form]]:
    """Every form below one, once, in the order of the keys."""
    found: list[type[Form]] = []

    def visit(outer: type[Form]) -> None:
        for key in outer.keys.values():
            for inner in forms_in(key.kind):
                if inner not in found:
                    found.append(inner)
                    visit(inner)

    visit(form)
    return found


def _about(form: type[Form]) -> str:
    first, _, rest = (form.__doc__ or "").strip().partition("\n")
    about = " ".join(f"{first} {rest}".split())
    return about[0].upper() + about[1:]


def _table(form: type[Form]) -> str:
    lines = ["| key | what it says | value | if left out |", "| --- | --- | --- | --- |"]
    for name, key in form.keys.items():
        default = "needed" if key.needed else _default(key.default)
        lines.append(f"| `{name}` | {_cell(key.about)} | {_cell(key.kind.words())} | {default} |")
    return "\n".join(lines) + "\n"


def _default(value: object) -> str:
    if value is None or value in ("", ()):
        return "none"
    return f"`{str(value).lower()}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
