"""Assets: every character we show has a glyph, every file has an origin and a licence."""

import io
import json
import tokenize
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from borderwar.model.catalogue import BRANCHES
from borderwar.ui.theme import FACES, FALL_BACKS, assets_folder, coverage

TOP = Path(__file__).resolve().parents[1]
FONTS = TOP / "assets" / "fonts"


def shown(face: str, character: str) -> bool:
    """Whether a face or one of its fall-backs has a character."""
    table = coverage()
    return any(ord(character) in table[one][1] for one in (face, *FALL_BACKS.get(face, ("kanji",))))


def strings_of(path: Path) -> set[str]:
    """Characters of a file's strings: all of it, or for Python its literals."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return set(text)
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    kinds = (tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))
    return {character for token in tokens if token.type in kinds for character in token.string}


def test_assets_are_found() -> None:
    here = {path.relative_to(TOP / "assets") for path in (TOP / "assets").rglob("*.ttf")}
    found = {path.relative_to(assets_folder()) for path in assets_folder().rglob("*.ttf")}
    assert found == here, "from a checkout and from an installed package alike"


@pytest.mark.checklist("I10")
@pytest.mark.parametrize("folder", ["scenarios", "src", "assets/languages"])
def test_every_string_has_glyphs_in_every_face(folder: str) -> None:
    paths = [path for path in (TOP / folder).rglob("*") if path.suffix in (".yaml", ".py", ".md", ".po")]
    assert paths
    for path in paths:
        wanted = {character for character in strings_of(path) if not character.isspace() and character >= " "}
        for face in FACES:
            missing = sorted(character for character in wanted if not shown(face, character))
            assert not missing, (
                f"{path.relative_to(TOP)}: {face} has no {''.join(missing)}; run assets/make/make_fonts.py"
            )


def test_the_fall_back_face_has_every_kanji_of_level_one() -> None:
    kanji = coverage()["kanji"][1]
    first, last = b"\xb0\xa1".decode("euc_jp"), b"\xcf\xd3".decode("euc_jp")
    assert {ord(first), ord(last)} <= kanji
    assert sum(0x4E00 <= code <= 0x9FFF for code in kanji) >= 2965


def test_the_table_of_characters_is_that_of_the_fonts() -> None:
    for face, entry in json.loads((FONTS / "coverage.json").read_text(encoding="utf-8")).items():
        codes = {code for first, last in entry["has"] for code in range(first, last + 1)}
        with TTFont(FONTS / entry["file"], lazy=True) as font:
            assert codes == set(font.getBestCmap()), f"{face}: run assets/make/make_fonts.py"


def test_cut_fonts_do_not_carry_the_names_of_their_originals() -> None:
    for path in sorted(FONTS.glob("*.?tf")):
        with TTFont(path, lazy=True) as font:
            for code in (1, 4, 6):
                name = font["name"].getDebugName(code)
                assert name.startswith("Borderwar"), f"{path.name}: {name}"


def test_every_branch_has_its_sign() -> None:
    for branch in BRANCHES:
        text = (TOP / "assets" / "symbols" / f"{branch}.svg").read_text(encoding="utf-8")
        assert "<text" not in text, "the SVG reader drops text"


def test_every_asset_is_listed_with_its_origin() -> None:
    listed = (TOP / "assets" / "ORIGINS.md").read_text(encoding="utf-8")
    for path in sorted((TOP / "assets").rglob("*")):
        group = path.parent.name
        if path.is_file() and group in ("fonts", "symbols", "geo") and path.name != "coverage.json":
            assert path.name in listed or f"{group}/*{path.suffix}" in listed, path.name


def test_every_name_of_the_location_map_has_its_glyphs() -> None:
    text = (TOP / "assets" / "geo" / "names.json").read_text(encoding="utf-8")
    missing = {letter for letter in text if letter > " " and not shown("map", letter)}
    assert not missing, f"the map's face has no {''.join(sorted(missing))}"


def test_the_geography_is_small() -> None:
    size = sum(path.stat().st_size for path in (TOP / "assets" / "geo").iterdir())
    assert size < 600_000, f"{size:,} bytes"
