"""variants/NAME.yaml: a scenario with something changed, as a question or as a shorter game."""

import re

from borderwar.content.figures import ABOUT_FORMAT, ABOUT_SOURCE, ABOUT_SOURCES, FORMAT, SOURCES, NamedForm
from borderwar.content.forms import Form, FormOf, key, maybe
from borderwar.content.kinds import Cited, Kind, Schema, Text, refuse, word
from borderwar.content.lists import ListOf
from borderwar.content.nodes import Mapping, Node, Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.scenario_forms import TURN

_ROUTE = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"


class Route(Kind[Word]):
    """A path to a value in the scenario's files."""

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        if not re.fullmatch(_ROUTE, found.text):
            cure = "Write keys and ids with points between: units.tank-1.men."
            refuse(problems, found, "bad-path", f"{quoted(found.text)} is no path", cure)
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "pattern": f"^{_ROUTE}$"}

    def words(self) -> str:
        return "a path such as `units.tank-1.men` or `limits.no-tanks`"


class Changes(Kind[dict[Word, Node]]):
    """New values by path; what they must be is known to whatever reads the file they go into."""

    def read(self, node: Node, problems: list[Problem]) -> dict[Word, Node]:
        if not isinstance(node, Mapping):
            refuse(problems, node.named or node, "wrong-shape", f"{self.words()} is wanted here")
        routes = [Route().read(found, problems) for found in node.keys.values()]
        return dict(zip(routes, node.values.values(), strict=True))

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "object", "propertyNames": {"pattern": f"^{_ROUTE}$"}}

    def words(self) -> str:
        return "a mapping of paths to new values"


class PartForm(Form):
    """A part: the turns of the scenario that are played."""

    first = maybe(TURN, "The first turn that is played.", 1)
    last = maybe(TURN, "The last; that of the scenario if left out.", None)


class VariantForm(NamedForm):
    """A variant file: the scenario with something changed.

    The file's name is the variant's id.  A path begins with a key of scenario.yaml, map.yaml,
    forces.yaml or history.yaml and goes on with keys, ids and places in lists (from 1).
    """

    format = key(FORMAT, ABOUT_FORMAT)
    question = maybe(Text(300), "The question it answers, for studies.", None)
    cut = maybe(Text(300), "What part of the fight it is, for players who want a shorter game.", None)
    text = key(Text(), "What is changed, and where the figures come from.")
    source = key(Cited(), ABOUT_SOURCE)
    turns = maybe(FormOf(PartForm), "A part of the scenario; all turn numbers stay those of the whole.", None)
    change = maybe(Changes(), "New values by path; a plain number will do for a figure.", None)
    remove = maybe(
        ListOf(Route()),
        "What is taken away; units, and all units of a formation, keep their row and never come.",
        (),
    )
    sources = maybe(SOURCES, ABOUT_SOURCES, None)
