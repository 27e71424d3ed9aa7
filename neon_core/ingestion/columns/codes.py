"""Tell codes from measures: postal, area, product, diagnosis and occupation codes, and years that label cohorts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from neon_core.ingestion.columns.identifiers import have_equal_digits, whole_numbers
from neon_core.parse.column_names import MEASURE_WORDS, TIME_WORDS, is_measure_name, split_name, word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

POSTAL = "a postal code: it says where, not how much"
CODE = "a code: it says which one, not how much"
COHORT = "a cohort: it says which one, not how much"

_POSTAL_NAMES = (
    "zip|zips|zipcode|zip code|plz|postleitzahl|postleit zahl|postcode|post code|postal code|postalcode|postal|"
    "code postal|codepostal|codigo postal|codigopostal|codice postale|codice di avviamento postale|cep|"
    "codigo de enderecamento postal|post nummer|post nr|pincode|pin code|eircode|postal area"
)
_CODE_NAMES = (
    "code|codes|kode|codigo|codice|schlussel|schluessel|kennziffer|vorwahl|prefisso|fips|geoid|insee|"
    "gemeindeschlussel|gemeinde schlussel|kreisschlussel|gkz|ags|nuts|lsoa|msoa|census tract|"
    "ean|gtin|upc|sku|isbn|asin|stockcode|barcode|itemcode|productcode|strichcode|part number|artikelcode|"
    "icd|drg|cpt|snomed|atc|ops|naics|isco|isic|nace|nogacode|"
    "berufskennziffer|diag|diagnosis|diagnose|diagnosi|diagnostico|diagnostic|code insee|codigo insee|"
    "netnummer|codigo de area|code de zone|"
    "dialing prefix|dialling code"
)
_WEAK_NAMES = "cap|cp|soc|sic|noc|wz|ape|naf|cnae|tract|pzn|hs|cbo|rome|district|zone code|department|prefix|mcc|cod"
_COHORT_NAMES = (
    "class year|graduating class|school year|schooljaar|schuljahr|academic year|annee scolaire|curso academico|"
    "anno accademico|ano letivo"
)
_COHORT_WORDS = word_set("cohort cohorte coorte cohorts kohorte jahrgang jahrgange lichting annata turma")
_CLASSIFICATIONS = word_set("icd nace drg diag diagnosis diagnose diagnosi diagnostico diagnostic")
"""Codes that may have a decimal point: 250.83."""

_FRENCH_FIRST = frozenset({"code", "codes", "codigo", "codice", "cod"})
"""Words that come before their noun: code produit, código de producto."""

_NOT_AFTER_CODE = (
    MEASURE_WORDS
    | TIME_WORDS
    | word_set("churn coverage lines smells review reviews quality complexity commits changes length")
)


def _compile(names: str) -> re.Pattern[str]:
    """Return a pattern of names at the end of the words of a column's name, whatever stands before them."""
    return re.compile(rf"(?:.* )?({names})")


_POSTAL, _CODE, _COHORT = _compile(_POSTAL_NAMES), _compile(_CODE_NAMES), _compile(_COHORT_NAMES)
_WEAK = re.compile(_WEAK_NAMES)
_INSIDE = re.compile(r"(?:.* )?(zip code|postal code|code postal|codigo postal|postleitzahl)(?: .*)?")
_NUMBER_AT_END = re.compile(r" ?(?<!class of )\d+$")


def name_code(name: str) -> str:
    """Return the reason why a column of this name holds codes, "" where it does not.

    Parameters
    ----------
    name : str
        The name as it stands in the table.

    Examples
    --------
    >>> name_code("Postal Code"), name_code("code produit") == CODE, name_code("lines of code")
    ('a postal code: it says where, not how much', True, '')
    """
    words = split_name(name)
    text = _NUMBER_AT_END.sub("", " ".join(words))
    if text in _CODE_NAMES.split("|"):
        return CODE
    if not text or is_measure_name("", words) or "of code" in text:
        return ""
    if _POSTAL.fullmatch(text) or _INSIDE.fullmatch(text):
        return POSTAL
    if _COHORT.fullmatch(text) or set(words) & _COHORT_WORDS or text.startswith("class of"):
        return COHORT
    is_first = len(words) > 1 and words[0] in _FRENCH_FIRST and not set(words[1:]) & _NOT_AFTER_CODE
    return CODE if is_first or _CODE.fullmatch(text) else ""


def detect_code(name: str, values: NDArray[Any]) -> str:
    """Return the reason why numbers are codes, "" where they may be a measure.

    A name that has other meanings, such as CAP, needs numbers that all have the same number of digits, four or more.

    Parameters
    ----------
    name : str
        The column's name.
    values : ndarray
        Its numbers.
    """
    text = _NUMBER_AT_END.sub("", " ".join(split_name(name)))
    reason, is_weak = name_code(name), _WEAK.fullmatch(text) is not None
    if not (reason or is_weak):
        return ""
    if reason and set(text.split()) & _CLASSIFICATIONS:
        return reason
    whole = whole_numbers(values)
    if whole is None or not len(whole) or whole.min() < 0:
        return ""
    if is_weak and not reason:
        reason = CODE if have_equal_digits(whole, 4) else ""
        return POSTAL if reason and text in ("cap", "cp") else reason
    return reason
