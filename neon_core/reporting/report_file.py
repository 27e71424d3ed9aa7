"""Write the report of an analysis: one HTML file that needs no network and no script, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.dataset import Dataset
from neon_core.reporting.page_template import render
from neon_core.reporting.report_content import build_report
from neon_core.saved.whole_file import check_target, write_file


def report(
    dataset: Dataset,
    analysis: Analysis,
    path: str | PathLike[str],
    *,
    rows: Iterable[int | str] | None = None,
    beta: float | None = None,
    made: datetime | None = None,
    overwrite: bool = False,
) -> Path:
    """Write a report of an analysis as one HTML file, and return its path.

    It says what was done, draws the map, describes each cluster and the columns that count in it, explains some rows
    with bars that add up to their evidence, and ends with the notes, the limits, every column, the fingerprints, the
    versions and the settings. The file has no script and loads nothing; it prints on A4 and on Letter.

    Parameters
    ----------
    dataset, analysis : Dataset, Analysis
        The table and its analysis.
    path : path
        The file. It is written whole or not at all.
    rows : iterable of int and str, optional
        The rows to explain, in this order: numbers, or texts that name a row as in a search of the dashboard. By
        default the typical, the boundary and the most contested row of each cluster.
    beta : float, optional
        The stiffness of their comparison; by default the usual one.
    made : datetime, optional
        The time that the report names, in UTC where it has no zone; by default now. With the same time, the same
        analysis gives the same file.
    overwrite : bool
        Whether a file of this name may be replaced.

    Raises
    ------
    ColumnError
        If the analysis is not that of the dataset.
    RowError
        With every row that there is not, or that was left out.
    SavedFileError
        If the file exists, or cannot be written.

    Examples
    --------
    >>> import neon_core as nc, tempfile, pathlib
    >>> iris = nc.load_sample("iris")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = nc.report(iris, nc.analyse(iris), pathlib.Path(folder) / "iris.html", rows=[50, "row 106"])
    ...     "150 flowers in 3 clusters" in path.read_text("utf-8")
    True
    """
    check_target(path, overwrite=overwrite)
    content = format_report(dataset, analysis, rows=rows, beta=beta, made=made)
    return write_file(path, content.encode(), overwrite=overwrite)


def format_report(
    dataset: Dataset,
    analysis: Analysis,
    *,
    rows: Iterable[int | str] | None = None,
    beta: float | None = None,
    made: datetime | None = None,
    origin: Sequence[str] = (),
) -> str:
    """Return the report as text: the file that `report` writes.

    Parameters
    ----------
    dataset, analysis, rows, beta, made
        As in `report`.
    origin : sequence of str
        The sentences on where the analysis comes from; by default the table, its fingerprints and the versions.
    """
    return render(build_report(dataset, analysis, _as_utc(made), rows, beta, origin))


def _as_utc(made: datetime | None) -> datetime:
    """Return a time in UTC; by default now. One without a zone is taken to be in UTC."""
    if made is None:
        return datetime.now(UTC)
    zone = check_type(made, datetime, "made").tzinfo
    return made.replace(tzinfo=UTC) if zone is None else made.astimezone(UTC)
