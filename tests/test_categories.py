"""Categories, dates and yes-or-no explained: in points, sentences, tables and figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import figures, wording
from neon_core.figures.bars_figure import SHOWN
from neon_core.projection import feature_map
from neon_core.row_explanation import RowExplanation, explain_row
from neon_core.row_explanation.category_values import CategoryValues
from neon_core.samples import SAMPLES
from neon_core.style import cluster_color
from neon_core.tables import bars_table
from pages.shared.live_chart import payload

NOUNS = ("customer", "customers")
ROLES = {"Country": "feature", "Channel": "feature", "Customer since": "feature"}


@pytest.fixture(scope="module")
def customers():
    with pytest.warns(nc.NeonWarning, match="63 missing values were filled in with the median of a number or the most"):
        return nc.analyse(nc.load_sample("customers").with_roles(ROLES), nc.AnalysisConfig(n_clusters=4))


def values_of(point: RowExplanation, i: int) -> CategoryValues:
    """Return what is told of a category."""
    found = point.columns.categories[i]
    assert found is not None
    return found


@pytest.fixture(scope="module")
def by_hand():
    """Two clusters of two: sizes 0 and 10 part them, kinds are half and half in the first, all v in the second."""
    frame = pd.DataFrame({"size": [0.0, 0.0, 10.0, 10.0], "kind": ["u", "v", "v", "v"]})
    data = nc.Dataset.from_frame(frame).with_roles({"kind": "feature"})
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


def test_a_category_by_hand(by_hand):
    point = explain_row(by_hand, 0)
    assert point.columns.categories[0] is None
    kind = values_of(point, 1)
    assert (kind.names, kind.names[kind.own]) == (("v", "u"), "u")
    np.testing.assert_allclose(kind.shares[point.standing.label], [0.5, 0.5])
    np.testing.assert_allclose(kind.shares[point.standing.competitor], [1, 0])
    # a_i = (x - other)^2 - (x - own)^2 over sqrt(2) squared: v: (0 - 1)^2 - (0 - 1/2)^2, u: (1 - 0)^2 - (1 - 1/2)^2
    np.testing.assert_allclose(kind.relevance, [0.375, 0.375])
    np.testing.assert_allclose(point.bars.relevance, [1, 0.75])
    assert point.standing.logit == pytest.approx(1.75)
    other = explain_row(by_hand, 1)  # v is what the other cluster has: it counts against
    np.testing.assert_allclose(other.bars.relevance, [1, -0.25])


def test_a_column_s_bar_is_the_sum_over_its_values_at_every_beta(customers):
    for row in range(0, 396, 25):
        for beta in (0.0, None, np.inf):
            point = explain_row(customers, row, beta)
            for i, values in enumerate(point.columns.categories):
                if values is not None:
                    assert point.bars.relevance[i] == pytest.approx(values.relevance.sum(), abs=1e-12)
                    np.testing.assert_allclose(point.bars.parts[:, i], values.parts.sum(axis=1), atol=1e-12)
            assert point.bars.relevance.sum() == pytest.approx(point.standing.logit, abs=1e-10)


def test_shares_of_a_centroid_are_those_of_its_members(customers):
    design, labels = customers.design, customers.clustering.labels
    kind = design.to_original(design.matrix)["Channel"]
    point = explain_row(customers, 0)
    values = values_of(point, point.columns.names.index("Channel"))
    for cluster in range(4):
        expected = [(kind[labels == cluster] == name).mean() for name in values.names]
        np.testing.assert_allclose(values.shares[cluster], expected, atol=1e-9)


def test_values_are_written_as_people_write_them(customers):
    frame = nc.load_sample("customers").frame
    point = explain_row(customers, 3)
    told = {name: wording.format_value(point, i) for i, name in enumerate(point.columns.names)}
    assert told["Channel"] == frame["Channel"][3] == "App"
    assert told["Customer since"] == "2021-11-25"
    assert told["Invoice"] == "yes"
    assert told["Average basket"] == "970\N{NO-BREAK SPACE}€"
    assert told["Return rate"] == "4.1\N{NO-BREAK SPACE}%"
    assert told["Orders"] == "22"


def test_a_category_is_named_with_the_row_s_value(by_hand):
    point = explain_row(by_hand, 0)
    said = wording.to_text(wording.describe_detail(point, ("row", "rows")))
    assert said.startswith("Counting most for it: size and kind “u”. Nothing counts against it.")
    i = point.columns.names.index("kind")
    assert (
        wording.describe_value_shares(point, i)
        == f"u: 50 % in cluster {point.standing.label}, 0 % in cluster {point.standing.competitor}"
    )
    assert wording.describe_value_shares(point, 0) == ""


def test_with_one_cluster_only_its_own_share_is_told():
    frame = pd.DataFrame({"kind": ["u", "v", "v", "v"]})
    data = nc.Dataset.from_frame(frame).with_roles({"kind": "feature"})
    point = explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=1)), 0)
    assert wording.describe_value_shares(point, 0) == "u: 25 % in cluster 0"
    assert bars_table(point)["relevance"].tolist() == [0, 0, 0, 0]


def test_the_numbers_behind_the_bars_tell_each_value_below_its_column(by_hand):
    point = explain_row(by_hand, 0)
    table = bars_table(point)
    assert table["feature"].tolist() == ["size", "kind", "  of this v", "  of this u", "sum"]
    assert table["value"].tolist()[:2] == [0, "u"]
    assert table[f"centroid {point.standing.label}"].tolist()[:4] == [0, 0.5, 0.5, 0.5]
    assert table[f"centroid {point.standing.competitor}"].tolist()[:4] == [10, 0, 1, 0]
    np.testing.assert_allclose(table["relevance"], [1, 0.75, 0.375, 0.375, 1.75])


def test_the_frame_has_one_relevance_for_each_column(customers):
    frame = customers.to_frame()
    assert frame.columns[7:].tolist() == list(customers.design.column_names)
    sums = frame.iloc[:, 7:].sum(axis=1)
    np.testing.assert_allclose(sums, frame["logit"], atol=1e-9)


def test_the_numbers_behind_the_bars_of_a_date_are_dates(customers):
    point = explain_row(customers, 0)
    line = bars_table(point).set_index("feature").loc["Customer since"]
    at = point.columns.names.index("Customer since")
    origin = point.columns.origins[at]
    assert line["value"] == f"{origin + pd.Timedelta(days=point.scale.values[at]):%Y-%m-%d}"
    mean = origin + pd.Timedelta(days=point.scale.centroids[point.standing.label, at])
    assert abs(pd.Timestamp(str(line[f"centroid {point.standing.label}"])) - mean) <= pd.Timedelta(seconds=1)


# --- the picture ---


def test_a_category_has_a_bar_of_shares_for_each_of_the_two_clusters(customers):
    point = explain_row(customers, 0)
    figure = figures.relevance_bars(point, NOUNS)
    order = point.bars.order[: SHOWN - 1 if point.bars.order.size > SHOWN else SHOWN].tolist()
    for cluster in (point.standing.label, point.standing.competitor):
        strong = next(t for t in figure.data if t.name == f"this value in cluster {cluster}")
        others = next(t for t in figure.data if t.name == f"other values in cluster {cluster}")
        assert strong.marker.color == others.marker.color == cluster_color(cluster)
        assert (strong.marker.opacity, others.marker.opacity < 1) == (1, True)
        for y, width in zip(strong.y, strong.x, strict=True):
            values = values_of(point, order[round(y)])
            assert width == pytest.approx(values.shares[cluster, values.own])
            rest = sum(w for at, w in zip(others.y, others.x, strict=True) if at == y)
            assert width + rest == pytest.approx(1)
    ticks = next(t for t in figure.data if t.name == "this customer")
    assert len(ticks.y) == sum(point.columns.categories[i] is None for i in order)


def test_the_axes_of_a_map_of_a_date_tell_from_when_it_is_counted(customers):
    design = customers.design
    names = [design.source_columns[feature] for feature in design.numeric]
    assert "Channel" not in names
    since, basket = (design.numeric[names.index(name)] for name in ("Customer since", "Average basket"))
    told = wording.format_axis_titles(customers, feature_map(customers, since, basket))
    assert told == (f"Customer since, days since {design.columns[2].origin:%Y-%m-%d}", "Average basket, €")


# --- what travels ---


def test_values_of_categories_travel_only_where_there_are_some(customers):
    point = explain_row(customers, 0)
    sample = SAMPLES["customers"]
    facts = payload.build_facts(customers, sample, "id")
    sent = payload.build_row_parts(point, sample)
    at = str(point.columns.names.index("Channel"))
    assert set(facts["categories"]) == set(sent["categories"])
    assert facts["categories"][at]["names"] == values_of(point, int(at)).names
    assert np.shape(facts["categories"][at]["shares"]) == (4, 4)
    assert np.shape(sent["categories"][at]["parts"]) == (3, 4)
    assert sent["values"][int(at)] == values_of(point, int(at)).names[sent["categories"][at]["own"]]
    wine = nc.analyse(nc.load_sample("wine"), SAMPLES["wine"].opening)
    assert "categories" not in payload.build_facts(wine, SAMPLES["wine"], "id")
    assert "categories" not in payload.build_row_parts(explain_row(wine, 60), SAMPLES["wine"])
