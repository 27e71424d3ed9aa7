"""What belongs to a visit and is no choice: notices, the running job, requested files, the candidate table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pages.shared.session.choices import TELLING_ROW, Choices
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from pages.shared.session.group import Group, RefusedList
from pages.shared.session.placing import Placing
from pages.shared.session.served_table import ServedTable
from pages.shared.session.uploaded_file import Upload

if TYPE_CHECKING:
    from neon_core.errors import NeonError
    from pages.shared.live_chart.payload.visitor_messages import SaveRequest
    from pages.shared.session.jobs import Job

MOST_UNHEARD = 50
"""Addresses that a browser may not have heard of yet, remembered in a visit."""

Parameters = dict[str, str]
"""An address, one value for each parameter."""


@dataclass(frozen=True)
class FileRequest:
    """A file that a browser asked for.

    Attributes
    ----------
    message : SaveRequest
        The request, with the row and the stiffness that the picture showed when it was made.
    until : float
        The moment (seconds since the epoch) after which the file is no longer sent.
    choices : Choices or None
        The choices that the picture was drawn with; None for a picture that is not remembered any more.
    """

    message: SaveRequest
    until: float
    choices: Choices | None = None


@dataclass(frozen=True)
class SearchResult:
    """The sentence about the last search for a row.

    Attributes
    ----------
    analysis_id : str
        The analysis that was searched.
    sentence : str
        The sentence for the visitor.
    refused : bool
        Whether no row was found.
    """

    analysis_id: str
    sentence: str
    refused: bool = False


@dataclass(frozen=True)
class RowWindow:
    """A part of the table of rows.

    Attributes
    ----------
    table : str
        The id of the table, with its order and filter.
    first, count : int
        The place of its first row, and its number of rows.
    row : int
        A row in whose place it lies, whatever `first` says; -1 for none.
    """

    table: str
    first: int
    count: int
    row: int = -1


@dataclass(frozen=True)
class AddressLog:
    """The addresses that were written, so that a late one is told from a navigation.

    A browser sends with each gesture the address that it knows. It learns of a written address a moment later, so a
    gesture may arrive with an address that was current before. Choices can lead back to an address that was written
    earlier: a browser that sends such an address may know the earlier one only.

    Attributes
    ----------
    current : dict
        The address that was written or received last.
    heard : dict
        The newest address that the browser is known to have.
    unheard : tuple of dict
        The addresses written after `heard`, oldest first.
    is_uncertain : bool
        Whether the browser may show another address than `current`: an unheard one can still arrive after a step back
        or forward, and replaces the address that the step led to.
    """

    current: Parameters
    heard: Parameters
    unheard: tuple[Parameters, ...] = ()
    is_uncertain: bool = False

    @classmethod
    def opened(cls, address: Parameters) -> AddressLog:
        """Return the log of a visit that begins at an address."""
        return cls(address, address)

    def moved(self, address: Parameters) -> AddressLog:
        """Return the log after the browser went to an address by itself; unheard addresses may still arrive.

        The browser may not have heard of the address: it can have had an equal one before.
        """
        return replace(self, current=address, heard=address, is_uncertain=True)

    def wrote(self, address: Parameters) -> AddressLog:
        """Return the log after an address was written."""
        return replace(self, current=address, unheard=(*self.unheard, address)[-MOST_UNHEARD:], is_uncertain=False)

    def must_write(self, address: Parameters) -> bool:
        """Whether the browser must be sent this address."""
        return address != self.current or self.is_uncertain

    def is_late(self, address: Parameters) -> bool:
        """Whether a browser may have sent this address because it had not heard of the current one."""
        return address != self.current and (address == self.heard or address in self.unheard)

    def received(self, address: Parameters) -> AddressLog:
        """Return the log after a browser sent an address: it has heard of it, at least where it was written first."""
        if address == self.heard or address not in self.unheard:
            return self
        return replace(self, heard=address, unheard=self.unheard[self.unheard.index(address) + 1 :])


@dataclass(frozen=True)
class Outline:
    """The line that was drawn around a group.

    Attributes
    ----------
    group : str
        The short name of the group.
    frame : str
        The maps that it was drawn on; see `payload.build_map`.
    shape : tuple of (float, float)
        Its vertices.
    """

    group: str
    frame: str
    shape: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Visit:
    """What belongs to a visit and is no choice.

    Attributes
    ----------
    address : AddressLog
        The addresses written and received.
    notices : tuple of str
        Sentences at the top of the screen until the next choice.
    upload : Upload or None
        The uploaded table that was read last; it stays when another one cannot be read.
    candidate : Upload or None
        The table that is to be read: uploaded, pasted, or read in another way.
    export : Upload or None
        The earlier export that clusterings are compared with.
    served : ServedTable or None
        What an address without parameters leads to, where the server was started on a table.
    placing : Placing
        The new rows that are placed in the clusters.
    awaited : Choices or None
        The choices of an address whose table is not here.
    former : mapping of str to Choices
        The choices of the sample and of the upload when the visitor left them, by "sample" and "upload".
    explained : Choices or None
        The choices of the last analysis on screen: stopping a fit leads back to them.
    telling_row : int
        The telling row of that analysis; an address leaves it out.
    job : Job or None
        The long work of this visit, one at a time.
    scan : Job or None
        The scan of this visit, which goes on beside other work, and can be stopped and gone on with.
    refits : Job or None
        The refits of the page Trust, in the same way.
    pictures : mapping of str to Choices
        The choices that the last pictures were drawn with, by the pictures' ids.
    requested_files : tuple of FileRequest
        The files that the browser asked for in the last seconds.
    answered, released : int
        The numbers of the last choice of a row and of the last comparison that were answered.
    destination : str
        The screen that a pressed link leads to, until it is drawn.
    has_returned : bool
        Whether the browser was connected to a session before that is gone, and has sent nothing since.
    search, other_search : SearchResult or None
        The sentences about the last search for a row, and for a second row.
    rows : RowWindow or None
        The part of the table of rows that the browser asked for last.
    windows, sorts : int
        The numbers of the last part and of the last order of the table of rows that were answered.
    refused_list : RefusedList or None
        The last list of rows, where some of its texts name none.
    draws : int
        The number of the last line drawn on the map that was answered.
    outline : Outline or None
        The line that was drawn around the last group of the map.
    refused_condition : str
        Why the last condition on the table of rows was refused.
    column_error : NeonError or None
        Why the last change of the columns was refused.
    column_notice : str
        What the last change of the columns did to another column; "" where it did nothing.
    column_edition : int
        The number of the column editor; a new number draws it without the cells typed so far.
    column_base : (Columns, Treatments)
        The choices that the column editor was drawn with; its edits add to them.
    long_columns : mapping
        Column choices that an address had no room for, by their digest.
    long_groups : mapping
        Groups that an address had no room for, by their digest.
    """

    address: AddressLog
    notices: tuple[str, ...] = ()
    upload: Upload | None = None
    candidate: Upload | None = None
    export: Upload | None = None
    placing: Placing = field(default_factory=Placing)
    served: ServedTable | None = None
    awaited: Choices | None = None
    former: Mapping[str, Choices] = field(default_factory=dict)
    explained: Choices | None = None
    telling_row: int = TELLING_ROW
    job: Job | None = None
    scan: Job | None = None
    refits: Job | None = None
    pictures: Mapping[str, Choices] = field(default_factory=dict)
    requested_files: tuple[FileRequest, ...] = ()
    answered: int = 0
    released: int = 0
    destination: str = ""
    has_returned: bool = False
    search: SearchResult | None = None
    other_search: SearchResult | None = None
    rows: RowWindow | None = None
    windows: int = 0
    sorts: int = 0
    refused_list: RefusedList | None = None
    draws: int = 0
    outline: Outline | None = None
    refused_condition: str = ""
    column_error: NeonError | None = None
    column_notice: str = ""
    column_edition: int = 0
    column_base: tuple[Columns, Treatments] = (Columns(), Treatments())
    long_columns: Mapping[str, tuple[Columns, Treatments]] = field(default_factory=dict)
    long_groups: Mapping[str, Group] = field(default_factory=dict)


@dataclass(frozen=True)
class Session:
    """The whole state of a visitor: the choices, and what belongs to the visit."""

    choices: Choices
    visit: Visit

    def with_choices(self, choices: Choices) -> Session:
        """Return the session with other choices; the notices of the last choice go.

        Where they belong to the analysis on screen, stopping a later fit leads back to them.
        """
        explained = self.visit.explained
        if explained is not None and explained.analysis_key == choices.analysis_key:
            explained = choices
        return Session(choices, replace(self.visit, notices=(), explained=explained))

    def with_visit(self, visit: Visit) -> Session:
        """Return the session with the same choices and another visit."""
        return Session(self.choices, visit)

    def with_notices(self, *notices: str) -> Session:
        """Return the session with these notices in place of the former ones."""
        return Session(self.choices, replace(self.visit, notices=notices))

    def with_more_notices(self, *notices: str) -> Session:
        """Return the session with these notices after the former ones."""
        return self.with_notices(*self.visit.notices, *notices)
