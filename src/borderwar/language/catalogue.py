"""The catalogue in use, and the functions that read it."""

import locale
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.resources import files
from pathlib import Path
from string import Formatter

from borderwar.language.po import BrokenCatalogue, Entry, read_po

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "ja": "日本語"}
"""Codes of the languages that can be spoken, each with its own name for itself."""


def _russian(number: int) -> int:
    """один взвод, два взвода, пять взводов."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


FORMS: Mapping[str, tuple[int, Callable[[int], int]]] = {"ru": (3, _russian), "ja": (1, lambda _: 0)}
"""How many plural forms a language has, and which of them a number takes."""

_spoken = "en"
_texts: dict[str, tuple[str, ...]] = {}
_english: ContextVar[bool] = ContextVar("_english", default=False)


def languages_folder() -> Path:
    """The folder of the catalogues, in an installed package or in a checkout."""
    package = Path(str(files("borderwar")))
    installed = package / "_data" / "assets"
    return (installed if installed.is_dir() else package.parents[1] / "assets") / "languages"


def language() -> str:
    """The code of the language spoken now."""
    return _spoken


def speak(code: str, folder: Path | None = None) -> str:
    """Speak another language from now on; an unknown code is English.

    A catalogue that cannot be read leaves the game in English, single entries that do not fit
    their text are said in English; the answer is a sentence about it, or nothing.
    """
    global _spoken, _texts
    if code == _spoken and folder is None:
        return ""
    if code not in FORMS:
        _spoken, _texts = "en", {}
        return ""
    file = (folder or languages_folder()) / f"{code}.po"
    try:
        entries = read_po(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, BrokenCatalogue) as error:
        why = getattr(error, "strerror", None) or error
        _spoken, _texts = "en", {}
        return f"The catalogue {file} cannot be read ({why}); the game speaks English."
    misfits = [entry.text for entry in entries if entry.done and misfit(entry, code)]
    _texts = {entry.text: entry.said for entry in entries if entry.done and entry.text not in misfits}
    _spoken = code
    if misfits:
        return f"In the catalogue {file} these texts have other places in braces and stay English: {misfits}."
    return ""


def system_language() -> str:
    """The language of the system, if the game speaks it, else English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    code = (named or locale.getlocale()[0] or "")[:2].lower()
    return code if code in LANGUAGES else "en"


def named_places(text: str) -> frozenset[str]:
    """The names in braces of a template; raises ValueError if its braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def misfit(entry: Entry, code: str) -> str:
    """What is wrong with a translation, in a few words, or nothing."""
    wanted = FORMS[code][0] if entry.many else 1
    if len(entry.said) != wanted:
        return f"{len(entry.said)} forms instead of {wanted}"
    own = named_places(entry.text) | named_places(entry.many)
    for said in entry.said:
        try:
            has = named_places(said)
        except ValueError as error:
            return str(error)
        missing = (named_places(entry.text) if not entry.many else own - {"number"}) - has
        if has - own or missing:
            return f"places {_listed(has)} instead of {_listed(own)}"
    return ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


@contextmanager
def in_english() -> Iterator[None]:
    """Say everything in English for a while, in this thread: for records, which all can read."""
    before = _english.set(True)
    try:
        yield
    finally:
        _english.reset(before)


def say(text: str, /, **values: object) -> str:
    """A sentence in the language spoken, its places in braces filled in."""
    said = _texts[text][0] if text in _texts and not _english.get() else text
    return said.format(**values) if values else said


def say_many(number: int, one: str, many: str, /, **values: object) -> str:
    """A sentence that depends on a number, which it may print as `{number}`."""
    if one in _texts and not _english.get():
        said = _texts[one][FORMS[_spoken][1](number) if len(_texts[one]) > 1 else 0]
    else:
        said = one if number == 1 else many
    return said.format(number=number, **values)
