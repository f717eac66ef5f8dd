"""A battle without a map: two forces, the loss law, suppression and nerve.

What a battle table can test of the rules.  Losses are `loss.law` on the men in touch,
suppression is `loss.suppress`, breaking `morale.stress` and `morale.break_hazard`: the
kernels the hex game runs.  Geometry is missing, so two things stand in for it: the
share of a force that is in touch, and the chance that it is outflanked.  Units 0 and 1
of the board are the attacker and the defender.  [5.3] [9.1] [9.3] [9.4] [9.9] [9.10] [15.1]
"""

from borderwar.ground.dice import (
    CLASH_FLANK,
    CLASH_GAME,
    CLASH_LUCK,
    CLASH_PURSUIT,
    CLASH_SURPRISE,
    CLASH_TRAP,
    draw,
    draw_below,
    draw_factor,
    draw_normal,
    round_by_chance,
)
from borderwar.ground.fixed import exp2_fixed
from borderwar.ground.kernel import kernel
from borderwar.model.tables import READY
from borderwar.rules.loss import law, suppress
from borderwar.rules.morale import break_hazard, calm_down, clear_turn, stress
from borderwar.rules.weariness import fresh_seconds

# One row of numbers a battle.  Where a name stands for two places the second is the defender's.
(
    MEN,
    MEN_1,
    POWER,  # of the whole force, in rifles
    POWER_1,
    TOUCH,  # 2**-20 of a force in touch
    EXPOSED,  # per mille of bare-ground losses
    EXPOSED_1,
    FLANK,  # 16.16 halvings, each pulse, of the chance that it is not outflanked
    FLANK_1,
    NERVE,  # per mille of the law's cohesion lost for losses
    NERVE_1,
    COHESION,  # before the first shot
    COHESION_1,
    SURPRISE,  # per mille of its fire and of its cohesion that a level of surprise costs the surprised
    PURSUIT,  # per mille of those left, lost on the way back by a force that breaks
    PURSUIT_1,
    TRAP,  # per mille: the chance that there is no way back
    TRAP_1,
    SHARED_SPREAD,  # standard deviation of the log, per mille: heat of the fight
    OWN_SPREAD,  # the same of one side's losses alone
    OWN_SPREAD_1,
    QUALITY_SPREAD,  # standard deviation of cohesion before the first shot
    PURSUIT_SPREAD,
    PULSES,  # after which the fight is drawn
    TEMPO,  # 16.16: how fast things are decided, against a force of 20,000
    STALL,  # 16.16 halvings, each pulse, of the chance that the fight goes on
) = range(26)
CLASH_WIDTH = 26

WINNER, LOST, LOST_1, LASTED = range(4)  # columns of the result
ATTACKER_WON, DRAWN, DEFENDER_WON = range(3)

PULSES_A_DAY = 4
NIGHT = 16 * 3600  # seconds without fighting between two days  [9.11]
TRAPPED_LEAST = 500  # per mille of those left that a force without a way back loses at the least
BOTH_SIDES = 0b001001  # fire from front and rear, as `fired_from` counts it

# Chances in a thousand of surprise: by the attacker 160 and 100, by the defender 10.
SUBSTANTIAL, MINOR, BY_DEFENDER = 160, 260, 270


@kernel
def surprise_level(seed):
    """Levels of surprise: 2 or 1 on the defender, -1 on the attacker, mostly 0."""
    throw = draw_below(seed, CLASH_SURPRISE, 0, 0, 0, 1000)
    if throw < SUBSTANTIAL:
        return 2
    if throw < MINOR:
        return 1
    if throw < BY_DEFENDER:
        return -1
    return 0


@kernel
def beaten_loss(world, board, battles, row, unit):
    """Men lost by a force after it broke: on the way back, or with no way back.  [9.9]"""
    left = board.units.men[unit]
    seed = board.clock.seed[0]
    if draw_below(seed, CLASH_TRAP, 0, unit, 0, 1000) < battles[row, TRAP + unit]:
        share = TRAPPED_LEAST + draw_below(seed, CLASH_TRAP, 0, unit, 1, 1000 - TRAPPED_LEAST)
    else:
        spread = battles[row, PURSUIT_SPREAD]
        factor = draw_factor(world.powers, seed, CLASH_PURSUIT, 0, unit, 0, spread)
        share = battles[row, PURSUIT + unit] * factor >> 16
    if share > 1000:
        share = 1000
    return left * share // 1000


