"""The columns of a table in words: titles and refusals."""

from __future__ import annotations

import pytest

from neon_core import load_sample
from neon_core.dataset import Column
from neon_core.errors import Problem
from pages.shared.wording import column_words


@pytest.mark.parametrize(
    ("n_features", "n_columns", "title"),
    [
        (13, 14, "13 of 14 columns count"),
        (1, 14, "1 of 14 columns counts"),
        (0, 14, "None of 14 columns counts"),
        (1, 1, "The only column counts"),
        (0, 1, "The only column does not count"),
    ],
)
def test_title_counts_the_features(n_features, n_columns, title):
    assert column_words.describe_columns(n_features, n_columns) == title


@pytest.mark.parametrize("name", ["wine", "iris", "customers"])
def test_feature_s_reason_is_given_only_where_its_kind_does_not_say_it(name):
    for column in load_sample(name).columns:
        reason = column_words.describe_reason(column)
        assert (reason == "") == (column.role == "feature" and column.kind in ("number", "boolean", "category"))


def test_order_and_choice_are_reasons():
    ordered = Column("heat", "ordered", "feature", reason="counts 1 to 3: low < mid < high")
    assert column_words.describe_reason(ordered) == ordered.reason
    assert column_words.describe_reason(Column("hue", "number", "feature", reason="chosen")) == "chosen"


def test_hint_names_the_weight():
    assert "weight" in column_words.HOW_TO_EDIT


def test_refusals_beyond_three_are_counted():
    problems = [Problem(f"c{i} has no dates", f"c{i}") for i in range(5)]
    sentences = column_words.describe_refused(problems)
    assert sentences[0] == "c0 has no dates. Shown instead: the detected value."
    assert sentences[3:] == ("The same applies to 2 more columns.",)


def test_place_is_named_where_the_sentence_does_not():
    problem = Problem("Only one column can be the class", "a, b")
    (sentence,) = column_words.describe_refused([problem])
    assert sentence.startswith("Only one column can be the class (a, b). ")


def test_long_names_are_shortened():
    assert f"“{'a' * 39}…”" in column_words.describe_missing_columns(["a" * 200])


def test_lost_choices_are_named_by_their_key():
    assert "(0123456789ab)" in column_words.describe_lost_choices("0123456789ab")
