"""Numbers as a player reads them: minutes, metres, states, all in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from borderwar.session.network import SupplyTrace
    from borderwar.session.unit_view import UnitView

HEAVY = 450
"""Suppression that a counter shows, per mille."""


def minutes(seconds: int) -> str:
    """Seconds as minutes, rounded down, or hours and minutes from 90 minutes on."""
    whole = max(0, seconds) // 60
    if whole < 90:
        return f"{whole} min"
    return f"{whole // 60} h {whole % 60:02d} min"


def distance(metres: int) -> str:
    """Metres below two kilometres, then kilometres."""
    return f"{metres:,} m" if metres < 2000 else f"{metres / 1000:.1f} km".replace(".0 km", " km")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def signed(number: int) -> str:
    """A number with its sign, a true minus."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def cohesion_word(per_mille: int) -> str:
    """How a unit holds together."""
    for least, word in ((750, "steady"), (550, "firm"), (400, "shaken"), (200, "wavering")):
        if per_mille >= least:
            return word
    return "near breaking"


def suppression_word(per_mille: int) -> str:
    """How much fire keeps a unit's heads down."""
    for most, word in ((0, "none"), (200, "light"), (450, "heads down"), (700, "heavy")):
        if per_mille <= most:
            return word
    return "pinned"


def supply_words(trace: "SupplyTrace", number: "Callable[[int], str]") -> str:
    """A line of supply as a sentence."""
    if trace.cut_at >= 0:
        return f"Supply is cut at {number(trace.cut_at)}."
    if trace.seconds < 0:
        return "No source of supply can be reached."
    if trace.seconds > trace.longest:
        return f"Supply {minutes(trace.seconds)} away: more than {minutes(trace.longest)} is too far."
    return f"In supply: {minutes(trace.seconds)} from its source."


def command_words(head: str, means: str, heard: bool) -> str:
    """A line of command as a sentence."""
    how = {"runner": "by runner", "telephone": "by telephone", "radio": "by radio"}[means]
    return f"Led by {head} {how}." if heard else f"Out of touch with {head}, who speaks {how}."


def strength(men: int, vehicles: int, vehicle_name: str = "") -> str:
    """What a unit has, as a short sentence."""
    if vehicles:
        return f"{count(vehicles, 'vehicle')}, {count(men, 'man', 'men')}"
    return count(men, "man", "men")


def stance_words(stance: str) -> str:
    """A stance for a button: "Return fire"."""
    return stance.replace("-", " ").capitalize()


def on_map(unit: "UnitView") -> bool:
    """Whether a unit stands on the map."""
    return bool(unit.hex >= 0)


def can_act(unit: "UnitView") -> bool:
    """Whether a unit can still be given an order that takes time."""
    if unit.known != "own" or unit.condition != "ready":
        return False
    if unit.aircraft:
        return bool(unit.sorties > 0 and unit.can_act and unit.fit > 0 and not unit.escorting)
    return bool((on_map(unit) or unit.below >= 0 or unit.beyond) and unit.seconds_left >= 60)


def needs_help(unit: "UnitView") -> bool:
    """Whether a unit is in trouble: broken, shaken or kept down by fire."""
    if unit.condition == "broken":
        return True
    return unit.condition == "ready" and (unit.suppression > HEAVY or unit.cohesion < 400)


def state_words(unit: "UnitView") -> tuple[str, str]:
    """The state of a unit in a word or two, and the colour to write it in."""
    condition = unit.condition
    if condition == "to come":
        turn = unit.arrives_turn
        return (f"turn {turn}" if turn else "reserve"), "text-3"
    if condition != "ready":
        return condition, "bad"
    if unit.suppression > HEAVY:
        return "suppressed", "bad"
    if unit.cohesion < 400:
        return cohesion_word(unit.cohesion), "bad"
    if unit.aircraft:
        flying = "on patrol" if unit.over >= 0 else "escorting" if unit.escorting else ""
        return flying or ("ready" if can_act(unit) else "on the ground"), "text-2"
    if unit.below >= 0:
        return "below", "text-2"
    if unit.column:
        return "column", "text-2"
    if unit.fired:
        return "fired", "text-3"
    if unit.moved:
        return "moved", "text-3"
    if unit.dug_seconds >= 600:
        return "dug in", "text-2"
    return "ready", "text-2"


def steps_of(unit: "UnitView") -> int:
    """Strength as steps, 0 to 4, as counters show it."""
    now, start = unit.men, unit.start_men
    if unit.armoured or unit.aircraft:
        now, start = unit.vehicles, unit.start_vehicles
    if start <= 0 or now <= 0:
        return 0
    return max(1, min(4, -(-4 * now // start)))


def short_name(name: str) -> str:
    """A name of at most seven letters for a counter: "1 Co", "2 AC Pl"."""
    if len(name) <= 7:
        return name
    words = name.replace("-", " ").replace(",", " ").split()
    kinds = {
        "company": "Co",
        "battalion": "Bn",
        "platoon": "Pl",
        "squadron": "Sq",
        "regiment": "Rgt",
        "section": "Sec",
        "battery": "Bty",
        "troop": "Tr",
        "division": "Div",
        "brigade": "Bde",
        "detachment": "Det",
        "headquarters": "HQ",
        "machine": "M",
        "gun": "G",
        "cavalry": "Cav",
        "border": "Bd",
        "guard": "Gd",
        "post": "Post",
        "flight": "Fl",
        "aircraft": "Air",
    }
    short = []
    for word in words:
        digits = "".join(letter for letter in word if letter.isdigit())
        if digits:
            short.append(digits)
        elif word.lower() in kinds:
            short.append(kinds[word.lower()])
        elif word[0].isupper():
            short.append(word[0])
    out = ""
    for part in short:
        glue = "" if not out or (len(part) == 1 and out[-1:].isalpha() and len(out) < 3) else " "
        if len(out) + len(glue) + len(part) > 7:
            break
        out += glue + part
    return out or name[:6]
