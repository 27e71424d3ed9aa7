"""One part of an address."""

from __future__ import annotations

from pages.shared.session.address_part import parse_part
from pages.shared.wording import address_words


def test_part_has_its_value_or_a_notice():
    notices: list[str] = []
    given = (notices, lambda text: int(text) if text.isdigit() else None, 7, address_words.ROW_RULE, "telling")
    assert parse_part("row", {"row": "3"}, *given) == 3
    assert parse_part("row", {}, *given) == 7
    assert notices == []
    assert parse_part("row", {"row": "<b>"}, *given) == 7
    assert len(notices) == 1
