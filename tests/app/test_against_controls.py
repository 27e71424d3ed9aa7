"""The choice of what is compared with, and taking the other clustering over."""

from __future__ import annotations

from dataclasses import replace

import pytest

import neon_core as nc
from neon_core import files
from neon_core.samples import SAMPLES
from neon_core.tables import export_table
from pages.shared.wording import compare_words
from tests.helpers.pages import button_labels, open_compare, press_button, shows, title, upload_file


def choose(app, kind):
    """Choose a kind of comparison."""
    app.button_group(key="compare_kind").set_value(kind).run()
    assert not app.exception
    return app


def analyse(sample, n_clusters):
    """Analyse a sample as it opens, with another number of clusters."""
    return nc.analyse(nc.load_sample(sample), replace(SAMPLES[sample].opening, n_clusters=n_clusters))


def test_each_kind_begins_with_another_clustering():
    app = open_compare()
    for kind, address in (
        ("scaling", "scaling:standard"),
        ("seed", "seed:0"),
        ("labels", "labels:class"),
        ("k", "k:4"),
    ):
        choose(app, kind)
        assert dict(app.query_params) == {"against": address}
    app.selectbox(key="compare_value k").set_value(5).run()
    assert dict(app.query_params) == {"against": "k:5"}


def test_columns_begin_without_the_first_one():
    app = choose(open_compare(), "columns")
    assert "alcohol" not in app.multiselect[0].value
    assert len(app.multiselect[0].value) == 12


def test_other_clustering_is_used_and_compared_with_the_former_one():
    app = press_button(open_compare(row="7"), "Use 4 clusters")
    assert not app.exception
    assert dict(app.query_params) == {"k": "4", "row": "7", "against": "k:3"}
    assert "Use 3 clusters" in button_labels(app)
    app = press_button(app, "Use 3 clusters")
    assert dict(app.query_params) == {"row": "7", "against": "k:4"}


def test_other_columns_are_used_and_come_back():
    app = press_button(open_compare(against="columns:hue,ash,proline"), "Use these 3 columns")
    assert title(app) == "31 of 178 wines move"
    assert app.query_params["against"].startswith("columns:alcohol,malic acid")
    app = press_button(app, "Use these 13 columns")
    assert dict(app.query_params) == {"against": "columns:ash,hue,proline"}


def test_table_without_labels_does_not_offer_them(replace_wine):
    replace_wine({"a": [float(i) for i in range(60)], "b": [float(i * i) for i in range(60)]})
    app = open_compare(k="2")
    assert "Labels" not in app.button_group(key="compare_kind").options


def test_columns_that_are_too_long_for_the_address_are_said(replace_wine):
    replace_wine({f"{i} {'long ' * 20}name": [float((j * (i + 3)) % 61) for j in range(60)] for i in range(40)})
    app = choose(open_compare(k="2"), "columns")
    assert shows(app, compare_words.TOO_LONG)
    assert "against" not in app.query_params
    assert not shows(choose(app, "k"), compare_words.TOO_LONG)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_earlier_export_is_matched_by_ids():
    app = choose(open_compare(sample="customers"), "export")
    assert shows(app, compare_words.NO_FILE)
    assert title(app) == compare_words.TITLE
    three, four = (analyse("customers", k) for k in (3, 4))
    table = export_table(nc.load_sample("customers"), three)
    upload_file(app, files.export_csv(table, byte_order_mark=True), "spring.csv")
    assert not app.exception
    moved = nc.compare(four, three).flow.n_moved
    assert title(app) == f"{moved} of 396 customers move"
    assert shows(app, compare_words.NO_MODEL["export"])


def test_export_is_gone_after_a_reload_and_it_is_said():
    app = open_compare(against="export:0123456789ab,spring.csv")
    assert shows(app, "Choose “spring.csv” again to compare with it.")
    assert title(app) == compare_words.TITLE


def test_file_that_is_no_export_is_a_sentence():
    app = upload_file(choose(open_compare(), "export"), "a,b\n1,2\n3,4\n5,7\n", "towns.csv")
    assert not app.exception
    assert shows(app, "The export has no single column “cluster” and no single column “row” (Against).")
