"""Events of the screen Choose K: the range of a scan, the number of clusters that is looked at, and taking it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.session.choices import MOST_CLUSTERS, NEXT_K, SCAN_FROM
from pages.shared.session.events.config_events import change_config
from pages.shared.session.visit import Session
from pages.shared.wording import choose_k_words

if TYPE_CHECKING:
    from pages.shared.session.jobs import Job


def choose_scanned(session: Session, first: int, last: int) -> Session:
    """Return the session with another range of a scan; a range that no scan can have changes nothing."""
    if not SCAN_FROM <= first < last <= MOST_CLUSTERS:
        return session
    return session.with_choices(replace(session.choices, scanned=(first, last)))


def look_at(session: Session, k: int) -> Session:
    """Return the session that looks at a number of clusters; one that this dashboard cannot draw changes nothing."""
    if not 1 <= k <= MOST_CLUSTERS:
        return session
    choices = session.choices
    return session.with_choices(replace(choices, looked=NEXT_K if k == choices.config.n_clusters + 1 else k))


def use_clusters(session: Session, k: int) -> Session:
    """Return the session with another number of clusters, which looks at the next one."""
    after = change_config(session, "n_clusters", k)
    return Session(replace(after.choices, looked=NEXT_K), after.visit)


def keep_possible_look(session: Session, most: int) -> Session:
    """Return the session without a look at more clusters than there are distinct rows, and a notice about it."""
    k = session.choices.looked
    if k <= most:
        return session
    after = Session(replace(session.choices, looked=NEXT_K), session.visit)
    return after.with_more_notices(choose_k_words.describe_missing_k(k, most))


def begin_scan(session: Session, job: Job | None) -> Session:
    """Return the session with the job of a scan; None ends the one before."""
    return session.with_visit(replace(session.visit, scan=job))
