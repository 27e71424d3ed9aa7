"""Names of clusters in the choices and in an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.errors import ArgumentError, ClusterError
from pages.shared.session.cluster_names import change_names, format_cluster_names, parse_cluster_names

HOSTILE = [
    "",
    "Old vines",
    "0",
    "0:",
    "0: ",
    "-1:a",
    "50:a",
    "٣:a",
    "00007:a",
    "0:a,0:b",
    "0:a,1:A",
    f"0:{'a' * 41}",
    "0:a\u202eb",
    "1:cluster 0",
    '"0:a',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_names_no_cluster_is_refused(text):
    assert parse_cluster_names(text, 50) is None


@given(st.lists(st.text("ab,:\"'<>& é", min_size=1, max_size=12).filter(str.strip), max_size=5, unique_by=str.casefold))
def test_names_come_back_from_an_address(names):
    given_names = [(k, " ".join(name.split())) for k, name in enumerate(names)]
    if not given_names or len({name.casefold() for _, name in given_names}) < len(given_names):
        return
    assert parse_cluster_names(format_cluster_names(tuple(given_names)), 50) == tuple(given_names)


def test_name_is_given_changed_and_taken_away():
    names = change_names((), {1: "Old vines"}, 3)
    assert change_names(names, {0: "Young"}, 3) == ((0, "Young"), (1, "Old vines"))
    assert change_names(names, {1: ""}, 3) == ()


def test_second_cluster_of_a_name_and_missing_cluster_are_refused():
    with pytest.raises(ArgumentError, match="Two clusters would be called"):
        change_names(((1, "Old vines"),), {0: "old vines"}, 3)
    with pytest.raises(ClusterError, match="no cluster 3"):
        change_names((), {3: "Old vines"}, 3)
