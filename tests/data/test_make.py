"""The script makes the committed files of the two messy samples, byte by byte."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from neon_core.data import make


@pytest.mark.parametrize("name", make.FILES)
def test_made_file_equals_the_committed_file(name):
    committed = files("neon_core.data").joinpath(name).read_bytes()
    assert make.FILES[name]() == committed
    assert make.FILES[name]() == committed  # a second time too


def test_main_writes_the_files(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "__file__", str(tmp_path / "make.py"))
    make.main()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["customers.csv", "sensors.csv"]


def test_draws_depend_on_the_seed_only():
    one, other = make.chance(7), make.chance(7)
    np.testing.assert_array_equal(one.bell(50), other.bell(50))
    assert one.one_of(50, "abc", (0.2, 0.3, 0.5)) == other.one_of(50, "abc", (0.2, 0.3, 0.5))
    assert make.chance(8).bell(50).tolist() != make.chance(7).bell(50).tolist()


def test_draws_have_their_distribution():
    draw = make.chance(0)
    numbers = draw.bell(20_000)
    assert abs(numbers.mean()) < 0.03
    assert abs(numbers.std() - 1) < 0.03
    assert np.abs(numbers).max() <= 6
    assert abs(draw.below(20_000, 0.3).mean() - 0.3) < 0.02
    words = draw.one_of(20_000, "abc", (0.2, 0.3, 0.5))
    assert abs(words.count("a") / 20_000 - 0.2) < 0.02
    assert sorted(draw.shuffled(100).tolist()) == list(range(100))
