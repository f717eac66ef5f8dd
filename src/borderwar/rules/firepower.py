"""Chapters 5 and 7: what a unit's weapons can do at a range."""

from borderwar.ground.hexes import direction_towards
from borderwar.ground.kernel import kernel
from borderwar.model.catalogue import WEAPON_KINDS
from borderwar.model.tables import MOUNT_CREW, MOUNT_HORSE, READY
from borderwar.rules.stores import thrift

CLOSE_COMBAT = WEAPON_KINDS.index("close-combat")
BOMB = WEAPON_KINDS.index("bomb")

TANK_HUNTING = WEAPON_KINDS.index("tank-hunting")

SIDE_FACED = 333  # per mille of hits that meet the side of armour that is fired on from one side  [7.2]
SIDE_FLANKED = 667  # the same if fire comes from sides more than a third of a circle apart
POOR_SIGHT = 500  # per mille of day sight: as good as dark  [8.8] [8.10]
CLOSE_COUNTRY = 850  # per mille of cover: ground as close as this lets men get at armour  [8.8]
TRENCH = 1800  # seconds of digging that do as well
COLUMN_FIRE = 4  # of the men of a column so many times fewer can fire  [3.13]
PIERCE_NONE = 700  # per mille of the armour: below it nothing goes through  [7.2]
PIERCE_ALL = 1300  # above it everything does


