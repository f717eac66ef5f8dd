"""When riders get down, and when it pays to mount."""

from borderwar.ai.danger import GET_DOWN
from borderwar.ai.estimate import can_mount, is_rider
from borderwar.ai.goals import hexes_of
from borderwar.ai.memory import HUNT, LEAVE, WITHDRAW
from borderwar.ai.picture import near_of
from borderwar.ai.places import ring_of
from borderwar.ai.ways import seconds_to
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_HEXES
from borderwar.rules.movement import mount_seconds
from borderwar.rules.ranges import apart

HOT = 3000  # milli-rifles known to reach a hex that make riders get down
ROUT = 1500  # metres: a closer enemy must first be shaken off on foot


@kernel
def place_of_duty(memory, unit):
    """The hex that a unit's task is about, or -1."""
    if memory.units.aim[unit] >= 0:
        return memory.units.aim[unit]
    goal = memory.units.goal[unit]
    return memory.goals.hex[goal] if goal >= 0 else -1


@kernel
def is_hostile(memory, unit):
    """Whether a unit's task leads to ground where the enemy is or may be."""
    if memory.units.do[unit] == HUNT:
        return True
    goal = memory.units.goal[unit]
    if goal < 0 or memory.units.aim[unit] >= 0:
        return False
    return memory.goals.mine[goal] < 0 or memory.goals.foe[goal] > 0


@kernel
def going_home(memory, unit):
    """Whether a unit's task is to get away."""
    return memory.units.do[unit] == WITHDRAW or memory.units.do[unit] == LEAVE


@kernel
def wants_down(world, view, memory, unit):
    """Whether riders should get down where they are."""
    if not is_rider(world, view, unit):
        return False
    here = view.units.hex[unit]
    metres = near_of(world, memory, unit) * world.scale.hex_metres[0]
    if going_home(memory, unit):
        return metres <= world.scale.hex_metres[0]
    if metres <= GET_DOWN or memory.hexes.threat[here] > HOT:
        return True
    duty = place_of_duty(memory, unit)
    if duty < 0:
        return True
    off = apart(world, duty, here)
    if off <= ring_of(world, view, memory, unit):
        return True
    return is_hostile(memory, unit) and off * world.scale.hex_metres[0] <= GET_DOWN


@kernel
def ride_seconds(world, memory, unit, mover, here, duty):
    """Seconds to the place of duty by a mover, by field or as the crow flies."""
    if memory.units.aim[unit] >= 0:
        hop = world.costs[mover * world.marks[N_HEXES] + here, 0]
        return apart(world, here, duty) * hop
    return seconds_to(world, memory, memory.units.goal[unit], mover, here)


@kernel
def wants_up(world, view, memory, unit):
    """Whether it saves time and is safe to mount."""
    if not can_mount(world, unit) or is_rider(world, view, unit):
        return False
    if view.units.vehicles[unit] == 0 and world.units.vehicles[unit] > 0:
        return False
    here = view.units.hex[unit]
    duty = place_of_duty(memory, unit)
    metres = near_of(world, memory, unit) * world.scale.hex_metres[0]
    if duty < 0 or view.units.suppression[unit] > 500:
        return False
    if going_home(memory, unit):
        if metres <= GET_DOWN // 2:
            return False
    elif metres <= ROUT or memory.hexes.threat[here] > 0:
        return False
    off = apart(world, duty, here)
    ring = ring_of(world, view, memory, unit)
    if is_hostile(memory, unit) and ring < hexes_of(world, GET_DOWN):
        ring = hexes_of(world, GET_DOWN)
    if off <= ring + 2:
        return False
    foot = ride_seconds(world, memory, unit, world.units.mover_foot[unit], here, duty)
    ridden = ride_seconds(world, memory, unit, world.units.mover_mounted[unit], here, duty)
    saved = (foot - ridden) * (off - ring) // off
    return saved > 4 * mount_seconds(world, unit)
