"""Made-up boards: ground, forces and orders from a seed, with all the rules in force.

No place and no battle: woods, marsh, a river with fords, villages, roads and hills strewn
over the map, two forces of every arm facing each other across the middle.
"""

import random
from dataclasses import dataclass
from datetime import datetime

from borderwar.bench.chapters import with_chapters
from borderwar.ground.hexes import hex_number
from borderwar.model.catalogue import Catalogue, Figure, Names, Terrain
from borderwar.model.scenario import (
    Arrival,
    Claim,
    Formation,
    Grade,
    History,
    Level,
    Limit,
    LossPoints,
    Map,
    Objective,
    Road,
    Scenario,
    Side,
    Sun,
    Task,
    Unit,
    Victory,
    Weather,
)

HEX_METRES = 250
TURN_MINUTES = 20
BASE = 600  # metres above the sea

ARMS = {
    "red": (
        "ija-headquarters",
        "ija-motor-platoon",
        "ija-motor-platoon",
        "ija-hmg-section",
        "ija-quick-firing-gun",
        "ija-mountain-gun-platoon",
        "ija-tankette-section",
        "bargut-troop",
        "bargut-troop",
        "ija-fighter-flight",
    ),
    "blue": (
        "mongol-headquarters",
        "mongol-motor-platoon",
        "mongol-motor-platoon",
        "mongol-motor-hmg",
        "mongol-cavalry-troop",
        "mongol-cavalry-troop",
        "mongol-cavalry-hmg",
        "mongol-armoured-section",
        "mongol-guard-section",
        "mongol-r5-flight",
    ),
}
"""One formation of each side; the next one begins again."""

GROWTH = {"wood": 12, "marsh": 10, "feather-grass": 25, "dunes": 8, "stony-mound": 8, "village": 3}
"""Thousandths of the map on which a patch of each begins."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a board is."""

    units: int
    columns: int
    rows: int
    turns: int

    @property
    def hexes(self) -> int:
        """Hexes of the map."""
        return self.columns * self.rows


SIZES = (Size(16, 24, 18, 16), Size(60, 40, 30, 16), Size(300, 64, 48, 10), Size(1200, 99, 80, 5))
"""A skirmish, an incident, a battle, an army."""


def made_up(size: Size, catalogue: Catalogue, seed: int = 1) -> Scenario:
    """A scenario of a size.  The same seed always gives the same one."""
    dice = random.Random(f"borderwar {size.units} {seed}")
    ground = _map(size, catalogue, dice)
    objectives = _objectives(size, dice)
    formations = tuple(
        Formation(f"{side}-{n}", Names(f"{side} {n}"), side, None, None)
        for side in ARMS
        for n in range(_formations(size, side))
    )
    plain = Scenario(
        id=f"made-up-{size.units}",
        folder="",
        names=Names(f"Made up, {size.units} units"),
        summary="",
        author="",
        start=datetime(1939, 7, 3, 4, 0),
        turn_seconds=TURN_MINUTES * 60,
        turns=size.turns,
        hex_metres=HEX_METRES,
        sides=(_side(size, "red", 1), _side(size, "blue", size.columns)),
        map=ground,
        formations=formations,
        units=tuple(_units(size, catalogue, dice, ground)),
        weather=(
            Weather(1, Names("clear"), 1000, 1000, True, ""),
            Weather(4, Names("dust"), 700, 900, True, ""),
            Weather(8, Names("clear again"), 1000, 1000, True, ""),
        ),
        sun=Sun(280, 1200, 30, 90, 250, 100, "estimated", "made up"),
        limits=_limits(size),
        levels=tuple(Level(Names(f"level {n}"), "", False) for n in range(1, 8)),
        level_at_start=1,
        victory=Victory(
            objectives=objectives,
            losses=tuple(LossPoints(side, 2, 3, 3, 4) for side in ARMS),
            par=0,
            par_note="",
            grades=(Grade(Names("red"), "red", 1), Grade(Names("blue"), "blue", None)),
        ),
        plans=_plans(size, formations, objectives),
        history=History((), (), (), "draw", "blue", 1, "low", {}, ()),
        trials=(),
        catalogue=catalogue,
        sources={},
        digest=f"{size.units:08x}",
    )
    return with_chapters(plain, dice)


