"""What a visitor has chosen of the columns: other roles and kinds than were guessed. As text and back. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from neon_core.config import AnalysisConfig, check
from neon_core.errors import ColumnError
from pages.shared.wording import address_words, column_words

if TYPE_CHECKING:
    from neon_core.dataset import Dataset

NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|inf", re.ASCII | re.IGNORECASE)
"""A number as people write it; Python's float takes other digits, underscores and spaces as well."""
BARE = re.compile(r'[^\s",]|[^\s",][^\r\n",]*[^\s",]')
"""A name that needs no quotes in a list of names."""
ROLES = {"feature": "feature", "class": "class", "id": "row id", "ignore": "ignore"}
KINDS = {kind: kind for kind in ("number", "category", "date", "text", "boolean")}
"""What they are called in an address, and in a `Dataset`."""
WEIGHT, KEPT = "weight", "columns"
"""Of the weights, and of choices that an address has no room for."""
DIGITS = 12
KEYS = (*ROLES, *KINDS, WEIGHT, KEPT)

Pairs = tuple[tuple[str, str], ...]
Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Columns:
    """The columns that are not as they were guessed.

    Attributes
    ----------
    roles, kinds : tuple of (str, str)
        Columns with their role and their kind, in the order of their names.
    """

    roles: Pairs = ()
    kinds: Pairs = ()


@dataclass(frozen=True, eq=False)
class Settled:
    """A table with the choices of its columns.

    Attributes
    ----------
    data : Dataset
        The table, with those choices that it can have.
    columns : Columns
        They: what is as it was guessed is no choice.
    said : tuple of str
        A sentence for each that it cannot have.
    """

    data: Dataset
    columns: Columns
    said: tuple[str, ...] = ()


def pairs(chosen: Mapping[str, str]) -> Pairs:
    """Return choices in the order of their columns' names, so that equal choices are equal."""
    return tuple(sorted(chosen.items()))


def settled(data: Dataset, columns: Columns) -> Settled:
    """Give a table's columns their kinds and roles; what it cannot have is said and stays as it was guessed."""
    said: list[str] = []
    kinds, changed = _tried(data.with_kinds, _known(data, columns.kinds), data, said)
    roles, found = _tried(changed.with_roles, _known(changed, columns.roles), changed, said)
    guessed = {column.name: column.kind for column in data.columns}
    kept = {name: kind for name, kind in kinds.items() if kind != guessed[name]}
    return Settled(found, Columns(pairs(roles), pairs(kept)), tuple(said))


def _known(data: Dataset, chosen: Pairs) -> dict[str, str]:
    """Return the choices for columns that there are, and that are not of this role anyway."""
    roles = {column.name: column.role for column in data.columns}
    return {name: value for name, value in chosen if name in roles and value != roles[name]}


