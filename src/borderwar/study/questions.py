"""A question of the literature and its answer as a page: the scenario with and without a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from borderwar.model.scenario import Scenario
from borderwar.study import paired_words
from borderwar.study.paired import Paired
from borderwar.study.paired_words import Names


@dataclass(frozen=True, slots=True)
class Answer:
    """A variant set against its whole, game by game."""

    whole: Scenario
    changed: Scenario
    policies: tuple[str, str]
    rules: str  # hash of the engine's source text
    found: Paired

    @property
    def file_name(self) -> str:
        """The page's file."""
        return self.changed.id.replace("/", "-") + ".md"

    @property
    def question(self) -> str:
        """What is asked."""
        assert self.changed.variant is not None, "a question is a variant"
        return self.changed.variant.question

    @property
    def names(self) -> Names:
        """What sides and objectives are called."""
        return Names(
            {side.id: side.names.english for side in self.whole.sides},
            {one.id: one.names.english for one in self.whole.victory.objectives},
        )

    @property
    def sentences(self) -> list[str]:
        """The answer."""
        assert self.changed.variant is not None, "a question is a variant"
        return paired_words.sentences(self.found, self.changed.variant.names.english, self.names)


def page(answer: Answer, command: str) -> str:
    """The answer to one question, in Markdown."""
    variant, found = answer.changed.variant, answer.found
    assert variant is not None, "a question is a variant"
    cited = answer.changed.sources.get(variant.source, variant.source)
    first, second = answer.whole.sides
    made = paired_words.table(found, answer.names, (answer.whole.names.english, variant.names.english))
    lines = [
        f"# {variant.question}",
        "",
        f"Made by `{command}`.",
        "",
        f"**{answer.whole.names.english}, {answer.whole.start:%d %B %Y}: {variant.names.english}.** "
        + " ".join(variant.text.split()),
        "",
        f"Source: {cited}",
        "",
        "## The model's answer",
        "",
        *(f"- {sentence}" for sentence in answer.sentences),
        "",
        f"Each of {found.pairs:,} seeds ({found.first_seed} to {found.last_seed}) was played twice, with the "
        f"change and without: {answer.policies[0]} for {first.names.english}, {answer.policies[1]} for "
        f"{second.names.english}.  {paired_words.luck_sentence(found)}",
        "",
        paired_words.caution(found),
        "",
        f"## {made.title}",
        "",
        *paired_words.markdown_table(made),
        "",
        f"Scenario `{answer.whole.digest}`, variant `{answer.changed.digest}`, rules `{answer.rules}`.  "
        f"A pair to look at: `borderwar run {answer.whole.id} --seed {found.first_seed} --policies "
        f"{' '.join(answer.policies)} --log before.log` and the same with `{answer.changed.id}`.",
        "",
    ]
    return "\n".join(lines)


def index(answers: Sequence[Answer], command: str) -> str:
    """All questions with their answers in short, in Markdown."""
    lines = [
        "# Questions",
        "",
        f"Made by `{command}`.",
        "",
        "What the literature asks of these fights, put to the model: each scenario as it was and with one "
        "thing changed, seed by seed with the same luck.  Each is a file `variants/NAME.yaml` of its "
        "scenario; [study.md](../study.md) says how to write another.",
    ]
    ordered = sorted(answers, key=lambda one: (one.whole.start, one.changed.id))
    for _, group in groupby(ordered, key=lambda one: one.whole.id):
        several = list(group)
        lines += ["", f"## {several[0].whole.names.english}"]
        for answer in several:
            lines += ["", f"### [{answer.question}]({answer.file_name})", ""]
            lines += [f"- {sentence}" for sentence in answer.sentences]
    return "\n".join(lines) + "\n"
