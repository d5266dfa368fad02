"""Data quality as facts: what is missing, stale, partial or odd, so that it is said and not papered over."""

from datetime import date
from decimal import Decimal
from statistics import median

from pulse.insight.fact import Evidence, Fact, evidence, period
from pulse.insight.names import words_of
from pulse.series import Dataset, Series
from pulse.series.periods import Period, Start, truncate
from pulse.wording import sanitize_name

DOUBTS = ("stale", "empty", "zero", "slip", "renamed", "silent_member")
"""Doubts that lead a text, the weightiest first."""
NOTE_LIMIT = 300
_STEADY_OVER = 4
_NEVER_BEFORE = 20
_STEADY_LEVEL = 8
"""Periods before, by which what is usual is known."""
_SAME_SIZE, _NEARLY = 10, Decimal("0.15")
"""Figures of one size are within ten times of their middle; a slip is within 15 % of a hundred or a thousand times."""
_MUCH_AS_LARGE = Decimal("0.35")


def quality(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """Every doubt about the data that bears on the newest complete period ``at`` or its history."""
    return [
        *_stale(result, at),
        *_empty(result, at),
        *_no_base(result, base_at),
        *_silent_member(result, at),
        *_zero(result, at),
        *_slip(result, at),
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
    first = result.stands and len(result.complete) == 1
    if result.value(base_at) is not None or unknown or first:
        # What is kept from today on has nothing before it, and nobody expects it to.
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


def _slip(result: Dataset, at: Start) -> list[Fact]:
    """A figure a hundred or a thousand times as large, or as small, as it always was: rather another unit."""
    now = result.value(at)
    earlier = [point.value for point in result.complete if point.at < at][-_STEADY_LEVEL:]
    known = [value for value in earlier if value is not None and value > 0]
    if now is None or now <= 0 or len(known) < _STEADY_LEVEL:
        return []
    usual = median(known)
    if sum(not usual / _SAME_SIZE < value < usual * _SAME_SIZE for value in known) * 2 >= len(known):
        # Another unit for some days is told until half of what is known is in it.
        return []
    larger = max(now / usual, usual / now)
    for times in (100, 1000):
        if abs(larger / times - 1) <= _NEARLY:
            shown = Decimal(f"{usual:.3g}") + 0
            numbers = {"now": now, "usual": shown, "count": Decimal(times)}
            fact = _fact(result, "slip", 1.0, evidence=(evidence(result, at),), when=period(result, at))
            return [fact.model_copy(update={"numbers": numbers})]
    return []


def _silent_member(result: Dataset, at: Start) -> list[Fact]:
    """Members without a row in ``at`` that had one in each of the periods just before."""
    found, new_names = [], renamed(result, at)
    for member in silent(result, at):
        new = new_names.get(member.key)
        words = words_of(result, member.key)
        if new:
            words |= {"renamed": words_of(result, new)["member"]}
        found.append(
            _fact(
                result,
                "renamed" if new else "silent_member",
                1.0,
                evidence=(evidence(result, at, member.key),),
                words=words,
                when=period(result, at),
            )
        )
    return found


def silent(result: Dataset, at: Start) -> list[Series]:
    """Members without a row in ``at`` that had one in each of the periods just before."""
    before = [result.step(at, -back) for back in range(1, _STEADY_OVER + 1)]
    if result.grain in {"hour", "day"}:
        before.append(result.like(at))
    return [
        member
        for member in result.members
        if not _rows(result, member.key, at) and all(_rows(result, member.key, day) for day in before)
    ]


def debuts(result: Dataset, at: Start) -> list[Series]:
    """Members with their first rows of all in ``at``, where eight periods before are known."""
    earlier = [point.at for point in result.complete if point.at < at]
    if len(earlier) < _STEADY_LEVEL:
        return []
    return [
        member
        for member in result.members
        if not member.merged
        and _rows(result, member.key, at)
        and not any(_rows(result, member.key, day) for day in earlier)
    ]


def renamed(result: Dataset, at: Start) -> dict[str, str]:
    """Members that fall silent in ``at``, with the new one that is about as large: each new one once, the likest."""
    like = result.like(at) if result.grain in {"hour", "day"} else result.step(at, -1)
    pairs, fresh = [], debuts(result, at)
    for old in silent(result, at) if fresh else []:
        for new in fresh:
            before, now = result.value(like, old.key), result.value(at, new.key)
            if before and now and abs(now / before - 1) <= _MUCH_AS_LARGE:
                pairs.append((abs(now / before - 1), old.key, new.key))
    found: dict[str, str] = {}
    for _, old_key, new_key in sorted(pairs):
        if old_key not in found and new_key not in found.values():
            found[old_key] = new_key
    return found


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
