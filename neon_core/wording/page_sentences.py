"""The page without a server: its head, its foot, and the words that differ from the dashboard's."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from neon_core.text import capitalize, count
from neon_core.wording.live_words import live_templates
from neon_core.wording.map_words import CLUSTERS, MISPLACED
from neon_core.wording.record import describe_columns, describe_origin
from neon_core.wording.row_list_words import FOUND, LIST, NO_NAME
from neon_core.wording.steps import EXPLANATION, describe_analysis, describe_clustering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset

FIND = "Find rows by a name, a number or a word"
THEMES = {"dark": "Dark colours", "light": "Light colours"}
"""The label of the button that chooses the other theme."""
MATCHES = "{n} of {all} rows"
NO_MATCH = "No row has “{text}” in it."
MORE_VALUES = "{n} more values are not on this page"
NOT_HERE = "{noun} {row} is not on this page."
OLD_BROWSER = "This page could not be opened: it needs a browser of 2023 or later, with JavaScript on."
LOADING = "The page is being unpacked."
DONE, COLUMNS, LIMITS, ORIGIN = "What was done", "Columns", "What this does not say", "Where this comes from"
"""The headings of the foot."""
NO_CAUSE = (
    "The bars show what this clustering computed with. They do not show what causes anything.",
    "Other columns, another scaling or another number of clusters give other clusters, and other bars.",
)
NO_NETWORK = "This page has all its data in it, and sends and fetches nothing."


def describe_invitation(nouns: tuple[str, str]) -> str:
    """Return the invitation below the title."""
    return f"Click a {nouns[0]} to see, exactly, what puts it there."


def describe_page_sample(n_here: int, n_rows: int, nouns: tuple[str, str]) -> str:
    """Return which rows of a large table are on the page, and by which rule; empty where all are.

    Examples
    --------
    >>> describe_page_sample(178, 178, ("wine", "wines"))
    ''
    >>> describe_page_sample(10_000, 50_000, ("row", "rows"))[:44]
    'This page has 10,000 of the 50,000 rows: the'
    """
    if n_here == n_rows:
        return ""
    return (
        f"This page has {n_here:,} of the {count(n_rows, *nouns)}: the outermost on the map, the nearest to a "
        "boundary, some of every cluster and class, many that disagree with their class, and others at random. "
        "Clusters, shares and ranks are those of all rows."
    )


def page_templates() -> dict[str, Any]:
    """Return the words of the page's scripts, as values that can travel as JSON.

    Examples
    --------
    >>> page_templates()["page"]["matches"]
    '{n} of {all} rows'
    """
    own = {
        "matches": MATCHES,
        "no_match": NO_MATCH,
        "not_here": NOT_HERE,
        "no_name": NO_NAME,
        "gone": LIST["gone"],
        "themes": THEMES,
        "found": FOUND,
    }
    return {**live_templates(), "clusters": {**CLUSTERS, "rest": MORE_VALUES}, "page": own}


def misplaced_note() -> str:
    """Return the template for a row that the page's map misplaces: there is no other map to look at."""
    return MISPLACED["features"]


def describe_page(
    analysis: Analysis, dataset: Dataset | None, origin: Sequence[str]
) -> tuple[tuple[str, Sequence[str]], ...]:
    """Return the foot of the page: headings, each with its sentences.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    dataset : Dataset or None
        Its table; without it, less can be said.
    origin : sequence of str
        Where the page comes from, see `describe_page_origin`.
    """
    limits, ends = (*NO_CAUSE, EXPLANATION), (ORIGIN, (*origin, NO_NETWORK))
    if dataset is None:
        notes = [note.text for note in analysis.notes if not note.is_of_preparation]
        return (DONE, (describe_clustering(analysis), *notes)), (LIMITS, limits), ends
    steps = describe_analysis(analysis, dataset.columns, len(dataset.frame))
    columns = describe_columns(analysis, dataset.columns)
    return (DONE, [step for step in steps if step != EXPLANATION]), (COLUMNS, columns), (LIMITS, limits), ends


def describe_page_origin(analysis: Analysis, dataset: Dataset | None, made: datetime, program: str) -> tuple[str, ...]:
    """Return when, by which program and from which table a page was made; `made` is in universal time."""
    if dataset is not None:
        return describe_origin(dataset, analysis, made, program)
    return (
        f"Made on {made:%Y-%m-%d} at {made:%H:%M} UTC, by {program} with scikit-learn {version('scikit-learn')}.",
        f"Table: {count(analysis.design.n_rows, 'row')}, fingerprint {analysis.fingerprint}.",
    )


def format_page_title(title: str, dataset: Dataset | None) -> str:
    """Return the title of the browser's tab, with the name of the table where it is known.

    Examples
    --------
    >>> format_page_title("178 wines in 3 clusters", None)
    '178 wines in 3 clusters'
    """
    return f"{capitalize(dataset.name)}: {title}" if dataset is not None and dataset.name else title
