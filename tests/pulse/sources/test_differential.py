"""Random tables in every shape, read by us and by plain pandas and openpyxl: one figure by either, or none by us."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import event, given

from pulse.errors import ChartcastrError
from pulse.series import Dataset
from pulse.sources import fetch
from tests.fuzz.written import Table, files_of, grids_of, pulse_of, save, tables
from tests.pulse.sources.reference import NOW, Figures, Form, UnreadableError, figures_of, first_day, over

LEAST_SHARE = 0.9
"""Of the tables that something can be told of; how many those are is for chance to say."""


def told(at: str, form: Form) -> Dataset | str:
    """What we say of the files: figures, or one sentence."""
    try:
        return fetch(pulse_of(at, form), NOW)
    except ChartcastrError as wrong:
        said = str(wrong)
    assert is_one_sentence(said), said
    if re.search("holds '.*which is no (number|date)|is empty where a date", said):
        assert re.search(r": row \d+.*, column '", said), said
    return said


def is_one_sentence(said: str) -> bool:
    return (
        bool(said.strip())
        and said.endswith(".")
        and not set("\n\r\x0b\x0c\x1c\x85\u2028\u2029") & set(said)
        and "Traceback" not in said
    )


def expected(paths: list[Path], form: Form) -> Figures | str:
    try:
        return figures_of(paths, form)
    except UnreadableError as wrong:
        return str(wrong)


def differences(result: Dataset, figures: Figures) -> list[str]:
    """Where what was told and what the file says differ, by period and member."""
    found = []
    ours = {key: {at: point.value for at, point in points.items()} for key, points in result.table.items()}
    if set(ours) != set(figures.values):
        found.append(f"members {sorted(ours)} for {sorted(figures.values)}")
    for key, values in figures.values.items():
        wrong = [at for at in sorted({*values, *ours.get(key, {})}) if ours.get(key, {}).get(at) != values.get(at)]
        found += [f"{key!r} at {at}: {ours.get(key, {}).get(at)} for {values.get(at)}" for at in wrong]
    if (result.quality.rows, result.quality.future_rows) != (figures.rows, figures.future):
        found.append(
            f"{result.quality.rows} rows for {figures.rows}, {result.quality.future_rows} for {figures.future}"
        )
    return found


# --- refusals that are right ----------------------------------------------------------------------------------------


_NOTHING_TOLD = frozenset(
    {
        "a thousand or a fraction",
        "days and months cannot be told apart",
        "no row left",
        "no row before now",
        "fewer than two periods",
    }
)
"""Why the reference tells nothing of a file that nobody damaged."""


def is_rightly_refused(said: str, figures: Figures | str, table: Table) -> bool:
    """Whether a refusal of a file that nobody damaged has its reason in the file."""
    form = table.form
    if isinstance(figures, str):
        return figures in _NOTHING_TOLD
    reasons: dict[str, Callable[[], bool]] = {
        # A few letters do not tell one old encoding from another.
        "UTF-8 text": lambda: form.encoding == "cp1252",
        # Where no column is named, a title above few rows may be as wide as they are.
        "no columns for periods": lambda: form.kind == "xlsx" and form.wide and not form.by and form.preamble > 0,
        "no complete": lambda: not _whole_periods(figures, form),
        "is the sum of": lambda: _holds_a_total(figures, form) or _is_a_total_without_a_name(table),
        "each row is a": lambda: _looks_longer(figures, form),
    }
    return any(holds() for part, holds in reasons.items() if part in said)


def _whole_periods(figures: Figures, form: Form) -> list[date]:
    today, newest = NOW.astimezone(ZoneInfo(form.zone)).date(), max(figures.values[""])
    known = [at for at, value in figures.values[""].items() if value is not None and at not in figures.unknown]
    # The newest may have ended too early.
    return [at for at in known if over(at, form.grain) <= today and at != newest]


def _holds_a_total(figures: Figures, form: Form) -> bool:
    courses = {key: {at: value or Decimal(0) for at, value in values.items()} for key, values in figures.values.items()}
    whole, keys = courses.pop(""), list(dict.fromkeys(key for _, key, _ in figures.cells))
    if not courses:
        # Nothing is broken down, and a column beside the figures may have a total all the same.
        courses = _members_of_cells(figures, form)
        whole = {at: sum((course[at] for course in courses.values()), Decimal(0)) for at in courses[keys[0]]}
    for key, course in courses.items():
        if _mostly(abs(course[at] * 2 - value) <= 2 for at, value in whole.items() if course[at]):
            return True
        for run in _runs(keys, key):
            sums = {at: sum((courses[item][at] for item in run), Decimal(0)) for at in whole}
            if _mostly(abs(course[at] - sums[at]) <= 2 for at in whole if course[at]):
                return True
    return form.aggregate == "sum" and any(
        _row_totals(figures, span) for span in ("day", "week", "month", "quarter", "year", "all")
    )


def _is_a_total_without_a_name(table: Table) -> bool:
    """Whether the rows that have no value in a column beside the figures add up, by period, to what the others do."""
    for column in ("flag", "note"):
        sums: dict[date, list[Decimal]] = {}
        for row in table.rows:
            both = sums.setdefault(first_day(row.at.date(), table.form.grain), [Decimal(0), Decimal(0)])
            both[bool(getattr(row, column))] += row.figure or Decimal(0)
        if _mostly(abs(nameless - named) <= 2 for nameless, named in sums.values() if nameless):
            return True
    return False


def _members_of_cells(figures: Figures, form: Form) -> dict[str, dict[date, Decimal]]:
    starts = {at: first_day(at, form.grain) for at, _, _ in figures.cells}
    found = {key: dict.fromkeys(starts.values(), Decimal(0)) for _, key, _ in figures.cells}
    for at, key, value in figures.cells:
        found[key][starts[at]] += value or Decimal(0)
    return found


def _runs(keys: list[str], key: str) -> Iterator[list[str]]:
    place = keys.index(key)
    for side in (keys[:place][::-1], keys[place + 1 :]):
        yield from (side[:count] for count in range(2, len(side) + 1))


def _row_totals(figures: Figures, span: str) -> bool:
    held: dict[date, list[Decimal]] = {}
    for at, _, value in figures.cells:
        if value is not None:
            held.setdefault(date.min if span == "all" else _begin(at, span), []).append(value)
    spans = [rows for rows in held.values() if len(rows) >= 3]
    return _mostly(abs(max(rows) * 2 - sum(rows)) <= len(rows) for rows in spans)


def _begin(at: date, span: str) -> date:
    return first_day(at, span)


def _mostly(agreeing: Iterator[bool]) -> bool:
    found = list(agreeing)
    return bool(found) and sum(found) >= 0.8 * len(found)


def _looks_longer(figures: Figures, form: Form) -> bool:
    zone = ZoneInfo(form.zone)
    local = [at.astimezone(zone) for at in figures.moments]
    days = sorted({at.date() for at in local})
    edges = {
        span: all(_begin(day, span) == day for day in days)
        or all(_begin(day + timedelta(1), span) == day + timedelta(1) for day in days)
        for span in ("month", "quarter", "year")
    }
    weeks = all(later - earlier == timedelta(7) for earlier, later in pairwise(days))
    return len(days) >= 3 and (any(edges.values()) or weeks or _one_in_each(days, 1) or _one_in_each(days, 3))


def _one_in_each(days: list[date], months: int) -> bool:
    """Whether there is one day in each of several months or quarters in a row: many, or a few that are alike."""
    held = [(day.year * 12 + day.month - 1) // months for day in days]
    at_one_number = len({day.day for day in days}) == 1
    near_the_end = all((day + timedelta(4)).month != day.month for day in days)
    return held == list(range(held[0], held[0] + len(days))) and (len(days) >= 5 or at_one_number or near_the_end)


# --- tests ----------------------------------------------------------------------------------------------------------


def test_what_we_accept_has_the_figures_that_the_file_has_and_most_is_accepted(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()

    @given(tables())
    def same(table: Table) -> None:
        form = table.form
        at, paths = save(tmp_path, files_of(grids_of(table), form), form)
        ours, theirs = told(at, form), expected(paths, form)
        if isinstance(theirs, Figures) and _whole_periods(theirs, form):
            seen["accepted" if isinstance(ours, Dataset) else "refused"] += 1
        event(f"{form.kind}: {'accepted' if isinstance(ours, Dataset) else 'refused'}")
        if isinstance(ours, str):
            event(f"refused: {re.sub(r'[0-9]+|/[^ ]*', '', ours)[:60]}")
            assert is_rightly_refused(ours, theirs, table), (ours, form)
            return
        assert not isinstance(theirs, str), (theirs, form)
        assert differences(ours, theirs) == [], form

    same()
    assert seen["accepted"] >= LEAST_SHARE * sum(seen.values()), seen
