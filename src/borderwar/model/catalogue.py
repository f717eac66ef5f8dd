"""Equipment in real units, each figure with its source.

Quantities that are not whole in life are kept as whole thousandths: calibre in
micrometres, shells in grams, speeds in metres an hour.  So no floats reach the rules.
"""

from dataclasses import dataclass, field

MARKS = ("sourced", "recalled", "estimated")
"""How well a figure is known: read for this work; from general knowledge; inferred."""

WEAPON_KINDS = (
    "rifle",
    "light-machine-gun",
    "heavy-machine-gun",
    "mortar",
    "anti-tank-gun",
    "gun",
    "bomb",
    "close-combat",
    "tank-hunting",
)

VEHICLE_KINDS = ("lorry", "tankette", "tank", "armoured-car", "aircraft", "boat", "gunboat")

HEXSIDE_LOOKS = ("stream", "river", "gully", "cliff")
"""How a line along hexsides is drawn."""

BRANCHES = (
    "infantry",
    "motor-infantry",
    "cavalry",
    "machine-gun",
    "anti-tank",
    "mountain-gun",
    "field-gun",
    "mortar",
    "tankette",
    "tank",
    "armoured-car",
    "headquarters",
    "frontier-guard",
    "bomber",
    "fighter",
    "engineer",
    "supply",
    "gunboat",
)
"""What a counter shows; the rules read men, weapons and vehicles instead."""

ECHELONS = ("team", "section", "platoon", "company", "battalion", "regiment", "brigade", "division")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its doubt: value, range, how it is known and from where."""

    value: int
    low: int
    high: int
    mark: str  # one of MARKS
    source: str  # key of the scenario's or catalogue's source list, or a few words


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called: English, then its own scripts by language (ja, ru, mn, zh)."""

    english: str
    native: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weapon:
    """One weapon as a man or vehicle carries it."""

    id: str
    names: Names
    kind: str  # one of WEAPON_KINDS
    calibre: Figure  # micrometres
    rate: Figure  # practical rounds a minute
    effective: Figure  # metres: aimed fire tells
    maximum: Figure  # metres: fire still falls
    shell: Figure | None  # grams of one explosive round; None for bullets
    penetration: tuple[tuple[int, int], ...]  # (metres, millimetres at normal), near to far
    penetration_mark: str
    penetration_source: str
    indirect: bool = False  # may fire at what an observer sees  [6.1]
    anti_aircraft: bool = False  # may fire at aircraft  [11.3]
    load: Figure | None = None  # rounds carried for one weapon; None not counted  [18.4]


@dataclass(frozen=True, slots=True)
class Mobility:
    """How a kind of mover goes over ground without a vehicle of its own (foot, horse)."""

    id: str
    names: Names
    country: Figure  # metres an hour on level open ground
    road: Figure  # metres an hour on a track
    slope: Figure  # per mille of extra time for each per cent of climb
    # 17 Water
    ice: Figure | None = None  # cm that bear one; of vehicles, one tonne, and more by the root  [17.13]


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle, lorry or aircraft."""

    id: str
    names: Names
    kind: str  # one of VEHICLE_KINDS
    mobility: str  # id of a Mobility whose `going` it uses (wheeled, tracked, air)
    crew: Figure
    seats: Figure  # passengers
    country: Figure  # metres an hour
    road: Figure  # metres an hour
    front: Figure  # millimetres of armour; 0 for none
    side: Figure
    weapons: tuple[tuple[str, Figure], ...]  # weapon id, number on one vehicle
    # 11 Aircraft
    endurance: Figure | None = None  # minutes in the air; None: as long as it likes
    dogfight: Figure | None = None  # per cent of a fighter of 1936 against fighters
    hunt: Figure | None = None  # the same against all other aircraft
    top: Figure | None = None  # millimetres of armour above; None if not known
    range: Figure | None = None  # metres on the road on one filling; None not counted  [18.5]
    # 17 Water
    weight: Figure | None = None  # kilograms, laden  [17.3] [17.13]
    draught: Figure | None = None  # centimetres of water that a boat needs  [17.9]


@dataclass(frozen=True, slots=True)
class Terrain:
    """What stands in a hex, as movement, fire and sight feel it."""

    id: str
    letter: str  # in map rows
    names: Names
    going: dict[str, int]  # mobility id to per mille of its speed; 0 cannot enter
    cover: int  # per mille of losses taken by men there (1000 is bare ground)
    concealment: int  # per mille of the distance at which they are seen
    obstructs: int  # decimetres of growth or walls that block sight
    digging: int  # per mille of the normal speed of digging in
    mark: str
    source: str
    # 17 Water
    depth: int = 0  # centimetres of water; 0 for dry ground  [17.9]


@dataclass(frozen=True, slots=True)
class HexsideKind:
    """What may run along a hexside: a stream, a river, a gully, a cliff, a steep bank.  [17.1]"""

    id: str
    names: Names
    look: str  # one of HEXSIDE_LOOKS
    width: Figure  # metres
    depth: Figure  # centimetres of water; 0 for dry ones, which never freeze
    current: Figure  # millimetres a second
    seconds: dict[str, int]  # mobility id to seconds to get across; those left out cannot
    assault: int  # per mille of its close power that is left to an assault across  [17.14]
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class Work:
    """Something built in the field: wire, a ditch, mines, a fort.  [20.1]"""

    id: str
    names: Names
    kind: str  # one of tables.WORK_KINDS
    crossing: dict[str, int]  # mobility id to seconds it takes to cross
    bars: tuple[str, ...]  # mobilities that cannot cross
    crushed_by: tuple[str, ...]  # mobilities that flatten it in passing
    clear: int  # seconds of work of a unit of foot; 0 cannot be cleared
    rifles: int  # mines: thousandths of a rifle on men while they cross
    guns: int  # mines: thousandths of a gun on armour while it crosses
    share: int  # fort: per mille of losses of those inside
    proof: int  # fort: grams of the heaviest shell that it keeps out wholly
    below: int  # fort: men who find room in its tunnels; 0 none
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitType:
    """A kind of unit: what one of them has at full strength."""

    id: str
    names: Names
    nation: str
    branch: str  # one of BRANCHES
    echelon: str  # one of ECHELONS
    mobility: str  # id of a Mobility: how the men go when not mounted
    men: Figure
    weapons: tuple[tuple[str, Figure], ...]  # carried or served by the men
    vehicle: str | None  # id of a Vehicle
    vehicles: Figure | None
    mount: str  # "none", "rides" (may dismount), "crew" (always in the vehicle), "horse"
    frontage: Figure  # metres it needs in a hex
    quality: Figure  # cohesion at the start, 0 to 1000
    sorties: Figure | None = None  # aircraft: flights a day
    # 17 Water
    engineers: Figure | None = None  # men trained to build and blow bridges  [17.6]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All equipment by id, and the loss law's parameters."""

    weapons: dict[str, Weapon]
    vehicles: dict[str, Vehicle]
    mobilities: dict[str, Mobility]
    terrains: dict[str, Terrain]
    types: dict[str, UnitType]
    law: dict[str, Figure]  # model.tables.LawColumns by name
    sources: dict[str, str]
    works: dict[str, Work] = field(default_factory=dict)
    # 17 Water
    hexsides: dict[str, HexsideKind] = field(default_factory=dict)
