"""Chapters 14 and 21 as tables: events, what they ask for, what they bring, shares of losses."""

from typing import Any, NamedTuple

# What must hold.  [21.2]
(
    WHEN_LEVEL,
    WHEN_HELD,
    WHEN_LOSSES,
    WHEN_BROKEN,
    WHEN_DESTROYED,
    WHEN_AFTER,
    WHEN_UNLESS,
    WHEN_CLEAR,
    WHEN_PRESENT,
) = range(9)

# What is done.  [21.3] [21.5] [21.6]
(
    DO_POINTS,
    DO_ESCALATE,
    DO_RELEASE,
    DO_WITHDRAW,
    DO_SURRENDER,
    DO_LIMIT,
    DO_WEATHER,
    DO_HALT,
    DO_DECIDE,
    DO_AIR,
) = range(10)

# What an event has said of flying.  [21.5]
AIR_FREE, AIR_BANNED = 1, 2

# Who is told.  [21.7]
TOLD_BOTH, TOLD_NOBODY = -1, 2


class ShareColumns(NamedTuple):
    """One row a step of losses: points to the other side once it is reached.  [14.6]"""

    side: Any
    above: Any  # per mille of the men of the side
    points: Any


class HappeningColumns(NamedTuple):
    """One row an event.  [21.1]"""

    since: Any  # first turn, from 1
    until: Any  # last turn
    chance: Any  # per mille a turn
    first_condition: Any
    conditions: Any
    first_deed: Any
    deeds: Any
    repeat: Any
    hidden: Any  # 1 if nobody reads of it beforehand
    told: Any  # TOLD_BOTH, a side, or TOLD_NOBODY


class ConditionColumns(NamedTuple):
    """One row a thing that must hold for an event.  [21.2]"""

    test: Any  # WHEN_...
    side: Any
    first: Any  # first place in World.lists: units or hexes
    count: Any
    number: Any  # level, turns, per mille, row of objectives or events
    turns: Any


class DeedColumns(NamedTuple):
    """One row a thing that an event does.  [21.3]"""

    deed: Any  # DO_...
    side: Any
    first: Any  # first place in World.lists: units or limits
    count: Any
    number: Any  # points, levels, turns, 1 for on, block of weather rows


class HappeningState(NamedTuple):
    """One row an event, changing."""

    times: Any  # how often it has happened
    turn: Any  # when it last did, from 0; -1 never
    gathered: Any  # per mille of chance so far (luck none)
