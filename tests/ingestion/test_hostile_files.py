"""Files made to harm: each is refused with its reason, in a process that may take 1.5 GB."""

from __future__ import annotations

import gzip
import sys

import pytest

from tests.helpers import hostile_files as hostile
from tests.helpers import xlsx_writer
from tests.helpers.confined import read_confined

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is limited as on Linux")

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{}1048576"><v>1</v></c></row>'
WORKBOOKS = {
    "a bomb": (hostile.large_sheet, "SizeError", "The unpacked workbook has"),
    "a bomb that says it is small": (lambda: hostile.lying(hostile.large_sheet(), 1_000), "ReadingError", "damaged"),
    "a bomb that says it is nothing": (lambda: hostile.lying(hostile.large_sheet(), 0), "ReadingError", ""),
    "small and says it is 4 GB": (
        lambda: hostile.lying(hostile.workbook(xlsx_writer.raw_sheet(hostile.ONE)), 2**32 - 2),
        "SizeError",
        "4,295 MB",
    ),
    "one part a thousand times": (hostile.repeated_part, "ReadingError", "The archive is damaged"),
    "20,000 parts": (lambda: xlsx_writer.pack({str(i): "" for i in range(20_000)}), "SizeError", "20,000 entries"),
    "a million entries": (lambda: b"PK\x03\x04" + b"PK\x01\x02" * 1_000_000, "SizeError", "1,000,000 entries"),
    "encrypted parts": (hostile.encrypted, "ReadingError", "protected by a password"),
    "billions of places": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(FAR.format("XFD"))),
        "SizeError",
        "spread over 17,179,869,184",
    ),
    "millions of places": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(FAR.format("CV"))),
        "SizeError",
        "over 104,857,600",
    ),
    "a place beyond all": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet('<row><c r="ZZZ4294967297"><v>1</v></c></row>')),
        "SizeError",
        "rows",
    ),
    "a place behind an entity": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet('<row r="&#49;000000000"><c r="&#65;1"><v>1</v></c></row>')),
        "SizeError",
        "rows",
    ),
    "rows without numbers": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet("<row/>" * 2_000_000 + "<row><c><v>1</v></c></row>")),
        "SizeError",
        "2,000,001 rows",
    ),
    "a row without an end": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(f"<row>{'<c/>' * 20_000}<c><v>1</v></c></row>")),
        "SizeError",
        "20,001 columns",
    ),
    "entities in the sheet": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(hostile.ONE, before=hostile.ENTITIES)),
        "ReadingError",
        "document type",
    ),
    "entities in the texts": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(hostile.ONE), xl__sharedStrings=hostile.ENTITIES + "<sst/>"),
        "ReadingError",
        "document type",
    ),
    "entities in the formats": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(hostile.ONE), xl__styles=hostile.ENTITIES + "<s/>"),
        "ReadingError",
        "document type",
    ),
    "entities in the list": (
        lambda: hostile.workbook(xlsx_writer.raw_sheet(hostile.ONE), xl__workbook=hostile.ENTITIES + "<w/>"),
        "ReadingError",
        "document type",
    ),
    "one text in all cells": (hostile.long_text, "SizeError", "The text of the sheet “Data” has more than 200 MB"),
    "millions of texts": (
        lambda: hostile.workbook(
            xlsx_writer.raw_sheet(hostile.ONE), xl__sharedStrings=f"<sst>{'<si/>' * 5_000_001}</sst>"
        ),
        "SizeError",
        "texts",
    ),
    "millions of formats": (
        lambda: hostile.workbook(
            xlsx_writer.raw_sheet(hostile.ONE), xl__styles=f"<s><cellXfs>{'<xf/>' * 5_000_000}</cellXfs></s>"
        ),
        "SizeError",
        "The part “xl/styles.xml” of the workbook has 25 MB; at most 20 MB are read",
    ),
    "endless nesting": (lambda: hostile.workbook("<a>" * 30_000_000), "ReadingError", "more than 1,000 deep"),
    "endless names": (
        lambda: hostile.workbook(f"<a>{hostile.many_tags(5_000_000)}</a>"),
        "ReadingError",
        "kinds of elements",
    ),
    "an endless tag": (
        lambda: hostile.workbook(hostile.endless_tag()),
        "ReadingError",
        "element of more than",
    ),
    "an endless word": (
        lambda: hostile.workbook(f"<a b='{'x' * 150_000_000}'/>"),
        "ReadingError",
        "element of more than",
    ),
    "10,000 sheets": (
        lambda: xlsx_writer.pack(
            xlsx_writer.parts({f"S{i}": xlsx_writer.raw_sheet(hostile.ONE) for i in range(2_000)})
        ),
        "SizeError",
        "more than 1,000 sheets",
    ),
}

