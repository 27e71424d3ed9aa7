"""Parts of the output: one schema for all of them, whatever a batch holds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import neon_core as nc
from neon_core.errors import SavedFileError
from neon_core.streaming import source_parts
from tests.helpers.streamed import mixed_frame, read_folder, read_parts, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
CONFIG = nc.AnalysisConfig(2, scaling="none")


def test_all_parts_have_one_schema_and_the_types_of_the_table(tmp_path):
    frame = pd.DataFrame(
        {
            "a": np.array([0, 1, 9, 10], np.int16),
            "row": [0.0, np.nan, 5.0, 5.0],
            "class": [1, 1, 2, 2],
            "memo": pd.to_datetime(["2024-01-01"] * 4).astype("datetime64[ms]"),
        }
    )
    folder = write_parts(tmp_path / "t", frame, [2])
    done = nc.explain_dataset(folder, tmp_path / "out", CONFIG, roles={"class": "class"})
    schemas = [parquet.read_schema(path) for path in done.parts]
    assert schemas[0].equals(schemas[1])
    assert schemas[0].field("a").type == pa.int16()
    assert schemas[0].field("memo").type == pa.timestamp("ms")
    assert schemas[0].names[4:9] == ["row (2)", "cluster", "class (2)", "logit", "distance to boundary"]
    assert read_parts(done)["filled in"].tolist() == ["", "row", "", ""]


def test_batch_without_a_row_that_can_be_placed_has_no_results(tmp_path):
    frame = pd.DataFrame({"a": [0.0, 1.0, 9.0, np.nan, np.nan], "b": [1.0, 1.0, 2.0, 3.0, 3.0]})
    folder = write_parts(tmp_path / "t", frame, [3])
    rows = read_parts(nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2, missing="drop")))
    assert rows["row"].tolist() == [0, 1, 2, 3, 4]
    assert rows["cluster"].isna().tolist() == [False, False, False, True, True]
    assert rows["logit"].isna().tolist() == [False, False, False, True, True]


def test_one_cluster_has_no_competitor(tmp_path):
    folder = write_parts(tmp_path / "t", pd.DataFrame({"a": [0.0, 1.0]}), [])
    rows = read_parts(nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(1)))
    assert rows["nearest competitor"].isna().all()
    assert rows["relevance of a"].tolist() == [0.0, 0.0]


def test_evidence_is_written_without_a_dictionary(tmp_path):
    folder = write_parts(tmp_path / "t", mixed_frame(90), [])
    done = nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2, n_init=1))
    group = parquet.ParquetFile(done.parts[0]).metadata.row_group(0)
    columns = [group.column(i) for i in range(group.num_columns)]
    with_dictionary = {column.path_in_schema for column in columns if "RLE_DICTIONARY" in column.encodings}
    assert {"region", "heat", "cluster", "nearest competitor"} <= with_dictionary
    assert not {"logit", "relevance of region", "distance to boundary"} & with_dictionary


@pytest.mark.parametrize("after", [0, 1, 2])
def test_disk_that_is_full_in_the_writing_thread_ends_the_run_with_a_sentence(after, tmp_path, monkeypatch):
    monkeypatch.setattr(source_parts, "BATCH_ROWS", 30)
    folder = write_parts(tmp_path / "t", mixed_frame(90), [])
    config, calls = nc.AnalysisConfig(2, n_init=1), iter(range(9))

    def fill_disk(self, table, **sample):
        if not sample and next(calls) == after:
            raise OSError(28, "No space left on device")
        write(self, table, **sample)

    write = parquet.ParquetWriter.write_table
    with monkeypatch.context() as patch:
        patch.setattr(parquet.ParquetWriter, "write_table", fill_disk)
        with pytest.raises(SavedFileError, match=r"No space left on device.*goes on after the last finished part"):
            nc.explain_dataset(folder, tmp_path / "out", config)
    assert set(read_folder(tmp_path / "out")) == {"_manifest.json", "_model.json"}
    nc.explain_dataset(folder, tmp_path / "out", config)
    nc.explain_dataset(folder, tmp_path / "whole", config)
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")
