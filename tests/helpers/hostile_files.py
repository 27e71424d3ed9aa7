"""Files made to harm a reader: bombs, false sizes, endless markup, contradictions; and random damage."""

from __future__ import annotations

import functools
import gzip
import io
import random
import struct
import zipfile
import zlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tests.helpers import xlsx_writer
from tests.helpers.thrift_writer import binary, i32, i64, listed, struct_of

# --- gzip ---


def endless_zeros() -> bytes:
    """Return 10 GB of zeros as one gzip stream: a full flush makes its blocks repeatable."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b"a,b\n") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * 1_000


def many_members() -> bytes:
    """Return 10 GB in members of 100 MB."""
    return gzip.compress(b"1," * 50_000_000) * 100


# --- workbooks ---


def workbook(sheet: str, **replaced) -> bytes:
    """Return a workbook with this sheet; `xl__styles` and the like replace other parts."""
    files = xlsx_writer.parts({"Data": sheet}, ["a"])
    return xlsx_writer.pack(files | {name.replace("__", "/") + ".xml": part for name, part in replaced.items()})


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ENTITIES = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@functools.cache
def large_sheet() -> bytes:
    """Return a sheet that unpacks to 250 MB."""
    return workbook(xlsx_writer.raw_sheet(ONE + " " * 250_000_000))


def lying(content: bytes, size: int) -> bytes:
    """Return the archive with another unpacked size for each part, in both places where it is stored."""
    out = bytearray(content)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = out.find(mark)
        while at >= 0:
            struct.pack_into("<I", out, at + offset, size)
            at = out.find(mark, at + 4)
    return bytes(out)


def encrypted() -> bytes:
    """Return an archive whose entries are marked as encrypted."""
    out = bytearray(workbook(xlsx_writer.raw_sheet(ONE)))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def repeated_part() -> bytes:
    """Return a workbook of 900 sheets of 20 MB, all of them the same packed bytes."""
    files = xlsx_writer.parts(dict.fromkeys(map(str, range(900)), ""))
    files = {name: part for name, part in files.items() if "worksheets" not in name}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
        archive.writestr("xl/worksheets/sheet1.xml", xlsx_writer.raw_sheet(" " * 20_000_000))
        first = archive.filelist[-1]
        for i in range(2, 901):
            other = zipfile.ZipInfo(f"xl/worksheets/sheet{i}.xml")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(other, field, getattr(first, field))
            archive.filelist.append(other)
    return out.getvalue()


def long_text() -> bytes:
    """Return a workbook with one text of 50 MB in 200,000 cells: 10 TB."""
    cells = xlsx_writer.raw_sheet('<row><c t="s"><v>0</v></c></row>' * 200_000)
    return xlsx_writer.pack(xlsx_writer.parts({"Data": cells}, ["a" * 50_000_000]))


def many_tags(n: int) -> str:
    """Return n elements, each with a name of its own."""
    return f"<n{'/><n'.join(map(str, range(n)))}/>"


def endless_tag() -> str:
    """Return a start tag with nine million attributes."""
    return "<a " + "".join(f"b{i}='>' " for i in range(1_000)) * 9_000


# --- Parquet ---


def table(columns, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def one_text_often() -> bytes:
    """Return a text of 50 MB in 100,000 cells: 5 TB."""
    words = pa.DictionaryArray.from_arrays(pa.array(np.zeros(100_000, np.int32)), pa.array(["a" * 50_000_000]))
    return table({"x": words}, write_statistics=False)


def long_page() -> bytes:
    """Return a page that unpacks to 250 MB."""
    return table({"x": ["a" * 250_000_000]}, compression="zstd", use_dictionary=False, write_statistics=False)


def with_footer(fields: bytes, body: bytes = b"") -> bytes:
    return b"PAR1" + body + fields + len(fields).to_bytes(4, "little") + b"PAR1"


def schema(n_children: int, *rest: bytes) -> list[bytes]:
    return [struct_of({4: binary("root"), 5: i32(n_children)}), *rest]


def leaf(name: str, kind: int = 2, **more: int) -> bytes:
    """Return a column of a schema: 2 for whole numbers, 6 for texts."""
    fields = {1: i32(kind), 3: i32(0), 4: binary(name)}
    return struct_of(fields | ({2: i32(more["length"])} if "length" in more else {}))


def chunk(kind: int, values: int, at: int, size: int, levels: int = 0) -> bytes:
    """Return the footer's entry for a column chunk."""
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
    """Return a file of one column with this footer, true or not."""
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
    """Return a page header with these numbers, true or not, and the page."""
    inner = struct_of({1: i32(values), 2: i32(encoding), 3: i32(3), 4: i32(3)})
    return struct_of({1: i32(0), 2: i32(unpacked), 3: i32(len(body)), 5: (12, inner)}) + body


def honest() -> bytes:
    return described(2, page=page(16, 2, bytes(16)))


def deep_schema() -> bytes:
    """Return records within records, 100,000 deep."""
    group = struct_of({3: i32(0), 4: binary("a"), 5: i32(1)})
    columns = [*schema(1), *[group] * 100_000, leaf("x")]
    return with_footer(struct_of({1: i32(1), 2: listed(12, columns), 3: i64(1), 4: listed(12, [])}))


def many_columns() -> bytes:
    """Return a file of 100,000 columns without a row."""
    columns = schema(100_000, *[leaf("x")] * 100_000)
    return with_footer(struct_of({1: i32(1), 2: listed(12, columns), 3: i64(0), 4: listed(12, [])}))


def many_chunks() -> bytes:
    """Return a footer of 60 MB in which each three bytes are a column chunk."""
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


# --- random damage ---


def mutated(content: bytes, seed: int, first: int = 0) -> bytes:
    """Return the bytes with some of them replaced, removed or doubled, from `first` on."""
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


@functools.cache
def mutated_files() -> dict[str, list[bytes]]:
    """Return some hundred mutations of each kind of file."""
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
    parts = xlsx_writer.parts({"Data": xlsx_writer.sheet(rows, shared)}, shared)
    inside = [
        xlsx_writer.pack(parts | {name: mutated(str(parts[name]).encode(), seed)})
        for seed in range(60)
        for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
    ]
    return {
        "parquet": [mutated(plain, seed) for seed in range(150)] + [mutated(packed, seed) for seed in range(150)],
        "parquet footer": [mutated(plain, seed, footer) for seed in range(300)],
        "xlsx": [mutated(xlsx_writer.pack(parts), seed) for seed in range(100)] + inside,
        "gzip": [mutated(gzip.compress(b"a,b\n1,2\n" * 50, mtime=0), seed) for seed in range(100)],
    }
