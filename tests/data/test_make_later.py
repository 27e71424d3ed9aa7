"""The script makes the committed file of the customers a year later, byte by byte; it tells who moved."""

from __future__ import annotations

from importlib.resources import files

import pytest

import neon_core as nc
from neon_core.data import make_later
from neon_core.samples import SAMPLES


def later():
    return files("neon_core.data").joinpath("customers_2025.csv").read_bytes()


def test_made_file_equals_the_committed_file(tmp_path, monkeypatch):
    assert make_later.later_customers() == later() == make_later.later_customers()
    monkeypatch.setattr(make_later, "__file__", str(tmp_path / "make_later.py"))
    make_later.main()
    assert [path.name for path in tmp_path.iterdir()] == list(make_later.FILES) == [SAMPLES["customers"].later]


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
def test_customers_have_moved_drifted_and_grown_beyond_what_was_seen():
    data = nc.load_sample("customers")
    model = nc.SavedModel.of(data, nc.analyse(data, SAMPLES["customers"].opening))
    new = model.read_rows(nc.read_table(later(), filename="customers_2025.csv"))
    moved = new.moved_since(model.read_rows(data))
    assert moved.n_matched > 300
    assert 15 < moved.n_moved < 80
    assert min(moved.n_only_before, moved.n_only_now) > 20
    assert new.drift.has_drifted
    assert 0 < new.n_outside < 20
