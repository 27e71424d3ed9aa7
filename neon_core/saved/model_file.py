"""A model as JSON: centroids, preparation, ranges and names; written in full precision, and read strictly."""

from __future__ import annotations

from os import PathLike
from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices, Vector
from neon_core.dataset import Dataset
from neon_core.preparation import PreparedColumn
from neon_core.saved.json_object import read_file
from neon_core.saved.model_parts import ENDLESS, FORMAT, VERSION, parse_model
from neon_core.saved.prepared_parts import NUMBERS
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.settings_file import describe_file, format_object, format_parts
from neon_core.saved.whole_file import write_file
from neon_core.transforms import Logarithm, Rank, Transform


def save_model(
    dataset: Dataset, analysis: Analysis, path: str | PathLike[str], *, overwrite: bool = False
) -> SavedModel:
    """Save the model of an analysis as JSON, without its rows; return it.

    The file holds no row of the table, but what the model needs of it: the range of each column, the values of each
    category, and of a column that counts by its rank all of its different values.

    Parameters
    ----------
    dataset, analysis : Dataset, Analysis
        The table and its analysis.
    path : path
        The file. It is written whole or not at all.
    overwrite : bool
        Whether a file of this name may be replaced.

    Raises
    ------
    ColumnError
        If the analysis is not that of the dataset.
    SavedFileError
        If the file exists, or cannot be written.

    Examples
    --------
    >>> import neon_core as nc, tempfile, pathlib
    >>> wine = nc.load_sample("wine")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "model.json"
    ...     saved = nc.save_model(wine, nc.analyse(wine), path)
    ...     nc.load_model(path).assign(wine.frame).tolist() == nc.analyse(wine).clustering.labels.tolist()
    True
    """
    model = SavedModel.of(dataset, analysis)
    write_file(path, format_model(model).encode(), overwrite=overwrite)
    return model


def load_model(path: str | PathLike[str]) -> SavedModel:
    """Load a model that `save_model`, the command or the dashboard has saved.

    Nothing in the file is run: it is JSON, and never a pickle.

    Raises
    ------
    SavedFileError
        If the file cannot be read or holds no model, with every fault.
    """
    return parse_model(read_file(path))


def format_model(model: SavedModel) -> str:
    """Return a model as JSON."""
    check_type(model, SavedModel, "model")
    settings = format_parts(model.settings)
    settings["table"] |= {"name": model.name, "nouns": list(model.nouns)}
    beta = model.network.beta
    columns = zip(model.design.columns, model.usual, strict=True)
    content = {
        **describe_file(FORMAT, VERSION),
        **settings,
        "prepared": [_format_column(model, column, usual) for column, usual in columns],
        "classes": list(model.clustering.classes),
        "clusters": [_format_cluster(model, k) for k in range(model.clustering.sizes.size)],
        "comparable": model.clustering.comparable,
        "beta": ENDLESS if beta == np.inf else beta,
        "noise": _list(model.clustering.noise),
        "map": {name: _list(getattr(model.clustering.axes, name)) for name in ("origin", "directions", "variance")},
    }
    return format_object(content)


def _list(values: Vector | Indices) -> Any:
    return values.tolist()


def _format_column(model: SavedModel, column: PreparedColumn, usual: float) -> dict[str, Any]:
    """Return the preparation of a column that counts; what is as usual is left out."""
    design, features = model.design, column.features
    numbers = {part: _list(getattr(design, part)[features]) for part in NUMBERS}
    choices = {
        "unit": column.unit,
        "categories": list(column.categories),
        "rare": list(column.rare),
        "blank": column.blank,
        "date_use": column.date_use,
        "origin": "" if column.origin is None else column.origin.isoformat(),
        "precision": "" if column.precision == "days" else column.precision,
        "transform": format_transform(column.transform),
        "constant": column.name in design.constant,
        "unscaled": column.name in design.unscaled,
    }
    given = {name: value for name, value in choices.items() if value}
    return {"name": column.name, "weight": column.weight, "usual": usual, **given, "form": vars(column.form), **numbers}


def format_transform(transform: Transform) -> dict[str, Any]:
    """Return how a number counts; {} where it counts as it is."""
    if isinstance(transform, Logarithm):
        return {"name": transform.name, "offset": transform.offset}
    if isinstance(transform, Rank):
        return {"name": transform.name, "values": _list(transform.values), "shares": _list(transform.shares)}
    return {}


def _format_cluster(model: SavedModel, k: int) -> dict[str, Any]:
    """Return a cluster; a merged one has the centroids that decide as well as the mean of its rows."""
    clustering = model.clustering
    matched = int(clustering.matched_class[k])
    cluster = {"n_rows": int(clustering.sizes[k]), "class": None if matched < 0 else matched}
    cluster["centroid"] = _list(clustering.centroids[k])
    fitted = clustering.fitted_centroids[clustering.owners == k]
    return cluster if len(fitted) == 1 else cluster | {"fitted": _list(fitted)}
