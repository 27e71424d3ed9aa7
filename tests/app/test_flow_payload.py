"""A flow between two clusterings as it travels."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from neon_core.wording import to_text
from pages.shared.live_chart.payload.flow_payload import build_flow
from pages.shared.wording import choose_k_words

NOUNS = ("wine", "wines")


@pytest.fixture(scope="module")
def other():
    """A function that returns wine with another K."""
    data = nc.load_sample("wine")
    return lambda k: nc.analyse(data, replace(PUBLISHED, n_clusters=k))


def test_flow_has_its_ends_streams_and_the_new_cluster(wine_analysis, other):
    comparison = nc.compare(wine_analysis, other(4))
    flow = build_flow(comparison, NOUNS)
    assert [(end["name"], end["size"]) for end in flow["before"]] == [
        ("cluster 0", 61),
        ("cluster 1", 62),
        ("cluster 2", 55),
    ]
    assert [(end["name"], end["size"]) for end in flow["after"] if end["is_new"]] == [("new, 1", 26)]
    assert sum(stream["n"] for stream in flow["streams"]) == 178
    assert sum(stream["n"] for stream in flow["streams"] if not stream["stays"]) == 27
    for stream in flow["streams"]:
        before, after = flow["before"][stream["before"]], flow["after"][stream["after"]]
        assert after["name"].split()[-1] == stream["text"].split()[-1]
        assert before["size"] >= stream["n"] <= after["size"]
    assert flow["label"].startswith("27 of 178 wines move. ")
    assert "1 wine from cluster 0 to cluster" in flow["label"]
    json.dumps(flow, allow_nan=False)


def test_names_of_clusters_are_those_of_each_fit(wine_analysis, other):
    named = wine_analysis.rename({0: "<b>Old</b> vines"})
    flow = build_flow(nc.compare(named, other(4)), NOUNS)
    assert flow["before"][0]["name"] == "<b>Old</b> vines"
    assert {end["name"] for end in flow["after"]} == {"cluster 0", "new, 1", "cluster 2", "cluster 3"}


def test_fewer_clusters_end_one_in_words(wine_analysis, other):
    sentence = to_text(choose_k_words.describe_change(nc.compare(wine_analysis, other(2)), NOUNS))
    assert sentence == (
        "cluster 1 ends: 47 of its rows go to cluster 1 and 15 of its rows go to cluster 0. 62 of 178 wines move."
    )


def test_of_many_new_clusters_the_largest_is_described(wine_analysis, other):
    sentence = to_text(choose_k_words.describe_change(nc.compare(wine_analysis, other(7)), NOUNS))
    assert sentence.startswith("Four clusters are new. The largest of them: The new cluster ")
    assert sentence.count("takes") == 1


def test_same_clusters_move_nobody(wine_analysis):
    sentence = to_text(choose_k_words.describe_change(nc.compare(wine_analysis, wine_analysis), NOUNS))
    assert sentence == "Both put every wine into the same cluster."
