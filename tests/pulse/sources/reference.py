"""A second reading of table files, by pandas and openpyxl and its own parsing; it shares no code with the program.

It knows how a file was written and nothing of what was meant to be in it: every figure comes from the file's bytes.
"""

import csv
import gzip
import io
import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pandas as pd

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
GRAINS = ("day", "week", "month", "quarter", "year")


class UnreadableError(Exception):
    """The file holds no table whose figures can be told."""


@dataclass(frozen=True)
class Form:
    """How files are written, and what the pulse says of them."""

    kind: str = "csv"
    separator: str = ","
    encoding: str = "utf-8"
    ends: str = "\n"
    said: bool = False
    preamble: int = 0
    quoted: bool = False
    trailing: int = 0
    blank: str = ""
    packed: bool = False
    parts: int = 1
    by_pattern: bool = False
    sheet: str = ""
    merged: bool = False
    dates: str = "iso"
    numbers: str = "plain"
    places: int = 2
    wide: bool = False
    grain: str = "day"
    zone: str = "UTC"
    aggregate: str = "sum"
    by: bool = True
    key: bool = False
    says_decimal: bool = False
    where: tuple[tuple[str, Any], ...] = ()
    decimal: str = "point"

    @property
    def percent(self) -> bool:
        return self.numbers == "percent"

    @property
    def needed(self) -> set[str]:
        """Columns that the pulse names."""
        found = {"who"} if self.by else set()
        if not self.wide:
            found |= {"day"} | (set() if self.aggregate == "count" else {"n"})
        for what, _ in self.where:
            found |= {"n"} if what in {"over", "under"} else {"ok"}
        return found | ({"id"} if self.key else set())

    @property
    def said_dates(self) -> str:
        """What stands under measure.dates."""
        named = {"excel": "excel", "epoch": "epoch", "epoch-ms": "epoch-ms", "format": "%d.%m.%y"}
        return named.get(self.dates, {"d/m said": "day-first", "m/d said": "month-first"}.get(self.dates, "as written"))


@dataclass(frozen=True)
class Figures:
    """What a file says: figures by member (the whole's is empty) and period, and which rows they are of."""

    values: dict[str, dict[date, Decimal | None]]
    rows: int
    future: int
    unknown: frozenset[date]
    moments: tuple[datetime, ...]
    cells: tuple[tuple[date, str, Decimal | None], ...] = field(repr=False, default=())


def figures_of(paths: Sequence[Path], form: Form) -> Figures:
    """The figures of the files, read as one table.

    Raises:
        UnreadableError: They cannot be told, or may be told in two ways.
    """
    frames = [frame_of(path, form) for path in paths]
    for frame in frames:
        if frame.empty:
            raise UnreadableError("no rows")
        if set(frame.columns) != set(frames[0].columns):
            raise UnreadableError("other columns")
    table = pd.concat([frame.astype(object) for frame in frames], ignore_index=True)
    if form.wide:
        table = _long(table, form)
    if missing := form.needed - set(table.columns):
        raise UnreadableError(f"no column {missing}")
    table = _kept(table, form)
    if form.key:
        table = _once(table)
    table = table[[not all(_is_blank(cell) for cell in row) for row in table.to_numpy().tolist()]]
    return _grouped(table, form)


def _grouped(table: pd.DataFrame, form: Form) -> Figures:
    zone = ZoneInfo(form.zone)
    moments = moments_of(table["day"].tolist(), form)
    counted = form.aggregate == "count"
    figures = [Decimal(1)] * len(table) if counted else numbers_of(table["n"].tolist(), form)
    who = [_text(cell) or "(none)" for cell in table["who"].tolist()] if form.by else [""] * len(table)
    plain = pd.DataFrame({"at": moments, "who": who, "n": figures}, dtype=object)
    past = plain[[at <= NOW for at in moments]]
    if past.empty:
        raise UnreadableError("no row before now")
    past = past.assign(period=[first_day(at.astimezone(zone).date(), form.grain) for at in past["at"]])
    periods = sorted(set(past["period"]))
    values: dict[str, dict[date, Decimal | None]] = {"": _by_period(past, form)}
    if form.by:
        for member, rows in past.groupby("who"):
            found = _by_period(rows, form)
            zero = None if form.aggregate == "mean" else Decimal(0)
            values[str(member)] = {at: found.get(at, zero) for at in periods}
    unknown = frozenset(at for at, n in zip(past["period"], past["n"], strict=True) if n is None)
    cells = tuple(zip(past["at"].map(lambda at: at.astimezone(zone).date()), past["who"], past["n"], strict=True))
    return Figures(values, len(past), len(plain) - len(past), unknown, tuple(past["at"]), cells)


