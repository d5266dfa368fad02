"""Random tables as random files: logical rows are drawn first, then how they are written."""

import csv
import gzip
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from pulse.definition import Pulse, read_pulse
from tests.pulse.sources.reference import Form

MEMBERS = ("Nord", "Süd", "Ost, West", 'the "best"', " Mitte ", "two\nlines", "semi;colon", "a|b\tc", "")
_ENDINGS = {"csv": "csv", "json": "json", "wrapped": "json", "jsonl": "jsonl", "parquet": "parquet", "xlsx": "xlsx"}
_DAYS = ("iso", "d.m.Y", "d/m/Y", "m/d/Y", "d/m said", "m/d said", "named", "English", "format", "Y/m/d")
_MOMENTS = ("naive", "offset", "UTC", "spaced")
SPANS = {"2026-11": "month", "Nov 2026": "month", "11/2026": "month", "quarter": "quarter", "Q4": "quarter",
          "week": "week", "KW": "week", "year": "year"}  # fmt: skip
_COUNTED = ("epoch", "epoch-ms", "excel")
_FORMATS = {"currency": '#,##0.00 "€"', "percent": "0.0%", "plain": "General"}
Grid = list[list[Any]]


@dataclass(frozen=True)
class Row:
    """One logical row."""

    at: datetime
    who: str
    figure: Decimal | None
    flag: str
    note: str


@dataclass(frozen=True)
class Table:
    """Rows, and how they are to be written."""

    rows: tuple[Row, ...]
    form: Form

    @property
    def folder(self) -> bool:
        return self.form.parts > 1


@st.composite
def forms(draw: st.DrawFn) -> Form:
    kind = draw(st.sampled_from(["csv"] * 4 + ["json", "wrapped", "jsonl", "parquet", "parquet", "xlsx", "xlsx"]))
    typed = ["date", "moment", "zoned"] if kind == "parquet" else ["date", "moment"] if kind == "xlsx" else []
    wide = draw(st.integers(0, 6)) == 0 and kind != "parquet"
    days = [day for day in _DAYS if not (wide and day in {"d/m/Y", "m/d/Y"})]
    choices = [*days, *SPANS, *(["date"] if kind == "xlsx" and wide else [])]
    dates = draw(st.sampled_from(choices if wide else [*choices, *_MOMENTS, *_COUNTED, *typed * 4]))
    shortest = SPANS.get(dates, "day")
    grains = {
        "day": ["day", "day", "week", "month", "quarter", "year"], "week": ["week"],
        "month": ["month", "quarter", "year"], "quarter": ["quarter", "year"], "year": ["year"],
    }[shortest]  # fmt: skip
    by_type = ["typed"] * 4 if kind != "csv" else []
    numbers = draw(
        st.sampled_from(
            ["plain", "comma", "1,234.5", "1.234,5", "1 234,5", "1'234.5", "Indian", "€ before", "€ after", "code",
             "percent", "brackets", "trailing", *by_type, *(["money"] if kind == "xlsx" else [])]
        )
    )  # fmt: skip
    aggregate = draw(st.sampled_from(["sum", "sum", "mean", "count"]))
    if numbers == "percent" or (wide and aggregate == "count"):
        aggregate = "mean"
    comma = numbers in {"comma", "1.234,5", "1 234,5", "€ after"}
    conditions = st.sampled_from(
        [
            ("is", "yes"),
            ("is not", "no"),
            ("in", ("yes", "perhaps")),
            ("is", ""),
            *([] if wide else [("over", "100"), ("under", "5000.5")]),
        ]
    )
    where = draw(st.lists(conditions, max_size=1)) if draw(st.booleans()) else []
    if numbers == "percent" or aggregate == "count":
        where = [pair for pair in where if pair[0] not in {"over", "under"}]
    text = kind == "csv"
    return Form(
        kind=kind, separator=draw(st.sampled_from(",;\t|")) if text else ",",
        encoding=draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])) if text else "utf-8",
        ends=draw(st.sampled_from(["\n", "\r\n", "\r"])) if text else "\n",
        said=text and draw(st.integers(0, 4)) == 0,
        preamble=draw(st.sampled_from([0, 0, 1, 3])) if kind in {"csv", "xlsx"} else 0,
        quoted=draw(st.booleans()), trailing=draw(st.sampled_from([0, 0, 1, 2])) if text else 0,
        blank=draw(st.sampled_from(["", "", "end", "middle", "lines"])) if kind in {"csv", "xlsx"} else "",
        packed=kind != "xlsx" and draw(st.integers(0, 4)) == 0, parts=draw(st.sampled_from([1, 1, 1, 2, 3])),
        by_pattern=draw(st.booleans()), sheet=draw(st.sampled_from(["", "Daten"])) if kind == "xlsx" else "",
        merged=kind == "xlsx" and draw(st.booleans()), dates=dates, numbers=numbers,
        places=draw(st.sampled_from([0, 2, 2, 3])), wide=wide, grain=draw(st.sampled_from(grains)),
        zone=draw(st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])),
        aggregate=aggregate, by=draw(st.booleans()), key=not wide and draw(st.integers(0, 4)) == 0,
        says_decimal=draw(st.booleans()), where=tuple(where), decimal="comma" if comma else "point",
    )  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, least: int = 1) -> Table:
    form = draw(forms())
    reach = {"day": 45, "week": 200, "month": 700, "quarter": 900, "year": 2000}[form.grain]
    scale = Decimal(1).scaleb(-form.places)
    figures = st.integers(-200_000, 90_000_000) if form.grain != "day" else st.integers(0, 900_000)
    known = figures.map(lambda n: n * scale)
    mark = "x" if form.encoding == "cp1252" else "\u2028 mark"
    row = st.builds(
        Row,
        # Not on the hour: midnights in UTC are dates to the program.
        at=st.integers(0, (reach + 3) * 24 * 60).map(lambda draw: _moment(draw, reach + 3)),
        who=st.sampled_from(MEMBERS[:-1] * 2 + MEMBERS),
        figure=st.one_of(*[known] * 9, st.none()) if draw(st.integers(0, 3)) == 0 else known,
        flag=st.sampled_from(["yes", "yes", "yes", "perhaps", "no", ""]),
        note=st.sampled_from(["", "plain", "a, b; c", 'said "so"', "line\nbreak", mark]),
    )  # fmt: skip
    few = draw(st.sampled_from([1, 3, 10, 10, 10, 10]))
    rows = draw(st.lists(row, min_size=max(least, few, form.parts), max_size=36))
    # Conditions mean to leave some rows.
    return Table(
        tuple(replace(item, flag=_FLAGS[at]) if at < len(_FLAGS) else item for at, item in enumerate(rows)), form
    )


