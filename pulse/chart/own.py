"""A chart as its owner drew it elsewhere, drawn again in the style of the others."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pulse.chart.own_axes import draw_over_labels
from pulse.chart.own_marks import STACKABLE, Coloured
from pulse.chart.own_names import names_of
from pulse.chart.page import Box, Page
from pulse.chart.rows import Row, draw_ranked, most_rows
from pulse.chart.tones import SERIES, Tone
from pulse.chart.type import Drawn, drawable
from pulse.definition.catalogue import LanguageCode
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import figure_label, joined, share_label, word_label

_SHARES = frozenset({"pie", "treemap"})
_MOST_STACKED = len(SERIES) + 1


def draw_own(page: Page, sketch: Sketch, box: Box, language: LanguageCode, *, by_name: bool, good: str = "up") -> None:
    """Draw into ``box``; ``good`` is which way is good news.

    ``by_name`` says that what is along the axis are names, in no order of time.
    """
    sketch = _by_axes(sketch)
    first = sketch.lines[0]
    names = names_of(sketch, language)
    single = len(sketch.lines) == 1 and (first.form == "bar" or (first.form == "column" and by_name))
    if first.form in _SHARES:
        _parts(page, names, first, box, language, shares=True)
    elif first.form == "scorecard" or (single and len(sketch.labels) <= most_rows(box)):
        _parts(page, names, first, box, language, shares=False)
    else:
        draw_over_labels(page, _merged(sketch, language), coloured(sketch, language), box, language, good)


def _by_axes(sketch: Sketch) -> Sketch:
    """Figures of another unit than the first's, and lines beside shares of a whole, on the axis at the right."""
    first = next((line for line in sketch.lines if not line.right), sketch.lines[0])
    shares = sketch.stacking == "percent" and any(line.form in STACKABLE for line in sketch.lines)
    lines = []
    for line in sketch.lines:
        other = (line.unit, line.currency) != (first.unit, first.currency)
        right = line.form not in STACKABLE if shares else line.right or other
        lines.append(replace(line, right=right))
    return replace(sketch, lines=tuple(lines))


def coloured(sketch: Sketch, language: LanguageCode) -> list[Coloured]:
    """Each line with its tone: at most four in colour; of more lines the three that moved most, the others grey."""
    sketch = _merged(sketch, language)
    if sketch.lines[0].form == "candlestick":
        return [Coloured(line, Tone.ACCENT) for line in sketch.lines]
    if len(sketch.lines) <= _MOST_STACKED and (len(sketch.lines) <= len(SERIES) or sketch.stacking != "none"):
        tones = [*SERIES, Tone.BASE]
        return [Coloured(line, tone) for line, tone in zip(sketch.lines, tones, strict=False)]
    ranked = sorted(sketch.lines, key=_moved, reverse=True)[: len(SERIES) - 1]
    found, free = [], iter(SERIES)
    for line in sketch.lines:
        told = any(line is item for item in ranked)
        found.append(Coloured(line, next(free) if told else Tone.BASE, behind=not told))
    return found


def _merged(sketch: Sketch, language: LanguageCode) -> Sketch:
    """Of many stacks the smallest together, so that each can be told from the others and the whole stays the same."""
    stacks = [line for line in sketch.lines if line.form in STACKABLE]
    if sketch.stacking == "none" or len(stacks) + 1 <= _MOST_STACKED:
        return sketch
    beside = [line for line in sketch.lines if line.form not in STACKABLE]
    ranked = sorted(stacks, key=lambda line: -sum(abs(value or 0.0) for value in line.values))
    kept = ranked[: max(1, len(SERIES) - len(beside))]
    left = [line for line in stacks if not any(line is item for item in kept)]
    if len({(line.right, line.form) for line in left}) > 1:
        # What stands on different axes is no sum.
        return sketch
    sums = tuple(sum(value or 0.0 for value in column) for column in zip(*(line.values for line in left), strict=True))
    others = replace(left[0], title=str(word_label("label_others", language)), values=sums)
    drawn = [line for line in sketch.lines if any(line is item for item in kept)]
    return replace(sketch, lines=(*drawn, *beside, others))


def _moved(line: Line) -> float:
    known = [value for value in line.values if value is not None]
    return abs(known[-1] - known[0]) if known else 0.0


def _parts(page: Page, names: Sequence[Text], line: Line, box: Box, language: LanguageCode, *, shares: bool) -> None:
    """A row for each part; of a pie and a treemap the largest first with its share, and the small ones together."""
    known = [(name, Decimal(repr(v))) for name, v in zip(names, line.values, strict=True) if v is not None]
    if shares:
        known.sort(key=lambda pair: -pair[1])
    total = sum((abs(value) for _, value in known), Decimal(0)) or Decimal(1)
    most = most_rows(box)
    left = known[most - 1 :] if len(known) > most else []
    shown = known[: len(known) - len(left)]
    if left and (shares or line.unit not in {"percent", "duration"}):
        shown.append((word_label("label_others", language), sum((value for _, value in left), Decimal(0))))
    rows = [
        Row(
            drawable(name) or Drawn(f"{place + 1}."),
            value,
            drawable(_figure(value, value / total if shares else None, line, language)),
            bar=Tone.ACCENT,
        )
        for place, (name, value) in enumerate(shown)
    ]
    if rows:
        draw_ranked(page, rows, box)


def _figure(value: Decimal, share: Decimal | None, line: Line, language: LanguageCode) -> Text:
    """A part's figure, with its share of the whole where that is to be seen."""
    shown = figure_label(value, line.unit, line.currency, language)
    if share is None:
        return shown
    return joined((shown, share_label(share, language)))
