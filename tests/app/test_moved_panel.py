"""The row that moves, explained twice."""

from __future__ import annotations

from tests.helpers.pages import button_labels, markup, open_compare, press_button, shows, title


def test_wine_60_as_drawn():
    app = open_compare()
    built = " ".join(markup(app)).replace("&nbsp;", " ")
    assert "and lies deeper in it." in built
    assert "Evidence 0.547 instead of 0.077: <b>hue</b> and <b>malic acid</b>, which counted most against" in built
    assert "+0.449</span>" in built
    assert "−0.372</span> = <b" in built
    assert shows(app, "✓ Each column of bars adds up to its evidence, exactly. Both use one scale; compared as usual.")
    assert "Wine 60 on Explore" in button_labels(app)


def test_other_units_have_scales_of_their_own():
    app = open_compare(against="scaling:none", beta="0.5")
    assert shows(app, "so each has its own scale; compared as usual. Explore compares with β as you set it.")
    assert "lies deeper" not in " ".join(markup(app))


def test_column_that_does_not_count_has_no_bar():
    app = open_compare(against="columns:hue,ash")
    table = next(text for text in markup(app) if "neon-two" in text)
    assert table.count('<td class="neon-quiet">–</td>') == 11


def test_link_leads_to_the_row_on_explore():
    app = press_button(open_compare(row="0"), "Wine 92 on Explore")
    assert not app.exception
    assert title(app) == "178 wines in 3 clusters"
    assert app.query_params["row"] == "92"
