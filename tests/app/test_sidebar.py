"""The sidebar: the table, what to look for in a sample, and the clustering."""

from __future__ import annotations

import pytest

from neon_core.samples import SAMPLES
from tests.helpers.pages import (
    TOWNS,
    answer_headline,
    open_columns,
    open_explore,
    open_table_screen,
    panel_payload,
    press_button,
    title,
    upload_file,
)


def test_look_for_expander_follows_the_sample():
    app = open_explore()
    for name in ("wine", "iris"):
        app.sidebar.selectbox[0].set_value(name).run()
        look = app.sidebar.expander[0]
        assert (look.label, look.proto.expanded) == ("What to look for", False)
        assert [caption.value for caption in look.caption] == [SAMPLES[name].look_for]


@pytest.mark.parametrize(
    ("change", "k", "address"),
    [
        (lambda app: app.slider(key="k").set_value(5), 5, {"k": "5"}),
        (lambda app: app.selectbox(key="scaling").set_value("standard"), 3, {"scaling": "standard"}),
        (lambda app: app.number_input(key="seed").set_value(9), 3, {"seed": "9"}),
        (lambda app: app.number_input(key="restarts").set_value(10), 3, {"restarts": "10"}),
    ],
    ids=["K", "scaling", "seed", "restarts"],
)
def test_change_of_clustering_keeps_row_and_resets_beta(change, k, address):
    app = open_explore(row="83", beta="2.5")
    change(app).run()
    assert title(app) == f"178 wines in {k} clusters"
    assert "Wine 83" in answer_headline(app)
    assert app.query_params == {**address, "row": "83"}


def test_infinite_beta_survives_a_change_of_k():
    app = open_explore(beta="inf")
    app.slider(key="k").set_value(4).run()
    assert panel_payload(app)["beta"] is None
    assert app.query_params == {"k": "4", "row": "60", "beta": "inf"}


def test_uploaded_table_is_listed_with_the_samples_and_keeps_its_choices():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(6).run()
    app.selectbox(key="sample").select("Iris").run()
    assert title(app) == "150 flowers in 3 clusters"
    app.selectbox(key="sample").select("towns.csv").run()
    assert title(app) == "40 rows in 6 clusters"
    assert app.query_params["k"] == "6"


def test_upload_named_like_a_sample_has_its_own_title():
    app = upload_file(open_table_screen(), TOWNS, "Wine")
    assert app.selectbox(key="sample").options[-1] == "Wine (your table)"
    press_button(app, "Explain this table")
    assert [group.options for group in app.get("button_group")][-1] == [
        "Nearest a boundary · 20",
        "Hardest first",
        "All · 40",
    ]


def test_published_run_is_not_claimed_for_other_columns():
    app = open_explore(ignore="hue")
    assert [group.options for group in app.get("button_group")][-1][-1] == "All · 178"
    assert not any("published" in caption.value for caption in app.sidebar.caption)


def labels(elements):
    return [element.label for element in elements]


def test_screen_of_the_columns_has_its_scaling_once_and_no_hint_about_the_map():
    app = open_columns()
    assert labels(app.sidebar.selectbox) == ["Sample"]
    assert [*app.sidebar.slider, *app.sidebar.number_input, *app.sidebar.expander] == []
    assert labels(app.main.selectbox).count("Scaling") == 1
    assert [caption.value for caption in app.sidebar.caption] == ["178 rows, 13 features"]


def test_screen_of_one_s_own_table_says_nothing_about_the_sample():
    app = open_table_screen()
    assert [*app.sidebar.slider, *app.sidebar.expander, *app.sidebar.caption, *app.sidebar.button] == []
    app.sidebar.selectbox(key="sample").select("Iris").run()
    assert title(app) == "150 flowers in 3 clusters"
    assert not app.exception


@pytest.mark.parametrize("open_screen", [open_columns, open_table_screen])
def test_way_back_leads_to_the_choices(open_screen):
    app = open_screen(k="5", row="83")
    assert labels(app.main.button)[0] == "Back to the wines"
    press_button(app, "Back to the wines")
    assert title(app) == "178 wines in 5 clusters"
    assert app.query_params == {"k": "5", "row": "83"}


def test_way_back_to_an_uploaded_table():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    app = press_button(press_button(app, "How it was read"), "Back to the clusters")
    assert title(app) == "40 rows in 3 clusters"
