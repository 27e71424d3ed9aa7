"""The log of the library: sizes and times as lines that parse; no name, no cell; silent unless somebody listens."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import warnings
from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import event_log
from tests.helpers.log_lines import captured_lines, parse_line
from tests.helpers.paths import ROOT
from tests.helpers.xlsx_writer import workbook

SECRETS = ("Zanzibar", "quicksilver", "0451234567", "falcon@example.org")
"""Words of a file's name, its header and its cells; none is part of a key or a word of the log."""
ROWS = [["town", "quicksilver", "Zanzibar"]]
ROWS += [[f"falcon@example.org {i % 3}", str(i % 7), f"0451234567 {i % 4}"] for i in range(30)]


def analyse_all(content, filename):
    """Read, analyse and explain a table, as far as it goes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(nc.read_table(content, filename=filename)).explanation


def read_lines(work):
    """Return the parsed lines that some work logs; errors of the input are part of it."""
    with captured_lines() as lines, suppress(nc.NeonError):
        work()
    return [parse_line(line) for line in lines]


def test_reading_fitting_and_explaining_a_table_log_sizes_and_times():
    content = b"a,b\n" + b"\n".join(b"%d,%d" % (i % 5, i) for i in range(30))
    lines = read_lines(lambda: analyse_all(content, "t.csv"))
    seconds = [float(line.pop("seconds")) for line in lines]
    size = {"n_rows": "30", "n_columns": "2"}
    assert lines == [
        {"event": "read", "kind": "text", "n_bytes": str(len(content)), **size, "outcome": "done"},
        {"event": "fit", **size, "n_clusters": "3", "outcome": "done"},
        {"event": "analyse", **size, "n_clusters": "3", "outcome": "done"},
        {"event": "explain", **size, "n_clusters": "3", "outcome": "done"},
    ]
    assert min(seconds) > 0
    assert seconds[1] < seconds[2]


def test_explanation_of_a_row_logs_nothing():
    analysis = nc.analyse(nc.load_sample("wine"))
    assert read_lines(lambda: analysis.model.explain(analysis.design.matrix[:1])) == []


def test_refused_table_logs_the_class_of_its_error_and_its_size():
    lines = read_lines(lambda: nc.read_table(b"Zanzibar\n", filename="Zanzibar.csv"))
    assert len(lines) == 1
    assert lines[0].items() >= {"n_bytes": "9", "outcome": "refused", "error": "ReadingError"}.items()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(nc.NeonError("Zanzibar"), "refused"), (MemoryError("Zanzibar"), "failed"), (KeyboardInterrupt(), "stopped")],
)
def test_work_that_an_error_ends_has_its_outcome(error, outcome):
    def work():
        with event_log.measured("job"):
            raise error

    with captured_lines() as lines, pytest.raises(type(error)):
        work()
    assert [line.partition(" seconds=")[0] for line in lines] == ["event=job"]
    assert lines[0].endswith(f" outcome={outcome} error={type(error).__name__}")


def as_parquet(rows):
    """Return rows as a Parquet file."""
    out = io.BytesIO()
    pd.DataFrame(rows[1:], columns=rows[0]).to_parquet(out)
    return out.getvalue()


FILES = {
    "text": lambda rows: "\n".join(map(";".join, rows)).encode(),
    "excel": lambda rows: workbook({"Zanzibar": rows}),
    "parquet": as_parquet,
}


@pytest.mark.parametrize("kind", FILES)
def test_secret_words_of_a_table_stay_out_of_the_log(kind, caplog):
    caplog.set_level(logging.DEBUG)
    content = FILES[kind](ROWS)
    lines = read_lines(lambda: analyse_all(content, "Zanzibar falcon@example.org.csv"))
    assert [line["event"] for line in lines] == ["read", "fit", "analyse", "explain"]
    assert (lines[0]["kind"], lines[0]["n_bytes"]) == (kind, str(len(content)))
    assert [word for word in SECRETS if word in caplog.text] == []


WORD = st.text(min_size=1, max_size=12)
CELLS = st.lists(st.lists(WORD | st.integers().map(str), min_size=2, max_size=3), min_size=1, max_size=8)


@given(WORD, CELLS)
def test_lines_of_any_table_have_only_listed_keys_and_words(filename, cells):
    content = "\n".join(";".join(row) for row in cells).encode("utf-8", "replace")
    lines = read_lines(lambda: analyse_all(content, filename))
    assert lines
    for line in lines:
        assert set(line) <= {"event", *event_log.FIELDS}
        for key, value in line.items():
            is_number = key.startswith("n_") or key == "seconds"
            assert float(value) >= 0 if is_number else value in event_log.WORDS | {line.get("error")}
        assert line.get("error", "ReadingError") in {"ReadingError", "SizeError", "DataError", "ColumnError"}


SECRET_TEXT = st.text().map(lambda text: f"§{text}")
ANY_VALUE = SECRET_TEXT | st.none() | st.booleans() | st.floats() | st.integers() | st.lists(SECRET_TEXT)


@given(SECRET_TEXT, st.dictionaries(st.sampled_from(event_log.FIELDS) | SECRET_TEXT, ANY_VALUE))
def test_no_text_of_a_caller_gets_into_a_line(event, fields):
    line = event_log.format_line(event, fields)
    assert "§" not in line
    assert set(parse_line(line)) == {"event", *fields} & {"event", *event_log.FIELDS}


def test_line_is_not_formatted_where_nobody_listens(monkeypatch):
    monkeypatch.setattr(event_log, "format_line", lambda *_: pytest.fail("formatted"))
    event_log.write_event("read", n_rows=3)


def test_library_is_silent_in_a_fresh_process_and_speaks_when_it_is_asked_to():
    code = "import neon_core as nc{}; nc.read_table(b'a,b\\n1,2\\n3,4\\n'); nc.read_table(b'a,b\\n1,2\\n3,4\\n')"
    quiet, loud = (
        subprocess.run([sys.executable, "-c", code.format(more)], cwd=ROOT, capture_output=True, text=True, check=True)
        for more in ("", "; import logging; logging.basicConfig(level='INFO')")
    )
    assert (quiet.stdout, quiet.stderr) == ("", "")
    assert loud.stderr.count("INFO:neon:event=read kind=text n_bytes=12 n_rows=2 n_columns=2 seconds=") == 2
