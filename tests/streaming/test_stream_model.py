"""The model of all rows: its notes, its class names, and twins that stay equal."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.streaming.source_parts import Source
from tests.helpers.streamed import read_parts, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def test_fewer_distinct_rows_than_clusters_leave_clusters_empty_with_a_note(tmp_path):
    frame = pd.DataFrame({"a": [0.1] * 5 + [0.7] * 3})
    folder = write_parts(tmp_path / "t", frame, [4])
    done = nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(3, scaling="none"))
    assert sorted(done.model.clustering.sizes.tolist()) == [0, 3, 5]
    assert len(done.notes) == 2
    whole = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(3, scaling="none"))
    assert np.allclose(read_parts(done)["logit"], whole.explanation.logit, atol=1e-12)
    assert done.model.network.twins == whole.model.twins


def test_a_value_that_the_sample_lacks_is_a_category_all_the_same(tmp_path):
    frame = pd.DataFrame({"a": np.arange(400.0), "kind": ["u"] * 399 + ["v"]})
    folder = write_parts(tmp_path / "t", frame, [])
    done = nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2), roles={"kind": "feature"}, n_sampled=20)
    assert done.model.design.feature_names == ("a", "kind = u", "kind = v")
    assert "random sample of 20 of 400 rows" in done.notes[0]


def test_classes_that_the_sample_lacks_are_known(tmp_path):
    frame = pd.DataFrame({"a": np.arange(400.0), "kind": ["u"] * 200 + ["v"] * 199 + ["w"]})
    folder = write_parts(tmp_path / "t", frame, [])
    done = nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2), roles={"kind": "class"}, n_sampled=20)
    assert done.model.clustering.classes == ("u", "v", "w")
    assert done.model.clustering.matched_class.tolist() == [0, 1]


@pytest.mark.parametrize(("transform", "n_reads"), [("as it is", 7), ("rank", 7), ("logarithm", 8)])
def test_table_is_read_once_more_only_where_logarithms_count(transform, n_reads, tmp_path, monkeypatch):
    folder = write_parts(tmp_path / "t", pd.DataFrame({"a": np.arange(1.0, 41.0)}), [])
    reads, batches = [], Source.batches

    def count_reads(self, piece, names=None):
        reads.append(piece)
        return batches(self, piece, names)

    monkeypatch.setattr(Source, "batches", count_reads)
    nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2, transforms=(("a", transform),)))
    assert len(reads) == n_reads
