"""Files as companies have them: whatever shape they come in, the figures are the same or one sentence says why not."""

import gzip
import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import fsspec
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pulse.errors import ChartcastrError, SourceError
from pulse.series import Dataset
from pulse.sources import fetch
from pulse.sources.files.source import Files
from tests.pulse.sources.conftest import pulse

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
DAYS = [date(2026, 11, 1 + at) for at in range(24)]
LAST = date(2026, 11, 24)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes, name: str = "data.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return written


def told(at: Path | str, *, grain: str = "day", source: dict[str, Any] | None = None, **measure: Any) -> Dataset:
    known = {"name": "Sales", "value": "sales", "period": "day", **measure}
    known = {key: value for key, value in known.items() if value is not None}
    return fetch(pulse({"at": str(at), **(source or {})}, grain, known, "UTC"), NOW, Files())


def newest(at: Path | str, **more: Any) -> Decimal | None:
    return told(at, **more).complete[-1].value


def csv(separator: str = ",", *, day: Callable[[date], str] = str, figure: Callable[[int], object] = str) -> str:
    rows = [f"{day(at)}{separator}{figure(100 + place)}" for place, at in enumerate(DAYS)]
    return "\n".join([f"day{separator}sales", *rows]) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        csv().replace("\n", "\r"),
        csv().replace("\n", "\r\n"),
        "sep=;\n" + csv(";"),
        csv("|"),
        "Sales report\nMade on 25 November\n\n" + csv(";"),
        "Sales report, all shops\n" + csv(),
        csv().replace("\n", ",,\n"),
        csv().replace("day,sales", "day,sales,,"),
        csv().replace("\n2026", ",\n2026").replace("day,sales,", "day,sales").rstrip("\n") + ",\n",
        csv() + ",\n,\n",
        csv().replace("day,sales", '"day","sales"'),
        "\n\n" + csv(),
        csv().replace("2026-11-24,", '"2026-11-24" ,'),
    ],
)
def test_delimited_text_of_any_dialect_is_read(write: Write, content: str) -> None:
    assert newest(write(content)) == 123


def test_a_heading_may_have_a_line_break(write: Write) -> None:
    file = write(csv().replace("day,sales", 'day,"sales\n(EUR)"'))

    assert newest(file, value="sales\n\n(EUR)") == 123
    assert newest(file, value="sales (EUR)") == 123


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_the_encoding_is_found_and_said_where_it_had_to_be_told(write: Write, encoding: str) -> None:
    content = "day,shop,sales\n" + "".join(f"{at},Größe München,{100 + place}\n" for place, at in enumerate(DAYS))

    result = told(write(content, encoding=encoding), by="shop")

    assert [member.title for member in result.members] == ["Größe München"]
    assert result.complete[-1].value == 123
    said = ("The file is not UTF-8 and was read as Windows-1252.",) if encoding in {"cp1252", "latin-1"} else ()
    assert result.notes == said


