"""Who moved since last time: ids are matched, and the parts of the columns add up to the change exactly."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ColumnError, DataError
from tests.helpers.model_tables import rich_frame, rich_model

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
FRAME = pd.DataFrame({"id": ["a", "b", "c", "d"], "x": [0.0, 1.0, 4.0, 5.0], "y": [0.0, 0.0, 2.0, 2.0]})
DATA = nc.Dataset.from_frame(FRAME).with_roles({"id": "row id"})
MODEL = nc.SavedModel.of(DATA, nc.analyse(DATA, nc.AnalysisConfig(n_clusters=2, scaling="none")))
BEFORE = MODEL.read_rows(DATA)
RICH, _ = rich_model()
MERGED, _ = rich_model(n_clusters=4, edits=(("merge", 0, 2),))


def test_four_rows_by_hand():
    now = MODEL.read_rows(FRAME.assign(x=[0.0, 4.0, 4.0, 5.0], y=[0.0, 1.0, 2.0, 2.0]))
    moved = now.moved_since(BEFORE)
    # centroids (0.5, 0) and (4.5, 2): w = 2 (4, 2); b moved by (3, 1)
    assert (moved.names, moved.columns) == (("b",), ("x", "y"))
    assert moved.relevance.tolist() == [[24.0, 4.0]]
    # before: |(1, 0) - (0.5, 0)|^2 - |(1, 0) - (4.5, 2)|^2 = 0.25 - 16.25; now 13.25 - 1.25
    assert (moved.evidence_before.tolist(), moved.evidence_now.tolist()) == ([-16.0], [12.0])
    assert moved.change.tolist() == [28.0]
    assert moved.flows.tolist() == [[1, 1], [0, 2]]
    assert moved.n_matched == 4
    assert [moved.to_frame()[name][0] for name in ("id", "cluster before", "cluster now", "x", "y")] == [
        "b",
        0,
        1,
        24.0,
        4.0,
    ]
    assert moved.column_means()["column"].tolist() == ["x", "y"]


def test_rows_are_matched_by_ids_and_not_by_places():
    shuffled = FRAME.sort_values("x", ascending=False, ignore_index=True)
    moved = MODEL.read_rows(shuffled).moved_since(BEFORE)
    assert (moved.n_matched, moved.n_moved) == (4, 0)
    assert moved.to_frame().empty


def test_ids_that_cannot_be_matched_are_counted():
    now = MODEL.read_rows(FRAME.assign(id=np.array(["a", "e", "e", None], dtype=object)))
    moved = now.moved_since(BEFORE)
    assert (moved.n_matched, moved.n_only_before, moved.n_only_now) == (1, 3, 0)
    assert (moved.n_repeated, moved.n_nameless) == (1, 1)


def test_ids_are_compared_as_text():
    before = MODEL.read_rows(FRAME.assign(id=[1, 2, 3, 4]))
    now = MODEL.read_rows(FRAME.assign(id=["1", "2", "3", "5"]))
    assert now.moved_since(before).n_matched == 3


def test_tables_that_cannot_be_compared_are_refused():
    with pytest.raises(DataError, match="No id is in both tables"):
        MODEL.read_rows(FRAME.assign(id=["p", "q", "r", "s"])).moved_since(BEFORE)
    nameless = MODEL.read_rows(FRAME.drop(columns="id"))
    with pytest.raises(ColumnError, match="The table before has no column that names its rows"):
        BEFORE.moved_since(nameless)
    with pytest.raises(DataError, match="two models"):
        RICH.read_rows(rich_frame()).moved_since(BEFORE)


@pytest.mark.parametrize("model", [RICH, MERGED], ids=["plain", "merged"])
@given(seed=st.integers(0, 1000))
def test_parts_add_up_to_the_change_of_the_evidence(model, seed):
    before, now = model.read_rows(rich_frame()), model.read_rows(rich_frame(seed=seed).drop(columns="memo"))
    moved = now.moved_since(before)
    assert moved.n_matched == 60
    np.testing.assert_allclose(moved.relevance.sum(axis=1), moved.change, rtol=1e-12)
    change = moved.evidence_now - moved.evidence_before
    np.testing.assert_allclose(moved.change, change, rtol=1e-9, atol=1e-9)
    assert (moved.evidence_before <= 1e-9).all()
    assert (moved.evidence_now >= -1e-9).all()
    discriminants = model.network.discriminants(now.analysis.design.matrix[moved.rows_now], moved.now)
    own = discriminants[np.arange(moved.n_moved), moved.before]
    np.testing.assert_allclose(moved.evidence_now, own, rtol=1e-9, atol=1e-9)


def test_column_whose_value_is_the_same_has_no_part():
    frame = rich_frame()
    now = RICH.read_rows(frame.assign(spent=frame["spent"] * 20.0, age=frame["age"] + 25.0))
    moved = now.moved_since(RICH.read_rows(frame))
    assert moved.n_moved > 3
    still = [i for i, name in enumerate(moved.columns) if name not in ("age", "spent")]
    assert (moved.relevance[:, still] == 0.0).all()


def test_columns_that_moved_nobody_are_not_named():
    moved = MODEL.read_rows(FRAME.assign(x=[0.0, 4.0, 4.0, 5.0])).moved_since(BEFORE)
    assert moved.sentences[1] == "Most moved by (mean size of their part of the change): x (24)."
    only = MODEL.read_rows(FRAME.iloc[:1]).moved_since(BEFORE).sentences
    assert only[0] == "The only row with an id in both tables is in the same cluster as before."


def test_ids_that_lost_their_zeros_are_followed_and_it_is_said():
    before = MODEL.read_rows(FRAME.assign(id=["01", "02", "03", "10"]))
    moved = MODEL.read_rows(FRAME.assign(id=[1, 2, 3, 10])).moved_since(before)
    assert (moved.n_matched, moved.n_only_before, moved.n_only_now) == (4, 0, 0)
    assert "Leading zeros of ids were left out: one of the tables has its ids as numbers." in moved.sentences
