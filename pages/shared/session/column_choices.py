"""Column choices: roles, kinds and treatments that differ from the guess; as text and back. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from neon_core.config import AnalysisConfig, check
from neon_core.errors import ColumnError
from neon_core.text import plain_number
from pages.shared.session import column_treatments
from pages.shared.session.column_treatments import FILL_WORDS, TRANSFORM_WORDS, Pairs, Treatments, Weights
from pages.shared.session.name_lists import Orders, format_names, format_orders, parse_names, parse_orders
from pages.shared.wording import address_words, column_words

if TYPE_CHECKING:
    from neon_core.dataset import Dataset

NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|inf", re.ASCII | re.IGNORECASE)
"""A number as people write it; Python's float also accepts other digits, underscores and spaces."""
ROLES = {"feature": "feature", "class": "class", "id": "row id", "describe": "describe", "ignore": "ignore"}
OF_ONE_COLUMN = ("row id", "class")
"""Roles that one column has at most."""
KINDS = {kind: kind for kind in ("number", "category", "ordered", "date", "text", "boolean")}
"""Names of roles and kinds in an address, and in a `Dataset`."""
STEPS, WEIGHT, DIGEST = "steps", "weight", "columns"
"""Address parameters: the orders, the weights, and the digest of choices too long for an address."""
DIGITS = 12
KEYS = (*ROLES, *KINDS, STEPS, *FILL_WORDS, *TRANSFORM_WORDS, WEIGHT, DIGEST)

Choice = TypeVar("Choice", str, tuple[str, ...])


@dataclass(frozen=True)
class Columns:
    """The columns whose role, kind or order differs from the guess.

    Attributes
    ----------
    roles, kinds : tuple of (str, str)
        Columns with their role and their kind, sorted by name.
    orders : tuple of (str, tuple of str)
        Ordered columns with their steps from the lowest to the highest, sorted by name.
    """

    roles: Pairs = ()
    kinds: Pairs = ()
    orders: Orders = ()


@dataclass(frozen=True, eq=False)
class AppliedColumns:
    """A table with the column choices applied.

    Attributes
    ----------
    data : Dataset
        The table, with the choices that are possible for it.
    columns : Columns
        The choices that took effect; a choice equal to the guess is dropped.
    notices : tuple of str
        A sentence for each choice that is impossible for this table.
    """

    data: Dataset
    columns: Columns
    notices: tuple[str, ...] = ()


def sorted_pairs(choices: Mapping[str, Choice]) -> tuple[tuple[str, Choice], ...]:
    """Return choices sorted by column name, so that equal choices are equal values."""
    return tuple(sorted(choices.items()))


def apply_columns(data: Dataset, columns: Columns) -> AppliedColumns:
    """Return a table with its chosen kinds, orders and roles; an impossible choice gives a notice."""
    notices: list[str] = []
    kinds, changed = _apply(data.with_kinds, _effective(data, columns.kinds), data, notices)
    orders, changed = _apply(changed.with_orders, _effective_orders(changed, columns.orders), changed, notices)
    roles, result = _apply(changed.with_roles, _effective(changed, columns.roles), changed, notices)
    guess = {column.name: column.kind for column in data.columns}
    kept = {name: kind for name, kind in kinds.items() if kind != guess[name]}
    chosen = Columns(sorted_pairs(roles), sorted_pairs(kept), sorted_pairs(orders))
    return AppliedColumns(result, chosen, tuple(notices))


def _effective(data: Dataset, choices: Pairs) -> dict[str, str]:
    """Return the choices for columns that exist and do not have this role anyway."""
    roles = {column.name: column.role for column in data.columns}
    return {name: value for name, value in choices if name in roles and value != roles[name]}


def _effective_orders(data: Dataset, orders: Orders) -> dict[str, tuple[str, ...]]:
    """Return the orders of ordered columns that do not have this order anyway."""
    now = {column.name: column.order for column in data.columns if column.kind == "ordered"}
    return {name: order for name, order in orders if name in now and order != now[name]}


