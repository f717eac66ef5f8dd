"""Orders: one line of text both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderwar.model import orders
from borderwar.model.orders import (
    STANCES,
    Assault,
    Below,
    Blow,
    Bombard,
    BreakOut,
    Build,
    Charge,
    Clear,
    Column,
    Counter,
    Deploy,
    Dig,
    Dismount,
    Embark,
    End,
    Entry,
    Escort,
    Fire,
    Land,
    Leave,
    Mount,
    Move,
    Order,
    OrderError,
    Patrol,
    Raid,
    Scout,
    Stance,
    Strike,
    Surface,
    parse,
)

units = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
hexes = st.from_regex(r"[0-9]{4}", fullmatch=True)
seconds = st.integers(0, 9_999_999)
every_order = st.one_of(
    st.builds(End),
    st.builds(Move, units, st.lists(hexes, min_size=1, max_size=34).map(tuple)),
    st.builds(Fire, units, units, seconds),
    st.builds(Bombard, units, hexes, seconds),
    st.builds(Assault, units, hexes),
    st.builds(Dig, units, seconds),
    st.builds(Mount, units),
    st.builds(Dismount, units),
    st.builds(Stance, units, st.sampled_from(STANCES)),
    st.builds(Strike, units, hexes),
    st.builds(Leave, units),
    st.builds(Entry, units, hexes),
    st.builds(Counter, units, units, seconds),
    st.builds(Scout, units, hexes),
    st.builds(Patrol, units, hexes),
    st.builds(Escort, units, units),
    st.builds(Raid, units, units),
    st.builds(Column, units),
    st.builds(Deploy, units),
    st.builds(Clear, units, hexes, seconds),
    st.builds(Below, units),
    st.builds(Surface, units),
    st.builds(BreakOut, units, st.lists(hexes, min_size=1, max_size=34).map(tuple)),
    st.builds(Build, units, units, seconds),
    st.builds(Charge, units, units, seconds),
    st.builds(Blow, units, units),
    st.builds(Embark, units, hexes),
    st.builds(Land, units, hexes),
)


@given(every_order)
def test_an_order_is_read_back_as_it_was_written(order):
    assert parse(str(order)) == order
    assert "\n" not in str(order)


def test_every_kind_of_order_is_tried():
    tried = {End, Move, Fire, Bombard, Assault, Dig, Mount, Dismount, Stance, Strike, Leave, Entry}
    tried |= {Counter, Scout, Patrol, Escort, Raid}
    tried |= {Column, Deploy, Clear, Below, Surface, BreakOut}
    tried |= {Build, Charge, Blow, Embark, Land}
    assert tried == set(Order.__args__)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no order"),
        ("march 101 0303>0304", "'march' is no order; orders are end, move"),
        ("move 101", "'move' takes 2 words after it, not 1"),
        ("end now", "'end' takes 0 words after it, not 1"),
        ("fire 101 7 long", "'long' is no number of seconds"),
        ("fire 101 7 -5", "'-5' is no number of seconds"),
        ("dig 101 ٦٠", "is no number of seconds"),
        ("dig 101 12345678", "is no number of seconds"),
        ("stance 101 charge", "'charge' is no stance; stances are hold-fire"),
    ],
)
def test_text_that_is_no_order_says_why(text, why):
    with pytest.raises(OrderError) as error:
        parse(text)
    assert why in str(error.value)


@given(st.text(max_size=40))
def test_any_text_is_an_order_or_says_why_not(text):
    try:
        order = parse(text)
    except OrderError:
        return
    assert parse(str(order)) == order


def test_orders_are_values():
    assert Fire("101", "7", 60) == Fire("101", "7", 60)
    assert len({Fire("101", "7", 60), Fire("101", "7", 60), Dig("101", 60)}) == 2
    with pytest.raises(AttributeError):
        Fire("101", "7", 60).seconds = 5  # type: ignore[misc]


def test_a_row_has_room_for_the_longest_path():
    assert orders.ORDER_WIDTH == orders.PATH + orders.PATH_LONGEST
    kinds = (orders.END, orders.MOVE, orders.FIRE, orders.BOMBARD, orders.ASSAULT, orders.DIG)
    assert kinds == tuple(range(6))
