"""A group of rows on Explore: its definition, its chip, and why it is let go."""

from __future__ import annotations

from neon_core.text import shorten

QUESTION = "Question"
QUESTIONS = {"row": "Why here?", "group": "Why this group?", "pair": "Why these two?"}
ASK_RULE = "the questions are row, group and pair."
ASK_RULES = {
    "group": "there is no group to ask about.",
    "pair": "there is no second row to ask about.",
}
GROUP_RULE = (
    "a group is cluster-0, mismatches, filter with its conditions, or a list of rows that this page wrote, of 1,500 "
    "characters at most."
)
NAME_RULE = "a group's name has 1 to {most} letters that can be seen."
INSTEAD = {
    "row": "why the row is in its cluster",
    "group": "no group",
    "no name": "the group without a name",
    "no other": "no second row",
}
OTHER_READING = "The table is read in another way, so rows that were chosen by their numbers are let go."


def describe_lost_group(digest: str) -> str:
    """Return the sentence that a group which an address had no room for is not here.

    Examples
    --------
    >>> describe_lost_group("0123456789ab")
    'The address names a group of rows that was too large for it (0123456789ab). It was kept for its own visit only...'
    """
    return (
        f"The address names a group of rows that was too large for it ({digest}). It was kept for its own visit only, "
        "so there is no group here."
    )


def describe_other_clusters(cluster: int) -> str:
    """Return the sentence that a group was a cluster which is not there any more.

    Examples
    --------
    >>> describe_other_clusters(2)
    'The group was cluster 2. These are other clusters, so it is let go.'
    """
    return f"The group was cluster {cluster}. These are other clusters, so it is let go."


def describe_refused_name(most: int) -> str:
    """Return the sentence that a text cannot be the name of a group."""
    return f"The group keeps its name: a name has at most {most} letters, and all can be seen."


def describe_missing_cluster(cluster: int, n_clusters: int) -> str:
    """Return the sentence that a group is a cluster which is not there.

    Examples
    --------
    >>> describe_missing_cluster(7, 3)
    'There is no cluster 7 here, so there is no group: the clusters go from 0 to 2.'
    """
    return f"There is no cluster {cluster} here, so there is no group: the clusters go from 0 to {n_clusters - 1}."


def describe_refused_filter(condition: str, what: str, hint: str) -> str:
    """Return the sentence that the table cannot answer a filter that is the group."""
    return f"There is no group: its condition “{shorten(condition, 80)}” has no meaning here. {what}. {hint}"


NO_MISMATCH = "No row is a mismatch here, so there is no group."


def describe_no_rows(noun: str) -> str:
    """Return the sentence that no row meets the definition of a group.

    Examples
    --------
    >>> describe_no_rows("wine")
    'No wine is in the group any more, so it is let go.'
    """
    return f"No {noun} is in the group any more, so it is let go."
