import struct
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from pulse.chart import draw, fitted
from pulse.chart.brief import Brief
from pulse.chart.compose import compose
from pulse.chart.fit import wrap
from pulse.chart.legible import problems
from pulse.chart.type import drawable, width
from pulse.definition import Calendar, Chart
from pulse.insight import InsightOptions, find_facts
from pulse.series import Dataset, Series
from pulse.text.picture import PictureText
from pulse.text.spans import own
from tests.pulse.conftest import Maker


def picture(result: Dataset, kind: str = "line", title: str = "Orders", good: str = "up", periods: int = 30) -> bytes:
    return draw(result, find_facts(result), Chart(kind=kind, periods=periods), title=title, good=good)


def course(figure: Figure) -> list[float]:
    """The heights of the line on a picture, in pixels from the top."""
    lines = [item for item in figure.artists if isinstance(item, Line2D)]
    longest = max(lines, key=lambda item: len(np.asarray(item.get_ydata())))
    return [float(value) for value in np.asarray(longest.get_ydata(), dtype=float)]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.texts]


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_a_chart_is_a_portrait_png_under_90_kb(make: Maker, kind: str) -> None:
    png = picture(make({"": [100 + i % 7 * 10 for i in range(60)]}), kind)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (1080, 1350)
    assert len(png) < 90_000


def test_what_has_little_to_show_is_square_and_so_is_what_its_owner_wants_so(make: Maker) -> None:
    little, result = make({"": [5, 6]}), make({"": [5, 6, 7, 8, 9]})
    square = draw(result, find_facts(result), Chart(shape="square"), title="x", good="up")

    assert struct.unpack(">II", picture(little)[16:24]) == (1080, 1080)
    assert struct.unpack(">II", square[16:24]) == (1080, 1080)


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_the_same_facts_give_the_same_bytes(make: Maker, kind: str) -> None:
    result = make({"": [5, 9, None, 4, 8, 2, 6, 7, 9, 11]}, partial_last=True)

    assert picture(result, kind) == picture(result, kind)
    assert b"matplotlib" not in picture(result, kind).lower()


def test_title_unit_value_change_and_date_are_written_on_it(make: Maker) -> None:
    result = make({"": [100, 0, 0, 0, 0, 0, 50, 110]})

    written = texts(compose(Brief(result, find_facts(result), Chart(), title="Shop orders", good="up")))

    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in written[:5]] == [
        "Shop orders · Tuesday 8 September 2026",
        "110",
        "▲ 10.0%",
        "from 100 on Tuesday 1 September",
        "Read 9 Sep 2026, 08:00",
    ]
    assert {"8\N{NO-BREAK SPACE}Sep", "1\N{NO-BREAK SPACE}Sep", "110", "100"} <= {*written[5:]}


def test_good_and_bad_have_colours_and_an_arrow_that_needs_none(make: Maker) -> None:
    falling = make({"": [100, 1, 1, 1, 1, 1, 1, 50]})
    facts = find_facts(falling)

    colours = {
        text.get_color()
        for good in ("up", "down", "neither")
        for text in compose(Brief(falling, facts, Chart(), title="x", good=good)).texts
        if "▼" in text.get_text()
    }

    assert len(colours) == 3


def test_a_period_that_is_not_complete_is_hatched_and_said(make: Maker) -> None:
    result = make({"": [5, 6, 7, 8]}, partial_last=True)

    figure = compose(Brief(result, find_facts(result), Chart(kind="bar"), title="x", good="up"))

    hatched = [artist for artist in figure.artists if getattr(artist, "get_hatch", lambda: None)()]
    assert len(hatched) == 2  # the bar, and its key
    assert "hatched: not complete yet" in texts(figure)


def test_a_running_period_is_not_joined_to_a_line_and_not_in_its_range(make: Maker) -> None:
    result = make({"": [100, 101, 99, 100, 3]}, partial_last=True)

    drawn = course(compose(Brief(result, find_facts(result), Chart(kind="line"), title="x", good="up")))

    assert np.isnan(drawn[-1])
    assert max(drawn[:-1]) - min(drawn[:-1]) > 50


