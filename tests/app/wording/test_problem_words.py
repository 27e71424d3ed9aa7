"""Problems as the screens show them: names of controls and columns, and no argument of a function."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import NeonError, Problem
from neon_core.reading import Overrides
from pages.shared.wording import problem_words

FIELDS = {*vars(Overrides()), *vars(nc.AnalysisConfig())}


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_has_the_name_of_its_control(field):
    shown = problem_words.format_place(field)
    assert shown == problem_words.CONTROLS[field]
    assert "_" not in shown


@pytest.mark.parametrize(
    ("where", "what", "shown"),
    [
        ("column ash, alcalinity", "It has no value", "ash, alcalinity"),
        ("column hue, scaling standard", "It differs too little", "hue, Scaling: Standard deviations"),
        ("column hue, scaling standard", "hue differs too little", "Scaling: Standard deviations"),
        ("weights: hue", "A weight is given to a column that is not there", "hue"),
        ("missing: size (1), none (10)", "11 values are missing", "missing: size (1), none (10)"),
        ("hue, ash", "Only one column can be the class", "hue, ash"),
        ("hue", "hue has no missing value", ""),
    ],
)
def test_place_is_a_column_or_a_control(where, what, shown):
    assert problem_words.format_place(where, what) == shown


@pytest.mark.parametrize(
    "override",
    [
        {"header_row": "two"},
        {"date_order": "ymd"},
        {"delimiter": "ab"},
        {"decimal": "x"},
        {"missing_values": 5},
        {"answers": 5},
        {"carry_down": 5},
        {"encoding": 5},
    ],
    ids=str,
)
def test_remedy_of_a_typed_value_is_no_code(override):
    with pytest.raises(NeonError) as caught:
        nc.read_table(b"a,b\n1,2\n", **override)
    (problem,) = caught.value.problems
    assert problem.where in override
    shown = problem_words.on_screen(problem)
    assert shown.hint == problem_words.TYPED[problem.where]
    assert not {'"', "(", "_"} & set(shown.hint)


def test_other_remedies_stay():
    problem = Problem("There is no line 9: the text has 4", "header_row", "Choose the line of the header.")
    assert problem_words.on_screen(problem) == Problem(problem.what, "Header", problem.hint)
