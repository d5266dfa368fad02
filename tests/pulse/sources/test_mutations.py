"""Damaged and doctored files: refused, or told with the figures that the file as it now is holds."""

import gzip
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.sources import fetch
from tests.fuzz.written import SPANS, Grid, Row, Table, files_of, forms, grids_of, save, tables
from tests.pulse.sources.conftest import pulse
from tests.pulse.sources.reference import NOW, Form, row_of
from tests.pulse.sources.test_differential import differences, expected, told

Change = Callable[[Random, Grid, Form], Any]


def compare(folder: Path, contents: list[bytes], form: Form) -> bool:
    """Whether the files are accepted; if they are, their figures are those of the reference."""
    at, paths = save(folder, contents, form)
    ours, theirs = told(at, form), expected(paths, form)
    event("accepted" if isinstance(ours, Dataset) else "refused")
    if isinstance(ours, str):
        return False
    assert not isinstance(theirs, str), (theirs, form)
    assert differences(ours, theirs) == [], form
    return True


# --- changes of cells -------------------------------------------------------------------------------------------------


def _cell(chance: Random, grid: Grid, name: str) -> tuple[int, int]:
    return chance.randrange(1, len(grid)), grid[0].index(name)


def double_a_row(chance: Random, grid: Grid, _form: Form) -> None:
    row = list(chance.choice(grid[1:]))
    grid.insert(chance.randrange(1, len(grid) + 1), row)


def swap_the_marks_of_a_figure(chance: Random, grid: Grid, form: Form) -> None:
    line, place = _figure_cell(chance, grid, form)
    cell = grid[line][place]
    assume(isinstance(cell, str) and ("," in cell or "." in cell))
    grid[line][place] = cell.translate(str.maketrans(",.", ".,"))


def another_form_of_one_date(chance: Random, grid: Grid, _form: Form) -> None:
    line, place = _cell(chance, grid, "day")
    assume(isinstance(grid[line][place], str))
    day = date(2026, 11, 13) - timedelta(days=chance.randrange(300))
    forms = [
        f"{day}",
        f"{day:%d.%m.%Y}" if day.day > 12 else f"{day:%Y.%m.%d}",
        f"{day:%d/%m/%Y}",
        f"{day:%m/%d/%Y}",
        f"{day:%d %b %Y}",
        f"{day:%Y/%m/%d}",
        f"{day}T14:30:00Z",
    ]
    grid[line][place] = chance.choice(forms)


def an_ambiguous_date(chance: Random, grid: Grid, _form: Form) -> None:
    line, place = _cell(chance, grid, "day")
    assume(isinstance(grid[line][place], str))
    grid[line][place] = chance.choice(["03/04/2026", "3/4/2026", "03-04-2026"])


def a_coarser_stamp(chance: Random, grid: Grid, _form: Form) -> None:
    line, place = _cell(chance, grid, "day")
    assume(isinstance(grid[line][place], str))
    grid[line][place] = chance.choice(["2026-10", "2026-Q3", "2025", "Oct 2026", "2026-W40"])


def a_second_currency(chance: Random, grid: Grid, form: Form) -> None:
    line, place = _figure_cell(chance, grid, form)
    assume(isinstance(grid[line][place], str))
    grid[line][place] = chance.choice(["$12", "12 £", "USD 1", "7%"])


def no_figure(chance: Random, grid: Grid, form: Form) -> None:
    line, place = _figure_cell(chance, grid, form)
    assume(isinstance(grid[line][place], str))
    grid[line][place] = chance.choice(
        ["many", "12x", "1.2.3", "1,2,3", "--5", "(5", "5)", "1 2", "0x10", "inf", "1_000", "1e400"]
    )


def _figure_cell(chance: Random, grid: Grid, form: Form) -> tuple[int, int]:
    if not form.wide:
        return _cell(chance, grid, "n")
    return chance.randrange(1, len(grid)), chance.randrange(3, len(grid[0]))


CHANGES: list[Change] = [
    double_a_row,
    swap_the_marks_of_a_figure,
    another_form_of_one_date,
    an_ambiguous_date,
    a_coarser_stamp,
    a_second_currency,
    no_figure,
]
OF_DATES = {another_form_of_one_date, an_ambiguous_date, a_coarser_stamp}


