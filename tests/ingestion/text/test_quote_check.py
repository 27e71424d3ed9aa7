"""The check that all cells of a text are in quotes, by hand and against a regular expression."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.ingestion.text import quote_check
from neon_core.ingestion.text.quote_check import is_fully_quoted
from neon_core.ingestion.text.records import Dialect

QUOTED = b'"a","b"\n"1","x, y"\n"2",""\n"","z"\n'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (QUOTED, True),
        (QUOTED[:-1], True),
        (QUOTED.replace(b"\n", b"\r\n"), True),
        (QUOTED.replace(b'"2"', b"2"), False),
        (QUOTED.replace(b"x, y", b'x"" y'), False),
        (QUOTED.replace(b"x, y", b"x\ny"), False),
        (QUOTED.replace(b'"z"', b'"z'), False),
        (QUOTED.replace(b'""\n', b'"\n').replace(b"x, y", b'x"y'), False),
        (b"\n" + QUOTED, False),
        (QUOTED.replace(b"\n", b"\r\n").replace(b'"\r\n"2', b'"x\n"2'), False),
        (QUOTED.replace(b'"2",', b'",",'), True),
    ],
    ids=[
        *(
            "quoted",
            "no end",
            "returns",
            "one without",
            "doubled",
            "a break",
            "open",
            "two that balance",
            "a blank line",
        ),
        *("a letter for a return", "a cell that is a comma"),
    ],
)
def test_text_is_fully_quoted_only_where_each_quote_is_in_place(content, expected):
    assert is_fully_quoted(content, Dialect(), 0) is expected


PIECES = st.sampled_from(['"a"', '""', '","', '"a,a"', ",", "\n", '"', "a", '","', '"\n"'])


@given(st.lists(PIECES, max_size=9).map("".join), st.sampled_from(["\n", "\r\n"]), st.integers(1, 20))
def test_quote_check_agrees_with_a_regular_expression(text, end, part):
    lines = text.removesuffix("\n").split("\n")
    cell = r'"[^"\n]*"'
    expected = all(re.fullmatch(rf"{cell}(,{cell})*", line) for line in lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quote_check, "QUOTE_BLOCK", part)
        assert is_fully_quoted(text.replace("\n", end).encode(), Dialect(), 0) is expected
