"""From the forms of a scenario without mistakes to the dataclasses of `model`."""

from itertools import pairwise
from pathlib import Path

from borderwar.content import build_far, geometry
from borderwar.content.build_catalogue import maybe_figure, maybe_text
from borderwar.content.build_events import happening
from borderwar.content.build_water import build_bridge, build_ford, build_line
from borderwar.content.catalogue_forms import CatalogueFiles
from borderwar.content.checks.catalogue import is_aircraft
from borderwar.content.checks.forces import starts_mounted
from borderwar.content.field_forms import (
    DIRECTIONS,
    ArrivesForm,
    ForcesForm,
    LeavesForm,
    MapForm,
    UnitForm,
)
from borderwar.content.figures import NamedForm, names
from borderwar.content.forms import Form
from borderwar.content.nodes import Word
from borderwar.content.record_forms import HistoryForm, ScenarioFiles, TestsForm
from borderwar.content.scenario_forms import ScenarioForm
from borderwar.model import scenario as model
from borderwar.model import supply as supply_model
from borderwar.model.catalogue import Catalogue, Figure, Names
from borderwar.model.waters import Current

NOBODY = Figure(0, 0, 0, "estimated", "it never comes")


def build_scenario(
    folder: Path, files: ScenarioFiles, books: CatalogueFiles, catalogue: Catalogue
) -> model.Scenario:
    """The scenario of its files."""
    form = files.scenario
    return model.Scenario(
        id=folder.name,
        folder=str(folder),
        names=Names(form.title, dict(form.native or {})),
        summary=form.summary,
        author=form.author,
        start=form.calendar.start,
        turn_seconds=form.calendar.turn_minutes * 60,
        turns=form.calendar.turns,
        hex_metres=form.hex_metres,
        sides=_sides(form),
        map=_map(files.map),
        formations=_formations(files.forces),
        units=tuple(_unit(unit, files.forces, books, catalogue) for unit in files.forces.units.values()),
        weather=tuple(
            model.Weather(
                turn=entry.turn,
                names=names(entry),
                sight=entry.sight,
                going=entry.going,
                flying=entry.flying,
                wind=entry.wind,
                fire=entry.fire,
                flak=entry.flak,
                rain=entry.rain,
                ice=entry.ice_cm,
            )
            for entry in form.weather
        ),
        sun=_sun(form),
        limits=_limits(form),
        levels=tuple(model.Level(names(level), level.text, level.halt) for level in form.escalation.levels),
        level_at_start=form.escalation.start,
        victory=_victory(form),
        happenings=tuple(happening(event, form) for event in form.events),
        plans=tuple(
            model.Task(
                plan.side.text,
                plan.formation.text,
                plan.since,
                plan.until,
                plan.do,
                plan.at.text,
                plan.text,
                plan.source.text,
            )
            for plan in form.plans
        ),
        history=_history(files.history),
        trials=_trials(files.tests),
        catalogue=catalogue,
        sources=dict(files.sources),
        digest="",  # made of the whole when it stands
        complexity=form.complexity,
        location=form.location.built() if form.location is not None else None,
        bases=build_far.bases(form),
        bans=build_far.bans(form),
        gun_control=build_far.gun_control(form),
        supply=_supply(form),
        command=supply_model.Command(form.command.share, form.command.succession_minutes)
        if form.command is not None
        else supply_model.Command(),
    )


