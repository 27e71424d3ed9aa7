"""A table on a cluster: the bytes of one process, whatever is lost, and a sentence where the cluster is gone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import CancelledError, Future
from contextlib import nullcontext
from typing import Any, cast

import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, ClusterLostError, DataError, MissingPackageError
from neon_core.streaming import cluster_runner
from neon_core.streaming.cluster_runner import ClusterRunner, open_runner
from neon_core.streaming.source_parts import open_source
from tests.helpers.paths import ROOT
from tests.helpers.streamed import ORDERS, ROLES, mixed_frame, read_folder, write_parts

pytestmark = [
    pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning"),
    pytest.mark.filterwarnings("ignore:Creating scratch directories:UserWarning"),  # on a slow disk
]
CONFIG = nc.AnalysisConfig(3, n_init=2)
CHOICES: dict[str, Any] = {"roles": ROLES, "orders": ORDERS}


class Near:
    """A client whose only worker gets everything pickled, as from far away."""

    def __init__(self, fault: BaseException | None = None) -> None:
        self.fault, self.most = fault, 0
        self.cancelled: list[Any] = []
        self.submitted: list[Any] = []

    def nthreads(self):
        return {"near": 1}

    def submit(self, function, *arguments, pure):
        future: Any = Future()
        future.release = lambda: self.submitted.remove(future)
        self.submitted.append(future)
        self.most = max(self.most, len(self.submitted))
        try:
            if self.fault is not None:
                raise self.fault
            function, arguments = pickle.loads(pickle.dumps((function, arguments)))
            future.set_result(pickle.loads(pickle.dumps(function(*arguments))))
        except Exception as error:
            future.set_exception(error)
        return future

    def cancel(self, futures):
        self.cancelled += futures


def count_rows(source, piece, listen):
    return sum(batch.num_rows for batch in source.batches(piece, ["size"]))


@pytest.fixture
def folder(tmp_path):
    return write_parts(tmp_path / "t", mixed_frame(300), [30, 100, 200], group=64)


def test_pieces_are_handed_out_a_few_at_a_time_and_come_back_in_order(folder):
    source, client = open_source(folder), Near()
    heard: list[int] = []
    found = list(ClusterRunner(cast(Any, client)).each(count_rows, source, source.pieces, heard.append))
    assert found == heard == [30, 70, 100, 100]
    assert client.most == cluster_runner.AHEAD


def test_whole_run_is_pickled_and_gives_the_bytes_of_one_process(folder, tmp_path, monkeypatch):
    nc.explain_dataset(folder, tmp_path / "one", CONFIG, roles=ROLES, orders=ORDERS)
    monkeypatch.setattr(cluster_runner, "_connect", lambda address: nullcontext(Near()))
    where: dict[str, Any] = {"engine": "dask", "scheduler": "near"}
    done = nc.explain_dataset(folder, tmp_path / "many", CONFIG, roles=ROLES, orders=ORDERS, **where)
    assert len(done.parts) == 4
    assert read_folder(tmp_path / "many") == read_folder(tmp_path / "one")


def test_fault_of_the_table_and_a_scheduler_that_is_gone_come_back_as_they_are(folder):
    source = open_source(folder)
    client = Near(DataError("wrong", where="a"))
    with pytest.raises(DataError, match="wrong"):
        list(ClusterRunner(cast(Any, client)).each(count_rows, source, source.pieces, print))
    assert len(client.cancelled) == 1  # the one that waits behind it
    with pytest.raises(ClusterLostError, match="scheduler of the cluster is gone"):
        list(ClusterRunner(cast(Any, Near(CancelledError()))).each(count_rows, source, source.pieces, print))


def test_worker_that_is_lost_again_and_again_is_named_with_what_to_do(folder):
    from distributed import KilledWorker

    source, lost = open_source(folder), KilledWorker("task", None, 3)
    with pytest.raises(ClusterLostError, match=r"Several workers were lost.*more memory"):
        list(ClusterRunner(cast(Any, Near(lost))).each(count_rows, source, source.pieces, print))


@pytest.mark.parametrize("wrong", [{"engine": "spark"}, {"engine": 3}, {"scheduler": "tcp://a:1"}, {"scheduler": 3}])
def test_engine_or_address_that_there_is_not_is_refused(wrong, folder, tmp_path):
    with pytest.raises(ArgumentError):
        nc.explain_dataset(folder, tmp_path / "out", CONFIG, **wrong)


def test_missing_package_and_silent_address_are_named(monkeypatch):
    monkeypatch.setattr(cluster_runner, "SECONDS", 1)
    with (
        pytest.raises(ClusterLostError, match="No scheduler answers at tcp://127"),
        open_runner("dask", "tcp://127.0.0.1:1"),
    ):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackageError, match=r"neon-dashboard\[dask\]"), open_runner("dask", ""):
        pass


class Machines:
    """A scheduler and three workers, each a process of its own."""

    def __init__(self, place) -> None:
        self.file = place / "scheduler.json"
        python = [sys.executable, "-m"]
        scheduler = [*python, "distributed.cli.dask_scheduler", "--no-dashboard", "--host", "127.0.0.1", "--port", "0"]
        workers = [*python, "distributed.cli.dask_worker", "--no-dashboard", "--nworkers", "3", "--nthreads", "1"]
        workers += ["--local-directory", str(place), "--host", "127.0.0.1"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        options: dict[str, Any] = {"env": environment, "stderr": subprocess.DEVNULL, "start_new_session": True}
        self.processes = [
            subprocess.Popen([*command, "--scheduler-file", str(self.file)], **options)
            for command in (scheduler, workers)
        ]

    def connect(self):
        from distributed import Client

        client = Client(scheduler_file=str(self.file), timeout=60, set_as_default=False)
        client.wait_for_workers(3, timeout=120)
        return client

    def end(self):
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def machines(tmp_path):
    place = tmp_path / "machines"
    place.mkdir()
    found = Machines(place)
    yield found
    found.end()


@pytest.mark.large
def test_cluster_of_this_machine_gives_the_bytes_of_one_process(folder, tmp_path):
    """In a process of its own: the workers import the script that starts them."""
    nc.explain_dataset(folder, tmp_path / "one", CONFIG)
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, warnings\nimport neon_core as nc\n"
        "if __name__ == '__main__':\n"
        "    warnings.simplefilter('ignore')\n"
        "    nc.explain_dataset(sys.argv[1], sys.argv[2], nc.AnalysisConfig(3, n_init=2), engine='dask')\n"
    )
    command = [sys.executable, str(script), str(folder), str(tmp_path / "many")]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, timeout=240)
    assert read_folder(tmp_path / "many") == read_folder(tmp_path / "one")


@pytest.mark.large
def test_worker_that_is_killed_in_the_middle_costs_nothing_but_time(folder, tmp_path, machines):
    nc.explain_dataset(folder, tmp_path / "one", CONFIG, **CHOICES)
    with machines.connect() as client:
        address = client.scheduler.address
        pids = list(client.run(os.getpid).values())
    killed: list[str] = []

    def kill(name, _share):
        stage = name.split(":")[0]
        if stage in ("pass 2 of 3", "explain and write") and stage not in killed:
            os.kill(pids[len(killed)], signal.SIGKILL)
            killed.append(stage)

    where: dict[str, Any] = {"engine": "dask", "scheduler": address, "progress": kill}
    nc.explain_dataset(folder, tmp_path / "many", CONFIG, **CHOICES, **where)
    assert killed == ["pass 2 of 3", "explain and write"]
    assert read_folder(tmp_path / "many") == read_folder(tmp_path / "one")


@pytest.mark.large
@pytest.mark.parametrize("stage", ["pass 2 of 3", "explain and write"])
def test_scheduler_that_is_killed_ends_with_a_sentence_and_a_run_that_can_go_on(stage, folder, tmp_path, machines):
    nc.explain_dataset(folder, tmp_path / "one", CONFIG, **CHOICES)
    with machines.connect() as client:
        address = client.scheduler.address
    killed: list[str] = []

    def kill(name, _share):
        if name.startswith(stage) and not killed:
            killed.append(name)
            machines.end()

    where: dict[str, Any] = {"engine": "dask", "scheduler": address, "progress": kill}
    with pytest.raises(ClusterLostError, match=r"The scheduler of the cluster is gone.*goes on"):
        nc.explain_dataset(folder, tmp_path / "many", CONFIG, **CHOICES, **where)
    assert "_manifest.json" in read_folder(tmp_path / "many")
    nc.explain_dataset(folder, tmp_path / "many", CONFIG, **CHOICES)
    assert read_folder(tmp_path / "many") == read_folder(tmp_path / "one")
