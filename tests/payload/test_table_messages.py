"""The schema of the table of rows."""

from __future__ import annotations

from neon_core.payload import build_row_table
from neon_core.payload.table_messages import RowTable, TableColumn
from neon_core.tables import overview_table
from tests.helpers.jsdoc import fields_of


def test_tables_have_the_fields_of_their_type_and_no_others(wine_analysis):
    table = build_row_table(overview_table(wine_analysis, [3]), "wine", "Rows", "id")
    assert fields_of(RowTable).keys() - table.keys() == {"keeps_sort", "part"}
    assert all(column.keys() <= fields_of(TableColumn).keys() for column in table["columns"])
