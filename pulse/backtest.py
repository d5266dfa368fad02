"""What a pulse would have sent: its data as it was seen at each slot, read with the facts and the words of today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from pulse.definition import Pulse
from pulse.insight import REMEMBERED, InsightOptions, find_facts
from pulse.insight.fact import Fact, Key
from pulse.insight.worth import skip_reason
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.series import Dataset, Quality
from pulse.text.proof import prove

_MORNING = time(8)


@dataclass(frozen=True)
class Slot:
    """One slot that would have been.

    Args:
        at: Its moment.
        why_not: Why nothing would have been sent; empty where something would.
        facts: What was found, the most worth first; empty where there was no complete period yet.
        read: The texts, where something would have been sent.
        unproven: What the check refuses in them; they would not have been sent.
    """

    at: datetime
    why_not: str
    facts: tuple[Fact, ...] = ()
    read: Read | None = None
    unproven: tuple[str, ...] = ()


def as_seen(result: Dataset, at: datetime) -> Dataset | None:
    """``result`` as it would have been read at ``at`` (aware), if the data of each period came when it was over.

    None where no period was complete by then. Corrections that came later are in it: nothing tells when they came.
    """
    over = [point.at for point in result.table[""].values() if result.end(point.at) <= at]
    if not over:
        return None
    seen = replace(
        result,
        as_of=at.astimezone(result.zone),
        points=tuple(point for point in result.points if point.at <= over[-1]),
        days=tuple(day for day in result.days if day.at < result.end(over[-1]).astimezone(result.zone).date()),
        sketch=None,
    )
    if not seen.complete:
        return None
    # What the source noticed is known for today only; how late it was follows from what is there.
    late = sum(day > seen.complete[-1].at for day in over)
    missing = tuple(day for day in result.quality.missing if day <= over[-1])
    there = {point.series for point in seen.points if point.rows or point.value}
    return replace(
        seen,
        quality=Quality(rows=result.quality.rows, missing=missing, late_by=late),
        series=tuple(series for series in seen.series if not series.key or series.key in there),
        points=tuple(point for point in seen.points if not point.series or point.series in there),
    )


def mornings(result: Dataset, since: datetime, until: datetime) -> list[datetime]:
    """Eight o'clock after the end of each period, in the result's time zone, from ``since`` to ``until``."""
    found = []
    for point in result.table[""].values():
        end = result.end(point.at).astimezone(result.zone)
        at = datetime.combine(end.date(), _MORNING, result.zone)
        found.append(at if at >= end else at + timedelta(days=1))
    return [at for at in dict.fromkeys(found) if since <= at <= until]


def replayed(pulse: Pulse, result: Dataset, slots: Iterable[datetime]) -> list[Slot]:
    """What would have become of each slot, in order, each knowing what the three before had said."""
    told: list[frozenset[Key]] = []
    found: list[Slot] = []
    newest = None
    for at in slots:
        seen = as_seen(result, at)
        if seen is None:
            found.append(Slot(at, "had no complete period yet"))
            continue
        if seen.complete[-1].at == newest:
            found.append(Slot(at, "had nothing new since the slot before"))
            continue
        newest = seen.complete[-1].at
        slot = _slot(pulse, seen, at, frozenset().union(*told[-REMEMBERED:]))
        if slot.read:
            said = {*slot.read.facts}
            told.append(frozenset(fact.key for fact in slot.facts if fact.id in said))
        found.append(slot)
    return found


def _slot(pulse: Pulse, seen: Dataset, at: datetime, told: frozenset[Key]) -> Slot:
    facts = find_facts(seen, InsightOptions.of(pulse, told))
    if why := skip_reason(facts, pulse.send_if, pulse.stale):
        return Slot(at, why, facts)
    context = NarrationContext.of(pulse, seen.measure)
    read = write_plainly(context, facts)
    _, refused = prove(read.caption(pulse.title) + read.long_text(), facts, context)
    unproven = tuple(str(refusal) for refusal in refused)
    return Slot(at, "", facts, read, unproven)
