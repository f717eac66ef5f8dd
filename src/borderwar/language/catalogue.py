"""The catalogue in use, and the two functions that read it."""

from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {"en": "English"}
"""Codes of the languages that can be spoken, each with its own name for itself."""

_spoken = "en"


def language() -> str:
    """The code of the language spoken now."""
    return _spoken


def speak(code: str) -> None:
    """Speak another language from now on; an unknown code is English."""
    global _spoken
    _spoken = code if code in LANGUAGES else "en"


def say(text: str, /, **values: object) -> str:
    """A sentence in the language spoken, its places in braces filled in."""
    return text.format(**values) if values else text


def say_many(number: int, one: str, many: str, /, **values: object) -> str:
    """A sentence that depends on a number, which it may print as `{number}`."""
    return (one if number == 1 else many).format(number=number, **values)
