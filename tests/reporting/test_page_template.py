"""The page of a report: every text escaped, every element in its place, no script and no address."""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.reporting import format_report
from neon_core.reporting.page_template import clean
from neon_core.saved.settings_file import parse_settings
from tests.helpers.paths import ROOT
from tests.helpers.report_page import EVIL, MADE, evil_table, mixed_table, read_page, table_of, wine_page

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_page_loads_nothing_runs_nothing_and_says_so():
    _, page = wine_page()
    assert page.one("meta", http_equiv="Content-Security-Policy")["content"] == POLICY
    assert {element.tag for element in page.all()} & {"script", "link", "img", "iframe", "object", "base"} == set()
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert (element.attributes.get("href") or "#").startswith("#")
        assert "src" not in element.attributes
        assert "url(" not in (element.attributes.get("style") or "")
    assert "url(" not in page.one("style").text
    assert "@import" not in page.one("style").text


def test_texts_of_a_user_are_texts():
    text = format_report(*evil_table(), made=MADE)
    page = read_page(text)
    assert page.all("script") == []
    assert len(page.all("style")) == 1
    assert page.one("h1").text == clean(EVIL)
    assert "{{ 7 * 7 }}" in page.one("h1").text
    assert [h.text.strip() for h in page.all("h3", id="cluster-1")] == ["<script>x</script>"]
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
def test_any_name_comes_back_as_it_can_be_seen(name, columns):
    frame = pd.DataFrame(dict(zip(columns, ([1.0, 2.0, 5.0, 7.0], [0.0, 3.0, 3.0, 1.0]), strict=True)))
    dataset = nc.Dataset.from_frame(frame, name=name)
    page = read_page(format_report(dataset, nc.analyse(dataset, nc.AnalysisConfig(2, n_init=1)), made=MADE))
    assert page.one("h1").text == clean(name)
    found = {line.one("th").text for line in page.all("table", class_="heat")[0].one("tbody").all("tr")[:-1]}
    assert found == {clean(column) for column in columns}
    assert parse_settings(page.one("pre", id="settings").text).columns[0].name == columns[0]


def test_settings_come_out_of_the_page_as_they_went_in():
    dataset, analysis = evil_table()
    page = read_page(format_report(dataset, analysis, made=MADE))
    saved = parse_settings(page.one("pre", id="settings").text)
    assert saved == nc.Settings.of(dataset, analysis)
    again = saved.analyse(saved.apply(dataset))
    assert again.explanation.relevance.tolist() == analysis.explanation.relevance.tolist()
    assert again.cluster_names == analysis.cluster_names


def test_names_are_unique_and_every_link_leads_somewhere():
    for page in (wine_page()[1], read_page(format_report(*mixed_table(12), made=MADE))):
        names = [element["id"] for element in page.all() if "id" in element.attributes]
        assert len(names) == len(set(names))
        targets = {element["href"][1:] for element in page.all() if "href" in element.attributes}
        labels = " ".join(e["aria-labelledby"] for e in page.all() if "aria-labelledby" in e.attributes).split()
        assert targets | set(labels) <= set(names)


def test_headings_go_down_one_by_one():
    _, page = wine_page()
    levels = [int(element.tag[1]) for element in page.all() if re.fullmatch("h[1-6]", element.tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_and_pictures_have_words():
    _, page = wine_page()
    for table in page.all("table"):
        assert table.all("th", scope="col")
        for line in table.all("tbody")[0].all("tr"):
            assert line.one("th", scope="row").text
    for picture in page.all("svg"):
        assert picture.attributes.get("aria-hidden") == "true" or (picture.one("desc").text and picture.all("title"))


def test_every_number_is_there_with_all_its_digits():
    analysis, page = wine_page()
    summary = nc.summarise(analysis)
    heat = page.one("table", class_="heat")
    for line in heat.one("tbody").all("tr")[:-1]:
        found = [float(cell["data-value"]) for cell in line.all("td")]
        name = line.one("th").text
        assert found == summary.loc[summary["column"] == name, "relevance"].tolist()
    for row in page.all("article", class_="row"):
        number = int(row["data-row"])
        values = {line.one("th").text: float(line.all("td")[-1]["data-value"]) for line in row.one("tbody").all("tr")}
        expected = analysis.explanation.relevance[number]
        assert values == pytest.approx(dict(zip(analysis.design.column_names, expected, strict=True)), abs=1e-12)
        logit = float(row.one("tfoot").one("td")["data-value"])
        assert logit == pytest.approx(analysis.explanation.logit[number], abs=1e-12)
        assert sum(values.values()) == pytest.approx(logit, abs=1e-12)
        assert float(row["data-beta"]) == analysis.explanation.beta
        assert int(row["data-cluster"]) == analysis.clustering.labels[number]


def test_wine_is_small_and_the_same_twice():
    wine = nc.load_sample("wine")
    texts = {format_report(wine, wine_page()[0], made=MADE) for _ in range(2)}
    assert len(texts) == 1
    assert len(texts.pop().encode()) < 200_000


@pytest.mark.parametrize(
    ("columns", "choices"),
    [
        ({"a": [1.0], "b": [2.0]}, {"n_clusters": 1}),
        ({"a": [1.0, 2.0, 4.0, 9.0]}, {"n_clusters": 2}),
        ({"a": [1.0] * 3 + [2.0] * 3, "b": [2.0] * 6}, {"n_clusters": 4}),
        ({f"c{i}": [float(i * j % 7) for j in range(30)] for i in range(500)}, {"n_clusters": 3}),
    ],
    ids=["one row", "one column", "empty clusters", "500 columns"],
)
def test_tables_at_the_ends_have_a_page(columns, choices):
    page = read_page(format_report(*table_of(columns, **choices), made=MADE))
    assert [h.text for h in page.all("h2")][-1] == "Where this comes from"
    assert "nan" not in page.one("main").text.replace("domain", "")


@pytest.mark.parametrize(("n_clusters", "n_lists"), [(20, 1), (21, 0)])
def test_more_clusters_than_fit_beside_the_map_have_their_sizes_on_the_cards(n_clusters, n_lists):
    columns = {"a": [float(i * i) for i in range(60)], "b": [float(i % 7) for i in range(60)]}
    page = read_page(format_report(*table_of(columns, n_clusters=n_clusters), rows=[], made=MADE))
    assert len(page.all("table", class_="sizes")) == n_lists
    assert len(page.all("p", class_="size")) == n_clusters


def test_colours_are_those_of_the_dashboard():
    import tomllib

    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    style = (ROOT / "neon_core" / "reporting" / "templates" / "report.css").read_text()
    light, dark = style.split("@media screen and (prefers-color-scheme: dark)")[:2]
    names = {
        "ink": "textColor",
        "paper": "backgroundColor",
        "tint": "secondaryBackgroundColor",
        "line": "borderColor",
        "quiet": "grayTextColor",
        "for": "blueColor",
        "against": "orangeColor",
        "for-text": "blueTextColor",
        "against-text": "orangeTextColor",
        "link": "primaryColor",
    }
    for part, colors in ((light, theme["light"]), (dark, theme["dark"])):
        for name, key in names.items():
            assert re.search(rf"--{name}: (#\w+)", part)[1] == colors[key], name  # type: ignore[index]
        for name in ("for", "against"):
            numbers = re.search(rf"--{name}-rgb: (\d+) (\d+) (\d+)", part).groups()  # type: ignore[union-attr]
            assert "#" + "".join(f"{int(n):02X}" for n in numbers) == re.search(rf"--{name}: (#\w+)", part)[1]  # type: ignore[index]
