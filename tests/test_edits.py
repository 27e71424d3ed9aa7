"""Edits as values, as choices of a config, and as a word of an address."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.edits import MOST_EDITS, check_edits, format_edits, normalize_edits, parse_edits
from neon_core.errors import ConfigError
from tests.helpers.reference import moderately

numbers = st.integers(0, 999)
edits = st.one_of(
    st.tuples(st.just("merge"), numbers, numbers).filter(lambda edit: edit[1] < edit[2]),
    st.tuples(st.just("split"), numbers, st.integers(0, 2**32 - 1)),
)


@moderately
@given(st.lists(edits, max_size=6).map(tuple))
def test_edits_survive_the_address(some):
    assert parse_edits(format_edits(some)) == some
    assert nc.AnalysisConfig(edits=some).edits == some


@pytest.mark.parametrize(
    "text",
    ["merge", "merge-0", "merge-0-0", "merge-0-x", "cut-0-1", "merge-0-1.", "merge-00-1", "merge--1-2", "merge-0-1000"],
)
def test_other_words_are_no_edits(text):
    assert parse_edits(text) is None


@pytest.mark.parametrize(
    "value",
    [
        *("merge", 3, None, [3], ["merge"], [("merge", 0)], [("merge", 0, 0)], [("merge", 0, 1.0)], [("cut", 0, 1)]),
        *([("merge", -1, 1)], [("split", 1000, 0)], [("split", 0, 2**32)], [(0, 1, 2)], [("merge", True, 0)]),
    ],
    ids=repr,
)
def test_other_values_are_refused_with_hint(value):
    problem = check_edits(value)
    assert problem is not None
    assert problem.hint
    with pytest.raises(ConfigError):
        nc.AnalysisConfig(edits=value)


def test_too_many_edits_are_refused():
    assert check_edits([("merge", 0, 1)] * MOST_EDITS) is None
    assert "51 edits" in str(check_edits([("merge", 0, 1)] * (MOST_EDITS + 1)))


def test_number_of_clusters_after_the_edits():
    config = nc.AnalysisConfig(n_clusters=5, edits=(("merge", 0, 1), ("split", 2, 0), ("merge", 0, 1)))
    assert (config.final_clusters, nc.AnalysisConfig().final_clusters) == (4, 3)


def test_equal_edits_are_one_key():
    edits: Any = [["merge", np.int64(2), 0]]
    one = nc.AnalysisConfig(edits=edits)
    assert one == nc.AnalysisConfig(edits=(("merge", 0, 2),))
    assert hash(one) == hash(nc.AnalysisConfig(edits=(("merge", 0, 2),)))
    assert normalize_edits([("split", 2, 0)]) == (("split", 2, 0),)
