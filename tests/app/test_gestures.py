"""Gestures: widgets and messages of components to events; malformed messages change nothing."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session import events, gestures, store
from pages.shared.session.choices import USUAL
from pages.shared.session.gestures import Pick, Search, parse_beta, parse_file_request, parse_pick, parse_search
from pages.shared.session.visit import SearchResult

KEY = "panel"
REQUEST = {"id": 1, "what": "bars", "format": "png", "picture": "facts", "row": 60, "beta": "usual"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=8,
)
"""Anything that a browser can send."""


def requested(what):
    """Return the messages of the current requests for a picture."""
    return [request.message for request in gestures.current_file_requests(what)]


def with_parts(*names):
    """Return messages with the right names and any values."""
    return st.dictionaries(st.sampled_from(names), JSON)


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still; set its first item to move it."""
    now = [1000.0]
    monkeypatch.setattr(gestures, "time", lambda: now[0])
    return now


# --- widgets ---


def test_choose_table_opens_the_sample_of_the_widget(visitor):
    visitor.state["sample"] = "iris"
    gestures.choose_table("sample")
    assert store.choices().sample == "iris"


@pytest.mark.parametrize("name", [None, "nonsense", "", 5, events.UPLOAD])
def test_choose_table_ignores_a_name_that_no_table_has(visitor, name):
    before = store.choices()
    visitor.state["sample"] = name
    gestures.choose_table("sample")
    assert store.choices() == before


def test_choose_table_opens_the_uploaded_table(visitor, towns_session):
    store.store(events.open_sample(towns_session, "wine"))
    visitor.state["sample"] = events.UPLOAD
    gestures.choose_table("sample")
    assert store.choices().is_upload


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("n_clusters", 0), ("n_clusters", 51), ("n_clusters", 2.5), ("n_clusters", "3"), ("n_clusters", True)),
        *(("scaling", "nonsense"), ("scaling", 5), ("random_state", -1), ("n_init", 10**9), ("missing", "")),
    ],
)
def test_choose_config_ignores_a_value_that_no_widget_has(visitor, field, value):
    before = store.choices()
    visitor.state["widget"] = value
    gestures.choose_config(field, "widget")
    assert store.choices() == before


def test_choose_config_takes_one_field_from_its_widget(visitor):
    visitor.state["k"] = 7
    gestures.choose_config("n_clusters", "k")
    assert (store.choices().config.n_clusters, store.choices().row) == (7, 60)


def test_sidebar_value_that_comes_with_a_gesture_of_a_fragment_changes_nothing(visitor, monkeypatch):
    """The browser sends the value of before a step back, of which it has not heard yet."""
    monkeypatch.setattr(store, "is_foreign_run", lambda: True)
    visitor.state |= {"k": 9, "table": "iris"}
    gestures.choose_config("n_clusters", "k")
    gestures.choose_table("table")
    assert (store.choices().config.n_clusters, store.choices().sample) == (3, "wine")


def test_choose_config_without_a_value_changes_nothing(visitor):
    before = store.choices()
    gestures.choose_config("random_state", "seed")
    assert store.choices() is before


def test_choose_n_clusters_redraws_the_whole_app(visitor):
    gestures.choose_n_clusters(2)
    assert store.choices().config.n_clusters == 2
    assert visitor.reruns == ["app"]


def test_search_notice_belongs_to_one_analysis(visitor):
    assert gestures.search_notice("here") is None
    for refused, notice in ((False, {"notice": "Found."}), (True, {"notice": "Found.", "refused": True})):
        store.store_visit(replace(store.visit(), search=SearchResult("here", "Found.", refused)))
        assert gestures.search_notice("here") == notice
        assert gestures.search_notice("elsewhere") is None


# --- messages ---


