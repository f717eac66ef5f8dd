"""Catalogues beside the sources: what is missing, stale, or does not fit; and bringing them up to date.

python -m borderwar.language.lint [--update]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from borderwar.language.catalogue import FORMS, LANGUAGES, languages_folder, misfit, named_places
from borderwar.language.po import BrokenCatalogue, Entry, read_po, write_po
from borderwar.language.sources import Said, said_in

PACKAGE = Path(__file__).resolve().parents[1]

PLURALS = {
    "ru": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && n%100/10!=1 ? 1 : 2;",
    "ja": "nplurals=1; plural=0;",
}
"""The rule of `catalogue.FORMS` as translators' tools read it."""


def head_of(code: str) -> str:
    """The first entry of a catalogue."""
    return (
        "Project-Id-Version: borderwar\n"
        f"Language: {code}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: {PLURALS[code]}\n"
    )


def faults_of(said: Said, code: str, text: str) -> Iterator[str]:
    """What is wrong with a catalogue, each as a sentence."""
    try:
        entries = read_po(text)
    except BrokenCatalogue as error:
        yield f"{code}.po: {error}"
        return
    known = {entry.text: entry for entry in entries}
    if len(known) < len(entries):
        yield f"{code}.po: an entry stands there twice"
    for text, (many, places) in said.texts.items():
        entry = known.get(text)
        if entry is None or not entry.done:
            yield f"{code}.po: {text!r} of {next(iter(places))} is not translated"
        elif entry.many != many:
            yield f"{code}.po: the plural of {text!r} is {many!r} now"
        elif wrong := misfit(entry, code):
            yield f"{code}.po: {text!r}: {wrong}"
    for text in known.keys() - said.texts.keys():
        yield f"{code}.po: {text!r} is said no more"


def source_faults(said: Said) -> Iterator[str]:
    """What is wrong with the templates in the sources."""
    yield from said.faults
    for text, (many, places) in said.texts.items():
        try:
            named = named_places(text) | named_places(many)
        except ValueError as error:
            yield f"{next(iter(places))}: {text!r}: {error}"
            continue
        if any(not name.isidentifier() for name in named):
            yield f"{next(iter(places))}: {text!r} has a place without a plain name"


def updated(said: Said, code: str, text: str) -> str:
    """A catalogue with an entry for each text said, translations kept, stale ones dropped."""
    known = {entry.text: entry for entry in read_po(text)} if text else {}
    out = []
    for text, (many, places) in sorted(said.texts.items(), key=lambda row: (next(iter(row[1][1])), row[0])):
        forms = FORMS[code][0] if many else 1
        before = known.get(text)
        translated = before.said if before and len(before.said) == forms else ("",) * forms
        out.append(Entry(text, many, translated, tuple(places), bool(before and before.fuzzy)))
    return write_po(head_of(code), out)


def main() -> int:
    """Print what is wrong, or bring the catalogues up to date; the exit code says if all is well."""
    said = said_in(PACKAGE)
    faults = list(source_faults(said))
    for code in LANGUAGES:
        if code not in FORMS:
            continue
        file = languages_folder() / f"{code}.po"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if "--update" in sys.argv[1:]:
            text = updated(said, code, text)
            file.write_text(text, encoding="utf-8")
        faults += faults_of(said, code, text)
    print("\n".join([*faults, f"{len(said.texts)} texts, {len(faults)} faults"]))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
