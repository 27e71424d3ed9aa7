"""Every public call with every wrong value: it works as documented, or a NeonError says where and what to do."""

from __future__ import annotations

import atexit
import inspect
import shutil
import tempfile
import warnings
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import neon_core as nc
from neon_core import (
    borders,
    column_description,
    figures,
    map_sample,
    preparation,
    profile,
    projection,
    row_columns,
    row_explanation,
    row_query,
    search,
    strongest_columns,
    summaries,
    tables,
)
from neon_core.errors import NeonError
from tests.helpers.variants import first_always
from tests.helpers.wrong_values import build_wrong_values

TABLE = b"size;kind\n1,5;u\n2,5;v\n"


def saved_settings(dataset: nc.Dataset, analysis: nc.Analysis) -> Path:
    """Save settings in a file that goes with this process."""
    path = Path(tempfile.mkdtemp(prefix="neon-")) / "settings.json"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    nc.save_settings(dataset, analysis, path)
    return path


def saved_model(dataset: nc.Dataset, analysis: nc.Analysis) -> Path:
    """Save a model beside settings of its own."""
    path = saved_settings(dataset, analysis).with_name("model.json")
    nc.save_model(dataset, analysis, path)
    return path


@cache
def world(n_clusters: int = 3) -> SimpleNamespace:
    """Return one valid value of every kind of argument, and the objects whose methods are called."""
    from sklearn.cluster import KMeans

    numbers = {
        "size": [1.0, 2.0, 8.0, 9.0, 4.0, 7.0] * 2,
        "weight": [5.0, 1.0, 7.0, 3.0, 8.0, 8.5, 1.0, 2.0] + [4.0] * 4,
    }
    words = {"kind": ["u", "v", "w"] * 4, "sold": [True, False] * 6, "known": ["a", "b", "b"] * 4}
    dates = {"when": pd.date_range("2024-01-01", periods=12), "who": [f"Row {i}" for i in range(12)]}
    frame = pd.DataFrame({**numbers, **words, **dates})
    roles = {"kind": "feature", "when": "feature", "known": "class", "who": "row id"}
    dataset = nc.Dataset.from_frame(frame).with_roles(roles)
    analysis = nc.analyse(dataset, nc.AnalysisConfig(n_clusters=n_clusters))
    design = analysis.design
    pca = projection.pca_map(analysis)
    point = row_explanation.explain_row(analysis, 1)
    plane = borders.border_map(analysis, (0, 1, 2)) if n_clusters == 3 else pca
    estimator = KMeans(2, n_init=1, random_state=0).fit(frame[["size", "weight"]])
    return SimpleNamespace(
        valid={
            "against": None,
            "amount": 5,
            "analysis": analysis,
            "any rows": design.rows[:2],
            "beta": 1.0,
            "centroids": [[0.0, 0.0], [1.0, 1.0]],
            "choice": None,
            "conditions": (row_query.Condition("size", "above", "2"),),
            "flag": True,
            "most named": 2,
            "operator": "=",
            "query": row_query.RowQuery(sort="size"),
            "class column": None,
            "column units": None,
            "cluster": 0,
            "cluster range": (2, 3),
            "clusters": (0, 1, 2),
            "column": "size",
            "column names": (),
            "columns": dataset.columns,
            "config": analysis.config,
            "dataset": dataset,
            "dates": "elapsed",
            "described": column_description.describe_column(dataset, analysis, "kind"),
            "drawn": None,
            "drawn group": None,
            "estimator": estimator,
            "cluster names": {0: "Old vines"},
            "cluster pair": next(iter(nc.cluster_pairs(analysis)), None),
            "competitor": -1 if n_clusters == 1 else 0,
            "edits": (("split", 0, 0),),
            "left out": (0, 1),
            "crosses": None,
            "first cluster": 0,
            "second cluster": 1,
            "features": design.matrix[:2],
            "feature": 0,
            "figure": figures.relevance_bars(point, ("row", "rows")),
            "frame": frame,
            "group": design.rows[:2],
            "group explanation": nc.explain_group(analysis, design.rows[:2]),
            "header": 1,
            "kinds": {"size": "category"},
            "limit": 10,
            "limits": nc.Limits(),
            "logit": [1.0, 2.0],
            "memory": None,
            "missing": "median",
            "missing words": ["-"],
            "most": None,
            "n_clusters": 3,
            "n_refits": 2,
            "flip baseline": "midpoint",
            "refits": None,
            "noise": [1e-9, 1e-9],
            "nouns": ("row", "rows"),
            "orders": {"kind": ["u", "v", "w"]},
            "both": nc.explain_both(analysis, analysis, 1),
            "comparison": nc.compare(analysis, analysis),
            "scan": nc.scan(dataset, analysis.config, (2,)),
            "silhouettes": nc.silhouettes(analysis),
            "other labels": list("aabb" * 3),
            "own": None,
            "path": saved_settings(dataset, analysis),
            "model path": saved_model(dataset, analysis),
            "table": dataset,
            "per feature": design.matrix[:2],
            "plane": plane,
            "point": point,
            "points": [point, point],
            "point or none": None,
            "progress": None,
            "projection": pca,
            "reading": dataset.reading,
            "role": "feature",
            "roles": {"size": "ignore"},
            "row": 1,
            "row of features": design.matrix[0],
            "row pair": nc.together(analysis, 0, 1),
            "sample": "iris",
            "scaled": design.matrix[:2],
            "scaling": "standard",
            "second feature": 1,
            "seed": 1,
            "source": TABLE,
            "texts": ["1", "2"],
            "spread": nc.column_spread(analysis, dataset, "kind"),
            "summary": nc.summarise(analysis),
            "text": "three",
            "text or none": None,
            "units": frame,
            "versus": "clusters",
            "weights": {"size": 2.0},
            "fills": {"kind": "usual value"},
            "transform": "rank",
            "transforms": {"size": "rank"},
            "width": 500,
        },
        objects={
            "Analysis": analysis,
            "AnalysisConfig": analysis.config,
            "Dataset": dataset,
            "Design": design,
            "Explanation": analysis.explanation,
            "NeuralizedKMeans": analysis.model,
            "RowColumns": row_columns.build_row_columns(dataset, analysis),
            "SavedModel": nc.SavedModel.of(dataset, analysis),
            "Settings": nc.Settings.of(dataset, analysis),
        },
    )


