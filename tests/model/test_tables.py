"""The tables that kernels read, and the words that go with their numbers."""

import pytest

from borderwar.model import events, tables
from borderwar.model.catalogue import WEAPON_KINDS
from borderwar.rules.firepower import BOMB, CLOSE_COMBAT


def test_every_kind_of_event_has_a_name():
    kinds = {value for name, value in vars(events).items() if name.isupper() and isinstance(value, int)}
    assert kinds == set(range(len(events.EVENT_NAMES)))
    assert len(set(events.EVENT_NAMES)) == len(events.EVENT_NAMES)
    assert len(events.Event._fields) == tables.EVENT_WIDTH


def test_conditions_and_reasons_have_their_words():
    assert tables.CONDITIONS[tables.READY] == "ready"
    assert tables.CONDITIONS[tables.LEFT] == "left the map"
    assert len(tables.CONDITIONS) == tables.LEFT + 1
    assert tables.BREAK_REASONS[tables.WHY_AIR] == "attack from the air"
    assert len(tables.BREAK_REASONS) == tables.WHY_AIR + 1
    assert tables.MOUNTS[tables.MOUNT_CREW] == "crew"


def test_weapon_kinds_that_rules_single_out_are_where_they_look():
    assert WEAPON_KINDS[BOMB] == "bomb"
    assert WEAPON_KINDS[CLOSE_COMBAT] == "close-combat"


@pytest.mark.parametrize(
    "columns",
    [value for name, value in vars(tables).items() if name.endswith(("Columns", "State"))],
    ids=lambda kind: kind.__name__,
)
def test_tables_have_named_columns(columns):
    assert columns._fields
    assert columns.__doc__
