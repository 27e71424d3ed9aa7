"""Fork a child for each request on standard input: the child limits its memory, reads files and prints answers.

A request is a line of JSON (see `confined.read_confined`), an answer a line with a list. A line with the exit status of
the child follows its answers.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import Any

import pandas  # noqa: ICN001  # only so that it is there before the fork
import pyarrow.csv
import pyarrow.parquet
import python_calamine

import neon_core as nc
from neon_core.errors import NeonError
from neon_core.ingestion.excel.excel_reader import read_sheet
from neon_core.ingestion.parquet.parquet_reader import read_parquet
from neon_core.ingestion.source import load_source
from neon_core.reading import Limits

IMPORTED = (pandas, pyarrow.csv, pyarrow.parquet, python_calamine, nc.read_table)
"""Slow modules that the readers import late."""

MEMORY = 1_500_000_000
PATIENCE = 300
"""Seconds after which a child is ended; no file of the tests takes more than a few."""


def serve() -> None:
    """Answer requests until standard input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            answer(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def answer(request: dict[str, Any]) -> None:
    """Limit this process, and print the answer for each file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(PATIENCE)
    for path in request["paths"]:
        try:
            result = ["read", read(request["how"], path, Limits(**request["limits"]))]
        except NeonError as error:
            result = [type(error).__name__, str(error)]
        except BaseException as error:  # a panic of an engine is not an Exception
            result = ["not a NeonError", repr(error)]
        print(json.dumps(result), flush=True)  # noqa: T201


def read(how: str, path: str, limits: Limits) -> str:
    """Read a file with the reader of its format ("file") or with `read_table` ("table"); return the result's size."""
    if how == "table":
        return str(nc.read_table(path, limits=limits).frame.shape)
    source = load_source(path, None, limits)
    if source.format == "excel":
        return f"{len(read_sheet(source.content, None, limits).text)} bytes"
    return str(read_parquet(source.content, limits).frame.shape) if source.format == "parquet" else source.format


if __name__ == "__main__":
    serve()
