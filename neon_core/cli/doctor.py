"""`neon doctor`: which versions are here, what is missing, and what this machine has for large tables."""

from __future__ import annotations

import os
import platform
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path

from neon_core.cli.console import Console, ExitCode
from neon_core.memory import available_memory
from neon_core.reading import DEFAULT_LIMITS
from neon_core.version import __version__

LIBRARY = (
    *("numpy", "pandas", "scikit-learn", "scipy", "pyarrow", "plotly"),
    *("charset-normalizer", "jinja2", "python-calamine", "shtab", "threadpoolctl"),
)
"""What the library itself needs."""
EXTRAS = {
    "dashboard": ("streamlit",),
    "dask": ("dask", "distributed"),
    "stores": ("fsspec",),
    "shap": ("shap", "matplotlib"),
}
"""What each extra adds."""
MISSING = "missing"


def run(_given: Namespace, console: Console) -> int:
    """Run the command: the code is 1 where the library misses a package."""
    found = {name: installed(name) for name in (*LIBRARY, *chain(*EXTRAS.values()))}
    memory = available_memory()
    facts = {
        "neon": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count() or 1,
        "free_memory": memory,
        "most_rows": DEFAULT_LIMITS.n_rows,
        "packages": found,
        "dashboard": dashboard_folder(),
    }
    console.say(f"neon {facts['neon']}, Python {facts['python']}, {facts['system']}")
    free = f"{memory / 1e9:,.1f} GB of memory free" if memory is not None else "memory unknown"
    console.say(f"{facts['cores']} cores, {free}; tables of up to {DEFAULT_LIMITS.n_rows:,} rows are read")
    console.list("Packages:", [f"{name} {found[name] or missing(name)}" for name in found])
    console.say(f"Dashboard: {facts['dashboard'] or 'not here; the library and this command work without it'}")
    console.answer(facts)
    lost = [name for name in LIBRARY if not found[name]]
    if lost:
        console.complain(f"The library needs {', '.join(lost)}: pip install {' '.join(lost)}")
    return ExitCode.REFUSED if lost else ExitCode.DONE


def missing(package: str) -> str:
    """Return that a package is missing, and the extra that installs it, if one does.

    Examples
    --------
    >>> missing("numpy"), missing("streamlit")
    ('missing', 'missing; the extra [dashboard] installs it')
    """
    extra = next((extra for extra, names in EXTRAS.items() if package in names), "")
    return f"{MISSING}; the extra [{extra}] installs it" if extra else MISSING


def installed(package: str) -> str:
    """Return the version of a package; empty where it is not installed.

    Examples
    --------
    >>> installed("no-such-package")
    ''
    """
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def dashboard_folder() -> str:
    """Return the folder of the dashboard, in the repository or as it is installed; empty where there is none."""
    beside = Path(__file__).parents[2]
    folders = [folder for folder in (beside, beside / "neon_dashboard") if (folder / "app.py").is_file()]
    return str(folders[0]) if folders else ""
