"""Whatever is shown, in whichever kind, language and look: it is drawn, and it can be read on a phone."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from pulse.chart import draw, encoded, fitted
from pulse.chart.brief import Brief
from pulse.chart.legible import problems
from pulse.chart.look import Look
from pulse.chart.own import draw_own
from pulse.chart.page import SQUARE, Box, Page
from pulse.definition import Calendar, Chart, Event, Goal, Grain, Unit
from pulse.insight import InsightOptions, find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset
from pulse.series.sketch import Line, Sketch
from tests.pulse.conftest import Maker

LANGUAGES = ["en", "de", "es", "fr", "pt", "it"]
KINDS = ["auto", "line", "bar", "rows", "scorecard", "slope", "pace", "same-days", "calendar"]
GRAINS: list[Grain] = ["hour", "day", "week", "month", "quarter", "year"]
FIRST = {"hour": datetime(2026, 3, 20, tzinfo=UTC), "week": date(2024, 1, 1)}

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
figures = st.one_of(st.none(), st.integers(-9999, 9999))


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Results with figures, gaps and parts of every size, in every grain and unit."""
    length = draw(st.integers(2, 70))
    row = st.lists(figures, min_size=length, max_size=length)
    members = draw(st.lists(names.filter(lambda name: name.strip()), max_size=9, unique=True))
    rows = {member: draw(row) for member in members} or {"": draw(row)}
    if all(row[-2] is None for row in rows.values()):
        rows = {key: [*row[:-2], 7, row[-1]] for key, row in rows.items()}
    grain = draw(st.sampled_from(GRAINS))
    rows = {
        key: [7 if at == length - 2 and value is None else value for at, value in enumerate(row)]
        for key, row in rows.items()
    }
    made = Maker()(
        rows,
        grain=grain,
        first=FIRST.get(grain, date(2024, 1, 1)),
        partial_last=draw(st.booleans()),
    )
    scale = Decimal(10) ** draw(st.integers(-3, 9))
    unit: Unit = draw(st.sampled_from(["count", "currency", "percent", "duration", "number"]))
    if unit == "count":
        scale = Decimal(10) ** draw(st.integers(0, 9))
    if unit == "percent":
        scale = min(scale, Decimal(1))
    money = "CHF" if unit == "currency" else None
    series = tuple(replace(item, unit=unit, currency=money, additive=unit != "percent") for item in made.series)
    points = tuple(replace(p, value=None if p.value is None else p.value * scale) for p in made.points)
    return replace(made, series=series, points=points, stock=draw(st.booleans()))


@given(
    result=datasets(),
    title=names,
    kind=st.sampled_from(KINDS),
    shape=st.sampled_from(["portrait", "square"]),
    periods=st.sampled_from([4, 12, 30, 60]),
    language=st.sampled_from(LANGUAGES),
    mode=st.sampled_from(["light", "dark"]),
    goal=st.integers(-9999, 99_999),
)
def test_whatever_is_shown_is_drawn_and_can_be_read(  # type: ignore[no-untyped-def]
    result, title, kind, shape, periods, language, mode, goal
) -> None:
    calendar = Calendar(easter="western")
    goals = (Goal(value=Decimal(goal), kind="level", by=date(2030, 1, 1), name="A goal"),)
    events = (Event(name="An event of ours", first=date(2024, 1, 5), last=date(2024, 1, 9)),)
    facts = find_facts(result, InsightOptions(goals=goals, calendar=calendar))
    context = NarrationContext(
        title="x", measure=result.measure, dimension=result.dimension, grain=result.grain, good="up", language=language
    )
    words = write_plainly(context, facts).picture(facts, context)
    chart = Chart.model_validate({"kind": kind, "shape": shape, "periods": periods})
    brief = Brief(result, facts, chart, title, "up", language, words, Look(mode), events, calendar, goals)

    assert problems(fitted(brief)) == []


FORMS = ["line", "area", "column", "bar", "stepped", "scatter"]


@given(
    labels=st.lists(names, min_size=1, max_size=40),
    forms=st.lists(st.sampled_from(FORMS), min_size=1, max_size=7),
    stacking=st.sampled_from(["none", "stacked", "percent"]),
    size=st.integers(-2, 9),
    data=st.data(),
)
def test_whatever_a_sheet_holds_its_chart_is_drawn_and_can_be_read(  # type: ignore[no-untyped-def]
    labels, forms, stacking, size, data
) -> None:
    figure = st.one_of(st.none(), st.integers(-99_900, 99_900).map(lambda value: value / 100 * 10.0**size))
    row = st.lists(figure, min_size=len(labels), max_size=len(labels)).filter(any)
    lines = tuple(
        Line(
            data.draw(names),
            form,
            tuple(data.draw(row)),
            right=data.draw(st.booleans()),
            unit="currency",
            currency="EUR",
        )
        for form in forms
    )
    page = Page(SQUARE)

    draw_own(page, Sketch(tuple(labels), lines, stacking), Box(56.0, 300.0, 1024.0, 994.0), "en", by_name=False)

    assert problems(page.figure) == []


def as_seen(picture: Image.Image) -> NDArray[np.float64]:
    """A picture as a phone shows it, 360 wide, in luminance."""
    small = picture.convert("L").resize((360, round(picture.height / 3)), Image.Resampling.LANCZOS)
    return np.asarray(small, dtype=float)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_whatsapp_makes_of_it_is_still_read(make: Maker, mode: Any) -> None:
    result = make({"North": [50 + at * 7 % 13 for at in range(30)], "South": [40 + at * 5 % 11 for at in range(30)]})
    facts = find_facts(result)
    png = draw(result, facts, Chart(), title="Orders", good="up", look=Look(mode))
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=70)

    squeezed = Image.open(io.BytesIO(out.getvalue()))
    before, after = as_seen(whole), as_seen(squeezed)
    figure = fitted(Brief(result, facts, Chart(), "Orders", "up", look=Look(mode)))
    paper = before[5, 5]

    assert float(np.abs(before - after).mean()) < 1.5
    for text in figure.texts:
        # The ink of every text still stands out from its paper by as much as it did, but for a tenth.
        box = text.get_window_extent()
        rows = slice(int((figure.bbox.height - box.y1) / 3), int((figure.bbox.height - box.y0) / 3) + 1)
        columns = slice(int(box.x0 / 3), int(box.x1 / 3) + 1)
        ink, ink_after = (np.abs(seen[rows, columns] - paper).max() for seen in (before, after))
        assert ink_after > 0.9 * ink, text.get_text()


def test_a_palette_loses_nothing_that_can_be_seen(make: Maker) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(30)]})
    figure = fitted(Brief(result, find_facts(result), Chart(), "Orders", "up"))

    whole, kept = (Image.open(io.BytesIO(encoded(figure, colours=colours))) for colours in (0, 128))

    assert float(np.abs(as_seen(whole.convert("RGB")) - as_seen(kept.convert("RGB"))).max()) < 8
