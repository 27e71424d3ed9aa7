"""The rules of plain words, over every constant of the wording modules: short sentences, bare labels."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

from neon_core import wording as library_wording
from neon_core.date_uses import DATE_USES
from neon_core.scalings import SCALINGS
from neon_core.wording import Span, live_words, map_words, to_text
from pages.shared import wording as app_wording
from pages.shared.wording import (
    address_words,
    browser_words,
    column_words,
    export_words,
    page_words,
    progress_words,
    upload_words,
)

LONGEST = 25
"""Words of a sentence on screen, at most."""
MODULES = [
    importlib.import_module(f"{package.__name__}.{module.name}")
    for package in (library_wording, app_wording)
    for module in pkgutil.iter_modules(package.__path__)
]


def texts(value: Any) -> Iterator[str]:
    """Yield the texts of a constant: a sentence of spans as one text, the values of a mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple) and any(isinstance(part, Span) for part in value):
        yield to_text(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


CONSTANTS = {
    f"{module.__name__}.{name}": list(texts(value))
    for module in MODULES
    for name, value in vars(module).items()
    if name.lstrip("_").isupper()
}
FACTS = {
    "scalings": [text for s in SCALINGS.values() for text in (s.number_sentence, s.category_sentence)],
    "date uses": [use.noun for use in DATE_USES.values()],
}
LABELS = [
    *column_words.HEADER.values(),
    *column_words.MISSING.values(),
    *column_words.DATES.values(),
    *(column_words.COLUMNS_AND_PREPARATION, column_words.COLUMNS, column_words.PREPARATION, column_words.EXPLAIN),
    *(column_words.WHAT_IS_DONE, column_words.RESET, column_words.FILL_LABEL, column_words.DATES_LABEL),
    *(column_words.SCALING_LABEL, column_words.CATEGORIES_LABEL),
    *page_words.SCALING_LABELS.values(),
    *(page_words.DATA, page_words.CLUSTERING, page_words.SAMPLE, page_words.CLUSTERS, page_words.START_AND_RESTARTS),
    *(page_words.SEED, page_words.STARTS, page_words.format_way_back("wines")),
    *(address_words.NO_PAGE, address_words.TO_EXPLORE),
    *(page_words.LOOK_FOR, page_words.format_try_clusters(3), page_words.format_merge(2)),
    *export_words.FORMATS.values(),
    *(export_words.EXPORT, export_words.STEPS),
    *map_words.MAPS.values(),
    *map_words.AXES,
    *(map_words.MAP, map_words.WHOLE_MAP),
    *(progress_words.STOP, progress_words.FIT_ANYWAY, progress_words.READ_ANYWAY),
    *upload_words.CONTROLS.values(),
    *upload_words.UNREAD_HEADER,
    *(upload_words.YOUR_TABLE, upload_words.USE_OWN, upload_words.HOW_READ, upload_words.BACK, upload_words.EXPLAIN),
    *(upload_words.UPLOAD, upload_words.PASTE, upload_words.READ_PASTED, upload_words.PASTED, upload_words.ANOTHER),
    *(upload_words.SAVE_UNREAD, upload_words.READING_OPTIONS, upload_words.CHANGE_OPTIONS, upload_words.AUTOMATIC),
    *browser_words.SAVE.values(),
    *live_words.STOPS.values(),
    live_words.COMPARE,
]


def test_sentences_are_short_and_calm():
    for name, each in (CONSTANTS | FACTS).items():
        for text in each:
            assert "!" not in text, name
            for sentence in re.split(r"(?<=[.!?:;])\s+", text):
                assert len(sentence.split()) <= LONGEST, (name, sentence)


def test_constants_of_every_module_are_checked():
    assert len(MODULES) >= 16
    assert sum(map(len, CONSTANTS.values())) > 150


def test_labels_have_no_full_stop_and_begin_in_sentence_case():
    for label in LABELS:
        assert label
        assert not label.endswith(".")
        words = re.findall(r"[A-Z][a-z]+", label.partition(" ")[2])
        assert set(words) <= {"Parquet"}, f"only the first word of a label has a capital: {label}"


def test_rules_of_the_address_are_sentences():
    rules = [value for name, value in vars(address_words).items() if name.endswith("_RULE")]
    assert len(rules) >= 7
    for rule in [*rules, *address_words.READING_RULES.values()]:
        assert rule.endswith(".")
