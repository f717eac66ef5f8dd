"""The table of orders: what may be done, and doing it.

`check` says whether a side may give an order, `apply` carries out one that may.  Both
take an order's row of integers; orders are the only way to change a board.
"""

from borderwar.ground.kernel import kernel
from borderwar.model.orders import (
    ASSAULT,
    BELOW,
    BLOW,
    BOMBARD,
    BREAK_OUT,
    BUILD,
    CHARGE,
    CLEAR,
    COLUMN,
    COUNTER,
    DEPLOY,
    DIG,
    DISMOUNT,
    EMBARK,
    END,
    ENTRY,
    FIRE,
    KIND,
    LAND,
    LEAVE,
    MOUNT,
    MOVE,
    RAID,
    SCOUT,
    STANCE,
    STRIKE,
    SURFACE,
    TARGET,
    UNIT,
)
from borderwar.model.tables import N_HAPPENINGS, N_UNITS
from borderwar.rules.air import check_mission, fly
from borderwar.rules.arrivals import check_entry, choose_entry
from borderwar.rules.assault import assault, check_assault
from borderwar.rules.bases import make_fit
from borderwar.rules.boats import check_boats, use_boats
from borderwar.rules.bridge_works import blow_bridge, check_bridge, work_on_bridge
from borderwar.rules.clearing import check_clear, clear
from borderwar.rules.clock import begin_player_turn, end_player_turn
from borderwar.rules.counter_fire import check_counter, counter
from borderwar.rules.departures import check_leave, leave_map
from borderwar.rules.fire import check_fire, fire
from borderwar.rules.guns import bombard, check_bombard
from borderwar.rules.happenings import let_events_happen
from borderwar.rules.march import check_break_out, check_move, march
from borderwar.rules.movement import (
    change_mount,
    change_order,
    check_mount,
    check_order,
    check_ready,
)
from borderwar.rules.posture import check_dig, dig, take_stance, take_works
from borderwar.rules.reaction import fall_back_if_told
from borderwar.rules.stacking import place
from borderwar.rules.tell import refuse
from borderwar.rules.tunnels import check_below, check_surface, come_up, go_below
from borderwar.rules.victory import GOING_ON, end_game


@kernel
def check(world, board, row):
    """0 if the side to move may give this order, else the case against it.

    `board.refusal` then holds the case and the numbers of its sentence.  Changes nothing
    else.  [1.6]
    """
    kind = row[KIND]
    if board.clock.over[0] != GOING_ON:
        return refuse(board, 1405, 0, 0, 0)
    if kind == END:
        return 0
    unit = row[UNIT]
    if unit < 0 or unit >= world.marks[N_UNITS]:
        return refuse(board, 104, -1, 0, 0)
    if world.scale.off_map[0] and world.units.anchor[unit] >= 0:
        if kind != BOMBARD and kind != COUNTER and kind != STANCE:
            return refuse(board, 607, unit, 0, 0)
    if kind == MOVE:
        return check_move(world, board, row)
    if kind == BREAK_OUT:
        return check_break_out(world, board, row)
    if kind == ASSAULT:
        return check_assault(world, board, row)
    if kind == STRIKE or (SCOUT <= kind <= RAID):
        return check_mission(world, board, row)
    if kind == MOUNT:
        return check_mount(world, board, row, 1)
    if kind == DISMOUNT:
        return check_mount(world, board, row, 0)
    if kind == LEAVE:
        return check_leave(world, board, row)
    if kind == ENTRY:
        return check_entry(world, board, row)
    if kind == SURFACE:
        return check_surface(world, board, row)
    if kind == EMBARK or kind == LAND:
        return check_boats(world, board, row)
    case = check_ready(world, board, unit)
    if case:
        return case
    if kind == BUILD or kind == CHARGE or kind == BLOW:
        return check_bridge(world, board, row)
    if kind == FIRE:
        return check_fire(world, board, row)
    if kind == BOMBARD:
        return check_bombard(world, board, row)
    if kind == COUNTER:
        return check_counter(world, board, row)
    if kind == DIG:
        return check_dig(world, board, row)
    if kind == STANCE:
        return 0
    if kind == COLUMN or kind == DEPLOY:
        return check_order(world, board, row, 1 if kind == COLUMN else 0)
    if kind == CLEAR:
        return check_clear(world, board, row)
    if kind == BELOW:
        return check_below(world, board, row)
    return refuse(board, 104, unit, 0, 0)


@kernel
def apply(world, board, row):
    """Carry out an order that `check` allowed."""
    kind = row[KIND]
    unit = row[UNIT]
    board.clock.revealed[0] = 0
    board.clock.orders[0] += 1
    if kind == END:
        board.clock.revealed[0] = 1
        end_player_turn(world, board)
        return
    if kind == MOVE or kind == BREAK_OUT:
        march(world, board, row)
    elif kind == FIRE:
        fire(world, board, row)
        fall_back_if_told(world, board, row[TARGET], board.units.hex[unit])
    elif kind == BOMBARD:
        bombard(world, board, row)
    elif kind == ASSAULT:
        assault(world, board, row)
    elif kind == DIG:
        dig(world, board, row)
    elif kind == MOUNT:
        change_mount(world, board, row, 1)
    elif kind == DISMOUNT:
        change_mount(world, board, row, 0)
    elif kind == STANCE:
        take_stance(world, board, row)
    elif kind == LEAVE:
        leave_map(world, board, row)
    elif kind == ENTRY:
        choose_entry(world, board, row)
    elif kind == STRIKE or (SCOUT <= kind <= RAID):
        fly(world, board, row)
    elif kind == COUNTER:
        counter(world, board, row)
    elif kind == COLUMN or kind == DEPLOY:
        change_order(world, board, row, 1 if kind == COLUMN else 0)
    elif kind == CLEAR:
        clear(world, board, row)
    elif kind == BELOW:
        go_below(world, board, row)
    elif kind == SURFACE:
        come_up(world, board, row)
    elif kind == BUILD or kind == CHARGE:
        work_on_bridge(world, board, row)
    elif kind == BLOW:
        blow_bridge(world, board, row)
    elif kind == EMBARK or kind == LAND:
        use_boats(world, board, row)
    if board.clock.over[0] != GOING_ON:
        end_game(world, board, board.clock.over[0])


@kernel
def order(world, board, row):
    """Check and, if allowed, apply; the case against it or 0."""
    board.events[0, 0] = 0
    case = check(world, board, row)
    if case == 0:
        apply(world, board, row)
    return case


@kernel
def open_game(world, board):
    """Set up the units that stand on the map and begin the first player turn.  [1.1]"""
    board.events[0, 0] = 0
    for unit in range(world.marks[N_UNITS]):
        if world.units.aircraft[unit]:
            make_fit(world, board, unit)
        if world.units.start[unit] >= 0:
            place(world, board, unit, world.units.start[unit])
            take_works(world, board, unit)
    if world.marks[N_HAPPENINGS]:
        let_events_happen(world, board)
    begin_player_turn(world, board, 0)
    if board.clock.over[0] != GOING_ON:
        end_game(world, board, board.clock.over[0])
