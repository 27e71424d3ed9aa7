"""Load the built-in samples: tables of scikit-learn, and two files that are read like any upload."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pandas as pd

from neon_core.dataset import Dataset
from neon_core.ingestion import read_table
from neon_core.samples import Sample, find_sample

REASONS = {
    "class": "the known class",
    "row id": "tells the rows apart",
    "ignore": "left out as the sample opens",
}
"""Reason shown for a role that the sample fixes."""


def load_sample(name: str) -> Dataset:
    """Return a built-in sample; its rows have a known class.

    Parameters
    ----------
    name : {"wine", "iris", "digits", "breast_cancer", "customers", "sensors"}
        See `sample_names`.

    Raises
    ------
    SampleError
        If there is no such sample.

    Examples
    --------
    >>> wine = load_sample("wine")
    >>> wine.frame.shape, wine.names_with_role("class")
    ((178, 14), ('class',))
    """
    facts = find_sample(name)
    data = _read_file(facts) if facts.file else _load_bundled(facts)
    return replace(data, name=facts.title, nouns=facts.nouns)


def _read_file(facts: Sample) -> Dataset:
    """Return a sample's file, read like an upload; the sample fixes the roles of class, row id and categories.

    It opens on its numbers alone: the findings in `look_for` come from them.
    """
    content = files("neon_core.data").joinpath(facts.file).read_bytes()
    data = read_table(content, filename=facts.file)
    fixed = {facts.class_column: "class"} | ({facts.row_id: "row id"} if facts.row_id else {})
    guessed = {name: "ignore" for role in set(fixed.values()) for name in data.names_with_role(role)}
    categories = {c.name: "ignore" for c in data.columns if c.kind == "category" and c.role == "feature"}
    return _fix_roles(data, categories | guessed | fixed)


def _fix_roles(data: Dataset, roles: dict[str, str]) -> Dataset:
    """Return the dataset with the sample's roles, and their reasons."""
    changed = {name: role for name, role in roles.items() if name not in data.names_with_role(role)}
    columns = data.with_roles(changed).columns
    columns = tuple(replace(c, reason=REASONS[c.role]) if c.name in changed else c for c in columns)
    return replace(data, columns=columns)


def _load_bundled(facts: Sample) -> Dataset:
    """Return a sample that scikit-learn bundles."""
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{facts.name}")()
    frame = pd.DataFrame(bunch.data, columns=[_format_feature(str(feature)) for feature in bunch.feature_names])
    has_names = facts.name in ("iris", "breast_cancer")
    frame["class"] = [str(bunch.target_names[t]) for t in bunch.target] if has_names else bunch.target
    return _fix_roles(Dataset.from_frame(frame, facts.title), {facts.class_column: "class"})


def _format_feature(feature: str) -> str:
    """Return one of scikit-learn's feature names as words."""
    special = {"od280/od315_of_diluted_wines": "OD280/OD315"}
    if feature.startswith("pixel_"):
        row, column = feature.split("_")[1:]
        return f"pixel {row},{column}"
    return special.get(feature, feature.replace("_", " "))
