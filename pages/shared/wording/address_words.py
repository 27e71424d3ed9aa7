"""What an address asks for and cannot be had, and what is said when something fails."""

from __future__ import annotations

from collections.abc import Iterable

from neon_core.date_uses import DATE_USES
from neon_core.scalings import SCALINGS
from neon_core.text import count, join, shorten

ROW_RULE = "a row is a whole number from 0 on."
BETA_RULE = "beta is a number from 0 to inf, or the word usual."
MAP_RULE = "the maps are pca, borders and features."
TABLE_RULE = "a table is named by 12 to 32 digits from 0 to f."
NAMES_RULE = "it takes column names with commas between them, in quotes where a name has a comma."
KEPT_RULE = "stored choices are named by 12 digits from 0 to f."
WEIGHT_RULE = "a weight follows a column's name, as in hue:2, and is above 0 and at most 1,000."
KNOWN_RULES = {
    "encoding": "an encoding has a name.",
    "delimiter": "a delimiter is one character, or the word whitespace.",
    "decimal": "a decimal mark is a point or a comma.",
    "thousands": "a thousands mark is a point, a comma, a space, an apostrophe, or the word none.",
    "header": "a header is a line number, or 0 for none.",
    "missing": "missing values are words with commas between them.",
    "sheet": "a sheet has a name.",
}
INSTEAD = {
    "telling": "a row worth a look",
    "usual": "the usual comparison",
    "pca": "the PCA map",
    "sample": "the sample wine",
    "found": "the detected setting",
    "guessed": "the detected roles and kinds",
    "unweighted": "weight 1 for every column",
}
_RULES = {
    "k": "K is a whole number from 1 to 50 on this dashboard.",
    "scaling": f"the scalings are {join(SCALINGS)}.",
    "seed": "a seed is a whole number from 0 on, below 2³².",
    "restarts": "there can be 1 to 100 starts.",
    "fill": "the choices for missing values are median, drop and refuse.",
    "dates": f"the choices for dates are {join(DATE_USES)}.",
    "categories": "2 to 100 values of a category can count separately.",
}
_COUNTED = {"k": ("cluster", "clusters"), "restarts": ("start", "starts"), "categories": ("value", "values")}


def cannot(key: str, value: object, reason: str, instead: str) -> str:
    """Say that something in the address cannot be had, why, and what is shown instead.

    Examples
    --------
    >>> cannot("row", -7, ROW_RULE, "a telling row")
    'The address asks for row=-7, but a row is a whole number from 0 on. Shown instead: a telling row.'
    """
    return f"The address asks for {key}={shorten(str(value))}, but {reason} Shown instead: {instead}."


def cannot_sample(name: str, names: Iterable[str], instead: str) -> str:
    """Say that there is no such sample."""
    return cannot("sample", name, f"the samples are {', '.join(names)}.", instead)


def cannot_choice(key: str, value: str, instead: int | str) -> str:
    """Say that a choice of the clustering has no meaning.

    Examples
    --------
    >>> cannot_choice("restarts", "0", 1)
    'The address asks for restarts=0, but there can be 1 to 100 starts. Shown instead: 1 start.'
    """
    shown = count(int(instead), *_COUNTED[key]) if key in _COUNTED else f"{'seed ' * (key == 'seed')}{instead}"
    return cannot(key, value, _RULES[key], shown)


def unknown_parameter(key: str) -> str:
    """Say that the address has a word in it that means nothing here."""
    return f"The address has the unknown parameter “{shorten(key)}”."


def row_gone(row: int, n_rows: int, nouns: tuple[str, str], instead: int) -> str:
    """Say that the row is not in this table of `n_rows`, or, where it is, that it was left out."""
    reason = f"There is no {nouns[0]} {shorten(str(row))}: "
    reason += f"there are {count(n_rows, *nouns)}, numbered from 0 to {n_rows - 1}."
    if 0 <= row < n_rows:
        reason = left_out(row, nouns)
    return f"{reason} Shown instead: {nouns[0]} {instead}."


def left_out(row: int, nouns: tuple[str, str]) -> str:
    """Say that a row is not among those that were clustered.

    Examples
    --------
    >>> left_out(4, ("wine", "wines"))
    'Wine 4 was left out: it has a missing value.'
    """
    return f"{nouns[0].capitalize()} {row} was left out: it has a missing value."


def axis_gone(name: str, instead: str) -> str:
    """Say that there is no such feature to draw."""
    return f"There is no feature “{shorten(name)}”. Shown instead: {instead}."


NO_MAP = {
    "borders": "There is no border to draw here, so this is the PCA map.",
    "features": "A map of two features needs two numbers, so this is the PCA map.",
}
UNEXPECTED = (
    "An unexpected error occurred; the server's log has the details. Your choices are kept: go back, or choose "
    "something else."
)
