"""Order of day and month by the sequence of a few dates."""

from __future__ import annotations

import pandas as pd
import pytest

from neon_core.parse.date_order import choose_date_order


def choose(*days):
    """Return the order of dates of 2020 that are given without their year."""
    cells = pd.Series([f"{day}/2020" for day in days])
    return choose_date_order(*(pd.to_datetime(cells, format=f, errors="coerce") for f in ("%d/%m/%Y", "%m/%d/%Y")))


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("01/02", "02/02", "03/02", "04/02", "05/02", "01/03"), "dmy"),
        (("02/01", "02/02", "02/03", "02/04", "02/05", "03/01"), "mdy"),
        (("01/03", "05/02", "04/02", "03/02", "02/02"), "dmy"),
    ],
    ids=["rising", "rising, month first", "falling"],
)
def test_sorted_dates_show_their_order(days, order):
    assert choose(*days) == order


@pytest.mark.parametrize(
    ("days", "order"),
    [(("01/01", "01/02", "01/03", "01/04", "01/05"), "dmy"), (("01/01", "02/01", "03/01", "04/01", "05/01"), "mdy")],
)
def test_months_in_a_row_show_their_order(days, order):
    assert choose(*days) == order


def test_unsorted_months_show_their_order():
    assert choose("01/03", "01/01", "01/05", "01/02", "01/04") == "dmy"


def test_shuffled_dates_show_no_order():
    assert choose("05/06", "01/02", "09/08", "03/04", "07/01", "02/11") == ""


def test_few_different_dates_show_no_order():
    assert choose("01/02", "02/02", "03/02", "01/03") == ""
    assert choose("01/02", "01/02", "02/02", "02/02", "03/02", "01/03") == ""


def test_missing_dates_are_passed_over():
    assert choose("01/02", "soon", "02/02", "03/02", "04/02", "05/02", "01/03") == "dmy"
