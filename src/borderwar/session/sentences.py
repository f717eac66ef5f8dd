"""Events as sentences, for the log and for people who read logs."""

from borderwar.language import say, say_many
from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.tables import BREAK_REASONS, DOWN
from borderwar.rules.bridge_works import CUTTING, LAYING
from borderwar.rules.setup import Setup
from borderwar.session.refusals import minutes
from borderwar.session.result import ENDINGS

SUPPLY_WORDS = (
    "in supply again",
    "too far from its sources: its line of supply is too long",
    "cut off from supply",
)
NOTHING_LEFT = ("{who} has no ammunition left", "{who} has no fuel left", "{who} has no water left")
STANCE_WORDS = ("hold fire", "return fire", "fire at will", "fall back")
"""In the order of model.orders.STANCES."""


def men_words(number: int) -> str:
    """ "1 man", "3 men", "no men"."""
    return say_many(number, "{number} man", "{number} men") if number else say("no men")


def losses(men: int, vehicles: int, aircraft: int = 0) -> str:
    """Men and machines lost, in words; "no loss" for none."""
    parts = [men_words(men)] if men else []
    if vehicles:
        parts.append(say_many(vehicles, "{number} vehicle", "{number} vehicles"))
    if aircraft:
        parts.append(say_many(aircraft, "{number} aircraft", "{number} aircraft"))
    return say("{parts} lost", parts=say(" and ").join(parts)) if parts else say("no loss")


def bridge_name(setup: Setup, row: int) -> str:
    """A bridge as a sentence names it."""
    return setup.scenario.map.bridges[row].names.english


