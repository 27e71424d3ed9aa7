"""What a visitor has chosen, as one frozen value. Pure: knows no Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, field

from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.row_query import RowQuery
from neon_core.samples import SAMPLES
from pages.shared.session.against import Against
from pages.shared.session.cluster_names import FormerNames, Names
from pages.shared.session.column_choices import Columns
from pages.shared.session.group import Group
from pages.shared.session.uploaded_file import FileReference

USUAL = "usual"
"""The stiffness that an analysis uses where nobody chose one."""
DEFAULT_SAMPLE = "wine"
DEFAULT_MAP = "pca"
USUAL_VIEW = ""
"""Stands for the most telling view of the table of rows: nobody chose one."""
MOST_SHOWN = 8
"""Columns of the user's table beside the table of rows, at most."""
MOST_CONDITIONS, LONGEST_VALUE, LONGEST_FILTER = 8, 100, 2000
"""Conditions of a filter, characters of a value and of a search, and of the filter in an address, at most."""
TELLING_ROW = -1
"""Stands for the telling row of the analysis: nobody chose a row."""
NO_ROW = -1
"""Stands for no second row."""
USUAL_BORDER = -1
"""Stands for the border that is nearest to both rows: nobody chose one."""
CLUSTERS, REST = "clusters", "rest"
"""A group is compared with the others of its clusters, or with all other rows."""
ROW_QUESTION, GROUP_QUESTION, PAIR_QUESTION, BELONG_QUESTION = "row", "group", "pair", "belong"
"""Why is this row here, why this group, why these two, does this row belong anywhere."""
OF_ONE_ROW = (ROW_QUESTION, BELONG_QUESTION)
"""The questions about the chosen row, which another row keeps."""
MOST_LEFT_OUT = 500
"""Rows that this dashboard leaves out of a fit, at most: an address has room for them. The library takes any number."""
MOST_CLUSTERS = 50
"""Clusters that this dashboard draws; more are not legible on a map. The library takes 1,000."""
SCAN_FROM, SCAN_TO = 2, 12
USUAL_SCAN = (SCAN_FROM, SCAN_TO)
"""The numbers of clusters that a scan begins and ends with where nobody chose others."""
NEXT_K = 0
"""Stands for the next number of clusters after the present one: nobody looked at another."""
OTHER_STARTS, OTHER_ROWS = "starts", "rows"
"""What the clusters are fitted again to where a row's doubt is asked for: other starts, or rows drawn again."""
ROW_NOUNS = ("row", "rows")


@dataclass(frozen=True)
class Choices:
    """What a visitor has chosen.

    Attributes
    ----------
    sample : str
        The built-in sample; empty for an uploaded table.
    config : AnalysisConfig
        The clustering (K, scaling, seed, restarts, clusters merged by hand) and the preparation of the columns.
    row : int
        The chosen row; `TELLING_ROW` where none is chosen.
    beta : float or "usual"
        The stiffness.
    map : str
        The kind of map, a key of `map_words.MAPS`.
    axes : tuple of str
        The two features of a feature map; "" for a feature that nobody chose.
    file : FileReference, optional
        The uploaded table and how it is read.
    columns : Columns
        Roles and kinds that differ from the guess.
    described : str
        The column that the clusters are described by; "" where nobody chose one.
    view : str
        The rows that the table of rows has, a key of `row_table_words.NAMES`; `USUAL_VIEW` where nobody chose one.
    shown : tuple of str
        The columns of the user's table that stand beside the table of rows.
    query : RowQuery
        The filter, the search and the order of the table of rows.
    names : tuple of (int, str)
        The names of clusters, by their numbers. They change no number of the analysis.
    scanned : tuple of (int, int)
        The first and the last number of clusters that a scan compares.
    looked : int
        The number of clusters that is looked at beside the present one; `NEXT_K` where nobody chose one.
    against : Against
        What the clustering is compared with.
    columns_digest : str
        The short name of column choices that did not fit into an address.
    question : str
        What the panel answers: `ROW_QUESTION`, `BELONG_QUESTION`, `GROUP_QUESTION` or `PAIR_QUESTION`.
    group : Group or None
        The group of rows that is asked about.
    group_digest : str
        The short name of a group that did not fit into an address.
    other : int
        The second row, beside the chosen one; `NO_ROW` where there is none.
    border : int
        The cluster beyond the border of two rows of one cluster; `USUAL_BORDER` where none is chosen.
    versus : str
        What a group is compared with: `CLUSTERS` where its clusters have other rows, or `REST`.
    former_names : tuple of (int, int, str)
        The names that clusters had before they were merged or split; undoing brings them back.
    refitted : str
        Over which refits the doubt of a row is explained: `OTHER_STARTS` or `OTHER_ROWS`.
    """

    sample: str
    config: AnalysisConfig
    row: int = TELLING_ROW
    beta: float | str = USUAL
    map: str = DEFAULT_MAP
    axes: tuple[str, str] = ("", "")
    file: FileReference | None = None
    columns: Columns = field(default_factory=Columns)
    described: str = ""
    view: str = USUAL_VIEW
    shown: tuple[str, ...] = ()
    query: RowQuery = field(default_factory=RowQuery)
    names: Names = ()
    scanned: tuple[int, int] = USUAL_SCAN
    looked: int = NEXT_K
    against: Against = field(default_factory=Against)
    columns_digest: str = ""
    question: str = ROW_QUESTION
    group: Group | None = None
    group_digest: str = ""
    other: int = NO_ROW
    border: int = USUAL_BORDER
    versus: str = CLUSTERS
    former_names: FormerNames = ()
    refitted: str = OTHER_ROWS

    @property
    def is_upload(self) -> bool:
        """Whether the table is the visitor's own."""
        return self.file is not None

    @property
    def nouns(self) -> tuple[str, str]:
        """One row and several rows of this table, as people call them."""
        return ROW_NOUNS if self.is_upload else SAMPLES[self.sample].nouns

    @property
    def questions(self) -> tuple[str, ...]:
        """What can be asked: of a group and of a second row only where there is one."""
        group = (GROUP_QUESTION,) if self.group is not None else ()
        return *OF_ONE_ROW, *group, *((PAIR_QUESTION,) if self.other not in (NO_ROW, self.row) else ())

    @property
    def map_follows_row(self) -> bool:
        """Whether the map is drawn anew for another row: the border plane of more than three clusters."""
        return self.map == "borders" and self.config.n_clusters > 3

    @property
    def analysis_key(self) -> tuple[object, ...]:
        """Everything that decides on the analysis: equal keys have equal analyses."""
        return self.sample, self.file, self.columns, self.config


def opening_config(sample: str) -> AnalysisConfig:
    """Return the config that a sample opens with; "" is an uploaded table.

    Examples
    --------
    >>> opening_config("wine").random_state, opening_config("").scaling
    (2, 'standard')
    """
    return SAMPLES[sample].opening if sample else OWN_TABLE


def opening_choices(sample: str, file: FileReference | None = None) -> Choices:
    """Return the choices that a table opens with.

    Examples
    --------
    >>> opening_choices("iris").config.n_clusters
    3
    """
    return Choices(sample, opening_config(sample), file=file)
