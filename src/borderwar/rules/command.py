"""Chapter 19: Command."""

from borderwar.ground.dice import LEADER_LOSS, draw_below
from borderwar.ground.kernel import kernel
from borderwar.model.events import COMMAND_LOST, COMMAND_TAKEN, LEADER_FELL
from borderwar.model.tables import (
    IN_COMMAND,
    MEANS_RADIO,
    MEANS_TELEPHONE,
    N_FORMATIONS,
    N_UNITS,
    NOBODY,
    NOT_LED,
    OUT_OF_COMMAND,
    READY,
)
from borderwar.rules.ranges import apart
from borderwar.rules.tell import tell

HEIR_QUALITY = 700  # per mille of the fallen leader's quality that his successor has  [19.6]


@kernel
def is_able(board, unit):
    """Whether a unit can command: it is ready and on the map.  [19.5]"""
    return unit >= 0 and board.units.condition[unit] == READY and board.units.hex[unit] >= 0


@kernel
def commands(board, formation):
    """Whether a formation's headquarters is working.  [19.5]"""
    return board.formations.wait[formation] == 0 and is_able(board, board.formations.headquarters[formation])


@kernel
def leader_falls(world, board, formation):
    """A leader shares the risk of the men he is with.  [19.6]"""
    unit = board.formations.headquarters[formation]
    if unit < 0 or board.units.lost_now[unit] == 0:
        return False
    if board.clock.luck[0] == 0:
        if board.formations.fallen[formation] > 0:
            return False
        return (board.units.casualties[unit] + board.units.captured[unit]) * 2 >= board.units.start_men[unit]
    board.clock.revealed[0] = 1
    men = board.units.men[unit] + board.units.lost_now[unit]
    seed = board.clock.seed[0]
    throw = draw_below(seed, LEADER_LOSS, board.clock.turn[0], unit, formation, men)
    return throw < board.units.lost_now[unit]


@kernel
def heir_of(world, board, formation):
    """The first able unit of a formation, its headquarters left out, or nobody.  [19.5]"""
    for unit in range(world.marks[N_UNITS]):
        if world.units.led_by[unit] != formation or world.units.aircraft[unit]:
            continue
        if unit != board.formations.headquarters[formation] and is_able(board, unit):
            return unit
    return NOBODY


@kernel
def mind_headquarters(world, board, formation):
    """See whether a formation is led, and by whom; a successor takes his time.  [19.5] [19.6]"""
    head = board.formations.headquarters[formation]
    heir = board.formations.heir[formation]
    if leader_falls(world, board, formation):
        board.formations.fallen[formation] += 1
        board.formations.quality[formation] = board.formations.quality[formation] * HEIR_QUALITY // 1000
        board.formations.heir[formation] = head if is_able(board, head) else heir_of(world, board, formation)
        board.formations.wait[formation] = world.command.succession[0]
        tell(board, LEADER_FELL, head, -1, board.units.hex[head], formation, 0, 0, 0)
        return
    if board.formations.wait[formation] == 0:
        if is_able(board, head) or board.units.condition[head] < READY:
            return
        board.formations.heir[formation] = heir_of(world, board, formation)
        board.formations.wait[formation] = world.command.succession[0]
        tell(board, COMMAND_LOST, head, -1, board.units.hex[head], formation, 0, 0, 0)
        return
    if board.formations.fallen[formation] == 0 and is_able(board, head):
        board.formations.heir[formation] = NOBODY  # it has rallied in time
        board.formations.wait[formation] = 0
        tell(board, COMMAND_TAKEN, head, -1, board.units.hex[head], formation, 0, 0, 0)
        return
    if not is_able(board, heir):
        board.formations.heir[formation] = heir_of(world, board, formation)
        if heir >= 0:
            board.formations.wait[formation] = world.command.succession[0]
        elif board.formations.heir[formation] < 0 and is_able(board, head):
            board.formations.heir[formation] = head
        return
    left = board.formations.wait[formation] - world.scale.turn_seconds[0]
    if left > 0:
        board.formations.wait[formation] = left
        return
    board.formations.headquarters[formation] = heir
    board.formations.heir[formation] = NOBODY
    board.formations.wait[formation] = 0
    tell(board, COMMAND_TAKEN, heir, -1, board.units.hex[heir], formation, 0, 0, 0)


@kernel
def superior(world, board, unit):
    """The formation whose headquarters commands a unit now, or -1: its own is under the one above."""
    formation = world.units.led_by[unit]
    if formation >= 0 and board.formations.headquarters[formation] == unit:
        return world.formations.above[formation]
    return formation


@kernel
def is_reached(world, board, formation, unit):
    """Whether a headquarters' word gets to a unit.  [19.3]"""
    if not commands(board, formation):
        return False
    head = board.formations.headquarters[formation]
    metres = apart(world, board.units.hex[head], board.units.hex[unit])
    if metres * world.scale.hex_metres[0] > world.formations.reach[formation]:
        return False
    means = world.formations.means[formation]
    if means == MEANS_RADIO:
        return True
    if means == MEANS_TELEPHONE and board.units.moving[head] + board.units.moving[unit] > 0:
        return False
    return board.units.encircled[head] == board.units.encircled[unit]


@kernel
def command_side(world, board, side):
    """As a player turn begins: who is led, and who hears his leader.  [19.2]"""
    if world.command.counted[0] == 0:
        return
    for formation in range(world.marks[N_FORMATIONS]):
        if world.formations.side[formation] == side and world.formations.headquarters[formation] >= 0:
            mind_headquarters(world, board, formation)
    for unit in range(world.marks[N_UNITS]):
        if world.units.side[unit] != side or board.units.hex[unit] < 0:
            continue
        formation = superior(world, board, unit)
        state = NOT_LED
        if formation >= 0:
            state = IN_COMMAND if is_reached(world, board, formation, unit) else OUT_OF_COMMAND
        board.units.command[unit] = state


@kernel
def turn_clock(world, board, unit):
    """The seconds a player turn gives a unit.  [1.2] [19.4]"""
    seconds = world.scale.turn_seconds[0]
    if board.units.command[unit] == OUT_OF_COMMAND:
        seconds = seconds * world.command.share[0] // 1000
    return seconds


@kernel
def steadied(world, board, unit, hazard):
    """How a leader who is near helps men to rally, or his absence does not.  [19.4]"""
    state = board.units.command[unit]
    if state == OUT_OF_COMMAND:
        return hazard // 2
    formation = world.units.led_by[unit]
    if state == NOT_LED or formation < 0:
        return hazard
    return hazard * (500 + board.formations.quality[formation]) // 1000


@kernel
def is_in_touch(world, board, unit):
    """Whether a unit can ask for what is not its own: it and its headquarters are in command.  [19.7]"""
    if board.units.command[unit] == OUT_OF_COMMAND:
        return False
    formation = world.units.led_by[unit]
    if formation < 0:
        return True
    return (
        commands(board, formation)
        and board.units.command[board.formations.headquarters[formation]] != OUT_OF_COMMAND
    )


@kernel
def guns_hear(world, board, guns, observer):
    """Whether guns fire for an observer: their own formation's, or both in touch.  [19.7]"""
    if world.command.counted[0] == 0 or world.units.formation[guns] == world.units.formation[observer]:
        return True
    return is_in_touch(world, board, guns) and is_in_touch(world, board, observer)
