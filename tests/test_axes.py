"""Principal axes: by hand, against a singular value decomposition, and where there is no direction."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from neon_core.axes import principal_axes
from tests.helpers.reference import assert_close, eighths, moderately

CROSS = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.5], [1.0, -0.5]])


def matrices(n_rows=(2, 8), n_columns=(1, 4)):
    return arrays.arrays(np.float64, st.tuples(st.integers(*n_rows), st.integers(*n_columns)), elements=eighths)


def test_cross_by_hand():
    # around (1, 0) the first coordinate is -1, 1, 0, 0 and the second 0, 0, 1/2, -1/2: variances 2 to 1/2
    axes = principal_axes(CROSS)
    assert axes.origin.tolist() == [1, 0]
    assert_close(axes.directions, np.eye(2), scale=1)
    assert_close(axes.variance, [0.8, 0.2], scale=1)
    assert_close(axes.project(CROSS), CROSS - [1, 0], scale=1)


def test_mirrored_table_has_the_same_axes():
    np.testing.assert_allclose(principal_axes(-CROSS).directions, principal_axes(CROSS).directions, atol=1e-12)


@pytest.mark.parametrize("shape", [(500, 5), (30, 5), (6, 20)], ids=["tall", "square", "wide"])
def test_axes_are_the_first_singular_vectors(shape):
    matrix = np.random.default_rng(1).normal(size=shape) * np.linspace(3, 1, shape[1])
    _, sizes, vectors = np.linalg.svd(matrix - matrix.mean(axis=0), full_matrices=False)
    largest = vectors[[0, 1], np.abs(vectors[:2]).argmax(axis=1)]
    axes = principal_axes(matrix)
    assert_close(axes.directions, vectors[:2] * np.sign(largest)[:, None], scale=1, relative=1e-9)
    assert_close(axes.variance, (sizes**2 / (sizes**2).sum())[:2], scale=1, relative=1e-9)


@moderately
@given(matrices())
def test_first_axis_is_a_unit_vector_with_the_larger_share(matrix):
    assume(len(np.unique(matrix, axis=0)) > 1)
    axes = principal_axes(matrix)
    first, second = axes.directions
    assert_close(np.linalg.norm(first), 1, scale=1)
    assert_close(first @ second, 0, scale=1)
    assert np.linalg.norm(second) == pytest.approx(1) or not second.any()
    assert 1 + 1e-9 >= axes.variance[0] >= axes.variance[1] >= 0
    assert axes.variance.sum() <= 1 + 1e-9


@moderately
@given(matrices())
def test_no_direction_has_more_variance_than_the_first_axis(matrix):
    spread = axes_spread(matrix)
    total = ((matrix - matrix.mean(axis=0)) ** 2).sum()
    for direction in [*np.eye(matrix.shape[1]), np.ones(matrix.shape[1]) / np.sqrt(matrix.shape[1])]:
        along = (((matrix - matrix.mean(axis=0)) @ direction) ** 2).sum()
        assert along <= spread + 1e-9 * max(total, 1)


def axes_spread(matrix):
    return (principal_axes(matrix).project(matrix)[:, 0] ** 2).sum()


@pytest.mark.parametrize("matrix", [np.ones((1, 3)), np.full((5, 2), 0.1)], ids=["one row", "identical rows"])
def test_table_without_variance_is_at_the_origin(matrix):
    axes = principal_axes(matrix)
    assert axes.variance.tolist() == [0, 0]
    assert_close(axes.project(matrix), np.zeros((len(matrix), 2)), scale=1)


def test_one_feature_has_one_direction():
    axes = principal_axes(np.array([[1.0], [3.0], [2.0]]))
    assert axes.directions.tolist() == [[1], [0]]
    assert axes.variance.tolist() == [1, 0]
    assert axes.project(np.array([[3.0]])).tolist() == [[1, 0]]


def test_axes_are_read_only():
    axes = principal_axes(CROSS)
    assert not any(array.flags.writeable for array in (axes.origin, axes.directions, axes.variance))
