"""The buttons beside the doubts of a reading, pressed one by one: each resolves its doubt or can be taken back."""

from __future__ import annotations

import neon_core as nc
from neon_core.reading import Overrides, Reading
from pages.shared.session.uploaded_file import with_override
from pages.shared.table.proposals import list_proposals


def find_useless_buttons(content: bytes, filename: str | None, reading: Reading) -> list[str]:
    """Return the label of every button that neither resolves its doubt nor leads to one that takes it back."""
    useless = []
    for doubt in reading.ambiguities:
        buttons = list_proposals(reading.overrides, reading, doubt)
        assert buttons, doubt
        for button in buttons:
            overrides = with_override(reading.overrides, button.field, button.code)
            again = nc.read_table(content, filename=filename, **vars(overrides)).reading
            if doubt in again.ambiguities and not _leads_back(overrides, again, reading.overrides):
                useless.append(f"{doubt} [{button.label}]")
    return useless


def _leads_back(now: Overrides, reading: Reading, before: Overrides) -> bool:
    """Whether a button beside some doubt restores former choices."""
    buttons = [button for doubt in reading.ambiguities for button in list_proposals(now, reading, doubt)]
    return any(with_override(now, button.field, button.code) == before for button in buttons)
