"""The order of battle as plain data: formations by command, or units in a row by one of their numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderwar.language import say, say_many
from borderwar.ui.words import can_act, distance, minutes, needs_help, state_words, steps_of

if TYPE_CHECKING:
    from borderwar.session.unit_view import UnitView
    from borderwar.ui.play.situation import Situation

SORTS = ("command", "kind", "strength", "supply", "idle", "near")
"""How the list can be ordered; the first is the tree."""

ARMS = ("", "foot", "horse", "armour", "guns", "air", "other")
"""Arms the list can be cut down to; "" is all."""

LOST = ("destroyed", "surrendered", "left the map")

_ARM_OF = {
    "infantry": "foot",
    "motor-infantry": "foot",
    "machine-gun": "foot",
    "frontier-guard": "foot",
    "engineer": "foot",
    "cavalry": "horse",
    "tankette": "armour",
    "tank": "armour",
    "armoured-car": "armour",
    "anti-tank": "guns",
    "mountain-gun": "guns",
    "field-gun": "guns",
    "mortar": "guns",
    "bomber": "air",
    "fighter": "air",
}


def sort_words(sort: str) -> str:
    """What an order of the list is called."""
    return {
        "command": say("By command"),
        "kind": say("By kind"),
        "strength": say("By strength"),
        "supply": say("By supply"),
        "idle": say("By time left"),
        "near": say("By distance"),
    }[sort]


def arm_words(arm: str) -> str:
    """What an arm is called."""
    return {
        "": say("All arms"),
        "foot": say("On foot"),
        "horse": say("Cavalry"),
        "armour": say("Armour"),
        "guns": say("Guns"),
        "air": say("Aircraft"),
        "other": say("Others"),
    }[arm]


@dataclass(frozen=True)
class UnitRow:
    """A unit in the list."""

    row: int
    name: str
    look: Any
    steps: int  # 0 to 4
    state: str
    ink: str
    mark: str  # "", "to come", "lost", "broken", "no command", "no supply": a shape before the name
    measure: str  # in place of the steps, when the list is ordered by a number
    chosen: bool
    pointed: bool  # under the pointer on the map
    lit: bool  # its formation is lit
    tip: str


@dataclass(frozen=True)
class Group:
    """A formation with all that serves under it, or one list of all."""

    id: str  # "" for a list that is no formation
    name: str
    nation: str
    depth: int
    totals: str
    tip: str
    folded: bool
    lit: bool
    rows: tuple[UnitRow, ...]

    @property
    def size(self) -> int:
        """Units listed in it."""
        return len(self.rows)


def arm_of(unit: "UnitView") -> str:
    """The arm a unit belongs to."""
    return _ARM_OF.get(unit.branch, "other")


def mark_of(unit: "UnitView") -> str:
    """What is wrong with a unit, or that it has not come yet: the gravest."""
    if unit.condition == "to come":
        return "to come"
    if unit.condition in LOST:
        return "lost"
    if unit.condition == "broken":
        return "broken"
    if unit.encircled or unit.supply in ("line too long", "line cut"):
        return "no supply"
    return "no command" if unit.command == "out of command" else ""


def state_of(unit: "UnitView") -> tuple[str, str]:
    """The state of a unit in a word or two, and the ink to write it in."""
    words, ink = state_words(unit)
    troubles = {
        "no supply": say("encircled") if unit.encircled else say("no supply"),
        "no command": say("no command"),
    }
    mark = mark_of(unit)
    return (troubles[mark], "bad") if mark in troubles and ink != "bad" else (words, ink)


def members(situation: "Situation", formation: str) -> frozenset[int]:
    """The rows of all known units that serve in a formation or under it."""
    under = {formation}
    for other in situation.scenario.formations:  # parents stand before their parts
        if other.parent in under:
            under.add(other.id)
    return frozenset(unit.row for unit in situation.view.units if unit.formation in under)


def pointed_rows(situation: "Situation", hover: str) -> frozenset[int]:
    """The units whose line, or whose formation's line, the mouse is over; `hover` names a control."""
    kind, _, name = hover.partition(".")
    if kind == "unit" and name.isdecimal():
        return frozenset({int(name)})
    return members(situation, name) if kind == "light" else frozenset()


def stored(unit: "UnitView") -> float:
    """The least share left of ammunition, fuel or water; below 0 for a unit whose line is cut."""
    held = [left / full for left, full in filter(None, (unit.ammunition, unit.fuel, unit.water))]
    worst = min(held, default=1.0)
    return worst - 1 if mark_of(unit) == "no supply" else worst


def groups(situation: "Situation", units: "Sequence[UnitView]") -> tuple[Group, ...]:
    """The list: the tree of formations, or one row of units by a number."""
    desk = situation.desk
    if desk.drawer_arm:
        units = [unit for unit in units if arm_of(unit) == desk.drawer_arm]
    pointed = {unit.row for unit in situation.findings.units_at(desk.aim)}
    lit = members(situation, desk.lit) if desk.lit else frozenset()

    def row(unit: "UnitView", measure: str = "") -> UnitRow:
        from borderwar.ui.play.looks import list_look

        state, ink = state_of(unit)
        mark = mark_of(unit)
        gone = mark in ("to come", "lost")
        return UnitRow(
            unit.row,
            unit.name,
            list_look(unit),
            0 if gone else steps_of(unit),
            state,
            ink,
            mark,
            measure,
            unit.row == desk.selected,
            unit.row in pointed,
            unit.row in lit,
            f"{unit.name}, {unit.type_name}: {strength_words(unit)}, {state}.",
        )

    if desk.drawer_sort == "command":
        return _tree(situation, units, row)
    key, measure = _order(situation, desk.drawer_sort)
    ordered = sorted(units, key=lambda unit: (mark_of(unit) in ("to come", "lost"), *key(unit), unit.row))
    rows = tuple(row(unit, measure(unit)) for unit in ordered)
    name = sort_words(desk.drawer_sort)
    return (Group("", name, "", 0, totals(units), totals_tip(units), False, False, rows),) if rows else ()


