"""Small analyses for the tests of sentences, figures and pages."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest

import neon_core as nc
from neon_core.row_explanation import RowExplanation
from neon_core.row_explanation.category_values import CategoryValues
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


@cache
def customer_analysis() -> nc.Analysis:
    """Return the customers in four clusters, with two categories and a date as features."""
    roles = {"Country": "feature", "Channel": "feature", "Customer since": "feature"}
    with pytest.warns(nc.NeonWarning, match="42 missing values were filled in with the median, in 3 columns"):
        return nc.analyse(nc.load_sample("customers").with_roles(roles), nc.AnalysisConfig(n_clusters=4))


@cache
def category_analysis() -> nc.Analysis:
    """Return two clusters of two rows: sizes 0 and 10; kinds u and v in the first, only v in the second."""
    frame = pd.DataFrame({"size": [0.0, 0.0, 10.0, 10.0], "kind": ["u", "v", "v", "v"]})
    return nc.analyse(nc.Dataset.from_frame(frame).with_roles({"kind": "feature"}), nc.AnalysisConfig(n_clusters=2))


def own_values(point: RowExplanation, column: int) -> CategoryValues:
    """Return the values of a column that is a category."""
    values = point.columns.categories[column]
    assert values is not None
    return values
