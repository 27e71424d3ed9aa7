"""The values of a category: by hand, and against the members of each cluster."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.row_explanation import explain_row
from tests.helpers.analyses import category_analysis, customer_analysis, own_values


def test_category_by_hand():
    point = explain_row(category_analysis(), 0)
    assert point.columns.categories[0] is None
    kind = own_values(point, 1)
    assert (kind.names, kind.names[kind.own]) == (("v", "u"), "u")
    np.testing.assert_allclose(kind.shares[point.standing.label], [0.5, 0.5])
    np.testing.assert_allclose(kind.shares[point.standing.competitor], [1, 0])
    # a_i = (x - other)^2 - (x - own)^2 over sqrt(2) squared: v: (0 - 1)^2 - (0 - 1/2)^2, u: (1 - 0)^2 - (1 - 1/2)^2
    np.testing.assert_allclose(kind.relevance, [0.375, 0.375])
    np.testing.assert_allclose(point.bars.relevance, [1, 0.75])
    assert point.standing.logit == pytest.approx(1.75)
    other = explain_row(category_analysis(), 1)  # v is what the other cluster has: it counts against
    np.testing.assert_allclose(other.bars.relevance, [1, -0.25])


def test_bar_of_a_category_is_the_sum_over_its_values_at_every_beta():
    for row in range(0, 396, 25):
        for beta in (0.0, None, np.inf):
            point = explain_row(customer_analysis(), row, beta)
            for i, values in enumerate(point.columns.categories):
                if values is not None:
                    assert point.bars.relevance[i] == pytest.approx(values.relevance.sum(), abs=1e-12)
                    np.testing.assert_allclose(point.bars.parts[:, i], values.parts.sum(axis=1), atol=1e-12)
            assert point.bars.relevance.sum() == pytest.approx(point.standing.logit, abs=1e-10)


def test_shares_of_a_centroid_are_those_of_its_members():
    design, labels = customer_analysis().design, customer_analysis().clustering.labels
    kind = design.to_original(design.matrix)["Channel"]
    point = explain_row(customer_analysis(), 0)
    values = own_values(point, point.columns.names.index("Channel"))
    for cluster in range(4):
        expected = [(kind[labels == cluster] == name).mean() for name in values.names]
        np.testing.assert_allclose(values.shares[cluster], expected, atol=1e-9)