_FLAGS = ("yes", "perhaps", "", "no")


def _moment(drawn: int, days: int) -> datetime:
    """Spread over the days, as small numbers are drawn most; not on the hour, as midnights in UTC are dates."""
    at = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(minutes=drawn * 7_919 % (days * 24 * 60))
    return at.replace(minute=at.minute or 7)


# --- what cells hold -------------------------------------------------------------------------------------------------


def date_cell(at: datetime, form: Form) -> Any:
    local = at.astimezone(ZoneInfo(form.zone))
    day, how = local.date(), form.dates
    year, week, _ = day.isocalendar()
    quarter = (day.month + 2) // 3
    forms = {
        "iso": f"{day}", "d.m.Y": f"{day:%d.%m.%Y}", "d/m/Y": f"{day:%d/%m/%Y}", "m/d/Y": f"{day:%m/%d/%Y}",
        "d/m said": f"{day:%d/%m/%Y}", "m/d said": f"{day.month}/{day.day}/{day.year}", "format": f"{day:%d.%m.%y}",
        "named": f"{day:%d %b %Y}", "English": f"{day:%B} {day.day}, {day.year}", "Y/m/d": f"{day:%Y/%m/%d}",
        "naive": f"{local:%Y-%m-%dT%H:%M:%S}", "spaced": f"{local:%Y-%m-%d %H:%M}",
        "offset": local.isoformat(timespec="seconds"), "UTC": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "2026-11": f"{day:%Y-%m}", "Nov 2026": f"{day:%b %Y}", "11/2026": f"{day:%m/%Y}",
        "quarter": f"{day.year}-Q{quarter}", "Q4": f"Q{quarter} {day.year}", "week": f"{year}-W{week:02}",
        "KW": f"KW {week}/{year}", "year": f"{day.year}", "epoch": str(int(at.timestamp())),
        "epoch-ms": str(int(at.timestamp() * 1000)), "date": day, "moment": local.replace(tzinfo=None), "zoned": at,
        "excel": str((day - date(1899, 12, 30)).days),
    }  # fmt: skip
    return forms[how]


