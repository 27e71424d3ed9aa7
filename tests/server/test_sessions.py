"""Sessions that have gone give back memory and files without another visit; a browser that returns finds its own."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from pages.shared.wording import upload_words
from tests.browser.server import Server
from tests.helpers.coroutines import run_coroutine
from tests.helpers.raw_visitor import RawVisitor, begin_put, end_put

N_VISITORS, N_WAVES = 5, 2
MOST_KEPT_MB = 4
"""Of the 20 MB of a session. The heap of an empty server varies by 25 MB, whether one wave has gone or five."""
ROW = b"%d,%d,%d,%d,%d,%d,%d,%d\n"
TABLE = b"a,b,c,d,e,f,g,h\n" + b"".join(
    ROW % tuple(i * step % 10_007 for step in (3, 7, 11, 13, 17, 19, 23, 29)) for i in range(50_000)
)
PATIENCE_S = 30.0
"""Shorter than the minute that a lost session waits for its browser."""


def memory_mb(server: Server) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def open_files(server: Server) -> int:
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))  # noqa: PTH208  # names only: a file may go meanwhile


async def explain_own_table(visitor: RawVisitor, name: str) -> None:
    await visitor.go("table")
    await visitor.upload("own_file", name, TABLE)
    await visitor.go("")
    assert (await visitor.click(3))["mark"]["row"] == 3


async def visit(server: Server, n_visitors: int, leave: str) -> tuple[float, int]:
    """Let some visitors explain tables of their own and leave; return the memory and open files before they leave."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(RawVisitor.open(server.url)) for _ in range(n_visitors)]
        for number, visitor in enumerate(visitors):
            await explain_own_table(visitor, f"table {number}.csv")
        most = memory_mb(server), open_files(server)
        for visitor in visitors:
            await go(visitor, leave)
    return most


async def go(visitor: RawVisitor, leave: str) -> None:
    """Close the page, or lose the line."""
    if leave == "lost":
        visitor.lose()
    else:
        await visitor.close()


@pytest.mark.large
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
@pytest.mark.parametrize("leave", ["closed", "lost"])
def test_sessions_that_have_gone_give_back_memory_and_files_without_another_visit(start, leave):
    server = start(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="4")
    run_coroutine(visit(server, 1, leave))
    before = wait_until_files_are(server, at_most=20)
    for _ in range(N_WAVES):
        most = run_coroutine(visit(server, N_VISITORS, leave))
        assert most[0] > before[0] + 60
        assert most[1] > before[1] + 2 * N_VISITORS
    allowed = before[0] + MOST_KEPT_MB * N_WAVES * N_VISITORS
    after = wait_until_files_are(server, at_most=before[1], memory=allowed)
    assert after[1] <= before[1]
    assert after[0] <= allowed


def wait_until_files_are(server: Server, at_most: int, memory: float = float("inf")) -> tuple[float, int]:
    """Return the memory and the open files of a server once they are few, or after some time."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if open_files(server) <= at_most and memory_mb(server) <= memory:
            break
        time.sleep(0.1)
    return memory_mb(server), open_files(server)


@pytest.mark.large
def test_a_browser_that_comes_back_after_a_cut_finds_its_session_with_its_table(start):
    server = start()

    async def cut_and_return() -> tuple[str, str, list[str]]:
        async with RawVisitor.open(server.url) as visitor:
            await explain_own_table(visitor, "mine.csv")
            visitor.lose()
        async with RawVisitor.open(server.url, visitor.address, visitor.session_id) as again:
            again.clicks = visitor.clicks  # a browser goes on counting
            answer = await again.click(7)
            return visitor.session_id, again.session_id, [answer["headline"][0], *again.errors]

    before, after, said = run_coroutine(cut_and_return())
    assert after == before
    assert said == ["Row 7 is in "]


@pytest.mark.large
def test_a_closed_page_is_forgotten_long_before_a_lost_one_would_be(start):
    server = start()
    run_coroutine(visit(server, 1, "closed"))
    before = wait_until_files_are(server, at_most=open_files(server))

    async def close() -> str:
        async with RawVisitor.open(server.url) as visitor:
            await visitor.close()
        return visitor.session_id

    async def come_back(session_id: str) -> str:
        async with RawVisitor.open(server.url, session_id=session_id) as again:
            return again.session_id

    closed = run_coroutine(close())
    assert wait_until_files_are(server, at_most=before[1])[1] <= before[1]
    assert run_coroutine(come_back(closed)) != closed


def test_what_a_page_may_upload_is_limited_in_sum_and_the_numbers_are_said(start):
    server = start(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="3")

    async def upload(n_files: int) -> list[tuple[int, str]]:
        async with RawVisitor.open(server.url) as visitor:
            return [await visitor.put(f"{n}.csv", (TABLE * 2)[:2_900_000]) for n in range(n_files)]

    first, second, third = run_coroutine(upload(3))
    assert (first[0], second[0], third[0]) == (204, 204, 413)
    assert third[1] == upload_words.describe_upload_sum(5_800_000, 2_900_130, 8_388_608)
    assert run_coroutine(upload(1))[0][0] == 204


SIZE = 60_000_000


async def hold_back(server: Server, leave: str) -> socket.socket:
    """Upload a file but for its last bytes, and leave."""
    async with RawVisitor.open(server.url) as visitor:
        urls = await visitor.file_urls("held.csv")
        line = await asyncio.to_thread(begin_put, server.url, urls.upload_url, SIZE)
        await go(visitor, leave)
    return line


@pytest.mark.large
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
@pytest.mark.parametrize("leave", ["lost", "closed"])
def test_uploads_that_end_after_their_session_are_refused_and_keep_no_memory(start, leave):
    server = start(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="4")
    run_coroutine(visit(server, 1, leave))
    before = wait_until_files_are(server, at_most=20)
    lines = [run_coroutine(hold_back(server, leave)) for _ in range(3)]
    time.sleep(3.0)  # until the sessions have gone
    answers = [end_put(line) for line in lines]
    assert [(answer.split()[1], upload_words.SESSION_GONE in answer) for answer in answers] == [("410", True)] * 3
    after = wait_until_files_are(server, at_most=before[1], memory=before[0] + 30)
    assert after[0] <= before[0] + 30
    assert after[1] <= before[1]
