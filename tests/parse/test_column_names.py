"""Names of columns as words, and names that say how many."""

from __future__ import annotations

import pytest

from neon_core.parse import column_names
from neon_core.parse.column_names import is_measure_name, split_name

SPLIT = {
    "PassengerId": "passenger id",
    "IDNumber": "id number",
    "customerIDs": "customer ids",
    "USERID": "user id",
    "orderno": "order no",
    "Straßen-Nr.": "strassen nr",
    "Gemeindeschlüssel": "gemeindeschlussel",
    "N° de client": "no de client",
    "Nº de pedido": "no de pedido",
    "# of rooms": "no of rooms",
    "S.No": "s no",
    "acid": "acid",
    "casino": "casino",
    "": "",
}


@pytest.mark.parametrize(("name", "words"), SPLIT.items(), ids=list(SPLIT))
def test_name_is_split_into_words(name, words):
    assert " ".join(split_name(name)) == words


@pytest.mark.parametrize(
    "name", ["No. of employees", "number of order", "num_rooms", "price index", "depth [m]", "age"]
)
def test_name_that_says_how_much_is_a_measure(name):
    assert is_measure_name(name, split_name(name))


@pytest.mark.parametrize("name", ["No.", "order no", "row index", "numéro de commande", "town", ""])
def test_name_that_says_which_one_is_no_measure(name):
    assert not is_measure_name(name, split_name(name))


def test_words_are_as_names_are_split():
    sets = [value for name, value in vars(column_names).items() if name.isupper() and isinstance(value, frozenset)]
    words = frozenset().union(*sets)
    assert {word for word in words if not word.isascii() or word != word.lower()} == set()
