"""Every fact of a result, ranked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pulse.definition import Calendar, Context, Goal, Pulse
from pulse.insight.agree import agreeing
from pulse.insight.change import beside, change, headline_base, level, to_date
from pulse.insight.course import course
from pulse.insight.drivers import debut, drivers, offset
from pulse.insight.effects import factors, mixed
from pulse.insight.fact import Fact, Key, day_of
from pulse.insight.fair import fair
from pulse.insight.goals import forecast, goals
from pulse.insight.growth import growth
from pulse.insight.history import record, streak
from pulse.insight.members import courses, without
from pulse.insight.occasions import extremes, occasions, within
from pulse.insight.quality import quality
from pulse.insight.season import per_day, season
from pulse.insight.share import share
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.wording import MEMBER_LIMIT, sanitize_name

TOLD_BEFORE = 0.3
"""Novelty of what one of the last three pulses said already."""
REMEMBERED = 3
"""Pulses that readers are taken to remember."""
_ORDER_COUNTS = 0.1
_GOES_BACK = frozenset({"record", "streak", "break", "turn", "trend"})
"""Kinds that may stand in the first line and name a period further back."""


@dataclass(frozen=True)
class InsightOptions:
    """What an owner wants to hear of, and what readers heard already.

    Args:
        goals: Figures to be reached.
        calendar: Moving holidays; fiscal periods are in the result already.
        context: Events, and the members that matter first.
        each: What one row of the source is, or None.
        told: What the last pulses said.
    """

    goals: Sequence[Goal] = ()
    calendar: Calendar = field(default_factory=Calendar)
    context: Context = field(default_factory=Context)
    each: str | None = None
    told: Collection[Key] = frozenset()

    @classmethod
    def of(cls, pulse: Pulse, told: Collection[Key] = frozenset()) -> "InsightOptions":
        """What the owner of ``pulse`` wants."""
        return cls(pulse.goals, pulse.calendar, pulse.context, pulse.measure.each, told)


def find_facts(result: Dataset, aims: InsightOptions | None = None) -> tuple[Fact, ...]:
    """Every fact worth saying of the newest complete period of ``result``, the most worth first, ids ``F1`` ...

    The level and the headline comparison come first whatever their score: everything else is read against them.
    """
    aims = aims or InsightOptions()
    at = result.complete[-1].at
    base = headline_base(result, at)
    if aims.calendar.weeks and result.value(result.like(at)) is not None:
        # Months of four and of five weeks follow each other; a year ago it was one of as many.
        base = result.like(at)
    previous = base if result.stands else result.step(at, -1)
    changes = [change(result, at, previous, about="previous"), change(result, at, result.like(at), about="like")]
    if result.grain in {"year", "cycle"} or result.stands:
        changes.pop()
    moved = drivers(result, at, base)
    course_of_whole = [*record(result, at), *streak(result, at)]
    found = [
        level(result, at),
        *(fact for fact in changes if fact),
        *beside(result, at, base),
        *to_date(result),
        *growth(result, at),
        *course_of_whole,
        *moved,
        *offset(result, at, base, moved),
        *debut(result, at),
        *without(result, at, base),
        *courses(result, at, course_of_whole),
        *mixed(result, at, base),
        *factors(result, at, base, aims.each),
        *share(result, at, base),
        *course(result, at, _unusual_by_nature(result, aims.calendar)),
        *season(result, at),
        *per_day(result, at, base),
        *goals(result, at, aims.goals),
        *forecast(result, at),
        *extremes(result, at),
        *occasions(result, at, base, aims.calendar, aims.context.events),
        *quality(result, at, base),
    ]
    if any(fact.kind == "to_date" for fact in found):
        found = [fact for fact in found if fact.doubt != "partial"]
    if day_of(base).year != day_of(at).year:
        found = [_with_years(fact) for fact in found]
    headline = "like" if base != previous else "previous"
    if any(fact.kind == "change" and fact.about == "holiday" for fact in found):
        headline = "holiday"
    scored = [_scored(fact, aims) for fact in fair(found, headline)]
    ranked = sorted(scored, key=lambda fact: (_place(fact, headline), -fact.score))
    return tuple(fact.model_copy(update={"id": f"F{number}"}) for number, fact in enumerate(agreeing(ranked), start=1))


def _with_years(fact: Fact) -> Fact:
    """``fact`` with the year of every period it goes back to.

    The headline says last year's for its base; a date without one, said after it, would be taken for that year's.
    """
    if fact.kind not in _GOES_BACK:
        return fact
    times = {key: past if key == "when" else past.model_copy(update={"year": True}) for key, past in fact.times.items()}
    return fact.model_copy(update={"times": times})


def _unusual_by_nature(result: Dataset, calendar: Calendar) -> list[Start]:
    """Hours and days on a moving holiday, which are no part of what is usual."""
    if result.grain not in {"hour", "day"} or not (calendar.easter or calendar.holidays or calendar.country):
        return []
    return [point.at for point in result.complete if within(result, point.at, calendar)]


def headline_change(facts: Sequence[Fact]) -> Fact | None:
    """The fairest comparison of ``facts`` as :func:`find_facts` returns them; None where its base has no figure."""
    if len(facts) > 1 and facts[1].kind == "change" and not any(fact.doubt == "no_base" for fact in facts):
        return facts[1]
    return None


def _scored(fact: Fact, aims: InsightOptions) -> Fact:
    """``fact`` with its weight, novelty and score."""
    weight, novelty = fact.weight, fact.novelty
    member = fact.words.get("member")
    first = [sanitize_name(item, most=MEMBER_LIMIT) for item in aims.context.first]
    if member in first:
        weight = max(weight, 1.0 - _ORDER_COUNTS * first.index(member))
    elif first and member:
        weight *= 0.7
    if fact.kind not in {"level", "quality", "occasion", "pace", "goal"} and fact.key in aims.told:
        novelty = TOLD_BEFORE
    score = weight * fact.impact * fact.surprise * fact.freshness * novelty
    return fact.model_copy(update={"weight": weight, "novelty": novelty, "score": score})


def _place(fact: Fact, headline: str) -> int:
    if fact.kind == "level":
        return 0
    return 1 if fact.kind == "change" and fact.about == headline else 2
