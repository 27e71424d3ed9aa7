"""The browser's numbers and sentences, held to the library's over the whole scale of the comparison."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core import wording
from neon_core.figures.bar_lines import SHOWN
from neon_core.figures.bars_figure import SHOWN_BESIDE_PICTURE
from neon_core.row_explanation import explain_row
from neon_core.row_names import RowNames
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.wording import evidence
from pages.shared.live_chart import payload
from pages.shared.wording import browser_words
from tests.claims.tables import make_table
from tests.helpers.node import node
from tests.helpers.paths import ROOT

FRONTEND = ROOT / "neon_core" / "frontend"
GRID = [0.0, *(2.0**j for j in range(-6, 7)), np.inf]


def ask(*questions):
    """Ask the browser's functions: (name, argument, ...) each."""

    def sent(value):
        if isinstance(value, float) and np.isinf(value):
            return "Infinity"
        if isinstance(value, dict):
            return {key: sent(v) for key, v in value.items()}
        return [sent(v) for v in value] if isinstance(value, list | tuple) else value

    stdin = json.dumps([[name, sent(list(arguments))] for name, *arguments in questions])
    answers = json.loads(node(str(ROOT / "tests" / "frontend" / "answers.mjs"), stdin=stdin))
    return [float(answer) if answer in ("Infinity", "NaN") else answer for answer in answers]


def question(analysis, sample, row, beta):
    """Ask what the panel shows of a row, from the messages that are sent for it."""
    point = explain_row(analysis, row)
    panel = payload.build_panel(point, sample, payload.build_mark(point), "id")
    return "row", browser_words.browser_templates(), panel, payload.build_facts(analysis, sample, "id"), beta


