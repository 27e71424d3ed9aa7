"""The stages of long work in words."""

from __future__ import annotations

import pytest

from neon_core.config import AnalysisConfig
from pages.shared.wording import progress_words


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("", "Fitting 1 cluster"),
        ("wait", progress_words.WAITS),
        ("start 4 of 10", "Fitting 1 cluster: start 4 of 10"),
        ("settle", "Settling 1 cluster on all rows"),
    ],
)
def test_stages_of_a_fit(stage, sentence):
    assert progress_words.describe_fitting_stage(stage, AnalysisConfig(n_clusters=1)) == sentence


def test_unknown_stage_is_an_error():
    with pytest.raises(KeyError):
        progress_words.describe_reading_stage("dance", "a.csv")


def test_long_file_name_is_shortened():
    assert progress_words.describe_stopped_reading("a" * 500) == f"Reading {'a' * 59}… was stopped."
    assert progress_words.describe_reading_stage("read", "a" * 500) == f"Reading {'a' * 59}…"
