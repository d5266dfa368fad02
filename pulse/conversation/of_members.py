"""Answers about members: each by itself, two held against each other, several together."""

from collections.abc import Sequence
from decimal import Decimal

from pulse.conversation.asking import Asking
from pulse.conversation.query import Operation
from pulse.conversation.select import aggregation, put_together
from pulse.insight.change import change, headline_base
from pulse.insight.fact import Fact, direction, evidence
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.text import Gap, Text

_MOST_LINES = 12


def in_unit(fact: Fact, asking: Asking) -> Fact:
    """A change in the unit that was asked for: as an amount where no percentage is wanted."""
    if asking.query.unit != "amount" or "ratio" not in fact.numbers:
        return fact
    numbers = {key: number for key, number in fact.numbers.items() if key != "ratio"}
    return fact.model_copy(update={"numbers": numbers})


def members(asking: Asking) -> Text:
    """Each member by itself, the largest first; those that were named in their order."""
    result, keys = asking.result, asking.query.members
    if not result.members:
        return asking.talk.line("lacks_dimensions")
    if not asking.picked.periods:
        return asking.outside()
    at, data = asking.at, result
    if not (asking.is_single or len(asking.picked.periods) == 1):
        data = put_together(result, [asking.picked], aggregation(result))
        at = next(iter(data.table[""]))
    chosen = [member for member in result.members if not keys or (member.key in keys) is not asking.query.without]
    known = [(member, data.value(at, member.key)) for member in chosen]
    found = [(member, now) for member, now in known if now is not None]
    if keys and not asking.query.without:
        found.sort(key=lambda pair: keys.index(pair[0].key))
    else:
        found.sort(key=lambda pair: (pair[0].merged, -pair[1]))
    head = asking.add(
        Fact(kind="quality", about="asked", unit=result.whole.unit, times={"when": asking.when}), words={}
    )
    text = asking.talk.line("high_first", head.id) if not keys else Text()
    for member, _ in found[:_MOST_LINES]:
        base = headline_base(data, at)
        fact = _member_level(asking, data, at, member.key)
        changed = change(data, at, base, about="like", key=member.key) if data is result else None
        if keys and changed is not None:
            moved = asking.add(in_unit(changed, asking), words=words_of(result, member.key))
            text += asking.talk.headline(fact, moved)
        else:
            text += asking.talk.item("line.level", fact)
    if len(keys) == 2 and not asking.query.without and len(found) == 2:  # noqa: PLR2004 - two are held against each other
        text += _gap(asking, data, at)
    if len(keys) > 1 and not asking.query.without and asking.query.operation is Operation.VALUE:
        text += _together(asking, data, [now for _, now in found], len(keys))
    if keys and data is not result:
        text += asking.line("q_when", head, gap=Gap.SPACE)
    return text + asking.limits()


def _member_level(asking: Asking, data: Dataset, at: Start, key: str) -> Fact:
    now = data.value(at, key)
    fact = Fact(
        kind="level",
        unit=data.whole.unit,
        currency=data.whole.currency,
        numbers={"now": now if now is not None else Decimal(0)},
        times={"when": asking.when},
        evidence=(evidence(data, at, key),),
    )
    return asking.add(fact, words=words_of(asking.result, key))


def _together(asking: Asking, data: Dataset, values: Sequence[Decimal], asked: int) -> Text:
    """What several members make together, where members add up and each has a figure."""
    if not data.whole.additive or len(values) < asked:
        return Text()
    fact = Fact(
        kind="gap",
        about="together",
        unit=data.whole.unit,
        currency=data.whole.currency,
        numbers={"now": sum(values, Decimal(0))},
        times={"when": asking.when},
    )
    pair = asked == 2  # noqa: PLR2004 - a sentence stands before it, else a list
    return asking.line("together", asking.add(fact, words={}), gap=Gap.SPACE if pair else Gap.LINE)


def _gap(asking: Asking, data: Dataset, at: Start) -> Text:
    """How far one of two members is above the other."""
    first, second = asking.query.members
    one, other = data.value(at, first), data.value(at, second)
    if one is None or other is None:
        return Text()
    upper, lower = (first, second) if one >= other else (second, first)
    called = {key: words_of(asking.result, key)["member"] for key in (upper, lower)}
    diff = abs(one - other)
    fact = Fact(
        kind="gap",
        about="apart" if diff else "level",
        unit=data.whole.unit,
        currency=data.whole.currency,
        numbers={"diff": diff},
        direction=direction(diff),
    )
    told = asking.add(fact, words={"riser": called[upper], "faller": called[lower]})
    return asking.talk.line("gap_up" if diff else "gap_flat", told.id)
