"""A table to try rules on: lay out the ground and the units a rule needs, and play.

A unit is one line: its hex, its type in the armoury, then what is not as usual:
``"0303 rifles men=30 mounted hold-fire suppression=400"``.  Units to come start with
``to-come`` and name ``turn=``, ``level=`` and ``entry=0101,0102``.
"""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from armoury import catalogue, figure, names
from played_game import Game

from borderwar.ground.hexes import hex_number
from borderwar.model.beyond import Ban, Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Figure
from borderwar.model.orders import STANCES
from borderwar.model.scenario import (
    Arrival,
    Departure,
    Formation,
    Grade,
    Happening,
    History,
    Level,
    Limit,
    LossPoints,
    Map,
    Objective,
    Obstacle,
    Road,
    Scenario,
    Side,
    Sun,
    Unit,
    Victory,
    Weather,
)
from borderwar.model.supply import Command, Source, Supply, SupplyLine
from borderwar.model.waters import Bridge, Current, Ford, HexsideLine
from borderwar.rules.setup import prepare

BASE = 600
"""Metres above the sea of flat ground."""

NEVER_DARK = Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "test")
COLUMNS, ROWS = 12, 9


def _words(line: str) -> tuple[str, str, dict[str, str], set[str]]:
    at, kind, *rest = line.split()
    values = dict(word.split("=") for word in rest if "=" in word)
    return at, kind, values, {word for word in rest if "=" not in word}


