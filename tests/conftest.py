"""What all tests share."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture
def session(monkeypatch):
    """A session on the wine data with row 60 chosen, and what a test puts there; reruns are remembered."""
    from pages.shared.session.column_choices import Columns

    found = SimpleNamespace(values={}, reruns=[])

    class Values(dict):
        __getattr__ = dict.__getitem__
        __setattr__ = dict.__setitem__

    found.values = Values(
        row=60,
        beta="usual",
        notices=[],
        sample="wine",
        source="wine",
        k=3,
        scaling="minmax",
        seed=2,
        restarts=1,
        map="pca",
        axes=("", ""),
        fill="median",
        dates="elapsed",
        categories=12,
        weights=(),
        columns=Columns(),
    )
    fake = SimpleNamespace(session_state=found.values, rerun=lambda scope="app": found.reruns.append(scope))
    for part in ("hands", "source"):
        monkeypatch.setattr(f"pages.shared.state.{part}.st", fake)
    return found
