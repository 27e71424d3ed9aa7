"""How odd one row is, and which columns make it so."""

from __future__ import annotations

import numpy as np

from neon_core.evaluation.explained_oddness import explain_oddness
from tests.helpers.analyses import analyse_columns

FOUR = analyse_columns({"x": [0.0, 0.0, 3.0, 20.0], "y": [0.0, 3.0, 0.0, 20.0]}, n_clusters=2, scaling="none")


def test_one_row_by_hand():
    odd = explain_oddness(FOUR, 2)
    assert (odd.row, odd.cluster, odd.parts.tolist(), odd.distance) == (2, 0, [4.0, 1.0], 5.0)
    assert odd.usual.tolist() == [2.0, 2.0]  # (1 + 1 + 4) / 3 in both
    assert (odd.nearer, odd.equal, odd.others, odd.share, odd.times) == (1, 1, 2, 0.5, 1.0)
    assert [odd.columns[i] for i in odd.order] == ["x", "y"]
    alone = explain_oddness(FOUR, 3)
    assert (alone.distance, alone.others) == (0.0, 0)
    assert np.isnan(alone.share)
    assert np.isnan(alone.times)
