"""What a side may know: its belief as a board of its own.  [4.7]

A view is a board like any other, so every kernel runs on it: reach, forecast, an
opponent's choice.  What the side cannot know is written over with one canonical value,
so two states that look alike to a side give byte-equal views.
"""

from borderwar.ground.kernel import copy_cells, copy_row, kernel
from borderwar.model.events import DUG_IN, GOT_DOWN, LOST_SIGHT, MOUNTED_UP, MOVED, STANCE_TAKEN
from borderwar.model.orders import FIRE_AT_WILL
from borderwar.model.tables import (
    BROKEN,
    HIDDEN,
    MINES,
    N_FORMATIONS,
    N_HEXES,
    N_UNITS,
    N_WORKS,
    NOBODY,
    SPOTTED,
    SUSPECTED,
    TO_COME,
)
from borderwar.rules.happenings import forget_happenings
from borderwar.rules.stacking import lift


@kernel
def copy_board(source, target):
    """Copy all that changes."""
    copy_cells(source.buffer, target.buffer)


@kernel
def forget_throws(view, unit):
    """How often dice were rolled for a unit is for neither side to know.  [15.1]"""
    view.units.shot_throws[unit] = 0
    view.units.loss_throws[unit] = 0
    view.units.nerve_throws[unit] = 0


@kernel
def forget_turn(world, view, unit):
    """Clear what only the owner counts."""
    forget_throws(view, unit)
    view.units.rounds[unit] = world.units.rounds[unit]
    view.units.laid[unit] = 0
    view.units.fit[unit] = 0
    view.units.over[unit] = 0
    view.units.cover[unit] = 0
    view.units.escorting[unit] = 0
    view.units.boats_hex[unit] = -1
    view.units.men_rest[unit] = 0
    view.units.vehicle_rest[unit] = 0
    view.units.hazard[unit] = 0
    view.units.rally_hazard[unit] = 0
    view.units.sorties[unit] = 0
    view.units.ready_turn[unit] = 0
    view.units.broke_turn[unit] = -1
    view.units.shaken_now[unit] = 0
    view.units.weary[unit] = 0


@kernel
def forget_supply(world, view, unit):
    """What an enemy carries, and who commands it, is its own affair: expect the worst.  [18.9] [19.8]"""
    view.units.ammunition[unit] = world.units.ammunition[unit]
    view.units.fuel[unit] = world.units.fuel[unit]
    view.units.water[unit] = world.supply.water[world.units.side[unit]]
    view.units.supply[unit] = 0
    view.units.encircled[unit] = 0
    view.units.command[unit] = 0


@kernel
def guess_strength(world, view, unit):
    """An enemy is taken to have started with what the record gives it."""
    men = world.units.men[unit]
    vehicles = world.units.vehicles[unit]
    view.units.start_men[unit] = men if men > view.units.men[unit] else view.units.men[unit]
    view.units.start_vehicles[unit] = (
        vehicles if vehicles > view.units.vehicles[unit] else view.units.vehicles[unit]
    )


