"""From the forms of bases, bans and batteries to the dataclasses of `model`."""

from borderwar.content.far_forms import BeyondForm, RoundsForm
from borderwar.content.figures import names
from borderwar.content.scenario_forms import ScenarioForm
from borderwar.model import beyond as model


def bases(form: ScenarioForm) -> tuple[model.Base, ...]:
    """The air bases."""
    found = form.air.bases if form.air is not None else None
    return tuple(
        model.Base(
            id=name,
            names=names(base),
            side=base.side.text,
            km=base.km,
            direction=base.direction,
            capacity=base.capacity,
            service=base.service_minutes,
            guns=tuple((weapon, count.figure()) for weapon, count in (base.guns or {}).items()),
            raided=base.raided,
            source=base.source.text,
        )
        for name, base in (found or {}).items()
    )


def bans(form: ScenarioForm) -> tuple[model.Ban, ...]:
    """What the sides may not do in the air."""
    found = form.air.bans if form.air is not None else ()
    return tuple(
        model.Ban(ban.side.text, ban.act, ban.until_level, ban.text, ban.source.text) for ban in found
    )


def gun_control(form: ScenarioForm) -> tuple[model.GunControl, ...]:
    """Registered hexes and sound ranging."""
    return tuple(
        model.GunControl(
            one.side.text,
            tuple(word.text for word in one.registered),
            one.sound_ranging,
            one.source.text,
        )
        for one in form.gun_control
    )


def beyond(form: BeyondForm | None) -> model.Beyond | None:
    """Where a battery stands beyond the map."""
    return model.Beyond(form.behind.text, form.metres) if form is not None else None


def rounds(form: RoundsForm | None) -> model.Rounds | None:
    """A budget of shells."""
    return model.Rounds(form.start, form.day) if form is not None else None
