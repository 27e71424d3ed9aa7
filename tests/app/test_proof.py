"""The end of the page Trust."""

from __future__ import annotations

import pytest

from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from pages.shared.wording import proof_words
from tests.helpers.pages import markup, open_trust


@pytest.mark.parametrize("sample", ["wine", "customers"])
def test_checks_hold_and_limits_have_their_counter_examples(monkeypatch, sample):
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    monkeypatch.setattr(refit_progress, "look", lambda analysis: RefitState(None, "stopped"))
    app = open_trust(sample=sample)
    assert not app.exception
    assert next(text for text in markup(app) if "neon-checks" in text).count("✓") == 4
    assert [header.value for header in app.header][-2:] == [proof_words.RIGHT, proof_words.NOT_TELL]
    assert any("K-Means cuts both moons: adjusted Rand 0.21" in text for text in markup(app))
    assert any("were there twice, both would carry" in text for text in markup(app))
