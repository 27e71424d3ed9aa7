"""Every sentence of an analysis, read claim by claim."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from random import Random
from typing import Any

import neon_core as nc
from neon_core import wording
from neon_core.borders import border_clusters, border_map, foot
from neon_core.errors import MapError
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import RowExplanation, explain_row
from neon_core.wording.headline import describe_leading
from tests.claims.evidence import COMPARISON, EQUATION, FIT, PROOF, SHARES
from tests.claims.exact import ExactClustering
from tests.claims.exact_row import ExactRow
from tests.claims.grammar import Falsehood, Place, read
from tests.claims.headline import HEADLINE, LEADING
from tests.claims.pictures import CAPTION, DISTANCE, border_picture, feature_picture, pca_picture
from tests.claims.standing import STANDING
from tests.claims.tables import Table, make_table
from tests.claims.values import VALUE, VALUE_SHARES, Cell

SHARP = 1e-4
"""Above this product of beta and tolerance, rounding shows in the shares: they are not checked."""


@dataclass(frozen=True)
class Report:
    """A falsehood with the table, row and beta that show it."""

    falsehood: Falsehood
    table: Table
    row: int = -1
    beta: float | None = None

    def __str__(self) -> str:
        where = "" if self.row < 0 else f" row {self.row}" + ("" if self.beta is None else f", beta {self.beta:g}")
        said = self.falsehood
        return f"{said.kind}\n  says  {said.text}\n  truth {said.truth}\n  {self.table}{where}"


def reports_of(table: Table) -> list[Report]:
    """Return the falsehoods of all sentences on a table, with an answer for each row."""
    analysis = table.analyse()
    clustering = ExactClustering(table, analysis.clustering.labels.tolist(), analysis)
    reports = [Report(falsehood, table) for falsehood in _of_table(analysis, clustering)]
    random = Random(table.seed)
    for row in range(table.n_rows):
        beta = _choose_beta(random, clustering)
        reports += [Report(falsehood, table, row, beta) for falsehood in _of_row(analysis, clustering, row, beta)]
    return reports


def reports_of_seed(seed: int) -> tuple[int, list[Report]]:
    """Return the number of answers that the table of a seed gives, and their falsehoods."""
    table = make_table(seed)
    return table.n_rows, reports_of(table)


def _choose_beta(random: Random, clustering: ExactClustering) -> float | None:
    """Return the usual stiffness for two rows of three, else 0, infinity or a multiple of the usual one."""
    usual = clustering.usual_beta if clustering.n_clusters > 1 else 1.0
    multiple = usual * 2.0 ** random.randint(-3, 6)
    return random.choice((None, None, None, None, 0.0, math.inf if random.random() < 0.5 else multiple))


def _said(place: Place, sentence: Callable[[], Any], facts: Any) -> Iterator[Falsehood]:
    """Read a sentence; one that raises an error is a falsehood."""
    try:
        spans = sentence()
    except Exception as error:
        yield Falsehood(f"{place.name}: error", type(error).__name__, str(error))
    else:
        yield from read(place, spans, facts)


def _of_table(analysis: nc.Analysis, clustering: ExactClustering) -> Iterator[Falsehood]:
    """Read what is said of the table as a whole: the labels, the fit, and the maps of all rows."""
    yield from _labels(clustering)
    yield from _matching(analysis, clustering)
    yield from _said(FIT, lambda: wording.describe_fit(analysis), clustering)
    nouns = clustering.table.nouns
    picture = pca_map(analysis)
    truth = pca_picture(clustering, analysis.design.matrix, picture.points, picture.centroids)
    yield from _said(CAPTION, lambda: wording.describe_map(analysis, picture, nouns), truth)
    numeric = [column for column in analysis.design.columns if not column.categories]
    if len(numeric) > 1:
        pair = [column.start for column in numeric[-2:]]
        numbers = [analysis.design.column_names.index(column.name) for column in numeric[-2:]]
        plane = feature_map(analysis, *pair)
        facts = feature_picture(clustering, numbers)
        yield from _said(CAPTION, lambda: wording.describe_map(analysis, plane, nouns), facts)


def _labels(clustering: ExactClustering) -> Iterator[Falsehood]:
    """Check that each row is with a nearest centroid."""
    for row, squares in enumerate(clustering.squares):
        if clustering.real(squares[clustering.labels[row]] - min(squares)) > clustering.slack:
            yield Falsehood("label", f"row {row} in cluster {clustering.labels[row]}", f"{squares}")


def _matching(analysis: nc.Analysis, clustering: ExactClustering) -> Iterator[Falsehood]:
    """Check that no other numbering of the clusters has more matches, where they are numbered by the classes."""
    classes = clustering.table.classes
    distinct = sorted({cell for cell in classes if cell is not None})
    if len(distinct) != clustering.n_clusters or len(distinct) > 5:
        return
    pairs = [
        (label, distinct.index(cell))
        for label, cell in zip(clustering.labels, classes, strict=True)
        if cell is not None
    ]
    best = max(sum(order[label] == c for label, c in pairs) for order in permutations(range(len(distinct))))
    matches = sum(analysis.clustering.matched_class[label] == c for label, c in pairs)
    if matches < best:
        yield Falsehood("matching", f"{matches} matches", f"{best}")


def _of_row(analysis: nc.Analysis, clustering: ExactClustering, row: int, beta: float | None) -> Iterator[Falsehood]:
    """Read the answer for a row."""
    answer, truth = explain_row(analysis, row, beta), ExactRow(clustering, row, beta)
    nouns = clustering.table.nouns
    yield from _said(HEADLINE, lambda: wording.describe_answer(answer, nouns), truth)
    yield from _of_values(answer, truth)
    if truth.alone:
        yield from _said(LEADING, lambda: wording.describe_detail(answer, nouns), truth)
        return
    yield from _said(STANDING, lambda: wording.describe_standing(answer, nouns), truth)
    yield from _of_border_map(analysis, answer, truth)
    if not truth.doubtful and (math.isinf(truth.beta) or truth.beta * clustering.slack < SHARP):
        yield from _of_evidence(answer, truth)


def _of_values(answer: RowExplanation, truth: ExactRow) -> Iterator[Falsehood]:
    for column in range(len(truth.table.columns)):
        cell = Cell(truth, column)
        yield from _said(VALUE, partial(wording.format_value, answer, column), cell)
        yield from _said(VALUE_SHARES, partial(wording.describe_value_shares, answer, column), cell)


def _of_evidence(answer: RowExplanation, truth: ExactRow) -> Iterator[Falsehood]:
    yield from _said(LEADING, lambda: describe_leading(answer), truth)
    yield from _said(EQUATION, lambda: wording.format_equation(answer), truth)
    yield from _said(PROOF, lambda: wording.describe_proof(answer), truth)
    yield from _said(SHARES, lambda: wording.describe_shares(answer), truth)
    yield from _said(COMPARISON, lambda: wording.describe_comparison(answer), truth)


def _of_border_map(analysis: nc.Analysis, answer: RowExplanation, truth: ExactRow) -> Iterator[Falsehood]:
    """Read the caption of the border map, and check the place where the row would cross its nearest border."""
    clustering, nouns = truth.clustering, truth.table.nouns
    clusters = border_clusters(analysis, truth.row)
    if not any(clustering.gaps[a][b] for a in clusters for b in clusters):
        return
    try:
        picture = border_map(analysis, clusters)
        foot(analysis, picture, truth.row)
    except MapError as error:
        yield Falsehood("map: error", type(error).__name__, str(error))
        return
    facts = border_picture(clustering, clusters)
    yield from _said(CAPTION, lambda: wording.describe_map(analysis, picture, nouns), facts)
    yield from _said(DISTANCE, lambda: wording.describe_border_distance(analysis, picture, nouns, answer), truth)
