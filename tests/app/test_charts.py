"""The maps as they travel."""

from __future__ import annotations

from pages.shared.results import charts, current
from pages.shared.session import events, store


def test_map_is_kept_and_has_the_crosses_of_its_fit(visitor):
    analysis = current.analysis()
    picture = current.chart(analysis, current.projection(analysis))
    assert "left_out" not in picture
    assert current.chart(analysis, current.projection(analysis)) is picture
    store.apply(events.leave_out_rows, [95, 158])
    analysis = current.analysis()
    projection = current.projection(analysis)
    picture = charts.chart(current.source(), analysis, projection, current.facts(), current.rows_left_out(analysis))
    assert list(picture["left_out"]) == [95, 158]
    assert picture["left_out"][95] == ["left out of the fit", ""]
    assert picture["left_out_rivals"][95] in range(3)
