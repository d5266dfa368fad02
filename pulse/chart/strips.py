"""Figures of different units over one time axis: a strip each, on a scale of its own, one above the other."""

from math import isnan, nan

from pulse.chart.brief import Brief
from pulse.chart.fit import shortened
from pulse.chart.frame import NAMES, Scale
from pulse.chart.lines import fair_range
from pulse.chart.names import draw_names
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Weight, drawable, width
from pulse.insight.names import names
from pulse.series import Series
from pulse.text.labels import figure_label, name_label

_MOST = 5
_HEAD, _BETWEEN = 52.0, 22.0


def draw_strips(page: Page, span: Span, brief: Brief, box: Box) -> None:
    """Draw the whole and up to four figures that are shown beside it into ``box``."""
    series = [brief.result.whole, *brief.result.companions][:_MOST]
    tall = (box.tall - NAMES) / len(series)
    step = box.wide / len(span.points)
    xs = [box.left + (place + 0.5) * step for place in range(len(span.points))]
    for number, item in enumerate(series):
        top = box.top + number * tall
        _strip(page, brief, span, item, Box(box.left, top, box.right, top + tall - _BETWEEN), xs)
    draw_names(page, span, xs, box)


def _strip(page: Page, brief: Brief, span: Span, item: Series, box: Box, xs: list[float]) -> None:
    result, newest = brief.result, span.points[span.newest].at
    now = result.value(newest, item.key)
    figure = (
        None
        if now is None
        else drawable(figure_label(now, item.unit, item.currency, brief.language, brief.more if not item.key else 0))
    )
    room = box.wide - (width(figure, SMALL, Weight.BOLD) + 24 if figure else 0)
    called = drawable(name_label(names(result)[item.key], brief.language))
    page.write(shortened(called, SMALL, room), box.left, box.top, SMALL, Tone.MUTED)
    if figure:
        page.write(figure, box.right, box.top, SMALL, Tone.ACCENT, Weight.BOLD, align="right")
    values = [nan if (value := result.value(point.at, item.key)) is None else float(value) for point in span.points]
    known = [value for value in values if not isnan(value)]
    plot = Box(box.left, box.top + _HEAD, box.right, box.bottom)
    if not known:
        return
    if item.additive and not result.stock:
        _columns(page, span, values, plot, xs)
        return
    low, high = fair_range(known)
    y = Scale(low, high, plot.top + 14, plot.bottom - 14)
    points = [(x, nan if isnan(value) else y(value)) for x, value in zip(xs, values, strict=True)]
    page.rule(plot.left, plot.bottom, plot.right, plot.bottom)
    page.line(points[1:] if span.broken else points, Tone.BASE, 5)
    if not isnan(values[span.newest]):
        page.dot(points[span.newest], Tone.ACCENT, 20, ring=Tone.PAPER)
    if span.base is not None and not isnan(values[span.base]):
        page.dot(points[span.base], Tone.PAPER, 16, ring=Tone.ACCENT, edge=3.5)


def _columns(page: Page, span: Span, values: list[float], plot: Box, xs: list[float]) -> None:
    known = [value for value in values if not isnan(value)]
    y = Scale(min(0.0, *known), max(0.0, *known) or 1.0, plot.top, plot.bottom)
    half = (xs[1] - xs[0] if len(xs) > 1 else plot.wide) * 0.38
    boxes, tones = [], []
    for place, value in enumerate(values):
        if not isnan(value):
            top, bottom = sorted((y(value), y(0.0)))
            boxes.append(Box(xs[place] - half, min(top, bottom - 3), xs[place] + half, bottom))
            tones.append(Tone.ACCENT if place == span.newest else Tone.BASE if place == span.base else Tone.CONTEXT)
    page.bars(boxes, tones)
    page.rule(plot.left, y(0.0), plot.right, y(0.0), Tone.MUTED, 1.5)
