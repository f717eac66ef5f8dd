"""After-action report: one game beside history and beside many games, its fights and its luck, in words.

The figures of history and of the games come from `study.compare`, so they are those that
`borderwar study` prints for the same seeds and policies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from borderwar.ai.rows import side_losses
from borderwar.language import say
from borderwar.model.scenario import Scenario
from borderwar.session.audit import Audit
from borderwar.session.game import Game
from borderwar.session.losses import ledger
from borderwar.session.record import loss_records, lost
from borderwar.study import scoring
from borderwar.study.combats import Teller
from borderwar.study.compare import compare, compare_losses, compare_winner, loss_sample, side_index
from borderwar.study.figures import Comparison
from borderwar.study.report import MEASURE_WORDS, range_words, side_name
from borderwar.study.rows import GameRow

MOST_MOMENTS = 3


@dataclass(frozen=True)
class Measure:
    """One figure of the record, in this game, in history and among many games."""

    side: int
    measure: str
    value: int  # this game
    low: int  # the record
    high: int
    mark: str
    by: str  # who says so
    band: tuple[float, float] | None = None  # holds 80 % of the games
    record_at: tuple[float, float] | None = None  # percentiles of the record's least and most
    value_at: float | None = None  # percentile of this game

    @property
    def within(self) -> bool:
        """Whether this game's figure lies within what the sources allow."""
        return self.low <= self.value <= self.high

    @property
    def words(self) -> str:
        """What is measured."""
        return MEASURE_WORDS[self.measure]


@dataclass(frozen=True)
class Among:
    """This game among many: how many, which, and where its points lie."""

    games: int
    first_seed: int
    last_seed: int
    policies: tuple[str, str]
    margin_at: float  # percentile of this game's points above par
    record_wins: float  # share of the games that end as history did


def measures(game: Game, rows: Sequence[GameRow] = ()) -> tuple[Measure, ...]:
    """Every figure of the record beside this game, and among the games if there are any."""
    scenario = game.scenario
    compared = compare_losses(scenario, rows) if rows else []
    found = {(loss.side, loss.measure): loss for loss in compared}
    out = []
    for record in loss_records(scenario):
        side = side_index(scenario, record.side)
        value = lost(side_losses(game.setup, game.state, side), record.measure)
        by = ", ".join(dict.fromkeys(claim.by for part in record.parts for claim in part))
        against = found.get((record.side, record.measure))
        out.append(
            Measure(
                side,
                record.measure,
                value,
                record.low,
                record.high,
                record.mark,
                by,
                None if against is None else against.band_80,
                None if against is None else against.percentile,
                None if against is None else scoring.mid_rank(loss_sample(scenario, rows, record), value),
            )
        )
    return tuple(out)


def among(game: Game, rows: Sequence[GameRow], policies: tuple[str, str]) -> Among:
    """Where this game lies among the games of a study."""
    import numpy as np

    winner = compare_winner(game.scenario, rows)
    margins = np.array([row.margin for row in rows], dtype=float)
    share = next((s.share for s in winner.shares if s.name == winner.record), 0.0)
    place = scoring.mid_rank(margins, game.result().margin)
    return Among(len(rows), rows[0].seed, rows[-1].seed, policies, place, share)


def per_cent(share: float) -> str:
    """A percentile as a whole number."""
    return f"{100 * share:.0f}"


def record_words(measure: Measure) -> str:
    """Where history lies among the games, or nothing if none were played."""
    if measure.record_at is None or measure.value_at is None:
        return ""
    low, high = (per_cent(end) for end in measure.record_at)
    history = low if low == high else say("{low} to {high}", low=low, high=high)
    return say(
        "history at percentile {history}, this game at {own}", history=history, own=per_cent(measure.value_at)
    )


def among_words(scenario: Scenario, place: Among) -> tuple[str, ...]:
    """This game among many, in sentences."""
    first = scenario.sides[0].names.english
    record = side_name(scenario, scenario.history.winner)
    return (
        say(
            "Set beside {games} games that the computer played "
            "({one} against {two}, seeds {first} to {last}).",
            games=f"{place.games:,}",
            one=place.policies[0],
            two=place.policies[1],
            first=place.first_seed,
            last=place.last_seed,
        ),
        say(
            "In points for {side}, this game lies at percentile {place} of them.",
            side=first,
            place=per_cent(place.margin_at),
        ),
        say(
            "The recorded result ({record}) came in {share} % of them.",
            record=record,
            share=per_cent(place.record_wins),
        ),
    )


