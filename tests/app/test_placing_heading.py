"""The screen of new rows: its fields, a sample's later table, a saved model, and tables that do not fit."""

from __future__ import annotations

import json
from html import unescape
from importlib.resources import files

import numpy as np
import pytest

import neon_core as nc
from neon_core.samples import SAMPLES
from neon_core.saved.model_file import format_model
from pages.shared.new_rows import placing_heading
from pages.shared.session import store
from pages.shared.wording import new_rows_words as words
from tests.helpers.pages import markup, open_new_rows, press_button, shows, title

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def give(app, label, name, content):
    """Upload a file in the field with a label."""
    (field,) = (field for field in app.file_uploader if field.label == label)
    field.set_value((name, content, "")).run()
    return app


def wines(change=lambda frame: frame):
    """Return the wines as a CSV file, after a change."""
    return change(nc.load_sample("wine").frame).to_csv(index=False).encode()


def model_file(n_clusters=2, name="iris"):
    data = nc.load_sample(name)
    return format_model(nc.SavedModel.of(data, nc.analyse(data, nc.AnalysisConfig(n_clusters)))).encode()


def open_model(app, content, name="model.json"):
    app.session_state[placing_heading.FOLD] = True
    app.run()
    return give(app, words.MODEL, name, content)


def test_first_screen_says_what_it_is_for_and_offers_a_file():
    app = open_new_rows()
    assert title(app) == words.TITLE
    assert shows(app, words.INVITATION)
    assert shows(app, "Placed by the clustering on screen: 3 clusters of 178 rows of Wine.")
    assert [field.label for field in app.file_uploader] == [words.UPLOAD]
    assert not [button for button in app.button if "a year later" in button.label]


def test_later_customers_are_a_click_away():
    app = press_button(open_new_rows(sample="customers"), "Try it: customers a year later")
    assert "of 350 customers moved" in title(app)
    assert shows(app, "The shares have drifted")
    assert not app.exception


def test_wines_are_placed_as_they_were():
    app = give(open_new_rows(), words.UPLOAD, "new.csv", wines())
    assert title(app) == "178 new wines"
    placed = nc.analyse(nc.load_sample("wine"), SAMPLES["wine"].opening)
    (table,) = (frame.value for frame in app.dataframe)
    np.testing.assert_array_equal(table["cluster"], placed.clustering.labels)
    assert shows(app, "The shares differ by no more than chance would explain (p = 1.00).")


def test_other_clustering_places_the_same_table_anew():
    app = give(open_new_rows(), words.UPLOAD, "new.csv", wines())
    app.sidebar.slider[0].set_value(5).run()
    assert shows(app, "Placed by the clustering on screen: 5 clusters")
    assert title(app) == "178 new wines"


def test_table_that_does_not_fit_says_every_reason_and_keeps_the_fields():
    spoil = wines(lambda frame: frame.drop(columns="hue").rename(columns={"ash": "Ash"}))
    app = give(open_new_rows(), words.UPLOAD, "other.csv", spoil)
    assert shows(app, "other.csv cannot be placed:")
    assert shows(app, "The table does not have ash and hue")
    assert shows(app, "The model does not know Ash")
    assert [field.label for field in app.file_uploader] == [words.UPLOAD]
    give(app, words.UPLOAD, "new.csv", wines())
    assert title(app) == "178 new wines"


def test_file_that_is_no_table_says_so():
    app = give(open_new_rows(), words.UPLOAD, "empty.csv", b"")
    assert shows(app, "empty.csv cannot be placed:")
    assert shows(app, "is empty")
    assert not app.exception


def test_saved_model_places_rows_whatever_is_on_screen():
    app = open_model(open_new_rows(), model_file())
    assert shows(app, "Placed by model.json: 2 clusters of 150 rows of Iris.")
    give(app, words.UPLOAD, "flowers.csv", nc.load_sample("iris").frame.to_csv(index=False).encode())
    assert title(app) == "150 new flowers"
    app.session_state[placing_heading.AGAIN] = True
    app = press_button(app.run(), words.BACK)
    assert app.session_state[store.VISIT].placing.model is None
    assert shows(app, "flowers.csv cannot be placed:")  # by the clustering of wines


def test_saved_model_compares_with_the_table_that_is_on_screen_now():
    later = files("neon_core.data").joinpath("customers_2025.csv").read_bytes()
    app = open_model(open_new_rows(sample="customers"), model_file(4, "customers"))
    give(app, words.UPLOAD, "later.csv", later)
    assert "customers moved" in title(app)
    app.sidebar.selectbox[0].set_value("wine").run()
    assert title(app) == "446 new customers"  # wines have no ids, and other columns
    app.sidebar.selectbox[0].set_value("customers").run()
    assert "customers moved" in title(app)


def test_words_of_a_model_file_are_text():
    content = json.loads(model_file())
    content["table"] |= {"nouns": ["<b>a</b>", "**b** :red[c]"], "name": "<i>x</i>"}
    content["cluster_names"] = ["<u>n</u>", ""]
    app = open_model(open_new_rows(), json.dumps(content).encode(), "<s>m</s>.json")
    give(app, words.UPLOAD, "flowers.csv", nc.load_sample("iris").frame.to_csv(index=False).encode())
    assert unescape(title(app)) == "150 new **b** :red[c]" != title(app)
    assert not any(tag in html for html in markup(app) for tag in ("<b>a</b>", "<i>x", "<u>n", "<s>m"))


def test_file_that_is_no_model_says_so_and_leaves_a_way_back():
    app = open_model(open_new_rows(), b"{}", "x.json")
    assert shows(app, "This is no file of model")
    app = press_button(app, words.BACK)
    assert shows(app, "Placed by the clustering on screen")
    assert not shows(app, "This is no file of model")
