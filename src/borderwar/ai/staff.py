"""The staff: passes over its units, one order at a time, until nothing is left to do."""

from borderwar.ai.estimate import can_fight
from borderwar.ai.flying import air_order, counter_order
from borderwar.ai.goals import set_prizes
from borderwar.ai.memory import ATTACK, HUNT, SCREEN
from borderwar.ai.picture import draw_picture, near_of, sum_of_sightings
from borderwar.ai.places import march_order
from borderwar.ai.resolve import weigh_resolve
from borderwar.ai.riding import going_home, wants_down, wants_up
from borderwar.ai.shooting import (
    CARRIES,
    CARRIES_IDLE,
    CARRIES_SPENT,
    assault_order,
    bombard_order,
    fire_order,
)
from borderwar.ai.waters import water_order
from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    AMOUNT,
    DIG,
    DISMOUNT,
    FALL_BACK,
    FIRE_AT_WILL,
    KIND,
    LENGTH,
    MOUNT,
    STANCE,
    TARGET,
    UNIT,
)
from borderwar.model.tables import N_OBJECTIVES, READY
from borderwar.rules.assault import assault_seconds
from borderwar.rules.movement import mount_seconds
from borderwar.rules.posture import SHORTEST_DIG

# Passes over the units, in order.
(STRIKES, GUNS, FIRST_FIRE, FIRST_ASSAULT, MOUNTING, MARCH, SECOND_FIRE, SECOND_ASSAULT, SETTLE) = range(9)
STAGES = 9

HOLDS_BACK = 250  # per mille of the clock that one who fires keeps to fire at what moves
DEEP = 7200  # seconds of digging that are enough
UNSEEN_SHARE = 100  # per mille kept by attackers


@kernel
def sum_of_holders(world, view):
    """A number that changes when an objective changes hands."""
    total = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        total = (total * 3 + view.objectives.holder[goal] + 1) & 0xFFFFFFF
    return total


@kernel
def look_again(world, view, memory, side):
    """Draw the picture afresh when the enemies in sight are not those of the last order."""
    if sum_of_sightings(world, view, side) != memory.turn.signature[0]:
        draw_picture(world, view, memory, side, 0)
    ground = sum_of_holders(world, view)
    if ground != memory.turn.ground[0]:
        set_prizes(world, view, memory, side)
        memory.turn.ground[0] = ground


@kernel
def simple_order(row, kind, unit, amount):
    """Write an order that needs no more than a unit and a number; always 1."""
    row[KIND] = kind
    row[UNIT] = unit
    row[TARGET] = 0
    row[AMOUNT] = amount
    row[LENGTH] = 0
    return 1


@kernel
def is_closing(memory, unit):
    """Whether a unit is on an attack that may close."""
    if memory.units.do[unit] == HUNT:
        return True
    goal = memory.units.goal[unit]
    return memory.units.do[unit] == ATTACK and goal >= 0 and memory.goals.advance[goal] == 1


@kernel
def fire_budget(world, view, memory, unit, stage):
    """Seconds a unit may fire in this pass and still do what comes after."""
    clock = view.units.clock[unit]
    turn = world.scale.turn_seconds[0]
    if is_closing(memory, unit):
        if stage == SECOND_FIRE:
            return clock - turn * UNSEEN_SHARE // 1000
        if near_of(world, memory, unit) <= 1:
            return clock - assault_seconds(world)
        if near_of(world, memory, unit) <= 2:
            return clock // 2
        return clock // 3
    if going_home(memory, unit):
        return 0
    if memory.units.do[unit] == SCREEN:
        return clock // 3
    if stage == SECOND_FIRE:
        return clock - turn * HOLDS_BACK // 1000
    return 0


@kernel
def settle_order(world, view, memory, unit, row):
    """Land, mend bridges, get down, say what to do while the enemy moves, dig; 1 if there is an order."""
    if water_order(world, view, memory, unit, row):
        return 1
    if wants_down(world, view, memory, unit):
        if view.units.clock[unit] >= mount_seconds(world, unit):
            return simple_order(row, DISMOUNT, unit, 0)
    stance = FIRE_AT_WILL
    if memory.units.do[unit] == SCREEN or going_home(memory, unit):
        stance = FALL_BACK
    if view.units.stance[unit] != stance:
        return simple_order(row, STANCE, unit, stance)
    if view.units.mounted[unit] or world.units.armoured[unit] or view.units.dug[unit] >= DEEP:
        return 0
    if going_home(memory, unit):
        return 0
    if world.hexes.digging[view.units.hex[unit]] == 0:
        return 0
    keeps = world.scale.turn_seconds[0] * memory.doctrine.digs_back[memory.turn.doctrine[0]] // 1000
    if view.units.dug[unit] > world.law.dug_half[0]:
        keeps = keeps * 2
    budget = view.units.clock[unit] - keeps
    if budget < SHORTEST_DIG:
        return 0
    return simple_order(row, DIG, unit, budget)


@kernel
def gun_order(world, view, memory, unit, budget, row):
    """Shell what holds the goal, or guns that were found; 1 if there is an order."""
    if bombard_order(world, view, memory, unit, budget, row):
        return 1
    if world.sides.ranging[world.units.side[unit]] == 0:
        return 0
    return counter_order(world, view, unit, budget, row)


@kernel
def begin_stage(world, view, memory, side):
    """Before men close the staff looks at what the fire has cost so far."""
    stage = memory.turn.stage[0]
    if stage == FIRST_ASSAULT or stage == SECOND_ASSAULT:
        weigh_resolve(world, view, memory, side)


@kernel
def staff_order(world, view, memory, unit, stage, row):
    """Write the order of one unit in one pass; 1 if there is one."""
    if world.units.aircraft[unit]:
        if stage <= GUNS and view.units.condition[unit] == READY:
            return air_order(world, view, memory, unit, stage == STRIKES, row)
        return 0
    if world.units.anchor[unit] >= 0:
        if stage != GUNS or view.units.condition[unit] != READY:
            return 0
        return gun_order(world, view, memory, unit, view.units.clock[unit], row)
    if not can_fight(world, view, unit):
        return 0
    clock = view.units.clock[unit]
    if stage == GUNS:
        bombards = memory.doctrine.bombards[memory.turn.doctrine[0]]
        return gun_order(world, view, memory, unit, clock * bombards // 1000, row)
    if stage == FIRST_FIRE or stage == SECOND_FIRE:
        if memory.units.tries[unit] > 0:
            return 0
        return fire_order(world, view, memory, unit, fire_budget(world, view, memory, unit, stage), row)
    if stage == FIRST_ASSAULT or stage == SECOND_ASSAULT:
        if memory.units.shy[unit]:
            return 0
        least = CARRIES if is_closing(memory, unit) else CARRIES_IDLE
        if memory.turn.spent[0] and memory.units.do[unit] == ATTACK:
            least = CARRIES_SPENT
        return assault_order(world, view, memory, unit, least, row)
    if stage == MOUNTING:
        if memory.units.tries[unit] > 0:
            return 0
        if wants_down(world, view, memory, unit):
            if clock >= mount_seconds(world, unit):
                return simple_order(row, DISMOUNT, unit, 0)
        elif wants_up(world, view, memory, unit) and clock >= mount_seconds(world, unit):
            return simple_order(row, MOUNT, unit, 0)
        return 0
    if stage == MARCH:
        return march_order(world, view, memory, unit, row)
    if stage == SETTLE:
        return settle_order(world, view, memory, unit, row)
    return 0
