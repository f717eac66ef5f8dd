"""Shortest ways over the hexes."""

import heapq

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from borderwar.ground.kernel import grid
from borderwar.ground.paths import (
    ITEMS,
    heap_pop,
    heap_push,
    queue_pop,
    queue_push,
    queue_slot,
    slot_shift,
    walk_back,
)


@given(st.lists(st.one_of(st.none(), st.integers(0, 1 << 50)), max_size=60))
def test_the_queue_gives_the_smallest_first_like_the_standard_one(steps):
    heap, size, model = grid(np.zeros(70, np.int64)), 0, []
    for item in steps:
        if item is not None:
            size = heap_push(heap, size, item)
            heapq.heappush(model, item)
        elif model:
            assert heap_pop(heap, size) == heapq.heappop(model)
            size -= 1
    taken = []
    while size > 0:
        taken.append(heap_pop(heap, size))
        size -= 1
    assert taken == sorted(model)


def test_a_way_is_written_from_the_start_on_without_it():
    came_from = grid(np.array([-1, 0, 1, 2, 1], np.int32))
    path = np.zeros(8, np.int32)
    assert walk_back(came_from, 0, 3, grid(path)) == 3
    assert path[:3].tolist() == [1, 2, 3]
    assert walk_back(came_from, 0, 0, grid(path)) == 0


def test_a_way_too_long_for_the_room_says_how_long_it_is():
    came_from = grid(np.arange(-1, 9, dtype=np.int32))
    path = np.zeros(4, np.int32)
    assert walk_back(came_from, 0, 9, grid(path)) == 9
    assert path.tolist() == [1, 2, 3, 4]


@given(times=st.lists(st.integers(0, 5000), max_size=60), longest=st.integers(0, 4000))
def test_a_queue_gives_out_the_smallest_first(times, longest):
    queue, size, shift, model = grid(np.zeros(ITEMS + 60, np.int64)), 0, slot_shift(longest), []
    for here, seconds in enumerate(times):
        item = seconds << 20 | here % 7
        size = queue_push(queue, size, shift, item)
        model.append(item)
    slot, taken = 0, []
    for _ in model:
        slot = queue_slot(queue, slot)
        taken.append(queue_pop(queue, slot))
    assert taken == sorted(model)
