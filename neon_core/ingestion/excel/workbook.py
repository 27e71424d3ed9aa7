"""Look into a workbook before the engine does, and hand it only what was looked at.

A ZIP archive can be read in more than one way, and so can XML. So the engine never sees the file: it gets a new, small
workbook with the one sheet, written here from parts that were unpacked and measured.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion import archive
from neon_core.ingestion.archive import Budget
from neon_core.ingestion.excel.extent import check_extent, check_text, measured, slices, text_lengths
from neon_core.ingestion.excel.markup import DAMAGED, Walk
from neon_core.ingestion.sizes import too_large
from neon_core.reading import Limits

MOST_SHEETS = 1_000
MOST_DESCRIPTION = 20_000_000
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"

ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:\"e\"|'e')")
"""The engine reads an error as an empty cell, and fails at the newer ones: as text all of them are kept."""

NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class Entry:
    """A sheet as the workbook lists it: its name, the part that it is in, and whether one sees it."""

    name: str
    part: str
    visible: bool


@dataclass
class Contents:
    """What a workbook says of itself."""

    entries: list[Entry] = field(default_factory=list)
    styles: str = "xl/styles.xml"
    strings: str = "xl/sharedstrings.xml"
    from_1904: bool = False


class Workbook:
    """An .xlsx file, opened with care.

    Parameters
    ----------
    opened : ZipFile
        From `archive.opened`.
    limits : Limits
        `n_bytes` for all that is unpacked; rows, columns and cells for each sheet.

    Raises
    ------
    ReadingError
        If it is damaged, protected by a password, or has no sheet.
    """

    def __init__(self, opened: zipfile.ZipFile, limits: Limits) -> None:
        self._archive, self._limits = opened, limits
        self._budget = Budget(limits.n_bytes)
        self._parts = archive.parts(opened)
        self.contents = _contents(self._small(WORKBOOK), self._small(RELATIONS), set(self._parts))
        if not self.contents.entries:
            raise ReadingError("The workbook has no sheet with cells", hint=DAMAGED)
        self._shared: tuple[bytes, bytes] | None = None

    def alone(self, entry: Entry) -> io.BytesIO | None:
        """Return a new workbook with this sheet alone; None where it has no values.

        Raises
        ------
        SizeError
            If the sheet reaches too far or holds too much text.
        """
        sheet = self._part(entry.part)
        extent = measured(sheet)
        check_extent(extent, entry.name, self._limits)
        if not extent.n_values:
            return None
        styles, strings = self._small(self.contents.styles), self._part(self.contents.strings)
        Walk(lambda *_: None).through(slices(styles or b"<styleSheet/>"))
        check_text(sheet, extent, text_lengths(strings), entry.name, self._limits.n_bytes)
        if extent.n_errors:
            sheet = ERROR_CELL.sub(rb'\1"str"', sheet)
        return _written(sheet, styles, strings, self.contents.from_1904)

    def _small(self, name: str) -> bytes:
        """Return a part whose every few bytes become hundreds in memory, and which is small in any real workbook."""
        part = self._part(name)
        if len(part) > MOST_DESCRIPTION:
            raise too_large(f"The part “{name}” of the workbook", len(part), MOST_DESCRIPTION)
        return part

    def _part(self, name: str) -> bytes:
        """Return a part's bytes; none where there is no such part."""
        info = self._parts.get(name)
        return b"".join(archive.unpack(self._archive, info, self._budget)) if info else b""


def _contents(workbook: bytes, relations: bytes, parts: set[str]) -> Contents:
    """Return what the workbook lists, sheets with cells only: charts stand on sheets of their own."""
    targets = _targets(relations, parts)
    contents = Contents()
    for kind, part in targets.values():
        if kind == "styles":
            contents.styles = part
        elif kind == "sharedStrings":
            contents.strings = part

    def element(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            contents.from_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")
        elif name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            kind, part = targets.get(key, ("", ""))
            if kind == "worksheet":
                visible = attributes.get("state", "visible") == "visible"
                contents.entries.append(Entry(attributes.get("name", ""), part, visible))
            if len(contents.entries) > MOST_SHEETS:
                raise SizeError(f"The workbook has more than {MOST_SHEETS:,} sheets", hint="Save one of them alone.")

    Walk(element).through(slices(workbook))
    return contents


def _targets(relations: bytes, parts: set[str]) -> dict[str, tuple[str, str]]:
    """Return kind and part of everything that belongs to the workbook and is there."""
    targets: dict[str, tuple[str, str]] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        part = _resolved(attributes.get("Target", ""), parts)
        if name == "Relationship" and part in parts:
            targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], part)

    if relations:
        Walk(relation).through(slices(relations))
    return targets


def _resolved(target: str, parts: set[str]) -> str:
    """Return the part that a relation means: from the root with a slash, else from the workbook's folder."""
    target = target.replace("\\", "/").lower()
    bare = posixpath.normpath(target.lstrip("/"))
    inside = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
    return bare if target.startswith("/") or inside not in parts else inside


def _written(sheet: bytes, styles: bytes, strings: bytes, from_1904: bool) -> io.BytesIO:
    """Write a workbook with one sheet, lightly packed: what repeats in a sheet takes a tenth of the memory then."""
    relations = [("worksheet", "worksheets/sheet1.xml")]
    relations += [("styles", "styles.xml")] * bool(styles) + [("sharedStrings", "sharedStrings.xml")] * bool(strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook {NAMESPACES}><workbookPr date1904="{int(from_1904)}"/>'
            '<sheets><sheet name="sheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in parts.items():
            if content:
                new.writestr(name, content)
    out.seek(0)
    return out


def _relations(targets: list[tuple[str, str]]) -> bytes:
    """Write what a part refers to."""
    lines = [
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()
