"""Texts about how a file was read: notes, ambiguities, and the reasons why rows are not in the table.

Notes and ambiguities are sentences; a reason has no full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import ENCODINGS, KEEP_TEXT, Ambiguity
from neon_core.text import capitalize, count, join_some, one_line

NO_ROWS_HINT = "A table needs a header, or none, and at least one row."
SMALLER_HINT = "Choose a smaller table, or raise the limit."
ABOVE_TABLE = "is above the table"
BELOW_TABLE = "is below the table"
COMMENT = "is a comment"
OTHER_TABLE = "belongs to another table below this one"
TOTALS_ROW = "is a totals row"
NUMBERS_COLUMNS = "only numbers the columns"
REPEATED_HEADER = "repeats the header"
UNCLOSED_QUOTE = "has a quote that is never closed"
TOO_LONG = "is too long to be a row"
RULED_LINE = "is a line of dashes, without a value"

MOST_OFFERED = 5
"""Most different words that are offered as missing together."""


def line_list(numbers: Sequence[int]) -> str:
    """Return the numbers of some lines as a list.

    Examples
    --------
    >>> line_list([3]), line_list([3, 5])
    ('line 3', 'lines 3 and 5')
    """
    return f"line{'' if len(numbers) == 1 else 's'} {join_some(numbers)}"


def damaged_characters(encoding: str, numbers: Sequence[int]) -> str:
    """Return the note on lines with bytes that are not valid in the encoding."""
    lines, has = capitalize(line_list(numbers)), "has" if len(numbers) == 1 else "have"
    return f"{lines} {has} characters that are not valid {encoding}; each is shown as \N{REPLACEMENT CHARACTER}."


def control_letters(n: int) -> str:
    """Return the note on control characters that became letters."""
    return f"{count(n, 'control character')} {_was(n)} read as the letter or sign of Windows Western (cp1252)."


def guessed_encoding(encoding: str, others: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of an encoding that was detected from the bytes, which fit some others too."""
    name = ENCODINGS.get(encoding, encoding)
    sentence = f"The file does not name its encoding; it was read as {name}. If letters look wrong, choose another."
    return Ambiguity(sentence, "encoding", [encoding, *others])


def unclosed_quotes(numbers: Sequence[int], quote: str) -> Ambiguity:
    """Return the ambiguity of quotes that were read as characters: perhaps every quote of the file is one."""
    sentence = f"A quote ({quote}) that is never closed was read as a character in {line_list(numbers)}."
    return Ambiguity(sentence, "quote", [quote, ""])


def long_line(n_bytes: int) -> str:
    """Return the problem of a line that is too long."""
    return f"A line of {n_bytes:,} bytes is too long to be a row"


def wrong_width(n_cells: int, width: int) -> str:
    """Return the reason of a row that has too many or too few cells."""
    return f"{count(n_cells, 'cell')} instead of {width}"


