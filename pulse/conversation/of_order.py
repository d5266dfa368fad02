"""Answers that put in order: members, periods, weekdays; the highest and lowest; shares; tables; parts there are."""

from collections.abc import Sequence
from decimal import Decimal

from pulse.conversation.asking import Asking
from pulse.conversation.of_figures import as_item
from pulse.conversation.of_members import members
from pulse.conversation.query import Over, Stretch
from pulse.conversation.scope import covered, day_of, last_day
from pulse.conversation.select import aggregation, each, pick, put_together
from pulse.insight.change import level
from pulse.insight.fact import Fact, evidence, period
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.text import Gap, Text

_MOST, _FEW = 12, 3
_WEEK = 7


def rank(asking: Asking) -> Text:
    """What comes first and last: members unless periods or weekdays are asked for."""
    if asking.query.over is Over.WEEKDAYS:
        return _weekdays(asking)
    if asking.query.over is Over.PERIODS or not asking.result.members or _is_one_member(asking):
        return _periods(asking)
    return _members(asking)


def _is_one_member(asking: Asking) -> bool:
    return len(asking.query.members) == 1 and not asking.query.without


def _members(asking: Asking) -> Text:
    result, query = asking.result, asking.query
    if not asking.picked.periods:
        return asking.outside()
    merged = [member for member in result.members if member.merged]
    if merged and query.lowest:
        return asking.talk.line("merged", given={"word_member": "label_others"})
    data, at = _one_period(asking, result)
    chosen = [member for member in result.members if not member.merged]
    if query.members:
        chosen = [member for member in chosen if (member.key in query.members) is not query.without]
    known = [(member.key, now) for member in chosen if (now := data.value(at, member.key)) is not None]
    if not known:
        return asking.talk.line("no_rank")
    known.sort(key=lambda pair: pair[1], reverse=not query.lowest)
    text = asking.talk.line("low_first" if query.lowest else "high_first", _asked(asking).id)
    for key, now in known[: query.count or min(_MOST, len(known))]:
        fact = Fact(
            kind="level",
            unit=data.whole.unit,
            currency=data.whole.currency,
            numbers={"now": now},
            times={"when": asking.when},
            evidence=(evidence(data, at, key),),
        )
        text += asking.talk.item("line.level", asking.add(fact, words=words_of(result, key)))
    return text + asking.limits()


def _one_period(asking: Asking, data: Dataset) -> tuple[Dataset, Start]:
    """The periods asked of as one, and its first moment."""
    if asking.is_single:
        return data, asking.at
    together = put_together(data, [asking.picked], aggregation(data))
    return together, next(iter(together.table[""]))


def _asked(asking: Asking, stretch: Stretch | None = None) -> Fact:
    when = asking.period(stretch) if stretch else asking.when
    return asking.add(Fact(kind="quality", about="asked", unit=asking.result.whole.unit, times={"when": when}))


def _whole_time(asking: Asking) -> None:
    """Where no time is named, all of it is meant."""
    if asking.span is None:
        asking.span = covered(asking.data_known)
        asking.picked = pick(asking.data_known, asking.span)


def _candidates(asking: Asking) -> tuple[Dataset, list[tuple[Start, Decimal]]]:
    """The periods that may come first, with their figures: of the chart, or longer ones put together."""
    data, unit = asking.data, asking.query.each
    stretch = asking.picked_stretch
    if unit is not None and unit not in {data.grain, "day"}:
        parts = [picked for part in each(stretch, unit) if (picked := pick(data, part)).periods]
        if parts:
            data = put_together(data, parts, aggregation(data))
            return data, [(at, now) for at in data.table[""] if (now := data.value(at)) is not None]
    return data, [(at, now) for at in asking.picked.periods if (now := data.value(at)) is not None]


def _periods(asking: Asking) -> Text:
    _whole_time(asking)
    if not asking.picked.periods:
        return asking.outside()
    data, known = _candidates(asking)
    if not known:
        return asking.talk.line("no_rank")
    known.sort(key=lambda pair: pair[1], reverse=not asking.query.lowest)
    head = _asked(asking, asking.picked_stretch)
    text = asking.line("low_first" if asking.query.lowest else "high_first", head)
    for at, _ in known[: asking.query.count or _FEW]:
        text += asking.talk.item("line.when", asking.add(level(data, at), words={}))
    return text + asking.limits()


