"""Read a file in a process of its own that may take 1.5 GB, and say how it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

MEMORY = 1_500_000_000
PATIENCE = 300
"""Seconds after which a file is said to hang; no file here takes more than some."""

READ = """
import json, resource, sys

resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

from neon_core.errors import NeonError
from neon_core.reading import Limits
from tests.confined import read

limits = Limits(**json.loads(sys.argv[2]))
for path in sys.argv[3:]:
    try:
        answer = ["read", read(sys.argv[1], path, limits)]
    except NeonError as error:
        answer = [type(error).__name__, str(error)]
    except BaseException as error:
        answer = ["not a NeonError", repr(error)]
    print(json.dumps([*answer, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]), flush=True)
"""


def read(how: str, path: str, limits) -> str:
    """Read a file by its bytes as the reader does ("file"), or as any table ("table"), and return what came out."""
    import neon_core as nc
    from neon_core.ingestion.excel.excel_reader import to_text
    from neon_core.ingestion.parquet.parquet_reader import read as read_parquet
    from neon_core.ingestion.source import load

    if how == "table":
        return str(nc.read_table(path, limits=limits).frame.shape)
    source = load(path, None, limits)
    if source.format == "excel":
        return f"{len(to_text(source.content, None, limits).text)} bytes"
    return str(read_parquet(source.content, limits).frame.shape) if source.format == "parquet" else source.format


def confined(paths: list[Path], how: str = "file", **limits) -> list[tuple[str, str]]:
    """Return for each file the kind of its error and the words, or "read" and what came out."""
    quiet = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", READ.format(memory=MEMORY), how, json.dumps(limits), *map(str, paths)],
        cwd=ROOT,
        env=os.environ | quiet | {"MALLOC_ARENA_MAX": "2", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:  # a crash: the first file without an answer did it
        blamed = paths[len(answers)] if len(answers) < len(paths) else "the end"
        raise AssertionError(f"exit status {done.returncode} at {blamed}\n{done.stderr[-2_000:]}")
    return [(kind, words) for kind, words, _ in answers]
