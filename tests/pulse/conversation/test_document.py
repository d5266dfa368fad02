"""The figures behind a chart as a file that a spreadsheet opens, and nothing that it would run."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from pulse.conversation.document import Format, as_file
from pulse.conversation.query import Operation, Query, Stretch
from pulse.insight.figure import Figure
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily

FILE = Query(operation=Operation.DOCUMENT)


def figure(make: Maker, rows: dict[str, list[int | None]]) -> Figure:
    return Figure(daily(by="who"), make(rows), ())


def made(figure_: Figure, query: Query, format_: Format) -> tuple[bytes, str, str]:
    found = as_file(figure_, query, format_)
    assert found is not None
    return found


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_period_and_member_is_a_cell_and_what_is_unknown_is_empty(make: Maker) -> None:
    content, mime, name = made(figure(make, {"North": [1, None, 3], "South": [10, 20, 30]}), FILE, "csv")

    assert mime == "text/csv"
    assert name.endswith("-2026-09-03.csv")
    assert table(content) == [
        ["day", "Orders", "North", "South"],
        ["2026-09-01", "11", "1", "10"],
        ["2026-09-02", "", "", "20"],
        ["2026-09-03", "33", "3", "30"],
    ]


@pytest.mark.parametrize("name", ["=SUM(A1)", "+1", "-2"])
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_name_that_a_spreadsheet_would_run_is_text(make: Maker, name: str, format_: Format) -> None:
    content, _, _ = made(figure(make, {name: [1, 2], "South": [3, 4]}), FILE, format_)

    if format_ == "csv":
        assert table(content)[0][2] == f"'{name}"
    else:
        cell = load_workbook(io.BytesIO(content)).active["C1"]  # type: ignore[index]
        assert (cell.value, cell.data_type) == (name, "s")


def test_a_question_about_some_members_and_days_gets_those_alone(make: Maker) -> None:
    asked = Query(
        operation=Operation.DOCUMENT,
        members=("South",),
        without=True,
        span=Stretch(first=date(2026, 9, 2), last=date(2026, 9, 3)),
    )

    content, _, _ = made(figure(make, {"North": [1, 2, 3], "South": [4, 5, 6]}), asked, "csv")

    assert table(content) == [["day", "Orders", "North"], ["2026-09-02", "7", "2"], ["2026-09-03", "9", "3"]]


def test_a_workbook_holds_dates_and_numbers_and_not_their_words(make: Maker) -> None:
    content, _, _ = made(figure(make, {"North": [1, 2, 3], "South": [4, 5, 6]}), FILE, "xlsx")

    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    first, last = [[cell.value for cell in row] for row in sheet.iter_rows()][1::2]
    assert (first[0].date(), Decimal(first[1])) == (date(2026, 9, 1), Decimal(5))  # type: ignore[union-attr, arg-type]
    assert (last[0].date(), Decimal(last[1])) == (date(2026, 9, 3), Decimal(9))  # type: ignore[union-attr, arg-type]
    assert sheet.freeze_panes == "B2"


def test_days_that_are_not_there_make_no_file(make: Maker) -> None:
    asked = Query(operation=Operation.DOCUMENT, span=Stretch(first=date(2024, 1, 1), last=date(2024, 12, 31)))

    assert as_file(figure(make, {"North": [1, 2, 3], "South": [4, 5, 6]}), asked, "csv") is None
