"""Events as sentences, for the log and for people who read logs."""

from borderwar.model import events as e
from borderwar.model.events import Event
from borderwar.model.orders import STANCES
from borderwar.model.tables import BREAK_REASONS, DOWN
from borderwar.rules.bridge_works import CUTTING, LAYING
from borderwar.rules.setup import Setup
from borderwar.session.refusals import minutes
from borderwar.session.result import ENDINGS

UNSEEN = "An unseen enemy"
"""How a side is told of what it feels but does not see."""


SUPPLY_WORDS = (
    "in supply again",
    "too far from its sources: its line of supply is too long",
    "cut off from supply",
)
STORES = ("ammunition", "fuel", "water")


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 man", "3 men", "no men"."""
    several = many or f"{one}s"
    if number == 0:
        return f"no {several}"
    return f"{number} {one if number == 1 else several}"


def losses(men: int, vehicles: int, what: str = "vehicle") -> str:
    """Men and vehicles lost, in words; "no loss" for none."""
    parts = []
    if men:
        parts.append(count(men, "man", "men"))
    if vehicles:
        parts.append(count(vehicles, what, None if what != "aircraft" else "aircraft"))
    return " and ".join(parts) + " lost" if parts else "no loss"


def bridge_name(setup: Setup, row: int) -> str:
    """A bridge as a sentence names it."""
    return setup.scenario.map.bridges[row].names.english