@pytest.mark.parametrize(("text", "encoding"), [("Санкт-Петербург", "cp1251"), ("東京都庁", "shift_jis")])
def test_an_encoding_that_cannot_be_told_is_refused(write: Write, text: str, encoding: str) -> None:
    content = "day,shop,sales\n" + "".join(f"{at},{text},5\n" for at in DAYS)

    with pytest.raises(SourceError, match="is not UTF-8 text"):
        told(write(content, encoding=encoding))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (csv().replace("2026-11-10,", '"2026-11-10,'), "a quote opens in line 11 and is not closed in its field"),
        (
            'day,shop,sales\n2026-11-23,"North,5\n2026-11-24,South",6\n2026-11-24,"South",7\n',
            "a quote opens in line 2 and is not closed in its field",
        ),
        (
            'day,note,sales\n2026-11-21,first,10\n2026-11-22,",20\n2026-11-23,",30\n2026-11-24,d,40\n',
            "a quote opens in line 3 and is not closed in its field",
        ),
        ('day,shop,sales\n2026-11-23,"North,5\n2026-11-24,"South",6\n', "a quote opens in line 2 and is closed in the"),
        ('day,shop,sales\n2026-11-23,"say \\"hi\\"",5\n', "a quote opens in line 2 and is closed in the middle"),
        (csv().replace("2026-11-10,109", "2026-11-10,109,7"), "row 11 has 3 fields where the heading has 2"),
        ("day,shop,sales\n\n2026-11-23,N,5\n\n2026-11-24,N,six\n", "row 5, column 'sales' holds 'six'"),
        ('day,note,sales\n2026-11-23,"a\nb\nc",5\n2026-11-24,x,six\n', "row 3, column 'sales' holds 'six'"),
        ("Report\n" + csv().replace("2026-11-24,123", "2026-11-24,1O0"), "row 26, column 'sales' holds '1O0'"),
        ("day,sales,sales\n2026-11-24,5,6\n", "has two columns named 'sales'"),
        (b"day,sales\n2026-11-24,5\x00\n", "is no text but binary"),
        ("x" * 3_000_000, "has no column 'day'"),
        (",".join(f"c{at}" for at in range(100_000)) + "\n", "has more than 2,000 columns"),
        (csv().replace("123", "1e-5000000"), "row 25, column 'sales' holds '1e-5000000'"),
        (csv().replace("123", "1e1000000"), "row 25, column 'sales' holds '1e1000000'"),
        (csv().replace("2026-11-24", ""), "row 25, column 'day' is empty where a date belongs"),
    ],
)
def test_what_would_be_lost_is_refused_with_its_row(write: Write, content: str | bytes, says: str) -> None:
    with pytest.raises(ChartcastrError) as refused:
        told(write(content))

    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 600


def test_fields_of_several_lines_are_fields(write: Write) -> None:
    rows = [f'"two\nlines, and more",{at},{100 + place}\n' for place, at in enumerate(DAYS)]

    assert newest(write("who,day,sales\n" + "".join(rows))) == 123


def test_inches_in_a_field_without_quotes_are_no_quotes(write: Write) -> None:
    content = "day,item,sales\n" + "".join(f'{at},5" pipe,{100 + place}\n' for place, at in enumerate(DAYS))

    assert newest(write(content)) == 123


def test_packed_files_are_unpacked_and_cut_ones_refused(write: Write) -> None:
    packed = gzip.compress(csv().encode())

    assert newest(write(packed, "data.csv.gz")) == 123
    assert newest(write(packed, "data.csv")) == 123
    assert newest(write(packed + gzip.compress(b"2026-11-24,7\n"), "two.csv.gz")) == 130
    with pytest.raises(SourceError, match="is damaged: it ends in the middle"):
        told(write(packed[:-20], "cut.csv.gz"))
    with pytest.raises(SourceError, match="is damaged"):
        told(write(packed[:30] + b"xxxxxxxx" + packed[38:], "odd.csv.gz"))


def test_a_file_that_unpacks_to_more_than_any_machine_has_is_refused(write: Write) -> None:
    with pytest.raises(SourceError, match="is larger than 200 MB"):
        told(write(gzip.compress(b"\0" * (210 * 2**20), 1), "bomb.csv.gz"))


def test_a_folder_and_a_pattern_are_one_table(tmp_path: Path) -> None:
    lines = csv().splitlines()
    (tmp_path / "b.csv").write_text("\n".join([lines[0], *lines[13:]]))
    (tmp_path / "a.csv").write_text("\n".join(lines[:13]))
    (tmp_path / ".hidden").write_text("nothing")

    for at in (tmp_path, tmp_path / "*.csv"):
        result = told(at)
        assert (len(result.complete), result.complete[-1].value) == (24, 123)

    (tmp_path / "b.csv").write_text("\n".join([lines[0], *lines[13:]]).replace("2026-11-24,123", "2026-11-24,many"))
    with pytest.raises(SourceError, match=r"b\.csv: row 13, column 'sales' holds 'many'"):
        told(tmp_path)
    (tmp_path / "b.csv").write_text("day;turnover\n2026-11-24;5\n")
    with pytest.raises(SourceError, match=r"b\.csv has other columns than .*a\.csv \(sales, turnover\)|has no column"):
        told(tmp_path)


