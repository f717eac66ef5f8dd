"""The JSON Schemas say what the loader says, as far as a schema can."""

import json
from pathlib import Path

import jsonschema
import pytest

from borderwar.content.forms import Form, FormOf
from borderwar.content.kinds import Kind
from borderwar.content.reference import reference_text
from borderwar.content.schema import FORMS, KINDS, schema, schema_text, write_schema

from .broken_files import BASE, BROKEN, read_case, spoil
from .yaml_values import values

TOP = Path(__file__).resolve().parents[2]
SCHEMAS = TOP / "docs" / "schema"
SHAPE = (
    "missing-key",
    "not-a-number",
    "not-true-or-false",
    "out-of-range",
    "quoted-number",
    "unknown-key",
    "wrong-shape",
)
ONLY_OURS = ("aircraft-without-sorties", "decimal-places", "octal-number", "variant-wrong-value")
"""Cases that a schema cannot see: two keys together, places of a float, how a number was written,
what a variant puts into another file."""

OF_SHAPE = [
    path
    for path in sorted(BROKEN.glob("*.txt"))
    if any(f"[{kind}]" in read_case(path).said for kind in SHAPE) and path.stem not in ONLY_OURS
]


def kinds_under(kind: Kind[object]) -> list[Kind[object]]:
    """A kind and the kinds inside it, without forms."""
    inner = [getattr(kind, name, None) for name in ("item", "value", "entry", "list")]
    return [kind] + [one for part in inner if isinstance(part, Kind) for one in kinds_under(part)]


def forms_under(form: type[Form]) -> set[type[Form]]:
    """A form and the forms inside it."""
    found = {form}
    for key in form.keys.values():
        for kind in kinds_under(key.kind):
            if isinstance(kind, FormOf) and kind.form not in found:
                found |= forms_under(kind.form)
    return found


def kind_of(path: Path) -> str:
    """The kind of a file: types-1945 is a part of types, a variant is one whatever its name."""
    return "variant" if path.parent.name == "variants" else path.stem.partition("-")[0]


def matching(kind: str) -> jsonschema.Draft7Validator:
    """A validator for one kind of file."""
    return jsonschema.Draft7Validator(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_sound_for_draft_07(kind):
    jsonschema.Draft7Validator.check_schema(schema(kind))
    text = schema_text(kind)
    assert "prefixItems" not in text, "the editor's server does not read it"
    assert '"$defs"' not in text
    assert json.loads(text)["$schema"].startswith("http://json-schema.org/draft-07")


@pytest.mark.parametrize("path", sorted(BASE.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_good_file_is_good_by_its_schema(path):
    assert [error.message for error in matching(kind_of(path)).iter_errors(values(path))] == []


@pytest.mark.parametrize("path", sorted((TOP / "scenarios").rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_file_is_good_by_its_schema(path):
    assert [error.message for error in matching(kind_of(path)).iter_errors(values(path))] == []


@pytest.mark.parametrize("path", OF_SHAPE, ids=lambda path: path.stem)
def test_a_mistake_of_shape_is_one_by_the_schema_too(path, tmp_path):
    case = read_case(path)
    spoil(case, tmp_path)
    file = tmp_path / case.file

    assert not matching(kind_of(file)).is_valid(values(file))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_docs_is_up_to_date(kind):
    text = (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(kind), "run: borderwar schema --out docs/schema"


def test_the_reference_in_docs_is_up_to_date():
    assert (SCHEMAS / "README.md").read_text(encoding="utf-8") == reference_text()


def test_the_reference_has_every_key():
    text = reference_text()
    for form in {one for top in FORMS.values() for one in forms_under(top)}:
        assert all(f"| `{name}` |" in text for name in form.keys), form


def test_all_schemas_are_written_into_a_folder(tmp_path):
    written = write_schema(tmp_path / "new")
    assert [path.name for path in written] == [*(f"{kind}.schema.json" for kind in KINDS), "README.md"]
    assert written[0].read_text(encoding="utf-8") == schema_text(KINDS[0])


@pytest.mark.parametrize(
    "form", sorted({one for form in FORMS.values() for one in forms_under(form)}, key=str)
)
def test_every_key_is_described_by_a_sentence(form):
    assert form.__doc__, "a form says what one of it is"
    assert form.what.startswith(("a ", "an ")), f"{form.what!r} fits into a message"
    for name, key in form.keys.items():
        assert key.about.rstrip("]0123456789.[ ").strip(), name
        assert key.about[0].isupper(), f"{name}: {key.about}"
        assert key.about.endswith((".", "]")), f"{name}: {key.about}"


def test_every_kind_of_value_can_be_put_in_words():
    for form in {one for top in FORMS.values() for one in forms_under(top)}:
        for key in form.keys.values():
            assert all(kind.words() for kind in kinds_under(key.kind))


def test_kinds_are_those_of_the_files():
    assert set(KINDS) == {kind_of(path) for path in BASE.rglob("*.yaml")}
