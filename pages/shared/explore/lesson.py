"""The lesson on the published table: the nine wines of the paper's demonstration, from their own fixed run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.samples import PUBLISHED, PUBLISHED_BEST_OF_TEN
from pages.shared import live_chart, markdown
from pages.shared.explore import downloads, fragments
from pages.shared.live_chart import payload
from pages.shared.results import cache, current
from pages.shared.results.cache import Source
from pages.shared.session import gestures, store
from pages.shared.session.choices import USUAL
from pages.shared.shell import server
from pages.shared.wording import row_table_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import Picture

KEY, TABLE, MULTIPLES = "published_lesson", "published_rows", "multiples"


@st.fragment(key=fragments.LESSON)
def draw() -> None:
    """Draw the lesson, closed until it is asked for; only where the table is that of the published run."""
    server.guard(_draw)


def _draw() -> None:
    if not current.is_wine():
        return
    lesson = st.expander(row_table_words.LESSON, key=KEY, on_change="rerun")
    if lesson.open:
        with lesson:
            _published()


def _published() -> None:
    """Draw the nine wines: the run that they are of, their table, and their explanations as small multiples."""
    from neon_core.tables import published_table

    source = Source("wine")
    wine = cache.guessed_dataset(source)
    here = cache.analysis(source, wine, PUBLISHED)
    best = cache.analysis(source, wine, PUBLISHED_BEST_OF_TEN)
    noun = store.choices().nouns[0]
    st.caption(markdown.literal(row_table_words.describe_published_run(here, best)))
    rows = payload.build_row_table(published_table(here), noun, row_table_words.LESSON, TABLE)
    live_chart.show_rows(rows, TABLE)
    st.caption(markdown.literal(row_table_words.PUBLISHED_SIGMOID))
    st.caption(markdown.literal(row_table_words.PUBLISHED_BARS))
    _multiples(here)


def _multiples(here: Analysis) -> None:
    """Draw the explanations of the nine wines on one scale."""
    from neon_core import figures

    nouns = store.choices().nouns
    points = [current.explain(here, int(row), USUAL) for row in here.mismatches()]
    picture: Picture = {
        "id": f"multiples {here.fingerprint}",
        "frame": "",
        "what": "multiples",
        "live": False,
        "figure": payload.figure_json(figures.small_multiples(points, nouns)),
        "label": row_table_words.PUBLISHED_BARS,
        "table": row_table_words.build_multiples_table(points, nouns),
    }
    take_requests = partial(gestures.take_file_requests, MULTIPLES)
    live_chart.show_picture(picture, downloads.of_multiples(points, nouns), MULTIPLES, take_requests)