def _formations(size: Size, side: str) -> int:
    return -(-size.units // 2 // len(ARMS[side]))


def _number(size: Size, column: int, row: int) -> str:
    return hex_number(row * size.columns + column, size.columns)


def _side(size: Size, name: str, column: int) -> Side:
    edge = tuple(_number(size, column - 1, row) for row in range(0, size.rows, 6))
    return Side(name, Names(name), (name,), edge, Names(f"{name} command"), "")


def _map(size: Size, catalogue: Catalogue, dice: random.Random) -> Map:
    letters = {terrain.id: terrain.letter for terrain in catalogue.terrains.values()}
    field = [[letters["steppe"]] * size.columns for _ in range(size.rows)]
    for kind, share in GROWTH.items():
        for _ in range(max(1, size.hexes * share // 4000)):
            column, row = dice.randrange(size.columns), dice.randrange(size.rows)
            for _ in range(dice.randrange(2, 12)):
                field[row][column] = letters[kind]
                column = min(size.columns - 1, max(0, column + dice.choice((-1, 0, 1))))
                row = min(size.rows - 1, max(0, row + dice.choice((-1, 0, 1))))
    river = size.columns // 2
    for row in range(size.rows):
        if row % 5 != 2:  # a ford, or a bridge's place
            field[row][river] = letters["water"]
        river = min(size.columns - 3, max(2, river + dice.choice((-1, 0, 0, 1))))
    hills = [
        (dice.randrange(size.columns), dice.randrange(size.rows), dice.randrange(8, 40), dice.randrange(2, 9))
        for _ in range(max(3, size.hexes // 120))
    ]
    heights = tuple(
        tuple(BASE + _height(hills, column, row) for column in range(size.columns))
        for row in range(size.rows)
    )
    middle = size.rows // 2
    road = tuple(_number(size, column, middle) for column in range(size.columns))
    across = tuple(_number(size, size.columns // 3, row) for row in range(size.rows))
    works = {_number(size, size.columns * 2 // 3, row): 60 for row in range(1, size.rows, 3)}
    return Map(
        columns=size.columns,
        rows=size.rows,
        terrain=tuple("".join(line) for line in field),
        heights=heights,
        contour=5,
        roads=(Road("track", None, road), Road("track", None, across)),
        names=(),
        claims=(Claim("red", Names("claim"), across),),
        works=works,
        notes="",
    )


def _height(hills: list[tuple[int, int, int, int]], column: int, row: int) -> int:
    """The highest of the cones about a place: column, row, height, steps to its foot."""
    return max(max(0, high - high * (abs(column - x) + abs(row - y)) // wide) for x, y, high, wide in hills)


def _objectives(size: Size, dice: random.Random) -> tuple[Objective, ...]:
    count = min(32, 3 + size.units // 15)
    places = dice.sample(
        [(column, row) for column in range(2, size.columns - 2) for row in range(2, size.rows - 2)], count
    )
    return tuple(
        Objective(
            id=f"post-{n}",
            names=Names(f"Post {n}"),
            at=_number(size, column, row),
            holder="red" if column < size.columns // 2 else "blue",
            end=dice.randrange(2, 9),
            turn=dice.randrange(2),
        )
        for n, (column, row) in enumerate(places)
    )


def _limits(size: Size) -> tuple[Limit, ...]:
    def strip(first: int, last: int) -> tuple[str, ...]:
        return tuple(_number(size, column, row) for column in range(first, last) for row in range(size.rows))

    def limit(name: str, side: str, act: str, hexes: tuple[str, ...], after: int = 0) -> Limit:
        return Limit(name, side, Names(name), act, hexes, after, 3, 1, "", "made up")

    far = size.columns // 10
    return (
        limit("not-too-far", "red", "enter", strip(size.columns - far, size.columns)),
        limit("not-over-the-line", "blue", "enter", strip(0, far)),
        limit("no-armour", "red", "armour-enter", strip(size.columns - 2 * far, size.columns)),
        limit("home-in-time", "blue", "stay-after", strip(0, size.columns // 4), size.turns - 2),
    )


def _plans(
    size: Size, formations: tuple[Formation, ...], objectives: tuple[Objective, ...]
) -> tuple[Task, ...]:
    """One task a formation, for a few of them."""
    return tuple(
        Task(
            formation.side,
            formation.id,
            1,
            size.turns,
            "attack",
            objectives[n % len(objectives)].at,
            "",
            "made up",
        )
        for n, formation in enumerate(formations[:8])
    )


def _units(size: Size, catalogue: Catalogue, dice: random.Random, ground: Map) -> list[Unit]:
    letters = {terrain.letter: terrain for terrain in catalogue.terrains.values()}
    taken: dict[str, int] = {}
    made = []
    for side, arms in ARMS.items():
        nation = catalogue.types[arms[0]].nation
        for n in range(size.units // 2):
            kind = catalogue.types[arms[n % len(arms)]]
            vehicle = catalogue.vehicles[kind.vehicle] if kind.vehicle else None
            flies = vehicle is not None and vehicle.kind == "aircraft"
            late = n % 12 == 11
            at = None if flies else _free_place(size, dice, ground, letters, taken, side, late)
            arrival = None
            if flies or late:
                arrival = Arrival(1 if flies else 2 + n % 3, (at,) if at else (), 4 if late else 0)
            made.append(
                Unit(
                    id=f"{side}-{n}",
                    names=Names(f"{side} {n}"),
                    type=kind.id,
                    side=side,
                    formation=f"{side}-{n // len(arms)}",
                    nation=nation,
                    leader=None,
                    at=None if arrival else at,
                    arrival=arrival,
                    men=_spread(kind.men),
                    vehicles=_spread(kind.vehicles) if kind.vehicles else None,
                    quality=kind.quality,
                    mounted=kind.mount != "none",
                    stance="fire-at-will",
                    dug_in=0,
                )
            )
    return made


def _spread(figure: Figure) -> Figure:
    """A figure with a tenth of doubt."""
    tenth = figure.value // 10
    return Figure(figure.value, figure.value - tenth, figure.value + tenth, "estimated", "made up")


def _free_place(
    size: Size,
    dice: random.Random,
    ground: Map,
    letters: dict[str, Terrain],
    taken: dict[str, int],
    side: str,
    late: bool,
) -> str:
    """A hex of dry ground in a side's band with at most one unit in it; late units come from its edge."""
    low, high = (15, 42) if side == "red" else (58, 85)
    if late:
        low, high = (0, 5) if side == "red" else (95, 100)
    while True:
        column = dice.randrange(size.columns * low // 100, max(size.columns * high // 100, 1))
        row = dice.randrange(size.rows)
        number = _number(size, column, row)
        going = letters[ground.terrain[row][column]].going
        if taken.get(number, 0) < 2 and min(going.get("wheeled", 0), going.get("horse", 0)) > 0:
            taken[number] = taken.get(number, 0) + 1
            return number
