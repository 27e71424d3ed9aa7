"""The steps from a table to its explanation, as sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import wording
from neon_core.preparation import prepare
from neon_core.samples import SAMPLES
from tests.helpers.analyses import wine_analysis

COLUMNS = {
    "Size": [1.0, 2.0, np.nan, 4.5],
    "Kind": ["u", "u", "v", "w"],
    "Day": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-02-03", "2024-02-04"]),
    "Ok": [True, False, True, True],
    "Flat": [7, 7, 7, 7],
    "Note": ["a", "b", "c", "d"],
    "Label": ["x", "y", "x", "y"],
}
ROLES = {"Kind": "feature", "Day": "feature", "Label": "class"}


def describe(**choices):
    data = nc.Dataset.from_frame(pd.DataFrame(COLUMNS)).with_roles(ROLES)
    config = nc.AnalysisConfig(**{"n_clusters": 2, **choices})
    return wording.describe_preparation(prepare(data, config), config, data.columns, 4)


def test_every_step_of_the_preparation_has_one_sentence():
    assert describe(most_categories=2) == (
        "5 of 7 columns count: Size, Kind, Day, Ok and Flat.",
        "Day is used as the number of days since 2024-01-01.",
        "Each value of a category is a feature, 1 where a row has it and 0 elsewhere: Kind (3).",
        "Yes is 1, no is 0: Ok.",
        "Each number is scaled from 0 at its lowest value to 1 at its highest; "
        "two different values of a category are as far apart as the lowest and the highest number.",
        "Missing values were filled in: Size (1) with 2.0.",
        "One value only, so no effect: Flat.",
        "Label is the known class: it does not count.",
        "Left out: Note (not a number).",
    )


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"missing": "drop"}, "1 row with missing values was left out: 2."),
        ({"dates": "weekday"}, "Day is used as the day of the week."),
        ({"weights": {"Size": 2, "Ok": 0.5}}, "Squared differences are weighted: Size 2 times and Ok 0.5 times."),
        ({"scaling": "none"}, "Numbers count in their own units; two different values of a category are 1.41 apart."),
    ],
    ids=str,
)
def test_each_choice_has_its_sentence(choices, sentence):
    assert sentence in describe(**choices)


def test_rare_values_are_named():
    data = nc.Dataset.from_frame(pd.DataFrame({"Kind": list("aaabbbcd")})).with_roles({"Kind": "feature"})
    config = nc.AnalysisConfig(n_clusters=2, most_categories=2)
    assert "2 rare values of Kind count together: c and d." in wording.describe_preparation(
        prepare(data, config), config, data.columns, 8
    )


def test_columns_and_rows_beyond_twelve_are_counted():
    frame = pd.DataFrame({f"c{i}": np.where(np.arange(40) % 2, np.nan, np.arange(40.0)) for i in range(15)})
    data = nc.Dataset.from_frame(frame)
    config = nc.AnalysisConfig(n_clusters=2, missing="drop")
    sentences = wording.describe_preparation(prepare(data, config), config, data.columns, 40)
    assert sentences[0].endswith("c10, c11 and 3 more.")
    assert (
        sentences[2]
        == "20 rows with missing values were left out: 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 8 more."
    )


def test_analysis_has_the_fit_and_the_meaning_of_its_numbers():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, SAMPLES["wine"].opening)
    sentences = wording.describe_analysis(analysis, wine.columns, 178)
    assert "No value of these columns was missing." in sentences
    assert sentences[3].startswith("class is the known class")
    assert sentences[4].startswith("K-Means in 3 clusters, numbered from 0. One start, from seed 2.")
    assert sentences[-1] == "The comparison uses beta 1.82, the usual value."


@pytest.mark.parametrize(
    ("n_init", "n_rows", "start"),
    [
        (1, 40, "One start, from seed 0. Inertia "),
        (10, 40, "The best of 10 starts, from seed 0. Inertia "),
    ],
)
def test_fit_has_starts_and_inertia(n_init, n_rows, start):
    data = nc.Dataset.from_frame(pd.DataFrame({"x": np.arange(float(n_rows))}))
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, n_init=n_init))
    assert wording.describe_fit(analysis).startswith(start)
    assert wording.describe_fit(analysis).endswith(": the smaller, the tighter.")


def test_what_was_merged_and_split_by_hand_is_said():
    analysis = wine_analysis(n_clusters=6).merge(0, 2).split(1)
    text = " ".join(wording.describe_analysis(analysis, nc.load_sample("wine").columns, 178))
    assert "K-Means in 6 clusters, numbered from 0. " in text
    assert "Clusters 0 and 2 were merged by hand, into cluster 0. " in text
    assert "Cluster 1 was split by hand, into clusters 1 and 5." in text
    assert "were merged by hand" in wording.describe_clustering(analysis)
    assert "by hand" not in wording.describe_clustering(wine_analysis())
