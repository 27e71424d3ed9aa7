"""The progress of long work: its stages, and the sentences after a stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neon_core.text import count, shorten

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig

STOP = "Stop"
FIT_ANYWAY = "Fit anyway"
READ_ANYWAY = "Read anyway"
WAITS = "Waiting for the work on other tables"
FIT_STOPPED = "The fit was stopped. This is the previous result."
NOT_FITTED = "The fit was stopped, so there is no explanation yet."
SUMMARY_STOPPED = "Finding what makes each cluster was stopped."
GROUP_STOPPED = "Explaining the group was stopped."
PLACING_STOPPED = "Placing the new rows was stopped, so none is explained yet."
LOOK_STOPPED = "The comparison with another K was stopped."
CHECK_STOPPED = "Looking for what is amiss was stopped."
OTHER_STOPPED = "The fit of the other clustering was stopped, so there is no comparison yet."
STOPPED = {
    "fit": NOT_FITTED,
    "summary": SUMMARY_STOPPED,
    "group": GROUP_STOPPED,
    "look": LOOK_STOPPED,
    "check": CHECK_STOPPED,
    "other": OTHER_STOPPED,
    "place": PLACING_STOPPED,
}
"""The sentence where work of a kind was stopped; that of reading names the file."""
ANYWAY = {
    "fit": FIT_ANYWAY,
    "read": READ_ANYWAY,
    "summary": "Find it anyway",
    "group": "Explain it anyway",
    "look": "Compare anyway",
    "check": "Look anyway",
    "other": FIT_ANYWAY,
    "place": "Place them anyway",
}
SUMMARY = "Finding what makes each cluster"
GROUP = "Explaining the group"
NEW_ROWS = "Placing the new rows"
TRY_AGAIN = "Try again"
PREVIOUS_RESULT = "Back to the previous result"
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
SUMMARISING = {
    "": SUMMARY,
    "wait": WAITS,
    "summary": SUMMARY,
    "rules": "Finding a short rule for each cluster",
}
"""The stages of a summary."""
PLACING = {
    "": NEW_ROWS,
    "wait": WAITS,
    "prepare": "Preparing the new rows",
    "place": "Placing the new rows",
    "match": "Matching the ids of both tables",
}
"""The stages of placing new rows."""
EXPLAINING = {"": GROUP, "wait": WAITS, "group": GROUP}
"""The stages of the answer about a group."""


def describe_reading_stage(stage: str, name: str) -> str:
    """Return the stage of reading a file.

    Examples
    --------
    >>> describe_reading_stage("understand", "towns.csv")
    'Detecting the format of towns.csv'
    """
    return _READING[stage].format(name=shorten_file(name))


def describe_fitting_stage(stage: str, config: AnalysisConfig) -> str:
    """Return the stage of fitting a table.

    Examples
    --------
    >>> from neon_core.config import AnalysisConfig
    >>> describe_fitting_stage("start 4 of 10", AnalysisConfig()), describe_fitting_stage("settle", AnalysisConfig())
    ('Fitting 3 clusters: start 4 of 10', 'Settling 3 clusters on all rows')
    """
    clusters = count(config.n_clusters, "cluster")
    if re.fullmatch(r"start \d+ of \d+", stage):
        return f"Fitting {clusters}: {stage}"
    return _FITTING[stage].format(clusters=clusters)


def describe_stopped_reading(name: str) -> str:
    """Return the sentence that reading a file was stopped."""
    return f"Reading {shorten_file(name)} was stopped."


def describe_failed_work(what: str, is_memory: bool) -> tuple[str, str]:
    """Return the sentence that work ended with an unexpected error, and the way on.

    Examples
    --------
    >>> describe_failed_work("Reading towns.csv", is_memory=True)[0]
    'Reading towns.csv needs more memory than the server has free now'
    """
    if is_memory:
        return f"{what} needs more memory than the server has free now", "Try again later, or choose a smaller table."
    return f"{what} ended with an unexpected error", (
        "Nothing else has changed. Try again; if it happens again, the server's log has the place in the code."
    )


def shorten_file(name: str) -> str:
    """Return a file's name with at most 60 characters."""
    return shorten(name, 60)