def number_cell(value: Decimal | None, form: Form, place: int = 0) -> Any:
    how = form.numbers
    typed = how in {"typed", "money"} or (how == "percent" and form.kind == "xlsx")
    if value is None:
        return (
            None
            if typed or form.kind in {"parquet", "xlsx"}
            else ("", "-", "n/a", "–")[place % (3 if form.encoding == "cp1252" else 4)]
        )
    if typed:
        exact = value / 100 if how == "percent" else value
        return float(exact) if form.kind == "xlsx" else exact
    sign, size = "-" if value < 0 else "", abs(value)
    english = f"{size:,}"
    german = english.translate(str.maketrans(",.", ".,"))
    written = {
        "plain": f"{sign}{size}", "comma": f"{sign}{size}".replace(".", ","), "1,234.5": sign + english,
        "1.234,5": sign + german, "1 234,5": sign + german.replace(".", "\u00a0"),
        "1'234.5": sign + english.replace(",", "'"), "Indian": sign + _indian(size), "€ before": f"{sign}€{english}",
        "€ after": f"{sign}{german} €", "code": f"EUR {sign}{english}", "percent": f"{sign}{size}%",
        "brackets": f"({english})" if sign else english, "trailing": f"{english}{sign}",
    }  # fmt: skip
    return written[how]


def _indian(size: Decimal) -> str:
    whole, point, part = f"{size}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs: list[str] = []
    while head:
        head, pair = head[:-2], head[-2:]
        pairs.insert(0, pair)
    return ",".join([*pairs, tail]) + point + part


# --- rows to grids, grids to files -----------------------------------------------------------------------------------


def grids_of(table: Table) -> list[Grid]:
    """A grid for each file, its heading first."""
    form = table.form
    if form.wide:
        return _wide_grids(table)
    parts = _split(table.rows, form.parts)
    found: list[Grid] = []
    count = 0
    for at, rows in enumerate(parts):
        grid: Grid = [["id", "day", "who", "n", "ok", "note"]]
        for row in rows:
            count += 1
            grid.append(
                [
                    f"id{count}",
                    date_cell(row.at, form),
                    row.who,
                    number_cell(row.figure, form, count),
                    row.flag,
                    row.note,
                ]
            )
        # Columns stand in another order in the other files.
        found.append([row[at:] + row[:at] for row in grid])
    return found


def _wide_grids(table: Table) -> list[Grid]:
    form = table.form
    headings: dict[Any, None] = {}
    for row in table.rows:
        headings.setdefault(date_cell(row.at, form))
    found: list[Grid] = []
    for rows in _split(table.rows, form.parts):
        grid: Grid = [["who", "ok", "note", *headings]]
        for place, row in enumerate(rows):
            figures = [number_cell(None if (place + at) % 7 == 5 else row.figure, form) for at in range(len(headings))]
            if row.figure is not None:
                figures = [
                    number_cell(row.figure + at * row.figure, form) if at % 3 else figure
                    for at, figure in enumerate(figures)
                ]
            grid.append([row.who, row.flag, row.note, *figures])
        found.append(grid)
    return found


