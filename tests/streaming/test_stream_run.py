"""A table in parts is explained as one in memory, a run that was stopped goes on, and nothing is half-written."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ConfigError, ReadingError, SavedFileError
from neon_core.streaming import output_folder, written_parts
from neon_core.tables import export_table
from tests.helpers.streamed import ORDERS, ROLES, compare, mixed_frame, read_folder, read_parts, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
FOUR = pd.DataFrame({"a": [0.0, 2.0, 10.0, 12.0], "b": [0.0, 0.0, 4.0, 4.0]})
TWO = nc.AnalysisConfig(2, scaling="none")


def test_four_rows_by_hand(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [1])
    done = nc.explain_dataset(folder, tmp_path / "out", TWO)
    rows = read_parts(done)
    assert [part.name for part in done.parts] == ["part-00000.parquet", "part-00001.parquet"]
    assert sorted(done.model.clustering.centroids.tolist()) == [[1.0, 0.0], [11.0, 4.0]]
    assert done.manifest.inertia == pytest.approx(4.0)
    assert rows["logit"].tolist() == pytest.approx([136.0, 96.0, 96.0, 136.0])  # 121 + 16 - 1, 81 + 16 - 1
    assert (rows["relevance of a"] + rows["relevance of b"]).tolist() == pytest.approx(rows["logit"].tolist())
    assert rows["row"].tolist() == [0, 1, 2, 3]
    assert done.model.network.beta == pytest.approx(1.0 / 116.0)


@pytest.mark.parametrize("name", ["wine", "customers"])
def test_sample_in_parts_is_explained_as_in_memory(name, tmp_path):
    sample = nc.load_sample(name)
    roles = {column.name: column.role for column in sample.columns}
    frame = sample.frame
    folder = write_parts(tmp_path / "t", frame, [50, 120])
    frame.to_parquet(tmp_path / "whole.parquet", index=False)
    dataset = nc.read_table(tmp_path / "whole.parquet").with_roles(roles)
    done, analysis = nc.explain_dataset(folder, tmp_path / "out", roles=roles), nc.analyse(dataset)
    compare(export_table(dataset, analysis), read_parts(done))
    assert done.notes == ()
    assert done.model.network.beta == pytest.approx(analysis.model.beta, rel=1e-12)
    assert done.model.clustering.matched_class.tolist() == analysis.clustering.matched_class.tolist()


@pytest.mark.parametrize(
    "choices",
    [
        {"scaling": "standard", "skewed": "logarithm"},
        {"missing": "drop", "dates": "month"},
        {"fills": {"region": "usual value", "paid": "usual value", "size": "leave out"}, "scaling": "robust"},
    ],
)
def test_every_kind_of_column_with_gaps_is_explained_as_in_memory(choices, tmp_path):
    frame = mixed_frame()
    folder = write_parts(tmp_path / "t", frame, [4, 200], group=64)
    frame.to_parquet(tmp_path / "whole.parquet", index=False)
    dataset = nc.read_table(tmp_path / "whole.parquet").with_orders(ORDERS).with_roles(ROLES)
    config = nc.AnalysisConfig(3, n_init=2, **choices)
    done = nc.explain_dataset(folder, tmp_path / "out", config, roles=ROLES, orders=ORDERS)
    compare(export_table(dataset, nc.analyse(dataset, config)), read_parts(done))


def test_sorted_rows_are_clustered_as_shuffled_ones_are(tmp_path):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(np.concatenate([rng.normal(9.0 * k, 1.0, (n, 2)) for k, n in enumerate((1500, 300, 40))]))
    frame.columns = ["a", "b"]
    folder = write_parts(tmp_path / "t", frame, [600, 1700])
    config = nc.AnalysisConfig(3, scaling="none")
    done = nc.explain_dataset(folder, tmp_path / "out", config, n_sampled=300)
    whole = nc.analyse(nc.Dataset.from_frame(frame), config)
    assert done.manifest.inertia <= 1.001 * whole.clustering.inertia
    assert done.model.clustering.sizes.tolist() == whole.clustering.sizes.tolist()
    assert "random sample of 300 of 1,840 rows" in done.notes[0]


def test_hive_partitions_are_columns(tmp_path):
    (tmp_path / "t").mkdir()
    for place, part in (("north", FOUR[:2]), ("south", FOUR[2:])):
        write_parts(tmp_path / "t" / f"place={place}", part, [])
    rows = read_parts(nc.explain_dataset(tmp_path / "t", tmp_path / "out", TWO, roles={"place": "describe"}))
    assert rows["place"].tolist() == ["north", "north", "south", "south"]
    assert rows.columns[:3].tolist() == ["a", "b", "place"]


class Killed(BaseException):
    """Ends a run as a signal does."""


@pytest.mark.parametrize("after", range(11))
def test_run_that_was_stopped_goes_on_and_ends_with_the_same_bytes(after, tmp_path):
    """A listener is called after every batch of the six passes and of the three parts: each is a place to stop."""
    folder = write_parts(tmp_path / "t", mixed_frame(90), [30, 60])
    config = nc.AnalysisConfig(2, n_init=1)
    nc.explain_dataset(folder, tmp_path / "whole", config)
    calls = iter(range(1000))

    def stop(_name, _share):
        if next(calls) == 2 * after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        nc.explain_dataset(folder, tmp_path / "out", config, progress=stop)
    files = set(read_folder(tmp_path / "out"))
    assert files <= {"_manifest.json", "_model.json", *(f"part-0000{i}.parquet" for i in range(3))}
    nc.explain_dataset(folder, tmp_path / "out", config)
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


@pytest.mark.parametrize("number", range(3))
def test_run_that_was_killed_in_a_part_goes_on_and_writes_no_part_twice(number, tmp_path, monkeypatch):
    folder = write_parts(tmp_path / "t", mixed_frame(90), [30, 60])
    nc.explain_dataset(folder, tmp_path / "whole", TWO)
    write, written = written_parts.PartWriter.write, []

    def write_or_die(self, piece, target, i, listen):
        written.append(i)
        if len(written) == number + 1:
            for name in (f"part-0000{i}.parquet", "_manifest.json", "_model.json"):
                (target / f".{name}.x1y2z3.part").write_bytes(b"half")
            raise Killed
        return write(self, piece, target, i, listen)

    monkeypatch.setattr(written_parts.PartWriter, "write", write_or_die)
    with pytest.raises(Killed):
        nc.explain_dataset(folder, tmp_path / "out", TWO)
    nc.explain_dataset(folder, tmp_path / "out", TWO)
    assert written == [*range(number + 1), *range(number, 3)]
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


def test_finished_folder_is_left_as_it_is(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [])
    first = nc.explain_dataset(folder, tmp_path / "out", TWO)
    before = first.parts[0].stat().st_mtime_ns
    assert nc.explain_dataset(folder, tmp_path / "out", TWO).parts[0].stat().st_mtime_ns == before


def test_other_table_other_choices_and_other_files_are_refused(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [])
    nc.explain_dataset(folder, tmp_path / "out", TWO)
    with pytest.raises(SavedFileError, match="begun with other choices"):
        nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(3, scaling="none"))
    FOUR[:3].to_parquet(folder / "p0.parquet", index=False)
    with pytest.raises(SavedFileError, match=r"another one than when the folder was begun: p0\.parquet"):
        nc.explain_dataset(folder, tmp_path / "out", TWO)
    assert nc.explain_dataset(folder, tmp_path / "out", TWO, overwrite=True).n_rows == 3
    with pytest.raises(SavedFileError, match="is in the table itself"):
        nc.explain_dataset(folder, folder / "out", TWO)
    with pytest.raises(SavedFileError, match="holds other files"):
        nc.explain_dataset(folder, tmp_path, TWO)
    with pytest.raises(SavedFileError, match="is a file"):
        nc.explain_dataset(folder, folder / "p0.parquet", TWO)


def test_table_that_changes_while_it_is_read_ends_the_run(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [2])

    def change(name, _share):
        if name.startswith("pass 2"):
            FOUR.to_parquet(folder / "p1.parquet", index=False)

    with pytest.raises(ReadingError, match=r"p1\.parquet changed while the table was read"):
        nc.explain_dataset(folder, tmp_path / "out", TWO, progress=change)
    assert set(read_folder(tmp_path / "out")) == {"_manifest.json"}


def test_full_disk_ends_the_run_without_half_a_part(tmp_path, monkeypatch):
    folder = write_parts(tmp_path / "t", FOUR, [2])
    write = written_parts.PartWriter._write

    def fill_disk(self, piece, path, listen):
        write(self, piece, path, listen)
        if piece.first_row:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(written_parts.PartWriter, "_write", fill_disk)
    with pytest.raises(SavedFileError, match=r"No space left on device.*goes on after the last finished part"):
        nc.explain_dataset(folder, tmp_path / "out", TWO)
    assert set(read_folder(tmp_path / "out")) == {"_manifest.json", "_model.json", "part-00000.parquet"}
    monkeypatch.undo()
    assert read_parts(nc.explain_dataset(folder, tmp_path / "out", TWO))["row"].tolist() == [0, 1, 2, 3]


def test_model_that_is_another_one_is_refused(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [])
    nc.explain_dataset(folder, tmp_path / "out", TWO)
    (tmp_path / "out" / output_folder.MODEL).write_text("{}")
    with pytest.raises(SavedFileError, match="is not the model that the manifest names"):
        nc.explain_dataset(folder, tmp_path / "out", TWO)


def test_edits_are_refused_and_names_are_written(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR, [])
    with pytest.raises(ConfigError, match="not merged or split"):
        nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2, edits=(("merge", 0, 1),)))
    rows = read_parts(nc.explain_dataset(folder, tmp_path / "out", TWO, names={0: "Old"}))
    assert sorted(set(rows["cluster name"])) == ["Old", "cluster 1"]


@pytest.mark.parametrize(
    "wrong",
    [
        *({"kinds": "a"}, {"roles": ["a"]}, {"orders": 3}, {"roles": {"a": 3}}, {"kinds": {"none": "number"}}),
        *({"n_sampled": 0}, {"names": {9: "x"}}, {"settings": TWO}, {"config": 3}, {"progress": 3}),
        *({"source": 3}, {"output": 3}, {"source": "none.parquet"}, {"output": "none/out"}),
    ],
    ids=str,
)
def test_wrong_argument_is_an_error_with_a_hint(wrong, tmp_path):
    given = {"source": write_parts(tmp_path / "t", FOUR, []), "output": tmp_path / "out", "config": TWO} | wrong
    with pytest.raises(nc.NeonError) as raised:
        nc.explain_dataset(**given)
    assert all(problem.hint for problem in raised.value.problems)


def test_settings_of_an_analysis_are_followed(tmp_path):
    folder = write_parts(tmp_path / "t", FOUR.assign(c=1.5), [])
    data = nc.Dataset.from_frame(FOUR.assign(c=1.5)).with_roles({"c": "ignore"})
    settings = nc.Settings.of(data, nc.analyse(data, TWO))
    done = nc.explain_dataset(folder, tmp_path / "out", settings=settings)
    assert done.model.settings.config == TWO
    assert [column.name for column in done.model.design.columns] == ["a", "b"]