@pytest.mark.parametrize("change", CHANGES, ids=lambda item: item.__name__)
def test_a_table_with_one_changed_cell_or_row_is_refused_or_read_as_it_now_is(change: Change, tmp_path: Path) -> None:
    @given(tables(least=6), st.randoms(use_true_random=False))
    def holds(table: Table, chance: Random) -> None:
        form = table.form
        assume(not (form.wide and change in OF_DATES))
        grids = grids_of(table)
        change(chance, chance.choice(grids), form)
        compare(tmp_path, files_of(grids, form), form)

    holds()


def test_a_cell_that_is_no_number_is_told_with_the_row_that_its_own_program_shows(tmp_path: Path) -> None:
    seen: Counter[bool] = Counter()

    @given(tables(least=6), st.randoms(use_true_random=False))
    def holds(table: Table, chance: Random) -> None:
        form = replace(table.form, parts=1, where=(), key=False)
        assume(not form.wide and form.aggregate != "count" and form.dates not in {"d/m/Y", "m/d/Y"})
        grid = grids_of(replace(table, form=form))[0]
        line, place = _cell(chance, grid, "n")
        assume(isinstance(grid[line][place], str))
        grid[line][place] = "many"
        at, paths = save(tmp_path, files_of([grid], form), form)
        said = told(at, form)
        named = isinstance(said, str) and f": row {row_of('many', paths[0], form)}, column 'n' holds 'many'" in said
        # What may be a thousand or a fraction is told before, and so is an old encoding.
        assert named or (isinstance(said, str) and ("fraction" in said or "UTF-8" in said)), (said, form)
        seen[named] += 1

    holds()
    assert seen[True] > seen[False], seen


# --- changes of bytes -------------------------------------------------------------------------------------------------


def drop_a_quote(chance: Random, text: str, _form: Form) -> str:
    places = [at for at, letter in enumerate(text) if letter == '"']
    assume(places)
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def add_a_quote(chance: Random, text: str, _form: Form) -> str:
    at = chance.randrange(len(text))
    return f'{text[:at]}"{text[at:]}'


def add_a_separator(chance: Random, text: str, form: Form) -> str:
    at = chance.randrange(len(text))
    return text[:at] + form.separator + text[at:]


def drop_a_separator(chance: Random, text: str, form: Form) -> str:
    places = [at for at, letter in enumerate(text) if letter == form.separator]
    assume(places)
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def break_a_line(chance: Random, text: str, form: Form) -> str:
    at = chance.randrange(len(text))
    return text[:at] + form.ends + text[at:]


def join_two_lines(chance: Random, text: str, form: Form) -> str:
    places = [at for at in range(len(text)) if text.startswith(form.ends, at)]
    assume(places)
    at = chance.choice(places)
    return text[:at] + text[at + len(form.ends) :]


DAMAGES = [drop_a_quote, add_a_quote, add_a_separator, drop_a_separator, break_a_line, join_two_lines]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda item: item.__name__)
def test_a_text_with_one_mark_too_many_or_too_few_is_refused_or_read_as_it_now_is(
    damage: Callable[[Random, str, Form], str], tmp_path: Path
) -> None:
    @given(tables(least=3), st.randoms(use_true_random=False))
    def holds(table: Table, chance: Random) -> None:
        form = replace(table.form, parts=1)
        assume(form.kind in {"csv", "json", "jsonl", "wrapped"})
        contents = files_of(grids_of(replace(table, form=form)), form)
        at = 0
        plain = gzip.decompress(contents[at]) if form.packed else contents[at]
        damaged = damage(chance, plain.decode(form.encoding), form).encode(form.encoding)
        contents[at] = gzip.compress(damaged, mtime=0) if form.packed else damaged
        compare(tmp_path, contents, form)

    holds()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("sep=,who,ok,note,2026-11-18,2026-11-19,", "has 6 fields where the heading has 7"),
        ("whook,note,2026-11-18,2026-11-19,", "fewer than two of its headings are dates"),
    ],
)
def test_no_row_is_read_under_its_neighbours_names(heading: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"{heading}\nNord,yes,x,1,2,\nOst,no,y,3,4,\n")
    measure = {"name": "Orders", "columns": "periods"}

    with pytest.raises(SourceError, match=said):
        fetch(pulse({"at": str(path)}, "day", measure, "UTC"), NOW)


