"""Every messy table is explained exactly and exported whole, or refused with the reason."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import neon_core as nc
from neon_core import files, wording
from neon_core.row_explanation import explain_row
from neon_core.tables import bars_table, export_table
from tests.helpers.messy_corpus import CORPUS, dataset
from tests.helpers.variants import each_fifth_always

CHOICES: list[dict[str, Any]] = [
    {"n_clusters": 2},
    {"n_clusters": 3, "missing": "drop", "scaling": "standard", "dates": "weekday", "most_categories": 2},
]


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
@pytest.mark.parametrize("case", each_fifth_always(CORPUS), ids=lambda case: case.name)
def test_messy_table_is_explained_exactly_or_refused(case):
    data = dataset(case.name)
    kinds = {column.name: column.kind for column in data.columns if column.role != "class"}
    data = data.with_roles({name: "ignore" if kind == "text" else "feature" for name, kind in kinds.items()})
    refused: list[nc.NeonError] = []
    for choices in CHOICES:
        try:
            analysis = nc.analyse(data, nc.AnalysisConfig(n_init=1, **choices))
        except nc.NeonError as error:
            refused.append(error)
            continue
        design, explanation = analysis.design, analysis.explanation
        relevance = design.by_column(explanation.relevance)
        scale = 1.0 + np.abs(relevance).sum(axis=1)
        assert (np.abs(relevance.sum(axis=1) - explanation.logit) <= 1e-9 * scale).all()
        again = design.to_scaled(design.to_original(design.matrix))
        np.testing.assert_allclose(again, design.matrix, rtol=0, atol=1e-6 * (1.0 + np.abs(design.matrix).max()))
        point = explain_row(analysis, analysis.telling_row)
        assert bars_table(point)["relevance"].iloc[-1] == pytest.approx(point.standing.logit, abs=1e-9 * scale.max())
        table = export_table(data, analysis)
        assert len(table) == len(data.frame)
        assert files.export_csv(table).count(b"\n") >= len(table)
        assert all(wording.describe_analysis(analysis, data.columns, len(data.frame)))
    assert all(problem.what and problem.where for error in refused for problem in error.problems)
