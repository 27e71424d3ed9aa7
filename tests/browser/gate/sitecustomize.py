"""Hold every import of scikit-learn until a file appears: what a page shows before then needed no scikit-learn."""

import os
import sys
import time
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


sys.meta_path.insert(0, Gate())
