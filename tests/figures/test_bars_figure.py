"""The relevance bars: they add up, in order and in two colours."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core import figures
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from neon_core.style import AGAINST, FOR
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.figures import relevance_trace


@pytest.mark.filterwarnings(
    "ignore:.* missing values were filled in:neon_core.errors.NeonWarning"
)  # two samples lack some
@pytest.mark.parametrize("name", nc.sample_names())
def test_bars_add_up_to_the_logit_for_any_number_of_columns(name):
    analysis = nc.analyse(nc.load_sample(name), SAMPLES[name].opening)
    point = explain_row(analysis, analysis.telling_row)
    shown = relevance_trace(figures.relevance_bars(point, WINE)).x
    assert len(shown) <= 13
    assert sum(shown) == pytest.approx(point.standing.logit, abs=1e-12)


def test_bars_are_ordered_by_size_and_blue_is_for():
    trace = relevance_trace(figures.relevance_bars(explain_row(wine_analysis(), 60), WINE))
    assert np.abs(trace.x).tolist() == sorted(np.abs(trace.x), reverse=True)
    assert list(trace.marker.color) == [FOR if x > 0 else AGAINST for x in trace.x]


def test_wide_table_has_one_bar_for_the_smallest():
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    figure = figures.relevance_bars(explain_row(analysis, 1), ("digit", "digits"))
    assert figure.layout.yaxis.ticktext[-1] == "the other 52 together"
    assert len(figure.layout.yaxis.ticktext) == 13
