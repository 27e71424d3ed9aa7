"""Refusals of what an address asks for, and the message of an unexpected error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from neon_core.date_uses import DATE_USES
from neon_core.row_query import OPERATORS
from neon_core.scalings import SCALINGS
from neon_core.text import capitalize, count, join, join_some, shorten
from neon_core.transforms import TRANSFORMS

RETURNED = (
    "The connection to the server was lost for some time, or the server was started anew. This page shows what its "
    "address says again. Changes in menus, sliders and tables that had not reached the server are lost."
)
MOST_NAMED = 3
"""Unknown parameters of an address that are named; an address can have thousands."""
ROW_RULE = "a row is a whole number from 0 on."
BETA_RULE = "beta is a number from 0 to inf, or the word usual."
MAP_RULE = "the maps are pca, borders and features."
VIEW_RULE = "the views of the table are mismatches, nearest, hardest and all."
SHOWN_RULE = "at most {most} columns stand beside the table."
QUERY_RULES = {
    "sort": "the table is sorted by one column, with “,down” behind it for the largest value first.",
    "where": f'a filter is up to 8 conditions such as "hue,above,0.7", with the operators {join(OPERATORS, " or ")}.',
    "find": "a search has at most 100 characters.",
}
TABLE_RULE = "a table is named by 12 to 32 digits from 0 to f."
NAMES_RULE = "it takes column names with commas between them, in quotes where a name has a comma."
CLUSTER_NAMES_RULE = (
    "the names of clusters are numbers with names, as in 0:Old vines,2:Young, each of 40 letters at most."
)
FORMER_RULE = "names from before an edit are its place, the cluster and the name, as in 0-2:Old vines."
LEFT_OUT_RULE = "rows that are left out are a list that this page wrote, of 500 rows at most."
EDITS_RULE = "clusters are merged and split as in merge-0-2.split-1-0."
SCANNED_RULE = "a scan goes from 2 to 50 clusters at most, as in 2-12."
LOOKED_RULE = "the number of clusters that is looked at is a whole number from 1 to 50."
EDITED_RULE = "it merges or splits a cluster that is not there."
REFITTED_RULE = "the refits are starts or rows."
AGAINST_RULE = (
    "a comparison is k:4, seed:7, scaling:standard, columns:hue,ash, labels:class, or export with the key of a file."
)
OTHER_CLUSTERS = (
    "These are other clusters: names and merges of the clusters before do not fit them. Go back to see them."
)
STORED_RULE = "stored choices are named by 12 digits from 0 to f."
WEIGHT_RULE = "a weight follows a column's name, as in hue:2, and is a number from 0.000001 to 1,000."
STEPS_RULE = (
    'an order is the column and its values from the lowest to the highest, in quotes, as in "heat,low,mid,high".'
)
READING_RULES = {
    "encoding": "an encoding has a name.",
    "delimiter": "a delimiter is one character, or the word whitespace.",
    "quote": "a quote character is a double or a single quote, or the word none.",
    "decimal": "a decimal mark is a point or a comma.",
    "thousands": "a thousands mark is a point, a comma, a space, an apostrophe, or the word none.",
    "header": "a header is a line number, several with commas between them, or 0 for none.",
    "missing": "missing values are words with commas between them.",
    "sheet": "a sheet has a name.",
    "order": "the orders of dates are dmy, day first, and mdy, month first.",
    "answers": f"answers are split in columns: {NAMES_RULE}",
    "carry": f"labels are carried down in columns: {NAMES_RULE}",
    "units": "a unit follows a column's name, as in weight=kg, with commas between several.",
    "split": f"numbers are split in columns: {NAMES_RULE}",
    "keep": f"text is kept in columns: {NAMES_RULE}",
}
INSTEAD = {
    "telling": "a row worth a look",
    "usual": "the usual comparison",
    "rows": "refits to rows drawn again",
    "pca": "the PCA map",
    "sample": "the sample wine",
    "found": "the detected setting",
    "guessed": "the detected roles and kinds",
    "view": "the rows that are worth a look",
    "sort": "the usual order",
    "where": "all rows",
    "find": "all rows",
    "no columns": "no column of the table",
    "first columns": "the first {most}",
    "no names": "the numbers of the clusters",
    "scanned": "a scan from 2 to 12",
    "next": "the next number of clusters",
    "no former names": "no names from before",
    "all rows": "a fit of all rows",
    "no edits": "the clusters as they were fitted",
    "one more": "one cluster more",
    "unweighted": "weight 1 for every column",
}
_RULES = {
    "k": "K is a whole number from 1 to 50 on this dashboard.",
    "scaling": f"the scalings are {join(SCALINGS)}.",
    "seed": "a seed is a whole number from 0 on, below 2³².",
    "restarts": "there can be 1 to 100 starts.",
    "fill": "the choices for missing values are median, drop and refuse.",
    "dates": f"the choices for dates are {join(DATE_USES)}.",
    "categories": "2 to 100 values of a category can count separately.",
    "tails": f"numbers with a heavy tail count {join(TRANSFORMS)}.",
}
_COUNTED = {"k": ("cluster", "clusters"), "restarts": ("start", "starts"), "categories": ("value", "values")}


def describe_refusal(key: str, value: object, reason: str, instead: str) -> str:
    """Return the refusal of a parameter of the address, with the rule and the value that is shown instead.

    Examples
    --------
    >>> describe_refusal("row", -7, ROW_RULE, "a telling row")
    'The address asks for row=-7, but a row is a whole number from 0 on. Shown instead: a telling row.'
    """
    return f"The address asks for {key}={shorten(str(value))}, but {reason} Shown instead: {instead}."


def describe_many_columns(text: str, most: int) -> str:
    """Return the sentence that an address adds more columns to the table of rows than fit.

    Examples
    --------
    >>> describe_many_columns("a,b,c", 2)
    'The address asks for show=a,b,c, but at most 2 columns stand beside the table. Shown instead: the first 2.'
    """
    instead = INSTEAD["first columns"].format(most=most)
    return describe_refusal("show", text, SHOWN_RULE.format(most=most), instead)


def describe_unknown_sample(name: str, names: Iterable[str], instead: str) -> str:
    """Return the refusal of a sample that does not exist."""
    return describe_refusal("sample", name, f"the samples are {', '.join(names)}.", instead)


def describe_refused_choice(key: str, value: str, instead: int | str) -> str:
    """Return the refusal of a choice of the clustering or preparation.

    Examples
    --------
    >>> describe_refused_choice("restarts", "0", 1)
    'The address asks for restarts=0, but there can be 1 to 100 starts. Shown instead: 1 start.'
    """
    shown = count(int(instead), *_COUNTED[key]) if key in _COUNTED else f"{'seed ' * (key == 'seed')}{instead}"
    return describe_refusal(key, value, _RULES[key], shown)


def describe_unknown_parameters(keys: Sequence[str]) -> str:
    """Return the one sentence about all unknown parameters of an address; the first few are named.

    Examples
    --------
    >>> describe_unknown_parameters(["hue"]), describe_unknown_parameters(["hue", "ash"])
    ('The address has the unknown parameter “hue”.', 'The address has 2 unknown parameters: “hue” and “ash”.')
    """
    names = [f"“{shorten(key)}”" for key in keys[:MOST_NAMED]]
    if len(keys) == 1:
        return f"The address has the unknown parameter {names[0]}."
    return f"The address has {len(keys):,} unknown parameters: {join_some(names, MOST_NAMED, len(keys))}."


NO_PAGE = "Page not found"
PAGES = "The address may be old, or mistyped. These are the pages:"
TO_EXPLORE, TO_CLUSTERS, TO_CHOOSE_K, TO_COMPARE = "Explore", "Clusters", "Choose K", "Compare"


def describe_unknown_page(name: str) -> str:
    """Return the sentence that the address names an unknown page.

    Examples
    --------
    >>> describe_unknown_page("maps")
    'There is no page “maps”.'
    """
    return f"There is no page “{shorten(name)}”."


def describe_missing_row(
    row: int, n_rows: int, nouns: tuple[str, str], instead: int, call: Callable[[int, str], str], why: str = ""
) -> str:
    """Return the sentence that a row is not in a table of `n_rows`, or that it was left out.

    `call` returns the text that calls a row of the table, from its number and the noun for a row. `why` is the sentence
    on a row that was left out by hand.
    """
    reason = f"There is no {nouns[0]} {shorten(str(row))}: "
    reason += f"there are {count(n_rows, *nouns)}, numbered from 0 to {n_rows - 1}."
    if 0 <= row < n_rows:
        reason = why or describe_left_out(call(row, capitalize(nouns[0])))
    return f"{reason} Shown instead: {call(instead, nouns[0])}."


def describe_missing_other(row: int, n_rows: int, nouns: tuple[str, str]) -> str:
    """Return the sentence that there is no second row of a number, or that it was left out.

    Examples
    --------
    >>> describe_missing_other(500, 178, ("wine", "wines"))
    'There is no wine 500 to compare with: the numbers go from 0 to 177.'
    """
    if row < n_rows:
        return f"{capitalize(nouns[0])} {row} was left out of the clustering, so it cannot be compared with."
    return f"There is no {nouns[0]} {row} to compare with: the numbers go from 0 to {n_rows - 1}."


def describe_left_out(called: str) -> str:
    """Return the sentence that a row was left out of the clustering.

    Examples
    --------
    >>> describe_left_out("Wine 4")
    'Wine 4 was left out: it has a missing value.'
    """
    return f"{called} was left out: it has a missing value."


def describe_missing_axis(name: str, instead: str) -> str:
    """Return the sentence that an axis asks for a feature that does not exist."""
    return f"There is no feature “{shorten(name)}”. Shown instead: {instead}."


def describe_missing_description(name: str) -> str:
    """Return the sentence that the clusters cannot be described by a column."""
    return f"The clusters cannot be described by “{shorten(name)}”: the table has no such column, or it names the rows."


def describe_missing_clusters(names: Sequence[tuple[int, str]], n_clusters: int) -> str:
    """Return the sentence that names are those of clusters that there are not.

    Examples
    --------
    >>> describe_missing_clusters([(7, "Old vines")], 3)
    'There are 3 clusters, so no cluster 7 can be called “Old vines”.'
    """
    cluster, name = names[0]
    more = f", nor can {count(len(names) - 1, 'other one', 'other ones')}" if len(names) > 1 else ""
    verb = "There is 1 cluster" if n_clusters == 1 else f"There are {n_clusters} clusters"
    return f"{verb}, so no cluster {cluster} can be called “{shorten(name)}”{more}."


NO_VIEW = {
    "mismatches": "No row is a mismatch here, so the table shows others.",
    "nearest": "There is no boundary to be near to, so the table shows all rows.",
    "hardest": "There is only one cluster, so no row is hard to place: the table shows all rows.",
}
NO_MAP = {
    "borders": "There is no border to draw here, so this is the PCA map.",
    "features": "A map of two features needs two numbers, so this is the PCA map.",
}
UNEXPECTED = (
    "An unexpected error occurred; the server's log has the details. Your choices are kept: go back, or choose "
    "something else."
)