@pytest.mark.parametrize(
    ("name", "rows", "features"),
    [
        ("wine", range(0, 178, 11), ()),
        ("iris", [0, 60, 120], ()),
        ("digits", [0, 1, 700], ()),
        ("breast_cancer", [3], ()),
        ("customers", [0, 3, 60, 200], ("Country", "Channel", "Customer since")),
    ],
)
def test_bars_shares_and_sentences_are_the_core_s_over_the_whole_scale(name, rows, features):
    data = nc.load_sample(name).with_roles(dict.fromkeys(features, "feature"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)  # customers have gaps
        analysis = nc.analyse(data, SAMPLES[name].opening)
    usual = analysis.model.beta or 0.0
    cases = [(row, factor * usual if factor else 0.0) for row in rows for factor in GRID]
    answers = ask(*(question(analysis, SAMPLES[name], row, beta) for row, beta in cases))
    for (row, beta), found in zip(cases, answers, strict=True):
        point = explain_row(analysis, row, beta)
        scale = np.abs(point.bars.relevance).max()
        np.testing.assert_allclose(found["bars"], point.bars.relevance, rtol=0, atol=1e-12 * scale)
        np.testing.assert_allclose(
            found["p"], np.delete(point.comparison.shares, point.standing.label), rtol=0, atol=1e-12
        )
        assert abs(sum(found["bars"]) - point.standing.logit) <= 1e-12 * scale
        assert found["sentences"]["leading"] == wording.to_text(wording.headline.describe_leading(point))
        assert found["sentences"]["equation"] == wording.to_text(wording.format_equation(point))
        assert found["sentences"]["shares"] == wording.to_text(wording.describe_shares(point))
        assert found["sentences"]["effective"] == wording.describe_comparison(point)
        assert found["sentences"]["proof"].split("(diff")[0] == wording.describe_proof(point).split("(diff")[0]


@pytest.mark.parametrize("transforms", [(), (("proline", "logarithm"), ("hue", "rank"))])
def test_tick_and_bar_agree_on_every_strip(transforms):
    """Where the tick stands in the blue part the bar is blue; and the zero is the core's."""
    analysis = nc.analyse(nc.load_sample("wine"), replace(PUBLISHED, transforms=transforms))
    found = ask(*(question(analysis, SAMPLES["wine"], row, analysis.model.beta) for row in range(178)))
    for row, shown in enumerate(found):
        point = explain_row(analysis, row)
        place, zero = (
            point.scale.place(point.scale.values),
            np.array([np.nan if z == "NaN" else z for z in shown["zero"]], float),
        )
        bars, side = np.array(shown["bars"]), np.array(shown["side"])
        clear = np.abs(place - zero) > 1e-3
        np.testing.assert_array_equal(np.sign(place - zero)[clear] * side[clear], np.sign(bars)[clear])
        inside = (zero > 0) & (zero < 1)
        np.testing.assert_allclose(zero[inside], point.scale.place(point.scale.zero)[inside], atol=1e-3)


@given(
    st.lists(st.floats(0.0, 1e3), min_size=2, max_size=6),
    st.floats(0.0, 1e6) | st.just(float("inf")),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=20, deadline=None)
def test_shares_of_any_discriminants_add_up_to_one(h, beta, seed):
    parts = np.random.default_rng(seed).dirichlet(np.ones(3), len(h)) * np.array(h)[:, None]
    whole = {
        "h": parts.sum(axis=1).tolist(),
        "parts": parts.tolist(),
        "place": [0.5] * 3,
        "own": [0.2] * 3,
        "others": [[0.7] * 3] * len(h),
        "widths": [1.0] * 3,
    }
    (found,) = ask(("point", browser_words.browser_templates(), ["a", "b", "c"], list(range(len(h))), whole, beta))
    assert sum(found["p"]) == pytest.approx(1.0, abs=1e-12)
    assert sum(found["bars"]) == pytest.approx(min(whole["h"]), abs=1e-9)


VALUES = [
    0.0,
    0.0005,
    0.0625,
    0.125,
    -0.0004,
    2.5,
    -1080.26,
    0.5,
    1e-9,
    123456.789,
    3.2e9,
    1.005,
    12.3,
    99.95,
    -7.77e-8,
    5e-324,
    -3.3e-310,
    2e-300,
]


def test_numbers_are_written_as_the_core_writes_them():
    cases = [(value, decimals) for value in VALUES for decimals in (0, 1, 2, 3, 4)]
    assert ask(*(("number", *case) for case in cases)) == [wording.format_number(*case) for case in cases]
    assert ask(*(("signed", *case) for case in cases)) == [wording.format_signed(*case) for case in cases]
    assert ask(*(("amount", *case) for case in cases)) == [wording.format_amount(*case) for case in cases]
    shares = [0.0, -1e-17, 1e-10, 0.004, 0.005, 0.125, 0.5, 0.995, 0.9996, 1.0]
    assert ask(*(("percent", share) for share in shares)) == [wording.format_percent(share) for share in shares]
    tiny = [0.0, 1.4e-17, -3e-16, 9.6e-17, 9.7e-16]
    assert ask(*(("tiny", value) for value in tiny)) == [wording.comparison.format_residual(value) for value in tiny]
    betas = [0.0, 1.8197, 77.5, 1e-5, np.inf]
    assert ask(*(("betaText", beta) for beta in betas)) == [wording.format_beta(beta) for beta in betas]


SIZES = [0.0, 4.5e-310, 5.6e-9, 9.996e-7, 1e-6, 0.0123, 0.0999, 0.449, 1.5, 12.34, 999.6, 46915.584, 9.99e6, 1.5e18]


@pytest.mark.parametrize("size", SIZES)
def test_evidence_is_written_as_the_core_writes_it(size):
    """For every size: the format, the equation that adds up, and bars that add up to it."""
    shares = [[1.0, -0.079], [0.4, -0.399999], [1.0, 0.0], [0.5, 0.25, -0.125, 0.3332, -0.00049]]
    rows = [[share * size for share in some] for some in shares]
    for heights in rows:
        pro, contra = sum(h for h in heights if h > 0), sum(h for h in heights if h < 0)
        longest, logit = max(map(abs, heights)), pro + contra
        form = evidence.evidence_format(longest, logit)
        sent = {"decimals": form.decimals, "exponent": form.exponent}
        equation = evidence.round_equation(form, pro, contra, logit)
        now = {"pro": pro, "contra": contra, "logit": logit}
        bars = [evidence.round_bars(form, heights, equation, joint=joint) for joint in (False, True)]
        found = ask(
            ("evidenceFormat", longest, logit),
            ("roundedEquation", sent, now),
            *(("roundedBars", sent, heights, equation._asdict(), joint) for joint in (False, True)),
            *(("written", sent, units, True) for units in bars[0]),
        )
        assert found[:4] == [sent, equation._asdict(), *bars]
        assert found[4:] == [form.write(units, sign=True) for units in bars[0]]
        assert equation.pro + equation.contra == equation.logit == sum(bars[0]) == sum(bars[1])


@pytest.mark.parametrize("begin", [0, *(pytest.param(begin, marks=pytest.mark.large) for begin in (60, 120))])
def test_sentences_about_hard_tables_are_the_core_s(begin):
    """Ties, constants, twins, filled-in values and extreme scales, at the usual comparison and at both ends."""
    asked, expected = [], []
    for seed in range(begin, begin + 60):
        analysis = make_table(seed).analyse()
        if analysis.config.n_clusters == 1:
            continue
        row = int(analysis.design.rows[seed % analysis.design.rows.size])
        for beta in (0.0, analysis.model.beta, np.inf):
            point = explain_row(analysis, row, beta)
            asked.append(question(analysis, SAMPLES["wine"], row, beta))
            expected.append(
                {
                    "leading": wording.to_text(wording.headline.describe_leading(point)),
                    "equation": wording.to_text(wording.format_equation(point)),
                    "shares": wording.to_text(wording.describe_shares(point)),
                    "effective": wording.describe_comparison(point),
                }
            )
    for found, sentences, (_, _, panel, *_) in zip(ask(*asked), expected, asked, strict=True):
        assert {name: found["sentences"][name] for name in sentences} == sentences, panel


def test_templates_are_filled_alike():
    template = (wording.Span("{names}", "for"), wording.Span(" so {much}, says "), wording.Span("{own}"))
    slots = {"names": ["hue", "{much}"], "much": "far", "own": 2}
    (found,) = ask(("filled", wording.to_list(template), slots, " and "))
    assert found == wording.to_text(wording.fill(template, names=("hue", "{much}"), much="far", own=2))


def test_a_row_is_called_by_the_same_name():
    cells = ["00037", "Ann", "é", "-", "漢", "٣", "1a", "½", "2024-03-01"]
    names = RowNames("Customer ID", pd.Series(cells, dtype="str"))
    shown = {"rows": None, "names": cells, "name_noun": names.prefix}
    labels = ask(*(("rowLabel", "{noun} {row}", row, shown, None) for row in range(len(cells))))
    assert labels == names.names(range(len(cells)))


def test_a_saved_figure_has_as_many_bars_as_the_page():
    text = (FRONTEND / "panel" / "bar_table.js").read_text()
    shown = [int(n) for n in re.findall(r"^const MANY(?:_BESIDE_PICTURE)? = (\d+)", text, re.MULTILINE)]
    assert shown == [SHOWN, SHOWN_BESIDE_PICTURE]