@kernel
def clash(world, board, battles, row, seed, out, place):
    """Fight one battle of the table once; writes `out[place]`: winner, losses, pulses."""
    powers = world.powers
    seconds = world.scale.turn_seconds[0]
    board.clock.seed[0] = seed
    board.clock.luck[0] = 1
    level = surprise_level(seed)
    tempo = battles[row, TEMPO]
    shared = draw_factor(powers, seed, CLASH_GAME, 0, 2, 0, battles[row, SHARED_SPREAD])
    for unit in range(2):
        board.units.men[unit] = battles[row, MEN + unit]
        board.units.suppression[unit] = 0
        board.units.weary[unit] = 0
        board.units.stress_now[unit] = 0
        board.units.condition[unit] = READY
        # What holds for the whole battle: nerve before the first shot, heat of the fire taken.
        normal = draw_normal(seed, CLASH_GAME, 0, unit, 1)
        start = battles[row, COHESION + unit] + (normal * battles[row, QUALITY_SPREAD] >> 16)
        surprised = level if unit == 1 else -level
        if surprised > 0:
            start -= surprised * battles[row, SURPRISE]
        board.note[unit] = start
        own = draw_factor(powers, seed, CLASH_LUCK, 0, unit, 0, battles[row, OWN_SPREAD + unit])
        board.note[2 + unit] = shared * own >> 16
    touch = battles[row, TOUCH]
    winner = DRAWN
    pulse = 0
    while pulse < battles[row, PULSES] and winner == DRAWN:
        board.clock.turn[0] = pulse
        morning = pulse % PULSES_A_DAY == 0
        fire_0 = battles[row, POWER] * board.units.men[0] // battles[row, MEN]
        fire_1 = battles[row, POWER_1] * board.units.men[1] // battles[row, MEN_1]
        for unit in range(2):
            if morning and pulse > 0:
                night = (NIGHT << 16) // world.law.rest_half[0]
                board.units.weary[unit] = board.units.weary[unit] * exp2_fixed(powers, -night) >> 16
        fire_0 = fire_0 * (1000 - board.units.suppression[0])
        fire_1 = fire_1 * (1000 - board.units.suppression[1])
        fire_0 = fire_0 * fresh_seconds(world, board, 0, seconds) // seconds
        fire_1 = fire_1 * fresh_seconds(world, board, 1, seconds) // seconds
        broken = 0
        for unit in range(2):
            if morning:
                spread = world.law.day_spread[0]
                heat = draw_factor(powers, seed, CLASH_LUCK, 1 + pulse, unit, 1, spread)
                heat = heat * board.note[2 + unit] >> 16
                surprised = level if unit == 1 else -level
                if pulse == 0 and surprised > 0:
                    heat += heat * surprised * battles[row, SURPRISE] // 1000
                board.note[4 + unit] = heat
            fire = (fire_1 if unit == 0 else fire_0) * touch >> 20
            exposed = (board.units.men[unit] * touch >> 20) + 1
            loss = law(world, world.law.men_rate[0], fire, exposed)
            loss = loss * battles[row, EXPOSED + unit] // 1000
            loss = loss * board.note[4 + unit] >> 16
            clear_turn(board, unit)
            suppress(world, board, unit, loss, exposed, 0)
            board.units.weary[unit] += seconds
            whole = round_by_chance(loss, draw(seed, CLASH_LUCK, pulse, unit, 2 * pulse + unit + 1))
            if whole > board.units.men[unit] - 1:
                whole = board.units.men[unit] - 1
            board.units.men[unit] -= whole
            before = battles[row, MEN + unit]
            shaken = (before - board.units.men[unit]) * 100 * world.law.cohesion_per_loss[0] // before
            shaken = shaken * battles[row, NERVE + unit] // 1000
            board.units.cohesion[unit] = board.note[unit] - shaken
        for unit in range(2):
            bits = draw(seed, CLASH_FLANK, pulse, unit, 0)
            safe = exp2_fixed(powers, -(battles[row, FLANK + unit] * tempo >> 16))
            board.units.fired_from[unit] = BOTH_SIDES if (bits & 0xFFFF) >= safe else 0
            hazard = break_hazard(world, stress(world, board, unit), seconds)
            if (bits >> 16) >= exp2_fixed(powers, -(hazard * tempo >> 16)):
                broken |= 1 << unit
            calm_down(world, board, unit)
        bits = draw(seed, CLASH_FLANK, pulse, 2, 0)
        if broken == 3:
            broken = 1 + (bits >> 31)
        if broken == 1:
            winner = DEFENDER_WON
        elif broken == 2:
            winner = ATTACKER_WON
        pulse += 1
        if winner == DRAWN and (bits & 0xFFFF) >= exp2_fixed(powers, -(battles[row, STALL] * tempo >> 16)):
            break
    for unit in range(2):
        if (winner == DEFENDER_WON and unit == 0) or (winner == ATTACKER_WON and unit == 1):
            board.units.men[unit] -= beaten_loss(world, board, battles, row, unit)
        out[place, LOST + unit] = battles[row, MEN + unit] - board.units.men[unit]
    out[place, WINNER] = winner
    out[place, LASTED] = pulse


@kernel
def clash_often(world, board, battles, row, first_seed, times, out):
    """Fight one battle with so many seeds, one row of `out` each."""
    for place in range(times):
        clash(world, board, battles, row, first_seed + place, out, place)
