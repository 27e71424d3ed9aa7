"""What is said of new rows: the test on the shares, who moved, and what the model has not seen."""

from __future__ import annotations

import pytest

from tests.helpers.pages import markup, open_new_rows, press_button, texts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def test_sentences_of_the_later_customers():
    app = press_button(open_new_rows(sample="customers"), "Try it: customers a year later")
    said = " ".join(texts(app))
    assert "The shares have drifted (p = 0.014, Cramér's V 0.11): cluster 0 has 39 % of the rows, 29 % before." in said
    assert "Most moved by (mean size of their part of the change): Orders" in said
    assert "Not compared: 46 ids are only in the table before and 96 ids are only in the new table." in said
    assert "10 of 446 rows lie outside of what the model has seen" in said
    shares = next(html for html in markup(app) if "neon-shares" in html)
    assert "39.5 %" in shares