@kernel
def hide(world, view, unit):
    """An enemy out of sight: gone from the map, as it was last known."""
    lift(world, view, unit)
    known = view.units.seen[unit] != HIDDEN or view.units.seen_turn[unit] >= 0
    view.units.condition[unit] = TO_COME
    view.units.men[unit] = view.units.seen_men[unit] if known else world.units.men[unit]
    view.units.vehicles[unit] = view.units.seen_vehicles[unit] if known else world.units.vehicles[unit]
    guess_strength(world, view, unit)
    view.units.casualties[unit] = view.units.start_men[unit] - view.units.men[unit]
    view.units.captured[unit] = 0
    view.units.vehicles_captured[unit] = 0
    if world.units.aircraft[unit] == 0:
        view.units.vehicles_lost[unit] = view.units.start_vehicles[unit] - view.units.vehicles[unit]
    else:
        view.units.vehicles[unit] = view.units.start_vehicles[unit] - view.units.vehicles_lost[unit]
    view.units.clock[unit] = 0
    view.units.suppression[unit] = 0
    view.units.cohesion[unit] = world.units.quality[unit]
    view.units.mounted[unit] = world.units.mounted[unit]
    view.units.stance[unit] = FIRE_AT_WILL
    view.units.dug[unit] = 0
    view.units.moving[unit] = 0
    view.units.fired[unit] = 0
    view.units.soft_fire[unit] = 0
    view.units.hard_fire[unit] = 0
    view.units.soft_shells[unit] = 0
    view.units.lost_now[unit] = 0
    view.units.vehicles_now[unit] = 0
    view.units.fired_from[unit] = 0
    view.units.stress_now[unit] = 0
    view.units.fire_from[unit] = 0
    view.units.fire_until[unit] = 0
    view.units.pressed[unit] = 0
    view.units.pressing[unit] = 0
    view.units.why[unit] = 0
    view.units.column[unit] = 0
    view.units.below[unit] = 0
    forget_turn(world, view, unit)
    forget_supply(world, view, unit)


@kernel
def veil(world, view, unit):
    """An enemy in sight: what it does not show is taken at its most likely or its worst."""
    guess_strength(world, view, unit)
    view.units.casualties[unit] = view.units.start_men[unit] - view.units.men[unit]
    view.units.vehicles_lost[unit] = view.units.start_vehicles[unit] - view.units.vehicles[unit]
    view.units.clock[unit] = world.scale.turn_seconds[0]
    view.units.cohesion[unit] = world.units.quality[unit]
    view.units.stance[unit] = FIRE_AT_WILL
    forget_turn(world, view, unit)
    forget_supply(world, view, unit)


@kernel
def believe_works(world, view, side):
    """What a side knows of obstacles: of mines of others only those it has met.  [20.5]

    Whether its own mines still lie, and who has met them, it does not know.
    """
    for work in range(world.marks[N_WORKS]):
        kind = world.works.type[work]
        if world.work_types.kind[kind] == MINES:
            if world.works.owner[work] == side:
                view.works.left[work] = max(1, world.work_types.clear[kind])
            elif (view.works.known[work] >> side) & 1 == 0:
                view.works.left[work] = 0
        view.works.known[work] &= 1 << side


@kernel
def veil_bridge(view, side, bridge):
    """A bridge's state is there to see; charges and work of the enemy's are not.  [17.15]"""
    if view.bridges.charged_by[bridge] != side:
        view.bridges.charged_by[bridge] = -1
        view.bridges.charge[bridge] = 0
    if view.bridges.worked_by[bridge] != side:
        view.bridges.worked_by[bridge] = -1
        view.bridges.work[bridge] = 0
    if view.clock.side[0] != side:
        view.bridges.used[bridge] = 0


@kernel
def believe_clock(view, side):
    """Of the clock: no dice, nothing the other side counts."""
    view.clock.seed[0] = 0
    view.clock.skipped[0] = 0
    view.clock.now[0] = 0
    if view.clock.side[0] != side:
        view.clock.orders[0] = 0
    view.clock.revealed[0] = 0


@kernel
def believe_own(world, view, unit):
    """Of its own unit: all but what luck still holds, and whether hidden eyes see it."""
    forget_throws(view, unit)
    # That is not for its owner to know: expect the worst.
    view.units.seen[unit] = SPOTTED
    view.units.seen_hex[unit] = -1
    view.units.seen_turn[unit] = 0
    view.units.seen_men[unit] = 0
    view.units.seen_vehicles[unit] = 0
    view.units.men_rest[unit] = 0
    view.units.vehicle_rest[unit] = 0
    view.units.hazard[unit] = 0
    view.units.rally_hazard[unit] = 0
    if view.units.condition[unit] == TO_COME and view.units.due[unit] > view.clock.turn[0]:
        view.units.due[unit] = world.units.arrive_latest[unit]  # a delay is not known  [12.5]
    view.units.heard[unit] = 0


