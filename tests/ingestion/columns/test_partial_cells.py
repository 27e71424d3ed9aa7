"""Columns of two numbers in a cell, or of days without a year: as text, with the reason, from cells to roles."""

from __future__ import annotations

import pyarrow as pa
import pytest

import neon_core as nc
from neon_core.ingestion.columns.partial_cells import DAYS_REASON, PAIRS_REASON, read_partial

MONTHS = ("March", "April", "May")
COLUMNS = {
    "blood pressure": ("pressure", lambda k: f"{110 + k * 7 % 40}/{70 + k * 3 % 20}", PAIRS_REASON),
    "blood pressure with blanks": ("pressure", lambda k: f"{110 + k * 7 % 40} / {70 + k * 3 % 20}", PAIRS_REASON),
    "sizes": ("size", lambda k: f"{10 + k} x {5 + k % 30} cm", PAIRS_REASON),
    "screens": ("screen", lambda k: f"{640 + 8 * k}x{480 + k % 30}", PAIRS_REASON),
    "day and month": ("day", lambda k: f"{k % 28 + 1} {MONTHS[k % 3]}", DAYS_REASON),
    "days of one month": ("day", lambda k: f"{k % 28 + 1} March", DAYS_REASON),
    "month and day": ("day", lambda k: f"{MONTHS[k % 3]} {k % 28 + 1}", DAYS_REASON),
    "short month": ("day", lambda k: f"{k % 28 + 1}-{MONTHS[k % 3][:3]}", DAYS_REASON),
    "German": ("Tag", lambda k: f"{k % 28 + 1}. {('März', 'April', 'Mai')[k % 3]}", DAYS_REASON),
    "German numbers": ("Tag", lambda k: f"{k % 28 + 1:02}.{k % 12 + 1:02}.", DAYS_REASON),
    "ordinals": ("day", lambda k: f"{MONTHS[k % 3]} {k % 28 + 1}th", DAYS_REASON),
}
OTHERS = {
    "rooms": ("room", lambda k: f"Room {k % 6}", "category", "feature"),
    "rooms that differ": ("room", lambda k: f"Room {k}", "category", "row id"),
    "many rooms": ("room", lambda k: f"Room {k % 35}", "category", "ignore"),
    "few pairs": ("score", lambda k: f"{k % 3}/{k % 4}", "category", "feature"),
    "few days": ("day", lambda k: f"{k % 4 + 1} March", "category", "feature"),
    "numbers of files": ("file", lambda k: f"2024/{k + 10}", "category", "row id"),
    "numbers of files, year last": ("file", lambda k: f"{k + 1}/2024", "category", "row id"),
    "minutes": ("length", lambda k: f"{k + 1} min", "number", "feature"),
    "sets": ("training", lambda k: f"{k + 1} set", "number", "feature"),
}


def read(name, make, n=60):
    text = f"{name},x\n" + "".join(f"{make(k)},{k * 37 % 90}\n" for k in range(n))
    return nc.read_table(text.encode())


@pytest.mark.parametrize(("name", "make", "reason"), COLUMNS.values(), ids=COLUMNS)
def test_partial_cells_are_text_and_say_what_stands_in_the_way(name, make, reason):
    data = read(name, make)
    column = data.columns[0]
    assert (column.kind, column.role, column.reason) == ("text", "ignore", reason)
    (ambiguity,) = data.reading.ambiguities
    assert ambiguity.startswith(f"{name}: cells like {make(0)} ")


@pytest.mark.parametrize(("name", "make", "kind", "role"), OTHERS.values(), ids=OTHERS)
def test_other_columns_are_read_as_before(name, make, kind, role):
    data = read(name, make)
    assert next((c.kind, c.role) for c in data.columns) == (kind, role)
    assert data.reading.ambiguities == ()


def test_pairs_leave_the_row_id_to_names():
    text = "pressure,town,x\n" + "".join(
        f"{110 + k * 7 % 40}/{70 + k % 20},Town {k},{k * 37 % 90}\n" for k in range(30)
    )
    assert nc.read_table(text.encode()).names_with_role("row id") == ("town",)


def test_few_other_cells_may_stand_among_pairs():
    cells = [f"{110 + k}/{70 + k % 9}" for k in range(30)]
    column = read_partial("a", pa.array([*cells, "low", "high"]), [*cells, "low", "high"])
    assert column is not None
    assert column.left_out == PAIRS_REASON
    assert read_partial("a", pa.array(cells + list("abcdef")), cells + list("abcdef")) is None
    assert read_partial("a", pa.array(cells), []) is None
