"""A survey as its tool exports it: two header lines, answers of a scale, tick boxes, durations, bands, a counter."""

from __future__ import annotations

from random import Random

SCALE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
BANDS = ("18-29", "30-44", "45-60", "> 60")
HEAD = (
    "Respondent,I like my work,My work tires me,Paid overtime,Works from home,Time to work,Age\n"
    ",Response,Response,Tick if yes,Tick if yes,Response,Response\n"
)
GROUPS = ((3, 1, 15, 0.2, 0.7), (1, 3, 70, 0.7, 0.1), (4, 2, 35, 0.4, 0.5))
"""For each of three groups the usual answers, the minutes to work, and the shares of ticks."""


def survey(n_rows: int = 120) -> str:
    """Return the survey as CSV."""
    random = Random(4)
    return HEAD + "".join(_line(random, i) for i in range(n_rows))


def _line(random: Random, i: int) -> str:
    likes, tires, minutes, overtime, home = GROUPS[i % 3]
    answers = [SCALE[min(4, max(0, usual + random.choice((-1, 0, 0, 1))))] for usual in (likes, tires)]
    ticks = ["x" if random.random() < share else "" for share in (overtime, home)]
    time = minutes + random.randrange(-10, 11)
    duration = f"{time // 60}h {time % 60:02d}m" if time >= 60 else f"{time} min"
    return ",".join([str(1040 + 3 * i), *answers, *ticks, duration, random.choice(BANDS)]) + "\n"
