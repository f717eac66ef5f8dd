"""Chapter 5, the law: what fire does to men and vehicles.

One law for a section and for a corps:  loss = rate x F^beta x E^(1-beta) x time.
Fire on a unit gathers over the part of the turn in which it falls, as a mean strength;
each shot adds the law after it less the law before it, so splitting fire into orders
changes nothing, two halves of a fight lose what the whole loses, and ten minutes of
fire cost the same in a short turn and in a long one.
"""

from borderwar.ground.dice import PRISONERS, SHOT_ROUNDING, VEHICLE_ROUNDING
from borderwar.ground.fixed import exp2_fixed, share_power
from borderwar.ground.hexes import direction_towards
from borderwar.ground.kernel import kernel
from borderwar.model.events import DESTROYED_UNIT
from borderwar.model.tables import DESTROYED, SPOTTED
from borderwar.rules.luck import whole_losses
from borderwar.rules.posture import dug_share, scraped
from borderwar.rules.stacking import in_contact, lift
from borderwar.rules.tell import tell

MOST_FIRE = 1 << 30
MOST_PRESSED = 1 << 21
CARRIED_BACK = 1800  # seconds after which the bearers have fetched those who cannot walk  [8.7]


@kernel
def law(world, rate, fire, exposed):
    """Loss in one turn at a mean fire of `fire` milli-units on `exposed` whole ones.  [5.3]

    Returns 16.16 units.
    """
    return law_for(world, rate, fire, exposed, world.scale.turn_seconds[0])


