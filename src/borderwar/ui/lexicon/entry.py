"""An entry and its lines, and how figures are written in it."""

from collections.abc import Callable
from dataclasses import dataclass

from borderwar.language import say, say_many
from borderwar.model.catalogue import Figure, Names
from borderwar.ui.kit.chart import Curve

KINDS = ("unit", "weapon", "vehicle", "aircraft", "boat", "terrain", "water", "works", "mover", "source")
"""Chapters of the encyclopaedia, in their order; an entry's key is "kind/id"."""


def kind_words(kind: str) -> str:
    """What a chapter is called."""
    return {
        "unit": say("Units"),
        "weapon": say("Weapons"),
        "vehicle": say("Vehicles"),
        "aircraft": say("Aircraft"),
        "boat": say("Boats"),
        "terrain": say("Ground"),
        "water": say("Water and banks"),
        "works": say("Works"),
        "mover": say("Ways of moving"),
        "source": say("Sources"),
    }[kind]


@dataclass(frozen=True)
class Line:
    """One fact: what, how much, how well known; `link` opens another entry, `rule` a case."""

    label: str
    value: str
    range: str = ""  # "10 to 15", where the figure is doubtful
    mark: str = ""  # "sourced", "recalled", "estimated"
    source: str = ""
    link: str = ""
    rule: str = ""
    source_link: str = ""


@dataclass(frozen=True)
class Section:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Entry:
    """All that the encyclopaedia says of one thing."""

    key: str
    names: Names
    under: str  # a few words beneath the title
    sections: tuple[Section, ...]
    curves: tuple[Curve, ...] = ()
    nation: str = ""
    branch: str = ""
    echelon: str = ""

    @property
    def kind(self) -> str:
        """The chapter it stands in."""
        return self.key.partition("/")[0]

    @property
    def links(self) -> tuple[str, ...]:
        """The entries it points at."""
        lines = [line for section in self.sections for line in section.lines]
        return tuple(link for line in lines for link in (line.link, line.source_link) if link)

    @property
    def rules(self) -> tuple[str, ...]:
        """The cases it points at."""
        return tuple(line.rule for section in self.sections for line in section.lines if line.rule)

    @property
    def text(self) -> str:
        """All its words in small letters, to be searched."""
        lines = [line for section in self.sections for line in section.lines]
        parts = [self.names.english, *self.names.native.values(), self.under, self.key]
        return " ".join([*parts, *(f"{line.label} {line.value} {line.source}" for line in lines)]).lower()


class Writer:
    """Writes lines with the sources of one catalogue."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources

    def source_key(self, source: str) -> str:
        """The entry of a source, if it is one of the list and not a few words."""
        return f"source/{source}" if source in self.sources else ""

    def figure(
        self,
        label: str,
        figure: Figure | None,
        words: Callable[[int], str],
        rule: str = "",
        link: str = "",
    ) -> tuple[Line, ...]:
        """A figure with its range, mark and source; nothing for one that is not there."""
        if figure is None:
            return ()
        doubtful = figure.low != figure.high
        spread = spread_words(words(figure.low), words(figure.high)) if doubtful else ""
        source = self.source_key(figure.source)
        return (Line(label, words(figure.value), spread, figure.mark, figure.source, link, rule, source),)

    def known(self, mark: str, source: str) -> Section:
        """How an entry as a whole is known."""
        line = Line(say("Known"), mark_words(mark), "", mark, source, "", "", self.source_key(source))
        return Section(say("Source"), (line,))


def spread_words(low: str, high: str) -> str:
    """From low to high, the unit once.

    >>> spread_words("8 rounds a minute", "30 rounds a minute")
    '8 to 30 rounds a minute'
    """
    unit = high.lstrip("0123456789.,")
    return say("{low} to {high}", low=low.removesuffix(unit) if unit else low, high=high)


def mark_words(mark: str) -> str:
    """What a mark means."""
    return {
        "sourced": say("read in the source"),
        "recalled": say("from general knowledge"),
        "estimated": say("reasoned"),
    }[mark]


def plain(value: int) -> str:
    """A number as it is."""
    return f"{value:,}"


def metres(value: int) -> str:
    """Metres below ten kilometres, then kilometres."""
    return (
        say("{value:,} m", value=value)
        if value < 10_000
        else f"{value / 1000:.1f} km".replace(".0 km", " km")
    )


def kilometres(value: int) -> str:
    """Metres as kilometres."""
    return say("{value:g} km", value=value / 1000)


def speed(value: int) -> str:
    """Metres an hour as kilometres an hour."""
    return say("{value:g} km/h", value=value / 1000)


def millimetres(value: int) -> str:
    """Armour, or what pierces it."""
    return say("{value} mm", value=value) if value else say("none")


def calibre(value: int) -> str:
    """Micrometres as millimetres."""
    return say("{value:g} mm", value=value / 1000)


def kilograms(value: int) -> str:
    """Grams as kilograms."""
    return say("{value:g} kg", value=value / 1000)


def tonnes(value: int) -> str:
    """Kilograms as tonnes."""
    return say("{value:g} t", value=value / 1000)


def centimetres(value: int) -> str:
    """Depth of water, thickness of ice."""
    return say("{value} cm", value=value)


def share(value: int) -> str:
    """Per mille as per cent."""
    return f"{value / 10:g} %"


def rounds(value: int) -> str:
    """Practical rate of fire."""
    return say("{number} rounds a minute", number=value)


def span(seconds: int) -> str:
    """A time of work or of crossing."""
    return (
        say("{seconds} s", seconds=seconds) if seconds < 120 else say("{seconds} min", seconds=seconds // 60)
    )


def men(value: int) -> str:
    """Men."""
    return say_many(value, "{number:,} man", "{number:,} men")
