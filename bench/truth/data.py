"""What is true of the data: what it rests on, what is missing, late, open or odd."""

from fractions import Fraction

import pandas as pd

from bench.truth.course import count_of
from bench.truth.judge import Check, Judge
from bench.truth.read import Clause
from bench.truth.table import Sums, floor


def span(judge: Judge, clause: Clause) -> None:
    """What the facts rest on."""
    table = judge.table
    count = clause.all("ag")[0]
    judge.must(count_of(count, judge) == len(table.complete), f"{len(table.complete)} periods are complete")
    first, last = (item.at for item in clause.all("p"))
    judge.must((first, last) == (table.complete[0], table.complete[-1]), "first and last complete period")
    moment = clause.all("q")[0]
    judge.must(moment.at == table.local.date() and f"{table.local:%H:%M}" in moment.text, "when it was read")
    judge.must(clause.all("z")[0].text == judge.case.zone, "time zone")


def stale(judge: Judge, clause: Clause) -> None:
    """The newest complete period, and the newest that is over."""
    newest, expected = (item.at for item in clause.all("p"))
    judge.must(newest == judge.at, "newest complete period")
    over = judge.table.step(floor(judge.table.local.date(), judge.table.grain), -1)
    judge.must(expected == over and over > newest, f"{over} is expected")


def partial(judge: Judge, clause: Clause) -> None:
    """A period that is not complete."""
    judge.must(clause.all("p")[0].at in judge.table.open, "that period is complete")


def no_base(judge: Judge, clause: Clause) -> None:
    """A period without a figure."""
    at, table = clause.all("p")[0].at, judge.table
    judge.must(table.value(at) is None, "that period has a figure")
    judge.must(at in {table.step(judge.at, -1), table.like(judge.at)}, f"nothing is held against {at}")


def missing(judge: Judge, clause: Clause) -> None:
    """Periods without any row."""
    empty = judge.table.empty
    judge.must(bool(empty) and clause.all("p")[0].at == empty[-1], f"newest missing is {empty[-1:]}")
    length = "day" if isinstance(judge.table, Sums) else judge.table.grain
    judge.must(clause.all("p")[0].grain == length, "a period of another length")
    count = clause.all("ag")
    judge.must((count_of(count[0], judge) if count else 1) == len(empty), f"{len(empty)} are missing")


def silent(judge: Judge, clause: Clause) -> None:
    """A member without rows that had some before."""
    at, table = clause.all("p")[0].at, judge.table
    judge.must(not table.rows(at, judge.member), f"{judge.member} has rows at {at}")
    judge.must(all(table.rows(table.step(at, -back), judge.member) for back in range(1, 5)), "none before either")


def zero(judge: Judge, clause: Clause) -> None:
    """A zero after none before."""
    judge.must(judge.table.value(clause.all("p")[0].at) == 0, "that is no zero")
    earlier = [judge.table.value(day) for day in judge.table.complete[:-1]]
    judge.must(count_of(clause.all("ag")[0], judge) == len(earlier) and all(earlier), "number without a zero")


def rows(judge: Judge, clause: Clause) -> None:
    """How many rows repeat another, have no figure, or are of the future."""
    table = judge.table
    raw = pd.DataFrame(judge.case.rows)
    kept = raw if judge.case.aggregate != "count" else raw[[0, 1]]
    true = {
        "kept": int(kept.duplicated().sum()),
        "unknown": int((~table.table["known"]).sum()),
        "future": table.future,
        "dropped": 0,
    }[clause.kind]
    judge.shows(clause.all("r")[0], Fraction(true), f"rows {clause.kind}")


DATA: dict[str, Check] = {
    "span": span,
    "stale": stale,
    "partial": partial,
    "no_base": no_base,
    "missing": missing,
    "silent": silent,
    "zero": zero,
    "kept": rows,
    "unknown": rows,
    "future": rows,
    "dropped": rows,
}
