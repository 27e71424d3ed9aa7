"""The built-in samples: scikit-learn's tables, and two files that go through the same reading as anybody's."""

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
"""Why a sample's column is what nobody guessed."""


def load_sample(name: str) -> Dataset:
    """Load a built-in sample; its rows have a known class.

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
    data = _read(facts) if facts.file else _fetch(facts)
    return replace(data, name=facts.title, nouns=facts.nouns)


def _read(facts: Sample) -> Dataset:
    """Read a sample's file as if it had been uploaded; only what its columns are for is known better than guessed.

    It opens on its numbers alone: what is worth a look was found in them.
    """
    content = files("neon_core.data").joinpath(facts.file).read_bytes()
    data = read_table(content, filename=facts.file)
    known = {facts.class_column: "class"} | ({facts.row_id: "row id"} if facts.row_id else {})
    guessed = {name: "ignore" for role in set(known.values()) for name in data.names_with_role(role)}
    words = {c.name: "ignore" for c in data.columns if c.kind == "category" and c.role == "feature"}
    return _known(data, words | guessed | known)


def _known(data: Dataset, roles: dict[str, str]) -> Dataset:
    """Give columns their roles, with the reason that this is a sample."""
    changed = {name: role for name, role in roles.items() if name not in data.names_with_role(role)}
    columns = data.with_roles(changed).columns
    told = tuple(replace(c, reason=REASONS[c.role]) if c.name in changed else c for c in columns)
    return replace(data, columns=told)


def _fetch(facts: Sample) -> Dataset:
    """Take a sample from scikit-learn."""
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{facts.name}")()
    frame = pd.DataFrame(bunch.data, columns=[_readable(str(feature)) for feature in bunch.feature_names])
    named = facts.name in ("iris", "breast_cancer")
    frame["class"] = [str(bunch.target_names[t]) for t in bunch.target] if named else bunch.target
    return _known(Dataset.from_frame(frame, facts.title), {facts.class_column: "class"})


def _readable(feature: str) -> str:
    """Write scikit-learn's column names as words."""
    special = {"od280/od315_of_diluted_wines": "OD280/OD315"}
    if feature.startswith("pixel_"):
        row, column = feature.split("_")[1:]
        return f"pixel {row},{column}"
    return special.get(feature, feature.replace("_", " "))
