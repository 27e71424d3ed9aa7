"""What was false on the last step, each kind by its example: ties, rounding, and the numbers on screen."""

from __future__ import annotations

import re
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import tables, wording
from neon_core.axes import principal_axes
from neon_core.borders import border_clusters, border_map, foot
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from tests.claims.answers import reports_of_seed
from tests.claims.exact import ExactClustering
from tests.claims.exact_row import ExactRow
from tests.claims.tables import make_table

ROWS = ("row", "rows")


def analyse(columns, roles=None, **choices):
    """The analysis of some columns; the notes on tiny tables are not the subject here."""
    dataset = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles(roles or {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(dataset, nc.AnalysisConfig(**choices))


def headline(analysis, row, beta=None):
    return wording.to_text(wording.describe_answer(explain_row(analysis, row, beta), ROWS))


def detail(analysis, row, beta=None):
    return wording.to_text(wording.describe_detail(explain_row(analysis, row, beta), ROWS))


def equation(analysis, row):
    """The equation's text, and its three numbers."""
    text = wording.to_text(wording.format_equation(explain_row(analysis, row)))
    factor = re.search(r"·10\S*", text)
    bare = text.replace(factor[0], "") if factor else text
    return text, [Decimal(n.replace(",", "").replace("−", "-")) for n in re.findall(r"[+−]?[\d,]*\.?\d+", bare)]


# --- 1, 5: columns that say nothing ---


def test_a_constant_column_is_never_named():
    columns = {"x": [1, 2, 8, 9, 4, 7], "y": [5, 1, 7, 3, 8, 8], "one": ["same"] * 6}
    for scaling in ("minmax", "standard", "robust", "none"):
        analysis = analyse(columns, {"one": "feature"}, n_clusters=3, scaling=scaling)
        assert (analysis.explanation.relevance[:, 2] == 0.0).all()
        assert not any("one" in detail(analysis, row) for row in range(6))


def test_a_column_with_equal_means_in_all_clusters_is_exactly_zero():
    """The means of z are 0.4 in both clusters, of other numbers each: as floats they differ in the last digit."""
    z = [0.1, 0.2, 0.9, 0.1, 0.4, 0.7]
    analysis = analyse({"x": [0, 0, 0, 9, 9, 9], "z": z}, n_clusters=2, scaling="none")
    assert analysis.clustering.centroids[0, 1] == analysis.clustering.centroids[1, 1]
    assert (analysis.explanation.relevance[:, 1] == 0.0).all()


def test_a_column_is_named_only_if_its_bar_can_be_seen():
    analysis = analyse({"large": [0, 1, 100, 101], "small": [0.1, 0.2, 0.1, 0.3]}, n_clusters=2, scaling="none")
    assert detail(analysis, 0).startswith("Counting most for it: large. Nothing counts against it. ")


# --- 2, 3: the table's own values ---


def test_cells_are_shown_as_they_stand_in_the_table():
    columns = {
        "zero": [0, 1, 5, 10, 12, 13],
        "yes": [True, False, True, True, False, True],
        "day": pd.to_datetime(["1914-12-30", "1914-12-25", "1950-01-01", "1960-03-01", "1970-01-01", "1971-01-01"]),
        "part": [0.1, 0.2, 0.3, 0.7, 0.8, 0.9],
    }
    for scaling in ("minmax", "standard", "robust", "none"):
        analysis = analyse(columns, dict.fromkeys(columns, "feature"), n_clusters=2, scaling=scaling)
        point = explain_row(analysis, 0)
        assert [wording.format_value(point, i) for i in range(4)] == ["0", "yes", "1914-12-30", "0.1"]
        assert point.scale.values[[0, 1, 3]].tolist() == [0.0, 1.0, 0.1]
        table = tables.bars_table(point).set_index("feature")["value"]
        assert table[list(columns)].tolist() == [0, "yes", "1914-12-30", 0.1]
        picture = feature_map(analysis, 0, 3)
        assert picture.points[:, 0].tolist() == columns["zero"]
        assert picture.points[:, 1].tolist() == columns["part"]


def test_decimals_and_the_precision_of_dates_are_those_of_all_rows():
    n = 30_000
    numbers = np.arange(n, dtype=float)
    numbers[-1] = 3.75
    days = pd.Series(pd.date_range("2000-01-01", periods=n))
    days.iloc[-1] = pd.Timestamp("2000-01-01 13:30:05")
    analysis = analyse({"x": numbers, "day": days}, {"day": "feature"}, n_clusters=2)
    point = explain_row(analysis, n - 1)
    assert [wording.format_value(point, i) for i in range(2)] == ["3.75", "2000-01-01 13:30:05"]
    assert wording.format_value(explain_row(analysis, 3), 1) == "2000-01-04"


# --- 4, 7, 15: ranks, margins, ties ---


def test_rows_that_are_equally_far_are_neither_nearer_nor_further():
    analysis = analyse({"x": [0] * 50 + [10] * 50}, n_clusters=2, scaling="none")
    assert headline(analysis, 0) == "Row 0 is in cluster 0 rather than cluster 1, clearly."
    assert "All rows lie equally near to a boundary." in detail(analysis, 99)
    analysis = analyse({"x": [0, 0, 0, 1, 9, 10]}, n_clusters=2, scaling="none")
    assert "No row lies nearer to a boundary. " in detail(analysis, 3)
    assert "2 rows lie nearer to a boundary, and 2 equally near. " in detail(analysis, 0)


def test_a_row_far_from_every_border_is_not_narrow():
    rng = np.random.default_rng(1)
    analysis = analyse({"x": np.r_[rng.normal(0, 0.3, 50), rng.normal(20, 0.3, 50)]}, n_clusters=2)
    assert {headline(analysis, row).rpartition(",")[2] for row in analysis.nearest_boundary(10)} == {
        " by a moderate margin."
    }


def test_competitors_that_are_equally_near_are_all_named_and_share():
    analysis = analyse({"x": [0.0, 0, 0, -9, 9], "y": [0.0, 0, 0, 0.1, 0.1]}, n_clusters=3, scaling="none")
    own = int(analysis.clustering.labels[0])
    others = [k for k in range(3) if k != own]
    text = headline(analysis, 0)
    assert text.startswith(f"Row 0 is in cluster {own} rather than cluster {others[0]} or cluster {others[1]} (equally")
    shares = wording.to_text(wording.describe_shares(explain_row(analysis, 0, np.inf)))
    assert shares == f"cluster {others[0]} 50 % · cluster {others[1]} 50 %"
    assert explain_row(analysis, 0).standing.competitor == analysis.competitor[0] == others[0]


def test_a_row_on_the_boundary_is_on_it_whatever_the_rounding():
    """Row 0 of this table is equally near to two means in fractions; as floats h was 5.55e-17 there."""
    table = make_table(701)
    point = explain_row(table.analyse(), 0)
    assert ExactRow(ExactClustering(table, table.analyse().clustering.labels.tolist()), 0).logit == 0
    assert (point.standing.logit, point.standing.distance) == (0.0, 0.0)
    assert "lies exactly on the boundary between" in wording.to_text(wording.describe_answer(point, table.nouns))


def test_inertia_has_the_digits_that_tell_two_fits_apart():
    wine = nc.load_sample("wine")
    one, ten = (nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=n)) for n in (1, 10))
    assert [wording.describe_fit(a).partition("Inertia ")[2][:7] for a in (one, ten)] == ["48.9605", "48.9540"]


