"""Reading and fitting, uncached: faults of the table as they are, unexpected errors as sentences of ours."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import ClusterError, ReadingError, SizeError
from pages.shared.results import work
from pages.shared.results.work import FailedWorkError
from tests.helpers.sessions import TOWNS

CELL = "Ann Smith"


def failing(error):
    """Return a function that fails with an error, whatever it is called with."""

    def fail(*_, **__):
        raise error

    return fail


def test_table_is_read_with_its_fingerprint():
    data = work.read_upload(TOWNS, nc.Limits())
    assert isinstance(data, nc.Dataset)
    assert "fingerprint" in vars(data)
    assert data.frame.columns.tolist() == ["a", "b"]


def test_fault_of_a_file_is_returned_without_its_frames(monkeypatch):
    monkeypatch.setattr(nc, "read_table", failing(ReadingError("It is empty", hint="Choose another.")))
    error = work.read_upload(TOWNS, nc.Limits())
    assert type(error) is ReadingError
    assert (str(error), error.__traceback__) == ("It is empty. Choose another.", None)


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (MemoryError(CELL), "Reading towns.csv needs more memory than the server has free now."),
        (OSError(28, CELL), "Reading towns.csv ended with an unexpected error."),
    ],
    ids=["memory", "other"],
)
def test_unexpected_error_of_reading_is_a_sentence(monkeypatch, caplog, error, part):
    monkeypatch.setattr(nc, "read_table", failing(error))
    failure = work.read_upload(TOWNS, nc.Limits())
    assert isinstance(failure, FailedWorkError)
    assert str(failure).startswith(part)
    assert CELL not in str(failure) + caplog.text
    assert f"Unexpected error in reading a table: {type(error).__name__} at " in caplog.text


def test_table_that_takes_more_memory_than_is_free_is_refused(monkeypatch):
    monkeypatch.setattr(work, "available_memory", lambda: 10)
    error = work.read_upload(TOWNS, nc.Limits())
    assert isinstance(error, SizeError)
    assert "and 10 bytes are free" in str(error)


def test_fault_of_an_analysis_is_raised_as_it_is(monkeypatch):
    monkeypatch.setattr(nc, "analyse", failing(ClusterError("Too many")))
    with pytest.raises(ClusterError, match="Too many"):
        work.analyse(nc.load_sample("wine"), nc.AnalysisConfig())


def test_unexpected_error_of_an_analysis_is_a_sentence_and_holds_no_frames(monkeypatch, caplog):
    monkeypatch.setattr(nc, "analyse", failing(KeyError(CELL)))
    with pytest.raises(FailedWorkError, match="Fitting 3 clusters, 10 starts ended with an unexpected error") as caught:
        work.analyse(nc.load_sample("wine"), nc.AnalysisConfig())
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert CELL not in str(caught.value) + caplog.text
