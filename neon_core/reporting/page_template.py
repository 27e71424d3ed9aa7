"""The page of a report: its content put into the template, with every text escaped."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from neon_core.reporting.svg_shapes import mark_path
from neon_core.style import cluster_color, cluster_symbol
from neon_core.text import UNPRINTABLE
from neon_core.wording import card_words, report_words, spreads, steps, strip_legend
from neon_core.wording.headline import ONE_CLUSTER
from neon_core.wording.live_words import BARS

if TYPE_CHECKING:
    from jinja2 import Environment

    from neon_core.reporting.report_content import Report

SIGN = 12.0
"""The size of a cluster's shape in a text, in a square of 16."""

MOST_SIZES = 20
"""Clusters that are listed beside the map, at most: more do not fit on a page, and each has its card."""

SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
"""Breaks of lines, which become a space."""

INVISIBLE = re.compile(rf"(?!\n)(?:{UNPRINTABLE.pattern}|{SPACE.pattern})")
"""What JSON must not show as it is; its own breaks of lines stay."""


def render(report: Report) -> str:
    """Return the report as one HTML page.

    Parameters
    ----------
    report : Report
        See `build_report`.
    """
    k = len(report.clusters.cards)
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            settings=_literal(report.record.settings),
            explained_rows={row.point.identity.row for row in report.rows.rows},
            signs=[(cluster, cluster_color(cluster), *_sign(cluster, k)) for cluster in range(k)],
        )
    )


@cache
def _environment() -> Environment:
    """Return the environment of the templates: it escapes every text, and refuses a name that there is not."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("neon_core.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "words": report_words,
        "cards": card_words,
        "bars": BARS,
        "spreads": spreads,
        "steps": steps,
        "strips": strip_legend.STRIP_LEGEND,
        "one_cluster": ONE_CLUSTER,
        "most_sizes": MOST_SIZES,
    }
    return environment


def clean(value: Any) -> Any:
    r"""Return a text without control characters and marks that reverse the reading order; any other value as it is.

    Examples
    --------
    >>> clean("a\u202eb\x00\nc"), clean(3)
    ('ab c', 3)
    """
    if not isinstance(value, str) or hasattr(value, "__html__"):  # markup of a template, whose texts were cleaned
        return value
    return UNPRINTABLE.sub("", SPACE.sub(" ", value))


def _literal(text: str) -> Any:
    """Return JSON as markup that shows every letter; one that cannot be seen is written by its number, as in JSON."""
    from markupsafe import Markup

    return Markup(escape(INVISIBLE.sub(lambda match: json.dumps(match[0])[1:-1], text)))


def _sign(cluster: int, n_clusters: int) -> tuple[str, bool]:
    """Return the path of a cluster's shape, and whether it is open."""
    symbol = cluster_symbol(cluster, n_clusters)
    return f"M0 0{mark_path(symbol.removesuffix('-open'), SIGN)}", symbol.endswith("-open")
