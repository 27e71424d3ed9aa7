"""Evidence as text: decimals by the row's scale, and printed numbers that add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.wording.evidence import (
    EvidenceFormat,
    apportion,
    evidence_format,
    round_bars,
    round_equation,
)


@pytest.mark.parametrize(
    ("longest", "logit", "decimals", "exponent"),
    [
        (0.449, 0.077, 3, 0),
        (0.449, 0.0101, 3, 0),  # 10 units are two digits
        (0.449, 0.0099, 4, 0),
        (0.449, 1e-9, 6, 0),  # six digits of the longest bar, at most
        (1.5, 1.5, 2, 0),
        (9.996, 9.996, 1, 0),  # rounded, it is 10.0
        (12.3, 12.3, 1, 0),
        (123.0, 123.0, 0, 0),
        (9_990_000.0, 1.0, 1, 0),  # one unit of evidence beside millions gets its second digit
        (1e7, 1e7, 2, 7),
        (1e-6, 1e-6, 8, 0),
        (9.9e-7, 9.9e-7, 2, -7),
        (0.0, 0.0, 3, 0),
        (0.0, float("nan"), 3, 0),
    ],
)
def test_format_follows_the_longest_bar(longest, logit, decimals, exponent):
    assert evidence_format(longest, logit) == EvidenceFormat(decimals, exponent)


def test_apportion_by_hand():
    assert apportion([], 0) == []
    assert apportion([0.5, 0.5], 1) == [1, 0]  # of equal remainders the first
    assert apportion([-78.53, 932.49], 854) == [-79, 933]
    assert apportion([1.2], 2) == [2]
    assert apportion([1.0, 2.0], 5) == [2, 3]  # more than one unit each, where it must be


def test_the_equation_of_the_issue():
    """It was printed as +0.932 for −0.079 against = 0.854."""
    form = EvidenceFormat(3)
    printed = round_equation(form, 0.93249, -0.07853, 0.85396)
    texts = [form.write(printed.pro, sign=True), form.write(printed.contra, sign=True), form.write(printed.logit)]
    assert texts == ["+0.933", "−0.079", "0.854"]


def test_bars_of_one_sign_each_and_joint_ones():
    form = EvidenceFormat(1)
    equation = round_equation(form, 1.5, -0.44, 1.06)
    assert equation == (15, -4, 11)
    assert round_bars(form, [0.74, 0.76, 0.0, -0.44], equation, joint=False) == [7, 8, 0, -4]
    assert sum(round_bars(form, [0.74, 0.32], equation, joint=True)) == 11


@given(
    st.lists(st.floats(-1.0, 1.0), min_size=1, max_size=30),
    st.integers(-12, 18),
)
def test_printed_numbers_add_up_and_are_next_to_the_true_ones(shares, exponent):
    heights = [share * 10.0**exponent for share in shares]
    pro, contra = sum(h for h in heights if h > 0.0), sum(h for h in heights if h < 0.0)
    form = evidence_format(max(map(abs, heights)), pro + contra)
    equation = round_equation(form, pro, contra, pro + contra)
    assert equation.pro + equation.contra == equation.logit
    for joint in (False, True):
        bars = round_bars(form, heights, equation, joint=joint)
        assert sum(bars) == equation.logit
        assert np.abs(np.array(bars) - [form.count(h) for h in heights]).max() <= 1.0 + 1e-3
