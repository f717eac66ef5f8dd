"""What counts in a shot: the lines of the forecast card, and the total that they multiply to.

The total comes from the functions that resolve the shot; the lines only take it apart.  So
the factors shown, multiplied, are the total shown (a test holds it).
"""

from dataclasses import dataclass

from borderwar.ground.hexes import distance
from borderwar.language import say
from borderwar.model.orders import Assault, Bombard, Fire, Order, Scout, Strike
from borderwar.rules.air_search import search_metres
from borderwar.rules.assault import CLOSE_SECONDS
from borderwar.rules.crossings import bank_share, is_afloat
from borderwar.rules.firepower import SIDE_FLANKED, light_share, power_on, side_share, steadiness
from borderwar.rules.guns import (
    ARMOUR_UNDER_SHELLS,
    observer_of,
    range_to,
    settling,
    shelling_power,
    stray_share,
)
from borderwar.rules.loss import exposure, in_contact_of
from borderwar.rules.movement import direction_to
from borderwar.rules.night import confusion_chance, is_dark, surprise_chance
from borderwar.rules.posture import dug_share, scraped
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.stores import seconds_of_fire, thrift
from borderwar.rules.weariness import fresh_seconds
from borderwar.rules.works import heaviest_shell, share_from_above, shelter
from borderwar.session.refusals import metres

