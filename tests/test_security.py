"""SECURITY.md: its files exist, its log is the code's, and its promises are the settings'."""

from __future__ import annotations

import re

from neon_core import event_log
from tests.helpers.log_lines import parse_line
from tests.helpers.paths import ROOT

TEXT = (ROOT / "SECURITY.md").read_text()
LOG = TEXT[TEXT.index("## The log") : TEXT.index("## Dependencies")]


def test_files_and_links_exist():
    files = re.findall(r"`((?:tests|neon_core|docs)/[\w/.]+|requirements\.txt)`", TEXT)
    links = [target.partition("#")[0] or "SECURITY.md" for target in re.findall(r"\]\(([^)]+)\)", TEXT)]
    assert len(files) > 12
    assert [path for path in [*files, *links] if not (ROOT / path).exists()] == []


def test_log_lists_every_event_key_and_word():
    words = set(re.findall(r"`(\w+)`", LOG))
    assert {*event_log.EVENTS, *event_log.FIELDS, *event_log.WORDS} <= words


def test_line_of_the_log_is_one_that_the_code_writes():
    (example,) = re.findall(r"^time=.+$", LOG, re.MULTILINE)
    line = parse_line(example)
    sizes: dict[str, object] = {key: int(value) for key, value in line.items() if key.startswith("n_")}
    fields = {"kind": line["kind"], **sizes, "seconds": float(line["seconds"]), "outcome": line["outcome"]}
    assert example.endswith(f" {event_log.format_line(line['event'], fields)}")


def test_promises_and_their_limits_are_named():
    promised, rest = TEXT.split("## What is not promised")
    kept = ("two minutes", "usage statistics", "CDN", "XSRF", "foreign origin", "frame-ancestors", "/_stcore/metrics")
    assert [words for words in kept if words not in promised] == []
    assert [words for words in ("No login", "No TLS", "limited, not prevented") if words not in rest] == []