def test_a_gap_is_left_open(make: Maker) -> None:
    result = make({"": [5, 6, None, 8, 9]})

    drawn = course(compose(Brief(result, find_facts(result), Chart(kind="line"), title="x", good="up")))

    assert [np.isnan(value) for value in drawn] == [False, False, True, False, False]


def test_noise_on_a_high_level_is_not_made_large(make: Maker) -> None:
    result = make({"": [100_000 + at * 37 % 11 for at in range(30)]})

    drawn = course(compose(Brief(result, find_facts(result), Chart(kind="line"), title="x", good="up")))

    assert max(drawn) - min(drawn) < 60


def test_an_axis_that_does_not_begin_at_zero_says_so(make: Maker) -> None:
    near, far = make({"": [900 + at for at in range(30)]}), make({"": [at + 1 for at in range(30)]})

    def said(result: Dataset) -> str:
        return " | ".join(texts(compose(Brief(result, find_facts(result), Chart(kind="line"), title="x", good="up"))))

    assert "not at zero" in said(near)
    assert "not at zero" not in said(far)


def test_an_outlier_is_cut_with_its_figure_written(make: Maker) -> None:
    result = make({"": [10, 11, 5000, 12, 10, 11, 9, 12, 10, 11]})

    figure = compose(Brief(result, find_facts(result), Chart(kind="bar"), title="x", good="up"))

    assert "5,000" in texts(figure)


@pytest.mark.parametrize("kind", ["line", "bar"])
@pytest.mark.parametrize("count", [4, 7, 8, 9, 30, 31, 60, 120])
def test_the_newest_complete_period_always_has_its_name(make: Maker, kind: str, count: int) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(130)]}, partial_last=True)
    chart = Chart.model_validate({"kind": kind, "periods": count})

    figure = compose(Brief(result, find_facts(result), chart, title="x", good="up"))

    newest = result.complete[-1].at
    assert f"{newest.day}\N{NO-BREAK SPACE}Jan" in texts(figure)


def test_rows_of_drivers_add_up_to_the_change(make: Maker) -> None:
    rows = {f"Region {n}": [100] * 13 + [100 - n * 3] for n in range(1, 10)}
    result = make(rows)  # type: ignore[arg-type]
    facts = find_facts(result)

    written = texts(compose(Brief(result, facts, Chart(), title="x", good="up")))

    shown = [text for text in written if text.startswith("−") and text[1:].isdigit()]
    assert sum(int(text[1:]) for text in shown) == abs(int(facts[1].numbers["diff"]))
    assert "all others" in written


def test_the_finding_is_on_the_picture_and_left_out_where_it_has_no_room(make: Maker) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(30)]})
    facts = find_facts(result)

    short = compose(Brief(result, facts, Chart(), title="x", good="up", words=PictureText((own("North fell by 26"),))))
    long = compose(Brief(result, facts, Chart(), title="x", good="up", words=PictureText((own("word " * 50),))))

    assert "North fell by 26" in texts(short)
    assert not any("word" in text for text in texts(long))


@pytest.mark.parametrize("name", ["عملاء الرياض", "לקוחות תל אביב", "मुंबई के ग्राहक", "กรุงเทพ", "Ελλάδα", "Москва"])
def test_names_in_other_scripts_are_drawn_and_shaped(make: Maker, name: str) -> None:
    assert drawable(own(name)) == name
    result = make({name: [50, 60, 70, 80, 90, 100, 110, 120], "B": [50] * 8})

    assert name in texts(compose(Brief(result, find_facts(result), Chart(), title=name, good="up")))


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=80),
    size=st.integers(0, 12),
    values=st.lists(st.one_of(st.none(), st.integers(0, 9999)), min_size=5, max_size=60),
    kind=st.sampled_from(["auto", "line", "bar"]),
    grain=st.sampled_from(["day", "week", "month", "quarter", "year"]),
    partial=st.booleans(),
)
def test_whatever_it_shows_can_be_read_on_a_phone(  # type: ignore[no-untyped-def]
    title, size, values, kind, grain, partial
) -> None:
    rows = [None if value is None else value * 10**size for value in [*values, 7, 8]]
    result = Maker()(
        {"": rows}, grain=grain, first=date(2020, 1, 1) if grain != "week" else date(2019, 12, 30), partial_last=partial
    )

    chart = Chart.model_validate({"kind": kind, "periods": 60})

    assert problems(fitted(Brief(result, find_facts(result), chart, title=title, good="up"))) == []


