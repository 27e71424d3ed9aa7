"""Labels keep their whole text, in lines of a bounded width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.figures.wrapped_labels import LETTERS, build_label, text_width
from tests.helpers.reference import moderately

WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("name", "value", "markup", "n_lines"),
    [
        ("hue", "1.25", "hue  <b>1.25</b>", 1),
        ("hue", "", "hue", 1),
        ("", "", "", 1),
        ("<i>", "%{x}", "&lt;i&gt;  <b>%&#123;x}</b>", 1),
        ("n" * 40, "7", f"{'n' * 34}<br>{'n' * 6}  <b>7</b>", 2),
        ("n" * 34, "7", f"{'n' * 34}<br><b>7</b>", 2),
        ("a", "v" * 40, f"a<br><b>{'v' * 34}</b><br><b>{'v' * 6}</b>", 3),
    ],
)
def test_long_texts_have_several_lines(name, value, markup, n_lines):
    label = build_label(name, value)
    assert (label.markup, label.n_lines) == (markup, n_lines)


@moderately
@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_nothing_of_a_name_is_lost_and_no_line_is_too_long(name):
    markup = build_label(name, "7").markup
    lines = re.sub(r"<b>7</b>", "", markup).split("<br>")
    assert max(map(len, lines)) <= 6 * LETTERS  # an escaped letter has up to five more
    bare = "".join(lines).replace("&lt;", "<").replace("&gt;", ">").replace("%&#123;", "%{").replace("&amp;", "&")
    assert "".join(bare.split()) == "".join(name.split())


def test_wide_letters_need_more_room():
    assert text_width("iii", 13) < text_width("aaa", 13) < text_width("WWW", 13) < text_width("漢漢漢", 13)
    assert build_label("W" * 34).width > build_label("a" * 34).width