def _by_period(rows: pd.DataFrame, form: Form) -> dict[date, Decimal | None]:
    found: dict[date, Decimal | None] = {}
    for at, group in rows.groupby("period"):
        known = [item for item in group["n"].tolist() if item is not None]
        total = sum(known, Decimal(0))
        found[at] = None if not known else total / len(known) if form.aggregate == "mean" else total  # type: ignore[index]
    return found


# --- files to frames -------------------------------------------------------------------------------------------------


def frame_of(path: Path, form: Form) -> pd.DataFrame:
    """One file as it stands, cells as text or typed."""
    content = path.read_bytes()
    if form.packed:
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError) as wrong:
            raise UnreadableError("not gzip") from wrong
    if not content.strip():
        raise UnreadableError("empty")
    try:
        if form.kind == "csv":
            return _of_csv(content.decode(form.encoding), form)
        if form.kind == "parquet":
            return pd.read_parquet(io.BytesIO(content), columns=_parquet_columns(content), dtype_backend="pyarrow")
        if form.kind == "xlsx":
            return _of_xlsx(content, form)
        return _of_json(content.decode(form.encoding), form)
    except UnreadableError:
        raise
    except Exception as wrong:
        raise UnreadableError(str(wrong)) from wrong


def _parquet_columns(content: bytes) -> list[str]:
    import pyarrow.parquet as pq

    names: list[str] = pq.read_schema(io.BytesIO(content)).names
    return [name for name in names if name != "tags"]


def _of_csv(text: str, form: Form) -> pd.DataFrame:
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise UnreadableError("binary")
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=form.separator, strict=True))
    place = _heading_among(records, form)
    wrong = [record for record in records[place + 1 :] if record and len(record) != len(records[place])]
    if wrong:
        raise UnreadableError(f"a row of {len(wrong[0])} fields")
    names = [name.strip() or f"unnamed {at}" for at, name in enumerate(records[place])]
    body = [record for record in records[place + 1 :] if record]
    if not body:
        raise UnreadableError("no rows")
    skipped = sum(1 for record in records[: place + 1] if record)
    frame = pd.read_csv(
        io.StringIO(text, newline=""),
        sep=form.separator,
        header=None,
        names=range(len(names)),
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        engine="python",
        skip_blank_lines=True,
    ).iloc[skipped:]
    frame.columns = pd.Index(names)
    if len(frame) != len(body):
        raise UnreadableError("pandas and csv differ")
    return frame


def _heading_among(records: Sequence[Sequence[Any]], form: Form) -> int:
    needed = form.needed
    for at, record in enumerate(records):
        names = {_iso(cell) if isinstance(cell, datetime | date) else str(cell).strip() for cell in record}
        if needed <= names and (not form.wide or sum(_is_date(name, form) for name in names) > 1):
            return at
    raise UnreadableError("fewer than two periods" if form.wide else "no heading")


def _of_json(text: str, form: Form) -> pd.DataFrame:
    def loads(item: str) -> Any:
        return json.loads(item, parse_float=Decimal)

    found = [loads(line) for line in text.split("\n") if line.strip()] if form.kind == "jsonl" else loads(text)
    if isinstance(found, dict):
        found = next((item for item in found.values() if isinstance(item, list)), None)
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise UnreadableError("no rows")
    names = list(dict.fromkeys(name for item in found for name in item))
    return pd.DataFrame({name: pd.Series([item.get(name) for item in found], dtype=object) for name in names})