TEXT = {"empty text", "word", "digits", "surrogate"}
LARGE = {"10**400", "10**5000", "2**62", "uint64"}

ACCEPTED: dict[str, set[str]] = {
    "amount": LARGE,
    "any rows": {"empty list", "list", "empty tuple", "tuple"},
    "beta": {"None", "inf", "1.5", "1e308", "1e-320", "Fraction", "0-d array"} | LARGE,
    "centroids": {"wide array", "twice named"},
    "choice": {"None", "empty text", "digits"},
    "class column": {"None"},
    "cluster": {"list"} | LARGE,
    "clusters": {"list"},
    "cluster names": {"empty dict", "number keys"},
    "competitor": {"-1"},
    "cluster range": {"list", "set", "number keys", "range"},
    "column": TEXT,
    "edits": {"empty list", "empty tuple"},
    "left out": {"empty list", "empty tuple", "empty array", "list", "tuple"},
    "crosses": {"None"},
    "column names": {
        *("None", "empty list", "empty tuple", "empty array", "empty frame", "array in dict", "index", "twice named"),
    },
    "column units": {"None", "empty list", "empty tuple", "empty dict", "empty array", "empty frame"},
    "config": {"None"},
    "drawn": {"None"},
    "drawn group": {"None"},
    "frame": {"empty frame", "text frame"},
    "group": {"list", "tuple"},
    "header": {"None"},
    "conditions": {"empty list", "empty tuple"},
    "flag": {"True"},
    "limit": LARGE,
    "most named": LARGE,
    "logit": {"list", "tuple", "range", "bool array"},
    "memory": {"None"} | LARGE,
    "missing words": {
        *("None", "empty list", "words", "empty tuple", "dict", "array in dict", "text array", "index"),
        *("empty array", "empty frame", "text frame", "twice named"),
    },
    "most": {"None"} | LARGE,
    "n_clusters": LARGE,
    "noise": {"None", "list", "bool array"},
    "nouns": {"words"},
    "own": {"None", "list"},
    "against": {"None"},
    "point or none": {"None"},
    "refits": {"None"},
    "progress": {"None"},
    "row": {"-1", "-10**400"} | LARGE,
    "text": TEXT,
    "texts": {"words"},
    "text or none": {"None"} | TEXT,
    "weights": {"empty list", "empty tuple", "dict"},
    "fills": {"empty list", "empty tuple", "empty dict"},
    "transforms": {"empty list", "empty tuple", "empty dict"},
}
"""For each kind of argument the values that are right for it, at least in some calls, though they are in the list."""

