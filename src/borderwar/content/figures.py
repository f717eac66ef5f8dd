"""Forms that many files share: figures with their doubt, names, sources."""

from borderwar.content.forms import Form, FormOf, Key, key, keys_schema, maybe, read_keys
from borderwar.content.kinds import SOURCE_KEY, Choice, Cited, Kind, Schema, Text, refuse
from borderwar.content.lists import MapOf
from borderwar.content.nodes import Mapping, Node
from borderwar.content.numbers import Format, Thousandths, Whole
from borderwar.content.problems import Problem
from borderwar.model.catalogue import MARKS, Figure, Names

FORMAT = Format()
LANGUAGES = ("ja", "ru", "mn", "zh", "ko")
MARK = Choice(*MARKS)
NATIVE = MapOf(Text(200), Choice(*LANGUAGES), 1)
SOURCES = MapOf(Text(), SOURCE_KEY)
PER_MILLE = Whole(0, 1000, "per mille")

ABOUT_FORMAT = "The version of this format: 1."
ABOUT_MARK = (
    "How well it is known: sourced (read for this work), recalled (general knowledge), estimated (inferred)."
)
ABOUT_SOURCE = "Where it is from: a key of the sources; for an estimate a few words will do."
ABOUT_SOURCES = "Books, articles and pages by the key that figures cite."


class NamedForm(Form):
    """A name: what something is called."""

    name = key(Text(200), "Its name in English.")
    native = maybe(NATIVE, "Its name in its own scripts, by language: ja, ru, mn, zh, ko.", None)


NAMED = FormOf(NamedForm)


def names(entry: NamedForm) -> Names:
    """What an entry is called."""
    return Names(entry.name, dict(entry.native or {}))


class AsAsked(Whole):
    """A number of the kind that the figure's own key asks for."""

    def words(self) -> str:
        return "a number such as the figure's key asks for"


class FigureForm(Form):
    """A figure: value, range, mark and source."""

    value = key(AsAsked(), "The best single value.")
    low = maybe(AsAsked(), "The least that is likely; the value if left out.", None)
    high = maybe(AsAsked(), "The most that is likely; the value if left out.", None)
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)

    def figure(self) -> Figure:
        """The figure as the model has it."""
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        return Figure(self.value, low, high, self.mark, self.source.text)


class FigureOf(Kind[FigureForm]):
    """A figure whose value, low and high are of one kind of number."""

    def __init__(self, number: Whole | Thousandths) -> None:
        self.number = number
        self.keys = {
            name: Key(number, one.about, one.needed) if name in ("value", "low", "high") else one
            for name, one in FigureForm.keys.items()
        }

    def read(self, node: Node, problems: list[Problem]) -> FigureForm:
        if not isinstance(node, Mapping):
            cure = "Write {value: 40, mark: estimated, source: why}."
            refuse(
                problems,
                node.named or node,
                "wrong-shape",
                "a figure is a mapping with value, mark and source",
                cure,
            )
        entry = FigureForm.__new__(FigureForm)
        entry.node = node
        vars(entry).update(read_keys(node, self.keys, FigureForm.what, problems))
        problems.extend(self._order(entry))
        return entry

    def _order(self, entry: FigureForm) -> list[Problem]:
        """Low, value and high, if all could be read, rise."""
        found = vars(entry)
        if not {"value", "low", "high"} <= found.keys():
            return []
        problems = []
        if entry.low is not None and entry.low > entry.value:
            problems.append(entry.place("low").problem("figure-order", "low is more than value"))
        if entry.high is not None and entry.high < entry.value:
            problems.append(entry.place("high").problem("figure-order", "high is less than value"))
        return problems

    def schema(self, definitions: Schema) -> Schema:
        return keys_schema(self.keys, f"A figure: {self.number.words()}.", definitions)

    def words(self) -> str:
        return f"a figure: {self.number.words()}"
