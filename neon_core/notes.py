"""What is true of a result that its reader should know. Notes own their text, as errors do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One such thing: a kind for code, a sentence for people."""

    kind: str
    text: str

    @property
    def is_of_preparation(self) -> bool:
        """Whether it tells what was done with the table, which is as it was asked for, or as it always is."""
        return self.kind in ("imputed", "dropped", "rare values", "sampled starts")

    def __str__(self) -> str:
        return self.text


NAMED = 5
"""So many columns are named in one note."""


def _listed(numbers: Iterable[object]) -> str:
    """Write "0, 2 and 5"."""
    words = [str(number) for number in numbers]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def twins(group: tuple[int, ...]) -> Note:
    """Several clusters have one centroid."""
    text = f"Clusters {_listed(group)} have the same centroid, so nothing tells them apart: their evidence is 0."
    return Note("twins", text)


def empty(clusters: tuple[int, ...]) -> Note:
    """Clusters without a row."""
    many = len(clusters) > 1
    text = f"Cluster{'s' * many} {_listed(clusters)} {'are' if many else 'is'} empty: there are fewer distinct rows."
    return Note("empty", text)


def endless_beta() -> Note:
    """Every row is on a boundary, so the usual beta is infinite."""
    return Note("endless beta", "Every row lies on a boundary: the usual comparison is with the nearest cluster only.")


def imputed(cells: int, columns: int, of_words: bool = False) -> Note:
    """Missing values were filled in; `of_words` where some of them are no numbers."""
    many, more = "s were" if cells != 1 else " was", "s" if columns != 1 else ""
    how = "the median, or the most frequent value of what is no number" if of_words else "the median"
    return Note("imputed", f"{cells:,} missing value{many} filled in with {how}, in {columns} column{more}.")


def together(columns: Mapping[str, int], most: int) -> Note:
    """Rare values of categories count together."""
    told = [f"{n:,} of {name}" for name, n in columns.items()]
    more = f" and of {len(told) - NAMED:,} more columns" if len(told) > NAMED else ""
    listed = _listed(told) if not more else ", ".join(told[:NAMED])
    return Note("rare values", f"Beyond the {most} most frequent, rare values count together: {listed}{more}.")


def dropped(rows: int) -> Note:
    """Rows with missing values were left out."""
    many = "s with missing values were" if rows != 1 else " with missing values was"
    return Note("dropped", f"{rows:,} row{many} left out.")


def as_they_are(columns: Sequence[str]) -> Note:
    """Columns that "robust" cannot scale."""
    its = "its" if len(columns) == 1 else "their"
    more = f" and {len(columns) - NAMED:,} more" if len(columns) > NAMED else ""
    listed = ", ".join(columns[:NAMED]) + more if more else _listed(columns)
    text = (
        f"Half of the values of {listed}, or more, are equal, and so are {its} quartiles: {its} differences count as "
        "they are and may outweigh all others. Another scaling counts them alike."
    )
    return Note("as they are", text)


def unconverged(iterations: int) -> Note:
    """K-Means was stopped before it settled."""
    return Note("unconverged", f"K-Means had not settled after {iterations} iterations: centroids are not quite means.")


def sampled_starts(drawn: int, rows: int) -> Note:
    """The starts were made on some of the rows."""
    text = (
        f"The starts were made on {drawn:,} of the {rows:,} rows, drawn by the seed; the best was settled on all rows."
    )
    return Note("sampled starts", text)
