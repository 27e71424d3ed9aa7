"""One row has the same numbers everywhere: dashboard, notebook, command line, report, page, model and code."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import main
from neon_core.reporting import format_report
from neon_core.samples import SAMPLES
from neon_core.static_page.page_file import build_page
from tests.helpers.node import node
from tests.helpers.page_parts import read_data
from tests.helpers.pages import open_explore, panel_payload
from tests.helpers.paths import ROOT
from tests.helpers.report_page import read_page
from tests.helpers.variants import first_always

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
ROWS = {"wine": 83, "customers": 60, "digits": 700}


def ask(name, *arguments):
    """Ask one of the browser's functions."""
    sent = json.dumps([[name, arguments]]).replace("Infinity", '"Infinity"')
    (found,) = json.loads(node(str(ROOT / "tests" / "frontend" / "answers.mjs"), stdin=sent))
    return found


def of_dashboard(sample, row):
    """Return the bars that the browser draws from what the server sends."""
    sent = panel_payload(open_explore(sample=sample, row=str(row)))
    point = {key: sent["point"][key] for key in ("h", "parts")}
    return dict(zip(sent["names"], ask("bars", point, sent["usual_beta"]), strict=True))


def of_command(sample, row, folder):
    path = folder / "rows.csv"
    assert main(["explain", "--sample", sample, "--output", str(path), "--quiet"]) == 0
    line = pd.read_csv(path).set_index("row").loc[row]
    head = "relevance of "
    return {name.removeprefix(head): line[name] for name in line.index if name.startswith(head)}


def of_model(sample, row, folder):
    """Return the bars of the same row as a new one, by a model from the command line."""
    path, data = folder / "model.json", nc.load_sample(sample)
    assert main(["explain", "--sample", sample, "--save-model", str(path), "--quiet"]) == 0
    model = nc.load_model(path)
    explanation = model.explain(data.frame.iloc[[row]])
    return dict(zip(model.design.column_names, model.design.by_column(explanation.relevance)[0], strict=True))


def of_report(data, analysis, row):
    page = read_page(format_report(data, analysis, rows=[row], made=datetime(2026, 12, 1, tzinfo=UTC)))
    article = page.one("article", class_="row")
    assert int(article["data-row"]) == row
    lines = article.one("tbody").all("tr")
    return {line.one("th").text: float(line.all("td")[-1]["data-value"]) for line in lines}


def of_page(data, analysis, row):
    sent = read_data(build_page(analysis, data))
    at = sent["rows"]["numbers"].index(row)
    bars = ask("pageRows", sent, [analysis.model.beta])[at]["bars"][0]
    return dict(zip(analysis.design.column_names, bars, strict=True))


def of_notebook(analysis, row):
    frame = analysis.to_frame().set_index("row").loc[row]
    return {name: frame[name] for name in analysis.design.column_names}


@pytest.mark.parametrize("sample", first_always(*ROWS))
def test_one_row_has_the_same_numbers_everywhere(sample, tmp_path: Path):
    row, data = ROWS[sample], nc.load_sample(sample)
    analysis = nc.analyse(data, SAMPLES[sample].opening)
    expected = analysis.design.by_column(analysis.explanation.relevance)[analysis.position(row)]
    found = {
        "notebook": of_notebook(analysis, row),
        "dashboard": of_dashboard(sample, row),
        "command": of_command(sample, row, tmp_path),
        "model": of_model(sample, row, tmp_path),
        "report": of_report(data, analysis, row),
        "page": of_page(data, analysis, row),
    }
    scale = max(1.0, float(np.abs(expected).max()))
    for where, bars in found.items():
        shown = np.array([float(bars[name]) for name in analysis.design.column_names if name in bars])
        wanted = np.array([e for name, e in zip(analysis.design.column_names, expected, strict=True) if name in bars])
        np.testing.assert_allclose(shown, wanted, rtol=0.0, atol=1e-12 * scale, err_msg=where)
        rest = expected.sum() - wanted.sum()  # a report may join the smallest columns
        assert abs(shown.sum() + rest - analysis.explanation.logit[analysis.position(row)]) <= 1e-12 * scale * 64, where
