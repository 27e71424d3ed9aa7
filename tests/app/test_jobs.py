"""Jobs: started, watched, stopped, forgotten, and at most two at a time."""

from __future__ import annotations

import threading
from contextlib import nullcontext as _nothing

import pytest
from threadpoolctl import threadpool_info

import neon_core as nc
from neon_core.blocks import thread_count
from pages.shared.session import jobs
from pages.shared.session.jobs import Job, Stopped

SOON = 20


def waiting_work():
    """Return work that reports until it may end, the event that it sets first, and the event that lets it end."""
    begun, go = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        while not go.wait(0.001):
            progress("stir", 0.5)
        return "done"

    return work, begun, go


def wait_for_end(job):
    """Wait for the end of a job."""
    assert job._ended.wait(SOON)
    return job


def test_job_keeps_its_result():
    work, begun, go = waiting_work()
    job = Job(("stir",), work).begin()
    assert begun.wait(SOON)
    assert job.is_alive
    go.set()
    wait_for_end(job)
    assert (job.result, job.error, job.is_stopped) == ("done", None, False)


def test_job_has_stage_and_share():
    job = Job(("stir",), lambda progress: progress("stir", 0.25))
    assert (job.stage, job.share) == ("", 0.0)
    job.run()
    assert (job.stage, job.share) == ("stir", 0.25)


def test_stopped_job_ends_at_its_next_report():
    work, begun, _ = waiting_work()
    job = Job(("stir",), work).begin()
    assert begun.wait(SOON)
    job.stop()
    wait_for_end(job)
    assert (job.result, job.error, job.is_stopped) == (None, None, True)


def test_job_keeps_the_results_so_far():
    def work(progress):
        yield "first"
        yield "last"

    job = Job(("stir",), work)
    job.run()
    assert (job.latest, job.result) == ("last", "last")


def test_stopped_job_goes_on_after_its_end_with_what_it_had():
    seen: list[int] = []

    def work(progress):
        for step in range(len(seen), 4):
            progress("stir", step / 4)
            seen.append(step)
            yield step
            if step == 1 and not seen[2:]:
                job.stop()

    job = Job(("stir",), work)
    job.run()
    assert (job.is_stopped, job.latest, job.result) == (True, 1, None)
    again = job.again()
    assert again.latest == 1
    again.run()
    assert (again.result, seen) == (3, [0, 1, 2, 3])


def test_job_waits_for_the_end_of_the_one_that_it_goes_on_with():
    work, begun, go = waiting_work()
    job = Job(("stir",), work).begin()
    assert begun.wait(SOON)
    again = job.again().begin()
    assert not again._ended.wait(0.2)
    go.set()
    wait_for_end(again)
    assert (job.result, again.result) == ("done", "done")


def test_stop_is_not_caught_as_an_error():
    def work(progress):
        try:
            progress("stir", 0.5)
        except Exception:
            return "swallowed"

    job = Job(("stir",), work)
    job.stop()
    job.run()
    assert (job.result, job.is_stopped) == (None, True)


def test_error_is_kept_without_its_traceback():
    def work(progress):
        raise nc.NeonError("It burnt")

    job = Job(("stir",), work)
    job.run()
    assert str(job.error) == "It burnt."
    assert job.error is not None
    assert job.error.__traceback__ is None
    assert (job.is_alive, job.is_stopped) == (False, False)


class PanicError(BaseException):
    """An error that is no `Exception`, as engines in Rust raise them."""


@pytest.mark.parametrize("kind", [MemoryError, OSError, KeyError, PanicError, SystemExit])
def test_unexpected_error_is_kept_without_its_cause_and_logged_without_its_message(kind, caplog):
    def work(progress):
        try:
            int("Ann Smith")
        except ValueError as error:
            raise kind("Ann Smith") from error

    job = Job(("stir",), work)
    job.run()
    assert isinstance(job.error, kind)
    assert (job.error.__cause__, job.error.__context__, job.error.__traceback__) == (None, None, None)
    assert (job.is_alive, job.is_stopped, job.result) == (False, False, None)
    assert "Ann" not in caplog.text
    (line,) = caplog.messages
    assert line.startswith(f"Unexpected error in a job: {kind.__name__} at ")
    assert f"tests/app/test_jobs.py:{work.__code__.co_firstlineno + 4}, from ValueError at " in line
    assert jobs.slots._value == jobs.MOST


def test_job_that_nobody_looks_at_ends(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(jobs, "monotonic", lambda: now[0])
    job = Job(("stir",), lambda progress: None)
    now[0] = jobs.PATIENCE - 1
    job.report("stir", 0.1)
    job.look()
    now[0] += jobs.PATIENCE - 1
    job.report("stir", 0.2)
    now[0] += 2
    with pytest.raises(Stopped):
        job.report("stir", 0.3)


def test_waiting_job_can_be_stopped():
    working = [waiting_work() for _ in range(jobs.MOST)]
    first = [Job((i,), work).begin() for i, (work, _, _) in enumerate(working)]
    assert all(begun.wait(SOON) for _, begun, _ in working)
    work, begun, go = waiting_work()
    third, fourth = Job(("third",), work).begin(), Job(("fourth",), work).begin()
    fourth.stop()
    wait_for_end(fourth)
    assert not begun.is_set()
    assert fourth.stage == jobs.WAITS
    assert third.is_alive
    working[0][2].set()
    assert begun.wait(SOON)
    for _, _, let_go in [*working, (work, begun, go)]:
        let_go.set()
    assert [wait_for_end(job).result for job in [*first, third]] == ["done"] * (jobs.MOST + 1)


def test_job_keeps_to_one_core():
    def blas():
        return {info["num_threads"] for info in threadpool_info() if info["user_api"] == "blas"}

    before = blas()
    job = Job(("count",), lambda progress: (thread_count(), blas()))
    job.run()
    assert job.result[0] == 1
    assert job.result[1] <= {1}
    assert blas() == before


@pytest.mark.parametrize("how", ["read", "analyse"])
def test_reading_and_fitting_stop_at_every_stage(how, monkeypatch):
    monkeypatch.setattr("neon_core.starts.MOST_ROWS", 1_000)
    monkeypatch.setattr("neon_core.starts.DRAWN", 500)
    content = "\n".join(["a,b", *(f"{i % 17}.5,{i % 5}.25" for i in range(3_000))]).encode()
    data = nc.read_table(content)

    def work(progress):
        if how == "read":
            return nc.read_table(content, progress=progress)
        return nc.analyse(data, nc.AnalysisConfig(n_init=2), progress=progress)

    stages: list[str] = []
    with pytest.warns(nc.NeonWarning) if how == "analyse" else _nothing():
        work(lambda stage, share: stages.append(stage))
    for last_stage in dict.fromkeys(stages):
        job = Job(("work",), work)

        def stop(stage, share, job=job, last_stage=last_stage, report=job.report):
            if stage == last_stage:
                job.stop()
            report(stage, share)

        monkeypatch.setattr(job, "report", stop)
        job.run()
        assert (job.stage, job.result, job.is_stopped) == (last_stage, None, True)
        assert jobs.slots._value == jobs.MOST
