"""The files that a visitor requested: pictures with their captions, and the numbers behind them.

A file is of what the picture showed when it was asked for, also where the screen has moved on since. An error in making
one is told in its place, and never takes the part of the screen with it that sends the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from neon_core.errors import NeonError
from pages.shared.live_chart.saved_figure import SavedFigure
from pages.shared.live_chart.saved_figures import (
    SavedBars,
    SavedDescription,
    SavedGroup,
    SavedMap,
    SavedMultiples,
    SavedPair,
    failed_file,
)
from pages.shared.results import groups, past
from pages.shared.session import gestures, store
from pages.shared.session.choices import GROUP_QUESTION
from pages.shared.session.error_log import log_error
from pages.shared.wording import export_words, problem_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neon_core.payload.browser_messages import SavedFile
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation
    from pages.shared.live_chart.payload.visitor_messages import SaveRequest
    from pages.shared.session.choices import Choices
    from pages.shared.session.visit import FileRequest


def of_map() -> list[SavedFile]:
    """Return the requested files of maps."""
    return [_file(request, _map) for request in gestures.current_file_requests(SavedMap.name)]


def of_bars() -> list[SavedFile]:
    """Return the requested files of bars."""
    return [_file(request, _bars) for request in gestures.current_file_requests(SavedBars.name)]


def of_description() -> list[SavedFile]:
    """Return the requested files of the clusters described by a column."""
    return [_file(request, _description) for request in gestures.current_file_requests(SavedDescription.name)]


def of_pair() -> list[SavedFile]:
    """Return the requested files of two rows."""
    return [_file(request, _pair) for request in gestures.current_file_requests(SavedPair.name)]


def of_multiples(points: Iterable[RowExplanation], nouns: tuple[str, str]) -> list[SavedFile]:
    """Return the requested files of the small multiples, which are always of the published run."""
    figure = SavedMultiples(tuple(points), nouns)
    requests = gestures.current_file_requests(SavedMultiples.name)
    return [_answer(request.message, lambda _: figure) for request in requests]


def _map(choices: Choices, message: SaveRequest) -> SavedFigure:
    """Return the map as it was drawn; the border plane is that of the requested row, where a click came between."""
    then = past.recall(choices)
    projection = then.projection(message["row"])
    return SavedMap(then.analysis, projection, then.facts, _group(then, projection), then.left_out)


def _group(then: past.Past, projection: Projection) -> SavedGroup | None:
    """Return the group on a map, with the line around it where that was drawn on this map."""
    from neon_core.figures import DrawnGroup

    group, outline = then.choices.group, store.visit().outline
    if group is None:
        return None
    rows = groups.find_rows(then.analysis, group).rows
    is_around = outline is not None and (outline.group, outline.frame) == (group.digest, then.frame(projection))
    around = outline.shape if outline is not None and is_around else None
    heading = groups.heading_of(then.analysis, group, then.facts.nouns)
    return SavedGroup(DrawnGroup(rows, around), heading, then.choices.question == GROUP_QUESTION)


def _bars(choices: Choices, _message: SaveRequest) -> SavedFigure:
    then = past.recall(choices)
    return SavedBars(then.analysis, then.facts, then.left_out)


def _pair(choices: Choices, _message: SaveRequest) -> SavedFigure:
    then = past.recall(choices)
    return SavedPair(then.pair, then.analysis, then.facts)


def _description(choices: Choices, _message: SaveRequest) -> SavedFigure:
    then = past.recall(choices)
    return SavedDescription(then.description, then.analysis, then.facts)


def _file(request: FileRequest, figure: Callable[[Choices, SaveRequest], SavedFigure]) -> SavedFile:
    """Return a requested file, or why the picture cannot be made any more."""
    choices, message = request.choices, request.message
    if choices is None:
        return failed_file(message, export_words.PICTURE_GONE)
    if message["row"] < 0:  # the browser knew no row yet
        message = {**message, "row": choices.row}
    return _answer(message, lambda message: figure(choices, message))


def _answer(message: SaveRequest, figure: Callable[[SaveRequest], SavedFigure]) -> SavedFile:
    """Return a file, or the sentence of the error in making it."""
    try:
        return figure(message).file(message)
    except NeonError as error:
        return failed_file(
            message, " ".join(str(problem_words.describe_problem(problem)) for problem in error.problems)
        )
    except Exception as error:
        log_error("Unexpected error in saving a picture", error)
        return failed_file(message, export_words.PICTURE_FAILED)
