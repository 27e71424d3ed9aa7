"""The numbers and sentences of a page without a server, read back from its file, held to the library's."""

from __future__ import annotations

import json
import re
import warnings
from functools import cache

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import payload
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from neon_core.search import find_row
from neon_core.static_page.page_data import build_page_data, describe_table
from neon_core.static_page.page_file import build_page
from neon_core.wording.page_sentences import page_templates
from neon_core.wording.row_list_words import describe_found_row
from tests.helpers.analyses import analyse_columns
from tests.helpers.node import node
from tests.helpers.page_parts import read_data
from tests.helpers.paths import ROOT

DATES = pd.date_range("2024-01-30", periods=12, freq="37h")


def ask(name, *arguments):
    """Ask one of the browser's functions."""
    sent = json.dumps([[name, arguments]]).replace("Infinity", '"Infinity"')
    (answer,) = json.loads(node(str(ROOT / "tests" / "frontend" / "answers.mjs"), stdin=sent))
    return answer


def quietly(make):
    """Return what a function makes, without the notes on a tiny table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return make()


def of_sample(name, roles=()):
    data = nc.load_sample(name).with_roles(dict.fromkeys(roles, "feature"))
    return quietly(lambda: nc.analyse(data, SAMPLES[name].opening)), data


def of_frame(columns, roles=None, **choices):
    data = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles(roles or {})
    return quietly(lambda: nc.analyse(data, nc.AnalysisConfig(n_init=1, **choices))), data


def merged():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=6, n_init=1))
    return analysis.merge(1, 4).split(0).rename({0: "Old {vines}", 2: "</script><b>"}), nc.load_sample("wine")


MADE = {
    "wine": lambda: of_sample("wine"),
    "customers": lambda: of_sample("customers", ("Country", "Channel", "Customer since")),
    "merged and named": merged,
    "every transform": lambda: (
        nc.analyse(
            nc.load_sample("wine"),
            nc.AnalysisConfig(
                scaling="robust", transforms=(("proline", "logarithm"), ("hue", "rank")), weights=(("ash", 2.5),)
            ),
        ),
        None,
    ),
    "dates, gaps and yes or no": lambda: of_frame(
        {
            "when": [*DATES[:11], None],
            "is": [True, False, None] * 4,
            "size": [1.0, 2.5, None, 1e7, -3.0, 0.0] * 2,
            "kind": ["a", None, "</script>", "b", "a", "<i>"] * 2,
        },
        {"kind": "feature", "when": "feature"},
        n_clusters=3,
    ),
    "months": lambda: of_frame({"when": DATES, "x": range(12)}, {"when": "feature"}, n_clusters=3, dates="month"),
    "ties": lambda: (analyse_columns({"x": [-4.0, -4.0, 0.0, 0.0, 4.0, 4.0], "y": [0.0] * 6}, n_clusters=3), None),
    "on the boundary": lambda: (analyse_columns({"x": [0.0, 4.0, 2.0, 0.0, 4.0]}, n_clusters=2, scaling="none"), None),
    "one cluster": lambda: (analyse_columns({"x": [0.0, 1.0, 9.0]}, n_clusters=1), None),
    "a large offset": lambda: (
        analyse_columns({"x": 1e7 + np.arange(9.0) % 3, "y": np.arange(9.0) * 1e-5}, n_clusters=4, scaling="none"),
        None,
    ),
}


@cache
def made(case):
    """Return an analysis, its dataset, and the data of its page as they are read back from the file."""
    analysis, dataset = MADE[case]()
    return analysis, dataset, read_data(build_page(analysis, dataset))


def close(found, wanted, places):
    """Compare messages: texts and whole numbers are equal, other numbers to 1e-12 of the largest, places to 1e-5."""
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys()
        for key in wanted:
            close(found[key], wanted[key], 1.1e-5 if key in ("place", "brightness") else places)
    elif isinstance(wanted, list) and wanted and isinstance(wanted[0], float):
        np.testing.assert_allclose(found, wanted, rtol=0, atol=places * max(1.0, np.abs(wanted).max()))
    elif isinstance(wanted, list):
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            close(one, other, places)
    else:
        assert found == wanted


@pytest.mark.parametrize("case", MADE)
def test_panel_of_every_row_is_the_one_that_a_server_sends(case):
    analysis, dataset, data = made(case)
    sample, whole = describe_table(analysis, dataset), data["map"]["facts"]["id"]
    shown_rows = list(zip(ask("pageRows", data, [1.0]), data["rows"]["numbers"], strict=True))
    for shown, row in shown_rows[:: max(1, len(shown_rows) // 60)]:
        point = explain_row(analysis, row)
        mark = payload.build_mark(point)
        mark.pop("number", None)
        close(shown["panel"], json.loads(json.dumps(payload.build_panel(point, sample, mark, whole))), 1e-12)


@pytest.mark.parametrize("case", [case for case in MADE if case not in ("one cluster", "a large offset")])
def test_bars_are_those_of_the_analysis_at_every_comparison(case):
    """At a large offset a panel shows 0 for a bar that is nothing but rounding, which the analysis has."""
    analysis, _, data = made(case)
    usual = analysis.model.beta or 0.0
    betas = [usual, 0.0, usual / 3, np.inf]
    bars = np.array([shown["bars"] for shown in ask("pageRows", data, betas)])
    samples = [analysis.design.position(row) for row in data["rows"]["numbers"]]
    assert analysis.explanation.beta == usual
    for at, beta in enumerate(betas):
        explanation = analysis.model.explain(analysis.design.matrix, beta) if at else analysis.explanation
        wanted = analysis.design.by_column(explanation.relevance)[samples]
        atol = 1e-12 * max(1.0, np.abs(wanted).max())
        np.testing.assert_allclose(bars[:, at], wanted, rtol=0, atol=atol)
        np.testing.assert_allclose(bars[:, at].sum(axis=1), explanation.logit[samples], rtol=0, atol=atol)


def test_table_has_the_results_and_every_column_that_counts():
    analysis, dataset, data = made("customers")
    table = ask("wholeTable", data)
    heads = [column["head"] for column in table["columns"]]
    assert heads[:4] == ["Customer ID", "cluster", "class", "evidence"]
    assert heads[-len(analysis.design.columns) :] == list(analysis.design.column_names)
    spent = table["columns"][heads.index("Spent")]
    by_rank = np.argsort(spent["ranks"], kind="stable")
    np.testing.assert_array_equal(by_rank, np.argsort(dataset.frame["Spent"].to_numpy(), kind="stable"))
    gaps = table["columns"][heads.index("Return rate")]["values"]
    assert [text is None for text in gaps] == dataset.frame["Return rate"].isna().tolist()
    found = ask("matchingPlaces", table, "busi")
    assert [table["rows"][at] for at in found] == np.flatnonzero(dataset.frame["Segment"] == "Business").tolist()


@pytest.mark.parametrize(
    "text", ["00037", "Customer 00037", "36", "37", "row 36", "#36", "  00037 ", "99999", "nobody", "395", "", "row 0"]
)
def test_rows_are_found_as_the_library_finds_them(text):
    analysis, _, data = made("customers")
    known = {
        "numbers": data["rows"]["numbers"],
        "names": data["map"]["names"],
        "prefix": data["map"]["name_noun"],
        "nouns": data["map"]["nouns"],
        "n_rows": data["n_rows"],
    }
    found, wanted = ask("findRow", page_templates(), text, known), find_row(analysis, text)
    assert found["row"] == wanted.row
    assert found.get("refused", False) == (wanted.row < 0)
    if wanted.row >= 0:
        names = analysis.design.row_names
        told = describe_found_row(text.strip(), wanted, known["nouns"], names)
        called = re.sub(r"<(\d+)>", lambda match: names.name(int(match[1])), found["notice"])
        assert called == told


def test_page_of_a_large_table_has_the_rows_of_its_map_and_says_so():
    rng = np.random.default_rng(0)
    analysis, dataset = of_frame({name: rng.normal(size=12_000).round(2) for name in "ab"}, n_clusters=3)
    text = build_page(analysis, dataset)
    data = read_data(text)
    assert "This page has 10,000 of the 12,000 rows" in text
    assert data["rows"]["numbers"] == data["map"]["rows"]
    assert len(data["rows"]["numbers"]) == len(data["table"]["rows"]) == 10_000
    assert data["first"] in data["rows"]["numbers"]
    assert data["map"]["list"]["searchable"]
    assert build_page_data(analysis, dataset)["first"] == data["first"]
