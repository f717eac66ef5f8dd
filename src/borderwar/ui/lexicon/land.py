"""Entries of ground, water, works and ways of moving."""

from borderwar.language import say
from borderwar.model.catalogue import Catalogue, HexsideKind, Mobility, Terrain, Work
from borderwar.ui.lexicon.arms import sections, vehicle_kind
from borderwar.ui.lexicon.entry import (
    Entry,
    Line,
    Writer,
    centimetres,
    kilograms,
    men,
    metres,
    share,
    span,
    speed,
)


def terrain_entry(catalogue: Catalogue, write: Writer, terrain: Terrain) -> Entry:
    """What stands in a hex: going, cover, sight, digging."""
    going = tuple(
        Line(
            catalogue.mobilities[name].names.english,
            share(part) if part else say("cannot enter"),
            link=f"mover/{name}",
            rule="3.2",
        )
        for name, part in terrain.going.items()
    )
    fire = (
        Line(
            say("Losses of men in it"),
            say("{share} of those on bare ground", share=share(terrain.cover)),
            rule="5.5",
        ),
        Line(
            say("They are seen at"),
            say("{share} of the distance", share=share(terrain.concealment)),
            rule="4.3",
        ),
        *(
            (Line(say("Growth or walls"), metres_high(terrain.obstructs), rule="4.1"),)
            if terrain.obstructs
            else ()
        ),
        Line(
            say("Digging"),
            say("{share} of the usual speed", share=share(terrain.digging))
            if terrain.digging
            else say("cannot be dug"),
            rule="10.4",
        ),
        *((Line(say("Water"), centimetres(terrain.depth), rule="17.9"),) if terrain.depth else ()),
    )
    return Entry(
        f"terrain/{terrain.id}",
        terrain.names,
        say("ground, {letter} on map files", letter=terrain.letter),
        (
            *sections((say("Speed in it, of each mover's own"), going), (say("Fire, sight and spade"), fire)),
            write.known(terrain.mark, terrain.source),
        ),
    )


def metres_high(decimetres: int) -> str:
    """How high growth or walls stand."""
    return say("{decimetres:g} m", decimetres=decimetres / 10)


def hexside_entry(catalogue: Catalogue, write: Writer, kind: HexsideKind) -> Entry:
    """A river, stream, gully or cliff along hexsides."""
    figures = (
        *write.figure(say("Width"), kind.width, metres),
        *write.figure(say("Depth"), kind.depth, centimetres, "17.9"),
        *write.figure(
            say("Current"), kind.current, lambda value: say("{value:g} m/s", value=value / 1000), "17.9"
        ),
    )
    across = tuple(
        Line(
            mobility.names.english,
            span(kind.seconds[name]) if name in kind.seconds else say("cannot cross"),
            link=f"mover/{name}",
            rule="17.1",
        )
        for name, mobility in catalogue.mobilities.items()
        if name != "air"
    )
    left = (
        Line(
            say("An assault across keeps"),
            say("{share} of its power", share=share(kind.assault)),
            rule="17.14",
        ),
    )
    return Entry(
        f"water/{kind.id}",
        kind.names,
        say("along hexsides"),
        (
            *sections((say("Figures"), figures), (say("To get across"), across), (say("Assault"), left)),
            write.known(kind.mark, kind.source),
        ),
    )


def work_entry(catalogue: Catalogue, write: Writer, work: Work) -> Entry:
    """Wire, a ditch, mines or a fort."""
    movers = catalogue.mobilities
    crossing = tuple(
        Line(movers[name].names.english, span(seconds), link=f"mover/{name}", rule="20.2")
        for name, seconds in work.crossing.items()
    )
    bars = tuple(
        Line(movers[name].names.english, say("cannot cross"), link=f"mover/{name}", rule="20.2")
        for name in work.bars
    )
    crushed = tuple(
        Line(movers[name].names.english, say("flattens it in passing"), link=f"mover/{name}", rule="20.3")
        for name in work.crushed_by
    )
    effects = (
        *((Line(say("To clear it"), span(work.clear), rule="20.4"),) if work.clear else ()),
        *((Line(say("On men, each second"), f"{work.rifles / 1000:g}", rule="20.6"),) if work.rifles else ()),
        *((Line(say("On armour, each second"), f"{work.guns / 1000:g}", rule="20.6"),) if work.guns else ()),
        *(
            (Line(say("Losses of men inside"), share(work.share), rule="20.8"),)
            if work.kind == "fort"
            else ()
        ),
        *((Line(say("Proof against shells of"), kilograms(work.proof), rule="20.8"),) if work.proof else ()),
        *((Line(say("Room in its tunnels"), men(work.below), rule="20.9"),) if work.below else ()),
    )
    return Entry(
        f"works/{work.id}",
        work.names,
        say("built in the field"),
        (
            *sections((say("To cross it"), (*crossing, *bars, *crushed)), (say("What it does"), effects)),
            write.known(work.mark, work.source),
        ),
    )


def mover_entry(catalogue: Catalogue, write: Writer, mobility: Mobility) -> Entry:
    """A way of moving, and the ground for it."""
    figures = (
        *write.figure(say("Across country"), mobility.country, speed, "3.2"),
        *write.figure(say("On a road"), mobility.road, speed, "3.2"),
        *write.figure(say("More time for each per cent of climb"), mobility.slope, share, "3.11"),
        *write.figure(say("Ice that bears it"), mobility.ice, centimetres, "17.13"),
    )
    ground = tuple(
        Line(
            terrain.names.english,
            share(part) if part else say("cannot enter"),
            link=f"terrain/{terrain.id}",
            rule="3.2",
        )
        for terrain in catalogue.terrains.values()
        for name, part in terrain.going.items()
        if name == mobility.id and mobility.id != "air"
    )
    users = tuple(
        Line(
            vehicle.names.english, speed(vehicle.country.value), link=f"{vehicle_kind(vehicle)}/{vehicle.id}"
        )
        for vehicle in catalogue.vehicles.values()
        if vehicle.mobility == mobility.id
    )
    return Entry(
        f"mover/{mobility.id}",
        mobility.names,
        say("a way of moving"),
        sections(
            (say("Figures"), figures), (say("Speed on each ground"), ground), (say("Who moves so"), users)
        ),
    )
