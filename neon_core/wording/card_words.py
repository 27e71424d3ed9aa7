"""The card of a cluster, on screen and in the report: its sentence in pieces, its rule and three of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.text import capitalize, shorten
from neon_core.wording.cluster_sentences import describe_main_class, describe_makeup, split_differences

if TYPE_CHECKING:
    from neon_core.summaries import ClusterMembers, ClusterProfile, ColumnContrast

TITLE = "What makes each cluster"
RULE = "Rule"
TYPICAL, BOUNDARY, CONTESTED = "Typical", "Boundary", "Most contested"
HELP = {
    TYPICAL: "The row nearest to the centroid",
    BOUNDARY: "The row nearest to the boundary of the cluster",
    CONTESTED: "The row with the least evidence: another centroid is almost as near as its own",
}


def split_makeup(profile: ClusterProfile, columns: Sequence[ColumnContrast]) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a card as pieces, each with what is drawn bold and what follows it.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> profile = nc.profile_clusters(wine)[0]
    >>> split_makeup(profile, profile.telling_columns[:1])
    (('High proline', ' (1,111, elsewhere 557).'), ('', ' Mostly class 0: 59 of 61.'))
    """
    if not columns or profile.size in (0, profile.n_rows):
        return (("", describe_makeup(profile, columns)),)
    pieces = [(what, f" {values}") for what, values in split_differences(columns)]
    pieces[0] = (capitalize(pieces[0][0]), pieces[0][1])
    marks = [", "] * (len(pieces) - 2) + [" and "] * (len(pieces) > 1) + ["."]
    pieces = [(what, values + mark) for (what, values), mark in zip(pieces, marks, strict=True)]
    known = describe_main_class(profile)
    return (*pieces, ("", f" {capitalize(known)}.")) if known else tuple(pieces)


def choose_members(members: ClusterMembers) -> dict[str, int]:
    """Return the rows of a card by what they are; the most contested one is left out where it is at the boundary.

    Examples
    --------
    >>> from neon_core.summaries import ClusterMembers
    >>> choose_members(ClusterMembers(0, typical=7, boundary=3, contested=3))
    {'Typical': 7, 'Boundary': 3}
    """
    contested = members.contested if members.contested != members.boundary else None
    rows = {TYPICAL: members.typical, BOUNDARY: members.boundary, CONTESTED: contested}
    return {what: row for what, row in rows.items() if row is not None}


def format_member(what: str, called: str) -> str:
    """Return the label of the link to a member of a cluster: "Typical: wine 48"."""
    return f"{what}: {shorten(called)}"