# --- 6, 14: printed numbers ---


def test_the_printed_equation_adds_up_at_every_scale():
    rng = np.random.default_rng(5)
    for scale in (1e-12, 1e-6, 1e-3, 1.0, 1e3, 1e6, 1e12):
        analysis = analyse(dict(enumerate(rng.normal(size=(3, 40)) * scale)), n_clusters=3, scaling="none")
        for row in range(40):
            text, (pro, contra, logit) = equation(analysis, row)
            assert pro + contra == logit, text


def test_the_printed_bars_add_up_to_the_equation():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    for row in range(0, 178, 7):
        point = explain_row(analysis, row)
        texts = wording.format_bars(point, point.bars.relevance.tolist(), joint=False)
        bars = [Decimal(text.replace("−", "-")) for text in texts]
        _, (pro, contra, logit) = equation(analysis, row)
        assert (sum(b for b in bars if b > 0), sum(b for b in bars if b < 0), sum(bars)) == (pro, contra, logit)
        unit = 10.0 ** int(bars[0].as_tuple().exponent)
        assert all(abs(float(bar) - r) < unit for bar, r in zip(bars, point.bars.relevance, strict=True))


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        (1e-5, "+8.10·10⁻⁹ for 0.00·10⁻⁹ against = 8.10·10⁻⁹ evidence"),
        (1.0, "+81.0 for 0.0 against = 81.0 evidence"),
        (1e9, "+8.10·10¹⁹ for 0.00·10¹⁹ against = 8.10·10¹⁹ evidence"),
    ],
)
def test_decimals_follow_the_row_s_scale(scale, text):
    analysis = analyse({"x": np.array([0.0, 2.0, 10.0, 10.0]) * scale}, n_clusters=2, scaling="none")
    assert analysis.clustering.sizes.tolist() == [2, 2]
    assert wording.to_text(wording.format_equation(explain_row(analysis, 2))) == text


def test_a_residual_has_one_digit():
    assert wording.comparison.format_residual(9.6e-16) == "1·10⁻¹⁵"


# --- 8: values that were filled in ---

ANSWERS = {
    "age": [20.0, 21, 60, 61, np.nan, 22],
    "says": ["no", "no", "yes", "yes", None, None],
    "full": [1.0, 1, 1, 1, 1, 2],
}
FILLED = {"says": "usual value"}


def test_filled_in_values_are_marked_everywhere():
    analysis = analyse(ANSWERS, {"says": "feature"}, n_clusters=2, fills=FILLED)
    point = explain_row(analysis, 5)
    assert wording.format_value(point, 1) == "filled in: no"
    assert "says (filled in: no)" in detail(analysis, 5)
    bars = tables.bars_table(point).set_index("feature")["value"]
    assert (bars["age"], bars["says"]) == (22.0, "filled in: no")
    dataset = nc.Dataset.from_frame(pd.DataFrame(ANSWERS)).with_roles({"says": "feature"})
    assert tables.export_table(dataset, analysis)["filled in"].tolist() == ["", "", "", "", "age, says", "says"]


