"""What is true of seasons, lengths of months, and parts that cancel, come or are renamed, and of a slip of the unit."""

import calendar
from datetime import date
from fractions import Fraction
from statistics import median

from bench.truth.course import count_of
from bench.truth.judge import Check, Judge
from bench.truth.read import Clause
from bench.truth.table import Figure

_ZERO = Fraction(0)
_MOVE, _NEARLY = Fraction(2, 100), Fraction(3, 10)
_OF_LATE = 8


def season(judge: Judge, clause: Clause) -> None:
    """The move from the period before was much the same a year ago."""
    now, before = _moved(judge, judge.at), _moved(judge, judge.table.like(judge.at))
    if now is None or before is None:
        judge.must(False, "a move is not known")  # noqa: FBT003
        return
    judge.shows(clause.all("s")[0], before, "move of a year before")
    judge.way(clause.ways, now)
    judge.way(clause.ways, before)
    judge.must(abs(now - before) <= max(_MOVE, _NEARLY * abs(now)), f"{float(now):.3g} is not much {float(before):.3g}")


def _moved(judge: Judge, at: date) -> Figure:
    now, base = judge.table.value(at), judge.table.value(judge.table.step(at, -1))
    return (now - base) / base if now is not None and base is not None and base > 0 else None


def per_day(judge: Judge, clause: Clause) -> None:
    """The average per day of this month and of the one before."""
    each, before = (_each(judge, at) for at in (judge.at, judge.table.step(judge.at, -1)))
    figures = clause.all("sad")
    judge.level(figures[0], each, "average per day")
    if len(figures) == 1:
        judge.must(each is not None and before is not None and abs(each / before - 1) < Fraction(1, 1000), "it moved")
        return
    judge.moved(figures[1], each, before, clause.ways)
    for token in figures[2:]:
        judge.level(token, before, "average per day before")


def _each(judge: Judge, at: date) -> Figure:
    value = judge.table.value(at)
    return None if value is None else value / calendar.monthrange(at.year, at.month)[1]


def growth(judge: Judge, clause: Clause) -> None:
    """The plain average of so many periods, and of as many before."""
    first, *figures = clause.all("sadg")
    count = count_of(first, judge)
    starts = [at for at in judge.table.starts if at <= judge.at]
    now, before = _average(judge, starts[-count:]), _average(judge, starts[-2 * count : -count])
    judge.level(figures[0], now, f"average of {count}")
    judge.moved(figures[1], now, before, clause.ways)
    for token in figures[2:]:
        judge.level(token, before, f"average of {count} before")


def _average(judge: Judge, starts: list[date]) -> Figure:
    values = [judge.table.value(at) for at in starts]
    known = [value for value in values if value is not None]
    return sum(known, _ZERO) / len(values) if values and len(known) == len(values) else None


def offset(judge: Judge, clause: Clause) -> None:
    """The largest rise and the largest fall of the parts, and that little is left of all of them."""
    base_at, table = judge.base or judge.at, judge.table
    moves = {
        name: (table.value(judge.at, name) or _ZERO) - (table.value(base_at, name) or _ZERO) for name in table.members
    }
    for token, figure, way in zip(clause.all("m"), clause.all("sad"), (max, min), strict=True):
        judge.must(moves.get(token.text) == way(moves.values()), f"{token.text} is not the one that moved most")
        judge.level(figure, abs(moves.get(token.text, _ZERO)), f"difference of {token.text}")
    left, gross = sum(moves.values(), _ZERO), sum(map(abs, moves.values()), _ZERO)
    judge.must(abs(left) * 10 <= gross, "they do not cancel")


def debut(judge: Judge, clause: Clause) -> None:
    """A part that had no row before."""
    name, table = clause.all("m")[0].text, judge.table
    judge.level(clause.all("a")[0], table.value(judge.at, name), f"{name} now")
    judge.must(clause.all("p")[0].at == judge.at and _is_new(judge, name), f"{name} is not new")


def renamed(judge: Judge, clause: Clause) -> None:
    """One part has no rows any more, and another is new and about as large."""
    old, new = (token.text for token in clause.all("m"))
    table = judge.table
    judge.must(not table.rows(judge.at, old) and bool(table.rows(table.step(judge.at, -1), old)), f"{old} is there")
    judge.must(_is_new(judge, new), f"{new} is not new")


def _is_new(judge: Judge, name: str) -> bool:
    earlier = [at for at in judge.table.starts if at < judge.at and at in judge.table.complete]
    return bool(judge.table.rows(judge.at, name)) and not any(judge.table.rows(at, name) for at in earlier)


def slip(judge: Judge, clause: Clause) -> None:
    """A figure a hundred or a thousand times off the middle of the eight before."""
    now, count, usual = clause.all("a")
    values = [judge.table.value(at) for at in judge.table.complete[:-1]][-_OF_LATE:]
    middle = median(value for value in values if value is not None)
    judge.level(now, judge.table.value(judge.at), "figure")
    judge.shows(usual, Fraction(f"{float(middle):.3g}"), "usual")
    value = judge.table.value(judge.at) or Fraction(1)
    judge.must(abs(max(value / middle, middle / value) / count.value - 1) <= Fraction(15, 100), "it is not so far off")


CALENDAR: dict[str, Check] = {
    "growth": growth,
    "season": season,
    "per_day": per_day,
    "offset": offset,
    "debut": debut,
    "renamed": renamed,
    "slip": slip,
}
