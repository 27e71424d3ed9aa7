"""The Python of an analysis is run, and gives the same numbers to the last bit."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.saved.python_code import ShownRow, _write, format_python
from tests.helpers.model_tables import STEPS, rich_frame

NAME = "a'b\"c <b> {x}"
HARD = "a'b\"c\\n\u202e é <b> {x}"


def run(code):
    """Run some code; return what it defines."""
    names: dict = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        exec(compile(code, "snippet", "exec"), names)
    return names


def analyse(data, config):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(data, config)


@pytest.mark.parametrize("sample", ["wine", "customers"])
@pytest.mark.parametrize("beta", [None, 0.0, 1.7, float("inf")])
def test_code_of_a_sample_gives_the_same_numbers(sample, beta, capsys):
    data = nc.load_sample(sample)
    config = nc.AnalysisConfig(4, scaling="robust", n_init=2, edits=(("merge", 0, 2), ("split", 1, 5)))
    analysis = analyse(data, config).rename({1: NAME})
    shown = ShownRow(83, "wine 83", beta)
    found = run(format_python(data, data, analysis, shown, sample))
    expected = analysis.model.explain(analysis.design.matrix[[analysis.position(83)]], beta)
    np.testing.assert_array_equal(found["explained"].relevance, expected.relevance)
    assert found["analysis"].cluster_names == analysis.cluster_names
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"evidence for cluster {expected.label[0]}: {expected.logit[0]:.4f}"


def test_code_of_a_pasted_table_says_to_save_it_first():
    data = nc.read_table(b"a,b\n1,2\n3,1\n4,4\n", filename="Pasted table")
    code = format_python(data, data, analyse(data, nc.AnalysisConfig(n_clusters=2)))
    assert "# This table was no file: save it under this name first" in code
    assert 'data = nc.read_table("Pasted table")' in code


def test_code_of_a_file_reads_and_chooses_as_the_table_was(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    frame = rich_frame().rename(columns={"memo": HARD})
    frame.to_csv("it's.csv", index=False, sep="|", decimal=",")
    guessed = nc.read_table("it's.csv", delimiter="|", decimal=",", missing_values=("n/a", "?"))
    data = guessed.with_orders({"use": STEPS}).with_kinds({"age": "category", "paper": "number"})
    data = data.with_roles({"customer": "row id", "joined": "feature", "age": "feature", HARD: "describe"})
    config = nc.AnalysisConfig(
        weights=(("spent", 2.5), ("joined", 0.1)),
        fills=(("region", "leave out"),),
        transforms=(("spent", "rank"),),
        dates="month",
    )
    analysis = analyse(data, config)
    code = format_python(guessed, data, analysis, ShownRow(3, "c003 \n'\"", None))
    assert max(map(len, code.splitlines())) <= 120
    found = run(code)
    assert found["analysis"].fingerprint == analysis.fingerprint
    np.testing.assert_array_equal(found["analysis"].explanation.relevance, analysis.explanation.relevance)


def test_one_cluster_has_no_evidence_to_print():
    wine = nc.load_sample("wine")
    code = format_python(wine, wine, analyse(wine, nc.AnalysisConfig(1)), ShownRow(0, "wine 0"), "wine")
    assert code.endswith("analysis = nc.analyse(data, config)\n")


@given(st.text(), st.floats(allow_nan=False), st.lists(st.text(), max_size=3))
def test_values_are_written_as_python_reads_them(text, number, texts):
    value = {text: number, "more": tuple(texts)}
    assert eval(_write(value)) == value
    assert _write(text).isprintable()
