"""`neon serve`: a real server on a table, ended by Ctrl-C, and what goes wrong in sentences."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

import pytest

from neon_core.cli import main, serve
from neon_core.cli.console import ExitCode
from neon_core.cli.parser import FIRST_PORT
from neon_core.errors import ServerError
from tests.browser.server import free_port
from tests.helpers.paths import ROOT
from tests.helpers.served import served
from tests.helpers.websocket_visitor import titles

TOWNS = "town;warmth;size\n" + "".join(f"Town {n};{n % 7},5;{n * n % 11}\n" for n in range(40))


@pytest.fixture
def towns(tmp_path):
    path = tmp_path / "towns.csv"
    path.write_text(TOWNS)
    return path


@pytest.mark.large
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_dashboard_opens_on_the_table_and_ends_with_the_command(towns, sign):
    port = free_port()
    command = [sys.executable, "-m", "neon_core", "serve", towns.name, "-k", "4", "--port", str(port)]
    with served(command, towns.parent, {**os.environ, "PYTHONPATH": str(ROOT)}, sign) as said:
        assert said == {"url": f"http://localhost:{port}", "address": "localhost", "port": port}
        assert "40 rows in 4 clusters" in titles(said["url"])
    assert serve.is_free("localhost", port)


class FakeServer:
    """A server that has its end decided: it runs until it is ended, or has ended by itself."""

    def __init__(self, code=None):
        self.code, self.calls = code, []

    def __call__(self, command, env, stdout, start_new_session):
        self.command, self.env = command, env
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def poll(self):
        return self.code

    def wait(self, _seconds=None):
        if self.code is None:
            raise KeyboardInterrupt
        return self.code

    def terminate(self):
        self.calls.append("terminate")
        self.code = 0


@pytest.fixture
def server(monkeypatch):
    fake = FakeServer()
    monkeypatch.setattr(subprocess, "Popen", fake)
    monkeypatch.setattr(serve, "is_healthy", lambda *_: True)
    return fake


def test_ctrl_c_ends_the_server_with_0(server, towns, capsys, monkeypatch):
    opened: list = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    handler, port = signal.getsignal(signal.SIGTERM), free_port()
    assert main(["serve", str(towns), "-k", "4", "--port", str(port), "--open"]) == 0
    said = capsys.readouterr().out
    assert "towns.csv: 40 rows, 3 columns." in said
    assert f"The dashboard is at http://localhost:{port}. Ctrl-C ends it." in said
    assert server.calls == ["terminate"]
    assert signal.getsignal(signal.SIGTERM) is handler
    assert opened == [f"http://localhost:{port}"]
    content = json.loads(server.env[serve.SERVED])
    assert content["arguments"][:4] == ["serve", str(towns), "-k", "4"]
    assert content["n_doubts"] == 0


def test_server_listens_on_this_machine_alone_and_opens_no_browser(server, monkeypatch, capsys):
    monkeypatch.setattr(webbrowser, "open", pytest.fail)
    assert main(["serve", "--max-size", "300"]) == 0
    assert "--server.address=localhost" in server.command
    assert "--server.headless=true" in server.command
    assert "--server.maxUploadSize=300" in server.command
    assert "without a password" not in capsys.readouterr().out


def test_address_has_the_path_that_the_environment_sets(server, monkeypatch, capsys):
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", "/wines/")
    assert main(["serve", "--port", str(port := free_port())]) == 0
    assert f"at http://localhost:{port}/wines. Ctrl-C" in capsys.readouterr().out


def test_other_machines_are_said(server, towns, capsys):
    assert main(["serve", str(towns), "--address", "0.0.0.0"]) == 0
    assert "at 0.0.0.0 sees towns.csv, without a password" in capsys.readouterr().out
    assert not [part for part in server.command if "serverAddress" in part]


def test_server_that_ends_by_itself_is_an_error(server, capsys):
    server.code = 1
    assert main(["serve"]) == ExitCode.CANNOT_RUN
    assert "ended by itself, with code 1" in capsys.readouterr().err


def test_taken_port_is_a_sentence(towns, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", str(towns), "--port", str(port)]) == ExitCode.CANNOT_RUN
    assert f"Port {port} of localhost is taken" in capsys.readouterr().err


def test_next_port_is_taken_where_the_first_is_not_free(monkeypatch):
    monkeypatch.setattr(serve, "is_free", lambda _, port: port == FIRST_PORT + 2)
    assert serve.free_port("localhost") == FIRST_PORT + 2
    with pytest.raises(ServerError):
        serve.check_port("localhost", FIRST_PORT)


@pytest.mark.parametrize("missing", ["streamlit", "dashboard"])
def test_missing_dashboard_names_the_extra(missing, monkeypatch, capsys):
    if missing == "streamlit":
        monkeypatch.setattr(serve, "find_spec", lambda _: None)
    else:
        monkeypatch.setattr(serve, "dashboard_folder", lambda: "")
    assert main(["serve"]) == 4
    assert 'pip install "neon-dashboard[dashboard]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["none.csv"], 1, "there is no file at this path"),
        (["{towns}", "--role", "nobody=class"], 1, "nobody"),
        (["{towns}", "--scaling", "none", "--seed", "-1"], 1, "random_state"),
        (["{towns}", "--name", "9=A"], 1, "9"),
        (["--settings", "s.json"], 1, "Settings are of a table"),
        (["{towns}", "--settings", "none.json"], 3, "cannot be read"),
    ],
)
def test_what_goes_wrong_is_said_before_a_server_starts(arguments, code, words, towns, monkeypatch, capsys):
    monkeypatch.setattr(subprocess, "Popen", pytest.fail)
    assert main(["serve", *(each.format(towns=towns) for each in arguments)]) == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("given", [["--port", "0"], ["--port", "x"], ["--port", "65536"], ["--max-size", "0"]])
def test_wrong_numbers_end_with_2(given):
    with pytest.raises(SystemExit) as raised:
        main(["serve", *given])
    assert raised.value.code == 2


def test_server_that_does_not_answer_is_ended(server, monkeypatch, capsys):
    monkeypatch.setattr(serve, "is_healthy", lambda *_: False)
    monkeypatch.setattr(serve, "SECONDS_TO_START", -time.monotonic())
    assert main(["serve"]) == ExitCode.CANNOT_RUN
    assert server.calls == ["terminate"]
    assert "did not answer" in capsys.readouterr().err


def test_health_is_that_of_a_server():
    assert not serve.is_healthy("localhost", free_port())


def test_command_begins_in_no_folder_of_its_own():
    assert serve.server_command(Path("d"), "localhost", 1)[1:5] == ["-P", "-m", "streamlit", "run"]