@kernel
def manned(world, board, unit, arm):
    """Thousandths of weapons of one arm in action: they fall with men or vehicles.  [5.4]

    Riders fight dismounted: mounted, only what is fixed to the vehicles fires.
    """
    count = world.arms.count[arm] * 1000
    if world.arms.on_vehicle[arm]:
        full = world.units.vehicles[unit]
        return 0 if full == 0 else min(count, count * board.units.vehicles[unit] // full)
    if board.units.mounted[unit] and world.units.mount[unit] != MOUNT_CREW:
        # [8.2] horsemen may charge with the sabre
        if world.units.mount[unit] != MOUNT_HORSE:
            return 0
        if world.weapons.kind[world.arms.weapon[arm]] != CLOSE_COMBAT:
            return 0
    full = world.units.full_men[unit]
    return 0 if full == 0 else min(count, count * board.units.men[unit] // full)


@kernel
def steadiness(world, board, unit):
    """Per mille of its fire that a unit delivers under suppression, and in column.  [9.1] [3.13]"""
    if board.units.column[unit]:
        return (1000 - board.units.suppression[unit] * 7 // 10) // COLUMN_FIRE
    return 1000 - board.units.suppression[unit] * 7 // 10


@kernel
def light_share(world, board):
    """Per mille of fire that tells in this light and weather.  [16.2] [16.7]"""
    turn = board.clock.sky[0] + board.clock.turn[0]
    light = world.weather.light[turn]
    return (1000 - world.law.night_fire[0] * (1000 - light) // 1000) * world.weather.fire[turn] // 1000


@kernel
def soft_power(world, board, unit, hexes, indirect):
    """Milli-rifles a unit brings to bear on men at a range.  [5.4]

    `indirect` asks for guns and mortars alone.  Bombs never count: they fall in strikes.
    """
    if hexes >= world.scale.range_columns[0]:
        return 0
    total = 0
    guns = 0
    rounds = thrift(world, board, unit)  # [18.4]
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        power = manned(world, board, unit, arm) * world.firepower[weapon, hexes] // 1000
        if rounds < 1000 and world.weapons.kind[weapon] != CLOSE_COMBAT:
            power = power * rounds // 1000
        if world.weapons.indirect[weapon]:
            guns += power
        elif indirect == 0:
            total += power
    total = guns + total * world.units.engaged[unit] // 1000  # [5.11]
    return total * steadiness(world, board, unit) // 1000 * light_share(world, board) // 1000


@kernel
def shell_share(world, board, unit, hexes):
    """Whether most of a unit's fire at a range is shells: they suppress more.  [9.1]"""
    shells = 0
    total = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        power = manned(world, board, unit, arm) * world.firepower[weapon, hexes] // 1000
        total += power
        if world.weapons.explosive[weapon]:
            shells += power
    return shells * 2 > total


@kernel
def pierce_share(millimetres, armour):
    """Per mille of hits that go through: none at 0.7 of the armour, all at 1.3.  [7.2]"""
    if armour <= 0:
        return 1000
    ratio = millimetres * 1000 // armour
    if ratio <= PIERCE_NONE:
        return 0
    if ratio >= PIERCE_ALL:
        return 1000
    return (ratio - PIERCE_NONE) * 1000 // (PIERCE_ALL - PIERCE_NONE)


@kernel
def is_wide(mask):
    """Whether directions fire came from lie more than a third of a circle apart.  [7.2] [9.4]"""
    for direction in range(6):
        if mask & (1 << direction) and mask & (1 << ((direction + 3) % 6)):
            return True
        if mask & (1 << direction) and mask & (1 << ((direction + 2) % 6)):
            return True
    return False


@kernel
def side_share(world, board, unit, target):
    """Per mille of hits on armour that meet its side: more if it is engaged from several sides.  [7.2]"""
    mask = board.units.fired_from[target]
    here = board.units.hex[target]
    there = board.units.hex[unit]
    if mask and here >= 0 and there >= 0 and here != there:
        mask |= 1 << direction_towards(world.scale.columns[0], here, there)
        if is_wide(mask):
            return SIDE_FLANKED
    return SIDE_FACED


@kernel
def has_infantry(world, board, side, there):
    """Whether ready men on foot of a side stand in a hex."""
    unit = board.hexes.first[there]
    while unit >= 0:
        if world.units.side[unit] == side and board.units.condition[unit] == READY:
            if world.units.armoured[unit] == 0 and board.units.mounted[unit] == 0:
                return True
        unit = board.units.next[unit]
    return False


@kernel
def hunting_share(world, board, unit, target):
    """Per mille of their worth that bottles and charges have against armour.  [8.8]

    All of it in close country, in the dark or from trenches, a quarter in the open; and a
    quarter of that if men on foot of its own side are with the armour or beside it.
    """
    here = board.units.hex[target]
    share = world.law.hunter_factor[0]
    if here < 0:
        return share  # destroyed a moment ago
    dark = world.weather.sight[board.clock.sky[0] + board.clock.turn[0]] <= POOR_SIGHT
    if not dark and world.hexes.cover[here] > CLOSE_COUNTRY and board.units.dug[unit] < TRENCH:
        share = share // 4
    side = world.units.side[target]
    if has_infantry(world, board, side, here):
        return share // 4
    for direction in range(6):
        there = world.neighbour[here, direction]
        if there >= 0 and has_infantry(world, board, side, there):
            return share // 4
    return share


@kernel
def hard_power(world, board, unit, target, hexes):
    """Milli-guns a unit brings to bear on a target's armour at a range.  [7.1] [7.2]

    A third of the hits are taken by the side; two thirds if fire comes from several sides.
    """
    if hexes >= world.scale.range_columns[0]:
        return 0
    flank = side_share(world, board, unit, target)
    total = 0
    rounds = thrift(world, board, unit)  # [18.4]
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        guns = world.antitank[weapon, hexes]
        if guns == 0:
            continue
        thick = world.pierce[weapon, hexes]
        through = (
            pierce_share(thick, world.units.armour_front[target]) * (1000 - flank)
            + pierce_share(thick, world.units.armour_side[target]) * flank
        ) // 1000
        if world.weapons.kind[weapon] == TANK_HUNTING:
            through = through * hunting_share(world, board, unit, target) // 1000
        power = manned(world, board, unit, arm) * guns // 1000
        if rounds < 1000 and world.weapons.kind[weapon] != CLOSE_COMBAT:
            power = power * rounds // 1000
        total += power * through // 1000
    total = total * world.units.engaged[unit] // 1000  # [5.11]
    return total * steadiness(world, board, unit) // 1000 * light_share(world, board) // 1000


@kernel
def power_on(world, board, unit, target, hexes):
    """What tells on this target: milli-guns on armour, milli-rifles on all else.  [5.7]"""
    if world.units.armoured[target]:
        return hard_power(world, board, unit, target, hexes)
    return soft_power(world, board, unit, hexes, False)
