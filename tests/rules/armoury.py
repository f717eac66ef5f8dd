"""A small catalogue for rule tests: round figures, so that results can be worked out by hand."""

from dataclasses import replace

from borderwar.model.catalogue import (
    Catalogue,
    Figure,
    HexsideKind,
    Mobility,
    Names,
    Terrain,
    UnitType,
    Vehicle,
    Weapon,
    Work,
)

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
    "indirect_factor": 700,
    "crew_share": 600,
    "flak_rate": 60000,
    "duds": 450,
    "shot_spread": 500,
    "day_spread": 300,
    "game_spread": 400,
    "killed_share": 300,
    "night_fire": 700,
    "scrape_share": 0,
    "weary_half": 0,
    "rest_half": 43200,
    "air_rate": 130000,
    "parked_rate": 60000,
    "accident_rate": 0,
    "hunter_factor": 250,
    "encircled_stress": 100,
    "thirst_loss": 60,
}


def figure(value: int, low: int | None = None, high: int | None = None) -> Figure:
    """A number that a test made up."""
    return Figure(value, value if low is None else low, value if high is None else high, "estimated", "test")


def names(text: str) -> Names:
    """A name without a script of its own."""
    return Names(text)


def weapon(
    name: str,
    kind: str,
    rate: int,
    effective: int,
    maximum: int,
    grams: int = 0,
    pierces: tuple[tuple[int, int], ...] = (),
    indirect: bool = False,
    anti_aircraft: bool = False,
    load: int = 0,
) -> Weapon:
    """A weapon from the few numbers that rules read."""
    return Weapon(
        id=name,
        names=names(name),
        kind=kind,
        calibre=figure(1),
        rate=figure(rate),
        effective=figure(effective),
        maximum=figure(maximum),
        shell=figure(grams) if grams else None,
        penetration=pierces,
        penetration_mark="estimated",
        penetration_source="test",
        indirect=indirect,
        anti_aircraft=anti_aircraft,
        load=figure(load) if load else None,
    )


WEAPONS = [
    weapon("rifle", "rifle", 10, 500, 1500, pierces=((100, 6), (500, 2)), load=200),
    weapon("light-mg", "light-machine-gun", 100, 600, 1500, pierces=((100, 6), (500, 2)), load=1000),
    weapon("heavy-mg", "heavy-machine-gun", 200, 1000, 2500, anti_aircraft=True),
    weapon("gun-37", "anti-tank-gun", 10, 800, 2500, 700, ((100, 40), (500, 30), (1000, 20))),
    weapon("gun-45", "gun", 10, 800, 3000, 1400, ((100, 40), (500, 30), (1000, 20)), load=100),
    weapon("howitzer", "gun", 4, 2000, 8000, 6000, indirect=True, load=40),
    weapon("mortar-82", "mortar", 15, 1500, 3000, 3000, indirect=True),
    weapon("bomb", "bomb", 1, 1, 1, 10000),
    weapon("bayonet", "close-combat", 10, 1, 10, pierces=((0, 10),)),
    weapon("sabre", "close-combat", 20, 1, 10),
    weapon("petrol-bottle", "tank-hunting", 10, 1, 20, pierces=((0, 40),)),
]


def vehicle(
    name: str,
    kind: str,
    mobility: str,
    crew: int,
    kmh: tuple[int, int],
    armour: int,
    *weapons: str,
    tonnes: int = 0,
    draught: int = 0,
) -> Vehicle:
    """A vehicle; `kmh` is over country and on roads, `draught` in centimetres."""
    return Vehicle(
        id=name,
        names=names(name),
        kind=kind,
        mobility=mobility,
        crew=figure(crew),
        seats=figure(14),
        country=figure(kmh[0] * 1000),
        road=figure(kmh[1] * 1000),
        front=figure(armour),
        side=figure(armour),
        weapons=tuple((name, figure(weapons.count(name))) for name in dict.fromkeys(weapons)),
        range=None if kind == "aircraft" else figure(150_000),
        weight=figure(tonnes * 1000) if tonnes else None,
        draught=figure(draught) if draught else None,
    )


