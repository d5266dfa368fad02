"""Whether estimates are said as they are: the number to the digits that count, the direction, and since when."""

import math
from fractions import Fraction

from bench.truth.course import total_of
from bench.truth.judge import Check, Judge
from bench.truth.read import Clause, Token
from bench.truth.series import WINDOW

_NOISE = 1e-6
"""Two ways of working out one estimate may differ by this much of it."""


def near(judge: Judge, token: Token, true: float, what: str, *, step: float = 0.0) -> None:
    """``token`` is an estimate of ``true``: rounded to three digits that count, or to ``step``, and as it is shown."""
    whole = judge.case.unit in {"count", "points"}
    rounded = [_rounded(true * (1 + off), step, whole=whole) for off in (0.0, _NOISE, -_NOISE)]
    slack = float(token.half) * (1 + _NOISE) + abs(true) * 1e-9
    close = any(abs(abs(float(token.value)) - abs(number)) <= slack for number in rounded)
    judge.must(close, f"{what} is {true:.6g}, not {token.text!r}")
    judge.must(not token.signed or float(token.value) * true >= 0, f"sign of {what}")


def _rounded(value: float, step: float, *, whole: bool) -> float:
    if step:
        return round(value / step) * step
    found = float(f"{value:.3g}")
    return float(round(found)) if whole else found


def unusual(judge: Judge, clause: Clause) -> None:
    """What was usual, or how far it usually swings, and how far the newest figure is from it."""
    found = judge.ahead.usual
    now, figures = judge.table.value(judge.at) or Fraction(0), clause.all("a")
    never_below = judge.ahead.values.min() >= 0
    middle, low, high = (max(0.0, end) if never_below else end for end in (found.middle, found.low, found.high))
    if judge.case.unit == "percent" and not (judge.ahead.values > 1).any():
        low, high = min(low, 1.0), min(high, 1.0)
    if len(figures) == 1:
        near(judge, figures[0], middle, "usual")
        judge.must(abs(found.z) > 4 and bool(clause.ways), f"z is {found.z:.3g}")  # noqa: PLR2004
        judge.way(clause.ways, now - Fraction(middle))
        return
    judge.must(abs(found.z) <= 2.0001 and not clause.ways, f"z is {found.z:.3g}")  # noqa: PLR2004
    for token, end, within in zip(figures, (low, high), (low <= now, high >= now), strict=True):
        # Rounded, it may have to be the figure itself that ends the swing.
        if abs(token.value - now) > token.half or not within:
            near(judge, token, end, "end of the usual swing")


def trend(judge: Judge, clause: Clause) -> None:
    """A trend's move, its direction, its first period, and that chance alone seldom makes one like it."""
    token, since = clause.all("sad")[0], clause.all("p")[0].at
    window, now, before = judge.ahead.trends(since)
    near(judge, token, now[0], "trend")
    least = 0.05 if window <= WINDOW else 0.01
    judge.must(now[1] < least, f"p of the trend is {now[1]:.3g}")
    judge.way(clause.ways[:1] if clause.kind == "turn" else clause.ways, Fraction(now[0]))
    if clause.kind == "turn":
        judge.must(before is not None and before[1] < 0.05, "no trend before")  # noqa: PLR2004
        judge.way(clause.ways[1:], Fraction(before[0] if before and not math.isnan(before[0]) else 0))


def level(judge: Judge, clause: Clause) -> None:
    """A new level: since when, from and to what."""
    found = judge.ahead.step
    if found is None:
        judge.must(False, "there is no break")  # noqa: FBT003
        return
    since, base, now = found
    judge.must(clause.all("p")[0].at == since, f"break is at {since}")
    first, second = clause.all("a")
    near(judge, first, now, "new level")
    near(judge, second, base, "old level")
    judge.way(clause.ways, Fraction(now - base))


def swings(judge: Judge, clause: Clause) -> None:
    """So many times as restless."""
    judge.shows(clause.all("a")[0], Fraction(judge.ahead.swings), "swings")


def forecast(judge: Judge, clause: Clause) -> None:
    """The forecast and its bounds, to a hundredth of their distance or to what is shown."""
    figures, periods = clause.all("a"), clause.all("p")
    if periods:
        judge.must(periods[0].at == judge.table.step(judge.at, 1), "the next period")
        judge.must(judge.ahead.next is not None and judge.ahead.next.beats, "the last value is as good a guess")
        options = [judge.ahead.next]
    else:
        totals = [goal for goal in judge.case.goals if goal.kind == "total"]
        options = [judge.ahead.end(goal, total_of(judge, goal) or Fraction(0)) for goal in totals]
    if not options or options[0] is None:
        judge.must(False, "nothing to forecast from")  # noqa: FBT003
        return
    wide = options[0].high - options[0].low
    places = math.floor(math.log10(wide)) - 1 if wide > 0 else 0
    step = 10.0 ** (max(0, places) if judge.case.unit in {"count", "points"} else places) if wide > 0 else 0.0
    for token, true, what in zip(figures, options[0][:3], ("forecast", "low", "high"), strict=True):
        near(judge, token, true, what, step=step)


def pace(judge: Judge, clause: Clause) -> None:
    """How much of a total is reached, against what would be by now."""
    now, target, *gap = clause.all("ad")
    goal = next((item for item in judge.case.goals if item.kind == "total"), None)
    if goal is None:
        judge.must(False, "there is no such goal")  # noqa: FBT003
        return
    reached = total_of(judge, goal) or Fraction(0)
    judge.level(now, reached, "reached")
    judge.level(target, Fraction(goal.value), "target")
    judge.shows(clause.all("s")[0], reached / Fraction(goal.value), "attained")
    diff = judge.ahead.gap(goal, reached)
    for token in gap:
        near(judge, token, diff, "difference from the pace")
        judge.way(clause.ways, Fraction(diff))
    if not gap:
        judge.must(abs(diff) <= max(0.5, float(goal.value) * 0.0005), f"as expected, but {diff:.6g} off")


ESTIMATES: dict[str, Check] = {
    "unusual": unusual,
    "trend": trend,
    "turn": trend,
    "break": level,
    "volatility": swings,
    "forecast": forecast,
    "pace": pace,
}
