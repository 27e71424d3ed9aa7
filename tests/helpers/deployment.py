"""The files of a deployment, taken apart: Dockerfile, compose.yaml, and the unit of systemd."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.helpers.paths import ROOT
from tests.helpers.plain_yaml import parse_yaml

DEPLOYMENT = ROOT / "docs" / "deployment"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile, in order."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    pairs = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    return [(name, rest) for name, rest in pairs]


def container_command() -> list[str]:
    """Return the command of the container."""
    return json.loads(dict(instructions())["CMD"])


def health_command() -> list[str]:
    """Return the command of the container's health check."""
    options, _, command = dict(instructions())["HEALTHCHECK"].partition(" CMD ")
    assert re.fullmatch(r"(--[a-z-]+=\d+s? ?)+", options + " ")
    return json.loads(command)


def compose() -> dict[str, Any]:
    """Return the one service of compose.yaml."""
    services = parse_yaml((ROOT / "compose.yaml").read_text())["services"]
    assert list(services) == ["neon"]
    return services["neon"]


def unit() -> dict[str, dict[str, list[str]]]:
    """Return the settings of the unit by section; a setting can be there several times."""
    sections: dict[str, dict[str, list[str]]] = {}
    for line in (DEPLOYMENT / "neon.service").read_text().splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, mark, value = line.partition("=")
            assert mark, line
            assert re.fullmatch(r"[A-Z][A-Za-z]+", name), line
            section.setdefault(name, []).append(value)
    return sections
