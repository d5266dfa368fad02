"""The figure of one period of a file, worked out again with plain pandas, to hold the program's own against."""

import gzip
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from bench.corpus import fetch, hands

_CLOSE = Decimal("0.000001")
_STEPS = {
    "hour": pd.DateOffset(hours=1),
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3),
    "year": pd.DateOffset(years=1),
}
_PLAIN = (
    "ISO8601",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%b %d %Y",
    "%b %d, %Y",
    "%b-%d-%Y",
    "%Y %b",
    "%b %Y",
    "%b-%Y",
    "%B %Y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%d %b %Y",
)
_CLOCKS = ("", " %H:%M", " %H:%M:%S")
_MONTH_FIRST = tuple(day + clock for day in ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y") for clock in _CLOCKS)
_DAY_FIRST = tuple(
    day + clock for day in ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d.%m.%y") for clock in _CLOCKS
)
_QUARTER = re.compile(r"(\d{4})[ -]?Q([1-4])")
_UNKNOWN = {"", "na", "n/a", "nan", "null", "none", "nat", "-", "--", "nm"}
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_AROUND = re.compile(r"^[\s$€£¥]+|[\s$€£¥]+$")
_EXCEL_BEGINS = pd.Timestamp("1899-12-30")


def newest(path: Path, pulse: Mapping[str, Any], at: date | datetime) -> Decimal:
    """Work out the figure of the period that begins at ``at``.

    Unknown cells are left out. A break-down makes no difference: the figure is the whole's.

    Args:
        path: the file, whatever ``source.at`` says.
        pulse: the pulse as the mapping of its YAML.
        at: where the period begins; a day is its midnight, in the pulse's time zone.

    Raises:
        LookupError: the period has no known figure, or more than one where there should be a single one.
    """
    source, measure = pulse["source"], pulse["measure"]
    zone = ZoneInfo(pulse.get("timezone", "UTC"))
    dates = measure.get("dates", "as written")
    table = _where(_read(path), source.get("where") or (), dates, zone)
    if source.get("key"):
        table = table.drop_duplicates(subset=[source["key"]])
    start = _start(at, zone)
    end = start + _STEPS[pulse["grain"]]
    if measure.get("columns") == "periods":
        times = moments(pd.Series(list(table.columns)), dates, zone)
        cells = [cell for i in _within(times, start, end) for cell in table.iloc[:, i]]
    else:
        rows = _within(moments(table[_named(table, measure["period"])], dates, zone), start, end)
        if measure.get("aggregate") == "count":
            return Decimal(len(rows))
        cells = list(table[_named(table, measure["value"])].iloc[rows])
    known = [
        number for number in (_number(cell, source.get("decimal", "point")) for cell in cells) if number is not None
    ]
    return _put_together(known, measure.get("aggregate", "sum"))


def moments(column: "pd.Series[Any]", dates: str = "as written", zone: ZoneInfo | None = None) -> "pd.Series[Any]":
    """Read a column of dates as times of the clock in ``zone``; NaT where a cell is no date.

    Of all ways to write dates, the one that reads most cells is taken.

    Raises:
        ValueError: days and months could be meant either way round, and ``dates`` does not say.
    """
    zone = zone or ZoneInfo("UTC")
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return _clock(column, zone)
    text = column.map(_text).str.strip()
    if dates in {"epoch", "epoch-ms", "excel"}:
        count = pd.to_numeric(text, errors="coerce")
        if dates == "excel":
            return _EXCEL_BEGINS + pd.to_timedelta(count, unit="D")
        thousandths = count * 1000 if dates == "epoch" else count
        return _clock(pd.to_datetime(thousandths, unit="ms", utc=True, errors="coerce"), zone)
    text = text.str.replace(_QUARTER, lambda found: f"{found[1]}-{3 * int(found[2]) - 2:02d}-01", regex=True)
    text = text.str.replace(r"^(\d{4})\.0$", r"\1", regex=True)
    if dates == "as written":
        best, others = _best(text, _PLAIN, zone), [_best(text, item, zone) for item in (_MONTH_FIRST, _DAY_FIRST)]
        if max(others[0].count(), others[1].count()) <= best.count():
            return best
        if others[0].count() == others[1].count() and not others[0].equals(others[1]):
            raise ValueError("days and months could be meant either way round; measure.dates has to say")
        return max(others, key=lambda series: int(series.count()))
    formats = {"day-first": _DAY_FIRST, "month-first": _MONTH_FIRST}.get(dates, (dates,))
    return _best(text, formats, zone)


def _best(text: "pd.Series[Any]", formats: tuple[str, ...], zone: ZoneInfo) -> "pd.Series[Any]":
    # One cell after another is slow, and most columns are written one way: formats are tried on the column's beginning.
    some = text[text != ""].head(1000)
    read = {item: int(_parsed(some, item, zone).count()) for item in formats}
    return _parsed(text, max(formats, key=lambda item: read[item]), zone)


def _parsed(text: "pd.Series[Any]", style: str, zone: ZoneInfo) -> "pd.Series[Any]":
    with_zone = text.str.contains(r"(?:Z|[+-]\d\d:?\d\d)$", regex=True) & text.str.contains(":", regex=False)
    plain = pd.to_datetime(text.mask(with_zone), format=style, errors="coerce")
    if not with_zone.any():
        return plain
    zoned = pd.to_datetime(text.where(with_zone), format=style, errors="coerce", utc=True)
    return plain.fillna(_clock(zoned, zone))


def _clock(column: "pd.Series[Any]", zone: ZoneInfo) -> "pd.Series[Any]":
    return column if column.dt.tz is None else column.dt.tz_convert(zone).dt.tz_localize(None)


def _start(at: date | datetime, zone: ZoneInfo) -> pd.Timestamp:
    if not isinstance(at, datetime):
        return pd.Timestamp(datetime(at.year, at.month, at.day, tzinfo=UTC)).tz_localize(None)
    return pd.Timestamp(at) if at.tzinfo is None else pd.Timestamp(at).tz_convert(zone).tz_localize(None)


def _within(times: "pd.Series[Any]", start: pd.Timestamp, end: pd.Timestamp) -> list[int]:
    return [i for i, inside in enumerate((times >= start) & (times < end)) if inside]


def _read(path: Path) -> pd.DataFrame:
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(".parquet"):
        return pd.read_parquet(io.BytesIO(raw))
    if name.endswith((".xlsx", ".xls")):
        return pd.read_excel(io.BytesIO(raw), dtype=str, keep_default_na=False)
    text = raw.decode("utf-8-sig")
    if name.endswith((".json", ".jsonl", ".ndjson")):
        return _rows(text)
    between = max(",;\t|", key=text.partition("\n")[0].count)
    return pd.read_csv(io.StringIO(text), sep=between, dtype=str, keep_default_na=False, skipinitialspace=True)


def _rows(text: str) -> pd.DataFrame:
    try:
        rows = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError:
        rows = [json.loads(line, parse_float=Decimal) for line in text.splitlines() if line.strip()]
    # Dtype object: a column of whole numbers with a gap would become one of fractions.
    return pd.DataFrame(rows, columns=list(dict.fromkeys(chain.from_iterable(rows))), dtype=object)


def _named(table: pd.DataFrame, name: str) -> str:
    """A column by its name; one without a name has the one that pandas gave it, and a letter as in a spreadsheet."""
    if name in table.columns:
        return name
    place = ord(name) - ord("A") if len(name) == 1 else 0
    return str(table.columns[place])


def _where(table: pd.DataFrame, where: Sequence[Mapping[str, Any]], dates: str, zone: ZoneInfo) -> pd.DataFrame:
    for condition in where:
        column = table[condition["column"]]
        kept = pd.Series(data=True, index=table.index)
        for word, wanted in condition.items():
            if word in {"is", "in", "is not"}:
                all_ = [_text(item) for item in (wanted if word == "in" else [wanted])]
                same = column.map(lambda cell, all_=all_: any(_same(_text(cell), item) for item in all_))
                kept &= ~same if word == "is not" else same
            elif word in {"over", "under"}:
                kept &= _beyond(column, word, wanted, dates, zone)
        table = table[kept]
    return table


def _same(cell: str, wanted: str) -> bool:
    if cell == wanted:
        return True
    number, other = _number(cell), _number(wanted)
    return number is not None and number == other


def _beyond(column: "pd.Series[Any]", word: str, bound: object, dates: str, zone: ZoneInfo) -> "pd.Series[bool]":
    values: list[Any]
    if isinstance(bound, date):
        limit: Any = _start(bound, zone)
        values = [None if pd.isna(moment) else moment for moment in moments(column, dates, zone)]
    else:
        limit = _number(bound)
        values = [_number(item) for item in column]
    inside = [value is not None and (value > limit if word == "over" else value < limit) for value in values]
    return pd.Series(inside, index=column.index, dtype=bool)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if cell is None or (not isinstance(cell, str | list | dict) and pd.isna(cell)):  # type: ignore[call-overload]
        return ""
    return str(cell)


def _number(cell: object, decimal: str = "point") -> Decimal | None:
    text = _AROUND.sub("", _text(cell))
    if text.lower() in _UNKNOWN:
        return None
    if decimal == "comma":
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    try:
        return Decimal(text.removesuffix("%").strip()) / (100 if text.endswith("%") else 1)
    except InvalidOperation:
        return None


def _put_together(known: list[Decimal], aggregate: str) -> Decimal:
    if not known:
        raise LookupError("the period has no known figure")
    if aggregate == "single" and len(known) > 1:
        raise LookupError(f"the period has {len(known)} figures, and one was expected")
    whole = sum(known, Decimal(0))
    return whole / len(known) if aggregate == "mean" else whole


def main() -> None:
    """Hold this module's figures against those that were counted by hand."""
    paths = {entry.id: path for entry, path in fetch()}
    asked = [item for item in hands() if item.file in paths]
    told = [(item, newest(paths[item.file], item.pulse, item.at)) for item in asked]
    wrong = [(item, figure) for item, figure in told if abs(figure - item.figure) > _CLOSE]
    for item, figure in wrong:
        print(f"{item.file}: {figure}, by hand {item.figure}.")
    print(f"{len(asked) - len(wrong)} of {len(asked)} figures are as counted by hand.")


if __name__ == "__main__":
    main()
