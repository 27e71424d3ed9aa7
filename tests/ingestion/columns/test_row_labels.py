"""Names of several words name the rows; remarks do not."""

from __future__ import annotations

import pytest

from tests.helpers.detected_roles import NOTES, ROWS, about, read

WORKS = [f"Northern Steel Works {i} Ltd" for i in range(ROWS)]
NAMES = [
    *[("company", WORKS), ("Betrieb", [f"Bäckerei Müller und Söhne {i}" for i in range(ROWS)])],
    *[("title", [f"The Lord of the Rings, the story, part {i}" for i in range(ROWS)])],
    *[("produit", [f"petit panier en osier, taille {i}" for i in range(ROWS)])],
]


@pytest.mark.parametrize(("name", "values"), NAMES, ids=[name for name, _ in NAMES])
def test_names_of_several_words_are_the_row_id(name, values):
    assert about(read(**{name: values}), name)[1:] == ("row id", "every row has a different one: it names the rows")


@pytest.mark.parametrize(
    ("name", "values"), [("remark", WORKS), ("answer 2", NOTES), ("company", [*WORKS[:-1], WORKS[0]])], ids=range(3)
)
def test_remarks_and_names_that_repeat_are_no_row_id(name, values):
    assert about(read(**{name: values}), name)[1:] == ("ignore", "free text")