def test_files_outside_the_projects_folder_are_refused_until_they_are_named(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(csv())
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    monkeypatch.setenv("CHARTCASTR_FILES", "")
    (project / "link.csv").symlink_to(file)

    for at in (file, "../data.csv", "link.csv", "../*.csv"):
        with pytest.raises(SourceError, match="lies outside the project's folder"):
            told(at)
    monkeypatch.setenv("CHARTCASTR_FILES", f"/nowhere{os.pathsep}{tmp_path}")
    assert newest("link.csv") == 123


@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_what_has_no_end_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = Path("/dev/zero")
    if kind == "pipe":
        path = tmp_path / "pipe.csv"
        os.mkfifo(path)
    monkeypatch.setenv("CHARTCASTR_FILES", f"/dev{os.pathsep}{tmp_path}")

    with pytest.raises(SourceError, match="is no file but a device, a pipe or the like"):
        told(path, source={"format": "csv"})


def test_json_lines_are_rows_also_when_there_is_one_or_a_text_holds_odd_marks(write: Write) -> None:
    assert newest(write('{"day": "2026-11-24", "sales": 139}\n', "one.jsonl")) == 139
    lines = [json.dumps({"day": str(at), "note": "a\u2028b\x85c", "sales": 5}, ensure_ascii=False) for at in DAYS]
    assert newest(write("\n".join(lines), "odd.jsonl")) == 5


@pytest.mark.parametrize(
    "more",
    [
        {"next": "https://api.example/x?page=2"},
        {"has_more": True},
        {"count": 900},
        {"total": 25},
        {"meta": {"total": 900}},
        {"pagination": {"next_cursor": "abc"}},
        {"links": {"next": "/x?page=2"}},
        {"paging": {"next": {"after": "7"}}},
        {"meta": {"pagination": {"total": 100}}},
        {"totalElements": 77},
        {"last": False},
        {"@odata.count": 90},
        {"__next": "/2"},
        {"nextRecordsUrl": "/2"},
        {"offset": "itr7"},
        {"response_metadata": {"next_cursor": "x"}},
        {"IsTruncated": True},
        {"has_more": "true"},
        {"total": "50"},
        {"total": {"value": 100}},
        {"previous": "https://api.example/x?page=1", "next": None},
        {"total_pages": 25},
        {"LastEvaluatedKey": {"id": 7}},
        {"incomplete_results": True},
        {"nextPageToken": "xyz"},
        {"isLast": False},
        {"@odata.nextLink": "/2"},
    ],
)
def test_a_first_page_is_never_taken_for_the_whole(write: Write, more: dict[str, Any]) -> None:
    rows = [{"day": str(at), "sales": 5} for at in DAYS]

    assert newest(write(json.dumps({"count": 24, "next": None, "results": rows}), "whole.json")) == 5
    with pytest.raises(
        SourceError, match=r"is a page of more|says that there are|follows another page|one of several pages"
    ):
        told(write(json.dumps({**more, "results": rows}), "page.json"))
    assert newest(write(json.dumps({**more, "results": rows}), "page.json"), source={"whole": True}) == 5


@pytest.mark.parametrize(
    "beside", [{"next": "2026-11-26"}, {"done": False}, {"has_more": False, "cursor": None}, {"page": 1, "total": 24}]
)
def test_what_is_no_sign_of_more_pages_is_none(write: Write, beside: dict[str, Any]) -> None:
    rows = [{"day": str(at), "sales": 5} for at in DAYS]

    assert newest(write(json.dumps({**beside, "results": rows, "errors": []}), "whole.json")) == 5
    with pytest.raises(SourceError, match="is not a list of rows"):
        told(write(json.dumps({"orders": [], "refunds": rows}), "two.json"))


def test_parquet_columns_that_nobody_asked_for_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "data.parquet"
    table = pa.table(
        {
            "day": DAYS,
            "sales": [100 + at for at in range(24)],
            "tags": [["a", "b"]] * 24,
            "where": [{"x": 1}] * 24,
            "raw": [b"\xff" * 10] * 24,
            "blob": ["x" * 4_000_000] * 24,
        }
    )
    pq.write_table(table, file, compression="zstd")

    assert newest(file) == 123
    with pytest.raises(SourceError, match=r"column 'tags' holds list<.*no plain cells"):
        told(file, by="tags")


def test_a_parquet_file_that_is_damaged_anywhere_ends_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "data.parquet"
    pq.write_table(pa.table({"day": DAYS, "sales": [100 + at for at in range(24)]}), file)
    good = file.read_bytes()
    for place in range(4, len(good) - 8, 67):
        file.write_bytes(good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :])
        with suppress(ChartcastrError):
            told(file)


