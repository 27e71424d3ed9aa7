"""Can it be trusted: the choice of K, how two clusterings agree, how stable each row is, how odd.

The room stands above `wording`, because its results say what they mean in sentences (`Scan.reason`).
"""

from __future__ import annotations

from neon_core.evaluation.cluster_flow import Flow, Stream
from neon_core.evaluation.clustering_alarms import Alarm, alarms
from neon_core.evaluation.column_flipping import Flipping, flipping
from neon_core.evaluation.compared_clusterings import Comparison, NewCluster, compare
from neon_core.evaluation.counter_examples import CountedTwice, Moons, count_twice, two_moons
from neon_core.evaluation.explained_doubt import Doubt, doubt
from neon_core.evaluation.explained_oddness import RowOddness, explain_oddness, explain_placed_oddness
from neon_core.evaluation.live_checks import Check, check_numbers
from neon_core.evaluation.moved_row import TwoExplanations, explain_both
from neon_core.evaluation.refits import Refits, cluster_shares, refit_drawn_rows, refit_starts
from neon_core.evaluation.row_oddness import Oddness, measure_oddness, oddness
from neon_core.evaluation.row_stability import Stability, stability
from neon_core.evaluation.scan_pieces import ScanWork, begin_scan
from neon_core.evaluation.scan_run import continue_scan, scan, scan_steps
from neon_core.evaluation.scan_values import KMeasures, MeasureChoice, Scan, ScanSizes
from neon_core.evaluation.silhouette_rows import Silhouettes, silhouettes

__all__ = [
    "Alarm",
    "Check",
    "Comparison",
    "CountedTwice",
    "Doubt",
    "Flipping",
    "Flow",
    "KMeasures",
    "MeasureChoice",
    "Moons",
    "NewCluster",
    "Oddness",
    "Refits",
    "RowOddness",
    "Scan",
    "ScanSizes",
    "ScanWork",
    "Silhouettes",
    "Stability",
    "Stream",
    "TwoExplanations",
    "alarms",
    "begin_scan",
    "check_numbers",
    "cluster_shares",
    "compare",
    "continue_scan",
    "count_twice",
    "doubt",
    "explain_both",
    "explain_oddness",
    "explain_placed_oddness",
    "flipping",
    "measure_oddness",
    "oddness",
    "refit_drawn_rows",
    "refit_starts",
    "scan",
    "scan_steps",
    "silhouettes",
    "stability",
    "two_moons",
]
