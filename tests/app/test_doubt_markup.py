"""Markup of a doubt: the printed numbers add up, negative parts hang on the other side, and texts are escaped."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.evaluation import Doubt
from pages.shared.trust import doubt_markup
from tests.helpers.analyses import wine_analysis
from tests.helpers.made_refits import wine_refits


def wine_doubt(row=60):
    return nc.doubt(wine_analysis(), row, wine_refits().drawn)


def made(parts, evidence=None):
    """Return the doubt with these parts of the variance."""
    relevance = np.array(parts, float)
    evidence = np.array([-1.0, 2.0] if evidence is None else evidence)
    names = tuple(f"<{i}>" for i in range(len(parts)))
    return Doubt(0, 0, 1, names, relevance, float(relevance.sum()), evidence, np.zeros((2, len(parts))))


def printed(markup):
    """Return the numbers of the bars, and the one they add up to."""
    bars = [float(text.replace("−", "-")) for text in re.findall(r"<td><b>([^<]+)</b></td>", markup)]
    total = re.search(r"<b>([^<]+)</b></span>", markup)
    assert total is not None
    return bars, float(total[1])


@pytest.mark.parametrize("row", [0, 60, 83, 92])
def test_printed_bars_add_up_to_the_printed_variance(row):
    bars, total = printed(doubt_markup.build_bars(wine_doubt(row)))
    assert len(bars) == 9
    assert sum(bars) == pytest.approx(total, abs=1e-12)


@given(st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=20).filter(lambda parts: sum(parts) > 0.1))
def test_any_bars_add_up_as_printed(parts):
    bars, total = printed(doubt_markup.build_bars(made(parts)))
    assert sum(bars) == pytest.approx(total, abs=1e-9)


def test_negative_part_is_outlined_left_of_the_axis_and_steadies():
    markup = doubt_markup.build_bars(made([0.5, 0.3, -0.2]))
    steady = re.search(r'<div class="neon-steady" style="left:([\d.]+)%;width:([\d.]+)%">', markup)
    assert steady is not None
    axis = re.search(r'<i style="left:([\d.]+)%">', markup)
    assert axis is not None
    assert float(steady[1]) + float(steady[2]) == pytest.approx(float(axis[1]), abs=0.02)
    assert markup.count("steadies it") == 1
    assert "−33 %" in markup
    assert "&lt;2&gt;" in markup


def test_bars_that_do_not_add_up_are_told():
    assert "✓" in doubt_markup.build_bars(wine_doubt())
    wrong = replace(wine_doubt(), variance=0.5)
    assert "✗" in doubt_markup.build_bars(wrong)


def test_each_evidence_is_one_mark_on_its_side():
    swing = wine_doubt()
    markup = doubt_markup.build_evidences(swing, 3, ())
    n_against = int((swing.evidence < 0.0).sum())
    assert markup.count('class="neon-square"') == n_against
    assert markup.count('class="neon-diamond"') == 20 - n_against
    assert f"nearer to cluster 1: {n_against}" in markup


@given(st.lists(st.floats(-5.0, 5.0), min_size=1, max_size=60))
def test_bins_hold_every_evidence_on_its_side_of_the_boundary(evidence):
    counts, zero = doubt_markup.count_bins(evidence)
    assert sum(counts) == len(evidence)
    assert sum(counts[zero:]) == sum(value >= 0.0 for value in evidence)


def test_same_evidence_in_every_refit_is_steady():
    assert doubt_markup.is_steady(made([0.0, 0.0], [0.5, 0.5]))
    assert not doubt_markup.is_steady(wine_doubt())


def test_nothing_beside_a_huge_variance_is_zero_without_a_power_of_ten():
    markup = doubt_markup.build_bars(made([9e8, 3.0, -2.0]))
    assert re.findall(r"<td><b>([^<]+)</b></td>", markup)[1:] == ["0", "0"]
