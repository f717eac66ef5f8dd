"""Trials: the tests that travel with a scenario, given / orders / expect."""

from dataclasses import dataclass
from typing import Any

from borderwar.model.events import EVENT_NAMES, Event
from borderwar.model.orders import STANCES, OrderError, parse
from borderwar.model.scenario import Trial
from borderwar.model.tables import CONDITIONS, LEFT, READY, SPOTTED
from borderwar.rules.setup import Setup
from borderwar.rules.sight import spot_all
from borderwar.rules.stacking import lift, place
from borderwar.session.game import Game


@dataclass(frozen=True, slots=True)
class TrialResult:
    """How one trial came out; `faults` is empty if all was as expected."""

    trial: Trial
    faults: tuple[str, ...]


def lay_out(game: Game, given: dict[str, Any]) -> None:
    """Put the table of a trial in place: turn, side, and units as they are given."""
    setup, state = game.setup, game.state
    world, board = setup.world, state.board
    named: dict[str, dict[str, Any]] = given.get("units", {})
    if given.get("only"):
        for row, name in enumerate(setup.unit_ids):
            if name not in named:
                lift(world, board, row)
                state.units.condition[row] = LEFT
    for name in named:
        lift(world, board, setup.row_of[name])
    state.clock.turn[0] = int(given.get("turn", 1)) - 1
    state.clock.side[0] = setup.side_ids.index(given["side"]) if "side" in given else 0
    for name, how in named.items():
        row = setup.row_of[name]
        units = state.units
        units.condition[row] = READY
        units.clock[row] = int(how.get("clock-minutes", setup.scenario.turn_seconds // 60)) * 60
        for key in ("men", "vehicles", "suppression", "cohesion"):
            if key in how:
                getattr(units, key)[row] = int(how[key])
        units.start_men[row] = max(units.start_men[row], units.men[row])
        if "mounted" in how:
            units.mounted[row] = int(bool(how["mounted"]))
        if "stance" in how:
            units.stance[row] = STANCES.index(how["stance"])
        if "at" in how:
            place(world, board, row, setup.index(how["at"]))
        elif setup.scenario.units[row].at is not None:
            place(world, board, row, setup.index(str(setup.scenario.units[row].at)))
    spot_all(world, board)


def _range_fault(name: str, what: str, value: int, wanted: Any) -> str | None:
    low, high = (int(wanted[0]), int(wanted[1])) if isinstance(wanted, list | tuple) else (int(wanted),) * 2
    if low <= value <= high:
        return None
    return f"{name} has {what} {value}, expected {low} to {high}"


def _unit_faults(game: Game, name: str, wanted: dict[str, Any]) -> list[str]:
    row, units = game.setup.row_of[name], game.state.units
    faults: list[str | None] = []
    for key in ("men", "vehicles", "suppression"):
        if key in wanted:
            faults.append(_range_fault(name, key, int(getattr(units, key)[row]), wanted[key]))
    if "at" in wanted and game.setup.number(int(units.hex[row])) != wanted["at"]:
        faults.append(f"{name} is at {game.setup.number(int(units.hex[row]))}, expected {wanted['at']}")
    if "condition" in wanted and CONDITIONS[int(units.condition[row])] != wanted["condition"]:
        faults.append(f"{name} is {CONDITIONS[int(units.condition[row])]}, expected {wanted['condition']}")
    if "mounted" in wanted and bool(units.mounted[row]) != wanted["mounted"]:
        faults.append(f"{name} is {'mounted' if units.mounted[row] else 'on foot'}")
    if "seen" in wanted and (int(units.seen[row]) == SPOTTED) != wanted["seen"]:
        faults.append(f"{name} is {'seen' if units.seen[row] == SPOTTED else 'not seen'}")
    return [fault for fault in faults if fault]


def _order_faults(wanted: list[str], events: list[Event]) -> list[str]:
    """Event names that did not happen, in the order in which they were expected."""
    happened = iter([EVENT_NAMES[event.kind] for event in events])
    return [f"no '{name}' happened, or not in this order" for name in wanted if name not in happened]


def run_trial(setup: Setup, trial: Trial) -> TrialResult:
    """Lay out the table, give the orders, compare."""
    given, expect = dict(trial.given), dict(trial.expect)
    game = Game.new(setup, seed=1, luck=given.get("luck") == "full")
    lay_out(game, given)
    refused: str | None = None
    events: list[Event] = []
    faults: list[str] = []
    for text in trial.orders:
        if refused:
            faults.append(f"'{refused}' was refused before the last order")
            break
        try:
            outcome = game.submit(parse(text))
        except OrderError as error:
            faults.append(str(error))
            break
        events += outcome.events
        if outcome.refusal:
            refused = outcome.refusal.rule
            if expect.get("refused") != refused:
                faults.append(f"'{text}' is refused: {outcome.refusal}")
    if "refused" in expect and refused is None:
        faults.append(f"the last order was accepted; case {expect['refused']} should forbid it")
    wanted_units: Any = expect.get("units", {})
    for name, wanted in wanted_units.items():
        faults += _unit_faults(game, name, wanted)
    if "escalation" in expect and int(game.state.clock.level[0]) != expect["escalation"]:
        faults.append(f"escalation is {int(game.state.clock.level[0])}, expected {expect['escalation']}")
    if "turn" in expect and game.turn + 1 != expect["turn"]:
        faults.append(f"it is turn {game.turn + 1}, expected {expect['turn']}")
    wanted_events: Any = expect.get("events", [])
    faults += _order_faults(wanted_events, events)
    return TrialResult(trial, tuple(faults))


def run_trials(setup: Setup) -> list[TrialResult]:
    """All trials of a scenario, in the order of its file."""
    return [run_trial(setup, trial) for trial in setup.scenario.trials]