@pytest.mark.parametrize(
    "message",
    [
        *(None, 5, "60", [], {}, {"row": 3}, {"row": "3", "answers": 1}, {"row": True, "answers": 1}),
        *({"row": 3.0, "answers": 1}, {"row": 3, "answers": None}, {"row": [3], "answers": 1}),
        *({"row": 2**53 + 1, "answers": 1}, {"row": 3, "answers": -(2**60)}),
    ],
    ids=str,
)
def test_malformed_pick_is_ignored(message):
    assert parse_pick(message) is None


def test_pick_has_row_and_click():
    assert parse_pick({"row": 3, "answers": 1, "more": "x"}) == Pick(3, 1)


@pytest.mark.parametrize(
    "message",
    [
        *(None, 5, "Ann", [], {}, {"text": "Ann"}, {"text": 3, "answers": 1}, {"text": None, "answers": 1}),
        *({"text": "Ann", "answers": "1"}, {"text": "Ann", "answers": True}),
    ],
    ids=str,
)
def test_malformed_search_is_ignored(message):
    assert parse_search(message) is None


def test_long_search_is_cut():
    assert parse_search({"text": "9" * 5000, "answers": 2}) == Search("9" * gestures.LONGEST_SEARCH, 2)


@pytest.mark.parametrize(
    ("message", "beta"),
    [
        *((0, 0.0), (2, 2.0), (1.5, 1.5), (-0.0, 0.0), ("usual", USUAL), ("inf", math.inf), ("0", 0.0)),
        *(("2.5", 2.5), (1e300, 1e300), (5e-324, 5e-324)),
    ],
    ids=repr,
)
def test_beta_is_a_number_or_usual(message, beta):
    assert parse_beta(message) == beta


@pytest.mark.parametrize(
    "message", [None, True, -1, -0.1, math.nan, -math.inf, "nan", "", "x", [1], {"beta": 1}, "٣"], ids=repr
)
def test_malformed_beta_is_ignored(message):
    assert parse_beta(message) is None


@given(st.floats(min_value=0.0))
def test_beta_survives_json(beta):
    assert parse_beta(json.loads(json.dumps(beta))) == beta


@given(JSON | with_parts("row", "answers", "text") | with_parts("id", "row", "what", "format", "beta"))
def test_any_message_is_parsed_or_ignored(message):
    pick, search = parse_pick(message), parse_search(message)
    beta, request = parse_beta(message), parse_file_request(message)
    assert pick is None or type(pick.row) is type(pick.click) is int
    assert search is None or (type(search.text), type(search.click)) == (str, int)
    assert beta is None or beta == USUAL or float(beta) >= 0.0
    assert request is None or set(request) == set(REQUEST)


@pytest.mark.parametrize(
    "change",
    [
        *({"id": "1"}, {"id": True}, {"row": "60"}, {"row": None}, {"beta": -1}, {"beta": None}, {"beta": math.nan}),
        *({"picture": None}, {"picture": 5}, {"picture": ["facts"]}, {"id": 10**40}, {"row": -(10**20)}),
        *({"what": "x"}, {"what": ["bars"]}, {"what": None}, {"format": "exe"}, {"format": ["png"]}, {"format": {}}),
    ],
    ids=str,
)
def test_malformed_file_request_is_ignored(change):
    assert parse_file_request(REQUEST | change) is None


def test_file_request_has_no_other_parts():
    assert parse_file_request(REQUEST | {"beta": "inf", "more": "x"}) == REQUEST | {"beta": math.inf}


def test_file_is_requested_for_some_seconds(visitor, clock):
    visitor.send(KEY, save=[REQUEST, REQUEST | {"id": 2, "what": "map"}, {"id": 3}])
    gestures.take_file_requests(KEY)
    assert requested("bars") == [REQUEST]
    assert requested("map") == [REQUEST | {"id": 2, "what": "map"}]
    clock[0] += gestures.SECONDS_SENT
    assert requested("bars") == []


def test_repeated_file_request_is_sent_again_with_what_it_showed_first(visitor, clock):
    """The browser repeats a request until the file has come, for longer than one request counts."""
    visitor.send(KEY, save=[REQUEST])
    gestures.take_file_requests(KEY)
    clock[0] += 12
    assert requested("bars") == []
    visitor.send(KEY, save=[REQUEST | {"row": 7}])
    gestures.take_file_requests(KEY)
    assert requested("bars") == [REQUEST]