VEHICLES = [
    vehicle("lorry", "lorry", "wheeled", 1, (15, 30), 0, tonnes=4),
    vehicle("tankette", "tankette", "tracked", 2, (15, 30), 10, "light-mg"),
    vehicle("armoured-car", "armoured-car", "wheeled", 4, (18, 36), 10, "gun-45", "light-mg"),
    replace(
        vehicle("pursuit", "aircraft", "air", 1, (300, 300), 0, "light-mg", "light-mg"),
        endurance=figure(90),
        dogfight=figure(100),
        hunt=figure(200),
    ),
    replace(
        vehicle("guarded", "aircraft", "air", 3, (300, 300), 0, "bomb", "bomb", "light-mg"),
        endurance=figure(120),
        dogfight=figure(25),
    ),
    vehicle("heavy-tank", "tank", "tracked", 4, (10, 20), 100, "gun-45", "light-mg", tonnes=25),
    vehicle("biplane", "aircraft", "air", 2, (200, 200), 0, "bomb", "bomb", "light-mg"),
    vehicle("assault-boat", "boat", "boat", 1, (6, 6), 0, draught=30),
    vehicle("gunboat", "gunboat", "boat", 20, (15, 15), 10, "gun-45", "light-mg", draught=120),
]

MOBILITIES = [
    Mobility("foot", names("on foot"), figure(4500), figure(5000), figure(40), figure(6)),
    Mobility("horse", names("on horses"), figure(9000), figure(10000), figure(40), figure(12)),
    Mobility("wheeled", names("on wheels"), figure(1), figure(1), figure(60), figure(11)),
    Mobility("tracked", names("on tracks"), figure(1), figure(1), figure(50), figure(9)),
    Mobility("boat", names("by boat"), figure(1), figure(1), figure(0)),
    Mobility("air", names("in the air"), figure(1), figure(1), figure(0)),
]


def terrain(
    name: str,
    letter: str,
    going: tuple[int, int, int, int],
    cover: int,
    concealment: int,
    growth: int,
    digging: int,
    depth: int = 0,
) -> Terrain:
    """Ground; `going` is for foot, horse, wheels and tracks."""
    factors = dict(zip(("foot", "horse", "wheeled", "tracked"), going, strict=True))
    return Terrain(
        name,
        letter,
        names(name),
        factors,
        cover,
        concealment,
        growth,
        digging,
        mark="estimated",
        source="test",
        depth=depth,
    )


TERRAINS = [
    terrain("steppe", ".", (1000, 1000, 1000, 1000), 1000, 1000, 0, 1000),
    terrain("wood", "w", (500, 400, 0, 250), 500, 500, 60, 500),
    terrain("rock", "r", (800, 500, 500, 500), 700, 1000, 0, 0),
    terrain("lake", "l", (0, 0, 0, 0), 1000, 1000, 0, 0, 300),
    terrain("shallows", "~", (0, 0, 0, 0), 1000, 1000, 0, 0, 60),
]


def hexside(name: str, look: str, depth: int, seconds: dict[str, int], assault: int) -> HexsideKind:
    """What runs along a hexside; `depth` in centimetres, `assault` per mille."""
    return HexsideKind(
        id=name,
        names=names(name),
        look=look,
        width=figure(60),
        depth=figure(depth),
        current=figure(1000),
        seconds=seconds,
        assault=assault,
        mark="estimated",
        source="test",
    )


HEXSIDES = [
    hexside("stream", "stream", 50, {"foot": 60, "horse": 40, "wheeled": 120, "tracked": 60}, 900),
    hexside("river", "river", 200, {}, 500),
    hexside("cliff", "cliff", 0, {"foot": 300}, 700),
]


def unit_type(
    name: str,
    branch: str,
    men: int,
    weapons: dict[str, int],
    vehicles: tuple[str, int] | None = None,
    mount: str = "none",
    frontage: int = 100,
    sorties: int = 0,
    engineers: int = 0,
) -> UnitType:
    """A kind of unit of quality 800 that goes on foot unless it is mounted."""
    return UnitType(
        id=name,
        names=names(name),
        nation="anywhere",
        branch=branch,
        echelon="platoon",
        mobility="foot",
        men=figure(men),
        weapons=tuple((weapon_name, figure(count)) for weapon_name, count in weapons.items()),
        vehicle=vehicles[0] if vehicles else None,
        vehicles=figure(vehicles[1]) if vehicles else None,
        mount=mount,
        frontage=figure(frontage),
        quality=figure(800),
        sorties=figure(sorties) if sorties else None,
        engineers=figure(engineers) if engineers else None,
    )


