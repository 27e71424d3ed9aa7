"""The log of a real server over a whole visit: lines that parse, and no word of the table or the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.actions import press, visit
from tests.browser.explore import headline
from tests.browser.table_actions import upload_text
from tests.helpers.log_lines import parse_line

SECRETS = ("Zanzibar", "quicksilver", "0451234567", "falcon@example.org")
TABLE = "town;quicksilver;Zanzibar\n" + "\n".join(
    f"falcon@example.org {i};{i % 7 + 20 * (i % 2)};0451234567{i % 5}" for i in range(30)
)


@pytest.mark.large
def test_log_of_a_visit_has_sizes_and_times_but_no_contents(fresh_server, page):
    server = fresh_server()
    visit(page, f"{server.url}/table?file=Zanzibar&quicksilver=falcon@example.org")
    upload_text(page, "\n", "Zanzibar.csv")
    expect(page.get_by_text("The file is empty (Zanzibar.csv).")).to_be_visible()
    upload_text(page, TABLE, "Zanzibar.csv")
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("30 rows in 3 clusters")
    expect(headline(page)).to_contain_text("is in")
    printed = server.log()
    assert [word for word in SECRETS if word in printed] == []
    lines = [parse_line(line) for line in printed.splitlines() if line.startswith("time=")]
    assert [line["event"] for line in lines if line["event"] != "fit"] == [
        "upload",
        "read",
        "upload",
        "read",
        "analyse",
    ]
    assert [line["outcome"] for line in lines if line["event"] == "read"] == ["refused", "done"]
    assert lines[-1].items() >= {"event": "analyse", "n_rows": "30", "n_columns": "3", "n_clusters": "3"}.items()
