"""Further kinds of a sheet's own charts: histogram, waterfall, bubbles, candlesticks and tree map.

Fields are those of the Sheets API's reference of ``charts`` (``HistogramChartSpec`` and its siblings).
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import floor, log10
from typing import Any

import numpy as np

from pulse.errors import NoDataError, SourceError
from pulse.series.sketch import Form, Line, Sketch
from pulse.sources.sheets.drawn import Drawn, floats, format_of, labels_of, refuse_wrong
from pulse.sources.sheets.grid import Cell
from pulse.sources.sheets.ranges import Column, RangeReader

_BUCKETS, _MOST_BUCKETS = 10, 60
_HALF = 0.5
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
    known = [cell for cell in cells if isinstance(cell.value, Decimal)]
    if not known:
        raise NoDataError(f"The histogram {title!r} shows nothing: its cells hold no number.")
    values = [cell.value for cell in known if isinstance(cell.value, Decimal)]
    edges, counts = _counted(values, float(raw.get("bucketSize") or 0), float(raw.get("outlierPercentile") or 0))
    unit = format_of(title, known)
    line = Line(
        title or "Histogram",
        "histogram",
        tuple(map(float, counts)),
        right=False,
        unit=unit.unit or "number",
        currency=unit.currency,
    )
    sketch = Sketch(("",) * len(counts), (line,), places=tuple(float(edge) for edge in edges))
    return Drawn(title, (), (Column(title, tuple(known)),), sketch)


def _counted(values: Sequence[Decimal], size: float, outliers: float) -> tuple[list[Decimal], list[int]]:
    """The edges of the buckets, and how many figures each holds: its lower edge included, the last one's upper, too.

    Figures beyond the percentile of outliers are counted in the first and in the last bucket. Reckoned in decimals:
    0.3 lies in the bucket that begins at 0.3.
    """
    share = outliers if outliers < _HALF else 0.0
    low, high = (Decimal(repr(float(end))) for end in np.quantile([float(v) for v in values], [share, 1 - share]))
    step = Decimal(repr(size))
    if step <= 0 or (high - low) / step > _MOST_BUCKETS:
        step = Decimal(repr(_round(float(high - low) / _BUCKETS or float(abs(low)) / _BUCKETS or 1.0)))
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    count = max(1, int(((high - first) / step).to_integral_value(ROUND_CEILING)))
    places = [min(count - 1, max(0, int(((v - first) / step).to_integral_value(ROUND_FLOOR)))) for v in values]
    return [first + step * at for at in range(count + 1)], [places.count(place) for place in range(count)]


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
    if len(raw.get("series") or []) > 1:
        raise SourceError(f"The waterfall {title!r} has several series; one is drawn. Leave the others out.")
    item = raw["series"][0]
    headings = _headings(reader, item["data"])
    along = reader.column(raw["domain"]["data"], headings)
    column = reader.column(item["data"], headings)
    refuse_wrong(title, column.cells)
    hidden = along.hidden | column.hidden
    subtotals = item.get("customSubtotals") or []
    kept: list[tuple[Cell, Cell]] = []
    names: list[str] = []
    values: list[float | None] = []
    totals: list[int] = []
    for at, (name, cell) in enumerate(zip(along.cells, column.cells, strict=False)):
        standing = [one for one in subtotals if one.get("subtotalIndex", 0) == at]
        if at not in hidden and isinstance(cell.value, Decimal):
            if any(one.get("dataIsSubtotal") for one in standing) or (at == 0 and raw.get("firstValueIsTotal")):
                totals.append(len(names))
            kept.append((name, cell))
            names.append(labels_of([name])[0])
            values.append(float(cell.value))
        for one in (one for one in standing if names and not one.get("dataIsSubtotal")):
            totals.append(len(names))
            names.append(str(one.get("label") or ""))
            values.append(None)
    if not kept:
        raise NoDataError(f"The waterfall {title!r} shows nothing: its cells hold no number.")
    if not item.get("hideTrailingSubtotal"):
        totals.append(len(names))
        names.append("")
        values.append(None)
    unit = format_of(title, [cell for _, cell in kept])
    line = Line(
        column.title or title,
        "waterfall",
        tuple(values),
        right=False,
        unit=unit.unit or "number",
        currency=unit.currency,
    )
    steps = tuple(cell for _, cell in kept)
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
    across = tuple(_size(sizes[at]) if at < len(sizes) else 0.0 for at in kept) if sizes else ()
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
    names = reader.column(raw["labels"], headings)
    parents = reader.column(raw["parentLabels"], headings) if "parentLabels" in raw else Column("", ())
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
    called = [labels_of([names.cells[at]])[0] for at in kept]
    # Leaves of one name under several parents are told apart by those.
    over = [labels_of([parents.cells[at]])[0] if at < len(parents.cells) else "" for at in kept]
    domain = tuple(
        Cell(f"{parent} · {name}") if called.count(name) > 1 and parent else Cell(name)
        for name, parent in zip(called, over, strict=True)
    )
    return Drawn(title, domain, (Column(column.title or title, cells),), Sketch(labels_of(domain), (line,)))


def _headings(reader: RangeReader, data: Mapping[str, Any]) -> int:
    """One where a text stands above the figures."""
    cells = reader.column(data, 0).cells
    return 1 if cells and isinstance(cells[0].value, str) else 0


def _shown(column: Column) -> list[Cell]:
    return [cell for at, cell in enumerate(column.cells) if at not in column.hidden]
