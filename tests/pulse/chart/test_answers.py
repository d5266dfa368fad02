"""Pictures as answers, drawn from what was frozen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from matplotlib.figure import Figure as Picture

from pulse.chart.answers import answer_of, draw_answer
from pulse.chart.legible import problems
from pulse.chart.look import Look
from pulse.chart.question import Asked, ChartQuestion
from pulse.definition import read_pulse
from pulse.errors import NoDataError
from pulse.insight import find_facts
from pulse.insight.figure import Figure
from pulse.series import Dataset
from tests.pulse.conftest import Maker

PULSE = {
    "name": "p",
    "title": "Orders",
    "source": {"at": "x.csv"},
    "measure": {"name": "Orders", "value": "n", "period": "at"},
    "grain": "day",
    "timezone": "UTC",
    "readers": ["a"],
}
REGIONS = {f"Region {n}": [100 + n * 10 + at * 7 % 13 for at in range(30)] for n in range(15)}


def figure(result: Dataset) -> Figure:
    return Figure(read_pulse(PULSE, "test"), result, find_facts(result))


def asking(make: Maker, what: Asked, **more: Any) -> Picture:
    return answer_of(figure(make(REGIONS)), ChartQuestion(what, **more), language="en")  # type: ignore[arg-type]


def texts(picture: Picture) -> list[str]:
    return [text.get_text().replace("\N{NO-BREAK SPACE}", " ") for text in picture.texts]


EVERY = [
    (Asked.BY_MEMBER, {}),
    (Asked.OVER_TIME, {"members": ("Region 3",)}),
    (Asked.OVER_TIME, {}),
    (Asked.MEMBERS, {"members": ("Region 1", "Region 14")}),
    (Asked.PERIODS, {}),
    (Asked.PERIODS, {"periods": (date(2026, 9, 5), date(2026, 9, 20))}),
    (Asked.SHARE, {}),
    (Asked.TABLE, {}),
    (Asked.TABLE, {"members": ("Region 1", "Region 2")}),
]


@pytest.mark.parametrize(("what", "more"), EVERY)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_every_answer_is_readable(make: Maker, what: Asked, more: dict[str, Any], language: Any) -> None:
    asked = figure(make(REGIONS))  # type: ignore[arg-type]
    question = ChartQuestion(what, **more)

    assert problems(answer_of(asked, question, language=language, look=Look("dark"))) == []
    png = draw_answer(asked, question, language=language)
    assert png == draw_answer(asked, question, language=language)
    assert len(png) < 90_000


def test_parts_of_a_period_are_ranked_and_the_small_ones_add_up(make: Maker) -> None:
    written = texts(asking(make, Asked.BY_MEMBER))

    parts = [int(written[at + 1]) for at, text in enumerate(written) if text.startswith(("Region ", "all others"))]
    assert parts[:-1] == sorted(parts[:-1], reverse=True)
    assert sum(parts) == sum(row[-1] for row in REGIONS.values())


def test_two_periods_are_named_and_each_part_has_its_change(make: Maker) -> None:
    written = texts(asking(make, Asked.PERIODS, periods=(date(2026, 9, 20), date(2026, 9, 5))))

    assert written[0] == "Orders · 5 Sep → 20 Sep"
    at = written.index("Region 14")
    then, now = REGIONS["Region 14"][4], REGIONS["Region 14"][19]
    assert written[at + 1] == str(now)
    assert written[at + 2].replace("−", "-") == f"{now - then:+d}"


def test_a_part_that_is_gone_and_one_that_is_new_have_their_change(make: Maker) -> None:
    rows = make({"Gone": [50, 40, None], "New": [None, None, 70], "Stays": [10, 10, 12]})
    whole = tuple(
        replace(point, value=Decimal(total)) if not point.series else point
        for point, total in zip(rows.points, [60, 50, 82, *[0] * 9], strict=False)
    )

    picture = answer_of(figure(replace(rows, points=whole)), ChartQuestion(Asked.PERIODS), language="en")
    written = texts(picture)

    moved = {name: written[written.index(name) + 2] for name in ("Gone", "New", "Stays")}
    assert moved == {"Gone": "−40", "New": "+70", "Stays": "+2"}


def test_parts_below_zero_have_no_shares(make: Maker) -> None:
    parts = figure(make({"A": [-100] * 5, "B": [150] * 5}))

    with pytest.raises(NoDataError, match="below zero"):
        answer_of(parts, ChartQuestion(Asked.SHARE), language="en")


def test_shares_are_of_the_whole(make: Maker) -> None:
    written = texts(asking(make, Asked.SHARE))

    total = sum(row[-1] for row in REGIONS.values())
    at = written.index("Region 14")
    assert written[at + 1] == f"{REGIONS['Region 14'][-1] / total:.1%}"


def test_one_part_over_time_is_drawn_as_a_pulse_of_its_own(make: Maker) -> None:
    written = texts(asking(make, Asked.OVER_TIME, members=("Region 3",)))

    assert written[0].startswith("Region 3 · ")
    assert str(REGIONS["Region 3"][-1]) in written


def test_parts_compared_are_called_at_their_ends(make: Maker) -> None:
    written = texts(asking(make, Asked.MEMBERS, members=("Region 1", "Region 14")))

    assert written.count("Region 1") == 1
    assert "Region 1, Region 14" in written


@pytest.mark.parametrize(
    ("what", "more", "why"),
    [
        (Asked.MEMBERS, {"members": ("Region 1",)}, "Two to 4 different parts"),
        (Asked.BY_MEMBER, {"members": ("Atlantis",)}, "no part 'Atlantis'"),
        (Asked.PERIODS, {"periods": (date(2020, 1, 1), date(2026, 9, 5))}, "no complete period"),
        (Asked.PERIODS, {"periods": (date(2026, 9, 5),)}, "of 2 periods that are named"),
        (Asked.TABLE, {"periods": (date(2026, 9, 5),)}, "of 0 periods that are named"),
        (Asked.MEMBERS, {"members": ("Region 1", "Region 1")}, "different parts"),
    ],
)
def test_what_the_data_has_not_is_said(make: Maker, what: Asked, more: dict[str, Any], why: str) -> None:
    with pytest.raises(NoDataError, match=why):
        asking(make, what, **more)


def test_without_parts_nothing_is_broken_down(make: Maker) -> None:
    whole = figure(make({"": [5, 6, 7]}))

    with pytest.raises(NoDataError, match="not broken down"):
        answer_of(whole, ChartQuestion(Asked.SHARE), language="en")
    with pytest.raises(NoDataError, match="Only one complete period"):
        answer_of(figure(make({"A": [5], "B": [6]})), ChartQuestion(Asked.PERIODS), language="en")
