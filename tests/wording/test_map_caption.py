"""The maps in words: captions, axis titles, the distance to a border."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core import wording
from neon_core.borders import border_map
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.scalings import SCALINGS
from neon_core.wording import describe_border_distance, describe_map, format_axis_titles, to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, customer_analysis, wine_analysis


def test_caption_has_the_shares_that_the_picture_keeps_and_misplaces():
    analysis = wine_analysis()
    assert to_text(describe_map(analysis, pca_map(analysis), WINE)) == (
        "Fill and shape: cluster. Edge: known class, where it differs. Dot: looks nearer to another cluster "
        "here. This picture keeps 60 % of the variance and misplaces 2 % of the wines; the clusters use all 13 "
        "features."
    )


def test_caption_begins_with_the_number_of_drawn_rows():
    analysis = wine_analysis()
    caption = to_text(describe_map(analysis, pca_map(analysis), WINE, 100))
    assert caption.startswith("Showing 100 of 178 wines. Fill and shape: cluster. ")


def test_caption_without_classes_has_no_edge():
    analysis = analyse_columns({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    assert "Edge" not in to_text(describe_map(analysis, pca_map(analysis), ROW))


def test_border_map_names_the_rows_whose_borders_are_exact():
    three, five = wine_analysis(), wine_analysis(n_clusters=5)
    exact = "Borders are exact, straight lines here, and the picture misplaces 0 % of the wines"
    assert to_text(describe_map(three, border_map(three, (0, 1, 2)), WINE)).endswith(f"{exact}. ")
    caption = to_text(describe_map(five, border_map(five, (0, 1, 2)), WINE))
    assert "The three clusters of this plane stand out. " in caption
    assert caption.endswith(f"{exact} of its three clusters. ")


def test_axis_titles_have_variance_or_units():
    analysis = wine_analysis()
    assert format_axis_titles(analysis, pca_map(analysis)) == (
        "first direction, 41 % of the variance",
        "second, 19 %",
    )
    assert format_axis_titles(analysis, feature_map(analysis, 0, 9)) == ("alcohol", "color intensity")


def test_distance_to_a_border_is_a_sentence_on_the_border_map_only():
    frame = pd.DataFrame({"who": ["a1", "b2", "c3", "d4"], "x": [-2.0, 0.0, 1.0, 1.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))
    row = explain_row(analysis, 1)
    sentence = to_text(describe_border_distance(analysis, border_map(analysis, (0, 1)), ROW, row))
    assert sentence.startswith("From b2 the border to cluster ")
    assert sentence.endswith(" away, where 1 is the whole range of a feature.")
    assert describe_border_distance(analysis, pca_map(analysis), ROW, row) == ()


def test_axis_title_of_a_date_has_its_origin():
    design = customer_analysis().design
    names = [design.source_columns[feature] for feature in design.numeric]
    assert "Channel" not in names
    since, basket = (design.numeric[names.index(name)] for name in ("Customer since", "Average basket"))
    titles = wording.format_axis_titles(customer_analysis(), feature_map(customer_analysis(), since, basket))
    assert titles == (f"Customer since, days since {design.columns[2].origin:%Y-%m-%d}", "Average basket, €")


def test_each_map_has_its_axes_its_caption_and_its_distance():
    wine = wine_analysis()
    borders, two = border_map(wine, (0, 1, 2)), feature_map(wine, 0, 12)
    assert format_axis_titles(wine, two) == ("alcohol", "proline")
    assert format_axis_titles(wine, borders) == (
        "first direction of the border plane, 41 % of the variance",
        "second, 19 %",
    )
    assert "Two features alone misplace" in to_text(describe_map(wine, two, WINE))
    sentence = to_text(describe_border_distance(wine, borders, WINE, explain_row(wine, 83)))
    assert sentence == "From wine 83 the border to cluster 1 is 0.262 away, where 1 is the whole range of a feature."
    assert describe_border_distance(wine, two, WINE, explain_row(wine, 83)) == ()


@pytest.mark.parametrize("scaling", SCALINGS)
def test_distance_names_the_unit_of_each_scaling(scaling):
    wine = wine_analysis(scaling=scaling)
    borders = border_map(wine, (0, 1, 2))
    sentence = to_text(describe_border_distance(wine, borders, WINE, explain_row(wine, 83)))
    assert sentence.endswith(f" away, where 1 is {SCALINGS[scaling].unit}.")
    assert "scaled units" not in sentence
