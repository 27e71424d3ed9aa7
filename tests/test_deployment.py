"""The files of a deployment agree with the project and with each other. No engine, systemd or proxy is needed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib

import pytest

from tests.browser.server import free_port
from tests.helpers.deployment import DEPLOYMENT, compose, container_command, health_command, instructions, unit
from tests.helpers.paths import ROOT
from tests.helpers.plain_yaml import parse_yaml

PORT = "8501"
HEALTH = f"http://localhost:{PORT}/_stcore/health"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
GUIDE = (DEPLOYMENT / "README.md").read_text()
FILES = {path.name: path.read_text() for path in (ROOT / "Dockerfile", ROOT / "compose.yaml", *DEPLOYMENT.iterdir())}


def megabytes(text):
    """Return a size like 4g, 201m or 201MB in megabytes."""
    assert re.fullmatch(r"\d+([mMgG]|MB)", text)
    return int(text.rstrip("mMgGB")) * (1_000 if text[-1] in "gG" else 1)


def test_python_of_the_container_is_the_one_that_types_and_tests_are_checked_with():
    assert dict(instructions())["FROM"] == f"python:{PROJECT['tool']['mypy']['python_version']}-slim"


def test_container_has_all_that_runs_and_only_tracked_paths():
    copied = [rest.split()[0] for name, rest in instructions() if name == "COPY"]
    assert sorted(copied) == [".streamlit/config.toml", "app.py", "neon_core", "pages", "requirements.txt"]
    assert all((ROOT / path).exists() for path in copied)
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(allowed) == sorted(copied)
    assert "*" in (ROOT / ".dockerignore").read_text().splitlines()


def test_container_installs_the_pinned_packages():
    (install,) = [rest for name, rest in instructions() if name == "RUN"]
    assert install.endswith(" -r requirements.txt")


def test_container_runs_as_a_user_without_rights():
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", dict(instructions())["USER"])


@pytest.mark.parametrize("address", ["0.0.0.0", "localhost"])
def test_container_and_unit_run_the_app_on_the_same_port(address):
    (start,) = unit()["Service"]["ExecStart"]
    command = container_command() if address == "0.0.0.0" else start.removeprefix("/opt/neon/.venv/bin/").split()
    assert command[:5] == ["python", "-m", "streamlit", "run", "app.py"]
    assert command[5:] == [f"--server.address={address}", f"--server.port={PORT}", "--server.headless=true"]
    assert (ROOT / command[4]).exists()


def test_health_checks_ask_the_health_address_of_the_port():
    assert health_command()[:2] == ["python", "-c"]
    assert f"'{HEALTH}'" in health_command()[2]
    assert compose()["healthcheck"]["test"] == ["CMD", *health_command()]
    assert dict(instructions())["EXPOSE"] == PORT


def test_health_check_of_both_files_has_the_same_times():
    times = dict(re.findall(r"--([a-z-]+)=(\w+)", dict(instructions())["HEALTHCHECK"]))
    check = compose()["healthcheck"]
    assert {name.replace("-", "_"): value for name, value in times.items()} == {
        name: str(value) for name, value in check.items() if name != "test"
    }


def test_compose_limits_memory_processors_and_processes():
    service = compose()
    assert service["mem_limit"] == service["memswap_limit"]
    assert megabytes(service["mem_limit"]) >= 10 * SETTINGS["server"]["maxUploadSize"]
    assert int(service["cpus"]) >= 1
    assert service["pids_limit"] > 0
    assert service["ulimits"] == {"core": 0}


def test_compose_takes_all_rights_and_writes_to_memory_only():
    service = compose()
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [place.split(":")[0] for place in service["tmpfs"]] == ["/tmp"]
    (size,) = re.findall(r"size=(\w+)", service["tmpfs"][0])
    assert megabytes(size) > SETTINGS["server"]["maxUploadSize"]
    assert "volumes" not in service


def test_compose_publishes_the_port_to_this_machine_only():
    assert compose()["ports"] == [f"127.0.0.1:{PORT}:{PORT}"]


@pytest.fixture
def image(tmp_path):
    """A folder with the files of the image, as git has them."""
    paths = [rest.split()[0] for name, rest in instructions() if name == "COPY"]
    listed = subprocess.run(["git", "ls-files", *paths], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_files_of_the_image_are_all_that_a_visit_needs(image):
    code = (
        "from streamlit.testing.v1 import AppTest; app = AppTest.from_file('app.py', default_timeout=60).run();"
        "print(app.title[0].value, len(app.exception))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=image, env=environment(image), capture_output=True, text=True, check=True
    )
    assert done.stdout == "178 wines in 3 clusters 0\n"


def test_command_of_the_container_passes_its_health_check(image):
    port = str(free_port())
    own = {f"--server.port={PORT}": f"--server.port={port}", "--server.address=0.0.0.0": "--server.address=localhost"}
    command = [own.get(part, part) for part in container_command()[1:]]
    check = [part.replace(PORT, port) for part in health_command()[1:]]
    with subprocess.Popen(
        [sys.executable, *command], cwd=image, env=environment(image), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            deadline = time.monotonic() + 60
            while not passes(check):
                assert server.poll() is None
                assert time.monotonic() < deadline
        finally:
            server.kill()
    assert not passes(check)


def passes(check):
    """Whether a health check exits with 0."""
    return subprocess.run([sys.executable, *check], capture_output=True, check=False).returncode == 0


def environment(home):
    """Return the environment of a container: none of this machine's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "OMP_NUM_THREADS") if name in os.environ}
    return {**kept, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


HARDENED = {
    **dict.fromkeys(("NoNewPrivileges", "DynamicUser", "ProtectHome", "PrivateTmp", "PrivateDevices"), "yes"),
    **dict.fromkeys(
        ("ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups", "RestrictNamespaces"), "yes"
    ),
    **dict.fromkeys(("RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute"), "yes"),
    "ProtectSystem": "strict",
    "CapabilityBoundingSet": "",
    "MemoryMax": "4G",
    "MemorySwapMax": "0",
    "LimitCORE": "0",
    "IPAddressDeny": "any",
    "IPAddressAllow": "localhost",
}


@pytest.mark.parametrize(("name", "value"), HARDENED.items())
def test_unit_is_hardened(name, value):
    assert unit()["Service"][name] == [value]


def test_unit_has_the_limits_of_compose():
    service = unit()["Service"]
    assert megabytes(service["MemoryMax"][0]) == megabytes(compose()["mem_limit"])
    assert service["TasksMax"] == [str(compose()["pids_limit"])]
    assert f"{service['TimeoutStopSec'][0]}s" == compose()["stop_grace_period"]


def test_unit_starts_with_the_machine_and_names_its_guide():
    assert list(unit()) == ["Unit", "Service", "Install"]
    folder = unit()["Service"]["WorkingDirectory"][0]
    guide = unit()["Unit"]["Documentation"][0].removeprefix(f"file://{folder}/")
    assert ROOT / guide == DEPLOYMENT / "README.md"


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_proxies_pass_uploads_to_the_port_and_close_the_metrics(name):
    text = FILES[name]
    assert f"127.0.0.1:{PORT}" in text
    assert "/_stcore/metrics" in text
    (size,) = re.findall(r"(?:client_max_body_size|max_size) (\w+)", text)
    assert SETTINGS["server"]["maxUploadSize"] < megabytes(size) <= SETTINGS["server"]["maxUploadSize"] + 10


@pytest.mark.parametrize(
    "line",
    [
        "proxy_set_header Upgrade $http_upgrade;",
        "proxy_set_header Connection $neon_connection;",
        "proxy_set_header Host $http_host;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_request_buffering off;",
        "proxy_max_temp_file_size 0;",
    ],
)
def test_nginx_passes_websockets_and_stores_nothing(line):
    assert line in FILES["nginx.conf"]


def test_log_of_nginx_has_neither_query_strings_nor_visitors():
    (form,) = re.findall(r"log_format neon '(.+)';", FILES["nginx.conf"])
    names = set(re.findall(r"\$\w+", form))
    assert names == {"$time_iso8601", "$request_method", "$uri", "$status", "$bytes_sent", "$request_time"}


def test_braces_of_nginx_are_closed_and_its_lines_end():
    lines = [line.split("#")[0].strip() for line in FILES["nginx.conf"].splitlines()]
    assert all(line[-1] in ";{}" for line in lines if line)
    assert sum(line.count("{") - line.count("}") for line in lines) == 0


def test_files_that_nobody_runs_here_say_so():
    assert [name for name, text in FILES.items() if "ot run in CI" not in text] == []


def test_guide_names_existing_files_and_settings():
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if not target.startswith(("https:", "#"))]
    assert {"neon.service", "nginx.conf", "Caddyfile", "../../compose.yaml", "../../SECURITY.md"} <= set(targets)
    assert [target for target in targets if not (DEPLOYMENT / target.partition("#")[0]).exists()] == []
    assert HEALTH.removeprefix(f"http://localhost:{PORT}") in GUIDE


@pytest.mark.parametrize(
    "text",
    ["a: plain", "a:\n\tb: 1", "a:\n   b: 1", "- a: 1", "a: 1\na: 2", "a: &b 1", "a:\n      b: 1", "a:\n  - 1\n  b: 2"],
)
def test_reader_of_yaml_refuses_what_it_does_not_know(text):
    with pytest.raises(AssertionError):
        parse_yaml(text)


def test_reader_of_yaml_reads_nested_values():
    text = '# c\na:\n  b: "x # y" # c\n  d:\n    - "1"\n    - 2\n  e:\n    f: true\ng: ["h", "i"]\n'
    assert parse_yaml(text) == {"a": {"b": "x # y", "d": ["1", 2], "e": {"f": True}}, "g": ["h", "i"]}
