"""The gettext format of a catalogue: what the game and its lint need of it, read and written.

An entry is keyed by its English text.  Entries marked fuzzy count as not translated.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass


class BrokenCatalogue(ValueError):
    """A file that is no catalogue; the sentence names the line."""


@dataclass(frozen=True)
class Entry:
    """A text and its translations, one a plural form."""

    text: str
    many: str = ""  # the English plural, if the text depends on a number
    said: tuple[str, ...] = ("",)
    places: tuple[str, ...] = ()  # files that say it
    fuzzy: bool = False

    @property
    def done(self) -> bool:
        """Whether it is translated."""
        return all(self.said) and not self.fuzzy


def read_po(text: str) -> tuple[Entry, ...]:
    """All entries of a catalogue but its head; raises BrokenCatalogue."""
    entries = []
    parts: dict[str, str] = {}
    notes: list[str] = []
    last = ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        line = line.strip()
        if line.startswith('"') and last:
            parts[last] += _quoted(line, number)
        elif line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            if name == "msgid" and "msgid" in parts:
                entries.append(_entry(parts, notes, number))
                parts, notes = {}, []
            if name not in ("msgid", "msgid_plural", "msgctxt") and not name.startswith("msgstr"):
                raise BrokenCatalogue(f"line {number}: {name[:20]} is no word of a catalogue")
            parts[name], last = _quoted(rest, number), name
        else:
            if parts:
                entries.append(_entry(parts, notes, number))
                parts, notes = {}, []
            last = ""
            if line.startswith(("#:", "#,")):
                notes.append(line)
    return tuple(entry for entry in entries if entry.text)


def _quoted(text: str, number: int) -> str:
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        value = None
    if not isinstance(value, str) or not text.startswith('"'):
        raise BrokenCatalogue(f"line {number}: a text in double quotes is missing")
    return value


def _entry(parts: dict[str, str], notes: list[str], number: int) -> Entry:
    said = tuple(parts[name] for name in sorted(parts) if name.startswith("msgstr"))
    if "msgid" not in parts or not said:
        raise BrokenCatalogue(f"line {number}: the entry before has no msgid or no msgstr")
    places = tuple(place for note in notes if note.startswith("#:") for place in note[2:].split())
    fuzzy = any(note.startswith("#,") and "fuzzy" in note for note in notes)
    return Entry(parts["msgid"], parts.get("msgid_plural", ""), said, places, fuzzy)


def write_po(head: str, entries: Iterable[Entry]) -> str:
    """The text of a catalogue, its entries in their order; `head` is the first entry's text."""
    out = ['msgid ""', 'msgstr ""', *(_quote(line) for line in head.splitlines(keepends=True))]
    for entry in entries:
        out.append("")
        out += [f"#: {place}" for place in entry.places]
        out += ["#, fuzzy"] if entry.fuzzy else []
        out.append(f"msgid {_quote(entry.text)}")
        if entry.many:
            out.append(f"msgid_plural {_quote(entry.many)}")
            out += [f"msgstr[{form}] {_quote(said)}" for form, said in enumerate(entry.said)]
        else:
            out.append(f"msgstr {_quote(entry.said[0])}")
    return "\n".join(out) + "\n"


def _quote(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{plain}"'