def _split(rows: Sequence[Row], parts: int) -> list[Sequence[Row]]:
    bounds = [len(rows) * at // parts for at in range(parts + 1)]
    return [rows[first:last] for first, last in pairwise(bounds)]


def files_of(grids: Sequence[Grid], form: Form) -> list[bytes]:
    made = [_content(grid, form) for grid in grids]
    return [gzip.compress(part, mtime=0) for part in made] if form.packed else made


def _content(grid: Grid, form: Form) -> bytes:
    if form.kind == "csv":
        return as_text(grid, form).encode(form.encoding)
    if form.kind == "parquet":
        return _parquet(grid, form)
    if form.kind == "xlsx":
        return _xlsx(grid, form)
    heading, *rows = grid
    objects = [dict(zip(map(str, heading), row, strict=True)) for row in rows]
    lines = [_dumped(record) for record in objects]
    if form.kind == "jsonl":
        return "\n".join(lines).encode()
    whole = f"[{', '.join(lines)}]"
    return (f'{{"rows": {whole}, "generated": "2026-11-22"}}' if form.kind == "wrapped" else whole).encode()


def _dumped(entry: dict[str, Any]) -> str:
    cells = (
        f"{json.dumps(name)}: {value if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)}"
        for name, value in entry.items()
    )
    return f"{{{', '.join(cells)}}}"


def as_text(grid: Grid, form: Form) -> str:
    out = io.StringIO()
    # With plain CR as line end the writer leaves line feeds without quotes.
    quoted = form.quoted or form.ends == "\r"
    writer = csv.writer(
        out,
        delimiter=form.separator,
        lineterminator=form.ends,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
    )
    if form.said:
        out.write(f"sep={form.separator}{form.ends}")
    for line in ("Report of all orders", "", "Made on 22 November")[: form.preamble]:
        out.write(line + form.ends)
    for at, row in enumerate(grid):
        writer.writerow([*row, *[""] * form.trailing])
        if at and form.blank == "middle" and at % 5 == 1:
            writer.writerow([""] * (len(row) + form.trailing))
        if at and form.blank == "lines" and at % 5 == 1:
            out.write(form.ends)
    if form.blank == "end":
        writer.writerows([[""] * (len(grid[0]) + form.trailing)] * 3)
    return out.getvalue()


def _parquet(grid: Grid, form: Form) -> bytes:
    heading, *rows = grid
    columns: dict[str, Any] = {name: _typed([row[at] for row in rows]) for at, name in enumerate(heading)}
    if form.dates == "zoned":
        columns["day"] = columns["day"].cast(pa.timestamp("ms", form.zone))
    if form.quoted:
        columns["who"] = columns["who"].dictionary_encode()
    columns["tags"] = pa.array([["a", "b"]] * len(rows))
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, row_group_size=max(1, len(rows) // 2))
    return out.getvalue()


def _typed(cells: list[Any]) -> Any:
    return pa.array(cells, pa.string()) if all(cell is None for cell in cells) else pa.array(cells)


def _xlsx(grid: Grid, form: Form) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Blatt"
    if form.sheet:
        sheet.append(["day", "n"])
        sheet.append(["2026-11-01", 1])
        sheet = book.create_sheet(form.sheet)
    for line in ("Report of all orders", None, "Made on 22 November")[: form.preamble]:
        sheet.append([line])
    for at, row in enumerate(grid):
        sheet.append([_stored(cell) for cell in row])
        if at and form.blank in {"middle", "lines"} and at % 5 == 1:
            sheet.append([None])
    top, names = form.preamble + 1, [str(name) for name in grid[0]]
    pattern = _FORMATS.get({"money": "currency"}.get(form.numbers, form.numbers), "General")
    for column, name in enumerate(names, start=1):
        if name == "n" or (form.wide and name not in {"who", "ok", "note"}):
            for row_number in range(top + 1, sheet.max_row + 1):
                sheet.cell(row_number, column).number_format = pattern
    if form.merged and "who" in names and not form.blank and not form.wide:
        _merge(sheet, grid, names.index("who") + 1, top)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _stored(cell: Any) -> Any:
    return None if cell == "" else cell


def _merge(sheet: Any, grid: Grid, column: int, top: int) -> None:
    """Cells of one member, one below the other, as one."""
    begin = 1
    for at in range(2, len(grid) + 1):
        if at == len(grid) or grid[at][column - 1] != grid[begin][column - 1]:
            if at - begin > 1:
                sheet.merge_cells(start_row=top + begin, end_row=top + at - 1, start_column=column, end_column=column)
            begin = at


def save(folder: Path, contents: Sequence[bytes], form: Form) -> tuple[str, list[Path]]:
    """Write the files into an empty folder; what the pulse calls them, and their paths in the order of reading."""
    for old in folder.iterdir():
        old.unlink()
    ending = _ENDINGS[form.kind] + (".gz" if form.packed else "")
    paths = [folder / f"part{at}.{ending}" for at in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    if len(paths) == 1:
        return str(paths[0]), paths
    return str(folder / f"*.{ending}") if form.by_pattern else str(folder), paths


def pulse_of(at: str, form: Form) -> Pulse:
    source: dict[str, Any] = {"at": at}
    if form.sheet:
        source["sheet"] = form.sheet
    if form.key:
        source["key"] = "id"
    if form.says_decimal:
        source["decimal"] = form.decimal
    if form.where:
        source["where"] = [
            {"column": "n" if what in {"over", "under"} else "ok", what: value} for what, value in form.where
        ]
    measure: dict[str, Any] = {"name": "Orders", "aggregate": form.aggregate, "dates": form.said_dates}
    if form.by:
        measure["by"] = "who"
    if form.wide:
        measure["columns"] = "periods"
    else:
        measure["period"] = "day"
        if form.aggregate != "count":
            measure["value"] = "n"
    if form.percent:
        measure["unit"] = "percent"
    raw = {
        "name": "orders", "title": "Orders", "source": source, "measure": measure, "grain": form.grain,
        "timezone": form.zone, "readers": ["ada"],
    }  # fmt: skip
    return read_pulse(raw, "test")


__all__ = [
    "MEMBERS",
    "Grid",
    "Row",
    "Table",
    "as_text",
    "files_of",
    "forms",
    "grids_of",
    "pulse_of",
    "save",
    "tables",
    "time",
]
