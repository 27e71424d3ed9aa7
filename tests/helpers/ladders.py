"""The text of a ladder of answers as steps and as usual scales."""

from __future__ import annotations

from neon_core.parse.scale_words import Ladder


def steps_of(text: str) -> list[list[str]]:
    """Return the words of each step."""
    return [step.split("|") for step in text.split(" < ")]


def forms_of(ladder: Ladder) -> list[tuple[int, ...]]:
    """Return the usual scales as the numbers of their steps."""
    return [tuple(map(int, form.split())) for form in ladder.forms.split("|") if form]