def book(path: Path, fill: Callable[[Any], None], *, title: str = "Data") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    fill(sheet)
    made.save(path)
    return path


def test_a_workbook_tells_its_dates_and_currencies_by_its_cells(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Sales of the year"])
        sheet.append([])
        sheet.append(["day", "shop", "sales", "rate"])
        for place, at in enumerate(DAYS):
            sheet.append([at, "North", 100.5 + place, 0.25])
            sheet.cell(sheet.max_row, 3).number_format = "[$€-407]#,##0.00"
            sheet.cell(sheet.max_row, 4).number_format = "0.0%"

    file = book(tmp_path / "data.xlsx", fill)

    money = told(file)
    assert (money.complete[-1].value, money.whole.unit, money.whole.currency) == (Decimal("123.5"), "currency", "EUR")
    rate = told(file, value="rate", aggregate="mean")
    assert (rate.complete[-1].value, rate.whole.unit) == (Decimal("0.25"), "percent")
    with pytest.raises(SourceError, match="rates do not add up"):
        told(file, value="rate")
    with pytest.raises(SourceError, match="has no sheet 'Other'; there are Data"):
        told(file, source={"sheet": "Other"})


def test_merged_hidden_wrong_and_uncounted_cells_of_a_workbook(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["day", "shop", "sales"])
        for at in DAYS:
            for shop in ("North", "South"):
                sheet.append([at, shop, 5])
        for row in range(2, 50, 2):
            sheet.merge_cells(f"A{row}:A{row + 1}")
        sheet.row_dimensions[48].hidden = True

    merged = told(book(tmp_path / "merged.xlsx", fill))
    assert [point.value for point in merged.complete[-2:]] == [10, 5]
    assert merged.notes == ("1 hidden row is left out.",)

    def formulas(sheet: Any) -> None:
        sheet.append(["day", "sales"])
        for at in DAYS:
            sheet.append([at, "=1+1"])

    with pytest.raises(SourceError, match="cell B2 holds a formula without its value"):
        told(book(tmp_path / "formulas.xlsx", formulas))

    def wrong(sheet: Any) -> None:
        sheet.append(["day", "sales"])
        for at in DAYS:
            sheet.append([at, "five" if at == LAST else 5])

    with pytest.raises(SourceError, match=r"sheet Data: row 25, column 'sales' holds 'five'"):
        told(book(tmp_path / "wrong.xlsx", wrong))


def test_dates_are_read_as_the_whole_column_shows(write: Write) -> None:
    assert newest(write(csv(day=lambda at: f"{at:%d/%m/%Y}"))) == 123
    assert newest(write(csv(day=lambda at: f"{at:%m/%d/%Y}"))) == 123
    assert newest(write(csv(";", day=lambda at: f"{at:%d.%m.%Y}"))) == 123
    assert newest(write(csv(day=lambda at: f"{at:%d %B %Y}"))) == 123
    assert newest(write(csv(day=lambda at: f"{at} 04:05:04 UTC"))) == 123
    assert newest(write(csv(day=lambda at: f"{at:%d.%m.%y}")), dates="%d.%m.%y") == 123
    few = "day,sales\n05/11/2026,7\n06/11/2026,8\n"
    with pytest.raises(SourceError, match=r"'05/11/2026' in column 'day' may be two days.*measure.dates"):
        told(write(few))
    assert newest(write(few), dates="day-first") == 8
    with pytest.raises(SourceError, match="holds dates with the day first and dates with the month first"):
        told(write("day,sales\n25/11/2026,7\n11/24/2026,8\n"))


@pytest.mark.parametrize(
    ("stamps", "grain", "says"),
    [
        (["2026-W45", "2026-W46", "2026-W47"], "day", "each row is a week"),
        (["2026-09", "2026-10", "2026-11"], "day", "each row is a month"),
        (["2026-09", "2026-10", "2026-11"], "week", "each row is a month"),
        (["2026-Q1", "2026-Q2", "2026-Q3"], "month", "each row is a quarter"),
        (["2024", "2025", "2026"], "month", "each row is a year"),
        (["2026-W45", "2026-W46", "2026-W47"], "month", "each row is a week"),
        (["2026-11-22", "2026-11-23", "2026-11-24"], "hour", "each row is a day"),
        (["2026-09-01", "2026-10-01", "2026-11-01"], "day", "each row is a month"),
        (["2026-08-31", "2026-09-30", "2026-10-31"], "day", "each row is a month"),
        (["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"], "day", "each row is a week"),
        (["2026-10", "2026-11-01", "2026-11-02"], "month", "rows for a month"),
        (["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"], "month", "each row is a week"),
        (["2026-08-15", "2026-09-15", "2026-10-15"], "day", "each row is a month"),
        (["2026-08-31", "2026-09-30", "2026-10-30"], "day", "each row is a month"),
        ([f"2026-11-{day:02}T23:59:59" for day in range(20, 25)], "hour", "each row is a day"),
        ([f"2026-11-{day:02}T00:00:00Z" for day in range(20, 25)], "hour", "each row is a day"),
        ([f"2026-{month:02}-01T12:00:00" for month in range(7, 12)], "day", "each row is a month"),
        (["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"], "month", "each row is a quarter"),
        (
            [f"2026-{month:02}-{day:02}" for month, day in ((10, 17), (10, 24), (10, 31), (11, 7), (11, 14), (11, 21))],
            "day",
            "each row is a week",
        ),
    ],
)
def test_rows_for_longer_periods_are_never_told_as_shorter_ones(
    write: Write, stamps: list[str], grain: str, says: str
) -> None:
    with pytest.raises(SourceError, match=says):
        told(write("day,sales\n" + "".join(f"{moment},700\n" for moment in stamps)), grain=grain)


def test_times_without_offset_are_of_the_day_that_the_clock_shows(write: Write) -> None:
    file = write("day,sales\n" + "".join(f"{at} 19:00,{100 + place}\n" for place, at in enumerate(DAYS)))
    asked = pulse({"at": str(file)}, "day", {"name": "Sales", "value": "sales", "period": "day"}, "America/New_York")

    assert fetch(asked, NOW).value(date(2026, 11, 10)) == 109


def test_points_are_not_read_by_what_slashes_show(write: Write) -> None:
    lines = ["03/04/2026,1", "11/20/2025,2", "03.04.2026,4", "11/20/2026,9"]

    for order in (lines, lines[::-1]):
        with pytest.raises(SourceError, match="day first and dates with the month first"):
            told(write("day,sales\n" + "\n".join(order)), grain="month")


def test_halves_of_letters_and_circles_of_links_end_in_a_sentence_or_a_mark(write: Write, tmp_path: Path) -> None:
    rows = ", ".join(f'{{"day": "{at}", "sales": 5, "who": "\\ud83d {{}}"}}' for at in DAYS)
    assert told(write(f"[{rows}]", "half.json"), by="who").members[0].title == "\ufffd {}"
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    with pytest.raises(SourceError, match=r"its links lead in a circle|There is no file"):
        told(tmp_path / "circle.csv")


def test_every_part_of_a_table_tells_what_divides_fractions(tmp_path: Path) -> None:
    pq.write_table(pa.table({"day": DAYS[:2], "sales": pa.array([None, None], pa.null())}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"day": DAYS[2:4], "sales": ["1.234", "2.500"]}), tmp_path / "b.parquet")

    with pytest.raises(SourceError, match="may be a thousand or a fraction"):
        told(tmp_path)


