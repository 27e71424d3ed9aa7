"""How the numbers of a column are written is decided once, from all its values."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.value_format import ValueFormat, choose_value_format, format_column

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([3.0, 1200.0], 0),
        ([0.5, 10.0, 20.25], 2),
        ([0.1234, 0.1235], 4),
        ([0.1234, 12.5], 2),
        ([9.899999, 9.9, 5.64], 2),  # as a file of another program's rounding has it
        ([0.000001, 0.000002], 6),
        ([46915.584, 12.5, 46915.585], 3),
        ([1.5, np.nan, np.inf], 1),
        ([1 / 3, 2 / 3], 3),
        ([52.520008, 52.520009], 6),
        ([], 0),
        ([np.nan], 0),
        ([0.0], 0),
        ([12.0, 12.0004], 4),
    ],
    ids=str,
)
def test_column_has_the_decimals_that_tell_its_values_apart(values, decimals):
    assert choose_value_format(values).decimals == decimals


@pytest.mark.parametrize(
    ("values", "mean_decimals"),
    [([5.0, 7.0], 1), ([12.0, 40.0], 1), ([500.0, 700.0], 0), ([5.1, 7.2], 2), ([51.1, 72.2], 1), ([5.11, 7.22], 2)],
)
def test_mean_has_one_more_decimal_where_values_have_one_or_two_digits(values, mean_decimals):
    assert choose_value_format(values).mean_decimals == mean_decimals


def test_noise_has_decimals_for_a_thousandth_of_its_range_and_no_more():
    noise = np.random.default_rng(0).normal(size=50_000)
    assert choose_value_format(noise).decimals in (3, 4)


@pytest.mark.parametrize(
    ("values", "name", "unit", "is_grouped"),
    [
        ([1998.0, 2011.0], "vintage", "", False),
        ([1998.0, 2011.0], "x", "", False),  # all of them look like years
        ([998.0, 2011.0], "year built", "", False),
        ([998.0, 2011.0], "x", "", True),
        ([1998.0, 2011.0], "price", "€", True),
        ([12345.0, 99999.0], "zip code", "", False),
        ([12345.0, 99999.0], "customer_id", "", False),
        ([12345.0, 99999.0], "Baujahr", "", True),  # no such years
        ([1998.5, 2011.0], "x", "", True),
        ([278.0, 1680.0], "proline", "", True),
    ],
)
def test_years_and_codes_have_no_thousands_mark(values, name, unit, is_grouped):
    assert choose_value_format(values, name, unit).is_grouped is is_grouped


@pytest.mark.parametrize(
    ("unit", "affixes", "around"),
    [
        ("", ("", ""), ("", "")),
        ("lbs", ("", ""), ("", f"{NBSP}lbs")),
        ("€", ("€ ", ""), (f"€{NBSP}", "")),
        ("€", ("", " €"), ("", f"{NBSP}€")),
        ("%", ("", "%"), ("", "%")),
        ("$/kg", ("$", "/kg"), ("$", "/kg")),
    ],
)
def test_unit_stands_where_the_file_has_it_and_never_breaks_off(unit, affixes, around):
    form = choose_value_format([1.0, 2.0], unit=unit, affixes=affixes)
    assert (form.before, form.behind) == around


@pytest.mark.parametrize(
    ("values", "digits"), [([3.2e15, 1e16], 3), ([1e-9, 2e-9], 3), ([1.2345e20, 1.2346e20], 5), ([1e-300, 5e-324], 3)]
)
def test_numbers_too_large_or_too_small_have_a_power_of_ten(values, digits):
    assert choose_value_format(values).digits == digits


def test_share_of_yes_has_two_decimals():
    data = nc.Dataset.from_frame(pd.DataFrame({"ok": [True, False], "kind": ["u", "v"]}))
    assert [format_column(data.frame[c.name], c) for c in data.columns] == [ValueFormat(mean_decimals=2)] * 2


def test_format_of_a_large_column_follows_from_some_of_its_values_and_all_its_decimals():
    values = np.tile([1.0, 2.0], 60_000)
    values[70_001] = 1.25
    assert choose_value_format(values).decimals == 2
