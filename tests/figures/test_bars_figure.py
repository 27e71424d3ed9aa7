"""The relevance bars: they add up, in order and in two colours."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import figures
from neon_core.figures.bars_figure import SHOWN_BESIDE_PICTURE
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from neon_core.style import AGAINST, FOR, cluster_color
from tests.helpers.analyses import WINE, customer_analysis, wine_analysis
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


def test_wide_table_has_as_many_bars_as_the_page_shows():
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    figure = figures.relevance_bars(explain_row(analysis, 1), ("digit", "digits"), SHOWN_BESIDE_PICTURE)
    assert figure.layout.yaxis.ticktext[-1] == "the other 56 together"
    assert len(figure.layout.yaxis.ticktext) == 9


def legend_of(figure):
    """Return the texts above both panels, without markup."""
    first = figure.layout.annotations[0].font.size
    lines = [a for a in figure.layout.annotations if "<span" in a.text and a.font.size == first]
    return [re.sub("<[^>]*>", "", line.text).replace("\N{NO-BREAK SPACE}", " ").split("    ") for line in lines], lines


def test_legend_says_what_every_mark_and_colour_means():
    texts, lines = legend_of(figures.relevance_bars(explain_row(wine_analysis(), 60), WINE))
    assert texts == [["❙ this wine", "◆ centroid 2", "■ centroid 1"], ["▬ values that count for", "▬ against"]]
    assert [FOR in lines[1].text, AGAINST in lines[1].text] == [True, True]
    assert all(cluster_color(cluster) in lines[0].text for cluster in (2, 1))
    texts, _ = legend_of(figures.relevance_bars(explain_row(customer_analysis(), 3), ("customer", "customers")))
    assert texts[1][-1] == "▮ share of each value"


def test_one_cluster_has_nothing_to_explain_in_a_legend():
    analysis = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    assert legend_of(figures.relevance_bars(explain_row(analysis, 0), ("flower", "flowers")))[0] == []


def test_names_and_values_are_whole_and_the_margin_has_room_for_them():
    name, value = "a name of very many words that goes on and on without any end", "a value with many words of its own"
    frame = pd.DataFrame({name: [value, value, "b", "b"], "x": [0.0, 1.0, 46915.584, 40000.1]})
    analysis = nc.analyse(
        nc.Dataset.from_frame(frame).with_roles({name: "feature"}), nc.AnalysisConfig(n_clusters=2, scaling="none")
    )
    figure = figures.relevance_bars(explain_row(analysis, 0), WINE)
    labels = [re.sub("<br>", " ", label) for label in figure.layout.yaxis.ticktext]
    assert any(re.sub("</?b>", "", label).split() == [*name.split(), *value.split()] for label in labels)
    longest = max(len(line) for label in figure.layout.yaxis.ticktext for line in label.split("<br>"))
    assert longest <= 34 + len("  <b></b>")
    assert figure.layout.margin.l > 5 * 34
    numbers = [a.text for a in figure.layout.annotations if a.yref == "y"]
    assert figure.layout.margin.r >= 6 * max(len(re.sub("<[^>]*>", "", text)) for text in numbers)
    assert figure.layout.height >= 2 * 3 * 17


def test_lines_of_short_names_keep_their_height():
    figure = figures.relevance_bars(explain_row(wine_analysis(), 60), WINE)
    assert figure.layout.height - figure.layout.margin.t - figure.layout.margin.b == 13 * 26
