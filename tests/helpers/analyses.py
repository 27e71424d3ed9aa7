"""Small analyses for the tests of sentences, figures and pages."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

import neon_core as nc
from neon_core.samples import PUBLISHED

WINE, ROW = ("wine", "wines"), ("row", "rows")
"""Nouns of a sample and of an uploaded table."""


@cache
def wine_analysis(**choices: Any) -> nc.Analysis:
    """Return the published run on wine, or the same with other choices."""
    return nc.analyse(nc.load_sample("wine"), replace(PUBLISHED, **choices))


def analyse_columns(columns: Any, class_column: str | None = None, **choices: Any) -> nc.Analysis:
    """Return the analysis of a few columns, without the warnings of a tiny table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        dataset = nc.Dataset.from_frame(pd.DataFrame(columns), class_column=class_column)
        return nc.analyse(dataset, nc.AnalysisConfig(**choices))
