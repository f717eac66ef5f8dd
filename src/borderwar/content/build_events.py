"""From the form of an event to the dataclasses of `model`."""

from borderwar.content.figures import names
from borderwar.content.nodes import Word
from borderwar.content.scenario_forms import EventForm, ScenarioForm, ThenForm, WhenForm
from borderwar.model.scenario import Condition, Deed, Happening, Weather


def happening(form: EventForm, scenario: ScenarioForm) -> Happening:
    """One event of a scenario without mistakes."""
    turns = scenario.calendar.turns
    when = form.when
    since, until, chance = 1, turns, 1000
    if when is None:
        until = 1
    elif when.turn is not None:
        since = until = when.turn
    else:
        since, until = when.since or 1, when.until or turns
    if when is not None:
        chance = when.chance
    return Happening(
        id=form.id.text,
        names=names(form),
        text=form.text,
        source=form.source.text,
        since=since,
        until=until,
        chance=chance,
        conditions=_conditions(when) if when is not None else (),
        deeds=_deeds(form.then) if form.then is not None else (),
        told=form.told.text if form.told is not None else "both",
        hidden=form.hidden,
        repeat=form.repeat,
    )


def _texts(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _conditions(when: WhenForm) -> tuple[Condition, ...]:
    out = [Condition("level", number=when.level)] if when.level is not None else []
    out += [Condition("held", one.side.text, turns=one.turns, name=one.objective.text) for one in when.held]
    out += [Condition("losses", one.side.text, one.share) for one in when.losses]
    out += [Condition("broken", units=(name,)) for name in _texts(when.broken)]
    out += [Condition("destroyed", units=(name,)) for name in _texts(when.destroyed)]
    out += [Condition("after", name=name) for name in _texts(when.after)]
    out += [Condition("unless", name=name) for name in _texts(when.unless)]
    out += [Condition("clear", one.side.text, hexes=_texts(one.hexes)) for one in when.clear]
    out += [Condition("present", one.side.text, hexes=_texts(one.hexes)) for one in when.present]
    return tuple(out)


def _deeds(then: ThenForm) -> tuple[Deed, ...]:
    out = [Deed("points", side, points) for side, points in (then.points or {}).items()]
    if then.escalation:
        out.append(Deed("escalate", number=then.escalation))
    if then.release:
        out.append(Deed("release", units=_texts(then.release)))
    if then.withdraw:
        out.append(Deed("withdraw", number=then.within, units=_texts(then.withdraw)))
    if then.surrender:
        out.append(Deed("surrender", units=_texts(then.surrender)))
    if then.limits_on:
        out.append(Deed("limit", number=1, limits=_texts(then.limits_on)))
    if then.limits_off:
        out.append(Deed("limit", number=0, limits=_texts(then.limits_off)))
    out += [Deed("air", side, int(banned)) for side, banned in (then.air_ban or {}).items()]
    if then.weather is not None:
        sky = then.weather
        weather = Weather(1, names(sky), sky.sight, sky.going, sky.flying, sky.wind)
        out.append(Deed("weather", weather=weather))
    if then.halt:
        out.append(Deed("halt"))
    if then.decide:
        out.append(Deed("decide"))
    return tuple(out)
