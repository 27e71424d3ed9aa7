"""Write workbooks by hand: as spreadsheets do, or with parts that no spreadsheet writes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = {"date": 1, "moment": 2, "time": 3, "duration": 4, "percent": 5, "dmy": 6}
"""Index of each cell format in `styles`."""


def styles() -> str:
    """Return the part of cell formats: built-in formats have a number, custom ones a code."""
    own = '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>'
    own += '<numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>'
    formats = "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in (0, 14, 164, 21, 46, 10, 165))
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{own}<cellXfs count="7">{formats}</cellXfs></styleSheet>'


def column(index: int) -> str:
    """Return the letters of a column; columns are counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(value, reference: str, shared: list[str] | None = None) -> str:
    """Return a cell: a number, boolean or text, ("date", 45322) and the like, ("error", "#N/A"), ("formula", f, v)."""
    at = f'<c r="{reference}"'
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'{at} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, tuple):
        return at + _tuple_cell(*value)
    if not isinstance(value, str):
        return f"{at}><v>{value!r}</v></c>"
    if shared is None:
        return f'{at} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if value not in shared:
        shared.append(value)
    return f'{at} t="s"><v>{shared.index(value)}</v></c>'


def _tuple_cell(kind: str, first, second=None) -> str:
    """Return the rest of a cell with a date, an error or a formula."""
    if kind in STYLES:
        return f' s="{STYLES[kind]}"><v>{first}</v></c>'
    if kind == "error":
        return f' t="e"><v>{first}</v></c>'
    text = ' t="str"' if isinstance(second, str) else ""
    return f"{text}><f>{escape(first)}</f><v>{escape(str(second))}</v></c>"


def sheet(rows, shared: list[str] | None = None) -> str:
    """Return the part of a sheet; a row is a list of values, None for no cell."""
    lines = "".join(
        f'<row r="{i}">{"".join(cell(v, f"{column(j)}{i}", shared) for j, v in enumerate(row))}</row>'
        for i, row in enumerate(rows, 1)
    )
    return raw_sheet(lines)


def raw_sheet(lines: str, before: str = "") -> str:
    """Return the part of a sheet; the rows are XML, used unchanged."""
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>{lines}</sheetData></worksheet>'


def strings(shared: list[str]) -> str:
    """Return the part of shared strings."""
    lines = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    return f'{HEAD}<sst xmlns="{MAIN}" count="{len(shared)}" uniqueCount="{len(shared)}">{lines}</sst>'


def parts(sheets: dict[str, str], shared=(), states=None, from_1904=False) -> dict[str, str | bytes]:
    """Return all parts of a workbook, from the parts of its sheets."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"'
        + (f' state="{states[name]}"' if name in states else "")
        + "/>"
        for i, name in enumerate(sheets, 1)
    )
    relations = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    relations += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<workbookPr date1904="{int(from_1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(relations),
        "xl/styles.xml": styles(),
        "xl/sharedStrings.xml": strings(list(shared)),
        **{f"xl/worksheets/sheet{i}.xml": part for i, part in enumerate(sheets.values(), 1)},
    }


def relationships(targets) -> str:
    """Return the part that lists relationships, each of a kind and a target."""
    lines = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def pack(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(sheets, *, share=True, states=None, from_1904=False) -> bytes:
    """Return an .xlsx file from the rows of each sheet, or from one list of rows for a sheet “Data”."""
    sheets = sheets if isinstance(sheets, dict) else {"Data": sheets}
    shared: list[str] | None = [] if share else None
    sheet_parts = {name: rows if isinstance(rows, str) else sheet(rows, shared) for name, rows in sheets.items()}
    return pack(parts(sheet_parts, shared or [], states, from_1904))
