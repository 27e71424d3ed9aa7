"""The memory that is free: of the machine and of every group of processes around this one."""

from __future__ import annotations

import os

import pytest

from neon_core import memory
from neon_core.memory import available_memory

GB = 1_000_000_000
MEMINFO = "MemTotal: 9000000 kB\nMemFree: 1 kB\nMemAvailable:  4000000 kB\n"
"""4.096 GB are free."""


@pytest.fixture
def machine(tmp_path):
    """A function that writes files of the system; it returns their root."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(text))
        return tmp_path

    return write


def group(folder, most, used, droppable=0):
    """Return the files of a group of version 2."""
    files = {"memory.max": most, "memory.current": used, "memory.stat": f"anon 5\ninactive_file {droppable}\n"}
    return {f"sys__fs__cgroup{folder}__{name}": text for name, text in files.items()}


def test_free_memory_of_a_machine_without_groups(machine):
    assert available_memory(machine(proc__meminfo=MEMINFO)) == 4_096_000_000


def test_container_may_take_less_than_its_machine(machine):
    """In a container its own group is mounted at the top, whatever path the machine knows it by."""
    root = machine(proc__meminfo=MEMINFO, proc__self__cgroup="0::/docker/1f\n", **group("", 2 * GB, GB, 300_000_000))
    assert available_memory(root) == 1_300_000_000


def test_outer_group_counts_too(machine):
    root = machine(
        proc__meminfo=MEMINFO,
        proc__self__cgroup="0::/system.slice/neon.service\n",
        **group("__system.slice", GB, 900_000_000),
        **group("__system.slice__neon.service", "max", 5),
    )
    assert available_memory(root) == 100_000_000


def test_group_of_version_1(machine):
    root = machine(
        proc__meminfo=MEMINFO,
        proc__self__cgroup="5:cpu,cpuacct:/a\n4:memory:/a\n",
        **{
            "sys__fs__cgroup__memory__a__memory.limit_in_bytes": 2 * GB,
            "sys__fs__cgroup__memory__a__memory.usage_in_bytes": 500_000_000,
            "sys__fs__cgroup__memory__a__memory.stat": "total_inactive_file 100000000",
            "sys__fs__cgroup__memory__memory.limit_in_bytes": 9_223_372_036_854_771_712,
            "sys__fs__cgroup__memory__memory.usage_in_bytes": GB,
        },
    )
    assert available_memory(root) == 1_600_000_000


def test_group_over_its_limit_has_nothing_left(machine):
    root = machine(proc__meminfo=MEMINFO, proc__self__cgroup="0::/\n", **group("", GB, 2 * GB))
    assert available_memory(root) == 0


@pytest.mark.parametrize(
    ("known", "free"),
    [
        ({"SC_AVPHYS_PAGES": 1000, "SC_PHYS_PAGES": 9000, "SC_PAGE_SIZE": 4096}, 4_096_000),
        ({"SC_PHYS_PAGES": 9000, "SC_PAGE_SIZE": 4096}, 36_864_000),
        ({}, None),
    ],
)
def test_other_systems_answer_by_sysconf_or_not_at_all(tmp_path, monkeypatch, known, free):
    def sysconf(name):
        if name not in known:
            raise ValueError(name)
        return known[name]

    monkeypatch.setattr(os, "sysconf", sysconf, raising=False)
    assert available_memory(tmp_path) == free
    monkeypatch.delattr(os, "sysconf")
    assert available_memory(tmp_path) is None


def test_this_machine_says_what_is_free():
    assert memory.ROOT.is_absolute()
    free = available_memory()
    assert free is None or free > 0
