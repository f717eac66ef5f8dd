"""First start: compile the rules once, with progress; later starts find them ready."""

from collections.abc import Callable

from borderwar.ai.warm import warm as warm_players
from borderwar.content.load import load_scenario
from borderwar.content.places import find_scenarios
from borderwar.ground.kernel import mark_warm, watch_compiling
from borderwar.model.orders import End, Fire, Move
from borderwar.rules.options import list_orders, take_listed
from borderwar.rules.setup import Setup, prepare
from borderwar.rules.slots import DeskOwner
from borderwar.session.game import Game

Progress = Callable[[int, int, str], None]
"""Told how many rules are ready, of how many, and which one was the last."""


def warm(progress: Progress, setup: Setup | None = None) -> None:
    """Make every kernel ready that a game, a study or a screen calls.

    Uses the first scenario that loads; the compiled code serves all of them.
    """
    ready = setup or _any_setup()
    if ready is None:
        return
    with watch_compiling(progress):
        warm_players(ready, lambda *stage: None)
        _warm_screen(ready)
    mark_warm()
    progress(1, 1, "ready")


def _any_setup() -> Setup | None:
    for folder in find_scenarios():
        scenario, _ = load_scenario(folder)
        if scenario is not None:
            return prepare(scenario)
    return None


def _warm_screen(setup: Setup) -> None:
    """Ask once for all that a screen asks for."""
    game = Game.new(setup, seed=1)
    view = game.view(0)
    own = [unit for unit in view.units if unit.known == "own" and unit.hex >= 0]
    for unit in own[:1]:
        reach = view.reach(unit.row)
        for goal in list(reach)[:2]:
            view.path(unit.row, goal)
        view.why_not(Fire(unit.id, unit.id, 60))
        view.forecast(Move(unit.id, tuple(setup.number(h) for h in list(reach)[:1])))
        view.sight_line(unit.hex, max(0, unit.hex - 1))
        view.field_of_view(unit.hex)
        _warm_forecast(game, unit.row)
    view.threat()
    view.points  # noqa: B018 - asking is what compiles it
    desk = DeskOwner(setup, game.state.copy()).desk
    for row in range(len(setup.unit_ids)):
        if list_orders(desk, row):
            take_listed(desk, 0)
            break
    game.submit(End())
    game.result()


def _warm_forecast(game: Game, row: int) -> None:
    """Forecast a shot and a march in sight of the enemy, on the true state."""
    whole = game.view(None)
    unit = game.setup.unit_ids[row]
    whole.power(row, row)
    for enemy in whole.units:
        if enemy.side != 0 and enemy.hex >= 0:
            whole.entry_cost(row, enemy.hex, enemy.hex)
            whole.targets(row)
            whole.forecast(Fire(unit, enemy.id, 60))
            break
    whole.sample(Move(unit, (game.setup.number(int(game.state.units.hex[row])),)))
