"""Saved settings on screen."""

from __future__ import annotations

from pages.shared.wording.progress_words import shorten_file

TITLE = "Saved settings"
UPLOAD = "Open settings"
HOLDS = (
    "Settings that were saved in the export (“Settings as JSON”) or by the command line: how the file is read, the "
    "columns and their preparation, the clustering, and the names of the clusters. They are used for this table where "
    "it has the same columns, else for the file that they were saved for."
)
MOST_FAULTS = 8
"""Faults of a file that are told, at most."""


def describe_used(name: str, file: str, shown: str) -> str:
    """Return that settings are used, and for which file they were saved where that is another one.

    Examples
    --------
    >>> describe_used("a.json", "spring.csv", "autumn.csv")
    'The settings of a.json are used. They were saved for spring.csv; autumn.csv has the same columns.'
    """
    used = f"The settings of {shorten_file(name)} are used."
    if not file or file == shown:
        return used
    return f"{used} They were saved for {shorten_file(file)}; {shorten_file(shown)} has the same columns."


def describe_awaited(name: str, file: str) -> str:
    """Return that the file of settings is not here.

    Examples
    --------
    >>> describe_awaited("a.json", "spring.csv")
    'The settings of a.json are for spring.csv, which is not here. Upload it: it is then read and explained as saved.'
    """
    return (
        f"The settings of {shorten_file(name)} are for {shorten_file(file) or 'another file'}, which is not here. "
        "Upload it: it is then read and explained as saved."
    )


def describe_refused(name: str, faults: list[str]) -> list[str]:
    """Return that settings cannot be used, and each fault, some of many.

    Examples
    --------
    >>> describe_refused("a.json", ["One.", "Two."])
    ['The settings of a.json cannot be used, and nothing has changed.', 'One.', 'Two.']
    """
    more = len(faults) - MOST_FAULTS
    rest = [f"And {more:,} more."] if more > 0 else []
    refusal = f"The settings of {shorten_file(name)} cannot be used, and nothing has changed."
    return [refusal, *faults[:MOST_FAULTS], *rest]


def describe_many_clusters(n_clusters: int, most: int) -> str:
    """Return that settings have more clusters than the dashboard draws."""
    return f"They make {n_clusters:,} clusters, and this dashboard draws up to {most}; the command line takes more."
