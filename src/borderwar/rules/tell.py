"""How kernels speak: events for what happened, refusals for what cannot be."""

from borderwar.ground.kernel import kernel


@kernel
def tell(board, kind, unit, other, place, a, b, c, d):
    """Write one event; a full buffer keeps the game going and drops the rest."""
    row = board.events[0, 0] + 1
    if row >= board.events.shape[0]:
        return
    board.events[0, 0] = row
    board.events[row, 0] = kind
    board.events[row, 1] = unit
    board.events[row, 2] = other
    board.events[row, 3] = place
    board.events[row, 4] = a
    board.events[row, 5] = b
    board.events[row, 6] = c
    board.events[row, 7] = d


@kernel
def refuse(board, case, a, b, c):
    """Say no: the case as chapter * 100 + number, and the numbers of the sentence."""
    board.refusal[0] = case
    board.refusal[1] = a
    board.refusal[2] = b
    board.refusal[3] = c
    return case
