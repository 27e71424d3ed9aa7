"""Long work under way: what is being done, and what stopping it leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neon_core.text import count, shorten

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig

STOP = "Stop"
FIT_AFTER_ALL = "Fit anyway"
READ_AFTER_ALL = "Read anyway"
WAITS = "Waiting for the work on other tables"
BACK_AT = "The fit was stopped. This is the previous result."
NOT_FITTED = "The fit was stopped, so there is no explanation yet."
NOT_THERE = "The work on this table has not ended"

_READING = {
    "": "Reading {name}",
    "wait": WAITS,
    "unpack": "Unpacking {name}",
    "understand": "Detecting the format of {name}",
    "read": "Reading {name}",
    "columns": "Building the columns of {name}",
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
    'Detecting the format of towns.csv'
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
