"""Long work under way: what is being done, and what stopping it leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neon_core.text import count, shorten

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig

STOP = "Stop"
FIT_AFTER_ALL = "Fit after all"
READ_AFTER_ALL = "Read it after all"
WAITS = "Waiting for other tables that are being worked on"
BACK_AT = "The fit was stopped. Here is what was explained before."
NOT_FITTED = "The fit was stopped, so nothing is explained yet."
NOT_THERE = "This table is being worked on"

_READING = {
    "": "Reading {name}",
    "wait": WAITS,
    "unpack": "Unpacking {name}",
    "understand": "Finding out how {name} is written",
    "read": "Reading {name}",
    "columns": "Making columns of {name}",
}
_FITTING = {
    "": "Fitting {clusters}",
    "wait": WAITS,
    "prepare": "Preparing the features",
    "fit": "Fitting {clusters}",
    "settle": "Settling {clusters} on all rows",
    "explain": "Finding the boundaries",
}


def reading(stage: str, name: str) -> str:
    """Say what is being done to read a file.

    Examples
    --------
    >>> reading("understand", "towns.csv")
    'Finding out how towns.csv is written'
    """
    return _READING[stage].format(name=shorten_file(name))


def fitting(stage: str, config: AnalysisConfig) -> str:
    """Say what is being done to explain a table.

    Examples
    --------
    >>> from neon_core.config import AnalysisConfig
    >>> fitting("start 4 of 10", AnalysisConfig()), fitting("settle", AnalysisConfig())
    ('Fitting 3 clusters: start 4 of 10', 'Settling 3 clusters on all rows')
    """
    clusters = count(config.n_clusters, "cluster")
    if re.fullmatch(r"start \d+ of \d+", stage):
        return f"Fitting {clusters}: {stage}"
    return _FITTING[stage].format(clusters=clusters)


def not_read(name: str) -> str:
    """Say that a file was not read."""
    return f"Reading {shorten_file(name)} was stopped."


def shorten_file(name: str) -> str:
    """Return a file's name with at most 60 characters."""
    return shorten(name, 60)
