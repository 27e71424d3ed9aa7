"""The picture of a group: both panels add up, in the user's units."""

from __future__ import annotations

import re

import numpy as np
import pytest

import neon_core as nc
from neon_core.figures import group_bars
from neon_core.style import AGAINST, FOR, INK
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


def test_four_rows_by_hand():
    """The group (0, 2) has mean 1, the others (8, 10) mean 9: 64 apart. Its evidence is 80 and 48, in the mean 64."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0] * 4}, n_clusters=2, scaling="none")
    apart, relevance = group_bars(nc.explain_group(analysis, [0, 1])).data
    assert apart.x.tolist() == [64.0, 0.0]
    assert relevance.x.tolist() == [64.0, 0.0]
    assert relevance.error_x.array.tolist() == [16.0, 0.0]
    assert apart.text[0] == "x: 1.0 in the group, 9.0 in the other rows"


@pytest.mark.parametrize("versus", ["rest", "clusters"])
def test_bars_add_up_in_order_and_colour(versus):
    wine = wine_analysis()
    group = nc.explain_group(wine, wine.mismatches(), versus)
    apart, relevance = group_bars(group).data
    assert sum(apart.x) == pytest.approx(group.apart, abs=1e-12)
    assert (np.diff(apart.x) <= 0.0).all()
    assert apart.marker.color == INK
    assert sum(relevance.x) == pytest.approx(group.evidence, abs=1e-12)
    assert list(relevance.marker.color) == [FOR if x > 0 else AGAINST for x in relevance.x]
    assert relevance.error_x.array.tolist() == group.spread[group.order].tolist()


def test_wide_table_has_one_line_for_the_smallest():
    wine = wine_analysis()
    group = nc.explain_group(wine, wine.mismatches())
    figure = group_bars(group, 4)
    apart, relevance = figure.data
    assert figure.layout.yaxis.ticktext[-1] == "the other 10 together"
    assert sum(apart.x) == pytest.approx(group.apart, abs=1e-12)
    assert sum(relevance.x) == pytest.approx(group.evidence, abs=1e-12)
    assert relevance.error_x.array[-1] == 0.0


def test_categories_and_dates_have_their_words():
    customers = customer_analysis()
    figure = group_bars(nc.explain_group(customers, customers.design.rows[:20]), 50)
    labels = " ".join(re.sub("<[^>]*>", " ", label) for label in figure.layout.yaxis.ticktext)
    assert re.search(r"Channel = \w+\s+\d+ %, not \d+ %", labels)
    assert re.search(r"Customer since\s+\d{4}-\d\d-\d\d, not \d{4}-\d\d-\d\d", labels)


def test_everyone_is_apart_from_nobody():
    wine = wine_analysis()
    figure = group_bars(nc.explain_group(wine, wine.design.rows))
    assert sum(figure.data[0].x) == 0.0
    assert not [label for label in figure.layout.yaxis.ticktext if "not" in re.findall(r"<b>(.*)</b>", label)[0]]


def test_one_cluster_has_no_relevance():
    wine = wine_analysis(n_clusters=1)
    group = nc.explain_group(wine, [0, 1, 2])
    (apart,) = group_bars(group).data
    assert sum(apart.x) == pytest.approx(group.apart, abs=1e-12)


def test_markup_in_a_name_is_text():
    analysis = analyse_columns({"<b>x</b>": [0.0, 2.0, 8.0, 10.0]}, n_clusters=2)
    figure = group_bars(nc.explain_group(analysis, [0]))
    assert figure.layout.yaxis.ticktext[0].startswith("&lt;b&gt;x&lt;/b&gt;")
    assert figure.data[0].text[0].startswith("&lt;b&gt;")
