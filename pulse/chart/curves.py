"""Totals as they grow: on the way to a goal, or the days so far against the same days of the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from pulse.chart.brief import Brief
from pulse.chart.choose import goal_of, pace_of, so_far_of
from pulse.chart.frame import NAMES, Frame, Scale, around, of_line, widened
from pulse.chart.keys import Key
from pulse.chart.lines import AROUND, MARK, RADIUS, draw_marks, round_marks
from pulse.chart.names import NAME
from pulse.chart.page import Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.insight.goals import course_of
from pulse.languages.dates import brief as brief_day
from pulse.text.labels import given_label, name_label, period_label, word_label
from pulse.text.spans import own

_SAID, _NEWEST = 32.0, 38.0


@dataclass(frozen=True)
class Curves:
    """Two totals as they grow.

    Args:
        days: Days, or first days of periods, of the whole span.
        now: How much was reached by each that is over.
        other: How much is held against it by each.
        called: What the two are called.
        goal: What is to be reached and what it is called, or None.
    """

    days: Sequence[date]
    now: Sequence[float]
    other: Sequence[float]
    called: tuple[Drawn, Drawn]
    goal: tuple[float, Drawn] | None = None


def pace_curves(brief: Brief) -> Curves | None:
    """A total on its way to its goal; None where there is no such goal."""
    goal, pace = goal_of(brief), pace_of(brief)
    if goal is None or pace is None:
        return None
    course = course_of(brief.result, goal)
    name = own(goal.name, "goal") if goal.name else word_label("goal", brief.language)
    said = given_label("label_goal", brief.language, name=name, at=brief.estimated(goal.value))
    called = drawable(name_label(brief.result.measure, brief.language)), brief.word("label_pace")
    reached, due = [float(value) for value in course.reached], [float(value) for value in course.due]
    return Curves(course.days, reached, due, called, (float(goal.value), drawable(said)))


def so_far_curves(brief: Brief) -> Curves | None:
    """The days so far of the unfinished period, against those of the period before; None where none is unfinished."""
    fact = so_far_of(brief)
    if fact is None:
        return None
    begin, earlier = (date.fromisoformat(fact.times[key].at) for key in ("when", "against"))
    days = {point.at: point for point in brief.result.days}
    now = [float(p.value or 0) for at, p in days.items() if at >= begin and not p.partial]
    before = [float(p.value or 0) for at, p in days.items() if earlier <= at < begin]
    names = [drawable(period_label(brief.slot(fact, key))) for key in ("period", "base_period")]
    length = max((_ends(brief, begin) - begin).days, len(now))
    return Curves(
        [begin + timedelta(days=place) for place in range(length)],
        [*accumulate(now)],
        [*accumulate(before)][:length],
        (names[0], names[1]),
    )


def _ends(brief: Brief, begin: date) -> date:
    """The first day after the period that begins with a day."""
    return brief.result.end(begin).astimezone(brief.result.zone).date()


def keys_of_curves(curves: Curves) -> list[Key]:
    """What the two lines are."""
    return [("course", curves.called[0]), ("dash", curves.called[1])]


def draw_curves(page: Page, brief: Brief, curves: Curves, box: Box) -> None:
    """Draw them into ``box``, from zero."""
    ends = [*curves.now, *curves.other, *([curves.goal[0]] if curves.goal else [])]
    low, high = widened(min(0.0, *ends), max(0.0, *ends))
    shown = round_marks(low, high, brief.result.whole.unit)
    said = brief.marks(shown)
    gutter = max(width(mark, MARK) for mark in said) + 20
    plot = Box(box.left + gutter, box.top + AROUND, box.right - RADIUS - 6, box.bottom - NAMES - 20)
    step = plot.wide / max(1, len(curves.days) - 1)
    xs = [plot.left + place * step for place in range(len(curves.days))]
    frame = Frame(plot, xs, step, Scale(low, high, plot.top, plot.bottom))
    draw_marks(page, frame, said, shown, box.right)
    other = [(x, frame.y(value)) for x, value in zip(xs, curves.other, strict=False)]
    now = [(x, frame.y(value)) for x, value in zip(xs, curves.now, strict=False)]
    page.line(other, Tone.INK, 3.5, dashed=True)
    page.line(now, Tone.ACCENT, 8)
    frame.ink += [*of_line(other), *of_line(now, 14)]
    if curves.goal:
        y = frame.y(curves.goal[0])
        page.line([(plot.left, y), (box.right, y)], Tone.INK, 3)
        frame.ink.append(Box(plot.left, y - 3, box.right, y + 3))
    if now:
        page.dot(now[-1], Tone.ACCENT, 24, ring=Tone.PAPER, edge=3.5)
        _figure(page, brief, curves, frame, now[-1])
    if curves.goal:
        wide = width(curves.goal[1], _SAID, Weight.SEMI)
        places = around(frame.y(curves.goal[0]), plot.left + 6, plot.right, wide, _SAID)
        frame.say(page, curves.goal[1], _SAID, Tone.INK, places, Weight.SEMI)
    _names(page, brief, curves, xs, box)


def _figure(page: Page, brief: Brief, curves: Curves, frame: Frame, at: tuple[float, float]) -> None:
    text = brief.shown(curves.now[-1])
    wide = width(text, _NEWEST, Weight.BOLD)
    x, y = at
    lefts = (x - wide - 22, x - wide / 2, x + 22)
    places = [(left, top) for top in (y - _NEWEST - 24, y + 20) for left in lefts]
    inside = [(max(frame.plot.left, min(left, frame.plot.right - wide)), top) for left, top in places]
    if not frame.say(page, text, _NEWEST, Tone.ACCENT, inside, Weight.BOLD):
        page.write(text, inside[0][0], inside[0][1], _NEWEST, Tone.ACCENT, Weight.BOLD)


def _names(page: Page, brief: Brief, curves: Curves, xs: Sequence[float], box: Box) -> None:
    """The newest day that is in, then the first and the last."""
    newest = max(0, len(curves.now) - 1)
    taken: list[tuple[float, float]] = []
    for place in dict.fromkeys((newest, 0, len(xs) - 1)):
        name = drawable(period_label(brief_day(curves.days[place], brief.language)))
        weight = Weight.BOLD if place == newest else Weight.REGULAR
        wide = width(name, NAME, weight)
        left = min(max(box.left, xs[place] - wide / 2), box.right - wide)
        if all(left > end + 20 or left + wide < begin - 20 for begin, end in taken):
            taken.append((left, left + wide))
            tone = Tone.ACCENT if place == newest else Tone.MUTED
            page.write(name, left, box.bottom - NAMES + 18, NAME, tone, weight)
