"""The chapters that a scenario switches on, all switched on for a made-up board."""

import random
from dataclasses import replace

from borderwar.ground.hexes import hex_number
from borderwar.model.beyond import Base, Beyond, GunControl, Rounds
from borderwar.model.catalogue import Figure, Names, Work
from borderwar.model.scenario import Condition, Deed, Happening, Obstacle, Scenario, Unit, Weather
from borderwar.model.supply import Command, Source, Supply, SupplyLine

BATTERIES = ("ija-mountain-gun-platoon",)
"""Types of which every third unit stands beyond the map."""


def _work(name: str, kind: str, crossing: dict[str, int], bars: tuple[str, ...] = (), **figures: int) -> Work:
    """Something built, from the few numbers that rules read."""
    plain = {"clear": 1200, "rifles": 0, "guns": 0, "share": 1000, "proof": 0, "below": 0}
    return Work(
        id=name,
        names=Names(name),
        kind=kind,
        crossing=crossing,
        bars=bars,
        crushed_by=("tracked",) if kind == "wire" else (),
        mark="estimated",
        source="made up",
        **(plain | figures),
    )


WORKS = {
    "wire": _work("wire", "wire", {"foot": 300}, ("horse", "wheeled")),
    "minefield": _work("minefield", "mines", {"foot": 120, "tracked": 90}, rifles=40000, guns=4000),
    "pillbox": _work("pillbox", "fort", {}, clear=0, share=300, proof=6000),
}


def with_chapters(scenario: Scenario, dice: random.Random) -> Scenario:
    """The same scenario with works, air bases, batteries beyond the map and events."""
    ground = scenario.map
    line = ground.columns * 6 // 10
    wired = [row for row in range(1, ground.rows) if row % 7 in (2, 3)]
    mined = [row for row in range(1, ground.rows) if row % 9 == 5]
    steppe = {terrain.letter for terrain in scenario.catalogue.terrains.values() if terrain.digging}

    def dry(column: int, rows: list[int]) -> tuple[str, ...]:
        return tuple(
            hex_number(row * ground.columns + column, ground.columns)
            for row in rows
            if ground.terrain[row][column] in steppe
        )

    works = scenario.catalogue.works | WORKS
    obstacles = (
        Obstacle("wire", None, dry(line, wired), (4, 5)),
        Obstacle("minefield", "blue", dry(line - 1, mined)),
    )
    forts = dict.fromkeys(dry(line + 2, wired), "pillbox")
    bases = tuple(
        Base(
            f"{side}-field",
            Names(f"{side} field"),
            side,
            60,
            "west" if side == "red" else "east",
            60,
            40,
            (("type-92-hmg", _few(4)),) if "type-92-hmg" in scenario.catalogue.weapons else (),
            True,
            "made up",
        )
        for side in ("red", "blue")
    )
    posts = tuple(objective.at for objective in scenario.victory.objectives)
    return replace(
        scenario,
        map=replace(ground, obstacles=obstacles, forts=forts),
        catalogue=replace(scenario.catalogue, works=works),
        units=tuple(_unit(scenario, unit, place) for place, unit in enumerate(scenario.units)),
        formations=tuple(
            replace(formation, headquarters=_headquarters(scenario, formation.id), leader_quality=600)
            for formation in scenario.formations
        ),
        happenings=_happenings(scenario, dice),
        supply=_supply(scenario),
        command=Command(),
        bases=bases,
        gun_control=tuple(GunControl(side, posts[:6], 250, "made up") for side in ("red", "blue")),
    )


def _few(count: int) -> Figure:
    return Figure(count, count, count, "estimated", "made up")


def _unit(scenario: Scenario, unit: Unit, place: int) -> Unit:
    kind = scenario.catalogue.types[unit.type]
    vehicle = scenario.catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    if vehicle is not None and vehicle.kind == "aircraft":
        return replace(unit, base=f"{unit.side}-field", serviceable=900)
    if any(scenario.catalogue.weapons[name].indirect for name, _ in kind.weapons):
        unit = replace(unit, rounds=Rounds(60, 20))
    if unit.type in BATTERIES and place // 10 % 3 == 2 and unit.at is not None:
        row = int(unit.at[2:])
        edge = hex_number((row - 1) * scenario.map.columns, scenario.map.columns)
        return replace(unit, at=None, arrival=None, beyond=Beyond(edge, 1500))
    return unit


def _headquarters(scenario: Scenario, formation: str) -> str | None:
    """The first unit of a formation with a staff."""
    for unit in scenario.units:
        if unit.formation == formation and scenario.catalogue.types[unit.type].branch == "headquarters":
            return unit.id
    return None


def _supply(scenario: Scenario) -> Supply:
    """Ammunition, fuel and water, from both ends of the road and from the villages."""
    ground = scenario.map
    ends = (ground.roads[0].path[0], ground.roads[0].path[-1])
    return Supply(
        ammunition=True,
        fuel=True,
        water=2880,
        wells=tuple(objective.at for objective in scenario.victory.objectives[:4]),
        refill=60,
        lines=(SupplyLine("red", "type-94-lorry", 240), SupplyLine("blue", "horse", 240)),
        sources=tuple(
            Source(Names(side.id), side.id, (at,), 1, scenario.turns, 1000)
            for side, at in zip(scenario.sides, ends, strict=True)
        ),
    )


def _happenings(scenario: Scenario, dice: random.Random) -> tuple[Happening, ...]:
    """A few events: points for ground, weather by chance, more escalation after losses."""
    first = scenario.victory.objectives[0].id

    def happening(
        name: str, chance: int, when: tuple[Condition, ...], *deeds: Deed, repeat: bool = False
    ) -> Happening:
        return Happening(
            name,
            Names(name),
            "",
            "made up",
            2,
            scenario.turns,
            chance,
            when,
            deeds,
            "both",
            False,
            repeat,
        )

    fog = Weather(1, Names("fog"), 600, 1000, False, "")
    return (
        happening("held", 1000, (Condition("held", "red", turns=2, name=first),), Deed("points", "red", 2)),
        happening("fog", 200 + dice.randrange(50), (), Deed("weather", number=2, weather=fog)),
        happening("bloody", 1000, (Condition("losses", "blue", 100),), Deed("escalate", number=1)),
    )
