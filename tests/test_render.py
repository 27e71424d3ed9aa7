"""Sentences to Markdown: what users wrote stays text."""

from __future__ import annotations

import pytest

from neon_core.style import cluster_color
from neon_core.wording import Span
from pages.shared import render


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("hue", "hue"),
        ("0.5 of 1.67", "0&#46;5 of 1.67"),
        ("1.67 and 2", "1&#46;67 and 2"),
        ("a*b_c", "a&#42;b&#95;c"),
        ("<i>$x$</i>", "&#60;i&#62;&#36;x&#36;&#60;/i&#62;"),
        ("[a](b)", "&#91;a&#93;&#40;b&#41;"),
        (":red[x]", "&#58;red&#91;x&#93;"),
        ("www.x.org", "www&#46;x&#46;org"),
        ("# no heading", "&#35; no heading"),
        ("- no list", "&#45; no list"),
        ("1) no list", "1&#41; no list"),
        ("two\nlines", "two lines"),
        ("&amp;", "&#38;amp;"),
    ],
)
def test_markup_in_a_text_is_text(text, safe):
    assert render.literal(text) == safe


def test_a_sentence_keeps_its_roles():
    sentence = (Span("In "), Span("cluster 2", "cluster", 2), Span(": "), Span("a*", "for"), Span("b", "against"))
    assert render.markdown(sentence, 3) == (
        f'In <span style="color:{cluster_color(2)}">◆</span>&nbsp;**cluster 2**&#58; :blue[**a&#42;**]:orange[**b**]'
    )


def test_the_strip_of_shares_is_ordered_and_leaves_out_what_cannot_be_seen():
    html = render.shares_strip([0.0, 0.2, 0.797, 0.003])
    assert html.index(cluster_color(2)) < html.index(cluster_color(1))
    assert cluster_color(3) not in html


def test_for_and_against_are_drawn_to_one_scale():
    assert "flex:0.250000 0 0" in render.balance_strips(4.0, -1.0)
    assert "flex:0.750000 0 0" in render.balance_strips(4.0, -1.0)
