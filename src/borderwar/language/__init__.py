"""What is said to people, in the language they chose.

English is the source text: `say("{unit} is pinned", unit=name)` looks the template up in the
catalogue of the chosen language (`assets/languages/*.po`, the gettext format) and fills it in.
A template without a translation is said in English.
"""

from borderwar.language.catalogue import LANGUAGES, language, say, say_many, speak

__all__ = ["LANGUAGES", "language", "say", "say_many", "speak"]
