"""A scan in words: agreement, dissent, doubts, singular and plural, and words that never appear."""

from __future__ import annotations

import re
from math import inf, nan

import pytest

from neon_core.evaluation import KMeasures
from neon_core.evaluation.scan_rules import MEASURES
from neon_core.wording import (
    describe_scan,
    describe_scan_basis,
    describe_scan_detail,
    describe_scan_limits,
    format_scan_value,
    label_measure,
    to_text,
)
from tests.helpers.made_scans import made_scan, measured


def headline(*args, **choices):
    return to_text(describe_scan(made_scan(*args, **choices)))


def detail(*args, **choices):
    return " ".join(to_text(sentence) for sentence in describe_scan_detail(made_scan(*args, **choices)))


def agreed(k, **values):
    """Return the measures of a K that every measure chooses, between two that none chooses."""
    best = measured(
        k,
        **{
            "silhouette": 0.6,
            "davies_bouldin": 0.5,
            "calinski_harabasz": 20.0,
            "gap": 0.6,
            "restarts": 0.99,
            "resampling": 0.99,
            "inertia": 20.0,
        }
        | values,
    )
    return (
        measured(k - 1, inertia=60.0, gap=0.3),
        best,
        measured(k + 1, inertia=19.0, restarts=0.6, gap=0.5),
    )


def test_all_agree():
    assert headline(*agreed(3)) == "Three clusters."
    assert detail(*agreed(3)) == (
        "All seven measures say 3. Not more: from 4 on the start decides, and agreement falls to 0.60. "
        "There are clusters at all: silhouette 0.600, where uniform noise has 0.100."
    )


def test_one_measure_says_another_k():
    one, two, three = agreed(3, silhouette=0.399)
    assert headline(one, two, three) == "Three clusters, with one doubt."
    assert "Six of seven measures say 3. One says 2: the silhouette by a hair (0.400 against 0.399)." in detail(
        one, two, three
    )


def test_several_measures_say_other_ks():
    text = detail(*agreed(3, silhouette=0.2, davies_bouldin=2.0, gap=0.48))
    assert "Four of seven measures say 3. Two say 2: the silhouette (0.400 against 0.200) and" in text
    assert "Davies–Bouldin (1.00 against 2.00). One says 4: the gap, which grows until there (0.50 against 0.48)" in (
        detail(
            *agreed(3, silhouette=0.2, davies_bouldin=2.0, gap=0.48)[:2],
            *[measured(4, inertia=19.0, restarts=0.6, gap=0.5), measured(5, inertia=18.9, restarts=0.5, gap=0.4)],
        )
    )


def test_equal_texts_get_more_decimals():
    assert "(0.4002 against 0.4000)" in detail(*agreed(3, silhouette=0.4)[1:], measured(5, silhouette=0.4002))


def test_gap_that_goes_on_growing_and_inertia_without_bend():
    text = detail(measured(2, inertia=75.0, gap=0.3), measured(3, inertia=50.0, gap=0.5), of_one=100.0)
    assert "The inertia has no bend in this range." in text
    assert "The gap goes on growing to the end of the range." in text


@pytest.mark.parametrize(
    ("smallest", "said"), [(1, "has 1 wine: an outlier rather than a cluster"), (2, "has 2 wines: outliers rather")]
)
def test_outliers(smallest, said):
    assert said in detail(*agreed(3, smallest=smallest), n_rows=1000)


def test_doubts_of_the_start_of_one_cluster_and_of_the_end_of_the_range():
    text = detail(*agreed(3, restarts=0.5, gap=0.15, resampling=0.99)[:2])
    assert "At 3 the start decides: two starts agree by 0.50 only." in text
    assert "3 is the end of the range: a larger range may say more." in text
    assert "By the rule of the gap, one cluster does as well." in detail(measured(2, gap=0.15), *agreed(3)[1:])


def test_no_k_stands_out():
    scan = [measured(2, silhouette=0.08), measured(3, silhouette=0.07)]
    assert headline(*scan, noise=0.07) == (
        "No K stands out: silhouette 0.080, uniform noise 0.070. There may be no clusters here."
    )
    assert detail(*scan, noise=0.07).startswith("Five say 2: the bend of the inertia, the silhouette, Davies–Bouldin,")


def test_pending_scan_and_one_cluster_say_little():
    assert headline(measured(2), pending=("gap",)) == detail(measured(2), pending=("gap",)) == ""
    alone = KMeasures(1, inertia=1.0)
    assert headline(alone) == "One cluster alone has nothing to be compared with."
    assert detail(alone) == ""


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ((), ()),
        ((4,), ("The table has 3 distinct rows, so K = 4 is left out.",)),
        ((4, 5), ("The table has 3 distinct rows, so K = 4 and 5 are left out.",)),
        ((4, 5, 6), ("The table has 3 distinct rows, so K = 4 to 6 are left out.",)),
        ((4, 6, 8), ("The table has 3 distinct rows, so K = 4, 6 and 8 are left out.",)),
    ],
)
def test_left_out_ks(left_out, said):
    assert describe_scan_limits(made_scan(measured(2), left_out=left_out, n_distinct=3)) == said


def test_changes_by_hand_are_said():
    one = made_scan(measured(2), edits=(("merge", 0, 1),))
    assert describe_scan_limits(one) == ("Each K is fitted anew: 1 change by hand takes no part.",)
    two = made_scan(measured(2), edits=(("merge", 0, 1), ("split", 0, 0)))
    assert describe_scan_limits(two) == ("Each K is fitted anew: 2 changes by hand take no part.",)


def test_basis_names_samples_of_large_tables_only():
    text = describe_scan_basis(made_scan(measured(2)))
    assert text.startswith(
        "Best of 10 starts for each K. Other starts: 20, each with each; other wines: drawn 20 times"
    )
    assert "Silhouettes" not in text
    text = describe_scan_basis(made_scan(measured(2), n_rows=1000))
    assert "Silhouettes are those of 150 of the 1,000 wines. Gap and other wines are computed on 150." in text


def test_labels_and_values():
    assert {name: label_measure(name, ("wine", "wines"))[0] for name in MEASURES}["resampling"] == (
        "same from other wines"
    )
    assert format_scan_value("gap", inf) == "infinite"
    assert format_scan_value("davies_bouldin", nan) == ""
    assert format_scan_value("calinski_harabasz", 83.351, 1) == "83.35"


def test_words_that_never_appear():
    texts = [
        headline(*agreed(3)),
        detail(*agreed(3)),
        detail(*agreed(3, silhouette=0.2, smallest=1)),
        describe_scan_basis(made_scan(measured(2), n_rows=1000)),
        *(word for name in MEASURES for word in label_measure(name, ("row", "rows"))),
    ]
    assert [text for text in texts if re.search(r"\boptimal|\bbest K\b|\bscores?\b", text, re.IGNORECASE)] == []