def _order(
    situation: "Situation", sort: str
) -> "tuple[Callable[[UnitView], tuple[Any, ...]], Callable[[UnitView], str]]":
    """By what the list is ordered, and what of it each line prints."""
    chosen = situation.unit
    here = chosen.hex if chosen is not None and chosen.hex >= 0 else situation.desk.aim

    def away(unit: "UnitView") -> int:
        if here < 0 or unit.hex < 0:
            return 1_000_000
        return situation.layout.distance(here, unit.hex) * situation.scenario.hex_metres

    return {
        "kind": (lambda unit: (ARMS.index(arm_of(unit)), unit.type_name), lambda unit: ""),
        "strength": (lambda unit: (-unit.men,), lambda unit: str(unit.men)),
        "supply": (lambda unit: (stored(unit),), lambda unit: f"{max(0, stored(unit)) * 100:.0f} %"),
        "idle": (
            lambda unit: (not can_act(unit), -unit.seconds_left),
            lambda unit: minutes(unit.seconds_left) if can_act(unit) else "",
        ),
        "near": (
            lambda unit: (away(unit),),
            lambda unit: distance(away(unit)) if away(unit) < 1_000_000 else "",
        ),
    }[sort]


def _tree(
    situation: "Situation", units: "Sequence[UnitView]", row: "Callable[[UnitView], UnitRow]"
) -> tuple[Group, ...]:
    desk, formations = situation.desk, situation.scenario.formations
    known = {formation.id for formation in formations}
    parts: dict[str, list[Any]] = {}
    for formation in formations:
        parent = formation.parent if formation.parent in known else ""
        parts.setdefault(parent or "", []).append(formation)
    out: list[Group] = []

    def walk(formation: Any, depth: int, shut: bool) -> None:
        rows_under = members(situation, formation.id)
        under = [unit for unit in units if unit.row in rows_under]
        if not under:
            return
        own = tuple(row(unit) for unit in under if unit.formation == formation.id)
        folded = formation.id in desk.folded
        if not shut:
            name, lit = formation.names.english, formation.id == desk.lit
            tip = totals_tip(under, formation.leader.english if formation.leader else "")
            rows = () if folded else own
            out.append(
                Group(formation.id, name, under[0].nation, depth, totals(under), tip, folded, lit, rows)
            )
        for part in parts.get(formation.id, ()):
            walk(part, depth + 1, shut or folded)

    for top in parts.get("", ()):
        walk(top, 0, False)
    return tuple(out)


def strength_words(unit: "UnitView") -> str:
    """Men and vehicles, now and at the start."""
    men = say("{now} of {start} men", now=unit.men, start=unit.start_men)
    if not unit.start_vehicles:
        return men
    machines = say("{now} of {start} vehicles", now=unit.vehicles, start=unit.start_vehicles)
    return f"{machines}, {men}"


def totals(units: "Sequence[UnitView]") -> str:
    """Men of a formation that are fit to fight."""
    return f"{sum(unit.men for unit in units if mark_of(unit) not in ('to come', 'lost')):,}"


def totals_tip(units: "Sequence[UnitView]", leader: str = "") -> str:
    """A formation in a sentence: units, men, vehicles, and how many are in what trouble."""
    here = [unit for unit in units if mark_of(unit) != "to come"]
    parts = [say_many(len(units), "{number:,} unit", "{number:,} units")]
    parts.append(
        say(
            "{now} of {start} men",
            now=f"{sum(unit.men for unit in here):,}",
            start=f"{sum(unit.start_men for unit in here):,}",
        )
    )
    start = sum(unit.start_vehicles for unit in here)
    if start:
        parts.append(say("{now} of {start} vehicles", now=sum(unit.vehicles for unit in here), start=start))
    troubles = [mark_of(unit) for unit in units]
    said = {
        "to come": say_many(troubles.count("to come"), "{number} to come", "{number} to come"),
        "lost": say_many(troubles.count("lost"), "{number} lost", "{number} lost"),
        "broken": say_many(troubles.count("broken"), "{number} broken", "{number} broken"),
        "no command": say_many(
            troubles.count("no command"), "{number} out of command", "{number} out of command"
        ),
        "no supply": say_many(
            troubles.count("no supply"), "{number} out of supply", "{number} out of supply"
        ),
    }
    parts += [words for mark, words in said.items() if mark in troubles]
    led = say("Led by {leader}. ", leader=leader) if leader else ""
    return f"{led}{', '.join(parts)}."


def filters(units: "Sequence[UnitView]") -> "dict[str, list[UnitView]]":
    """The parts of the list by name: all, who can act, who needs help."""
    return {
        "all": list(units),
        "act": [unit for unit in units if can_act(unit)],
        "help": [unit for unit in units if needs_help(unit) or mark_of(unit) in ("no command", "no supply")],
    }
