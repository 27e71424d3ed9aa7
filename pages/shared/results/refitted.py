"""What the page Trust shows: the clusters fitted again from other starts and to rows drawn again, and faithfulness."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, LongWorkError, Source, kept

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.evaluation import Flipping, Refits, Stability
    from neon_core.progress import Progress

REFIT = "refit"
"""The kind of job."""
Baseline = Literal["midpoint", "mean", "other row"]
VERSION = 2
"""Part of every cache key. Raise it when the same choices give another result on this page."""
STARTS, DRAWN, FLIPPED = "starts", "drawn", "flipped"
BASELINES: tuple[Baseline, ...] = ("midpoint", "mean", "other row")
"""What a feature is replaced by."""
"""The stages of the work."""
USUAL, FEWER = (100, 200), (20, 50)
"""Starts, and refits to rows drawn again; fewer of a large table."""
STAYS = 0.95
"""As in `neon_core.evaluation.row_stability`, which is not imported before a page needs it."""
MANY = 4_000_000
"""Rows x features x clusters from which there are fewer refits: 100 starts and 200 refits then take two minutes."""


@dataclass(frozen=True, eq=False)
class Refitted:
    """The refits as far as they are made: the starts come first, then the rows drawn again, then the replacements."""

    starts: Stability
    drawn: Refits | None = None
    flipped: tuple[Flipping, ...] = ()


def stage_key(key: str, found: Refitted) -> str:
    """Return the key of a widget that is drawn at all three stages of the work: another one at each.

    A stage may be drawn before the browser has drawn the one before: it then shows the widget without its value, which
    had been sent with that one.
    """
    if found.flipped:
        return key
    return f"{key} early" if found.drawn is None else f"{key} middle"


def sizes(analysis: Analysis) -> tuple[int, int]:
    """Return the number of starts, and of refits to rows drawn again."""
    return FEWER if analysis.design.matrix.size * analysis.n_clusters > MANY else USUAL


def refit_key(fingerprint: str, config: AnalysisConfig) -> tuple[Any, ...]:
    """Return the kind of the job, and everything that decides on its result."""
    return REFIT, fingerprint, config, VERSION


def refitted_of(
    source: Source, fingerprint: str, config: AnalysisConfig, made: Refitted | None = None
) -> Refitted | None:
    """Return all refits of an analysis, or None where no job has `made` them yet."""
    try:
        return _refitted(source, fingerprint, config, VERSION, made)
    except LongWorkError:
        return None


@kept(CONFIGS, OWN_CONFIGS)
def _refitted(fingerprint: str, config: AnalysisConfig, version: int, _made: Refitted | None) -> Refitted:
    if _made is None:
        raise LongWorkError
    return _made


class RefitSteps:
    """The steps of the refits, which keep the starts where the work was stopped after them."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._starts: Stability | None = None

    def __call__(self, progress: Progress) -> Generator[Refitted, None, None]:
        """Yield the refits from other starts, then those to rows drawn again beside them, then the replacements."""
        from neon_core.evaluation import flipping, refit_drawn_rows, stability

        n_starts, n_drawn = sizes(self._analysis)
        if self._starts is None:
            self._starts = stability(self._analysis, n_starts, progress=lambda _, share: progress(STARTS, share))
        yield Refitted(self._starts)
        drawn = refit_drawn_rows(self._analysis, n_drawn, progress=lambda _, share: progress(DRAWN, share))
        yield Refitted(self._starts, drawn)
        flipped = []
        for i, baseline in enumerate(BASELINES):
            progress(FLIPPED, i / len(BASELINES))
            flipped.append(flipping(self._analysis, baseline, forest=False))  # shap's import holds up every session
        yield Refitted(self._starts, drawn, tuple(flipped))