def _of_xlsx(content: bytes, form: Form) -> pd.DataFrame:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    sheet = book[form.sheet] if form.sheet else book.worksheets[0]
    grid: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        first = grid[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                grid[row - 1][column - 1] = first
    place = _heading_among(grid, form)
    names = [
        _iso(cell) if isinstance(cell, datetime | date) else str(cell or f"unnamed {at}").strip()
        for at, cell in enumerate(grid[place])
    ]
    below = [row for row in grid[place + 1 :] if any(cell is not None for cell in row)]
    return pd.DataFrame({name: pd.Series([row[at] for row in below], dtype=object) for at, name in enumerate(names)})


def _iso(moment: datetime | date) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def _long(table: pd.DataFrame, form: Form) -> pd.DataFrame:
    periods = [name for name in table.columns if name not in _LABELS and _is_date(name, form)]
    labels = [name for name in table.columns if name not in periods]
    if len(periods) < 2:
        raise UnreadableError("fewer than two periods")
    moments_of(periods, form)
    long = table.melt(id_vars=labels, value_vars=periods, var_name="day", value_name="n")
    return long.astype(object)


_LABELS = frozenset({"who", "ok", "id", "note"})


def _is_date(name: str, form: Form) -> bool:
    try:
        moments_of([name], form)
    except UnreadableError:
        return False
    return True


def _once(table: pd.DataFrame) -> pd.DataFrame:
    kept = table.astype(object).map(_text).drop_duplicates()
    if kept["id"].duplicated().any():
        raise UnreadableError("rows that share a key and differ")
    return table.loc[kept.index]


def _kept(table: pd.DataFrame, form: Form) -> pd.DataFrame:
    for what, value in form.where:
        if what in {"over", "under"}:
            figures = numbers_of(table["n"].tolist(), form)
            sign = 1 if what == "over" else -1
            table = table[[figure is not None and figure * sign > Decimal(value) * sign for figure in figures]]
        else:
            cells = [_text(cell) for cell in table["ok"].tolist()]
            wanted = {value} if isinstance(value, str) else set(value)
            table = table[[(cell in wanted) == (what != "is not") for cell in cells]]
    if table.empty:
        raise UnreadableError("no row left")
    return table


def row_of(cell: str, path: Path, form: Form) -> int:
    """The row that holds ``cell``: its number in a spreadsheet, or its place among rows that have no heading above."""
    content = gzip.decompress(path.read_bytes()) if form.packed else path.read_bytes()
    if form.kind == "csv":
        text = content.decode(form.encoding).removeprefix("\ufeff")
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=form.separator))
    elif form.kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book[form.sheet] if form.sheet else book.worksheets[0]
        rows = [[item.value for item in row] for row in sheet.iter_rows()]
    else:
        rows = frame_of(path, form).astype(object).to_numpy().tolist()
    return next(at for at, row in enumerate(rows, start=1) if cell in map(str, row))


# --- cells -----------------------------------------------------------------------------------------------------------


def _is_blank(cell: Any) -> bool:
    return (
        cell is None
        or cell is pd.NA
        or cell is pd.NaT
        or (isinstance(cell, float) and math.isnan(cell))
        or str(cell).strip() == ""
    )


def _text(cell: Any) -> str:
    return "" if _is_blank(cell) else str(cell).strip()


_MARKS = {"-", "\u2013", "\u2014", "n/a", "na", "nan", "null", "n.a.", "--", "#n/a", "..", "..."}
_CODES = "EUR|USD|GBP|CHF|INR"
_NUMBER = re.compile(
    rf"(?P<minus2>-)?\s*(?P<a>[€$£₹]|{_CODES})?\s*(?P<minus>-)?(?P<core>[\d.,'’\s]*\d[\d.,'’\s]*)(?P<e>[eE][+-]?\d+)?\s*(?P<p>%)?\s*(?P<b>[€$£₹]|{_CODES})?(?P<t>-)?"
)


def numbers_of(cells: Sequence[Any], form: Form) -> list[Decimal | None]:
    """A column of figures, read with a point and with a comma; one reading has to be left.

    Raises:
        UnreadableError: None is, or two differ.
    """
    ways = [form.decimal] if form.says_decimal else ["point", "comma"]
    readings: list[list[Decimal | None]] = []
    wrong: Exception | None = None
    for way in ways:
        try:
            found = [_number(cell, way) for cell in cells]
        except UnreadableError as failed:
            wrong = failed
            continue
        readings.append(found)
    if not readings:
        raise UnreadableError(f"no way to read the figures: {wrong}")
    if any(reading != readings[0] for reading in readings[1:]):
        # Where commas divide the columns, figures of two kinds of points are written as in English.
        if form.kind != "csv" or form.separator != "," or not _only_by_comma(cells):
            raise UnreadableError("a thousand or a fraction")
        return readings[0]
    signs = {sign for cell in cells if (sign := _sign_of(cell))}
    if len(signs) > 1:
        raise UnreadableError("two currencies")
    percents = {"%" in str(cell) for cell, value in zip(cells, readings[0], strict=True) if value}
    if len(percents) > 1 or (True in percents and not form.percent):
        raise UnreadableError("only some are percent")
    return readings[0]


