"""The fit of the clustering that the present one is compared with, shown and stopped as the present one's is."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.errors import NeonError
from pages.shared.results import cache, current, work
from pages.shared.shell import progress
from pages.shared.wording import page_words, progress_words

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Dataset

OTHER = "other"


def is_analysed(data: Dataset, config: AnalysisConfig) -> bool:
    """Whether the analysis that the present one is compared with is there; long work is begun and its progress drawn.

    The job goes on while another screen is shown, until another present analysis is fitted.
    """
    source, present = current.source(), current.unnamed_analysis()
    with st.spinner(page_words.describe_fitting(config)), suppress(cache.LongWorkError):
        cache.analysis(source, data, config)
        return True
    key = (OTHER, present.fingerprint, present.config, data.fingerprint, config)
    describe = partial(progress_words.describe_fitting_stage, config=config)
    describe_failure = partial(work.describe_failed_fit, config)
    made = progress.made_aside(key, partial(work.analyse, data, config), describe, describe_failure)
    if made is None:
        return False
    cache.analysis(source, data, config, made=made)
    return True


def draw_failed(error: Exception) -> None:
    """Draw the button that fits the other clustering again, where another try may succeed."""
    if isinstance(error, NeonError):
        progress.draw_retry(error, progress.end_job)
