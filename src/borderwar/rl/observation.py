"""What a learner is shown: the view of one side as one row of integers of fixed length.

First the clock, then a row an objective, then a row a unit in order-of-battle order, own
and enemy alike; a unit that the side knows nothing of is a row of zeros.  Sides are "own"
and "enemy", so that one learner can play either.
"""

from typing import Any

import numpy as np

from borderwar.model.tables import SPOTTED, SUSPECTED
from borderwar.rules.light import weather_rows
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.victory import points

NOTHING, SUSPECT, IN_SIGHT, OWN = range(4)
"""What a side knows of a unit."""

MANY = 1_000_000

CLOCK: dict[str, tuple[int, int]] = {
    "turn": (0, 10_000),  # from 0
    "turns": (1, 10_000),
    "moving": (0, 1),  # 1 if it is the side's own player turn
    "first": (0, 1),  # 1 for the side that moves first in each turn
    "orders": (0, MANY),  # still to be given in this player turn
    "level": (0, 100),  # escalation
    "own_points": (-MANY, MANY),
    "enemy_points": (-MANY, MANY),  # own losses, and enemy losses as far as they were seen
    "light": (0, 1000),  # per mille
    "sight": (0, 10_000),  # per mille of a clear day
    "going": (0, 10_000),  # per mille of speed
    "flying": (0, 1),
}
"""Features of the clock: name, lowest and highest value."""

OBJECTIVE: dict[str, tuple[int, int]] = {
    "column": (0, 255),
    "row": (0, 255),
    "holder": (-1, 1),  # 1 own, 0 nobody, -1 enemy
    "end": (-MANY, MANY),  # points for holding it at the end
    "turn": (-MANY, MANY),  # points for each turn
}
"""Features of an objective."""

UNIT: dict[str, tuple[int, int]] = {
    "known": (0, 3),  # NOTHING, SUSPECT, IN_SIGHT, OWN
    "condition": (0, 10),  # model.tables.CONDITIONS
    "column": (-1, 255),  # -1 off the map; of a suspected unit, where it was last seen
    "row": (-1, 255),
    "men": (0, MANY),
    "vehicles": (0, MANY),
    "seconds": (0, MANY),  # left on its clock; of enemies 0
    "suppression": (0, 1000),
    "cohesion": (0, 1000),
    "mounted": (0, 1),
    "stance": (0, 10),
    "dug": (0, MANY),  # seconds
    "moved": (0, 1),
    "fired": (0, 1),
    "sorties": (0, 100),  # of aircraft, left today
    "since": (0, 10_000),  # turns since a suspected unit was seen
    "in_column": (0, 1),
    "below": (0, 1),  # in the tunnels of a fort
    # Of own units only, 0 of enemies:
    "weary": (0, MANY),  # seconds of fighting not yet rested off
    "rounds": (-1, MANY),  # seconds of shelling left; -1 enough
    "ammunition": (-1, MANY),  # seconds of full fire left
    "fuel": (-1, MANY),  # seconds of driving left
    "water": (-1, MANY),  # seconds until thirst tells
    "supply": (0, 10),
    "encircled": (0, 1),
    "command": (0, 10),
}
"""Features of a unit."""

OWN_ONLY = ("weary", "rounds", "ammunition", "fuel", "water", "supply", "encircled", "command")
"""Features of a unit that its own side alone is shown."""


