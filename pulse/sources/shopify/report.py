"""ShopifyQL: one report as figures by period. Its text is made of fixed words and dates only."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from pulse.definition.catalogue import Grain
from pulse.errors import SourceError
from pulse.series.periods import Start, end, floor_day, truncate
from pulse.sources.graphql import ask
from pulse.sources.http import Transport
from pulse.sources.shopify.client import PATH

MOST_ROWS = 1000
"""Rows asked for at once; as many as that, and the time asked for is halved."""
COLUMNS = {
    "channel": "sales_channel",
    "country": "billing_country",
    "customer": "new_or_returning_customer",
    "product": "product_title",
}


@dataclass(frozen=True)
class Report:
    """What is asked.

    Args:
        table: ``sales`` or ``sessions``.
        column: What is shown.
        where: Fixed condition, or empty.
        by: Column of the break-down, or empty.
        grain: Length of a period.
        zone: Where periods begin and end.
        additive: Whether shorter periods may be added up.
        with_zone: Whether that zone is another than the shop's.
    """

    table: str
    column: str
    where: str
    by: str
    grain: Grain
    zone: ZoneInfo
    additive: bool
    with_zone: bool

    def text(self, since: date, until: date, *, timeseries: str = "") -> str:
        """The query for the days from ``since`` to ``until``, both included."""
        parts = [f"FROM {self.table} SHOW {self.column}"]
        conditions = [
            item for item in (self.where, f"{self.by} IS NOT NULL" if self.by == "product_title" else "") if item
        ]
        if conditions:
            parts.append(f"WHERE {' AND '.join(conditions)}")
        if self.by:
            parts.append(f"GROUP BY {self.by}")
        if timeseries:
            parts.append(f"TIMESERIES {timeseries}")
        parts.append(f"SINCE {since.isoformat()} UNTIL {until.isoformat()}")
        if timeseries:
            parts.append(f"ORDER BY {timeseries} ASC")
        parts.append(f"LIMIT {MOST_ROWS}")
        if self.with_zone:
            parts.append(f"WITH TIMEZONE '{self.zone.key}'")
        return " ".join(parts)


Figures = dict[str, dict[Start, Decimal | None]]


def read(transport: Transport, report: Report, since: date, until: date) -> tuple[Figures, int]:
    """Figures by member (``""`` without a break-down) and period, and how many rows they were made from.

    Sums of weeks are made of days: Shopify's weeks may begin on another day than ours. What does not add up is asked
    for each period.
    """
    bucket: Grain = "hour" if report.grain == "hour" else "day" if report.grain == "week" else report.grain
    found: Figures = defaultdict(dict)
    count = 0
    if report.grain == "week" and not report.additive:
        for first, last in _weeks(since, until):
            rows = _rows(transport, report.text(first, last))
            if len(rows) >= MOST_ROWS:
                raise SourceError(_too_many(report, "week"))
            for row in rows:
                _put(found[_member(row, report)], floor_day(first, "week"), row, report)
                count += 1
        return found, count
    for row in _windows(transport, report, since, until, bucket):
        _put(found[_member(row, report)], _start(row.get(bucket), report), row, report)
        count += 1
    return found, count


def _put(figures: dict[Start, Decimal | None], at: Start, row: dict[str, Any], report: Report) -> None:
    value = _value(row.get(report.column))
    if report.additive:
        figures[at] = (figures.get(at) or Decimal(0)) + (value or Decimal(0))
    elif at in figures:
        raise SourceError(f"Shopify answered two rows of {report.column} for {at}, though it does not add up.")
    else:
        figures[at] = value


def _weeks(since: date, until: date) -> Iterator[tuple[date, date]]:
    first = floor_day(since, "week")
    while first <= until:
        yield first, min(until, first + timedelta(days=6))
        first += timedelta(days=7)


def _windows(transport: Transport, report: Report, since: date, until: date, bucket: Grain) -> Iterator[dict[str, Any]]:
    """Every row, in as many questions as it takes that none is cut off."""
    rows = _rows(transport, report.text(since, until, timeseries=bucket))
    if len(rows) < MOST_ROWS:
        yield from rows
        return
    # Split where a row ends; what belongs to one period may come from both halves.
    middle = since + (until - since) / 2
    after = min(floor_of(middle, bucket), until)
    if after <= since:
        after = _next(since, bucket)
    if after > until:
        raise SourceError(_too_many(report, bucket))
    yield from _windows(transport, report, since, after - timedelta(days=1), bucket)
    yield from _windows(transport, report, after, until, bucket)


def _too_many(report: Report, bucket: Grain) -> str:
    asked = report.by or report.column
    return f"{asked} has {MOST_ROWS} rows or more in one {bucket}; ask by something with fewer members."


def floor_of(day: date, grain: Grain) -> date:
    """The first day of the period of ``grain`` that holds ``day``."""
    return day if grain == "hour" else floor_day(day, grain)


def _next(day: date, grain: Grain) -> date:
    if grain == "hour":
        return day + timedelta(days=1)
    return end(floor_day(day, grain), grain, ZoneInfo("UTC")).date()


def _rows(transport: Transport, text: str) -> list[dict[str, Any]]:
    answer = ask(transport, PATH, "shopify_report", {"text": text})["shopifyqlQuery"]
    wrong = answer.get("parseErrors") or []
    table = answer.get("tableData")
    if wrong or not isinstance(table, dict):
        raise UnknownColumn(f"Shopify does not understand {text!r}: {'; '.join(map(str, wrong))[:200] or 'no table'}.")
    return [row for row in table["rows"] if isinstance(row, dict)]


class UnknownColumn(SourceError):
    """Shopify's reports have no such column (any more)."""


def _member(row: dict[str, Any], report: Report) -> str:
    if not report.by:
        return ""
    text = row.get(report.by)
    return str(text).strip() if text is not None and str(text).strip() else "(none)"


def _start(cell: Any, report: Report) -> Start:
    try:
        moment = datetime.fromisoformat(str(cell))
    except ValueError:
        raise SourceError(f"Shopify answered a period {str(cell)[:40]!r}, which is no date.") from None
    if report.grain == "hour":
        return truncate(moment if moment.tzinfo else moment.replace(tzinfo=report.zone), "hour", report.zone)
    return floor_day(moment.date(), report.grain)


def _value(cell: Any) -> Decimal | None:
    if cell is None or cell == "":
        return None
    try:
        found = Decimal(str(cell))
    except InvalidOperation:
        raise SourceError(f"Shopify answered {str(cell)[:40]!r} where a figure belongs.") from None
    if not found.is_finite():
        raise SourceError(f"Shopify answered {str(cell)[:40]!r} where a figure belongs.")
    return found
