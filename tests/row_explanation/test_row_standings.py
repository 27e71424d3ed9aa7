"""Where many rows stand: the same as of each row by itself."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.row_explanation.row_standings import stand_rows
from neon_core.samples import SAMPLES
from tests.helpers.analyses import analyse_columns


def grid():
    """Return an analysis with ties: the rows in the middle are equally far from both other clusters."""
    return analyse_columns({"x": [-4.0, -4.0, 0.0, 0.0, 4.0, 4.0]}, n_clusters=3)


def merged():
    wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=6, n_init=1))
    return wine.merge(1, 4).rename({0: "Old vines"})


CASES = {
    "wine": lambda: nc.analyse(nc.load_sample("wine"), SAMPLES["wine"].opening),
    "names": lambda: nc.analyse(nc.load_sample("customers"), SAMPLES["customers"].opening),
    "ties": grid,
    "merged": merged,
    "one cluster": lambda: analyse_columns({"x": [0.0, 1.0, 5.0]}, n_clusters=1),
    "two clusters": lambda: analyse_columns({"x": [0.0, 1.0, 5.0, 5.0]}, n_clusters=2),
}


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("case", CASES)
def test_every_row_stands_where_its_own_explanation_has_it(case):
    analysis = CASES[case]()
    samples = np.arange(analysis.design.rows.size)[::2]
    for sample, (identity, standing) in zip(samples, stand_rows(analysis, samples), strict=True):
        point = explain_row(analysis, int(analysis.design.rows[sample]))
        assert identity == point.identity
        ours, single = ({**vars(one)} for one in (standing, point.standing))
        for number in ("logit", "depth", "distance"):
            np.testing.assert_allclose(ours.pop(number), single.pop(number), rtol=1e-12)
        assert ours == single


def test_rows_that_are_equally_near_to_two_clusters_name_both():
    found = stand_rows(grid(), np.arange(6))
    assert [len(standing.competitors) for _, standing in found] == [1, 1, 2, 2, 1, 1]
