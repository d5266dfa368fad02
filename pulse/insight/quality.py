"""Data quality as facts: what is missing, stale, partial or odd, so that it is said and not papered over."""

from decimal import Decimal

from pulse.insight.change import evidence, when
from pulse.insight.fact import Evidence, Fact
from pulse.periods import Start, floor
from pulse.series import Result
from pulse.wording import name

NOTE_LIMIT = 300
_STEADY_OVER = 4


def quality(result: Result, at: Start, base_at: Start) -> list[Fact]:
    """Every doubt about the data that bears on the newest complete period ``at`` or its history."""
    return [
        *_stale(result, at),
        *_empty(result, at),
        *_no_base(result, base_at),
        *_silent_member(result, at),
        *_partial(result),
        *_missing(result, at),
        *_counts(result),
        *(_fact(result, "note", 0.22, said=name(note, most=NOTE_LIMIT)) for note in result.notes),
        _span(result, at),
    ]


def _fact(
    result: Result,
    about: str,
    score: float,
    count: int = 0,
    evidence: tuple[Evidence, ...] = (),
    **words: str,
) -> Fact:
    return Fact(
        kind="quality",
        about=about,
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers={"count": Decimal(count)} if count else {},
        words=words,
        score=score,
        evidence=evidence,
        question="Is the data complete?",
    )


def _stale(result: Result, at: Start) -> list[Fact]:
    late = result.quality.late_by
    if not late:
        return []
    expected = result.step(floor(result.as_of, result.grain, result.zone), -1)
    return [
        _fact(
            result,
            "stale",
            1.0,
            late,
            when=when(result, at),
            expected=result.describe(expected, beside=at),
        )
    ]


def _empty(result: Result, at: Start) -> list[Fact]:
    count = result.quality.empty_by
    if not count:
        return []
    expected = result.step(floor(result.as_of, result.grain, result.zone), -1)
    said = result.describe(expected, beside=at)
    return [_fact(result, "empty", 1.0, count, when=when(result, at), expected=said)]


def _no_base(result: Result, base_at: Start) -> list[Fact]:
    if result.value(base_at) is not None:
        return []
    proof = (evidence(result, base_at),)
    return [_fact(result, "no_base", 0.85, evidence=proof, against=result.describe(base_at))]


def _silent_member(result: Result, at: Start) -> list[Fact]:
    """Members without a row in ``at`` that had one in each of the periods just before."""
    before = [result.step(at, -back) for back in range(1, _STEADY_OVER + 1)]
    if result.grain in {"hour", "day"}:
        before.append(result.like(at))
    silent = [
        member
        for member in result.members
        if not _rows(result, member.key, at) and all(_rows(result, member.key, one) for one in before)
    ]
    return [
        _fact(
            result,
            "silent_member",
            0.97,
            evidence=(evidence(result, at, m.key),),
            member=name(m.title),
            when=when(result, at),
        )
        for m in silent
    ]


def _rows(result: Result, key: str, at: Start) -> int:
    point = result.table[key].get(at)
    return point.rows if point else 0


def _partial(result: Result) -> list[Fact]:
    newest = list(result.table[""].values())[-1]
    if not newest.partial:
        return []
    proof = (Evidence(series="", at=newest.at.isoformat(), value=newest.value),)
    return [_fact(result, "partial", 0.3, evidence=proof, period=result.describe(newest.at))]


def _missing(result: Result, at: Start) -> list[Fact]:
    missing = result.quality.missing
    if not missing:
        return []
    proof = tuple(evidence(result, one) for one in missing)
    newest = result.describe(missing[-1], beside=at)
    return [_fact(result, "missing", 0.25, len(missing), proof, newest=newest)]


def _counts(result: Result) -> list[Fact]:
    found = result.quality
    counts = {
        "copies_dropped": found.copies_dropped,
        "copies_kept": found.copies_kept,
        "unknown_values": found.unknown_values,
        "future_rows": found.future_rows,
    }
    return [_fact(result, about, 0.2, count) for about, count in counts.items() if count]


def _span(result: Result, at: Start) -> Fact:
    """What the facts rest on: how many complete periods, since when, looked at when."""
    first = result.complete[0].at
    local = result.as_of.astimezone(result.zone)
    return _fact(
        result,
        "span",
        0.0,
        len(result.complete),
        since=result.describe(first),
        until=result.describe(at),
        as_of=f"{local.day} {local:%B} {local.year}, {local:%H:%M}",
        zone=result.timezone,
    )
