"""The file: whole or not at all, with everything escaped, and nothing that a browser would fetch."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import neon_core as nc
from neon_core.errors import DataError, SavedFileError
from neon_core.samples import SAMPLES
from neon_core.static_page.page_file import POLICY, build_page, table_name
from tests.helpers.analyses import wine_analysis
from tests.helpers.page_parts import read_data
from tests.helpers.paths import ROOT


def test_file_is_written_whole_and_replaces_another_one_only_where_it_may(tmp_path):
    path = nc.page(nc.load_sample("wine"), wine_analysis(), tmp_path / "wine.html")
    assert path.read_bytes().endswith(b"</html>\n")
    with pytest.raises(SavedFileError, match="exists"):
        nc.page(nc.load_sample("wine"), wine_analysis(), path)
    path.write_text("old")
    nc.page(nc.load_sample("wine"), wine_analysis(), path, overwrite=True)
    assert path.stat().st_size > 500_000
    with pytest.raises(SavedFileError, match="There is no folder"):
        nc.page(nc.load_sample("wine"), wine_analysis(), tmp_path / "none" / "wine.html")
    assert [each.name for each in tmp_path.iterdir()] == ["wine.html"]


def test_wine_is_smaller_than_plotly_s_full_script():
    wine = nc.load_sample("wine")
    assert 500_000 < len(build_page(wine_analysis(), wine).encode()) < 800_000


def test_page_forbids_all_requests_and_names_no_address():
    page = build_page(wine_analysis())
    assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in page
    assert POLICY.startswith("default-src 'none'; script-src 'unsafe-inline'; ")
    around = re.sub(r'<script type="text/plain".*?</script>', "", page)
    assert re.findall(r"https?://|src=|@import|url\(", around) == []


def test_foot_says_what_was_done_and_what_the_page_does_not_say():
    wine = nc.load_sample("wine")
    page = build_page(wine_analysis(), wine)
    for part in (
        "What was done",
        "Each number is scaled from 0 at its lowest value to 1 at its highest.",
        "They do not show what causes anything.",
        "Other columns, another scaling",
        "None of these numbers is a probability",
        f"by NEON {nc.__version__} with scikit-learn",
        wine_analysis().fingerprint,
    ):
        assert part in page
    assert f"fingerprint {wine_analysis().fingerprint}" in build_page(wine_analysis())


def test_head_names_the_file_or_the_sample():
    customers = nc.load_sample("customers")
    assert table_name(customers) == "customers.csv"
    assert table_name(nc.load_sample("wine")) == "Wine"
    assert '<p class="quiet">Wine</p>' in build_page(wine_analysis(), nc.load_sample("wine"))
    assert '<p class="quiet"></p>' not in build_page(wine_analysis())


def test_texts_are_escaped():
    name = '<b>&"</title></script>'
    wine = nc.load_sample("wine")
    renamed = nc.Dataset.from_frame(wine.frame.rename(columns={"hue": name}), name, class_column="class")
    page = build_page(nc.analyse(renamed), renamed)
    assert "<b>" not in page
    assert "<title>&lt;b&gt;&amp;&quot;&lt;/title&gt;&lt;/script&gt;: 178 rows in 3 clusters</title>" in page
    assert page.count("</script>") == 4
    assert name in read_data(page)["map"]["facts"]["names"]


def test_dataset_has_to_be_the_one_that_was_analysed():
    with pytest.raises(DataError, match="not the one that was analysed"):
        build_page(wine_analysis(), nc.load_sample("iris"))
    with pytest.raises(DataError):
        build_page(wine_analysis(), "wine")  # type: ignore[arg-type]


def test_page_needs_no_streamlit():
    code = (
        "import sys; sys.modules['streamlit'] = None; import neon_core as nc;"
        "from neon_core.static_page.page_file import build_page; wine = nc.load_sample('wine');"
        "print(len(build_page(nc.analyse(wine), wine)) > 500_000, 'pages' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False"


def test_page_of_the_published_run_is_the_same_but_for_the_time():
    wine = nc.load_sample("wine")
    one, other = (build_page(nc.analyse(wine, SAMPLES["wine"].opening), wine) for _ in range(2))
    assert read_data(one) == read_data(other)
