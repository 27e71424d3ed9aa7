"""Does it belong anywhere, in words: every kind of place in a cluster."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from neon_core.evaluation import explain_oddness
from neon_core.wording import to_text
from pages.shared.wording import oddness_words
from tests.helpers.analyses import WINE, wine_analysis

ODD = explain_oddness(wine_analysis(), 95)


def place(**changes):
    return to_text(oddness_words.describe_place(replace(ODD, **changes), "Wine 95", WINE))


@pytest.mark.parametrize(
    ("nearer", "equal", "others", "text"),
    [
        (60, 0, 60, "farther from its centroid than all 60 other wines of cluster 0, mostly by"),
        (40, 0, 60, "farther from its centroid than 40 of the 60 other wines of cluster 0, mostly by"),
        (20, 5, 60, "nearer to its centroid than 35 of the 60 other wines of cluster 0."),
        (1, 0, 1, "farther from its centroid than the other wine of cluster 0, mostly by"),
        (0, 0, 1, "nearer to its centroid than the other wine of cluster 0."),
        (2976, 0, 3000, "farther from its centroid than 99.2\u00a0% of the 3,000 other wines of cluster 0"),
        (2999, 0, 3000, "farther from its centroid than over 99.9\u00a0% of the 3,000 other wines of cluster 0"),
        (0, 0, 0, "Wine 95 is the only wine of cluster 0: there is no other wine to compare it with."),
        (0, 1, 1, "Both wines of cluster 0 are equally far from their centroid."),
        (0, 60, 60, "All 61 wines of cluster 0 are equally far from their centroid."),
    ],
)
def test_place_in_the_cluster_is_told(nearer, equal, others, text):
    assert text in place(nearer=nearer, equal=equal, others=others)


def test_column_that_makes_half_of_the_distance_is_named_alone():
    assert "mostly by magnesium and proanthocyanins." in place()
    parts = np.where(np.arange(13) == 4, 1.0, 0.05)
    assert "mostly by magnesium." in place(parts=parts, distance=float(parts.sum()))


def detail(**changes):
    return to_text(oddness_words.describe_detail(replace(ODD, **changes), WINE))


def test_distance_is_told_beside_the_middle_one():
    assert detail().startswith(
        "It is 2.2 times as far as the middle wine of its cluster. Beyond 1.87 times, a box plot"
    )
    assert "K-Means puts every wine somewhere" in detail()
    assert detail(times=1.2) == (
        "It is 1.2 times as far as the middle wine of its cluster; only beyond 1.87 times would a box plot count it as "
        "an outlier."
    )
    assert detail(times=np.inf) == "The middle wine of its cluster lies on the centroid."
    assert detail(times=np.nan) == ""
    assert detail(others=0, times=np.nan).startswith("A wine far from all others can have a cluster to itself")


def test_share_of_filled_in_values_is_told():
    filled = tuple(i == 4 for i in range(13))
    assert detail(filled=filled).endswith("1 filled-in value makes 42 % of the squared distance.")


def test_sum_that_does_not_add_up_is_told():
    assert oddness_words.describe_proof(WINE, "1", False).startswith(
        "✗ The bars add up to the squared distance from the"
    )
    assert oddness_words.describe_oddest(0, 9, 1.5, WINE).endswith("None of 9 wines are outliers, beyond 1.50 times.")
    assert oddness_words.describe_oddest(1, 9, 1.5, WINE).endswith("One of 9 wines is an outlier, beyond 1.50 times.")