def test_text_on_text_small_text_and_cut_text_are_found() -> None:
    figure = Figure(figsize=(10.8, 10.8), dpi=100)
    figure.text(0.1, 0.5, "one text", fontsize=30)
    figure.text(0.12, 0.5, "another", fontsize=30)
    figure.text(0.1, 0.1, "tiny", fontsize=8)
    figure.text(0.97, 0.8, "beyond the edge", fontsize=30)

    found = " | ".join(problems(figure))

    assert "'one text' lies on 'another'" in found
    assert "'tiny' is only 11 pixels high" in found
    assert "'beyond the edge' is cut" in found


def test_what_the_font_cannot_draw_is_left_out() -> None:
    assert drawable(own("Umsatz \U000f0000 läuft")) == "Umsatz läuft"


def test_titles_are_wrapped_and_cut_to_their_room() -> None:
    title = drawable(own("a rather long title that needs more than its two lines of room to stand"))
    lines = wrap(title, 48, 400, lines=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, 48) <= 400 for line in lines)


def test_zero_negative_and_equal_figures_are_drawn(make: Maker) -> None:
    for values in ([0, 0, 0, 0, 0], [-5, -6, -7, -8, -9], [7, 7, 7, 7, 7], [Decimal(1)] * 5):
        for kind in ("line", "bar"):
            assert picture(make({"": values}), kind)  # type: ignore[dict-item]


@pytest.mark.parametrize(("currency", "scale"), [("CHF", "0.01"), ("AED", "0.01"), ("EUR", "1000000")])
def test_long_amounts_stand_beside_their_change(make: Maker, currency: str, scale: str) -> None:
    plain = make({"": [8812312, *[1] * 6, 9876543]})
    money = Series("", "Revenue", "currency", currency, True)  # noqa: FBT003
    points = tuple(replace(p, value=p.value * Decimal(scale)) for p in plain.points if p.value is not None)

    assert picture(replace(plain, series=(money,), points=points))


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_data_that_stopped_long_ago_is_drawn_to_its_newest_figure(make: Maker, kind: str) -> None:
    result = make({"": [10, 11, 12, *[None] * 40]})
    chart = Chart.model_validate({"kind": kind, "periods": 8})

    figure = fitted(Brief(result, find_facts(result), chart, title="x", good="up"))

    assert problems(figure) == []
    assert "12" in texts(figure)


def test_on_a_holiday_nobody_is_said_to_have_made_another_change(make: Maker) -> None:
    days = [date(2025, 12, 25).toordinal() + at for at in range(366)]
    odd = {date(2025, 12, 25).toordinal(): 30, date(2026, 12, 25).toordinal(): 25}
    north = [odd.get(day, 60 + day % 7) for day in days]
    result = make({"North": [*north], "South": [*north]}, first=date(2025, 12, 25))
    facts = find_facts(result, InsightOptions(calendar=Calendar(country="DE")))

    written = texts(fitted(Brief(result, facts, Chart(), title="x", good="up")))

    assert any(fact.kind == "driver" for fact in facts)
    assert facts[1].about == "holiday"
    assert not any("North" in text for text in written)


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_names_on_the_axis_of_a_short_line_do_not_meet(make: Maker, count: int) -> None:
    result = make({"": [100 + at for at in range(count)]}, grain="month", first=date(2026, 9, 1))

    figure = fitted(Brief(result, find_facts(result), Chart(kind="line"), title="x", good="up"))

    assert problems(figure) == []


def test_a_mark_that_the_font_of_its_letter_does_not_have_is_left_out_and_the_letter_stays() -> None:
    assert drawable(own("0\u06df")) == "0"
    assert drawable(own("e\u0301 मुंबई")) == "e\u0301 मुंबई"
