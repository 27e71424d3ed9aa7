"""Python imports this module by its name when it starts; environment variables change a test's server.

NEON_GATE: every import of scikit-learn waits until this file exists, so a page shows what it can show without it.
NEON_TABLE: a table of this size, rows x features ("10000x13"), replaces the wine sample.
NEON_AUDIT: each outgoing call and each file that is written is a line of this file.
"""

import os
import sys
import time
from functools import cache
from importlib.abc import MetaPathFinder
from pathlib import Path


class Gate(MetaPathFinder):
    """Finds no module; delays the import of sklearn until the gate opens, a minute at most."""

    def find_spec(self, name, path=None, target=None):
        """Wait, then leave the import to the next finder."""
        if name == "sklearn" and "NEON_GATE" in os.environ:
            opened = Path(os.environ["NEON_GATE"])
            deadline = time.monotonic() + 60
            while not opened.exists() and time.monotonic() < deadline:
                time.sleep(0.02)


@cache
def clouds(size):
    """Return a table of three clouds of points."""
    import numpy as np
    import pandas as pd

    import neon_core as nc

    rng = np.random.default_rng(0)
    rows, features = map(int, size.split("x"))
    places = rng.normal(size=(3, features))[rng.integers(0, 3, rows)] * 2 + rng.normal(size=(rows, features))
    return nc.Dataset.from_frame(pd.DataFrame(places, columns=[f"f{i}" for i in range(features)]), "clouds")


CALLS = ("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo", "socket.connect", "socket.send")
WRITES = ("tempfile.", "os.mkdir", "os.rename", "os.link", "os.symlink")
PROCESSES = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork")


def keep_audit(path):
    """Write the events of this process that leave it, or reach the disk, to a file."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hear(event, arguments):
        is_write = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if is_write or event.startswith(CALLS + WRITES + PROCESSES):
            os.write(log, f"{event} {arguments!r}\n".encode(errors="replace"))

    sys.addaudithook(hear)


sys.meta_path.insert(0, Gate())
if "NEON_AUDIT" in os.environ:
    keep_audit(os.environ["NEON_AUDIT"])
if "NEON_TABLE" in os.environ:
    sys.path.insert(0, str(Path(__file__).parents[3]))
    import neon_core.loading as home

    home.load_sample = lambda name: clouds(os.environ["NEON_TABLE"])
