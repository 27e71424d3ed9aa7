"""The checks of a large table on the page Trust: its alarms and the fit with another scaling, made by one job."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from pages.shared.results import alarmed, cache, current, work
from pages.shared.session import store
from pages.shared.shell import progress
from pages.shared.wording import amiss_words, progress_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig

CHECK = "check"


def is_checked(analysis: Analysis) -> bool:
    """Whether the alarms and the analysis with the other scaling are there; long work is begun and its progress drawn.

    The analysis has no names.
    """
    source, data, nouns = current.source(), current.dataset(), store.choices().nouns
    config = alarmed.other_config(analysis.config)
    with suppress(cache.LongWorkError):
        alarmed.alarms(source, data, analysis, nouns)
        cache.analysis(source, data, config)
        return True
    build = partial(alarmed.build_checked, data, analysis, nouns)
    describe_failure = partial(work.describe_failed_part, amiss_words.LOOKING)
    key = (CHECK, data.fingerprint, analysis.config)
    checked = progress.made_aside(key, build, partial(_describe, config=config), describe_failure)
    if checked is None:
        return False
    alarmed.alarms(source, data, analysis, nouns, made=checked.alarms)
    cache.analysis(source, data, config, made=checked.other)
    return True


def _describe(stage: str, config: AnalysisConfig) -> str:
    return amiss_words.LOOKING if stage == "alarms" else progress_words.describe_fitting_stage(stage, config)