def test_a_file_that_ends_too_early_is_refused_or_read_as_far_as_it_goes(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()

    @given(tables(least=3), st.randoms(use_true_random=False))
    def holds(table: Table, chance: Random) -> None:
        form = table.form
        contents = files_of(grids_of(table), form)
        at = chance.randrange(len(contents))
        contents[at] = contents[at][: chance.randrange(1, len(contents[at]))]
        accepted = compare(tmp_path, contents, form)
        assert not (accepted and (form.packed or form.kind in {"parquet", "xlsx", "json", "wrapped"})), form
        seen[f"{form.kind} {accepted}"] += 1

    holds()


# --- totals -----------------------------------------------------------------------------------------------------------


def steady(form: Form, seed: int) -> Table:
    """Three members, a row of each every day for a hundred days: enough that a sum is no accident."""
    chance, scale = Random(seed), Decimal(1).scaleb(-max(form.places, 2))
    rows = [
        Row(_NOON - timedelta(days=back), who, chance.randrange(1_000, 9_000_000) * scale, "yes", "")
        for back in range(99, -1, -1)
        for who in ("Nord", "Ost, West", " Mitte ")
    ]
    return Table(tuple(rows), replace(form, parts=1, key=False, says_decimal=True))


_NOON = datetime(2026, 11, 20, 12, 7, tzinfo=UTC)


def _with_totals(table: Table, how: str) -> Table:
    rows = list(table.rows)
    found: list[Row] = []
    if how == "a member":
        days = sorted({row.at for row in rows})
        name = "Zusammen"
        found = rows + [
            Row(day, name, sum((r.figure or Decimal(0) for r in rows if r.at == day), Decimal(0)), "yes", "")
            for day in days
        ]
    elif how == "a last row":
        found = [*rows, Row(rows[-1].at, "", sum((r.figure or Decimal(0) for r in rows), Decimal(0)), "yes", "")]
    else:
        months: dict[tuple[int, int], list[Row]] = {}
        for row in rows:
            months.setdefault((row.at.year, row.at.month), []).append(row)
        for month in months.values():
            found += [
                *month,
                Row(month[-1].at, "", sum((r.figure or Decimal(0) for r in month), Decimal(0)), "yes", ""),
            ]
    return Table(tuple(found), table.form)


@pytest.mark.parametrize("how", ["a member", "a last row", "monthly rows", "Total"])
def test_totals_among_the_rows_are_never_counted_with_what_they_add_up(how: str, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()

    @given(forms(), st.integers(0, 10**6))
    def holds(drawn: Form, seed: int) -> None:
        assume(not drawn.wide and drawn.aggregate == "sum" and not drawn.where)
        assume(drawn.grain in {"day", "week", "month"})
        table = steady(drawn, seed)
        form = table.form
        doctored = _with_totals(table, "a last row" if how == "Total" else how)
        if how == "Total":
            last = doctored.rows[-1]
            doctored = Table((*doctored.rows[:-1], Row(last.at, "Total", last.figure, "yes", "")), form)
        assume(form.by or how != "a member")
        # A week that lies in two months holds the first's subtotal and rows of the second.
        assume(how != "monthly rows" or form.dates not in SPANS)
        at, paths = save(tmp_path, files_of(grids_of(table), form), form)
        ours, right = told(at, form), expected(paths, form)
        assume(isinstance(ours, Dataset))
        at, _ = save(tmp_path, files_of(grids_of(doctored), form), form)
        ours = told(at, form)
        seen["told" if isinstance(ours, Dataset) else "refused"] += 1
        if isinstance(ours, Dataset):
            assert not isinstance(right, str)
            assert [difference for difference in differences(ours, right) if " rows for " not in difference] == [], form

    holds()
    assert seen.total() > 0
