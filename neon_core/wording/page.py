"""The page's head, the sidebar and the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.samples import PUBLISHED
from neon_core.wording.numbers import amount, count, percent
from neon_core.wording.spans import Sentence, Span

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.projection import Projection


def title(n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Say what is shown: "178 wines in 3 clusters"."""
    return f"{count(n_rows, nouns)} in {count(n_clusters, ('cluster', 'clusters'))}"


def invitation(nouns: tuple[str, str]) -> str:
    """Say what to do."""
    return f"Click a {nouns[0]} to see, exactly, what puts it there."


def size(n_rows: int, n_features: int) -> str:
    """Say how large the table is."""
    return f"{count(n_rows, ('row', 'rows'))}, {count(n_features, ('feature', 'features'))}"


def ten_starts(config: AnalysisConfig) -> AnalysisConfig:
    """Return the same choices with ten starts, today's usual number."""
    return replace(config, n_init=10)


SCALINGS = {
    "minmax": "Each feature to 0…1",
    "standard": "Standard deviations",
    "robust": "Quartile ranges",
    "none": "None (raw units)",
}


def working(config: AnalysisConfig) -> str:
    """Say what is being done."""
    clusters, starts = count(config.n_clusters, ("cluster", "clusters")), count(config.n_init, ("start", "starts"))
    return f"Fitting {clusters}, {starts}"


def fit_line(analysis: Analysis, ten: Analysis | None = None) -> str:
    """Say how the fit was made and how tight it is; true for what is set.

    `ten`, for the published run, is the same with ten starts.
    """
    config = analysis.config
    starts = (
        f"One start, from seed {config.random_state}"
        if config.n_init == 1
        else f"The best of {config.n_init} starts, from seed {config.random_state}"
    )
    if ten is not None and config == PUBLISHED:
        wrong = count(int(ten.clustering.mismatch.sum()), ("mismatch", "mismatches"))
        return f"{starts}: the published run. Ten starts find a tighter fit with {wrong}."
    return f"{starts}. Inertia {amount(analysis.clustering.inertia)}: the smaller, the tighter."


AXES = ("first direction, {} of the variance", "second, {}")


def map_caption(analysis: Analysis, projection: Projection, nouns: tuple[str, str]) -> Sentence:
    """Say what fill and edge mean, what the picture keeps, and what it misplaces."""
    k, clustering = analysis.config.n_clusters, analysis.clustering
    fill = "Fill and shape" if k <= 4 else "Fill"
    spans = [Span(fill, "strong"), Span(": cluster. ")]
    if clustering.comparable:
        spans += [Span("Edge", "strong"), Span(": known class, where it differs. ")]
    if k > 4:
        spans.append(Span("The two clusters in question stand out. "))
    features = len(analysis.design.feature_names)
    uses = f"the clusters use {'all ' if features > 1 else ''}{count(features, ('feature', 'features'))}"
    keeps = f"This picture keeps {percent(float(projection.variance.sum()))} of the variance"
    spans.append(Span(f"{keeps} and misplaces {percent(projection.misplaced_share)} of the {nouns[1]}; {uses}."))
    return tuple(spans)


def list_heading(analysis: Analysis, nouns: tuple[str, str]) -> str:
    """Head the list of rows worth a look."""
    if not analysis.clustering.comparable:
        return "Nearest a boundary"
    wrong = int(analysis.clustering.mismatch.sum())
    if wrong == 0:
        return f"Every {nouns[0]} is in the cluster of its class."
    return f"{count(wrong, nouns)} {'disagree with their' if wrong > 1 else 'disagrees with its'} class"


def page_of(start: int, shown: int, all_rows: int) -> str:
    """Say which part of a longer list is shown.

    Examples
    --------
    >>> page_of(9, 9, 41)
    '10 to 18 of 41; all of them are in the table below.'
    """
    return f"{start + 1:,} to {start + shown:,} of {all_rows:,}; all of them are in the table below."
