"""What the clustering is compared with, as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session.against import EXPORT, KINDS, LONGEST_TEXT, NO_EXPORT, Against, format_against, parse_against

COMPARED = [
    Against("k", 50),
    Against("seed", 2**32 - 1),
    Against("scaling", "robust"),
    Against("columns", ("hue", 'a,"b"', " c", "")),
    Against("columns", ()),
    Against("labels", "a:b"),
    Against("export", ("0123456789ab", "spring, 2.csv")),
]


@pytest.mark.parametrize("against", COMPARED)
def test_text_leads_back(against):
    assert parse_against(format_against(against), 50) == against


@given(st.lists(st.text(min_size=1).filter(lambda name: not set(name) & set("\r\n\0")), unique=True, max_size=5))
def test_any_columns_come_back(names):
    against = Against("columns", tuple(names))
    assert parse_against(format_against(against), 50) == against


@pytest.mark.parametrize(
    "text",
    ["", "k", "k:0", "k:51", "k:-1", "k:٣", "k:4.0", "seed:4294967296", "scaling:huge", "labels:", "<b>", "export:",
     'columns:"a', "export:0123456789zz,a", "export:0123", "labels:" + "a" * LONGEST_TEXT],
)  # fmt: skip
def test_text_without_meaning_is_none(text):
    assert parse_against(text, 50) is None


def test_nobody_s_choice_and_too_long_ones_need_no_text():
    assert format_against(Against()) == format_against(NO_EXPORT) == ""
    assert format_against(Against("columns", tuple(f"column {i}" for i in range(400)))) == ""


def test_only_labels_have_no_model():
    assert [kind for kind in KINDS if not Against(kind).has_model] == ["labels", EXPORT]
