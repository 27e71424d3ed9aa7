"""How columns spread over the clusters, as it travels: by hand, and against the library's own numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.live_chart.payload.spread_payload import ROOM, build_heat_lines, build_strips
from tests.helpers.spread_tables import HOSTILE, hostile_table

ETA, V = "eta squared", "Cramér's V"
NOUNS = ("row", "rows")


def two_clusters(values, role="ignore"):
    """Four rows in two clusters, and a column that did not count."""
    frame = pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "x": values})
    data = nc.Dataset.from_frame(frame).with_roles({"x": role})
    return data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


def numbers(values):
    """Return numbers as an array, NaN for none."""
    return np.array(values, float)


def strips_of(data, analysis, name, *, is_opened=False):
    return build_strips(nc.column_spread(analysis, data, name), NOUNS, is_opened=is_opened)


def strips(values, *, is_opened=False, role="ignore"):
    data, analysis = two_clusters(values, role)
    return strips_of(data, analysis, "x", is_opened=is_opened)


def test_four_points_by_hand():
    frame = pd.DataFrame({"y": [0.0, 1.0, 0.0, 1.0], "x": [0.0, 0.0, 1.0, 1.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2))
    lines, evidence = build_heat_lines(nc.summarise(analysis), (ETA, ETA))
    assert lines == [
        {"name": "x", "relevance": [1.0, 1.0], "absolute": [1.0, 1.0], "sides": [-1, 1], "measure": "η² 1.00"},
        {"name": "y", "relevance": [0.0, 0.0], "absolute": [0.0, 0.0], "sides": [0, 0], "measure": "η² 0.00"},
    ]
    assert evidence == [1.0, 1.0]


@pytest.mark.parametrize("k", [2, 3, 20])
def test_numbers_are_those_of_the_summary_and_the_sums_are_the_mean_evidence(k):
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=k))
    summary = nc.summarise(analysis)
    lines, evidence = build_heat_lines(summary, (ETA,) * 13)
    assert len(lines) == 13
    for line in lines:
        own = summary[summary["column"] == line["name"]]
        np.testing.assert_allclose(numbers(line["relevance"]), own["relevance"], atol=1e-9)
        np.testing.assert_allclose(numbers(line["absolute"]), own["absolute_relevance"], atol=1e-9)
        assert line["sides"] == own["direction"].map({"above": 1, "below": -1, "": 0}).tolist()
    labels = analysis.clustering.labels
    np.testing.assert_allclose(
        numbers(evidence), [analysis.explanation.logit[labels == c].mean() for c in range(k)], atol=1e-8
    )
    largest = [np.abs(numbers(line["relevance"])).max() for line in lines]
    assert largest == sorted(largest, reverse=True)


def test_single_and_empty_clusters_have_no_numbers():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0]}))
    one = nc.analyse(data, nc.AnalysisConfig(n_clusters=1))
    lines, evidence = build_heat_lines(nc.summarise(one), (ETA,))
    assert (lines[0]["measure"], len(evidence)) == ("", 1)
    with pytest.warns(nc.NeonWarning):
        few = nc.analyse(data, nc.AnalysisConfig(n_clusters=3))
    empty = int(np.flatnonzero(few.clustering.sizes == 0)[0])
    lines, evidence = build_heat_lines(nc.summarise(few), (ETA,))
    assert lines[0]["relevance"][empty] is None
    assert evidence[empty] is None
    assert strips_of(data, few, "x")["ranges"][empty] == []
    assert strips_of(data, few, "x")["lines"][empty] == [f"cluster {empty}: no rows"]


def test_range_has_its_quantiles_on_one_axis_with_room_at_both_ends():
    column = strips([0.0, 10.0, 20.0, 20.0])
    assert column["ranges"][1] == [1.0 - ROOM] * 5
    assert column["ranges"][0][0] == ROOM
    places = [tick["place"] for tick in column["ticks"]]
    assert [tick["text"] for tick in column["ticks"]] == ["5", "10", "15", "20"]
    assert places == sorted(places)
    assert column["lines"][0] == ["cluster 0: median 5, half from 2.5 to 7.5, 90 % from 0.5 to 9.5"]
    assert column["hint"][0] == column["measure"] == "η² 0.82"


def test_places_and_numbers_of_quantiles_agree():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, PUBLISHED)
    spread = nc.column_spread(analysis, wine, "proline")
    column = build_strips(spread, NOUNS, is_opened=True)
    quantiles = spread.description.quantiles[:-1]
    places = ROOM + (1 - 2 * ROOM) * (quantiles - quantiles.min()) / (quantiles.max() - quantiles.min())
    np.testing.assert_allclose(column["ranges"], places, atol=2e-5)
    at = {tick["text"]: tick["place"] for tick in column["ticks"]}
    expected = ROOM + (1 - 2 * ROOM) * (1000.0 - quantiles.min()) / (quantiles.max() - quantiles.min())
    assert at["1,000"] == pytest.approx(expected, abs=2e-5)
    assert "It counted, so the clusters must differ in it." in column["notes"]


def test_missing_values_are_told_and_leave_a_cluster_without_range():
    column = strips([np.nan, np.nan, 1.0, 2.0])
    assert column["ranges"][0] == []
    assert column["lines"][0] == ["cluster 0: no value"]
    assert column["notes"] == ["2 rows have no value: 2 in cluster 0."]
    assert column["measure"] == ""
    assert strips([np.nan] * 4)["notes"] == ["No row has a value."]
    assert strips([np.nan] * 4)["ticks"] == []


def test_one_value_stands_in_the_middle():
    column = strips([3.0, 3.0, 3.0, 3.0])
    assert column["ranges"] == [[0.5] * 5] * 2
    assert column["ticks"] == [{"place": 0.5, "text": "3"}]


def test_dates_have_dates_along_the_axis():
    column = strips(pd.to_datetime(["2015-01-01", "2017-05-01", "2020-01-01", "2023-01-01"]))
    assert [tick["text"] for tick in column["ticks"]] == ["2016", "2018", "2020", "2022"]
    days = strips(pd.to_datetime(["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"]))
    assert [tick["text"] for tick in days["ticks"]] == ["2024-03-02", "2024-03-03"]
    same = strips(pd.to_datetime(["2024-03-01"] * 4))
    assert same["ticks"] == [{"place": 0.5, "text": "2024-03-01"}]


def test_category_has_its_shares_and_a_missing_value_is_one_of_them():
    column = strips(["a", "b", "a", None])
    assert column["values"] == ["a", "b", "no answer"]
    assert column["shares"] == [[0.5, 0.5, 0.0], [0.5, 0.0, 0.5]]
    assert "ends" not in column
    assert column["lines"][0] == ["cluster 0: a 50 % (1 of 2)", "cluster 0: b 50 % (1 of 2)"]


def test_shares_are_those_of_the_description_and_many_values_are_put_together():
    data = hostile_table()
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=3))
    described = nc.column_spread(analysis, data, "town").description
    column = strips_of(data, analysis, "town")
    np.testing.assert_allclose(column["shares"], described.shares[:-1], atol=1e-5)
    assert column["values"][-1] == "10 rarer values"


def test_clusters_with_values_of_their_own_tell_them():
    customers = nc.load_sample("customers")
    with pytest.warns(nc.NeonWarning):
        analysis = nc.analyse(customers, SAMPLES["customers"].opening)
    column = strips_of(customers, analysis, "Segment")
    assert column["ends"] == ["83 % Bargain", "84 % Business", "100 % Gift", "88 % Loyal"]
    assert (column["ending"], column["measure"]) == (", the class", "V 0.86")
    assert "ends" not in strips_of(customers, analysis, "Channel")


def test_texts_of_users_travel_as_they_are():
    data = hostile_table()
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=3))
    assert strips_of(data, analysis, HOSTILE)["name"] == HOSTILE
    assert "<script>alert(1)</script>" in strips_of(data, analysis, "<b>kind</b>")["values"]
