"""Files made to harm: each is refused with the reason, in a process that may take 1.5 GB."""

from __future__ import annotations

import functools
import gzip
import io
import random
import struct
import sys
import zipfile
import zlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests import xlsx
from tests.confined import confined
from tests.thrift import binary, i32, i64, listed, struct_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is confined as Linux does it")


def endless_zeros() -> bytes:
    """Return 10 GB of zeros as one gzip stream: a full flush makes its blocks repeatable."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b"a,b\n") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * 1_000


def many_members() -> bytes:
    """Return 10 GB in members of 100 MB."""
    return gzip.compress(b"1," * 50_000_000) * 100


def workbook(sheet: str, **replaced) -> bytes:
    """Return a workbook with this part as its sheet."""
    files = xlsx.parts({"Data": sheet}, ["a"])
    return xlsx.packed(files | {name.replace("__", "/") + ".xml": part for name, part in replaced.items()})


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ENTITIES = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@functools.cache
def large_sheet() -> bytes:
    """Return a sheet that unpacks to 250 MB."""
    return workbook(xlsx.raw_sheet(ONE + " " * 250_000_000))


def lying(content: bytes, size: int) -> bytes:
    """Return the archive with another size for each unpacked part, in both places where it stands."""
    out = bytearray(content)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = out.find(mark)
        while at >= 0:
            struct.pack_into("<I", out, at + offset, size)
            at = out.find(mark, at + 4)
    return bytes(out)


def encrypted() -> bytes:
    """Return an archive that says it has a password."""
    out = bytearray(workbook(xlsx.raw_sheet(ONE)))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def repeated_part() -> bytes:
    """Return a workbook of 900 empty sheets of 20 MB which are one packed part, listed 900 times."""
    files = xlsx.parts(dict.fromkeys(map(str, range(900)), ""))
    files = {name: part for name, part in files.items() if "worksheets" not in name}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
        archive.writestr("xl/worksheets/sheet1.xml", xlsx.raw_sheet(" " * 20_000_000))
        first = archive.filelist[-1]
        for i in range(2, 901):
            other = zipfile.ZipInfo(f"xl/worksheets/sheet{i}.xml")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(other, field, getattr(first, field))
            archive.filelist.append(other)
    return out.getvalue()


def long_text() -> bytes:
    """Return a workbook with one text of 50 MB in 200,000 cells: 10 TB."""
    cells = xlsx.raw_sheet('<row><c t="s"><v>0</v></c></row>' * 200_000)
    return xlsx.packed(xlsx.parts({"Data": cells}, ["a" * 50_000_000]))


def many_tags(n: int) -> str:
    return "".join(f"<n{i}/>" for i in range(n))


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{}1048576"><v>1</v></c></row>'
WORKBOOKS = {
    "a bomb": (large_sheet, "SizeError", "The unpacked workbook has"),
    "a bomb that says it is small": (lambda: lying(large_sheet(), 1_000), "ReadingError", "damaged"),
    "a bomb that says it is nothing": (lambda: lying(large_sheet(), 0), "ReadingError", ""),
    "small and says it is 4 GB": (lambda: lying(workbook(xlsx.raw_sheet(ONE)), 2**32 - 2), "SizeError", "4,295 MB"),
    "one part a thousand times": (repeated_part, "ReadingError", "The archive is damaged"),
    "20,000 parts": (lambda: xlsx.packed({str(i): "" for i in range(20_000)}), "SizeError", "20,000 entries"),
    "a million entries": (lambda: b"PK\x03\x04" + b"PK\x01\x02" * 1_000_000, "SizeError", "1,000,000 entries"),
    "encrypted parts": (encrypted, "ReadingError", "protected by a password"),
    "billions of places": (
        lambda: workbook(xlsx.raw_sheet(FAR.format("XFD"))),
        "SizeError",
        "spread over 17,179,869,184",
    ),
    "millions of places": (lambda: workbook(xlsx.raw_sheet(FAR.format("CV"))), "SizeError", "over 104,857,600"),
    "a place beyond all": (
        lambda: workbook(xlsx.raw_sheet('<row><c r="ZZZ4294967297"><v>1</v></c></row>')),
        "SizeError",
        "rows",
    ),
    "a place behind an entity": (
        lambda: workbook(xlsx.raw_sheet('<row r="&#49;000000000"><c r="&#65;1"><v>1</v></c></row>')),
        "SizeError",
        "rows",
    ),
    "rows without numbers": (
        lambda: workbook(xlsx.raw_sheet("<row/>" * 2_000_000 + "<row><c><v>1</v></c></row>")),
        "SizeError",
        "2,000,001 rows",
    ),
    "a row without an end": (
        lambda: workbook(xlsx.raw_sheet(f"<row>{'<c/>' * 20_000}<c><v>1</v></c></row>")),
        "SizeError",
        "20,001 columns",
    ),
    "entities in the sheet": (lambda: workbook(xlsx.raw_sheet(ONE, before=ENTITIES)), "ReadingError", "document type"),
    "entities in the texts": (
        lambda: workbook(xlsx.raw_sheet(ONE), xl__sharedStrings=ENTITIES + "<sst/>"),
        "ReadingError",
        "document type",
    ),
    "entities in the formats": (
        lambda: workbook(xlsx.raw_sheet(ONE), xl__styles=ENTITIES + "<s/>"),
        "ReadingError",
        "document type",
    ),
    "entities in the list": (
        lambda: workbook(xlsx.raw_sheet(ONE), xl__workbook=ENTITIES + "<w/>"),
        "ReadingError",
        "document type",
    ),
    "one text in all cells": (long_text, "SizeError", "The text of the sheet “Data” has more than 200 MB"),
    "millions of texts": (
        lambda: workbook(xlsx.raw_sheet(ONE), xl__sharedStrings=f"<sst>{'<si/>' * 5_000_001}</sst>"),
        "SizeError",
        "texts",
    ),
    "millions of formats": (
        lambda: workbook(xlsx.raw_sheet(ONE), xl__styles=f"<s><cellXfs>{'<xf/>' * 5_000_000}</cellXfs></s>"),
        "SizeError",
        "The part “xl/styles.xml” of the workbook has 25 MB; at most 20 MB are read",
    ),
    "endless nesting": (lambda: workbook("<a>" * 30_000_000), "ReadingError", "more than 1,000 deep"),
    "endless names": (lambda: workbook(f"<a>{many_tags(5_000_000)}</a>"), "ReadingError", "kinds of elements"),
    "an endless tag": (
        lambda: workbook("<a " + "".join(f"b{i % 1_000}='>' " for i in range(9_000_000))),
        "ReadingError",
        "element of more than",
    ),
    "an endless word": (lambda: workbook(f"<a b='{'x' * 150_000_000}'/>"), "ReadingError", "element of more than"),
    "10,000 sheets": (
        lambda: xlsx.packed(xlsx.parts({f"S{i}": xlsx.raw_sheet(ONE) for i in range(2_000)})),
        "SizeError",
        "more than 1,000 sheets",
    ),
}

PACKED = {
    "10 GB of zeros": (endless_zeros, "SizeError", "The unpacked file has more than 200 MB"),
    "10 GB in parts": (many_members, "SizeError", "The unpacked file has more than 200 MB"),
    "packed twice": (lambda: gzip.compress(endless_zeros()), "SizeError", "The unpacked file has more than 200 MB"),
    "packed three times": (lambda: gzip.compress(gzip.compress(endless_zeros())), "ReadingError", "more than 2 times"),
    "a million beginnings": (lambda: gzip.compress(b"") * 1_000_000, "SizeError", "more than 100,000 parts"),
    "a workbook that is a bomb": (lambda: gzip.compress(large_sheet()), "SizeError", "The unpacked workbook has"),
}


def table(columns, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def one_text_often() -> bytes:
    """Return a text of 50 MB in 100,000 cells: 5 TB."""
    words = pa.DictionaryArray.from_arrays(pa.array(np.zeros(100_000, np.int32)), pa.array(["a" * 50_000_000]))
    return table({"x": words}, write_statistics=False)


def long_page() -> bytes:
    """Return a page that unpacks to 400 MB."""
    return table({"x": ["a" * 400_000_000]}, compression="zstd", use_dictionary=False, write_statistics=False)


def with_footer(fields: bytes, body: bytes = b"") -> bytes:
    return b"PAR1" + body + fields + len(fields).to_bytes(4, "little") + b"PAR1"


def schema(n_children: int, *rest: bytes) -> list[bytes]:
    return [struct_of({4: binary("root"), 5: i32(n_children)}), *rest]


def leaf(name: str, kind: int = 2, **more: int) -> bytes:
    """Return a column of a schema: 2 for whole numbers, 6 for texts."""
    fields = {1: i32(kind), 3: i32(0), 4: binary(name)}
    return struct_of(fields | ({2: i32(more["length"])} if "length" in more else {}))


def chunk(kind: int, values: int, at: int, size: int, levels: int = 0) -> bytes:
    """Return the description of a column's part."""
    meta = {
        1: i32(kind),
        2: listed(5, [i32(0)[1]]),
        3: listed(8, [binary("x")[1]]),
        4: i32(0),
        5: i64(values),
        6: i64(size),
        7: i64(size),
        9: i64(at),
    }
    if levels:
        meta[16] = (12, struct_of({3: listed(6, [i64(1)[1]] * levels)}))
    return struct_of({2: i64(at), 3: (12, struct_of(meta))})


