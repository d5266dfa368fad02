"""A Google Sheet as a source."""

import re
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from pulse.definition import Pulse, SheetsSource
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset
from pulse.series.periods import Start, truncate
from pulse.series.sketch import steps_of
from pulse.sources.column import member_in
from pulse.sources.contract import Finding
from pulse.sources.given import Given, result_of, standing
from pulse.sources.sheets.chart import draw_spec, find_spec
from pulse.sources.sheets.client import Account, NoSuchRange, SheetsClient
from pulse.sources.sheets.drawn import Drawn
from pulse.sources.sheets.grid import Grid, grids
from pulse.sources.sheets.ranges import Column, bounds, of_a_tab, quoted, ranges_of, reads_as_cells
from pulse.sources.sheets.read import read_table, refuse_total

_POINTS = frozenset({"scatter", "bubble", "histogram", "candlestick"})
"""Forms of which it is said how many figures they show."""
_NAME = re.compile(r"[A-Za-z_]\w*")


class Sheets:
    """Google Sheets.

    Args:
        account: Who reads.
        check_sheet: Id of a spreadsheet to try :meth:`check` on.
    """

    def __init__(self, account: Account, check_sheet: str = "") -> None:
        self.account, self._check_sheet = account, check_sheet

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:  # noqa: ARG002 - a range is read whole
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, SheetsSource):
            raise SourceError(f"{query.name} is not about a Google Sheet.")
        client = SheetsClient(self.account, source.sheet)
        if source.chart is not None:
            return _own_chart(client, query, source.chart, until)
        return read_table(_range(client, str(source.range)), query, source, until)

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        if not self._check_sheet:
            return [Finding("sign in", works=True, said=f"share each sheet with {self.account.address} as a viewer")]
        try:
            outline = SheetsClient(self.account, self._check_sheet).outline()
        except SourceError as wrong:
            return [Finding("read the sheet", works=False, said=str(wrong))]
        return [Finding("read the sheet", works=True, said=_told(outline))]


def _told(outline: dict[str, Any]) -> str:
    sheets = outline.get("sheets") or []
    charts = [
        str(chart["spec"].get("title") or chart["chartId"]) for sheet in sheets for chart in sheet.get("charts") or []
    ]
    parts = {
        "tabs": [str(sheet["properties"]["title"]) for sheet in sheets],
        "named ranges": [str(named_range["name"]) for named_range in outline.get("namedRanges") or []],
        "tables": [str(table["name"]) for sheet in sheets for table in sheet.get("tables") or []],
        "charts": charts,
    }
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in parts.items() if names)


def _range(client: SheetsClient, wanted: str) -> Grid:
    """The cells of a tab, a part of one or a named range in one read.

    Of a table in three, as its name is no range; of what may be a tab and a cell in two, as only the outline tells.
    """
    sent = _sent(wanted.strip())
    try:
        if sent is not None:
            return grids(client.cells([sent]))[0]
    except NoSuchRange:
        pass
    outline = client.outline()
    found = _there(wanted.strip(), outline)
    try:
        if found is not None:
            return grids(client.cells([found]))[0]
    except NoSuchRange:
        pass
    raise SourceError(f"The sheet has no range {wanted!r}; {_told(outline)}. Check source.range.")


def _sent(wanted: str) -> str | None:
    """How Google is asked for a range; None where it may be a tab as well as cells."""
    if of := of_a_tab(wanted):
        title, cells = of
        return f"{quoted(title)}!{cells}" if cells else quoted(title)
    if reads_as_cells(wanted):
        return None
    # A plain name is a named range before it is a tab, as Google reads it; nothing else can be a named range.
    return wanted if _NAME.fullmatch(wanted) else quoted(wanted)


def _there(wanted: str, outline: dict[str, Any]) -> str | None:
    """What the outline has by that name: a tab, a named range or a table; else the cells, if it can be cells."""
    titles = [str(sheet["properties"]["title"]) for sheet in outline.get("sheets") or []]
    of = of_a_tab(wanted)
    for title, cells in [(wanted, ""), *([of] if of else [])]:
        # A title as it is written comes before one in other letters.
        for item in (*(each for each in titles if each == title), *(each for each in titles if _alike(each, title))):
            return f"{quoted(item)}!{cells}" if cells else quoted(item)
    if of:
        return None
    if named := [
        str(named_range["name"])
        for named_range in outline.get("namedRanges") or []
        if _alike(named_range["name"], wanted)
    ]:
        return named[0]
    tables = [table for sheet in outline.get("sheets") or [] for table in sheet.get("tables") or []]
    if ours := [table for table in tables if _alike(table["name"], wanted)]:
        where = {**ours[0]["range"], "sheetId": ours[0]["range"].get("sheetId", 0)}
        return bounds([where], outline)[0]
    return wanted.replace("$", "") if reads_as_cells(wanted) else None