CALLS: dict[str, dict[str, str]] = {
    "nc.centroid_table": {"analysis": "analysis"},
    "nc.analyse": {"dataset": "dataset", "config": "config", "progress": "progress"},
    "nc.load_sample": {"name": "sample"},
    "nc.read_table": {
        "source": "source",
        "filename": "text or none",
        "encoding": "choice",
        "delimiter": "choice",
        "decimal": "choice",
        "thousands": "choice",
        "header_row": "header",
        "missing_values": "missing words",
        "sheet": "text or none",
        "date_order": "choice",
        "answers": "column names",
        "carry_down": "column names",
        "units": "column units",
        "split_numbers": "column names",
        "keep_text": "column names",
        "quote": "choice",
        "limits": "limits",
        "progress": "progress",
    },
    "nc.sample_names": {},
    "nc.compare": {"analysis": "analysis", "other": "other labels"},
    "nc.explain_both": {"analysis": "analysis", "other": "analysis", "row": "row"},
    "nc.scan": {"dataset": "dataset", "config": "config", "clusters": "cluster range", "progress": "progress"},
    "nc.scan_steps": {"dataset": "dataset", "config": "config", "clusters": "cluster range", "progress": "progress"},
    "nc.silhouettes": {"analysis": "analysis"},
    "nc.flipping": {"analysis": "analysis", "baseline": "flip baseline", "beta": "beta", "forest": "flag"},
    "nc.alarms": {"analysis": "analysis", "nouns": "nouns"},
    "nc.stability": {"analysis": "analysis", "restarts": "n_refits", "progress": "progress"},
    "nc.refit_starts": {"analysis": "analysis", "n_refits": "n_refits", "progress": "progress"},
    "nc.refit_drawn_rows": {"analysis": "analysis", "n_refits": "n_refits", "progress": "progress"},
    "nc.oddness": {"analysis": "analysis"},
    "nc.doubt": {"analysis": "analysis", "row": "row", "refits": "refits"},
    "nc.place_left_out": {"dataset": "dataset", "analysis": "analysis"},
    "nc.load_settings": {"path": "path"},
    "nc.load_model": {"path": "model path"},
    "SavedModel.of": {"dataset": "dataset", "analysis": "analysis"},
    "SavedModel.read_rows": {"table": "table"},
    "SavedModel.assign": {"table": "table"},
    "SavedModel.explain": {"table": "table", "beta": "beta"},
    "SavedModel.drift": {"table": "table"},
    "Settings.of": {"dataset": "dataset", "analysis": "analysis"},
    "Settings.apply": {"dataset": "dataset"},
    "Settings.analyse": {"dataset": "dataset", "progress": "progress"},
    "nc.AnalysisConfig": {
        "n_clusters": "n_clusters",
        "scaling": "scaling",
        "missing": "missing",
        "random_state": "seed",
        "n_init": "limit",
        "dates": "dates",
        "most_categories": "limit",
        "weights": "weights",
        "fills": "fills",
        "transforms": "transforms",
        "skewed": "transform",
        "edits": "edits",
        "left_out": "left out",
    },
    "nc.Dataset": {
        "name": "text",
        "frame": "frame",
        "columns": "columns",
        "nouns": "nouns",
        "reading": "reading",
    },
    "nc.Limits": {
        "n_bytes": "limit",
        "n_rows": "limit",
        "n_columns": "limit",
        "n_cells": "limit",
        "n_memory": "memory",
    },
    "nc.NeuralizedKMeans": {"centroids": "centroids", "beta": "beta", "noise": "noise"},
    "Analysis.position": {"row": "row"},
    "Analysis.mismatches": {},
    "Analysis.nearest_boundary": {"count": "amount"},
    "Analysis.to_frame": {},
    "Analysis.rename": {"names": "cluster names"},
    "Analysis.merge": {"cluster": "first cluster", "other": "second cluster"},
    "Analysis.split": {"cluster": "first cluster", "random_state": "seed"},
    "AnalysisConfig.transform": {"column": "column"},
    "AnalysisConfig.weight": {"column": "column"},
    "AnalysisConfig.fill": {"column": "column", "kind": "column"},
    "Dataset.from_frame": {"frame": "frame", "name": "text", "class_column": "class column"},
    "Dataset.with_roles": {"roles": "roles"},
    "Dataset.with_kinds": {"kinds": "kinds"},
    "Dataset.with_orders": {"orders": "orders"},
    "Dataset.names_with_role": {"role": "role"},
    "Design.is_left_out": {"row": "row"},
    "Design.by_column": {"values": "per feature"},
    "Design.in_units": {"matrix": "scaled"},
    "Design.to_original": {"matrix": "scaled"},
    "Design.to_scaled": {"frame": "units"},
    "Design.position": {"row": "row"},
    "NeuralizedKMeans.from_estimator": {"estimator": "estimator", "beta": "beta"},
    "NeuralizedKMeans.merged": {},
    "NeuralizedKMeans.predict": {"X": "features"},
    "NeuralizedKMeans.discriminants": {"X": "features", "cluster": "own"},
    "NeuralizedKMeans.logit": {"X": "features", "cluster": "own"},
    "NeuralizedKMeans.boundary": {"X": "features"},
    "NeuralizedKMeans.standing": {"X": "features"},
    "NeuralizedKMeans.rivals": {"row": "row of features"},
    "NeuralizedKMeans.agreement": {"X": "features"},
    "NeuralizedKMeans.beta_heuristic": {"X": "features"},
    "NeuralizedKMeans.usual_beta": {"logit": "logit"},
    "NeuralizedKMeans.explain": {"X": "features", "beta": "beta"},
    "NeuralizedKMeans.contrast": {"X": "features", "of": "cluster", "against": "cluster"},
    "preparation.prepare": {"dataset": "dataset", "config": "config"},
    "projection.pca_map": {"analysis": "analysis"},
    "projection.feature_map": {"analysis": "analysis", "first": "feature", "second": "second feature"},
    "borders.border_clusters": {"analysis": "analysis", "row": "row"},
    "borders.border_map": {"analysis": "analysis", "clusters": "clusters"},
    "borders.foot": {"analysis": "analysis", "projection": "plane", "row": "row"},
    "row_explanation.explain_row": {"analysis": "analysis", "row": "row", "beta": "beta"},
    "row_explanation.explain_at_border": {"analysis": "analysis", "row": "row", "competitor": "competitor"},
    "tables.overview_table": {"analysis": "analysis", "rows": "any rows"},
    "tables.export_table": {"dataset": "dataset", "analysis": "analysis"},
    "tables.published_table": {"analysis": "analysis"},
    "tables.map_table": {"analysis": "analysis", "projection": "projection"},
    "tables.bars_table": {"point": "point"},
    "tables.relevance_table": {"points": "points"},
    "tables.pair_table": {"pair": "row pair", "nouns": "nouns"},
    "row_columns.build_row_columns": {"dataset": "dataset", "analysis": "analysis"},
    "row_query.Condition": {"column": "column", "operator": "operator", "value": "text"},
    "row_query.RowQuery": {"conditions": "conditions", "search": "text", "sort": "text", "is_descending": "flag"},
    "RowColumns.filter_rows": {"query": "query"},
    "RowColumns.match": {"query": "query"},
    "RowColumns.order": {"name": "column", "is_descending": "flag"},
    "RowColumns.find_problems": {"query": "query"},
    "strongest_columns.strongest_columns": {"analysis": "analysis", "rows": "any rows", "most": "most named"},
    "search.find_row": {"analysis": "analysis", "text": "text"},
    "search.find_listed": {"analysis": "analysis", "texts": "texts"},
    "map_sample.samples_to_draw": {"analysis": "analysis", "projection": "projection", "most": "most"},
    "profile.profile_columns": {"dataset": "dataset"},
    "figures.add_caption": {
        "figure": "figure",
        "title": "text",
        "caption": "text",
        "width": "width",
        "left": "width",
    },
    "figures.cluster_color": {"cluster": "cluster"},
    "figures.cluster_glyph": {"cluster": "cluster", "n_clusters": "n_clusters"},
    "figures.cluster_symbol": {"cluster": "cluster", "n_clusters": "n_clusters"},
    "figures.cluster_map": {
        "analysis": "analysis",
        "projection": "projection",
        "nouns": "nouns",
        "point": "point or none",
        "drawn": "drawn",
        "group": "drawn group",
        "left_out": "crosses",
    },
    "figures.unlabelled_map": {
        "analysis": "analysis",
        "projection": "projection",
        "nouns": "nouns",
        "point": "point or none",
        "drawn": "drawn",
        "group": "drawn group",
        "left_out": "crosses",
    },
    "nc.cluster_members": {"analysis": "analysis"},
    "nc.cluster_pairs": {"analysis": "analysis"},
    "nc.cluster_rules": {"analysis": "analysis", "dataset": "dataset"},
    "nc.column_spread": {"analysis": "analysis", "dataset": "dataset", "column": "column"},
    "nc.profile_clusters": {"analysis": "analysis"},
    "nc.summarise": {"analysis": "analysis"},
    "summaries.cluster_members": {"analysis": "analysis"},
    "summaries.cluster_pairs": {"analysis": "analysis"},
    "summaries.column_spread": {"analysis": "analysis", "dataset": "dataset", "column": "column"},
    "summaries.summarise": {"analysis": "analysis"},
    "summaries.profile_clusters": {"analysis": "analysis"},
    "nc.explain_group": {"analysis": "analysis", "rows": "group", "versus": "versus"},
    "nc.together": {"analysis": "analysis", "row": "row", "other": "row", "against": "against"},
    "summaries.explain_group": {"analysis": "analysis", "rows": "group", "versus": "versus"},
    "summaries.together": {"analysis": "analysis", "row": "row", "other": "row", "against": "against"},
    "column_description.describe_column": {"dataset": "dataset", "analysis": "analysis", "column": "column"},
    "figures.cluster_values": {"described": "described"},
    "figures.cluster_pair_bars": {"analysis": "analysis", "pair": "cluster pair", "most": "limit"},
    "figures.group_bars": {"group": "group explanation", "most": "limit"},
    "figures.row_pair_bars": {"pair": "row pair", "nouns": "nouns", "most": "limit"},
    "figures.relevance_bars": {"point": "point", "nouns": "nouns", "most": "limit"},
    "figures.relevance_heat_map": {"summary": "summary"},
    "figures.spread_strips": {"spread": "spread"},
    "figures.flow_ribbons": {"comparison": "comparison"},
    "figures.scan_multiples": {"scan": "scan"},
    "figures.silhouette_bars": {"silhouettes": "silhouettes", "nouns": "nouns"},
    "figures.two_explanations": {"both": "both"},
    "figures.small_multiples": {"points": "points", "nouns": "nouns"},
}
"""Every public callable: its arguments, each with its kind (see `world` and `ACCEPTED`)."""

