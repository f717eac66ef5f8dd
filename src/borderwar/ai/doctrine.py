"""What a policy weighs, and how much: one row of numbers for each way to fight.

The careful players and the yardsticks share one row.  The staff has two, because what pays in
a turn of a quarter of an hour does not in one of a day.  Its numbers were found by playing
against `greedy` on seeds that no table in the documents uses: docs/staff.md says how.
"""

from typing import Any, NamedTuple

import numpy as np

PLAIN, BRISK, SLOW, SPARING, DASHING = range(5)
"""The yardsticks and the careful; the staff in turns of up to an hour; the staff in longer ones.

Then two by which a staff fights only if it is told to by one who has looked ahead.
"""

DOCTRINES = (BRISK, SLOW, SPARING, DASHING)
"""Those a staff can be told to fight by."""

LONG_TURN = 3600
"""Seconds: the staff fights slowly in turns longer than this."""


class Doctrine(NamedTuple):
    """One row a doctrine; per mille where nothing else is said."""

    reply: Any  # of a target's answer that one reckons with who fires at it: many share it
    least_gain: Any  # milli-points below which no fire is opened
    thrift: Any  # of what fire at its like in the open would do, below which it is saved, for it tires
    on_goal: Any  # how much harm counts to those who hold what is attacked
    finish: Any  # the same for those already shaken
    runs_anyway: Any  # the same for the broken
    fights_on: Any  # what a loss counts, for who is lost also fights no more
    broken_costs: Any  # of all it has that a broken unit loses, in men, ground and time
    assault_harm: Any  # how much one's own loss counts in an assault
    seizes: Any  # 1: ground that stands open is taken, whoever may fire on it
    catch: Any  # how much the taking counts of those with no way out
    rushes: Any  # chance that makes an assault worth trying
    traps: Any  # the same against those with no way out
    prize: Any  # how much the ground counts that an assault may carry
    opens: Any  # of the clock that all fire before anybody closes
    fires: Any  # of the clock left that goes into each fire after that
    bombards: Any  # of the clock that guns shell before the rest moves
    chooses: Any  # metres from an enemy within which one looks for the best place, not the nearest way
    willing: Any  # of the danger that an attacker minds
    helpless: Any  # how much more the fire of armour counts for men who have not dug
    shuns: Any  # thousandths of a march's time that each rifle of known fire adds to its price
    cuts: Any  # of the worth of those behind whom one stands that draws there
    digs_back: Any  # of the clock that one who digs keeps to fire at what moves
    holds_lead: Any  # the last part of the game in which a side ahead risks no more
    obeys: Any  # of its men's worth at stake, in a fight on closed ground, for which a limit is broken
    breaks_out: Any  # 1: the encircled make for home


PLAIN_ROW = Doctrine(
    reply=500,
    least_gain=40,
    thrift=0,
    on_goal=1500,
    finish=1300,
    runs_anyway=400,
    fights_on=1500,
    broken_costs=300,
    assault_harm=1000,
    seizes=0,
    catch=0,
    rushes=500,
    traps=500,
    prize=1000,
    opens=0,
    fires=500,
    bombards=750,
    chooses=0,
    willing=400,
    helpless=2000,
    shuns=20,
    cuts=0,
    digs_back=300,
    holds_lead=125,
    obeys=0,
    breaks_out=0,
)

BRISK_ROW = Doctrine(
    reply=300,
    least_gain=20,
    thrift=450,
    on_goal=1250,
    finish=1300,
    runs_anyway=400,
    fights_on=1000,
    broken_costs=150,
    assault_harm=400,
    seizes=1,
    catch=2000,
    rushes=400,
    traps=100,
    prize=1000,
    opens=333,
    fires=500,
    bombards=600,
    chooses=3000,
    willing=200,
    helpless=8000,
    shuns=5,
    cuts=20,
    digs_back=300,
    holds_lead=125,
    obeys=200,
    breaks_out=1,
)

SLOW_ROW = Doctrine(
    reply=250,
    least_gain=160,
    thrift=0,
    on_goal=1000,
    finish=1050,
    runs_anyway=160,
    fights_on=3400,
    broken_costs=600,
    assault_harm=230,
    seizes=1,
    catch=2000,
    rushes=200,
    traps=200,
    prize=800,
    opens=0,
    fires=275,
    bombards=650,
    chooses=0,
    willing=235,
    helpless=2000,
    shuns=30,
    cuts=20,
    digs_back=400,
    holds_lead=0,
    obeys=200,
    breaks_out=1,
)

SPARING_ROW = BRISK_ROW._replace(
    reply=500,
    thrift=900,
    fights_on=1500,
    broken_costs=300,
    assault_harm=1000,
    seizes=0,
    rushes=600,
    willing=600,
    shuns=20,
)

DASHING_ROW = BRISK_ROW._replace(
    reply=200,
    least_gain=40,
    thrift=0,
    assault_harm=100,
    rushes=200,
    chooses=0,
    willing=100,
    cuts=150,
    holds_lead=0,
)


def doctrine_rows() -> "np.ndarray":
    """int32 (5, columns): a row a doctrine, each column in one piece."""
    rows = [PLAIN_ROW, BRISK_ROW, SLOW_ROW, SPARING_ROW, DASHING_ROW]
    return np.array(rows, np.int32, order="F")