def luck_words(game: Game, audit: Audit) -> tuple[str, ...]:
    """What the dice were worth, in sentences; the greatest strokes of luck of each side."""
    sides = [side.names.english for side in game.scenario.sides]
    if not game.luck:
        return (say("This game was played without luck: no dice were rolled."),)
    if not audit.rolled:
        return (say("No order met dice: nothing was luck."),)
    points = audit.worth[-1]
    side = sides[0] if points.luck >= 0 else sides[1]
    sign = 1 if points.luck >= 0 else -1
    layers = [(say("the shots"), points.shot), (say("the day"), points.day), (say("the game"), points.game)]
    heaviest = max(layers, key=lambda layer: sign * layer[1])
    low, high = sorted((sign * (points.low - points.expected), sign * (points.high - points.expected)))
    out = [
        say(
            "All in all the dice were worth {points} points to {side}; "
            "with other dice for the same orders nine games in ten lie between {low} and {high}.",
            points=f"{abs(points.luck):.0f}",
            side=side,
            low=f"{low:+.0f}".replace("-", "−"),
            high=f"{high:+.0f}".replace("-", "−"),
        ),
        say("Most of it came from {layer}.", layer=heaviest[0]),
    ]
    for number, name in enumerate(sides):
        for moment in audit.luckiest(number, MOST_MOMENTS)[:1]:
            told = "; ".join(moment.told[:2]) or moment.order
            out.append(
                say("{side}'s luckiest stroke, turn {turn}: {what}.", side=name, turn=moment.turn, what=told)
            )
    return tuple(out)


@dataclass(frozen=True)
class Report:
    """All that the report is made of."""

    game: Game
    rows: tuple[GameRow, ...] = ()
    policies: tuple[str, str] = ("historical", "historical")
    audit: Audit | None = None

    @property
    def comparison(self) -> Comparison | None:
        """The study's own comparison of the games with history."""
        return compare(self.game.scenario, self.rows) if self.rows else None


def markdown(report: Report, picture: str = "") -> str:
    """The report as one Markdown file; `picture` is the file of the map beside it."""
    game = report.game
    scenario, result, teller = game.scenario, game.result(), Teller(game)
    lines = [
        f"# {scenario.names.english}: {result.grade.names.english}",
        "",
        say(
            "Seed {seed}, {orders} orders, {turns} turns. "
            "{first} {one}, {second} {two} points; {margin} against par.",
            seed=game.seed,
            orders=f"{game.position:,}",
            turns=result.turn,
            first=teller.sides[0],
            one=result.points[0],
            second=teller.sides[1],
            two=result.points[1],
            margin=f"{result.margin:+d}".replace("-", "−"),
        ),
        "",
        *([f"![{say('The map at the end')}]({picture})", ""] if picture else []),
        f"## {say('How it went')}",
        "",
        *(part for paragraph in teller.story() for part in (paragraph, "")),
        f"## {say('Losses beside the record')}",
        "",
        *_loss_table(report, teller.sides),
        "",
    ]
    if report.rows:
        lines += [*among_words(scenario, among(game, report.rows, report.policies)), ""]
    lines += [f"## {say('Ground')}", "", *_ground_table(game), ""]
    if report.audit is not None:
        lines += [f"## {say('Luck')}", "", *(f"- {words}" for words in luck_words(game, report.audit)), ""]
    lines += [f"## {say('Every combat')}", "", *(f"- {teller.line(combat)}" for combat in teller.combats), ""]
    lines += [f"## {say('Losses by cause')}", "", *_cause_table(game, teller.sides), ""]
    lines += [f"## {say('Sources')}", ""]
    lines += [f"- {name}: {text}" for name, text in (scenario.sources | scenario.history.sources).items()]
    return "\n".join(lines).rstrip() + "\n"


def _loss_table(report: Report, sides: Sequence[str]) -> list[str]:
    rows = [[say("side"), say("lost"), say("this game"), say("record"), say("among the games")]]
    for measure in measures(report.game, report.rows):
        record = f"{range_words(measure.low, measure.high)} ({measure.by})"
        words = record_words(measure)
        rows.append([sides[measure.side], measure.words, str(measure.value), record, words])
    return _table(rows)


def _ground_table(game: Game) -> list[str]:
    scenario = game.scenario
    history = side_name(scenario, scenario.history.ground_held_by)
    rows = [[say("place"), say("this game"), say("history, most of the ground")]]
    for goal, holder in zip(scenario.victory.objectives, game.result().holders, strict=True):
        rows.append([goal.names.english, side_name(scenario, holder or say("nobody")), history])
    return _table(rows)


def _cause_table(game: Game, sides: Sequence[str]) -> list[str]:
    found: dict[tuple[str, str], list[int]] = {}
    for loss in ledger(game, None):
        found.setdefault((loss.cause, loss.measure), [0, 0])[loss.side] += loss.number
    rows = [[say("cause"), say("lost"), *sides]]
    rows += [[cause, measure, str(one), str(two)] for (cause, measure), (one, two) in sorted(found.items())]
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as a Markdown table, the first its head."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]
