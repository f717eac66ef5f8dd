"""Chapter 9: Suppression, cohesion, breaking, rally and surrender."""

from borderwar.ground.dice import (
    BREAK,
    FIGHT_ON,
    RALLY,
    RALLY_AGAIN,
    draw,
)
from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.events import BROKE, FOUGHT_ON, SURRENDERED_UNIT
from borderwar.model.tables import (
    AIR_BIT,
    ARMOUR_BIT,
    ASSAULT_BIT,
    BROKEN,
    NEIGHBOUR_BIT,
    READY,
    SURRENDERED,
    WHY_AIR,
    WHY_ARMOUR,
    WHY_ASSAULT,
    WHY_FIRE,
    WHY_FLANK,
    WHY_LOSSES,
    WHY_NEIGHBOUR,
)
from borderwar.rules.firepower import is_wide
from borderwar.rules.loss import leave_fallen
from borderwar.rules.luck import next_trial
from borderwar.rules.ranges import apart
from borderwar.rules.stacking import count_contact, in_contact, lift
from borderwar.rules.stores import is_thirsty, thrift
from borderwar.rules.tell import tell

NEIGHBOURHOOD = 500  # metres at which a break is felt  [9.5]
RALLY_HALF_LIFE = 1800  # seconds in which half of the units out of danger rally  [9.8]
RALLY_SUPPRESSION = 300
RALLY_TAKES = 3600  # seconds of the clock that a unit which rallies has lost
RALLY_METRES = 1000  # no rally with an enemy this near in sight
RALLIED_COHESION = 450
TRIALS = 8  # a long time under fire is tried in so many parts at most  [9.4]
GIVE_UP_HALF_LIFE = 1200  # seconds in which half of the units with no way out give up  [9.9]


@kernel
def within(world, metres):
    """Metres as whole hexes, the next one at least."""
    hexes = metres // world.scale.hex_metres[0]
    return hexes if hexes > 1 else 1


@kernel
def is_flanked(board, unit):
    """Whether fire came from two sides more than a third of a circle apart.  [9.4]"""
    return is_wide(board.units.fired_from[unit])


@kernel
def stress(world, board, unit):
    """How near a unit is to breaking: 0 is calm, the law's `break-stress` is the edge.  [9.4]"""
    total = 1000 - board.units.cohesion[unit]
    total += board.units.suppression[unit] * world.law.suppression_stress[0] // 1000
    bits = board.units.stress_now[unit]
    if is_flanked(board, unit):
        total += world.law.flank_stress[0]
    if bits & ARMOUR_BIT:
        total += world.law.armour_stress[0]
    if bits & NEIGHBOUR_BIT:
        total += world.law.neighbour_stress[0]
    if bits & ASSAULT_BIT:
        total += world.law.assault_stress[0]
    if bits & AIR_BIT:
        total += world.law.air_stress[0]
    if board.units.encircled[unit]:
        total += world.law.encircled_stress[0]
    return total


@kernel
def heaviest_reason(world, board, unit):
    """The largest part of the stress above the unit's own calm: why it broke.  [9.5]"""
    bits = board.units.stress_now[unit]
    best = WHY_LOSSES
    weight = world.units.quality[unit] - board.units.cohesion[unit]
    fire = board.units.suppression[unit] * world.law.suppression_stress[0] // 1000
    if fire > weight:
        best = WHY_FIRE
        weight = fire
    if is_flanked(board, unit) and world.law.flank_stress[0] > weight:
        best = WHY_FLANK
        weight = world.law.flank_stress[0]
    if bits & ASSAULT_BIT and world.law.assault_stress[0] > weight:
        best = WHY_ASSAULT
        weight = world.law.assault_stress[0]
    if bits & ARMOUR_BIT and world.law.armour_stress[0] > weight:
        best = WHY_ARMOUR
        weight = world.law.armour_stress[0]
    if bits & NEIGHBOUR_BIT and world.law.neighbour_stress[0] > weight:
        best = WHY_NEIGHBOUR
        weight = world.law.neighbour_stress[0]
    if bits & AIR_BIT and world.law.air_stress[0] > weight:
        best = WHY_AIR
    return best


@kernel
def break_hazard(world, level, seconds):
    """Halvings of the chance to stand, in 16.16: at `break-stress` one an hour.  [9.4]"""
    over = (level - world.law.break_stress[0]) * 65536 // world.law.break_scale[0]
    return exp2_fixed(world.powers, over) * seconds // 3600


@kernel
def fails(world, board, purpose, unit, hazard):
    """Whether a hazard (16.16 halvings) strikes; with `luck: none` once it sums to one halving."""
    if board.clock.luck[0] == 0 and (purpose == RALLY or purpose == RALLY_AGAIN or purpose == FIGHT_ON):
        board.units.rally_hazard[unit] += hazard
        if board.units.rally_hazard[unit] < 65536:
            return False
        board.units.rally_hazard[unit] = 0
        return True
    if board.clock.luck[0] == 0:
        gathered = board.units.hazard[unit] + hazard
        if gathered > 1 << 24:
            gathered = 1 << 24
        board.units.hazard[unit] = gathered
        if gathered >= 65536:
            board.units.hazard[unit] = 0
            return True
        return False
    stands = exp2_fixed(world.powers, -hazard)
    bits = draw(board.clock.seed[0], purpose, board.clock.turn[0], unit, next_trial(board, unit))
    return (bits & 0xFFFF) >= stands


