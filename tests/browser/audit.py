"""What a server does beyond its own process: outgoing calls, files written, processes started."""

from __future__ import annotations

from pathlib import Path

START = Path(__file__).parent / "start"
NETWORK = "socket."


class Audit:
    """Lines that the server writes to a file, see `start/sitecustomize.py`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = 0
        self.environment = {"NEON_AUDIT": str(path), "PYTHONPATH": str(START), "PYTHONDONTWRITEBYTECODE": "1"}

    def calls(self) -> list[str]:
        """Return all outgoing calls: names that were looked up, connections, datagrams."""
        return [line for line in self._lines() if line.startswith(NETWORK)]

    def mark(self) -> None:
        """Let `writes` begin here."""
        self._seen = len(self._lines())

    def writes(self) -> list[str]:
        """Return the files written and the processes started since the mark."""
        return [line for line in self._lines()[self._seen :] if not line.startswith(NETWORK)]

    def _lines(self) -> list[str]:
        return self._path.read_text().splitlines()