def gone(data: Dataset, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are of no column."""
    there = {column.name for column in data.columns}
    return tuple(dict.fromkeys(name for name in names if name not in there))


def _tried(
    change: Callable[[Mapping[str, str]], Dataset], chosen: dict[str, str], before: Dataset, said: list[str]
) -> tuple[dict[str, str], Dataset]:
    """Change columns, without the choices that cannot be; where it is unclear which, without any."""
    while chosen:
        try:
            return chosen, change(chosen)
        except ColumnError as error:
            said += column_words.describe_refused(error.problems)
            bad = {problem.where for problem in error.problems} & set(chosen)
            chosen = {name: value for name, value in chosen.items() if name not in bad} if bad else {}
    return {}, before


def edited(
    data: Dataset,
    columns: Columns,
    weights: Weights,
    edits: Mapping[int, Mapping[str, Any]],
    now: Columns | None = None,
) -> tuple[Columns, Weights]:
    """Return the choices after changes in the table of columns, given by the columns' positions.

    A feature that becomes free text is none any more, whether it was chosen or guessed. `now` are the choices as they
    are with all changes but the last one.

    Raises
    ------
    ColumnError, ConfigError
        If the table cannot have them.
    """
    of: dict[str, dict[str, Any]]
    of = {"kind": dict(columns.kinds), "role": dict(columns.roles), "weight": dict(weights)}
    for at, change in edits.items():
        for what, value in change.items():
            of[what][data.columns[at].name] = _weight(value) if what == "weight" else value
        name = data.columns[at].name
        is_news = dict((now or columns).kinds).get(name) != "text"
        if is_news and of["kind"].get(name) == "text" and dict((now or columns).roles).get(name) == "feature":
            of["role"].pop(name, None)
    guessed = {column.name: column.kind for column in data.columns}
    kinds = {name: kind for name, kind in of["kind"].items() if kind != guessed[name]}
    changed = data.with_kinds(kinds)
    roles = _known(changed, pairs(of["role"]))
    changed.with_roles(roles)
    return Columns(pairs(roles), pairs(kinds)), AnalysisConfig(weights=tuple(of["weight"].items())).weights


# --- as text ---


def listed(names: Iterable[str]) -> str:
    """Write names as a row of a CSV file is written; any name comes back.

    Examples
    --------
    >>> listed(["hue", "a,b", " c"])
    'hue,"a,b"," c"'
    """
    return ",".join(name if BARE.fullmatch(name) else '"' + name.replace('"', '""') + '"' for name in names)


def names(written: str) -> tuple[str, ...] | None:
    """Read a list of names; None where it is none.

    Examples
    --------
    >>> names('hue, "a,b"'), names('"hue')
    (('hue', 'a,b'), None)
    """
    try:
        rows = list(csv.reader(io.StringIO(written, newline=""), skipinitialspace=True, strict=True))
    except csv.Error:
        return None
    return tuple(dict.fromkeys(rows[0])) if len(rows) == 1 and rows[0] else None


def read(parameters: Mapping[str, str], said: list[str]) -> Columns:
    """Return the choices of an address; what of it cannot be had is said."""
    return Columns(_read(parameters, ROLES, "role", said), _read(parameters, KINDS, "kind", said))


def _read(parameters: Mapping[str, str], keys: Mapping[str, str], what: str, said: list[str]) -> Pairs:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, value in keys.items():
        columns = names(parameters[key]) if key in parameters else ()
        if columns is None:
            said.append(
                address_words.describe_refusal(
                    key, parameters[key], address_words.NAMES_RULE, address_words.INSTEAD["guessed"]
                )
            )
        for name in columns or ():
            if found.setdefault(name, value) != value:
                twice.add(name)
    said += [column_words.describe_conflict(sorted(twice), what)] if twice else []
    return pairs({name: value for name, value in found.items() if name not in twice})


def read_weights(parameters: Mapping[str, str], said: list[str]) -> Weights:
    """Return the weights of an address, as "hue:2,ash:0.5"."""
    if WEIGHT not in parameters:
        return ()
    parts = [part.rpartition(":") for part in names(parameters[WEIGHT]) or ("",)]
    found = [(name, float(number)) for name, mark, number in parts if mark and NUMBER.fullmatch(number)]
    if len(found) < len(parts) or check("weights", tuple(found)) is not None:
        said.append(
            address_words.describe_refusal(
                WEIGHT, parameters[WEIGHT], address_words.WEIGHT_RULE, address_words.INSTEAD["unweighted"]
            )
        )
        return ()
    return tuple(found)


def read_kept(parameters: Mapping[str, str], said: list[str]) -> str:
    """Return the short name of choices that an address had no room for."""
    key = parameters.get(KEPT, "")
    if KEPT in parameters and not (len(key) == DIGITS and set(key) <= set("0123456789abcdef")):
        said.append(
            address_words.describe_refusal(KEPT, key, address_words.STORED_RULE, address_words.INSTEAD["guessed"])
        )
        return ""
    return key


def write(columns: Columns, weights: Weights) -> dict[str, str]:
    """Return the parameters that lead back to these choices.

    Examples
    --------
    >>> write(Columns(roles=(("hue", "ignore"), ("note", "feature"))), (("ash", 2.0),))
    {'feature': 'note', 'ignore': 'hue', 'weight': 'ash:2'}
    """
    found: dict[str, Any] = {}
    for keys, chosen in ((ROLES, columns.roles), (KINDS, columns.kinds)):
        for key, value in keys.items():
            found[key] = listed(name for name, of in chosen if of == value)
    found[WEIGHT] = listed(f"{name}:{short(weight)}" for name, weight in weights)
    return {key: text for key, text in found.items() if text}


def short(weight: float) -> str:
    """Write a weight.

    Examples
    --------
    >>> short(2.0), short(0.5)
    ('2', '0.5')
    """
    return str(int(weight)) if weight.is_integer() else repr(weight)


def _weight(value: Any) -> Any:
    """Return a weight as it was typed, with a comma or a point; 1 of nothing, and what is no number as it is."""
    text = str(value if value is not None else "").strip().replace(",", ".")
    if not text:
        return 1.0
    return float(text) if isinstance(value, str) and NUMBER.fullmatch(text) else value


def digest(columns: Columns, weights: Weights) -> str:
    """Return a short name of choices that an address has no room for."""
    return blake2b(repr((columns, weights)).encode("utf-8", "surrogatepass"), digest_size=DIGITS // 2).hexdigest()