SHOWN = 995
"""Per mille from which a factor would be printed as one, and is left out."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of the card: what counts, and for whom; ready to be read and multiplied."""

    rule: str
    text: str
    attack: str  # "" or "36.0" or "×0.70"
    defence: str
    share: float = 0.0  # what the line multiplies the total by; 0 for a line that only tells


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The lines of a card and their total."""

    factors: tuple[Factor, ...]
    total: float  # rifles, or guns that pierce, that tell; 0 if nothing is reckoned so
    unit: str  # "rifles" or "guns"


def times(share: float) -> str:
    """A factor as it is printed: two figures at least that count."""
    return f"×{share:.2f}" if share >= 0.1 or share == 0 else f"×{share:.3f}"


def printed(text: str) -> float:
    """The number that a line prints: "36.0" or "×0.70"."""
    return float(text.lstrip("×"))


def _by(rule: str, text: str, share: int | float, *, theirs: bool = False) -> Factor:
    """A line that multiplies, of a per mille."""
    word = times(share / 1000)
    return Factor(rule, text, "" if theirs else word, word if theirs else "", share / 1000)


def _tells(rule: str, text: str, attack: str = "", defence: str = "") -> Factor:
    """A line that only tells."""
    return Factor(rule, text, attack, defence)


def reckon(setup: Setup, state: State, order: Order, unit: int, target: int) -> Reckoning:
    """The lines of the card, in the order in which they are multiplied, and their total."""
    if isinstance(order, Strike):
        return Reckoning(tuple(_strike_lines(setup, state, unit)), 0.0, "")
    if isinstance(order, Scout):
        return Reckoning(tuple(_scout_lines(setup, state, order, unit)), 0.0, "")
    if not isinstance(order, Fire | Assault | Bombard) or (target < 0 and not isinstance(order, Bombard)):
        return Reckoning((), 0.0, "")
    armour = target >= 0 and bool(setup.fixed.armoured[target]) and not isinstance(order, Bombard)
    lines, power = _power_lines(setup, state, order, unit, target, armour)
    more, share = _order_lines(setup, state, order, unit, target)
    lines += more
    if target >= 0:
        more, theirs = _target_lines(setup, state, order, unit, target)
        lines += more
        share *= theirs
    return Reckoning(tuple(lines), power * share, "guns" if armour else "rifles")


def _strike_lines(setup: Setup, state: State, unit: int) -> list[Factor]:
    planes = int(state.units.fit[unit])
    duds = int(setup.scenario.catalogue.law["duds"].value)
    return [
        _tells("11.2", say("{planes} aircraft bomb, then strafe", planes=planes), f"{planes}"),
        _tells("11.2", say("bombs that explode"), times((1000 - duds) / 1000)),
        *_escort_lines(setup, state, unit),
    ]


def _scout_lines(setup: Setup, state: State, order: Scout, unit: int) -> list[Factor]:
    world = setup.world
    radius = int(search_metres(world, unit, setup.index(order.at)))
    lines = [
        _tells("11.9", say("{distance} about the hex are looked over", distance=metres(radius // 100 * 100)))
    ]
    looks = int(setup.weather.sight[int(state.clock.sky[0]) + int(state.clock.turn[0])])
    if looks < 1000:
        lines.append(_tells("16.1", say("light and weather, on the chance to find"), times(looks / 1000)))
    return lines + _escort_lines(setup, state, unit)


def _escort_lines(setup: Setup, state: State, unit: int) -> list[Factor]:
    """Fighters that will fly with a mission."""
    rows = [row for row in range(len(setup.unit_ids)) if int(state.units.escorting[row]) == unit + 1]
    worth = sum(int(setup.fixed.dogfight[row]) * int(state.units.fit[row]) for row in rows)
    return [_tells("11.11", say("escorts, in fighters"), f"{worth / 1000:.1f}")] if worth else []


def _power_lines(
    setup: Setup, state: State, order: Order, unit: int, target: int, armour: bool
) -> tuple[list[Factor], float]:
    """What the unit's weapons bring to bear, taken apart; and the whole of it."""
    world, board = setup.world, state.board
    here = int(state.units.hex[unit])
    if isinstance(order, Bombard):
        away = int(range_to(world, board, unit, setup.index(order.at)))
        power, range_words = (
            int(shelling_power(world, board, unit, away)),
            say("at {distance}", distance=metres(away)),
        )
    elif isinstance(order, Assault):
        power, range_words = int(power_on(world, board, unit, target, 0)), say("hand to hand")
    else:
        hexes = int(distance(setup.columns, here, int(state.units.hex[target])))
        power = int(power_on(world, board, unit, target, hexes))
        range_words = say("at {distance}", distance=metres(hexes * setup.scenario.hex_metres))
    steady = int(steadiness(world, board, unit))
    light = int(light_share(world, board))
    rounds = int(thrift(world, board, unit)) or 1000
    base = power / max(1, steady) * 1000 / max(1, light) * 1000 / rounds
    what = say("guns that pierce") if armour else say("rifles, all arms counted,")
    rule = "7.1" if armour else "6.1" if isinstance(order, Bombard) else "5.4"
    lines = [Factor(rule, f"{what} {range_words}", f"{base:.1f}", "", base)]
    if steady < SHOWN:
        column = bool(state.units.column[unit])
        lines.append(
            _by("3.13" if column else "9.1", say("in column") if column else say("own suppression"), steady)
        )
    if light < SHOWN:
        lines.append(_by("16.2", say("poor light"), light))
    if rounds < SHOWN:
        lines.append(_by("18.4", say("ammunition is husbanded"), rounds))
    engaged = int(setup.fixed.engaged[unit])
    if engaged < 1000 and not isinstance(order, Bombard):
        lines.append(_tells("5.11", say("in contact, of so wide a unit: {share} %", share=engaged // 10)))
    return lines, power / 1000


def _order_lines(
    setup: Setup, state: State, order: Order, unit: int, target: int
) -> tuple[list[Factor], float]:
    """What the kind of order makes of the power: weariness, shells that stray, close quarters."""
    world, board = setup.world, state.board
    lines: list[Factor] = []
    seconds = CLOSE_SECONDS
    if isinstance(order, Bombard):
        lines, ranging = _shell_lines(setup, state, order, unit)
        seconds = max(1, int(seconds_of_fire(world, board, unit, order.seconds - ranging)))
    elif isinstance(order, Fire):
        seconds = max(1, int(seconds_of_fire(world, board, unit, order.seconds)))
    fresh = int(fresh_seconds(world, board, unit, seconds)) / seconds
    if fresh < 0.995:
        lines.append(_by("9.10", say("weary of fighting"), fresh * 1000))
    if isinstance(order, Assault):
        here, there = int(state.units.hex[unit]), setup.index(order.at)
        close = int(setup.scenario.catalogue.law["close_factor"].value)
        lines.append(_by("8.3", say("close quarters"), close))
        lines += _night_lines(setup, state, unit)
        edge = 1000
        if here >= 0 and here != there:
            edge = int(bank_share(world, board, unit, here, direction_to(world, here, there)))
        if edge != 1000:
            what = say("out of boats") if is_afloat(world, board, unit) else _water(setup, here, there)
            lines.append(_by("17.14", what, edge))
    share = 1.0
    for line in lines:
        share *= line.share or 1.0
    return lines, share


def _night_lines(setup: Setup, state: State, unit: int) -> list[Factor]:
    """What darkness may do to an assault: chances, as they count without luck.  [8.10] [8.11]"""
    world, board = setup.world, state.board
    if not is_dark(world, board):
        return []
    lines = []
    chance = int(surprise_chance(world, board, unit))
    if chance:
        reply = times((1000 - chance // 2) / 1000)
        lines.append(
            _tells(
                "8.10", say("chance of surprise {chance} %, on their blows", chance=chance // 10), "", reply
            )
        )
    mixed = int(confusion_chance(world, board))
    if mixed:
        line = _by("8.11", say("chance of confusion {chance} %", chance=mixed // 10), 1000 - mixed // 2)
        lines.append(line)
    return lines


def _water(setup: Setup, here: int, there: int) -> str:
    """What an assault must cross between two hexes: "across the Khalkha"."""
    both = {setup.number(here), setup.number(there)}
    for line in setup.scenario.map.hexsides:
        if any(both == set(side) for side in line.sides):
            kind = setup.scenario.catalogue.hexsides[line.kind].names.english.lower()
            return (
                say("across the {line}", line=line.names.english)
                if line.names
                else say("across a {kind}", kind=kind)
            )
    return say("across the water")


def _shell_lines(setup: Setup, state: State, order: Bombard, unit: int) -> tuple[list[Factor], int]:
    """What misses the hex and what an observer costs; and the seconds the guns have to settle."""
    world, board = setup.world, state.board
    there = setup.index(order.at)
    observer = int(observer_of(world, board, unit, there, 1))
    lines = []
    if observer != unit:
        lines.append(
            _by("6.2", say("through an observer"), int(setup.scenario.catalogue.law["indirect_factor"].value))
        )
    settle = int(settling(world, board, unit, there, observer))
    if settle:
        lines.append(
            _tells(
                "6.3",
                say("{seconds} s to settle on the hex", seconds=settle),
                say("-{seconds} s", seconds=settle),
            )
        )
    stray = int(stray_share(world, int(range_to(world, board, unit, there))))
    lines.append(_by("6.4", say("shells that fall into the hex"), 1000 - stray))
    return lines, settle


def _target_lines(
    setup: Setup, state: State, order: Order, unit: int, target: int
) -> tuple[list[Factor], float]:
    """What shelters the target, and the share of the fire that it lets through."""
    world, units, board = setup.world, state.units, state.board
    armoured = bool(setup.fixed.armoured[target])
    shells = isinstance(order, Bombard)
    lines = _target_strength(setup, state, order, unit, target)
    if shells or isinstance(order, Assault):
        front = _front_share(setup, state, target)
        if front < 0.995:
            lines.append(_by("6.5" if shells else "8.3", say("its share of the front held"), front * 1000))
    if armoured:
        if shells:
            above = int(share_from_above(world, unit, target, True))
            lines.append(
                _by("7.5", say("shells against armour"), ARMOUR_UNDER_SHELLS * above / 1000, theirs=True)
            )
        cover = int(setup.ground.cover[int(units.hex[target])])
        if cover != 1000:
            lines.append(
                _by(
                    "5.5", say("cover: {terrain}", terrain=_terrain(setup, state, target)), cover, theirs=True
                )
            )
    else:
        lines += _shelter_of_men(setup, state, target)
        grams = heaviest_shell(world, unit, shells) if not isinstance(order, Assault) else 0
        kept = 1000
        if not (isinstance(order, Assault) and setup.fixed.engineer[unit]):
            kept = int(shelter(world, board, target, int(grams)))
        if kept < 1000:
            there = int(units.hex[target])
            fort = list(setup.scenario.catalogue.works.values())[int(setup.ground.fort[there]) - 1]
            text = say(
                "{fort}, proof against {proof:g} kg", fort=fort.names.english.lower(), proof=fort.proof / 1000
            )
            lines.append(_by("20.8", text, kept, theirs=True))
    share = 1.0
    for line in lines:
        share *= line.share or 1.0
    if units.soft_fire[target] + units.hard_fire[target] > 0:
        taken = (int(units.soft_fire[target]) + int(units.hard_fire[target])) / 1000
        lines.append(_tells("5.2", say("fire it has taken this turn"), "", f"+{taken:.1f}"))
    return lines, share


def _target_strength(setup: Setup, state: State, order: Order, unit: int, target: int) -> list[Factor]:
    """How many stand there to be hit."""
    if not setup.fixed.armoured[target]:
        exposed = int(in_contact_of(setup.world, target, int(state.units.men[target])))
        return [_tells("5.3", say("men exposed"), "", f"{exposed}")]
    armour = say(
        "{front}/{side} mm",
        front=int(setup.fixed.armour_front[target]),
        side=int(setup.fixed.armour_side[target]),
    )
    lines = [
        _tells(
            "7.2", say("vehicles, armour {armour}", armour=armour), "", f"{int(state.units.vehicles[target])}"
        )
    ]
    if (
        not isinstance(order, Bombard)
        and int(side_share(setup.world, state.board, unit, target)) == SIDE_FLANKED
    ):
        lines.append(_tells("7.2", say("fired on from several sides: two hits in three on the side")))
    return lines


def _terrain(setup: Setup, state: State, target: int) -> str:
    kinds = list(setup.scenario.catalogue.terrains.values())
    return kinds[int(setup.ground.terrain[int(state.units.hex[target])])].names.english.lower()


def _shelter_of_men(setup: Setup, state: State, target: int) -> list[Factor]:
    """The parts of `loss.exposure`, which is their product.  [5.5] [10.4] [10.7]"""
    world, units, board = setup.world, state.units, state.board
    law = setup.scenario.catalogue.law
    whole = int(exposure(world, board, target))
    if units.column[target] or units.mounted[target]:
        rule, word = (
            ("3.13", say("caught in column")) if units.column[target] else ("5.5", say("caught mounted"))
        )
        return [_by(rule, word, whole, theirs=True)]
    lines = []
    cover = int(setup.ground.cover[int(units.hex[target])])
    if cover != 1000:
        lines.append(
            _by("5.5", say("cover: {terrain}", terrain=_terrain(setup, state, target)), cover, theirs=True)
        )
    dug = int(units.dug[target]) + int(scraped(world, board, target)) // 2
    if dug > 0:
        deep = int(units.dug[target]) > 0
        word = say("dug in") if deep else say("scraping cover under fire")
        lines.append(_by("10.4" if deep else "10.7", word, int(dug_share(world, dug)), theirs=True))
    elif units.moving[target] > 0:
        lines.append(_by("5.5", say("caught on the march"), law["moving_factor"].value, theirs=True))
    return lines


def _front_share(setup: Setup, state: State, target: int) -> float:
    """The part of the front of its hex that a unit holds: so much of shells and blows is for it."""
    front, place = 0, int(state.hexes.first[int(state.units.hex[target])])
    while place >= 0:
        front += int(setup.fixed.frontage[place])
        place = int(state.units.next[place])
    return int(setup.fixed.frontage[target]) / max(1, front)
