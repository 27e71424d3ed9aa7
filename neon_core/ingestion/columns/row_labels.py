"""Tell names of several words, such as companies, from remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from neon_core.parse.column_names import split_name, word_set

if TYPE_CHECKING:
    import pandas as pd

SAMPLE = 2000
MOST_WORDS, MOST_LETTERS = 6, 45
"""Mean number of words and of letters up to which cells are names."""

LONGEST_NAME = 120
LONG_WORD = 4
"""Letters from which a word in a name begins with a capital."""

SENTENCE_END = re.compile(r"[a-zß-ÿ]{5,}[.!?]$|[!?;]$")

NAME_WORDS = word_set(
    "name names title company firm brand organisation organization institution product item model movie film book "
    "song school university hospital restaurant hotel city town country player team address recipe dish wine beer "
    "firma unternehmen marke titel produkt artikel stadt land schule verein gericht bezeichnung "
    "nom societe entreprise titre produit marque ville pays ecole "
    "nombre empresa titulo producto marca ciudad pais escuela nome azienda titolo prodotto citta paese scuola "
    "produto cidade escola naam bedrijf merk stad"
)
"""Words for names: under them, names may begin with small letters."""

REMARK_WORDS = word_set(
    "comment comments remark remarks note notes review reviews feedback text message description reason question "
    "answer tweet abstract summary opinion complaint body content "
    "bemerkung bemerkungen kommentar kommentare notiz notizen beschreibung text freitext grund hinweis "
    "commentaire commentaires remarque remarques avis texte comentario comentarios observaciones nota notas texto "
    "commento commenti osservazioni testo observacoes opmerking opmerkingen toelichting tekst"
)
"""Words for remarks, which differ in every row and name none."""


def are_names(name: str, values: pd.Series[Any]) -> bool:
    """Return whether the texts of a column read as names that differ in every row, not as remarks.

    Parameters
    ----------
    name : str
        The column's name.
    values : Series of str
        Every cell; missing ones do not count.

    Examples
    --------
    >>> import pandas as pd
    >>> are_names("company", pd.Series(["Northern Steel Works 7 Ltd", "Southern Steel Works 8 Ltd"]))
    True
    >>> are_names("remark", pd.Series(["we waited for an hour, then left", "Fine"]))
    False
    """
    words = set(split_name(name))
    if words & REMARK_WORDS:
        return False
    some = values.dropna().iloc[:SAMPLE].astype(str).str.strip().tolist()
    is_name_word = bool(words & NAME_WORDS)
    if not some or not _are_short(some, 2 if is_name_word else 1) or not (is_name_word or _have_capitals(some)):
        return False
    return int(values.nunique()) == int(values.notna().sum())


def _are_short(cells: list[str], factor: int) -> bool:
    """Whether cells are as short as names, or titles by a factor, and hardly any ends as a sentence does."""
    mean_letters = sum(map(len, cells)) / len(cells)
    mean_words = sum(len(cell.split()) for cell in cells) / len(cells)
    sentences = sum(SENTENCE_END.search(cell) is not None for cell in cells)
    return (
        mean_letters <= factor * MOST_LETTERS
        and mean_words <= factor * MOST_WORDS
        and max(map(len, cells)) <= factor * LONGEST_NAME
        and sentences <= 0.1 * len(cells)
    )


def _have_capitals(cells: list[str]) -> bool:
    """Whether most long words begin with a capital, a digit, or a letter of a script without small ones."""
    firsts = [word[0] for cell in cells for word in cell.split() if len(word) >= LONG_WORD]
    return sum(not first.islower() for first in firsts) >= 0.6 * len(firsts)
