"""The choices of a visitor: what follows from them, and what a table opens with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core.config import AnalysisConfig
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.session.choices import TELLING_ROW, USUAL, opening_choices, opening_config
from pages.shared.session.column_choices import Columns
from tests.helpers.sessions import TOWNS

WINE, UPLOAD = opening_choices("wine"), opening_choices("", TOWNS.reference)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_sample_opens_with_its_config(name):
    choices = opening_choices(name)
    assert (choices.config, choices.row, choices.beta) == (SAMPLES[name].opening, TELLING_ROW, USUAL)
    assert (choices.is_upload, choices.nouns) == (False, SAMPLES[name].nouns)


def test_upload_opens_in_standard_deviations_and_with_logarithms_of_heavy_tails():
    assert UPLOAD.config == opening_config("") == AnalysisConfig(scaling="standard", skewed="logarithm")
    assert (UPLOAD.is_upload, UPLOAD.nouns) == (True, ("row", "rows"))


@pytest.mark.parametrize(("kind", "k", "follows"), [("borders", 4, True), ("borders", 3, False), ("pca", 9, False)])
def test_border_map_of_more_than_three_clusters_follows_the_row(kind, k, follows):
    choices = replace(WINE, map=kind, config=replace(PUBLISHED, n_clusters=k))
    assert choices.map_follows_row is follows


def test_analysis_depends_on_table_columns_and_config():
    others = [
        replace(WINE, sample="iris"),
        replace(WINE, file=TOWNS.reference),
        replace(WINE, columns=Columns(roles=(("hue", "ignore"),))),
        replace(WINE, config=replace(PUBLISHED, n_clusters=4)),
    ]
    assert all(other.analysis_key != WINE.analysis_key for other in others)


def test_analysis_does_not_depend_on_row_beta_and_map():
    other = replace(WINE, row=7, beta=0.0, map="features", axes=("hue", "ash"))
    assert other.analysis_key == WINE.analysis_key
