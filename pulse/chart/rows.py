"""How it stands now, part by part: ranked rows, each with its name, its figure and its change over a thin bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pulse.chart.brief import Brief
from pulse.chart.fit import told_apart
from pulse.chart.label import part_label
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.insight.change import headline_base
from pulse.text.labels import difference_label, figure_label, word_label

_TALLEST, _SHORTEST, _THICK = 118.0, 84.0, 18.0
_NOTHING = Drawn("")
_LEAST_NAME = 200.0


@dataclass(frozen=True)
class Row:
    """One part.

    Args:
        name: What it is called.
        value: How long its bar is.
        shown: Its figure.
        moved: How it changed, in ``colour``; empty where that is not known.
        bar: The colour of its bar.
    """

    name: Drawn
    value: Decimal
    shown: Drawn
    moved: Drawn = _NOTHING
    colour: Tone = Tone.MUTED
    bar: Tone = Tone.BASE


def most_rows(box: Box) -> int:
    """How many rows have room."""
    return max(1, int(box.tall // _SHORTEST))


def draw_rows(page: Page, brief: Brief, box: Box) -> None:
    """Draw the parts of ``brief`` into ``box``, the largest first; what is left over is the last of them."""
    draw_ranked(page, _rows(brief, most_rows(box)), box)


def draw_ranked(page: Page, rows: Sequence[Row], box: Box) -> None:
    """Draw rows into ``box``, in their order."""
    tall = min(_TALLEST, box.tall / len(rows))
    low, high = min(0.0, *(float(row.value) for row in rows)), max(0.0, *(float(row.value) for row in rows))
    scale = box.wide / ((high - low) or 1.0)
    zero = box.left - low * scale
    moved = max(width(row.moved, SMALL) for row in rows)
    shown = max(width(row.shown, SMALL, Weight.SEMI) for row in rows)
    if box.wide - moved - shown - 58 < _LEAST_NAME:
        # Figures this long leave no room for a change beside them.
        rows, moved = [replace(row, moved=_NOTHING) for row in rows], 0.0
    right = box.right - (moved + 34 if moved else 0)
    names = told_apart([row.name for row in rows], SMALL, right - shown - 24 - box.left)
    tracks, bars, tones = [], [], []
    for place, row in enumerate(rows):
        top = box.top + place * tall
        page.write(names[place], box.left, top, SMALL, Tone.INK)
        page.write(row.shown, right, top, SMALL, Tone.INK, Weight.SEMI, align="right")
        page.write(row.moved, box.right, top, SMALL, row.colour, align="right")
        under = top + 46
        tracks.append(Box(box.left, under, box.right, under + _THICK))
        end = zero + float(row.value) * scale
        if abs(end - zero) >= 1:
            bars.append(Box(min(zero, end), under, max(zero, end), under + _THICK))
            tones.append(Tone.BAD if row.value < 0 else row.bar)
    page.bars(tracks, [Tone.TRACK] * len(tracks), behind=True)
    page.bars(bars, tones)
    if low < 0:
        page.rule(zero, box.top, zero, box.top + tall * (len(rows) - 1) + 46 + _THICK, Tone.MUTED)


def news(diff: Decimal | None, good: str) -> Tone:
    """The tone of a change: good or bad news, or neither."""
    if not diff or good == "neither":
        return Tone.MUTED
    return Tone.GOOD if (diff > 0) == (good == "up") else Tone.BAD


def _rows(brief: Brief, most: int) -> list[Row]:
    result, good, language = brief.result, brief.good, brief.language
    at = result.complete[-1].at
    base_at = headline_base(result, at)
    parts = result.members or (result.whole,)
    known = [(part, value) for part in parts if (value := result.value(at, part.key)) is not None]
    ranked = sorted(known, key=lambda pair: (pair[0].merged, -pair[1]))
    shown = ranked if len(ranked) <= most else ranked[: most - 1]
    additive = result.whole.additive
    unit, currency = result.whole.unit, result.whole.currency

    def row(name: Drawn, value: Decimal, before: Decimal | None, bar: Tone) -> Row:
        diff = None if before is None else value - before
        moved = Drawn("") if diff is None else drawable(difference_label(diff, unit, currency, language))
        return Row(name, value, drawable(figure_label(value, unit, currency, language)), moved, news(diff, good), bar)

    rows = []
    for place, (part, value) in enumerate(shown):
        name = part_label(result, part, language)
        # What nothing is left of is told apart by its place.
        text = drawable(name) or Drawn(f"{place + 1}.")
        bar = Tone.CONTEXT if part.merged else Tone.ACCENT if place == 0 else Tone.BASE
        rows.append(row(text, value, result.value(base_at, part.key), bar))
    left = ranked[len(shown) :]
    if left and additive:
        before = [result.value(base_at, part.key) for part, _ in left]
        known_before = [value for value in before if value is not None]
        whole = sum(known_before, Decimal(0)) if len(known_before) == len(before) else None
        others = sum((value for _, value in left), Decimal(0))
        rows.append(row(drawable(word_label("label_others", language)), others, whole, Tone.CONTEXT))
    elif left:
        # What does not add up has no figure together, and is not passed over in silence.
        rows.append(Row(drawable(word_label("label_others", language)), Decimal(0), Drawn("…")))
    return rows
