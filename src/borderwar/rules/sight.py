"""Chapter 4: Sight and spotting."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import LOST_SIGHT, SPOTTED_UNIT
from borderwar.model.tables import BROKEN, HIDDEN, N_UNITS, SPOTTED, SUSPECTED
from borderwar.rules.ranges import apart
from borderwar.rules.stacking import count_contact
from borderwar.rules.tell import tell

EYE = 20  # decimetres above the ground, for looker and looked at  [4.1]
CLEAR, BLOCKED = 1, 2
BIAS, SHIFT = 1 << 13, 14  # of steps packed into one number
NIGHT = 300  # per mille of daylight: below it a firer must make out his target  [16.5]
MEMORY = 7200  # seconds a lost enemy stays marked where it was last seen  [4.6]


@kernel
def nearest_steps(q, r, unit):
    """The steps to the hex about a point, in cube coordinates of so many parts to a hex.

    Columns and diagonal rows from the hex of point 0, each plus BIAS, packed into one number.
    """
    s = -q - r
    whole_q = (2 * q + unit) // (2 * unit)
    whole_r = (2 * r + unit) // (2 * unit)
    whole_s = (2 * s + unit) // (2 * unit)
    off_q = abs(whole_q * unit - q)
    off_r = abs(whole_r * unit - r)
    off_s = abs(whole_s * unit - s)
    if off_q > off_r and off_q > off_s:
        whole_q = -whole_r - whole_s
    elif off_r > off_s:
        whole_r = -whole_q - whole_s
    return (whole_q + BIAS) << SHIFT | (whole_r + BIAS)


@kernel
def line_steps(world, q, r, length, step, lean):
    """The hex that a line of sight to (q, r) passes at a step, as `nearest_steps` has it; remembered.

    A line along a hexside lies between two hexes: leant a hair to either side (`lean` 1 or -1)
    it takes one or the other.
    """
    longest = world.scale.line_hexes[0]
    # Cube coordinates in units of 1/length.
    if length > longest:
        return nearest_steps(16 * q * step + lean, 16 * r * step + 2 * lean, 16 * length)
    line = (q + longest) * (2 * longest + 1) + r + longest
    place = 2 * step if lean > 0 else 2 * step + 1
    found = world.lines[line, place]
    if found == 0:
        found = nearest_steps(16 * q * step + lean, 16 * r * step + 2 * lean, 16 * length)
        world.lines[line, place] = found
    return found


@kernel
def hex_at(world, here, steps):
    """The hex so many steps from another, as `nearest_steps` has them, or -1 off the map."""
    column = world.hexes.q[here] + (steps >> SHIFT) - BIAS
    row = world.hexes.r[here] + (steps & (1 << SHIFT) - 1) - BIAS + (column - (column & 1)) // 2
    if row < 0 or row >= world.scale.rows[0]:
        return -1
    return row * world.scale.columns[0] + column


@kernel
def blocking_hex(world, here, there):
    """The hex that stops the eye between two hexes, or -1.  [4.1]

    The line runs from eye to eye over the hexes between; ground and what grows on it
    must not rise above it.  Where the line runs along a hexside it passes if either of
    the two hexes lets it: so sight is the same both ways, and in a mirror.
    """
    if here > there:
        here, there = there, here
    length = apart(world, here, there)
    q = world.hexes.q[there] - world.hexes.q[here]
    r = world.hexes.r[there] - world.hexes.r[here]
    eye_a = world.hexes.height[here] + EYE
    eye_b = world.hexes.height[there] + EYE
    for step in range(1, length):
        line = eye_a * (length - step) + eye_b * step
        one = hex_at(world, here, line_steps(world, q, r, length, step, 1))
        other = hex_at(world, here, line_steps(world, q, r, length, step, -1))
        if one < 0:
            one = other  # along the map's edge the line may lean out of it
        if one < 0 or (world.hexes.height[one] + world.hexes.obstructs[one]) * length <= line:
            continue
        if other < 0 or (world.hexes.height[other] + world.hexes.obstructs[other]) * length > line:
            return one
    return -1


@kernel
def has_sight(world, here, there):
    """Whether the ground lets two hexes see each other; remembered.  [4.1]"""
    known = world.sight[here, there >> 2] >> ((there & 3) << 1) & 3
    if known == 0:
        known = CLEAR if blocking_hex(world, here, there) < 0 else BLOCKED
        world.sight[here, there >> 2] |= known << ((there & 3) << 1)
        world.sight[there, here >> 2] |= known << ((here & 3) << 1)
    return known == CLEAR


@kernel
def sighting_distance(world, board, unit):
    """Metres at which an enemy who looks finds this unit where it stands.  [4.3] [4.4]"""
    here = board.units.hex[unit]
    metres = world.units.signature[unit]
    if board.units.mounted[unit]:
        metres = world.units.signature_mounted[unit]
    metres = metres * world.hexes.concealment[here] // 1000
    if board.units.dug[unit] > 0 and not board.units.mounted[unit]:
        half = world.law.dug_half[0]
        metres = metres * (half + half) // (half + half + board.units.dug[unit])
    if board.units.moving[unit] > 0:
        metres = metres * 3 // 2
    if board.units.fired[unit] > 0:
        metres = metres * 2
    return metres * world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] // 1000


@kernel
def is_made_out(world, board, target, hexes):
    """Whether one who fires from so many hexes makes out his target: by day always.  [16.5]

    By night only what is near enough to be followed, or the flashes of what fires.
    """
    if (
        world.weather.light[board.clock.sky[0] + board.clock.turn[0]] >= NIGHT
        or hexes <= 1
        or board.units.fired[target]
    ):
        return True
    return hexes * world.scale.hex_metres[0] <= sighting_distance(world, board, target) * 3 // 2


@kernel
def can_see_from(world, board, observer_hex, unit, metres):
    """Whether someone in a hex finds a unit that is found at so many metres.  [4.2] [4.5]"""
    there = board.units.hex[unit]
    hexes = apart(world, observer_hex, there)
    if hexes <= 1:
        return True
    if hexes > world.scale.sight_hexes[0] or hexes * world.scale.hex_metres[0] > metres:
        return False
    return has_sight(world, observer_hex, there)


@kernel
def mark_spotted(world, board, unit, by):
    """The enemy sees a unit: note what it sees.  Returns 1 if that is news."""
    news = 0
    if board.units.seen[unit] != SPOTTED:
        board.units.seen[unit] = SPOTTED
        count_contact(world, board, unit, 1)
        board.clock.revealed[0] = 1
        tell(board, SPOTTED_UNIT, unit, by, board.units.hex[unit], 0, 0, 0, 0)
        news = 1
    board.units.seen_hex[unit] = board.units.hex[unit]
    board.units.seen_turn[unit] = board.clock.turn[0]
    board.units.seen_men[unit] = board.units.men[unit]
    board.units.seen_vehicles[unit] = board.units.vehicles[unit]
    return news


@kernel
def is_observer(world, board, unit):
    """Whether a unit can look out for its side.  [4.2]"""
    return (
        board.units.hex[unit] >= 0
        and board.units.condition[unit] <= BROKEN
        and world.units.aircraft[unit] == 0
    )


@kernel
def watcher_in(world, board, side, there, below):
    """The first observer against `side` in a hex whose row is below another, or that other.  [4.2]"""
    unit = board.hexes.first[there]
    if unit < 0 or world.units.side[unit] == side:
        return below
    while unit >= 0 and unit < below:
        if is_observer(world, board, unit):
            return unit
        unit = board.units.next[unit]
    return below


@kernel
def first_watcher(world, board, unit, hexes):
    """The first enemy who finds a unit that is found at so many hexes, or the number of units.

    Goes over the hexes about the unit or over the enemies, whichever are fewer.
    """
    units = world.marks[N_UNITS]
    side = world.units.side[unit]
    here = board.units.hex[unit]
    found = units
    first = world.sides.first[1 - side]
    last = world.sides.last[1 - side]
    if 6 * hexes * (hexes + 1) >= last - first:
        for observer in range(first, last):
            if world.units.side[observer] == side or not is_observer(world, board, observer):
                continue
            there = board.units.hex[observer]
            off = apart(world, there, here)
            if off <= 1 or (off <= hexes and has_sight(world, there, here)):
                return observer
        return found
    columns = world.scale.columns[0]
    rows = world.scale.rows[0]
    q = world.hexes.q[here]
    r = world.hexes.r[here]
    for column in range(max(0, q - hexes), min(columns, q + hexes + 1)):
        down = (column - (column & 1)) // 2
        north = r + down + max(-hexes, q - column - hexes)
        south = r + down + min(hexes, q - column + hexes)
        for row in range(max(0, north), min(rows, south + 1)):
            there = row * columns + column
            if board.hexes.first[there] < 0:
                continue
            watcher = watcher_in(world, board, side, there, found)
            if watcher < found and (apart(world, there, here) <= 1 or has_sight(world, here, there)):
                found = watcher
    return found


@kernel
def spot(world, board, unit):
    """Look at one unit with all enemy eyes; 1 if it is newly seen.  [4.2] [4.6]

    A unit already seen is followed out to half as far again.
    """
    if board.units.hex[unit] < 0 or world.units.aircraft[unit]:
        return 0
    metres = sighting_distance(world, board, unit)
    if board.units.seen[unit] == SPOTTED:
        metres = metres * 3 // 2
    hexes = max(1, min(world.scale.sight_hexes[0], metres // world.scale.hex_metres[0]))
    watcher = first_watcher(world, board, unit, hexes)
    if watcher < world.marks[N_UNITS]:
        return mark_spotted(world, board, unit, watcher)
    if board.units.seen[unit] == SPOTTED:
        count_contact(world, board, unit, -1)
        board.units.seen[unit] = SUSPECTED
        tell(board, LOST_SIGHT, unit, -1, board.units.seen_hex[unit], 0, 0, 0, 0)
    elif board.units.seen[unit] == SUSPECTED:
        age = (board.clock.turn[0] - board.units.seen_turn[unit]) * world.scale.turn_seconds[0]
        if age > MEMORY:
            board.units.seen[unit] = HIDDEN
    return 0


@kernel
def look_out(world, board, observer):
    """Look from one unit at all enemies not yet seen; how many are new.  [4.2]"""
    if not is_observer(world, board, observer):
        return 0
    return look_from(world, board, observer, board.units.hex[observer], 1000)


@kernel
def look_from(world, board, observer, here, share):
    """Look from a hex with eyes worth `share` per mille; how many enemies are new."""
    found = 0
    side = world.units.side[observer]
    for unit in range(world.sides.first[1 - side], world.sides.last[1 - side]):
        if board.units.seen[unit] == SPOTTED or board.units.hex[unit] < 0:
            continue
        if world.units.side[unit] == side or world.units.aircraft[unit]:
            continue
        if apart(world, here, board.units.hex[unit]) > world.scale.sight_hexes[0]:
            continue
        metres = sighting_distance(world, board, unit) * share // 1000
        if can_see_from(world, board, here, unit, metres):
            found += mark_spotted(world, board, unit, observer)
    return found


@kernel
def spot_all(world, board):
    """Every unit is looked at afresh, as a player turn begins.  [4.6]"""
    for unit in range(world.marks[N_UNITS]):
        spot(world, board, unit)
