"""Words in dates: names of months and weekdays in several languages, ordinals, and words between the parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    "January": "januar jänner janvier enero gennaio januari janeiro styczeń stycznia",
    "February": "februar feber février fevrier febrero febbraio februari fevereiro luty lutego",
    "March": "märz maerz mars marzo maart março marco marzec marca",
    "April": "avril abril aprile kwiecień kwietnia",
    "May": "mai mayo maggio mei maio maj maja",
    "June": "juni juin junio giugno junho czerwiec czerwca",
    "July": "juli juillet julio luglio julho lipiec lipca",
    "August": "août aout agosto augustus augusti sierpień sierpnia",
    "September": "septembre septiembre setiembre settembre setembro wrzesień września",
    "October": "oktober octobre octubre ottobre outubro październik października",
    "November": "novembre noviembre novembro listopad listopada",
    "December": "dezember décembre decembre diciembre dicembre dezembro grudzień grudnia",
}
SHORT_MONTHS = {
    "Jan": "janv ene gen jän",
    "Feb": "févr fevr fév fev",
    "Mar": "mär mrz mrt",
    "Apr": "avr abr",
    "May": "mag",
    "Jun": "giu",
    "Jul": "juil lug",
    "Aug": "aoû ago",
    "Sep": "sept set",
    "Oct": "okt ott",
    "Nov": "",
    "Dec": "dez déc dic",
}
"""Other languages' names and abbreviations of the English months, in lower case."""

WEEKDAYS = (
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    "|lun|mar(?=\\.?,)|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo"
)
ENGLISH = {word: name for table in (MONTHS, SHORT_MONTHS) for name, words in table.items() for word in words.split()}
WEEKDAY_FIRST = re.compile(rf"(?:{WEEKDAYS})(?:\.?,\s*|\.?\s+)(?=\S*\s*\d|[^\W\d]+\.?\s+\d)", re.IGNORECASE)
ORDINAL = re.compile(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|º|ª)\b", re.IGNORECASE)
BETWEEN_PARTS = re.compile(r"(?<=[\w.])\s+(?:(?:de|del|of)\s+|d[’'])(?=\w)", re.IGNORECASE)
MONTH_WORD = re.compile(r"([^\W\d_]{3,})\.?(?!\w)")


MONTH_NAMES = frozenset(
    word.lower() for name in (*MONTHS, *SHORT_MONTHS) for word in (name, *MONTHS.get(name, "").split())
)
"""Full names of the months, and the English abbreviations, in lower case: other abbreviations may be units."""

MONTH = rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DAY_AND_MONTH = re.compile(
    rf"{DAY}(?:\.\s?|[-\s/]){MONTH}|{MONTH}[-\s/]{DAY}|{DAY}\.\s?(?:0?[1-9]|1[0-2])\.", re.IGNORECASE
)


def are_months(words: Iterable[str]) -> bool:
    """Return whether words are names of months, so that a number before them is a day.

    Examples
    --------
    >>> are_months(["March", "April"]), are_months(["min", "h"]), are_months(["set"])
    (True, False, False)
    """
    lower = [word.strip(". ").lower() for word in words]
    return bool(lower) and all(word in MONTH_NAMES or (len(lower) > 1 and word in ENGLISH) for word in lower)


def is_day_and_month(cell: str) -> bool:
    """Return whether a cell is a day and a month without a year.

    Examples
    --------
    >>> is_day_and_month("26 March"), is_day_and_month("26. März"), is_day_and_month("1.4."), is_day_and_month("26 km")
    (True, True, True, False)
    """
    return DAY_AND_MONTH.fullmatch(unify_date_words(cell).strip()) is not None


def unify_date_words(cell: str) -> str:
    """Return a date with English month names, without weekday, ordinals and words between its parts.

    Examples
    --------
    >>> unify_date_words("Samstag, 26. März 2022"), unify_date_words("1 de marzo de 2022")
    ('26. March 2022', '1 March 2022')
    >>> unify_date_words("March 26th, 2022")
    'March 26, 2022'
    """
    if not any(map(str.isalpha, cell)):
        return cell
    cell = WEEKDAY_FIRST.sub("", cell, count=1) if cell[:1].isalpha() else cell
    cell = BETWEEN_PARTS.sub(" ", ORDINAL.sub(r"\1", cell))
    return MONTH_WORD.sub(lambda found: ENGLISH.get(found[1].lower(), found[1]), cell)
