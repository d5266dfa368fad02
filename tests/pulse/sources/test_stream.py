"""What is read in columns is what is read cell by cell."""

import csv
import io
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition import FileSource
from pulse.errors import ChartcastrError
from pulse.series import Dataset
from pulse.sources import fetch
from pulse.sources.files.quotes import split_at_rows
from pulse.sources.files.source import open_file
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from tests.conftest import ROOT
from tests.pulse.sources.conftest import pulse

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
MEASURE = {"name": "Sales", "value": "n", "period": "at", "by": "who"}
plain = st.one_of(
    st.decimals(-10_000, 10_000, places=3).map(str),
    st.sampled_from(["", "0", "-0.50", "1e3", "12.", ".5", "+7", "1,234.5"]),
)
stamps = st.datetimes(datetime(2026, 10, 20), datetime(2026, 11, 25))  # noqa: DTZ001 - as files write them
written = st.one_of(
    stamps.map(lambda at: at.isoformat(timespec="seconds")),
    stamps.map(lambda at: at.strftime("%Y-%m-%d %H:%M")),
    stamps.map(lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")),
    stamps.map(lambda at: at.date().isoformat()),
)


def told(rows: Rows, grain: str, zone: str) -> Dataset | str:
    asked = pulse({"at": "x.csv", "decimal": "point"}, grain, MEASURE, zone)
    try:
        return gather(rows, asked, NOW)
    except ChartcastrError as wrong:
        return str(wrong)


@given(
    st.lists(st.tuples(written, plain, st.sampled_from(["a", "b", " a", ""])), min_size=1, max_size=30),
    st.sampled_from(["hour", "day", "week", "month"]),
    st.sampled_from(
        ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"]
    ),
)
def test_columns_and_cells_give_the_same_result(cells: list[tuple[str, str, str]], grain: str, zone: str) -> None:
    columns = dict(zip(("at", "n", "who"), map(list, zip(*cells, strict=True)), strict=True))
    batches = [
        pa.RecordBatch.from_pydict({name: part[i : i + 7] for name, part in columns.items()})
        for i in range(0, len(cells), 7)
    ]

    by_cell = told(Rows("x.csv", columns), grain, zone)
    by_column = told(Rows("x.csv", names=("at", "n", "who"), stream=lambda: iter(batches)), grain, zone)

    assert by_column == by_cell


def test_rows_are_numbered_through_all_batches(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    lines = [f"2026-11-{1 + i % 20:02},{i}" for i in range(200_000)]
    lines[150_000] = "2026-11-05,many"
    file.write_text("at,n\n" + "\n".join(lines) + "\n")

    with pytest.raises(ChartcastrError, match="row 150002, column 'n' holds 'many'"):
        fetch(pulse({"at": str(file)}, "day", {"name": "x", "value": "n", "period": "at"}, "UTC"), NOW)


def test_a_reader_that_was_left_in_the_middle_moves_no_other(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("at,n\n" + "".join(f"2026-11-{1 + i % 20:02},{i}\n" for i in range(400_000)))

    with open_file(FileSource(at=str(file)), folders=(tmp_path,)) as rows:
        for _ in range(5):
            # Arrow reads ahead for each of them in a thread of its own.
            left = [next(iter(rows.batches())) for _ in range(3)]
            assert sum(len(batch) for batch in rows.batches()) == 400_000
            assert {batch.cells("n")[0] for batch in left} == {"0"}


def test_copies_are_found_across_batches_and_dropped_by_key(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    lines = [f"{i},2026-11-{1 + i % 30:02},{i % 7}" for i in range(150_000)]
    file.write_text("id,at,n\n" + "\n".join([*lines, lines[0], lines[70_000]]) + "\n")
    measure = {"name": "x", "value": "n", "period": "at"}

    kept = fetch(pulse({"at": str(file)}, "month", measure, "UTC"), NOW + timedelta(days=30))
    dropped = fetch(pulse({"at": str(file), "key": "id"}, "month", measure, "UTC"), NOW + timedelta(days=30))

    assert (kept.quality.copies_kept, dropped.quality.copies_dropped) == (2, 2)
    whole = sum(i % 7 for i in range(150_000))
    assert dropped.complete[-1].value == Decimal(whole)
    assert kept.complete[-1].value == Decimal(whole + 0 + 70_000 % 7)


def test_a_zone_that_once_had_half_hours_is_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("at,n\n2015-06-02T04:10:00Z,1\n2015-06-02T04:50:00Z,10\n2015-06-03T12:00:00Z,5\n")

    result = fetch(pulse({"at": str(file)}, "day", {"name": "x", "value": "n", "period": "at"}, "America/Caracas"), NOW)

    # Half past four behind UTC then: the first of the two was still on the first of June.
    assert [point.value for point in result.points[:2]] == [1, 10]


def test_a_second_row_of_a_month_is_found_also_where_dates_are_written_as_midnights(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("at,n\n" + "".join(f"2026-10-{day:02}T00:00:00Z,1000\n" for day in range(1, 29)))
    measure = {"name": "x", "value": "n", "period": "at", "aggregate": "single"}

    with pytest.raises(ChartcastrError, match="row 3 is a second one"):
        fetch(pulse({"at": str(file)}, "month", measure, "UTC"), NOW)


def test_years_are_read(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("at,n\n" + "".join(f"{year},{year}\n" for year in range(1950, 2026)))

    result = fetch(pulse({"at": str(file)}, "year", {"name": "x", "value": "n", "period": "at"}, "UTC"), NOW)

    assert result.complete[-1].value == 2025


def test_a_column_to_add_up_and_rows_to_count_are_not_both_meant() -> None:
    with pytest.raises(ChartcastrError, match="rows are counted without it"):
        pulse({"at": "x.csv"}, "day", {"name": "x", "value": "n", "period": "at", "aggregate": "count"}, "UTC")


_STOPS_EARLY = """
import os, sys, time
from pathlib import Path
from pulse.definition import FileSource
from pulse.sources.files.quotes import split_at_rows
from pulse.sources.files.source import open_file

read = os.pread
def read_from_a_slow_disk(*asked):
    time.sleep(0.05)
    return read(*asked)
os.pread = read_from_a_slow_disk
file = Path(sys.argv[1])
with open_file(FileSource(at=str(file)), folders=(file.parent,)) as rows:
    for _ in rows.batches():
        sys.exit(3)
"""


def test_a_process_that_stops_in_the_middle_of_a_file_ends_as_it_says(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("at,n\n" + "".join(f"2026-11-{1 + i % 20:02},{i}\n" for i in range(400_000)))

    done = subprocess.run([sys.executable, "-c", _STOPS_EARLY, str(file)], check=False, capture_output=True, cwd=ROOT)

    assert (done.returncode, done.stderr) == (3, b"")


@given(
    st.lists(
        st.lists(st.text(alphabet='ab ,"\n\r;é', max_size=12).filter(lambda cell: cell == cell.strip()), min_size=2),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 40),
)
def test_blocks_begin_and_end_with_rows_however_small_they_are(
    rows: list[list[str]], line_end: str, block: int
) -> None:
    table = [[f"x{first}", second] for first, second, *_ in rows]
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    with tempfile.TemporaryFile() as file:
        file.write(made.getvalue().encode())

        places = split_at_rows(file, ",", 2, "x.csv", 0, block, most=10_000)

        file.seek(0)
        text = file.read()
    assert places[0] == 0
    assert places[-1] == len(text)
    parts = [text[begin:end].decode() for begin, end in pairwise(places)]
    read = [row for part in parts for row in csv.reader(io.StringIO(part, newline=""))]
    assert read == table
    assert all(len(part.encode()) >= block for part in parts[:-1])
