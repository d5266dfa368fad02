"""Data quality as facts: what is missing, stale, partial or odd, so that it is said and not papered over."""

from datetime import date
from decimal import Decimal

from pulse.insight.fact import Evidence, Fact, evidence, period
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.periods import Period, Start, truncate
from pulse.wording import sanitize_name

NOTE_LIMIT = 300
_STEADY_OVER = 4
_NEVER_BEFORE = 20


def quality(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """Every doubt about the data that bears on the newest complete period ``at`` or its history."""
    return [
        *_stale(result, at),
        *_empty(result, at),
        *_no_base(result, base_at),
        *_silent_member(result, at),
        *_zero(result, at),
        *_partial(result),
        *_missing(result, at),
        *_counts(result),
        *(_fact(result, "note", 0.22, words={"said": sanitize_name(note, most=NOTE_LIMIT)}) for note in result.notes),
        _span(result, at),
    ]


def _fact(
    result: Dataset,
    about: str,
    worth: float,
    count: int = 0,
    evidence: tuple[Evidence, ...] = (),
    *,
    words: dict[str, str] | None = None,
    **times: Period,
) -> Fact:
    return Fact(
        kind="quality",
        about=about,
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers={"count": Decimal(count)} if count else {},
        words=words or {},
        times=times,
        impact=worth,
        evidence=evidence,
    )


def _expected(result: Dataset, at: Start) -> Period:
    """The newest period that is over."""
    if result.spans:
        over = [span.at for span in result.spans if span.end <= result.as_of]
        return period(result, over[-1], beside=at)
    return period(result, result.step(truncate(result.as_of, result.grain, result.zone), -1), beside=at)


def _stale(result: Dataset, at: Start) -> list[Fact]:
    late = result.quality.late_by
    return [_fact(result, "stale", 1.0, late, when=period(result, at), expected=_expected(result, at))] if late else []


def _empty(result: Dataset, at: Start) -> list[Fact]:
    count = result.quality.empty_by
    if not count:
        return []
    return [_fact(result, "empty", 1.0, count, when=period(result, at), expected=_expected(result, at))]


def _no_base(result: Dataset, base_at: Start) -> list[Fact]:
    unknown = base_at == date.min or (result.spans and base_at not in {span.at for span in result.spans})
    if result.value(base_at) is not None or unknown:
        return []
    proof = (evidence(result, base_at),)
    return [_fact(result, "no_base", 0.85, evidence=proof, base_period=period(result, base_at))]


def _zero(result: Dataset, at: Start) -> list[Fact]:
    """A zero where there never was one: rather a broken feed than a fact of life."""
    earlier = [point.value for point in result.complete if point.at < at]
    if result.value(at) != 0 or len(earlier) < _NEVER_BEFORE or not all(earlier):
        return []
    proof = (evidence(result, at),)
    return [_fact(result, "zero", 1.0, len(earlier), evidence=proof, when=period(result, at))]


def _silent_member(result: Dataset, at: Start) -> list[Fact]:
    """Members without a row in ``at`` that had one in each of the periods just before."""
    before = [result.step(at, -back) for back in range(1, _STEADY_OVER + 1)]
    if result.grain in {"hour", "day"}:
        before.append(result.like(at))
    silent = [
        member
        for member in result.members
        if not _rows(result, member.key, at) and all(_rows(result, member.key, day) for day in before)
    ]
    return [
        _fact(
            result,
            "silent_member",
            1.0,
            evidence=(evidence(result, at, m.key),),
            words=words_of(result, m.key),
            when=period(result, at),
        )
        for m in silent
    ]


def _rows(result: Dataset, key: str, at: Start) -> int:
    point = result.table[key].get(at)
    return point.rows if point else 0


def _partial(result: Dataset) -> list[Fact]:
    newest = list(result.table[""].values())[-1]
    if not newest.partial:
        return []
    proof = (Evidence(series="", at=newest.at.isoformat(), value=newest.value),)
    return [_fact(result, "partial", 0.3, evidence=proof, period=period(result, newest.at))]


def _missing(result: Dataset, at: Start) -> list[Fact]:
    missing = result.quality.missing
    if not missing:
        return []
    proof = tuple(evidence(result, day) for day in missing)
    newest = period(result, missing[-1], beside=at)
    if result.days:
        newest = newest.model_copy(update={"grain": "day", "name": ""})
    return [_fact(result, "missing", 0.25, len(missing), proof, newest=newest)]


def _counts(result: Dataset) -> list[Fact]:
    found = result.quality
    counts = {
        "copies_dropped": found.copies_dropped,
        "copies_kept": found.copies_kept,
        "unknown_values": found.unknown_values,
        "future_rows": found.future_rows,
    }
    return [_fact(result, about, 0.2, count) for about, count in counts.items() if count]


def _span(result: Dataset, at: Start) -> Fact:
    """What the facts rest on: how many complete periods, since when, looked at when."""
    first, zone = result.complete[0].at, result.timezone
    return _fact(
        result,
        "span",
        0.0,
        len(result.complete),
        words={"zone": zone},
        since=period(result, first),
        until=period(result, at),
        as_of=Period(at=result.as_of.astimezone(result.zone).isoformat(), grain="hour", zone=zone),
    )
