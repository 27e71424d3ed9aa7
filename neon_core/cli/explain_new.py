"""`neon explain new.csv --model model.json`: rows of another table, placed and explained by a saved model."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import fields
from math import isnan
from typing import TYPE_CHECKING, Any

from neon_core.cli import choices
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.table import format_table, read_chosen, say_reading, write_files
from neon_core.config import AnalysisConfig
from neon_core.errors import ArgumentError, Problem
from neon_core.saved import NewRows, SavedModel, load_model
from neon_core.text import call_cluster, count

if TYPE_CHECKING:
    from collections.abc import Callable

    from neon_core.dataset import Dataset
    from neon_core.saved.moved_since import MovedRows

OF_A_FIT = {
    **{field.name: field.name.replace("_", "-") for field in fields(AnalysisConfig)},
    "n_clusters": "clusters",
    "random_state": "seed",
    "n_init": "starts",
    "edits": "merge, --split",
    "weights": "weight",
    "fills": "fill",
    "transforms": "transform",
    "names": "name",
    "roles": "role",
    "kinds": "kind",
    "orders": "order",
    "settings": "settings",
    "centroids": "centroids",
    "save_settings": "save-settings",
    "save_model": "save-model",
}
"""The options that a saved model has decided, by their fields."""


def refuse_without_model(given: Namespace) -> None:
    """Refuse the options of new rows where no model places them."""
    without = [name for name in ("before", "moved") if getattr(given, name)]
    if without:
        hint = "Give the saved model: --model model.json."
        problems = [Problem(f"--{name} needs a model that places both tables", f"--{name}", hint) for name in without]
        raise ArgumentError(problems)


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    _refuse_choices(given)
    model = load_model(given.model)
    dataset = read_chosen(given.table, given, model.settings, console)
    say_reading(dataset, console)
    new = _place(model, dataset)
    moved = _find_moved(given, model, new, console)
    _say(new, moved, console)
    written = _write(new, moved, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    console.answer(_summary(new, moved, written))
    return ExitCode.DONE


def _refuse_choices(given: Namespace) -> None:
    """Refuse what the model has decided, and rows that moved without an earlier table."""
    hint = "Leave it out, or fit a new model."
    problems = choices.list_refused(given, OF_A_FIT, "The model decides what --{} would", hint)
    if given.moved and not given.before:
        problems.append(Problem("--moved needs an earlier table", "--moved", "Give it: --before old.csv."))
    if problems:
        raise ArgumentError(problems)


def _place(model: SavedModel, dataset: Dataset) -> NewRows:
    from neon_core.saved.new_rows import read_rows

    return read_rows(model, dataset)


def _find_moved(given: Namespace, model: SavedModel, new: NewRows, console: Console) -> MovedRows | None:
    """Return who moved since the earlier table; None where none is given."""
    if not given.before:
        return None
    return new.moved_since(_place(model, read_chosen(given.before, given, model.settings, console)))


def _say(new: NewRows, moved: MovedRows | None, console: Console) -> None:
    """Say where the rows are, whether the shares have drifted, who moved, and the caveats."""
    model, drift = new.model, new.drift
    console.say(f"Model: {describe_model(model)}.")
    console.list("Clusters:", describe_shares(new))
    console.list("Drift:", [drift.sentence, *_describe_evidence(new)])
    console.list("Moved:", moved.sentences if moved else ())
    console.list("Caveats:", [note.text for note in new.analysis.notes])


def describe_model(model: SavedModel) -> str:
    """Return what a model is, as the end of a sentence."""
    table = model.settings.filename or model.name
    clusters = count(model.clustering.sizes.size, "cluster")
    return f"{clusters}, fitted to {count(model.n_rows, 'row')} of {table} ({model.settings.fingerprint[:12]})"


def describe_shares(new: NewRows) -> list[str]:
    """Return the rows of each cluster, with their shares now and before."""
    table = new.drift.table
    return [
        f"{call_cluster(k, new.analysis.cluster_names)}: {count(int(table['now'][k]), 'row')}, "
        f"{100 * table['share now'][k]:.0f} % ({100 * table['share before'][k]:.0f} % of the model's rows)"
        for k in range(len(table))
    ]


def _describe_evidence(new: NewRows) -> list[str]:
    """Return the sentence on the mean evidence; none where there is no competitor."""
    before, now = new.drift.evidence_before, new.drift.evidence_now
    return [f"The mean evidence is {now:.4g}, and {before:.4g} for the model's rows."] if not isnan(before) else []


def _write(new: NewRows, moved: MovedRows | None, given: Namespace) -> dict[str, str]:
    """Write the files that are asked for."""
    from neon_core.tables import export_table

    done = (f"Placed by a saved model: {describe_model(new.model)}.", *(note.text for note in new.analysis.notes))
    made: dict[str, Callable[[], bytes]] = {
        "moved": lambda: format_table(moved.to_frame(), given.moved, done) if moved else b"",
        "output": lambda: format_table(export_table(new.dataset, new.analysis), given.output, done),
    }
    return write_files(made, given)


def _summary(new: NewRows, moved: MovedRows | None, written: dict[str, str]) -> dict[str, Any]:
    """Return what the sentences say, for scripts."""
    drift = new.drift
    reading = new.dataset.reading
    return {
        "table": new.dataset.name,
        "n_rows": len(new.dataset.frame),
        "model": {"fingerprint": new.model.settings.fingerprint, "n_rows": new.model.n_rows},
        "reading_notes": list(reading.notes),
        "doubts": [str(doubt) for doubt in reading.ambiguities],
        "unread": [{"line": row.line, "reason": row.reason} for row in reading.unread],
        "clusters": drift.table.astype(object).where(drift.table.notna(), None).to_dict("records"),
        "drift": {"statistic": _number(drift.statistic), "p": _number(drift.p_value), "effect": _number(drift.effect)},
        "unseen": [vars(value) for value in new.unseen],
        "outside": [vars(column) for column in new.outside],
        "n_outside": new.n_outside,
        "moved": None if moved is None else {"n_matched": moved.n_matched, "n_moved": moved.n_moved},
        "caveats": [note.text for note in new.analysis.notes],
        "files": written,
    }


def _number(value: float) -> float | None:
    """Return a number as JSON has it: none for NaN."""
    return None if isnan(value) else value
