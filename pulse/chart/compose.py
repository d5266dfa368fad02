"""The page: heading, the figure and its change in large type, the plot, and when the data was read."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from pulse.chart.plot import plot
from pulse.chart.type import DPI, PIXELS, drawable, font, width, wrap
from pulse.definition import Chart
from pulse.figures import amount, is_nothing, ratio, size
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.series import Result

INK, MUTED, PAPER = "#111b21", "#566370", "#ffffff"
GOOD, BAD = "#0a7540", "#b3261e"
_MARGIN = 56.0
_SMALL = 35.0
_LEAST_LARGE = 40.0
_ROOM = PIXELS - 2 * _MARGIN
_ARROWS = {"up": "▲", "down": "▼", "flat": "="}


def compose(result: Result, facts: Sequence[Fact], chart: Chart, *, title: str, good: str) -> Figure:
    """The whole figure, laid out in pixels from the top left."""
    figure = Figure(figsize=(PIXELS / DPI, PIXELS / DPI), dpi=DPI, facecolor=PAPER)
    lines = wrap(drawable(title) or drawable(result.measure), 54, _ROOM, lines=2, bold=True)
    top = _MARGIN - 8
    for line in lines:
        _write(figure, line, _MARGIN, top, 54, INK, bold=True)
        top += 66
    _write(figure, wrap(_unit_line(result, facts[0]), _SMALL, _ROOM, lines=1)[0], _MARGIN, top + 2, _SMALL, MUTED)
    top += 68
    top = _headline(figure, facts, top, good) + 40
    note = _note(result, facts)
    plot(figure, result, facts, chart, box=(_MARGIN, top, PIXELS - _MARGIN, 985.0))
    _write(figure, wrap(note, 31, _ROOM, lines=1)[0], _MARGIN, 1028, 31, MUTED)
    return figure


def _write(figure: Figure, text: str, x: float, top: float, pixels: float, colour: str, *, bold: bool = False) -> None:
    figure.text(
        x / PIXELS, 1 - top / PIXELS, text, fontproperties=font(pixels, bold=bold), color=colour, va="top", ha="left",
        parse_math=False,
    )  # fmt: skip


def _unit_line(result: Result, level: Fact) -> str:
    unit = f", {result.whole.currency}" if result.whole.currency else ""
    return f"{drawable(result.measure)}{unit} · {level.words['when'].split(' ', 1)[1]}"


def _headline(figure: Figure, facts: Sequence[Fact], top: float, good: str) -> float:
    """The figure in large type and its change beside it; returns where it ends."""
    level, change = facts[0], headline_change(facts)
    value = amount(level.numbers["now"], level.unit, level.currency)
    moved, colour = _moved(change, good) if change else ("", INK)
    # A long amount in a currency without a sign is set smaller, so that its change still stands beside it.
    large = 100.0
    while large > _LEAST_LARGE and width(value, large, bold=True) + 36 + width(moved, 48, bold=True) > _ROOM:
        large -= 4
    _write(figure, value, _MARGIN, top + (100 - large) * 0.6, large, INK, bold=True)
    if change is None:
        return top + 96
    left = _MARGIN + width(value, large, bold=True) + 36
    _write(figure, moved, left, top - 2, 48, colour, bold=True)
    base = amount(change.numbers["base"], change.unit, change.currency)
    lines = wrap(f"from {base} {change.words['against']}", _SMALL, PIXELS - _MARGIN - left, lines=2)
    for number, line in enumerate(lines):
        _write(figure, line, left, top + 62 + 42 * number, _SMALL, MUTED)
    return top + 54 + 42 * len(lines)


def _moved(change: Fact, good: str) -> tuple[str, str]:
    shown = ratio(change.numbers["ratio"]) if "ratio" in change.numbers else ""
    if not shown or is_nothing(shown):
        shown = size(change.numbers["diff"], change.unit, change.currency)
    way = "flat" if is_nothing(shown) else change.direction or "flat"
    colour = INK if good == "neither" or way == "flat" else GOOD if way == good else BAD
    return f"{_ARROWS[way]} {shown}", colour


def _note(result: Result, facts: Sequence[Fact]) -> str:
    """What has to be known to read the picture: when it was read, what is missing in it."""
    local = result.as_of.astimezone(result.zone)
    doubts = {fact.about: fact for fact in facts if fact.kind == "quality"}
    said = f"Read {local.day} {local:%b %Y, %H:%M}"
    if "stale" in doubts:
        return f"{said} · not up to date"
    if "partial" in doubts:
        return f"{said} · hollow: not complete"
    return said
