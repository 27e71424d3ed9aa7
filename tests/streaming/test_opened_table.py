"""Text is explained as a file in memory is, whatever its marks; options are those of the reader."""

from __future__ import annotations

import gzip

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, ReadingError
from neon_core.streaming import typed_rows
from neon_core.tables import export_table
from tests.helpers.streamed import FOUR, ORDERS, ROLES, compare, mixed_frame, read_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
TWO = nc.AnalysisConfig(2, scaling="none")
FILES = {
    "plain": lambda text: text.encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no last line end": lambda text: text.rstrip("\n").encode(),
    "a title above": lambda text: ("Heat of all rooms\n\n" + text).encode(),
    "blank lines and empty rows": lambda text: text.replace("10,5", "\n;\n10,5").encode(),
    "Latin 1": lambda text: text.replace("a;b", "größe;b").encode("latin-1"),
}


@pytest.mark.usefixtures("tiny_blocks")
@pytest.mark.parametrize("name", FILES)
def test_four_rows_by_hand(name, tmp_path):
    (tmp_path / "t.csv").write_bytes(FILES[name](FOUR))
    done = nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO)
    rows = read_parts(done)
    first = rows.columns[0]
    assert rows[first].tolist() == [0.5, 2.5, 10.5, 12.5]
    assert sorted(done.model.clustering.centroids.tolist()) == [[1.5, 0.0], [11.5, 4.0]]
    assert rows["logit"].tolist() == pytest.approx([136.0, 96.0, 96.0, 136.0])  # 121 + 16 - 1, 81 + 16 - 1
    assert rows["row"].tolist() == [0, 1, 2, 3]
    assert done.n_rows == 4
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"_manifest.json", "_model.json"}
    assert not (tmp_path / "out" / typed_rows.ROWS).exists()


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("marks", [{}, {"sep": ";", "decimal": ","}, {"sep": "\t", "quoting": 1}])
def test_every_kind_of_column_with_gaps_is_explained_as_in_memory(marks, tmp_path):
    frame = mixed_frame()
    frame["since"] = frame["since"].dt.strftime("%d.%m.%Y")
    frame.to_csv(tmp_path / "t.csv", index=False, **marks)
    dataset = nc.read_table(tmp_path / "t.csv").with_orders(ORDERS).with_roles(ROLES)
    config = nc.AnalysisConfig(3, n_init=2, scaling="standard", skewed="logarithm")
    done = nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", config, roles=ROLES, orders=ORDERS)
    compare(export_table(dataset, nc.analyse(dataset, config)), read_parts(done))
    assert len(done.parts) > 2


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    "name", ["customers", *(pytest.param(name, marks=pytest.mark.large) for name in ("wine", "sensors"))]
)
def test_sample_is_explained_as_in_memory(name, tmp_path):
    nc.load_sample(name).frame.to_csv(tmp_path / "t.csv", index=False)
    dataset = nc.read_table(tmp_path / "t.csv")
    done = nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out")
    compare(export_table(dataset, nc.analyse(dataset)), read_parts(done))
    assert [(c.name, c.kind, c.role) for c in done.model.settings.columns] == [
        (c.name, c.kind, c.role) for c in dataset.columns
    ]


def test_options_are_those_of_the_reader_and_for_text_alone(tmp_path):
    (tmp_path / "t.csv").write_text("a;b\n1.5;-1\n2.5;3\n9.5;4\n8.5;4\n")
    done = nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, reading={"missing_values": ["-1"]})
    assert read_parts(done)["b"].isna().tolist() == [True, False, False, False]
    with pytest.raises(ArgumentError, match="'delimit' is no option"):
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, reading={"delimit": ","})
    pd.DataFrame({"a": [1.0, 2.0]}).to_parquet(tmp_path / "t.parquet")
    with pytest.raises(ReadingError, match="is Parquet, which has no choices"):
        nc.explain_dataset(tmp_path / "t.parquet", tmp_path / "two", TWO, reading={"delimiter": ","})


@pytest.mark.usefixtures("small_blocks")
def test_progress_grows_and_never_falls(tmp_path):
    mixed_frame(200).to_csv(tmp_path / "t.csv", index=False)
    heard: list[tuple[str, float]] = []
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, progress=lambda *told: heard.append(told))
    shares = [share for _, share in heard]
    assert shares == sorted(shares)
    assert {name.split(":")[0] for name, _ in heard} >= {"draw a sample", "read and check", "explain and write"}
    assert any("MB a second" in name for name, _ in heard)
