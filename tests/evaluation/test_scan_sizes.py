"""How many rows a scan takes of tables of all sizes, and the costs that weigh its progress."""

from __future__ import annotations

import neon_core as nc
from neon_core.evaluation.scan_sizes import choose_sizes, estimate_costs, noise_rows

CONFIG = nc.AnalysisConfig(n_init=1)


def test_small_table_is_taken_whole():
    sizes = choose_sizes((178, 13), CONFIG)
    assert (sizes.silhouette, sizes.noise, sizes.starts, sizes.n_restarts) == (178, 178, 178, 20)


def test_large_tables_have_samples():
    sizes = choose_sizes((100_000, 13), CONFIG)
    assert (sizes.silhouette, sizes.noise, sizes.starts, sizes.n_restarts) == (20_000, 10_000, 100_000, 10)
    assert choose_sizes((1_000_000, 13), CONFIG).starts == 100_000
    assert choose_sizes((100_000, 13), nc.AnalysisConfig(n_init=15)).n_restarts == 15
    assert choose_sizes((100_000, 13), nc.AnalysisConfig(n_init=100)).n_restarts == 20
    assert noise_rows(5_000) == 1_000


def test_each_piece_has_a_cost():
    costs = estimate_costs((1_000_000, 13), (2, 3, 4), choose_sizes((1_000_000, 13), CONFIG))
    assert len(costs) == 3 + 1 + 6 + 1
    assert min(costs) > 0.0
    assert costs[0] < costs[1] < costs[2]
