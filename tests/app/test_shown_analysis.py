"""The analysis that a screen is about: remembered where it is there, and only then."""

from __future__ import annotations

import pytest

from neon_core.errors import NeonError
from pages.shared.results import validation
from pages.shared.session import store
from pages.shared.shell import progress, shown_analysis


@pytest.fixture
def ready(visitor, monkeypatch):
    """A visitor whose table is read and analysed."""
    for step in ("is_table_read", "is_analysed"):
        monkeypatch.setattr(progress, step, lambda: True)
    return monkeypatch


def test_analysis_that_is_there_is_the_one_that_a_stopped_fit_leads_back_to(ready):
    assert store.visit().explained is None
    assert shown_analysis.is_there()
    assert store.visit().explained == store.choices()


@pytest.mark.parametrize("step", ["is_table_read", "is_analysed"])
def test_analysis_that_is_not_there_yet_is_not_remembered(ready, step):
    ready.setattr(progress, step, lambda: False)
    assert not shown_analysis.is_there()
    assert store.visit().explained is None


def test_choices_that_are_not_possible_are_raised_before(ready):
    def refuse(analysis):
        raise NeonError("No such row")

    ready.setattr(validation, "validate_explanation", refuse)
    with pytest.raises(NeonError, match="No such row"):
        shown_analysis.is_there()
    assert store.visit().explained is None
