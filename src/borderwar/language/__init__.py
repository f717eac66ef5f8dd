"""What is said to people, in the language they chose.

English is the source text: `say("{unit} is pinned", unit=name)` looks the template up in the
catalogue of the chosen language (`assets/languages/*.po`, the gettext format) and fills it in.
A template without a translation is said in English.

    python -m borderwar.language.lint             what is missing, stale or wrong
    python -m borderwar.language.lint --update    bring the catalogues up to date with the sources
"""

from borderwar.language.catalogue import (
    LANGUAGES,
    in_english,
    language,
    say,
    say_many,
    speak,
    system_language,
)

__all__ = ["LANGUAGES", "in_english", "language", "say", "say_many", "speak", "system_language"]
