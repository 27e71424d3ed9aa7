"""Fingers on the screen."""

from __future__ import annotations

SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def touch(client, kind, places):
    """Let fingers do something."""
    points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]
    client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def drag_fingers(client, starts, ends, steps=6):
    """Put fingers down, move each to its end, and lift them."""

    def points(share):
        places = [[a + share * (b - a) for a, b in zip(*way, strict=True)] for way in zip(starts, ends, strict=True)]
        return [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]

    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(0)})
    for step in range(1, steps + 1):
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(step / steps)})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def beside(middle, apart):
    """Two fingers, `apart` pixels from each other."""
    return [(middle[0] - apart / 2, middle[1]), (middle[0] + apart / 2, middle[1])]
