"""The address: choices to query parameters and back, and what of it cannot be had. Pure: knows no Streamlit."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from neon_core.config import AnalysisConfig, check
from neon_core.samples import SAMPLES
from pages.shared.session import column_choices, uploaded_file
from pages.shared.session.column_choices import NUMBER, Columns
from pages.shared.session.uploaded_file import File
from pages.shared.wording import address_words, map_words

USUAL = "usual"
DEFAULT_SAMPLE = "wine"
DEFAULT_MAP = "pca"
LONGEST_ROW = 100
LONGEST = 6000
"""Of an address: what is longer, servers and mail programs cut off."""
MOST_CLUSTERS = 50
"""Of the dashboard: more are not legible on a map. The library takes 1,000."""
CLUSTERING = {"k": "n_clusters", "scaling": "scaling", "seed": "random_state", "restarts": "n_init"}
PREPARATION = {"fill": "missing", "dates": "dates", "categories": "most_categories"}
FIELDS = CLUSTERING | PREPARATION
WORDS = ("scaling", "fill", "dates")


@dataclass(frozen=True)
class Choices:
    """What a visitor has chosen.

    Attributes
    ----------
    sample : str
        The built-in sample; empty where it is a table of one's own.
    config : AnalysisConfig
        K, scaling, seed and restarts; how the columns are prepared.
    row : int
        The chosen row; -1 stands for the telling row.
    beta : float or "usual"
        The stiffness.
    map : str
        Which map, a key of `map_words.MAPS`.
    axes : tuple of str
        The two features that are its axes, where it is that of two features; "" stands for one that tells much.
    table : File, optional
        The table of one's own.
    columns : Columns
        What its columns are, where that is not as it was guessed.
    kept : str
        The short name of choices of columns that an address had no room for.
    """

    sample: str
    config: AnalysisConfig
    row: int = -1
    beta: float | str = USUAL
    map: str = DEFAULT_MAP
    axes: tuple[str, str] = ("", "")
    table: File | None = None
    columns: Columns = field(default_factory=Columns)
    kept: str = ""


def opening(sample: str) -> AnalysisConfig:
    """Return what a sample opens on; a table of one's own (an empty name) opens on the usual choices."""
    return SAMPLES[sample].opening if sample else AnalysisConfig()


