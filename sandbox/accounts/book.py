"""What stands in the made sheet."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

EUR, PERCENT, DATE = ("CURRENCY", "[$€]#,##0.00"), ("PERCENT", "0.00%"), ("DATE", "yyyy-mm-dd")


@dataclass
class Tab:
    """One tab.

    Args:
        id: Google's id of it.
        title: Its name.
        rows: Cells: text, a number, or a number or date with the type and pattern of its format.
        hidden: Indexes of rows that a filter hides.
        table: Name of the table that all of it is, if it is one.
        merges: First row and column of merged cells, and the ones after the last; only the first cell holds a value.
        unseen: Whether the tab itself is hidden.
    """

    id: int
    title: str
    rows: list[list[Any]]
    hidden: set[int] = field(default_factory=set)
    table: str = ""
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    unseen: bool = False


def make_book(today: date) -> tuple[list[Tab], dict[str, str], dict[int, list[dict[str, Any]]]]:
    """Tabs, named ranges, and charts by the id of their tab; the same for the same day."""
    monthly, daily = _monthly(today), _daily(today)
    mix = Tab(2, "Mix", [["Product", "Revenue"], *_parts()])
    cash = Tab(3, "Cash", [["Cash at bank", (84_250.5, *EUR)], ["A month ago", (79_100.0, *EUR)]])
    named = {"MonthlyRevenue": f"Monthly!A1:B{len(monthly.rows)}", "CashAtBank": "Cash!B1"}
    return (
        [monthly, daily, mix, cash, *_odd(monthly)],
        named,
        {0: _charts(len(monthly.rows)), 2: _mix_charts(), 3: [_scorecard()]},
    )


def _monthly(today: date) -> Tab:
    chance = random.Random(23)  # noqa: S311 - it makes up a sheet
    rows: list[list[Any]] = [["Month", "Revenue", "Costs", "Churn"]]
    year, month = today.year - 2, today.month
    for number in range(24):
        at = date(year + (month + number - 1) // 12, (month + number - 1) % 12 + 1, 1)
        revenue = round(41_000 * 1.018**number * chance.uniform(0.95, 1.05), 2)
        costs = round(revenue * chance.uniform(0.7, 0.8), 2)
        rows.append([(at, *DATE), (revenue, *EUR), (costs, *EUR), (round(chance.uniform(0.02, 0.04), 4), *PERCENT)])
    return Tab(0, "Monthly", rows, table="Figures")


def _daily(today: date) -> Tab:
    chance = random.Random(29)  # noqa: S311 - it makes up a sheet
    rows: list[list[Any]] = [["Date", "Shop", "Visitors"]]
    hidden = set()
    for back in range(60, 0, -1):
        for shop, usual in (("North", 210), ("South", 140), ("Test", 5)):
            if shop == "Test":
                hidden.add(len(rows))
            rows.append([(today - timedelta(days=back), *DATE), shop, round(chance.gauss(usual, usual / 12))])
    return Tab(1, "Daily", rows, hidden)


def _odd(monthly: Tab) -> list[Tab]:
    """Tabs that are called like a cell or with a quote, and one with merged cells."""
    quarter = [row[:2] for row in (monthly.rows[0], *monthly.rows[-3:])]
    stock: list[list[Any]] = [["Product", "Stock"], ["Espresso", 40], ["Filter", 25]]
    regions: list[list[Any]] = [
        ["Region", "Shop", "Visitors"],
        ["North", "Hamburg", 410],
        [None, "Kiel", 120],
        ["South", "Munich", 530],
        [None, "Ulm", 90],
    ]
    return [
        Tab(4, "Q1", quarter),
        Tab(5, "Bob's", stock),
        Tab(6, "Regions", regions, merges=[(1, 0, 3, 1), (3, 0, 5, 1)]),
    ]


def _parts() -> list[list[Any]]:
    parts = {"Espresso": 18_200.0, "Filter": 11_900.0, "Kits": 7_400.0, "Grinders": 5_100.0, "Mugs": 1_900.0}
    return [[name, (value, *EUR)] for name, value in parts.items()]


def _range(sheet: int, column: int, last: int, first: int = 0) -> dict[str, Any]:
    where = {"sheetId": sheet, "startRowIndex": first, "endRowIndex": last}
    source = {**where, "startColumnIndex": column, "endColumnIndex": column + 1}
    return {"sourceRange": {"sources": [source]}}


def _basic(chart: int, title: str, kind: str, last: int, *series: dict[str, Any], **more: Any) -> dict[str, Any]:
    basic = {
        "chartType": kind,
        "headerCount": 1,
        "domains": [{"domain": _range(0, 0, last)}],
        "series": list(series),
        **more,
    }
    return {"chartId": chart, "spec": {"title": title, "basicChart": basic}}


def _charts(last: int) -> list[dict[str, Any]]:
    def series(column: int, **more: Any) -> dict[str, Any]:
        return {"series": _range(0, column, last), "targetAxis": "LEFT_AXIS", **more}

    money = (series(1), series(2))
    churn = series(3, type="LINE") | {"targetAxis": "RIGHT_AXIS"}
    scatter = _basic(8, "Costs against revenue", "SCATTER", last, series(2))
    scatter["spec"]["basicChart"]["domains"] = [{"domain": _range(0, 1, last)}]
    bubbles = {"domain": _range(0, 2, last), "series": _range(0, 1, last), "bubbleSizes": _range(0, 1, last)}
    low, high = {"data": _range(0, 2, last)}, {"data": _range(0, 1, last)}
    candle = {"lowSeries": low, "openSeries": low, "closeSeries": high, "highSeries": high}
    candles = {"domain": {"data": _range(0, 0, last)}, "data": [candle]}
    connected = {"title": "From BigQuery", "dataSourceChartProperties": {}, "basicChart": {"series": []}}
    return [
        _basic(1, "Revenue by month", "LINE", last, *money),
        _basic(2, "Revenue area", "AREA", last, series(1)),
        _basic(3, "Revenue columns", "COLUMN", last, series(1)),
        _basic(4, "Revenue bars", "BAR", 7, series(1)),
        _basic(5, "Revenue and churn", "COMBO", last, series(1, type="COLUMN"), churn),
        _basic(6, "Stacked", "COLUMN", last, *money, stackedType="STACKED"),
        _basic(7, "Shares", "AREA", last, *money, stackedType="PERCENT_STACKED"),
        scatter,
        {"chartId": 9, "spec": {"title": "Spread", "histogramChart": {"series": [{"data": _range(0, 1, last)}]}}},
        {"chartId": 13, "spec": {"title": "Who reports to whom", "orgChart": {"labels": _range(0, 0, last)}}},
        {"chartId": 10, "spec": connected},
        {"chartId": 11, "spec": {"title": "Costs and revenue", "bubbleChart": bubbles}},
        {"chartId": 12, "spec": {"title": "Range", "candlestickChart": candles}},
    ]


def _mix_charts() -> list[dict[str, Any]]:
    pie = {"legendPosition": "LABELED_LEGEND", "domain": _range(2, 0, 6, 1), "series": _range(2, 1, 6, 1)}
    names, values = _range(2, 0, 6, 1), _range(2, 1, 6, 1)
    waterfall = {"domain": {"data": names}, "series": [{"data": values}]}
    tree = {"labels": names, "parentLabels": _range(2, 2, 6, 1), "sizeData": values}
    return [
        {"chartId": 20, "spec": {"title": "Revenue by product", "pieChart": pie}},
        {"chartId": 21, "spec": {"title": "Adding up", "waterfallChart": waterfall}},
        {"chartId": 22, "spec": {"title": "Products as areas", "treemapChart": tree}},
    ]


def _scorecard() -> dict[str, Any]:
    card = {"keyValueData": _range(3, 1, 1), "baselineValueData": _range(3, 1, 2, 1), "aggregateType": "SUM"}
    return {"chartId": 30, "spec": {"title": "Cash", "scorecardChart": card}}
