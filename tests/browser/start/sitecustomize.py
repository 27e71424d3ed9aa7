"""Python imports this by its name when it starts: what a test's server is to be like, by its environment.

NEON_GATE: every import of scikit-learn waits until this file appears; what a page shows before then needed none of it.
NEON_LARGE: a table of 10,000 rows stands in the place of the wine sample.
"""

import os
import sys
import time
from functools import cache
from importlib.abc import MetaPathFinder
from pathlib import Path


class Gate(MetaPathFinder):
    """Finds nothing; lets the import of sklearn wait at the gate, at most a minute."""

    def find_spec(self, name, path=None, target=None):
        """Wait, then leave it to the next finder."""
        if name == "sklearn" and "NEON_GATE" in os.environ:
            opened = Path(os.environ["NEON_GATE"])
            deadline = time.monotonic() + 60
            while not opened.exists() and time.monotonic() < deadline:
                time.sleep(0.02)


@cache
def large():
    """Make three clouds of 13 features."""
    import numpy as np
    import pandas as pd

    import neon_core as nc

    rng = np.random.default_rng(0)
    clouds = rng.normal(size=(3, 13))[rng.integers(0, 3, 10_000)] * 2 + rng.normal(size=(10_000, 13))
    return nc.Dataset.from_frame(pd.DataFrame(clouds, columns=[f"f{i}" for i in range(13)]), "large")


sys.meta_path.insert(0, Gate())
if "NEON_LARGE" in os.environ:
    sys.path.insert(0, str(Path(__file__).parents[3]))
    import neon_core.dataset as home

    home.load_sample = lambda name: large()