def test_file_request_keeps_the_choices_that_its_picture_was_drawn_with(visitor, clock):
    drawn = store.choices()
    gestures.remember_picture("facts")
    store.apply(events.change_config, "n_clusters", 1)
    gestures.remember_picture("later facts")
    visitor.send(KEY, save=[REQUEST, REQUEST | {"id": 2, "picture": "unknown"}])
    gestures.take_file_requests(KEY)
    known, unknown = gestures.current_file_requests("bars")
    assert (known.choices, unknown.choices) == (drawn, None)


def test_request_that_comes_again_keeps_the_choices_it_came_with_first(visitor, clock):
    gestures.remember_picture("facts")
    first = store.choices()
    for _ in range(2):
        visitor.send(KEY, save=[REQUEST])
        gestures.take_file_requests(KEY)
        store.apply(events.choose_row, 7)
        gestures.remember_picture("facts")
    assert [request.choices for request in gestures.current_file_requests("bars")] == [first]


def test_number_of_remembered_pictures_is_limited(visitor):
    for i in range(50):
        gestures.remember_picture(f"picture {i}")
    assert list(store.visit().pictures) == [f"picture {i}" for i in range(50 - gestures.MOST_PICTURES, 50)]


def test_number_of_file_requests_is_limited(visitor, clock):
    visitor.send(KEY, save=[REQUEST | {"id": i} for i in range(50)])
    gestures.take_file_requests(KEY)
    assert [request["id"] for request in requested("bars")] == list(range(41, 50))


@pytest.mark.parametrize("message", [None, "map", {}, 5, [None], [[]]], ids=str)
def test_malformed_file_requests_are_ignored(visitor, message):
    visitor.send(KEY, save=message)
    gestures.take_file_requests(KEY)
    assert store.visit().requested_files == ()


@pytest.mark.parametrize("click", [5, 4])
def test_a_click_that_the_browser_repeats_is_not_answered_again(visitor, click):
    assert gestures.take_click(5)
    assert not gestures.take_click(click)
    assert gestures.take_click(6)
    assert gestures.answered() == {"answers": 6, "released": 0}


@pytest.mark.parametrize("number", [2**53, gestures.MOST_AHEAD + 1, 0, -1, -(2**53)])
def test_a_number_that_no_hand_can_have_reached_blocks_no_later_gesture(visitor, number):
    store.store_visit(replace(store.visit(), has_returned=True))
    assert not gestures.take_click(number)
    assert not gestures.take_release(number)
    assert gestures.answered() == {"answers": 0, "released": 0, "returned": True}
    assert gestures.take_click(1)
    assert gestures.take_release(1)


def test_a_browser_counts_on_where_the_server_is_started_anew(visitor):
    assert gestures.take_click(5_000)
    assert gestures.take_release(3_000)
    assert gestures.take_click(5_000 + gestures.MOST_AHEAD)
    assert gestures.answered() == {"answers": 5_000 + gestures.MOST_AHEAD, "released": 3_000}


def test_a_browser_that_has_returned_is_asked_for_its_gestures_until_it_has_sent_them(visitor):
    for send in (lambda: gestures.take_return(True), lambda: gestures.take_click(1), lambda: gestures.take_release(1)):
        store.store_visit(replace(store.visit(), has_returned=True))
        assert gestures.answered()["returned"]
        send()
        assert "returned" not in gestures.answered()


@pytest.mark.parametrize(
    "message",
    [
        *(None, 2.5, "inf", {"beta": 1}, {"released": 1}, {"beta": -1, "released": 1}),
        *({"beta": 1, "released": released} for released in (True, 1.5, "1")),
        pytest.param({"beta": 1, "released": 10**5000}, id="5,001 digits"),
    ],
)
def test_malformed_comparisons_are_ignored(message):
    assert gestures.parse_release(message) is None
