"""All centroids in the user's units, as one table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.analysis_frame import name_labels
from neon_core.arguments import check_type
from neon_core.text import unique_names
from neon_core.wording.row_values import format_step

HEAD = ("cluster", "rows")


def centroid_table(analysis: Analysis) -> pd.DataFrame:
    """Return the centroids in the user's units: one line a cluster, with its size, then its values.

    A number has its mean (where it counts by its logarithm or its rank, the value of that mean), yes or no the share of
    yes, a date its mean date, an ordered column its mean step with the words beside it. A category has a column for
    each of its values, "column = value", with the share of the cluster's rows that have it. Columns that do not count
    are left out.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> table = nc.centroid_table(nc.analyse(nc.load_sample("iris")))
    >>> table.shape, list(table.columns[:3])
    ((3, 6), ['cluster', 'rows', 'sepal length (cm)'])
    >>> int(table["rows"].sum()), round(float(table["petal width (cm)"].max()), 3)
    (150, 2.079)
    """
    design = check_type(analysis, Analysis, "analysis").design
    values = design.in_units(analysis.clustering.centroids)
    clusters = np.arange(len(values))
    called = name_labels(analysis, clusters)
    columns: list[Any] = [clusters, *called.values(), analysis.clustering.sizes]
    for column in design.columns:
        features = values[:, column.features]
        if column.order:
            columns.append([format_step(float(step), column.order) for step in features[:, 0]])
        elif column.categories:
            columns += list(features.T)
        else:
            columns.append(column.to_original(features))
    names = unique_names([HEAD[0], *called, *HEAD[1:], *design.feature_names])
    return pd.DataFrame(dict(zip(names, columns, strict=True)))
