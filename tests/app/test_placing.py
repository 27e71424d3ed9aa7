"""What is placed, and by what."""

from __future__ import annotations

from pages.shared.session.placing import NO_NEW_ROW, Placing


def test_nothing_is_placed_at_first():
    assert Placing() == Placing(None, None, NO_NEW_ROW)
