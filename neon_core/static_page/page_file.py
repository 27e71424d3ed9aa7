"""One HTML file with the live map, the bars and the table of an analysis: it needs no server and no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from neon_core import wording
from neon_core.arguments import check_type
from neon_core.dataset import Dataset
from neon_core.errors import DataError
from neon_core.saved.whole_file import check_target, write_file
from neon_core.static_page.packed_parts import boot_script, pack_data, packed_plotly, packed_scripts, page_styles
from neon_core.static_page.page_data import build_page_data, describe_table
from neon_core.version import __version__
from neon_core.wording import page_sentences, row_cells

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'unsafe-inline'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""What a browser lets the page do: run what stands in it, and load nothing."""
NOTICE = "Made with NEON (BSD-3-Clause). The map is drawn by Plotly.js, Copyright Plotly, Inc. (MIT)."


def page(dataset: Dataset, analysis: Analysis, path: str | PathLike[str], *, overwrite: bool = False) -> Path:
    """Write an analysis as one HTML file that anybody can open: the live map, the comparison, the bars and the table.

    The file has everything in it, some 0.7 MB and the data: it opens from a disk, from a mail and in a sandboxed frame,
    and fetches nothing. Its numbers are those of the analysis. It has the rows' values of all columns that count, so
    pass it on only to people who may see these. Of more than 10,000 rows it has those that the map draws; see
    `map_sample.samples_to_draw`.

    Parameters
    ----------
    dataset, analysis : Dataset, Analysis
        The table and its analysis. Columns that describe the clusters are in the page's table, and those that were left
        out are not in the page.
    path : path
        The file. It is written whole or not at all.
    overwrite : bool
        Whether a file of this name may be replaced.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    SavedFileError
        If the file exists, or cannot be written.
    DataError
        If the dataset is not the one that was analysed.

    Examples
    --------
    >>> import tempfile
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = nc.page(wine, nc.analyse(wine), f"{folder}/wine.html")
    ...     file.read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    check_type(dataset, Dataset, "dataset", DataError)
    target = check_target(path, overwrite=overwrite)
    return write_file(target, build_page(analysis, dataset).encode(), overwrite=overwrite)


def build_page(
    analysis: Analysis, dataset: Dataset | None = None, row: int | None = None, origin: Sequence[str] = ()
) -> str:
    """Return the page as text.

    Parameters
    ----------
    analysis : Analysis
        See `page`.
    dataset : Dataset, optional
        Its table; without it the page says less of what was done.
    row : int, optional
        The row that the page opens on, where it has this row; by default the telling one.
    origin : sequence of str
        Where the page comes from; by default when and by which program it was made, and of which table.
    """
    from neon_core.analysis import Analysis as AnAnalysis

    check_type(analysis, AnAnalysis, "analysis")
    check_dataset(analysis, dataset)
    data = build_page_data(analysis, dataset, row)
    sample = describe_table(analysis, dataset)
    n_rows = analysis.design.rows.size
    title = wording.format_title(n_rows, analysis.n_clusters, sample.nouns)
    rule = page_sentences.describe_page_sample(len(data["rows"]["numbers"]), n_rows, sample.nouns)
    origin = origin or page_sentences.describe_page_origin(analysis, dataset, datetime.now(UTC), f"NEON {__version__}")
    foot = page_sentences.describe_page(analysis, dataset, origin)
    packed = {"packed-plotly": packed_plotly(), "packed-scripts": packed_scripts(), "packed-data": pack_data(data)}
    return "\n".join(
        (
            *_head(page_sentences.format_page_title(title, dataset)),
            *_body(title, [page_sentences.describe_invitation(sample.nouns)], [table_name(dataset), rule]),
            "<footer>",
            *(_section(heading, sentences, is_open=i == 0) for i, (heading, sentences) in enumerate(foot)),
            "</footer>",
            *(f'<script type="text/plain" id="{name}">{text}</script>' for name, text in packed.items()),
            f"<script>\n{boot_script()}</script>",
            "</body>\n</html>\n",
        )
    )


def check_dataset(analysis: Analysis, dataset: Dataset | None) -> None:
    """Refuse a dataset that is not the one of an analysis."""
    if dataset is None:
        return
    if check_type(dataset, Dataset, "dataset", DataError).fingerprint != analysis.fingerprint:
        what = "The dataset is not the one that was analysed: its fingerprint is another one"
        raise DataError(what, where="dataset", hint="Pass the dataset that analyse was called with.")


def _head(title: str) -> Iterable[str]:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<!-- {NOTICE} -->",
        f"<style>\n{page_styles()}</style>\n</head>\n<body>",
    )


def table_name(dataset: Dataset | None) -> str:
    """Return the name of the table as its user knows it: that of the file, where there is one."""
    return "" if dataset is None else dataset.reading.filename or dataset.name


def _body(title: str, head: Iterable[str], quiet: Iterable[str]) -> Iterable[str]:
    """Return the page without its foot; the scripts fill its places. Quiet lines that are empty are left out."""
    words = page_sentences
    find, failed = escape(words.FIND), escape(words.OLD_BROWSER)
    return (
        f'<header><h1>{escape(title)}</h1><button type="button" id="theme" hidden></button>',
        *(f"<p>{escape(line)}</p>" for line in head),
        *(f'<p class="quiet">{escape(line)}</p>' for line in quiet if line),
        "</header>",
        f'<p id="unpacking" role="status" data-failed="{failed}">{words.LOADING}</p>',
        f"<noscript><p>{failed}</p></noscript>",
        '<main><div class="answer"><div id="map"></div><div id="panel"></div></div>',
        f'<section class="lines" aria-labelledby="lines"><h2 id="lines">{row_cells.TABLE}</h2>',
        f'<p class="quiet">{row_cells.CHOOSE}</p>',
        f'<div class="search"><input type="search" id="find" placeholder="{find}" aria-label="{find}"></div>',
        '<div id="rows"></div></section></main>',
    )


def _section(heading: str, sentences: Iterable[str], *, is_open: bool) -> str:
    """Return a part of the foot, which opens at its heading."""
    items = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f"<details{' open' if is_open else ''}><summary>{escape(heading)}</summary>\n<ul>\n{items}\n</ul></details>"
