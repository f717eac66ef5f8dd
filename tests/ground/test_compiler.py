"""The compiler's language: a rule computes the same, compiled and interpreted."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("llvmlite")

from borderwar.ground.machine import READY, Kernel, Machine
from borderwar.ground.pointers import bundle_owner, grid_owner, table_owner
from borderwar.ground.translate import NotPlain

SEVEN = 7
SOME = st.integers(-(10**6), 10**6)


def sums(a, b):
    total = a * 3 - b + (a & b) + (a | 5) + (a ^ b) + (abs(b) >> 2) + ((a & 15) << 3) + ~a
    return total + max(a, b, SEVEN) - min(a, b) + (a // 7) + (b % 7) + (a // -7) + (b % -7)


def divided(a, b):
    return (a // b) * 1000 + a % b if b != 0 else -1


def choices(a, b):
    found = a > b
    if not found and (a == 1 or b in (1, 2, 3)):
        return 10
    if -5 <= a < b <= 90:
        found = found + 1
    return (a or b) + (a and b) + (5 if a < 0 < b else found) + bool(a) - int(b == 0) + a.bit_length()


def loops(a, b):
    total = 0
    for step in range(abs(a) % 20):
        if step == 13:
            break
        for back in range(abs(b) % 9, -1, -2):
            if back == 4:
                continue
            total += step * back
    here, there = a, b
    while abs(here) > 3:
        here, there = there // 2, here // 2
        total -= 1
    return total + here


def is_more(a, b):
    return a > b


def nothing(a, b):
    a = a + b


def holds(a, b):
    assert a <= b, "in order"
    return a


RULES = (sums, divided, choices, loops, is_more, nothing)


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    return Machine(tmp_path_factory.mktemp("kernels"), lambda name: None)


@pytest.fixture(scope="module")
def compiled(machine):
    return {rule.__name__: Kernel(rule, machine) for rule in (*RULES, holds)}


@given(a=SOME, b=SOME)
def test_compiled_and_interpreted_compute_the_same(compiled, a, b):
    for rule in RULES:
        assert compiled[rule.__name__](a, b) == rule(a, b), rule.__name__


def test_truth_stays_truth_and_nothing_stays_nothing(compiled):
    assert compiled["is_more"](2, 1) is True
    assert compiled["nothing"](2, 1) is None


def test_a_broken_promise_is_an_assertion(compiled):
    assert compiled["holds"](1, 2) == 1
    with pytest.raises(AssertionError, match="holds"):
        compiled["holds"](2, 1)
    assert compiled["holds"](1, 2) == 1, "and the next call is none the worse"


def shift_cells(world, board):
    board.units.men[1] += world.units.men[0]
    board.left[0] = board.units.hex[1] * 2
    board.wide[1, 2] = board.left.shape[0] + board.wide.shape[1] + len(board.left)
    return board.units.men[1] + board.wide[1, 2]


def write_world(world, board):
    world.units.men[0] = 1


def _tables():
    units = np.array([[1, 2], [3, 4]], np.int32, order="F")
    left, wide = np.zeros(5, np.int32), np.zeros((2, 3), np.int64)
    world = bundle_owner("World", ("units",), (table_owner(units, "Units", ("hex", "men")),))
    own = np.array([[5, 6], [7, 8]], np.int32, order="F")
    members = (table_owner(own, "Units", ("hex", "men")), grid_owner(left), grid_owner(wide))
    return world, bundle_owner("Board", ("units", "left", "wide"), members), own, left, wide


def test_tables_and_grids_are_read_and_written(machine):
    world, board, own, left, wide = _tables()
    assert Kernel(shift_cells, machine)(world, board) == 10 + 13
    assert own[1, 1] == 10
    assert left[0] == 14
    assert wide[1, 2] == 13


def test_the_world_never_changes(machine):
    world, board, *_ = _tables()
    with pytest.raises(NotPlain, match="never changes"):
        Kernel(write_world, machine)(world, board)


def with_list(a, b):
    return [a, b][0]


def test_what_has_no_translation_is_an_error_with_its_place(machine):
    with pytest.raises(NotPlain, match=r"test_compiler.py:\d+: in with_list: .*\[a, b\]"):
        Kernel(with_list, machine)(1, 2)


def test_parts_are_kept_and_found_again(machine, compiled):
    assert compiled["sums"](3, 4) == sums(3, 4)

    class Never(Machine):
        def _make(self, entry):
            raise AssertionError(f"{entry.key} was compiled again")

    again = Never(machine.folder, lambda name: None)
    assert Kernel(sums, again)(3, 4) == sums(3, 4)
    next(machine.folder.glob("*.sums.*")).write_bytes(b"torn")
    with pytest.raises(AssertionError, match="compiled again"):
        Kernel(sums, Never(machine.folder, lambda name: None))(3, 4)
    assert not (machine.folder / READY).exists()


WHOLE_GAME = """if True:
    import numpy as np
    from borderwar.ai import playout
    from borderwar.ground import kernel
    from borderwar.ground.translate import Translator
    from borderwar.content.load import load_scenario
    from borderwar.content.places import find_scenarios
    from borderwar.rules import forecast
    from borderwar.rules.setup import prepare
    setup = prepare(load_scenario(find_scenarios()[0])[0])
    table = playout.Table(setup)
    known = Translator()
    whole = kernel.pointers.WHOLE
    world, board, memory = setup.world.kind, setup.blank.board.kind, table.owner.memory.kind
    row, record = table.owner.order.kind, table.kept.kind
    kinds = (world, board, board, memory, row, whole, whole, whole, record, whole)
    known.routine(playout.play_out.rule, kinds)
    kinds = (world, board, board, row, whole, whole, whole, whole, row, record)
    known.routine(forecast.sample_order.rule, kinds)
    assert len(known.routines) > 200, len(known.routines)
"""


def test_every_rule_of_a_game_can_be_translated(tmp_path):
    """In a process of its own, so that it holds where the other tests run interpreted."""
    env = {**os.environ, "NUMBA_DISABLE_JIT": "0", "BORDERWAR_CACHE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", WHOLE_GAME], check=True, env=env)
