"""A table behind a sample: the browser is told its name, and names it after a restart of the server."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.session import events, gestures, store
from pages.shared.wording import upload_words


def test_browser_is_told_of_the_table_behind_a_sample(visitor, towns_session):
    store.store(towns_session)
    assert "kept" not in gestures.answered()
    store.apply(events.open_sample, "wine")
    assert gestures.answered()["kept"] == "towns.csv"


def test_table_that_a_browser_knew_is_said_to_be_gone(visitor):
    store.store_visit(replace(store.visit(), has_returned=True, notices=("Returned.",)))
    assert gestures.take_return({"kept": "towns.csv"})
    assert not gestures.take_return({"kept": "towns.csv"})  # repeated
    assert store.visit().notices == ("Returned.", upload_words.describe_lost_table("towns.csv"))


@pytest.mark.parametrize("message", [None, True, 5, "x", [], {}, {"kept": ""}, {"kept": 5}, {"kept": ["x"]}], ids=str)
def test_return_without_a_table_says_nothing(visitor, message):
    store.store_visit(replace(store.visit(), has_returned=True))
    assert not gestures.take_return(message)
    assert (store.visit().notices, store.visit().has_returned) == ((), False)