def _only_by_comma(cells: Iterable[Any]) -> bool:
    """Whether no figure in doubt holds a point, so that it is not two readings at odds."""
    texts = [cell for cell in cells if isinstance(cell, str) and re.fullmatch(r"\D*\d{1,3}[.,]\d{3}\D*", cell.strip())]
    return len({"." in text for text in texts}) <= 1


def _sign_of(cell: Any) -> str:
    found = _NUMBER.fullmatch(cell.strip().strip("()").replace("\u2212", "-")) if isinstance(cell, str) else None
    return (found["a"] or found["b"] or "") if found else ""


def _number(cell: Any, way: str) -> Decimal | None:  # noqa: C901 - a decision is a list of cases
    if _is_blank(cell) or (isinstance(cell, str) and cell.strip().casefold() in _MARKS):
        return None
    if isinstance(cell, bool | list | dict | datetime | date):
        raise UnreadableError(f"{cell!r} is no number")
    if isinstance(cell, int | Decimal):
        return Decimal(cell)
    if isinstance(cell, float):
        return Decimal(repr(cell))
    text = str(cell).strip().replace("\u2212", "-")
    bracketed = text.startswith("(") and text.endswith(")")
    found = _NUMBER.fullmatch(text[1:-1] if bracketed else text)
    if found is None:
        raise UnreadableError(f"{cell!r} is no number")
    core = re.sub(r"\s", " ", found["core"].strip())
    mark, other = (".", ",") if way == "point" else (",", ".")
    whole, divided, part = core.partition(mark)
    grouped = next((item for item in (other, " ", "'", "’") if item in whole), "")
    if (part and not part.isdigit()) or not (whole or part):
        raise UnreadableError(f"{cell!r} is no number by {way}")
    if grouped:
        groups = whole.split(grouped)
        thousands = all(len(group) == 3 for group in groups[1:])
        indian = grouped == "," and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])
        indian = indian and len(groups[0]) <= 2
        digits = all(group.isdigit() for group in groups) and not groups[0].startswith("0") and len(groups[0]) <= 3
        if not digits or not (thousands or indian) or found["e"] or (divided and not part):
            raise UnreadableError(f"{cell!r} is no number by {way}")
        whole = "".join(groups)
    if whole and not whole.isdigit():
        raise UnreadableError(f"{cell!r} is no number by {way}")
    minus = [bool(found["minus"]), bool(found["minus2"]), bool(found["t"]), bracketed]
    if sum(minus) > 1 or (found["a"] and found["b"]):
        raise UnreadableError(f"{cell!r} is no number")
    value = Decimal(f"{whole or 0}.{part or 0}{found['e'] or ''}")
    value = value / 100 if found["p"] else value
    return -value if any(minus) else value


_MONTHS = {
    name: at
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
    )
    for at, name in enumerate(names.split(), start=1)
}


def moments_of(cells: Sequence[Any], form: Form) -> list[datetime]:
    """A column of dates as moments; all of it is read in one way.

    Raises:
        UnreadableError: One is no date, days and months cannot be told apart, or lengths are mixed.
    """
    readings: list[list[tuple[datetime, str, bool]]] = []
    said = form.said_dates
    wrong: Exception | None = None
    for order in [said] if said.endswith("first") else ["day-first", "month-first"]:
        try:
            readings.append([_moment(cell, order, form) for cell in cells])
        except (UnreadableError, ValueError, ArithmeticError, LookupError) as failed:
            wrong = failed
    if not readings:
        raise UnreadableError(f"no way to read the dates: {wrong}")
    found = readings[0]
    if any(reading != found for reading in readings[1:]):
        raise UnreadableError("days and months cannot be told apart")
    lengths = {length for _, length, _ in found}
    if len(lengths) > 1 and not lengths <= {"moment", "day"}:
        raise UnreadableError("dates of several lengths")
    for length in lengths - {"moment", "day"}:
        if GRAINS.index(length) > GRAINS.index(form.grain) or (length == "week" != form.grain):
            raise UnreadableError("longer than the grain")
    moments = [at for at, _, _ in found]
    # Programs write dates as midnights in UTC, and say UTC then.
    if found and all(fixed and at.astimezone(UTC).time() == time() for at, _, fixed in found):
        zone = ZoneInfo(form.zone)
        return [datetime.combine(at.astimezone(UTC).date(), time(), zone) for at in moments]
    return moments


