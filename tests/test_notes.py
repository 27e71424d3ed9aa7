"""Notes: the facts about a result, as sentences in singular and plural."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core import notes


@pytest.mark.parametrize(
    ("note", "kind", "text"),
    [
        (
            notes.twins((0, 2)),
            "twins",
            "Clusters 0 and 2 have the same centroid, so nothing tells them apart: their evidence is 0.",
        ),
        (notes.empty((3,)), "empty", "Cluster 3 is empty: the table has fewer distinct rows than clusters."),
        (
            notes.empty((1, 2, 3)),
            "empty",
            "Clusters 1, 2 and 3 are empty: the table has fewer distinct rows than clusters.",
        ),
        (
            notes.endless_beta(),
            "endless beta",
            "Every row lies on a boundary: the usual comparison is with the nearest cluster only.",
        ),
        (notes.imputed({"a": 1}), "imputed", "1 missing value was filled in with the median, in 1 column: a (1)."),
        (
            notes.imputed({"a": 200, "b": 1000}, has_categories=True),
            "imputed",
            "1,200 missing values were filled in with the median of a number or the most frequent value of another "
            "column, in 2 columns: b (1,000) and a (200).",
        ),
        (
            notes.rare_values({"Kind": 1, "Town": 1200}, 12),
            "rare values",
            "Beyond the 12 most frequent values, rare values count together: 1 of Kind and 1,200 of Town.",
        ),
        (notes.dropped(1), "dropped", "1 row with missing values was left out."),
        (notes.dropped(2000), "dropped", "2,000 rows with missing values were left out."),
        (
            notes.unconverged(300),
            "unconverged",
            "K-Means had not converged after 300 iterations: its centroids are not exactly the means.",
        ),
        (
            notes.sampled_starts(100_000, 1_000_000),
            "sampled starts",
            "The starts were made on 100,000 of the 1,000,000 rows, drawn by the seed; "
            "the best was settled on all rows.",
        ),
    ],
    ids=str,
)
def test_note_has_its_kind_and_sentence(note, kind, text):
    assert (note.kind, note.text, str(note)) == (kind, text, text)


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (["gain"], "gain stays unscaled, since half are 0. Its differences may outweigh all others; another scaling "),
        (["a", "b"], "a and b stay unscaled, since half are 0. Their differences may outweigh all others; another "),
    ],
)
def test_unscaled_columns_are_named_with_the_reason(columns, text):
    assert notes.unscaled(columns, "half are 0").text.startswith(text)


def test_columns_beyond_five_are_counted():
    note = notes.rare_values({f"c{i}": 1 for i in range(7)}, 3)
    assert note.text.endswith("1 of c4 and 2 more.")


def test_notes_of_the_preparation_are_marked():
    quiet = [notes.imputed({"a": 1}), notes.dropped(1), notes.rare_values({"a": 1}, 3), notes.sampled_starts(1, 2)]
    quiet += [notes.filled_rows(["row 3"], 1)]
    loud = [notes.twins((0, 1)), notes.empty((0,)), notes.endless_beta(), notes.unconverged(1)]
    assert [note.is_of_preparation for note in (*quiet, *loud)] == [True] * 5 + [False] * 4


def test_columns_lost_beside_another_are_noted():
    frame = pd.DataFrame({"large": [0.0, 1e9, 2e9, 3e9], "small": [0.0, 0.0, 1e-8, 1e-8]})
    with pytest.warns(nc.NeonWarning, match="small differs by less than 1e-15 of the largest difference"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, scaling="none"))
    assert [note.kind for note in analysis.notes] == ["negligible"]
