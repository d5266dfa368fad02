"""What stands along the axis of a sheet's chart: names as its owner wrote them, dates in the reader's language."""

import re
from collections.abc import Sequence
from datetime import datetime

from pulse.chart.fit import told_apart
from pulse.chart.lines import round_marks
from pulse.chart.own_marks import Canvas
from pulse.chart.page import Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.languages.dates import brief, brief_month
from pulse.series.sketch import Sketch
from pulse.text import Text
from pulse.text.labels import axis_labels, name_label, period_label, word_label

_LABEL, _UNDER, _APART = 34.0, 22.0, 16.0
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


def names_of(sketch: Sketch, language: LanguageCode) -> list[Text]:
    """What each place is called: months where all dates begin one, else days; a total without a name is called so."""
    dates = [datetime.fromisoformat(label) for label in sketch.labels if _DATE.fullmatch(label)]
    year = len({at.year for at in dates}) > 1
    months = len(dates) > 1 and all(at.day == 1 and not (at.hour or at.minute) for at in dates)
    found = []
    for place, label in enumerate(sketch.labels):
        if _DATE.fullmatch(label):
            found.append(period_label(_date(datetime.fromisoformat(label), language, months=months, year=year)))
        elif not label and place in sketch.totals:
            found.append(word_label("label_total", language))
        else:
            found.append(name_label(label, language))
    return found


def _date(at: datetime, language: LanguageCode, *, months: bool, year: bool) -> str:
    if months:
        return brief_month(at.date(), language)
    day = brief(at.date(), language)
    if at.hour or at.minute:
        return f"{day}, {at:%H:%M}"
    return f"{day} {at.year}" if year else day


def name_places(page: Page, canvas: Canvas, box: Box, language: LanguageCode) -> None:
    """Write them at the foot of the plot: the last, then back in even steps; of numbers round figures."""
    sketch, line = canvas.sketch, canvas.sketch.lines[0]
    if line.form == "histogram" and sketch.places:
        marks = [drawable(text) for text in axis_labels(sketch.places, line.unit, line.currency, language)]
        edges = [canvas.plot.left + place * canvas.step for place in range(len(marks))]
        _write(page, canvas, box, marks, edges)
    elif sketch.places:
        low, high = min(sketch.places), max(sketch.places)
        shown = [value for value in round_marks(low, high, "number") if low <= value <= high] or [low]
        marks = [drawable(text) for text in axis_labels(shown, "number", None, language)]
        _write(page, canvas, box, marks, [canvas.x_of(value) for value in shown])
    else:
        # What its owner called alike is alike; what is shortened is told apart.
        known = list(dict.fromkeys(sketch.labels))
        first = [sketch.labels.index(label) for label in known]
        names = [drawable(text) for text in names_of(sketch, language)]
        called = told_apart([names[place] for place in first], _LABEL, canvas.plot.wide / 2.2)
        _write(page, canvas, box, [called[known.index(label)] for label in sketch.labels], canvas.xs)


def _write(page: Page, canvas: Canvas, box: Box, names: Sequence[Drawn], xs: Sequence[float]) -> None:
    """The last, then back in steps as wide as the widest needs; none touches another."""
    widest = max(width(name, _LABEL) for name in names)
    step = abs(xs[-1] - xs[0]) / max(1, len(xs) - 1) or widest
    every = max(1, int((widest + 24) / step) + 1)
    taken = float("inf")
    for place in range(len(names) - 1, -1, -every):
        wide = width(names[place], _LABEL)
        left = min(max(box.left, xs[place] - wide / 2), box.right - wide)
        if left + wide + _APART < taken:
            page.write(names[place], left, canvas.plot.bottom + _UNDER, _LABEL, Tone.MUTED)
            taken = left
