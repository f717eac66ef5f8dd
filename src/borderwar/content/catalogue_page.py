"""The catalogue as a page to read: all equipment in real units, with how well each figure is known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields

from borderwar.model.catalogue import MARKS, Catalogue, Figure, UnitType, Vehicle, Weapon

HEAD = """# The catalogue

Made by `borderwar catalogue --out {out}` from `scenarios/catalogue/`.

Marks beside a figure: none sourced (read in a text that the file names), ~ recalled from general knowledge,
? estimated, with the reason in the file.  Ranges are the least and the most that is likely.

{marks}
"""

WEAPON_TITLES = {
    "rifle": "Rifles and carbines",
    "light-machine-gun": "Light, vehicle and aircraft machine guns; sub-machine guns",
    "heavy-machine-gun": "Heavy machine guns and machine cannon",
    "mortar": "Mortars, dischargers and rockets",
    "anti-tank-gun": "Anti-tank and tank guns",
    "gun": "Guns and howitzers",
    "bomb": "Bombs",
    "close-combat": "At hand",
    "tank-hunting": "Against tanks at hand",
}

SIGN = {"sourced": "", "recalled": " ~", "estimated": " ?"}


def catalogue_page(catalogue: Catalogue, out: str) -> str:
    """The whole page in Markdown; `out` is the file it is written to."""
    lines = [HEAD.format(out=out, marks=_marks(catalogue))]
    lines += ["## Weapons", ""]
    for kind, title in WEAPON_TITLES.items():
        found = [weapon for weapon in catalogue.weapons.values() if weapon.kind == kind]
        lines += [f"### {title}", "", *_table(_WEAPON_HEADS, map(_weapon, found)), ""]
    ground = [one for one in catalogue.vehicles.values() if one.kind != "aircraft"]
    flying = [one for one in catalogue.vehicles.values() if one.kind == "aircraft"]
    lines += [
        "## Vehicles and boats",
        "",
        *_table(_VEHICLE_HEADS, (_vehicle(catalogue, one) for one in ground)),
        "",
    ]
    lines += ["## Aircraft", "", *_table(_AIRCRAFT_HEADS, (_aircraft(catalogue, one) for one in flying)), ""]
    lines += ["## Units at full strength", ""]
    for nation in dict.fromkeys(kind.nation for kind in catalogue.types.values()):
        kinds = [kind for kind in catalogue.types.values() if kind.nation == nation]
        rows = (_unit(catalogue, kind) for kind in kinds)
        lines += [f"### {NATIONS.get(nation, nation)}", "", *_table(_UNIT_HEADS, rows), ""]
    lines += ["## Sources", "", *(f"- `{key}`: {text}" for key, text in sorted(catalogue.sources.items()))]
    return "\n".join(lines) + "\n"


NATIONS = {"japan": "Japan", "manchukuo": "Manchukuo", "mongolia": "Mongolia", "ussr": "Soviet Union"}

_WEAPON_HEADS = ("weapon", "calibre", "rounds a minute", "tells to", "falls to", "shell", "pierces, mm at m")
_VEHICLE_HEADS = (
    "vehicle",
    "crew",
    "carries",
    "country, road km/h",
    "front, side, top mm",
    "weight",
    "weapons",
)
_AIRCRAFT_HEADS = ("aircraft", "crew", "km/h", "minutes", "against fighters, others", "weapons")
_UNIT_HEADS = ("unit", "size", "men", "vehicles", "weapons", "front", "cohesion")


def _marks(catalogue: Catalogue) -> str:
    """How many figures of which mark."""
    counted = Counter(figure.mark for figure in _figures(catalogue))
    total = sum(counted.values())
    parts = [f"{counted[mark]:,} {mark}" for mark in MARKS]
    return f"{total:,} figures: {', '.join(parts)}."


def _figures(catalogue: Catalogue) -> Iterator[Figure]:
    """Every figure of weapons, vehicles and units."""
    entries: list[Weapon | Vehicle | UnitType] = [*catalogue.weapons.values(), *catalogue.vehicles.values()]
    for entry in [*entries, *catalogue.types.values()]:
        for one in fields(entry):
            value = getattr(entry, one.name)
            if isinstance(value, Figure):
                yield value
            elif one.name == "weapons":
                yield from (count for _, count in value)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        "| " + " | ".join(heads) + " |",
        "| " + " | ".join("---" for _ in heads) + " |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def _named(entry: Weapon | Vehicle | UnitType) -> str:
    native = " · ".join(entry.names.native.values())
    return f"**{entry.names.english}**" + (f" {native}" if native else "")


def _figure(figure: Figure | None, scale: int = 1, unit: str = "") -> str:
    """A figure with its range and mark; kept in thousandths where `scale` is 1000."""
    if figure is None:
        return ""
    value, low, high = (f"{number / scale:,g}" for number in (figure.value, figure.low, figure.high))
    around = "" if figure.low == figure.high else f" ({low}-{high})"
    return f"{value}{unit}{around}{SIGN[figure.mark]}"


def _weapon(weapon: Weapon) -> tuple[str, ...]:
    pierces = ", ".join(
        f"{millimetres} at {metres:,}" for metres, millimetres in weapon.penetration if millimetres
    )
    return (
        _named(weapon),
        _figure(weapon.calibre, 1000, " mm") if weapon.calibre.value else "",
        _figure(weapon.rate),
        _figure(weapon.effective, 1, " m") if weapon.maximum.value else "at hand",
        _figure(weapon.maximum, 1, " m") if weapon.maximum.value else "",
        _figure(weapon.shell, 1000, " kg"),
        pierces + SIGN[weapon.penetration_mark] if pierces else "",
    )


def _armament(catalogue: Catalogue, weapons: tuple[tuple[str, Figure], ...]) -> str:
    return ", ".join(f"{count.value:,} {catalogue.weapons[name].names.english}" for name, count in weapons)


def _vehicle(catalogue: Catalogue, vehicle: Vehicle) -> tuple[str, ...]:
    plate = "none"
    if vehicle.front.value or vehicle.side.value:
        top = str(vehicle.top.value) if vehicle.top is not None else "open"
        plate = f"{vehicle.front.value}, {vehicle.side.value}, {top}{SIGN[vehicle.front.mark]}"
    return (
        _named(vehicle),
        _figure(vehicle.crew),
        _figure(vehicle.seats) if vehicle.seats.value else "",
        f"{vehicle.country.value / 1000:g}, {vehicle.road.value / 1000:g}{SIGN[vehicle.road.mark]}",
        plate,
        _figure(vehicle.weight, 1000, " t"),
        _armament(catalogue, vehicle.weapons),
    )


def _aircraft(catalogue: Catalogue, plane: Vehicle) -> tuple[str, ...]:
    worth = (
        "" if plane.dogfight is None or plane.hunt is None else f"{plane.dogfight.value}, {plane.hunt.value}"
    )
    return (
        _named(plane),
        _figure(plane.crew),
        _figure(plane.country, 1000),
        _figure(plane.endurance),
        worth,
        _armament(catalogue, plane.weapons),
    )


def _unit(catalogue: Catalogue, kind: UnitType) -> tuple[str, ...]:
    vehicles = ""
    if kind.vehicle is not None:
        vehicles = f"{_figure(kind.vehicles)} {catalogue.vehicles[kind.vehicle].names.english}".strip()
    return (
        _named(kind),
        kind.echelon,
        _figure(kind.men),
        vehicles,
        _armament(catalogue, kind.weapons),
        _figure(kind.frontage, 1, " m") if kind.frontage.value else "flies",
        _figure(kind.quality),
    )
