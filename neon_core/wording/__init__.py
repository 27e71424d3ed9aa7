"""Numbers to sentences: the sentences and number formats of the library's figures and exports.

Errors and notes own their text. Sentences that only the app needs are in `pages/shared/wording`.
"""

from __future__ import annotations

from neon_core.text import count
from neon_core.wording.cluster_sentences import (
    describe_cluster,
    describe_cluster_size,
    describe_contrasts,
    describe_main_class,
    describe_makeup,
    format_cluster,
    format_contrast,
    format_contrast_name,
    format_main_class,
    format_title,
    split_differences,
    suggest_names,
)
from neon_core.wording.comparison import (
    describe_comparison,
    describe_proof,
    describe_shares,
    format_bars,
    format_beta,
    format_equation,
)
from neon_core.wording.flow_sentences import (
    describe_match,
    describe_moves,
    describe_new,
    describe_stream,
    describe_unmatched,
)
from neon_core.wording.group_sentences import describe_group, describe_group_detail
from neon_core.wording.headline import NARROW, describe_answer, describe_detail, describe_margin, describe_standing
from neon_core.wording.map_caption import (
    BORDER_DISTANCE,
    HOVER,
    border_distance_template,
    describe_border_distance,
    describe_map,
    describe_row_marks,
    describe_sample,
    format_axis_titles,
)
from neon_core.wording.numbers import (
    MINUS,
    format_amount,
    format_exponent,
    format_number,
    format_percent,
    format_signed,
)
from neon_core.wording.pair_evidence import (
    describe_pair_proof,
    format_pair_bars,
    format_pair_equation,
    format_pair_legend,
    format_pair_values,
)
from neon_core.wording.pair_sentences import describe_pair, describe_pair_detail
from neon_core.wording.record import describe_columns, describe_origin, describe_record
from neon_core.wording.row_values import (
    OTHERS,
    SHARE,
    describe_value_shares,
    format_centroid,
    format_class,
    format_row,
    format_value,
)
from neon_core.wording.rule_sentences import describe_found, describe_held_out, describe_rule, format_conditions
from neon_core.wording.scan_sentences import (
    describe_scan,
    describe_scan_basis,
    describe_scan_detail,
    describe_scan_limits,
    format_scan_value,
    label_measure,
)
from neon_core.wording.spans import Sentence, Span, cluster_span, fill, to_list, to_text
from neon_core.wording.steps import describe_analysis, describe_clustering, describe_fit, describe_preparation
from neon_core.wording.strip_legend import (
    STRIP_LEGEND,
    STRIP_VALUES,
    describe_strip,
    format_centroid_value,
    format_range,
)

__all__ = [
    "BORDER_DISTANCE",
    "HOVER",
    "MINUS",
    "NARROW",
    "OTHERS",
    "SHARE",
    "STRIP_LEGEND",
    "STRIP_VALUES",
    "Sentence",
    "Span",
    "border_distance_template",
    "cluster_span",
    "count",
    "describe_analysis",
    "describe_answer",
    "describe_border_distance",
    "describe_cluster",
    "describe_cluster_size",
    "describe_clustering",
    "describe_columns",
    "describe_comparison",
    "describe_contrasts",
    "describe_detail",
    "describe_fit",
    "describe_found",
    "describe_group",
    "describe_group_detail",
    "describe_held_out",
    "describe_main_class",
    "describe_makeup",
    "describe_map",
    "describe_margin",
    "describe_match",
    "describe_moves",
    "describe_new",
    "describe_origin",
    "describe_pair",
    "describe_pair_detail",
    "describe_pair_proof",
    "describe_preparation",
    "describe_proof",
    "describe_record",
    "describe_row_marks",
    "describe_rule",
    "describe_sample",
    "describe_scan",
    "describe_scan_basis",
    "describe_scan_detail",
    "describe_scan_limits",
    "describe_shares",
    "describe_standing",
    "describe_stream",
    "describe_strip",
    "describe_unmatched",
    "describe_value_shares",
    "fill",
    "format_amount",
    "format_axis_titles",
    "format_bars",
    "format_beta",
    "format_centroid",
    "format_centroid_value",
    "format_class",
    "format_cluster",
    "format_conditions",
    "format_contrast",
    "format_contrast_name",
    "format_equation",
    "format_exponent",
    "format_main_class",
    "format_number",
    "format_pair_bars",
    "format_pair_equation",
    "format_pair_legend",
    "format_pair_values",
    "format_percent",
    "format_range",
    "format_row",
    "format_scan_value",
    "format_signed",
    "format_title",
    "format_value",
    "label_measure",
    "split_differences",
    "suggest_names",
    "to_list",
    "to_text",
]
