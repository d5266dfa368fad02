"""The plot itself: a line or bars, gaps left open, a period that is not complete drawn hollow."""

from collections.abc import Sequence
from math import nan

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from pulse.chart.label import period_label
from pulse.chart.type import PIXELS, Drawn, drawable, font, width
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode, Unit
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.series import Dataset, Point
from pulse.text.labels import axis_labels

ACCENT, MIDDLE, SOFT, GRID, MUTED, PAPER = "#1b5fc1", "#6f9bdc", "#bcd0f0", "#e3e7ea", "#566370", "#ffffff"
_LABEL = 34.0


def plot(
    figure: Figure,
    result: Dataset,
    facts: Sequence[Fact],
    chart: Chart,
    *,
    box: tuple[float, float, float, float],
    language: LanguageCode = "en",
) -> Axes:
    """Draw the newest periods into ``box`` (left, top, right, bottom in pixels from the top left)."""
    points = list(result.table[""].values())[-chart.periods :]
    values = [float(p.value) if p.value is not None else nan for p in points]
    left, top, right, bottom = box
    axes = figure.add_axes((left / PIXELS, 1 - bottom / PIXELS, (right - left) / PIXELS, (bottom - top) / PIXELS))
    change = headline_change(facts)
    base = change.evidence[1].at if change else None
    if chart.kind == "bar":
        bars(axes, points, values, result.complete[-1], base)
    else:
        line(axes, points, values, result.complete[-1], base)
    _dress(axes, points, result, box, language)
    return axes


def line(axes: Axes, points: list[Point], values: list[float], newest: Point, base: str | None) -> None:
    """A line with a ring at the base and a point at the newest period; gaps stay open."""
    solid = [nan if p.partial else v for p, v in zip(points, values, strict=True)]
    axes.plot(range(len(solid)), solid, color=ACCENT, linewidth=4.5, solid_joinstyle="round", solid_capstyle="round")
    known = [v == v for v in solid]  # noqa: PLR0124 - nan differs from itself
    for index, (point, value) in enumerate(zip(points, values, strict=True)):
        alone = known[index] and not any(known[max(0, index - 1) : index] + known[index + 1 : index + 2])
        if point is newest:
            axes.plot(index, value, "o", color=ACCENT, markersize=19, markeredgecolor=PAPER, markeredgewidth=3)
        elif point.at.isoformat() == base and not point.partial:
            axes.plot(index, value, "o", color=PAPER, markersize=14, markeredgecolor=ACCENT, markeredgewidth=3.5)
        elif alone:
            axes.plot(index, value, "o", color=ACCENT, markersize=8)
        elif point.partial and value == value:  # noqa: PLR0124
            if index and known[index - 1]:
                axes.plot(
                    [index - 1, index],
                    [values[index - 1], value],
                    color=ACCENT,
                    linewidth=3,
                    linestyle=(0, (2, 2)),
                )
            axes.plot(index, value, "o", color=PAPER, markersize=14, markeredgecolor=SOFT, markeredgewidth=3.5)


def bars(axes: Axes, points: list[Point], values: list[float], newest: Point, base: str | None) -> None:
    """A bar a period, the newest and its base darker, one that is not complete hollow."""
    for index, (point, value) in enumerate(zip(points, values, strict=True)):
        if point.partial:
            axes.bar(index, value, width=0.72, facecolor=PAPER, edgecolor=SOFT, linewidth=3, linestyle=(0, (2, 2)))
        else:
            colour = ACCENT if point is newest else MIDDLE if point.at.isoformat() == base else SOFT
            axes.bar(index, value, width=0.72, color=colour)
    axes.axhline(0, color=MUTED, linewidth=1.5)


def _dress(
    axes: Axes, points: list[Point], result: Dataset, box: tuple[float, float, float, float], language: LanguageCode
) -> None:
    unit, currency = result.whole.unit, result.whole.currency
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=2)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, pad=10, labelcolor=MUTED)
    # Below the lowest mark of the other axis, which hangs half its height under the corner.
    axes.tick_params(axis="x", length=0, pad=17, labelcolor=MUTED)
    axes.margins(y=0.08)
    low, high = axes.get_ylim()
    shown = round_marks(low, high, unit)
    marks = [drawable(text) for text in axis_labels(shown, unit, currency, language)]
    axes.set_yticks(shown, marks)
    gutter = max(width(mark, _LABEL) for mark in marks) + 14
    left, top, right, bottom = box
    bottom -= _LABEL + 28
    axes.set_position(
        ((left + gutter) / PIXELS, 1 - bottom / PIXELS, (right - left - gutter) / PIXELS, (bottom - top) / PIXELS)
    )
    count = len(points)
    axes.set_xlim(-0.6, count - 0.4)
    axes.set_ylim(low, high)
    labels = [drawable(period_label(result, p.at, language)) for p in points]
    places = label_places(labels, (right - left - gutter) / count)
    axes.set_xticks(places, [labels[place] for place in places])
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        label.set_fontproperties(font(_LABEL))
        label.set_parse_math(False)


def round_marks(low: float, high: float, unit: Unit) -> list[float]:
    """Where an axis is marked, low to high: at round figures, of a duration in its own unit."""
    scale = (
        next((number for number in (86_400.0, 3_600.0) if high >= number * 1.5), 60.0) if unit == "duration" else 1.0
    )
    places = MaxNLocator(nbins=4, min_n_ticks=3, integer=unit == "count").tick_values(low / scale, high / scale)
    return [float(place) * scale for place in places if low <= place * scale <= high]


def label_places(labels: list[Drawn], step: float) -> list[int]:
    """Which periods get a label: the newest, then back in even steps, none on top of another or over the edge."""
    widest = max(width(label, _LABEL) for label in labels)
    every = max(1, int((widest + 24) / step) + 1)
    last = len(labels) - 1
    # A label is centred under its period: the newest one needs half its width to the right.
    while (len(labels) - 0.4 - last) * step + 50 < widest / 2 and last > 0:
        last -= 1
    return sorted(place for place in range(last, -1, -every) if (place + 0.6) * step + 60 > widest / 2)
