"""`neon explain`: cluster a table, say what was guessed and doubted, and save every row with its explanation."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from neon_core.cli import choices, explain_new, explain_stream
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.table import check_files, format_table, read_dataset, say_reading, write_files
from neon_core.saved import SavedModel, Settings
from neon_core.saved.model_file import format_model
from neon_core.saved.settings_file import format_settings
from neon_core.text import call_cluster, count
from neon_core.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset

FILES = ("output", "centroids", "save_settings", "save_model", "moved")


def run(given: Namespace, console: Console) -> int:
    """Run the command; `explain_new` does where a saved model places the rows, `explain_stream` in batches."""
    if explain_stream.is_streamed(given):
        return explain_stream.run(given, console)
    check_files(given, FILES)
    if given.model:
        return explain_new.run(given, console)
    explain_new.refuse_without_model(given)
    dataset, analysis = read_and_analyse(given, console)
    written = _write(dataset, analysis, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    if not any(getattr(given, name) for name in FILES):
        console.say("Nothing was saved: --output names a file for every row with its explanation.")
    console.answer(summarise_answer(dataset, analysis, written))
    return ExitCode.DONE


def read_and_analyse(given: Namespace, console: Console) -> tuple[Dataset, Analysis]:
    """Return the table and its analysis, and say what was read, guessed and done."""
    settings, dataset = read_dataset(given, console)
    say_reading(dataset, console)
    analysis = _analyse(dataset, given, settings, console)
    _say(dataset, analysis, console)
    return dataset, analysis


def _analyse(dataset: Dataset, given: Namespace, settings: Settings | None, console: Console) -> Analysis:
    """Return the analysis, with the names of its clusters."""
    from neon_core.analysis import analyse

    config = choices.choose_config(given, settings)
    analysis = analyse(dataset, config, progress=console.progress("Clustering"))
    names = choices.choose_names(given, settings, analysis.n_clusters)
    return analysis.rename(names) if any(names.values()) else analysis


def _say(dataset: Dataset, analysis: Analysis, console: Console) -> None:
    """Say what became of every column, what was done, which clusters there are, and the caveats."""
    from neon_core import wording

    console.list("Columns:", wording.describe_columns(analysis, dataset.columns))
    console.list("Done:", wording.describe_analysis(analysis, dataset.columns, len(dataset.frame)))
    sizes = analysis.clustering.sizes.tolist()
    calls = [call_cluster(k, analysis.cluster_names) for k in range(analysis.n_clusters)]
    console.list("Clusters:", [f"{call}: {count(size, 'row')}" for call, size in zip(calls, sizes, strict=True)])
    console.list("Caveats:", [note.text for note in analysis.notes])


def _write(dataset: Dataset, analysis: Analysis, given: Namespace) -> dict[str, str]:
    """Write the files that were asked for, each whole or not at all; return their names by what they are."""
    from neon_core.centroid_export import centroid_table
    from neon_core.tables import export_table

    made: dict[str, Callable[[], bytes]] = {
        "centroids": lambda: _file(centroid_table(analysis), given.centroids, dataset, analysis),
        "save_settings": lambda: format_settings(Settings.of(dataset, analysis)).encode(),
        "save_model": lambda: format_model(SavedModel.of(dataset, analysis)).encode(),
        "output": lambda: _file(export_table(dataset, analysis), given.output, dataset, analysis),  # a pipe may break
    }
    return write_files(made, given)


def _file(table: pd.DataFrame, path: str, dataset: Dataset, analysis: Analysis) -> bytes:
    """Return a table as the kind of file that a name says; Parquet has what was done in its metadata."""
    from neon_core import wording

    done = wording.describe_analysis(analysis, dataset.columns, len(dataset.frame))
    columns = wording.describe_columns(analysis, dataset.columns)
    origin = wording.describe_origin(dataset, analysis, datetime.now(UTC), f"NEON {__version__}")
    return format_table(table, path, (*done, *columns, *origin))


def summarise_answer(dataset: Dataset, analysis: Analysis, written: dict[str, str]) -> dict[str, Any]:
    """Return what the sentences say, for scripts."""
    from neon_core import wording

    reading, clustering = dataset.reading, analysis.clustering
    names = analysis.cluster_names or ("",) * analysis.n_clusters
    return {
        "table": dataset.name,
        "n_rows": len(dataset.frame),
        "columns": [{"name": c.name, "kind": c.kind, "role": c.role, "reason": c.reason} for c in dataset.columns],
        "reading_notes": list(reading.notes),
        "doubts": [str(doubt) for doubt in reading.ambiguities],
        "unread": [{"line": row.line, "reason": row.reason} for row in reading.unread],
        "done": list(wording.describe_analysis(analysis, dataset.columns, len(dataset.frame))),
        "caveats": [note.text for note in analysis.notes],
        "inertia": float(clustering.inertia),
        "clusters": [
            {"cluster": k, "name": name, "n_rows": size}
            for k, (name, size) in enumerate(zip(names, clustering.sizes.tolist(), strict=True))
        ],
        "fingerprint": analysis.fingerprint,
        "files": written,
    }
