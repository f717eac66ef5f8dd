"""Shortest ways over the hexes, in whole seconds.

A queue holds items ``seconds * 2**20 + hex`` and gives out the smallest first, so ties
are broken by hex index and every machine finds the same path.  There are two: a binary
heap, and slots of equal time, each a short list in order, which is faster where the
longest time is known.
"""

from borderwar.ground.kernel import kernel

NOT_REACHED = -1


@kernel
def heap_push(heap, size, item):
    """Put an item into a heap of `size` items; the new size."""
    place = size
    while place > 0:
        parent = (place - 1) >> 1
        if heap[parent] <= item:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item
    return size + 1


@kernel
def heap_pop(heap, size):
    """Take out the smallest item (it is returned); the heap has one item less."""
    top = heap[0]
    last = heap[size - 1]
    size -= 1
    place = 0
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= last:
            break
        heap[place] = heap[child]
        place = child
    heap[place] = last
    return top


SLOTS = 1 << 13
"""Slots of a queue, 32 to a block.

A queue is a grid of int64: first the blocks, a bit a slot that holds an item, then the first
item's place in each slot, then the items, each with its follower's place.
"""

BLOCKS = SLOTS >> 5
ITEMS = BLOCKS + SLOTS
ITEM = (1 << 44) - 1


@kernel
def slot_shift(longest):
    """How far times up to a longest are shifted to be slots."""
    shift = 0
    while longest >> shift >= SLOTS:
        shift += 1
    return shift


@kernel
def queue_clear(queue):
    """Empty a queue that an earlier search may have left before its end."""
    for block in range(BLOCKS):
        if queue[block]:
            queue[block] = 0
            for slot in range(32):
                queue[BLOCKS + (block << 5) + slot] = 0


@kernel
def queue_push(queue, size, shift, item):
    """Put an item into a queue that has held `size` items so far; the new size.

    The grid is longer by ITEMS than the items it may ever hold.
    """
    slot = item >> 20 >> shift
    if slot >= SLOTS:
        slot = SLOTS - 1
    node = ITEMS + size
    before = 0
    after = queue[BLOCKS + slot]
    while after > 0 and queue[after] & ITEM <= item:
        before = after
        after = queue[after] >> 44
    queue[node] = after << 44 | item
    if before == 0:
        queue[BLOCKS + slot] = node
        queue[slot >> 5] |= 1 << (slot & 31)
    else:
        queue[before] = node << 44 | (queue[before] & ITEM)
    return size + 1


@kernel
def next_bit(blocks, slot):
    """The first slot from here on whose bit is set, 32 slots to a block; there must be one."""
    block = slot >> 5
    bits = blocks[block] >> (slot & 31)
    if bits:
        return slot + (bits & -bits).bit_length() - 1
    block += 1
    while blocks[block] == 0:
        block += 1
    bits = blocks[block]
    return (block << 5) + (bits & -bits).bit_length() - 1


@kernel
def queue_slot(queue, slot):
    """The first slot from here on that holds an item; there must be one."""
    return next_bit(queue, slot)


@kernel
def queue_pop(queue, slot):
    """Take the first item out of a slot that holds one."""
    node = queue[BLOCKS + slot]
    after = queue[node] >> 44
    queue[BLOCKS + slot] = after
    if after == 0:
        queue[slot >> 5] &= ~(1 << (slot & 31))
    return queue[node] & ITEM


@kernel
def walk_back(came_from, start, goal, path):
    """Write the hexes from start (left out) to goal into `path`; how many."""
    length = 0
    here = goal
    while here != start and here >= 0:
        length += 1
        here = came_from[here]
    place = length
    here = goal
    while place > 0:
        place -= 1
        if place < len(path):
            path[place] = here
        here = came_from[here]
    return length
