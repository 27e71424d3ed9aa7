"""The page's head, the sidebar and the list of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.samples import PUBLISHED
from neon_core.scalings import SCALINGS
from neon_core.text import count, shorten
from neon_core.wording import describe_fit as describe_analysis_fit

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig


def describe_size(n_rows: int, n_features: int) -> str:
    """Return the size of a table."""
    return f"{count(n_rows, 'row')}, {count(n_features, 'feature')}"


def format_way_back(things: str) -> str:
    """Return the label of the link from another screen to Explore.

    Examples
    --------
    >>> format_way_back("wines")
    'Back to the wines'
    """
    return f"Back to the {things}"


DATA, CLUSTERING = "Data", "Clustering"
SAMPLE = "Sample"
LOOK_FOR = "What to look for"
CLUSTERS = "Clusters, K"
START_AND_RESTARTS = "Start and restarts"
SEED = "Seed"
FIT_HELP = (
    "Inertia is the sum, over all rows, of the squared distance to the row's own centroid, with every feature scaled. "
    "K-Means makes it small."
)
STARTS = "Starts (the best is kept)"


SCALING_LABELS = {scaling.name: scaling.label for scaling in SCALINGS.values()}


def describe_fitting(config: AnalysisConfig) -> str:
    """Return the line of progress while a table is fitted."""
    clusters, starts = count(config.n_clusters, "cluster"), count(config.n_init, "start")
    return f"Fitting {clusters}, {starts}"


def describe_fit(analysis: Analysis, ten: Analysis | None = None) -> str:
    """Return the line on the fit: its starts and its tightness.

    For the published run, `ten` is the same analysis with ten starts.
    """
    if ten is None or analysis.config != PUBLISHED:
        return describe_analysis_fit(analysis)
    wrong = count(int(ten.clustering.mismatch.sum()), "mismatch", "mismatches")
    return (
        f"One start, from seed {PUBLISHED.random_state}: the published run. Ten starts find a tighter fit with {wrong}."
    )


def format_try_clusters(n_clusters: int) -> str:
    """Return the label of the button that tries another number of clusters."""
    return f"Try {count(n_clusters, 'cluster')}"


def format_describe_by(column: str) -> str:
    """Return the label of the button that leaves a column out and describes the clusters by it."""
    return f"Leave {shorten(column, 30)} out, and describe by it"


def format_use_logarithm(column: str) -> str:
    """Return the label of the button that counts a number by its logarithm."""
    return f"Use the logarithm of {shorten(column, 30)}"


def format_scale_by(scaling: str) -> str:
    """Return the label of the button that chooses another scaling.

    Examples
    --------
    >>> format_scale_by("standard")
    'Scale by standard deviations'
    """
    label = SCALING_LABELS[scaling]
    return f"Scale by {label[:1].lower()}{label[1:]}"


def format_fewer(n_clusters: int) -> str:
    """Return the label of the button that fits fewer clusters."""
    return f"Fit {count(n_clusters, 'cluster')}"


def format_merge(n_clusters: int) -> str:
    """Return the label of the button that merges twin clusters, with the number of clusters that it leaves."""
    return f"Merge them: {count(n_clusters, 'cluster')}"
