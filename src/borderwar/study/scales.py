"""The same two forces on boards of every scale: does one engine give one war?

A force is a number of elements: rifle platoons, machine-gun platoons, gun sections.  A
board joins so many of them into each counter and lays the counters on hexes of its size,
on ground that one function of metres gives.  Men, weapons, ground and calendar are those
of every other board; only hex and turn differ.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil, sin

from borderwar.content import places
from borderwar.content.load import load_catalogue
from borderwar.ground.hexes import hex_number
from borderwar.model.catalogue import Catalogue, Figure, Names, UnitType
from borderwar.model.scenario import (
    Formation,
    Grade,
    History,
    LossPoints,
    Map,
    Objective,
    Scenario,
    Side,
    Sun,
    Unit,
    Victory,
)

SIDES = ("attacker", "defender")
ELEMENT_MEN = 50
ELEMENT_FRONT = 100  # metres of a platoon
FRONT_POWER = 0.65  # a body of n platoons takes n to this power of their front, the rest is depth
DUG = 60  # minutes that the defender has dug
COLUMN_STEP = 0.866  # of a hex between the middles of two columns

# What 50 men bring, by element.
ARMS: dict[str, dict[str, int]] = {
    "rifle": {"mosin-rifle": 40, "dp-27": 3, "bayonet": 40},
    "machine-gun": {"mosin-rifle": 10, "maxim-1910": 6},
    "gun": {"mosin-rifle": 10, "type-41-mountain-gun": 2},
}
BRANCH = {"rifle": "infantry", "machine-gun": "machine-gun", "gun": "field-gun"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A counter: how many elements of each kind it joins."""

    battalion: str
    elements: tuple[tuple[str, int], ...]

    @property
    def men(self) -> int:
        """All its men."""
        return ELEMENT_MEN * sum(count for _, count in self.elements)

    @property
    def front(self) -> int:
        """Metres it fights on."""
        return int(ELEMENT_FRONT * float(self.men / ELEMENT_MEN) ** FRONT_POWER + 0.5)

    @property
    def kind(self) -> str:
        """The id of its type."""
        return "-".join(f"{count}-{kind}" for kind, count in self.elements)


@dataclass(frozen=True, slots=True)
class Board:
    """One scale: hex, turn, and the body that one counter is."""

    name: str
    hex_metres: int
    turn_seconds: int
    body: str  # "platoon", "company", "battalion", "regiment"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two forces: battalions of infantry and batteries of four guns on either side."""

    name: str
    battalions: tuple[int, int]
    batteries: tuple[int, int]
    front: int  # metres of the defender's position
    depth: int  # metres of ground from edge to edge
    apart: int  # metres between the first lines at the start


BOARDS = (
    Board("100 m, 15 min", 100, 900, "platoon"),
    Board("500 m, 2 h", 500, 7200, "company"),
    Board("2 km, 6 h", 2000, 21600, "battalion"),
    Board("20 km, 1 day", 20000, 86400, "regiment"),
)

PAIRS = (
    Pair("reinforced regiment against two battalions", (4, 2), (3, 1), 2000, 6000, 1500),
    Pair("division against two regiments", (14, 7), (12, 6), 6000, 12000, 2000),
)


def battalion(name: str, body: str) -> list[Piece]:
    """A battalion of 750: three rifle companies, two machine-gun platoons, two guns."""
    rifles, guns, support = ("rifle", 1), ("gun", 1), ("machine-gun", 1)
    if body == "platoon":
        return [Piece(name, (one,)) for one in 12 * [rifles] + 2 * [support] + [guns]]
    if body == "company":
        return [*(Piece(name, (("rifle", 4),)) for _ in range(3)), Piece(name, (("machine-gun", 2), guns))]
    return [Piece(name, (("rifle", 12), ("machine-gun", 2), ("gun", 1)))]


def batteries(name: str, count: int, body: str) -> list[Piece]:
    """Batteries of four guns and 100 men, one counter each, or three by three."""
    if body in ("platoon", "company"):
        return [Piece(f"{name} {one + 1}", (("gun", 2),)) for one in range(count)]
    return [
        Piece(f"{name} {first // 3 + 1}", (("gun", 2 * min(3, count - first)),))
        for first in range(0, count, 3)
    ]


def joined(name: str, pieces: list[Piece]) -> Piece:
    """One counter of several."""
    total: Counter[str] = Counter()
    for piece in pieces:
        total.update(dict(piece.elements))
    return Piece(name, tuple((kind, total[kind]) for kind in ARMS if total[kind]))