def extreme(asking: Asking) -> Text:
    """The highest period, or the lowest; both where neither is asked for alone."""
    if asking.query.over is Over.WEEKDAYS:
        return _weekdays(asking)
    _whole_time(asking)
    if not asking.picked.periods:
        return asking.outside()
    data, known = _candidates(asking)
    if not known:
        return asking.talk.line("no_rank")
    best = min(known, key=lambda pair: pair[1]) if asking.query.lowest else max(known, key=lambda pair: pair[1])
    text = _peak(asking, data, best[0], low=asking.query.lowest)
    spread = asking.told("asked", when=asking.picked_stretch)
    return text + asking.line("q_when", spread, gap=Gap.SPACE) + asking.limits()


def _peak(asking: Asking, data: Dataset, at: Start, *, low: bool) -> Text:
    now = data.value(at)
    fact = Fact(
        kind="peak",
        about="low" if low else "high",
        unit=data.whole.unit,
        currency=data.whole.currency,
        numbers={"now": now if now is not None else Decimal(0)},
        times={"when": period(data, at)},
        evidence=(evidence(data, at),),
    )
    return asking.line("peak_low" if low else "peak_high", asking.add(fact))


def _weekdays(asking: Asking) -> Text:
    """The average of each weekday, the highest first."""
    _whole_time(asking)
    data = asking.data
    if data.grain != "day":
        return asking.talk.line("lacks_finer")
    if not asking.picked.periods:
        return asking.outside()
    known: list[tuple[int, Decimal]] = []
    for weekday in range(_WEEK):
        on = [data.value(at) for at in asking.picked.periods if at.weekday() == weekday]
        figures = [now for now in on if now is not None]
        if figures:
            known.append((weekday, sum(figures, Decimal(0)) / len(figures)))
    known.sort(key=lambda pair: pair[1], reverse=not asking.query.lowest)
    text = asking.line("low_first" if asking.query.lowest else "high_first", _asked(asking, asking.picked_stretch))
    for weekday, mean in known[: asking.query.count or _WEEK]:
        stretch = asking.picked_stretch.model_copy(update={"weekday": weekday})
        text += as_item(asking, "weekday_line", asking.average(mean, "day", stretch, words={}))
    return text + asking.limits()


def share(asking: Asking) -> Text:
    """Which part of the whole a member has, or every one."""
    result, query = asking.result, asking.query
    if not result.members:
        return asking.talk.line("lacks_dimensions")
    if not result.whole.additive:
        return members(asking)
    if not asking.picked.periods:
        return asking.outside()
    data, at = _one_period(asking, result)
    whole = data.value(at)
    parts = [(member, now) for member in result.members if (now := data.value(at, member.key)) is not None]
    if not whole or any(now < 0 for _, now in parts):
        return members(asking)
    chosen = [pair for pair in parts if not query.members or (pair[0].key in query.members) is not query.without]
    chosen.sort(key=lambda pair: (pair[0].merged, -pair[1]))
    text = Text()
    if len(chosen) != 1:
        text = asking.talk.line("shares", _asked_whole(asking).id)
    for member, now in chosen[:_MOST]:
        fact = Fact(
            kind="share",
            about=member.key,
            unit=data.whole.unit,
            currency=data.whole.currency,
            numbers={"now": now, "share": now / whole},
            times={"when": asking.when},
            evidence=(evidence(data, at, member.key), evidence(data, at)),
        )
        told = asking.add(fact, words=words_of(result, member.key))
        text += asking.talk.line("share_of", told.id) if len(chosen) == 1 else as_item(asking, "share_line", told)
    return text + asking.limits()


def _asked_whole(asking: Asking) -> Fact:
    fact = Fact(kind="quality", about="asked", unit=asking.result.whole.unit, times={"when": asking.when})
    return asking.add(fact, words={})


def table(asking: Asking) -> Text:
    """The newest periods with their figures, or each member's."""
    if asking.query.over is Over.MEMBERS:
        return members(asking)
    if not asking.picked.periods:
        return asking.outside()
    data = asking.data
    shown: Sequence[Start] = asking.picked.periods
    if asking.span is None or len(shown) == 1:
        shown = [point.at for point in data.complete]
    known = [at for at in shown if data.value(at) is not None]
    known = known[-min(asking.query.count or (_MOST if asking.span else _WEEK), _MOST) :]
    if not known:
        return asking.talk.line("no_rank")
    stretch = Stretch(first=day_of(data, known[0]), last=last_day(data, known[-1]))
    text = asking.line("newest_first", _asked(asking, stretch))
    for at in reversed(known):
        text += asking.talk.item("line.when", asking.add(level(data, at), words={}))
    return text + (asking.limits() if asking.span else Text())


def parts(asking: Asking) -> Text:
    """Which members there are."""
    names = asking.names_of_members()
    if not names:
        return asking.talk.line("lacks_dimensions")
    return asking.talk.line("members_are", asking.listed(names, "members").id)
