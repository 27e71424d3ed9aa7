"""Open a workbook, measure its sheets, and give the engine only parts that were measured.

Programs can read one ZIP archive in different ways, and XML too. The engine therefore never sees the file: it gets a
new, small workbook with one sheet, built here from the parts that were unpacked and measured.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.archive import UnpackBudget, list_parts, unpack_part
from neon_core.ingestion.excel.sheet_size import check_text, check_used_range, measure_sheet, measure_strings
from neon_core.ingestion.excel.xml_parser import SAVE_AGAIN, XmlParser
from neon_core.ingestion.memory_need import PER_SHEET_CELL, check_memory
from neon_core.ingestion.sizes import size_error
from neon_core.reading import Limits

MOST_SHEETS = 1_000
LARGEST_INDEX = 20_000_000
"""Bytes of a part that lists sheets, relations or styles."""

WORKBOOK = "xl/workbook.xml"
RELATIONSHIPS = "xl/_rels/workbook.xml.rels"

ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:\"e\"|'e')")
"""Start of a cell with an error. The engine takes errors for empty cells and fails at new ones; as text they stay."""

ROW_ELEMENT = re.compile(rb"<(?:\w+:)?row[\s>][^<]*<(?:\w+:)?c[\s>]")
"""Start of a row with a cell."""

NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class SheetEntry:
    """A sheet in the workbook's index: its name, its part, and whether a spreadsheet shows it."""

    name: str
    part: str
    is_visible: bool


@dataclass
class WorkbookIndex:
    """The index of a workbook: its sheets, the parts with styles and shared strings, and the origin of its dates."""

    sheets: list[SheetEntry] = field(default_factory=list)
    styles: str = "xl/styles.xml"
    strings: str = "xl/sharedstrings.xml"
    from_1904: bool = False


class Workbook:
    """An .xlsx file.

    Parameters
    ----------
    archive : ZipFile
        From `open_archive`.
    limits : Limits
        `n_bytes` for all parts together, unpacked; rows, columns and cells for each sheet.

    Attributes
    ----------
    index : WorkbookIndex
        The sheets of the workbook.

    Raises
    ------
    ReadingError
        If it is damaged, protected by a password, or has no sheet.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self._budget = UnpackBudget(limits.n_bytes)
        self._parts = list_parts(archive)
        self.index = _parse_index(self._read_small(WORKBOOK), self._read_small(RELATIONSHIPS), set(self._parts))
        if not self.index.sheets:
            raise ReadingError("The workbook has no sheet with cells", hint=SAVE_AGAIN)

    def extract_sheet(self, entry: SheetEntry) -> io.BytesIO | None:
        """Return a new workbook with one sheet; None where the sheet has no values.

        Raises
        ------
        SizeError
            If the sheet reaches too far or holds too much text.
        """
        sheet = self._read_part(entry.part)
        used = measure_sheet(sheet)
        check_used_range(used, entry.name, self._limits)
        check_memory(PER_SHEET_CELL * used.n_rows * used.n_columns, self._limits)
        if not used.n_values:
            return None
        styles, strings = self._read_small(self.index.styles), self._read_part(self.index.strings)
        XmlParser(lambda *_: None).parse(styles or b"<styleSheet/>")  # for its checks only
        check_text(sheet, used, measure_strings(strings), entry.name, self._limits.n_bytes)
        if used.n_errors:
            sheet = ERROR_CELL.sub(rb'\1"str"', sheet)
        return _build_workbook(sheet, styles, strings, self.index.from_1904)

    def count_rows(self, entry: SheetEntry) -> int:
        """Return the number of rows that a sheet lists; 0 where the workbook is too large to unpack the sheet too."""
        try:
            return len(ROW_ELEMENT.findall(self._read_part(entry.part)))
        except SizeError:
            return 0

    def _read_small(self, name: str) -> bytes:
        """Return a part that is small in any real workbook, and whose bytes each become hundreds in memory."""
        part = self._read_part(name)
        if len(part) > LARGEST_INDEX:
            raise size_error(f"The part “{name}” of the workbook", len(part), LARGEST_INDEX)
        return part

    def _read_part(self, name: str) -> bytes:
        """Return the bytes of a part; empty where the part is missing."""
        info = self._parts.get(name)
        return b"".join(unpack_part(self._archive, info, self._budget)) if info else b""


def _parse_index(workbook: bytes, relationships: bytes, parts: set[str]) -> WorkbookIndex:
    """Return the index of a workbook, with the sheets that have cells: a chart can be a sheet of its own."""
    targets = _parse_relationships(relationships, parts)
    index = WorkbookIndex()
    for kind, part in targets.values():
        if kind == "styles":
            index.styles = part
        elif kind == "sharedStrings":
            index.strings = part

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            index.from_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")
        elif name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            kind, part = targets.get(key, ("", ""))
            if kind == "worksheet":
                is_visible = attributes.get("state", "visible") == "visible"
                index.sheets.append(SheetEntry(attributes.get("name", ""), part, is_visible))
            if len(index.sheets) > MOST_SHEETS:
                raise SizeError(f"The workbook has more than {MOST_SHEETS:,} sheets", hint="Save one of them alone.")

    XmlParser(start).parse(workbook)
    return index


def _parse_relationships(relationships: bytes, parts: set[str]) -> dict[str, tuple[str, str]]:
    """Return kind and part by id, of each relationship whose part exists."""
    targets: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        part = _resolve_target(attributes.get("Target", ""), parts)
        if name == "Relationship" and part in parts:
            targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], part)

    if relationships:
        XmlParser(start).parse(relationships)
    return targets


def _resolve_target(target: str, parts: set[str]) -> str:
    """Return the part of a target: from the root where it begins with a slash, else from the workbook's folder."""
    target = target.replace("\\", "/").lower()
    from_root = posixpath.normpath(target.lstrip("/"))
    inside = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
    return from_root if target.startswith("/") or inside not in parts else inside


def _build_workbook(sheet: bytes, styles: bytes, strings: bytes, from_1904: bool) -> io.BytesIO:
    """Return a workbook with one sheet, packed at level 1: a repetitive sheet then takes a tenth of the memory."""
    targets = [("worksheet", "worksheets/sheet1.xml")]
    targets += [("styles", "styles.xml")] * bool(styles) + [("sharedStrings", "sharedStrings.xml")] * bool(strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": _format_relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook {NAMESPACES}><workbookPr date1904="{int(from_1904)}"/>'
            '<sheets><sheet name="sheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _format_relationships(targets),
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


def _format_relationships(targets: list[tuple[str, str]]) -> bytes:
    """Return the part that lists relationships, each of a kind and a target."""
    lines = [
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()
