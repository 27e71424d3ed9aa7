"""The places of texts on a map: the browser's and the library's are the same."""

from __future__ import annotations

import json

import numpy as np

from neon_core.figures.label_places import Label, around, count_marks, place_beside, place_labels
from tests.helpers.node import node
from tests.helpers.paths import ROOT


def made_up_map(seed):
    """Return a box, groups of marks, labels, obstacles, and the size of a row's name."""
    random = np.random.default_rng(seed)
    box = tuple(random.integers([120, 100], [900, 700]).astype(float).tolist())
    groups = [random.normal(random.random(2) * box, 30.0, (n, 2)).round(3) for n in random.integers(1, 60, 3)]
    anchors = [marks.mean(axis=0).tolist() for marks in groups]
    labels = [Label(i, tuple(anchor), (60.0 + 9 * i, 17.0)) for i, anchor in enumerate(anchors)]
    return box, groups, labels, [around(anchor, 12.0) for anchor in anchors], (70.0, 17.0)


def test_browser_and_library_place_texts_alike():
    maps = [made_up_map(seed) for seed in range(12)]
    questions = [
        [
            "placeTexts",
            [box, [g.tolist() for g in groups], [vars(label) for label in labels], obstacles, size],
        ]
        for box, groups, labels, obstacles, size in maps
    ]
    answers = json.loads(node(str(ROOT / "tests" / "frontend" / "answers.mjs"), stdin=json.dumps(questions)))
    for (box, groups, labels, obstacles, size), answer in zip(maps, answers, strict=True):
        field = count_marks(box, groups)
        here = tuple(groups[0][0].tolist())
        own = place_labels(box, field, labels, obstacles), place_beside(box, field, here, size, obstacles)
        np.testing.assert_allclose(answer["labels"], [list(place) for place in own[0] if place], atol=1e-9)
        assert (answer["name"] is None) == (own[1] is None)
        if own[1] is not None:
            np.testing.assert_allclose(answer["name"], own[1], atol=1e-9)
