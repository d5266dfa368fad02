"""Answers that say a figure: how much, how it changed, how two compare, what it is on average."""

from dataclasses import replace
from decimal import Decimal

from pulse.conversation.asking import Asking
from pulse.conversation.of_members import in_unit, members
from pulse.conversation.query import Against, Operation, Over, Stretch
from pulse.conversation.scope import day_of, last_day
from pulse.conversation.select import Picked, aggregation, gaps, one_before, pick, put_together, year_before
from pulse.insight.change import change, headline_base
from pulse.insight.fact import Fact
from pulse.insight.names import words_of
from pulse.languages import Form
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.text import Gap, Part, Saying, Shape, Text

_LIKE = 0.9
"""So much of the periods of one stretch the other has to have for their sums to be compared, where data begins late."""


def value(asking: Asking) -> Text:
    """How much: of a period with what it is held against, of a stretch in all, of each member by itself."""
    query = asking.query
    if query.over is Over.MEMBERS or (len(query.members) > 1 and not query.without) or not asking.may_combine:
        return members(asking)
    if not asking.picked.periods:
        return asking.outside() + nearest(asking)
    if asking.is_single:
        return single(asking)
    return _several(asking)


def nearest(asking: Asking) -> Text:
    """The first or the newest period, whichever is nearer to the time that is not there."""
    data, span = asking.data, asking.span
    if span is None or not data.complete:
        return Text()
    first, newest = data.complete[0].at, data.complete[-1].at
    level = asking.level_at(data, first if span.last < day_of(data, first) else newest)
    if level is None:
        return Text()
    return asking.talk.line("nearest") + asking.talk.headline(level, None)


def single(asking: Asking, base: Start | None = None) -> Text:
    """The figure of one period, and its change."""
    data, at = asking.data, asking.at
    level = asking.level_at(data, at)
    if level is None:
        return unknown(asking)
    changed = change(data, at, base if base is not None else headline_base(data, at), about="like")
    moved = asking.add(in_unit(changed, asking)) if changed else None
    return asking.limits() + asking.talk.headline(level, moved)


def unknown(asking: Asking) -> Text:
    """That there is no figure for a member just then."""
    whole = asking.data.whole
    fact = Fact(kind="quality", about="silent_member", unit=whole.unit, times={"when": asking.period_of(asking.at)})
    words = asking.words or words_of(asking.result, "")
    return asking.talk.part("no_level", asking.add(fact, words=words))


def _several(asking: Asking) -> Text:
    """The figure of a stretch: its sum and what that is for each period, or an average where nothing adds up."""
    data = asking.as_one()
    at = next(iter(data.table[""]))
    if asking.sums:
        level = asking.level_at(data, at)
        if level is None:
            return unknown(asking)
        periods = len(asking.picked.periods) - gaps(asking.data, asking.picked.periods)
        text = asking.talk.headline(level, None)
        mean = asking.average(level.numbers["now"] / periods, asking.data.grain, asking.picked_stretch)
        return text + asking.line("average_of_it", mean, gap=Gap.SPACE) + asking.limits()
    return _mean(asking, data, at) + asking.limits()


def _mean(asking: Asking, data: Dataset, at: Start) -> Text:
    now = data.value(at)
    if now is None:
        return unknown(asking)
    fact = asking.average(now, asking.data.grain, asking.picked_stretch)
    return asking.line("mean", fact)


def changed(asking: Asking) -> Text:
    """How it changed: against what was named, else against the period before and its like."""
    query = asking.query
    if query.over is Over.MEMBERS and query.operation is Operation.CHANGE and not query.members:
        return members(asking)
    if not asking.may_combine:
        return members(asking)
    if not asking.picked.periods:
        return asking.outside()
    if query.against_span is None and query.against in {None, Against.PREVIOUS} and asking.is_single:
        return _as_usual(asking)
    base = base_of(asking)
    if base is None or not base.periods:
        return _no_base(asking, base)
    return _between(asking, base)


