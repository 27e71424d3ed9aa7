"""Both explanations of a row on one scale: places of the bars, and printed numbers that add up."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.evaluation import TwoExplanations, explain_both
from pages.shared.bar_tables import MOST_LINES, Bar
from pages.shared.compare.two_bars import build_two_bars


def both_of(relevance, evidence=None, names=None):
    relevance = np.array(relevance, float)
    names = names or tuple(f"c{i}" for i in range(relevance.shape[1]))
    evidence = evidence or tuple(np.nansum(relevance, axis=1).tolist())
    return TwoExplanations(0, names, relevance, evidence, (0, 1), (1, 0))


def drawn(bar: Bar | None) -> Bar:
    """Return a bar that is there."""
    assert bar is not None
    return bar


def test_bars_by_hand():
    table = build_two_bars(both_of([[3.0, -1.0], [1.0, 0.5]]), {"c0": "7"}, is_one_scale=True)
    assert table.zero == 0.25
    first, second = table.lines
    assert (first.name, first.value, second.value) == ("c0", "7", "")
    assert [(bar.start, bar.length, bar.is_for, bar.text) for bar in map(drawn, first.bars)] == [
        (0.25, 0.75, True, "+3.00"),
        (0.25, 0.25, True, "+1.00"),
    ]
    assert second.bars[0] == (0.0, 0.25, False, "−1.00")
    assert [(foot.pro, foot.contra, foot.evidence) for foot in table.feet] == [
        ("+3.00", "−1.00", "2.00"),
        ("+1.50", "0.00", "1.50"),
    ]


def test_sides_of_other_units_fill_their_own_scales():
    table = build_two_bars(both_of([[2.0], [1000.0]]), {}, is_one_scale=False)
    assert [bar.length for bar in map(drawn, table.lines[0].bars)] == [1.0, 1.0]


def test_column_that_does_not_count_and_one_cluster_have_no_bar():
    table = build_two_bars(both_of([[np.nan, 1.0], [0.5, 0.0]]), {}, is_one_scale=True)
    assert table.lines[0].bars[0] is None
    assert drawn(table.lines[1].bars[1]).text == "0.000"
    alone = build_two_bars(both_of([[0.0], [0.5]], evidence=(np.nan, 0.5)), {}, is_one_scale=True)
    assert alone.lines[0].bars[0] is None
    assert alone.feet[0].evidence == ""


def test_many_columns_end_in_all_others_together():
    table = build_two_bars(both_of([np.linspace(5, 1, 20), np.linspace(5, -5, 20)]), {}, is_one_scale=True)
    assert len(table.lines) == MOST_LINES
    assert table.lines[-1].name == "the other 8 together"
    for side in (0, 1):
        printed = [float(drawn(line.bars[side]).text.replace("−", "-")) for line in table.lines]
        assert sum(printed) == pytest.approx(float(table.feet[side].evidence.replace("−", "-")), abs=1e-9)


@pytest.mark.parametrize("row", [60, 61, 92])
def test_printed_numbers_of_wine_add_up(row, wine_analysis):
    four = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(4, random_state=2, n_init=1))
    table = build_two_bars(explain_both(wine_analysis, four, row), {}, is_one_scale=True)
    for side in (0, 1):
        printed = [float(drawn(line.bars[side]).text.replace("−", "-")) for line in table.lines]
        assert sum(printed) == pytest.approx(float(table.feet[side].evidence), abs=1e-9)