def sentence_of(setup: Setup, event: Event) -> str:
    """One event as a sentence; empty for those that need none."""
    names = [unit.names.english for unit in setup.scenario.units]
    who = names[event.unit] if event.unit >= 0 else UNSEEN
    other = names[event.other] if event.other >= 0 else UNSEEN.lower()
    at = setup.number(event.hex)
    sides = [side.names.english for side in setup.scenario.sides]
    match event.kind:
        case e.TURN_BEGAN:
            return f"Turn {event.a + 1}, {sides[event.b]} to move"
        case e.ARRIVED:
            return f"{who} arrives at {at}" if event.hex >= 0 else f"{who} is ready to fly"
        case e.DELAYED:
            return f"{who} cannot come on: its way in is barred"
        case e.MOVED:
            verb = "falls back" if event.c else "marches"
            return f"{who} {verb} to {at}, {minutes(event.b)}"
        case e.MOVE_STOPPED:
            why = {
                1: "an enemy comes in sight",
                2: "it is under fire",
                4: "the enemy bars the way",
                5: "the bridge is gone",
            }
            return f"{who} stops at {at}: {why.get(event.a, 'it is broken')}"
        case e.FIRED:
            how = ("fires on", "opens fire on the march of", "fires back at")[event.d]
            return f"{who} {how} {other} for {minutes(event.a)}: {losses(event.b, event.c)}"
        case e.SHELLED:
            if event.other < 0:
                return f"{who} shells {at} for {minutes(event.a)}"
            place = f"at {at}" if event.hex >= 0 else "beyond the map"
            return f"Shells on {other} {place}: {losses(event.b, event.c)}"
        case e.ASSAULTED:
            if event.c == 2:
                return f"{who} searches the tunnels under {at} and finds nobody"
            if event.c:
                return f"{who} carries {at}"
            return f"{who} fights {other} hand to hand: {losses(event.a, event.b)}"
        case e.STRUCK:
            if event.other < 0:
                return f"{who} attacks {at} from the air"
            return f"Bombs and bullets on {other}: {losses(event.b, event.c)}"
        case e.FLAK:
            return f"Fire from the ground at {who}: {losses(0, event.a, 'aircraft')}"
        case e.HEARD:
            where = f"at {at}" if event.hex >= 0 else "beyond the map"
            return f"Sound ranging finds {who} {where}"
        case e.SCOUTED:
            return f"{who} looks over the ground about {at}: {count(event.a, 'unit')} found"
        case e.PATROLLED:
            stay = "" if event.a >= 1000 else f" for {event.a // 10} % of the turn"
            return f"{who} patrols over {at}{stay}"
        case e.ESCORTED:
            return f"{who} will fly with {other}"
        case e.MET_IN_AIR:
            downed = f", {event.b} of the enemy's shot down" if event.b else ""
            return f"{who} fights in the air: {losses(0, event.a, 'aircraft')}{downed}"
        case e.TURNED_BACK:
            return f"{who} is turned back"
        case e.RAIDED:
            base = setup.scenario.bases[event.a - 1].names.english
            if event.other < 0:
                return f"{who} attacks the air base {base}"
            return f"Bombs on {other} at {base}: {losses(0, event.b, 'aircraft')}"
        case e.SPOTTED_UNIT:
            return f"{who} is seen at {at}"
        case e.LOST_SIGHT:
            return f"{who} is out of sight; last seen at {at}"
        case e.DUG_IN:
            return f"{who} digs in: {minutes(event.a)} of work so far"
        case e.MOUNTED_UP:
            return f"{who} mounts"
        case e.GOT_DOWN:
            return f"{who} dismounts"
        case e.STANCE_TAKEN:
            return f"{who} will {STANCES[event.a].replace('-', ' ')}"
        case e.BROKE:
            return f"{who} breaks: {BREAK_REASONS[event.a]}"
        case e.RALLIED:
            return f"{who} rallies"
        case e.SURRENDERED_UNIT:
            return f"{who} gives up at {at}: {count(event.a, 'man', 'men')} taken"
        case e.DESTROYED_UNIT:
            return f"{who} is destroyed"
        case e.LEFT_MAP:
            return f"{who} leaves the field at {at}"
        case e.OBJECTIVE_TAKEN:
            ground = setup.scenario.victory.objectives[event.a].names.english
            return f"{sides[event.b]} holds {ground}"
        case e.LIMIT_BROKEN:
            limit = setup.scenario.limits[event.a]
            return f"{who} breaks an order of the high command: {limit.names.english}, {event.b} points lost"
        case e.ESCALATED:
            level = setup.scenario.levels[event.a - 1].names.english
            if event.b:
                return f"Escalation falls to {event.a}: {level}"
            return f"Escalation rises to {event.a}: {level}"
        case e.HALTED:
            return "Both capitals order the fight to stop"
        case e.HAPPENED:
            happening = setup.scenario.happenings[event.a]
            return f"{happening.names.english}: {happening.text}"
        case e.EXITED:
            return f"{who} leaves the map at {at}" + (" in time" if event.a else "")
        case e.STAYED:
            return f"{who} should have been gone by now: {event.a} points lost"
        case e.ENCIRCLED:
            return f"{who} is encircled at {at}" if event.a else f"{who} has a way out again"
        case e.FOUGHT_ON:
            return f"{who} loses its nerve, and fights on: there is no way out of {at}"
        case e.BROKE_OUT:
            left = [count(event.a, "man", "men")] if event.a else []
            left += [count(event.b, "vehicle")] if event.b else []
            price = f", {' and '.join(left)} left behind" if left else ""
            return f"{who} breaks out to {at}{price}"
        case e.SUPPLY_CHANGED:
            return f"{who} is {SUPPLY_WORDS[event.a]}"
        case e.RAN_OUT:
            return f"{who} has no {STORES[event.a]} left"
        case e.LEADER_FELL:
            formation = setup.scenario.formations[event.a]
            led = formation.leader.english if formation.leader else "The commander"
            return f"{led} of {formation.names.english} falls at {at}"
        case e.COMMAND_LOST:
            return f"{setup.scenario.formations[event.a].names.english} has no headquarters any more"
        case e.COMMAND_TAKEN:
            return f"{who} commands {setup.scenario.formations[event.a].names.english}"
        case e.GAME_OVER:
            return f"The game is over: {ENDINGS[event.a]}"
        case e.ORDER_FORMED:
            return f"{who} forms column" if event.a else f"{who} deploys"
        case e.WORKED:
            return f"{who} works at the {work_name(setup, event.b)} by {at}: {minutes(event.a)} still to do"
        case e.OPENED:
            work = work_name(setup, event.a)
            if event.b:
                return f"{who} flattens the {work} by {at}"
            return f"The {work} by {at} lies open"
        case e.MINED:
            work = work_name(setup, event.c)
            if event.d:
                return f"{who} finds {work} in {at}"
            return f"{who} is among {work} in {at}: {losses(event.a, event.b)}"
        case e.WENT_BELOW:
            return f"{who} goes below ground at {at}"
        case e.CAME_UP:
            return f"{who} comes up from below at {at}"
        case e.SURPRISED:
            return f"{who} comes out of the dark at {at}: {surprise_words(event)}"
        case e.BRIDGE_WORK:
            bridge = bridge_name(setup, event.a)
            if event.d == CUTTING:
                return f"{who} looks for charges under {bridge}"
            todo = f"{minutes(event.c)} of work for a hundred men left" if event.c else ""
            if event.d == LAYING:
                return f"{who} lays charges under {bridge}: {todo or 'it is ready to be blown'}"
            return f"{who} works on {bridge}: {todo or 'it stands'}"
        case e.BRIDGE_BLOWN:
            how = "it is down" if event.b == DOWN else "it is only damaged"
            return f"{who} blows {bridge_name(setup, event.a)}: {how}"
        case e.EMBARKED:
            return f"{who} pushes off"
        case e.LANDED:
            return f"{who} lands at {at}"
        case _:
            return ""


def work_name(setup: Setup, row: int) -> str:
    """What an obstacle is called, for the middle of a sentence."""
    kinds = list(setup.scenario.catalogue.works.values())
    return kinds[setup.works[row]["type"]].names.english.lower() if row < len(setup.works) else "obstacle"


def surprise_words(event: Event) -> str:
    """How a fight in the dark began."""
    began = (
        "full surprise" if event.a >= 1000 else f"surprise {event.a // 10} %" if event.a else "no surprise"
    )
    mixed = [side for side, share in (("his own ranks", event.b), ("theirs", event.c)) if share >= 1000]
    return f"{began}; confusion in {' and '.join(mixed)}" if mixed else began


def story(setup: Setup, events: tuple[Event, ...]) -> list[str]:
    """The sentences of several events; the steps of one march are told as one."""
    out: list[str] = []
    waiting: list[Event] = []

    def tell_march() -> None:
        if len(waiting) > 1:
            last = waiting[-1]
            seconds = sum(step.b for step in waiting)
            who = setup.scenario.units[last.unit].names.english
            verb = "falls back" if last.c else "marches"
            at = setup.number(last.hex)
            out.append(f"{who} {verb} {len(waiting)} hexes to {at}, {minutes(seconds)}")
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
