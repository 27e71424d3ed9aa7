"""The words of tables: for missing values, yes and no, totals."""

from __future__ import annotations

MISSING = frozenset(
    {
        *("", "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "nil", "none", "(null)", "\\n"),
        *(
            "-",
            "--",
            "---",
            "----",
            "–",
            "—",
            ".",
            "..",
            "...",
            "?",
            "??",
            ":",
            "*",
            "x",
            "missing",
            "unknown",
            "not available",
        ),
        *("#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!", "1.#qnan", "-1.#ind", "1.#ind"),
        *(
            "k.a.",
            "k. a.",
            "k.a",
            "keine angabe",
            "n.v.",
            "s.o.",
            "n.d.",
            "n.d",
            "nd",
            "n.c.",
            "s/d",
            "s.d.",
            "fehlt",
            "leer",
        ),
        *("fehlt", "leer", "not available", "tbd", "nr", "empty", "(blank)", "(leer)"),
    }
)
"""Lower case. In a column of numbers each of them is a missing value."""

NAMES = frozenset({"x", "nr", "missing", "unknown", "empty", "nd", "none", "leer"})
"""Those that a column may be called as well."""

SURE = frozenset(
    {
        *("", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "(null)", "\\n"),
        *("-", "--", "---", "----", "–", "—", "?", "??"),
        *("#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!"),
    }
)
"""Those that are a missing value in a column of words as well."""

CODES = "na"
"""This one too, unless the column is one of two-letter codes: Namibia's is NA."""

YES_NO = (
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
"""Pairs of words for yes and no, lower case."""

TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt", "total general"),
        *(
            "somme",
            "totale",
            "totaal",
            "suma",
            "totalt",
            "итого",
            "sub-total",
            "subtotal",
            "mean",
            "average",
            "mittelwert",
        ),
    }
)
"""What a row that is no row begins with, lower case."""

CLASSES = frozenset(
    {
        "class",
        "label",
        "target",
        "species",
        "klasse",
        "classe",
        "type",
        "category",
        "group",
        "diagnosis",
        "segment",
        "status",
    }
)
"""What a column of known classes is called, lower case."""

IDS = frozenset(
    {"id", "uid", "uuid", "key", "index", "nr", "no", "number", "row", "rowid", "row id", "rownames", "unnamed: 0"}
)
"""What a column that only tells rows apart is called, lower case."""
