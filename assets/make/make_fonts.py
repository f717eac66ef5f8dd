"""Cut the fonts the game ships from the full families.

Run from the top of the repository, with fonttools installed and the full fonts on disk:

    python assets/make/make_fonts.py --fonts /usr/share/fonts

Debian packages fonts-oldstandard, fonts-paratype and fonts-noto-cjk have them.  The cut
holds every character of ``scenarios/``, ``src/``, the catalogues and ``characters.txt`` beside this file,
and one face the whole of JIS level 1, so that a scenario of your own shows too.  The cut
fonts get names of their own, as their licences ask, and ``coverage.json`` says which
character each face has: the game chooses faces by it, and a test reads it.
"""

import argparse
import json
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TOP = Path(__file__).resolve().parents[2]
FONTS = TOP / "assets" / "fonts"
CHARACTERS = Path(__file__).with_name("characters.txt")

PARATYPE = "truetype/paratype/"
OLD_STANDARD = "truetype/fonts-oldstandard/OldStandard-"
NOTO = "opentype/noto/Noto"

WESTERN = {
    "map": (OLD_STANDARD + "Regular.ttf", "Borderwar Map", "Regular"),
    "map-italic": (OLD_STANDARD + "Italic.ttf", "Borderwar Map", "Italic"),
    "map-bold": (OLD_STANDARD + "Bold.ttf", "Borderwar Map", "Bold"),
    "text": (PARATYPE + "PTS55F.ttf", "Borderwar Text", "Regular"),
    "text-bold": (PARATYPE + "PTS75F.ttf", "Borderwar Text", "Bold"),
    "text-italic": (PARATYPE + "PTS56F.ttf", "Borderwar Text", "Italic"),
    "narrow": (PARATYPE + "PTN57F.ttf", "Borderwar Narrow", "Regular"),
    "narrow-bold": (PARATYPE + "PTN77F.ttf", "Borderwar Narrow", "Bold"),
    "caption": (PARATYPE + "PTC55F.ttf", "Borderwar Caption", "Regular"),
    "caption-bold": (PARATYPE + "PTC75F.ttf", "Borderwar Caption", "Bold"),
}
EASTERN = {
    "kanji": (NOTO + "SansCJK-Regular.ttc", "Borderwar Kanji", "Regular", True),
    "kanji-bold": (NOTO + "SansCJK-Bold.ttc", "Borderwar Kanji", "Bold", False),
    "kanji-map": (NOTO + "SerifCJK-Regular.ttc", "Borderwar Kanji Map", "Regular", False),
}
"""Face: file, new family, style, and whether it carries the whole of JIS level 1."""

WESTERN_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x400, 0x45F),
    (0x472, 0x473),
    (0x490, 0x4F9),
    (0x2000, 0x206F),
)
WESTERN_EXTRA = "ʻʼ†‡•…‰′″€₽№™←↑→↓−√∞≈≠≤≥◊½¼¾"
SIGNS = "←↑→↓↔↕⇒△▲▽▼◆◇●○◎■□▪★☆✓…−×≈≤≥≠─│┌┐└┘├┤┬┴┼◀▶①②③④⑤⑥⑦⑧⑨"
KANA = "".join(chr(code) for code in (*range(0x3000, 0x3020), *range(0x3041, 0x30FF), *range(0xFF01, 0xFF61)))


def level_one() -> str:
    """The 2,965 kanji of JIS level 1: rows 16 to 47 of the table."""
    out = []
    for row in range(16, 48):
        for cell in range(1, 95):
            try:
                out.append(bytes((0xA0 + row, 0xA0 + cell)).decode("euc_jp"))
            except UnicodeDecodeError:
                continue  # the last row is short
    return "".join(out)


def used_characters() -> set[str]:
    """Every character above ASCII in the project's own texts, and in characters.txt."""
    found = set(CHARACTERS.read_text(encoding="utf-8"))
    for folder, endings in (
        ("scenarios", (".yaml", ".md")),
        ("src", (".py", ".md")),
        ("assets/languages", (".po",)),
    ):
        for path in sorted((TOP / folder).rglob("*")):
            if path.suffix in endings:
                found |= set(path.read_text(encoding="utf-8"))
    return {character for character in found if ord(character) > 0x7E}