MODULES = {
    "nc": nc,
    "borders": borders,
    "column_description": column_description,
    "figures": figures,
    "map_sample": map_sample,
    "preparation": preparation,
    "profile": profile,
    "projection": projection,
    "row_columns": row_columns,
    "row_explanation": row_explanation,
    "row_query": row_query,
    "search": search,
    "strongest_columns": strongest_columns,
    "summaries": summaries,
    "tables": tables,
}
CLASSES = {
    "Analysis": nc.Analysis,
    "AnalysisConfig": nc.AnalysisConfig,
    "Dataset": nc.Dataset,
    "Design": preparation.Design,
    "Explanation": nc.Explanation,
    "Limits": nc.Limits,
    "NeuralizedKMeans": nc.NeuralizedKMeans,
    "RowColumns": row_columns.RowColumns,
    "SavedModel": nc.SavedModel,
    "Settings": nc.Settings,
}
NOT_CALLED = {
    "column_description.ColumnDescription": "built by describe_column",
    "nc.Analysis": "built by analyse",
    "nc.Explanation": "built by explain",
    "nc.NeonError": "raised by the library",
    "nc.NeonWarning": "raised by the library",
    "nc.Settings": "built by Settings.of and load_settings",
    "nc.report": "writes a file of any name; the values are tested in tests/reporting/test_report_file.py",
    "nc.explain_dataset": "writes a folder of any name; the values are tested in tests/streaming/test_stream_run.py",
    "nc.save_settings": "writes a file of any name",
    "nc.page": "writes a file of any name",
    "nc.save_model": "writes a file of any name",
    "nc.SavedModel": "built by SavedModel.of and load_model",
    "Analysis.to_shap": "takes nothing; needs the extra shap",
    "Explanation.to_shap": "needs the extra shap; its arguments are tested in tests/neon/test_shap_values.py",
    "Settings.read": "passes all on to read_table",
    "preparation.Design": "built by prepare",
    "preparation.PreparedColumn": "built by prepare",
    "row_explanation.RowExplanation": "built by explain_row",
    "borders.cell_borders": "numbers of border_map",
    "borders.find_plane": "numbers of border_map",
    "projection.check_map": "checks the arguments of other calls",
    "tables.check_points": "checks the arguments of other calls",
    "Design.call_row": "takes the rows of other calls",
    "Design.as_counted": "the units of the maps",
    "Design.counted_in_units": "the units of the maps",
    "Design.features_in_units": "the units of the maps",
    "Design.is_filled": "takes the samples of other calls",
    "projection.apparent_clusters": "numbers of the maps",
    "projection.apparent_labels": "numbers of the maps",
    "projection.picture_noise": "numbers of the maps",
    "projection.Border": "built by border_map",
    "projection.Projection": "built by the maps",
    "map_sample.outermost": "numbers of samples_to_draw",
    "map_sample.sample_pairs": "numbers of samples_to_draw",
    "profile.Profile": "built by profile_columns",
    "row_columns.RowColumns": "built by build_row_columns",
    "search.Search": "built by find_row",
    "search.FoundRows": "built by find_listed",
    "figures.DrawnGroup": "part of a map",
    "projection.drawn_places": "takes the maps of other calls",
    "tables.insert_names": "takes the tables of other calls",
    "column_description.check_same_table": "checks the arguments of other calls",
    "column_description.factorize_cells": "takes the cells of other calls",
    "summaries.ClusterMembers": "built by cluster_members",
    "summaries.ClusterPair": "built by cluster_pairs",
    "summaries.ClusterProfile": "built by profile_clusters",
    "summaries.ColumnSpread": "built by column_spread",
    "summaries.FoundRule": "built by cluster_rules",
    "summaries.CalendarPart": "part of a rule",
    "summaries.Period": "part of a rule",
    "summaries.Present": "part of a rule",
    "summaries.Range": "part of a rule",
    "summaries.Values": "part of a rule",
    "summaries.contrast_column": "takes the values of other calls",
    "summaries.choose_telling_columns": "takes the results of other calls",
    "summaries.ColumnContrast": "part of a cluster's profile",
    "summaries.GroupExplanation": "built by explain_group",
    "summaries.RowPair": "built by together",
}
"""Public names without user's arguments: parts and results of the other calls."""


