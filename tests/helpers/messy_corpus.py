"""The messy tables, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

import neon_core as nc
from tests.helpers.messy_exports import exports
from tests.helpers.messy_tables import Case, corpus

CORPUS = corpus()
EXPORTS = exports()
BY_NAME = {case.name: case for case in (*CORPUS, *EXPORTS)}


def read_case(case: Case) -> nc.Dataset:
    """Return the dataset of a case, read anew."""
    return nc.read_table(case.content, filename=case.filename, **case.overrides)


@cache
def dataset(name: str) -> nc.Dataset:
    """Return the dataset of the case of a name, read at the first call; its frame must not be changed."""
    return read_case(BY_NAME[name])