TYPES = [
    unit_type("rifles", "infantry", 40, {"rifle": 40, "bayonet": 40}),
    unit_type("machine-guns", "machine-gun", 20, {"heavy-mg": 4}),
    unit_type("eight-machine-guns", "machine-gun", 40, {"heavy-mg": 8}),
    unit_type("motor", "motor-infantry", 40, {"rifle": 40, "bayonet": 40}, ("lorry", 4), "rides"),
    unit_type("horse", "cavalry", 40, {"rifle": 40, "sabre": 40}, None, "horse"),
    unit_type("anti-tank", "anti-tank", 20, {"gun-37": 2}),
    unit_type("howitzers", "field-gun", 40, {"howitzer": 2}),
    unit_type("towed-guns", "field-gun", 40, {"howitzer": 2}, ("lorry", 4), "rides"),
    unit_type("mortars", "mortar", 20, {"mortar-82": 2}),
    unit_type("tankettes", "tankette", 20, {}, ("tankette", 10), "crew"),
    unit_type("cars", "armoured-car", 16, {}, ("armoured-car", 4), "crew"),
    unit_type("tanks", "tank", 16, {}, ("heavy-tank", 4), "crew"),
    unit_type("bombers", "bomber", 12, {}, ("biplane", 6), "crew", sorties=2),
    unit_type("fighters", "fighter", 6, {}, ("pursuit", 6), "crew", sorties=3),
    unit_type("big-bombers", "bomber", 18, {}, ("guarded", 6), "crew", sorties=2),
    unit_type("sappers", "engineer", 50, {"rifle": 50}, engineers=50),
    unit_type("boatmen", "infantry", 40, {"rifle": 40, "bayonet": 40}, ("assault-boat", 4), "rides"),
    unit_type("gunboats", "gunboat", 40, {}, ("gunboat", 2), "crew"),
    unit_type("column", "motor-infantry", 40, {"rifle": 40}, ("lorry", 30), "rides"),
    unit_type("crowd", "infantry", 400, {"rifle": 400}, frontage=400),
    unit_type("wide-crowd", "infantry", 400, {"rifle": 400}, frontage=6000),
    unit_type("engineers", "engineer", 40, {"rifle": 40, "bayonet": 40}),
    unit_type("hunters", "infantry", 40, {"rifle": 40, "petrol-bottle": 40}),
]


def work(
    name: str,
    kind: str,
    crossing: dict[str, int] | None = None,
    bars: tuple[str, ...] = (),
    crushed_by: tuple[str, ...] = (),
    clear: int = 0,
    rifles: int = 0,
    guns: int = 0,
    share: int = 1000,
    proof: int = 0,
    below: int = 0,
) -> Work:
    """Something built, from the few numbers that rules read."""
    return Work(
        name,
        names(name),
        kind,
        crossing or {},
        bars,
        crushed_by,
        clear,
        rifles,
        guns,
        share,
        proof,
        below,
        mark="estimated",
        source="test",
    )


WORKS = [
    work("wire", "wire", {"foot": 300}, ("horse", "wheeled"), ("tracked",), 1200),
    work("piano-wire", "wire", {"foot": 300}, ("horse", "wheeled", "tracked"), (), 1200),
    work("ditch", "ditch", {"foot": 60}, ("wheeled", "tracked"), (), 3600),
    work("mines", "mines", {"foot": 120, "tracked": 90}, (), (), 3600, rifles=40000, guns=4000),
    work("pillbox", "fort", share=200, proof=6000),
    work("fortress", "fort", share=100, proof=45000, below=100),
]


def catalogue(law: dict[str, int]) -> Catalogue:
    """The whole armoury, with some of the law's numbers replaced."""
    unknown = set(law) - set(LAW)
    assert not unknown, f"the law has no {unknown}"
    return Catalogue(
        weapons={entry.id: entry for entry in WEAPONS},
        vehicles={entry.id: entry for entry in VEHICLES},
        mobilities={entry.id: entry for entry in MOBILITIES},
        terrains={entry.id: entry for entry in TERRAINS},
        types={entry.id: entry for entry in TYPES},
        law={name: figure(value) for name, value in (LAW | law).items()},
        sources={},
        works={entry.id: entry for entry in WORKS},
        hexsides={entry.id: entry for entry in HEXSIDES},
    )