def _texts(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _named(form: NamedForm | None) -> Names | None:
    return names(form) if form is not None else None


def _sides(form: ScenarioForm) -> tuple[model.Side, model.Side]:
    first, second = (
        model.Side(
            name,
            names(side),
            _texts(side.nations),
            _texts(side.rally),
            names(side.command),
            side.briefing,
            _texts(side.exits),
        )
        for name, side in form.sides.items()
    )
    return first, second


def _supply(form: ScenarioForm) -> supply_model.Supply | None:
    supply = form.supply
    if supply is None:
        return None
    return supply_model.Supply(
        ammunition=supply.ammunition,
        fuel=supply.fuel,
        water=supply.water_minutes or 0,
        wells=_texts(supply.wells),
        refill=supply.refill_minutes,
        lines=tuple(
            supply_model.SupplyLine(side, line.by.text, line.longest_minutes)
            for side, line in supply.lines.items()
        ),
        sources=tuple(
            supply_model.Source(
                names(source),
                source.side.text,
                _texts(source.at),
                source.since,
                source.until or form.calendar.turns,
                source.flow,
            )
            for source in supply.supply_sources
        ),
    )


def _sun(form: ScenarioForm) -> model.Sun:
    sun = form.sun
    return model.Sun(
        rise=sun.rise,
        set=sun.set,
        twilight=sun.twilight_minutes,
        moon_set=sun.moon_set,
        moonlight=sun.moonlight,
        darkness=sun.darkness,
        mark=sun.mark,
        source=sun.source.text,
        moons=tuple(model.Moon(one.day, one.rise, one.set, one.age_days // 100) for one in sun.moon),
    )


def _limits(form: ScenarioForm) -> tuple[model.Limit, ...]:
    return tuple(
        model.Limit(
            id=limit.id.text,
            side=limit.side.text,
            names=names(limit),
            act=limit.act,
            hexes=_texts(limit.hexes),
            after=limit.after or 0,
            points=limit.points,
            levels=limit.levels,
            text=limit.text,
            source=limit.source.text,
            in_force=limit.in_force,
        )
        for limit in form.limits
    )


def _victory(form: ScenarioForm) -> model.Victory:
    victory = form.victory
    return model.Victory(
        objectives=tuple(
            model.Objective(
                one.id.text, names(one), one.at.text, maybe_text(one.holder), one.end, one.turn, one.stand
            )
            for one in victory.objectives
        ),
        losses=tuple(
            model.LossPoints(
                side,
                loss.men,
                loss.captured,
                loss.vehicles,
                loss.aircraft,
                tuple((one.above, one.points) for one in loss.shares),
            )
            for side, loss in ((side, victory.losses[side]) for side in form.sides)
        ),
        par=victory.par,
        par_note=victory.par_note,
        grades=tuple(
            model.Grade(
                names(grade),
                None if grade.winner is None or grade.winner.text == "draw" else grade.winner.text,
                grade.from_margin,
            )
            for grade in victory.grades
        ),
    )


def _map(form: MapForm) -> model.Map:
    return model.Map(
        columns=form.columns,
        rows=form.rows,
        terrain=_texts(form.terrain),
        heights=tuple(tuple(int(height) for height in row.text.split()) for row in form.heights),
        contour=form.contour_m,
        roads=tuple(
            model.Road(
                road.kind, Names(road.name, dict(road.native or {})) if road.name else None, filled(road.path)
            )
            for road in form.roads
        ),
        names=tuple(model.MapName(names(one), one.at.text, one.kind, one.turn) for one in form.names),
        claims=tuple(model.Claim(claim.side.text, names(claim), filled(claim.path)) for claim in form.claims),
        works=dict(form.works or {}),
        notes=form.notes,
        obstacles=tuple(
            model.Obstacle(
                one.work.text,
                maybe_text(one.owner),
                _texts(one.at),
                tuple(DIRECTIONS.index(face) for face in one.faces),
            )
            for one in form.obstacles
        ),
        forts={number: work.text for number, work in (form.forts or {}).items()},
        hexsides=tuple(build_line(line) for line in form.hexsides),
        fords=tuple(build_ford(ford) for ford in form.fords),
        bridges=tuple(build_bridge(name, bridge) for name, bridge in (form.bridges or {}).items()),
        currents=tuple(Current(one.kmh.figure(), filled(one.path)) for one in form.currents),
    )


def filled(path: tuple[Word, ...]) -> tuple[str, ...]:
    """Way-points with the straight lines of hexes between them."""
    hexes = [path[0].text]
    for here, there in pairwise(path):
        hexes += geometry.line(here.text, there.text)[1:]
    return tuple(hexes)


def _formations(form: ForcesForm) -> tuple[model.Formation, ...]:
    return tuple(
        model.Formation(
            name,
            names(one),
            one.side.text,
            maybe_text(one.parent),
            _named(one.leader),
            one.level,
            headquarters=maybe_text(one.headquarters),
            means=one.means,
            reach=one.reach_m or 0,
            leader_quality=one.leader_quality,
        )
        for name, one in form.formations.items()
    )


def _unit(form: UnitForm, forces: ForcesForm, books: CatalogueFiles, catalogue: Catalogue) -> model.Unit:
    kind = catalogue.types[form.type.text]
    type_form = books.types.types[form.type.text]
    arrival = _arrival(form.arrives) if form.arrives is not None else None
    if form.absent:
        arrival = model.Arrival(turn=0, at=(), source="it never comes")
    elif arrival is None and (is_aircraft(type_form, books) or form.beyond is not None):
        arrival = model.Arrival(turn=1, at=(), source="ready from the first turn")
    return model.Unit(
        id=form.called,
        names=names(form),
        type=kind.id,
        side=forces.formations[form.formation.text].side.text,
        formation=form.formation.text,
        nation=maybe_text(form.nation) or kind.nation,
        leader=_named(form.leader),
        at=None if form.absent else maybe_text(form.at),
        arrival=arrival,
        men=NOBODY if form.absent else maybe_figure(form.men) or kind.men,
        vehicles=None if form.absent else maybe_figure(form.vehicles) or kind.vehicles,
        quality=maybe_figure(form.quality) or kind.quality,
        mounted=starts_mounted(form, type_form),
        stance=form.stance,
        dug_in=form.dug_in_minutes,
        note=form.note,
        departure=_departure(form.leaves) if form.leaves is not None and not form.absent else None,
        beyond=None if form.absent else build_far.beyond(form.beyond),
        rounds=build_far.rounds(form.rounds),
        base=maybe_text(form.base),
        serviceable=1000 if form.serviceable is None else form.serviceable,
        absent=form.absent,
    )


def _arrival(form: ArrivesForm) -> model.Arrival:
    return model.Arrival(
        form.turn,
        _texts(form.at),
        form.level,
        form.mark,
        form.source.text,
        form.latest,
        maybe_text(form.group) or "",
    )


def _departure(form: LeavesForm) -> model.Departure:
    return model.Departure(form.by, _texts(form.at), form.points, form.price, form.source.text)


def _history(form: HistoryForm | None) -> model.History:
    if form is None:
        return model.History((), (), (), "draw", "neither", 0, "low", {}, ())
    return model.History(
        facts=tuple(
            model.Fact(
                id=fact.id.text,
                when=fact.when.text,
                turn=fact.turn,
                text=fact.text,
                side=maybe_text(fact.side),
                at=maybe_text(fact.at),
                kind=fact.kind,
                confidence=fact.confidence,
                sources=_texts(fact.sources),
            )
            for fact in form.facts
        ),
        losses=tuple(
            model.LossClaim(
                loss.side.text, loss.measure, loss.low, loss.high, loss.by, loss.mark, loss.source.text
            )
            for loss in form.losses
        ),
        positions=tuple(
            model.Position(one.unit.text, one.turn, one.at.text, one.within, one.source.text, one.mark)
            for one in form.positions
        ),
        winner=form.outcome.winner.text,
        ground_held_by=form.outcome.ground_held_by.text,
        hours=form.outcome.hours,
        confidence=form.outcome.confidence,
        sources=dict(form.sources or {}),
        disagreements=form.disagreements,
    )


def _trials(form: TestsForm | None) -> tuple[model.Trial, ...]:
    if form is None:
        return ()
    return tuple(
        model.Trial(
            title=trial.title,
            given=_plain(trial.given) if trial.given is not None else {},
            orders=_texts(trial.orders),
            expect=_plain(trial.expect),
            rule=trial.rule.text,
            line=trial.node.line,
        )
        for trial in form.trials
    )


def _plain(form: Form) -> dict[str, object]:
    """A form as plain values under the keys of the file; keys that say nothing are left out."""
    plain: dict[str, object] = {}
    for name in form.keys:
        value = vars(form)[name.replace("-", "_")]
        if isinstance(value, Word):
            plain[name] = value.text
        elif isinstance(value, dict):
            plain[name] = {inner: _plain(entry) for inner, entry in value.items()}
        elif isinstance(value, tuple):
            plain[name] = list(value)
        elif value is not None:
            plain[name] = value
    return plain
