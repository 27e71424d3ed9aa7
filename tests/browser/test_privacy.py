"""Nothing leaves the machine, and nothing is written: what the real server calls and writes over whole sessions."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.actions import press, rerun, visit
from tests.browser.audit import Audit
from tests.browser.explore import click_point, headline
from tests.browser.handshake import shake_hands
from tests.browser.table_actions import TOWNS, download_rows, reading_summary, upload_text

FOREIGN = ["https://evil.example", "http://192.0.2.7:8501", "null", "http://localhost.evil.example"]
PADDED = TOWNS + "\n" + "\n".join(f"U{i};{i % 9},5;{i % 29},5;{'x' * 4000}" for i in range(1300))
"""More than 5 MB: 1 MB is what multipart parsers keep in memory unless they are told otherwise."""


@pytest.fixture
def audit(tmp_path):
    """The audit of a server of its own."""
    return Audit(tmp_path / "audit")


@pytest.mark.large
def test_whole_session_makes_no_outgoing_call(audit, fresh_server, page, tmp_path):
    server = fresh_server(**audit.environment)
    page.goto(server.url)
    visit(page, server.url)
    click_point(page, 83)
    press(page, "Use your own table")
    upload_text(page, TOWNS)
    press(page, "Explain this table")
    download_rows(page, "csv", tmp_path)
    statuses = [shake_hands(server, origin) for origin in FOREIGN]
    statuses += [shake_hands(server, "http://evil.example", host="evil.example")]
    assert statuses == [403] * 5
    assert shake_hands(server, "http://localhost:3000") == 101
    assert shake_hands(server, f"http://localhost:{server.port}") == 101
    assert audit.calls() == []


@pytest.mark.large
def test_server_for_others_makes_no_outgoing_call(audit, fresh_server, page):
    server = fresh_server(
        **audit.environment,
        STREAMLIT_SERVER_ADDRESS="0.0.0.0",
        STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS="https://lms.example.org",
    )
    visit(page, server.url)
    expect(headline(page)).to_contain_text("Wine 60")
    assert shake_hands(server, "https://neon.example.org", host="neon.example.org") == 101
    assert shake_hands(server, "https://lms.example.org") == 101
    assert [shake_hands(server, origin) for origin in FOREIGN] == [403] * 4
    assert audit.calls() == []


@pytest.mark.large
def test_upload_of_5_mb_writes_no_file(audit, fresh_server, page):
    assert len(PADDED) > 5_000_000
    server = fresh_server(**audit.environment)
    visit(page, server.url)
    press(page, "Use your own table")
    audit.mark()
    upload_text(page, PADDED)
    expect(reading_summary(page)).to_contain_text("1,340 rows")
    with rerun(page):
        page.get_by_role("button", name="Explain this table").click()
    assert audit.writes() == []
