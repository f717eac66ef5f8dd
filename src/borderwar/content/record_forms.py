"""history.yaml and tests.yaml: what happened, and what must happen."""

from borderwar.content.field_forms import ForcesForm, MapForm
from borderwar.content.figures import (
    ABOUT_FORMAT,
    ABOUT_MARK,
    ABOUT_SOURCE,
    ABOUT_SOURCES,
    FORMAT,
    MARK,
    PER_MILLE,
    SOURCES,
)
from borderwar.content.forms import Form, FormOf, Partial, key, maybe
from borderwar.content.hexes import Hex
from borderwar.content.kinds import (
    ID,
    RULE,
    SOURCE_KEY,
    Choice,
    Cited,
    Kind,
    Name,
    Schema,
    Text,
    refuse,
    word,
)
from borderwar.content.lists import ListOf, TableOf
from borderwar.content.nodes import Node, Word
from borderwar.content.numbers import Truth, Whole
from borderwar.content.problems import Problem, printable
from borderwar.content.scenario_forms import TURN, ScenarioForm
from borderwar.model.events import EVENT_NAMES
from borderwar.model.orders import STANCES, OrderError, parse
from borderwar.model.tables import CONDITIONS

CONFIDENCE = Choice("high", "medium", "low")
WHEN = Name(
    "a date",
    "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?",
    "1936, 1936-03, 1936-03-31 or 1936-03-31T10:00",
)
RANGE = ListOf(Whole(), 2, 2)


class OrderLine(Kind[Word]):
    """An order as the log writes it."""

    def read(self, node: Node, problems: list[Problem]) -> Word:
        found = word(node, problems, self.words())
        try:
            parse(found.text)
        except OrderError as error:
            refuse(problems, found, "bad-order", f"this is no order: {printable(str(error))}")
        return found

    def schema(self, definitions: Schema) -> Schema:
        return {"type": "string", "minLength": 3, "maxLength": 400}

    def words(self) -> str:
        return "an order such as `move 1-platoon 0101>0102`"


class FactForm(Form):
    """A fact: something the record says happened."""

    id = key(ID, "Its id.")
    when = key(WHEN, "The date as the record has it: 1936-03-31 or 1936-03-31T10:00.")
    turn = maybe(TURN, "The turn it falls in, if it does.", None)
    text = key(Text(), "What happened.")
    side = maybe(ID, "The side it is about, if it is about one.", None)
    at = maybe(Hex(), "Where, if it is known.", None)
    kind = key(
        Choice("arrival", "fight", "air", "ground", "loss", "politics", "end"), "What sort of fact it is."
    )
    confidence = key(CONFIDENCE, "How far it is to be believed.")
    sources = key(ListOf(SOURCE_KEY, 1), "Keys of the sources that say so.")


class LossForm(Form):
    """A loss: what one source says one side lost."""

    side = key(ID, "The side that lost it.")
    measure = key(
        Choice("killed", "wounded", "casualties", "missing", "captured", "vehicles", "aircraft"),
        "What was lost; casualties are killed and wounded together.",
    )
    low = key(Whole(), "The least.")
    high = key(Whole(), "The most.")
    by = key(Text(200), "Who claims it.")
    mark = key(MARK, ABOUT_MARK)
    source = key(Cited(), ABOUT_SOURCE)


class PositionForm(Form):
    """A position: where a unit stood."""

    unit = key(ID, "The unit.")
    turn = key(TURN, "The turn.")
    at = key(Hex(), "The hex.")
    within = maybe(Whole(0, 99, "hexes"), "Hexes of doubt.", 0)
    mark = maybe(MARK, f"{ABOUT_MARK} The replay draws all but the sourced dashed.", "estimated")
    source = key(Cited(), ABOUT_SOURCE)


class OutcomeForm(Form):
    """An outcome: how it ended."""

    winner = key(ID, "The side that won, or draw.")
    ground_held_by = key(ID, "The side that held the ground at the end, or both, or neither.")
    hours = key(Whole(0, 10_000, "hours"), "How long the fight lasted.")
    confidence = key(CONFIDENCE, "How far this is to be believed.")


