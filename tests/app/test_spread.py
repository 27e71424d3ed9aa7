"""How features spread over the clusters, on the page Clusters: which columns, and what is said of them."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import neon_core as nc
from pages.shared.results import cache
from pages.shared.wording import spread_words
from tests.helpers.pages import open_clusters, shows
from tests.helpers.spread_tables import HOSTILE, hostile_table, wide_table

SWITCH = list(spread_words.VIEWS.values())


@pytest.fixture
def put_table(monkeypatch):
    """A function that puts a table in the place of the wine sample."""
    return lambda table: monkeypatch.setattr(cache, "sample_dataset", lambda name: table)


def parts(app):
    """Return the payloads of the block: the heat map and the strips, as far as they are shown."""
    sent = [json.loads(e.proto.json)[0] for e in app.get("bidi_component") if e.proto.component_name == "neon_spread"]
    return {("heat" if "evidence" in message else "strips"): message for message in sent}


def switches(app):
    """Return the options of each switch."""
    return [list(group.options) for group in app.button_group]


def names(columns):
    return [column["name"] for column in columns]


def test_columns_that_counted_come_first_with_their_sums():
    app = open_clusters()
    assert not app.exception
    shown = parts(app)
    assert [*shown] == ["heat"]
    assert names(shown["heat"]["lines"][:2]) == ["OD280/OD315", "proline"]
    assert [round(value, 3) for value in shown["heat"]["evidence"]] == [0.548, 0.423, 0.694]
    assert shows(app, "OD280/OD315, proline and alcohol have the largest mean relevance in a cluster.")
    assert SWITCH in switches(app)


def test_column_of_the_address_is_open():
    shown = parts(open_clusters(by="proline"))
    assert shown["heat"]["opened"] == "proline"
    assert names(shown["strips"]["columns"]) == ["proline"]
    assert spread_words.COUNTED_NOTE in shown["strips"]["columns"][0]["notes"]


def test_column_that_did_not_count_is_shown_with_the_others_of_its_kind():
    app = open_clusters(sample="customers", by="Channel")
    shown = parts(app)
    assert [*shown] == ["strips"]
    assert names(shown["strips"]["columns"]) == ["Segment", "Country", "Channel", "Customer since"]
    assert shows(
        app,
        "The clusters hardly differ in Country, Channel and Customer since. They do in Segment, the known class, "
        "though it did not count either.",
    )


def test_ignored_column_is_described():
    shown = parts(open_clusters(ignore="hue", by="hue"))
    assert names(shown["strips"]["columns"]) == ["class", "hue"]
    assert shown["strips"]["columns"][1]["ending"] == ", ignored"


def test_switch_shows_the_columns_that_did_not_count():
    app = open_clusters()
    app.button_group(key="spread_view").set_value(spread_words.NOT_COUNTED).run()
    assert not app.exception
    assert names(parts(app)["strips"]["columns"]) == ["class"]
    assert shows(app, "The clusters differ in class, though it did not count.")


def test_there_is_no_switch_where_every_column_counted(put_table):
    put_table(nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 1.0, 8.0, 9.0], "y": [1.0, 9.0, 1.0, 9.0]})))
    app = open_clusters(k="2")
    assert SWITCH not in switches(app)
    assert shows(app, "y has the largest mean relevance in a cluster.")


@pytest.mark.parametrize("k", ["1", "2", "20"])
def test_every_number_of_clusters_is_shown(k):
    app = open_clusters(k=k, by="hue")
    assert not app.exception
    shown = parts(app)
    assert len(shown["heat"]["signs"]) == len(shown["strips"]["columns"][0]["lines"]) == int(k)
    if k == "1":
        assert shows(app, spread_words.ONE_CLUSTER)


@pytest.mark.parametrize("by", ["", "day"])
def test_texts_of_users_stay_texts(put_table, by):
    put_table(hostile_table())
    app = open_clusters(by=by) if by else open_clusters()
    assert not app.exception
    shown = parts(app)
    if by:
        assert shows(app, "<b>kind</b>")
        assert not any("<b>kind" in element.value for element in app.markdown)
    else:
        assert HOSTILE in names(shown["heat"]["lines"])
        assert not any("<img" in element.value for element in app.markdown)


def test_of_many_columns_that_did_not_count_the_others_are_offered_by_name(put_table):
    put_table(wide_table(60, 30))
    shown = parts(open_clusters(by="column 59"))["strips"]
    assert len(shown["columns"]) == 13
    assert shown["columns"][-1]["name"] == shown["opened"] == "column 59"
    assert len(shown["others"]) == 18


def test_names_of_clusters_are_shown_everywhere():
    app = open_clusters(names="0:Old vines", by="proline")
    shown = parts(app)
    assert shown["heat"]["names"] == ["Old vines", "1", "2"]
    assert shown["strips"]["calls"] == ["Old vines", "cluster 1", "cluster 2"]
    assert shown["strips"]["columns"][0]["lines"][0][0].startswith("Old vines: median")