def missing_columns(data: Dataset, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that no column has."""
    existing = {column.name for column in data.columns}
    return tuple(dict.fromkeys(name for name in names if name not in existing))


def _apply(
    change: Callable[[Mapping[str, Choice]], Dataset], choices: dict[str, Choice], before: Dataset, notices: list[str]
) -> tuple[dict[str, Choice], Dataset]:
    """Change columns without the impossible choices; without any choice where the error names no column."""
    while choices:
        try:
            return choices, change(choices)
        except ColumnError as error:
            notices += column_words.describe_refused(error.problems)
            bad = {problem.where for problem in error.problems} & set(choices)
            choices = {name: value for name, value in choices.items() if name not in bad} if bad else {}
    return {}, before


def edit_columns(
    data: Dataset,
    columns: Columns,
    treatments: Treatments,
    edits: Mapping[int, Mapping[str, Any]],
    now: Columns | None = None,
    config: AnalysisConfig = AnalysisConfig(),  # noqa: B008
) -> tuple[Columns, Treatments]:
    """Return the choices after changes in the column editor, given by the columns' positions.

    A feature that becomes free text stops being a feature, whether its role was chosen or guessed. A column that
    becomes another kind loses a treatment that this kind cannot have. Where another column becomes the row id or the
    class, the one before is left out: a class that counted as a feature would answer the question itself. `now` are
    the choices with all changes but the last one, and `config` is that of the analysis.

    Raises
    ------
    ColumnError, ConfigError
        If the table cannot have these choices.
    """
    guess = {column.name: column.kind for column in data.columns}
    edited = _edited_choices(data, columns, treatments, edits)
    before = now or columns
    kinds_before, roles_before = guess | dict(before.kinds), dict(before.roles)
    for name in [data.columns[position].name for position in edits]:
        kind = edited["kind"].get(name, guess[name])
        if kind != kinds_before[name]:
            column_treatments.drop_impossible(edited, name, kind)
            if kind == "text" and roles_before.get(name) == "feature":
                edited["role"].pop(name, None)
    for role in OF_ONE_COLUMN:
        _move_role(data, before, edited["role"], role)
    kinds = {name: kind for name, kind in edited["kind"].items() if kind != guess[name]}
    changed = data.with_kinds(kinds)
    roles = _effective(changed, sorted_pairs(edited["role"]))
    changed = changed.with_roles(roles)
    checked = column_treatments.check_edited(changed, edited, config)
    orders = sorted_pairs(_effective_orders(changed, columns.orders))
    return Columns(sorted_pairs(roles), sorted_pairs(kinds), orders), checked


def _move_role(data: Dataset, before: Columns, roles: dict[str, Any], moved: str) -> None:
    """Leave out the column that had a role of one column only, in the edited roles, where another one gets it."""
    guess = {column.name: column.role for column in data.columns}
    old = [name for name, role in (guess | dict(before.roles)).items() if role == moved]
    new = [name for name, role in roles.items() if role == moved and name not in old]
    if new:
        now = [name for name, role in (guess | roles).items() if role == moved]
        roles.update(dict.fromkeys([name for name in now if name not in new], "ignore"))


def _edited_choices(
    data: Dataset, columns: Columns, treatments: Treatments, edits: Mapping[int, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return the choices by column after some edits: its kind, role, weight, fill and transform."""
    edited: dict[str, dict[str, Any]] = {
        "kind": dict(columns.kinds),
        "role": dict(columns.roles),
        "weight": dict(treatments.weights),
        "fill": dict(treatments.fills),
        "transform": dict(treatments.transforms),
    }
    for position, change in edits.items():
        for what, value in change.items():
            edited[what][data.columns[position].name] = _parse_weight(value) if what == "weight" else value
    return edited


def with_order(data: Dataset, columns: Columns, name: str, order: Sequence[str]) -> Columns:
    """Return the choices with another order of a column; an order equal to the guess is no choice."""
    orders = sorted_pairs(dict(columns.orders) | {name: tuple(order)})
    return apply_columns(data, replace(columns, orders=orders)).columns


# --- as text ---


def parse_columns(parameters: Mapping[str, str], notices: list[str]) -> Columns:
    """Parse the column choices of an address; add a notice for each that cannot be honoured."""
    roles = _parse_pairs(parameters, ROLES, "role", notices)
    kinds = _parse_pairs(parameters, KINDS, "kind", notices)
    orders = parse_orders(parameters[STEPS]) if STEPS in parameters else ()
    if orders is None:
        instead = address_words.INSTEAD["guessed"]
        notices.append(address_words.describe_refusal(STEPS, parameters[STEPS], address_words.STEPS_RULE, instead))
    return Columns(roles, kinds, orders or ())


def _parse_pairs(parameters: Mapping[str, str], keys: Mapping[str, str], what: str, notices: list[str]) -> Pairs:
    choices: dict[str, str] = {}
    twice: set[str] = set()
    for key, value in keys.items():
        names = parse_names(parameters[key]) if key in parameters else ()
        if names is None:
            instead = address_words.INSTEAD["guessed"]
            notices.append(address_words.describe_refusal(key, parameters[key], address_words.NAMES_RULE, instead))
        for name in names or ():
            if choices.setdefault(name, value) != value:
                twice.add(name)
    notices += [column_words.describe_conflict(sorted(twice), what)] if twice else []
    return sorted_pairs({name: value for name, value in choices.items() if name not in twice})


def parse_treatments(parameters: Mapping[str, str], notices: list[str]) -> Treatments:
    """Parse the treatments of columns in an address; add a notice for each that cannot be honoured."""
    return Treatments(
        parse_weights(parameters, notices),
        _parse_pairs(parameters, FILL_WORDS, "choice for missing values", notices),
        _parse_pairs(parameters, TRANSFORM_WORDS, "way to count", notices),
    )


def parse_weights(parameters: Mapping[str, str], notices: list[str]) -> Weights:
    """Parse the weights of an address, such as "hue:2,ash:0.5"; add a notice where they cannot be honoured."""
    if WEIGHT not in parameters:
        return ()
    parts = [part.rpartition(":") for part in parse_names(parameters[WEIGHT]) or ("",)]
    weights = tuple((name, float(number)) for name, mark, number in parts if mark and NUMBER.fullmatch(number))
    if len(weights) < len(parts) or check("weights", weights) is not None:
        instead = address_words.INSTEAD["unweighted"]
        notices.append(address_words.describe_refusal(WEIGHT, parameters[WEIGHT], address_words.WEIGHT_RULE, instead))
        return ()
    return weights


def parse_digest(parameters: Mapping[str, str], notices: list[str]) -> str:
    """Parse the digest of column choices that did not fit into an address; add a notice where it has no meaning."""
    key = parameters.get(DIGEST, "")
    if DIGEST in parameters and not (len(key) == DIGITS and set(key) <= set("0123456789abcdef")):
        instead = address_words.INSTEAD["guessed"]
        notices.append(address_words.describe_refusal(DIGEST, key, address_words.STORED_RULE, instead))
        return ""
    return key


def format_columns(columns: Columns, treatments: Treatments) -> dict[str, str]:
    """Return the parameters that lead back to these choices.

    Examples
    --------
    >>> columns = Columns(roles=(("hue", "ignore"), ("note", "feature")))
    >>> format_columns(columns, Treatments(weights=(("ash", 2.0),), transforms=(("ash", "rank"),)))
    {'feature': 'note', 'ignore': 'hue', 'rank': 'ash', 'weight': 'ash:2'}
    """
    parameters: dict[str, str] = {}
    words = ((ROLES, columns.roles), (KINDS, columns.kinds))
    for keys, choices in (*words, (FILL_WORDS, treatments.fills), (TRANSFORM_WORDS, treatments.transforms)):
        for key, value in keys.items():
            parameters[key] = format_names(name for name, choice in choices if choice == value)
    parameters[STEPS] = format_orders(columns.orders)
    parameters[WEIGHT] = format_names(f"{name}:{plain_number(weight)}" for name, weight in treatments.weights)
    return {key: text for key, text in parameters.items() if text}


def _parse_weight(value: Any) -> Any:
    """Return a weight as typed, with a comma or a point; 1 for an empty text; a text that is no number unchanged."""
    text = str(value if value is not None else "").strip().replace(",", ".")
    if not text:
        return 1.0
    return float(text) if isinstance(value, str) and NUMBER.fullmatch(text) else value


def digest(columns: Columns, treatments: Treatments) -> str:
    """Return a short name of choices that an address has no room for."""
    return blake2b(repr((columns, treatments)).encode("utf-8", "surrogatepass"), digest_size=DIGITS // 2).hexdigest()