def _moment(cell: Any, order: str, form: Form) -> tuple[datetime, str, bool]:  # noqa: C901, PLR0911 - a decision is a list of cases
    """When, how long, and whether an offset fixes it."""
    zone = ZoneInfo(form.zone)
    if isinstance(cell, pd.Timestamp):
        cell = cell.to_pydatetime()
    if isinstance(cell, datetime):
        if cell.tzinfo is None and form.kind == "xlsx":
            cell = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
            if cell.time() == time():
                return cell.replace(tzinfo=zone), "day", False
        return (cell if cell.tzinfo else cell.replace(tzinfo=zone)), "moment", cell.tzinfo is not None
    if isinstance(cell, date):
        return datetime.combine(cell, time(), zone), "day", False
    text = _text(cell)
    said = form.said_dates
    if said in {"epoch", "epoch-ms"}:
        seconds = Decimal(text) if said == "epoch" else Decimal(text) / 1000
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=float(seconds)), "moment", True
    if said == "excel" and re.fullmatch(r"\d+(\.\d+)?", text):
        serial = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86400))  # noqa: DTZ001 - a clock's
        return serial.replace(tzinfo=zone), ("day" if serial.time() == time() else "moment"), False
    if "%" in said:
        return datetime.strptime(text, said).replace(tzinfo=zone), "day", False
    timed = re.fullmatch(r"(.+?)[T ](\d{1,2})(?::(\d\d)(?::(\d\d))?)?[.,]?\s?(Z|[+-]\d\d(?::\d\d)?)?", text)
    day, length = _day(timed[1].strip(" ,;|\t\r\n") if timed else text, order)
    if timed is None:
        return datetime.combine(day, time(), zone), length, False
    if length != "day":
        raise UnreadableError(text)
    local = datetime.combine(day, time(int(timed[2]), int(timed[3] or 0), int(timed[4] or 0)))
    if timed[5]:
        return datetime.fromisoformat(local.isoformat() + timed[5].replace("Z", "+00:00")), "moment", True
    return local.replace(tzinfo=zone), "moment", False


def _day(text: str, order: str) -> tuple[date, str]:  # noqa: C901, PLR0911, PLR0912 - a decision is a list of cases
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), "year"
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text):
        return date(int(found[1]), int(found[2]), 1), "month"
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return date(int(found[2]), int(found[1]), 1), "month"
    if found := re.fullmatch(r"(\d{4})-?Q([1-4])", text) or re.fullmatch(r"Q(?P<q>[1-4])[ -/]?(?P<y>\d{4})", text):
        year, quarter = (found["y"], found["q"]) if "y" in found.groupdict() else (found[1], found[2])
        return date(int(year), int(quarter) * 3 - 2, 1), "quarter"
    if found := re.fullmatch(r"(\d{4})-?W(\d\d)", text):
        return date.fromisocalendar(int(found[1]), int(found[2]), 1), "week"
    if found := re.fullmatch(r"KW (\d{1,2})/(\d{4})", text):
        return date.fromisocalendar(int(found[2]), int(found[1]), 1), "week"
    if found := re.fullmatch(r"(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})", text):
        return date(int(found[1]), int(found[3]), int(found[4])), "day"
    if found := re.fullmatch(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})", text):
        first, second = int(found[1]), int(found[3])
        if order == "month-first" and found[2] == "." and first != second:
            # With points the day stands first wherever the year is last.
            raise UnreadableError(text)
        if order == "month-first":
            first, second = second, first
        return date(int(found[4]), second, first), "day"
    if found := re.fullmatch(r"(\d{1,2})\.? ([^\W\d]+)[.,]? (\d{4})", text):
        return date(int(found[3]), _MONTHS[found[2].casefold()], int(found[1])), "day"
    if found := re.fullmatch(r"([^\W\d]+) (\d{1,2}),? (\d{4})", text):
        return date(int(found[3]), _MONTHS[found[1].casefold()], int(found[2])), "day"
    if found := re.fullmatch(r"([^\W\d]+)[.,]? (\d{4})", text):
        return date(int(found[2]), _MONTHS[found[1].casefold()], 1), "month"
    raise UnreadableError(f"{text!r} is no date")


def first_day(day: date, grain: str) -> date:
    if grain == "week":
        return day - timedelta(days=day.weekday())
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    return day if months is None else date(day.year, (day.month - 1) // months * months + 1, 1)


def over(at: date, grain: str) -> date:
    """The first day after a period."""
    length = {"day": 1, "week": 7, "month": 32, "quarter": 93, "year": 367}[grain]
    return first_day(at + timedelta(days=length), grain)