def test_the_page_never_opens_on_a_row_whose_reasons_are_filled_in():
    """Row 0 is a mismatch, but all of it is filled in; the next one is row 5."""
    columns = {"age": [np.nan, 60, 61, 20, 22, 21], "kind": ["a", "b", "b", "a", "a", "b"]}
    analysis = analyse(columns, {"kind": "class"}, n_clusters=2)
    assert analysis.mismatches().tolist()
    assert not explain_row(analysis, analysis.telling_row).columns.filled[0]


# --- 9, 10, 12: few distinct rows, maps ---

THREE_PLACES = {"x": [0, 0, 0, 1, 1, 1, 5, 5, 5], "y": [0, 0, 0, 3, 3, 3, 1, 1, 1]}


@pytest.mark.parametrize("n_clusters", [3, 4, 5, 6])
def test_the_border_map_of_a_row_in_a_twin_cluster(n_clusters):
    analysis = analyse(THREE_PLACES, n_clusters=n_clusters, scaling="none")
    for row in range(9):
        projection = border_map(analysis, border_clusters(analysis, row))
        assert projection.misplaced_share == 0.0
        place = projection.points[row]
        distance = float(np.linalg.norm(foot(analysis, projection, row) - place))
        assert distance == pytest.approx(analysis.boundary.distance[row], abs=1e-12)


@pytest.mark.parametrize("n_clusters", [3, 4, 5, 6])
@pytest.mark.parametrize("n_init", [1, 10])
def test_inertia_is_that_of_the_labels(n_clusters, n_init):
    analysis = analyse(THREE_PLACES, n_clusters=n_clusters, scaling="none", n_init=n_init)
    assert analysis.clustering.inertia == 0.0
    assert sorted(analysis.clustering.sizes[analysis.clustering.sizes > 0].tolist()) == [3, 3, 3]


def test_rows_equally_near_to_two_centroids_are_not_misplaced():
    """In y alone the two clusters have one mean: no row is nearer to the other."""
    analysis = analyse({"x": [0, 0, 9, 9], "y": [1, 3, 2, 2], "z": [0, 1, 0, 1]}, n_clusters=2)
    assert feature_map(analysis, 1, 2).misplaced_share == 0.0
    assert feature_map(analysis, 0, 1).misplaced_share == 0.0


# --- 11: percentages ---


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1 / 200, "under 1 %"),
        (199 / 200, "over 99 %"),
        (-1e-17, "0 %"),
        (-0.0, "0 %"),
        (1e-17, "0 %"),
        (1.0 - 1e-16, "100 %"),
        (1 / 2_000_000, "under 1 %"),
        (0.006, "1 %"),
        (1.0, "100 %"),
    ],
)
def test_percentages(share, text):
    assert wording.format_percent(share) == text


# --- 13: principal components ---


@pytest.mark.parametrize("n_rows", [30, 4_000])
def test_an_offset_does_not_turn_the_principal_directions(n_rows):
    rows = np.random.default_rng(0).normal(size=(n_rows, 3)) @ np.diag([3.0, 2.0, 1.0])
    expected = principal_axes(rows)
    found = principal_axes(rows + np.array([1.7e9, 0.0, -4e8]))
    angles = np.degrees(np.arccos(np.minimum(1.0, np.abs((expected.directions * found.directions).sum(axis=1)))))
    assert angles.max() < 0.01
    np.testing.assert_allclose(found.variance, expected.variance, rtol=1e-4)


def test_the_map_of_time_stamps_is_that_of_centred_ones():
    stamps = 1.7e9 + np.random.default_rng(2).normal(size=400) * 300
    analysis = analyse({"time": stamps, "heat": np.arange(400.0) % 7}, n_clusters=2, scaling="none")
    centred = analyse({"time": stamps - 1.7e9, "heat": np.arange(400.0) % 7}, n_clusters=2, scaling="none")
    np.testing.assert_allclose(pca_map(analysis).points, pca_map(centred).points, atol=1e-3)


def test_the_numbers_behind_a_feature_map_name_the_filled_in_axes():
    analysis = analyse({"a": [1.0, np.nan, 9, 8], "b": [1.0, 2, 9, np.nan], "c": [1.0, 1, 5, 5]}, n_clusters=2)
    table = tables.map_table(analysis, feature_map(analysis, 0, 2))
    assert table["filled in"].tolist() == ["", "a", "", ""]
    assert "filled in" not in tables.map_table(analysis, pca_map(analysis))


@pytest.mark.parametrize("seed", [50000898, 50002009, 60001829])
def test_filled_in_median_between_two_large_values_makes_no_difference_of_its_own(seed):
    """Its last digit is large beside the spread of values such as 10,000.00 and 10,000.01; found by the long run."""
    _, reports = reports_of_seed(seed)
    assert reports == []
