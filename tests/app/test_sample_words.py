"""Samples by their words: another sample opens with its own K and noun."""

from __future__ import annotations

from tests.helpers.pages import open_explore, select_box, title


def test_another_sample_opens_with_its_own_k():
    app = open_explore()
    select_box(app, "Sample").select("breast_cancer").run()
    assert not app.exception
    assert title(app) == "569 tumours in 2 clusters"
    assert app.query_params == {"sample": "breast_cancer"}
