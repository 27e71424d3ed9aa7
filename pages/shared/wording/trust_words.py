"""The page Trust: the verdict, what the refits say of a row, and which columns make its evidence swing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import call_cluster, capitalize, count, spell_small
from neon_core.wording import cluster_span, format_number
from neon_core.wording.numbers import format_percent
from neon_core.wording.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.wording.spans import Sentence

Nouns = tuple[str, str]

FAILED = "Fitting the clusters again"
STOP, GO_ON = "Stop", "Go on"
STOPPED = "The refits were stopped. What is there stays."
ONE_CLUSTER = "Everything is in one cluster: no start can put a row elsewhere."
EDITED = (
    "Clusters that were merged or split by hand are not fitted again, so nothing is known of them here. Undo the "
    "change on the page Clusters first."
)
WAITS = "Waiting for the work on other tables"
TO_CLUSTERS = "To the clusters"
TO_CHOOSE_K = "Choose another K"
DOUBT = "Which features make it swing"
REFITTED = "What is fitted again"
STEADY = "The evidence is the same in every refit: nothing makes it swing."
STEADIES = "steadies it"
BOUNDARY = "0, the boundary"
VARIANCE, SHARE = "variance", "share"
SUM = "the bars add up to the variance of the evidence"
SEE = "See it on Explore"
LEAST_SURE = "Least sure"
MAP_LABEL = "Map of the {rows}: a pie shows the share of starts in each cluster"


def format_question(nouns: Nouns) -> str:
    """Return the title before there is an answer."""
    return f"Which {nouns[1]} stay put?"


def format_verdict(n_stay: int, n_rows: int, nouns: Nouns, n_clusters: int, *, is_unstable: bool) -> str:
    """Return the title: how many rows are in their cluster whatever the start.

    Examples
    --------
    >>> format_verdict(169, 178, ("wine", "wines"), 3, is_unstable=False)
    '169 of 178 wines stay put'
    >>> format_verdict(178, 178, ("wine", "wines"), 3, is_unstable=False)
    'All 178 wines stay put'
    >>> format_verdict(2, 178, ("wine", "wines"), 6, is_unstable=True)
    'At 6 clusters the start decides'
    """
    if is_unstable:
        return f"At {count(n_clusters, 'cluster')} the start decides"
    if n_stay == n_rows:
        return f"All {n_rows:,} {nouns[1]} stay put" if n_rows > 1 else f"The {nouns[0]} stays put"
    return f"{n_stay:,} of {n_rows:,} {nouns[1]} {'stays' if n_stay == 1 else 'stay'} put"


def describe_verdict(n_change: int) -> str:
    """Return the line below the title.

    Examples
    --------
    >>> describe_verdict(9)
    'Nine change cluster with the start. Choose one to see why.'
    >>> describe_verdict(0)
    'No start puts one elsewhere. Choose any to see how sure it is.'
    """
    if n_change == 0:
        return "No start puts one elsewhere. Choose any to see how sure it is."
    verb = "changes" if n_change == 1 else "change"
    return f"{capitalize(spell_small(n_change))} {verb} cluster with the start. Choose one to see why."


def describe_unstable(agreement: float) -> str:
    """Return the warning where the starts disagree.

    Examples
    --------
    >>> describe_unstable(0.572)
    'Two starts agree to 0.57 only (adjusted Rand; 1 is the same clusters). An explanation of one of them means little.'
    """
    return (
        f"Two starts agree to {format_number(agreement, 2)} only (adjusted Rand; 1 is the same clusters). "
        "An explanation of one of them means little."
    )


def describe_stage(stage: str, share: float, sizes: tuple[int, int], nouns: Nouns) -> str:
    """Return the stage of the work.

    Examples
    --------
    >>> describe_stage("starts", 0.2, (100, 200), ("wine", "wines"))
    '20 of 100 starts'
    >>> describe_stage("drawn", 0.5, (100, 200), ("wine", "wines"))
    '100 of 200 refits to wines drawn again'
    >>> describe_stage("flipped", 0.0, (100, 200), ("wine", "wines"))
    'Replacing features one after another'
    """
    if stage == "flipped":
        return "Replacing features one after another"
    if stage == "drawn":
        return f"{round(share * sizes[1])} of {sizes[1]} refits to {nouns[1]} drawn again"
    return WAITS if stage == "wait" else f"{round(share * sizes[0])} of {sizes[0]} starts"


def describe_pies(n_starts: int, agreement: float, nouns: Nouns, n_stay: int, *, has_pies: bool) -> str:
    """Return the caption of the map.

    Examples
    --------
    >>> describe_pies(100, 0.935, ("wine", "wines"), 169, has_pies=True)
    'Pie: the share of 100 starts in each cluster. All other wines are in theirs from at least 95 % of them. Two starts agree to 0.93 (adjusted Rand).'
    """  # noqa: E501
    agree = f"Two starts agree to {format_number(agreement, 2)} (adjusted Rand)."
    if not has_pies:
        return f"All {nouns[1]} are in their cluster from at least 95 % of {n_starts} starts. {agree}"
    pie = f"Pie: the share of {n_starts} starts in each cluster."
    others = f" All other {nouns[1]} are in theirs from at least 95 % of them." if n_stay else ""
    return f"{pie}{others} {agree}"


def describe_sample(n_fitted: int, n_rows: int, nouns: Nouns) -> str:
    """Return that the refits to rows drawn again have fewer rows than the table; empty where they have not.

    Examples
    --------
    >>> describe_sample(20_000, 1_000_000, ("row", "rows"))
    'Each refit has 20,000 of the 1,000,000 rows: with all of them, clusters and evidence would move less.'
    """
    if n_fitted >= n_rows:
        return ""
    return (
        f"Each refit has {n_fitted:,} of the {n_rows:,} {nouns[1]}: with all of them, clusters and evidence would move "
        "less."
    )


def format_list_title(n_change: int, nouns: Nouns) -> str:
    """Return the heading of the list.

    Examples
    --------
    >>> format_list_title(9, ("wine", "wines")), format_list_title(0, ("wine", "wines"))
    ('9 wines change with the start', 'Least sure')
    """
    if n_change == 0:
        return LEAST_SURE
    return f"{count(n_change, *nouns)} {'changes' if n_change == 1 else 'change'} with the start"


def format_more(n: int, nouns: Nouns) -> str:
    """Return how many rows the list leaves out."""
    return f"and {count(n, *nouns)} more"


def describe_starts(name: str, own: int, counts: Sequence[int], names: Sequence[str]) -> Sentence:
    """Return from how many starts a row is in its cluster, and where it is from the others.

    Examples
    --------
    >>> from neon_core.wording import to_text
    >>> to_text(describe_starts("Wine 60", 2, [0, 57, 43], ()))
    'Wine 60 is in cluster 2 from 43 of 100 starts, from the others in cluster 1.'
    >>> to_text(describe_starts("Wine 0", 0, [100, 0, 0], ()))
    'Wine 0 is in cluster 0 from every one of 100 starts.'
    """
    total, here = sum(counts), counts[own]
    begin = (Span(f"{name} is in "), cluster_span(own, names))
    if here == total:
        return *begin, Span(f" from every one of {total} starts.")
    others = sorted((k for k in range(len(counts)) if k != own and counts[k]), key=lambda k: -counts[k])
    first = f" from {here} of {total} starts, from " if here else f" from none of {total} other starts, but from "
    if len(others) == 1:
        rest = "the others" if here else "all"
        return *begin, Span(f"{first}{rest} in "), cluster_span(others[0], names), Span(".")
    spans = [Span(f"{first}{counts[others[0]]} in "), cluster_span(others[0], names)]
    if len(others) == 2:
        spans += [Span(f" and from {counts[others[1]]} in "), cluster_span(others[1], names), Span(".")]
    else:
        left = total - here - counts[others[0]]
        spans += [Span(f" and from {left} in {len(others) - 1} more.")]
    return *begin, *spans


def describe_drawn(own: int, n_there: int, n_refits: int, nouns: Nouns, names: Sequence[str], *, wavers: bool) -> str:
    """Return what the refits to rows drawn again say of a row.

    Examples
    --------
    >>> describe_drawn(2, 93, 200, ("wine", "wines"), (), wavers=True)
    'So its bars are those of one run. Of 200 refits to wines drawn again, 93 put it into cluster 2.'
    """
    begin = "So its bars are those of one run. " if wavers else ""
    refits, cluster = f"{n_refits} refits to {nouns[1]} drawn again", call_cluster(own, names)
    if n_there == n_refits:
        return f"{begin}All {refits} put it into {cluster}."
    if n_there == 0:
        return f"{begin}None of {refits} puts it into {cluster}."
    return f"{begin}Of {refits}, {n_there} {'puts' if n_there == 1 else 'put'} it into {cluster}."


def describe_evidence(against: int, names: Sequence[str]) -> str:
    """Return the line above the evidences.

    Examples
    --------
    >>> describe_evidence(1, ())
    'Its evidence over cluster 1 each time:'
    """
    return f"Its evidence over {call_cluster(against, names)} each time:"


def format_side(cluster: int, n: int, names: Sequence[str]) -> str:
    """Return how many evidences speak for a cluster."""
    return f"nearer to {call_cluster(cluster, names)}: {n}"


def format_refitted(which: str, nouns: Nouns) -> str:
    """Return the name of a choice.

    Examples
    --------
    >>> format_refitted("starts", ("wine", "wines")), format_refitted("rows", ("wine", "wines"))
    ('other starts', 'other wines')
    """
    return "other starts" if which == "starts" else f"other {nouns[1]}"


def format_rest(n: int) -> str:
    """Return the name of the bar of all other columns together."""
    return f"the other {n} together"


def describe_proof(difference: str, mean: str, deviation: str, *, is_exact: bool) -> str:
    """Return that the bars add up, and what the evidence is on average.

    Examples
    --------
    >>> describe_proof("7·10⁻¹⁸", "−0.015", "0.152", is_exact=True)
    '✓ Var(h) = Σ Cov(Rᵢ, h), exactly (difference 7·10⁻¹⁸): evidence −0.015 on average, standard deviation 0.152.'
    """
    mark, verdict = ("✓", "exactly") if is_exact else ("✗", "not exactly")
    numbers = f"evidence {mean} on average, standard deviation {deviation}"
    return f"{mark} Var(h) = Σ Cov(Rᵢ, h), {verdict} (difference {difference}): {numbers}."


def describe_on_explore(n_there: int, n_starts: int) -> str:
    """Return the line on Explore about a row that does not stay put.

    Examples
    --------
    >>> describe_on_explore(43, 100)
    ' Only 43 of 100 starts put it here: see Trust.'
    """
    return f" Only {n_there} of {n_starts} starts put it here: see Trust."


def format_shares(shares: Sequence[float], names: Sequence[str]) -> str:
    """Return the shares of a pie, the largest first.

    Examples
    --------
    >>> format_shares([0.0, 0.57, 0.43], ())
    'cluster 1 57 %, cluster 2 43 %'
    """
    order = sorted((k for k in range(len(shares)) if shares[k] > 0.0), key=lambda k: -shares[k])
    return ", ".join(f"{call_cluster(k, names)} {format_percent(shares[k])}" for k in order)


def describe_pending(n_drawn: int, nouns: Nouns) -> str:
    """Return that the refits to rows drawn again are not there yet.

    Examples
    --------
    >>> describe_pending(200, ("wine", "wines"))
    'The bars come with the 200 refits to wines drawn again.'
    """
    return f"The bars come with the {n_drawn} refits to {nouns[1]} drawn again."
