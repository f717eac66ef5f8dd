"""A staff's airmen: escorts and patrols first, then strikes, then a look at what is not known."""

from borderwar.ai.shooting import flight_price, strike_order
from borderwar.ground.kernel import kernel
from borderwar.model.orders import AMOUNT, COUNTER, ESCORT, KIND, PATROL, RAID, SCOUT, TARGET, UNIT
from borderwar.model.tables import N_LIMITS, N_OBJECTIVES, N_UNITS, TO_COME
from borderwar.rules.air import check_mission, load_power
from borderwar.rules.bases import FIGHTER, check_flight
from borderwar.rules.batteries import is_located
from borderwar.rules.counter_fire import check_counter
from borderwar.rules.limits import ACT_RAID, in_force

LEAST_SHELLING = 300  # seconds of fire at a battery that are worth giving away one's own


@kernel
def mission(world, view, unit, kind, place, row):
    """Write a mission; 1 if it may be flown."""
    row[KIND] = kind
    row[UNIT] = unit
    row[TARGET] = place
    row[AMOUNT] = 0
    return 1 if check_mission(world, view, row) == 0 else 0


@kernel
def main_goal(world, memory, mine):
    """The objective worth most of those that the side holds, or does not; -1 for none."""
    best = -1
    most = -1
    for goal in range(world.marks[N_OBJECTIVES]):
        held = memory.goals.mine[goal] == 1
        if held == (mine == 1) and memory.goals.worth[goal] > most:
            most = memory.goals.worth[goal]
            best = goal
    return best


@kernel
def cover_order(world, view, memory, unit, row):
    """Fighters fly with those who will bomb, or keep over what the side holds; 1 if they do."""
    side = world.units.side[unit]
    if world.units.dogfight[unit] < FIGHTER or view.units.escorting[unit] or view.units.over[unit]:
        return 0
    if check_flight(world, view, unit) or flight_price(world, view, unit) > 0:
        return 0
    enemies = 0
    for other in range(world.marks[N_UNITS]):
        if world.units.aircraft[other] == 0:
            continue
        if world.units.side[other] != side:
            enemies += view.units.vehicles[other]
        elif world.scale.fighters[0] & (1 << (1 - side)) and world.units.dogfight[other] < FIGHTER:
            if mission(world, view, unit, ESCORT, other, row) and not is_escorted(world, view, other):
                return 1
    if enemies == 0:
        return 0
    goal = main_goal(world, memory, 1)
    if goal < 0:
        goal = main_goal(world, memory, 0)
    return mission(world, view, unit, PATROL, memory.goals.hex[goal], row) if goal >= 0 else 0


@kernel
def is_escorted(world, view, other):
    """Whether somebody flies with a unit already."""
    for unit in range(world.marks[N_UNITS]):
        if view.units.escorting[unit] == other + 1:
            return True
    return False


@kernel
def scout_order(world, view, memory, unit, row):
    """Look where the enemy must be and is not seen; 1 if there is such a place."""
    side = world.units.side[unit]
    if view.units.escorting[unit] or flight_price(world, view, unit) > 0:
        return 0
    if check_flight(world, view, unit):
        return 0
    hidden = 0
    flights = 0
    place = 0
    for other in range(world.marks[N_UNITS]):
        if world.units.side[other] != side:
            if world.units.aircraft[other] == 0 and view.units.condition[other] == TO_COME:
                hidden += 1
        elif world.units.aircraft[other]:
            if other < unit:
                place += 1
            flights += 1
    # One flight a turn looks; the others wait for what it finds.
    if hidden == 0 or (place + view.clock.turn[0]) % flights:
        return 0
    goal = memory.units.goal[unit]
    if goal < 0 or memory.goals.mine[goal] == 1:
        goal = main_goal(world, memory, 0)
    if goal < 0 or memory.goals.foe[goal] > 0:
        return 0
    return mission(world, view, unit, SCOUT, memory.goals.hex[goal], row)


@kernel
def raid_order(world, view, unit, row):
    """Bomb a base from which the enemy flies, where no order forbids it; 1 if there is one."""
    side = world.units.side[unit]
    if world.scale.bases[0] < 2 or load_power(world, view, unit, 1) == 0:
        return 0
    if flight_price(world, view, unit) > 0:
        return 0
    for limit in range(world.marks[N_LIMITS]):
        if world.limits.side[limit] == side and world.limits.act[limit] == ACT_RAID:
            if in_force(world, view, limit):
                return 0
    for other in range(world.marks[N_UNITS]):
        if world.units.side[other] == side or world.units.base[other] == 0:
            continue
        if view.units.vehicles[other] > 0:
            if mission(world, view, unit, RAID, world.units.base[other], row):
                return 1
    return 0


@kernel
def air_order(world, view, memory, unit, cover, row):
    """Write the next mission of aircraft: cover in one pass, the rest in the next; 1 if any."""
    if cover:
        return cover_order(world, view, memory, unit, row)
    if view.units.escorting[unit] or view.units.over[unit]:
        return 0
    if strike_order(world, view, memory, unit, row):
        return 1 if check_mission(world, view, row) == 0 else 0
    if scout_order(world, view, memory, unit, row):
        return 1
    return raid_order(world, view, unit, row)


@kernel
def counter_order(world, view, unit, budget, row):
    """Write fire at enemy guns that were found; 1 if any are in range."""
    if world.units.indirect[unit] == 0 or budget < LEAST_SHELLING:
        return 0
    if 0 <= view.units.rounds[unit] < budget:
        budget = view.units.rounds[unit]
    for battery in range(world.marks[N_UNITS]):
        if world.units.side[battery] == world.units.side[unit] or view.units.heard[battery] == 0:
            continue
        if world.units.indirect[battery] == 0 or not is_located(world, view, battery):
            continue
        row[KIND] = COUNTER
        row[UNIT] = unit
        row[TARGET] = battery
        row[AMOUNT] = budget
        if check_counter(world, view, row) == 0:
            return 1
    return 0
