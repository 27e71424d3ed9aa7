"""Cells with several answers, apart from names, places, sentences and numbers with a comma."""

from __future__ import annotations

import pytest

from neon_core.parse.answer_lists import choose_separator, detect_separator, order_answers, split_answers

LISTS = {
    "semicolons": (";", "reading|reading; sports|sports; music|music"),
    "semicolon at the end": (";", "tea;|tea;milk;|milk;beer;|beer;"),
    "commas and blanks": (",", "Rome, Oslo|Rome|Oslo, Bern|Bern, Rome"),
    "commas alone": (",", "red,blue|red|blue,green|green,red"),
    "a comma in brackets": (",", "Bus, Other (please, specify)|Bus|Train, Bus|Other (please, specify)"),
    "codes with semicolons": (";", "1|1;3|2|2;4"),
    "codes of two digits": (";", "1;12|12|1;7|7;12"),
    "always two, in any order": (",", "red, blue|blue, green|green, red"),
    "French": (";", "Vélo; À pied|Vélo|À pied; Métro|Métro; Vélo"),
    "answers of several words": (
        ";",
        "At home with family;At work|At work|At home with family|On the way to work;At work|On the way to work",
    ),
    "a rare answer of one's own": (";", "a;b|b;c|a;c|a|b|c|a;my own garden"),
}
OTHERS = {
    "one answer": "reading|sports|music",
    "names": "Smith, John|Smith, Jane|Miller, John|Miller, Ann",
    "towns and countries": "Paris, France|Lyon, France|Bonn, Germany|Berlin, Germany",
    "states with and without a town": "Bonn, Germany|Germany|Paris, France|France",
    "addresses": "1 Main St, Rome|2 Main St, Rome|3 High St, Oslo|4 High St, Oslo",
    "sentences": "I like it, but it is slow|Good, cheap|It broke, twice|Fine, thanks",
    "decimal commas": "1,3|2,45|3,1|2,3",
    "ranges with thousands": "1,000 - 2,000|2,000 - 3,000|3,000 - 4,000",
    "fractions": "1.5;2.5|2.5;3.5|1.5|3.5;1.5",
    "answers with a comma": "Yes, daily|Yes, weekly|No, never|No",
    "dates": "March 26, 2022|March 27, 2022|April 1, 2022",
    "one list only": "reading; sports|reading|sports",
    "a title and a name": "Braund, Mr. Owen|Cumings, Mrs. John|Allen, Mr. William",
    "many answers": "|".join(f"a{k}; b{k}" for k in range(60)),
}


@pytest.mark.parametrize(("separator", "cells"), LISTS.values(), ids=LISTS)
def test_lists_of_answers_are_recognised(separator, cells):
    sample = cells.split("|")
    assert detect_separator(sample) == choose_separator(sample) == separator


def test_bars_are_recognised():
    assert detect_separator(["Action|Drama", "Drama", "Comedy|Drama", "Action|Comedy"]) == "|"


@pytest.mark.parametrize("cells", OTHERS.values(), ids=OTHERS)
def test_other_texts_are_no_lists(cells):
    assert detect_separator(cells.split("|")) == ""


def test_user_may_say_that_there_are_lists():
    assert choose_separator(["Paris, France", "Rome, Italy"]) == ","
    assert choose_separator(["Paris", "Rome"]) == ""


def test_cell_is_split_without_blanks_and_repetitions():
    assert split_answers(" a ;; b; a;", ";") == ("a", "b")


def test_codes_ascend_and_words_keep_their_order():
    assert order_answers(["10", "2"]) == ("2", "10")
    assert order_answers(["b", "a", "b"]) == ("b", "a")
