"""The store: session state and address of Streamlit, read and written in one place."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from pages.shared.session import events, history_steps, store
from pages.shared.session.jobs import Job


class Watched(dict):
    """A session state that remembers which keys were written."""

    def __init__(self, *args):
        super().__init__(*args)
        self.writes: list[str] = []

    def __setitem__(self, key, value):
        self.writes.append(key)
        super().__setitem__(key, value)


@pytest.fixture
def run(monkeypatch):
    """The run of a script: its screen, and how it came about."""
    context = SimpleNamespace(
        page_script_hash="explore",
        is_history_navigation=False,
        fragment_ids_this_run=None,
        session_id="visitor",
        query_string="",
    )
    monkeypatch.setattr(store, "get_script_run_ctx", lambda suppress_warning: context)
    return context


def heard(visitor):
    """Let the browser send the address that was written last, as it does once it has heard of it."""
    store.write_address()
    store.take_address()
    return dict(visitor.address)


def test_first_run_opens_the_address(visitor):
    visitor.state.clear()
    visitor.address.update({"k": "5", "row": "7"})
    assert store.take_address() is False
    assert (store.choices().config.n_clusters, store.choices().row) == (5, 7)
    assert store.visit().address.current == {"k": "5", "row": "7"}


def test_session_is_choices_and_visit(visitor):
    assert (store.session().choices, store.session().visit) == (store.choices(), store.visit())


def test_apply_takes_the_address_before_the_event(visitor):
    """A click arrives with a step to another address: the click comes after it."""
    visitor.address.from_dict({"sample": "iris", "k": "5"})
    store.apply(events.choose_row, 7)
    assert (store.choices().sample, store.choices().config.n_clusters, store.choices().row) == ("iris", 5, 7)


def test_apply_with_a_late_address_keeps_the_choices(visitor):
    store.write_address()
    visitor.address.from_dict({})
    store.apply(events.change_config, "n_clusters", 5)
    assert (store.choices().config.n_clusters, store.choices().row) == (5, 60)


@pytest.mark.parametrize(("fragments", "reruns"), [(None, []), (["answer"], ["app"])])
def test_apply_redraws_the_app_where_a_fragment_navigated(visitor, run, fragments, reruns):
    run.fragment_ids_this_run = fragments
    store.apply(events.choose_row, 3)
    assert visitor.reruns == []
    visitor.address.from_dict({"k": "9"})
    store.apply(events.choose_row, 7)
    assert visitor.reruns == reruns
    assert (store.choices().config.n_clusters, store.choices().row) == (9, 7)


@pytest.mark.parametrize(
    ("fragments", "own", "expected"),
    [
        (None, None, False),
        (None, "table", False),
        (["answer"], None, True),
        (["answer"], "table", True),
        (["answer", "table"], "table", False),
    ],
    ids=["whole script", "whole script, in a fragment", "outside", "in another fragment", "in one of them"],
)
def test_run_of_fragments_without_the_own_one_is_foreign(run, monkeypatch, fragments, own, expected):
    run.fragment_ids_this_run = fragments
    monkeypatch.setattr(ThreadState, "get", lambda: SimpleNamespace(fragment_id=own))
    assert store.is_foreign_run() is expected


def test_take_address_tells_navigation_from_gestures(visitor, run):
    assert store.take_address() is False
    address = heard(visitor)
    visitor.address.from_dict({"k": "4"})
    run.is_history_navigation = True
    assert store.take_address() is True
    assert store.choices().config.n_clusters == 4
    visitor.address.from_dict(address)
    assert store.take_address() is True
    assert store.choices().row == 60


def test_step_whose_run_was_ended_is_carried_out_by_the_next_run(visitor, run):
    """The browser has not sent the newer address yet, so the older one would be taken for a late one."""
    address = heard(visitor)
    store.apply(events.choose_row, 7)
    store.write_address()
    visitor.address.from_dict(address)
    run.query_string = "row=60"
    assert store.take_address() is False
    assert store.choices().row == 7
    history_steps.note_message("visitor", "row=60", is_step=True)
    history_steps.note_message("visitor", "row=60", is_step=False)
    assert store.take_address() is True
    assert store.choices().row == 60


def test_bare_link_to_another_screen_keeps_the_choices(visitor, run):
    store.take_address()
    heard(visitor)
    run.page_script_hash = "table"
    visitor.address.clear()
    assert store.take_address() is False
    assert store.choices().row == 60
    store.write_address()
    assert visitor.address == {"row": "60"}


def test_repeated_parameter_is_merged(visitor, monkeypatch):
    visitor.state.clear()
    monkeypatch.setattr(visitor.address, "get_all", lambda key: ["4", "5"])
    visitor.address["k"] = "5"
    store.begin_run()
    assert store.choices().config.n_clusters == 3
    assert "k=4&k=5" in store.visit().notices[0]


def test_begin_run_looks_at_the_job(visitor, monkeypatch):
    looks: list[str] = []
    job = Job(("fit",), lambda progress: None)
    monkeypatch.setattr(job, "look", lambda: looks.append("look"))
    store.begin_run()
    store.store_visit(replace(store.visit(), job=job))
    store.begin_run()
    assert looks == ["look"]


def test_write_address_writes_once(visitor, monkeypatch):
    writes: list[dict[str, str]] = []
    monkeypatch.setattr(visitor.address, "from_dict", lambda parameters: writes.append(dict(parameters)))
    store.write_address()
    store.write_address()
    assert writes == [{"row": "60"}]
    assert store.visit().address.current == {"row": "60"}


def test_permalink_is_the_address_and_counts_as_written(visitor):
    link = store.permalink()
    assert link == {"row": "60"}
    assert store.visit().address.current == link
    link["row"] = "1"
    assert store.visit().address.current == {"row": "60"}
    assert visitor.address == {}


def test_mirror_sets_only_other_values(visitor, monkeypatch):
    state = Watched()
    monkeypatch.setattr(visitor, "session_state", state)
    for value in (3, 3, 4, 4, None, None):
        store.mirror("k", value)
    assert state["k"] is None
    assert state.writes.count("k") == 3


def test_value_that_overtook_another_one_is_set_again(visitor, monkeypatch):
    """A step back set 5; the message of the step forward still had the 6 of the browser, which then hears of the 5."""
    state = Watched({"k": 6})
    monkeypatch.setattr(visitor, "session_state", state)
    store.mirror("k", 5)
    state["k"] = 6
    state.writes.clear()
    store.mirror("k", 6)
    assert (state["k"], state.writes.count("k")) == (6, 1)
    store.mirror("k", 6)
    assert state.writes.count("k") == 1


def test_value_that_a_browser_has_heard_of_is_not_set_again(visitor, monkeypatch):
    state = Watched({"k": 6})
    monkeypatch.setattr(visitor, "session_state", state)
    for value in (5, 5, 5):
        store.mirror("k", value)
    state["k"] = 7
    state.writes.clear()
    store.mirror("k", 7)
    assert state.writes == []


def test_widget_has_another_key_where_something_else_has_changed_it(visitor):
    keys = [store.mirror_anew("question", value) for value in ("group", "group", "row")]
    assert keys == ["question 0", "question 0", "question 1"]
    assert visitor.state["question 1"] == "row"
    assert [store.is_replaced(f"question {number}") for number in (0, 1)] == [True, False]
    visitor.state["question 1"] = "group"  # chosen in the widget itself
    assert store.mirror_anew("question", "group") == "question 1"
    del visitor.state["question 1"]  # Streamlit forgets what is not drawn
    assert store.mirror_anew("question", "row") == "question 1"
    assert visitor.state["question 1"] == "row"


def test_widget_without_a_value_reads_none(visitor):
    assert store.read_widget("k") is None
    visitor.state["k"] = 5
    assert store.read_widget("k") == 5


def test_message_of_a_component_is_read_by_its_name(visitor):
    visitor.send("panel", beta=2.0)
    assert store.read_message("panel", "beta") == 2.0
    assert store.read_message("panel", "save") is None


def test_watched_choices_are_those_of_the_moment_while_the_analysis_is_the_same(visitor):
    now = store.watch_choices()
    store.apply(events.choose_row, 61)
    assert now().row == 61
    store.store(replace(store.session(), choices=replace(store.choices(), sample="iris", row=3)))
    assert (now().sample, now().row) == ("wine", 60)
