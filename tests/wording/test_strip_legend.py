"""The words for the strips beside the bars."""

from __future__ import annotations

import pytest

from neon_core.row_explanation import explain_row
from neon_core.wording import describe_strip, format_centroid_value, format_range
from tests.helpers.analyses import customer_analysis, wine_analysis


def test_strip_has_the_values_of_all_its_marks():
    row = explain_row(wine_analysis(), 60)
    hue = row.columns.names.index("hue")
    assert describe_strip(row, hue, ("wine", "wines")) == (
        "this wine: 1.25",
        "centroid 2: 0.717",
        "centroid 1: 1.06",
        "range: 0.480 to 1.71",
    )


def test_values_are_in_the_units_of_the_column():
    row = explain_row(customer_analysis(), 0)
    since = row.columns.names.index("Customer since")
    low, high = format_range(row, since)
    assert low < format_centroid_value(row, since, 0) < high
    assert len(low) == len("2024-03-01")
    basket, invoice = (row.columns.names.index(name) for name in ("Average basket", "Invoice"))
    assert all(text.endswith("\N{NO-BREAK SPACE}€") for text in format_range(row, basket))
    assert format_range(row, invoice) == ("no", "yes")
    assert format_centroid_value(row, invoice, 0).endswith(" % yes")


@pytest.mark.parametrize("n_clusters", [1, 2])
def test_cluster_that_there_is_not_has_no_centroid(n_clusters):
    row = explain_row(wine_analysis(n_clusters=n_clusters), 60)
    texts = describe_strip(row, 0, ("wine", "wines"))
    assert len(texts) == 2 + n_clusters
    assert format_centroid_value(row, 0, -1) == ""


def test_category_has_no_range_and_no_centroid():
    row = explain_row(customer_analysis(), 0)
    channel = row.columns.names.index("Channel")
    assert describe_strip(row, channel, ("customer", "customers")) == ()
    assert format_range(row, channel) == ("", "")
    assert format_centroid_value(row, channel, 0) == ""
