"""Two rows in numbers: as printed, they add up."""

from __future__ import annotations

import re

import neon_core as nc
from neon_core.wording import (
    describe_pair_proof,
    format_pair_bars,
    format_pair_equation,
    format_pair_legend,
    format_pair_values,
    to_text,
)
from tests.helpers.analyses import ROW, WINE, analyse_columns, wine_analysis


def number(text):
    return float(text.replace("−", "-").replace("(", "").replace(")", "").replace(",", ""))


def test_rows_of_two_clusters_by_hand():
    """Centroids (1, 1) and (9, 3); h = 52 and -44."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    pair = nc.together(analysis, 1, 2)
    assert to_text(format_pair_equation(pair)) == "+96.0 apart 0.0 against = 96.0 between them"
    assert describe_pair_proof(pair, ROW) == (
        "✓ The bars add up to h(row 1) − h(row 2) = 52.00 − (−44.00) = 96.00, exactly (difference 0). "
        "h is the evidence for cluster 0 over cluster 1: 0 is the border."
    )


def test_rows_of_one_cluster_by_hand():
    """h = 84 and 52."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    pair = nc.together(analysis, 0, 1)
    assert to_text(format_pair_equation(pair)) == "+68.0 for 0.0 against = 68.0 mean evidence"
    assert "add up to 68.00, the mean of h(row 0) = 84.00 and h(row 1) = 52.00, exactly" in describe_pair_proof(
        pair, ROW
    )


def test_printed_numbers_add_up_for_many_pairs():
    wine = wine_analysis()
    for row, other in [(0, 60), (0, 1), (60, 61), (100, 140), (5, 70), (83, 0)]:
        pair = nc.together(wine, row, other)
        pro, contra, total = (number(span.text) for span in format_pair_equation(pair)[::2])
        assert round(pro + contra - total, 9) == 0.0
        bars = format_pair_bars(pair, pair.bars.tolist(), joint=False)
        assert round(sum(map(number, bars)) - total, 9) == 0.0
        if not pair.is_together:
            ((first, second, difference),) = re.findall(r"= (\S+) − (\S+) = (\S+),", describe_pair_proof(pair, WINE))
            assert round(number(first) - number(second) - number(difference), 9) == 0.0


def test_one_cluster_has_no_equation():
    pair = nc.together(wine_analysis(n_clusters=1), 0, 1)
    assert format_pair_equation(pair) == ()
    assert describe_pair_proof(pair, WINE) == ""


def test_names_of_clusters_and_values_of_rows():
    wine = wine_analysis().rename({2: "Old vines"})
    pair = nc.together(wine, 0, 60)
    assert format_pair_legend(pair) == ("values that count for cluster 0", "for Old vines")
    assert "over Old vines" in describe_pair_proof(pair, WINE)
    assert format_pair_values(pair, wine.design.column_names.index("proline")) == ("1,065", "680")