class HistoryForm(Form):
    """A history file: the record."""

    format = key(FORMAT, ABOUT_FORMAT)
    facts = key(ListOf(FormOf(FactForm)), "What happened, in order.")
    losses = maybe(ListOf(FormOf(LossForm)), "What each source says was lost.", ())
    positions = maybe(ListOf(FormOf(PositionForm)), "Where units stood.", ())
    outcome = key(FormOf(OutcomeForm), "How it ended.")
    disagreements = maybe(ListOf(Text()), "Where the sources contradict each other.", ())
    sources = maybe(SOURCES, ABOUT_SOURCES, None)


class GivenUnitForm(Form):
    """A given unit: how a unit stands before the orders."""

    at = maybe(Hex(), "Its hex.", None)
    men = maybe(Whole(0, 100_000), "Its men.", None)
    vehicles = maybe(Whole(0, 1000), "Its vehicles.", None)
    mounted = maybe(Truth(), "Whether it is mounted.", None)
    stance = maybe(Choice(*STANCES), "Its stance.", None)
    suppression = maybe(PER_MILLE, "Its suppression.", None)
    cohesion = maybe(PER_MILLE, "Its cohesion.", None)
    clock_minutes = maybe(Whole(0, 1440, "minutes"), "Minutes on its clock.", None)


class GivenForm(Form):
    """A given entry: the table before the orders."""

    turn = maybe(TURN, "The turn; 1 if left out.", None)
    side = maybe(ID, "The side whose player turn it is; the first if left out.", None)
    luck = maybe(Choice("none", "full"), "With none, expectations stand in for dice.", "none")
    units = maybe(TableOf(GivenUnitForm, ID, 0), "How units stand; others as the scenario has them.", None)
    only = maybe(Truth(), "All other units are off the map.", False)


class ExpectedUnitForm(Form):
    """An expected unit: how a unit stands after the orders."""

    at = maybe(Hex(), "Its hex.", None)
    men = maybe(RANGE, "Its men, least and most.", None)
    vehicles = maybe(RANGE, "Its vehicles, least and most.", None)
    condition = maybe(Choice(*CONDITIONS), "Its condition.", None)
    suppression = maybe(RANGE, "Its suppression, least and most.", None)
    mounted = maybe(Truth(), "Whether it is mounted.", None)
    seen = maybe(Truth(), "Whether the enemy sees it.", None)


class ExpectForm(Form):
    """An expect entry: what must be so after the orders."""

    refused = maybe(RULE, "The last order is refused by this case.", None)
    units = maybe(TableOf(ExpectedUnitForm, ID, 0), "How units stand.", None)
    escalation = maybe(Whole(1, 20), "The level of escalation.", None)
    turn = maybe(TURN, "The turn.", None)
    events = maybe(ListOf(Choice(*EVENT_NAMES)), "Events that happened, in this order.", None)


class TrialForm(Form):
    """A trial: a test that travels with the scenario."""

    title = key(Text(300), "The rule as a sentence.")
    rule = key(RULE, "The case it shows.")
    given = maybe(FormOf(GivenForm), "The table before the orders.", None)
    orders = key(ListOf(OrderLine()), "Orders as the log writes them.")
    expect = key(FormOf(ExpectForm), "What must be so afterwards.")


class TestsForm(Form):
    """A tests file: trials of the scenario."""

    format = key(FORMAT, ABOUT_FORMAT)
    trials = key(ListOf(FormOf(TrialForm)), "The trials.")


class ScenarioFiles(Partial):
    """The forms of a scenario's files; one that could not be read is missing."""

    scenario: ScenarioForm
    map: MapForm
    forces: ForcesForm
    history: HistoryForm | None
    tests: TestsForm | None
    sources: dict[str, str]


SCENARIO_FORMS: dict[str, type[Form]] = {
    "scenario": ScenarioForm,
    "map": MapForm,
    "forces": ForcesForm,
    "history": HistoryForm,
    "tests": TestsForm,
}
OPTIONAL = ("history", "tests")
