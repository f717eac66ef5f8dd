"""Mistakes in what the map says of rivers, fords, bridges and currents."""

from collections.abc import Iterator

from borderwar.content import geometry
from borderwar.content.catalogue_forms import CatalogueFiles
from borderwar.content.checks.each import each, patiently
from borderwar.content.kinds import unknown
from borderwar.content.nodes import Mapping, Node, Word
from borderwar.content.problems import Problem, quoted
from borderwar.content.record_forms import ScenarioFiles
from borderwar.content.water_forms import BridgeForm, FordForm, HexsideForm, HexsideLineForm

Both = tuple[ScenarioFiles, CatalogueFiles]


def check(both: Both) -> Iterator[Problem]:
    """All mistakes in the waters of a map."""
    ground = both[0].map
    yield from each(ground.hexsides, (unknown_hexside, hex_on_both_banks, banks_apart), both)
    yield from each(ground.fords, (not_side_by_side, unknown_forders), both)
    bridges = list(ground.bridges.values()) if ground.bridges is not None else []
    yield from each(bridges, (not_side_by_side,), both)
    yield from patiently(crossings_twice([*ground.fords, *bridges]))


def unknown_movers(hexside: HexsideForm, files: CatalogueFiles) -> Iterator[Problem]:
    """Those who get across are mobilities of the catalogue."""
    yield from _unknown_movers(hexside.place("seconds"), files)


def unknown_forders(ford: FordForm, both: Both) -> Iterator[Problem]:
    """Those whom a ford lets through are mobilities of the catalogue."""
    yield from _unknown_movers(ford.place("seconds"), both[1])


def _unknown_movers(node: Node, files: CatalogueFiles) -> Iterator[Problem]:
    known = files.ground.mobilities.names
    if isinstance(node, Mapping):
        for name, word in node.keys.items():
            if name not in known:
                yield unknown("unknown-mobility", word, "mobility", sorted(known), "mobilities")


def unknown_hexside(line: HexsideLineForm, both: Both) -> Iterator[Problem]:
    """What runs along a hexside is in ground.yaml."""
    hexsides = both[1].ground.hexsides
    known = sorted(hexsides.names) if hexsides is not None else []
    if line.kind.text not in known:
        yield unknown("unknown-hexside", line.kind, "hexside", known)


def hex_on_both_banks(line: HexsideLineForm, both: Both) -> Iterator[Problem]:
    """A hex lies on one bank."""
    near = {found.text for found in line.bank}
    for found in line.far_bank:
        if found.text in near:
            yield found.problem("hex-on-both-banks", f"{quoted(found.text)} is on both banks")


def banks_apart(line: HexsideLineForm, both: Both) -> Iterator[Problem]:
    """Every hex of a bank faces one of the other."""
    for bank, other in ((line.bank, line.far_bank), (line.far_bank, line.bank)):
        for found in bank:
            if not any(geometry.distance(found.text, one.text) == 1 for one in other):
                message = f"{quoted(found.text)} touches no hex of the other bank"
                yield found.problem("banks-apart", message)


def not_side_by_side(crossing: FordForm | BridgeForm, both: Both) -> Iterator[Problem]:
    """A ford or bridge joins two hexes that touch."""
    ends = crossing.between
    if len(ends) != 2 or geometry.distance(ends[0].text, ends[1].text) != 1:
        names = " and ".join(quoted(found.text) for found in ends[:3])
        yield crossing.place("between").problem(
            "not-side-by-side", f"{names} are not two hexes that touch", "Name the hex at either end."
        )


def crossings_twice(crossings: list[FordForm | BridgeForm]) -> Iterator[Problem]:
    """A hexside has one ford or one bridge."""
    first: dict[frozenset[str], Word] = {}
    for crossing in crossings:
        ends = vars(crossing).get("between", ())
        if len(ends) != 2:
            continue
        found = first.setdefault(frozenset(word.text for word in ends), ends[0])
        if found is not ends[0]:
            message = f"between {quoted(ends[0].text)} and {quoted(ends[1].text)} there is a crossing already"
            yield ends[0].problem("crossing-twice", message, f"It was first given on line {found.line}.")
