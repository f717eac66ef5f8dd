"""Numbers as a player reads them: minutes, metres, states, all in words."""

from typing import TYPE_CHECKING

from borderwar.language import say, say_many

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
        return say("{minutes} min", minutes=whole)
    return say("{hours} h {minutes:02d} min", hours=whole // 60, minutes=whole % 60)


def distance(metres: int) -> str:
    """Metres below two kilometres, then kilometres."""
    if metres < 2000:
        return say("{metres:,} m", metres=metres)
    return say("{kilometres} km", kilometres=f"{metres / 1000:.1f}".removesuffix(".0"))


def signed(number: int) -> str:
    """A number with its sign, a true minus."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def cohesion_word(per_mille: int) -> str:
    """How a unit holds together."""
    for least, word in ((750, "steady"), (550, "firm"), (400, "shaken"), (200, "wavering")):
        if per_mille >= least:
            return say(word)
    return say("near breaking")


def suppression_word(per_mille: int) -> str:
    """How much fire keeps a unit's heads down."""
    for most, word in ((0, "none"), (200, "light"), (450, "heads down"), (700, "heavy")):
        if per_mille <= most:
            return say(word)
    return say("pinned")


def supply_words(trace: "SupplyTrace", number: "Callable[[int], str]") -> str:
    """A line of supply as a sentence."""
    if trace.cut_at >= 0:
        return say("Supply is cut at {hex}.", hex=number(trace.cut_at))
    if trace.seconds < 0:
        return say("No source of supply can be reached.")
    if trace.seconds > trace.longest:
        words = "Supply {time} away: more than {longest} is too far."
        return say(words, time=minutes(trace.seconds), longest=minutes(trace.longest))
    return say(
        "In supply: {time} from its source at {hex}, of {longest} at most.",
        time=minutes(trace.seconds),
        hex=number(trace.hexes[0]),
        longest=minutes(trace.longest),
    )


def command_words(head: str, means: str, heard: bool) -> str:
    """A line of command as a sentence."""
    how = {"runner": say("by runner"), "telephone": say("by telephone"), "radio": say("by radio")}[means]
    words = "Led by {head} {how}." if heard else "Out of touch with {head}, who speaks {how}."
    return say(words, head=head, how=how)


def strength(men: int, vehicles: int, vehicle_name: str = "") -> str:
    """What a unit has, as a short sentence."""
    if vehicles:
        machines = say_many(vehicles, "{number:,} vehicle", "{number:,} vehicles")
        return f"{machines}, {say_many(men, '{number:,} man', '{number:,} men')}"
    return say_many(men, "{number:,} man", "{number:,} men")


def stance_words(stance: str) -> str:
    """A stance for a button: "Return fire"."""
    return {
        "fire-at-will": say("Fire at will"),
        "return-fire": say("Return fire"),
        "hold-fire": say("Hold fire"),
        "fall-back": say("Fall back"),
    }[stance]


def condition_words(condition: str) -> str:
    """The condition of a unit in a word or two."""
    return {
        "to come": say("to come"),
        "ready": say("ready"),
        "broken": say("broken"),
        "surrendered": say("surrendered"),
        "destroyed": say("destroyed"),
        "left the map": say("left the map"),
    }[condition]


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
        return (say("turn {turn}", turn=turn) if turn else say("reserve")), "text-3"
    if condition != "ready":
        return condition_words(condition), "bad"
    if unit.suppression > HEAVY:
        return say("suppressed"), "bad"
    if unit.cohesion < 400:
        return cohesion_word(unit.cohesion), "bad"
    if unit.aircraft:
        flying = say("on patrol") if unit.over >= 0 else say("escorting") if unit.escorting else ""
        return flying or (say("ready") if can_act(unit) else say("on the ground")), "text-2"
    if unit.below >= 0:
        return say("below"), "text-2"
    if unit.column:
        return say("column"), "text-2"
    if unit.fired:
        return say("fired"), "text-3"
    if unit.moved:
        return say("moved"), "text-3"
    if unit.dug_seconds >= 600:
        return say("dug in"), "text-2"
    return say("ready"), "text-2"


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
