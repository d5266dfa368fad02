"""The page: heading, the figure and its change in large type, the plot, and when the data was read."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from pulse.chart.label import moment_label, period_label
from pulse.chart.plot import plot
from pulse.chart.sketch import plot_parts, plot_sketch
from pulse.chart.type import DPI, PIXELS, Drawn, drawable, font, width, wrap
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.languages.format import is_nothing
from pulse.series import Dataset
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import joined, member_label, slot_label, word_label
from pulse.text.render import without_facts
from pulse.text.slots import figures_of
from pulse.text.spans import own
from pulse.wording import TITLE_LIMIT

INK, MUTED, PAPER = "#111b21", "#566370", "#ffffff"
GOOD, BAD = "#0a7540", "#b3261e"
MARGIN = 56.0
SMALL = 35.0
_LEAST_LARGE = 40.0
_ROOM = PIXELS - 2 * MARGIN
_ARROWS = {"up": "▲", "down": "▼", "flat": "="}


def compose(
    result: Dataset, facts: Sequence[Fact], chart: Chart, *, title: str, good: str, language: LanguageCode = "en"
) -> Figure:
    """The whole figure, laid out in pixels from the top left."""
    figure = Figure(figsize=(PIXELS / DPI, PIXELS / DPI), dpi=DPI, facecolor=PAPER)
    heading = drawable(own(title, most=TITLE_LIMIT)) or drawable(own(result.measure, "measure"))
    lines = wrap(heading, 54, _ROOM, lines=2, bold=True)
    top = MARGIN - 8
    for line in lines:
        write(figure, line, MARGIN, top, 54, INK, bold=True)
        top += 66
    unit = drawable(_unit_line(result, facts[0], language))
    write(figure, wrap(unit, SMALL, _ROOM, lines=1)[0], MARGIN, top + 2, SMALL, MUTED)
    top += 68
    top = _headline(figure, facts, top, good, language) + 40
    foot = drawable(note(result, facts, language))
    box = (MARGIN, top, PIXELS - MARGIN, 985.0)
    if result.sketch is not None:
        plot_sketch(figure, result.sketch, box, language)
    elif result.snapshot and (result.members or len(result.complete) == 1):
        _plot_members(figure, result, box, language)
    elif result.companions:
        plot_sketch(figure, _beside(result, chart, language), box, language)
    else:
        plot(figure, result, facts, chart, box=box, language=language)
    write(figure, wrap(foot, 31, _ROOM, lines=1)[0], MARGIN, 1028, 31, MUTED)
    return figure


def _plot_members(
    figure: Figure, result: Dataset, box: tuple[float, float, float, float], language: LanguageCode
) -> None:
    """How it stands now, part by part."""
    at = result.complete[-1].at
    like = Line(result.measure, "bar", (), right=False, unit=result.whole.unit, currency=result.whole.currency)
    parts = result.members or (result.whole,)
    called = names(result)
    values = [None if (value := result.value(at, part.key)) is None else float(value) for part in parts]
    shown = [
        word_label("label_others", language) if part.merged else member_label(called[part.key], language)
        for part in parts
    ]
    plot_parts(figure, shown, values, like, box, language)


def _beside(result: Dataset, chart: Chart, language: LanguageCode) -> Sketch:
    """The whole with the figures that are shown beside it, over the newest periods."""
    called, series = names(result), (result.whole, *result.companions)
    starts = list(result.table[""])[-chart.periods :]
    lines = tuple(
        Line(
            called[item.key],
            "column" if chart.kind == "bar" else "line",
            tuple(None if (value := result.value(at, item.key)) is None else float(value) for at in starts),
            right=False,
            unit=item.unit,
            currency=item.currency,
        )
        for item in series
    )
    return Sketch(tuple(str(period_label(result, at, language)) for at in starts), lines)


def write(figure: Figure, text: Drawn, x: float, top: float, pixels: float, colour: str, *, bold: bool = False) -> None:
    """Draw a line of text whose upper left corner is at ``x`` and ``top``, in pixels."""
    figure.text(
        x / PIXELS,
        1 - top / PIXELS,
        text,
        fontproperties=font(pixels, bold=bold),
        color=colour,
        va="top",
        ha="left",
        parse_math=False,
    )


def _unit_line(result: Dataset, level: Fact, language: LanguageCode) -> Text:
    measure = own(result.measure, "measure")
    if result.whole.currency:
        measure = joined((measure, own(result.whole.currency, "currency")), ", ")
    return joined((measure, slot(level, "period", language)))


def slot(fact: Fact, name: str, language: LanguageCode) -> Text:
    """What stands in a slot of a fact."""
    return slot_label(fact.id, name, figures_of(fact, language)[name][0])


def _headline(figure: Figure, facts: Sequence[Fact], top: float, good: str, language: LanguageCode) -> float:
    """The figure in large type and its change beside it; returns where it ends."""
    level, change = facts[0], headline_change(facts)
    value = drawable(slot(level, "now", language))
    moved, colour = moved_label(change, good, language) if change else (drawable(Text()), INK)
    colour = headline_colour(facts, colour)
    # A long amount in a currency without a sign is set smaller, so that its change still stands beside it.
    large = 100.0
    while large > _LEAST_LARGE and _crowded(value, moved, change, large, language):
        large -= 4
    write(figure, value, MARGIN, top + (100 - large) * 0.6, large, INK, bold=True)
    if change is None:
        return top + 96
    left = MARGIN + width(value, large, bold=True) + 36
    write(figure, moved, left, top - 2, 48, colour, bold=True)
    lines = _against(change, PIXELS - MARGIN - left, language)
    for number, line in enumerate(lines):
        write(figure, line, left, top + 62 + 42 * number, SMALL, MUTED)
    return top + 54 + 42 * len(lines)


def headline_colour(facts: Sequence[Fact], colour: str) -> str:
    """``colour``, or none where the figure is within its usual swing: then nothing is good or bad news."""
    return INK if any(fact.kind == "unusual" and fact.about == "usual" for fact in facts) else colour


def _crowded(value: Drawn, moved: Drawn, change: Fact | None, large: float, language: LanguageCode) -> bool:
    """Whether the change has no room beside a figure of this size, or what it is held against would be cut."""
    left = width(value, large, bold=True) + 36
    if left + width(moved, 48, bold=True) > _ROOM:
        return True
    return change is not None and _against(change, _ROOM - left, language)[-1].endswith("…")


def _against(change: Fact, room: float, language: LanguageCode) -> list[Drawn]:
    renderer = without_facts(language)
    renderer.facts[change.id] = change
    return wrap(drawable(renderer.say("label_against", change.id)), SMALL, room, lines=2)


def moved_label(change: Fact, good: str, language: LanguageCode) -> tuple[Drawn, str]:
    """A change with its arrow, and the colour of its news."""
    shown = figures_of(change, language)["moved"][0]
    way = "flat" if is_nothing(shown) else change.direction or "flat"
    colour = INK if good == "neither" or way == "flat" else GOOD if way == good else BAD
    return drawable(slot_label(change.id, "moved", f"{_ARROWS[way]} {shown}")), colour


def note(result: Dataset, facts: Sequence[Fact], language: LanguageCode) -> Text:
    """What has to be known to read the picture: when it was read, what is missing in it."""
    doubts = {fact.about: fact for fact in facts if fact.kind == "quality"}
    at = moment_label(result.as_of.astimezone(result.zone), language)
    said = without_facts(language).say("label_read", given={"at": at})
    if "stale" in doubts:
        return joined((said, word_label("label_stale", language)))
    drawn_whole = result.sketch is not None or result.companions
    if "partial" in doubts and not drawn_whole:
        return joined((said, word_label("label_partial", language)))
    return said