def sentence_of(setup: Setup, event: Event) -> str:
    """One event as a sentence; empty for those that need none."""
    names = [unit.names.english for unit in setup.scenario.units]
    who = names[event.unit] if event.unit >= 0 else say("An unseen enemy")
    other = names[event.other] if event.other >= 0 else say("an unseen enemy")
    at = setup.number(event.hex)
    sides = [side.names.english for side in setup.scenario.sides]
    match event.kind:
        case e.TURN_BEGAN:
            return say("Turn {turn}, {side} to move", turn=event.a + 1, side=sides[event.b])
        case e.ARRIVED:
            return (
                say("{who} arrives at {at}", who=who, at=at)
                if event.hex >= 0
                else say("{who} is ready to fly", who=who)
            )
        case e.DELAYED:
            return say("{who} cannot come on: its way in is barred", who=who)
        case e.MOVED:
            words = "{who} falls back to {at}, {time}" if event.c else "{who} marches to {at}, {time}"
            return say(words, who=who, at=at, time=minutes(event.b))
        case e.MOVE_STOPPED:
            why = {
                1: say("an enemy comes in sight"),
                2: say("it is under fire"),
                4: say("the enemy bars the way"),
                5: say("the bridge is gone"),
            }
            return say(
                "{who} stops at {at}: {why}", who=who, at=at, why=why.get(event.a, say("it is broken"))
            )
        case e.FIRED:
            words = (
                "{who} fires on {other} for {time}: {losses}",
                "{who} opens fire on the march of {other} for {time}: {losses}",
                "{who} fires back at {other} for {time}: {losses}",
            )[event.d]
            return say(
                words,
                who=who,
                other=other,
                time=minutes(event.a),
                losses=losses(event.b, event.c),
            )
        case e.SHELLED:
            if event.other < 0:
                return say("{who} shells {at} for {time}", who=who, at=at, time=minutes(event.a))
            place = say("at {at}", at=at) if event.hex >= 0 else say("beyond the map")
            return say(
                "Shells on {other} {place}: {losses}",
                other=other,
                place=place,
                losses=losses(event.b, event.c),
            )
        case e.ASSAULTED:
            if event.c == 2:
                return say("{who} searches the tunnels under {at} and finds nobody", who=who, at=at)
            if event.c:
                return say("{who} carries {at}", who=who, at=at)
            return say(
                "{who} fights {other} hand to hand: {losses}",
                who=who,
                other=other,
                losses=losses(event.a, event.b),
            )
        case e.STRUCK:
            if event.other < 0:
                return say("{who} attacks {at} from the air", who=who, at=at)
            return say("Bombs and bullets on {other}: {losses}", other=other, losses=losses(event.b, event.c))
        case e.FLAK:
            return say("Fire from the ground at {who}: {losses}", who=who, losses=losses(0, 0, event.a))
        case e.HEARD:
            where = say("at {at}", at=at) if event.hex >= 0 else say("beyond the map")
            return say("Sound ranging finds {who} {where}", who=who, where=where)
        case e.SCOUTED:
            found = say_many(event.a, "{number} unit", "{number} units") if event.a else say("no units")
            return say("{who} looks over the ground about {at}: {found} found", who=who, at=at, found=found)
        case e.PATROLLED:
            stay = "" if event.a >= 1000 else say(" for {share} % of the turn", share=event.a // 10)
            return say("{who} patrols over {at}{stay}", who=who, at=at, stay=stay)
        case e.ESCORTED:
            return say("{who} will fly with {other}", who=who, other=other)
        case e.MET_IN_AIR:
            downed = say(", {number} of the enemy's shot down", number=event.b) if event.b else ""
            return say(
                "{who} fights in the air: {losses}{downed}",
                who=who,
                losses=losses(0, 0, event.a),
                downed=downed,
            )
        case e.CRASHED:
            lost = say_many(event.a, "{number} aircraft", "{number} aircraft")
            return say("{who} does not bring back {lost}, by no act of the enemy's", who=who, lost=lost)
        case e.TURNED_BACK:
            return say("{who} is turned back", who=who)
        case e.RAIDED:
            base = setup.scenario.bases[event.a - 1].names.english
            if event.other < 0:
                return say("{who} attacks the air base {base}", who=who, base=base)
            return say(
                "Bombs on {other} at {base}: {losses}", other=other, base=base, losses=losses(0, 0, event.b)
            )
        case e.SPOTTED_UNIT:
            return say("{who} is seen at {at}", who=who, at=at)
        case e.LOST_SIGHT:
            return say("{who} is out of sight; last seen at {at}", who=who, at=at)
        case e.DUG_IN:
            return say("{who} digs in: {time} of work so far", who=who, time=minutes(event.a))
        case e.MOUNTED_UP:
            return say("{who} mounts", who=who)
        case e.GOT_DOWN:
            return say("{who} dismounts", who=who)
        case e.STANCE_TAKEN:
            return say("{who} will {stance}", who=who, stance=say(STANCE_WORDS[event.a]))
        case e.BROKE:
            return say("{who} breaks: {why}", who=who, why=say(BREAK_REASONS[event.a]))
        case e.RALLIED:
            return say("{who} rallies", who=who)
        case e.SURRENDERED_UNIT:
            return say("{who} gives up at {at}: {men} taken", who=who, at=at, men=men_words(event.a))
        case e.DESTROYED_UNIT:
            return say("{who} is destroyed", who=who)
        case e.LEFT_MAP:
            return say("{who} leaves the field at {at}", who=who, at=at)
        case e.OBJECTIVE_TAKEN:
            ground = setup.scenario.victory.objectives[event.a].names.english
            return say("{side} holds {ground}", side=sides[event.b], ground=ground)
        case e.LIMIT_BROKEN:
            limit = setup.scenario.limits[event.a]
            return say(
                "{who} breaks an order of the high command: {limit}, {points} points lost",
                who=who,
                limit=limit.names.english,
                points=event.b,
            )
        case e.ESCALATED:
            level = setup.scenario.levels[event.a - 1].names.english
            if event.b:
                return say("Escalation falls to {number}: {level}", number=event.a, level=level)
            return say("Escalation rises to {number}: {level}", number=event.a, level=level)
        case e.HALTED:
            return say("Both capitals order the fight to stop")
        case e.HAPPENED:
            happening = setup.scenario.happenings[event.a]
            return f"{happening.names.english}: {happening.text}"
        case e.EXITED:
            return say("{who} leaves the map at {at}", who=who, at=at) + (say(" in time") if event.a else "")
        case e.STAYED:
            return say("{who} should have been gone by now: {points} points lost", who=who, points=event.a)
        case e.ENCIRCLED:
            return (
                say("{who} is encircled at {at}", who=who, at=at)
                if event.a
                else say("{who} has a way out again", who=who)
            )
        case e.FOUGHT_ON:
            return say("{who} loses its nerve, and fights on: there is no way out of {at}", who=who, at=at)
        case e.BROKE_OUT:
            left = [men_words(event.a)] if event.a else []
            left += [say_many(event.b, "{number} vehicle", "{number} vehicles")] if event.b else []
            price = say(", {left} left behind", left=say(" and ").join(left)) if left else ""
            return say("{who} breaks out to {at}{price}", who=who, at=at, price=price)
        case e.SUPPLY_CHANGED:
            return say("{who} is {supply}", who=who, supply=say(SUPPLY_WORDS[event.a]))
        case e.RAN_OUT:
            return say(NOTHING_LEFT[event.a], who=who)
        case e.LEADER_FELL:
            formation = setup.scenario.formations[event.a]
            led = formation.leader.english if formation.leader else say("The commander")
            return say(
                "{led} of {formation} falls at {at}", led=led, formation=formation.names.english, at=at
            )
        case e.COMMAND_LOST:
            return say(
                "{formation} has no headquarters any more",
                formation=setup.scenario.formations[event.a].names.english,
            )
        case e.COMMAND_TAKEN:
            return say(
                "{who} commands {formation}",
                who=who,
                formation=setup.scenario.formations[event.a].names.english,
            )
        case e.GAME_OVER:
            return say("The game is over: {ending}", ending=say(ENDINGS[event.a]))
        case e.ORDER_FORMED:
            return say("{who} forms column", who=who) if event.a else say("{who} deploys", who=who)
        case e.WORKED:
            return say(
                "{who} works at the {work} by {at}: {time} still to do",
                who=who,
                work=work_name(setup, event.b),
                at=at,
                time=minutes(event.a),
            )
        case e.OPENED:
            work = work_name(setup, event.a)
            if event.b:
                return say("{who} flattens the {work} by {at}", who=who, work=work, at=at)
            return say("The {work} by {at} lies open", work=work, at=at)
        case e.MINED:
            work = work_name(setup, event.c)
            if event.d:
                return say("{who} finds {work} in {at}", who=who, work=work, at=at)
            return say(
                "{who} is among {work} in {at}: {losses}",
                who=who,
                work=work,
                at=at,
                losses=losses(event.a, event.b),
            )
        case e.WENT_BELOW:
            return say("{who} goes below ground at {at}", who=who, at=at)
        case e.CAME_UP:
            return say("{who} comes up from below at {at}", who=who, at=at)
        case e.SURPRISED:
            return say(
                "{who} comes out of the dark at {at}: {surprise}",
                who=who,
                at=at,
                surprise=surprise_words(event),
            )
        case e.BRIDGE_WORK:
            bridge = bridge_name(setup, event.a)
            if event.d == CUTTING:
                return say("{who} looks for charges under {bridge}", who=who, bridge=bridge)
            todo = say("{time} of work for a hundred men left", time=minutes(event.c)) if event.c else ""
            if event.d == LAYING:
                return say(
                    "{who} lays charges under {bridge}: {todo}",
                    who=who,
                    bridge=bridge,
                    todo=todo or say("it is ready to be blown"),
                )
            return say(
                "{who} works on {bridge}: {todo}", who=who, bridge=bridge, todo=todo or say("it stands")
            )
        case e.BRIDGE_BLOWN:
            how = say("it is down") if event.b == DOWN else say("it is only damaged")
            return say("{who} blows {bridge}: {how}", who=who, bridge=bridge_name(setup, event.a), how=how)
        case e.EMBARKED:
            return say("{who} pushes off", who=who)
        case e.LANDED:
            return say("{who} lands at {at}", who=who, at=at)
        case _:
            return ""


def work_name(setup: Setup, row: int) -> str:
    """What an obstacle is called, for the middle of a sentence."""
    kinds = list(setup.scenario.catalogue.works.values())
    return (
        kinds[setup.works[row]["type"]].names.english.lower() if row < len(setup.works) else say("obstacle")
    )


def surprise_words(event: Event) -> str:
    """How a fight in the dark began."""
    began = (
        say("full surprise")
        if event.a >= 1000
        else say("surprise {share} %", share=event.a // 10)
        if event.a
        else say("no surprise")
    )
    mixed = [
        side for side, share in ((say("his own ranks"), event.b), (say("theirs"), event.c)) if share >= 1000
    ]
    return (
        say("{began}; confusion in {mixed}", began=began, mixed=say(" and ").join(mixed)) if mixed else began
    )


def story(setup: Setup, events: tuple[Event, ...]) -> list[str]:
    """The sentences of several events; the steps of one march are told as one."""
    out: list[str] = []
    waiting: list[Event] = []

    def tell_march() -> None:
        if len(waiting) > 1:
            last = waiting[-1]
            seconds = sum(step.b for step in waiting)
            who = setup.scenario.units[last.unit].names.english
            at = setup.number(last.hex)
            time, hexes = minutes(seconds), len(waiting)
            if last.c:
                words = "{who} falls back {hexes} hexes to {at}, {time}"
            else:
                words = "{who} marches {hexes} hexes to {at}, {time}"
            out.append(say(words, who=who, hexes=hexes, at=at, time=time))
        elif waiting:
            out.append(sentence_of(setup, waiting[0]))
        waiting.clear()

    for event in events:
        if waiting and (event.kind, event.unit) != (e.MOVED, waiting[-1].unit):
            tell_march()
        if event.kind == e.MOVED:
            waiting.append(event)
            continue
        text = sentence_of(setup, event)
        if text:
            out.append(text)
    tell_march()
    return out
