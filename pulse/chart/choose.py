"""Which kind of picture shows what was found, and why that one."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from pulse.chart.brief import Brief
from pulse.chart.span import Span
from pulse.definition import Goal
from pulse.insight.fact import Fact

MOST_BARS = 45
_FEW_PERIODS, _FEW_PARTS = 3, 6
_WEEKLY = 0.6
"""A clear weekly shape: weekdays alone explain so much of what differs (eta squared)."""


class Kind(StrEnum):
    """A kind of picture."""

    BARS = "bar"
    LINE = "line"
    ROWS = "rows"
    CARD = "scorecard"
    SLOPE = "slope"
    STRIPS = "strips"
    PACE = "pace"
    SAME_DAYS = "same-days"
    CALENDAR = "calendar"
    OWN = "own"


@dataclass(frozen=True)
class Choice:
    """A kind, and a sentence that says why, for the owner."""

    kind: Kind
    why: str


def choose(brief: Brief, span: Span) -> Choice:
    """The owner's kind where the data has what it shows; else what the facts ask for."""
    wanted = brief.chart.kind
    if wanted == "auto":
        return next(_by_the_facts(brief, span))
    kind = Kind(wanted)
    if lacks := _lacks(brief, kind):
        chosen = next(_by_the_facts(brief, span))
        return Choice(chosen.kind, f"chart.kind: {wanted} needs {lacks}, so {chosen.why}")
    return Choice(kind, f"chart.kind: {wanted} asks for it")


def _by_the_facts(brief: Brief, span: Span) -> Iterator[Choice]:
    """The kinds that suit, the first one best."""
    result = brief.result
    if result.sketch is not None:
        yield Choice(Kind.OWN, "it is the sheet's own chart, drawn as its owner drew it")
    if result.snapshot and (result.members or len(result.complete) == 1):
        yield Choice(Kind.ROWS, "the source tells only how it stands now, part by part")
    if result.companions:
        yield Choice(Kind.STRIPS, "figures of different units share one time axis, each on a scale of its own")
    if len(result.complete) == 2 and 2 <= len(result.members) <= _FEW_PARTS:  # noqa: PLR2004
        yield Choice(Kind.SLOPE, "a few parts are known at two dates only")
    if len(result.complete) == 1 or (len(result.complete) <= _FEW_PERIODS and brief.change):
        yield Choice(Kind.CARD, "so few complete periods are known that there is no course to draw")
    if brief.is_found("to_date") and not _lacks(brief, Kind.SAME_DAYS):
        yield Choice(Kind.SAME_DAYS, "the finding is of the days so far, held against the same days before")
    if brief.is_found("pace") and not _lacks(brief, Kind.PACE):
        yield Choice(Kind.PACE, "the finding is how far a total is from its goal")
    if brief.is_found("record", "streak", "turn") and len(span.points) > MOST_BARS:
        yield Choice(Kind.LINE, f"the finding reaches back {len(span.points)} periods, and all of them are shown")
    if not _lacks(brief, Kind.CALENDAR) and len(span.points) > MOST_BARS and _is_weekly(brief, span):
        yield Choice(Kind.CALENDAR, f"{len(span.points)} periods have a clear rhythm of the week")
    yield _of_course(brief, span)


def _of_course(brief: Brief, span: Span) -> Choice:
    if not brief.result.whole.additive or brief.result.stock:
        return Choice(Kind.LINE, "the figure is a level or a rate, which has no size from zero to compare")
    if len(span.points) > MOST_BARS:
        return Choice(Kind.LINE, f"{len(span.points)} periods are shown, more than bars are read for")
    return Choice(Kind.BARS, f"the figure adds up and {len(span.points)} periods are shown")


def kind_of(brief: Brief, span: Span) -> Kind:
    """Bars or a line, for the course of one of several figures."""
    wanted = brief.chart.kind
    return Kind(wanted) if wanted in {Kind.BARS, Kind.LINE} else _of_course(brief, span).kind


def _lacks(brief: Brief, kind: Kind) -> str:
    """What the data would need for a kind, or nothing."""
    result = brief.result
    if kind is Kind.PACE and (goal_of(brief) is None):
        return "a goal of a total, in whose time a fifth or more is over"
    if kind is Kind.SAME_DAYS and (so_far_of(brief) is None or not result.days):
        return "calendar.so_far and an unfinished period"
    if kind is Kind.CALENDAR and (result.grain not in {"hour", "day"} or result.stands or not _is_long(brief)):
        return "two weeks of days, or two days of hours"
    if kind is Kind.ROWS and not result.members:
        return "a break-down (measure.by)"
    if kind is Kind.SLOPE and (not 2 <= len(result.members) <= _FEW_PARTS or len(result.complete) < 2):  # noqa: PLR2004
        return "a break-down of two to six parts, and two complete periods"
    return ""


def _is_long(brief: Brief) -> bool:
    """Whether there is enough for a calendar: two weeks of days, or two days of hours."""
    return len(brief.result.complete) >= (48 if brief.result.grain == "hour" else 14)


def pace_of(brief: Brief) -> Fact | None:
    """What is known of the first goal of a total."""
    return next((fact for fact in brief.facts if fact.kind == "pace"), None)


def goal_of(brief: Brief) -> Goal | None:
    """The goal that its pace is known of."""
    pace = pace_of(brief)
    if pace is None:
        return None
    same = (goal for goal in brief.goals if goal.kind == "total" and goal.value == pace.numbers["target"])
    return next((goal for goal in same if goal.by.isoformat() == pace.times["by"].at), None)


def so_far_of(brief: Brief) -> Fact | None:
    """What is known of the days so far."""
    return next((fact for fact in brief.facts if fact.kind == "to_date"), None)


def _is_weekly(brief: Brief, span: Span) -> bool:
    """Whether the place in the week tells most of what differs between periods."""
    if brief.result.grain == "hour":
        return True
    values = np.array([v if not p.partial else np.nan for p, v in zip(span.points, span.values, strict=True)])
    days = np.array([point.at.weekday() for point in span.points])
    known = ~np.isnan(values)
    whole = float(np.nansum((values[known] - values[known].mean()) ** 2))
    if not whole:
        return False
    between = sum(
        float((days[known] == day).sum()) * float(values[known & (days == day)].mean() - values[known].mean()) ** 2
        for day in {*days[known].tolist()}
    )
    return between / whole > _WEEKLY
