"""The format as JSON Schema (draft-07), for text editors and other programs.

Made from the forms that also read the files, so it cannot say anything else than they do.
"""

import json
from pathlib import Path

from borderwar.content.catalogue_forms import CATALOGUE_FORMS
from borderwar.content.forms import Form, keys_schema
from borderwar.content.kinds import Schema
from borderwar.content.record_forms import SCENARIO_FORMS
from borderwar.content.variant_forms import VariantForm

FORMS: dict[str, type[Form]] = {**SCENARIO_FORMS, "variant": VariantForm, **CATALOGUE_FORMS}
KINDS = tuple(FORMS)
"""The kinds of files: each is KIND.yaml in its folder."""

ENDING = ".schema.json"
PAGE = "README.md"


def schema(kind: str) -> Schema:
    """The schema of one kind of file."""
    form = FORMS[kind]
    definitions: Schema = {}
    whole = keys_schema(form.keys, form.__doc__ or "", definitions)
    if kind in CATALOGUE_FORMS:  # `types-guns.yaml` holds what it adds and no more
        whole["required"] = ["format"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"borderwar {kind}.yaml",
        **whole,
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text(kind: str) -> str:
    """The schema of one kind of file, as it is written to disk."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: str | Path) -> list[Path]:
    """Write the schemas of all kinds of files, and the reference page, into a folder; the paths written."""
    from borderwar.content.reference import reference_text  # which needs the forms of this module

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = place / (kind + ENDING)
        path.write_text(schema_text(kind), encoding="utf-8", newline="\n")
        written.append(path)
    page = place / PAGE
    page.write_text(reference_text(), encoding="utf-8", newline="\n")
    written.append(page)
    return written
