"""Validation: choices that the table or the analysis cannot have become possible ones, with a notice.

It runs once when the table is there and once when the analysis is there; after that everything reads.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.errors import NeonError
from neon_core.row_query import RowQuery
from neon_core.text import capitalize
from neon_core.wording import map_words
from pages.shared.results import cache, current, groups, row_arrangement
from pages.shared.session import column_choices, column_treatments, events, store
from pages.shared.session.choices import NO_ROW
from pages.shared.wording import left_out_words, row_query_words, row_table_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.row_explanation import RowExplanation
    from pages.shared.session.choices import Choices


def validate_columns() -> None:
    """Keep the columns and rows that the table can have; a table that cannot be read yet is validated later."""
    if store.choices().config.left_out:
        with suppress(NeonError):
            n_rows = len(current.guessed().frame)
            store.store(events.keep_possible_left_out(store.session(), n_rows))
    choices = store.choices()
    columns, treatments = choices.columns, column_treatments.treatments_of(choices.config)
    by_column = (columns.roles, columns.kinds, columns.orders, *treatments)
    names = tuple(dict.fromkeys(name for pairs in by_column for name, _ in pairs))
    if not names:
        return
    try:
        guessed = current.guessed()
    except NeonError:
        return
    applied = cache.applied_columns(current.source(), guessed, choices.columns)
    missing = column_choices.missing_columns(guessed, names)
    store.store(events.keep_possible_columns(store.session(), applied, missing))


def validate_explanation(analysis: Analysis) -> None:
    """Keep a row, a map, axes and a table of rows that the analysis has."""
    design, session = analysis.design, store.session()
    session = events.keep_possible_row(
        session,
        lambda row: current.is_explainable(analysis, row),
        design.n_rows,
        analysis.telling_row,
        design.call_row,
        _why_left_out(analysis, session.choices),
    )
    session = events.keep_possible_map(session, possible_maps(analysis))
    session = events.keep_possible_names(session, analysis.n_clusters)
    session = events.keep_possible_described(session, current.described_roles())
    session = events.keep_possible_view(session, row_table_words.list_views(analysis))
    session = events.keep_possible_shown(session, current.addable_columns(), current.standing_columns())
    session = events.keep_possible_other(session, lambda row: design.position(row) >= 0, design.n_rows)
    if session.choices.other != NO_ROW and design.position(session.choices.row) < 0:
        session = events.part_pair(session, design.call_row(session.choices.row, capitalize(session.choices.nouns[0])))
    session = events.keep_possible_border(session, possible_borders(analysis, session.choices))
    if session.choices.group is not None:
        session = events.keep_possible_group(session, groups.find_fault(analysis, session.choices.group))
    store.store(session)
    _validate_query(analysis)
    if store.choices().map == "features" and not _has_axes(analysis):
        names = tuple(current.axis_features(analysis))
        store.store(events.keep_possible_axes(store.session(), names, _telling_features(current.point(analysis))))


def _why_left_out(analysis: Analysis, choices: Choices) -> str:
    """Return why the fit cannot explain the chosen row, where that was left out by hand; else ""."""
    crosses = current.rows_left_out(analysis)
    reason = "" if crosses is None else crosses.refused.get(choices.row, "")
    called = analysis.design.call_row(choices.row, capitalize(choices.nouns[0])) if reason else ""
    return left_out_words.describe_refused(called, reason) if reason else ""


def _validate_query(analysis: Analysis) -> None:
    """Keep the conditions and the order that the table of rows can answer."""
    query = store.choices().query
    if query == RowQuery():
        return
    columns = row_arrangement.row_columns(analysis)
    refused = {
        condition: problems[0]
        for condition in query.conditions
        if (problems := columns.find_problems(replace(query, conditions=(condition,))))
    }
    notices = [row_query_words.describe_left_out(each, problem) for each, problem in refused.items()]
    possible = replace(query, conditions=tuple(each for each in query.conditions if each not in refused))
    if query.sort and query.sort not in columns.columns:
        possible = replace(possible, sort="", is_descending=False)
        notices.append(row_query_words.describe_missing_order(query.sort))
    store.store(events.keep_possible_query(store.session(), possible, notices))


def possible_borders(analysis: Analysis, choices: Choices) -> tuple[int, ...]:
    """Return the clusters that the border of the two chosen rows can lead to; none where there are no two rows."""
    places = [analysis.design.position(row) for row in (choices.row, choices.other)]
    if choices.other == choices.row or min(places) < 0:
        return ()
    first, second = analysis.clustering.labels[places].tolist()
    return (second,) if first != second else tuple(k for k in range(analysis.n_clusters) if k != first)


def possible_maps(analysis: Analysis) -> set[str]:
    """Return the maps that the analysis has: a border needs two different centroids, a feature map two numbers."""
    impossible = set()
    if len({tuple(centroid) for centroid in analysis.clustering.centroids.tolist()}) < 2:
        impossible.add("borders")
    if len(analysis.design.numeric) < 2:
        impossible.add("features")
    return set(map_words.MAPS) - impossible


def _has_axes(analysis: Analysis) -> bool:
    """Whether both axes are chosen, exist and differ."""
    axes, features = store.choices().axes, current.axis_features(analysis)
    return axes[0] != axes[1] and all(name in features for name in axes)


def _telling_features(point: RowExplanation) -> tuple[str, str]:
    """Return the two numbers that count most for a row; "" where there is none."""
    names, categories = point.columns.names, point.columns.categories
    numbers = [names[i] for i in point.bars.order.tolist() if categories[i] is None]
    return (numbers[0], numbers[1 % len(numbers)]) if numbers else ("", "")
