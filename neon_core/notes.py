"""Notes: facts about a result that its reader should know. Notes own their text, as errors do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neon_core.text import count, join, join_some
from neon_core.transforms import LOGARITHM

ADVICE = ("one column", "decisive column", "outliers")
"""The kinds of notes on a trivial clustering."""

HALF, HARDLY = 0.5, 0.9
"""Shares of the relevance above which one of several columns decides, and leaves hardly anything to the others."""


@dataclass(frozen=True)
class Note:
    """A fact about a result.

    Attributes
    ----------
    kind : str
        For code.
    text : str
        For people, a sentence.
    column : str
        The column that a note on a trivial clustering is about; empty where it is about none.
    clusters : tuple of int
        The clusters that it is about.
    remedy : str
        A choice that mends what the note says: "logarithm" for its column, or the name of a scaling; empty where there
        is none.
    """

    kind: str
    text: str
    column: str = ""
    clusters: tuple[int, ...] = ()
    remedy: str = ""

    @property
    def is_advice(self) -> bool:
        """Whether the note says that the clustering is trivial, which is no fault of the computation."""
        return self.kind in ADVICE

    @property
    def is_of_preparation(self) -> bool:
        """Whether the note describes a step of the preparation that the choices asked for."""
        kinds = (
            "imputed",
            "dropped",
            "filled rows",
            "blank rows",
            "rare values",
            "sampled starts",
            "logarithm",
            "left out",
        )
        return self.kind in kinds

    def __str__(self) -> str:
        return self.text


def twins(group: tuple[int, ...]) -> Note:
    """Return the note that several clusters have one centroid."""
    text = f"Clusters {join(group)} have the same centroid, so nothing tells them apart: their evidence is 0."
    return Note("twins", text)


def empty(clusters: tuple[int, ...]) -> Note:
    """Return the note that clusters have no row."""
    subject = f"Cluster {clusters[0]} is" if len(clusters) == 1 else f"Clusters {join(clusters)} are"
    return Note("empty", f"{subject} empty: the table has fewer distinct rows than clusters.")


def split(cluster: int, moved: int, left: int) -> Note:
    """Return the note that a split moved rows beyond the cluster that was split.

    Examples
    --------
    >>> print(split(1, 3, 0))
    After cluster 1 was split, 3 rows of other clusters were nearer to one of the halves, and belong to it.
    """
    sentences = []
    if moved:
        verbs = ("was", "belongs") if moved == 1 else ("were", "belong")
        rows = f"{count(moved, 'row')} of other clusters"
        sentences.append(f"{rows} {verbs[0]} nearer to one of the halves, and {verbs[1]} to it")
    if left:
        verbs = ("was", "belongs") if left == 1 else ("were", "belong")
        sentences.append(f"{count(left, 'row')} of it {verbs[0]} nearer to another cluster, and {verbs[1]} to that")
    return Note("split", f"After cluster {cluster} was split, {'; '.join(sentences)}.")


def endless_beta() -> Note:
    """Return the note that every row is on a boundary, so the usual beta is infinite."""
    return Note("endless beta", "Every row lies on a boundary: the usual comparison is with the nearest cluster only.")


def imputed(columns: Mapping[str, int], has_categories: bool = False) -> Note:
    """Return the note that missing values were filled in.

    Parameters
    ----------
    columns : mapping of str to int
        Their number in each column that has some.
    has_categories : bool
        Whether some of these columns are no numbers.

    Examples
    --------
    >>> print(imputed({"age": 3, "size": 1}))
    4 missing values were filled in with the median, in 2 columns: age (3) and size (1).
    """
    cells = sum(columns.values())
    values = f"{count(cells, 'missing value')} {'was' if cells == 1 else 'were'}"
    by = "the median of a number or the most frequent value of another column" if has_categories else "the median"
    most_first = sorted(columns.items(), key=lambda pair: -pair[1])
    named = join_some([f"{name} ({n:,})" for name, n in most_first], most=3)
    return Note("imputed", f"{values} filled in with {by}, in {count(len(columns), 'column')}: {named}.")


def filled_rows(names: Sequence[str], n_rows: int) -> Note:
    """Return the note that most values of some rows were filled in; `names` are those of the first of `n_rows`.

    Examples
    --------
    >>> print(filled_rows(["row 7"], 1))
    1 row has values in fewer than half of the columns that count: most of its explanation was filled in (row 7).
    """
    has, its = ("has", "its") if n_rows == 1 else ("have", "their")
    what = f"{count(n_rows, 'row')} {has} values in fewer than half of the columns that count"
    named = join_some(names, len(names), total=n_rows)
    return Note("filled rows", f"{what}: most of {its} explanation was filled in ({named}).")


def rare_values(columns: Mapping[str, int], most: int) -> Note:
    """Return the note that rare values of categories count together; `columns` has their number for each column."""
    counts = join_some([f"{n:,} of {name}" for name, n in columns.items()])
    return Note("rare values", f"Beyond the {most} most frequent values, rare values count together: {counts}.")


def dropped(rows: int) -> Note:
    """Return the note that rows with missing values were left out."""
    return Note("dropped", f"{count(rows, 'row')} with missing values {'was' if rows == 1 else 'were'} left out.")


def blank_rows(names: Sequence[str], n_rows: int) -> Note:
    """Return the note that rows have no value in any column that counts; `names` are those of the first of `n_rows`.

    Examples
    --------
    >>> print(blank_rows(["row 7"], 1))
    1 row has no value in any column that counts and was left out: row 7.
    >>> print(blank_rows(["Ann", "Bob"], 30))
    30 rows have no value in any column that counts and were left out: Ann, Bob and 28 more.
    """
    has, was = ("has", "was") if n_rows == 1 else ("have", "were")
    what = f"{count(n_rows, 'row')} {has} no value in any column that counts and {was} left out"
    return Note("blank rows", f"{what}: {join_some(names, len(names), total=n_rows)}.")


def left_out(rows: str) -> Note:
    """Return the note that rows were left out of the fit by choice, from their number and names."""
    return Note("left out", f"{rows}.")


def logarithm(columns: Sequence[str]) -> Note:
    """Return the note that numbers with a heavy tail count by their logarithm, though nobody chose it.

    Examples
    --------
    >>> print(logarithm(["income", "visits"]))
    income and visits have a few large values and count by their logarithms: small differences among small values count.
    """
    has, its = ("has", "its logarithm") if len(columns) == 1 else ("have", "their logarithms")
    count_ = "counts" if len(columns) == 1 else "count"
    text = (
        f"{join_some(columns)} {has} a few large values and {count_} by {its}: small differences among small values "
        "count."
    )
    return Note("logarithm", text)


def unscaled(columns: Sequence[str], reason: str, remedy: str = "") -> Note:
    """Return the note that the scaling cannot scale some columns.

    `reason` stands in the table of scalings; `remedy` is the name of a scaling that scales them.
    """
    stay, their = ("stays", "Its") if len(columns) == 1 else ("stay", "Their")
    text = (
        f"{join_some(columns)} {stay} unscaled, since {reason}. {their} differences may outweigh all others; another "
        "scaling prevents that."
    )
    return Note("as they are", text, remedy=remedy)


def negligible(columns: Sequence[str]) -> Note:
    """Return the note that some columns are lost in the rounding of another one."""
    text = (
        f"{join_some(columns)} differ{'s' if len(columns) == 1 else ''} by less than 1e-15 of the largest difference "
        "between clusters, and beside it decides nothing: a scaling to one range prevents that."
    )
    return Note("negligible", text)


def unconverged(iterations: int) -> Note:
    """Return the note that K-Means was stopped before it converged."""
    text = f"K-Means had not converged after {iterations} iterations: its centroids are not exactly the means."
    return Note("unconverged", text)


def sampled_starts(drawn: int, rows: int) -> Note:
    """Return the note that the starts were made on some of the rows."""
    text = (
        f"The starts were made on {drawn:,} of the {rows:,} rows, drawn by the seed; the best was settled on all rows."
    )
    return Note("sampled starts", text)


TAIL = " Its few large values outweigh all others; its logarithm prevents that."
"""What is said of a column that decides and has a heavy tail."""


def one_column(column: str, information: float, share: float, is_skewed: bool = False) -> Note:
    """Return the note that the clusters are nearly what one column says.

    Parameters
    ----------
    column : str
        Its name.
    information : float
        The normalised mutual information of the column and the clusters, from 0 to 1.
    share : float
        Its share of the relevance of all rows, from 0 to 1.
    is_skewed : bool
        Whether it is a number with a heavy tail that counts as it is.

    Examples
    --------
    >>> print(one_column("region", 0.93, 0.75))
    The clusters say nearly the same as “region” alone (normalised mutual information 0.93), which carries 75 % of the
    relevance.
    >>> print(one_column("region", 1.0, 0.2))
    The clusters say the same as “region” alone (normalised mutual information 1.00).
    """
    nearly = "" if information > 1 - 1e-9 else "nearly "
    text = (
        f"The clusters say {nearly}the same as “{column}” alone (normalised mutual information {information:.2f})"
        f"{f', which carries {_percent(share)} of the relevance' if share > HALF else ''}.{TAIL * is_skewed}"
    )
    return Note("one column", text, column, remedy=LOGARITHM * is_skewed)


def decisive_column(column: str, share: float, is_skewed: bool = False) -> Note:
    """Return the note that one column carries most of the relevance of all rows; `share` is from 0 to 1.

    `is_skewed` says whether it is a number with a heavy tail that counts as it is.

    Examples
    --------
    >>> print(decisive_column("proline", 0.998))
    “proline” carries 99.8 % of the relevance: the other columns hardly count.
    """
    return Note(
        "decisive column",
        f"“{column}” carries {_percent(share)} of the relevance: the other columns {_rest(share)}.{TAIL * is_skewed}",
        column,
        remedy=LOGARITHM * is_skewed,
    )


def _percent(share: float) -> str:
    percent = f"{100 * share:.3g}"
    return f"{'over 99.9' if percent == '100' and share < 1 else percent} %"


def _rest(share: float) -> str:
    return "hardly count" if share > HARDLY else "count less together"


def outliers(clusters: tuple[int, ...], names: Sequence[str], n_rows: int) -> Note:
    """Return the note that clusters have hardly any rows; `names` are those of the first of `n_rows`.

    Examples
    --------
    >>> print(outliers((2,), ["row 5", "row 17"], 2))
    Cluster 2 has under 1 % of the rows: row 5 and row 17. Such rows are outliers.
    """
    subject = f"Cluster {clusters[0]} has" if len(clusters) == 1 else f"Clusters {join_some(clusters)} each have"
    named = join_some(names, len(names), total=n_rows)
    text = f"{subject} under 1 % of the rows: {named}. Such rows are outliers."
    return Note("outliers", text, clusters=clusters)
