"""Facts about the built-in samples, known before they are loaded: a page can show its title and frame at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from neon_core.arguments import format_given
from neon_core.config import AnalysisConfig
from neon_core.errors import SampleError


@dataclass(frozen=True)
class Sample:
    """A built-in sample.

    Attributes
    ----------
    name, title : str
        The name in code, and the name on screen.
    nouns : tuple of str
        The noun for a row, singular and plural.
    n_rows, n_features : int
        Number of rows, and of numeric features (a boolean counts as one).
    opening : AnalysisConfig
        The choices on which the sample opens.
    look_for : str
        Two sentences on findings that are worth a look; they are true for the opening.
    picture : tuple of int, optional
        Height and width of the picture, where the features are its pixels.
    file : str
        The file in neon_core/data, which is read like an upload; empty for a sample of scikit-learn.
    class_column, row_id : str
        The column with the known class; the column with the names of the rows, empty where there is none.
    later : str
        The file in neon_core/data with the same table a year later; empty where there is none.
    """

    name: str
    title: str
    nouns: tuple[str, str]
    n_rows: int
    n_features: int
    opening: AnalysisConfig
    look_for: str
    picture: tuple[int, int] | None = None
    file: str = ""
    class_column: str = "class"
    row_id: str = ""
    later: str = ""


PUBLISHED = AnalysisConfig(n_clusters=3, scaling="minmax", random_state=2, n_init=1)
"""The published run on wine: scikit-learn 1.9 finds its optimum (inertia 48.9605) from this seed and one start."""

PUBLISHED_BEST_OF_TEN = replace(PUBLISHED, n_init=10)
"""The published run with ten starts: another optimum, slightly tighter (inertia 48.9540)."""

_WINE = Sample(
    *("wine", "Wine", ("wine", "wines"), 178, 13, PUBLISHED),
    look_for="As it opens, all nine mismatches are of class 1, and all lie nearer to a boundary than most wines. "
    "Proline counts most for cluster 0, OD280/OD315 for cluster 2.",
)
_IRIS = Sample(
    *("iris", "Iris", ("flower", "flowers"), 150, 4, AnalysisConfig(n_clusters=3)),
    look_for="As it opens, setosa has a cluster of its own, and all 17 mismatches are between the other two kinds. "
    "Petal length counts most for setosa, petal width for the others.",
)
_DIGITS = Sample(
    *("digits", "Digits", ("digit", "digits"), 1797, 64, AnalysisConfig(n_clusters=10)),
    look_for="As it opens, the ones fall apart: 99 of 182 are in the cluster of the eights. "
    "Zeros hold together, 177 of 178, and the empty middle of theirs, pixel 3,4, counts most.",
    picture=(8, 8),
)
_BREAST_CANCER = Sample(
    *("breast_cancer", "Breast cancer", ("tumour", "tumours"), 569, 30, AnalysisConfig(n_clusters=2)),
    look_for="As it opens, 32 malignant tumours are in the benign cluster and 9 benign ones in the malignant, most of "
    "them close to the boundary. The column “worst concave points” counts most.",
)
_CUSTOMERS = Sample(
    *("customers", "Customers", ("customer", "customers"), 396, 9, AnalysisConfig(n_clusters=4)),
    look_for="As it opens, 20 Loyal customers are in the Bargain cluster, and Discount share counts most for that. "
    "Four Business customers without an Invoice are with the Loyal, though their baskets count against it.",
    file="customers.csv",
    class_column="Segment",
    row_id="Customer ID",
    later="customers_2025.csv",
)
_SENSORS = Sample(
    *("sensors", "Sensors", ("reading", "readings"), 599, 10, AnalysisConfig(n_clusters=4)),
    look_for="As it opens, 26 readings called normal are in the drift cluster: the device checks itself at night "
    "only, and notices late. NO2 and humidity tell a calibration, the pump a fault, zero signal and housing "
    "temperature a drift.",
    file="sensors.csv",
    class_column="Status",
)

SAMPLES: Mapping[str, Sample] = MappingProxyType(
    {sample.name: sample for sample in (_WINE, _IRIS, _DIGITS, _BREAST_CANCER, _CUSTOMERS, _SENSORS)}
)


def sample_names() -> tuple[str, ...]:
    """Return the names that `load_sample` takes.

    Examples
    --------
    >>> sample_names()
    ('wine', 'iris', 'digits', 'breast_cancer', 'customers', 'sensors')
    """
    return tuple(SAMPLES)


def find_sample(name: str) -> Sample:
    """Return the facts about a sample.

    Raises
    ------
    SampleError
        If there is no such sample; the error lists the names.

    Examples
    --------
    >>> find_sample("iris").n_rows
    150
    """
    given: object = name
    if not isinstance(given, str) or given not in SAMPLES:
        hint = f"Choose one of {', '.join(SAMPLES)}."
        raise SampleError(f"There is no sample {format_given(name)}", where="name", hint=hint)
    return SAMPLES[name]
