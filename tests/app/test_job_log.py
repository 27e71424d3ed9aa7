"""The line of the log for each job: kind, seconds and outcome; never its key or its error's message."""

from __future__ import annotations

import pytest

import neon_core as nc
from pages.shared.session.jobs import Job
from tests.helpers.log_lines import captured_lines, parse_line


def run_logged(work, *, stop=False):
    """Return the lines of a job with a secret key, which is run in this thread."""
    job = Job(("read", "Zanzibar", "secret.csv"), work)
    if stop:
        job.stop()
    with captured_lines() as lines:
        job.run()
    return [parse_line(line) for line in lines if line.startswith("event=")]


def fail(error):
    """Return work that raises an error."""

    def work(progress):
        progress("stir", 0.5)
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "stop", "fields"),
    [
        (lambda progress: "Zanzibar", False, {"outcome": "done"}),
        (fail(nc.NeonError("Zanzibar")), False, {"outcome": "refused", "error": "NeonError"}),
        (fail(MemoryError("Zanzibar")), False, {"outcome": "failed", "error": "MemoryError"}),
        (fail(ValueError("never reached")), True, {"outcome": "stopped"}),
    ],
)
def test_job_logs_its_outcome(work, stop, fields):
    (line,) = run_logged(work, stop=stop)
    assert float(line.pop("seconds")) > 0
    assert line == {"event": "job", "kind": "read", **fields}
