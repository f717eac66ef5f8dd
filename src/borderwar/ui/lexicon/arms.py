"""Entries of weapons, vehicles, aircraft, boats and kinds of unit."""

from collections.abc import Iterable

from borderwar.language import say
from borderwar.model.catalogue import Catalogue, Figure, UnitType, Vehicle, Weapon
from borderwar.rules.strength import pierce_at, range_share, rate_power
from borderwar.ui.kit.chart import Curve
from borderwar.ui.lexicon.entry import (
    Entry,
    Line,
    Section,
    Writer,
    calibre,
    centimetres,
    kilograms,
    kilometres,
    men,
    metres,
    millimetres,
    plain,
    rounds,
    share,
    speed,
    tonnes,
)

SAMPLES = 24
"""Steps of a curve from the muzzle to the longest range."""

PIERCES = 700
"""Per mille of the armour's thickness from which on hits begin to go through.  [7.2]"""

MOST_PIERCERS = 8


def weapon_words(kind: str) -> str:
    """What a kind of weapon is called."""
    return {
        "rifle": say("rifle or carbine"),
        "light-machine-gun": say("light machine gun"),
        "heavy-machine-gun": say("heavy machine gun"),
        "mortar": say("mortar or discharger"),
        "anti-tank-gun": say("anti-tank gun"),
        "gun": say("gun"),
        "bomb": say("bomb"),
        "close-combat": say("hand to hand"),
        "tank-hunting": say("against tanks, hand to hand"),
    }[kind]


def vehicle_kind(vehicle: Vehicle) -> str:
    """The chapter a vehicle stands in."""
    return {"aircraft": "aircraft", "boat": "boat", "gunboat": "boat"}.get(vehicle.kind, "vehicle")


def vehicle_key(catalogue: Catalogue, name: str) -> str:
    """The key of a vehicle's entry."""
    return f"{vehicle_kind(catalogue.vehicles[name])}/{name}"


def rifles_at(weapon: Weapon, distance: int) -> float:
    """What one weapon counts at a distance, in rifles.  [5.4]"""
    if weapon.kind in ("bomb", "tank-hunting"):
        return 0.0
    if weapon.kind == "close-combat":
        return rate_power(weapon.rate.value) / 1000 if distance == 0 else 0.0
    grams = weapon.shell.value if weapon.shell else 0
    power = weapon.rate.value * grams if grams else rate_power(weapon.rate.value)
    return power * range_share(distance, weapon.effective.value, weapon.maximum.value) / 1_000_000