@kernel
def law_for(world, rate, fire, exposed, seconds):
    """Loss in some seconds at a mean fire of `fire` milli-units on `exposed` whole ones.  [5.3]

    Returns 16.16 units.
    """
    if fire <= 0 or exposed <= 0 or seconds <= 0:
        return 0
    beta = world.law.beta[0] * 65536 // 1000
    mean = share_power(world.powers, fire, beta, exposed * 1000)  # 16.16 thousandths
    return (mean * rate // 1000000) * seconds // 1000000


@kernel
def law_of_turn(world, board, unit, rate, gathered, exposed):
    """Loss due for fire gathered as a mean over the turn, in the time in which it fell.  [5.2]"""
    seconds = board.units.fire_until[unit] - board.units.fire_from[unit]
    turn = world.scale.turn_seconds[0]
    if seconds <= 0 or seconds > turn:
        seconds = turn
    return law_for(world, rate, gathered * turn // seconds, exposed, seconds)


@kernel
def note_fire(world, board, unit, seconds):
    """Fire falls on a unit from now on for some seconds of the turn.  [5.2]"""
    start = board.clock.now[0]
    end = start + seconds
    turn = world.scale.turn_seconds[0]
    if end > turn:
        end = turn
        start = max(0, turn - seconds)
    if board.units.fire_until[unit] == 0:
        board.units.fire_from[unit] = start
        board.units.fire_until[unit] = end
        return
    if start < board.units.fire_from[unit]:
        board.units.fire_from[unit] = start
    if end > board.units.fire_until[unit]:
        board.units.fire_until[unit] = end


@kernel
def in_contact_of(world, unit, whole):
    """How many of a unit's men or vehicles are in contact, at least one.  [5.11]"""
    share = world.units.engaged[unit]
    if share == 1000:
        return whole
    near = whole * share // 1000
    return near if near > 0 or whole == 0 else 1


@kernel
def exposure(world, board, unit):
    """Per mille of bare-ground losses that a unit's men take where and as they are.  [5.5]"""
    here = board.units.hex[unit]
    if board.units.mounted[unit] or board.units.column[unit]:
        return world.law.mounted_factor[0]
    share = world.hexes.cover[here] if here >= 0 else 1000  # beyond the map all ground is bare
    dug = board.units.dug[unit] + scraped(world, board, unit) // 2  # half of it on the mean
    if dug > 0:
        share = share * dug_share(world, dug) // 1000
    elif board.units.moving[unit] > 0:
        share = share * world.law.moving_factor[0] // 1000
    return share


@kernel
def suppress(world, board, unit, loss, exposed, shells):
    """Fire that would have cost a share of the unit suppresses it.  [9.1]

    `loss` is 16.16 of `exposed`.  The share is of what falls in one half-life, so that
    long fire holds men down no more than short; fire that slackens lets them look up.
    """
    if exposed <= 0:
        return
    share = loss * 1000 // exposed  # per mille, 16.16
    if shells:
        share = share * world.law.explosive_suppress[0] // 1000
    gathered = board.units.pressed[unit] + (share >> 8)
    if gathered > MOST_PRESSED:  # no turn was ever cleared: count afresh
        gathered = min(share >> 8, MOST_PRESSED)
        board.units.pressing[unit] = 0
    board.units.pressed[unit] = gathered
    half_life = world.law.suppress_half_life[0]
    seconds = board.units.fire_until[unit] - board.units.fire_from[unit]
    if seconds <= 0:
        seconds = world.scale.turn_seconds[0]
    if seconds > half_life:
        gathered = gathered * half_life // seconds
    more = gathered - board.units.pressing[unit]
    board.units.pressing[unit] = gathered
    calm = exp2_fixed(world.powers, -(more << 8) // world.law.suppress_scale[0])
    left = (1000 - board.units.suppression[unit]) * calm >> 16
    board.units.suppression[unit] = 1000 - left if left < 1000 else 0


@kernel
def note_direction(world, board, unit, origin):
    """Remember from which side fire came, for the flanks.  [9.4]"""
    here = board.units.hex[unit]
    if origin >= 0 and origin != here:
        towards = direction_towards(world.scale.columns[0], here, origin)
        board.units.fired_from[unit] |= 1 << towards


@kernel
def leave_fallen(world, board, unit):
    """A unit gives way: those whom nobody has carried back yet fall into enemy hands.  [8.7]

    Half of what its quality lacks of 1000, of those hit in the last half hour; of all since its
    own player turn began if it is encircled, or if nobody is left to carry them.
    """
    seconds = board.units.fire_until[unit] - board.units.fire_from[unit]
    if seconds < CARRIED_BACK or board.units.encircled[unit] or board.units.men[unit] == 0:
        seconds = CARRIED_BACK
    lying = board.units.lost_now[unit] * 65536 * CARRIED_BACK // seconds
    amount = lying * (1000 - world.units.quality[unit]) // 2000
    taken = amount >> 16
    if board.clock.luck[0]:
        taken = whole_losses(board, PRISONERS, unit, amount)
    board.units.casualties[unit] -= taken
    board.units.captured[unit] += taken
    board.units.lost_now[unit] = 0


@kernel
def destroy_if_empty(world, board, unit):
    """A unit with nobody left is destroyed.  [5.8]"""
    empty = board.units.men[unit] == 0
    if world.units.armoured[unit] or world.units.aircraft[unit]:
        empty = board.units.vehicles[unit] == 0
    elif world.units.boats[unit] and board.units.mounted[unit] and board.units.vehicles[unit] == 0:
        empty = True  # [17.11] the last boat is gone, and those in it
    if not empty:
        return
    here = board.units.hex[unit]
    if here >= 0 and world.units.aircraft[unit] == 0 and in_contact(board, world.units.side[unit], here):
        leave_fallen(world, board, unit)
    lift(world, board, unit)
    board.units.casualties[unit] += board.units.men[unit]
    board.units.men[unit] = 0
    board.units.condition[unit] = DESTROYED
    board.units.clock[unit] = 0
    tell(board, DESTROYED_UNIT, unit, -1, here, 0, 0, 0, 0)


@kernel
def take_whole(board, purpose, unit, loss, rest):
    """Whole losses of a 16.16 loss: by chance, or with `luck: none` from the rest.  [15.5]"""
    if board.clock.luck[0]:
        return whole_losses(board, purpose, unit, loss)
    return (loss + rest) >> 16


@kernel
def shake(world, board, unit, lost, of):
    """Losses take cohesion, by the share lost.  [9.3]"""
    if of <= 0:
        return
    taken = lost * 100 * world.law.cohesion_per_loss[0] // of
    if taken > board.units.cohesion[unit]:
        taken = board.units.cohesion[unit]
    board.units.cohesion[unit] -= taken
    board.units.shaken_now[unit] += taken


@kernel
def lose_men(world, board, unit, loss):
    """Take whole men off a unit, who are casualties from then on; how many.  `loss` is 16.16 men.  [2.5]"""
    whole = take_whole(board, SHOT_ROUNDING, unit, loss, board.units.men_rest[unit])
    if board.clock.luck[0] == 0:
        board.units.men_rest[unit] = (loss + board.units.men_rest[unit]) & 0xFFFF
    if whole > board.units.men[unit]:
        whole = board.units.men[unit]
    board.units.men[unit] -= whole
    board.units.casualties[unit] += whole
    board.units.lost_now[unit] += whole
    shake(world, board, unit, whole, board.units.men[unit] + board.units.lost_now[unit])
    return whole


@kernel
def lose_vehicles(world, board, unit, loss):
    """Take whole vehicles off a unit, and of armour a part of the crews; how many.  [7.4]"""
    whole = take_whole(board, VEHICLE_ROUNDING, unit, loss, board.units.vehicle_rest[unit])
    if board.clock.luck[0] == 0:
        board.units.vehicle_rest[unit] = (loss + board.units.vehicle_rest[unit]) & 0xFFFF
    if whole > board.units.vehicles[unit]:
        whole = board.units.vehicles[unit]
    if whole == 0:
        return 0
    if world.units.armoured[unit] or world.units.aircraft[unit]:
        crews = board.units.men[unit] * whole // board.units.vehicles[unit]
        dead = crews * world.law.crew_share[0] // 1000
        board.units.men[unit] -= dead
        board.units.casualties[unit] += dead
        board.units.lost_now[unit] += dead
        # A crew that sees another hull burn is shaken half as much as men by men.
        shake(world, board, unit, whole, 2 * (board.units.vehicles[unit] + board.units.vehicles_now[unit]))
    board.units.vehicles[unit] -= whole
    board.units.vehicles_lost[unit] += whole
    board.units.vehicles_now[unit] += whole
    return whole


@kernel
def keep_sight(board, unit):
    """What the enemy sees of a unit follows its losses while it is in sight.  [4.8]"""
    if board.units.seen[unit] == SPOTTED:
        board.units.seen_men[unit] = board.units.men[unit]
        board.units.seen_vehicles[unit] = board.units.vehicles[unit]


@kernel
def hurt_men(world, board, unit, fire, seconds, shells, factor, luck):
    """Soft fire on a unit: men, lorries, suppression; men lost.  [5.2] [5.3] [5.5] [5.9]

    `fire` is milli-rifles as a mean over some `seconds` from now, `factor` per mille on
    the losses besides the unit's own exposure, `luck` 16.16.
    """
    men = board.units.men[unit] + board.units.lost_now[unit]
    exposed = in_contact_of(world, unit, men)
    before = board.units.soft_fire[unit]
    after = before + fire * seconds // world.scale.turn_seconds[0]
    if after > MOST_FIRE:
        after = MOST_FIRE
    board.units.soft_fire[unit] = after
    if shells:
        board.units.soft_shells[unit] += after - before
    rate = world.law.men_rate[0]
    step = -law_of_turn(world, board, unit, rate, before, exposed) * exposure(world, board, unit)
    note_fire(world, board, unit, seconds)
    step += law_of_turn(world, board, unit, rate, after, exposed) * exposure(world, board, unit)
    step = step // 1000 if step > 0 else 0
    step = (step * factor // 1000) * luck >> 16
    suppress(world, board, unit, step, exposed, shells)
    lost = lose_men(world, board, unit, step)
    if world.units.armoured[unit] == 0 and board.units.vehicles[unit] > 0:
        share = step * board.units.vehicles[unit] // men
        if board.units.mounted[unit] == 0:
            share = share // 3  # lorries wait in cover behind their men  [5.9]
        lose_vehicles(world, board, unit, share)
    return lost


@kernel
def hurt_armour(world, board, unit, fire, seconds, factor, luck):
    """Armour-piercing fire on a unit with armour; vehicles lost.  [7.3]

    `fire` is milli-guns as a mean over some `seconds` from now, counted for what pierces.
    """
    exposed = in_contact_of(world, unit, board.units.vehicles[unit] + board.units.vehicles_now[unit])
    before = board.units.hard_fire[unit]
    after = before + fire * seconds // world.scale.turn_seconds[0]
    if after > MOST_FIRE:
        after = MOST_FIRE
    board.units.hard_fire[unit] = after
    rate = world.law.vehicle_rate[0]
    step = -law_of_turn(world, board, unit, rate, before, exposed)
    note_fire(world, board, unit, seconds)
    step += law_of_turn(world, board, unit, rate, after, exposed)
    if step < 0:
        step = 0  # a rounding
    step = step * world.hexes.cover[board.units.hex[unit]] // 1000
    step = (step * factor // 1000) * luck >> 16
    suppress(world, board, unit, step // 4, exposed, False)
    return lose_vehicles(world, board, unit, step)
