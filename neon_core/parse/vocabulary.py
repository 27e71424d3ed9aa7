"""Words with a meaning in tables: missing values, yes and no, totals, names of class columns. All lower case."""

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
        *("class", "target", "label", "labels", "outcome", "survived", "survival status", "churn", "churned"),
        *(
            "cluster",
            "clusters",
            "default",
            "defaulted",
            "y",
            "response",
            "result",
            "results",
            "attrition",
            "exited",
            "fraud",
        ),
        *("spam", "died", "death event", "diagnosis", "species", "truth", "answer", "readmitted", "approved"),
        *("klasse", "zielvariable", "zielgrosse", "ergebnis", "uberlebt", "gekundigt", "abgewandert", "ausfall"),
        *("befund", "diagnose", "ausgang", "abwanderung", "kundigung", "betrug", "verstorben"),
        *("classe", "cible", "etiquette", "resultat", "survecu", "desabonne", "resilie", "defaut", "reponse", "espece"),
        *("diagnostic", "fraude", "attrition", "decede", "defaillance"),
        *("clase", "objetivo", "etiqueta", "resultado", "sobrevivio", "sobreviviente", "abandono", "impago", "especie"),
        *("respuesta", "diagnostico", "fallecido", "desenlace", "incumplimiento"),
        *("obiettivo", "bersaglio", "etichetta", "risultato", "esito", "sopravvissuto", "abbandono", "insolvenza"),
        *("risposta", "diagnosi", "specie", "frode"),
        *("alvo", "rotulo", "desfecho", "sobreviveu", "sobrevivente", "cancelou", "inadimplente", "inadimplencia"),
        *("resposta", "falecido", "evasao"),
        *("klas", "doel", "doelvariabele", "uitkomst", "resultaat", "overleefd", "opgezegd", "wanbetaling", "antwoord"),
    }
)
"""Names of a column that holds the known class, without accents."""

MAYBE_CLASS_NAMES = frozenset(
    {
        *("type", "category", "group", "segment", "status", "typ", "kategorie", "gruppe", "art"),
        *("categorie", "groupe", "statut", "etat", "tipo", "categoria", "grupo", "segmento", "estado", "gruppo"),
        *("stato", "groep", "soort"),
    }
)
"""Names of a column that may hold the known class as well as any other category, without accents."""
