"""Further kinds of a sheet's own charts: histogram, waterfall, bubbles, candlesticks and tree map.

Fields are those of the Sheets API's reference of ``charts`` (``HistogramChartSpec`` and its siblings).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

import numpy as np

from pulse.errors import NoDataError, SourceError
from pulse.series.sketch import Form, Line, Sketch
from pulse.sources.sheets.drawn import Drawn, floats, format_of, labels_of, refuse_wrong
from pulse.sources.sheets.grid import Cell
from pulse.sources.sheets.ranges import Column, RangeReader

_BUCKETS, _MOST_BUCKETS = 10, 60
_OF_CANDLES = ("lowSeries", "openSeries", "closeSeries", "highSeries")


def draw_histogram(raw: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    """How many figures lie in each bucket.

    Raises:
        NoDataError: There are none.
        SourceError: A cell shows an error.
    """
    cells: list[Cell] = []
    for item in raw.get("series") or []:
        cells += _shown(reader.column(item["data"], _headings(reader, item["data"])))
    refuse_wrong(title, cells)
    values = [float(cell.value) for cell in cells if isinstance(cell.value, Decimal)]
    if not values:
        raise NoDataError(f"The histogram {title!r} shows nothing: its cells hold no number.")
    first, size, counts = _counted(values, float(raw.get("bucketSize") or 0), float(raw.get("outlierPercentile") or 0))
    names = tuple(f"{first + size * at:,g}–{first + size * (at + 1):,g}" for at in range(len(counts)))
    line = Line(title or "Histogram", "histogram", tuple(map(float, counts)), right=False, unit="count", currency=None)
    return Drawn(title, (), (Column(title, tuple(cells)),), Sketch(names, (line,)))


def _counted(values: Sequence[float], size: float, outliers: float) -> tuple[float, float, list[int]]:
    """Where the first bucket begins, how wide each is, and how many figures each holds; the last holds its end.

    Figures beyond the percentile of outliers are counted in the first and in the last bucket.
    """
    low, high = (float(end) for end in np.quantile(values, [outliers, 1 - outliers]))
    if size <= 0 or (high - low) / size > _MOST_BUCKETS:
        size = _round((high - low) / _BUCKETS or abs(low) / _BUCKETS or 1.0)
    first = floor(low / size) * size
    count = max(1, ceil((high - first) / size))
    places = [min(count - 1, max(0, int((value - first) // size))) for value in values]
    return first, size, [places.count(place) for place in range(count)]


def _round(width: float) -> float:
    """The next of 1, 2 and 5 times a power of ten."""
    power = 10.0 ** floor(log10(width))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= width * (1 - 1e-9))


def draw_waterfall(raw: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    """Each step from the one before, and the totals between and after.

    Raises:
        NoDataError: It shows nothing.
        SourceError: It has several series, or a cell that shows an error.
    """
    if len(raw.get("series") or []) != 1:
        raise SourceError(f"The waterfall {title!r} has several series; one is drawn. Leave the others out.")
    item = raw["series"][0]
    headings = _headings(reader, item["data"])
    along = reader.column(raw["domain"]["data"], headings)
    column = reader.column(item["data"], headings)
    refuse_wrong(title, column.cells)
    hidden, shown = along.hidden | column.hidden, list(zip(along.cells, column.cells, strict=False))
    kept = [(at, *pair) for at, pair in enumerate(shown) if at not in hidden and isinstance(pair[1].value, Decimal)]
    if not kept:
        raise NoDataError(f"The waterfall {title!r} shows nothing: its cells hold no number.")
    names: list[str] = []
    values: list[float | None] = []
    totals: list[int] = [0] if raw.get("firstValueIsTotal") else []
    subtotals = item.get("customSubtotals") or []
    for at, name, cell in kept:
        standing = [one for one in subtotals if one.get("subtotalIndex", 0) == at]
        if any(one.get("dataIsSubtotal") for one in standing):
            totals.append(len(names))
        names.append(labels_of([name])[0])
        values.append(float(str(cell.value)))
        for one in (one for one in standing if not one.get("dataIsSubtotal")):
            totals.append(len(names))
            names.append(str(one.get("label") or "Subtotal"))
            values.append(None)
    if not item.get("hideTrailingSubtotal"):
        totals.append(len(names))
        names.append("Total")
        values.append(None)
    unit = format_of(title, [cell for _, _, cell in kept])
    line = Line(
        column.title or title,
        "waterfall",
        tuple(values),
        right=False,
        unit=unit.unit or "number",
        currency=unit.currency,
    )
    steps = tuple(cell for _, _, cell in kept)
    sketch = Sketch(tuple(names), (line,), totals=tuple(sorted(set(totals))))
    return Drawn(title, (), (Column(column.title or title, steps),), sketch)


def draw_bubbles(raw: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    """Points with a size each.

    Raises:
        NoDataError: It shows none.
        SourceError: A cell shows an error.
    """
    headings = _headings(reader, raw["series"])
    along, column = reader.column(raw["domain"], headings), reader.column(raw["series"], headings)
    sizes = reader.column(raw["bubbleSizes"], headings).cells if raw.get("bubbleSizes") else ()
    refuse_wrong(title, [*along.cells, *column.cells, *sizes])
    kept = [
        at
        for at, (x, y) in enumerate(zip(along.cells, column.cells, strict=False))
        if isinstance(x.value, Decimal) and isinstance(y.value, Decimal) and at not in along.hidden | column.hidden
    ]
    if not kept:
        raise NoDataError(f"The bubble chart {title!r} shows nothing: its cells hold no numbers.")
    cells = tuple(column.cells[at] for at in kept)
    unit = format_of(title, cells)
    line = Line(
        column.title or title, "bubble", floats(cells), right=False, unit=unit.unit or "number", currency=unit.currency
    )
    places = tuple(float(str(along.cells[at].value)) for at in kept)
    across = tuple(_size(sizes[at]) for at in kept) if len(sizes) > kept[-1] else ()
    return Drawn(
        title, (), (Column(column.title or title, cells),), Sketch(("",) * len(kept), (line,), "none", places, across)
    )


def _size(cell: Cell) -> float:
    return float(cell.value) if isinstance(cell.value, Decimal) else 0.0


def draw_candles(raw: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    """Low, open, close and high; what is spoken of is the close.

    Raises:
        NoDataError: It shows nothing.
        SourceError: A cell shows an error.
    """
    data = (raw.get("data") or [{}])[0]
    if any(key not in data for key in _OF_CANDLES):
        raise SourceError(f"The candlestick chart {title!r} lacks one of low, open, close and high.")
    headings = _headings(reader, data["closeSeries"]["data"])
    along = reader.column(raw["domain"]["data"], headings)
    columns = [reader.column(data[key]["data"], headings) for key in _OF_CANDLES]
    refuse_wrong(title, [cell for column in columns for cell in column.cells])
    hidden = along.hidden.union(*(column.hidden for column in columns))
    kept = [
        at
        for at in range(min(len(along.cells), *(len(column.cells) for column in columns)))
        if at not in hidden and all(isinstance(column.cells[at].value, Decimal) for column in columns)
    ]
    if raw["domain"].get("reversed"):
        kept.reverse()
    if not kept:
        raise NoDataError(f"The candlestick chart {title!r} shows nothing: its cells hold no numbers.")
    unit = format_of(title, [column.cells[at] for column in columns for at in kept])
    lines = tuple(
        Line(
            column.title or key.removesuffix("Series"),
            "candlestick",
            floats([column.cells[at] for at in kept]),
            right=False,
            unit=unit.unit or "number",
            currency=unit.currency,
        )
        for key, column in zip(_OF_CANDLES, columns, strict=True)
    )
    domain = tuple(along.cells[at] for at in kept)
    close = Column(columns[2].title or title, tuple(columns[2].cells[at] for at in kept))
    return Drawn(title, domain, (close,), Sketch(labels_of(domain), lines))


def draw_tree(raw: Mapping[str, Any], reader: RangeReader, title: str) -> Drawn:
    """The leaves of a tree map with their sizes; what has parts is their sum and no part itself.

    Raises:
        NoDataError: It shows nothing.
        SourceError: A cell shows an error, or a size is below zero.
    """
    headings = _headings(reader, raw["sizeData"])
    names, parents = reader.column(raw["labels"], headings), reader.column(raw["parentLabels"], headings)
    column = reader.column(raw["sizeData"], headings)
    refuse_wrong(title, column.cells)
    above = {str(cell.value) for cell in parents.cells if cell.value is not None}
    hidden = names.hidden | column.hidden
    kept = [
        at
        for at, (name, size) in enumerate(zip(names.cells, column.cells, strict=False))
        if at not in hidden and str(name.value) not in above and isinstance(size.value, Decimal)
    ]
    if not kept:
        raise NoDataError(f"The tree map {title!r} shows nothing: its leaves have no sizes.")
    cells = tuple(column.cells[at] for at in kept)
    unit = format_of(title, cells)
    form: Form = "treemap"
    line = Line(
        column.title or title, form, floats(cells), right=False, unit=unit.unit or "number", currency=unit.currency
    )
    if any(value is not None and value < 0 for value in line.values):
        raise SourceError(f"The tree map {title!r} has a size below zero, which cannot be drawn.")
    domain = tuple(names.cells[at] for at in kept)
    return Drawn(title, domain, (Column(column.title or title, cells),), Sketch(labels_of(domain), (line,)))


def _headings(reader: RangeReader, data: Mapping[str, Any]) -> int:
    """One where a text stands above the figures."""
    cells = reader.column(data, 0).cells
    return 1 if cells and isinstance(cells[0].value, str) else 0


def _shown(column: Column) -> list[Cell]:
    return [cell for at, cell in enumerate(column.cells) if at not in column.hidden]
