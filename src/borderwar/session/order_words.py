"""An order as a player says it: "march 1st Platoon to 0502"."""

from borderwar.language import say
from borderwar.model import orders as o
from borderwar.rules.setup import Setup
from borderwar.session.refusals import minutes


def order_words(setup: Setup, order: o.Order) -> str:
    """A few words for a button or a message; units by their names."""

    def name(unit: str) -> str:
        row = setup.row_of.get(unit)
        return setup.scenario.units[row].names.english if row is not None else unit

    match order:
        case o.End():
            return say("end of turn")
        case o.Move(unit, path):
            return say("march {unit} to {hex}", unit=name(unit), hex=path[-1])
        case o.BreakOut(unit, path):
            return say("break out {unit} to {hex}", unit=name(unit), hex=path[-1])
        case o.Fire(unit, target, seconds):
            return say(
                "{unit} fires at {target}, {time}",
                unit=name(unit),
                target=name(target),
                time=minutes(seconds),
            )
        case o.Counter(unit, target, seconds):
            return say(
                "{unit} shells the guns of {target}, {time}",
                unit=name(unit),
                target=name(target),
                time=minutes(seconds),
            )
        case o.Bombard(unit, at, seconds):
            return say("{unit} shells {hex}, {time}", unit=name(unit), hex=at, time=minutes(seconds))
        case o.Assault(unit, at):
            return say("{unit} assaults {hex}", unit=name(unit), hex=at)
        case o.Dig(unit, seconds):
            return say("{unit} digs in, {time}", unit=name(unit), time=minutes(seconds))
        case o.Stance(unit, stance):
            return say("{unit}: {stance}", unit=name(unit), stance=stance.replace("-", " "))
    words = str(order).split()
    unit = getattr(order, "unit", "")
    rest = " ".join(words[2:])
    return f"{words[0].replace('-', ' ')} {name(unit)} {rest}".strip()
