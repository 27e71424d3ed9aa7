"""A report read back: its elements as a tree, and the analyses whose reports are looked at."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.reporting import format_report

MADE = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
VOID = {"meta", "br", "path", "rect", "use"}
"""Elements without an end; those of SVG close themselves, unless they hold a title."""

EVIL = "<b>x</b></style><script>alert(1)</script>\"'&{{ 7 * 7 }}\u202eleft\x00\x07"
"""A name that tries everything."""


@dataclass
class Element:
    """An element with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return all elements inside with a tag and attributes; `data_row` stands for data-row, `class_` for class."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            each
            for each in self._inside()
            if tag in ("", each.tag) and all(each.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        """Return the only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def _inside(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._inside()

    @property
    def text(self) -> str:
        """The text inside, letter by letter."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name] or ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID or (tag == "path" and not self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(text: str) -> Element:
    """Return the elements of a page; fail where an element is not closed in its order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    (document,) = reader.open
    return document


def table_of(columns: Any, roles: dict[str, str] | None = None, **choices: Any) -> tuple[nc.Dataset, nc.Analysis]:
    """Return a table with its analysis."""
    dataset = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles(roles or {})
    return dataset, _analyse(dataset, **choices)


def evil_table() -> tuple[nc.Dataset, nc.Analysis]:
    """Return a table in which every text tries to be markup, with a long name and one that is read from the right."""
    numbers = np.random.default_rng(0).normal(size=(40, 3))
    columns = dict(zip([EVIL, "x" * 300, "שלום עולם"], numbers.T, strict=True))
    columns |= {"kind": [f"{EVIL} {i % 3}" for i in range(40)], "id": [f"{EVIL} {i}" for i in range(40)]}
    dataset = nc.Dataset.from_frame(pd.DataFrame(columns), name=EVIL).with_roles({"kind": "feature", "id": "row id"})
    return dataset, nc.analyse(dataset).rename({1: "<script>x</script>"})


def mixed_table(n_clusters: int = 3) -> tuple[nc.Dataset, nc.Analysis]:
    """Return a table of categories, dates, missing values, steps, yes or no, and numbers that count by their rank."""
    random = np.random.default_rng(1)
    frame = pd.DataFrame(
        {
            "kind": [["u", "v", None][i % 3] for i in range(60)],
            "since": pd.date_range("2024-01-01", periods=60),
            "heat": [["low", "mid", "high"][i * i % 3] for i in range(60)],
            "gap": [None if i % 7 == 0 else float(i) for i in range(60)],
            "tail": np.exp(3.0 * random.normal(size=60)),
            "is new": random.random(60) > 0.5,
        }
    )
    dataset = nc.Dataset.from_frame(frame).with_orders({"heat": ["low", "mid", "high"]})
    dataset = dataset.with_roles({"kind": "feature", "since": "feature", "heat": "feature"})
    return dataset, _analyse(dataset, n_clusters=n_clusters, skewed="rank")


def _analyse(dataset: nc.Dataset, **choices: Any) -> nc.Analysis:
    """Return an analysis without the warnings of a tiny table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(dataset, nc.AnalysisConfig(**choices))


@cache
def wine_page(**choices: Any) -> tuple[nc.Analysis, Element]:
    """Return the published run on wine with its report."""
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1))
    return analysis, read_page(format_report(wine, analysis, made=MADE, **choices))
