"""The screen of new rows: another table in the clusters on screen, or in those of a saved model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import count, join_some
from neon_core.wording.numbers import format_signed
from pages.shared.wording.progress_words import shorten_file

if TYPE_CHECKING:
    from neon_core.reading import Reading

TITLE = "New rows"
INVITATION = (
    "Place the rows of another table, such as next month's, in these clusters, which stay as they are. Each row is "
    "explained like any other. Where its id is in both tables, you see who moved, and which columns moved them."
)
UPLOAD = "Table with new rows"
ANOTHER = "Another table"
TRY = "Try it: {title} a year later"
SAVED_MODEL = "Use a saved model"
MODEL = "Model"
MODEL_HOLDS = "A model that was saved in the export (“Model as JSON”), by the command line, or by the library."
BACK = "Use the clustering on screen"
SHARES = "Shares of the clusters"
HEADS = ("cluster", "before", "now", "change", "95 % interval")
NOTES = "What the model has not seen"
MOVED = "Who moved"
EVERY = "Every new row"
CHOOSE = "Click a line to explain its row."
MOST_SHOWN = "The first {shown} of {n} rows; the file has all."
SAVE, SAVE_MOVED = "Save the explained rows as CSV", "Save the rows that moved as CSV"
NOW, TURNED = "Why here now", "What moved it"
PROOF = "Bars to the right are for the cluster; they add up to the evidence."
PROOF_MOVED = (
    "Both have one scale. On the left, bars add up to the evidence for the cluster. On the right, each bar is what the "
    "change of that column added to the evidence for the new cluster over the former one; columns that stayed add 0."
)
STAYED = "It was in the same cluster before."
OTHER_IDS = "No id is in both tables, so nobody can be followed from one to the other."
MOST_DOUBTS = 4


def describe_model(n_clusters: int, n_rows: int, table: str, file: str) -> str:
    """Return what places the rows.

    Examples
    --------
    >>> describe_model(3, 178, "Wine", "")
    'Placed by the clustering on screen: 3 clusters of 178 rows of Wine.'
    >>> describe_model(3, 178, "wine.csv", "model.json")
    'Placed by model.json: 3 clusters of 178 rows of wine.csv.'
    """
    by = shorten_file(file) or "the clustering on screen"
    return f"Placed by {by}: {count(n_clusters, 'cluster')} of {count(n_rows, 'row')} of {shorten_file(table)}."


def describe_title(n_rows: int, nouns: tuple[str, str], n_moved: int | None, n_matched: int) -> str:
    """Return the title: how many rows are placed, and how many moved where ids match.

    Examples
    --------
    >>> describe_title(57, ("wine", "wines"), None, 0), describe_title(57, ("wine", "wines"), 4, 50)
    ('57 new wines', '4 of 50 wines moved')
    """
    if n_moved is None:
        return f"{n_rows:,} new {nouns[n_rows != 1]}"
    return f"{n_moved:,} of {count(n_matched, *nouns)} moved"


def describe_refused(name: str) -> str:
    """Return that the new table cannot be placed."""
    return f"{shorten_file(name)} cannot be placed:"


def describe_reading(reading: Reading) -> list[str]:
    """Return what is doubtful in how the new table was read, and how many lines below its header are no rows.

    Examples
    --------
    >>> from neon_core.reading import Reading, Unread
    >>> describe_reading(Reading(unread=(Unread(7, "has 3 cells", "a,b,c"),)))
    ['1 line of the file is not in the table: line 7 (has 3 cells).']
    """
    n_more = len(reading.ambiguities) - MOST_DOUBTS
    doubts = [str(doubt) for doubt in reading.ambiguities[:MOST_DOUBTS]]
    doubts += [f"{count(n_more, 'more doubt')} on how the table is read."] if n_more > 0 else []
    named = [f"line {row.line} ({row.reason})" for row in reading.unread if row.line > reading.header_row]
    n = len(named)
    if not n:
        return doubts
    what = f"{count(n, 'line')} of the file {'is' if n == 1 else 'are'} not in the table"
    return [f"{what}: {join_some(named, 2)}.", *doubts]


def format_more_moves(n_pairs: int, n_rows: int) -> str:
    """Return that rows went between more clusters than are named.

    Examples
    --------
    >>> format_more_moves(3, 7)
    '7 between 3 other pairs'
    """
    return f"{n_rows:,} between {n_pairs:,} other pair{'s' * (n_pairs != 1)}"


def format_share(share: float) -> str:
    """Return a share in per cent.

    Examples
    --------
    >>> format_share(0.1234), format_share(1.0)
    ('12.3 %', '100.0 %')
    """
    return f"{100 * share:.1f} %"


def format_change(change: float) -> str:
    """Return a change of a share in percentage points.

    Examples
    --------
    >>> format_change(0.05), format_change(-0.0312), format_change(0.0)
    ('+5.0', '−3.1', '0.0')
    """
    return format_signed(100.0 * change, 1)
