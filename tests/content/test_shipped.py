"""The content that is shipped has no problems and speaks to the author's text editor."""

from pathlib import Path

import pytest

from borderwar.content.lint import lint

TOP = Path(__file__).resolve().parents[2]
FILES = sorted((TOP / "scenarios").rglob("*.yaml"))


def test_shipped_content_has_no_problems():
    problems = lint([TOP / "scenarios"])
    assert "\n".join(str(problem) for problem in problems) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_shipped_file_names_its_schema(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    kind = path.stem.partition("-")[0]  # types-1945 is a part of types
    schema = f"../../docs/schema/{kind}.schema.json"
    if path.parent.name == "variants":
        schema = "../../../docs/schema/variant.schema.json"

    assert first == f"# yaml-language-server: $schema={schema}"
    assert (path.parent / schema).is_file()
