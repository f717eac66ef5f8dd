"""What a staff reckons: power, expected losses and what they are worth.

Worth is counted in thousandths of a victory point.  All estimates use the rulebook's own
law on what the side believes.
"""

from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.orders import FALL_BACK, FIRE_AT_WILL, RETURN_FIRE
from borderwar.model.tables import MOUNT_HORSE, MOUNT_RIDES, MOUNTED, READY, SPOTTED
from borderwar.rules.assault import CLOSE_SECONDS, WEIGHT, assault_seconds, overmatch
from borderwar.rules.fire import best_power
from borderwar.rules.firepower import BOMB, power_on
from borderwar.rules.loss import exposure, in_contact_of, law_for, law_of_turn
from borderwar.rules.morale import break_hazard, stress
from borderwar.rules.ranges import apart
from borderwar.rules.reaction import APPROACH, way_back

MAN_LEAST = 100  # worth of a man where a scenario pays nothing for him
VEHICLE_LEAST = 1000


@kernel
def man_worth(world, side):
    """Worth of one man of a side to its enemy."""
    worth = world.loss_points.men[side] * 100
    return worth if worth > MAN_LEAST else MAN_LEAST


@kernel
def hull_worth(world, side):
    """Worth of one armoured vehicle of a side to its enemy."""
    worth = world.loss_points.vehicles[side] * 1000
    return worth if worth > VEHICLE_LEAST else VEHICLE_LEAST


@kernel
def loss_worth(world, memory, unit, loss):
    """Worth of a 16.16 loss of a unit's men, or of its vehicles if it has armour."""
    side = world.units.side[unit]
    if world.units.armoured[unit]:
        worth = loss * hull_worth(world, side) >> 16
    else:
        worth = loss * man_worth(world, side) >> 16
    return worth * memory.doctrine.fights_on[memory.turn.doctrine[0]] // 1000


@kernel
def whole(world, view, unit):
    """All men, or all armoured vehicles, of a unit as 16.16."""
    if world.units.armoured[unit]:
        return view.units.vehicles[unit] << 16
    return view.units.men[unit] << 16


@kernel
def break_risk(world, level):
    """Per mille of chance that a unit under such stress breaks by its next player turn.  [9.4]"""
    hazard = break_hazard(world, level, world.scale.turn_seconds[0])
    return 1000 - (exp2_fixed(world.powers, -hazard) * 1000 >> 16)