def described(rows: int, *, page: bytes = b"", values: int | None = None, at: int = 4, **more) -> bytes:
    """Return a file of one column whose description says what it is told to."""
    kind = more.get("kind", 2)
    group = struct_of(
        {
            1: listed(12, [chunk(kind, rows if values is None else values, at, len(page), more.get("levels", 0))]),
            2: i64(100),
            3: i64(more.get("group_rows", rows)),
        }
    )
    columns = schema(1, leaf("x", kind, **({"length": more["length"]} if "length" in more else {})))
    return with_footer(struct_of({1: i32(1), 2: listed(12, columns), 3: i64(rows), 4: listed(12, [group])}), page)


def page(unpacked: int, values: int, body: bytes = b"", encoding: int = 0) -> bytes:
    """Return a page of values."""
    inner = struct_of({1: i32(values), 2: i32(encoding), 3: i32(3), 4: i32(3)})
    return struct_of({1: i32(0), 2: i32(unpacked), 3: i32(len(body)), 5: (12, inner)}) + body


def honest() -> bytes:
    return described(2, page=page(16, 2, bytes(16)))


def deep_schema() -> bytes:
    """Return records within records, 100,000 deep."""
    group = struct_of({3: i32(0), 4: binary("a"), 5: i32(1)})
    columns = [*schema(1), *[group] * 100_000, leaf("x")]
    return with_footer(struct_of({1: i32(1), 2: listed(12, columns), 3: i64(1), 4: listed(12, [])}))


