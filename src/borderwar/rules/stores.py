"""Chapter 18, what a unit carries: ammunition, fuel and water.  [18.4] to [18.6]"""

from borderwar.ground.kernel import kernel
from borderwar.model.events import RAN_OUT
from borderwar.rules.tell import tell

SCARCE = 4  # below one part in so many of its load a unit husbands what it has  [18.4]
HUSBANDED = 500  # per mille of its fire that it then delivers, and uses up
FOREVER = 1 << 30
AMMUNITION, FUEL, WATER = range(3)  # RAN_OUT event, a


@kernel
def thrift(world, board, unit):
    """Per mille of its fire that a unit's ammunition allows.  [18.4]"""
    load = world.units.ammunition[unit]
    if load == 0:
        return 1000
    left = board.units.ammunition[unit]
    if left * SCARCE >= load:
        return 1000
    return HUSBANDED if left > 0 else 0


@kernel
def seconds_of_fire(world, board, unit, seconds):
    """As many of these seconds as the unit has ammunition for.  [18.4]"""
    share = thrift(world, board, unit)
    if world.units.ammunition[unit] == 0:
        return seconds
    most = 0 if share == 0 else board.units.ammunition[unit] * 1000 // share
    return seconds if seconds < most else most


@kernel
def spend(world, board, unit, seconds):
    """Seconds of fire use up ammunition.  [18.4]"""
    if world.units.ammunition[unit] == 0 or board.units.ammunition[unit] == 0:
        return
    left = board.units.ammunition[unit] - (seconds * thrift(world, board, unit) + 999) // 1000
    board.units.ammunition[unit] = left if left > 0 else 0
    if left <= 0:
        tell(board, RAN_OUT, unit, -1, board.units.hex[unit], AMMUNITION, 0, 0, 0)


@kernel
def driving_left(world, board, unit):
    """Seconds a unit can still drive; FOREVER if it needs no fuel.  [18.5]"""
    if world.units.fuel[unit] == 0 or board.units.mounted[unit] == 0:
        return FOREVER
    return board.units.fuel[unit]


@kernel
def burn(world, board, unit, seconds):
    """Driving uses up fuel.  [18.5]"""
    if world.units.fuel[unit] == 0 or board.units.mounted[unit] == 0 or board.units.fuel[unit] == 0:
        return
    left = board.units.fuel[unit] - seconds
    board.units.fuel[unit] = left if left > 0 else 0
    if left <= 0:
        tell(board, RAN_OUT, unit, -1, board.units.hex[unit], FUEL, 0, 0, 0)


@kernel
def is_thirsty(world, board, unit):
    """Whether a unit has no water left.  [18.6]"""
    return world.supply.water[world.units.side[unit]] > 0 and board.units.water[unit] == 0


@kernel
def thirst(world, board, unit, drinks):
    """A player turn with or without water: without it cohesion goes.  [18.6]"""
    full = world.supply.water[world.units.side[unit]]
    if full == 0:
        return
    if drinks or world.hexes.well[board.units.hex[unit]]:
        board.units.water[unit] = full
        return
    turn = world.scale.turn_seconds[0]
    before = board.units.water[unit]
    board.units.water[unit] = before - turn if before > turn else 0
    if board.units.water[unit] > 0:
        return
    if before > 0:
        tell(board, RAN_OUT, unit, -1, board.units.hex[unit], WATER, 0, 0, 0)
    lost = world.law.thirst_loss[0] * (turn - before) // 3600
    cohesion = board.units.cohesion[unit] - lost
    board.units.cohesion[unit] = cohesion if cohesion > 0 else 0