@pytest.mark.parametrize(
    "stamps",
    [
        [f"2026-11-{day:02}" for day in range(1, 25)],
        ["2026-11-01", "2026-11-03", "2026-11-09", "2026-11-20", "2026-11-24"],
        [f"2026-{month:02}-01" for month in (9, 10, 11) for _ in range(9)],
        [
            f"2026-{month:02}-{day}"
            for month, day in ((10, 17), (10, 24), (10, 31), (11, 14), (11, 21))
            for _ in range(4)
        ],
        [f"2026-11-{day:02}T{8 + day % 9:02}:30" for day in (2, 9, 16, 23)],
    ],
)
def test_events_are_told_by_day_however_seldom_they_come(write: Write, stamps: list[str]) -> None:
    lines = [f"{moment},{7 + place % 5}" for place, moment in enumerate(stamps)]

    assert told(write("day,sales\n" + "\n".join(lines))).complete


def test_weeks_that_begin_on_sunday_are_said_or_told_by_their_heading(write: Write) -> None:
    sundays = ["2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15"]
    lines = "".join(f"{sunday},{100 + place}\n" for place, sunday in enumerate(sundays))

    said = told(write("day,sales\n" + lines), grain="week")
    assert said.notes == ("Each row is dated by a Sunday, and told as the week that ends with it.",)
    starts = told(write("week starting,sales\n" + lines), grain="week", period="week starting")
    assert starts.value(date(2026, 11, 16)) == 104
    assert said.value(date(2026, 11, 9)) == 104


