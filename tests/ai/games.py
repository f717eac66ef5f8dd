"""Play a board step by step and say what happened, in the tests' words."""

from borderwar.ai.choose import choose, note_refusal, start_turn
from borderwar.ai.commander import Commander
from borderwar.ai.plans import Plan
from borderwar.ai.playout import Table
from borderwar.ai.policies import COMMANDER, policy_number
from borderwar.ground.hexes import distance
from borderwar.model.orders import END, KIND, TARGET, UNIT
from borderwar.rules.engine import order
from borderwar.rules.setup import Setup
from borderwar.rules.state import State
from borderwar.rules.view import believe

FEW = 24
"""Play-outs a turn of a commander in tests."""


class Game:
    """One game on a board, with two policies."""

    def __init__(
        self, setup: Setup, red: str = "staff", blue: str = "passive", seed: int = 1, luck: bool = False
    ) -> None:
        self.setup = setup
        self.policies = (policy_number(red), policy_number(blue))
        self.table = Table(setup)
        self.state = setup.new_state(seed, luck)
        self.refused: list[list[int]] = []
        self.orders: list[list[int]] = []  # of the last player turn

    def player_turn(self) -> list[list[int]]:
        """Play one player turn; the rows of its orders."""
        side = int(self.state.clock.side[0])
        self.orders = choices(self.table, self.state, side, self.policies[side], self.refused)
        return self.orders

    def turn(self) -> None:
        """Play both player turns of a turn, as far as the game goes on."""
        for _ in range(2):
            if not self.state.clock.over[0]:
                self.player_turn()

    def at(self, unit: str) -> str:
        """Where a unit stands, as printed."""
        return self.setup.number(int(self.state.units.hex[self.setup.row_of[unit]]))

    def apart(self, one: str, other: str) -> int:
        """Hexes between two units, or a unit and a hex number."""
        places = [
            int(self.state.units.hex[self.setup.row_of[name]])
            if name in self.setup.row_of
            else self.setup.index(name)
            for name in (one, other)
        ]
        return int(distance(self.setup.columns, places[0], places[1]))

    def orders_of(self, unit: str, *kinds: int) -> list[list[int]]:
        """The unit's orders of some kinds in the last player turn."""
        row = self.setup.row_of[unit]
        return [given for given in self.orders if given[UNIT] == row and given[KIND] in kinds]

    def first(self, unit: str, kind: int) -> int:
        """The place of a unit's first order of a kind in the last player turn, or -1."""
        row = self.setup.row_of[unit]
        for place, given in enumerate(self.orders):
            if given[UNIT] == row and given[KIND] == kind:
                return place
        return -1


def choices(
    table: Table,
    state: State,
    side: int,
    policy: int,
    refused: list[list[int]] | None = None,
    ai_seed: int = 7,
) -> list[list[int]]:
    """One player turn of a policy on a state: the rows of its orders, END included."""
    setup, view, memory = table.setup, table.view.board, table.owner.memory
    rows: list[list[int]] = []
    believe(setup.world, state.board, side, view)
    plan = Plan()
    if policy == COMMANDER:
        plan = Commander(setup, side, FEW).plan(table.view, ai_seed)
        policy = plan.base
    plan.impose(table.owner, side)
    start_turn(setup.world, view, memory, side, policy)
    while True:
        choose(setup.world, view, memory, side, policy, ai_seed, table.owner.order)
        row = [int(cell) for cell in table.owner.row]
        assert len(rows) < 50 * len(setup.unit_ids), "a player turn must end"
        if order(setup.world, state.board, table.owner.order):
            assert row[KIND] != END, "the game is over"
            note_refusal(memory, table.owner.order)
            if refused is not None:
                refused.append(row)
            continue
        rows.append(row)
        if row[KIND] == END or state.clock.over[0]:
            return rows
        believe(setup.world, state.board, side, view)


def first_choice(table: Table, state: State, side: int, policy: int) -> list[int]:
    """The first order of a policy in a player turn, without carrying it out."""
    setup, view, memory = table.setup, table.view.board, table.owner.memory
    believe(setup.world, state.board, side, view)
    start_turn(setup.world, view, memory, side, policy)
    choose(setup.world, view, memory, side, policy, 7, table.owner.order)
    return [int(cell) for cell in table.owner.row[: TARGET + 1]]