def _alike(name: object, wanted: str) -> bool:
    return str(name).casefold() == wanted.casefold()


def _own_chart(client: SheetsClient, pulse: Pulse, wanted: str, until: datetime) -> Dataset:
    outline = client.outline()
    spec = find_spec(outline, wanted)
    asked = bounds(ranges_of(spec), outline)
    drawn = draw_spec(spec, grids(client.cells(asked)))
    if any(line.unit == "currency" and line.currency is None for line in drawn.sketch.lines):
        raise SourceError(f"The currency of the chart {wanted!r} cannot be told by its number format. Choose another.")
    given = _over_time(drawn, pulse, until) if drawn.over_time else _standing(drawn, pulse, until)
    return replace(result_of(given, pulse, until, f"The chart {wanted!r}"), sketch=drawn.sketch)


def _over_time(drawn: Drawn, pulse: Pulse, until: datetime) -> Given:
    """The first series is what the pulse speaks of; the others stand beside it."""
    first = drawn.sketch.lines[0]
    titles = [column.title for column in drawn.series]
    if twice := next((title for title in titles if titles.count(title) > 1), None):
        raise SourceError(f"The chart has two series called {twice!r}. Give one of them another heading.")
    figures = [_figures(drawn, column, pulse, until, percent=first.unit == "percent") for column in drawn.series]
    members = {
        column.title: entry
        # A candlestick has four lines and speaks of one.
        for column, line, entry in zip(drawn.series[1:], drawn.sketch.lines[1:], figures[1:], strict=False)
        if (line.unit, line.currency) == (first.unit, first.currency)
    }
    return Given(
        figures[0],
        members,
        first.currency,
        len(drawn.domain),
        unit=first.unit,
        additive=first.unit != "percent",
        companions=True,
        in_order=True,
        all_told=False,
    )


def _figures(
    drawn: Drawn, column: Column, pulse: Pulse, until: datetime, *, percent: bool
) -> dict[Start, Decimal | None]:
    values: dict[Start, list[Decimal]] = {}
    unknown: set[Start] = set()
    for when, cell in zip(drawn.domain, column.cells, strict=True):
        if when.value is None or isinstance(when.value, str | Decimal):
            continue
        local = when.value if isinstance(when.value, datetime) else datetime.combine(when.value, time())
        moment = local if local.tzinfo else local.replace(tzinfo=pulse.zone)
        at = truncate(moment, pulse.grain, pulse.zone)
        if moment <= until and isinstance(cell.value, Decimal):
            values.setdefault(at, []).append(cell.value)
        elif moment <= until and cell.wrong:
            unknown.add(at)
    if pulse.measure.aggregate == "single" and any(len(those) > 1 for those in values.values()):
        raise SourceError(f"The chart has several points in one {pulse.grain}. Use a shorter grain, or aggregate: sum.")
    mean = percent or pulse.measure.aggregate == "mean"
    return {
        at: None if at in unknown else sum(those, Decimal(0)) / (len(those) if mean else 1)
        for at, those in values.items()
    } | dict.fromkeys(unknown - values.keys())


def _standing(drawn: Drawn, pulse: Pulse, until: datetime) -> Given:
    """Parts by name, as they stand now; of a scorecard its value, of a scatter how many points it shows."""
    at = truncate(until, pulse.grain, pulse.zone)
    first = drawn.sketch.lines[0]
    cells = [cell.value for cell in drawn.series[0].cells]
    wrong = next((cell.wrong for cell in drawn.series[0].cells if cell.wrong), "")
    if wrong:
        raise SourceError(f"The chart has a cell that shows {wrong}. Mend its formula.")
    if first.form == "scorecard":
        value = cells[0] if isinstance(cells[0], Decimal) else None
        return Given({at: value}, currency=first.currency, rows=1, snapshot=True, unit=first.unit)
    if first.form in _POINTS:
        return Given({at: Decimal(len(cells))}, rows=len(cells), snapshot=True, unit="count", name="Points shown")
    if first.form == "waterfall":
        ending = Decimal(repr(steps_of(first.values, drawn.sketch.totals)[-1][1]))
        return Given({at: ending}, currency=first.currency, rows=len(cells), snapshot=True, unit=first.unit)
    parts = [
        (member_in(label), value)
        for label, value in zip(drawn.sketch.labels, cells, strict=True)
        if isinstance(value, Decimal)
    ]
    if pulse.measure.totals == "refuse":
        refuse_total("the chart", parts)
    if not parts:
        raise NoDataError("The first series of the chart is empty.")
    measured = {
        "unit": first.unit,
        "currency": first.currency,
        "aggregate": "mean" if first.unit == "percent" else "sum",
    }
    return standing(parts, pulse.measure.model_copy(update=measured), at, "The chart")
