"""One new row: why it is here, and what moved it; the bars add up."""

from __future__ import annotations

import re

import pytest

from pages.shared.session import store
from pages.shared.wording import new_rows_words as words
from tests.helpers.pages import markup, open_new_rows, press_button, shows

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


@pytest.fixture(scope="module")
def later():
    return press_button(open_new_rows(sample="customers"), "Try it: customers a year later")


def bar_table(app):
    return next(html for html in markup(app) if "neon-two" in html)


def numbers(text):
    return [
        float(number.replace("−", "-")) for number in re.findall(r'<td class="neon-(?:for|against)">([^<]+)</td>', text)
    ]


def test_row_that_moved_has_both_explanations(later):
    built = bar_table(later)
    assert words.NOW in built
    assert words.TURNED in built
    bars = numbers(built)
    now, turned = bars[::2], bars[1::2]
    evidence = [float(text) for text in re.findall(r'neon-evidence">([^<]+)<', built)]
    assert sum(now) == pytest.approx(evidence[0], abs=1e-9)
    assert sum(turned) == pytest.approx(evidence[1], abs=1e-9)
    assert shows(later, words.PROOF_MOVED)


def test_row_that_stayed_has_one(later):
    (table,) = (frame.value for frame in later.dataframe)
    stayed = table[table["cluster before"].isna()]["row"]
    later.session_state[store.VISIT] = _showing(later, int(stayed.iloc[0]))
    later.run()
    built = bar_table(later)
    assert "neon-one" in built
    assert words.TURNED not in built
    assert shows(later, words.STAYED)
    assert sum(numbers(built)) == pytest.approx(float(re.findall(r'neon-evidence">([^<]+)<', built)[0]), abs=1e-9)


def _showing(app, row):
    from dataclasses import replace

    visit = app.session_state[store.VISIT]
    return replace(visit, placing=replace(visit.placing, row=row))


def test_one_cluster_has_nothing_to_compare():
    app = press_button(open_new_rows(sample="customers", k="1"), "Try it: customers a year later")
    assert any("Everything is in one cluster" in html for html in markup(app))
    assert not app.exception
