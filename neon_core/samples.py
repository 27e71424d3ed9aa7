"""What is known of the built-in samples before they are loaded: enough to paint a page's title and frame at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from neon_core.config import AnalysisConfig
from neon_core.errors import SampleError


@dataclass(frozen=True)
class Sample:
    """A built-in sample.

    Attributes
    ----------
    name, title : str
        For code and for people.
    nouns : tuple of str
        What a row is called, one and many.
    n_rows, n_features : int
        Its size, class column not counted.
    opening : AnalysisConfig
        The choices that it opens on.
    picture : tuple of int, optional
        Rows and columns of the picture whose pixels the features are.
    """

    name: str
    title: str
    nouns: tuple[str, str]
    n_rows: int
    n_features: int
    opening: AnalysisConfig
    picture: tuple[int, int] | None = None


PUBLISHED = AnalysisConfig(n_clusters=3, scaling="minmax", random_state=2, n_init=1)
"""The published run on wine: scikit-learn 1.9 finds its optimum (inertia 48.9605) from this seed and one start."""

SAMPLES: Mapping[str, Sample] = MappingProxyType(
    {
        sample.name: sample
        for sample in (
            Sample("wine", "Wine", ("wine", "wines"), 178, 13, PUBLISHED),
            Sample("iris", "Iris", ("flower", "flowers"), 150, 4, AnalysisConfig(n_clusters=3)),
            Sample("digits", "Digits", ("digit", "digits"), 1797, 64, AnalysisConfig(n_clusters=10), (8, 8)),
            Sample("breast_cancer", "Breast cancer", ("tumour", "tumours"), 569, 30, AnalysisConfig(n_clusters=2)),
        )
    }
)


def sample_names() -> tuple[str, ...]:
    """Return the names that `load_sample` takes.

    Examples
    --------
    >>> sample_names()
    ('wine', 'iris', 'digits', 'breast_cancer')
    """
    return tuple(SAMPLES)


def sample(name: str) -> Sample:
    """Return what is known of a sample; raise a `SampleError` that names those there are."""
    if name not in sample_names():  # a tuple: what has no hash is not in it either
        raise SampleError(f"There is no sample {name!r}", hint=f"Choose one of {', '.join(SAMPLES)}.")
    return SAMPLES[name]
