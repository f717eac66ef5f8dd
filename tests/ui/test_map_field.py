"""The drawn ground against the rules' ground: heights, contours, looks."""

import math

import numpy as np
import pytest

from borderwar.ui.map.contours import contour_lines
from borderwar.ui.map.field import GroundField, hex_means, make_field, to_grid
from borderwar.ui.map.ground import GroundSpec
from borderwar.ui.map.lines import make_lines
from borderwar.ui.map.noise import Lattice, blur, chances, noise
from borderwar.ui.map.terrain_look import WASHES


@pytest.fixture(scope="module")
def field(steppe: GroundSpec) -> GroundField:
    return make_field(steppe)


def test_the_mean_height_drawn_in_each_hex_is_the_hexs_height(field: GroundField) -> None:
    heights = np.array(field.ground.heights).ravel()
    drawn = hex_means(field.height, field.hexes, heights.size)
    assert np.abs(drawn - heights).max() < 1.0


def test_most_of_each_hex_looks_like_its_terrain(field: GroundField) -> None:
    looks = np.array(field.ground.looks).ravel()
    for look in WASHES:
        if look in field.looks:
            share = hex_means((field.looks[look] > 0.5).astype(np.float32), field.hexes, looks.size)
            assert share[looks == look].min() > 0.5, f"a hex of {look} does not look like it"
            assert share[looks != look].max() < 0.5, f"a hex of other ground looks like {look}"


def test_drawn_ground_stays_near_the_heights_of_the_map(field: GroundField) -> None:
    heights = np.array(field.ground.heights)
    on_map = field.hexes >= 0
    assert field.height[on_map].min() > heights.min() - 2 * field.ground.contour
    assert field.height[on_map].max() < heights.max() + 3 * field.ground.contour


def test_contour_points_lie_at_their_level(field: GroundField) -> None:
    for level in (620, 630, 645):
        lines = contour_lines(field.height, level)
        assert lines
        for line in lines:
            rows, columns = line[:, 1], line[:, 0]
            row, column = rows.astype(int), columns.astype(int)
            row2 = np.minimum(row + 1, field.height.shape[0] - 1)
            column2 = np.minimum(column + 1, field.height.shape[1] - 1)
            down, across = rows - row, columns - column
            upper = field.height[row, column] * (1 - across) + field.height[row, column2] * across
            lower = field.height[row2, column] * (1 - across) + field.height[row2, column2] * across
            assert np.abs(upper * (1 - down) + lower * down - level).max() < 0.01


def test_a_contour_of_a_cone_is_a_closed_circle() -> None:
    y, x = np.mgrid[0:60, 0:60]
    cone = (30 - np.hypot(x - 30.2, y - 29.7)).astype(np.float32)
    (circle,) = contour_lines(cone, 10)
    assert np.allclose(circle[0], circle[-1])
    assert np.abs(np.hypot(circle[:, 0] - 30.2, circle[:, 1] - 29.7) - 20).max() < 0.05
    steps = np.hypot(*np.diff(circle, axis=0).T)
    assert steps.sum() == pytest.approx(2 * math.pi * 20, rel=0.01)


def test_a_saddle_is_cut_into_lines_that_do_not_cross() -> None:
    saddle = np.array([[1, 0], [0, 1]], np.float32)
    lines = contour_lines(saddle, 0.6)
    assert sorted(len(line) for line in lines) == [2, 2]


def test_contours_run_with_high_ground_on_one_side_only() -> None:
    field = noise(np.arange(80) / 10, np.arange(90) / 10, 1.7, 5)
    for line in contour_lines(field, 0.1):
        middle = 0.5 * (line[:-1] + line[1:])
        ahead = np.diff(line, axis=0)
        left = middle + 0.2 * np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
        row, column = np.rint(left[:, 1]).astype(int), np.rint(left[:, 0]).astype(int)
        inside = (row >= 0) & (row < 80) & (column >= 0) & (column < 90)
        assert (field[row[inside], column[inside]] > 0.1).mean() > 0.6


def test_tracks_stay_in_their_hexes(field: GroundField) -> None:
    (way,) = make_lines(field).ways
    columns, rows = to_grid(way[1]).T
    on_map = field.hexes[np.rint(rows).astype(int), np.rint(columns).astype(int)]
    numbers = {f"{here % 44 + 1:02d}{here // 44 + 1:02d}" for here in on_map.tolist() if here >= 0}
    assert numbers <= set(field.ground.ways[0].path)


def test_the_same_ground_gives_the_same_fields(small_steppe: GroundSpec) -> None:
    first, second = make_field(small_steppe), make_field(small_steppe)
    assert np.array_equal(first.height, second.height)
    assert first.ground.digest() == second.ground.digest()


def test_reading_a_grid_between_its_points_is_exact_for_a_slope() -> None:
    grid = np.add.outer(np.arange(30) * 2.0, np.arange(40) * 3.0).astype(np.float32)
    lattice = Lattice(np.linspace(4, 20, 17), np.linspace(5, 30, 11))
    wanted = np.add.outer(np.linspace(4, 20, 17) * 2, np.linspace(5, 30, 11) * 3)
    assert np.allclose(lattice.read(grid), wanted, atol=1e-3)
    across, down = lattice.slopes(grid)
    assert np.allclose(across, 3, atol=1e-4)
    assert np.allclose(down, 2, atol=1e-4)


def test_chances_are_even_and_the_same_everywhere() -> None:
    rows, columns = np.meshgrid(np.arange(-50, 50), np.arange(100), indexing="ij")
    values = chances(rows, columns, 7)
    assert values.min() >= 0
    assert values.max() < 1
    assert abs(float(values.mean()) - 0.5) < 0.01
    assert chances(np.array([3]), np.array([4]), 5)[0] == pytest.approx(0.5795574, abs=1e-6)


def test_blur_keeps_the_mean_of_a_repeating_field() -> None:
    field = chances(np.arange(64)[:, None], np.arange(64)[None, :], 1)
    assert float(blur(field, 3, wrapped=True).mean()) == pytest.approx(float(field.mean()), abs=1e-5)
