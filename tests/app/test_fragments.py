"""The parts of the Explore page that a gesture draws anew."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.errors import StreamlitAPIException

from pages.shared.explore import fragments, map_panel
from pages.shared.session import events, gestures, store


def click(visitor, number):
    visitor.send("panel", picked={"row": 7, "answers": number})
    map_panel.take_pick("panel")


def test_click_draws_more_than_the_answer_anew_only_where_it_must(visitor):
    """The fragment of the answer runs with the click, so it draws itself."""
    click(visitor, 3)
    assert (store.choices().row, store.visit().answered) == (7, 3)
    store.store(store.session().with_notices("The address asks for more."))
    click(visitor, 4)
    assert store.visit().notices == ()
    click(visitor, 5)
    store.apply(events.change_config, "n_clusters", 4)
    store.apply(events.choose_map, "borders")
    click(visitor, 6)
    both = ["answer", "map"]
    assert visitor.reruns == [both, both]


def test_a_repeated_click_does_not_take_back_what_was_chosen_since(visitor):
    click(visitor, 3)
    fragments.choose_row(60)
    click(visitor, 3)
    assert store.choices().row == 60
    assert visitor.reruns == []


@pytest.mark.parametrize(
    ("sent", "view"), [("all", "all"), ("mismatches", ""), ("nonsense", "nearest"), (None, "nearest"), (5, "nearest")]
)
def test_view_of_the_table_is_chosen_where_there_is_one(visitor, sent, view):
    """The first view is the usual one, which needs no choice."""
    store.apply(events.choose_view, "nearest")
    visitor.state["view"] = sent
    fragments.choose_view("view")
    assert store.choices().view == view
    assert visitor.reruns == []


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (["hue", "ash"], ("hue", "ash")),
        (["hue", "nonsense", "class"], ("hue",)),
        ([], ()),
        (None, ()),
    ],
    ids=str,
)
def test_columns_beside_the_table_are_chosen_where_they_exist(visitor, sent, shown):
    visitor.state["columns"] = sent
    store.store(store.session().with_notices("The address asks for more."))
    fragments.choose_shown("columns")
    assert store.choices().shown == shown
    assert store.visit().notices == ()
    assert visitor.reruns == [["table", "map"]]


@pytest.mark.parametrize(
    ("sent", "beta"),
    [
        ("usual", "usual"),
        ("inf", np.inf),
        (0, 0.0),
        (2.5, 2.5),
        (-1, None),
        ("x", None),
        (float("nan"), None),
        (None, None),
    ],
)
def test_stiffness_is_stored_where_it_is_valid(visitor, sent, beta):
    visitor.send("panel", beta={"beta": sent, "released": 1})
    store.apply(events.choose_beta, 9.0)
    fragments.choose_beta("panel")
    assert store.choices().beta == (9.0 if beta is None else beta)
    assert visitor.reruns == []


@pytest.mark.parametrize(("sent", "kind"), [("borders", "borders"), (None, "pca"), ("nonsense", "pca"), (5, "pca")])
def test_map_is_chosen_where_there_is_one(visitor, sent, kind):
    visitor.state["map"] = sent
    fragments.choose_map("map")
    assert store.choices().map == kind
    assert visitor.reruns == [["map", "answer"]]


@pytest.mark.parametrize(
    ("sent", "axes"),
    [
        ({"x": "hue", "y": "ash"}, ("hue", "ash")),
        ({"x": "hue"}, ("hue", "proline")),
        ({"y": "hue"}, ("alcohol", "hue")),
        ({"x": "nonsense", "y": 5}, ("alcohol", "proline")),
        ({"x": "proline", "y": "proline"}, ("proline", "alcohol")),
    ],
    ids=str,
)
def test_axis_that_is_no_feature_stays_as_it_is(visitor, sent, axes):
    store.apply(events.choose_map, "features")
    store.apply(events.choose_axes, ("alcohol", "proline"))
    visitor.state.update(sent)
    fragments.choose_axes("x", "y")
    assert store.choices().axes == axes


def test_late_gesture_on_another_screen_draws_the_whole_screen(visitor, monkeypatch):
    """Streamlit finds no fragments there."""

    def rerun(scope="app"):
        visitor.reruns.append(scope)
        if scope != "app":
            raise StreamlitAPIException("No fragment found")

    monkeypatch.setattr(visitor, "rerun", rerun)
    store.store(store.session().with_notices("The address asks for more."))
    fragments.choose_row(7)
    assert visitor.reruns == [["answer", "map"], "app"]


def test_widget_values_that_come_with_the_gesture_of_another_fragment_change_nothing(visitor, monkeypatch):
    """The browser has not heard yet of the values that were set when the screen was opened."""
    monkeypatch.setattr(store, "is_foreign_run", lambda: True)
    store.store(store.session().with_notices("Upload that file again."))
    before = store.session()
    visitor.state |= {"view": "nearest", "shown": ["hue"], "map": "borders", "x": "hue", "y": "ash", "by": "hue"}
    fragments.choose_view("view")
    fragments.choose_shown("shown")
    fragments.choose_map("map")
    fragments.choose_axes("x", "y")
    gestures.choose_described("by")
    assert store.session() == before
    assert visitor.reruns == []
