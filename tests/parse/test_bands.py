"""Bands of numbers: their ends in words of four languages, and what is no scale of bands."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.parse.bands import order_bands, parse_band
from neon_core.parse.scales import unify


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("18-29", 18, 29),
        ("18 – 29", 18, 29),
        ("18 to 29", 18, 29),
        ("von 18 bis 29", 18, 29),
        ("18 à 29 ans", 18, 29),
        ("de 18 a 29", 18, 29),
        ("entre 18 y 29", 18, 29),
        ("between 18 and 29", 18, 29),
        ("10-19 years", 10, 19),
        ("< 18", -inf, 18),
        ("under 18", -inf, 18),
        ("unter 18", -inf, 18),
        ("moins de 18", -inf, 18),
        ("menos de 18", -inf, 18),
        ("18 and under", -inf, 18),
        ("≥ 65", 65, inf),
        ("65+", 65, inf),
        ("30+ years", 30, inf),
        ("65 and over", 65, inf),
        ("über 65", 65, inf),
        ("65 und älter", 65, inf),
        ("65 ans et plus", 65, inf),
        ("más de 65", 65, inf),
        ("65 o más", 65, inf),
        ("$0-$20k", 0, 20_000),
        ("20-40k", 20_000, 40_000),
        ("1,000-4,999", 1000, 4999),
        ("1.000 - 4.999 €", 1000, 4999),
        ("0.5-1.5", 0.5, 1.5),
        ("0-10%", 0, 10),
        ("7", 7, 7),
    ],
)
def test_band_has_its_ends(text, low, high):
    band = parse_band(unify(text))
    assert band is not None
    assert (band.low, band.high) == (low, high)


@pytest.mark.parametrize("text", ["2-1", "5-5", "1/2", "2014-07-01", "10:00-12:00", "red", "", "-", "a-b", "1-2-3"])
def test_text_is_no_band(text):
    assert parse_band(text) is None


@pytest.mark.parametrize(
    "texts",
    [
        ["18-29", "25-34", "35-44"],  # overlap
        ["2-1", "1-0", "0-3"],  # results of games
        ["10-12", "20-25", "31-40"],  # codes: none follows on another
        ["01-02", "03-04", "05-06"],  # days and months
        ["18-29", "30-44", "red"],
        ["0", "1", "2", "3+"],  # one band only
        ["1-2 dogs", "3-4 cats", "5-6 cows"],
        ["18-29", "18 - 29", "30-44"],  # the same band twice
        ["<18", "<30", "30-44"],
    ],
)
def test_texts_are_no_scale_of_bands(texts):
    assert order_bands([unify(text) for text in texts]) is None


@given(st.lists(st.integers(1, 30), min_size=3, max_size=9), st.randoms(use_true_random=False))
def test_bands_that_follow_on_each_other_are_put_in_order(widths, random):
    ends = [sum(widths[:i]) for i in range(len(widths) + 1)]
    bands = [f"{low}-{high - 1}" if high - low > 1 else str(low) for low, high in pairwise(ends)]
    bands.append(f"{ends[-1]}+")
    mixed = random.sample(bands, len(bands))
    order = order_bands(mixed)
    is_scale = any("-" in band for band in bands)
    assert (order is not None) == is_scale
    assert [mixed[i] for i in order or []] == (bands if is_scale else [])
