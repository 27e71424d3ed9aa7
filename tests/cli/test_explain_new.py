"""`neon explain --model`: new rows, an old model, who moved; the numbers of the library, and refusals in words."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import main
from tests.helpers.model_tables import rich_frame

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
ROLES = [
    *("--role", "customer=row id", "--role", "tier=class", "--role", "joined=feature"),
    *("--order", "use=never,rarely,often", "--role", "use=feature"),
]


@pytest.fixture
def files(tmp_path):
    """Return the folder of an old table, its model, and a new table in which some rows have changed."""
    old = rich_frame()
    new = old.assign(spent=old["spent"] * np.where(old.index % 5, 1.0, 40.0), age=old["age"] + 3.0)
    old.to_csv(tmp_path / "old.csv", index=False)
    new.to_csv(tmp_path / "new.csv", index=False)
    saved = [*("--save-model", str(tmp_path / "model.json")), *("--output", str(tmp_path / "old_rows.parquet"))]
    assert main(["explain", str(tmp_path / "old.csv"), "-k", "3", *ROLES, *saved, "--quiet"]) == 0
    return tmp_path


def run(*arguments):
    return main(["explain", *map(str, arguments)])


def test_model_s_own_table_has_the_same_rows_again(files):
    out = files / "again.parquet"
    assert run(files / "old.csv", "--model", files / "model.json", "--output", out, "--quiet") == 0
    one, other = pd.read_parquet(files / "old_rows.parquet"), pd.read_parquet(out)
    assert list(one.columns) == list(other.columns)
    names = [name for name in one.columns if name.startswith("relevance of ")]
    np.testing.assert_array_equal(one[[*names, "logit", "cluster"]], other[[*names, "logit", "cluster"]])


def test_new_rows_are_explained_and_compared(files, capsys):
    moved = files / "moved.csv"
    assert run(files / "new.csv", "--model", files / "model.json", "--before", files / "old.csv", "--moved", moved) == 0
    said = capsys.readouterr().out
    assert "Model: 3 clusters, fitted to 60 rows of old.csv (" in said
    assert "  - cluster 0: " in said
    assert " of the model's rows)" in said
    assert "of 60 rows with an id in both tables changed the cluster: " in said
    assert "lie outside of what the model has seen: " in said
    table = pd.read_csv(moved)
    columns = ["age", "spent", "region", "joined", "use", "paper"]
    np.testing.assert_allclose(table[columns].sum(axis=1), table["change"], rtol=1e-9)
    model = nc.load_model(files / "model.json")
    new, old = (model.read_rows(nc.read_table(files / f"{name}.csv")) for name in ("new", "old"))
    assert table["id"].tolist() == list(new.moved_since(old).names)


def test_json_for_scripts(files, capsys):
    code = run(files / "new.csv", "--model", files / "model.json", "--before", files / "old.csv", "--json")
    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert sum(cluster["now"] for cluster in said["clusters"]) == said["n_rows"] == 60
    assert said["moved"]["n_matched"] == 60
    assert 0.0 < said["drift"]["p"] <= 1.0


def test_options_that_the_model_decides_are_refused_together(files, capsys):
    code = run(files / "new.csv", "--model", files / "model.json", "-k", "4", "--seed", "0", "--moved", "m.csv")
    said = capsys.readouterr().err
    assert code == 1
    assert "The model decides what --clusters would (--clusters)." in said
    assert "The model decides what --seed would" in said  # 0 is a seed, too
    assert "--moved needs an earlier table" in said
    assert run(files / "new.csv", "--before", files / "old.csv", "--moved", files / "m.csv") == 1
    assert "--before needs a model that places both tables" in capsys.readouterr().err


def test_file_that_is_no_model_and_table_that_does_not_fit(files, capsys):
    (files / "settings.json").write_text('{"format": "neon settings", "version": 1}')
    assert run(files / "new.csv", "--model", files / "settings.json") == 3
    assert 'This is no file of model: "format" is not "neon model"' in capsys.readouterr().err
    rich_frame().rename(columns={"age": "Age"}).to_csv(files / "other.csv", index=False)
    assert run(files / "other.csv", "--model", files / "model.json", "--output", files / "x.csv") == 1
    assert "The table does not have age (columns). The model does not know Age" in capsys.readouterr().err
    assert not (files / "x.csv").exists()


def test_sample_beside_a_model_is_read_as_it_is(tmp_path, capsys):
    model = tmp_path / "wine.json"
    assert run("--sample", "wine", "--save-model", model, "--quiet") == 0
    assert run("--sample", "wine", "--model", model, "--decimal", ",") == 1
    assert "A sample is read as it is, so decimal cannot be chosen (--sample)" in capsys.readouterr().err
