"""The bare field of `rules.clash`: two forces, the shipped law, no ground worth the name."""

from dataclasses import replace
from datetime import datetime

from borderwar.model.catalogue import Catalogue, Figure, Names, UnitType
from borderwar.model.scenario import (
    Formation,
    Grade,
    History,
    Level,
    LossPoints,
    Map,
    Scenario,
    Side,
    Sun,
    Unit,
    Victory,
    Weather,
)
from borderwar.rules.clash import PULSES_A_DAY
from borderwar.rules.setup import Setup, prepare

FIGHTING_HOURS = 8
"""Hours of a day in which forces in touch fight; the rest is night, meals and marches."""

SIDES = ("attacker", "defender")


def _figure(value: int) -> Figure:
    return Figure(value, value, value, "estimated", "stands for any force")


def clash_field(catalogue: Catalogue) -> Setup:
    """Two hexes of open ground and two forces whose numbers a battle overwrites."""
    open_ground = next(iter(catalogue.terrains.values()))
    walk = next(iter(catalogue.mobilities))
    force = UnitType(
        "force",
        Names("Force"),
        "any",
        "infantry",
        "division",
        walk,
        _figure(1000),
        (),
        None,
        None,
        "none",
        _figure(1),
        _figure(1000),
    )
    units = tuple(
        Unit(
            id=side,
            names=Names(side),
            type="force",
            side=side,
            formation=side,
            nation="any",
            leader=None,
            at=f"0{place + 1}01",
            arrival=None,
            men=_figure(1000),
            vehicles=None,
            quality=_figure(1000),
            mounted=False,
            stance="fire-at-will",
            dug_in=0,
        )
        for place, side in enumerate(SIDES)
    )
    return prepare(
        Scenario(
            id="clash",
            folder="",
            names=Names("Clash"),
            summary="",
            author="",
            start=datetime(1939, 1, 1),
            turn_seconds=FIGHTING_HOURS * 3600 // PULSES_A_DAY,
            turns=1,
            hex_metres=1000,
            sides=tuple(  # type: ignore[arg-type]
                Side(side, Names(side), ("any",), (f"0{place + 1}01",), Names(side), "")
                for place, side in enumerate(SIDES)
            ),
            map=Map(2, 1, (open_ground.letter * 2,), ((0, 0),), 10, (), (), (), {}, ""),
            formations=tuple(Formation(side, Names(side), side, None, None) for side in SIDES),
            units=units,
            weather=(Weather(1, Names("fair"), 1000, 1000, True, ""),),
            sun=Sun(0, 1440, 0, 0, 1000, 1000, "estimated", "always day"),
            limits=(),
            levels=(Level(Names("war"), "", False),),
            level_at_start=1,
            victory=Victory(
                (),
                tuple(LossPoints(side, 0, 0, 0, 0) for side in SIDES),
                0,
                "",
                (Grade(Names("draw"), None, None),),
            ),
            plans=(),
            history=History((), (), (), "draw", "neither", 1, "low", {}, ()),
            trials=(),
            catalogue=replace(catalogue, types={"force": force}),
            sources={},
            digest="00",
        )
    )
