"""What is said of the evidence: the equation, the proof, the shares of the competitors, the comparison, the fit."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from itertools import pairwise

from tests.claims.exact import ExactClustering
from tests.claims.exact_row import CLOSE as TRUSTED
from tests.claims.exact_row import ExactRow
from tests.claims.grammar import (
    CLOSE,
    CLUSTER,
    NUMBER,
    OPEN,
    PERCENT,
    Claim,
    Falsities,
    Place,
    Printed,
    percent_falsities,
)

SMALLEST = Fraction(1, 10**6)
"""Evidence below this may be written as "under 0.000001"."""


def _equation(match: re.Match[str], row: ExactRow) -> Falsities:
    pro, contra = Printed.parse(match["pro"]), Printed.parse(match["contra"])
    exact = row.evidence
    if pro.value < 0 or contra.value > 0 or not _signed(match["pro"], "+") or not _signed(match["contra"], "−"):
        yield "sign", f"{exact[0]:.6g} for {exact[1]:.6g}"
    for side, printed, value in (("for", pro, exact[0]), ("against", contra, exact[1])):
        if not printed.is_within(value, 1, row.clustering.slack):
            yield f"evidence {side}", f"{value:.12g}"
    if match["logit"].startswith("under"):
        if not 0 < row.logit < SMALLEST or abs(pro.value + contra.value) > max(SMALLEST, pro.last):
            yield "logit", f"{row.logit:.12g}"
        return
    logit = Printed.parse(match["logit"])
    yield from _logit(match["logit"], row)
    if pro.value + contra.value != logit.value:
        yield "sum", f"{float(pro.value + contra.value):.12g} as printed"


def _signed(text: str, sign: str) -> bool:
    """Whether a number has its sign, or is 0 and has none."""
    return (text[0] == sign) != (Printed.parse(text).value == 0)


def _logit(text: str, row: ExactRow) -> Falsities:
    """Yield what is false of a printed logit: its digits, and that it is "0" on a boundary and only there."""
    printed = Printed.parse(text)
    if not printed.is_within(row.logit, 1, row.clustering.slack):
        yield "logit", f"{row.logit:.12g}"
    if row.tied.exact == row.tied.possible and (printed.value == 0) != bool(row.tied.exact):
        yield "logit 0", f"{row.logit:.12g}"
    if row.tied.exact and row.tied.exact == row.tied.possible and text != "0":
        yield "logit of a tie", "a tie is written 0"


def _proof(match: re.Match[str], row: ExactRow) -> Falsities:
    if not row.doubtful and (match["logit"] is None) != bool(row.tied.exact):
        yield "tie", f"{row.logit:.12g}"
    elif (match["logit"] or "").startswith("under"):
        if not 0 < row.logit < SMALLEST:
            yield "logit", f"{row.logit:.12g}"
    elif match["logit"] is not None:
        yield from _logit(match["logit"], row)
    if float(Printed.parse(match["difference"]).value) > row.clustering.slack:
        yield "difference", "the difference is no rounding error"


NO_SHARE = 1.01e-9
"""A competitor with less than 1e-9 does not count, in the words of the product."""


def _alone(match: re.Match[str], row: ExactRow) -> Falsities:
    others = [share for k, share in row.shares.items() if k != int(match[1])]
    if any(share > NO_SHARE for share in others):
        yield "alone", f"{row.shares}"


def _two_shares(match: re.Match[str], row: ExactRow) -> Falsities:
    first, second = int(match["first"]), int(match["second"])
    if first == second or not {first, second} <= set(row.shares):
        yield "clusters", f"{row.shares}"
        return
    rest = [share for k, share in row.shares.items() if k not in (first, second)]
    ordered = [row.shares[first], row.shares[second], *([max(rest)] if rest else [])]
    if any(a < b - TRUSTED for a, b in pairwise(ordered)):
        yield "largest", f"{row.shares}"
    for text, k in ((match["one"], first), (match["two"], second)):
        yield from percent_falsities(text, _share(row, k))


def _share(row: ExactRow, k: int) -> float | Fraction:
    """Return a share that is 0 or 1 only if it is so exactly; as a float it may round to them."""
    share, nothing = row.shares[k], Fraction(1, 10**300)
    if math.isinf(row.beta) or len(row.shares) == 1:
        return share
    return 1 - nothing if share == 1.0 else share or nothing


def _comparison(match: re.Match[str], row: ExactRow) -> Falsities:
    if not Printed.parse(match["effective"]).is_within(row.effective_competitors, 0.5, 1e-6):
        yield "effective competitors", f"{row.effective_competitors:.6g}"
    if int(match["others"]) != len(row.h):
        yield "others", f"{len(row.h)}"
    yield from beta_falsities(match["beta"], row)


def beta_falsities(text: str, row: ExactRow) -> Falsities:
    """Yield what is false of a printed stiffness."""
    if (text == "∞") != math.isinf(row.beta):
        if math.isinf(row.beta) or row.beta * row.clustering.slack < 1.0:
            yield "beta", f"{row.beta:.6g}"
    elif text != "∞" and not Printed.parse(text).is_within(row.beta, 0.5, 1e-9 * row.beta):
        yield "beta", f"{row.beta:.6g}"
    elif text != "∞" and (Printed.parse(text).value == 0) != (row.beta == 0.0):
        yield "beta 0", f"{row.beta:.6g}"


def _fit(match: re.Match[str], clustering: ExactClustering) -> Falsities:
    table = clustering.table
    if (match["starts"] or "1") != str(table.n_init) or (table.n_init == 1) != (match["starts"] is None):
        yield "starts", f"{table.n_init}"
    if match["seed"] != str(table.random_state):
        yield "seed", f"{table.random_state}"
    printed, exact = Printed.parse(match["inertia"]), clustering.inertia
    if not printed.is_within(exact, 0.5, 10 * clustering.slack) or (printed.value == 0) != (exact == 0.0):
        yield "inertia", f"{exact:.12g}"


def _numbers(role: str, name: str) -> str:
    return rf"{OPEN}{role}\|(?P<{name}>{NUMBER}){CLOSE}"


_LOGIT = rf"{NUMBER}|under 0\.000001"
EQUATION = Place(
    "equation",
    (
        Claim(
            "sum",
            re.compile(
                rf"{_numbers('for', 'pro')} for {_numbers('against', 'contra')} against = "
                rf"{OPEN}strong\|(?P<logit>{_LOGIT}){CLOSE} evidence$"
            ),
            _equation,
        ),
    ),
)
_DIFFERENCE = r"\(difference (?P<difference>0|[1-9]·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)\)\. 0 is the boundary\.$"
PROOF = Place(
    "proof",
    (
        Claim(
            "proof",
            re.compile(
                r"✓ (?:For and against are equal|The bars add up to the evidence, "
                rf"(?P<logit>{_LOGIT})), exactly {_DIFFERENCE}"
            ),
            _proof,
        ),
    ),
)
SHARES = Place(
    "shares",
    (
        Claim("alone", re.compile(rf"{CLUSTER} alone$"), _alone),
        Claim(
            "two",
            re.compile(
                rf"{OPEN}cluster\|(?P<first>\d+){CLOSE} (?P<one>{PERCENT}) · "
                rf"{OPEN}cluster\|(?P<second>\d+){CLOSE} (?P<two>{PERCENT})$"
            ),
            _two_shares,
        ),
    ),
)
COMPARISON = Place(
    "comparison",
    (
        Claim(
            "comparison",
            re.compile(rf"as if (?P<effective>\d+\.\d) of (?P<others>\d+) · β (?P<beta>{NUMBER}|∞)$"),
            _comparison,
        ),
    ),
)
FIT = Place(
    "fit",
    (
        Claim(
            "fit",
            re.compile(
                rf"(?:One start|The best of (?P<starts>\d+) starts), from seed (?P<seed>\d+)\. "
                rf"Inertia (?P<inertia>{NUMBER}): the smaller, the tighter\.$"
            ),
            _fit,
        ),
    ),
)
