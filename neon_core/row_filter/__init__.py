"""Choose rows by conditions on their columns or by a text, and put them into an order.

A `RowColumn` is what is filtered and sorted, `RowQuery` the question. Nothing here knows an analysis: `row_columns`
builds the columns of one.
"""

from neon_core.row_filter.row_column import RowColumn
from neon_core.row_filter.row_masks import OF_KIND, find_problems, match_conditions, match_text, order_rows

__all__ = ["OF_KIND", "RowColumn", "find_problems", "match_conditions", "match_text", "order_rows"]
