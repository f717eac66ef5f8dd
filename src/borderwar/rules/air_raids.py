"""Chapter 11, case 11.14: raids on air bases."""

from borderwar.ground.kernel import kernel
from borderwar.model.events import FLAK, RAIDED
from borderwar.model.tables import N_UNITS, READY
from borderwar.rules.air_fights import CLIMBING, lose_aircraft
from borderwar.rules.bases import ATTACK_SECONDS, SPREAD_SECONDS
from borderwar.rules.loss import destroy_if_empty, law_for
from borderwar.rules.luck import flak_luck, shot_luck
from borderwar.rules.tell import tell


@kernel
def on_the_ground(world, board, unit, base):
    """Aircraft of a unit that stand on a base.  [11.14]"""
    if world.units.base[unit] != base or board.units.condition[unit] != READY or board.units.over[unit]:
        return 0
    if board.units.fired[unit]:
        return board.units.vehicles[unit] - board.units.fit[unit] * CLIMBING // 1000
    return board.units.vehicles[unit]


@kernel
def raid_base(world, board, unit, base, impulse):
    """The base's guns fire, then bombs and bullets fall among what stands there.  [11.14]"""
    if world.bases.flak[base] > 0:
        luck = flak_luck(world, board, unit)
        fire = world.bases.flak[base] * ATTACK_SECONDS // SPREAD_SECONDS
        loss = law_for(world, world.law.flak_rate[0], fire, board.units.fit[unit], SPREAD_SECONDS)
        flying = board.units.fit[unit]
        lost = lose_aircraft(world, board, unit, loss * luck >> 16)
        tell(board, FLAK, unit, -1, -1, lost, 0, 0, 0)
        impulse = impulse * board.units.fit[unit] // flying
    total = 0
    for other in range(world.marks[N_UNITS]):
        total += on_the_ground(world, board, other, base)
    tell(board, RAIDED, unit, -1, -1, base, 0, 0, 0)
    if total == 0 or impulse == 0:
        return
    for other in range(world.marks[N_UNITS]):
        parked = on_the_ground(world, board, other, base)
        if parked == 0:
            continue
        luck = shot_luck(world, board, unit)
        fire = impulse // SPREAD_SECONDS * parked // total
        loss = law_for(world, world.law.parked_rate[0], fire, parked, SPREAD_SECONDS) * luck >> 16
        lost = lose_aircraft(world, board, other, loss)
        tell(board, RAIDED, unit, other, -1, base, lost, 0, 0)
        destroy_if_empty(world, board, other)
