"""What is to be said of a unit beside its bars: facts with their cases, and the whole of it in a sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from borderwar.language import say, say_many
from borderwar.rules.movement import PINNED
from borderwar.session.refusals import tonnes
from borderwar.ui.words import (
    cohesion_word,
    command_words,
    condition_words,
    distance,
    minutes,
    stance_words,
    state_words,
    strength,
    supply_words,
    suppression_word,
)

if TYPE_CHECKING:
    from borderwar.session.unit_view import UnitView
    from borderwar.ui.play.situation import Situation

LEAST = 60
"""Seconds below which hardly any order can be given."""


@dataclass(frozen=True)
class Note:
    """A sentence about a unit, and the case that has the rule."""

    text: str
    rule: str = ""
    bad: bool = False


def why_idle(unit: "UnitView", context: "Situation") -> Note | None:
    """Why an own unit cannot act now; None if it can."""
    if unit.known != "own":
        return None
    turn = unit.arrives_turn
    reasons = {
        "to come": (
            say("Cannot act: it is to come in turn {turn}.", turn=turn)
            if turn
            else say("Cannot act: it is held back until it is released."),
            "12.1",
        ),
        "broken": (say("Cannot act: it is broken and must rally first."), "9.6"),
        "surrendered": (say("Cannot act: it has given up."), "9.9"),
        "destroyed": (say("Cannot act: it is destroyed."), "5.8"),
        "left the map": (say("Cannot act: it has left the map."), "12.7"),
    }
    if unit.condition in reasons:
        return Note(*reasons[unit.condition], bad=True)
    if context.side is not None and not context.own_turn and not context.view.over:
        return Note(say("Cannot act now: it is not your turn."), "1.4")
    if unit.aircraft:
        return _grounded(unit, context)
    if unit.seconds_left < LEAST:
        return Note(say("Cannot act any more: its time of this turn is used up."), "3.4")
    if unit.suppression >= PINNED:
        return Note(say("Cannot march or rise: it is pinned by fire."), "9.2", True)
    return None


def _grounded(unit: "UnitView", context: "Situation") -> Note | None:
    if unit.escorting:
        return Note(say("Cannot fly more: it flies with {other}.", other=unit.escorting), "11.11")
    if unit.sorties <= 0:
        return Note(say("Cannot fly: no sorties are left today."), "11.6", True)
    if unit.fit <= 0:
        return Note(say("Cannot fly: no aircraft is fit today."), "11.15", True)
    if unit.ready_turn > context.turn:
        return Note(
            say("Cannot fly before turn {turn}: it is being made ready.", turn=unit.ready_turn), "11.6"
        )
    return None


def notes(unit: "UnitView", own: bool, context: "Situation") -> tuple[Note, ...]:
    """All that is known of a unit and has no bar."""
    out = _orders(unit, context) if own else _seen(unit)
    out += _losses(unit, own)
    if own and unit.hex >= 0 and not unit.aircraft:
        out += _lines(unit, context)
    out += _build(unit)
    out += [Note(text) for text in unit.far]
    if unit.note:
        out.append(Note(unit.note.strip()))
    return tuple(out)


def _orders(unit: "UnitView", context: "Situation") -> list[Note]:
    """Stance, posture and what it has done this turn."""
    out = [Note(say("In the enemy's turn: {stance}.", stance=stance_words(unit.stance).lower()), "10.1")]
    done = [word for word, held in ((say("marched"), unit.moved), (say("fired"), unit.fired)) if held]
    if done:
        out.append(Note(say("This turn it has {done}.", done=say(" and ").join(done))))
    if unit.dug_seconds:
        out.append(Note(say("Dug in for {time}.", time=minutes(unit.dug_seconds)), "10.4"))
    if unit.mount_kind in ("rides", "horse"):
        horse = unit.mount_kind == "horse"
        word = (say("In the saddle.") if horse else say("In its lorries.")) if unit.mounted else (
            say("Dismounted, its horses held.") if horse else say("On foot, its lorries near.")
        )  # fmt: skip
        out.append(Note(word, "3.7"))
    elif unit.mount_kind == "crew":
        out.append(Note(say("Always in its vehicles."), "3.7"))
    if unit.column:
        out.append(Note(say("In column of route."), "3.13"))
    if unit.condition == "broken" and unit.why != "none":
        out.append(Note(say("Broke through {why}.", why=say(unit.why)), "9.5", True))
    if unit.leaves_by:
        out.append(Note(say("Must be off the map by the end of turn {turn}.", turn=unit.leaves_by), "12.8"))
    if unit.entries:
        out.append(Note(say("Comes on at {places}.", places=say(" or ").join(unit.entries)), "12.6"))
    if unit.rounds >= 0 and not unit.far:
        out.append(Note(say("Shells for {time} of fire.", time=minutes(unit.rounds)), "6.8"))
    return out


def _seen(unit: "UnitView") -> list[Note]:
    """How an enemy is known."""
    if unit.known == "suspected" and unit.hex >= 0:
        how = say("Heard in turn {turn}.") if unit.located else say("Last seen in turn {turn}.")
        return [Note(how.format(turn=unit.seen_turn + 1), "6.9" if unit.located else "4.6")]
    if unit.located:
        return [Note(say("Heard: guns may fire at it."), "6.10")]
    return [Note(say("In sight; its numbers are what can be made out."), "4.7")]


def _losses(unit: "UnitView", own: bool) -> list[Note]:
    """What it has lost so far."""
    parts = []
    if unit.casualties:
        parts.append(say("{number} killed and wounded", number=unit.casualties))
    if unit.captured:
        parts.append(say("{number} captured", number=unit.captured))
    gone = unit.start_vehicles - unit.vehicles
    if gone > 0:
        parts.append(say_many(gone, "{number} vehicle", "{number} vehicles"))
    if not parts:
        return []
    words = say("Lost so far: {parts}.") if own else say("Has lost, as far as was seen: {parts}.")
    return [Note(words.format(parts=", ".join(parts)))]


def _lines(unit: "UnitView", context: "Situation") -> list[Note]:
    """Supply and command of an own unit."""
    out = []
    if unit.encircled:
        words = say("Encircled: there is no way out that the enemy does not bar.")
        out.append(Note(words, "9.12", True))
    trace = context.findings.supply_trace(unit.row)
    if trace is not None:
        cut = trace.cut_at >= 0 or trace.seconds < 0 or trace.seconds > trace.longest
        out.append(Note(supply_words(trace, context.number), "18.2", cut))
    elif unit.supply:
        out.append(Note(say("Supply: {state}.", state=say(unit.supply)), "18.2", unit.supply != "in supply"))
    link = context.findings.command_link(unit.row)
    if link is not None:
        head = context.findings.unit(link.headquarters)
        name = head.name if head else say("nobody")
        out.append(Note(command_words(name, link.means, link.heard), "19.2", not link.heard))
    elif unit.command != "on its own":
        out.append(
            Note(say("Command: {state}.", state=say(unit.command)), "19.2", unit.command == "out of command")
        )
    return out


def _build(unit: "UnitView") -> list[Note]:
    """Armour, guns, boats, engineers: what it is made of."""
    out = []
    front, side = unit.armour
    if front or side:
        out.append(Note(say("Armour {front} mm front, {side} mm side.", front=front, side=side), "7.2"))
    if unit.weight:
        out.append(Note(say("One vehicle weighs {weight}.", weight=tonnes(unit.weight)), "17.3"))
    if unit.guns:
        out.append(Note(say_many(unit.guns, "{number} gun or mortar.", "{number} guns or mortars."), "6.1"))
    if unit.indirect:
        out.append(Note(say("Fires over an observer."), "6.1"))
    if unit.reach:
        out.append(Note(say("Its weapons reach {range}.", range=distance(unit.reach)), "5.6"))
    if unit.fighter:
        out.append(Note(say("May patrol, and fly with others."), "11.10"))
    if unit.boats == "gunboat":
        out.append(Note(say("Fights from the water."), "17.12"))
    elif unit.boats and unit.boats_hex >= 0:
        out.append(Note(say("Its boats lie where it left them."), "17.10"))
    elif unit.boats:
        out.append(Note(say("Has boats."), "17.10"))
    if unit.engineers:
        out.append(Note(say_many(unit.engineers, "{number} engineer.", "{number} engineers."), "17.6"))
    return out


def unit_sentence(unit: "UnitView", context: "Situation") -> str:
    """A unit as one sentence, to be read aloud or taken away."""
    own = unit.known == "own" or context.side is None
    where = say("at {number}", number=unit.number) if unit.hex >= 0 else condition_words(unit.condition)
    state, _ = state_words(unit)
    about = strength(unit.men, unit.vehicles)
    parts = [
        say("{unit} ({kind}, {formation}) {where}", unit=unit.name, kind=unit.type_name,
            formation=unit.formation_name, where=where),
        about if own else say("about {strength}", strength=about),
        state,
    ]  # fmt: skip
    if own and not unit.aircraft:
        parts.append(say("{time} left", time=minutes(unit.seconds_left)))
        parts.append(say("cohesion {word}", word=cohesion_word(unit.cohesion)))
    parts.append(say("suppression {word}", word=suppression_word(unit.suppression)))
    return f"{', '.join(parts)}."


def hex_sentence(place: int, context: "Situation") -> str:
    """A hex as one sentence: its number, its names, its ground, who is there."""
    from borderwar.ui.panels.ground import Ground

    model = Ground().describe(context, place)
    lines = [text.rstrip(".") for text, _ in model.lines]
    return f"{model.title.replace(' · ', ', ')}: {'; '.join(lines)}."
