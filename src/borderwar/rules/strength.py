"""Chapter 5, case 5.4: from real weapons to rifles and guns.

Small arms count by their practical rate of fire to the power 0.7 (ten rounds a minute
is one rifle), shells by weight thrown a minute.  Tables of integers are made once, when
a scenario is loaded; nothing below knows a calibre.
"""

import numpy as np

from borderwar.ground.fixed import POWERS, share_power
from borderwar.model.catalogue import Weapon

POINT_BLANK = 25  # metres between men in one hex
NEARER = 80  # metres by which the near edges of two units are nearer than their middles  [5.6]
BORDER = 420  # metres at most between those who fight over a common hexside  [5.6]
LINE = 400  # men in the firing line of each kilometre of a unit's front  [5.11]
BEYOND = 840  # metres of front that can fire past both ends of a hexside
SIDE = 577  # per mille of its width: a side of a hex
SMALL_ARMS_POWER = 70 * 65536 // 100
RIFLE_RATE = 10  # rounds a minute of an aimed rifle: the unit of soft fire
BOMB_SECONDS = 60  # rifle-seconds of one kilogram of bomb, as a shell of that weight
SPLINTER = 8  # millimetres that a near hit of one kilogram pierces; with the cube root of the weight  [7.6]
ABOVE_METRES = 100  # at which aircraft strafe  [7.6]
BULLET_GUNS = 50  # thousandths of a gun that a bullet weapon counts against thin armour


def metres_between(hexes: int, hex_metres: int) -> int:
    """Metres between units so many hexes apart: they face each other over the hexsides.  [5.6]"""
    if hexes == 0:
        return POINT_BLANK
    metres = hexes * hex_metres - min(NEARER, hex_metres // 3)
    return min(metres, BORDER) if hexes == 1 else metres


def engaged_share(frontage: int, hex_metres: int, men: int = 0) -> int:
    """Per mille of a unit's men who are in contact when it fights.  [5.11]

    As much of its front as a hexside and what can fire past its ends takes, and of its
    men as many as its firing line holds; the rest stand in depth.
    """
    if frontage <= 0:
        return 1000
    along = (hex_metres * SIDE // 1000 + BEYOND) * 1000 // frontage
    line = frontage * LINE // men if men else 1000
    return max(1, min(1000, along, line))


def rate_power(rate: int) -> int:
    """Milli-rifles of a rate of fire: ``(rate / 10) ** 0.7``."""
    return share_power(POWERS, rate * 1000, SMALL_ARMS_POWER, RIFLE_RATE * 1000) // 65536 // RIFLE_RATE


def range_share(metres: int, effective: int, maximum: int) -> int:
    """Per mille of its power that a weapon keeps at a range: 1.2 at hand, 0.6 at effective."""
    if metres > maximum:
        return 0
    if metres <= effective:
        return 1200 - 600 * metres // max(effective, 1)
    return 50 + 550 * (maximum - metres) // max(maximum - effective, 1)


def soft_row(weapon: Weapon, ranges: int, hex_metres: int) -> np.ndarray:
    """int32 (ranges,): milli-rifles of one weapon at each range in hexes.

    Bombs hold milli-rifle-seconds of one bomb at range 0 and nothing beyond.
    """
    row = np.zeros(ranges, np.int32)
    grams = weapon.shell.value if weapon.shell else 0
    if weapon.kind == "bomb":
        row[0] = grams * BOMB_SECONDS
        return row
    if weapon.kind == "close-combat":
        row[0] = rate_power(weapon.rate.value)
        return row
    if weapon.kind == "tank-hunting":
        return row  # [8.8]
    power = weapon.rate.value * grams if grams else rate_power(weapon.rate.value)
    for hexes in range(ranges):
        metres = metres_between(hexes, hex_metres)
        row[hexes] = power * range_share(metres, weapon.effective.value, weapon.maximum.value) // 1000
    return row


def pierce_at(weapon: Weapon, metres: int) -> int:
    """Millimetres pierced at a range, along the catalogue's table and its last slope."""
    table = weapon.penetration
    if not table:
        return 0
    if metres <= table[0][0]:
        return table[0][1]
    for (near, thick), (far, thin) in zip(table, table[1:], strict=False):
        if metres <= far:
            return thick + (thin - thick) * (metres - near) // max(far - near, 1)
    if len(table) == 1:
        return table[0][1] if metres <= max(table[0][0], POINT_BLANK) else 0
    (near, thick), (far, thin) = table[-2:]
    return max(0, thin + (thin - thick) * (metres - far) // max(far - near, 1))


def pierce_above(weapon: Weapon) -> int:
    """Millimetres of top armour that a near hit goes through.  [7.6]

    A shell or bomb: eight times the cube root of its kilograms; a bullet: as at 100 m.
    """
    if weapon.shell is None:
        return pierce_at(weapon, ABOVE_METRES)
    thick = 0
    while (thick + 1) ** 3 <= weapon.shell.value * SPLINTER**3 // 1000:
        thick += 1
    return thick


def pierce_row(weapon: Weapon, ranges: int, hex_metres: int) -> np.ndarray:
    """int32 (ranges,): millimetres pierced at each range in hexes."""
    reach = max(weapon.maximum.value, POINT_BLANK)
    metres = [metres_between(hexes, hex_metres) for hexes in range(ranges)]
    return np.array([pierce_at(weapon, m) if m <= reach else 0 for m in metres], np.int32)


def antitank_row(weapon: Weapon, ranges: int, hex_metres: int) -> np.ndarray:
    """int32 (ranges,): milli-guns of one weapon if all its hits pierce.  [7.1]

    One gun is ten aimed rounds a minute; half of that is left at effective range.
    """
    row = np.zeros(ranges, np.int32)
    if not weapon.penetration or weapon.kind == "bomb":
        return row
    power = rate_power(weapon.rate.value)
    if weapon.kind in ("rifle", "light-machine-gun", "heavy-machine-gun"):
        power = power * BULLET_GUNS // 1000
    if weapon.kind == "close-combat":
        row[0] = power // 5
        return row
    if weapon.kind == "tank-hunting":
        row[0] = power  # [8.8] `hunter_factor` and the ground take their share
        return row
    effective = weapon.effective.value
    for hexes in range(ranges):
        metres = metres_between(hexes, hex_metres)
        if metres <= effective:
            share = 1000 - 500 * metres // max(effective, 1)
        else:
            share = max(0, 500 - 500 * (metres - effective) // max(effective, 1))
        row[hexes] = power * share // 1000 if metres <= weapon.maximum.value else 0
    return row
