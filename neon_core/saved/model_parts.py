"""The parts of a model's file, read strictly: every fault is named at once, and nothing is run."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

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
from neon_core.saved.prepared_parts import NUMBERS, parse_prepared
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
    if settings is None:
        faults.raise_all()
        raise SavedFileError("The settings of the model cannot be read", where="model", hint=HINT)
    chosen = {column.name: column for column in settings.columns}
    prepared = [
        parse_prepared(each, f"prepared[{i}]", chosen, faults)
        for i, each in enumerate(faults.list(given.get("prepared"), "prepared"))
    ]
    columns = [each for each in prepared if each is not None]
    names = [column.name for column, _, _ in columns]
    for again in dict.fromkeys(name for i, name in enumerate(names) if name in names[:i]):
        faults.add(f"{again} is prepared twice", "prepared")
    if not columns:
        faults.add("No column counts", "prepared")
    faults.raise_all()
    design = build_design(tuple(column for column, _, _ in columns), [numbers for _, _, numbers in columns])
    clustering, beta = _parse_clustering(given, design, settings, faults)
    faults.raise_all()
    network = _build_network(clustering, beta)
    design = _with_flags(design, given["prepared"], clustering.classes)
    return SavedModel(settings, name, nouns, design, tuple(usual for _, usual, _ in columns), clustering, network)


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


def _parse_clustering(
    given: dict[str, Any], design: Design, settings: Settings, faults: Faults
) -> tuple[Clustering, float]:
    """Return the clusters without rows, and beta."""
    n = len(design.feature_names)
    clusters, classes = _parse_lists(given, settings, faults)
    parsed = [_parse_cluster(each, f"clusters[{k}]", n, len(classes), faults) for k, each in enumerate(clusters)]
    faults.raise_all()
    sizes, matched, centroids, fitted = zip(*parsed, strict=True)
    none: Indices = frozen(np.empty(0, np.intp))
    noise = faults.numbers(given["noise"], "noise", n)
    if not ((noise >= 0.0) & (noise < LARGEST)).all():
        faults.add(f"noise has a number below 0, or from {LARGEST:g} on", "noise")
    clustering = Clustering(
        labels=none,
        centroids=frozen(np.stack(centroids)),
        inertia=0.0,
        sizes=frozen(np.array(sizes, np.intp)),
        classes=classes,
        class_index=none,
        matched_class=frozen(np.array(matched, np.intp)),
        mismatch=frozen(np.empty(0, np.bool_)),
        comparable=faults.boolean(given["comparable"], "comparable"),
        iterations=0,
        axes=_parse_axes(given["map"], n, faults),
        noise=frozen(noise),
        started_on=0,
        fitted_centroids=frozen(np.concatenate(fitted)),
        owners=frozen(np.repeat(np.arange(len(fitted)), [len(each) for each in fitted])),
    )
    return clustering, _parse_beta(given["beta"], faults)


def _parse_lists(
    given: dict[str, Any], settings: Settings, faults: Faults
) -> tuple[list[Any], tuple[str | int | float | bool, ...]]:
    """Return the clusters, as many as the choices make, and the known classes."""
    clusters = faults.list(given["clusters"], "clusters")
    if not clusters or len(clusters) != settings.config.final_clusters:
        are = "is 1 cluster" if len(clusters) == 1 else f"are {len(clusters)} clusters"
        what = f"There {are}, and the choices make {settings.config.final_clusters}"
        faults.add(what, "clusters")
    if settings.cluster_names and len(settings.cluster_names) != len(clusters):
        faults.add("There is not one name for each cluster", "cluster_names")
    elif settings.cluster_names:
        _check_names(settings.cluster_names, faults)
    classes = tuple(faults.list(given["classes"], "classes"))
    if not all(isinstance(value, str | int | float | bool) for value in classes):
        faults.add("A class is no text, no number and neither true nor false", "classes")
    return clusters, classes


def _check_names(names: tuple[str, ...], faults: Faults) -> None:
    """Add the fault of every name that no cluster can have."""
    try:
        rename_clusters((), dict(enumerate(names)), len(names))
    except NeonError as error:
        for problem in error.problems:
            faults.add(problem.what, problem.where.replace("names", "cluster_names", 1))


def _parse_cluster(
    given: object, where: str, n: int, n_classes: int, faults: Faults
) -> tuple[int, int, Vector, Matrix]:
    """Return the rows, the class, the centroid and the fitted centroids of a cluster."""
    parts = faults.parts(given, where, ("n_rows", "class", "centroid"), ("fitted",))
    size = faults.whole(parts.get("n_rows", 0), f"{where}.n_rows")
    matched = -1 if parts.get("class") is None else faults.whole(parts["class"], f"{where}.class")
    if matched >= n_classes:
        faults.add(f"There is no class {matched}", f"{where}.class")
    centroid = faults.numbers(parts.get("centroid"), f"{where}.centroid", n)
    lines = faults.list(parts["fitted"], f"{where}.fitted") if "fitted" in parts else []
    if "fitted" in parts and len(lines) < 2:
        faults.add("A merged cluster has two centroids or more", f"{where}.fitted")
    fitted = [faults.numbers(line, f"{where}.fitted[{i}]", n) for i, line in enumerate(lines)]
    return size, matched, centroid, np.stack(fitted or [centroid])


def _parse_axes(given: object, n: int, faults: Faults) -> Axes:
    """Return the plane of the map."""
    parts = faults.parts(given, "map", ("origin", "directions", "variance"))
    directions = faults.list(parts.get("directions"), "map.directions")
    if len(directions) != 2:
        faults.add("The map has not two directions", "map.directions")
    lines = [faults.numbers(line, f"map.directions[{i}]", n) for i, line in enumerate(directions)]
    origin, variance = (
        faults.numbers(parts.get(part), f"map.{part}", size) for part, size in (("origin", n), ("variance", 2))
    )
    return Axes(frozen(origin), frozen(np.stack(lines or [np.zeros(n)])), frozen(variance))


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
