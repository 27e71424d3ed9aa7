"""The schema of a page's data."""

from __future__ import annotations

from neon_core.static_page.page_data import build_page_data
from neon_core.static_page.page_messages import PageColumn, PageData, PageModel, PageRows
from tests.helpers.analyses import customer_analysis
from tests.helpers.jsdoc import fields_of


def test_data_of_a_page_are_of_their_types():
    data = build_page_data(customer_analysis())
    assert fields_of(PageData).keys() == data.keys()
    assert fields_of(PageModel).keys() == data["model"].keys()
    assert fields_of(PageRows).keys() - data["rows"].keys() == {"nearest"}
    required = {name for name, (_, is_optional) in fields_of(PageColumn).items() if not is_optional}
    for column in data["columns"]:
        assert required <= column.keys() <= fields_of(PageColumn).keys()
