"""The comparison in words: shares, stiffness, equation, proof."""

from __future__ import annotations

import numpy as np

from neon_core.row_explanation import explain_row
from neon_core.wording import describe_comparison, describe_proof, describe_shares, format_equation, to_text
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_wine_60_has_the_numbers_of_the_picture():
    row = explain_row(wine_analysis(), 60)
    assert to_text(describe_shares(row)) == "cluster 1 78 % · cluster 0 22 %"
    assert describe_comparison(row) == "as if 1.7 of 2 · β 1.82"
    assert to_text(format_equation(row)) == "+0.449 for −0.372 against = 0.077 evidence"
    assert describe_proof(row).startswith("✓ The bars add up to the evidence, 0.0772, exactly (differ")


def test_infinite_beta_names_the_nearest_competitor_alone():
    row = explain_row(wine_analysis(), 60, np.inf)
    assert to_text(describe_shares(row)) == "cluster 1 alone"
    assert describe_comparison(row) == "as if 1.0 of 2 · β ∞"


def test_tie_has_an_equation_without_a_rest():
    analysis = analyse_columns({"x": [0.0, 0.0, 1.0, 1.0]}, n_clusters=3)
    row = explain_row(analysis, analysis.telling_row)
    assert to_text(format_equation(row)) == "0.000 for 0.000 against = 0 evidence"
    assert describe_proof(row) == "✓ For and against are equal, exactly (difference 0). 0 is the boundary."


def test_one_cluster_has_no_comparison_and_no_equation():
    row = explain_row(analyse_columns({"size": [1.0, 2.0, 4.0]}, n_clusters=1), 0)
    assert (describe_shares(row), format_equation(row)) == ((), ())
    assert (describe_comparison(row), describe_proof(row)) == ("", "")
