"""What happened: rows of EVENT_WIDTH integers, in the order it happened.

A row is kind, unit, other, hex, a, b, c, d.  `other` is a second unit (or -1).
The comment on each kind says what a to d hold; unused places are 0.
"""

from typing import NamedTuple

(
    TURN_BEGAN,  # unit -1: a turn (from 0), b side
    ARRIVED,
    DELAYED,  # no entry hex was free
    MOVED,  # hex entered: a hex left, b seconds taken, c 1 if fleeing
    MOVE_STOPPED,  # a reason: 1 enemy seen, 2 under fire, 3 broken, 4 blocked by an unseen enemy
    FIRED,  # unit at other: a seconds, b men lost, c vehicles lost, d 1 reaction 2 return
    SHELLED,  # unit at hex, other hit: a seconds, b men lost, c vehicles lost
    ASSAULTED,  # unit strikes other: a men and b vehicles of other lost; c 1 (no other): hex carried
    STRUCK,  # aircraft unit at hex, other hit: b men lost, c vehicles lost
    FLAK,  # aircraft unit over hex: a aircraft lost
    SPOTTED_UNIT,  # unit was seen at hex by other
    LOST_SIGHT,  # unit is no longer seen; hex is where it was
    DUG_IN,  # a seconds of digging so far
    MOUNTED_UP,
    GOT_DOWN,
    STANCE_TAKEN,  # a stance
    BROKE,  # a why
    RALLIED,
    SURRENDERED_UNIT,  # a men captured, b vehicles captured
    DESTROYED_UNIT,
    LEFT_MAP,
    OBJECTIVE_TAKEN,  # unit -1: a objective row, b side
    LIMIT_BROKEN,  # a limit row, b points
    ESCALATED,  # unit -1: a level
    HALTED,  # unit -1
    GAME_OVER,  # unit -1: a how (ClockState.over), b margin
    HAPPENED,  # unit -1: a event row, b who is told (TOLD_..., or a side), c turn
    EXITED,  # unit left the map by order at hex: a 1 in time for its points
    STAYED,  # unit did not leave in time: a price
    # 6 Guns, 11 Aircraft
    HEARD,  # guns unit found by the enemy's sound ranging, hex if it is on the map
    SCOUTED,  # aircraft unit over hex: a enemy units found
    PATROLLED,  # fighters unit over hex: a per mille of the turn
    ESCORTED,  # fighters unit fly with other
    MET_IN_AIR,  # aircraft unit met the enemy's over hex: a own lost, b of the enemy
    TURNED_BACK,  # aircraft unit went home without reaching hex
    RAIDED,  # aircraft unit at a base: a base row, b aircraft lost on the ground; other one of those
    ORDER_FORMED,  # a 1 column, 0 deployed
    WORKED,  # unit at the works in or towards hex: a seconds of work left
    OPENED,  # works in or towards hex lie open: a row of works, b 1 if crushed in passing
    MINED,  # unit strikes mines in hex: a men lost, b vehicles lost
    WENT_BELOW,
    CAME_UP,
    SURPRISED,  # unit assaults hex out of the dark: a per mille of surprise, b of own confusion, c of theirs
    ENCIRCLED,  # a 1: no way out any more; 0: there is one again
    FOUGHT_ON,  # encircled, its nerve failed, and it fought on
    BROKE_OUT,  # a men left behind, b vehicles left behind
    SUPPLY_CHANGED,  # a how its line stands: SUPPLIED, LINE_LONG, LINE_CUT
    RAN_OUT,  # a 0 ammunition, 1 fuel, 2 water
    LEADER_FELL,  # unit of the headquarters; a formation
    COMMAND_LOST,  # unit of the headquarters that was, or -1; a formation
    COMMAND_TAKEN,  # unit that commands now; a formation
    # 17 Water
    BRIDGE_WORK,  # unit at hex: a bridge row, b state after, c seconds of work left, d 1 charges
    BRIDGE_BLOWN,  # unit at hex: a bridge row, b state after (the charges failed if it still stands)
    EMBARKED,  # unit into hex: a hex left
    LANDED,  # unit into hex: a hex left
    # 11 Aircraft
    CRASHED,  # aircraft unit: a aircraft that did not come back, whatever the enemy did
) = range(56)

EVENT_NAMES = (
    "turn-began",
    "arrived",
    "delayed",
    "moved",
    "move-stopped",
    "fired",
    "shelled",
    "assaulted",
    "struck",
    "flak",
    "spotted",
    "lost-sight",
    "dug-in",
    "mounted",
    "dismounted",
    "stance",
    "broke",
    "rallied",
    "surrendered",
    "destroyed",
    "left",
    "objective",
    "limit",
    "escalated",
    "halted",
    "game-over",
    "happened",
    "exited",
    "stayed",
    "heard",
    "scouted",
    "patrolled",
    "escorted",
    "met-in-air",
    "turned-back",
    "raided",
    "order-formed",
    "worked",
    "opened",
    "mined",
    "went-below",
    "came-up",
    "surprised",
    "encircled",
    "fought-on",
    "broke-out",
    "supply",
    "ran-out",
    "leader-fell",
    "command-lost",
    "command-taken",
    "bridge-work",
    "bridge-blown",
    "embarked",
    "landed",
    "crashed",
)


class Event(NamedTuple):
    """One row as Python code reads it."""

    kind: int
    unit: int
    other: int
    hex: int
    a: int
    b: int
    c: int
    d: int