@kernel
def believe(world, truth, side, view):
    """Fill `view` with what `side` may know of `truth`.  [4.7]"""
    copy_board(truth, view)
    believe_clock(view, side)
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] == side:
            believe_own(world, view, unit)
            continue
        view.units.due[unit] = world.units.arrive_turn[unit]
        view.units.entry[unit] = 0
        view.units.leave_by[unit] = world.units.leave_by[unit]
        seen = view.units.seen[unit]
        if seen != SPOTTED:
            hide(world, view, unit)
        elif view.units.condition[unit] <= BROKEN:
            veil(world, view, unit)
        else:
            forget_turn(world, view, unit)
            forget_supply(world, view, unit)
        if seen == HIDDEN:
            view.units.seen_hex[unit] = -1
        elif seen == SUSPECTED:
            view.units.hex[unit] = -1
    forget_happenings(world, view, side)
    for formation in range(world.marks[N_FORMATIONS]):
        if world.formations.side[formation] != side:
            view.formations.headquarters[formation] = world.formations.headquarters[formation]
            view.formations.heir[formation] = NOBODY
            view.formations.wait[formation] = 0
            view.formations.quality[formation] = world.formations.quality[formation]
            view.formations.fallen[formation] = 0
    for bridge in range(world.scale.bridges[0]):
        veil_bridge(view, side, bridge)
    for place in range(world.marks[N_HEXES]):
        if side == 0:
            view.hexes.contact_0[place] = 0
        else:
            view.hexes.contact_1[place] = 0
    believe_works(world, view, side)


@kernel
def is_quiet(world, truth, side, view, unit):
    """Whether the last order, of one unit, changed nothing that its side knows of but that unit.

    It revealed nothing and rolled nothing, and all that happened happened to the unit.
    """
    if truth.clock.revealed[0] or truth.clock.side[0] != side or truth.clock.over[0]:
        return False
    for bridge in range(world.scale.bridges[0]):
        if truth.bridges.used[bridge] != view.bridges.used[bridge]:
            return False  # who marched has filled one  [17.4]
    for event in range(1, truth.events[0, 0] + 1):
        if truth.events[event, 1] != unit:
            return False
        if truth.events[event, 0] not in (MOVED, MOUNTED_UP, GOT_DOWN, DUG_IN, STANCE_TAKEN, LOST_SIGHT):
            return False
    for other in range(world.marks[N_UNITS]):
        if world.units.side[other] != side:
            if truth.units.seen[other] != view.units.seen[other]:
                return False
        elif other != unit and truth.units.hex[other] != view.units.hex[other]:
            return False
    return True


@kernel
def copy_stack(truth, view, place):
    """Take over the own units of a hex, in their order."""
    unit = truth.hexes.first[place]
    view.hexes.first[place] = unit
    while unit >= 0:
        view.units.next[unit] = truth.units.next[unit]
        unit = truth.units.next[unit]


@kernel
def believe_anew(world, truth, side, view, unit):
    """Bring a view up to date after an order of one unit: that unit alone if it was quiet.

    The same as `believe`, cell for cell.
    """
    if unit < 0 or not is_quiet(world, truth, side, view, unit):
        believe(world, truth, side, view)
        return
    here = view.units.hex[unit]
    there = truth.units.hex[unit]
    copy_row(truth.clock, view.clock, 0)
    believe_clock(view, side)
    copy_row(truth.sides, view.sides, 0)
    copy_row(truth.sides, view.sides, 1)
    forget_happenings(world, view, side)
    for formation in range(world.marks[N_FORMATIONS]):
        if world.formations.side[formation] == side:
            copy_row(truth.formations, view.formations, formation)
    for bridge in range(world.scale.bridges[0]):
        copy_row(truth.bridges, view.bridges, bridge)
        veil_bridge(view, side, bridge)
    copy_row(truth.units, view.units, unit)
    believe_own(world, view, unit)
    if here != there:
        if here >= 0:
            copy_stack(truth, view, here)
        if there >= 0:
            copy_stack(truth, view, there)
