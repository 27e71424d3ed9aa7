"""Rows left out of the fit, as the pages read them."""

from __future__ import annotations

from typing import Any

import pytest

from pages.shared.explore import downloads
from pages.shared.results import current, left_out, odd_rows, past
from pages.shared.session import events, store


@pytest.fixture
def analysis(visitor):
    store.apply(events.leave_out_rows, [59, 95])
    return current.analysis()


def test_rows_are_placed_once(analysis):
    crosses = current.rows_left_out(analysis)
    assert crosses is not None
    assert crosses.rows.tolist() == [59, 95]
    assert left_out.place(current.source(), current.dataset(), analysis) is crosses


def test_fit_of_all_rows_places_none(visitor):
    assert current.rows_left_out(current.analysis()) is None


def test_row_left_out_is_explained_by_the_fit(analysis):
    assert current.is_explainable(analysis, 95)
    assert not current.is_explainable(analysis, 178)
    assert current.explain(analysis, 95, "usual").identity.is_left_out
    assert current.explain(analysis, 95, 0.0).comparison.beta == 0.0
    odd = odd_rows.explain(analysis, 95)
    assert (odd.row, odd.others) == (95, analysis.clustering.sizes[odd.cluster])


def test_pages_that_need_a_row_of_the_fit_take_the_telling_one(analysis):
    store.apply(events.choose_row, 95)
    assert current.row_of_fit(analysis) == analysis.telling_row
    store.apply(events.choose_row, 7)
    assert current.row_of_fit(analysis) == 7


@pytest.mark.parametrize("what", ["map", "bars"])
def test_pictures_are_saved_with_a_row_that_is_left_out(analysis, what):
    store.apply(events.choose_row, 95)
    request: Any = {"what": what, "format": "csv", "id": 1, "picture": "id", "row": 95, "beta": "usual"}
    figures = {"map": downloads._map, "bars": downloads._bars}
    figure = figures[what](store.choices(), request)
    assert figure.draw(request).figure.data
    assert figure.file(request)["text"]


def test_pictures_of_the_past_have_it_too(analysis):
    then = past.recall(store.choices())
    assert then.left_out is current.rows_left_out(analysis)
    store.apply(events.choose_map, "borders")
    store.apply(events.choose_row, 95)
    recalled = past.recall(store.choices())
    assert recalled.projection(95).kind == "borders"
    assert len(recalled.frame(recalled.projection(95))) > 0
