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
_MARGIN = 60.0
_ROOM = PIXELS - 2 * _MARGIN
_ARROWS = {"up": "▲", "down": "▼", "flat": "="}


def compose(result: Result, facts: Sequence[Fact], chart: Chart, *, title: str, good: str) -> Figure:
    """The whole figure, laid out in pixels from the top left."""
    figure = Figure(figsize=(PIXELS / DPI, PIXELS / DPI), dpi=DPI, facecolor=PAPER)
    lines = wrap(drawable(title), 48, _ROOM, lines=2, bold=True)
    top = _MARGIN
    for line in lines:
        _write(figure, line, _MARGIN, top, 48, INK, bold=True)
        top += 60
    _write(figure, wrap(_unit_line(result, facts[0]), 30, _ROOM, lines=1)[0], _MARGIN, top + 2, 30, MUTED)
    top += 62
    _headline(figure, facts, top, good)
    note = _note(result, facts)
    top += 126
    plot(figure, result, facts, chart, box=(_MARGIN, top, PIXELS - _MARGIN, 980.0 if note else 1000.0))
    if note:
        _write(figure, wrap(note, 27, _ROOM, lines=1)[0], _MARGIN, 1030, 27, MUTED)
    return figure


def _write(figure: Figure, text: str, x: float, top: float, pixels: float, colour: str, *, bold: bool = False) -> None:
    figure.text(
        x / PIXELS, 1 - top / PIXELS, text, fontproperties=font(pixels, bold=bold), color=colour, va="top", ha="left",
        parse_math=False,
    )  # fmt: skip


def _unit_line(result: Result, level: Fact) -> str:
    unit = f", {result.whole.currency}" if result.whole.currency else ""
    return f"{drawable(result.measure)}{unit} · {level.words['when'].split(' ', 1)[1]}"


def _headline(figure: Figure, facts: Sequence[Fact], top: float, good: str) -> None:
    level = facts[0]
    value = amount(level.numbers["now"], level.unit, level.currency)
    _write(figure, value, _MARGIN, top, 92, INK, bold=True)
    left = _MARGIN + width(value, 92, bold=True) + 40
    change = headline_change(facts)
    when = level.words["when"].split(" ", 1)[1]
    if change is None:
        _write(figure, wrap(when, 30, PIXELS - _MARGIN - left, lines=1)[0], left, top + 50, 30, MUTED)
        return
    moved, colour = _moved(change, good)
    _write(figure, moved, left, top + 2, 42, colour, bold=True)
    base = amount(change.numbers["base"], change.unit, change.currency)
    against = f"from {base} {change.words['against']}"
    _write(figure, wrap(against, 29, PIXELS - _MARGIN - left, lines=1)[0], left, top + 62, 29, MUTED)


def _moved(change: Fact, good: str) -> tuple[str, str]:
    shown = ratio(change.numbers["ratio"]) if "ratio" in change.numbers else ""
    if not shown or is_nothing(shown):
        shown = size(change.numbers["diff"], change.unit, change.currency)
    way = change.direction or "flat"
    colour = INK if good == "neither" or way == "flat" else GOOD if way == good else BAD
    return f"{_ARROWS[way]} {shown}", colour


def _note(result: Result, facts: Sequence[Fact]) -> str:
    """What has to be known to read the picture: when it was read, what is missing in it."""
    local = result.as_of.astimezone(result.zone)
    doubts = {fact.about: fact for fact in facts if fact.kind == "quality"}
    said = f"Read {local.day} {local:%b %Y, %H:%M}"
    if "stale" in doubts:
        return f"{said} · no newer data has come"
    if "partial" in doubts:
        return f"{said} · hollow: not complete"
    return said
