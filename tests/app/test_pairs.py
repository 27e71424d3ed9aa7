"""Every two clusters side by side."""

from __future__ import annotations

import re

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.clusters.pairs import MOST_PAIRS, pair_rows
from pages.shared.results import summaries, work
from pages.shared.wording import cluster_words
from tests.helpers.pages import answer_headline, button_labels, markup, open_clusters, press_button, shows


def table_of(app):
    """Return the markup of the open pair."""
    (table,) = [text for text in markup(app) if "neon-pair" in text]
    return table


@pytest.mark.parametrize("name", ["wine", "customers", "sensors"])
def test_parts_of_every_pair_add_up_to_the_squared_distance(name):
    data = nc.load_sample(name)
    overview = summaries.build_overview(work.analyse(data, SAMPLES[name].opening))
    for pair in overview.pairs:
        rows = pair_rows(overview, pair)
        parts = [float(row.part.replace(",", "")) for row in rows]
        assert sum(parts) == pytest.approx(pair.squared_distance, abs=0.0005 * len(rows))
        assert max(row.length for row in rows) == 1.0
        assert all(
            row.length == pytest.approx(part / max(pair.contrast), abs=0.005)
            for row, part in zip(rows[:-1], parts, strict=False)
        )


def test_nearest_pair_is_open_with_both_centroids_and_the_others_are_closed():
    app = open_clusters()
    pair = nc.cluster_pairs(nc.analyse(nc.load_sample("wine"), PUBLISHED))[0]
    labels = [expander.label for expander in app.expander if " · " in expander.label]
    assert [re.findall(r"[\d.]+(?=$|,)", label)[0] for label in labels] == ["0.548", "0.699", "1.146"]
    assert cluster_words.NEAREST in labels[0]
    table = table_of(app)
    assert table.index("proline") < table.index("alcohol") < table.index("the other 9 together")
    assert "<b>0.548</b>" in table
    assert f"{pair.n_between} wines lie between them." in " ".join(markup(app))


def test_closest_rows_across_the_border_are_links():
    app = press_button(open_clusters(), "wine 98")
    assert answer_headline(app).startswith("Wine 98 is in")


def test_two_clusters_are_one_open_pair():
    app = open_clusters(k="2")
    assert len([expander for expander in app.expander if " · " in expander.label]) == 1
    assert "neon-pair" in table_of(app)


def test_pair_beyond_the_list_is_chosen():
    app = open_clusters(k="10")
    assert len([expander for expander in app.expander if " · " in expander.label]) == MOST_PAIRS
    box = next(box for box in app.selectbox if box.label == cluster_words.OTHER_PAIR)
    assert len(box.options) == 45 - MOST_PAIRS
    box.select_index(3).run()
    assert not app.exception
    assert sum("neon-pair" in text for text in markup(app)) == 2


def test_twins_are_in_one_place(replace_wine):
    replace_wine({"x": [0.0] * 6 + [1.0] * 6, "y": [0.0] * 6 + [1.0] * 6})
    app = open_clusters(k="3")
    assert not app.exception
    assert shows(app, cluster_words.SAME_PLACE)
    assert cluster_words.MERGE in button_labels(app)