@kernel
def break_unit(world, board, unit):
    """The unit breaks, for a reason, and those near feel it.  [9.5]"""
    why = heaviest_reason(world, board, unit)
    if in_contact(board, world.units.side[unit], board.units.hex[unit]):
        leave_fallen(world, board, unit)
    count_contact(world, board, unit, -1)
    board.units.condition[unit] = BROKEN
    board.units.clock[unit] = 0
    board.units.why[unit] = why
    board.units.broke_turn[unit] = board.clock.turn[0]
    tell(board, BROKE, unit, -1, board.units.hex[unit], why, 0, 0, 0)
    near = within(world, NEIGHBOURHOOD)
    side = world.units.side[unit]
    for friend in range(world.sides.first[side], world.sides.last[side]):
        if friend == unit or world.units.side[friend] != world.units.side[unit]:
            continue
        here = board.units.hex[friend]
        if here < 0 or board.units.condition[friend] != READY:
            continue
        if apart(world, here, board.units.hex[unit]) <= near:
            board.units.stress_now[friend] |= NEIGHBOUR_BIT


@kernel
def give_up(world, board, unit):
    """The unit surrenders with all that is left of it.  [9.9]"""
    here = board.units.hex[unit]
    lift(world, board, unit)
    board.units.condition[unit] = SURRENDERED
    board.units.clock[unit] = 0
    men = board.units.men[unit]
    vehicles = board.units.vehicles[unit]
    board.units.captured[unit] += men
    board.units.vehicles_captured[unit] += vehicles
    board.units.men[unit] = 0
    board.units.vehicles[unit] = 0
    tell(board, SURRENDERED_UNIT, unit, -1, here, men, vehicles, 0, 0)


@kernel
def give_up_hazard(world, unit, seconds):
    """Halvings of the chance to fight on with no way out, in 16.16: what quality lacks counts.  [9.9]"""
    lack = 1000 - world.units.quality[unit]
    return seconds * 65536 // GIVE_UP_HALF_LIFE * lack // 500


@kernel
def lose_nerve(world, board, unit):
    """A unit's nerve fails: it breaks; with no way out it gives up or fights on.  [9.4] [9.13]"""
    if board.units.encircled[unit] == 0:
        break_unit(world, board, unit)
        return
    if in_contact(board, world.units.side[unit], board.units.hex[unit]):
        hazard = give_up_hazard(world, unit, GIVE_UP_HALF_LIFE)
        if thrift(world, board, unit) == 0:
            hazard = hazard * 2
        if fails(world, board, FIGHT_ON, unit, hazard):
            give_up(world, board, unit)
            return
    tell(board, FOUGHT_ON, unit, -1, board.units.hex[unit], 0, 0, 0, 0)


@kernel
def tried_seconds(world, board, unit):
    """Seconds of the turn that tried a unit's nerve: under fire, and one half-life after.  [9.4]"""
    turn = world.scale.turn_seconds[0]
    seconds = board.units.fire_until[unit] - board.units.fire_from[unit]
    if seconds <= 0 and board.units.soft_fire[unit] + board.units.hard_fire[unit] > 0:
        return turn
    seconds += world.law.suppress_half_life[0]
    return seconds if seconds < turn else turn


@kernel
def check_break(world, board, unit):
    """A ready unit that was under fire this turn may break.  [9.4]"""
    if board.units.soft_fire[unit] + board.units.hard_fire[unit] + board.units.stress_now[unit] == 0:
        recover(world, board, unit, world.scale.turn_seconds[0])
        return
    tried = tried_seconds(world, board, unit)
    level = stress(world, board, unit)
    # What its losses of this turn did to it came little by little.
    parts = tried // world.law.suppress_half_life[0]
    if parts > TRIALS:
        parts = TRIALS
    if parts < 1:
        parts = 1
    hazard = 0
    for part in range(parts):
        spared = board.units.shaken_now[unit] * (parts - 1 - part) // parts
        hazard += break_hazard(world, level - spared, tried // parts)
    if fails(world, board, BREAK, unit, hazard):
        lose_nerve(world, board, unit)
    else:
        recover(world, board, unit, world.scale.turn_seconds[0] - tried)


@kernel
def recover(world, board, unit, seconds):
    """Out of fire, cohesion comes back towards the unit's own quality.  [9.3]"""
    if board.units.encircled[unit] or is_thirsty(world, board, unit):
        return
    gain = world.law.cohesion_recovery[0] * seconds // 3600
    best = world.units.quality[unit]
    now = board.units.cohesion[unit] + gain
    if now > best and board.units.cohesion[unit] <= best:
        now = best
    if now <= best:
        board.units.cohesion[unit] = now


@kernel
def calm_down(world, board, unit):
    """Suppression halves in each half-life.  [9.2]"""
    exponent = world.scale.turn_seconds[0] * 65536 // world.law.suppress_half_life[0]
    share = exp2_fixed(world.powers, -exponent)
    board.units.suppression[unit] = board.units.suppression[unit] * share >> 16


@kernel
def clear_turn(board, unit):
    """What was counted over the turn starts afresh.  [1.2]"""
    board.units.soft_fire[unit] = 0
    board.units.hard_fire[unit] = 0
    board.units.soft_shells[unit] = 0
    board.units.lost_now[unit] = 0
    board.units.vehicles_now[unit] = 0
    board.units.fired_from[unit] = 0
    board.units.stress_now[unit] = 0
    board.units.moving[unit] = 0
    board.units.fired[unit] = 0
    board.units.fire_from[unit] = 0
    board.units.fire_until[unit] = 0
    board.units.pressed[unit] = 0
    board.units.pressing[unit] = 0
    board.units.shaken_now[unit] = 0
