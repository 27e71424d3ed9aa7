"""The choices that resolve an ambiguity of a reading: the label of each button, the option and its value. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from neon_core.reading import ONE_OF
from pages.shared.session.uploaded_file import format_override, parse_override
from pages.shared.wording import proposal_words, upload_words

if TYPE_CHECKING:
    from neon_core.reading import Ambiguity, Overrides, Reading

MARKS = {"decimal": (".", ","), "date_order": ("dmy", "mdy")}
"""The choices of the fields that have the same for every file."""


class Proposal(NamedTuple):
    """A choice that resolves an ambiguity: the label of its button, the field, and its value as text."""

    label: str
    field: str
    code: str | None


def list_proposals(overrides: Overrides, reading: Reading, ambiguity: Ambiguity) -> list[Proposal]:
    """Return every choice that resolves an ambiguity, or takes back the choice that it is about.

    Parameters
    ----------
    overrides : Overrides
        The choices in effect.
    reading : Reading
        The reading with these choices.
    ambiguity : Ambiguity
        One of the reading's.

    Examples
    --------
    >>> from neon_core.reading import Ambiguity, Overrides, Reading
    >>> doubt = Ambiguity("Is line 5 the header?", "header_row", ["5"])
    >>> [proposal.label for proposal in list_proposals(Overrides(), Reading(), doubt)]
    ['Header: none', 'Header: line 5']
    """
    field = ambiguity.resolved_by
    now = getattr(overrides, field)
    now = now if isinstance(now, tuple) else None  # an invalid text is replaced
    if field == "units":
        own = _propose_units(ambiguity, now or ())
    elif field in ONE_OF or field in MARKS:
        own = _propose_values(reading, ambiguity)
    else:
        is_set = now is not None and set(ambiguity.values) <= set(now)
        n_columns = len(ambiguity.columns or ambiguity.values)
        label = proposal_words.format_proposal(field, ambiguity.values, n_columns, is_set)
        own = [Proposal(label, field, propose(reading, field, now, ambiguity.values))]
    return own + [_propose_other(overrides, reading, other, ambiguity.columns) for other in ambiguity.others]


def _propose_units(ambiguity: Ambiguity, now: tuple[tuple[str, str], ...]) -> list[Proposal]:
    columns, is_converted = ambiguity.columns, len(ambiguity.values) > 1
    return [
        Proposal(
            proposal_words.format_unit(columns, unit, is_converted=is_converted),
            "units",
            propose_unit(now, columns, unit),
        )
        for unit in ambiguity.values
    ]


def _propose_values(reading: Reading, ambiguity: Ambiguity) -> list[Proposal]:
    """Return the values of a field of which each alone resolves an ambiguity, the one in effect first."""
    field = ambiguity.resolved_by
    others = [parse_override(field, format_override(field, value)) for value in ambiguity.values]
    values = dict.fromkeys([*_in_effect(reading, field), *others, *MARKS.get(field, ())])
    return [
        Proposal(upload_words.format_choice(field, value), field, format_override(field, value)) for value in values
    ]


def _in_effect(reading: Reading, field: str) -> tuple[Any, ...]:
    """Return the value of a field that a file was read with; of dates each column has its own."""
    if field == "header_row" and reading.n_header_rows > 1:
        return (tuple(range(reading.header_row, reading.header_row + reading.n_header_rows)),)
    found = getattr(reading, field, None)
    is_open = found is None or (field, found) == ("date_order", "")  # dates that show no order
    return () if is_open else (found,)


def _propose_other(overrides: Overrides, reading: Reading, field: str, columns: tuple[str, ...]) -> Proposal:
    """Return the choice of another field that resolves an ambiguity by the names of its columns."""
    now = getattr(overrides, field)
    label = proposal_words.format_proposal(field, columns, len(columns), is_set=False)
    return Proposal(label, field, propose(reading, field, now if isinstance(now, tuple) else None, columns))


def propose(reading: Reading, field: str, now: tuple[str, ...] | None, values: tuple[str, ...]) -> str | None:
    """Return the text of an override with some values more, or without them where it has them all.

    Words for a missing value come beside those that were detected.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> propose(Reading(missing_values=("NA",)), "missing_values", None, ("krank",))
    'NA,krank'
    >>> propose(Reading(), "answers", ("hobbies",), ("hobbies",)) is None
    True
    """
    if now is not None and set(values) <= set(now):
        rest = tuple(value for value in now if value not in values)
        return format_override(field, rest) if rest else None
    known = reading.missing_values if now is None and field == "missing_values" else now or ()
    return format_override(field, tuple(dict.fromkeys([*known, *values])))


def propose_unit(now: tuple[tuple[str, str], ...], columns: tuple[str, ...], unit: str) -> str:
    """Return the text of the units with one for some columns; the others stay.

    Examples
    --------
    >>> propose_unit((("size", "m"), ("weight", "g")), ("weight",), "kg")
    'size=m,weight=kg'
    """
    return format_override("units", tuple({**dict(now), **dict.fromkeys(columns, unit)}.items()))
