"""Mistakes in what scenario.yaml says of supply."""

from collections.abc import Iterator

from borderwar.content.catalogue_forms import CatalogueFiles
from borderwar.content.checks.each import patiently
from borderwar.content.kinds import unknown
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.scenario_forms import SupplyForm


def check(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """All mistakes in the supply entry, if there is one."""
    yield from patiently(_supply(files, catalogue))


def _supply(files: ScenarioFiles, catalogue: CatalogueFiles) -> Iterator[Problem]:
    supply = files.scenario.supply
    if supply is None:
        return
    yield from patiently(unknown_side(supply, files))
    yield from patiently(unknown_carrier(supply, catalogue))
    yield from patiently(line_without_source(supply))
    yield from patiently(source_order(supply))


def unknown_side(supply: SupplyForm, files: ScenarioFiles) -> Iterator[Problem]:
    """Lines are for the sides there are."""
    sides = files.scenario.sides.names
    for name, word in supply.lines.words.items():
        if name not in sides:
            yield unknown("unknown-side", word, "side", sorted(sides))


def unknown_carrier(supply: SupplyForm, catalogue: CatalogueFiles) -> Iterator[Problem]:
    """Columns go by something in the catalogue that goes over ground."""
    vehicles = catalogue.vehicles.vehicles
    known = {name for name, one in vehicles.items() if vars(one).get("kind") not in ("aircraft", "boat")}
    known |= catalogue.ground.mobilities.names - {"air", "wheeled", "tracked"}
    for line in supply.lines.values():
        if line.by.text not in known:
            yield unknown("unknown-carrier", line.by, "vehicle or mobility", sorted(known), "carriers")


def line_without_source(supply: SupplyForm) -> Iterator[Problem]:
    """A side that is counted has a source."""
    having = {source.side.text for source in supply.supply_sources}
    for name, word in supply.lines.words.items():
        if name not in having:
            message = f"{quoted(name)} has a line of supply and no source"
            yield word.problem(
                "line-without-source", message, "Add one to 'supply-sources', or leave the line out."
            )


def source_order(supply: SupplyForm) -> Iterator[Problem]:
    """A source dries up after it opens, and its side has a line."""
    for source in supply.supply_sources:
        if source.until is not None and source.until < source.since:
            message = f"until turn {source.until} is before since turn {source.since}"
            yield source.place("until").problem("source-order", message)
        if source.side.text not in supply.lines.names:
            message = f"nothing says how the columns of {quoted(source.side.text)} go"
            yield source.side.problem("source-without-line", message, "Add the side to 'lines'.")
