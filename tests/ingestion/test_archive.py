"""ZIP archives are opened and unpacked within bounds, and refused with a reason."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.archive import MOST_ENTRIES, UnpackBudget, list_parts, open_archive, unpack_part


def archive(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return out.getvalue()


def unpack(content: bytes, limit: int = 1_000_000) -> bytes:
    """Return the only part of an archive."""
    with open_archive(content) as opened:
        (info,) = list_parts(opened).values()
        return b"".join(unpack_part(opened, info, UnpackBudget(limit)))


def test_part_round_trips():
    assert unpack(archive({"a.txt": b"abc" * 200_000})) == b"abc" * 200_000
    assert unpack(archive({"a.txt": b"abc"}, zipfile.ZIP_STORED)) == b"abc"


def test_parts_have_lower_case_names_with_slashes_and_folders_are_skipped():
    with open_archive(archive({"Xl\\Sheet.XML": b"1", "/docs/": b"", "b": b"2"})) as opened:
        assert list(list_parts(opened)) == ["xl/sheet.xml", "b"]


def test_parts_with_equal_names_are_refused():
    content = archive({"xl/workbook.xml": b"x", "xl/Workbook.xml": b"y"})
    with open_archive(content) as opened, pytest.raises(ReadingError, match=r"two entries “xl/Workbook\.xml”"):
        list_parts(opened)


def test_too_many_entries_are_refused_before_the_directory_is_read():
    content = archive({str(i): b"" for i in range(MOST_ENTRIES)})
    with open_archive(content) as opened:
        assert len(list_parts(opened)) == MOST_ENTRIES
    with (
        pytest.raises(SizeError, match="10,001 entries; at most 10,000 are read"),
        open_archive(b"PK\x01\x02" + content),
    ):
        pass


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", archive({"a": b"abc"})[:-5]], ids=["empty", "head", "cut"])
def test_damaged_archive_is_refused(content):
    with pytest.raises(ReadingError, match="The archive is damaged"), open_archive(content):
        pass


@pytest.mark.parametrize("fault", [zlib.error("bad block"), EOFError("cut"), NotImplementedError("method 99")], ids=str)
def test_fault_in_the_block_becomes_a_reading_error(fault):
    with pytest.raises(ReadingError, match=f"The archive is damaged: {fault}"), open_archive(archive({"a": b"abc"})):
        raise fault


def test_reading_error_in_the_block_passes_through():
    with pytest.raises(SizeError, match="mine"), open_archive(archive({"a": b"abc"})):
        raise SizeError("mine")


def test_part_with_a_wrong_checksum_is_refused():
    content = archive({"a": b"abcdef"}, zipfile.ZIP_STORED)
    with pytest.raises(ReadingError, match="The archive is damaged: Bad CRC"):
        unpack(content.replace(b"abcdef", b"abcdeg"))


def test_part_larger_than_the_budget_is_refused_with_both_sizes():
    with pytest.raises(SizeError, match="The unpacked workbook has 1,001 bytes; at most 1,000 bytes are read"):
        unpack(archive({"a": bytes(1_001)}), limit=1_000)
    assert unpack(archive({"a": bytes(1_000)}), limit=1_000) == bytes(1_000)


def test_budget_is_shared_by_all_parts():
    budget = UnpackBudget(10)
    budget.spend(4)
    budget.spend(6)
    assert (budget.limit, budget.remaining) == (10, 0)
    with pytest.raises(SizeError, match="more than 10 bytes"):
        budget.spend(1)


def test_encrypted_part_is_refused_with_hint():
    content = archive({"a": b"abc"}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    with pytest.raises(ReadingError, match=r"protected by a password\. Open it with the password"):
        unpack(content)


def test_rare_compression_method_is_refused_with_hint():
    with pytest.raises(ReadingError, match=r"a rare compression method\. Save the workbook again as \.xlsx"):
        unpack(archive({"a": b"abc"}, zipfile.ZIP_BZIP2))