def unsure_header(line: int, names: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of a header that was guessed."""
    return Ambiguity(
        f"Line {line} was read as the header ({join_some(names, 3)}); it could be a row.", "header_row", ["0"]
    )


def layout_notes(
    n_above: int, n_header: int, made_up: Sequence[str], renamed: Sequence[str], reasons: dict[int, str]
) -> tuple[str, ...]:
    """Return the notes on the lines around the table and on changed names.

    Parameters
    ----------
    n_above, n_header : int
        Number of lines above the table, and of header rows.
    made_up, renamed : sequence of str
        Names of columns that had none, and names that got a number.
    reasons : dict
        For records that are not rows of the table, the reason.
    """
    notes = []
    if n_above:
        notes.append(f"{count(n_above, 'line')} above the table {_was(n_above)} not read.")
    if n_header > 1:
        notes.append(f"The {n_header} header rows were joined.")
    if made_up and n_header:
        notes.append(f"{count(len(made_up), 'column')} had no name and got one: {join_some(made_up)}.")
    elif made_up:
        notes.append("There is no header: the columns got names.")
    if renamed:
        notes.append(f"Repeated names got a number: {join_some(renamed)}.")
    all_reasons = list(reasons.values())
    n_other, n_totals = all_reasons.count(OTHER_TABLE), all_reasons.count(TOTALS_ROW)
    if n_other:
        notes.append(f"There is another table below this one ({count(n_other, 'line')}); it was not read.")
    if n_totals:
        notes.append(f"{count(n_totals, 'totals row')} {_was(n_totals)} left out.")
    return tuple(notes)


def empty_rows(n: int) -> str:
    """Return the note on rows without a value."""
    return f"{count(n, 'row')} without a value {_was(n)} left out."


def empty_columns(n: int) -> str:
    """Return the note on columns without a name and without a value."""
    return f"{count(n, 'column')} without name and value {_was(n)} left out."


def not_numbers(name: str, cells: Sequence[str], numbers: Sequence[int], n: int) -> Ambiguity:
    """Return the ambiguity of cells in a column of numbers that are not numbers."""
    examples = f"{join_some(cells, 3)}; {line_list(numbers)}"
    fault = "is not a number and counts" if n == 1 else "are not numbers and count"
    return _missing_words(f"{name}: {count(n, 'cell')} ({examples}) {fault} as missing.", cells, [name])


def old_years(name: str) -> str:
    """Return the note on years of two digits in the last century."""
    return f"{name}: its years have two digits; 50 to 99 were read as 1950 to 1999."


def not_dates(name: str, cells: Sequence[str], numbers: Sequence[int], n: int) -> Ambiguity:
    """Return the ambiguity of cells in a column of dates that are not dates."""
    examples = f"{join_some(cells, 3)}; {line_list(numbers)}"
    fault = "is not a date and counts" if n == 1 else "are not dates and count"
    return _missing_words(f"{name}: {count(n, 'cell')} ({examples}) {fault} as missing.", cells, [name])


def kept_as_text(name: str, cell: str) -> str:
    """Return the note on digits that were not read as a number."""
    return f"{name}: cells like {cell} were kept as text, to keep every digit."


def mostly_numbers(name: str, cells: Sequence[str], what: str = "numbers", resolved_by: str = KEEP_TEXT) -> Ambiguity:
    """Return the ambiguity of cells that keep a column of numbers, or of dates, from being one."""
    sentence = f"{name}: it has {what}, but cells like {join_some(cells, 3)} are not; the column was kept as text."
    if resolved_by == "missing_values":
        return _missing_words(sentence, cells, [name], [KEEP_TEXT])
    return Ambiguity(sentence, KEEP_TEXT, [name], [name])


def words_among_numbers(names: Sequence[str], cells: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of the same words in several columns, which keep them from being numbers or dates.

    Examples
    --------
    >>> words_among_numbers(["maths", "music"], ["krank"])
    'krank keeps 2 columns (maths and music) from being read as numbers or dates; they were kept as text.'
    """
    keep = f"{join_some(cells, 3)} {'keeps' if len(cells) == 1 else 'keep'}"
    columns = f"{count(len(names), 'column')} ({join_some(names)})"
    sentence = f"{keep} {columns} from being read as numbers or dates; they were kept as text."
    return _missing_words(sentence, cells, names)


def several_formats(name: str, one: str, other: str, what: str = "numbers") -> Ambiguity:
    """Return the ambiguity of a column whose numbers, or dates, have several formats."""
    sentence = f"{name}: its {what} have several formats ({one} and {other}); the column was kept as text."
    return Ambiguity(f"{sentence} To use it, write them in one format in the file.", KEEP_TEXT, [name], [name])


def may_be_missing(name: str, value: str, n: int, cell: str = "") -> Ambiguity:
    """Return the ambiguity of a number that may be a code for a missing value; `cell` is the code as it is written."""
    times = "once" if n == 1 else f"{n:,} times"
    sentence = f"{name}: {value} occurs {times} and may mean a missing value; it was read as a number."
    return _missing_words(sentence, [cell or value], [name])


def missing_code_in_columns(names: Sequence[str], value: str, n: int, cells: Sequence[str] = ()) -> Ambiguity:
    """Return the ambiguity of a number that may be a code for a missing value in several columns."""
    where = f"{value} occurs {n:,} times in {count(len(names), 'column')} ({join_some(names)})"
    return _missing_words(f"{where} and may mean a missing value; it was read as a number.", cells or [value], names)


def odd_words_in_columns(names: Sequence[str], words: Sequence[str], kind: str = "number") -> Ambiguity:
    """Return the ambiguity of words that count as missing in several columns of numbers, dates or ordered answers.

    Examples
    --------
    >>> odd_words_in_columns(["q1", "q2"], ["Don't know"], "ordered")
    "Don't know is no step of the scale and counts as missing in 2 columns (q1 and q2)."
    """
    one, many = _NO_VALUES[kind]
    noun = f"{one} and counts" if len(words) == 1 else f"{many} and count"
    sentence = f"{join_some(words, 3)} {noun} as missing in {count(len(names), 'column')} ({join_some(names)})."
    return _missing_words(sentence, words, names)


_NO_VALUES = {
    "number": ("is not a number", "are not numbers"),
    "date": ("is not a date", "are not dates"),
    "ordered": ("is no step of the scale", "are no steps of the scale"),
}
"""What a word is not in a column of each kind: of one word, and of several."""


def _missing_words(sentence: str, words: Sequence[str], names: Sequence[str], others: Sequence[str] = ()) -> Ambiguity:
    """Return an ambiguity that these words for a missing value resolve; of many words none, but text, is offered."""
    if len(words) > MOST_OFFERED:
        return Ambiguity(sentence, KEEP_TEXT, names, names)
    return Ambiguity(sentence, "missing_values", dict.fromkeys(words), names, others)


def tick_boxes(names: Sequence[str], words: Sequence[str]) -> str:
    """Return the note on columns that have one value or nothing; `words` are their values.

    Examples
    --------
    >>> tick_boxes(["mail"], ["x"])
    'mail: each cell is x or empty, so it was read as yes or no.'
    >>> tick_boxes(["mail", "phone"], ["x", "x"])
    'mail and phone: each cell is x or empty, so these 2 columns were read as yes or no.'
    """
    different = dict.fromkeys(map(one_line, words))
    value = next(iter(different)) if len(different) == 1 else "the one value of its column"
    were = "it was" if len(names) == 1 else f"these {len(names):,} columns were"
    return f"{join_some(names)}: each cell is {value} or empty, so {were} read as yes or no."


def no_step(name: str, words: Sequence[str], n: int) -> Ambiguity:
    """Return the ambiguity of answers beside a scale, which are none of its steps."""
    noun = "is no step of its scale and counts" if n == 1 else "are no step of its scale and count"
    sentence = f"{name}: {count(n, 'cell')} ({join_some(words, 3)}) {noun} as missing."
    return _missing_words(sentence, words, [name])


def unseen_steps(name: str, steps: Sequence[str]) -> str:
    """Return the note on steps of a scale that no cell has."""
    keeps = "it keeps its place" if len(steps) == 1 else "they keep their places"
    return f"{name}: no cell is {join_some(steps, 3)}; {keeps}, so that the steps of the scale are equal."


def na_is_code(name: str) -> str:
    """Return the note on NA that was read as a code."""
    return f"{name}: NA is among two-letter codes, so it was read as one of them."


def _was(n: int) -> str:
    return "was" if n == 1 else "were"
