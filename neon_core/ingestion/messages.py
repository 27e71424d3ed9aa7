"""What is said about how a file was read. Sentences; a reason for a row that was left out has no full stop."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import ENCODINGS, Ambiguity

NO_ROWS_HINT = "A table needs a header, or none, and at least one row."
SMALLER = "Choose a smaller table, or raise the limit."
ABOVE = "stands above the table"
BELOW = "stands below the table"
COMMENT = "a comment"
OTHER_TABLE = "belongs to another table below this one"
TOTAL = "adds up other rows"
NUMBERING = "numbers the columns"
HEADER_AGAIN = "the header again"
STRAY = "a quote is opened and never closed"
TOO_LONG = "too long to be a row"
RULE = "a line that is drawn, without any value"


def listed(names: Sequence[str], most: int = 5) -> str:
    """List some names, and how many more there are.

    Examples
    --------
    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    if len(names) <= most:
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def lines(numbers: Sequence[int]) -> str:
    """Say which lines: "line 3", "lines 3 and 5"."""
    return f"line{'' if len(numbers) == 1 else 's'} {listed([str(number) for number in numbers])}"


def damaged_letters(encoding: str, numbers: Sequence[int]) -> str:
    """Say where letters could not be read."""
    return f"Letters that are not {encoding} stand in {lines(numbers)}; each is shown as \N{REPLACEMENT CHARACTER}."


def guessed_encoding(encoding: str) -> Ambiguity:
    """Say that the encoding is a guess."""
    name = ENCODINGS.get(encoding, encoding)
    told = f"The file does not say its encoding; it was read as {name}. If letters look wrong, choose another."
    return Ambiguity(told, "encoding")


def stray_quotes(numbers: Sequence[int], quote: str) -> str:
    """Say where a quote was taken for a character."""
    return f"A quote ({quote}) that is opened and never closed was taken for a character in {lines(numbers)}."


def long_line(n: int) -> str:
    """Say that a line is too long to be a row."""
    return f"A line of {n:,} bytes is too long to be a row"


def wrong_width(found: int, width: int) -> str:
    """Say that a row has too many or too few cells."""
    return f"{found} cell{'' if found == 1 else 's'} instead of {width}"


def unsure_header(line: int, names: Sequence[str]) -> Ambiguity:
    """Say that the header is a guess."""
    told = f"Line {line} was taken as the header ({listed(names, 3)}); it could be a row."
    made = "No line looks like a header, so names were made up; choose its line if there is one."
    return Ambiguity(told if line else made, "header_row")


def layout_notes(
    n_above: int, n_header: int, made: Sequence[str], renamed: Sequence[str], why: dict[int, str]
) -> tuple[str, ...]:
    """Say what was found around the table and done to its names."""
    notes = []
    if n_above:
        notes.append(f"{_many(n_above, 'line')} above the table {_is(n_above)} not part of it.")
    if n_header > 1:
        notes.append(f"The {n_header} rows of the header were joined.")
    if made and n_header:
        notes.append(f"{_many(len(made), 'column')} had no name and got one: {listed(made)}.")
    elif made:
        notes.append("There is no header: the columns got names.")
    if renamed:
        notes.append(f"Names that were there before got a number: {listed(renamed)}.")
    reasons = list(why.values())
    n_other, n_totals = reasons.count(OTHER_TABLE), reasons.count(TOTAL)
    if n_other:
        notes.append(f"There is another table below this one ({_many(n_other, 'line')}); it was not read.")
    if n_totals:
        verb = "adds" if n_totals == 1 else "add"
        notes.append(f"{_many(n_totals, 'row')} at the end that {verb} up others {_is(n_totals)} left out.")
    return tuple(notes)


def empty_rows(n: int) -> str:
    """Say how many rows had nothing in them."""
    return f"{_many(n, 'row')} without a single value {_is(n)} left out."


def empty_columns(n: int) -> str:
    """Say that columns without name and value were left out."""
    return f"{_many(n, 'column')} without name and value {_is(n)} left out."


def mixed_marks(name: str, decimal: str, cell: str) -> Ambiguity:
    """Say that a number could be read two ways."""
    value = cell.replace(".", "").replace(",", "") if decimal != ("." if "." in cell else ",") else cell
    taken = f"read as {value.replace(',', '.')}"
    told = f"{name}: {cell} could have a decimal mark or a thousands mark; it was {taken}. Choose the decimal mark."
    return Ambiguity(told, "decimal")


def not_numbers(name: str, cells: Sequence[str], numbers: Sequence[int], n: int) -> str:
    """Say that some cells of a column of numbers are none."""
    which = f"{listed(cells, 3)}; {lines(numbers)}"
    return f"{name}: {_many(n, 'cell')} ({which}) {'is' if n == 1 else 'are'} no number and counted as missing."


def mixed_units(name: str, units: Sequence[str]) -> str:
    """Say that numbers of a column are counted in several units."""
    return f"{name}: some numbers have {listed(units)} and some have not; they were read as written."


def day_or_month(name: str, cell: str, day_first: bool) -> str:
    """Say that day and month could be the other way round."""
    return f"{name}: {cell} could begin with the day or the month; it was read as the {_first(day_first)}."


def kept_as_text(name: str, cell: str) -> str:
    """Say that digits were not taken for a number."""
    return f"{name}: cells like {cell} were kept as text, so that no digit is lost."


def mostly_numbers(name: str, cells: Sequence[str]) -> str:
    """Say that a column has numbers, and what keeps it from being one of numbers."""
    return f"{name}: it has numbers, but cells like {listed(cells, 3)} are none; the column was kept as text."


def several_ways(name: str, one: str, other: str) -> str:
    """Say that the numbers of a column are not written in one way."""
    return f"{name}: its numbers are written in several ways ({one} and {other}); the column was kept as text."


def stands_for_missing(name: str, value: str, n: int) -> str:
    """Say that a number may stand for a missing value."""
    times = "once" if n == 1 else f"{n:,} times"
    return f"{name}: {value} stands there {times} and may mean a missing value; it was read as a number."


def na_kept(name: str) -> str:
    """Say that NA was taken for a word."""
    return f"{name}: NA stands among two-letter codes, so it was taken as one of them."


def _first(day_first: bool) -> str:
    return "day" if day_first else "month"


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _is(n: int) -> str:
    return "was" if n == 1 else "were"
