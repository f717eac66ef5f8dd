"""From the forms of waters without mistakes to the dataclasses of `model`."""

from borderwar.content import geometry
from borderwar.content.figures import names
from borderwar.content.water_forms import BridgeForm, FordForm, HexsideForm, HexsideLineForm
from borderwar.model import waters as model
from borderwar.model.catalogue import HexsideKind, Names


def build_hexside(name: str, form: HexsideForm) -> HexsideKind:
    """What may run along a hexside."""
    return HexsideKind(
        id=name,
        names=names(form),
        look=form.look,
        width=form.width_m.figure(),
        depth=form.depth_cm.figure(),
        current=form.current_ms.figure(),
        seconds=dict(form.seconds or {}),
        assault=form.assault,
        mark=form.mark,
        source=form.source.text,
    )


def _named(form: HexsideLineForm | FordForm) -> Names | None:
    return Names(form.name, dict(form.native or {})) if form.name else None


def build_line(form: HexsideLineForm) -> model.HexsideLine:
    """A line along hexsides: every side between the banks, in the order of the first."""
    return model.HexsideLine(
        kind=form.kind.text,
        names=_named(form),
        sides=tuple(
            (here.text, there.text)
            for here in form.bank
            for there in form.far_bank
            if geometry.distance(here.text, there.text) == 1
        ),
    )


def build_ford(form: FordForm) -> model.Ford:
    """A ford."""
    return model.Ford(_named(form), (form.between[0].text, form.between[1].text), dict(form.seconds))


def build_bridge(name: str, form: BridgeForm) -> model.Bridge:
    """A bridge."""
    return model.Bridge(
        id=name,
        names=names(form),
        kind=form.kind,
        between=(form.between[0].text, form.between[1].text),
        capacity=form.capacity_t.figure(),
        men=form.men_a_minute.figure(),
        vehicles=form.vehicles_a_minute.figure(),
        state=form.state,
        build=form.build_minutes * 60,
        charge=form.charge_minutes * 60,
        charged_by=form.charged_by.text if form.charged_by is not None else None,
    )
