"""One row in the user's units."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import wine_analysis


@pytest.fixture(scope="module", params=[3, 10])
def analysis(request):
    return wine_analysis(n_clusters=request.param)


def test_values_and_centroids_are_in_the_user_s_units():
    frame = nc.load_sample("wine").frame
    point = explain_row(wine_analysis(), 60)
    np.testing.assert_allclose(point.scale.values, frame.iloc[60, :-1].to_numpy(float))
    np.testing.assert_allclose(point.scale.low, frame.iloc[:, :-1].min())
    np.testing.assert_allclose(point.scale.high, frame.iloc[:, :-1].max())
    members = frame.iloc[:, :-1][wine_analysis().clustering.labels == 2]
    np.testing.assert_allclose(point.scale.centroids[2], members.mean(), rtol=1e-9)


@pytest.mark.parametrize("beta", [0.0, None, np.inf])
def test_side_of_the_zero_agrees_with_the_bar_for_every_row(analysis, beta):
    for row in range(178):
        point = explain_row(analysis, row, beta)
        side = np.sign(point.scale.values - point.scale.zero) * point.scale.direction
        visible = np.abs(point.bars.relevance) > 1e-12
        np.testing.assert_array_equal(side[visible], np.sign(point.bars.relevance)[visible])


def test_bar_is_zero_at_its_zero(analysis):
    # At the zero of one feature, with the shares as they are, sum_k omega_k a_ki is 0: put the value there and see.
    point = explain_row(analysis, 60)
    h = analysis.model.discriminants(analysis.design.matrix[60:61])[0]
    omega = point.comparison.shares * np.nan_to_num(h.min() / h)
    own = point.scale.centroids[point.standing.label]
    parts = (point.scale.zero - point.scale.centroids) ** 2 - (point.scale.zero - own) ** 2
    scale = np.abs(point.scale.centroids - own).max(axis=0) ** 2
    np.testing.assert_allclose((omega[:, None] * parts).sum(axis=0) / scale, 0.0, atol=1e-9)


def test_for_and_against_add_up_to_the_logit(analysis):
    for row in (0, 60, 100):
        point = explain_row(analysis, row)
        assert point.bars.evidence_for + point.bars.evidence_against == pytest.approx(point.standing.logit, abs=1e-12)


def test_rows_nearer_to_a_boundary_are_counted():
    analysis = wine_analysis()
    assert explain_row(analysis, 60).standing.nearer == 4
    assert explain_row(analysis, 92).standing.nearer == 0


def test_beta_changes_the_shares_only():
    analysis = wine_analysis()
    alike, nearest = explain_row(analysis, 60, 0.0), explain_row(analysis, 60, np.inf)
    assert alike.comparison.shares.tolist() == [0.5, 0.5, 0.0]
    assert nearest.comparison.shares.tolist() == [0.0, 1.0, 0.0]
    assert alike.comparison.effective_competitors == pytest.approx(2.0)
    assert nearest.comparison.effective_competitors == pytest.approx(1.0)
    assert alike.standing.logit == nearest.standing.logit


def test_missing_row_is_refused():
    with pytest.raises(nc.NeonError, match="There is no row 178"):
        explain_row(wine_analysis(), 178)
    with pytest.raises(nc.NeonError, match="There is no row -1"):
        explain_row(wine_analysis(), -1)
