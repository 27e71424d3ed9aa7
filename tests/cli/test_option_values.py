"""The texts of options as values."""

from __future__ import annotations

import argparse
import math

import pytest

from neon_core.cli.option_values import read_beta, read_pair, read_range, read_steps


@pytest.mark.parametrize(("text", "beta"), [("0", 0.0), ("1.5", 1.5), ("inf", math.inf), ("1e3", 1000.0)])
def test_stiffness_is_a_number_from_0_on(text, beta):
    assert read_beta(text) == beta


@pytest.mark.parametrize("text", ["-1", "nan", "usual", "", "-inf"])
def test_what_is_no_stiffness_says_so(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is no number from 0 on"):
        read_beta(text)


def test_name_may_have_an_equals_sign():
    assert read_pair("a=b=2") == ("a=b", "2")


def test_range_has_both_ends():
    assert read_range("2-4") == (2, 3, 4)


def test_step_with_a_comma_stands_in_quotes():
    assert read_steps('low, "mid, or so",high') == ("low", "mid, or so", "high")
