"""Text to Markdown: names and values of users stay text."""

from __future__ import annotations

import pytest

from pages.shared import markdown


@pytest.mark.parametrize(
    ("text", "escaped"),
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
def test_markup_is_escaped(text, escaped):
    assert markdown.literal(text) == escaped