def asked(parameters: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return one value for each parameter of an address.

    A parameter that is there twice with different values keeps them all, as they stand in the address: that is no
    value of anything, so `read` says so and takes what the sample opens on.

    Examples
    --------
    >>> asked({"k": ["3", "4"], "row": ["7", "7"]})
    {'k': '3&k=4', 'row': '7'}
    """
    return {key: f"&{key}=".join(dict.fromkeys(values)) for key, values in parameters.items()}


def read(parameters: Mapping[str, str]) -> tuple[Choices, tuple[str, ...]]:
    """Return the choices of an address, and a sentence for each thing in it that cannot be had.

    What cannot be had takes the value that the sample opens on; the rest is honoured.

    Examples
    --------
    >>> choices, said = read({"k": "999", "row": "3"})
    >>> choices.config.n_clusters, choices.row, len(said)
    (3, 3, 1)
    """
    said: list[str] = []
    table = uploaded_file.read(parameters, said)
    name = "" if table else _sample(parameters, said)
    config = opening(name)
    for key, of in FIELDS.items():
        if key in parameters:
            config = _with(config, key, of, parameters[key], said)
    config = replace(config, weights=column_choices.read_weights(parameters, said))
    columns, kept = column_choices.read(parameters, said), column_choices.read_kept(parameters, said)
    row = _parsed("row", parameters, said, _row, -1, address_words.ROW_RULE, "telling")
    stiffness = _parsed("beta", parameters, said, beta, USUAL, address_words.BETA_RULE, USUAL)
    shown = _parsed("map", parameters, said, _map, DEFAULT_MAP, address_words.MAP_RULE, DEFAULT_MAP)
    axes = (parameters.get("x", ""), parameters.get("y", "")) if shown == "features" else ("", "")
    meant = {
        *FIELDS,
        *column_choices.KEYS,
        "row",
        "beta",
        "map",
        "table",
        *(("file", *uploaded_file.FIELDS) if table else ("sample",)),
    }
    meant |= {"x", "y"} if shown == "features" else set()
    said += [address_words.describe_unknown_parameter(key) for key in parameters if key not in meant]
    return Choices(name, config, row, stiffness, shown, axes, table, columns, kept), tuple(said)


def _sample(parameters: Mapping[str, str], said: list[str]) -> str:
    """Return the sample, or say that there is no such one."""
    name = parameters.get("sample", DEFAULT_SAMPLE)
    if name in SAMPLES:
        return name
    said.append(address_words.describe_unknown_sample(name, tuple(SAMPLES), DEFAULT_SAMPLE))
    return DEFAULT_SAMPLE


def _with(config: AnalysisConfig, key: str, field: str, text: str, said: list[str]) -> AnalysisConfig:
    """Return the config with one choice from the address, or say why not."""
    value: Any = text if key in WORDS else _whole(text)
    too_many = key == "k" and value is not None and value > MOST_CLUSTERS
    if check(field, value) is None and not too_many:
        return replace(config, **{field: value})
    said.append(address_words.describe_refused_choice(key, text, getattr(config, field)))
    return config


def _parsed(
    key: str,
    parameters: Mapping[str, str],
    said: list[str],
    parse: Callable[[str], Any],
    default: Any,
    rule: str,
    instead: str,
) -> Any:
    """Return one parsed parameter, its default where it is not given or, said, where it has no meaning."""
    if key not in parameters:
        return default
    value = parse(parameters[key])
    if value is None:
        said.append(address_words.describe_refusal(key, parameters[key], rule, address_words.INSTEAD[instead]))
        return default
    return value


def _whole(text: str) -> int | None:
    """Read a whole number of decimal digits; nothing else that Python would take."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _row(text: str) -> int | None:
    """Read a row, however long: that there is none of this number is said by the table, which knows its size."""
    digits = text.lstrip("0")[:LONGEST_ROW] or text[:1]
    return int(digits) if text.isascii() and text.isdigit() else None


def _map(text: str) -> str | None:
    return text if text in map_words.MAPS else None


def beta(text: str) -> float | str | None:
    """Read a stiffness: 0 to infinity, or "usual"."""
    if text == USUAL:
        return USUAL
    value = float(text) if NUMBER.fullmatch(text) else -1.0
    return abs(value) if value >= 0.0 else None  # abs makes 0 of -0


def write(choices: Choices, telling_row: int) -> dict[str, str]:
    """Return the parameters that lead back to these choices; what a visitor finds anyway is left out.

    Examples
    --------
    >>> from neon_core.samples import PUBLISHED
    >>> write(Choices("wine", replace(PUBLISHED, n_clusters=5), row=7, beta=math.inf), telling_row=60)
    {'k': '5', 'row': '7', 'beta': 'inf'}
    """
    found = {} if choices.sample == DEFAULT_SAMPLE else {"sample": choices.sample}
    if choices.table is not None:
        found = uploaded_file.write(choices.table)
    for key, of in FIELDS.items():
        value = getattr(choices.config, of)
        if value != getattr(opening(choices.sample), of):
            found[key] = str(value)
    if choices.row not in (-1, telling_row):
        found["row"] = str(choices.row)
    if choices.beta != USUAL:
        found["beta"] = f"{choices.beta:g}" if choices.beta in (0.0, math.inf) else repr(choices.beta)
    if choices.map != DEFAULT_MAP:
        found["map"] = choices.map
    if choices.map == "features":
        found |= {key: name for key, name in zip("xy", choices.axes, strict=True) if name}
    return found | _of_columns(choices, LONGEST - len(urlencode(found)))


def _of_columns(choices: Choices, room: int) -> dict[str, str]:
    """Return the parameters of the columns; where there is no room for them, their short name."""
    whole = column_choices.write(choices.columns, choices.config.weights)
    if len(urlencode(whole)) <= room:
        return whole
    return {column_choices.KEPT: column_choices.digest(choices.columns, choices.config.weights)}
