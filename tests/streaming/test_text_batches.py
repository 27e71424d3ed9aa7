"""Every row and cell of a text is kept as it is, or named with its row and line."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ReadingError
from tests.helpers.streamed import read_folder, read_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
TWO = nc.AnalysisConfig(2, scaling="none")


@pytest.mark.usefixtures("tiny_blocks")
def test_cells_with_delimiters_quotes_and_line_ends_are_kept(tmp_path):
    words = ['5" pipe', "a, b", "two\nlines", 'say ""x""', "plain", "plain"]
    frame = pd.DataFrame({"a": range(6), "word": words, "b": [1.5] * 3 + [2.5] * 3})
    frame.to_csv(tmp_path / "t.csv", index=False)
    rows = read_parts(nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, roles={"word": "describe"}))
    assert rows["word"].tolist() == words


@pytest.mark.usefixtures("small_blocks")
def test_every_fault_is_named_by_row_and_line_in_one_error(tmp_path):
    rows = [f"{i}.5;{'yes' if i % 2 else 'no'};2024-01-{i % 28 + 1:02};{i % 5}" for i in range(2000)]
    rows[700], rows[1400] = "many;no;2024-01-01;3", "1.5;perhaps;soon;007"
    rows[1500], rows[1600] = "1.5;yes", "1.5;yes;2024-01-01;3;9"
    (tmp_path / "t.csv").write_text("\n".join(["a;paid;day;n", *rows]))
    with pytest.raises(ReadingError) as raised:
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, n_sampled=50)
    found = [(problem.what, problem.where) for problem in raised.value.problems]
    assert found == [
        ("a has “many” in row 700, which is no number as those of the sample are", "t.csv, line 702"),
        ("paid has “perhaps” in row 1,400, which is none of the cells that the sample has", "t.csv, line 1,402"),
        ("day has “soon” in row 1,400, which is no date as those of the sample are", "t.csv, line 1,402"),
        ("n has “007” in row 1,400, which is no number as those of the sample are", "t.csv, line 1,402"),
        ("“1.5;yes” has 2 cells instead of 4", "t.csv, line 1,502"),
        ("“1.5;yes;2024-01-01;3;9” has 5 cells instead of 4", "t.csv, line 1,602"),
    ]
    assert set(read_folder(tmp_path / "out")) == {"_manifest.json"}
    rows[700] = rows[1400] = rows[1500] = rows[1600] = "1.5;no;2024-01-01;3"
    (tmp_path / "t.csv").write_text("\n".join(["a;paid;day;n", *rows]))
    assert nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, n_sampled=50).n_rows == 2000


@pytest.mark.usefixtures("small_blocks")
def test_bytes_in_another_encoding_and_a_total_below_are_named(tmp_path):
    lines = ["town,a,b", *(f"Zürich,{i},{i % 7}" for i in range(500))]
    content = "\n".join(lines).encode()
    (tmp_path / "t.csv").write_bytes(content + "\nKöln,3,4\nTotal,124750,1494\n".encode("latin-1"))
    with pytest.raises(ReadingError) as raised:
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, n_sampled=50, reading={"encoding": "utf-8"})
    assert [(p.what, p.where) for p in raised.value.problems] == [
        ("“Total,124750,1494” may be a totals row", "t.csv, line 503"),
        ("The line is not in the encoding utf-8 of the sample", "t.csv, line 502"),
    ]
