"""Files of text must agree; every one that does not is named."""

from __future__ import annotations

import gzip

import pytest

import neon_core as nc
from neon_core.errors import ReadingError
from tests.helpers.streamed import FOUR, read_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
TWO = nc.AnalysisConfig(2, scaling="none")


@pytest.mark.usefixtures("tiny_blocks")
def test_folder_of_hive_partitions_has_them_as_columns(tmp_path):
    lines = FOUR.splitlines(keepends=True)
    for place, part in (("year=2023/town=S%C3%A3o; P", lines[1:3]), ("year=2024/town=Rome", lines[3:])):
        (tmp_path / "t" / place).mkdir(parents=True)
        (tmp_path / "t" / place / "p.csv").write_text(lines[0] + "".join(part))
    (tmp_path / "t" / "year=2024" / "town=Rome" / "empty.csv").write_text(lines[0])
    done = nc.explain_dataset(tmp_path / "t", tmp_path / "out", TWO, roles={"year": "ignore", "town": "describe"})
    rows = read_parts(done)
    assert rows["year"].tolist() == [2023, 2023, 2024, 2024]
    assert rows["town"].tolist() == ["São; P", "São; P", "Rome", "Rome"]
    assert [file.n_rows for file in done.manifest.files] == [2, 0, 2]


def test_parts_that_differ_are_named_together(tmp_path):
    (tmp_path / "t").mkdir()
    texts = {
        "p": FOUR,
        "q": FOUR.replace("b", "c", 1),
        "r": FOUR.replace(",", ".").replace(";", ","),
        "s": "%PDF-1.4 x",
    }
    for name, text in texts.items():
        (tmp_path / "t" / f"{name}.csv").write_text(text)
    with pytest.raises(ReadingError) as raised:
        nc.explain_dataset(tmp_path / "t", tmp_path / "out", TWO)
    assert [problem.where for problem in raised.value.problems] == ["s.csv, line 1"]
    (tmp_path / "t" / "s.csv").write_text("")
    with pytest.raises(ReadingError) as raised:
        nc.explain_dataset(tmp_path / "t", tmp_path / "out", TWO)
    assert [problem.what for problem in raised.value.problems] == [
        "q.csv has other columns than p.csv: no b, c new",
        "r.csv has the delimiter ',', and p.csv has ';'",
    ]


@pytest.mark.parametrize(
    ("content", "reading", "what"),
    [
        (FOUR.encode("utf-16"), {}, "UTF-16-LE, which is not read in batches"),
        (FOUR.encode(), {"sheet": "x", "units": {"a": "kg"}}, "sheet is not for a table"),
        (FOUR.encode(), {"decimal": "x"}, "cannot be a decimal mark"),
        (b"a;b\n", {}, "not one row below it"),
        (gzip.compress(FOUR.encode(), mtime=0)[:-4], {}, "cannot be read"),
    ],
)
def test_text_that_cannot_be_streamed_is_refused(content, reading, what, tmp_path):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(ReadingError, match=what):
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, reading=reading)
