"""The sample: uniform over all rows, whatever the parts, and the same for the same seed."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import chisquare

from neon_core.streaming.row_sample import draw_rows, read_sample
from neon_core.streaming.source_parts import open_source
from tests.helpers.streamed import write_parts


def test_rows_are_drawn_uniformly_from_parts_of_all_sizes():
    edges = np.array([0, 10, 5_000, 5_100, 400_000, 1_000_000])
    drawn = draw_rows(1_000_000, 20_000, 0)
    assert np.unique(drawn).size == 20_000
    seen = np.histogram(drawn, edges)[0][1:]
    expected = np.diff(edges)[1:] / np.diff(edges)[1:].sum() * seen.sum()
    assert chisquare(seen, expected).pvalue > 0.01
    assert chisquare(np.histogram(drawn, 50)[0]).pvalue > 0.01


def test_sample_has_the_rows_that_are_drawn_and_does_not_depend_on_the_parts(tmp_path):
    frame = pd.DataFrame({"a": np.arange(500) * 0.5})
    sources = [open_source(write_parts(tmp_path / str(i), frame, cuts)) for i, cuts in enumerate(([], [3, 400]))]
    samples = [read_sample(source, 7, 50).frame["a"].tolist() for source in sources]
    assert samples[0] == samples[1] == (draw_rows(500, 50, 7) * 0.5).tolist()
    assert read_sample(sources[0], 8, 50).frame["a"].tolist() != samples[0]


def test_each_row_is_as_likely_as_each_other():
    counts = np.zeros(20)
    for seed in range(2000):
        counts[draw_rows(20, 4, seed)] += 1
    assert chisquare(counts).pvalue > 0.01
