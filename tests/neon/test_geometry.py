"""The geometry of a set of centroids: its origin, its squares, and when rounding reaches beyond what is near."""

import numpy as np

from neon_core.neon.geometry import NEARLY, Geometry, choose_origin


def test_values_by_hand():
    geometry = Geometry.from_centroids(np.array([[1.0, 0.0], [0.0, 2.0]]))
    assert geometry.origin.tolist() == [0.0, 0.0]
    assert not geometry.shifted
    assert geometry.squares.tolist() == [[1.0], [4.0]]
    assert geometry.doubled.tolist() == [[-2.0, 0.0], [0.0, -4.0]]
    assert geometry.squared.tolist() == [[1.0, 0.0], [0.0, 4.0]]
    assert (geometry.reach, geometry.blur, geometry.noise.tolist()) == (4.0, 0.0, [0.0, 0.0])


def test_a_shared_coordinate_is_the_origin_itself():
    assert choose_origin(np.array([[0.1, 1.0], [0.1, -1.0], [0.1, 0.0]]))[0] == 0.1


def test_noise_counts_where_it_is_larger_than_what_is_near():
    """Twelve times the noise against a millionth of the largest length, which is 1."""
    centroids = np.array([[-1.0], [1.0]])
    assert Geometry.from_centroids(centroids, np.array([NEARLY / 13])).blur == 0.0
    assert Geometry.from_centroids(centroids, np.array([NEARLY / 8])).blur == 12.0 * NEARLY / 8
