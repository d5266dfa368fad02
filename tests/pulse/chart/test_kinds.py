"""Which kind of picture is chosen and why, and what each shows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from pulse.chart import fitted
from pulse.chart.brief import Brief
from pulse.chart.choose import Kind, choose
from pulse.chart.legible import problems
from pulse.chart.span import span_of
from pulse.definition import Calendar, Chart, Event, Goal
from pulse.insight import InsightOptions, find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset, Point, Quality, Series
from pulse.text.picture import PictureText
from pulse.text.spans import own
from tests.pulse.conftest import Maker

WEEKLY = [60, 70, 80, 90, 120, 160, 40]


def asked(result: Dataset, chart: dict[str, Any] | None = None, **more: Any) -> Brief:
    """A brief with the words that the plain narrator writes."""
    options = InsightOptions(
        goals=more.get("goals", ()), calendar=more.get("calendar", Calendar()), **more.pop("options", {})
    )
    facts = find_facts(result, options)
    context = NarrationContext(
        title="Orders", measure=result.measure, dimension=result.dimension, grain=result.grain, good="up"
    )
    words = write_plainly(context, facts).picture(facts, context)
    return Brief(result, facts, Chart.model_validate(chart or {}), "Orders", "up", words=words, **more)


def said(brief: Brief, *kinds: str) -> Brief:
    """``brief`` as if the caption said every fact of these kinds, and found the first."""
    facts = [fact for fact in brief.facts if fact.kind in kinds]
    saying = own("Something was found")
    found = saying.sentences[0]
    part = found.saying.parts[0].model_copy(update={"fact": facts[0].id})
    sentence = found.model_copy(update={"saying": found.saying.model_copy(update={"parts": (part,)})})
    finding = saying.model_copy(update={"sentences": (sentence,)})
    return replace(brief, words=PictureText((finding,), frozenset(fact.id for fact in facts)))


def kind(brief: Brief) -> Kind:
    return choose(brief, span_of(brief)).kind


def texts(figure: Figure) -> list[str]:
    return [text.get_text().replace("\N{NO-BREAK SPACE}", " ") for text in figure.texts]


def test_the_owners_kind_is_drawn_and_what_the_data_lacks_for_it_is_said(make: Maker) -> None:
    result = make({"": [100 + at % 7 for at in range(30)]})

    line, pace = asked(result, {"kind": "line"}), asked(result, {"kind": "pace"})

    assert choose(line, span_of(line)).why == "chart.kind: line asks for it"
    assert kind(pace) is Kind.BARS
    assert "needs a goal of a total" in choose(pace, span_of(pace)).why


@pytest.mark.parametrize(
    ("values", "chart", "expected"),
    [
        ([100 + at * 31 % 17 for at in range(30)], {}, Kind.BARS),
        ([100 + at * 31 % 17 for at in range(120)], {"periods": 100}, Kind.LINE),
        ([WEEKLY[at % 7] + at % 3 for at in range(120)], {"periods": 100}, Kind.CALENDAR),
        ([5], {}, Kind.CARD),
    ],
)
def test_kinds_are_chosen_by_the_facts(make: Maker, values: list[int], chart: dict[str, Any], expected: Kind) -> None:
    brief = asked(make({"": [*values]}), chart)

    assert kind(brief) is expected
    assert problems(fitted(brief)) == []


def test_parts_at_two_dates_are_lines_between_them(make: Maker) -> None:
    brief = asked(make({"North": [50, 70], "South": [40, 30]}, grain="month"))

    written = texts(fitted(brief))

    assert kind(brief) is Kind.SLOPE
    assert {"North", "South", "50", "70", "40", "30", "Sep 2026", "Oct 2026"} <= {*written}


def test_a_record_is_shown_as_far_back_as_it_reaches(make: Maker) -> None:
    values = [100 + at * 7 % 13 for at in range(100)]
    brief = said(asked(make({"": [*values, 400]})), "record")

    span = span_of(brief)

    assert len(span.points) == 101
    assert kind(brief) is Kind.LINE
    assert len(span_of(asked(make({"": [*values, 105]}))).points) == 30


def test_the_base_of_long_ago_stands_before_a_break_of_the_axis(make: Maker) -> None:
    days = [date(2025, 12, 25).toordinal() + at for at in range(366)]
    odd = {date(2025, 12, 25).toordinal(): 30, date(2026, 12, 25).toordinal(): 25}
    result = make({"": [odd.get(day, 60 + day % 7) for day in days]}, first=date(2025, 12, 25))
    brief = asked(result, calendar=Calendar(country="DE"))

    span = span_of(brief)
    written = texts(fitted(brief))

    assert span.broken
    assert span.base == 0
    assert span.points[0].at == date(2025, 12, 25)
    assert "Christmas Day" in written or "Erster Weihnachtstag" in written


def lines_at(figure: Figure, *, dashed: bool) -> list[float]:
    """Heights of the level lines."""
    found = []
    for item in figure.artists:
        if isinstance(item, Line2D) and len(list(item.get_xdata())) == 2 and item.is_dashed() is dashed:  # type: ignore[arg-type]
            ys = np.asarray(item.get_ydata(), dtype=float).tolist()
            if ys[0] == ys[1] and item.get_linewidth() > 2:
                found.append(ys[0])
    return found


def test_a_new_level_is_two_lines_with_their_figures(make: Maker) -> None:
    values = [100 + at * 7 % 5 for at in range(60)] + [200 + at * 7 % 5 for at in range(21)]
    brief = said(asked(make({"": [*values]})), "break")

    figure = fitted(brief)

    assert len(lines_at(figure, dashed=False)) == 2
    assert sum(text in {"102", "202"} for text in texts(figure)) >= 2


def test_a_level_to_be_reached_is_a_line_with_its_name(make: Maker) -> None:
    goal = Goal(name="Capacity", value=Decimal(140), kind="level", by=date(2027, 1, 1))
    result = make({"": [100 + at * 7 % 13 for at in range(60)]})

    figure = fitted(asked(result, goals=(goal,)))

    assert len(lines_at(figure, dashed=True)) >= 1
    assert "Capacity: 140" in texts(figure)


def test_a_goal_far_above_all_that_is_shown_is_said_and_flattens_nothing(make: Maker) -> None:
    goal = Goal(name="Moon", value=Decimal(14_000), kind="level", by=date(2027, 1, 1))
    result = make({"": [100 + at * 7 % 13 for at in range(60)]})

    figure = fitted(asked(result, goals=(goal,)))

    assert lines_at(figure, dashed=True) == []
    assert "Moon: 14,000" in texts(figure)


def test_an_event_of_the_owner_is_shaded_and_called_by_its_name(make: Maker) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(60)]})
    event = Event(name="Sale", first=date(2026, 10, 20), last=date(2026, 10, 24))

    with_it, without = fitted(asked(result, events=(event,))), fitted(asked(result))

    assert "Sale" in texts(with_it)
    assert len(with_it.artists) > len(without.artists)


def test_a_missing_day_is_said_once(make: Maker) -> None:
    result = make({"": [*[100, 120, 110] * 8, None, None, 100, None, 110, 120]})

    assert texts(fitted(asked(result))).count("no data") == 1


def test_late_data_has_a_strip_across_the_page(make: Maker) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(60)]}, quality=Quality(rows=60, late_by=3))

    written = texts(fitted(asked(result)))

    assert any(text.startswith("Out of date: the newest") for text in written)


def test_what_casts_doubt_on_the_figure_stands_on_a_picture_that_is_forwarded(make: Maker) -> None:
    values = [5000 + at * 7 % 130 for at in range(60)]

    written = texts(fitted(asked(make({"": [*values, 0]}))))

    assert any("zero" in text.casefold() for text in written)


def test_an_outlier_that_is_the_newest_is_shown_beside_what_the_others_come_to(make: Maker) -> None:
    result = make({"": [*[10, 12, 11, 9] * 10, 400]})

    figure = fitted(asked(result))

    assert any(text in {"median: 10", "median: 10.50", "median: 11"} or "usual: " in text for text in texts(figure))
    assert problems(figure) == []


def test_a_total_on_its_way_to_its_goal_is_a_curve_beside_what_is_due(make: Maker) -> None:
    goal = Goal(name="Autumn", value=Decimal(8000), start=date(2026, 9, 1), by=date(2026, 11, 30))
    brief = asked(make({"": [100 + at * 7 % 13 for at in range(50)]}), {"kind": "pace"}, goals=(goal,))

    figure = fitted(brief)

    assert kind(brief) is Kind.PACE
    assert {"Autumn: 8,000", "what is due", "30 Nov"} <= {*texts(figure)}
    assert problems(figure) == []


def test_figures_of_different_units_share_one_axis_of_time() -> None:
    days = [date(2026, 10, 1) + timedelta(days=at) for at in range(30)]
    series = (
        Series("", "Revenue", "currency", "EUR", additive=True),
        Series("r", "Conversion", "percent", None, additive=False, companion=True),
    )
    points = [Point(day, Decimal(4000 + at % 7 * 100), "", rows=1) for at, day in enumerate(days)]
    points += [Point(day, Decimal("0.03") + Decimal(at % 5) / 1000, "r", rows=1) for at, day in enumerate(days)]
    now = datetime(2026, 10, 31, 7, tzinfo=UTC)
    brief = asked(Dataset("Revenue", None, "day", "UTC", now, series, tuple(points), Quality()))

    figure = fitted(brief)

    assert kind(brief) is Kind.STRIPS
    assert {"Revenue", "Conversion", "€4,100", "3.40%"} <= {*texts(figure)}
    assert problems(figure) == []


def test_hours_are_a_calendar_of_days_back_to_the_same_hour_a_week_before(make: Maker) -> None:
    begin = datetime(2026, 9, 1, tzinfo=UTC)
    result = make({"": [10 + at % 24 for at in range(24 * 14)]}, grain="hour", first=begin)

    brief = replace(asked(result), words=PictureText())
    span = span_of(brief)

    assert kind(brief) is Kind.CALENDAR
    assert not span.broken
    assert span.points[0].at <= result.complete[-1].at - timedelta(days=7)
    assert problems(fitted(brief)) == []


def test_a_mean_that_moved_by_its_weights_has_both_in_columns() -> None:
    days = [date(2026, 10, 1) + timedelta(days=at) for at in range(30)]
    series = [Series(key, key or "Rate", "percent", None, additive=False) for key in ("", "Consumer", "Business")]
    points = []
    for at, day in enumerate(days):
        weights = (60, 40) if at < 29 else (88, 12)
        rates = (Decimal("0.02"), Decimal("0.09"))
        whole = sum((Decimal(w) * r for w, r in zip(weights, rates, strict=True)), Decimal(0)) / 100
        points.append(Point(day, whole, "", rows=100))
        points += [
            Point(day, rate, key, rows=w) for key, rate, w in zip(("Consumer", "Business"), rates, weights, strict=True)
        ]
    now = datetime(2026, 10, 31, 7, tzinfo=UTC)
    result = Dataset("Rate", "segment", "day", "UTC", now, tuple(series), tuple(points), Quality())
    brief = said(asked(result), "mix")

    written = texts(fitted(brief))

    assert "60.0% → 88.0%" in written
    assert "2.00% → 2.00%" in written
