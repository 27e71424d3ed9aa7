"""A group of rows on Explore: its definition, its chip, and why it is let go."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.text import count, join, join_some, one_line, shorten, spell_small

MOST_NAMED = 5
"""Texts of a list that are named, at most."""
QUESTION = "Question"
QUESTIONS = {
    "row": "Why here?",
    "belong": "Does it belong anywhere?",
    "group": "Why this group?",
    "pair": "Why these two?",
}
ASK_RULE = "the questions are row, belong, group and pair."
ASK_RULES = {
    "group": "there is no group to ask about.",
    "pair": "there is no second row to ask about.",
}
GROUP_RULE = (
    "a group is cluster-0, mismatches, filter with its conditions, or a list of rows that this page wrote, of 1,500 "
    "characters at most."
)
NAME_RULE = "a group's name has 1 to {most} letters that can be seen."
VERSUS_RULE = "a group is compared with clusters, the others of its own, or with the rest."
INSTEAD = {
    "row": "why the row is in its cluster",
    "group": "no group",
    "no name": "the group without a name",
    "no other": "no second row",
    "border": "the border that is nearest to both rows",
    "clusters": "the others of its clusters",
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
    'No wine is in this group, so there is none.'
    """
    return f"No {noun} is in this group, so there is none."


# --- the answer ---

COMPARE = "Compare with"
OTHERS = "others"
PARTS, RELEVANCE = "what parts them", "relevance"
APART, EVIDENCE = "apart by", "mean evidence"
PICTURES = (
    "{called}, on average",
    "the others, on average",
    "■ darker, □ lighter than the others",
    "what counts, on average",
)
NOTHING_TO_COMPARE = "There is no other row to compare the group with."
SAVE_ROWS, SAVE_TABLE = "Rows as CSV", "Columns as CSV"
SAVE_ROWS_HELP = "The rows of the group with the columns of the table below."
SAVE_TABLE_HELP = "Every column: its mean in the group and in the others, its part of the distance, and its relevance."


def format_versus(versus: str, nouns: tuple[str, str], n_clusters: int) -> str:
    """Return what a group is compared with.

    Examples
    --------
    >>> format_versus("rest", ("digit", "digits"), 1), format_versus("clusters", ("digit", "digits"), 3)
    ('all other digits', 'the others of these clusters')
    """
    if versus == "rest":
        return f"all other {nouns[1]}"
    return f"the others of {'this cluster' if n_clusters == 1 else 'these clusters'}"


def call_rows(size: int) -> str:
    """Return what a group is called beside the others.

    Examples
    --------
    >>> call_rows(58), call_rows(9)
    ('the 58', 'the nine')
    """
    return f"the {spell_small(size)}"


def describe_spread(relevance: str, spread: str, noun: str) -> str:
    """Return how the relevance of a column differs within the group.

    Examples
    --------
    >>> describe_spread("+0.074", "0.031", "digit")
    'Mean +0.074; from digit to digit it varies by 0.031 (standard deviation)'
    """
    return f"Mean {relevance}; from {noun} to {noun} it varies by {spread} (standard deviation)"


def describe_check(is_exact: bool, has_evidence: bool) -> str:
    """Return the line that the numbers add up, or that they do not."""
    relevance = ", relevance to mean evidence" if has_evidence else ""
    if is_exact:
        return f"✓ The ink bars add up to the squared distance between the means{relevance}."
    return f"✗ The ink bars do not add up to the squared distance between the means{relevance}: please report this."


def describe_single(called: str, noun: str) -> str:
    """Return the sentence for a group of one row.

    Examples
    --------
    >>> describe_single("wine 3", "wine")
    'It is wine 3 alone: the questions about one wine answer why it is there.'
    """
    return f"It is {called} alone: the questions about one {noun} answer why it is there."


def format_open_row(called: str) -> str:
    """Return the label of the button that opens the only row of a group."""
    return f"Why is {called} here?"


def format_to_card(called: str) -> str:
    """Return the label of the link to the card of a cluster."""
    return f"See the card of {called}"


# --- the line under the map ---

