"""Answers that say what a figure is on average."""

from decimal import Decimal

from pulse.conversation.asking import Asking
from pulse.conversation.of_figures import unknown
from pulse.conversation.of_members import members
from pulse.conversation.query import Over, Stretch
from pulse.conversation.scope import day_of, last_day
from pulse.conversation.select import each, pick
from pulse.text import Text

_FEWEST_WEEKS = 2


def average(asking: Asking) -> Text:
    """What it is on average: for each period, or for each day, week or month that was asked for."""
    query, data = asking.query, asking.data
    if not asking.may_combine or (query.over is Over.MEMBERS and not query.members):
        return members(asking)
    if asking.span is None:
        known = [point.at for point in data.complete]
        whole = Stretch(first=day_of(data, known[0]), last=last_day(data, known[-1]))
        asking.span = whole
        asking.picked = pick(data, whole)
    if not asking.picked.periods:
        return asking.outside()
    unit = query.each or data.grain
    known_values = [now for at in asking.picked.periods if (now := data.value(at)) is not None]
    if not known_values:
        return unknown(asking)
    stretch = asking.picked_stretch
    if asking.sums and unit == "day" and data.grain not in {"day", "hour"}:
        days = Decimal((stretch.last - stretch.first).days + 1)
        fact = asking.average(sum(known_values, Decimal(0)) / days, "day", stretch)
        return asking.line("average", fact) + asking.limits()
    if asking.sums and unit != data.grain and len(parts := each(stretch, unit)) >= _FEWEST_WEEKS:
        picks = [picked for part in parts if (picked := pick(data, part)).periods]
        sums = [sum((data.value(at) or Decimal(0) for at in picked.periods), Decimal(0)) for picked in picks]
        fact = asking.average(
            sum(sums, Decimal(0)) / len(sums), unit, Stretch(first=parts[0].first, last=parts[-1].last)
        )
        return asking.line("average", fact) + asking.limits()
    mean = sum(known_values, Decimal(0)) / len(known_values)
    fact = asking.average(mean, data.grain, stretch)
    return asking.line("average" if asking.sums else "mean", fact) + asking.limits()
