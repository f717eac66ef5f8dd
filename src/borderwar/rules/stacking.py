"""Chapter 2: Units and stacking."""

from borderwar.ground.kernel import kernel
from borderwar.model.tables import READY, SPOTTED

COLUMN_FRONT = 4  # a column takes up so many times less front  [3.13]


@kernel
def is_on_map(world, board, unit):
    """Whether a unit stands in a hex.  [2.2]"""
    return board.units.hex[unit] >= 0


@kernel
def count_contact(world, board, unit, amount):
    """Add a unit to, or take it from, the contact of its hex and the six around.  [3.5]

    Only ready ground units that the enemy sees hold contact, so call this before and
    after such a change.  That unseen units do not is what keeps previews honest.
    """
    if board.units.condition[unit] != READY or board.units.seen[unit] != SPOTTED:
        return
    if world.units.aircraft[unit]:
        return
    here = board.units.hex[unit]
    if here < 0:
        return
    if world.units.side[unit] == 0:
        board.hexes.contact_0[here] += amount
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there >= 0:
                board.hexes.contact_0[there] += amount
    else:
        board.hexes.contact_1[here] += amount
        for direction in range(6):
            there = world.neighbour[here, direction]
            if there >= 0:
                board.hexes.contact_1[there] += amount


@kernel
def in_contact(board, side, place):
    """Whether a hex lies in or beside a hex of the enemies of `side`.  [3.5]"""
    if side == 0:
        return board.hexes.contact_1[place] > 0
    return board.hexes.contact_0[place] > 0


@kernel
def lift(world, board, unit):
    """Take a unit off its hex."""
    here = board.units.hex[unit]
    if here < 0:
        return
    count_contact(world, board, unit, -1)
    if board.hexes.first[here] == unit:
        board.hexes.first[here] = board.units.next[unit]
    else:
        above = board.hexes.first[here]
        while board.units.next[above] != unit:
            above = board.units.next[above]
        board.units.next[above] = board.units.next[unit]
    board.units.next[unit] = -1
    board.units.hex[unit] = -1


@kernel
def place(world, board, unit, there):
    """Put a unit into a hex, in order-of-battle order within the stack."""
    board.units.hex[unit] = there
    above = -1
    below = board.hexes.first[there]
    while below >= 0 and below < unit:
        above = below
        below = board.units.next[below]
    board.units.next[unit] = below
    if above < 0:
        board.hexes.first[there] = unit
    else:
        board.units.next[above] = unit
    count_contact(world, board, unit, 1)


@kernel
def front_of(world, board, unit):
    """Metres of front a unit takes up: deployed all of it, in column a part.  [2.3] [3.13]"""
    if board.units.column[unit]:
        return world.units.frontage[unit] // COLUMN_FRONT
    return world.units.frontage[unit]


@kernel
def has_room_to_deploy(world, board, unit):
    """Whether a unit in column has room for all of its front where it stands.  [3.12]"""
    here = board.units.hex[unit]
    if board.hexes.first[here] == unit and board.units.next[unit] < 0:
        return True
    front = frontage_in(world, board, here) - front_of(world, board, unit) + world.units.frontage[unit]
    return front <= world.scale.capacity[0]


@kernel
def frontage_in(world, board, there):
    """Metres of frontage taken up in a hex.  [2.3]"""
    total = 0
    unit = board.hexes.first[there]
    while unit >= 0:
        total += front_of(world, board, unit)
        unit = board.units.next[unit]
    return total


@kernel
def has_room(world, board, unit, there):
    """Whether a hex has room for one more unit; an empty hex always has.  [2.3]"""
    if board.hexes.first[there] < 0:
        return True
    return frontage_in(world, board, there) + front_of(world, board, unit) <= world.scale.capacity[0]


@kernel
def enemy_in(world, board, side, there):
    """The first enemy of `side` in a hex, or -1.  Units of two sides never share one.  [2.4]"""
    first = board.hexes.first[there]
    if first >= 0 and world.units.side[first] != side:
        return first
    return -1


@kernel
def known_enemy_in(world, board, side, there):
    """The first enemy in a hex that `side` sees, behind any that it does not; or -1.  [4.7]"""
    unit = enemy_in(world, board, side, there)
    while unit >= 0 and board.units.seen[unit] != SPOTTED:
        unit = board.units.next[unit]
    return unit
