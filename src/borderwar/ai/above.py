"""Orders from above: tasks that a policy which looks ahead gives its formations over the staff's head."""

from borderwar.ai.memory import ATTACK, STAFF_DECIDES
from borderwar.ground.kernel import kernel
from borderwar.rules.ranges import apart

THERE = 2  # hexes from the hex to go round by at which it is reached


@kernel
def is_ordered(view, memory, formation):
    """Whether a formation has an order from above that still stands."""
    return memory.above.do[formation] != STAFF_DECIDES and view.clock.turn[0] < memory.above.until[formation]


@kernel
def go_round(world, view, memory, unit):
    """Send an attacker by the way it was told until it is there, or past it."""
    formation = world.units.formation[unit]
    way = memory.above.way[formation]
    goal = memory.units.goal[unit]
    if way < 0 or goal < 0 or memory.units.do[unit] != ATTACK:
        return
    here = view.units.hex[unit]
    left = apart(world, here, memory.goals.hex[goal])
    if apart(world, here, way) > THERE and left > apart(world, way, memory.goals.hex[goal]):
        memory.units.aim[unit] = way