def distances(far: int) -> tuple[int, ...]:
    """Where a curve is reckoned."""
    return tuple(far * step // SAMPLES for step in range(SAMPLES + 1))


def power_curve(arms: Iterable[tuple[Weapon, int]], ink: str = "defence-text") -> tuple[Curve, ...]:
    """Fire power over range, in rifles; none for what does not fire."""
    held = [
        (weapon, number) for weapon, number in arms if rifles_at(weapon, 0) > 0 and weapon.maximum.value >= 50
    ]
    if not held:
        return ()
    far = max(weapon.maximum.value for weapon, _ in held)
    points = tuple(
        (float(at), sum(number * rifles_at(weapon, at) for weapon, number in held)) for at in distances(far)
    )
    marks = ((float(held[0][0].effective.value), say("effective")),) if len(held) == 1 else ()
    return (Curve(say("Fire, in rifles, over range"), say("m"), points, marks, ink),)


def pierce_curve(arms: Iterable[Weapon], ink: str = "attack-text") -> tuple[Curve, ...]:
    """The best penetration over range, in millimetres; none for what pierces nothing."""
    held = [weapon for weapon in arms if weapon.penetration and weapon.maximum.value >= 50]
    if not held:
        return ()
    far = max(weapon.maximum.value for weapon in held)
    if len(held) == 1:  # as far as it pierces at all, so that the line can be read
        far = next((at for at in distances(far) if at and not pierce_at(held[0], at)), far)
    points = tuple(
        (float(at), float(max(pierce_at(w, at) if at <= w.maximum.value else 0 for w in held)))
        for at in distances(far)
    )
    return (Curve(say("Pierces, mm of plate, over range"), say("m"), points, (), ink),)


def weapon_entry(catalogue: Catalogue, write: Writer, weapon: Weapon) -> Entry:
    """A weapon: figures, penetration table, who has it."""
    fires = weapon.kind not in ("close-combat", "tank-hunting")
    figures = (
        *(write.figure(say("Calibre"), weapon.calibre, calibre) if weapon.calibre.value else ()),
        *write.figure(say("Rate of fire"), weapon.rate, rounds, "5.4"),
        *(write.figure(say("Aimed fire tells to"), weapon.effective, metres, "5.4") if fires else ()),
        *(write.figure(say("Fire falls to"), weapon.maximum, metres, "5.6") if fires else ()),
        *write.figure(say("Shell"), weapon.shell, kilograms, "5.4"),
        *write.figure(say("Rounds carried"), weapon.load, plain, "18.4"),
    )
    uses = tuple(
        Line(word, say("yes"), rule=rule)
        for word, held, rule in (
            (say("Fires over an observer"), weapon.indirect, "6.1"),
            (say("Fires at aircraft"), weapon.anti_aircraft, "11.3"),
        )
        if held
    )
    source = weapon.penetration_source
    plates = tuple(
        Line(
            say("Pierces at {range}", range=metres(at)),
            millimetres(thick),
            "",
            weapon.penetration_mark,
            source,
            rule="7.2",
            source_link=write.source_key(source),
        )
        for at, thick in weapon.penetration
    )
    owners = tuple(
        Line(kind.names.english, say("{number} each", number=figure.value), link=f"unit/{kind.id}")
        for kind in catalogue.types.values()
        for name, figure in kind.weapons
        if name == weapon.id
    ) + tuple(
        Line(
            vehicle.names.english,
            say("{number} each", number=figure.value),
            link=f"{vehicle_kind(vehicle)}/{vehicle.id}",
        )
        for vehicle in catalogue.vehicles.values()
        for name, figure in vehicle.weapons
        if name == weapon.id
    )
    return Entry(
        f"weapon/{weapon.id}",
        weapon.names,
        weapon_words(weapon.kind),
        sections(
            (say("Figures"), (*figures, *uses)), (say("Against armour"), plates), (say("Who has it"), owners)
        ),
        power_curve([(weapon, 1)]) + pierce_curve([weapon]),
    )


def vehicle_words(vehicle: Vehicle) -> str:
    """What a kind of vehicle is called."""
    return {
        "lorry": say("lorry"),
        "tankette": say("tankette"),
        "tank": say("tank"),
        "armoured-car": say("armoured car"),
        "aircraft": say("aircraft"),
        "boat": say("boat"),
        "gunboat": say("gunboat"),
    }[vehicle.kind]


def vehicle_entry(catalogue: Catalogue, write: Writer, vehicle: Vehicle) -> Entry:
    """A vehicle, an aircraft or a boat: figures, arms, what pierces it, who has it."""
    flies = vehicle.kind == "aircraft"
    figures = (
        *write.figure(say("Crew"), vehicle.crew, men, "7.4" if vehicle.front.value else ""),
        *(write.figure(say("Passengers"), vehicle.seats, men) if vehicle.seats.value else ()),
        *(() if flies else write.figure(say("Across country"), vehicle.country, speed, "3.2")),
        *write.figure(
            say("Speed") if flies else say("On a road"), vehicle.road, speed, "11.8" if flies else "3.2"
        ),
        *write.figure(say("Goes on one filling"), vehicle.range, kilometres, "18.5"),
        *write.figure(say("Weight, laden"), vehicle.weight, tonnes, "17.3"),
        *write.figure(say("Needs water of"), vehicle.draught, centimetres, "17.9"),
        *write.figure(
            say("In the air"),
            vehicle.endurance,
            lambda minutes: say("{minutes} min", minutes=minutes),
            "11.8",
        ),
        *write.figure(say("Against fighters"), vehicle.dogfight, share_of_hundred, "11.10"),
        *write.figure(say("Against other aircraft"), vehicle.hunt, share_of_hundred, "11.10"),
        Line(
            say("Moves"),
            catalogue.mobilities[vehicle.mobility].names.english,
            link=f"mover/{vehicle.mobility}",
        ),
    )
    armour = (
        *write.figure(say("Front"), vehicle.front, millimetres, "7.2"),
        *write.figure(say("Side"), vehicle.side, millimetres, "7.2"),
        *write.figure(say("Above"), vehicle.top, millimetres, "7.6"),
    )
    owners = tuple(
        Line(kind.names.english, plain(kind.vehicles.value) if kind.vehicles else "", link=f"unit/{kind.id}")
        for kind in catalogue.types.values()
        if kind.vehicle == vehicle.id
    )
    arms = [(catalogue.weapons[name], figure.value) for name, figure in vehicle.weapons]
    return Entry(
        f"{vehicle_kind(vehicle)}/{vehicle.id}",
        vehicle.names,
        vehicle_words(vehicle),
        sections(
            (say("Figures"), figures),
            (say("Armour"), armour if vehicle.front.value or vehicle.top else ()),
            (say("Weapons"), carried(catalogue, write, vehicle.weapons)),
            (say("What pierces it, and to what range"), piercers(catalogue, vehicle)),
            (say("Who has it"), owners),
        ),
        power_curve(arms) + pierce_curve(weapon for weapon, _ in arms),
    )


def share_of_hundred(value: int) -> str:
    """Worth in the air, against a fighter of 1936 as a hundred."""
    return f"{value} %"


def piercers(catalogue: Catalogue, vehicle: Vehicle) -> tuple[Line, ...]:
    """The weapons of the catalogue whose hits begin to go through its front, the farthest first."""
    if not vehicle.front.value:
        return ()
    found = []
    for weapon in catalogue.weapons.values():
        if weapon.kind in ("close-combat", "tank-hunting", "bomb"):
            continue
        reach = [
            at
            for at in distances(weapon.maximum.value)
            if pierce_at(weapon, at) * 1000 > vehicle.front.value * PIERCES
        ]
        if weapon.penetration and reach:
            found.append((max(reach), weapon))
    found.sort(key=lambda pair: (-pair[0], pair[1].names.english))
    return tuple(
        Line(
            weapon.names.english,
            say("front to about {range}", range=metres(round(far, -1) or 25)),
            link=f"weapon/{weapon.id}",
            rule="7.2",
        )
        for far, weapon in found[:MOST_PIERCERS]
    )


def carried(catalogue: Catalogue, write: Writer, arms: tuple[tuple[str, Figure], ...]) -> tuple[Line, ...]:
    """Weapons with their numbers, each a link."""
    return tuple(
        line
        for name, figure in arms
        for line in write.figure(catalogue.weapons[name].names.english, figure, plain, "", f"weapon/{name}")
    )


def unit_entry(catalogue: Catalogue, write: Writer, kind: UnitType) -> Entry:
    """A kind of unit: men, arms, vehicles, nerve."""
    vehicle = catalogue.vehicles[kind.vehicle] if kind.vehicle else None
    number = kind.vehicles.value if kind.vehicles else 0
    figures = (
        *write.figure(say("Men"), kind.men, plain, "5.3"),
        *write.figure(say("Frontage"), kind.frontage, metres, "2.3"),
        *write.figure(say("Cohesion at the start"), kind.quality, share, "9.3"),
        *write.figure(say("Flights a day"), kind.sorties, plain, "11.6"),
        *write.figure(say("Engineers"), kind.engineers, men, "17.6"),
        Line(say("Moves"), catalogue.mobilities[kind.mobility].names.english, link=f"mover/{kind.mobility}"),
    )
    mounted = {
        "rides": say("rides, and may get down"),
        "crew": say("always in its vehicles"),
        "horse": say("on horses, and may get down"),
    }.get(kind.mount, "")
    rides = (
        (
            *write.figure(
                vehicle.names.english, kind.vehicles, plain, "", vehicle_key(catalogue, vehicle.id)
            ),
            *((Line(say("Its men"), mounted, rule="3.7"),) if mounted else ()),
        )
        if vehicle
        else ((Line(say("Its men"), mounted, rule="3.7"),) if mounted else ())
    )
    arms = [(catalogue.weapons[name], figure.value) for name, figure in kind.weapons]
    own = vehicle.weapons if vehicle else ()
    arms += [(catalogue.weapons[name], figure.value * number) for name, figure in own]
    return Entry(
        f"unit/{kind.id}",
        kind.names,
        say("{echelon} at full strength", echelon=kind.echelon),
        sections(
            (say("Figures"), figures),
            (say("Vehicles and horses"), rides),
            (say("Weapons"), carried(catalogue, write, kind.weapons)),
            (say("Weapons of each vehicle"), carried(catalogue, write, own)),
        ),
        power_curve(arms) + pierce_curve(weapon for weapon, _ in arms),
        kind.nation,
        kind.branch,
        kind.echelon,
    )


def sections(*parts: tuple[str, tuple[Line, ...]]) -> tuple[Section, ...]:
    """Headings with their lines; those without lines are left out."""
    return tuple(Section(title, lines) for title, lines in parts if lines)
