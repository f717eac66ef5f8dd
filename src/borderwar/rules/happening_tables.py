"""A scenario's events as rows of integers: happenings, their conditions and their deeds."""

from dataclasses import dataclass, field

import numpy as np

from borderwar.ground.hexes import hex_index
from borderwar.model.happenings import TOLD_BOTH, TOLD_NOBODY, ConditionColumns, DeedColumns, HappeningColumns
from borderwar.model.scenario import Condition, Deed, Scenario
from borderwar.model.tables import WeatherColumns
from borderwar.rules.light import weather_rows
from borderwar.rules.scenario_tables import table_rows

TESTS = ("level", "held", "losses", "broken", "destroyed", "after", "unless", "clear", "present")
DEEDS = (
    "points",
    "escalate",
    "release",
    "withdraw",
    "surrender",
    "limit",
    "weather",
    "halt",
    "decide",
    "air",
)


@dataclass
class Happenings:
    """The tables of chapter 21."""

    happenings: list[dict[str, int]] = field(default_factory=list)
    conditions: list[dict[str, int]] = field(default_factory=list)
    deeds: list[dict[str, int]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    skies: list[dict[str, int]] = field(default_factory=list)  # rows of weather, a block an event


def happening_tables(scenario: Scenario) -> dict[str, np.ndarray]:
    """Events, conditions, deeds, the lists they name, and all the weather there may be."""
    out = Happenings(skies=weather_rows(scenario))
    sides = [side.id for side in scenario.sides]
    told = {"both": TOLD_BOTH, "nobody": TOLD_NOBODY, **{side: row for row, side in enumerate(sides)}}
    for event in scenario.happenings:
        out.happenings.append(
            {
                "since": event.since,
                "until": event.until,
                "chance": event.chance,
                "first_condition": len(out.conditions),
                "conditions": len(event.conditions),
                "first_deed": len(out.deeds),
                "deeds": len(event.deeds),
                "repeat": int(event.repeat),
                "hidden": int(event.hidden),
                "told": told[event.told],
            }
        )
        out.conditions += [_condition(scenario, one, sides, out) for one in event.conditions]
        out.deeds += [_deed(scenario, one, sides, out) for one in event.deeds]
    return {
        "happenings": table_rows(HappeningColumns, out.happenings),
        "conditions": table_rows(ConditionColumns, out.conditions),
        "deeds": table_rows(DeedColumns, out.deeds),
        "weather": table_rows(WeatherColumns, out.skies),
        "lists": np.array(out.lists or [-1], np.int32),
    }


def _list(out: Happenings, rows: list[int]) -> dict[str, int]:
    """Add rows to the lists; where they stand."""
    first = len(out.lists)
    out.lists += rows
    return {"first": first, "count": len(rows)}


def _units(scenario: Scenario, names: tuple[str, ...]) -> list[int]:
    """Rows of the units named, and of those of the formations named, theirs below them included."""
    wanted = set(names)
    for formation in scenario.formations:  # parents may stand below their children
        chain, here = [formation.id], formation.parent
        above = {one.id: one.parent for one in scenario.formations}
        while here is not None:
            chain.append(here)
            here = above[here]
        if wanted.intersection(chain):
            wanted.add(formation.id)
    return [row for row, unit in enumerate(scenario.units) if unit.id in wanted or unit.formation in wanted]


def _condition(scenario: Scenario, one: Condition, sides: list[str], out: Happenings) -> dict[str, int]:
    ground = scenario.map
    number = one.number
    if one.test == "held":
        number = [objective.id for objective in scenario.victory.objectives].index(one.name)
    elif one.test in ("after", "unless"):
        number = [event.id for event in scenario.happenings].index(one.name)
    rows = [hex_index(number, ground.columns, ground.rows) for number in one.hexes]
    return {
        "test": TESTS.index(one.test),
        "side": sides.index(one.side) if one.side else -1,
        "number": number,
        "turns": one.turns,
        **_list(out, rows or _units(scenario, one.units)),
    }


def _deed(scenario: Scenario, one: Deed, sides: list[str], out: Happenings) -> dict[str, int]:
    number = one.number
    if one.weather is not None:
        number = len(out.skies) // scenario.turns
        out.skies += weather_rows(scenario, one.weather)
    limits = [limit.id for limit in scenario.limits]
    rows = [limits.index(name) for name in one.limits]
    return {
        "deed": DEEDS.index(one.do),
        "side": sides.index(one.side) if one.side else -1,
        "number": number,
        **_list(out, rows or _units(scenario, one.units)),
    }
