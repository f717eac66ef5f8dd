"""Differences of two studies in words and tables: what changed, by how much, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from borderwar.study.paired import Difference, Paired
from borderwar.study.report import MEASURE_WORDS, ReportTable

HEADLINES = ("wins", "points", "lost", "holds")
"""What sentences are made of; the table has all."""

COUNTED = ("total", "armoured", "aircraft")
"""Losses that are told in sentences; the others are parts of these."""

LOST_WORDS = {"total": "men", "armoured": "armoured vehicles", "aircraft": "aircraft"}


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: sides and objectives by id."""

    sides: Mapping[str, str]
    objectives: Mapping[str, str]

    def side(self, name: str) -> str:
        """A side, or nobody."""
        return self.sides.get(name, {"draw": "nobody", "neither": "nobody"}.get(name, name))


def sentences(found: Paired, changed: str, names: Names) -> list[str]:
    """What may be claimed, most certain kinds first; one sentence where nothing differs."""
    headline = [
        one
        for one in found.differences
        if one.what in HEADLINES and (one.what != "lost" or one.name in COUNTED) and one.side in names.sides
    ]
    said = [f"{changed}: {_sentence(one, names)}." for one in headline if one.told]
    rest = [one for one in headline if not one.told]
    if not said:
        said = [
            f"{changed}: nothing told here differs by more than chance in {found.pairs:,} pairs of games."
        ]
    elif rest:
        what = "; ".join(_subject(one, names) for one in rest)
        said.append(f"No difference beyond chance: {what}.")
    return said


def luck_sentence(found: Paired) -> str:
    """How much of the luck the games of a pair share."""
    saved = [one.saved for one in found.differences if not one.share and one.what in ("lost", "points")]
    middle = sorted(saved)[len(saved) // 2] if saved else 1.0
    alike = f"{found.alike:,} of {found.pairs:,} pairs came out the same to the last man"
    return (
        f"{alike}, {found.same_winner:,} with the same winner; "
        f"a pair tells as much as {middle:.1f} games of each kind that share no luck."
    )


def caution(found: Paired) -> str:
    """What this cannot show."""
    return (
        f"Intervals are 95 %, of {len(found.differences)} figures: one in twenty lies outside by chance. "
        "This is what the change does in the model, with these players, not what would have happened."
    )


def table(found: Paired, names: Names, headings: tuple[str, str] = ("as it was", "changed")) -> ReportTable:
    """Every figure in both studies."""
    rows = [
        (
            _subject(one, names),
            _figure(one, one.before),
            _figure(one, one.after),
            _signed(one, one.difference),
            f"{_signed(one, one.interval[0])} to {_signed(one, one.interval[1])}",
            "" if one.told else "chance",
        )
        for one in found.differences
    ]
    return ReportTable(
        f"Differences over {found.pairs:,} pairs of games",
        ("figure", *headings, "difference", "95 % interval", ""),
        rows,
    )


def _sentence(one: Difference, names: Names) -> str:
    low, high = sorted((abs(one.interval[0]), abs(one.interval[1])))
    span = f"95 % interval {_amount(one, low)} to {_amount(one, high)}"
    more = "more" if one.difference > 0 else "fewer"
    side = names.side(one.side)
    if one.what == "wins":
        verb = "wins" if one.side in names.sides else "win"
        return f"{side} {verb} {_amount(one, abs(one.difference))} in a hundred games {more} ({span})"
    if one.what == "holds":
        amount = _amount(one, abs(one.difference))
        return f"{side} ends with the ground in {amount} in a hundred games {more} ({span})"
    from_to = f"{_figure(one, one.before)} before, {_figure(one, one.after)} after; {span}"
    if one.what == "points":
        way = "better" if one.difference > 0 else "worse"
        return f"the balance of points is {_amount(one, abs(one.difference))} {way} for {side} ({from_to})"
    lost = LOST_WORDS[one.name]
    return f"{side} loses {_amount(one, abs(one.difference))} {lost} {more} a game ({from_to})"


def _subject(one: Difference, names: Names) -> str:
    side = names.side(one.side)
    match one.what:
        case "wins":
            return f"{side} wins" if one.side in names.sides else "nobody wins"
        case "holds":
            return f"{side} holds most of the ground" if one.side in names.sides else "nobody does"
        case "objective":
            return f"{names.objectives.get(one.name, one.name)} is held by {side}"
        case "points":
            return f"points of {side} less those of the other side"
        case "escalation":
            return "escalation at the end"
    return f"{side}: {MEASURE_WORDS[one.name]}"


def _amount(one: Difference, value: float) -> str:
    if one.share:
        return f"{value * 100:.0f}" if value >= 0.095 else f"{value * 100:.1f}"
    return f"{value:,.0f}" if value >= 99.5 else f"{value:.1f}"


def _figure(one: Difference, value: float) -> str:
    return f"{value * 100:.0f} %" if one.share else f"{value:,.1f}"


def _signed(one: Difference, value: float) -> str:
    return f"{value * 100:+.1f} %" if one.share else f"{value:+,.1f}"


def markdown_table(made: ReportTable) -> list[str]:
    """A table's lines."""

    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return [row(made.headings), "|" + " --- |" * len(made.headings), *(row(cells) for cells in made.rows)]
