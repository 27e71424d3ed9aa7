"""What rows are called: shown, said, found by it, and never read as markup."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import figures, wording
from neon_core.borders import border_map
from neon_core.errors import RowError
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.row_names import RowNames, format_name
from neon_core.samples import SAMPLES
from neon_core.search import Search, find_row
from neon_core.tables import overview_table
from neon_core.text import one_line
from pages.shared.live_chart import payload
from tests.test_pages import answer, component, drawn_map
from tests.test_table_page import give, press, visit

HOSTILE = ["<img src=x onerror=alert(1)>", "$x^2$ :red[y] **z**", "=1+1", "%{x} {row} [a](http://b)", "a" * 200]
NOUNS = ("row", "rows")


def people(names, **more):
    """Four rows in two clusters, named."""
    frame = pd.DataFrame({"who": names, "x": [0.0, 1.0, 5.0, 6.0], "y": [0.0, 1.0, 4.0, 6.0], **more})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


ANN, BOB = "Ann Lee", "Bob"


def test_four_rows_are_called_by_their_column():
    analysis = people([ANN, BOB, None, ANN])
    assert [explain_row(analysis, row).identity.name for row in range(4)] == [ANN, BOB, "", ANN]
    said = wording.plain(wording.headline(explain_row(analysis, 0), NOUNS))
    assert said.startswith("Row 0, Ann Lee, is in cluster ")
    assert wording.plain(wording.headline(explain_row(analysis, 2), NOUNS)).startswith("Row 2 is in cluster ")


def test_a_tie_and_the_way_to_a_border_call_a_row_by_its_name():
    frame = pd.DataFrame({"who": ["a1", "b2", "c3", "d4"], "x": [-2.0, 0.0, 1.0, 1.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))
    point = explain_row(analysis, 1)
    way = wording.plain(wording.way(border_map(analysis, (0, 1)), NOUNS, point))
    assert way.startswith("From row 1, b2, the border to cluster ")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([7, 8, 9, 3], ["who 7", "who 8", "who 9", ""]),  # row 3 is called 3: nothing to add
        ([1.0, 2.5, np.nan, 4.0], ["who 1", "who 2.5", "", "who 4"]),
        (["00011", "-", " ", "é"], ["who 00011", "who -", "", "é"]),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 1, 13, 30), pd.NaT, pd.Timestamp(2024, 3, 2)], None),
        ([True, False, True, True], ["True", "False", "True", "True"]),
        ([["a"], None, {"b": 1}, 2.0], ["['a']", "", "{'b': 1}", "who 2"]),
    ],
)
def test_a_name_is_written_as_its_user_wrote_it(names, shown):
    of = RowNames("who", pd.Series(names))
    shown = shown or ["who 2024-03-01", "who 2024-03-01 13:30:00", "", "who 2024-03-02"]
    assert [of.name(row) for row in range(4)] == shown


def test_a_whole_number_is_written_without_its_decimal_point():
    assert format_name(np.float64(3.0)) == "3"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee", Search(0, 2)),
        (" Ann Lee ", Search(0, 2)),
        ("2", Search(1, 1)),  # exactly what row 1 is called, rather than row 2
        ("3", Search(3, 0)),
        ("ann lee", Search(0, 2)),
        ("Ann", Search()),
        ("", Search()),
        ("4", Search()),
        ("-1", Search()),
        ("٣", Search()),
        ("9" * 4000, Search()),
        ("nan", Search()),
        ("None", Search()),
    ],
)
def test_a_row_is_found_by_its_name_then_its_number_then_about_its_name(text, found):
    assert find_row(people([ANN, "2", None, ANN]), text) == found


@pytest.mark.parametrize(
    ("names", "text", "row"),
    [
        ([7, 8, 9, 3], "9", 2),
        ([7.0, 8.5, np.nan, 3.0], "8.5", 1),
        ([7.0, 8.5, np.nan, 3.0], "7", 0),
        ([7, 8, 9, 30], "9.0", -1),
        ([7, 8, 9, 30], "1e400", -1),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 2), pd.NaT, pd.Timestamp(2024, 3, 3)], "2024-03-02", 1),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 2), pd.NaT, pd.Timestamp(2024, 3, 3)], "soon", -1),
        ([True, False, True, True], "False", 1),
        ([("a",), ("b",), None, 4], "('b',)", 1),
    ],
)
def test_names_of_every_kind_are_found(names, text, row):
    frame = pd.DataFrame({"who": pd.Series(names), "x": [0.0, 1.0, 5.0, 6.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))
    assert find_row(analysis, text).row == row


def test_of_rows_that_are_called_alike_one_that_was_left_out_is_not_found():
    frame = pd.DataFrame({"who": list("aabb"), "x": [np.nan, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert find_row(analysis, "a") == Search(1, 1)
    assert explain_row(analysis, 1).identity.name == "a"
    assert overview_table(analysis, analysis.design.rows)["who"].tolist() == ["a", "b", "b"]
    assert find_row(analysis, "0") == Search(left_out=0)
    assert find_row(analysis, "4") == Search()
    with pytest.raises(RowError, match=r"Row 0 was left out .*missing value"):
        analysis.position(0)
    with pytest.raises(RowError, match=r"There is no row 4 .*from 0 to 3"):
        analysis.position(4)


def test_a_name_of_a_row_that_was_left_out_is_known():
    frame = pd.DataFrame({"who": ["Ann", "Bob", "Bob", "2"], "x": [np.nan, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert [find_row(analysis, text) for text in ("Ann", "ann", "Bob", "2", "0")] == [
        Search(left_out=0), Search(left_out=0), Search(1, 2), Search(3, 1), Search(left_out=0)
    ]  # fmt: skip


def test_hostile_names_are_text_on_a_figure():
    for name in HOSTILE:
        analysis = people([name, BOB, None, name])
        figure = figures.cluster_map(analysis, pca_map(analysis), NOUNS, explain_row(analysis, 0))
        ring = figure.layout.annotations[-1].text
        hover = [text for trace in figure.data if trace.customdata is not None for text in trace.text]
        for text in (ring, *hover):
            assert "<" not in text.replace("<b>", "").replace("</b>", "")
            assert "%{" not in text
        assert sorted(hover)[1:3] == ["row 1, Bob", "row 2"] or "row 2" in hover
        assert all(
            trace.hovertemplate.startswith("%{text}<br>") for trace in figure.data if trace.customdata is not None
        )
        assert len(ring) < 150


def test_a_table_has_the_names_first_whatever_their_column_is_called():
    for column, shown in (("who", "who"), ("row", "row (2)"), ("cluster", "cluster (2)")):
        frame = pd.DataFrame({column: ["a", "b", "<i>", None], "x": [0.0, 1.0, 5.0, 6.0]})
        data = nc.Dataset.from_frame(frame).with_roles({column: "row id"})
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
        found = overview_table(analysis, np.array([2, 0, 3]))
        assert found.columns[0] == shown
        assert found.iloc[:, 0].tolist() == ["<i>", "a", ""]
        assert found["row"].tolist() == [2, 0, 3]


def test_only_the_names_of_drawn_rows_travel_and_once(monkeypatch):
    monkeypatch.setattr("neon_core.map_sample.MOST_DRAWN", 3)
    analysis = people(["ada", "ben", "cyd", "dan"])
    sample = SAMPLES["wine"]
    sent = payload.build_map(analysis, pca_map(analysis), sample, "m", "f", "id")
    assert sent["rows"] is not None
    assert sent["names"] == [["ada", "ben", "cyd", "dan"][row] for row in sent["rows"]]
    assert sent["list"]["searchable"] is True
    assert sent["list"]["number"] == "wine number or name"
    text = json.dumps(sent)
    assert all(text.count(name) == 1 for name in sent["names"])
    left = ({0, 1, 2, 3} - set(sent["rows"])).pop()
    name = ["ada", "ben", "cyd", "dan"][left]
    assert name not in text
    assert payload.build_undrawn_row(explain_row(analysis, left), pca_map(analysis), "m")["name"] == name


def test_a_table_without_names_sends_none():
    analysis = nc.analyse(nc.load_sample("iris"))
    sent = payload.build_map(analysis, pca_map(analysis), SAMPLES["iris"], "m", "f", "id")
    assert "names" not in sent
    assert "searchable" not in sent["list"]
    assert not any("text" in trace for trace in sent["figure"]["data"] if "customdata" in trace)


def csv(names):
    lines = [f'"{name}",{i % 5 + 30 * (i % 2)},{i * 7 % 11}' for i, name in enumerate(names)]
    return "\n".join(["who id,x,y", *lines])


def test_the_screen_calls_rows_by_their_names_and_hostile_ones_are_text():
    app = press(give(visit(), csv([*HOSTILE, *(f"p{i}" for i in range(20))])), "Explain this table")
    assert not app.exception
    row = component(app, "neon_panel")["mark"]["row"]
    of = RowNames("who id", pd.Series([*HOSTILE, *(f"p{i}" for i in range(20))]))
    names = [of.name(row) for row in range(25)]
    assert answer(app).startswith(f"Row {row}, {names[row]}, is in cluster ")
    assert drawn_map(app)["names"] == names
    app.button_group(key="view").set_value("all").run()
    assert app.dataframe[0].value.iloc[:5, 0].tolist() == [one_line(name) for name in HOSTILE]


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
def test_a_sample_with_numbered_customers_says_what_the_number_is():
    analysis = nc.analyse(nc.load_sample("customers"), SAMPLES["customers"].opening)
    assert explain_row(analysis, 0).identity.name == "Customer ID 00011"
    assert find_row(analysis, "00017") == Search(2, 1)
    assert find_row(analysis, "17") == Search(17, 0)
