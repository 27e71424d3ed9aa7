"""Events of the screen of the clusters: their names, merging two of them, splitting one, and undoing that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from neon_core.edits import Edit
from neon_core.errors import NeonError
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.cluster_names import Names, change_names
from pages.shared.session.events.session_changes import renumber_group, with_usual_beta
from pages.shared.session.visit import Session
from pages.shared.wording import address_words


def name_cluster(session: Session, cluster: int, name: str) -> Session:
    """Return the session with another name of a cluster, "" for none; or with a notice that it cannot be one."""
    try:
        names = change_names(session.choices.names, {cluster: name}, MOST_CLUSTERS)
    except NeonError as error:
        return session.with_notices(*map(str, error.problems))
    return session.with_choices(replace(session.choices, names=names))


def edit_clusters(session: Session, edit: Edit, renumbered: Sequence[int]) -> Session:
    """Return the session with two clusters merged, or one split.

    Parameters
    ----------
    session : Session
        The session before.
    edit : tuple of (str, int, int)
        What was done, as in `AnalysisConfig.edits`.
    renumbered : sequence of int
        The number of each cluster afterwards; -1 for the two that are one, or the one that is two.
    """
    choices = session.choices
    edits = (*choices.config.edits, edit)
    names = tuple(sorted((renumbered[k], name) for k, name in choices.names if renumbered[k] >= 0))
    edited = replace(choices, config=replace(choices.config, edits=edits), names=names)
    after = renumber_group(with_usual_beta(session, edited), dict(enumerate(renumbered)))
    lost = {k: name for k, name in choices.names if renumbered[k] < 0}
    return after.with_visit(replace(after.visit, lost_names={**session.visit.lost_names, edits: lost}))


def undo_edit(session: Session, renumbered: Sequence[int]) -> Session:
    """Return the session without the last edit; `renumbered` has the number of each former cluster after it.

    The two clusters of a merge, and the one of a split, get back the names that they had.
    """
    choices, visit = session.choices, session.visit
    edits = choices.config.edits
    names = dict(visit.lost_names.get(edits, {})) | _former_names(choices.names, renumbered)
    before = replace(choices, config=replace(choices.config, edits=edits[:-1]), names=tuple(sorted(names.items())))
    former = {number: k for k, number in enumerate(renumbered) if number >= 0}
    return renumber_group(with_usual_beta(session, before), former)


def _former_names(names: Names, renumbered: Sequence[int]) -> dict[int, str]:
    former = {number: k for k, number in enumerate(renumbered) if number >= 0}
    return {former[number]: name for number, name in names if number in former}


def keep_possible_names(session: Session, n_clusters: int) -> Session:
    """Return the session without names of clusters that there are not, and a notice about these."""
    choices = session.choices
    kept = tuple(pair for pair in choices.names if pair[0] < n_clusters)
    if kept == choices.names:
        return session
    after = Session(replace(choices, names=kept), session.visit)
    return after.with_more_notices(address_words.describe_missing_clusters(choices.names[len(kept) :], n_clusters))
