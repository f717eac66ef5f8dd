"""Small boards for opponents: open ground, a few units, something to fight for.

A unit is one line: its hex, its kind, then what is not as usual:
``"0304 rifles mounted men=30 dug=60 form=first hold-fire"``.  Units to come start with
``turn=3@0109``.  Red moves first.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from borderwar.model.catalogue import Catalogue, Figure, Mobility, Names, Terrain, UnitType, Vehicle, Weapon
from borderwar.model.orders import STANCES
from borderwar.model.scenario import (
    Arrival,
    Formation,
    Grade,
    History,
    Level,
    Limit,
    LossPoints,
    Map,
    Objective,
    Scenario,
    Side,
    Sun,
    Task,
    Unit,
    Victory,
)
from borderwar.model.tables import LawColumns
from borderwar.rules.setup import Setup, prepare

SIDES = ("red", "blue")

LAW = {
    "men_rate": 9000,
    "vehicle_rate": 500000,
    "beta": 500,
    "suppress_scale": 50,
    "explosive_suppress": 1500,
    "suppress_half_life": 1200,
    "cohesion_per_loss": 20,
    "cohesion_recovery": 150,
    "break_scale": 100,
    "break_stress": 600,
    "suppression_stress": 330,
    "flank_stress": 150,
    "armour_stress": 120,
    "neighbour_stress": 80,
    "air_stress": 60,
    "assault_stress": 150,
    "close_factor": 1500,
    "mounted_factor": 1700,
    "moving_factor": 1300,
    "dug_best": 300,
    "dug_half": 1800,
    "shot_spread": 500,
    "day_spread": 300,
    "game_spread": 400,
    "indirect_factor": 700,
    "crew_share": 600,
    "flak_rate": 60000,
    "accident_rate": 0,
    "duds": 450,
    "killed_share": 300,
    "night_fire": 700,
    "rest_half": 43200,
}


def figure(value: int, low: int | None = None, high: int | None = None) -> Figure:
    """A number with or without doubt."""
    return Figure(value, value if low is None else low, value if high is None else high, "estimated", "test")


def weapon(name: str, kind: str, rate: int, effective: int, maximum: int, **more: Any) -> Weapon:
    """A weapon of round numbers."""
    shell = figure(more["shell"]) if "shell" in more else None
    return Weapon(
        name,
        Names(name),
        kind,
        figure(7000),
        figure(rate),
        figure(effective),
        figure(maximum),
        shell,
        more.get("pierces", ()),
        "estimated",
        "test",
        more.get("indirect", False),
        more.get("flak", False),
    )


WEAPONS = (
    weapon("rifle", "rifle", 10, 400, 1500),
    weapon("bayonet", "close-combat", 5, 0, 0, pierces=((0, 0),)),
    weapon("light-gun", "light-machine-gun", 100, 600, 1500),
    weapon("maxim", "heavy-machine-gun", 200, 900, 2500, flak=True),
    weapon("cannon", "anti-tank-gun", 10, 800, 2500, shell=1000, pierces=((100, 40), (1000, 25))),
    weapon("howitzer", "gun", 4, 2000, 6000, shell=5000, indirect=True),
    weapon("bomb", "bomb", 1, 1, 1, shell=10000),
)


def unit_type(
    name: str,
    branch: str,
    men: int,
    arms: dict[str, int],
    vehicle: str | None,
    count: int,
    mount: str,
    **more: int,
) -> UnitType:
    """A kind of unit; `count` vehicles."""
    return UnitType(
        name,
        Names(name),
        "land",
        branch,
        "platoon",
        "foot",
        figure(men),
        tuple((arm, figure(number)) for arm, number in arms.items()),
        vehicle,
        figure(count) if vehicle else None,
        mount,
        figure(more.get("frontage", 80)),
        figure(more.get("quality", 700)),
        figure(more["sorties"]) if "sorties" in more else None,
    )


TYPES = (
    unit_type(
        "rifles", "motor-infantry", 40, {"rifle": 32, "light-gun": 2, "bayonet": 32}, "lorry", 3, "rides"
    ),
    unit_type(
        "horse", "cavalry", 60, {"rifle": 50, "light-gun": 2, "bayonet": 50}, None, 0, "horse", frontage=100
    ),
    unit_type("guns", "machine-gun", 20, {"maxim": 2, "rifle": 8}, "lorry", 2, "rides", frontage=40),
    unit_type("antitank", "anti-tank", 12, {"cannon": 1, "rifle": 6}, "lorry", 1, "rides", frontage=20),
    unit_type("battery", "field-gun", 30, {"howitzer": 2, "rifle": 8}, "lorry", 3, "rides", frontage=60),
    unit_type("tankettes", "tankette", 6, {}, "tankette", 3, "crew"),
    unit_type("cars", "armoured-car", 8, {}, "car", 2, "crew"),
    unit_type("flight", "bomber", 6, {}, "biplane", 3, "crew", sorties=2),
)


def vehicle(name: str, kind: str, mobility: str, speed: int, front: int, arms: dict[str, int]) -> Vehicle:
    """A vehicle of round numbers."""
    return Vehicle(
        name,
        Names(name),
        kind,
        mobility,
        figure(2),
        figure(14),
        figure(speed),
        figure(speed * 3 // 2),
        figure(front),
        figure(front),
        tuple((arm, figure(number)) for arm, number in arms.items()),
    )


def catalogue() -> Catalogue:
    """Everything the boards are equipped with."""
    vehicles = (
        vehicle("lorry", "lorry", "wheeled", 16000, 0, {}),
        vehicle("tankette", "tankette", "tracked", 16000, 11, {"light-gun": 1}),
        vehicle("car", "armoured-car", "wheeled", 20000, 9, {"cannon": 1, "light-gun": 1}),
        vehicle("biplane", "aircraft", "air", 200000, 0, {"bomb": 6, "light-gun": 1}),
    )
    movers = {"foot": 4000, "horse": 8000, "wheeled": 1, "tracked": 1, "air": 1}
    going = {"foot": 1000, "horse": 1000, "wheeled": 1000, "tracked": 1000}
    steppe = Terrain("steppe", ".", Names("Steppe"), going, 1000, 1000, 0, 1000, "estimated", "test")
    return Catalogue(
        {entry.id: entry for entry in WEAPONS},
        {entry.id: entry for entry in vehicles},
        {
            name: Mobility(name, Names(name), figure(speed), figure(speed), figure(30))
            for name, speed in movers.items()
        },
        {steppe.id: steppe},
        {entry.id: entry for entry in TYPES},
        {name: figure(LAW.get(name, 0)) for name in LawColumns._fields},
        {},
    )


def _unit(name: str, side: str, line: str, armoury: Catalogue) -> Unit:
    at, kind, *rest = line.split()
    values = dict(word.split("=") for word in rest if "=" in word)
    flags = {word for word in rest if "=" not in word}
    stance = (flags & set(STANCES)) or {"fire-at-will"}
    kind_of = armoury.types[kind]
    arrival = None
    if at.startswith("turn="):
        turn, _, entries = at[5:].partition("@")
        arrival = Arrival(int(turn), tuple(entries.split(",")) if entries else ())
    men = int(values.get("men", kind_of.men.value))
    return Unit(
        name,
        Names(name),
        kind,
        side,
        f"{side}-{values.get('form', 'main')}",
        "land",
        None,
        None if arrival else at,
        arrival,
        figure(men, men * 9 // 10, men * 11 // 10),
        kind_of.vehicles,
        figure(int(values.get("quality", kind_of.quality.value))),
        "mounted" in flags or kind_of.mount == "crew",
        next(iter(stance)),
        int(values.get("dug", 0)),
    )


def board(
    red: dict[str, str],
    blue: dict[str, str],
    objectives: dict[str, tuple[str, str | None, int, int]] | None = None,
    *,
    columns: int = 16,
    rows: int = 16,
    turns: int = 10,
    heights: dict[str, int] | None = None,
    limits: tuple[Limit, ...] = (),
    plans: tuple[Task, ...] = (),
    points: tuple[int, int, int, int] = (4, 6, 4, 4),
) -> Setup:
    """A board ready to play.  Objectives are hex, holder, points at the end, points a turn."""
    armoury = catalogue()
    units = [_unit(name, "red", line, armoury) for name, line in red.items()]
    units += [_unit(name, "blue", line, armoury) for name, line in blue.items()]
    formations = sorted({(unit.formation, unit.side) for unit in units})
    raised = heights or {}
    metres = tuple(
        tuple(600 + raised.get(f"{column:02d}{row:02d}", 0) for column in range(1, columns + 1))
        for row in range(1, rows + 1)
    )
    middle = (columns + 1) // 2
    rally = ((f"{middle:02d}01",), (f"{middle:02d}{rows:02d}",))
    scenario = Scenario(
        id="board",
        folder="",
        names=Names("Board"),
        summary="",
        author="tests",
        start=datetime(1936, 6, 1, 10, 0),
        turn_seconds=1200,
        turns=turns,
        hex_metres=250,
        sides=tuple(
            Side(side, Names(side), ("land",), rally[place], Names("Army"), "")
            for place, side in enumerate(SIDES)
        ),
        map=Map(columns, rows, ("." * columns,) * rows, metres, 5, (), (), (), {}, ""),
        formations=tuple(Formation(name, Names(name), side, None, None) for name, side in formations),
        units=tuple(units),
        weather=(),
        sun=Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "test"),
        limits=limits,
        levels=tuple(Level(Names(f"Level {level}"), "", False) for level in range(1, 6)),
        level_at_start=1,
        victory=Victory(
            tuple(
                Objective(name, Names(name), at, holder, end, turn)
                for name, (at, holder, end, turn) in (objectives or {}).items()
            ),
            tuple(LossPoints(side, *points) for side in SIDES),
            0,
            "",
            (
                Grade(Names("Red"), "red", 1),
                Grade(Names("Even"), None, 0),
                Grade(Names("Blue"), "blue", None),
            ),
        ),
        plans=plans,
        history=History((), (), (), "draw", "blue", 3, "low", {}, ()),
        trials=(),
        catalogue=armoury,
        sources={},
        digest="board",
    )
    return prepare(scenario)


def limit(side: str, act: str, hexes: tuple[str, ...], points: int, after: int = 0) -> Limit:
    """An order of the high command."""
    return Limit(f"{side}-{act}", side, Names(act), act, hexes, after, points, 1, "", "test")


def plan(side: str, formation: str, since: int, until: int, do: str, at: str) -> Task:
    """What a formation set out to do."""
    return Task(side, f"{side}-{formation}", since, until, do, at, "", "test")


def mirrored(turns: int = 14) -> Setup:
    """Two equal forces of every arm, a hill between them, an objective before each."""
    columns, rows = 24, 21
    units: dict[str, dict[str, str]] = {}
    for side, base, ahead in (("red", 2, 1), ("blue", rows - 1, -1)):
        front = base + ahead
        units[side] = {
            f"{side}-1": f"08{base:02d} rifles mounted form=first",
            f"{side}-2": f"10{base:02d} rifles mounted form=first",
            f"{side}-3": f"12{base:02d} guns mounted form=first",
            f"{side}-4": f"14{base:02d} rifles mounted form=second",
            f"{side}-5": f"16{base:02d} rifles mounted form=second",
            f"{side}-6": f"15{front:02d} antitank mounted form=second",
            f"{side}-7": f"12{front:02d} battery mounted form=second",
            f"{side}-8": f"05{base:02d} horse mounted form=horse",
            f"{side}-9": f"06{base:02d} horse mounted form=horse",
            f"{side}-10": f"18{base:02d} tankettes form=armour",
            f"{side}-11": f"19{base:02d} cars form=armour",
        }
    hill = {"1211": 18, "1111": 12, "1311": 12, "1210": 12, "1212": 12}
    return board(
        units["red"],
        units["blue"],
        {
            "hill": ("1211", None, 10, 1),
            "west": ("0511", None, 5, 0),
            "east": ("1911", None, 5, 0),
            "north": ("1205", "red", 5, 0),
            "south": ("1217", "blue", 5, 0),
        },
        columns=columns,
        rows=rows,
        turns=turns,
        heights=hill,
    )


def swapped(setup: Setup) -> Setup:
    """The same board with red's and blue's units changing places and colours."""
    scenario = setup.scenario
    other = {"red": "blue", "blue": "red"}
    units = tuple(
        replace(
            unit,
            side=other[unit.side],
            formation=unit.formation.replace(unit.side, other[unit.side]),
        )
        for unit in scenario.units
    )
    return prepare(replace(scenario, units=units))
