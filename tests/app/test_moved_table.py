"""Every row that moves, as a table and as a file."""

from __future__ import annotations

import pandas as pd

from neon_core import files
from tests.helpers.pages import open_compare


def test_table_has_every_mover_with_both_evidences():
    table = open_compare().dataframe[0].value
    assert list(table) == ["row", "cluster now", "cluster against", "evidence now", "evidence against"]
    assert len(table) == 27
    line = table.set_index("row").loc[60]
    assert (line["cluster now"], line["cluster against"]) == (2, 1)
    assert (round(line["evidence now"], 3), round(line["evidence against"], 3)) == (0.077, 0.547)


def test_table_against_labels_has_names_of_rows_and_one_evidence():
    table = open_compare(sample="customers", against="labels:Segment").dataframe[0].value
    assert list(table) == ["Customer ID", "row", "cluster now", "label", "evidence now"]


def test_names_of_clusters_stand_in_the_table_and_formulas_are_escaped_in_the_file():
    table = open_compare(names="2:=1+1").dataframe[0].value
    assert "=1+1" in set(table["cluster now"])
    assert b"'=1+1" in files.export_csv(pd.DataFrame(table))
