"""A sheet's own chart: its spec and cells as a sketch to draw and figures to speak of.

Google renders no chart as an image; the spec is what it gives (Sheets API, reference of ``charts``).
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from pulse.errors import NoDataError, SourceError
from pulse.series.sketch import Form, Line, Sketch, Stacking
from pulse.sources.sheets.drawn import Drawn, floats, format_of, labels_of, refuse_wrong
from pulse.sources.sheets.grid import Cell, Grid
from pulse.sources.sheets.kinds import draw_bubbles, draw_candles, draw_histogram, draw_tree, draw_waterfall
from pulse.sources.sheets.ranges import Column, RangeReader

_FORMS: dict[str, Form] = {
    "LINE": "line",
    "AREA": "area",
    "COLUMN": "column",
    "BAR": "bar",
    "SCATTER": "scatter",
    "STEPPED_AREA": "stepped",
}
_STACKING: dict[str, Stacking] = {"STACKED": "stacked", "PERCENT_STACKED": "percent"}
_REFUSED = {
    "orgChart": "an organisation chart",
}
_AGGREGATES = {
    "SUM": sum,
    "AVERAGE": lambda values: sum(values, Decimal(0)) / len(values),
    "COUNT": lambda values: Decimal(len(values)),
    "MAX": max,
    "MIN": min,
    "MEDIAN": median,
}


def find_spec(outline: Mapping[str, Any], wanted: str) -> Mapping[str, Any]:
    """The spec of the chart with this title or id.

    Raises:
        SourceError: There is none, or two, or it is of a kind that cannot be drawn again.
    """
    charts = [chart for sheet in outline.get("sheets") or [] for chart in sheet.get("charts") or []]
    found = [
        chart
        for chart in charts
        if wanted in {str(chart.get("chartId")), str(chart["spec"].get("title") or "").strip()}
    ]
    titles = ", ".join(repr(str(chart["spec"].get("title") or chart.get("chartId"))) for chart in charts) or "none"
    if not found:
        raise SourceError(f"The sheet has no chart {wanted!r}; its charts are {titles}. Check source.chart.")
    if len(found) > 1:
        ids = ", ".join(str(item.get("chartId")) for item in found)
        raise SourceError(f"The sheet has {len(found)} charts called {wanted!r}. Name one by its id: {ids}.")
    spec: Mapping[str, Any] = found[0]["spec"]
    if "dataSourceChartProperties" in spec:
        raise SourceError(f"The chart {wanted!r} is connected to BigQuery and has no cells to read. Use a sql source.")
    if not any(kind in spec for kind in _KINDS):
        kind = next((name for key, name in _REFUSED.items() if key in spec), "of a kind that Google does not describe")
        raise SourceError(
            f"The chart {wanted!r} is {kind}, which cannot be drawn again. Line, area, column, bar, combo, scatter, "
            "pie, scorecard, histogram, waterfall, bubble and candlestick charts and tree maps can."
        )
    return spec


def draw_spec(spec: Mapping[str, Any], grids: Sequence[Grid]) -> Drawn:
    """The chart with its cells.

    Raises:
        SourceError: Its ranges do not fit together.
        NoDataError: It shows nothing.
    """
    hides = spec.get("hiddenDimensionStrategy", "SKIP_HIDDEN_ROWS_AND_COLUMNS")
    reader = RangeReader(grids, str(hides))
    title = str(spec.get("title") or "").strip()
    kind = next(key for key in _KINDS if key in spec)
    try:
        return _KINDS[kind](spec[kind], reader, title)
    except (KeyError, IndexError) as missing:
        raise SourceError(
            f"The chart {title!r} cannot be drawn again: Google's answer says nothing of its {missing.args[0]!s}. "
            "Open it in the sheet and give it all its ranges."
        ) from None


def _basic(basic: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    domains = basic.get("domains") or []
    headings = basic.get("headerCount")
    if headings is None:
        # Google guesses where the spec does not say: a text above figures is a heading.
        headings = int(
            any(isinstance(_get(reader.column(item["series"], 0).cells, 0).value, str) for item in basic["series"])
        )
    along = reader.column(domains[0]["domain"], int(headings)) if domains else Column("", ())
    series = [reader.column(item["series"], int(headings)) for item in basic["series"]]
    unseen = along.hidden.union(*(column.hidden for column in series))
    domain = along.cells
    kind = str(basic.get("chartType", "LINE"))
    kept = [place for place in _filled(domain, series) if place not in unseen]
    if domains and domains[0].get("reversed"):
        kept.reverse()
    domain = tuple(domain[index] for index in kept if index < len(domain))
    series = [
        Column(column.title or f"Series {number}", tuple(_get(column.cells, index) for index in kept))
        for number, column in enumerate(series, start=1)
    ]
    if not kept:
        raise NoDataError(f"The chart {title!r} shows nothing: its cells are empty.")
    lines = []
    for raw, one in zip(basic["series"], series, strict=True):
        form = _FORMS.get(str(raw.get("type", "COLUMN" if kind == "COMBO" else kind)), "line")
        unit = format_of(title, one.cells)
        lines.append(
            Line(
                one.title,
                form,
                floats(one.cells),
                raw.get("targetAxis") == "RIGHT_AXIS",
                unit.unit or "number",
                unit.currency,
            )
        )
    places: tuple[float, ...] = ()
    if kind == "SCATTER" and all(isinstance(cell.value, Decimal) for cell in domain):
        places = tuple(float(cell.value) for cell in domain if isinstance(cell.value, Decimal))
    stacking = _STACKING.get(str(basic.get("stackedType", "")), "none")
    return Drawn(title, domain, tuple(series), Sketch(labels_of(domain), tuple(lines), stacking, places))


def _pie(pie: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    # A pie has no count of headings; a text above numbers is one.
    series = reader.column(pie["series"], 0).cells
    headings = 1 if series and isinstance(series[0].value, str) else 0
    along, column = reader.column(pie["domain"], headings), reader.column(pie["series"], headings)
    domain = along.cells
    refuse_wrong(title, column.cells)
    kept = [place for place in _filled(domain, [column]) if place not in along.hidden | column.hidden]
    if not kept:
        raise NoDataError(f"The chart {title!r} shows nothing: its cells are empty.")
    domain = tuple(_get(domain, index) for index in kept)
    cells = tuple(_get(column.cells, index) for index in kept)
    unit = format_of(title, cells)
    line = Line(
        column.title or title, "pie", floats(cells), right=False, unit=unit.unit or "number", currency=unit.currency
    )
    if any(value is not None and value < 0 for value in line.values):
        raise SourceError(f"The pie {title!r} has a negative part, which cannot be drawn.")
    return Drawn(title, domain, (Column(column.title or title, cells),), Sketch(labels_of(domain), (line,)))


def _scorecard(card: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    aggregate = _AGGREGATES.get(str(card.get("aggregateType", "SUM")), sum)
    shown: list[tuple[str, Cell]] = []
    for key, name in (("keyValueData", title or "Value"), ("baselineValueData", "Baseline")):
        if key not in card:
            continue
        found = reader.column(card[key], 0)
        refuse_wrong(title, found.cells)
        shown_cells = [cell for place, cell in enumerate(found.cells) if place not in found.hidden]
        cells = [cell for cell in shown_cells if isinstance(cell.value, Decimal)]
        if not cells:
            raise NoDataError(f"The scorecard {title!r} shows nothing: its cells hold no number.")
        values = [cell.value for cell in cells if isinstance(cell.value, Decimal)]
        value = Decimal(aggregate(values))  # type: ignore[operator]
        unit = format_of(title, cells)
        shown.append((name, Cell(value, unit.unit, unit.currency)))
    unit = format_of(title, [cell for _, cell in shown])
    labels = tuple(name for name, _ in shown)
    cells = tuple(cell for _, cell in shown)  # type: ignore[assignment]
    line = Line(title, "scorecard", floats(cells), right=False, unit=unit.unit or "number", currency=unit.currency)
    return Drawn(title, (), (Column(title, tuple(cells)),), Sketch(labels, (line,)))


def _filled(domain: Sequence[Cell], series: Sequence[Column]) -> list[int]:
    """Which places hold anything; a chart on whole columns has many that do not."""
    length = max([len(domain), *(len(column.cells) for column in series)], default=0)
    return [
        index
        for index in range(length)
        if any(isinstance(_get(column.cells, index).value, Decimal) for column in series)
        and (not domain or _get(domain, index).value is not None)
    ]


def _get(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else Cell()


_KINDS: Mapping[str, Callable[[Mapping[str, Any], RangeReader, str], Drawn]] = {
    "basicChart": _basic,
    "pieChart": _pie,
    "scorecardChart": _scorecard,
    "histogramChart": draw_histogram,
    "waterfallChart": draw_waterfall,
    "bubbleChart": draw_bubbles,
    "candlestickChart": draw_candles,
    "treemapChart": draw_tree,
}
