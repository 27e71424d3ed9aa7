"""Figures of the tests, and the parts of them that tests look at."""

from __future__ import annotations

from typing import Any

import neon_core as nc
from neon_core import figures
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE


def row_map(analysis: nc.Analysis, row: int, nouns: tuple[str, str] = WINE) -> Any:
    """Return the PCA map with a chosen row."""
    return figures.cluster_map(analysis, pca_map(analysis), nouns, explain_row(analysis, row))


def sample_traces(figure: Any) -> list[Any]:
    """Return the traces that hold rows, not centroids, lines or rings."""
    return [trace for trace in figure.data if trace.customdata is not None]


def relevance_trace(figure: Any) -> Any:
    """Return the trace with the relevance bars."""
    return next(trace for trace in figure.data if trace.name == "relevance")