def is_eastern(character: str) -> bool:
    """Kanji, kana and their punctuation; the rest belongs to the western faces."""
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0xFF00


def add_mongolian_letters(font: TTFont) -> None:
    """Old Standard has no Ө and Ү: take the fita's form, and a Y that hangs below the line."""
    cmap = font.getBestCmap()
    if 0x4E8 in cmap:
        return
    glyphs, metrics = font["glyf"], font["hmtx"]
    x_height = glyphs[cmap[ord("x")]].yMax
    depth = glyphs[cmap[ord("y")]].yMin
    capital = glyphs[cmap[ord("Y")]].yMax
    share = (x_height - depth * 0.9) / capital
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[cmap[ord("Y")]].draw(TransformPen(pen, (share * 0.94, 0, 0, share, 0, depth * 0.9)))
    small = pen.glyph()
    glyphs["uni04AF"] = small
    advance, bearing = metrics[cmap[ord("Y")]]
    metrics["uni04AF"] = (round(advance * share * 0.94), round(bearing * share * 0.94))
    assert "uni04AF" in font.getGlyphOrder(), "the new letter must be in the glyph order"
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x4E8] = cmap[0x472]
            table.cmap[0x4E9] = cmap[0x473]
            table.cmap[0x4AE] = cmap[ord("Y")]
            table.cmap[0x4AF] = "uni04AF"


def rename(font: TTFont, family: str, style: str, origin: str) -> None:
    """Give the cut a name of its own; keep the copyright and the licence."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 7, 8, 9, 13, 14)]
    full = f"{family} {style}"
    for code, text in (
        (1, family),
        (2, style if style in ("Regular", "Bold", "Italic") else "Regular"),
        (3, f"borderwar: {full}"),
        (4, full),
        (6, full.replace(" ", "-")),
        (10, f"A cut of {origin}, made for the game borderwar; not the original font."),
    ):
        names.setName(text, code, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [full.replace(" ", "-")]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, full


def cut(source: Path, target: Path, wanted: set[str], family: str, style: str) -> set[int]:
    """Write one face with the wanted characters; the characters it got."""
    font = TTFont(source, fontNumber=0 if source.suffix == ".ttc" else -1, recalcTimestamp=False)
    origin = f"{font['name'].getDebugName(4)}, {font['name'].getDebugName(5)}"
    if "OldStandard" in source.name:
        add_mongolian_letters(font)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={ord(character) for character in wanted})
    subsetter.subset(font)
    rename(font, family, style, origin)
    font.save(target)
    return set(TTFont(target).getBestCmap())


def ranges(codes: set[int]) -> list[list[int]]:
    """Sorted [first, last] pairs."""
    out: list[list[int]] = []
    for code in sorted(codes):
        if out and code == out[-1][1] + 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return out


def main() -> None:
    """Cut every face and write the table of what each has."""
    parser = argparse.ArgumentParser(description="Cut the game's fonts from the full families.")
    parser.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"), help="the full fonts")
    root = parser.parse_args().fonts
    FONTS.mkdir(parents=True, exist_ok=True)
    used = used_characters()
    western = {chr(code) for first, last in WESTERN_RANGES for code in range(first, last + 1)}
    western |= set(WESTERN_EXTRA) | {character for character in used if not is_eastern(character)}
    eastern = set(KANA) | set(SIGNS) | {character for character in used if ord(character) > 0x17F}
    coverage = {}
    for face, (file, family, style) in WESTERN.items():
        target = FONTS / f"{face}.ttf"
        has = cut(root / file, target, western, family, style)
        coverage[face] = {"file": target.name, "has": ranges(has)}
    for face, (file, family, style, whole) in EASTERN.items():
        target = FONTS / f"{face}.otf"
        wanted = eastern | (set(level_one()) if whole else set())
        has = cut(root / file, target, wanted, family, style)
        coverage[face] = {"file": target.name, "has": ranges(has)}
    (FONTS / "coverage.json").write_text(json.dumps(coverage, separators=(",", ":")) + "\n", encoding="utf-8")
    for path in sorted(FONTS.glob("*.?tf")):
        print(f"{path.name:20} {path.stat().st_size / 1000:7.0f} kB")


if __name__ == "__main__":
    main()
