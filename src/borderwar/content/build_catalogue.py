"""From the forms of a catalogue without mistakes to the dataclasses of `model`."""

from borderwar.content.build_water import build_hexside
from borderwar.content.catalogue_forms import (
    CatalogueFiles,
    TerrainForm,
    TypeForm,
    VehicleForm,
    WeaponForm,
    WorkForm,
)
from borderwar.content.figures import FigureForm, names
from borderwar.content.nodes import Word
from borderwar.model import catalogue as model
from borderwar.model.catalogue import Catalogue, Figure


def build_catalogue(files: CatalogueFiles) -> Catalogue:
    """The catalogue of its files."""
    return Catalogue(
        weapons={name: _weapon(name, form) for name, form in files.weapons.weapons.items()},
        vehicles={name: _vehicle(name, form) for name, form in files.vehicles.vehicles.items()},
        mobilities={
            name: model.Mobility(
                name,
                names(form),
                form.country_kmh.figure(),
                form.road_kmh.figure(),
                form.slope.figure(),
                maybe_figure(form.ice_cm),
            )
            for name, form in files.ground.mobilities.items()
        },
        terrains={name: _terrain(name, form) for name, form in files.ground.terrains.items()},
        types={name: _type(name, form) for name, form in files.types.types.items()},
        law={name.replace("-", "_"): form.figure() for name, form in files.combat.law.items()},
        sources=dict(files.sources),
        works={name: _work(name, form) for name, form in (files.ground.works or {}).items()},
        hexsides={name: build_hexside(name, form) for name, form in (files.ground.hexsides or {}).items()},
    )


def _weapon(name: str, form: WeaponForm) -> model.Weapon:
    table = form.penetration
    return model.Weapon(
        id=name,
        names=names(form),
        kind=form.kind,
        calibre=form.calibre_mm.figure(),
        rate=form.rate.figure(),
        effective=form.effective_m.figure(),
        maximum=form.maximum_m.figure(),
        shell=maybe_figure(form.shell_kg),
        penetration=tuple((pair[0], pair[1]) for pair in table.at) if table else (),
        penetration_mark=table.mark if table else "estimated",
        penetration_source=table.source.text if table else "pierces nothing",
        indirect=form.indirect,
        anti_aircraft=form.anti_aircraft,
        load=maybe_figure(form.load),
    )


def _vehicle(name: str, form: VehicleForm) -> model.Vehicle:
    return model.Vehicle(
        id=name,
        names=names(form),
        kind=form.kind,
        mobility=form.mobility.text,
        crew=form.crew.figure(),
        seats=form.seats.figure(),
        country=form.country_kmh.figure(),
        road=form.road_kmh.figure(),
        front=form.front_mm.figure(),
        side=form.side_mm.figure(),
        weapons=_carried(form.weapons),
        endurance=maybe_figure(form.endurance_minutes),
        dogfight=maybe_figure(form.dogfight),
        hunt=maybe_figure(form.hunt),
        top=maybe_figure(form.top_mm),
        range=maybe_figure(form.range_km),
        weight=maybe_figure(form.weight_t),
        draught=maybe_figure(form.draught_cm),
    )


def _terrain(name: str, form: TerrainForm) -> model.Terrain:
    return model.Terrain(
        id=name,
        letter=form.letter.text,
        names=names(form),
        going=dict(form.going),
        cover=form.cover,
        concealment=form.concealment,
        obstructs=form.obstructs_dm,
        digging=form.digging,
        mark=form.mark,
        source=form.source.text,
        depth=form.depth_cm,
    )


def _work(name: str, form: WorkForm) -> model.Work:
    return model.Work(
        id=name,
        names=names(form),
        kind=form.kind,
        crossing=dict(form.crossing_s or {}),
        bars=tuple(word.text for word in form.bars),
        crushed_by=tuple(word.text for word in form.crushed_by),
        clear=form.clear_minutes * 60,
        rifles=form.rifles,
        guns=form.guns,
        share=form.share,
        proof=form.proof_kg,
        below=form.below_men,
        mark=form.mark,
        source=form.source.text,
    )


def _type(name: str, form: TypeForm) -> model.UnitType:
    return model.UnitType(
        id=name,
        names=names(form),
        nation=form.nation.text,
        branch=form.branch,
        echelon=form.echelon,
        mobility=form.mobility.text,
        men=form.men.figure(),
        weapons=_carried(form.weapons),
        vehicle=maybe_text(form.vehicle),
        vehicles=maybe_figure(form.vehicles),
        mount=form.mount,
        frontage=form.frontage_m.figure(),
        quality=form.quality.figure(),
        sorties=maybe_figure(form.sorties),
        engineers=maybe_figure(form.engineers),
    )


def _carried(weapons: dict[str, FigureForm] | None) -> tuple[tuple[str, Figure], ...]:
    return tuple((name, form.figure()) for name, form in (weapons or {}).items())


def maybe_figure(form: FigureForm | None) -> Figure | None:
    """The figure of a key that may be left out."""
    return form.figure() if form is not None else None


def maybe_text(word: Word | None) -> str | None:
    """The text of a key that may be left out."""
    return word.text if word is not None else None
