"""The wheel and the sdist: all that runs is in them, and the library alone needs no Streamlit."""

from __future__ import annotations

import json
import subprocess
import tarfile
from zipfile import ZipFile

import pandas as pd
import pytest

from neon_core.version import __version__
from tests.browser.server import free_port
from tests.helpers.installed import build, copy_tracked, install, requirements, surroundings
from tests.helpers.served import served
from tests.helpers.websocket_visitor import titles

pytestmark = pytest.mark.large
NAME = f"neon_dashboard-{__version__}"
PLACES = {"neon_core/": "neon_core/", "pages/": "neon_dashboard/pages/", "app.py": "neon_dashboard/app.py"}
PLACES |= {".streamlit/config.toml": "neon_dashboard/.streamlit/config.toml"}
"""Where the files of the repository are in the wheel."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with the tracked files in `source`, and with the wheel and the sdist that they make."""
    folder = tmp_path_factory.mktemp("built")
    copy_tracked(folder / "source")
    build(folder / "source", folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    return built / f"{NAME}-py3-none-any.whl"


def read_zip(path):
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def in_wheel(name):
    """Return where a file of the repository is in the wheel; "" where it is not."""
    return next((name.replace(start, place, 1) for start, place in PLACES.items() if name.startswith(start)), "")


def tracked(folder):
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def test_wheel_has_every_tracked_file_of_the_library_and_the_dashboard(built, wheel):
    found = {name: content for name, content in read_zip(wheel).items() if ".dist-info/" not in name}
    expected = {in_wheel(name): (built / "source" / name).read_bytes() for name in tracked(built / "source")}
    expected.pop("")
    assert set(found) == set(expected)
    assert found == expected
    assert {"neon_dashboard/app.py", "neon_core/py.typed", "neon_core/data/customers.csv"} < set(found)


def test_sdist_has_every_tracked_file_and_makes_the_same_wheel(built, wheel, tmp_path):
    with tarfile.open(built / f"{NAME}.tar.gz") as file:
        file.extractall(tmp_path, filter="data")
    assert set(tracked(tmp_path / NAME)) == {*tracked(built / "source"), "PKG-INFO"}
    build(tmp_path / NAME, tmp_path, "-t", "wheel")
    assert read_zip(tmp_path / wheel.name) == read_zip(wheel)


def test_library_asks_for_no_streamlit_and_the_dashboard_does(wheel):
    alone, both = ({each.name for each in requirements(wheel, *extras)} for extras in ((), ("dashboard",)))
    assert both - alone == {"streamlit"}
    assert {"numpy", "pandas", "scikit-learn", "plotly"} < alone


@pytest.fixture(scope="module")
def library(wheel, tmp_path_factory):
    """The commands of an environment with the library alone."""
    return install(wheel, tmp_path_factory.mktemp("library"))


def run(command, folder, code=0):
    """Run a command in an unrelated folder, as somebody who has no repository."""
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=surroundings(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    return done


def test_library_alone_explains_without_streamlit(library, tmp_path):
    code = (
        "import importlib.util, neon_core as nc; a = nc.analyse(nc.load_sample('customers'));"
        "nc.figures; print(nc.__version__, nc.__file__, abs(a.explanation.residual).max() < 1e-12,"
        "importlib.util.find_spec('streamlit'), importlib.util.find_spec('pytest'))"
    )
    said = run([library / "python", "-c", code], tmp_path).stdout.split()
    assert said[0] == __version__
    assert str(library.parent) in said[1]
    assert said[2:] == ["True", "None", "None"]


def test_command_works_from_an_unrelated_folder(library, tmp_path):
    pd.DataFrame({"a": range(30), "b": [n % 7 for n in range(30)]}).to_csv(tmp_path / "t.csv", index=False)
    said = run([library / "neon", "explain", "t.csv", "-o", "out.parquet", "--json"], tmp_path)
    assert json.loads(said.stdout)["n_rows"] == 30
    assert len(pd.read_parquet(tmp_path / "out.parquet")) == 30
    run([library / "neon", "page", "t.csv"], tmp_path)
    assert (tmp_path / "t.html").stat().st_size > 500_000
    doctor = run([library / "neon", "doctor"], tmp_path).stdout
    assert "streamlit missing" in doctor
    assert "neon_dashboard" in doctor


def test_serve_without_streamlit_says_which_extra_to_install(library, tmp_path):
    said = run([library / "neon", "serve"], tmp_path, code=4)
    assert said.stderr == (
        "The dashboard needs Streamlit, which is not installed. "
        'Install the extra that has all it needs: pip install "neon-dashboard[dashboard]"\n'
    )


def test_installed_dashboard_opens_a_table_from_an_unrelated_folder(wheel, tmp_path):
    commands = install(wheel, tmp_path / "dashboard", "dashboard")
    (tmp_path / "pages").mkdir()  # as other projects have
    (tmp_path / "pages" / "__init__.py").write_text("raise SystemExit('not ours')")
    (tmp_path / "towns.csv").write_text("warmth;size\n" + "".join(f"{n % 7};{n * n % 11}\n" for n in range(40)))
    command = [str(commands / "neon"), "serve", "towns.csv", "--port", str(free_port())]
    with served(command, tmp_path, surroundings(tmp_path)) as said:
        assert "40 rows in 3 clusters" in titles(said["url"])