PACKED = {
    "10 GB of zeros": (hostile.endless_zeros, "SizeError", "The unpacked file has more than 200 MB"),
    "10 GB in parts": (hostile.many_members, "SizeError", "The unpacked file has more than 200 MB"),
    "packed twice": (
        lambda: gzip.compress(hostile.endless_zeros()),
        "SizeError",
        "The unpacked file has more than 200 MB",
    ),
    "packed three times": (
        lambda: gzip.compress(gzip.compress(hostile.endless_zeros())),
        "ReadingError",
        "more than 2 times",
    ),
    "a million beginnings": (lambda: gzip.compress(b"") * 1_000_000, "SizeError", "more than 100,000 parts"),
    "a workbook that is a bomb": (
        lambda: gzip.compress(hostile.large_sheet()),
        "SizeError",
        "The unpacked workbook has",
    ),
}


PARQUET = {
    "one text in all cells": (hostile.one_text_often, "SizeError", "or more; at most 200 MB"),
    "a long page": (hostile.long_page, "SizeError", "The unpacked column “x” has 250 MB; at most 200 MB"),
    "texts that grow": (hostile.growing, "SizeError", "or more; at most 200 MB"),
    "honest": (hostile.honest, "read", "(2, 1)"),
    "statistics that end the process": (
        lambda: hostile.described(2, levels=7, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "histogram",
    ),
    "a billion rows": (
        lambda: hostile.described(2**40, page=hostile.page(16, 2, bytes(16))),
        "SizeError",
        "1,099,511,627,776 rows",
    ),
    "rows below zero": (lambda: hostile.described(-5), "ReadingError", ""),
    "rows that do not add up": (
        lambda: hostile.described(2, group_rows=1_000, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "claims 2 rows",
    ),
    "values that do not add up": (
        lambda: hostile.described(2, values=2**40, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "claims",
    ),
    "a million rows in no bytes": (lambda: hostile.described(1_000_000), "ReadingError", ""),
    "a page of 2 GB in 16 bytes": (
        lambda: hostile.described(2, page=hostile.page(2**31 - 1, 2, bytes(16))),
        "SizeError",
        "2,147.5 MB",
    ),
    "a page below zero": (
        lambda: hostile.described(2, page=hostile.page(-16, 2, bytes(16))),
        "ReadingError",
        "without a size",
    ),
    "a page of too few values": (
        lambda: hostile.described(1_000_000, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "",
    ),
    "a page of a billion values": (
        lambda: hostile.described(2, page=hostile.page(16, 2**31 - 1, bytes(16))),
        "read",
        "(2, 1)",
    ),
    "a page elsewhere": (
        lambda: hostile.described(2, at=2**50, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "damaged",
    ),
    "a page before the file": (
        lambda: hostile.described(2, at=-8, page=hostile.page(16, 2, bytes(16))),
        "ReadingError",
        "are missing",
    ),
    "values of 2 GB each": (
        lambda: hostile.described(2, kind=7, length=2**31 - 1, page=hostile.page(16, 2, bytes(16))),
        "SizeError",
        "The decoded texts have",
    ),
    "records in records": (hostile.deep_schema, "ReadingError", ""),
    "millions of parts": (hostile.many_chunks, "ReadingError", "far too long"),
    "100,000 columns": (
        hostile.many_columns,
        "SizeError",
        "100,000 columns",
    ),
    "a description longer than the file": (
        lambda: b"PAR1" + b"\xff\xff\xff\x7f" + b"PAR1",
        "ReadingError",
        "longer than the file",
    ),
}

HOSTILE = {
    f"{kind}: {name}": case
    for kind, cases in (("gzip", PACKED), ("xlsx", WORKBOOKS), ("parquet", PARQUET))
    for name, case in cases.items()
}


LONG = (
    "xlsx: millions of texts",
    "parquet: millions of parts",
    "gzip: a workbook that is a bomb",
    "xlsx: endless names",
    "xlsx: rows without numbers",
    "xlsx: an endless word",
    "xlsx: one text in all cells",
    "parquet: texts that grow",
    "parquet: 100,000 columns",
    "gzip: 10 GB in parts",
    "xlsx: a bomb",
    "parquet: a long page",
    "gzip: a million beginnings",
)
"""Cases of over 1 s each; another case of each format has a limit of the same kind."""


@pytest.mark.parametrize(
    ("build", "kind", "words"),
    [pytest.param(*case, id=name, marks=[pytest.mark.large] * (name in LONG)) for name, case in HOSTILE.items()],
)
def test_hostile_file_is_refused_with_reason_in_limited_memory(tmp_path, build, kind, words):
    path = tmp_path / "table"
    path.write_bytes(build())
    ((answer, message),) = read_confined([path])
    assert answer == kind, message
    assert words in message


@pytest.mark.parametrize("kind", ["parquet", "parquet footer", "xlsx", "gzip"])
def test_damaged_file_is_read_or_refused(tmp_path, kind):
    paths = []
    for i, content in enumerate(hostile.mutated_files()[kind]):
        paths.append(tmp_path / f"{i}.bin")
        paths[-1].write_bytes(content)
    answers = read_confined(paths)
    assert len(answers) == len(paths)
    unexpected = [(path, text) for path, (kind, text) in zip(paths, answers, strict=True) if kind == "not a NeonError"]
    assert unexpected == []
    assert {"ReadingError"} < {kind for kind, _ in answers}