def force(pair: Pair, side: int, body: str) -> list[Piece]:
    """The counters of one side, infantry first."""
    foot = [battalion(f"battalion {one + 1}", body) for one in range(pair.battalions[side])]
    guns = batteries("battery", pair.batteries[side], body)
    if body != "regiment":
        return [piece for pieces in foot for piece in pieces] + guns
    out = []
    regiments = max(1, len(foot) // 3)
    for one in range(regiments):
        own = [piece for pieces in foot[one::regiments] for piece in pieces]
        out.append(joined(f"regiment {one + 1}", own + guns[one::regiments]))
    return out


def figure(value: int) -> Figure:
    """A number of this study's own."""
    return Figure(value, value, value, "estimated", "made for the study of scales")


def type_of(piece: Piece) -> UnitType:
    """The catalogue type of a counter: the sum of its elements."""
    arms: Counter[str] = Counter()
    for kind, count in piece.elements:
        for weapon, number in ARMS[kind].items():
            arms[weapon] += number * count
    foremost = max(piece.elements, key=lambda element: element[1])[0]
    return UnitType(
        id=piece.kind,
        names=Names(piece.kind.replace("-", " ")),
        nation="either",
        branch=BRANCH[foremost],
        echelon="platoon",
        mobility="foot",
        men=figure(piece.men),
        weapons=tuple((weapon, figure(number)) for weapon, number in arms.items()),
        vehicle=None,
        vehicles=None,
        mount="none",
        frontage=figure(piece.front),
        quality=figure(750),
    )


def height(x: float, y: float) -> int:
    """Metres of rise at a point of the rolling steppe."""
    return round(8 + 4 * sin(x / 520) * sin(y / 610 + 1) + 4 * sin((x + 2 * y) / 1500))


def letter(x: float, y: float) -> str:
    """The ground at a point: one part in five is feather grass."""
    return "," if sin(x / 310 + 2 * sin(y / 900)) * sin(y / 270) > 0.45 else "."


@dataclass(frozen=True, slots=True)
class Ground:
    """Hexes of one size over the same country, in metres from its north-west corner."""

    step: int
    columns: int
    rows: int

    def middle(self, column: int, row: int) -> tuple[float, float]:
        """The middle of a hex."""
        return column * self.step * COLUMN_STEP, (row + 0.5 * (column & 1)) * self.step

    def held(self, places: list[int], x: float, y: float) -> int:
        """Of some hexes the one nearest to a point."""

        def off(place: int) -> float:
            at = self.middle(place % self.columns, place // self.columns)
            return (at[0] - x) ** 2 + (at[1] - y) ** 2

        return min(places, key=off)

    def nearest(self, x: float, y: float, taken: dict[int, int], front: int) -> int:
        """The hex nearest to a point with room for so much front."""
        best, least = 0, float("inf")
        for place in range(self.columns * self.rows):
            used = taken.get(place, 0)
            if used and used + front > 2 * self.step:
                continue
            at = self.middle(place % self.columns, place // self.columns)
            # Rather beside than nearer to the enemy: depth counts three times.
            off = (at[0] - x) ** 2 + 9 * (at[1] - y) ** 2
            if off < least:
                best, least = place, off
        taken[best] = taken.get(best, 0) + front
        return best


def lay_out(
    ground: Ground, pieces: list[Piece], x: float, y: float, away: int, width: float
) -> list[tuple[Piece, int]]:
    """Counters and hexes: two parts of three in the first line, the rest and the guns behind."""
    taken: dict[int, int] = {}
    out = []
    guns = [piece for piece in pieces if all(kind == "gun" for kind, _ in piece.elements)]
    foot = [piece for piece in pieces if piece not in guns]
    ahead = foot[::3] + foot[1::3]
    lines = [(ahead, 0), (foot[2::3], 500), (guns, 1200)]
    for line, depth in lines:
        for one, piece in enumerate(line):
            beside = x + width * ((one + 0.5) / len(line) - 0.5)
            out.append((piece, ground.nearest(beside, y + away * depth, taken, piece.front)))
    return out


def board_of(pair: Pair, board: Board, days: int = 2, law: dict[str, int] | None = None) -> Scenario:
    """One pair of forces on one board.  The attack begins at dawn."""
    step = board.hex_metres
    columns = max(5, ceil(1.8 * pair.front / (step * COLUMN_STEP)))
    ground = Ground(step, columns, max(6, ceil(pair.depth / step)))
    middle_x = ground.middle(columns // 2, 0)[0]
    line = ground.rows // 2
    front_y = ground.middle(columns // 2, line)[1]
    start_y = front_y - max(pair.apart, step)
    units: list[Unit] = []
    formations: dict[str, Formation] = {}
    types: dict[str, UnitType] = {}
    for side, (name, y, away) in enumerate(zip(SIDES, (start_y, front_y), (-1, 1), strict=True)):
        pieces = force(pair, side, board.body)
        laid = lay_out(ground, pieces, middle_x, y, away, pair.front)
        rear = columns // 2 + (ground.rows - 1) * columns * side
        laid.append((Piece("rear guard", (("rifle", 1),)), rear))
        for row, (piece, place) in enumerate(laid):
            formation = f"{name}-{piece.battalion.replace(' ', '-')}"
            formations[formation] = Formation(formation, Names(formation), name, None, None)
            types[piece.kind] = type_of(piece)
            units.append(
                Unit(
                    id=f"{name[0]}{row + 1}",
                    names=Names(f"{name} {row + 1}"),
                    type=piece.kind,
                    side=name,
                    formation=formation,
                    nation="either",
                    leader=None,
                    at=hex_number(place, columns),
                    arrival=None,
                    men=figure(piece.men),
                    vehicles=None,
                    quality=figure(750),
                    mounted=False,
                    stance="fire-at-will",
                    dug_in=DUG * side,
                )
            )
    return _scenario(pair, board, ground, days, units, formations, types, (middle_x, front_y), law or {})


def _scenario(
    pair: Pair,
    board: Board,
    ground: Ground,
    days: int,
    units: list[Unit],
    formations: dict[str, Formation],
    types: dict[str, UnitType],
    centre: tuple[float, float],
    law: dict[str, int],
) -> Scenario:
    armoury = armoury_of(types, law)
    columns, rows = ground.columns, ground.rows
    middles = [[ground.middle(column, row) for column in range(columns)] for row in range(rows)]
    edge = [hex_number(column, columns) for column in range(columns)]
    far = [hex_number((rows - 1) * columns + column, columns) for column in range(columns)]
    men = sum(unit.men.value for unit in units if unit.side == SIDES[0])
    manned = {unit.at for unit in units if unit.side == SIDES[1]}
    held = [place for place in range(columns * rows) if hex_number(place, columns) in manned]
    goals: dict[str, Objective] = {}
    for share in (0.0, -0.3, 0.3):
        place = ground.held(held, centre[0] + share * pair.front, centre[1] + 250)
        at = hex_number(place, columns)
        goals.setdefault(at, Objective(f"goal-{at}", Names(f"goal {at}"), at, SIDES[1], men // 20, 0))
    return Scenario(
        id=f"scales-{board.hex_metres}",
        folder="",
        names=Names(f"{pair.name}, {board.name}"),
        summary="",
        author="",
        start=datetime(1939, 8, 20, 5, 0),
        turn_seconds=board.turn_seconds,
        turns=days * 86400 // board.turn_seconds,
        hex_metres=board.hex_metres,
        sides=(
            Side(SIDES[0], Names(SIDES[0]), ("either",), tuple(edge), Names("command"), ""),
            Side(SIDES[1], Names(SIDES[1]), ("either",), tuple(far), Names("command"), ""),
        ),
        map=Map(
            columns=columns,
            rows=rows,
            terrain=tuple("".join(letter(*at) for at in row) for row in middles),
            heights=tuple(tuple(600 + height(*at) for at in row) for row in middles),
            contour=5,
            roads=(),
            names=(),
            claims=(),
            works={},
            notes="",
        ),
        formations=tuple(formations.values()),
        units=tuple(units),
        weather=(),
        sun=Sun(300, 1170, 35, 0, 250, 100, "estimated", "summer at 47 degrees north"),
        limits=(),
        levels=(),
        level_at_start=0,
        victory=Victory(
            objectives=tuple(goals.values()),
            losses=tuple(LossPoints(side, 1, 1, 1, 1) for side in SIDES),
            par=0,
            par_note="",
            grades=(Grade(Names(SIDES[0]), SIDES[0], 1), Grade(Names(SIDES[1]), SIDES[1], None)),
        ),
        plans=(),
        history=History((), (), (), "draw", SIDES[1], 1, "low", {}, ()),
        trials=(),
        catalogue=armoury,
        sources={},
        digest="00",
    )


_shipped: list[Catalogue] = []


def armoury_of(types: dict[str, UnitType], law: dict[str, int]) -> Catalogue:
    """The shipped catalogue with the study's own kinds of unit, and some numbers of the law."""
    if not _shipped:
        found, problems = load_catalogue(places.data_folder("scenarios") / places.CATALOGUE)
        assert found is not None, problems
        _shipped.append(found)
    shipped = _shipped[0]
    turned = {name: figure(value) for name, value in law.items()}
    return replace(shipped, types=types, law={**shipped.law, **turned})
