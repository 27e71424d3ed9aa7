"""The words of explanations side by side."""

from __future__ import annotations

SUM = "for and against, added up"
NOT_COUNTED = "–"
NO_COMPETITOR = "one cluster"
