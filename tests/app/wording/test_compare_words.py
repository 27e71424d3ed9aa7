"""The words of Compare, in the singular too."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from neon_core.wording import Span, to_text
from pages.shared.wording import compare_words

ENDS = (Span("cluster 2", "cluster", 2), Span("cluster 1", "after", 1))


@pytest.mark.parametrize(
    ("turned", "leading", "sentence"),
    [
        (["hue", "ash"], ["ash"], "hue and ash, which counted most against cluster 2, count for cluster 1."),
        (["hue"], ["ash"], "hue, which counted against cluster 2, counts for cluster 1."),
        ([], ["ash"], "ash counts most for cluster 1."),
        ([], ["ash", "hue"], "ash and hue count most for cluster 1."),
    ],
)
def test_columns_that_turn_are_named(turned, leading, sentence):
    spans = compare_words.describe_turn(("0.077", "0.547"), turned, leading, ENDS)
    assert to_text(spans) == f"Evidence 0.547 instead of 0.077: {sentence}"
    assert to_text(compare_words.describe_turn(("", "0.5"), turned, leading, ENDS)) == sentence


def test_nothing_counts():
    assert to_text(compare_words.describe_turn(("0.000", "0.000"), [], [], ENDS)) == "Evidence 0.000 instead of 0.000."
    assert compare_words.describe_turn(("", "0.5"), [], [], ENDS) == ()


def test_singulars():
    assert compare_words.format_more_rows(1, ("wine", "wines")) == "1 more wine is in the table below."
    assert compare_words.format_more_streams(1, 1, ("wine", "wines")) == (
        "1 smaller stream of 1 wine is in the table below."
    )
    assert compare_words.format_take_over("k", 1) == "Use 1 cluster"
    assert compare_words.format_take_over("columns", ("hue",)) == "Use this 1 column"


@pytest.mark.parametrize("kind", ["k", "scaling", "seed", "columns"])
def test_what_is_alike_leaves_out_what_is_compared(kind):
    sentence = compare_words.describe_alike(kind, PUBLISHED)
    assert ("3 clusters" in sentence) == (kind != "k")
    assert ("each feature to 0…1" in sentence) == (kind != "scaling")
    assert ("seed 2" in sentence) == (kind != "seed")


def test_depth_is_said_only_where_it_can_be_compared():
    three, four = (nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    comparison = nc.compare(three, four)
    stream = next(each for each in comparison.flow.moving if each.before == 2)
    ends = [to_text(compare_words.describe_move("Wine 60", comparison, stream, depth)) for depth in (1, -1, 0)]
    assert ends == [
        "Wine 60 moves from cluster 2 to the new cluster 1, and lies deeper in it.",
        "Wine 60 moves from cluster 2 to the new cluster 1, and lies nearer to a boundary.",
        "Wine 60 moves from cluster 2 to the new cluster 1.",
    ]
