"""A whole cluster in words: its name with its main class, its size, and the columns that set it apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from neon_core.text import capitalize, count, join, shorten, unique_names
from neon_core.wording.column_values import format_column_value, format_ends
from neon_core.wording.numbers import format_percent
from neon_core.wording.row_values import format_class, format_date, format_step

if TYPE_CHECKING:
    from neon_core.summaries import ClusterProfile, ColumnContrast

LONGEST_CLASS = 24
"""Letters of a class, a column or a value in the name of a cluster, at most."""

SURE = 0.8
"""A value that this share of a cluster's rows has can be its name."""


def format_main_class(profile: ClusterProfile) -> str:
    """Return the class that most rows of a cluster have, as it stands behind the cluster's name; "" without one.

    A class that is a number is called a class, so that nobody reads it as a number of rows or of a cluster.
    """
    if profile.main_class is None:
        return ""
    known = format_class(profile.main_class[0])
    noun = "class " if not any(letter.isalpha() for letter in known) else ""
    return f"mostly {noun}{shorten(known, LONGEST_CLASS)}"


def format_cluster(profile: ClusterProfile) -> str:
    """Return a cluster's name, with the class that most of its rows have: "cluster 1, mostly Loyal".

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.summaries import profile_clusters
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> format_cluster(profile_clusters(wine)[0])
    'cluster 0, mostly class 0'
    """
    return ", ".join(filter(None, (profile.called, format_main_class(profile))))


