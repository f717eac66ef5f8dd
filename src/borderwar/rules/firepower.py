"""Chapters 5 and 7: what a unit's weapons can do at a range."""

from borderwar.ground.kernel import kernel
from borderwar.model.catalogue import WEAPON_KINDS
from borderwar.model.tables import MOUNT_CREW, MOUNT_HORSE

CLOSE_COMBAT = WEAPON_KINDS.index("close-combat")
BOMB = WEAPON_KINDS.index("bomb")

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
    """Per mille of its fire that a unit delivers under suppression.  [9.1]"""
    return 1000 - board.units.suppression[unit] * 7 // 10


@kernel
def light_share(world, board):
    """Per mille of fire that tells in this light.  [16.2]"""
    light = world.weather.light[board.clock.sky[0] + board.clock.turn[0]]
    return 1000 - world.law.night_fire[0] * (1000 - light) // 1000


@kernel
def soft_power(world, board, unit, hexes, indirect):
    """Milli-rifles a unit brings to bear on men at a range.  [5.4]

    `indirect` asks for guns and mortars alone.  Bombs never count: they fall in strikes.
    """
    if hexes >= world.scale.range_columns[0]:
        return 0
    total = 0
    guns = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        power = manned(world, board, unit, arm) * world.firepower[weapon, hexes] // 1000
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
def hard_power(world, board, unit, target, hexes):
    """Milli-guns a unit brings to bear on a target's armour at a range.  [7.1] [7.2]

    Half the hits are taken by the front, half by the side.
    """
    if hexes >= world.scale.range_columns[0]:
        return 0
    total = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] == BOMB:
            continue
        through = (
            pierce_share(world.pierce[weapon, hexes], world.units.armour_front[target])
            + pierce_share(world.pierce[weapon, hexes], world.units.armour_side[target])
        ) // 2
        power = manned(world, board, unit, arm) * world.antitank[weapon, hexes] // 1000
        total += power * through // 1000
    total = total * world.units.engaged[unit] // 1000  # [5.11]
    return total * steadiness(world, board, unit) // 1000 * light_share(world, board) // 1000


@kernel
def power_on(world, board, unit, target, hexes):
    """What tells on this target: milli-guns on armour, milli-rifles on all else.  [5.7]"""
    if world.units.armoured[target]:
        return hard_power(world, board, unit, target, hexes)
    return soft_power(world, board, unit, hexes, False)
