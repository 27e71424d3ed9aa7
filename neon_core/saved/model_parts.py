"""The parts of a model's file, read strictly: every fault is named at once, and nothing is run."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from neon_core.axes import Axes
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.cluster_naming import rename_clusters
from neon_core.clustering import Clustering
from neon_core.errors import NeonError, NeonWarning, Problem, SavedFileError
from neon_core.explained_clustering import Model
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.model import NeuralizedKMeans
from neon_core.preparation import Design, PreparedColumn
from neon_core.saved.json_object import Faults, parse_object
from neon_core.saved.new_cells import LARGEST
from neon_core.saved.prepared_parts import NUMBERS, Prepared, parse_prepared
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.settings import Settings
from neon_core.saved.settings_file import parse_parts
from neon_core.text import unique_names

FORMAT, VERSION = "neon model", 1
HINT = "See docs/model.schema.json for what stands where."
OWN = ("prepared", "classes", "clusters", "comparable", "beta", "noise", "map")
PARTS = ("format", "version", "made_with", "table", "reading", "columns", "config", "cluster_names", *OWN)
ENDLESS = "infinity"
"""An infinite beta, which JSON has no number for."""
TABLE = ("name", "nouns")
"""What the file says of the table besides what settings say."""


def parse_model(content: bytes | str) -> SavedModel:
    """Return the model of a text.

    Raises
    ------
    SavedFileError
        With every fault of the text.

    Examples
    --------
    >>> parse_model('{"format": "neon settings", "version": 1}')
    Traceback (most recent call last):
    neon_core.errors.SavedFileError: This is no file of model: "format" is not "neon model" (format). ...
    """
    given = parse_object(content, FORMAT, VERSION, HINT)
    faults = Faults(HINT)
    faults.parts(given, "the model", PARTS)
    name, nouns, table = _parse_table(given.get("table"), faults)
    settings = parse_parts({**given, "table": table}, faults)
    columns = _parse_columns(given.get("prepared", []), settings, faults)
    fitted = _parse_fitted(given, _count_features(given.get("prepared")), settings, faults)
    faults.raise_all()
    if settings is None:
        raise SavedFileError("The settings of the model cannot be read", where="model", hint=HINT)
    design = build_design(tuple(column for column, _, _ in columns), [numbers for _, _, numbers in columns])
    clustering = _build_clustering(fitted)
    network = _build_network(clustering, fitted.beta)
    design = _with_flags(design, given["prepared"], clustering.classes)
    return SavedModel(settings, name, nouns, design, tuple(usual for _, usual, _ in columns), clustering, network)


def _parse_columns(given: object, settings: Settings | None, faults: Faults) -> list[Prepared]:
    """Return the preparation of the columns that count; those that have a fault are left out."""
    chosen = None if settings is None else {column.name: column for column in settings.columns}
    lines = faults.list(given, "prepared")
    prepared = [parse_prepared(each, f"prepared[{i}]", chosen, faults) for i, each in enumerate(lines)]
    names = [each["name"] for each in lines if isinstance(each, dict) and isinstance(each.get("name"), str)]
    for again in dict.fromkeys(name for i, name in enumerate(names) if name in names[:i]):
        faults.add(f"{again} is prepared twice", "prepared")
    if not lines:
        faults.add("No column counts", "prepared")
    return [each for each in prepared if each is not None]


def _count_features(prepared: object) -> int | None:
    """Return the number of features; None where it cannot be told."""
    if not isinstance(prepared, list) or not all(isinstance(each, dict) for each in prepared):
        return None
    categories = [each.get("categories", []) for each in prepared]
    return sum(len(some) or 1 for some in categories) if all(isinstance(some, list) for some in categories) else None


def _parse_table(given: object, faults: Faults) -> tuple[str, tuple[str, str], Any]:
    """Return the name of the table, the nouns of its rows, and what is left for the settings."""
    if not isinstance(given, dict):
        return "", ("row", "rows"), given  # the settings name the fault
    name = faults.text(given.get("name", ""), "table.name")
    nouns = faults.texts(given.get("nouns", ["row", "rows"]), "table.nouns")
    if len(nouns) != 2:
        faults.add("The noun of a row is not one word for one and one for many", "table.nouns")
        nouns = ("row", "rows")
    return name, (nouns[0], nouns[1]), {part: value for part, value in given.items() if part not in TABLE}


def build_design(columns: tuple[PreparedColumn, ...], numbers: list[dict[str, Vector]]) -> Design:
    """Return the preparation without rows; each column gets its features among all."""
    widths = [len(column.categories) or 1 for column in columns]
    stops = np.cumsum(widths).tolist()
    placed = tuple(
        replace(c, start=start, stop=stop) for c, start, stop in zip(columns, [0, *stops], stops, strict=False)
    )
    names = [
        f"{column.name} = {value}" if value else column.name
        for column in placed
        for value in (column.categories or ("",))
    ]
    joined = {part: frozen(np.concatenate([each[part] for each in numbers])) for part in NUMBERS}
    none: Indices = frozen(np.empty(0, np.intp))
    return Design(
        matrix=frozen(np.empty((0, stops[-1]))),
        rows=none,
        n_rows=0,
        feature_names=tuple(unique_names(names)),
        source_columns=tuple(column.name for column in placed for _ in range(column.start, column.stop)),
        columns=placed,
        center=joined["center"],
        spread=joined["spread"],
        classes=(),
        class_index=none,
        low=joined["low"],
        high=joined["high"],
        cells=tuple(pd.Series([], dtype=object) for _ in placed),
        decimals=frozen(joined["decimals"].astype(np.intp)),
        imputed=frozen(np.zeros(len(placed), np.intp)),
        constant=(),
    )


def _with_flags(design: Design, prepared: list[dict[str, Any]], classes: tuple[Any, ...]) -> Design:
    """Return the design with the columns that are constant or not scaled, and the classes."""
    constant, unscaled = (
        tuple(each["name"] for each in prepared if each.get(flag)) for flag in ("constant", "unscaled")
    )
    return replace(design, constant=constant, unscaled=unscaled, classes=classes)


class _Fitted(NamedTuple):
    """What a file says of the clusters."""

    clusters: list[tuple[int, int, Vector, Matrix]]
    classes: tuple[str | int | float | bool, ...]
    noise: Vector
    comparable: bool
    axes: Axes
    beta: float


def _parse_fitted(given: dict[str, Any], n: int | None, settings: Settings | None, faults: Faults) -> _Fitted:
    """Return the clusters with `n` features; None where the preparation does not tell how many there are."""
    lines, classes = _parse_lists(given, settings, faults)
    clusters = [_parse_cluster(each, f"clusters[{k}]", n, len(classes), faults) for k, each in enumerate(lines)]
    noise = faults.numbers(given["noise"], "noise", n) if "noise" in given else np.zeros(0)
    if not ((noise >= 0.0) & (noise < LARGEST)).all():
        faults.add(f"noise has a number below 0, or from {LARGEST:g} on", "noise")
    return _Fitted(
        clusters,
        classes,
        noise,
        "comparable" in given and faults.boolean(given["comparable"], "comparable"),
        _parse_axes(given["map"], n, faults) if "map" in given else Axes(noise, noise[None], noise),
        _parse_beta(given["beta"], faults) if "beta" in given else 0.0,
    )


def _build_clustering(found: _Fitted) -> Clustering:
    """Return the clusters without rows."""
    sizes, matched, centroids, fitted = zip(*found.clusters, strict=True)
    none: Indices = frozen(np.empty(0, np.intp))
    return Clustering(
        labels=none,
        centroids=frozen(np.stack(centroids)),
        inertia=0.0,
        sizes=frozen(np.array(sizes, np.intp)),
        classes=found.classes,
        class_index=none,
        matched_class=frozen(np.array(matched, np.intp)),
        mismatch=frozen(np.empty(0, np.bool_)),
        comparable=found.comparable,
        iterations=0,
        axes=found.axes,
        noise=frozen(found.noise),
        started_on=0,
        fitted_centroids=frozen(np.concatenate(fitted)),
        owners=frozen(np.repeat(np.arange(len(fitted)), [len(each) for each in fitted])),
    )


def _parse_lists(
    given: dict[str, Any], settings: Settings | None, faults: Faults
) -> tuple[list[Any], tuple[str | int | float | bool, ...]]:
    """Return the clusters, as many as the choices make, and the known classes."""
    clusters = faults.list(given.get("clusters", []), "clusters")
    if settings is not None and "clusters" in given:
        _check_count(len(clusters), settings, faults)
    classes = tuple(faults.list(given.get("classes", []), "classes"))
    if not all(isinstance(value, str | int | float | bool) for value in classes):
        faults.add("A class is no text, no number and neither true nor false", "classes")
    return clusters, classes


def _check_count(n_clusters: int, settings: Settings, faults: Faults) -> None:
    """Add the fault that there are other clusters, or other names of them, than the choices make."""
    wanted, names = settings.config.final_clusters, settings.cluster_names
    if n_clusters != wanted:
        are = "is 1 cluster" if n_clusters == 1 else f"are {n_clusters} clusters"
        faults.add(f"There {are}, and the choices make {wanted}", "clusters")
    if names and len(names) != n_clusters:
        faults.add("There is not one name for each cluster", "cluster_names")
    elif names:
        _check_names(names, faults)


def _check_names(names: tuple[str, ...], faults: Faults) -> None:
    """Add the fault of every name that no cluster can have."""
    try:
        rename_clusters((), dict(enumerate(names)), len(names))
    except NeonError as error:
        for problem in error.problems:
            faults.add(problem.what, problem.where.replace("names", "cluster_names", 1))


def _parse_cluster(
    given: object, where: str, n: int | None, n_classes: int, faults: Faults
) -> tuple[int, int, Vector, Matrix]:
    """Return the rows, the class, the centroid and the fitted centroids of a cluster."""
    parts = faults.parts(given, where, ("n_rows", "class", "centroid"), ("fitted",))
    size = faults.whole(parts.get("n_rows", 0), f"{where}.n_rows")
    matched = -1 if parts.get("class") is None else faults.whole(parts["class"], f"{where}.class")
    if matched >= n_classes:
        faults.add(f"There is no class {matched}", f"{where}.class")
    centroid = faults.numbers(parts["centroid"], f"{where}.centroid", n) if "centroid" in parts else np.zeros(n or 0)
    lines = faults.list(parts["fitted"], f"{where}.fitted") if "fitted" in parts else []
    if "fitted" in parts and len(lines) < 2:
        faults.add("A merged cluster has two centroids or more", f"{where}.fitted")
    fitted = [faults.numbers(line, f"{where}.fitted[{i}]", n) for i, line in enumerate(lines)]
    return size, matched, centroid, np.stack(fitted or [centroid])


def _parse_axes(given: object, n: int | None, faults: Faults) -> Axes:
    """Return the plane of the map."""
    parts = faults.parts(given, "map", ("origin", "directions", "variance"))
    directions = faults.list(parts.get("directions"), "map.directions")
    if len(directions) != 2:
        faults.add("The map has not two directions", "map.directions")
    lines = [faults.numbers(line, f"map.directions[{i}]", n) for i, line in enumerate(directions)]
    origin, variance = (
        faults.numbers(parts.get(part), f"map.{part}", size) for part, size in (("origin", n), ("variance", 2))
    )
    return Axes(frozen(origin), frozen(np.stack(lines or [origin])), frozen(variance))


def _parse_beta(given: object, faults: Faults) -> float:
    """Return beta."""
    if given == ENDLESS:
        return float("inf")
    beta = faults.number(given, "beta")
    if beta < 0.0:
        faults.add("beta is below 0", "beta")
    return beta


def _build_network(clustering: Clustering, beta: float) -> Model:
    """Return the model that explains; its warnings were notes of the analysis that it was saved from."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)
        try:
            if clustering.is_merged:
                return MergedKMeans(clustering.fitted_centroids, clustering.owners, beta, clustering.noise)
            return NeuralizedKMeans(clustering.centroids, beta, clustering.noise)
        except NeonError as error:
            raise SavedFileError([Problem(p.what, "clusters", HINT) for p in error.problems]) from None
