"""Does it belong anywhere, on Explore: every state of the answer, and the list of the oddest rows."""

from __future__ import annotations

import pandas as pd

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.explore import belong_panel, fragments
from pages.shared.session import events, store
from tests.helpers.group_answers import answer, questions
from tests.helpers.pages import (
    component,
    open_explore,
    panel_payload,
    shows,
)


def pills(app):
    return next(group for group in app.button_group if (group.key or "").startswith("oddest"))


def test_oddest_wine_is_explained_by_columns():
    app = open_explore(row="95", ask="belong")
    assert not app.exception
    text = answer(app)
    assert "Wine 95 is farther from its centroid than all 60 other wines of" in text
    assert ", mostly by magnesium and proanthocyanins." in text
    assert "It is 2.2 times as far as the middle wine of its cluster." in text
    assert "✓ The bars add up to the squared distance from the centroid, exactly." in text
    assert "the inertia, 48.9605" in text
    assert component(app, "neon_panel")["quiet"]
    assert app.query_params == {"row": "95", "ask": "belong"}
    assert not [field for field in app.text_input if field.key == "compare_with"]


def test_oddest_rows_lead_to_their_own_answers():
    app = open_explore(row="0", ask="belong")
    assert questions(app) == ["row", "belong"]
    assert pills(app).options[:3] == ["95 · 2.2×", "121 · 2.2×", "73 · 2.1×"]
    assert pills(app).value is None
    assert shows(app, "Five of 178 wines are outliers, beyond 1.87 times.")
    pills(app).set_value(121).run()
    assert app.query_params == {"row": "121", "ask": "belong"}
    assert "Wine 121 is farther from its centroid" in answer(app)
    assert pills(app).value == 121
    app.button_group(key="question 0").set_value("row").run()
    assert app.query_params == {"row": "121"}
    assert "quiet" not in component(app, "neon_panel")


def test_pressing_the_chosen_pill_again_keeps_its_row(visitor):
    store.apply(events.choose_row, 95)
    store.apply(events.choose_question, "belong")
    key = store.mirror_anew("oddest", 95)
    visitor.state[key] = None
    fragments.take_row(key)
    assert (store.choices().row, store.choices().question) == (95, "belong")
    store.mirror_anew("oddest", 121)
    visitor.state[key] = 121
    fragments.take_row(key)  # a widget that has been replaced
    assert store.choices().row == 95


def test_another_row_keeps_the_question_and_the_switch(visitor):
    store.apply(events.choose_question, "belong")
    fragments.choose_row(7)
    assert (store.choices().row, store.choices().question) == (7, "belong")
    assert visitor.reruns == []  # the answer alone, which runs anyway


def test_only_row_of_a_cluster_has_nothing_to_be_compared_with(replace_wine):
    replace_wine({"x": [0.0, 0.5, 1.0, 90.0], "y": [1.0, 2.0, 1.5, 90.0]})
    app = open_explore(k="2", row="3", ask="belong")
    assert "Wine 3 is the only wine of" in answer(app)
    assert "there is no other wine to compare it with." in answer(app)
    assert "its distance is 0, and says nothing." in answer(app)


def test_rows_that_are_equally_far_are_told(replace_wine):
    replace_wine({"x": [0.0, 2.0, 90.0, 92.0], "y": [1.0, 1.0, 90.0, 90.0]})
    assert "Both wines of" in answer(open_explore(k="2", row="0", ask="belong"))
    replace_wine({"x": [1.0, 1.0, 1.0, 5.0], "y": [1.0, 1.0, 1.0, 5.0]})
    app = open_explore(k="2", row="0", ask="belong")
    assert "All 3 wines of" in answer(app)
    assert shows(app, "Times as far from the centroid as the middle wine of the cluster.")


def test_one_cluster_has_an_answer_and_merged_clusters_too():
    assert "of the 177 other wines of" in answer(open_explore(k="1", row="0", ask="belong"))
    app = open_explore(k="4", edits="merge-0-2", row="60", ask="belong")
    assert not app.exception
    assert "✓ The bars add up" in answer(app)


def test_image_has_pictures_and_fewer_lines():
    app = open_explore(sample="digits", row="792", ask="belong")
    assert answer(app).count("<figure>") == 3
    assert "the other 58 together" in answer(app)


def test_named_rows_are_called_by_their_names():
    app = open_explore(sample="customers", ask="belong", row="44")
    assert "Customer 00142 is farther from its centroid than all" in answer(app)
    assert pills(app).options[0] == "00142 · 5.8×"


def test_file_has_every_row_with_its_distance(tmp_path):
    assert "Distances as CSV" in {b.label for b in open_explore(ask="belong").get("download_button")}
    path = tmp_path / "distances.csv"
    path.write_bytes(belong_panel.distances_csv(nc.analyse(nc.load_sample("wine"), PUBLISHED)))
    frame = pd.read_csv(path)
    assert len(frame) == 178
    assert list(frame.columns[:4]) == ["row", "distance", "share", "alcohol"]


def test_row_of_another_question_is_still_explained_for_the_map():
    app = open_explore(row="95", ask="belong")
    assert panel_payload(app)["mark"]["row"] == 95
