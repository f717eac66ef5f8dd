"""Chapter 15 asked again: what an order would have done with other dice.  [15.6]

Nothing here knows a rule; an order that was given is carried out again on copies of the
board it was given on, and what it costs is counted.
"""

from borderwar.ground.dice import FORECAST, draw
from borderwar.ground.kernel import kernel
from borderwar.model.events import BROKE
from borderwar.model.tables import N_UNITS
from borderwar.rules.engine import apply
from borderwar.rules.victory import margin
from borderwar.rules.view import copy_board

AS_ROLLED, MEANS, OTHER_SHOTS, ALL_OTHER = range(4)
"""Which dice: those of the game, none (every shot its mean effect), new ones for every shot
and throw with the factors of day and game as they were, or new ones for everything."""

FAR_ON = 1000003  # throws skipped from one redraw to the next, more than any unit has in a turn

(MEN_0, MEN_1, VEHICLES_0, VEHICLES_1, BROKEN_0, BROKEN_1, POINTS, ROLLED) = range(8)
REDRAW_WIDTH = 8
"""Columns: thousandths of men and of vehicles that either side has lost, prisoners counted;
units that broke; the margin; whether any die was rolled."""


@kernel
def count_losses(world, board, out, row):
    """Write what both sides have lost so far; fractions that `luck: none` carries over count."""
    for column in range(REDRAW_WIDTH):
        out[row, column] = 0
    for unit in range(world.marks[N_UNITS]):
        side = world.units.side[unit]
        men = board.units.casualties[unit] + board.units.captured[unit]
        vehicles = board.units.vehicles_lost[unit] + board.units.vehicles_captured[unit]
        out[row, MEN_0 + side] += men * 1000 + (board.units.men_rest[unit] * 1000 >> 16)
        out[row, VEHICLES_0 + side] += vehicles * 1000 + (board.units.vehicle_rest[unit] * 1000 >> 16)
    for event in range(1, board.events[0, 0] + 1):
        if board.events[event, 0] == BROKE:
            out[row, BROKEN_0 + world.units.side[board.events[event, 1]]] += 1
    out[row, POINTS] = margin(world, board)
    out[row, ROLLED] = board.clock.revealed[0]


@kernel
def redraw(world, board, spare, row, which, rolls, out, first):
    """Carry out one order `rolls` times with the dice asked for; a row of `out` for each.  [15.6]"""
    for roll in range(rolls):
        copy_board(board, spare)
        spare.events[0, 0] = 0
        if which == MEANS:
            spare.clock.luck[0] = 0
        elif which == OTHER_SHOTS:
            spare.clock.skipped[0] += (roll + 1) * FAR_ON
        elif which == ALL_OTHER:
            spare.clock.seed[0] = draw(ALL_OTHER, FORECAST, 0, 0, roll) >> 1
        apply(world, spare, row)
        count_losses(world, spare, out, first + roll)