def format_title(n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Return the title of an analysis, such as "178 wines in 3 clusters"."""
    return f"{count(n_rows, *nouns)} in {count(n_clusters, 'cluster')}"


def describe_cluster_size(profile: ClusterProfile, nouns: tuple[str, str]) -> str:
    """Return the number of a cluster's rows and their share of all."""
    return f"{count(profile.size, *nouns)}, {format_percent(profile.share)} of all"


def describe_main_class(profile: ClusterProfile) -> str:
    """Return the class that most rows of a cluster have, with their number; empty without one."""
    if profile.main_class is None:
        return ""
    known, n_rows = profile.main_class
    return f"mostly class {format_class(known)}: {n_rows:,} of {profile.size:,}"


def describe_cluster(profile: ClusterProfile, nouns: tuple[str, str]) -> str:
    """Return what a cluster is in sentences: its size, its main class, and the columns that set it apart.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.summaries import profile_clusters
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> describe_cluster(profile_clusters(wine)[0], ("wine", "wines"))
    '61 wines, 34 % of all. Mostly class 0: 59 of 61. It stands out by high proline (1,111, elsewhere 557), ...'
    """
    contrasts = describe_contrasts(profile)
    sentences = [
        describe_cluster_size(profile, nouns),
        capitalize(describe_main_class(profile)),
        f"It stands out by {contrasts}" if contrasts else "",
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def describe_contrasts(profile: ClusterProfile) -> str:
    """Return the columns that set a cluster apart as a list; empty where no column does.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.summaries import profile_clusters
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> describe_contrasts(profile_clusters(wine)[0])
    'high proline (1,111, elsewhere 557), high OD280/OD315 (3.15, elsewhere 2.33), high flavanoids (2.97, ...'
    """
    return join(map(_describe_contrast, profile.telling_columns))


def _describe_contrast(column: ColumnContrast) -> str:
    here, elsewhere = format_contrast(column, column.telling)
    name = format_contrast_name(column, column.telling)
    return f"{describe_direction(column)}{name} ({here}, elsewhere {elsewhere})"


def describe_direction(column: ColumnContrast) -> str:
    """Return the word before a column: high or low, of a category and of yes or no more or fewer; "" for a date."""
    return "" if column.origin is not None else f"{_direction(column)} "


def _direction(column: ColumnContrast) -> str:
    """Return the word for the side on which a cluster is."""
    is_high = bool(column.here[column.telling] > column.elsewhere[column.telling])
    words = ("fewer", "more") if _is_share(column) else ("early", "late") if column.origin else ("low", "high")
    return words[is_high]


def _is_share(column: ColumnContrast) -> bool:
    return bool(column.categories) or column.kind == "boolean"


def describe_makeup(profile: ClusterProfile, columns: Sequence[ColumnContrast]) -> str:
    """Return the sentence on what makes a cluster, by the columns that were chosen for it.

    Parameters
    ----------
    profile : ClusterProfile
        See `profile_clusters`.
    columns : sequence of ColumnContrast
        See `choose_telling_columns`.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.summaries import choose_telling_columns
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> profiles = nc.profile_clusters(wine)
    >>> describe_makeup(profiles[2], choose_telling_columns(profiles, nc.summarise(wine))[2])
    'Low OD280/OD315 (1.71, elsewhere 3.02), low flavanoids (0.85, elsewhere 2.56) and high color intensity ...'
    """
    if profile.size == profile.n_rows:
        return "It holds every row: there is nothing to compare it with."
    if not profile.size:
        return "It has no rows."
    differences = [f"{what} {values}" for what, values in split_differences(columns)]
    return f"{capitalize(join(differences))}." if columns else "Nothing sets it apart."


def split_differences(columns: Sequence[ColumnContrast]) -> tuple[tuple[str, str], ...]:
    """Return for each column what sets a cluster apart ("high hue") and both means ("(1.05, elsewhere 0.69)").

    A share has its value: "Channel Web" and "for 82 % (elsewhere 31 %)".

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> split_differences(nc.profile_clusters(wine)[0].telling_columns[:1])
    (('high proline', '(1,111, elsewhere 557)'),)
    """
    return tuple(map(_split_difference, columns))


def _split_difference(column: ColumnContrast) -> tuple[str, str]:
    here, elsewhere = format_contrast(column, column.telling)
    if not _is_share(column):
        name = format_contrast_name(column, column.telling)
        return f"{describe_direction(column)}{name}", f"({here}, elsewhere {elsewhere})"
    value = column.categories[column.telling] if column.categories else "yes"
    return f"{column.name} {value}", f"for {here} (elsewhere {elsewhere})"


def suggest_names(profiles: Sequence[ClusterProfile], columns: Sequence[Sequence[ColumnContrast]]) -> tuple[str, ...]:
    """Return a name for each cluster by the column that makes it: "High proline"; "" where no column does.

    Two clusters with the same name get their second column, too. Arguments are as in `describe_makeup`, for all
    clusters.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.summaries import choose_telling_columns
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> profiles = nc.profile_clusters(wine)
    >>> suggest_names(profiles, choose_telling_columns(profiles, nc.summarise(wine)))
    ('High proline', 'Low proline', 'Low OD280/OD315')
    """
    parts = [
        [_suggest_part(column) for column in chosen] if profile.size < profile.n_rows else []
        for profile, chosen in zip(profiles, columns, strict=True)
    ]
    names = [part[:1] for part in parts]
    for n in range(2, 1 + max(map(len, parts), default=0)):
        names = [part[:n] if names.count(name) > 1 else name for part, name in zip(parts, names, strict=True)]
    texts = [capitalize(", ".join(name)) for name in names]
    unique = iter(unique_names([text for text in texts if text]))
    return tuple(next(unique) if text else "" for text in texts)


def _suggest_part(column: ColumnContrast) -> str:
    """Return what a name says of one column: a value that four fifths of the rows have stands for itself."""
    name = shorten(column.name, LONGEST_CLASS)
    if not _is_share(column):
        return f"{_direction(column)} {name}"
    if not column.categories:
        here = float(column.here[0])
        sure = "yes" if here > SURE else "no" if here < 1.0 - SURE else ""
        return f"{name}: {sure}" if sure else f"{_direction(column)} {name}"
    frequent = max(range(len(column.here)), key=lambda i: float(column.here[i] - column.elsewhere[i]))
    value = shorten(column.categories[frequent], LONGEST_CLASS)
    return f"{name}: {value}" if column.here[frequent] > SURE else f"more {name} = {value}"


def format_contrast_name(column: ColumnContrast, feature: int) -> str:
    """Return the name of a column; of a category with one of its values."""
    return f"{column.name} = {column.categories[feature]}" if column.categories else column.name


def format_contrast(column: ColumnContrast, feature: int) -> tuple[str, str]:
    """Return the two values of a column as text, with as many digits as tell them apart; "" elsewhere without rows."""
    here, elsewhere = float(column.here[feature]), float(column.elsewhere[feature])
    if math.isnan(elsewhere):
        return _format_mean(column, here), ""
    texts = _format_mean(column, here), _format_mean(column, elsewhere)
    if texts[0] == texts[1] and here != elsewhere and column.apart > 0.0 and _is_amount(column):
        return format_ends(replace(column.form, decimals=column.form.mean_decimals), here, elsewhere)
    return texts


def _is_amount(column: ColumnContrast) -> bool:
    return not (column.categories or column.kind == "boolean" or column.order or column.origin)


def _format_mean(column: ColumnContrast, number: float) -> str:
    """Return a mean: a share of a category or of yes, a step with its words, a date, or a number with its unit."""
    if column.categories or column.kind == "boolean":
        return format_percent(number)
    if column.order:
        return format_step(number, column.order)
    if column.origin is not None:
        day = column.origin + timedelta(days=number)
        return day.date().isoformat() if column.precision == "days" else format_date(day, column.precision)
    return format_column_value(column.form, number, is_mean=True)