def test_figures_are_read_as_companies_write_them_and_marks_for_nothing_are_said(write: Write) -> None:
    assert newest(write(csv(figure=lambda value: f"${value}.18"))) == Decimal("123.18")
    assert newest(write(csv(";", figure=lambda value: f"{value},50 €"))) == Decimal("123.5")
    assert newest(write(csv(figure=lambda value: f"({value})"))) == -123
    assert newest(write(csv(figure=lambda value: f'"1,{value},000"'))) == 1_123_000
    assert newest(write(csv(figure=lambda value: f"{value}%")), unit="percent", aggregate="mean") == Decimal("1.23")
    marked = told(write(csv().replace("2026-11-03,102", "2026-11-03,n/a")))
    assert marked.value(date(2026, 11, 3)) is None
    assert marked.notes == ("Cells that hold “n/a” are taken as not known.",)


@pytest.mark.parametrize(
    ("content", "says", "measure"),
    [
        (csv(figure=lambda value: f'"0,{value}"').replace("0,110", "1,110.5"), "holds '1,110.5', which is no", {}),
        (csv(figure=lambda value: f"€{value}").replace("€123", "$123"), "currencies are not added up", {}),
        (csv(figure=lambda value: f"€{value}"), "measure.currency is USD", {"unit": "currency", "currency": "USD"}),
        (csv(figure=lambda value: f"{value}%"), "with a percent sign", {}),
        (
            csv(figure=lambda value: f"{value}%").replace("123%", "123"),
            "only some cells have a percent sign",
            {"unit": "percent", "aggregate": "mean"},
        ),
        (csv(";", figure=lambda value: f"1.{value}"), "may be a thousand or a fraction", {}),
        (csv(figure=lambda value: f'"1,{value}"').replace('"1,123"', "1.123"), "may be a thousand or a fraction", {}),
    ],
)
def test_figures_that_do_not_go_together_are_refused(
    write: Write, content: str, says: str, measure: dict[str, Any]
) -> None:
    with pytest.raises(SourceError) as refused:
        told(write(content), **measure)
    assert says in str(refused.value)


def test_rows_in_several_currencies_are_filtered_or_refused_and_never_added_up(write: Write) -> None:
    lines = [f"{at},{code},{100 + place}" for place, at in enumerate(DAYS) for code in ("EUR", "USD")]
    file = write("day,currency,sales\n" + "\n".join(lines))

    with pytest.raises(SourceError, match=r"rows in 2 currencies \(EUR, USD\).*- \{column: currency, is: EUR\}"):
        told(file)
    assert newest(file, source={"where": [{"column": "currency", "is": "USD"}]}) == 123
    assert newest(file, unit="count") == 246
    with pytest.raises(SourceError, match=r"says USD, but measure.currency is EUR"):
        told(file, source={"where": [{"column": "currency", "is": "USD"}]}, unit="currency", currency="EUR")


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ({"is": "N"}, 3),
        ({"is not": "N"}, 12),
        ({"in": ["N", "S"]}, 7),
        ({"is not": ""}, 7),
        ({"is": ""}, 8),
        ({"column": "level", "over": 1}, 12),
        ({"column": "level", "under": 2}, 3),
        ({"column": "level", "is": 2}, 4),
        ({"column": "level", "over": 1, "under": 3}, 4),
        ({"column": "since", "over": "2026-01-01"}, 8),
        ({"column": "open", "is": True}, 7),
        ({"column": "level", "is": "3"}, None),
        ({"column": "level", "is": 3}, 8),
    ],
)
def test_only_rows_that_meet_the_conditions_count(write: Write, condition: dict[str, Any], value: int | None) -> None:
    rows = [("N", "1", "2025-05-05", "true", 3), ("S", "2", "2025-05-05", "true", 4), ("", "3.0", "2026-05-05", "", 8)]
    lines = [",".join(map(str, (at, *row))) for at in DAYS for row in rows]
    file = write("day,shop,level,since,open,sales\n" + "\n".join(lines))

    where = {"where": [{"column": "shop", **condition}]}
    if value is None:
        with pytest.raises(SourceError, match="has no row for which"):
            told(file, source=where)
    else:
        assert newest(file, source=where) == value


