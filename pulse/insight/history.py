"""Record and streak: the newest complete period among those before it."""

from decimal import Decimal

from pulse.insight.change import impact
from pulse.insight.fact import Direction, Evidence, Fact, evidence, period
from pulse.series import Dataset, Point
from pulse.series.periods import Start

LEAST_GAP = 8
"""A record is said only if it is the best or worst of at least this many periods."""
LEAST_STEP = Decimal("0.005")
"""A move counts towards a streak only if it is larger than this share of the period before."""
_LATE = 12
_LEAST_STREAK = 3
_LEAST_SHORT_STREAK = 5


def record(result: Dataset, at: Start, key: str = "") -> list[Fact]:
    """Highest or lowest since a period that is named, or of all periods there are; the scope is always said."""
    now = result.value(at, key)
    earlier = [p for p in result.table[key].values() if p.value is not None and not p.partial and p.at < at]
    if now is None or len(earlier) < LEAST_GAP:
        return []
    found = []
    for which in ("highest", "lowest"):
        since = next((p for p in reversed(earlier) if _reaches(p, now, which)), None)
        first = since.at if since else result.step(earlier[0].at, -1)
        span = len(result.between(first, at)) - 1 if since else len(result.between(earlier[0].at, at))
        if span <= LEAST_GAP:
            continue
        compared = [p for p in earlier if p.at > first]
        extreme = (max if which == "highest" else min)(compared, key=lambda p: p.value or Decimal(0), default=None)
        # With a gap in between, only what is known was beaten, and that is what is said, from the first of it on.
        whole = span == len(compared) + 1
        if not whole and not compared:
            continue
        scope = compared[0].at if not whole else since.at if since else earlier[0].at
        place = ("scope" if since else "all_since") if whole else "known_since"
        if _is_every_time(earlier, which):
            continue
        found.append(
            Fact(
                kind="record",
                about=which,
                unit=result.whole.unit,
                currency=result.whole.currency,
                numbers={"now": now, "count": Decimal(len(compared) + 1)},
                times={"when": period(result, at), place: period(result, scope, beside=at)},
                direction="up" if which == "highest" else "down",
                # What beats the one before by less than it moves every time is chance, sooner or later.
                impact=impact(result, now - extreme.value) if extreme and extreme.value is not None else 1.0,
                # Of n periods in any order, the newest is the extreme one with a chance of 1 in n, either way.
                surprise=1 - 2 / (len(compared) + 1),
                evidence=(
                    *(Evidence(series=key, at=p.at.isoformat(), value=p.value) for p in (since, extreme) if p),
                    evidence(result, at, key),
                ),
            )
        )
    return found


def _is_every_time(earlier: list[Point], which: str) -> bool:
    """Whether a third or more of the newest periods before were such records, too: of steady growth it is no news."""
    values = [p.value if which == "highest" else -p.value for p in earlier if p.value is not None]
    late = range(max(1, len(values) - _LATE), len(values))
    return sum(values[place] > max(values[:place]) for place in late) * 3 >= len(late)


def _reaches(point: Point, now: Decimal, which: str) -> bool:
    value = point.value if point.value is not None else now
    return value >= now if which == "highest" else value <= now


def streak(result: Dataset, at: Start, key: str = "") -> list[Fact]:
    """Consecutive moves in one direction, each larger than ``LEAST_STEP``, without a gap between them."""
    length, way, first = 0, None, at
    while True:
        later, before_at = result.value(first, key), result.step(first, -1)
        before = result.value(before_at, key)
        if later is None or before is None or before <= 0 or abs(later - before) <= LEAST_STEP * before:
            break
        move: Direction = "up" if later > before else "down"
        if way not in {None, move}:
            break
        length, way, first = length + 1, move, before_at
    least = _LEAST_SHORT_STREAK if result.grain in {"hour", "day"} else _LEAST_STREAK
    now, base = result.value(at, key), result.value(first, key)
    if length < least or way is None or now is None or base is None:
        return []
    return [
        Fact(
            kind="streak",
            about=way,
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={"now": now, "base": base, "diff": now - base, "count": Decimal(length)},
            times={"when": period(result, at), "against": period(result, first, beside=at)},
            direction=way,
            # Of moves that go either way alike, as many as these go one way with a chance of 2 in 2 to the length.
            surprise=1 - 2.0 ** (1 - length),
            evidence=tuple(evidence(result, item, key) for item in result.between(first, at)),
        )
    ]
