"""What tones and marks mean, under the plot, in at most two rows."""

from collections.abc import Sequence

from pulse.chart.brief import Brief
from pulse.chart.fit import shortened
from pulse.chart.page import FOOT, MARGIN, ROOM, Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, drawable, width
from pulse.languages.calendar import month_name, weekday_name
from pulse.text.labels import period_label

ROW = 46.0
_MOST_ROWS = 2
_SWATCH, _AFTER, _BETWEEN = 26.0, 12.0, 44.0
Key = tuple[str, Drawn]
"""A kind of mark, or nothing, and what it means."""


def keys_of(brief: Brief, span: Span, *, bars: bool) -> list[Key]:
    """What has to be said of a plot of periods: what is hatched, and which are alike."""
    found: list[Key] = []
    grain, newest = brief.result.grain, brief.result.complete[-1].at
    if span.partial:
        found.append(("partial", brief.word("label_partial")))
    if bars and len(span.like) > 1 and grain in {"day", "month"}:
        day = grain == "day"
        called = weekday_name(newest.weekday(), brief.language) if day else month_name(newest.month, brief.language)
        found.append(("like", drawable(period_label(called))))
    return found


def rows_of(keys: Sequence[Key]) -> list[list[Key]]:
    """Keys in rows; what has no room in two is left out, the last first."""
    rows: list[list[Key]] = []
    left = ROOM + 1
    for kind, said in keys:
        text = shortened(said, FOOT, ROOM - (_SWATCH + _AFTER if kind else 0))
        wide = width(text, FOOT) + (_SWATCH + _AFTER if kind else 0)
        if left + wide > ROOM:
            if len(rows) == _MOST_ROWS:
                break
            rows.append([])
            left = 0.0
        rows[-1].append((kind, text))
        left += wide + _BETWEEN
    return rows


def draw_keys(page: Page, rows: Sequence[Sequence[Key]], top: float) -> None:
    """Draw rows of keys from ``top`` on."""
    for row in rows:
        left = MARGIN
        for kind, text in row:
            if kind:
                _swatch(page, kind, Box(left, top + 6, left + _SWATCH, top + 6 + _SWATCH))
                left += _SWATCH + _AFTER
            page.write(text, left, top, FOOT, Tone.MUTED)
            left += width(text, FOOT) + _BETWEEN
        top += ROW


_FILLED = {
    "like": Tone.BASE,
    "band": Tone.BAND,
    "shade": Tone.WARNING,
    "newest": Tone.ACCENT,
    "second": Tone.SECOND,
    "third": Tone.THIRD,
    "fourth": Tone.FOURTH,
}


def _swatch(page: Page, kind: str, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    if kind in _FILLED:
        page.fill(box, _FILLED[kind])
        if kind in {"band", "shade"}:
            corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
            page.line([*corners, corners[0]], Tone.SECOND if kind == "shade" else Tone.BASE, 2)
    elif kind == "partial":
        page.fill(box, Tone.ACCENT, hatched=True)
    elif kind == "dot":
        page.dot(((box.left + box.right) / 2, middle), Tone.MUTED, 11)
    else:
        tone = {"course": Tone.ACCENT, "stem": Tone.BASE}.get(kind, Tone.INK)
        page.line([(box.left, middle), (box.right, middle)], tone, 4, dashed=kind == "dash")
