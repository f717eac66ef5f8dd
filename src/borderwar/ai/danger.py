"""What the enemy is likely to cost a unit in a place or on the way there."""

from borderwar.ai.estimate import harm, is_rider
from borderwar.ai.memory import LEAVE, WITHDRAW
from borderwar.ai.picture import hard_threat
from borderwar.ground.kernel import kernel
from borderwar.model.tables import N_OBJECTIVES
from borderwar.rules.loss import law, law_for
from borderwar.rules.posture import dug_share
from borderwar.rules.ranges import apart

AIMED = 400  # per mille of known fire that is likely to fall on one unit
AMBUSH = 6000  # milli-points: riders within reach of ground the enemy holds
GET_DOWN = 1000  # metres from a goal or an enemy at which riders get down


@kernel
def armour_danger(world, view, memory, unit, there, seconds):
    """Worth of the armour that guns are likely to hit: in a hex in his next turn, and on the way.

    `seconds` is how long the way takes.
    """
    guns = hard_threat(world, view, memory, unit, there) * AIMED // 1000
    if guns == 0:
        return 0
    rate = world.law.vehicle_rate[0]
    cover = world.hexes.cover[there]
    loss = law_for(world, rate, guns, view.units.vehicles[unit], world.scale.turn_seconds[0])
    worth = harm(world, view, memory, unit, loss * cover // 1000, 0)
    loss = law_for(world, rate, guns, view.units.vehicles[unit], seconds // 2)
    return worth + harm(world, view, memory, unit, loss * cover // 1000, 0)


@kernel
def share_in(world, view, unit, there):
    """Per mille of bare-ground losses that men would take in a hex."""
    if view.units.mounted[unit]:
        return world.law.mounted_factor[0]
    share = world.hexes.cover[there]
    if there == view.units.hex[unit] and view.units.dug[unit] > 0:
        return share * dug_share(world, view.units.dug[unit]) // 1000
    if world.hexes.works[there] > 0:
        return share * dug_share(world, world.hexes.works[there]) // 1000
    if there != view.units.hex[unit] or view.units.moving[unit] > 0:
        return share * world.law.moving_factor[0] // 1000
    return share


@kernel
def ambush_price(world, view, memory, unit, there):
    """What riders risk near ground that the enemy holds, seen or not."""
    if memory.units.do[unit] == WITHDRAW or memory.units.do[unit] == LEAVE:
        return 0
    worst = 0
    for goal in range(world.marks[N_OBJECTIVES]):
        if memory.goals.mine[goal] > 0 or memory.goals.foe[goal] == 0:
            continue
        off = apart(world, memory.goals.hex[goal], there)
        metres = off * world.scale.hex_metres[0]
        if metres < GET_DOWN:
            price = AMBUSH + AMBUSH * (GET_DOWN - metres) // GET_DOWN
            if price > worst:
                worst = price
    return worst


@kernel
def danger_of(world, view, memory, unit, there):
    """Worth of what the enemy is likely to cost a unit without armour in a hex in his next turn."""
    worth = 0
    if is_rider(world, view, unit):
        worth += ambush_price(world, view, memory, unit, there)
    fire = memory.hexes.threat[there]
    if fire == 0:
        return worth
    extra = 0
    if memory.hexes.armour[there] > 0:
        extra = world.law.armour_stress[0]
        if view.units.dug[unit] == 0:
            helpless = memory.doctrine.helpless[memory.turn.doctrine[0]]
            fire += memory.hexes.armour[there] * (helpless - 1000) // 1000
    loss = law(world, world.law.men_rate[0], fire * AIMED // 1000, view.units.men[unit])
    return worth + harm(world, view, memory, unit, loss * share_in(world, view, unit, there) // 1000, extra)


@kernel
def march_danger(world, view, memory, unit, there, seconds):
    """Worth of what the enemy is likely to cost a unit without armour on its way to a hex."""
    here = view.units.hex[unit]
    fire = (memory.hexes.threat[here] + memory.hexes.threat[there]) // 2
    if fire == 0:
        return 0
    loss = law_for(world, world.law.men_rate[0], fire * AIMED // 1000, view.units.men[unit], seconds)
    share = world.law.moving_factor[0]
    if view.units.mounted[unit]:
        share = world.law.mounted_factor[0]
    return harm(world, view, memory, unit, loss * share // 1000, 0)
