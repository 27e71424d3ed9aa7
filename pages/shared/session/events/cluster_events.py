"""Events of the screen of the clusters: their names, merging two of them, splitting one, and undoing that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from neon_core.edits import Edit
from neon_core.errors import NeonError
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.cluster_names import FormerNames, Names, change_names
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
    last = len(edits) - 1
    lost = tuple((last, k, name) for k, name in choices.names if renumbered[k] < 0)
    former = (*_before(choices.former_names, last), *lost)
    edited = replace(choices, config=replace(choices.config, edits=edits), names=names, former_names=former)
    return renumber_group(with_usual_beta(session, edited), dict(enumerate(renumbered)))


def undo_edit(session: Session, renumbered: Sequence[int]) -> Session:
    """Return the session without the last edit; `renumbered` has the number of each former cluster after it.

    The two clusters of a merge, and the one of a split, get back the names that they had.
    """
    choices = session.choices
    edits, last = choices.config.edits, len(choices.config.edits) - 1
    lost = {k: name for edit, k, name in choices.former_names if edit == last}
    names = tuple(sorted((lost | _former_names(choices.names, renumbered)).items()))
    config, kept = replace(choices.config, edits=edits[:-1]), _before(choices.former_names, last)
    before = replace(choices, config=config, names=names, former_names=kept)
    former = {number: k for k, number in enumerate(renumbered) if number >= 0}
    return renumber_group(with_usual_beta(session, before), former)


def _before(former: FormerNames, edit: int) -> FormerNames:
    """Return the names that were lost before an edit."""
    return tuple(item for item in former if item[0] < edit)


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
