"""`neon serve`: the dashboard, on a table that each visit opens with. It runs as a server of its own, until Ctrl-C."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import NoReturn

from neon_core.cli import choices
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.doctor import dashboard_folder
from neon_core.cli.parser import FIRST_PORT
from neon_core.cli.table import read_dataset, say_reading
from neon_core.cluster_naming import rename_clusters
from neon_core.errors import ArgumentError, MissingPackageError, ServerError
from neon_core.reading import parse_limits

SERVED = "NEON_SERVE"
"""The environment variable that says to the dashboard which table its visits open with."""
PORTS = range(FIRST_PORT, FIRST_PORT + 100)
EVERYWHERE = ("0.0.0.0", "::")
"""Addresses at which every machine of the network reaches the server."""
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that end the command, beside that of Ctrl-C."""
MB = 1_000_000
SECONDS_TO_START, SECONDS_TO_END = 120, 10


def run(given: Namespace, console: Console) -> int:
    """Run the command: the code is 0 where Ctrl-C ended the server."""
    folder = find_dashboard()
    port = given.port or free_port(given.address)
    check_port(given.address, port)
    n_doubts = _check_table(given, console)
    variables = os.environ | {SERVED: json.dumps({"arguments": given.words, "n_doubts": n_doubts})}
    command = server_command(folder, given.address, port, given.max_size)
    with _ended_by_signals(), _start(command, variables) as server:
        try:
            _wait_until_ready(server, port, given.address)
            _say_ready(given, console, port)
            code = server.wait()
        except KeyboardInterrupt:
            console.say("The dashboard has ended.")
            return ExitCode.DONE
        finally:
            end(server)
    raise ServerError(f"The dashboard ended by itself, with code {code}", hint="Its last words stand above.")


def find_dashboard() -> Path:
    """Return the folder of the dashboard.

    Raises
    ------
    MissingPackageError
        If Streamlit, or the dashboard itself, is not installed.
    """
    folder = dashboard_folder()
    if find_spec("streamlit") is None or not folder:
        hint = 'Install the extra that has all it needs: pip install "neon-dashboard[dashboard]"'
        raise MissingPackageError("The dashboard needs Streamlit, which is not installed", hint=hint)
    return Path(folder)


def free_port(address: str) -> int:
    """Return the first port that nobody listens on."""
    return next((port for port in PORTS if is_free(address, port)), PORTS[0])


def check_port(address: str, port: int) -> None:
    """Refuse a port that cannot be listened on.

    Raises
    ------
    ServerError
        If it is taken, or this machine does not have the address.
    """
    if not is_free(address, port):
        hint = "End the program that has it, or name another one: --port 8600"
        what = f"Port {port} of {address} is taken, or this machine does not have it"
        raise ServerError(what, where="--port", hint=hint)


def is_free(address: str, port: int) -> bool:
    """Whether a server can listen on a port of an address."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # elsewhere this would allow a port that is taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError:
        return False
    return True


def _check_table(given: Namespace, console: Console) -> int:
    """Read the table as each visit will, and refuse what cannot be used; return how many doubts there are."""
    if not (given.table or given.sample):
        if given.settings:
            hint = "Name the table too, or --sample."
            raise ArgumentError("Settings are of a table", where="--settings", hint=hint)
        return 0
    limits = parse_limits(os.environ)
    limits = replace(limits, n_bytes=given.max_size * MB) if given.max_size else limits
    settings, dataset = read_dataset(given, console, limits)
    config = choices.choose_config(given, settings)
    names = choices.choose_names(given, settings, config.final_clusters)
    rename_clusters((), names, config.final_clusters)
    say_reading(dataset, console)
    return len(dataset.reading.ambiguities)


def server_command(folder: Path, address: str, port: int, max_size: int | None = None) -> list[str]:
    """Return the command of the server.

    Examples
    --------
    >>> server_command(Path("neon"), "0.0.0.0", 8600)[5:]
    ['neon/app.py', '--server.port=8600', '--server.address=0.0.0.0', '--server.headless=true']
    """
    named = [] if address in EVERYWHERE else [f"--browser.serverAddress={address}"]
    size = [f"--server.maxUploadSize={max_size}"] if max_size else []
    start = [sys.executable, "-P", "-m", "streamlit", "run"]  # -P: no module of the folder where it is started
    options = [f"--server.port={port}", f"--server.address={address}", "--server.headless=true"]
    return [*start, str(folder / "app.py"), *options, *named, *size]


def _start(command: list[str], variables: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a server, which Ctrl-C on the terminal does not reach: this process ends it."""
    return subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, start_new_session=True)


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, address: str) -> None:
    """Wait until the health check answers, or the server has ended."""
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and not is_healthy(_host(address), port):
        if time.monotonic() > deadline:
            raise ServerError(f"The dashboard did not answer in {SECONDS_TO_START} seconds")
        time.sleep(0.05)


def is_healthy(host: str, port: int) -> bool:
    """Whether the health check of a server answers."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", f"{base_path()}/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def base_path() -> str:
    """Return the path below which Streamlit is told to answer, in the environment of the command; "" for none."""
    path = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    return f"/{path}" if path else ""


def _host(address: str) -> str:
    """Return the name that a browser on this machine reaches an address by."""
    return "localhost" if address in EVERYWHERE else address


def _say_ready(given: Namespace, console: Console, port: int) -> None:
    """Say where the dashboard is, and who can see it; open a browser where one is asked for."""
    host = _host(given.address)
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}{base_path()}"
    what = Path(given.table).name if given.table else "the samples"
    console.say(f"The dashboard is at {url}. Ctrl-C ends it.")
    if given.address != "localhost":
        console.say(f"Whoever reaches port {port} of this machine at {given.address} sees {what}, without a password.")
    console.answer({"url": url, "address": given.address, "port": port})
    if given.open:
        webbrowser.open(url)


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server where it runs: at once where it does not end by itself."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a closed terminal, systemd and containers end the work as Ctrl-C does, so that the server is ended too."""
    before = {sign: signal.signal(sign, _stop) for sign in ENDING}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
