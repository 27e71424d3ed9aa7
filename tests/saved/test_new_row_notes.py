"""Notes on new rows: singular and plural, and many values."""

from __future__ import annotations

from neon_core.saved.new_cells import Outside, Unseen
from neon_core.saved.new_row_notes import describe_outside, describe_unseen


def test_values_are_named_column_by_column():
    values = [Unseen("a", f"v{i}", 1, "no value") for i in range(8)] + [Unseen("b", "x", 1, "missing")]
    first, second = describe_unseen(values)
    assert first.text == (
        "a has 8 values in 8 rows that the model does not know (counted as none of the known ones): v0, v1, v2, v3, "
        "v4 and 3 more."
    )
    assert second.text == (
        "b has 1 value in 1 row that the model does not know (no step of its order, counted as missing): x."
    )


def test_one_row_outside_lies_and_two_lie():
    one = describe_outside([Outside("a", 1, 0, 0.0, 1.0, -1.0, 1.0, "0 to 1")], 1, 1)
    assert one.text.startswith("1 of 1 row lies outside of what the model has seen: a (1 row, seen 0 to 1).")
    two = describe_outside([Outside("a", 1, 1, 0.0, 1.0, -1.0, 2.0, "0 to 1")], 2, 9)
    assert two.text.startswith("2 of 9 rows lie outside")
