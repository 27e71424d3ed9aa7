"""The look that figures share: names are text, not markup."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

import neon_core as nc
from neon_core import figures
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.figures import row_map, sample_traces


def test_markup_in_names_is_escaped():
    frame = pd.DataFrame({"<b>a</b> & %{x}": [0.0, 1.0, 9.0], "c": [0.0, 2.0, 9.0], "kind": ["<i>", "<i>", "%{y}"]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame, class_column="kind"), nc.AnalysisConfig(n_clusters=2))
    labels = figures.relevance_bars(explain_row(analysis, 0), WINE).layout.yaxis.ticktext
    assert any(label.startswith("&lt;b&gt;a&lt;/b&gt; &amp;") for label in labels)
    hovers = " ".join(trace.hovertemplate for trace in sample_traces(row_map(analysis, 0)))
    assert "<i>" not in hovers
    assert "%{y}" not in hovers


def test_caption_and_title_make_a_copy_taller_and_are_escaped():
    figure = figures.relevance_bars(explain_row(wine_analysis(), 60), WINE)
    before = figure.to_json()
    saved = figures.add_caption(figure, "A <title>", "word " * 60, width=760, left=210)
    assert figure.to_json() == before
    title, caption = saved.layout.annotations[-2:]
    assert title.text == "A &lt;title&gt;"
    assert caption.text.count("<br>") == 2
    assert (saved.layout.width, saved.layout.margin.l) == (760, 210)
    added = saved.layout.margin.t - figure.layout.margin.t + saved.layout.margin.b - figure.layout.margin.b
    assert saved.layout.height == figure.layout.height + added


def test_bare_figure_of_plotly_gets_a_caption():
    assert len(figures.add_caption(go.Figure(), "title", "caption", 500, 10).layout.annotations) == 2
