"""Intentions: what a player means to do but has not ordered, in a small text file beside the log.

    borderwar intentions 1
    rest 2-platoon watch
    route 1-troop 0512>0513>0614
    plan fire 3-platoon 2217 600

A line that says nothing of this scenario is passed over: an intention binds nobody.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from borderwar.model.orders import Order, OrderError, parse
from borderwar.session.autosave import intentions_path

if TYPE_CHECKING:
    from borderwar.rules.setup import Setup

FIRST_LINE = "borderwar intentions 1"
RESTS = ("wait", "hold", "watch", "sleep")


@dataclass(frozen=True)
class Intentions:
    """Who rests and how, who marches on by which hexes, and the attacks of a plan not yet given."""

    resting: dict[int, str] = field(default_factory=dict)
    routes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    planned: tuple[Order, ...] = ()


def intentions_text(intended: Intentions, setup: "Setup") -> str:
    """The file's text; nothing if nothing is intended."""
    ids = [unit.id for unit in setup.scenario.units]
    lines = [f"rest {ids[row]} {how}" for row, how in sorted(intended.resting.items())]
    for row, way in sorted(intended.routes.items()):
        lines.append(f"route {ids[row]} {'>'.join(setup.number(place) for place in way)}")
    lines += [f"plan {order}" for order in intended.planned]
    return "\n".join([FIRST_LINE, *lines]) + "\n" if lines else ""


def keep_intentions(log: Path, intended: Intentions, setup: "Setup") -> None:
    """Put them beside a log.  What cannot be written is lost with the window and nothing else is."""
    path, text = intentions_path(log), intentions_text(intended, setup)
    with suppress(OSError):
        if not text:
            path.unlink(missing_ok=True)
            return
        beside = path.with_name(path.name + ".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)


def intentions_of(log: Path, setup: "Setup") -> Intentions:
    """The intentions beside a log; none if there are none that can be read."""
    try:
        lines = intentions_path(log).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Intentions()
    resting: dict[int, str] = {}
    routes: dict[int, tuple[int, ...]] = {}
    planned: list[Order] = []
    for line in lines:
        kind, _, rest = line.partition(" ")
        unit, _, how = rest.partition(" ")
        row = setup.row_of.get(unit)
        if kind == "rest" and row is not None and how in RESTS:
            resting[row] = how
        elif kind == "route" and row is not None:
            way = tuple(setup.index(number) for number in how.split(">"))
            if min(way) >= 0:
                routes[row] = way
        elif kind == "plan":
            with suppress(OrderError):
                planned.append(parse(rest))
    return Intentions(resting, routes, tuple(planned))
