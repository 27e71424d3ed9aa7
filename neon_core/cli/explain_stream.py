"""`neon explain big.csv --output folder/`: a table that is larger than the memory, read and written in parts."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neon_core.cli import choices
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.option_values import read_steps
from neon_core.errors import ArgumentError, Problem
from neon_core.ingestion.overrides import NOT_STREAMED
from neon_core.saved import load_settings
from neon_core.text import call_cluster, count

if TYPE_CHECKING:
    from neon_core.streaming import ExplainedFolder

NOT_HERE = {
    "sample": "sample",
    "model": "model",
    "before": "before",
    "moved": "moved",
    "centroids": "centroids",
    "save_settings": "save-settings",
    "save_model": "save-model",
    "edits": "merge, --split",
    **{name: name.replace("_", "-") for name in NOT_STREAMED},
}
"""The options that have no meaning for a table that is read in batches, by their fields."""


def is_streamed(given: Namespace) -> bool:
    """Return whether the table is read in batches: the output is a folder, or an option says it.

    Examples
    --------
    >>> is_streamed(Namespace(stream=False, output="rows.csv")), is_streamed(Namespace(stream=False, output="rows/"))
    (False, True)
    """
    output = given.output or ""
    return bool(given.stream) or output.endswith(("/", os.sep)) or (output not in ("", "-") and Path(output).is_dir())


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    _refuse_choices(given)
    done = _explain(given, console)
    model = done.model
    console.say(
        f"{model.settings.filename}: {count(done.n_rows, 'row')}, {count(len(model.settings.columns), 'column')}."
    )
    sizes = model.clustering.sizes.tolist()
    calls = [call_cluster(k, model.settings.cluster_names) for k in range(len(sizes))]
    console.list("Clusters:", [f"{call}: {count(size, 'row')}" for call, size in zip(calls, sizes, strict=True)])
    console.list("Caveats:", done.notes)
    console.say(f"Wrote {done.folder}: {count(len(done.parts), 'part')}, _model.json and _manifest.json.")
    console.answer(_summary(done))
    return ExitCode.DONE


def _refuse_choices(given: Namespace) -> None:
    """Refuse the options that have no meaning here, all of them at once."""
    what = "--{} is not for a table that is read in batches"
    problems = choices.list_refused(given, NOT_HERE, what, "Leave it out.")
    if not given.output or given.output == "-":
        problems.append(Problem("--stream needs a folder to write", "--output", "Name one: --output explained/."))
    if problems:
        raise ArgumentError(problems)


def _explain(given: Namespace, console: Console) -> ExplainedFolder:
    """Explain the table with the choices of the settings, and on top those of the command line."""
    from neon_core.streaming import explain_dataset

    settings = load_settings(given.settings) if given.settings else None
    config = choices.choose_config(given, settings)
    return explain_dataset(
        given.table,
        given.output,
        config,
        settings=settings,
        kinds=dict(given.kinds or ()),
        orders={name: read_steps(steps) for name, steps in given.orders or ()},
        roles=dict(given.roles or ()),
        names=choices.choose_names(given, None, config.n_clusters),
        overwrite=given.force,
        engine=given.engine,
        scheduler=given.scheduler,
        reading=choices.read_overrides(given, settings) if choices.read_overrides(given, None) else None,
        progress=console.progress("Explaining"),
    )


def _summary(done: ExplainedFolder) -> dict[str, Any]:
    """Return what the sentences say, for scripts."""
    sizes = done.model.clustering.sizes.tolist()
    names = done.model.settings.cluster_names or ("",) * len(sizes)
    return {
        "table": done.model.settings.filename,
        "n_rows": done.n_rows,
        "columns": [{"name": c.name, "kind": c.kind, "role": c.role} for c in done.model.settings.columns],
        "caveats": list(done.notes),
        "inertia": done.manifest.inertia,
        "clusters": [
            {"cluster": k, "name": name, "n_rows": size}
            for k, (name, size) in enumerate(zip(names, sizes, strict=True))
        ],
        "folder": str(done.folder),
        "files": [str(path) for path in done.parts],
    }
