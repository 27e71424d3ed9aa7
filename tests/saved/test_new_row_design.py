"""The design of new rows has the scales of the model and the cells of the rows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neon_core.saved.new_rows import read_rows
from tests.helpers.model_tables import rich_frame, rich_model

MODEL, OWN = rich_model()
NEW = read_rows(MODEL, rich_frame(seed=5).head(12))


def test_scales_are_the_model_s_and_rows_are_the_table_s():
    design = NEW.analysis.design
    for part in ("center", "spread", "low", "high"):
        np.testing.assert_array_equal(getattr(design, part), getattr(OWN.design, part))
    assert (design.n_rows, design.matrix.shape) == (12, (12, len(OWN.design.feature_names)))
    pd.testing.assert_series_equal(design.cells[0], rich_frame(seed=5)["age"].head(12))
    assert design.call_row(4) == "c004"


def test_rows_in_units_are_the_cells():
    shown = NEW.analysis.design.to_original(NEW.analysis.design.matrix)
    expected = rich_frame(seed=5).head(12)
    np.testing.assert_allclose(shown["spent"].astype(float), expected["spent"], rtol=1e-12)
    assert shown["joined"].tolist() == expected["joined"].tolist()
    assert shown["use"].tolist() == expected["use"].tolist()
