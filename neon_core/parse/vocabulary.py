"""Words with a meaning in tables: missing values, yes and no, totals, names of class and id columns. All lower case."""

from __future__ import annotations

MISSING_WORDS = frozenset(
    {
        *("", "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "nil", "none", "(null)", "\\n"),
        *("-", "--", "---", "----", "–", "—", ".", "..", "...", "?", "??", ":", "*", "x"),
        *("missing", "unknown", "not available", "tbd", "empty", "(blank)"),
        *("#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!", "1.#qnan", "-1.#ind", "1.#ind"),
        *("k.a.", "k. a.", "k.a", "keine angabe", "n.v.", "s.o.", "n.d.", "n.d", "nd", "n.c.", "s/d", "s.d.", "nr"),
        *("fehlt", "leer", "(leer)"),
    }
)
"""Missing values in a column of numbers."""

MISSING_OR_NAME = frozenset({"x", "nr", "missing", "unknown", "empty", "nd", "none", "leer"})
"""Members of `MISSING_WORDS` that may also be the name of a column."""

ALWAYS_MISSING = frozenset(
    {
        *("", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "(null)", "\\n"),
        *("-", "--", "---", "----", "–", "—", "?", "??"),
        *("#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!"),
    }
)
"""Missing values in a column of words too."""

MISSING_UNLESS_CODE = "na"
"""Missing in a column of words too, except among two-letter codes: NA is Namibia's."""

YES_NO_WORDS = (
    ("true", "false"),
    ("yes", "no"),
    ("y", "n"),
    ("t", "f"),
    ("on", "off"),
    ("ja", "nein"),
    ("j", "n"),
    ("wahr", "falsch"),
    ("oui", "non"),
    ("vrai", "faux"),
    ("si", "no"),
    ("sí", "no"),
    ("verdadero", "falso"),
    ("sim", "não"),
    ("ja", "nee"),
    ("vero", "falso"),
)
"""Pairs of words for yes and no."""

TOTAL_WORDS = frozenset(
    {
        *("total", "totals", "grand total", "sum", "sub-total", "subtotal", "mean", "average"),
        *("summe", "gesamt", "gesamtsumme", "insgesamt", "mittelwert", "total general", "suma"),
        *("somme", "totale", "totaal", "totalt", "итого"),
    }
)
"""First cell of a totals row."""

CLASS_NAMES = frozenset(
    {
        *("class", "label", "target", "species", "type", "category", "group", "diagnosis", "segment", "status"),
        *("klasse", "classe"),
    }
)
"""Names of a column that holds the known class."""

ID_NAMES = frozenset(
    {"id", "uid", "uuid", "key", "index", "nr", "no", "number", "row", "rowid", "row id", "rownames", "unnamed: 0"}
)
"""Names of a column whose only use is to tell rows apart."""
