"""The picture of a scan: lines, bands, dots and the tally; also of a scan in the middle."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.errors import NeonError
from neon_core.figures import scan_multiples
from tests.helpers.made_scans import made_scan, measured


def traces(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_lines_dots_and_tally():
    scan = made_scan(measured(2), measured(3, silhouette=0.6), measured(4), n_clusters=4)
    figure = scan_multiples(scan)
    (tally,) = traces(figure, "chosen by")
    assert {k: list(tally.x).count(k) for k in set(tally.x)} == dict(scan.tally)
    (line,) = traces(figure, "silhouette")
    assert list(line.y) == [0.4, 0.6, 0.4]
    assert line.text[1] == "0.600"
    assert [trace.x[0] for trace in traces(figure, "chosen")] == [c.k for c in scan.choices if c.k]
    assert [trace.x[0] for trace in traces(figure, "present K")] == [4] * sum(c.k != 4 for c in scan.choices)
    (gap,) = traces(figure, "gap to pure noise")
    assert list(gap.error_y.array) == [0.01] * 3
    (band,) = traces(figure, "restarts, middle 80 %")
    assert list(band.y) == [0.8] * 3 + [1.0] * 3


def test_unfinished_scan_and_infinite_values_are_drawn():
    scan = made_scan(measured(2), measured(3, gap=np.inf, silhouette=np.nan), pending=("silhouette", "noise"))
    figure = scan_multiples(scan)
    (gap,) = traces(figure, "gap to pure noise")
    assert np.isnan(gap.y[1])
    texts = [note.text for note in figure.layout.annotations]
    assert any("same from other wines" in text for text in texts)


def test_something_else_is_refused():
    with pytest.raises(NeonError, match="scan"):
        scan_multiples(3)  # type: ignore[arg-type]
