"""The memory that this process can still take: of its container (cgroup), of its machine, or unknown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path("/")

FILES = {
    "": ("memory.max", "memory.current", "inactive_file"),
    "memory": ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
}
"""Names of the limit, the usage and the droppable pages in version 2 of cgroups, and in version 1."""


def available_memory(root: Path = ROOT) -> int | None:
    """Return the bytes of memory that this process can still take; None where the system does not say.

    The smallest counts of: the free memory of the machine, and what each group of processes (cgroup) that this one is
    in may still take. Pages of files that the kernel can drop count as free.

    Parameters
    ----------
    root : Path
        The folder with `proc` and `sys`; tests have their own.
    """
    free = [n for n in (_machine_memory(root), *_group_memory(root)) if n is not None]
    return max(0, min(free)) if free else None


def _machine_memory(root: Path) -> int | None:
    """Return the free memory of the machine; where only its whole memory is known, that."""
    for line in _lines(root / "proc" / "meminfo"):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    for name in ("SC_AVPHYS_PAGES", "SC_PHYS_PAGES"):  # macOS has the second one; Windows has neither
        with suppress(AttributeError, ValueError, OSError):
            return int(os.sysconf(name) * os.sysconf("SC_PAGE_SIZE"))
    return None


def _group_memory(root: Path) -> Iterator[int]:
    """Yield what each group of this process may still take, from its own up to the outermost."""
    for line in _lines(root / "proc" / "self" / "cgroup"):
        _, controllers, path = line.split(":", 2)
        if controllers in ("", "memory"):
            mount = root / "sys" / "fs" / "cgroup" / controllers
            # In a container the path is that of the machine, and the container's own group is mounted at the top.
            folder = mount / path.strip("/")
            for group in (folder, *folder.parents):
                if group.is_relative_to(mount):
                    yield from _free_in_group(group, *FILES[controllers])


def _free_in_group(group: Path, limit: str, usage: str, droppable: str) -> Iterator[int]:
    """Yield the memory that a group may still take; nothing where it has no limit."""
    most, used = (_number(_lines(group / name)) for name in (limit, usage))
    if most is not None and used is not None:
        statistics = dict(line.split(" ", 1) for line in _lines(group / "memory.stat") if " " in line)
        yield most - used + int(statistics.get(droppable, "0"))


def _number(lines: list[str]) -> int | None:
    """Return the whole number in a file; None for "max" and for a file that is not there."""
    return int(lines[0]) if lines and lines[0].isdigit() else None


def _lines(path: Path) -> list[str]:
    """Return the lines of a small file; none where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
