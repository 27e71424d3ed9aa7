"""The Python on screen: run as it stands, it gives the numbers that are on screen."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from pages.shared.explore import code_fold
from pages.shared.session import store
from pages.shared.wording import export_words
from tests.helpers.pages import open_explore


def code_of(app):
    """Unfold it and return the code that it shows."""
    app.session_state[code_fold.CODE] = True
    app.run()
    (block,) = (block.value for block in app.code if "neon_core" in block.value)
    return block


@pytest.mark.parametrize("address", [{"row": "70"}, {"row": "70", "beta": "0", "k": "4", "scaling": "robust"}])
def test_code_gives_the_numbers_of_the_chosen_row_again(address, capsys):
    app = open_explore(**address)
    code = code_of(app)
    names: dict = {}
    exec(compile(code, "snippet", "exec"), names)
    choices = app.session_state[store.CHOICES]
    analysis = nc.analyse(nc.load_sample("wine"), choices.config)
    beta = None if "beta" not in address else 0.0
    expected = analysis.model.explain(analysis.design.matrix[[70]], beta)
    np.testing.assert_array_equal(names["explained"].relevance, expected.relevance)
    assert f"evidence for cluster {expected.label[0]}: {expected.logit[0]:.4f}" in capsys.readouterr().out


def test_code_is_written_when_it_is_opened():
    app = open_explore()
    assert not [block for block in app.code if "neon_core" in block.value]
    assert export_words.CODE in [expander.label for expander in app.expander]