@kernel
def harm(world, view, memory, unit, loss, extra):
    """Worth of a 16.16 loss to a unit: what falls, and the risk that the rest breaks.

    `extra` is stress that comes with the loss.
    """
    all_of_it = whole(world, view, unit)
    if all_of_it <= 0 or loss <= 0:
        return 0
    worth = loss_worth(world, memory, unit, loss)
    share = (loss << 10) * 1000 // all_of_it << 6  # per mille, 16.16
    pressed = share // 4 if world.units.armoured[unit] else share
    half_life = world.law.suppress_half_life[0]
    turn = world.scale.turn_seconds[0]
    if turn > half_life:
        pressed = pressed * half_life // turn
    calm = exp2_fixed(world.powers, -(pressed // world.law.suppress_scale[0]))
    now = view.units.suppression[unit]
    after = 1000 - ((1000 - now) * calm >> 16)
    level = 1000 - view.units.cohesion[unit] + extra
    level += (share // 10 >> 16) * world.law.cohesion_per_loss[0]
    level += after * world.law.suppression_stress[0] // 1000
    risk = break_risk(world, level)
    if view.units.soft_fire[unit] + view.units.hard_fire[unit] > 0:
        risk -= break_risk(world, stress(world, view, unit))
    if risk > 0:
        costs = memory.doctrine.broken_costs[memory.turn.doctrine[0]]
        worth += loss_worth(world, memory, unit, all_of_it) * costs // 1000 * risk // 1000
    return worth


@kernel
def can_mount(world, unit):
    """Whether a unit has lorries or horses to get into."""
    if world.units.boats[unit]:
        return False  # [17.10]
    return world.units.mount[unit] == MOUNT_RIDES or world.units.mount[unit] == MOUNT_HORSE


@kernel
def is_rider(world, view, unit):
    """Whether a unit sits in lorries or in the saddle, and so cannot fight."""
    return view.units.mounted[unit] == MOUNTED and can_mount(world, unit)


@kernel
def arm_left(world, view, unit, arm):
    """Thousandths of the weapons of one arm that a unit still has on foot."""
    count = world.arms.count[arm] * 1000
    if world.arms.on_vehicle[arm]:
        if view.units.start_vehicles[unit] > 0:
            return count * view.units.vehicles[unit] // view.units.start_vehicles[unit]
    elif view.units.start_men[unit] > 0:
        return count * view.units.men[unit] // view.units.start_men[unit]
    return count


@kernel
def power_at(world, view, unit, hexes):
    """Milli-rifles a unit would bring at a range on foot, unshaken."""
    if hexes >= world.scale.range_columns[0]:
        return 0
    total = 0
    first = world.units.arms_first[unit]
    for arm in range(first, first + world.units.arms_count[unit]):
        weapon = world.arms.weapon[arm]
        if world.weapons.kind[weapon] != BOMB:
            total += arm_left(world, view, unit, arm) * world.firepower[weapon, hexes] // 1000
    return total


@kernel
def loss_by(world, view, target, power, seconds, share):
    """16.16 men or vehicles that some seconds of a power cost a target.

    `share` is the per mille of losses it takes where and as it is.
    """
    if world.units.armoured[target]:
        exposed = in_contact_of(world, target, view.units.vehicles[target] + view.units.vehicles_now[target])
        before = view.units.hard_fire[target]
        rate = world.law.vehicle_rate[0]
    else:
        exposed = in_contact_of(world, target, view.units.men[target] + view.units.lost_now[target])
        before = view.units.soft_fire[target]
        rate = world.law.men_rate[0]
    turn = world.scale.turn_seconds[0]
    under = view.units.fire_until[target] - view.units.fire_from[target]
    if before > 0 and under <= 0:
        under = turn
    lasts = seconds if seconds > under else under
    if lasts <= 0:
        return 0
    step = law_for(world, rate, (before * turn + power * seconds) // lasts, exposed, lasts)
    step -= law_of_turn(world, view, target, rate, before, exposed)
    if step < 0:
        step = 0
    most = exposed << 16
    step = step * share // 1000
    return step if step < most else most


@kernel
def share_taken(world, view, target):
    """Per mille of bare-ground losses a target takes where it stands."""
    if world.units.armoured[target]:
        return world.hexes.cover[view.units.hex[target]]
    return exposure(world, view, target)


@kernel
def fire_gain(world, view, memory, unit, target, seconds, favour, mind):
    """Worth of firing at a spotted target for some seconds, its reply taken off.

    `favour` and `mind` are per mille: how much its harm and how much one's own counts.
    """
    power = best_power(world, view, unit, target)
    if power == 0:
        return 0
    theirs = loss_by(world, view, target, power, seconds, share_taken(world, view, target))
    if view.units.condition[target] != READY:
        anyway = memory.doctrine.runs_anyway[memory.turn.doctrine[0]]
        return loss_worth(world, memory, target, theirs) * anyway // 1000
    gain = harm(world, view, memory, target, theirs, 0) * favour // 1000
    stance = view.units.stance[target]
    if stance != RETURN_FIRE and stance != FIRE_AT_WILL:
        return gain
    here = view.units.hex[unit]
    hexes = apart(world, here, view.units.hex[target])
    back = power_on(world, view, target, unit, hexes)
    if back == 0:
        return gain
    ours = loss_by(world, view, unit, back, seconds, share_taken(world, view, unit))
    return gain - harm(world, view, memory, unit, ours, 0) * mind // 1000


@kernel
def is_held_by_broken(view, there):
    """Whether units stand in a hex and none of them is ready."""
    target = view.hexes.first[there]
    while target >= 0:
        if view.units.condition[target] == READY:
            return False
        target = view.units.next[target]
    return view.hexes.first[there] >= 0


@kernel
def assault_chance(world, view, unit, there):
    """Per mille of chance that an assault on a hex carries it.  [8.4]"""
    attack = 0
    defence = 0
    target = view.hexes.first[there]
    while target >= 0:
        if view.units.condition[target] == READY:
            attack = max(attack, power_on(world, view, unit, target, 0))
            defence += power_on(world, view, target, unit, 0)
        target = view.units.next[target]
    if attack == 0:
        return 1000 if is_held_by_broken(view, there) else 0
    extra = overmatch(world, attack, defence) + world.law.assault_stress[0]
    chance = 1000
    target = view.hexes.first[there]
    while target >= 0:
        if view.units.condition[target] == READY and view.units.stance[target] != FALL_BACK:
            level = stress(world, view, target) + extra
            hazard = break_hazard(world, level, WEIGHT)
            stands = exp2_fixed(world.powers, -hazard) * 1000 >> 16
            chance = chance * (1000 - stands) // 1000
        target = view.units.next[target]
    return chance


@kernel
def catch_worth(world, view, memory, unit, target):
    """Worth of the men an assault takes if its target gives way with nowhere to go.  [8.5] [9.13]"""
    catch = memory.doctrine.catch[memory.turn.doctrine[0]]
    if catch == 0 or world.units.side[target] == world.units.side[unit]:
        return 0
    if memory.units.trapped[target] == 0 and way_back(world, view, target, view.units.hex[unit]) >= 0:
        return 0
    worth = max(MAN_LEAST, world.loss_points.captured[world.units.side[target]] * 100)
    return view.units.men[target] * worth * catch // 1000


@kernel
def assault_gain(world, view, memory, unit, there, chance):
    """Worth of an assault without the ground: blows given and taken, units broken or caught."""
    near = assault_seconds(world) // 2
    if world.scale.hex_metres[0] > APPROACH:
        near = near * APPROACH // world.scale.hex_metres[0]
    how = memory.turn.doctrine[0]
    gain = 0
    target = view.hexes.first[there]
    while target >= 0:
        if view.units.condition[target] == READY:
            close = world.law.close_factor[0]
            blow = power_on(world, view, unit, target, 0)
            theirs = loss_by(world, view, target, blow, CLOSE_SECONDS, share_taken(world, view, target))
            gain += loss_worth(world, memory, target, theirs * close // 1000)
            back = power_on(world, view, target, unit, 0)
            back_near = power_on(world, view, target, unit, 1)
            share = world.law.moving_factor[0]
            ours = loss_by(world, view, unit, back, CLOSE_SECONDS, share) * close // 1000
            ours += loss_by(world, view, unit, back_near, near, share)
            gain -= harm(world, view, memory, unit, ours, 0) * memory.doctrine.assault_harm[how] // 1000
            worth = loss_worth(world, memory, target, whole(world, view, target))
            gain += worth * memory.doctrine.broken_costs[how] // 1000 * chance // 1000
        gain += catch_worth(world, view, memory, unit, target) * chance // 1000
        target = view.units.next[target]
    return gain


@kernel
def is_target(world, view, side, unit):
    """Whether a unit is an enemy in plain sight."""
    return world.units.side[unit] != side and view.units.hex[unit] >= 0 and view.units.seen[unit] == SPOTTED


@kernel
def can_fight(world, view, unit):
    """Whether a unit stands on the map and takes orders."""
    return (
        view.units.condition[unit] == READY and view.units.hex[unit] >= 0 and world.units.aircraft[unit] == 0
    )