class Layout:
    """Where everything stands in an observation of one scenario."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.units = len(setup.unit_ids)
        self.objectives = len(setup.scenario.victory.objectives)
        self.clock_end = len(CLOCK)
        self.objectives_end = self.clock_end + self.objectives * len(OBJECTIVE)
        self.size = self.objectives_end + self.units * len(UNIT)
        clock, ground = list(CLOCK.values()), list(OBJECTIVE.values()) * self.objectives
        bounds = np.array(clock + ground + list(UNIT.values()) * self.units, np.int64)
        self.low = bounds[:, 0].astype(np.int32)
        self.high = bounds[:, 1].astype(np.int32)
        self._weather = weather_rows(setup.scenario)
        self._goals = [setup.index(objective.at) for objective in setup.scenario.victory.objectives]

    def split(self, observation: np.ndarray) -> dict[str, np.ndarray]:
        """The parts of an observation as arrays: clock (features,), objectives and units (rows, features).

        >>> import borderwar
        >>> from borderwar.rl.observation import UNIT, Layout
        >>> layout = Layout(borderwar.load("tauran-1936").setup)
        >>> layout.split(layout.low)["units"].shape == (layout.units, len(UNIT))
        True
        """
        return {
            "clock": observation[: self.clock_end],
            "objectives": observation[self.clock_end : self.objectives_end].reshape(-1, len(OBJECTIVE)),
            "units": observation[self.objectives_end :].reshape(-1, len(UNIT)),
        }

    def write(self, view: State, side: int, orders: int) -> np.ndarray:
        """The observation of a side from its view; `orders` are left to it in this player turn."""
        out = np.zeros(self.size, np.int32)
        parts = self.split(out)
        self._write_clock(parts["clock"], view, side, orders)
        self._write_objectives(parts["objectives"], view, side)
        self._write_units(parts["units"], view, side)
        clipped: np.ndarray = np.clip(out, self.low, self.high, out=out)
        return clipped

    def _write_clock(self, out: np.ndarray, view: State, side: int, orders: int) -> None:
        world, board = self.setup.world, view.board
        turn = int(view.clock.turn[0])
        weather: dict[str, Any] = self._weather[min(turn, len(self._weather) - 1)]
        out[:] = (
            turn,
            self.setup.scenario.turns,
            int(view.clock.side[0]) == side,
            side == 0,
            orders,
            int(view.clock.level[0]),
            int(points(world, board, side)),
            int(points(world, board, 1 - side)),
            weather["light"],
            weather["sight"],
            weather["going"],
            weather["flying"],
        )

    def _write_objectives(self, out: np.ndarray, view: State, side: int) -> None:
        columns = self.setup.columns
        for row, objective in enumerate(self.setup.scenario.victory.objectives):
            holder = int(view.objectives.holder[row])
            out[row] = (
                self._goals[row] % columns,
                self._goals[row] // columns,
                0 if holder < 0 else 1 if holder == side else -1,
                objective.end,
                objective.turn,
            )

    def _write_units(self, out: np.ndarray, view: State, side: int) -> None:
        units = view.units
        count = self.units
        own = self.setup.fixed.side[:count] == side
        seen = units.seen[:count]
        known = np.where(
            own, OWN, np.where(seen == SPOTTED, IN_SIGHT, np.where(seen == SUSPECTED, SUSPECT, 0))
        )
        suspect = known == SUSPECT
        below = own & (units.below[:count] > 0)
        place = np.where(suspect, units.seen_hex[:count], units.hex[:count])
        place = np.where(below, units.below[:count] - 1, place)
        off = place < 0
        columns: dict[str, Any] = {
            "known": known,
            "condition": np.where(suspect, 1, units.condition[:count]),
            "column": np.where(off, -1, place % self.setup.columns),
            "row": np.where(off, -1, place // self.setup.columns),
            "men": units.men[:count],
            "vehicles": units.vehicles[:count],
            "seconds": np.where(own, units.clock[:count], 0),
            "suppression": units.suppression[:count],
            "cohesion": units.cohesion[:count],
            "mounted": units.mounted[:count],
            "stance": units.stance[:count],
            "dug": units.dug[:count],
            "moved": units.moving[:count] > 0,
            "fired": units.fired[:count] > 0,
            "sorties": np.where(own, units.sorties[:count], 0),
            "since": np.where(suspect, int(view.clock.turn[0]) - units.seen_turn[:count], 0),
            "in_column": units.column[:count],
            "below": below,
        }
        for name in OWN_ONLY:
            columns[name] = np.where(own, getattr(units, name)[:count], 0)
        for place_, name in enumerate(UNIT):
            out[:, place_] = columns[name]
        out[known == NOTHING] = 0
