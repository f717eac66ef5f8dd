"""Shortest ways over the hexes, in whole seconds.

The queue is a binary heap of ``seconds * 2**20 + hex`` in a plain array, so ties are
broken by hex index and every machine finds the same path.
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
