"""Why is this row in this cluster? K-Means, rewritten as a network, explained exactly.

Everything public is here by its name; modules load when a name is first used, so that ``import neon_core`` costs
nothing and a page can show its title before scikit-learn is there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from neon_core.version import __version__ as __version__

if TYPE_CHECKING:
    from neon_core import figures as figures
    from neon_core.analysis import Analysis as Analysis
    from neon_core.analysis import analyse as analyse
    from neon_core.centroid_export import centroid_table as centroid_table
    from neon_core.config import AnalysisConfig as AnalysisConfig
    from neon_core.dataset import Dataset as Dataset
    from neon_core.errors import NeonError as NeonError
    from neon_core.errors import NeonWarning as NeonWarning
    from neon_core.evaluation import alarms as alarms
    from neon_core.evaluation import compare as compare
    from neon_core.evaluation import doubt as doubt
    from neon_core.evaluation import explain_both as explain_both
    from neon_core.evaluation import flipping as flipping
    from neon_core.evaluation import oddness as oddness
    from neon_core.evaluation import refit_drawn_rows as refit_drawn_rows
    from neon_core.evaluation import refit_starts as refit_starts
    from neon_core.evaluation import scan as scan
    from neon_core.evaluation import scan_steps as scan_steps
    from neon_core.evaluation import silhouettes as silhouettes
    from neon_core.evaluation import stability as stability
    from neon_core.ingestion import read_table as read_table
    from neon_core.loading import load_sample as load_sample
    from neon_core.neon.model import NeuralizedKMeans as NeuralizedKMeans
    from neon_core.neon.relevance import Explanation as Explanation
    from neon_core.reading import Limits as Limits
    from neon_core.reporting import report as report
    from neon_core.samples import sample_names as sample_names
    from neon_core.saved import SavedModel as SavedModel
    from neon_core.saved import Settings as Settings
    from neon_core.saved import load_model as load_model
    from neon_core.saved import load_settings as load_settings
    from neon_core.saved import place_left_out as place_left_out
    from neon_core.saved import save_model as save_model
    from neon_core.saved import save_settings as save_settings
    from neon_core.short_rules import cluster_rules as cluster_rules
    from neon_core.static_page.page_file import page as page
    from neon_core.streaming import explain_dataset as explain_dataset
    from neon_core.summaries import cluster_members as cluster_members
    from neon_core.summaries import cluster_pairs as cluster_pairs
    from neon_core.summaries import column_spread as column_spread
    from neon_core.summaries import explain_group as explain_group
    from neon_core.summaries import profile_clusters as profile_clusters
    from neon_core.summaries import summarise as summarise
    from neon_core.summaries import together as together


_HOMES = {
    "Analysis": "analysis",
    "AnalysisConfig": "config",
    "Dataset": "dataset",
    "Explanation": "neon.relevance",
    "Limits": "reading",
    "NeonError": "errors",
    "NeonWarning": "errors",
    "NeuralizedKMeans": "neon.model",
    "SavedModel": "saved.saved_model",
    "Settings": "saved.settings",
    "alarms": "evaluation.clustering_alarms",
    "analyse": "analysis",
    "centroid_table": "centroid_export",
    "cluster_members": "summaries.member_rows",
    "cluster_pairs": "summaries.pair_contrasts",
    "cluster_rules": "short_rules",
    "column_spread": "summaries.column_spreads",
    "compare": "evaluation.compared_clusterings",
    "doubt": "evaluation.explained_doubt",
    "explain_both": "evaluation.moved_row",
    "explain_dataset": "streaming.stream_run",
    "explain_group": "summaries.group_explanation",
    "load_sample": "loading",
    "flipping": "evaluation.column_flipping",
    "load_model": "saved.model_file",
    "load_settings": "saved.settings_file",
    "oddness": "evaluation.row_oddness",
    "page": "static_page.page_file",
    "place_left_out": "saved.left_out_rows",
    "profile_clusters": "summaries.cluster_profile",
    "read_table": "ingestion",
    "report": "reporting.report_file",
    "refit_drawn_rows": "evaluation.refits",
    "refit_starts": "evaluation.refits",
    "sample_names": "samples",
    "save_model": "saved.model_file",
    "save_settings": "saved.settings_file",
    "scan": "evaluation.scan_run",
    "scan_steps": "evaluation.scan_run",
    "silhouettes": "evaluation.silhouette_rows",
    "stability": "evaluation.row_stability",
    "summarise": "summaries.column_summary",
    "together": "summaries.row_pair",
}
__all__ = [*_HOMES, "figures"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    """Load the module that a public name lives in."""
    if name in _HOMES:
        return getattr(import_module(f"neon_core.{_HOMES[name]}"), name)
    if name == "figures":
        return import_module("neon_core.figures")
    raise AttributeError(f"module 'neon_core' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Offer the public names."""
    return sorted([*__all__, "__version__"])
