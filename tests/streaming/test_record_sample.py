"""The sample of a text: uniform, the same for every cut into blocks of the same seed, all rows where they are few."""

from __future__ import annotations

import numpy as np

from neon_core.streaming.record_sample import RecordSampler

ROWS = [f"{i}\n".encode() for i in range(200)]


def draw(size, seed, n_block=20):
    sampler = RecordSampler(size, seed)
    for first in range(0, len(ROWS), n_block):
        sampler.add(b"".join(ROWS[first : first + n_block]), '"', 0, first + 1)
    return sampler.records()


def test_few_rows_are_all_in_the_sample_in_order_with_their_lines():
    records = draw(200, 0)
    assert [record.content for record in records] == ROWS
    assert [record.line for record in records] == list(range(1, 201))


def test_sample_has_its_size_and_keeps_the_order():
    for seed in range(20):
        lines = [record.line for record in draw(30, seed)]
        assert len(lines) == 30
        assert lines == sorted(set(lines))


def test_every_row_is_as_likely_as_every_other():
    counts = np.zeros(201)
    for seed in range(400):
        counts[[record.line for record in draw(50, seed)]] += 1
    assert counts[0] == 0
    assert abs(counts[1:] - 100.0).max() < 5.0 * np.sqrt(400 * 0.25 * 0.75)  # five standard deviations


def test_record_of_several_lines_counts_once_and_the_last_ones_are_kept():
    sampler = RecordSampler(9, 0)
    sampler.add(b'"a\nb"\nc', '"', 0, 5)
    assert [(record.line, record.content) for record in sampler.records()] == [(5, b'"a\nb"\n'), (7, b"c\n")]
    sampler.add(b"d\n", '"', 0, 8)
    assert [record.content for record in sampler.last] == [b'"a\nb"\n', b"c\n", b"d\n"]
    sampler.add("ä\n".encode(), '"', 1, 1)
    assert [record.content for record in sampler.last] == ["ä\n".encode()]
    assert sampler.beyond_ascii == ["ä\n".encode()]
