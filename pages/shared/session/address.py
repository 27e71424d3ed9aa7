"""The address: choices to query parameters and back, with a notice for each part that cannot be honoured. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from neon_core.config import AnalysisConfig, check
from neon_core.edits import Edit, format_edits, parse_edits
from neon_core.samples import SAMPLES
from neon_core.wording import map_words
from pages.shared.session import (
    column_choices,
    group_address,
    left_out_address,
    query_address,
    scan_address,
    uploaded_file,
)
from pages.shared.session.address_part import parse_part as _parsed
from pages.shared.session.against import Against, format_against, parse_against
from pages.shared.session.choices import (
    DEFAULT_MAP,
    DEFAULT_SAMPLE,
    MOST_CLUSTERS,
    MOST_SHOWN,
    NEXT_K,
    OTHER_ROWS,
    TELLING_ROW,
    USUAL,
    USUAL_SCAN,
    USUAL_VIEW,
    Choices,
    opening_config,
)
from pages.shared.session.cluster_names import (
    FormerNames,
    Names,
    format_cluster_names,
    format_former_names,
    parse_cluster_names,
    parse_former_names,
)
from pages.shared.session.column_choices import NUMBER
from pages.shared.session.column_treatments import treatments_of, with_treatments
from pages.shared.session.name_lists import format_names, parse_names
from pages.shared.wording import address_words, row_table_words

PAGE = "page"
"""The name of an unknown page: the server redirects its visitor to the screen that says so."""
DESCRIBED = "by"
"""The column that the clusters are described by."""
VIEW, SHOWN = "view", "show"
"""The rows of the table of rows, and the columns of the user's table beside it."""
EDITS, NAMES, FORMER, AGAINST = "edits", "names", "former", "against"
"""The clusters that were merged or split by hand, their names, those from before, and what they are compared with."""
LONGEST_ROW = 100
LONGEST = 6000
"""Characters of an address: servers and mail programs cut off longer ones."""
CLUSTERING = {"k": "n_clusters", "scaling": "scaling", "seed": "random_state", "restarts": "n_init"}
PREPARATION = {"fill": "missing", "dates": "dates", "categories": "most_categories", "tails": "skewed"}
FIELDS = CLUSTERING | PREPARATION
"""Parameters of the config, and its fields."""
WORDS = ("scaling", "fill", "dates", "tails")
"""The parameters whose value is a word; the others are whole numbers."""


