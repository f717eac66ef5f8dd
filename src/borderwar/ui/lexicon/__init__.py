"""The encyclopaedia as plain data: every entry of the catalogue, its figures, sources and links."""

from borderwar.ui.lexicon.book import Lexicon, lexicon_of
from borderwar.ui.lexicon.entry import KINDS, Entry, Line

__all__ = ["KINDS", "Entry", "Lexicon", "Line", "lexicon_of"]
