"""The rulebook as blocks of text that a screen can draw."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

CASE = re.compile(r"^\*\*(\d+\.\d+)\*\*\s*")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


@dataclass(frozen=True)
class Block:
    """A heading, a numbered case or another paragraph."""

    kind: str  # "chapter", "heading", "case", "text", "item"
    text: str
    case: str = ""


def read_page(page: str) -> list[Block]:
    """The blocks of one chapter's Markdown."""
    blocks = []
    for piece in re.split(r"\n\s*\n", page):
        lines = [line for line in piece.strip().splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("#"):
            kind = "chapter" if lines[0].startswith("# ") else "heading"
            blocks.append(Block(kind, _plain(lines[0].lstrip("# "))))
            lines = lines[1:]
        if lines and all(line.lstrip().startswith(("- ", "* ", "| ")) for line in lines):
            blocks += [Block("item", _row(line)) for line in lines if not set(line) <= set("|-: ")]
        elif lines:
            whole = " ".join(line.strip() for line in lines)
            found = CASE.match(whole)
            if found:
                blocks.append(Block("case", _plain(whole[found.end() :]), found.group(1)))
            else:
                blocks.append(Block("text", _plain(whole)))
    return blocks


def _plain(text: str) -> str:
    return _MARKS.sub("", text).strip()


def _row(line: str) -> str:
    line = line.strip()
    if line.startswith("|"):
        return _plain("   ".join(cell.strip() for cell in line.strip("|").split("|")))
    return _plain(line[2:])


@lru_cache(maxsize=1)
def rulebook() -> tuple[Block, ...]:
    """All chapters in their order; empty if the package has none."""
    folder = files("borderwar") / "rulebook"
    if not folder.is_dir():
        return ()
    pages = sorted(
        (page for page in folder.iterdir() if page.name.endswith(".md")), key=lambda page: page.name
    )
    return tuple(block for page in pages for block in read_page(page.read_text(encoding="utf-8")))
