"""The order of rows by cluster is a stable sort of their labels."""

from __future__ import annotations

import numpy as np

from neon_core.summaries.cluster_order import order_by_cluster


def test_order_by_cluster_keeps_the_order_of_members():
    labels = np.random.default_rng(0).integers(0, 300, 5_000)
    found = order_by_cluster(labels)
    np.testing.assert_array_equal(found.order, np.argsort(labels, kind="stable"))
    np.testing.assert_array_equal(labels[found.order], np.repeat(found.clusters, found.stops - found.starts))
