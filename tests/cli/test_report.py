"""`neon report`: the report of the library, with the options of the command."""

from __future__ import annotations

import json
import math
import subprocess
import sys

import pytest

import neon_core as nc
from neon_core.cli import main
from neon_core.cli.parser import build_parser
from neon_core.reporting import format_report
from tests.helpers.analyses import wine_analysis
from tests.helpers.paths import ROOT
from tests.helpers.report_page import read_page


def numbers(page):
    """Return every number that a report has with all its digits."""
    return [element["data-value"] for element in page.all() if "data-value" in element.attributes]


def test_report_has_the_numbers_of_the_library_and_the_rows_of_the_options(tmp_path, capsys):
    path = tmp_path / "wine.html"
    given = ["report", "--sample", "wine", "-o", str(path), "--row", "60", "--row", "row 61", "--beta", "0"]
    assert main(given) == 0
    page = read_page(path.read_text("utf-8"))
    expected = read_page(format_report(nc.load_sample("wine"), wine_analysis(), rows=[60, 61], beta=0.0))
    assert numbers(page) == numbers(expected)
    assert [row["data-row"] for row in page.all("article", class_="row")] == ["60", "61"]
    said = capsys.readouterr().out
    assert f"Wrote {path}." in said
    assert "  - cluster 0: 61 rows" in said
    assert main(given) == 3
    assert "exists" in capsys.readouterr().err
    assert main([*given, "--force", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_script_gets_the_name_of_the_file(tmp_path, capsys):
    path = tmp_path / "wine.html"
    assert main(["report", "--sample", "wine", "-k", "2", "-o", str(path), "--row", "60", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["files"] == {"output": str(path)}
    assert len(answer["clusters"]) == 2


def test_report_goes_through_a_pipe():
    command = [sys.executable, "-m", "neon_core", "report", "--sample", "iris", "--row", "0", "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert read_page(done.stdout.decode()).one("h1").text == "Iris"
    assert b"Iris: 150 rows" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-o", "report.pdf"], 1, "report.pdf does not end in .html"),
        (["-o", "none/report.html"], 3, "There is no folder none"),
        (["-o", "report.html", "--row", "999", "--row", "Ann"], 1, "No row is called 'Ann'"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_code(arguments, code, words, capsys):
    assert main(["report", "--sample", "iris", *arguments]) == code
    assert words in capsys.readouterr().err


def test_stiffness_without_end_is_inf():
    given = build_parser().parse_args(["report", "t.csv", "-o", "r.html", "--beta", "inf"])
    assert given.beta == math.inf