def test_what_is_meant_to_be_left_out_has_to_be_written_as_the_table_does(write: Write) -> None:
    file = write("day,shop,sales\n" + "".join(f"{at},North,5\n{at},Online,7\n" for at in DAYS))

    with pytest.raises(SourceError, match="no row has 'north' in column 'shop', but some have 'North'"):
        told(file, source={"where": [{"column": "shop", "is not": "north"}]})
    assert newest(file, source={"where": [{"column": "shop", "is not": "Elsewhere"}]}) == 12


def test_conditions_that_leave_nothing_or_name_nothing_are_refused(write: Write) -> None:
    with pytest.raises(SourceError, match="has no row for which sales is 7"):
        told(write(csv()), source={"where": [{"column": "sales", "is": 7}]})
    with pytest.raises(SourceError, match=r"has no column 'shop' \(source.where\)"):
        told(write(csv()), source={"where": [{"column": "shop", "is": 7}]})
    with pytest.raises(SourceError, match="row 2, column 'day' holds '2026-11-01', which is no number"):
        told(write(csv()), source={"where": [{"column": "day", "over": 7}]})


def test_a_table_with_a_column_for_each_period_is_read_as_one_with_a_row_for_each(write: Write) -> None:
    months = ["Jan 2026", "Feb 2026", "2026-03", "04/2026"]
    file = write(f"line,{','.join(months)}\nRevenue,1,2,3,4\nCosts,1,1,1,1\n")
    wide: dict[str, Any] = {"value": None, "period": None, "columns": "periods", "grain": "month"}

    by_line = told(file, by="line", **wide)
    assert by_line.complete[-1].value == 5
    assert by_line.value(date(2026, 4, 1), "Revenue") == 4
    assert newest(file, source={"where": [{"column": "line", "is": "Revenue"}]}, **wide) == 4
    with pytest.raises(SourceError, match="row 3 under 'Feb 2026', column"):
        told(write(f"line,{','.join(months)}\nRevenue,1,2,3,4\nCosts,1,x,1,1\n"), **wide)
    with pytest.raises(SourceError, match="fewer than two of its headings are dates"):
        told(write(csv()), **wide)


def test_an_hour_that_the_clock_skips_belongs_to_no_period(write: Write) -> None:
    hours = [f"2026-03-08T{hour:02}:00:00,10" for hour in range(8)]
    asked = pulse(
        {"at": str(write("day,sales\n" + "\n".join(hours)))},
        "hour",
        {"name": "Sales", "value": "sales", "period": "day"},
        "America/New_York",
    )

    result = fetch(asked, NOW)

    assert {point.value for point in result.complete} == {10}
    assert len(result.complete) == 7
    assert result.notes == ("Rows of an hour that the clocks skip are left out.",)


def test_an_object_store_is_read_by_its_library_or_the_missing_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec.register_implementation("gs", MemoryFileSystem, clobber=True)
    monkeypatch.setattr(MemoryFileSystem, "protocol", ("memory", "gs"))
    with fsspec.open("gs://bucket/data.csv", "wb") as content:
        content.write(csv().encode())

    assert newest("gs://bucket/data.csv") == 123
    with pytest.raises(SourceError, match=r"There is no object gs://bucket/gone.csv"):
        told("gs://bucket/gone.csv")
    with pytest.raises(SourceError, match=r"pip install 'chartcastr\[s3\]'"):
        told("s3://bucket/data.csv")
    with pytest.raises(SourceError, match="ftp:// is no kind of address"):
        told("ftp://host/data.csv")