def merge_repeated(parameters: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return one value for each parameter of an address.

    A parameter that is there twice with different values keeps them all, as they stand in the address: that is no
    meaningful value of any parameter, so the notice quotes it.

    Examples
    --------
    >>> merge_repeated({"k": ["3", "4"], "row": ["7", "7"]})
    {'k': '3&k=4', 'row': '7'}
    """
    return {key: f"&{key}=".join(dict.fromkeys(values)) for key, values in parameters.items()}


def parse_address(parameters: Mapping[str, str]) -> tuple[Choices, tuple[str, ...]]:
    """Return the choices of an address, and a notice for each part that cannot be honoured.

    That part takes the value that the table opens with; all other parts are honoured.

    Examples
    --------
    >>> choices, notices = parse_address({"k": "999", "row": "3"})
    >>> choices.config.n_clusters, choices.row, len(notices)
    (3, 3, 1)
    """
    notices = [address_words.describe_unknown_page(parameters[PAGE])] if PAGE in parameters else []
    file = uploaded_file.parse_file(parameters, notices)
    sample = "" if file else _parse_sample(parameters, notices)
    config = opening_config(sample)
    for key, field in FIELDS.items():
        if key in parameters:
            config = _with_field(config, key, field, parameters[key], notices)
    config = _with_hand_work(config, parameters, notices)
    config = with_treatments(config, column_choices.parse_treatments(parameters, notices))
    columns = column_choices.parse_columns(parameters, notices)
    described, digest = parameters.get(DESCRIBED, ""), column_choices.parse_digest(parameters, notices)
    row = _parsed("row", parameters, notices, _parse_row, TELLING_ROW, address_words.ROW_RULE, "telling")
    beta = _parsed("beta", parameters, notices, parse_beta, USUAL, address_words.BETA_RULE, USUAL)
    kind = _parsed("map", parameters, notices, _parse_map, DEFAULT_MAP, address_words.MAP_RULE, DEFAULT_MAP)
    axes = (parameters.get("x", ""), parameters.get("y", "")) if kind == "features" else ("", "")
    view = _parsed(VIEW, parameters, notices, _parse_view, USUAL_VIEW, address_words.VIEW_RULE, VIEW)
    shown, query = _parse_shown(parameters, notices), query_address.parse_query(parameters, notices)
    names = _parsed(NAMES, parameters, notices, _parse_names, (), address_words.CLUSTER_NAMES_RULE, "no names")
    former = _parse_former(parameters, len(config.edits), notices)
    asked = group_address.parse_asked(parameters, notices)
    others = _parse_others(parameters, notices)
    parse, rule = scan_address.parse_refitted, address_words.REFITTED_RULE
    refitted = _parsed(scan_address.REFITTED, parameters, notices, parse, OTHER_ROWS, rule, "rows")
    known = _known_parameters(is_upload=file is not None, has_axes=kind == "features")
    known |= group_address.known_parameters(parameters)
    unknown = [key for key in parameters if key not in known]
    notices += [address_words.describe_unknown_parameters(unknown)] if unknown else []
    table = (described, view, shown, query, names, *others, digest)
    choices = Choices(sample, config, row, beta, kind, axes, file, columns, *table, *asked, former, refitted)
    return choices, tuple(notices)


def _parse_others(parameters: Mapping[str, str], notices: list[str]) -> tuple[tuple[int, int], int, Against]:
    """Return the other clusterings: the range of the scan, the number that is looked at, and what is compared with."""
    parse, rule = scan_address.parse_scanned, address_words.SCANNED_RULE
    scanned = _parsed(scan_address.SCANNED, parameters, notices, parse, USUAL_SCAN, rule, "scanned")
    parse_k, rule = scan_address.parse_looked, address_words.LOOKED_RULE
    looked = _parsed(scan_address.LOOKED, parameters, notices, parse_k, NEXT_K, rule, "next")
    compare = partial(parse_against, most_clusters=MOST_CLUSTERS)
    against = _parsed(AGAINST, parameters, notices, compare, Against(), address_words.AGAINST_RULE, "one more")
    return scanned, looked, against


def _known_parameters(is_upload: bool, has_axes: bool) -> set[str]:
    source = {"file", *uploaded_file.FIELDS} if is_upload else {"sample"}
    axes = {"x", "y"} if has_axes else set()
    table = {VIEW, SHOWN, *query_address.KEYS}
    clusters = {left_out_address.LEFT_OUT, EDITS, NAMES, FORMER, DESCRIBED, AGAINST, *scan_address.KEYS}
    return {*FIELDS, *column_choices.KEYS, "row", "beta", "map", "table", PAGE} | clusters | source | axes | table


def _parse_sample(parameters: Mapping[str, str], notices: list[str]) -> str:
    """Parse the sample of an address; add a notice and return the default one for a name that no sample has."""
    name = parameters.get("sample", DEFAULT_SAMPLE)
    if name in SAMPLES:
        return name
    notices.append(address_words.describe_unknown_sample(name, tuple(SAMPLES), DEFAULT_SAMPLE))
    return DEFAULT_SAMPLE


def _with_field(config: AnalysisConfig, key: str, field: str, text: str, notices: list[str]) -> AnalysisConfig:
    """Add one choice of the address to the config, or a notice to the notices."""
    value: Any = text if key in WORDS else _parse_whole(text)
    is_legible = key != "k" or value is None or value <= MOST_CLUSTERS
    if check(field, value) is None and is_legible:
        return replace(config, **{field: value})
    notices.append(address_words.describe_refused_choice(key, text, getattr(config, field)))
    return config


def _parse_whole(text: str) -> int | None:
    """Return a whole number of ASCII digits; Python's int accepts other forms too."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _parse_row(text: str) -> int | None:
    """Return a row number of any length: the table, which knows its size, refuses a row that it does not have."""
    digits = text.lstrip("0")[:LONGEST_ROW] or text[:1]
    return int(digits) if text.isascii() and text.isdigit() else None


def _parse_map(text: str) -> str | None:
    return text if text in map_words.MAPS else None


def _parse_names(text: str) -> Names | None:
    return parse_cluster_names(text, MOST_CLUSTERS)


def _with_hand_work(config: AnalysisConfig, parameters: Mapping[str, str], notices: list[str]) -> AnalysisConfig:
    """Add to the config what was done by hand: rows left out of the fit, clusters merged and split."""
    parse, rule = left_out_address.parse_left_out, address_words.LEFT_OUT_RULE
    left_out = _parsed(left_out_address.LEFT_OUT, parameters, notices, parse, (), rule, "all rows")
    return replace(config, edits=_parse_edits(parameters, config.n_clusters, notices), left_out=left_out)


def _parse_former(parameters: Mapping[str, str], n_edits: int, notices: list[str]) -> FormerNames:
    parse: Callable[[str], FormerNames | None] = partial(parse_former_names, n_edits=n_edits, most=MOST_CLUSTERS)
    return _parsed(FORMER, parameters, notices, parse, (), address_words.FORMER_RULE, "no former names")


def _parse_edits(parameters: Mapping[str, str], n_clusters: int, notices: list[str]) -> tuple[Edit, ...]:
    """Parse the edits of the clusters; add a notice and return none where a cluster is not there."""
    edits = _parsed(EDITS, parameters, notices, parse_edits, (), address_words.EDITS_RULE, "no edits")
    n_left = n_clusters
    for kind, cluster, other in edits:
        if cluster >= n_left or (kind == "merge" and other >= n_left):
            rule, instead = address_words.EDITED_RULE, address_words.INSTEAD["no edits"]
            notices.append(address_words.describe_refusal(EDITS, parameters[EDITS], rule, instead))
            return ()
        n_left += 1 if kind == "split" else -1
    return tuple(edits)


def _parse_view(text: str) -> str | None:
    return text if text in row_table_words.NAMES else None


def _parse_shown(parameters: Mapping[str, str], notices: list[str]) -> tuple[str, ...]:
    """Parse the columns beside the table of rows; add a notice for a text that is no list, and for too many."""
    text = parameters.get(SHOWN)
    if text is None:
        return ()
    names = parse_names(text)
    if names is None:
        instead = address_words.INSTEAD["no columns"]
        notices.append(address_words.describe_refusal(SHOWN, text, address_words.NAMES_RULE, instead))
    elif len(names) > MOST_SHOWN:
        notices.append(address_words.describe_many_columns(text, MOST_SHOWN))
    return (names or ())[:MOST_SHOWN]


def parse_beta(text: str) -> float | str | None:
    """Return a stiffness: a number from 0 to infinity, or "usual"; None for any other text.

    Examples
    --------
    >>> parse_beta("1.5"), parse_beta("inf"), parse_beta("usual"), parse_beta("-1")
    (1.5, inf, 'usual', None)
    """
    if text == USUAL:
        return USUAL
    value = float(text) if NUMBER.fullmatch(text) else -1.0
    return abs(value) if value >= 0.0 else None  # abs turns -0 into 0


def format_address(choices: Choices, telling_row: int) -> dict[str, str]:
    """Return the parameters that lead back to these choices; an opening choice needs no parameter.

    Examples
    --------
    >>> from neon_core.samples import PUBLISHED
    >>> format_address(Choices("wine", replace(PUBLISHED, n_clusters=5), row=7, beta=math.inf), telling_row=60)
    {'k': '5', 'row': '7', 'beta': 'inf'}
    """
    parameters = {} if choices.sample == DEFAULT_SAMPLE else {"sample": choices.sample}
    if choices.file is not None:
        parameters = uploaded_file.format_file(choices.file)
    for key, field in FIELDS.items():
        value = getattr(choices.config, field)
        if value != getattr(opening_config(choices.sample), field):
            parameters[key] = str(value)
    if choices.row not in (TELLING_ROW, telling_row):
        parameters["row"] = str(choices.row)
    if choices.beta != USUAL:
        parameters["beta"] = f"{choices.beta:g}" if choices.beta in (0.0, math.inf) else repr(choices.beta)
    if choices.map != DEFAULT_MAP:
        parameters["map"] = choices.map
    if choices.map == "features":
        parameters |= {key: name for key, name in zip("xy", choices.axes, strict=True) if name}
    if choices.described:
        parameters[DESCRIBED] = choices.described
    parameters |= _format_clusters(choices) | scan_address.format_scan(choices) | _format_table(choices)
    parameters |= group_address.format_asked(choices)
    return parameters | _format_columns(choices, LONGEST - len(urlencode(parameters)))


def _format_clusters(choices: Choices) -> dict[str, str]:
    """Return the parameters of what was done by hand, and what the clusters are compared with."""
    parameters = {EDITS: format_edits(choices.config.edits)} if choices.config.edits else {}
    parameters |= left_out_address.format_left_out(choices.config.left_out)
    parameters |= {NAMES: format_cluster_names(choices.names)} if choices.names else {}
    parameters |= {AGAINST: text} if (text := format_against(choices.against)) else {}
    former = tuple(item for item in choices.former_names if item[0] < len(choices.config.edits))
    return parameters | ({FORMER: format_former_names(former)} if former else {})


def _format_table(choices: Choices) -> dict[str, str]:
    """Return the parameters of the table of rows."""
    parameters = {} if choices.view == USUAL_VIEW else {VIEW: choices.view}
    parameters |= {SHOWN: format_names(choices.shown)} if choices.shown else {}
    return parameters | query_address.format_query(choices.query)


def _format_columns(choices: Choices, room: int) -> dict[str, str]:
    """Return the parameters of the columns; their digest where the address has no room for them."""
    treatments = treatments_of(choices.config)
    whole = column_choices.format_columns(choices.columns, treatments)
    if len(urlencode(whole)) <= room:
        return whole
    return {column_choices.DIGEST: column_choices.digest(choices.columns, treatments)}
