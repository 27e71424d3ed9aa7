"""The page's title, the sidebar and the list of rows."""

from __future__ import annotations

import pytest

from neon_core import wording
from neon_core.samples import PUBLISHED_BEST_OF_TEN
from pages.shared.wording import page_words
from tests.helpers.analyses import ROW, WINE, wine_analysis


@pytest.fixture(scope="module")
def wine():
    return wine_analysis()


def test_title_has_rows_and_clusters():
    assert wording.format_title(178, 3, WINE) == "178 wines in 3 clusters"
    assert wording.format_title(1, 1, ROW) == "1 row in 1 cluster"


def test_line_on_the_fit_names_the_published_run(wine):
    ten = wine_analysis(n_init=10)
    assert ten.config == PUBLISHED_BEST_OF_TEN
    assert page_words.describe_fit(wine, ten) == (
        "One start, from seed 2: the published run. Ten starts find a tighter fit with 8 mismatches."
    )
    assert page_words.describe_fit(ten).startswith("The best of 10 starts, from seed 2. Inertia 48.9540")
    assert page_words.describe_fit(wine).startswith("One start, from seed 2. Inertia 48.9605")


def test_buttons_have_the_number_of_clusters():
    assert page_words.format_try_clusters(3) == "Try 3 clusters"
    assert page_words.format_merge(1) == "Merge them: 1 cluster"