def _as_usual(asking: Asking) -> Text:
    """One period against those before it that it is fair to hold it against."""
    data, at = asking.data, asking.at
    level = asking.level_at(data, at)
    if level is None:
        return unknown(asking)
    bases = {data.step(at, -1): "previous", headline_base(data, at): "like"}
    if asking.query.against is Against.PREVIOUS:
        bases = {headline_base(data, at): "like"}
    found = [fact for base, about in bases.items() if (fact := change(data, at, base, about=about))]
    if not found:
        return asking.talk.headline(level, None) + asking.talk.line("no_earlier")
    first = asking.add(in_unit(found[-1], asking))
    text = asking.limits() + asking.talk.headline(level, first)
    for fact in found[:-1]:
        text += asking.talk.sentence(asking.add(in_unit(fact, asking)), gap=Gap.SPACE)
    return text


def base_of(asking: Asking) -> Picked | None:
    """The periods that those asked of are compared with; None where nothing says which."""
    query, data = asking.query, asking.data_known
    if query.against_span is not None:
        return pick(data, query.against_span)
    asked = asking.picked_stretch
    if query.against is Against.YEAR:
        return pick(data, year_before(data, asked))
    if asking.is_single:
        base = headline_base(data, asking.at)
        return pick(data, Stretch(first=day_of(data, base), last=last_day(data, base)))
    return pick(data, one_before(asked))


def _between(asking: Asking, base: Picked) -> Text:
    """The change from one stretch to another, as sums, or as averages where nothing adds up."""
    data = asking.data
    how = aggregation(data)
    now = asking.picked if how != "last" else replace(asking.picked, periods=asking.picked.periods[-1:])
    before = base if how != "last" else replace(base, periods=base.periods[-1:])
    if now.periods[0] == before.periods[0]:
        return asking.line("part_of") + single(asking)
    if how == "sum" and base.before and len(base.periods) < _LIKE * len(now.periods):
        # A sum of eleven months against one of two would be a change that never was.
        return value_only(asking) + _short_base(asking, base)
    both = put_together(data, [before, now], how)
    later, earlier = day_of(data, now.periods[0]), day_of(data, before.periods[0])
    if now.asked.weekday is not None:
        later, earlier = now.asked.first, before.asked.first
    level = asking.level_at(both, later)
    moved = change(both, later, earlier, about="like")
    if level is None or moved is None:
        return _no_base(asking, base)
    text = asking.talk.headline(level, asking.add(in_unit(moved, asking)))
    if how == "mean" and max(len(now.periods), len(before.periods)) > 1:
        text = _means(asking, both, later) + asking.talk.sentence(asking.add(in_unit(moved, asking)))
    return asking.limits() + text + _short_base(asking, base)


def _means(asking: Asking, both: Dataset, later: Start) -> Text:
    """The averages that are compared, where figures do not add up."""
    now = both.value(later)
    fact = asking.average(now if now is not None else Decimal(0), asking.data.grain, asking.picked_stretch)
    return asking.line("mean", fact)


def _short_base(asking: Asking, base: Picked) -> Text:
    if not (base.before or base.after):
        return Text()
    return asking.line("partly", asking.told("partly", begin=base.asked.first, finish=base.asked.last))


def _no_base(asking: Asking, base: Picked | None) -> Text:
    """The figure alone, and that there is nothing to hold it against."""
    text = value_only(asking)
    if base is None or base.periods:
        return text + asking.talk.line("no_earlier")
    known = asking.data_known
    first, last = day_of(known, known.complete[0].at), last_day(known, known.complete[-1].at)
    return text + asking.line("lacks_time", asking.told("beyond", when=base.asked, begin=first, finish=last))


def value_only(asking: Asking) -> Text:
    """The figure asked of, without what it is held against."""
    if not asking.is_single:
        return _several(asking)
    level = asking.level_at(asking.data, asking.at)
    return asking.talk.headline(level, None) if level else unknown(asking)


def compared(asking: Asking) -> Text:
    """Members beside each other, or one stretch against another."""
    if len(asking.query.members) > 1 and not asking.query.without:
        return members(asking)
    return changed(asking)


def as_item(asking: Asking, key: str, fact: Fact) -> Text:
    """Words of ours as a line of a list."""
    part = Part(key=key, form=Form.WORD, fact=fact.id)
    saying = Saying(parts=(part,), shape=Shape.ITEM, gap=Gap.LINE)
    return Text(sentences=(asking.talk.renderer.render(saying),))
