"""Work on pieces in this process: one after another, in order, and only when the next result is wanted."""

from __future__ import annotations

from typing import Any, cast

from neon_core.streaming.piece_runner import OneByOne


def test_pieces_are_worked_on_in_order_and_not_before_they_are_wanted():
    begun: list[int] = []

    def work(_source, piece, listen):
        begun.append(piece)
        listen(piece)
        return 10 * piece

    heard: list[int] = []
    pieces: Any = [1, 2, 3]
    results = OneByOne().each(work, cast(Any, None), pieces, heard.append)
    assert next(results) == 10
    assert begun == heard == [1]
    assert list(results) == [20, 30]
