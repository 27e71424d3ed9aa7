"""Markup of the answer about a group: texts of users are escaped, and pictures show their numbers."""

from __future__ import annotations

import neon_core as nc
from pages.shared.explore import group_markup, group_table
from tests.helpers.analyses import analyse_columns


def test_texts_of_users_are_escaped():
    analysis = analyse_columns({"<b>x</b>": [0.0, 1.0, 8.0, 9.0], '"y"&': [1.0, 2.0, 3.0, 4.0]}, n_clusters=2)
    explained = nc.explain_group(analysis, [0, 1])
    table = group_table.build_table(explained, analysis.design, "row")
    text = group_markup.build_group_table(table, "<i>")
    assert "<b>x" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert 'title="&quot;y&quot;&amp;"' in text
    assert "<i>" not in text.replace('<i class="', "")


def test_pictures_show_the_two_means_their_difference_and_what_counts():
    """Two pixels: the first is darker by 0.4, the second lighter by 0.1: a quarter of the area, half the side."""
    text = group_markup.build_pictures((1, 2), [0.9, 0.1], [0.5, 0.2], [-2.0, 1.0], "the two")
    assert text.count("<figure>") == 4
    assert '<i class="neon-fill" style="opacity:0.90"></i><i class="neon-fill" style="opacity:0.10"></i>' in text
    assert '<i class="neon-fill" style="width:90%;height:90%"></i>' in text
    assert '<i class="neon-empty" style="width:45%;height:45%"></i>' in text
    assert '<i class="neon-contra" style="opacity:1.00"></i><i class="neon-pro" style="opacity:0.50"></i>' in text
