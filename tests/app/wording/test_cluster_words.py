"""The words of the screen of the clusters."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.summaries import choose_telling_columns
from neon_core.wording import card_words, describe_makeup
from pages.shared.wording import cluster_words


def sentence(frame, cluster, k=2, **config):
    """Return the sentence of a card as text."""
    data = nc.Dataset.from_frame(pd.DataFrame(frame))
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=k, **config))
    profiles = nc.profile_clusters(analysis)
    columns = choose_telling_columns(profiles, nc.summarise(analysis))
    pieces = card_words.split_makeup(profiles[cluster], columns[cluster])
    assert all(piece[1] for piece in pieces)
    return "".join(what + values for what, values in pieces)


def test_sentence_is_the_library_s_with_the_main_class_behind_it():
    analysis = nc.analyse(nc.load_sample("wine"))
    profiles = nc.profile_clusters(analysis)
    columns = choose_telling_columns(profiles, nc.summarise(analysis))
    for profile, chosen in zip(profiles, columns, strict=True):
        text = "".join(map("".join, card_words.split_makeup(profile, chosen)))
        assert text.startswith(f"{describe_makeup(profile, chosen)} Mostly class ")


def test_one_column_has_no_list_and_nothing_to_compare_is_said():
    assert sentence({"size": [1.0, 2.0, 8.0, 9.0]}, 1) == "High size (8.5, elsewhere 1.5)."
    assert sentence({"size": [1.0, 2.0]}, 0, k=1) == "It holds every row: there is nothing to compare it with."


@pytest.mark.parametrize(
    ("value", "whole", "text"),
    [(0.2631, 0.535, "0.263"), (0.0, 0.535, "0.000"), (2631.4, 53500.0, "2,631"), (2e-5, 4e-5, "0.0000200")],
)
def test_squared_distance_has_decimals_that_suit_the_whole(value, whole, text):
    assert cluster_words.format_squared(value, whole) == text


def test_number_of_rows_between_has_its_verb():
    texts = [cluster_words.describe_between(n, ("wine", "wines"), False) for n in (0, 1, 2)]
    assert texts == ["No wine lies between them.", "1 wine lies between them.", "2 wines lie between them."]


def test_pair_is_called_by_names_and_over_a_table_by_numbers():
    names = ("", "Old vines", "")
    assert cluster_words.call_pair((0, 1), names) == ("cluster 0", "Old vines")
    assert cluster_words.format_pair_heads((0, 1), names) == ("0", "Old vines")


def test_rule_that_no_query_can_have_is_a_mask():
    data = nc.Dataset.from_frame(pd.DataFrame({"a`b": [1.0, 2.0, 8.0, 9.0], "c": [1.0, 2.0, 8.0, 9.0]}))
    rules = nc.cluster_rules(nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), data)
    for rule in rules:
        captions = [caption for caption, *_ in cluster_words.describe_rule_texts(rule)]
        assert captions[1] == (cluster_words.AS_QUERY if rule.is_query else cluster_words.AS_MASK)
