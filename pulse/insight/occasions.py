"""What the calendar and the owner know of a period: moving holidays, changed clocks, noted events; and its days."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from pulse.definition import Calendar, Event
from pulse.insight.change import change
from pulse.insight.fact import Comparison, Evidence, Fact, evidence, period
from pulse.insight.holidays import holidays, names_of
from pulse.series import Dataset
from pulse.series.periods import Period, Start, begin
from pulse.wording import sanitize_name

_HOURS = 24
_NEARLY_A_YEAR = 300
"""A holiday of several days is held against that of the year before, not against its own eve."""


def _range(result: Dataset, at: Start) -> tuple[date, date]:
    """First and last day of a period."""
    begins, ends = begin(at, result.zone), result.end(at)
    last = (ends.astimezone(UTC) - timedelta(seconds=1)).astimezone(result.zone)
    return begins.astimezone(result.zone).date(), last.date()


def within(result: Dataset, at: Start, calendar: Calendar) -> dict[date, str]:
    """The holidays inside a period."""
    return holidays(calendar, *_range(result, at))


def occasions(result: Dataset, at: Start, base_at: Start, calendar: Calendar, events: tuple[Event, ...]) -> list[Fact]:
    """Everything known of the days of ``at`` and of what it is held against."""
    return [
        *_holidays(result, at, base_at, calendar),
        *_clocks(result, at, base_at),
        *_lengths(result, at, base_at),
        *_events(result, at, events),
    ]


def _fact(result: Dataset, about: str, times: dict[str, Period], *, worth: float, **more: object) -> Fact:
    return Fact.model_validate(
        {
            "kind": "occasion",
            "about": about,
            "unit": result.whole.unit,
            "currency": result.whole.currency,
            "times": times,
            "impact": worth,
            **more,
        }
    )


def _holidays(result: Dataset, at: Start, base_at: Start, calendar: Calendar) -> list[Fact]:
    now, base = within(result, at, calendar), within(result, base_at, calendar)
    found = []
    for one, here, there in ((at, now, base), (base_at, base, now)):
        new = {day: called for day, called in here.items() if called not in there.values()}
        if result.value(one) is None:
            continue
        for day, called in new.items():
            times = {
                "day": Period(at=day.isoformat(), grain="day", zone=result.timezone),
                "period": period(result, one),
            }
            words = _called(calendar, day, called)
            found.append(_fact(result, "holiday", times, words=words, worth=1.0, evidence=(evidence(result, one),)))
    if result.grain == "day":
        for day, called in now.items():
            earlier = list(holidays(calendar, day - timedelta(days=400), day - timedelta(days=_NEARLY_A_YEAR)))
            same = [item for item in earlier if holidays(calendar, item, item).get(item) == called]
            against = change(result, at, same[-1], about="holiday") if same else None
            if against is not None:
                found.append(
                    against.model_copy(
                        update={
                            "words": _called(calendar, day, called),
                            "compared": Comparison(grain="day", offset=-(day - same[-1]).days, holiday=True),
                            "surprise": 0.8,
                        }
                    )
                )
    return found


def _called(calendar: Calendar, day: date, called: str) -> dict[str, str]:
    return {key: sanitize_name(name) for key, name in names_of(calendar, day, called).items()}


def _clocks(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    if result.grain != "day":
        return []
    found = []
    for day in (at, base_at):
        hours = (result.end(day).astimezone(UTC) - begin(day, result.zone).astimezone(UTC)) / timedelta(hours=1)
        if hours != _HOURS and hours == int(hours) and result.value(day) is not None:
            times = {"period": period(result, day)}
            found.append(_fact(result, "clocks", times, numbers={"count": Decimal(repr(hours))}, worth=0.6))
    return found


def _lengths(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """Periods of the owner's calendar that differ in length, so that a change is partly the calendar's."""
    if not result.spans or not result.days or result.value(base_at) is None:
        return []
    now, base = ((last - first).days + 1 for first, last in (_range(result, at), _range(result, base_at)))
    if now == base:
        return []
    numbers = {"count": Decimal(now), "count_before": Decimal(base)}
    times = {"period": period(result, at), "base_period": period(result, base_at)}
    return [_fact(result, "length", times, numbers=numbers, worth=1.0, evidence=(evidence(result, at),))]


def _events(result: Dataset, at: Start, events: tuple[Event, ...]) -> list[Fact]:
    first, last = _range(result, at)
    return [
        _fact(
            result,
            "event" if event.first < event.last else "event.one",
            {
                "first": Period(at=event.first.isoformat(), grain="day", zone=result.timezone),
                "last": Period(at=event.last.isoformat(), grain="day", zone=result.timezone),
            },
            words={"said": sanitize_name(event.name)},
            worth=0.5,
        )
        for event in events
        if event.first <= last and event.last >= first
    ]


def extremes(result: Dataset, at: Start) -> list[Fact]:
    """The highest and the lowest day inside a period that was put together from days."""
    first, last = _range(result, at)
    inside = [p for p in result.days if first <= _as_day(p.at) <= last and p.value is not None and not p.partial]
    if len(inside) < (last - first).days + 1 or len({point.value for point in inside}) < 2:  # noqa: PLR2004
        return []
    found = []
    for which, choose in (("highest", max), ("lowest", min)):
        best = choose(inside, key=lambda point: point.value or Decimal(0))
        if sum(point.value == best.value for point in inside) > 1 or best.value is None:
            continue
        found.append(
            Fact(
                kind="extreme",
                about=which,
                unit=result.whole.unit,
                currency=result.whole.currency,
                numbers={"now": best.value},
                times={
                    "day": Period(at=best.at.isoformat(), grain="day", zone=result.timezone),
                    "when": period(result, at),
                },
                impact=0.5,
                surprise=0.4,
                evidence=(Evidence(series="", at=best.at.isoformat(), value=best.value),),
            )
        )
    return found


def _as_day(at: Start) -> date:
    return at.date() if isinstance(at, datetime) else at
