"""Whether estimates are said as they are: the number to the digits that count, the direction, and since when."""

import math
from fractions import Fraction

from bench.truth.course import total_of
from bench.truth.judge import Check, Judge
from bench.truth.read import Clause, Token

_DIGITS = 0.0051
"""Three digits that count: half of the last one, and a little for the arithmetic."""


def near(judge: Judge, token: Token, true: float, what: str, least: float = 0.0) -> None:
    """``token`` is an estimate of ``true``, to three digits or to what is shown."""
    slack = max(abs(true) * _DIGITS, least) + float(token.half) + (0.5 if judge.case.unit in {"count", "points"} else 0)
    judge.must(abs(abs(float(token.value)) - abs(true)) <= slack * 1.02, f"{what} is {true:.6g}, not {token.text!r}")
    judge.must(not token.signed or float(token.value) * true >= 0, f"sign of {what}")


def unusual(judge: Judge, clause: Clause) -> None:
    """What was usual, and how far the newest figure is from it."""
    likely, z = judge.ahead.usual
    now = judge.table.value(judge.at)
    if judge.ahead.values.min() >= 0:
        likely = max(0.0, likely)
    for token in clause.all("a"):
        near(judge, token, likely, "usual")
    judge.must(abs(z) > 4 if clause.ways else abs(z) <= 2.0001, f"z is {z:.3g}")  # noqa: PLR2004
    judge.way(clause.ways, (now or Fraction(0)) - Fraction(likely))


def trend(judge: Judge, clause: Clause) -> None:
    """A trend's move, its direction, its first period, and that chance alone seldom makes one like it."""
    (now, before) = judge.ahead.trends
    token, since = clause.all("sad")[0], clause.all("p")[0].at
    if now is None:
        judge.must(False, "there is no trend")  # noqa: FBT003
        return
    near(judge, token, now[0], "trend")
    judge.must(now[1] < 0.05, f"p of the trend is {now[1]:.3g}")  # noqa: PLR2004
    judge.must(since == judge.ahead.since, f"trend is since {judge.ahead.since}")
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
    near(judge, clause.all("a")[0], judge.ahead.swings, "swings")


def forecast(judge: Judge, clause: Clause) -> None:
    """The forecast and its bounds, to a hundredth of their distance or to what is shown."""
    figures, periods = clause.all("a"), clause.all("p")
    if periods:
        judge.must(periods[0].at == judge.table.step(judge.at, 1), "the next period")
        options = [judge.ahead.next]
    else:
        totals = [goal for goal in judge.case.goals if goal.kind == "total"]
        options = [judge.ahead.end(goal, total_of(judge, goal) or Fraction(0)) for goal in totals]
    if not options or options[0] is None:
        judge.must(False, "nothing to forecast from")  # noqa: FBT003
        return
    least = abs(options[0].high - options[0].low) / 18
    for token, true, what in zip(figures, options[0], ("forecast", "low", "high"), strict=True):
        near(judge, token, true, what, least)


ESTIMATES: dict[str, Check] = {
    "unusual": unusual,
    "trend": trend,
    "turn": trend,
    "break": level,
    "volatility": swings,
    "forecast": forecast,
}