def _range(text: str) -> Figure:
    """A figure of one number, "40", or of the middle of two, "30..50"."""
    numbers = [int(number) for number in text.split("..")]
    return figure(sum(numbers) // len(numbers), numbers[0], numbers[-1])


def _beyond(text: str) -> Beyond:
    """Guns beyond the map: a hex and metres behind it, "0101/3000"."""
    number, metres = text.split("/")
    return Beyond(number, int(metres))


def base(side: str, km: int, direction: str = "west", **more: Any) -> Base:
    """An air base, beyond the map, named after its side and distance."""
    name = f"{side}-{km}"
    plain = Base(name, names(name), side, km, direction, 50, 60, (), False, "test")
    return replace(plain, **more)


def _unit(name: str, side: str, line: str, armoury: Any) -> Unit:
    at, kind, values, flags = _words(line)
    unit_type = armoury.types[kind]
    to_come = at == "to-come"
    arrival = Arrival(
        int(values.get("turn", 0)),
        tuple(values["entry"].split(",")) if "entry" in values else (),
        int(values.get("level", 0)),
        latest=int(values.get("latest", 0)),
        group=values.get("group", ""),
    )
    leave = values.get("leave")  # by turn, exits, points, price: "4@0101,0102+5-3"
    departure = None
    if leave is not None:
        by, out_by, points, price = re.fullmatch(r"(\d+)@([\d,]*)\+(\d+)-(\d+)", leave).groups()
        departure = Departure(
            int(by), tuple(out_by.split(",")) if out_by else (), int(points), int(price), "test"
        )
    men = _range(values.get("men", str(unit_type.men.value)))
    vehicles = _range(values["vehicles"]) if "vehicles" in values else unit_type.vehicles
    stances = flags & set(STANCES)
    unknown = flags - set(STANCES) - {"mounted", "broken", "column"}
    assert not unknown, f"{name}: what is {unknown}?"
    return Unit(
        id=name,
        names=names(name),
        type=kind,
        side=side,
        formation=values.get("of", side),
        nation=side,
        leader=None,
        at=None if to_come else at,
        arrival=arrival if to_come else None,
        men=men,
        vehicles=vehicles,
        quality=figure(int(values.get("quality", unit_type.quality.value))),
        mounted="mounted" in flags or unit_type.mount == "crew",
        stance=stances.pop() if stances else "fire-at-will",
        dug_in=int(values.get("dug", 0)),
        departure=departure,
        beyond=_beyond(values["behind"]) if "behind" in values else None,
        rounds=Rounds(*map(int, values["rounds"].split("+"))) if "rounds" in values else None,
        base=values.get("base"),
        serviceable=int(values.get("serviceable", 1000)),
    )


def _obstacle(line: str) -> Obstacle:
    """``"wire 0304 blue faces=0,3"``: what, where, whose, and on which hexsides."""
    kind, at, *rest = line.split()
    faces = [word.removeprefix("faces=") for word in rest if word.startswith("faces=")]
    owner = [word for word in rest if "=" not in word]
    directions = tuple(int(face) for face in faces[0].split(",")) if faces else ()
    return Obstacle(kind, owner[0] if owner else None, tuple(at.split(",")), directions)


def _formations(own: tuple[dict[str, Any], ...]) -> dict[str, dict[str, Any]]:
    """The formations red and blue, and those a test wants: ``{"id": "red", "headquarters": "101"}``."""
    out: dict[str, dict[str, Any]] = {"red": {}, "blue": {}}
    for values in own:
        out.setdefault(values["id"], {}).update(values)
    return out


def _supply(
    turns: int, red: str = "", blue: str = "", by: str = "lorry", longest: int = 60, **values: Any
) -> Supply:
    """Supply from the hexes named for a side, open all the time: ``supply={"red": "0101"}``."""
    named = {"red": red, "blue": blue}
    sources = tuple(
        Source(names(f"{side} dump"), side, tuple(at.split(",")), 1, turns, 1000)
        for side, at in named.items()
        if at
    )
    lines = tuple(SupplyLine(side, by, longest) for side, at in named.items() if at)
    plain = Supply(True, True, 0, (), 120, lines, sources)
    return replace(plain, **values)


def _map(
    ground: str,
    letters: dict[str, str],
    heights: dict[str, int],
    roads: tuple[tuple[str, ...], ...],
    works: dict[str, int],
    obstacles: tuple[str, ...],
    forts: dict[str, str],
    waters: dict[str, tuple[str, ...]],
    fords: dict[str, dict[str, int]],
    bridges: dict[str, str],
    currents: tuple[str, ...],
) -> Map:
    rows = ground.split() or ["." * COLUMNS] * ROWS
    columns = len(rows[0])
    numbers = [
        [hex_number(row * columns + column, columns) for column in range(columns)] for row in range(len(rows))
    ]
    return Map(
        columns=columns,
        rows=len(rows),
        terrain=tuple(
            "".join(letters.get(number, letter) for number, letter in zip(line, row, strict=True))
            for line, row in zip(numbers, rows, strict=True)
        ),
        heights=tuple(tuple(BASE + heights.get(number, 0) for number in line) for line in numbers),
        contour=5,
        roads=tuple(Road("track", None, path) for path in roads),
        names=(),
        claims=(),
        works=works,
        notes="",
        obstacles=tuple(_obstacle(line) for line in obstacles),
        forts=forts,
        hexsides=tuple(
            HexsideLine(kind, None, tuple(_pair(side) for side in sides)) for kind, sides in waters.items()
        ),
        fords=tuple(Ford(None, _pair(side), seconds) for side, seconds in fords.items()),
        bridges=tuple(_bridge(name, line) for name, line in bridges.items()),
        currents=tuple(_current(line) for line in currents),
    )


def _pair(side: str) -> tuple[str, str]:
    """A hexside by the hexes on both sides: "0303-0304"."""
    one, other = side.split("-")
    return one, other


def _bridge(name: str, line: str) -> Bridge:
    """A bridge from a line: "0303-0304 down tonnes=3 men=60 vehicles=1 charged=red"."""
    between, kind, values, flags = _words(f"{line} pontoon" if " " not in line else line)
    state = ({kind, *flags} & {"whole", "damaged", "down"} or {"whole"}).pop()
    values |= dict(word.split("=") for word in (kind,) if "=" in word)
    return Bridge(
        id=name,
        names=names(name),
        kind="pontoon",
        between=_pair(between),
        capacity=figure(int(values.get("tonnes", 10)) * 1000),
        men=figure(int(values.get("men", 60))),
        vehicles=figure(int(float(values.get("vehicles", 2)) * 1000)),
        state=state,
        build=int(values.get("build", 3600)),
        charge=int(values.get("charge", 600)),
        charged_by=values.get("charged"),
    )


def _current(line: str) -> Current:
    """A current from a line: "2 0303>0304" is two kilometres an hour from 0303 down to 0304."""
    speed, path = line.split()
    return Current(figure(int(speed) * 1000), tuple(path.split(">")))


def scenario(
    red: dict[str, str],
    blue: dict[str, str],
    *,
    ground: str = "",
    letters: dict[str, str] | None = None,
    heights: dict[str, int] | None = None,
    roads: tuple[tuple[str, ...], ...] = (),
    works: dict[str, int] | None = None,
    obstacles: tuple[str, ...] = (),
    forts: dict[str, str] | None = None,
    waters: dict[str, tuple[str, ...]] | None = None,
    fords: dict[str, dict[str, int]] | None = None,
    bridges: dict[str, str] | None = None,
    currents: tuple[str, ...] = (),
    law: dict[str, int] | None = None,
    hex_metres: int = 250,
    turn_minutes: int = 20,
    turns: int = 10,
    start: str = "12:00",
    sun: Sun = NEVER_DARK,
    weather: tuple[dict[str, Any], ...] = (),
    limits: tuple[dict[str, Any], ...] = (),
    levels: int = 4,
    halt: int = 0,
    level_at_start: int = 1,
    objectives: tuple[dict[str, Any], ...] = (),
    losses: tuple[int, int, int, int] = (10, 20, 3, 4),
    par: int = 0,
    rally: tuple[str, str] = ("0101", "1209"),
    exits: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    events: tuple[Happening, ...] = (),
    formations: tuple[tuple[str, str, int], ...] = (),
    shares: tuple[tuple[int, int], ...] = (),
    bases: tuple[Base, ...] = (),
    bans: tuple[tuple[str, str, int], ...] = (),
    gun_control: tuple[tuple[str, tuple[str, ...], int], ...] = (),
    supply: dict[str, Any] | None = None,
    command: Command = Command(),  # noqa: B008 - it never changes
    led: tuple[dict[str, Any], ...] = (),
) -> Scenario:
    """A scenario of two sides; flat steppe at noon unless told otherwise."""
    armoury = catalogue(law or {})
    ground_map = _map(
        ground,
        letters or {},
        heights or {},
        roads,
        works or {},
        obstacles,
        forts or {},
        waters or {},
        fords or {},
        bridges or {},
        currents,
    )
    sides = tuple(
        Side(side, names(side), (side,), (home,), names(f"{side} command"), "", way_out)
        for side, home, way_out in zip(("red", "blue"), rally, exits, strict=True)
    )
    hour, minute = start.split(":")
    plain_limit = Limit("limit", "red", names("limit"), "enter", (), 0, 0, 0, "", "test")
    plain_weather = Weather(1, names("fair"), 1000, 1000, True, "")
    plain_objective = Objective("post", names("post"), "0101", None, 0, 0)
    return Scenario(
        id="table",
        folder="",
        names=names("A table"),
        summary="",
        author="",
        start=datetime(1936, 3, 31, int(hour), int(minute)),
        turn_seconds=turn_minutes * 60,
        turns=turns,
        hex_metres=hex_metres,
        sides=(sides[0], sides[1]),
        map=ground_map,
        formations=(
            *(
                replace(Formation(name, names(name), name, None, None), **values)
                for name, values in _formations(led).items()
            ),
            *(Formation(name, names(name), side, side, None, level) for name, side, level in formations),
        ),
        units=tuple(
            _unit(name, side, line, armoury)
            for side, units in (("red", red), ("blue", blue))
            for name, line in units.items()
        ),
        weather=tuple(replace(plain_weather, **entry) for entry in weather),
        sun=sun,
        limits=tuple(replace(plain_limit, id=f"limit-{n}", **entry) for n, entry in enumerate(limits)),
        levels=tuple(Level(names(f"level {n}"), "", n == halt) for n in range(1, levels + 1)),
        level_at_start=level_at_start,
        victory=Victory(
            objectives=tuple(
                replace(plain_objective, id=f"post-{n}", **entry) for n, entry in enumerate(objectives)
            ),
            losses=tuple(LossPoints(side, *losses, shares) for side in ("red", "blue")),
            par=par,
            par_note="",
            grades=(
                Grade(names("red"), "red", 1),
                Grade(names("draw"), None, 0),
                Grade(names("blue"), "blue", None),
            ),
        ),
        plans=(),
        history=History((), (), (), "draw", "blue", 1, "low", {}, ()),
        trials=(),
        catalogue=armoury,
        sources={},
        digest="00",
        happenings=events,
        bases=bases,
        bans=tuple(Ban(side, act, level, "", "test") for side, act, level in bans),
        gun_control=tuple(GunControl(*one, "test") for one in gun_control),
        supply=_supply(turns, **supply) if supply is not None else None,
        command=command,
    )


def lay_out(
    red: dict[str, str], blue: dict[str, str], seed: int = 1, luck: bool = False, **ground: Any
) -> Game:
    """A game on a small map, ready for the first order of side red."""
    game = Game(prepare(scenario(red, blue, **ground)), seed, luck)
    for name, line in (red | blue).items():
        values, flags = _words(line)[2:]
        for column in ("suppression", "cohesion", "clock"):
            if column in values:
                game.put(name, **{column: int(values[column])})
        if "column" in flags:
            game.put(name, column=1)
        if "broken" in flags:
            game.break_quietly(name)
    return game.look()