def find_call(name: str, n_clusters: int = 3) -> Any:
    """Return a callable of the table, bound to its object where it is a method."""
    owner, attribute = name.split(".")
    return getattr(MODULES[owner] if owner in MODULES else world(n_clusters).objects[owner], attribute)


def names_in_module(module: ModuleType) -> list[str]:
    """Return the public names of a module: its `__all__`, or its own functions and classes."""
    if hasattr(module, "__all__"):
        return [name for name in module.__all__ if not isinstance(getattr(module, name), ModuleType)]
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
    ]


def names_in_class(kind: type, wanted: Any) -> list[str]:
    """Return a class's own public members, methods or properties."""
    return [name for name, value in vars(kind).items() if not name.startswith("_") and wanted(value)]


def is_method(value: Any) -> bool:
    return inspect.isfunction(value) or isinstance(value, classmethod | staticmethod)


def attempt(name: str, changed: dict[str, Any], n_clusters: int = 3) -> str:
    """Call with valid arguments, but for the changed ones; return "works", or "refused" after a look at the error."""
    valid = {argument: world(n_clusters).valid[kind] for argument, kind in CALLS[name].items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return outcome(lambda: find_call(name, n_clusters)(**{**valid, **changed}))


def outcome(call: Any) -> str:
    """Return "works", or "refused" where a `NeonError` says what is wrong, where, and what to do."""
    refusal = None
    try:
        call()
    except NeonError as error:
        refusal = error
    if refusal is None:
        return "works"
    assert str(refusal).strip()
    assert all(problem.what and problem.where for problem in refusal.problems), refusal.problems
    assert any(problem.hint for problem in refusal.problems), refusal.problems
    return "refused"


# --- the surface ---


def test_table_covers_every_public_name():
    surface = {f"{room}.{name}" for room, module in MODULES.items() for name in names_in_module(module)}
    surface |= {f"{owner}.{name}" for owner, kind in CLASSES.items() for name in names_in_class(kind, is_method)}
    assert surface == set(CALLS) | set(NOT_CALLED)


def test_every_public_class_is_covered():
    public = {name for name in nc.__all__ if inspect.isclass(getattr(nc, name))}
    assert public <= {*CLASSES, "NeonError", "NeonWarning"}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_table_covers_every_parameter(name):
    assert list(CALLS[name]) == list(inspect.signature(find_call(name)).parameters)


# --- right calls ---


@pytest.mark.parametrize("n_clusters", [1, 2, 3])
def test_every_call_works_with_valid_arguments(n_clusters):
    only_for_three = {"borders.border_map", "borders.foot", "Analysis.merge"}  # one cluster has no border, and no other
    only_for_three |= {"nc.doubt", "nc.flipping"} if n_clusters == 1 else set()
    only_for_three |= {"figures.cluster_pair_bars", "figures.row_pair_bars", "tables.pair_table"}
    for name in CALLS:
        if n_clusters == 3 or name not in only_for_three:
            assert attempt(name, {}, n_clusters) == "works", name


@pytest.mark.parametrize("n_clusters", [1, 2, 3])
def test_every_property_has_a_value(n_clusters):
    for owner, item in world(n_clusters).objects.items():
        for name in names_in_class(CLASSES[owner], lambda value: isinstance(value, property | cached_property)):
            assert getattr(item, name) is not None


# --- wrong calls ---


@pytest.mark.parametrize(
    ("name", "argument"), [(name, argument) for name, kinds in sorted(CALLS.items()) for argument in kinds]
)
def test_wrong_values_are_refused_with_place_and_hint(name, argument):
    kind, values = CALLS[name][argument], build_wrong_values()
    if kind == "progress":  # what a listener raises is its own, and cancels the work
        values = {label: value for label, value in values.items() if not callable(value)}
    accepted = {label for label, value in values.items() if attempt(name, {argument: value}) == "works"}
    assert accepted <= ACCEPTED.get(kind, set())


# --- wrong cells ---


@pytest.mark.parametrize("kind", first_always("as guessed", "number", "boolean", "ordered", "date", "category", "text"))
def test_tables_of_wrong_cells_are_analysed_or_refused(kind):
    """Every value as a cell, alone and beside a number: read, converted, and as a feature and as a class."""

    def analyse_cells(cells, role):
        frame = pd.DataFrame({"size": [1.0, 2.0, 4.0], "cell": pd.Series(cells, dtype=object)})
        dataset = nc.Dataset.from_frame(frame)
        if kind != "as guessed":
            dataset = dataset.with_kinds({"cell": kind})
        profile.profile_columns(dataset)
        nc.analyse(dataset.with_roles({"cell": role}), nc.AnalysisConfig(n_clusters=2, n_init=1))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        for value in build_wrong_values().values():
            for role in ("feature", "class"):
                outcome(lambda: analyse_cells([value, value, value], role))  # noqa: B023
                outcome(lambda: analyse_cells([value, 3, None], role))  # noqa: B023


@pytest.mark.parametrize("column", ["size", "kind", "sold", "when"])
@pytest.mark.parametrize("dates", ["elapsed", "month"])
def test_cells_of_another_kind_are_not_scaled(column, dates):
    valid = world().valid
    design = preparation.prepare(valid["dataset"], nc.AnalysisConfig(dates=dates))
    frame = valid["frame"][list(design.column_names)].head(2).astype(object)
    accepted = set()
    for label, value in build_wrong_values().items():
        changed = frame.assign(**{column: pd.Series([frame[column][0], value], dtype=object)})
        if outcome(lambda: design.to_scaled(changed)) == "works":  # noqa: B023
            accepted.add(label)
    right = {
        "size": {"digits", "-1", "-1.5", "1.5", "2**62", "uint64", "1e308", "1e-320", "Fraction", "0-d array"},
        "kind": set(),
        "sold": {"True", "np.True", "1e-320", "Fraction"},
        "when": {"datetime", "date", "Timestamp"},
    }
    assert accepted <= right[column]


def test_missing_and_unknown_arguments_are_python_s_own_errors():
    with pytest.raises(TypeError):
        find_call("nc.analyse")()
    with pytest.raises(TypeError):
        find_call("nc.Limits")(rows=5)
