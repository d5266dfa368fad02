"""What stands on a plot besides its periods: goals, the usual swing, levels, the owner's events and holidays."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from pulse.chart.brief import Brief
from pulse.chart.frame import Frame, around
from pulse.chart.page import Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.insight.fact import Fact
from pulse.insight.holidays import holidays, names_of
from pulse.series import Point
from pulse.text.labels import joined, name_label, word_label
from pulse.text.spans import own

_SAID = 32.0
_FAR = 1.6
"""A goal at most so many times as high as all that is shown is drawn; a farther one is said in a key."""
_BAND = 14
"""The usual swing is of the newest, and drawn behind so many periods."""
_WIDEST_BAND = 0.6
"""Of the range of all that is shown."""
_TALL_DOT = 9.0


@dataclass(frozen=True)
class Level:
    """A level over some periods.

    Args:
        value: How high.
        first, last: From which place to which, both included.
        said: What it is called.
        tone: Its colour.
        kind: What its key shows where the level itself has no room for its words.
    """

    value: float
    first: int
    last: int
    said: Drawn
    tone: Tone = Tone.INK
    kind: str = "dash"


@dataclass(frozen=True)
class Band:
    """A range over some periods; ``said`` is what it is called."""

    low: float
    high: float
    first: int
    last: int
    said: Drawn


@dataclass(frozen=True)
class Shade:
    """Periods that something is known of; ``said`` is its name."""

    first: int
    last: int
    said: Drawn


@dataclass
class Marks:
    """All that stands on a plot besides its periods, and afterwards what of it had no room for its words.

    Args:
        levels, bands, shades: See there.
        holidays: Places of periods with a holiday.
        keys: What is said under the plot: the kind of mark, and its words.
    """

    levels: list[Level] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    holidays: list[int] = field(default_factory=list)
    keys: list[tuple[str, Drawn]] = field(default_factory=list)

    @property
    def values(self) -> list[float]:
        """Figures that the scale has to hold."""
        return [level.value for level in self.levels] + [end for band in self.bands for end in (band.low, band.high)]

    @property
    def places(self) -> list[int]:
        """Places of periods that something is said of."""
        return [level.first for level in self.levels if level.first and level.kind == "step"]


def marks_of(brief: Brief, span: Span) -> Marks:
    """What stands on the plot of ``span``: what is said of it, and what its owner wants to see."""
    found = Marks()
    for fact in brief.told("break"):
        found.levels += _steps(brief, fact, span)
    for fact in brief.told("unusual"):
        _usual(brief, fact, span, found)
    for fact in brief.facts:
        if fact.kind == "goal" and "gap" in fact.numbers and "attained" not in fact.numbers:
            _goal(brief, fact, span, found)
    _median(brief, span, found)
    _events(brief, span, found)
    _holidays(brief, span, found)
    return found


def _steps(brief: Brief, fact: Fact, span: Span) -> list[Level]:
    """The level before and the new one, each with its figure."""
    begin = span.place_of(fact.times["since"].at)
    if begin is None or begin == 0:
        return []
    now, base = fact.numbers["now"], fact.numbers["base"]
    return [
        Level(float(base), 0, begin - 1, drawable(brief.estimated(base)), Tone.INK, "step"),
        Level(float(now), begin, span.newest, drawable(brief.estimated(now)), Tone.INK, "step"),
    ]


def _usual(brief: Brief, fact: Fact, span: Span, found: Marks) -> None:
    if "usual" in fact.numbers:
        usual = fact.numbers["usual"]
        said = brief.given("label_usual", at=brief.estimated(usual))
        found.levels.append(Level(float(usual), max(0, span.newest - _BAND), span.newest, said, Tone.MUTED))
        return
    low, high = fact.numbers["low"], fact.numbers["high"]
    known = span.known
    if not known or float(high - low) > _WIDEST_BAND * (max(known) - min(known)):
        # A band over all there is tells nothing.
        return
    said = brief.given("label_range", low=brief.estimated(low), high=brief.estimated(high))
    found.bands.append(Band(float(low), float(high), max(0, span.newest - _BAND), span.newest, said))


def _goal(brief: Brief, fact: Fact, span: Span, found: Marks) -> None:
    target = fact.numbers["target"]
    name = own(fact.words["goal"], "goal") if "goal" in fact.words else word_label("goal", brief.language)
    said = brief.given("label_goal", name=name, at=brief.estimated(target))
    # An outlier is no measure of what has room.
    high = span.outlier or max((abs(value) for value in span.known), default=0.0)
    if float(abs(target)) <= _FAR * high:
        found.levels.append(Level(float(target), 0, len(span.points) - 1, said))
    else:
        found.keys.append(("", said))


def _median(brief: Brief, span: Span, found: Marks) -> None:
    """Where the newest is an outlier that flattens all others: what they come to."""
    known = sorted(span.known)
    if span.outlier is None or span.values[span.newest] != known[-1]:
        return
    middle = median(known[:-1])
    said = brief.given("label_median", at=brief.estimated(Decimal(repr(middle))))
    found.levels.append(Level(middle, 0, span.newest, said, Tone.MUTED))


def _events(brief: Brief, span: Span, found: Marks) -> None:
    for event in brief.events:
        inside = [
            place
            for place, point in enumerate(span.points)
            if not (span.broken and place == 0) and _meets(brief, point, event.first, event.last)
        ]
        if inside:
            found.shades.append(Shade(inside[0], inside[-1], drawable(name_label(event.name, brief.language))))


def _meets(brief: Brief, point: Point, first: date, last: date) -> bool:
    begins, ends = _days(brief, point)
    return begins <= last and ends >= first


def _days(brief: Brief, point: Point) -> tuple[date, date]:
    """The first and the last day of a period."""
    at = point.at
    if isinstance(at, datetime):
        day = at.astimezone(brief.result.zone).date()
        return day, day
    return at, max(at, date.fromordinal(brief.result.end(at).astimezone(brief.result.zone).date().toordinal() - 1))


def _holidays(brief: Brief, span: Span, found: Marks) -> None:
    calendar = brief.calendar
    if brief.result.grain != "day" or not (calendar.country or calendar.easter or calendar.holidays):
        return
    named: dict[str, None] = {}
    known = holidays(calendar, span.points[0].at, span.points[span.newest].at)
    for place, point in enumerate(span.points[: span.newest + 1]):
        if point.at in known and not (span.broken and place == 0):
            found.holidays.append(place)
            words = names_of(calendar, point.at, known[point.at])
            named[words.get(f"holiday.{brief.language}", words["holiday"])] = None
    if named:
        said = joined((name_label(item, brief.language) for item in named), ", ")
        found.keys.append(("dot", drawable(said)))


def draw_behind(page: Page, frame: Frame, marks: Marks) -> None:
    """Draw what lies behind the periods."""
    for shade in marks.shades:
        box = _over(frame, shade.first, shade.last, frame.plot.top, frame.plot.bottom)
        page.bars([box], [Tone.WARNING], behind=True)
        # Where bars hide it, the strip under them does not.
        page.bars([box._replace(top=frame.plot.bottom + 4, bottom=frame.plot.bottom + 12)], [Tone.SECOND])
    for band in marks.bands:
        top, bottom = frame.y(min(band.high, frame.y.high)), frame.y(max(band.low, frame.y.low))
        page.bars([_over(frame, band.first, band.last, top, bottom)], [Tone.BAND], behind=True)


def _over(frame: Frame, first: int, last: int, top: float, bottom: float) -> Box:
    half = frame.step / 2
    left, right = frame.xs[first] - half, frame.xs[last] + half
    return Box(max(frame.plot.left, left), top, min(frame.plot.right, right), bottom)


def draw_levels(page: Page, frame: Frame, marks: Marks) -> None:
    """Draw levels over the periods."""
    for level in marks.levels:
        box = _over(frame, level.first, level.last, 0, 0)
        y = frame.y(level.value)
        page.line([(box.left, y), (box.right, y)], level.tone, 3.5, dashed=level.kind != "step")
        line = Box(box.left, y - 3, box.right, y + 3)
        frame.ink.append(line)
        frame.levels.append(line)
    for place in marks.holidays:
        page.dot((frame.xs[place], frame.plot.bottom + 9), Tone.MUTED, _TALL_DOT)


def say_marks(page: Page, frame: Frame, marks: Marks) -> None:
    """Write what marks are called where there is room; what has none goes to the keys."""
    for level in marks.levels:
        box = _over(frame, level.first, level.last, 0, 0)
        wide = width(level.said, _SAID, Weight.SEMI)
        places = around(frame.y(level.value), box.left + 4, box.right - 4, wide, _SAID)
        if not frame.say(page, level.said, _SAID, level.tone, places, Weight.SEMI):
            marks.keys.append((level.kind, level.said))
    for shade in marks.shades:
        box = _over(frame, shade.first, shade.last, frame.plot.top, frame.plot.bottom)
        wide = width(shade.said, _SAID)
        left = min(max(frame.plot.left, (box.left + box.right - wide) / 2), frame.plot.right - wide)
        if not frame.say(page, shade.said, _SAID, Tone.INK, [(left, frame.plot.top + 4)], Weight.REGULAR):
            marks.keys.append(("shade", shade.said))
    marks.keys += [("band", band.said) for band in marks.bands]