def many_chunks() -> bytes:
    """Return a description of 60 MB in which each three bytes are a column's part."""
    group = struct_of({1: listed(12, [struct_of({2: i64(0)})] * 400_000), 2: i64(0), 3: i64(0)})
    return with_footer(
        struct_of({1: i32(1), 2: listed(12, schema(1, leaf("x"))), 3: i64(0), 4: listed(12, [group] * 40)})
    )


def growing() -> bytes:
    """Return a page of 1 MB with 1,000 texts, each of which is the one before it: 1 GB."""
    text = "a" * 1_000_000
    out = io.BytesIO()
    options = {"use_dictionary": False, "column_encoding": {"x": "DELTA_BYTE_ARRAY"}, "write_statistics": False}
    with pq.ParquetWriter(out, pa.schema({"x": pa.string()}), data_page_size=1 << 30, **options) as writer:
        writer.write_table(pa.table({"x": [text] * 300}))
    return out.getvalue()


PARQUET = {
    "one text in all cells": (one_text_often, "SizeError", "when they are written out; at most 200 MB"),
    "a long page": (long_page, "SizeError", "The unpacked column “x” has 400 MB; at most 200 MB"),
    "texts that grow": (growing, "SizeError", "when they are written out; at most 200 MB"),
    "honest": (honest, "read", "(2, 1)"),
    "statistics that end the process": (
        lambda: described(2, levels=7, page=page(16, 2, bytes(16))),
        "ReadingError",
        "histogram",
    ),
    "a billion rows": (lambda: described(2**40, page=page(16, 2, bytes(16))), "SizeError", "1,099,511,627,776 rows"),
    "rows below zero": (lambda: described(-5), "ReadingError", ""),
    "rows that do not add up": (
        lambda: described(2, group_rows=1_000, page=page(16, 2, bytes(16))),
        "ReadingError",
        "claims 2 rows",
    ),
    "values that do not add up": (
        lambda: described(2, values=2**40, page=page(16, 2, bytes(16))),
        "ReadingError",
        "claims",
    ),
    "a million rows in no bytes": (lambda: described(1_000_000), "ReadingError", ""),
    "a page of 2 GB in 16 bytes": (lambda: described(2, page=page(2**31 - 1, 2, bytes(16))), "SizeError", "2,147.5 MB"),
    "a page below zero": (lambda: described(2, page=page(-16, 2, bytes(16))), "ReadingError", "without a size"),
    "a page of too few values": (lambda: described(1_000_000, page=page(16, 2, bytes(16))), "ReadingError", ""),
    "a page of a billion values": (lambda: described(2, page=page(16, 2**31 - 1, bytes(16))), "read", "(2, 1)"),
    "a page elsewhere": (lambda: described(2, at=2**50, page=page(16, 2, bytes(16))), "ReadingError", "damaged"),
    "a page before the file": (
        lambda: described(2, at=-8, page=page(16, 2, bytes(16))),
        "ReadingError",
        "is not in it",
    ),
    "values of 2 GB each": (
        lambda: described(2, kind=7, length=2**31 - 1, page=page(16, 2, bytes(16))),
        "SizeError",
        "written out",
    ),
    "records in records": (deep_schema, "ReadingError", ""),
    "millions of parts": (many_chunks, "ReadingError", "far too long"),
    "100,000 columns": (
        lambda: with_footer(
            struct_of({1: i32(1), 2: listed(12, schema(100_000, *[leaf("x")] * 100_000)), 3: i64(0), 4: listed(12, [])})
        ),
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


@pytest.mark.parametrize(("make", "kind", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_harm_ends_in_its_reason(tmp_path, make, kind, words):
    path = tmp_path / "table"
    path.write_bytes(make())
    ((got, said),) = confined([path])
    assert got == kind, said
    assert words in said


def mutated(content: bytes, seed: int, first: int = 0) -> bytes:
    """Return the bytes with some of them changed, cut out or doubled, from `first` on."""
    dice, out = random.Random(seed), bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5))):
        at = dice.randrange(first, len(out))
        length = dice.choice((1, 1, 1, 4, 20))
        out[at : at + length] = dice.choice(
            (
                dice.randbytes(length),
                bytes(length),
                b"\xff" * length,
                b"",
                bytes(out[at : at + length]) * 2,
            )
        )
    return bytes(out)


def files_to_mutate() -> dict[str, list[bytes]]:
    """Return 300 mutations of each kind of file."""
    columns = {
        "n": np.arange(60.0),
        "s": [f"t{i % 5}" for i in range(60)],
        "l": [[i] for i in range(60)],
        "i": [None, 7] * 30,
    }
    plain = table(columns, row_group_size=25, compression="none")
    packed = table(
        columns,
        use_dictionary=False,
        data_page_version="2.0",
        column_encoding={"s": "DELTA_BYTE_ARRAY", "n": "BYTE_STREAM_SPLIT"},
    )
    footer = len(plain) - 8 - int.from_bytes(plain[-8:-4], "little")
    rows = [["name", "x", None], ["a & b", 1.5, ("date", 45322)], [True, ("error", "#N/A"), ("formula", "A1", "y")]]
    shared: list[str] = []
    parts = xlsx.parts({"Data": xlsx.sheet(rows, shared)}, shared)
    inside = [
        xlsx.packed(parts | {name: mutated(str(parts[name]).encode(), seed)})
        for seed in range(60)
        for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
    ]
    return {
        "parquet": [mutated(plain, seed) for seed in range(150)] + [mutated(packed, seed) for seed in range(150)],
        "parquet footer": [mutated(plain, seed, footer) for seed in range(300)],
        "xlsx": [mutated(xlsx.packed(parts), seed) for seed in range(100)] + inside,
        "gzip": [mutated(gzip.compress(b"a,b\n1,2\n" * 50, mtime=0), seed) for seed in range(100)],
    }


@pytest.mark.parametrize("kind", ["parquet", "parquet footer", "xlsx", "gzip"])
def test_a_damaged_file_is_read_or_refused(tmp_path, kind):
    paths = []
    for i, content in enumerate(files_to_mutate()[kind]):
        paths.append(tmp_path / f"{i}.bin")
        paths[-1].write_bytes(content)
    answers = confined(paths)
    assert len(answers) == len(paths)
    assert [(path, words) for path, (got, words) in zip(paths, answers, strict=True) if got == "not a NeonError"] == []
    assert {"ReadingError"} < {got for got, _ in answers}
