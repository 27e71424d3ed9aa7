"""The meter: rows per second of the pass, and the time left of the whole."""

from __future__ import annotations

from neon_core.streaming.row_meter import RowMeter


def test_speed_is_that_of_the_pass_and_the_time_left_that_of_the_whole():
    heard: list[tuple[str, float]] = []
    meter = RowMeter(60.0, lambda name, share: heard.append((name, share)), iter([0.0, 0.0, 2.0, 3.0, 5.0]).__next__)
    meter.begin("read")
    meter.add(20)
    meter.begin("write", 2.0)
    meter.add(10)
    assert heard == [("read: 10 rows a second, 4 s left", 20 / 60), ("write: 5 rows a second, 2 s left", 40 / 60)]


def test_further_pass_lengthens_the_work_and_nobody_need_listen():
    meter = RowMeter(10.0)
    meter.begin("read")
    meter.add(10)
    heard: list[float] = []
    meter = RowMeter(10.0, lambda _, share: heard.append(share), lambda: 0.0)
    meter.extend(10.0)
    meter.begin("read")
    meter.add(10)
    assert heard == [0.5]
