"""Charts that owners drew elsewhere are readable on a phone, whatever is in them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from pulse.chart import draw
from pulse.chart.legible import problems
from pulse.chart.own import draw_own
from pulse.chart.page import SQUARE, Box, Page
from pulse.definition import Chart
from pulse.insight import find_facts
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.sketch import Line, Sketch, steps_of

BOX = Box(56.0, 300.0, 1024.0, 985.0)


def line(title: str, form: Any, *values: float | None, right: bool = False, unit: Any = "currency") -> Line:
    return Line(title, form, values, right=right, unit=unit, currency="EUR" if unit == "currency" else None)


def drawn(sketch: Sketch) -> Figure:
    page = Page(SQUARE)
    draw_own(page, sketch, BOX, "en", by_name=False)
    return page.figure


LABELS = tuple(f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"))
VALUES = (1200.0, -300.5, None, 18_400.0, 5.0, 0.0, 99_999.0, 12.5)


@pytest.mark.parametrize("form", ["line", "area", "column", "bar", "scatter", "stepped"])
@pytest.mark.parametrize("stacking", ["none", "stacked", "percent"])
def test_every_form_and_stacking_is_readable_with_gaps_and_negative_figures(form: Any, stacking: Any) -> None:
    sketch = Sketch(LABELS, (line("One", form, *VALUES), line("Two", form, *VALUES[::-1])), stacking)

    assert problems(drawn(sketch)) == []


@pytest.mark.parametrize("form", ["pie", "scorecard", "bar"])
def test_parts_are_readable_with_long_names(form: Any) -> None:
    names = ("A very long name of a product that nobody can read in one go", "B", "Ćwikła 🥗", "")
    sketch = Sketch(names, (line("Parts", form, 1.0, 250_000.0, 3.25, 0.0),))

    assert problems(drawn(sketch)) == []


def test_small_parts_of_a_pie_become_one_that_keeps_the_sum() -> None:
    figure = drawn(Sketch(tuple(map(str, range(20))), (line("Parts", "pie", *map(float, range(1, 21))),)))

    texts = [text.get_text() for text in figure.texts]
    others = texts.index("all others")
    # 20 to 14 are shown; 1 to 13 are 91.
    assert texts[others + 1].startswith("€91 ·")


def test_two_axes_have_marks_of_their_own_units() -> None:
    sketch = Sketch(
        LABELS, (line("Revenue", "column", *VALUES), line("Churn", "line", *[0.02] * 8, right=True, unit="percent"))
    )

    figure = drawn(sketch)

    written = [text.get_text() for text in figure.texts]
    assert any("€" in text for text in written)
    assert any("%" in text for text in written)
    assert "Churn (right)" in written
    assert problems(figure) == []


def test_of_more_lines_than_can_be_told_apart_those_that_moved_most_are_drawn() -> None:
    lines = tuple(line(f"Line {n}", "line", *[float(at * n) for at in range(8)]) for n in range(12))

    figure = drawn(Sketch(LABELS, lines))

    named = [text.get_text() for text in figure.texts if text.get_text().startswith("Line")]
    assert problems(figure) == []
    assert sorted(named) == ["Line 10", "Line 11", "Line 9"]


@example([1.9e-72], "area")
@example([-1e-300, None, 0.0], "column")
@example([5e-324], "line")
@given(
    st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), min_size=1, max_size=30).filter(
        lambda values: any(value is not None for value in values)
    ),
    st.sampled_from(["line", "area", "column", "bar", "stepped"]),
)
def test_whatever_the_figures_are_it_is_readable(values: list[float | None], form: Any) -> None:
    sketch = Sketch(tuple(f"Label {n}" for n in range(len(values))), (line("One", form, *values),))

    assert problems(drawn(sketch)) == []


def test_a_standing_figure_is_drawn_part_by_part() -> None:
    at, parts = date(2026, 11, 22), {"Qualified": 40_000, "Proposal": 86_982, "Contract sent": 28_478}
    figures = {"": sum(parts.values()), **parts}
    series = tuple(Series(key, key or "Pipeline", "currency", "EUR", additive=True) for key in figures)
    points = tuple(Point(at, Decimal(value), key, rows=1) for key, value in figures.items())
    now = datetime(2026, 11, 22, 7, tzinfo=UTC)
    result = Dataset("Pipeline", "stage", "day", "UTC", now, series, points, Quality(), snapshot=True)

    part = draw(result, find_facts(result), Chart(), title="Pipeline", good="up")

    assert part == draw(result, find_facts(result), Chart(), title="Pipeline", good="up")


def test_stacks_of_shares_end_at_the_whole() -> None:
    lines = (line("One", "column", *[3.0] * 8), line("Two", "column", *[1.0] * 8))

    written = [text.get_text() for text in drawn(Sketch(LABELS, lines, "percent")).texts]

    assert [text for text in written if text.endswith("%")] == ["0%", "50%", "100%"]


def test_of_many_stacks_the_small_ones_become_one_so_that_the_whole_stays_the_same() -> None:
    lines = tuple(line(f"Part {n}", "column", *[float(n)] * 8) for n in range(1, 10))

    [bars] = [item for item in drawn(Sketch(LABELS, lines, "stacked")).artists if isinstance(item, PolyCollection)][-1:]

    assert len(np.unique(np.asarray(bars.get_facecolor()), axis=0)) == 5
    assert len(bars.get_paths()) == 8 * 5


def test_a_waterfall_begins_each_step_where_the_last_one_ended() -> None:
    steps = line("Cash", "waterfall", 100.0, 50.0, -30.0, None, unit="count")

    assert steps_of(steps.values, (0, 3)) == [(0.0, 100.0), (100.0, 150.0), (150.0, 120.0), (0.0, 120.0)]
    assert problems(drawn(Sketch(("Open", "In", "Out", "Close"), (steps,), totals=(0, 3)))) == []


@pytest.mark.parametrize("form", ["histogram", "treemap"])
def test_further_forms_are_readable(form: Any) -> None:
    assert problems(drawn(Sketch(LABELS, (line("One", form, *map(float, range(1, 9)), unit="count"),)))) == []


def test_bubbles_have_areas_in_proportion_and_stay_on_the_page() -> None:
    one = line("Shops", "bubble", 10.0, 90.0, 50.0, unit="count")

    figure = drawn(Sketch(("", "", ""), (one,), places=(1.0, 50.0, 20.0), sizes=(100.0, 25.0, 50.0)))

    across = sorted(
        item.get_markersize() for item in figure.artists if isinstance(item, Line2D) and item.get_marker() == "o"
    )
    assert across[2] / across[0] == pytest.approx(2.0)
    assert problems(figure) == []


def test_candles_show_four_figures_each() -> None:
    lines = tuple(
        line(name, "candlestick", *(100.0 + add for _ in LABELS), unit="number")
        for name, add in (("l", -5), ("o", -1), ("c", 2), ("h", 6))
    )

    assert problems(drawn(Sketch(LABELS, lines))) == []


def outlines(figure: Figure) -> list[list[float]]:
    """Heights of the corners of every filled shape with more than four, in pixels from the top."""
    tall = figure.bbox.height
    shapes = [item for item in figure.artists if isinstance(item, PolyCollection)]
    found = [
        (tall - item.get_transform().transform(path.vertices)[:, 1]).round().tolist()
        for item in shapes
        for path in item.get_paths()
    ]
    return [heights for heights in found if len(heights) > 5]


def test_where_nothing_is_known_an_area_has_a_gap_and_no_zero() -> None:
    whole = outlines(drawn(Sketch(LABELS, (line("A", "area", *[100.0] * 8),))))
    gap = outlines(drawn(Sketch(LABELS, (line("A", "area", *[100.0] * 4, None, *[100.0] * 3),))))

    assert (len(whole), len(gap)) == (1, 2)
    assert {min(heights) for heights in gap} == {min(whole[0])}
    # Each has its two levels only: what is reached, and zero under it.
    assert [len({*heights}) for heights in gap] == [2, 2]


def test_stacked_areas_below_zero_stand_on_each_other_there() -> None:
    lines = (line("A", "area", 50.0, -30.0, 20.0), line("B", "area", 10.0, -30.0, 20.0))

    first, second = outlines(drawn(Sketch(("a", "b", "c"), lines, "stacked")))

    # In the middle, the second begins where the first one ends: twice as far below zero.
    zero = first[4]
    assert first[1] - zero > 0
    assert second[4] == first[1]
    assert second[1] - zero == pytest.approx(2 * (first[1] - zero), abs=2)


def test_many_stacks_swallow_no_line_that_stands_beside_them() -> None:
    stacks = [line(f"Part {n}", "column", *[10.0 + n] * 8) for n in range(6)]

    written = [
        text.get_text()
        for text in drawn(Sketch(LABELS, (*stacks, line("Target", "line", *[5.0] * 8)), "stacked")).texts
    ]

    assert "Target" in written
    assert "all others" in written


def test_a_line_beside_shares_of_a_whole_has_the_axis_at_the_right() -> None:
    lines = (line("A", "column", *[1.0] * 8), line("B", "column", *[3.0] * 8), line("Orders", "line", *[50.0] * 8))

    figure = drawn(Sketch(LABELS, lines, "percent"))

    written = [text.get_text() for text in figure.texts]
    assert "Orders (right)" in written
    assert {"0%", "50%", "100%"} <= {*written}
    assert problems(figure) == []
