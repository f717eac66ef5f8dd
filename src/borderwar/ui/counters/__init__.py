"""Counters: the cards of the units, drawn from plain data at any size."""

from borderwar.ui.counters.card import counter_side, draw_counter, put_counter, put_dot
from borderwar.ui.counters.look import STATES, CounterLook
from borderwar.ui.counters.signs import branch_symbol, counters_edition, nation_mark, show_counters

__all__ = [
    "STATES",
    "CounterLook",
    "branch_symbol",
    "counter_side",
    "counters_edition",
    "draw_counter",
    "nation_mark",
    "put_counter",
    "put_dot",
    "show_counters",
]
