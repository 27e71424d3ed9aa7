"""Python imports this by its name when it starts: what a test's server is to be like, by its environment.

NEON_GATE: every import of scikit-learn waits until this file appears; what a page shows before then needed none of it.
NEON_TABLE: a table of so many rows and features ("10000x13") stands in the place of the wine sample.
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
def clouds(size):
    """Make a table of three clouds."""
    import numpy as np
    import pandas as pd

    import neon_core as nc

    rng = np.random.default_rng(0)
    rows, features = map(int, size.split("x"))
    places = rng.normal(size=(3, features))[rng.integers(0, 3, rows)] * 2 + rng.normal(size=(rows, features))
    return nc.Dataset.from_frame(pd.DataFrame(places, columns=[f"f{i}" for i in range(features)]), "clouds")


sys.meta_path.insert(0, Gate())
if "NEON_TABLE" in os.environ:
    sys.path.insert(0, str(Path(__file__).parents[3]))
    import neon_core.loading as home

    home.load_sample = lambda name: clouds(os.environ["NEON_TABLE"])