CHOOSE = "Choose a group"
NAME_IT, RENAME, LET_GO = "name it", "rename", "let go"
NAME_FIELD = "Name of the group"
CLUSTER, CHOOSE_CLUSTER = "A cluster", "Choose a cluster"
LIST, LIST_HELP = "Rows by name or number", "One a line, or with commas or semicolons between them."
USE_LIST = "Use these rows"
USE_FILTER = "Use as group"
BY_FILTER = "For a filter, use that of the table below, then “Use as group”."
NO_LIST = "There is no name and no number in the list."
KINDS = {
    "drawn": "{rows} drawn around",
    "listed": "{rows} from a list",
    "filter": "{rows} by a filter",
    "cluster": "{rows} of {cluster}",
}


def describe_members(kind: str, size: int, nouns: tuple[str, str], cluster: str = "") -> str:
    """Return a group by its size and its definition; `cluster` is what the cluster of a group is called.

    Examples
    --------
    >>> describe_members("drawn", 58, ("digit", "digits")), describe_members("mismatches", 1, ("wine", "wines"))
    ('58 digits drawn around', '1 wine that disagrees with its class')
    >>> describe_members("cluster", 61, ("wine", "wines"), "Old vines")
    '61 wines of Old vines'
    """
    if kind == "mismatches":
        return f"{count(size, *nouns)} that {'disagrees with its' if size == 1 else 'disagree with their'} class"
    return KINDS[kind].format(rows=count(size, *nouns), cluster=cluster)


def format_heading(kind: str, size: int, nouns: tuple[str, str], cluster: str = "", name: str = "") -> str:
    """Return the heading above the rows of a group; `name` is that of the visitor.

    Examples
    --------
    >>> format_heading("drawn", 58, ("digit", "digits"), name="Odd ones")
    'Odd ones: 58 digits drawn around'
    """
    members = describe_members(kind, size, nouns, cluster)
    return f"{name}: {members}" if name else members


def describe_saved_group(heading: str) -> str:
    """Return the sentence that says which group stands out on a saved map.

    Examples
    --------
    >>> describe_saved_group("58 digits drawn around")
    'Group: 58 digits drawn around.'
    """
    return f"Group: {heading}."


def describe_not_clustered(n_missing: int, nouns: tuple[str, str]) -> str:
    """Return the sentence that rows of a group are not among the clustered ones.

    Examples
    --------
    >>> describe_not_clustered(3, ("digit", "digits"))
    '3 digits more were chosen, which the table does not have or the clustering leaves out.'
    """
    verb = "was" if n_missing == 1 else "were"
    return f"{count(n_missing, *nouns)} more {verb} chosen, which the table does not have or the clustering leaves out."


def format_mismatches(n_rows: int) -> str:
    """Return the label of the button that takes the mismatches as a group."""
    return f"The {count(n_rows, 'mismatch', 'mismatches')}"


def format_found(n_found: int, nouns: tuple[str, str]) -> str:
    """Return the label of the button that takes the rows of a list that are there."""
    return f"Use the {count(n_found, *nouns)} found" if n_found != 1 else f"Use the {nouns[0]} found"


def describe_unknown(unknown: Sequence[str], left_out: Sequence[str], n_found: int, nouns: tuple[str, str]) -> str:
    """Return the sentence about texts of a list that name no row, and about those whose rows were left out.

    Examples
    --------
    >>> describe_unknown(["Ann", "900"], [], 5, ("row", "rows"))
    'The list names 5 rows, and no row is called “Ann” or “900”.'
    >>> describe_unknown([], ["7"], 0, ("row", "rows"))
    'The list names no row that is clustered, and “7” was left out of the clustering.'
    """
    parts = [f"The list names {count(n_found, *nouns) if n_found else f'no {nouns[0]} that is clustered'}"]
    if unknown:
        parts.append(f"no {nouns[0]} is called {join_some(_quoted(unknown), MOST_NAMED, len(unknown), ' or ')}")
    if left_out:
        verb = "was" if len(left_out) == 1 else "were"
        parts.append(f"{join_some(_quoted(left_out), MOST_NAMED, len(left_out))} {verb} left out of the clustering")
    return f"{join(parts, ', and ')}."


def _quoted(texts: Sequence[str]) -> list[str]:
    return [f"“{one_line(text, 24)}”" for text in texts[:MOST_NAMED]]
