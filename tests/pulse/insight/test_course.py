import math
import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.insight import find_facts, outlook, signals
from pulse.insight.fact import Fact
from tests.pulse.conftest import Maker

WEEK = [1.0, 1.1, 1.2, 1.1, 1.3, 1.6, 0.8]


def weekly(length: int, level: float = 200, noise: float = 0.03, seed: int = 1) -> list[int | None]:
    chance = random.Random(seed)
    return [int(level * WEEK[at % 7] * chance.gauss(1, noise)) for at in range(length)]


def kinds(facts: tuple[Fact, ...], *names: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind in names]


def test_a_day_far_from_its_weekdays_is_unusual_and_says_what_is_usual(make: Maker) -> None:
    row = weekly(120)
    row[-1] = int((row[-1] or 0) * 0.5)

    (found,) = kinds(find_facts(make({"": row})), "unusual")

    assert found.direction == "down"
    assert 0.8 < float(found.numbers["usual"] / (200 * int(WEEK[119 % 7] * 10)) * 10) < 1.2
    assert found.score > 0.5


def test_a_saturday_is_not_unusual_for_being_a_saturday(make: Maker) -> None:
    row = weekly(120)
    while len(row) % 7 != 6:
        row.pop()

    found = kinds(find_facts(make({"": row})), "unusual")

    assert [fact.about for fact in found] in (["usual"], [])


def test_a_day_that_is_a_little_off_is_called_neither_usual_nor_unusual(make: Maker) -> None:
    row = weekly(120, level=2000)
    z = signals.surprise(np.array(row, dtype=float), 7)
    usual = signals.usual(np.array(row, dtype=float), 7)[-1]
    item = (float(row[-1] or 0) - usual) / z[-1]
    row[-1] = int(usual - 3 * abs(item))

    assert not kinds(find_facts(make({"": row})), "unusual")


def test_little_history_says_nothing_of_what_is_usual(make: Maker) -> None:
    assert not kinds(find_facts(make({"": weekly(30)})), "unusual")


def test_a_trend_needs_both_certainty_and_size(make: Maker) -> None:
    chance = random.Random(3)
    rising = make({"": [100 + 3 * at + chance.randint(-4, 4) for at in range(26)]}, grain="month")
    noise = make({"": [100 + chance.randint(-4, 4) for at in range(26)]}, grain="month")
    tiny = make({"": [10_000 + at for at in range(26)]}, grain="month")

    (trend,) = kinds(find_facts(rising), "trend")
    assert trend.direction == "up"
    assert 60 < trend.numbers["diff"] < 90
    assert not kinds(find_facts(noise), "trend", "turn")
    assert not kinds(find_facts(tiny), "trend", "turn")


def test_a_trend_that_reverses_is_a_turn(make: Maker) -> None:
    row: list[int | None] = [*range(500, 240, -10), *range(250, 510, 10)]

    (turn,) = kinds(find_facts(make({"": row}, grain="week")), "turn")

    assert turn.direction == "up"
    assert not kinds(find_facts(make({"": row}, grain="week")), "trend")


def test_a_new_level_is_dated_by_its_first_day(make: Maker) -> None:
    row = weekly(100)
    row = [*row[:80], *(int((value or 0) * 1.5) for value in row[80:])]

    (found,) = kinds(find_facts(make({"": row})), "break")

    assert found.times["since"].at == date.fromordinal(date(2026, 9, 1).toordinal() + 80).isoformat()
    assert found.direction == "up"


def test_a_break_of_yesterday_is_not_yet_a_level(make: Maker) -> None:
    row = weekly(100)
    row = [*row[:98], *(int((value or 0) * 1.5) for value in row[98:])]

    assert not kinds(find_facts(make({"": row})), "break")


def test_swings_that_doubled_are_said(make: Maker) -> None:
    chance = random.Random(5)
    calm = [int(500 * chance.gauss(1, 0.01)) for _ in range(60)]
    wild = [int(500 * chance.gauss(1, 0.08)) for _ in range(28)]

    assert kinds(find_facts(make({"": [*calm, *wild]}, grain="week")), "volatility")
    assert not kinds(find_facts(make({"": [*calm, *calm[:28]]}, grain="week")), "volatility")


def test_a_forecast_names_an_interval_around_it_and_never_less_than_nothing(make: Maker) -> None:
    row: list[int | None] = [max(0, value or 0) for value in weekly(120, level=4, noise=0.6)]
    (found,) = kinds(find_facts(make({"": row})), "forecast")

    numbers = found.numbers
    assert 0 <= numbers["low"] <= numbers["total"] <= numbers["high"]
    assert found.times["next"].at == "2026-12-30"


@given(st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(math.nan)), max_size=140), st.sampled_from([1, 7, 12]))
def test_signals_take_any_series(values: list[float], season: int) -> None:
    series = np.array(values, dtype=float)

    assert len(signals.surprise(series, season)) == len(series)
    assert all(0 < at < len(series) for at in signals.breaks(series))
    signals.slope(series)
    outlook.outlook(series, season, 5)
    outlook.volatility(series, season)


@given(st.lists(st.floats(1, 1e4), min_size=60, max_size=90), st.integers(1, 30))
def test_surprise_knows_only_the_past(values: list[float], later: int) -> None:
    series = np.array(values)
    whole, part = signals.surprise(series, 7), signals.surprise(series[:-later], 7)

    assert np.array_equal(whole[: len(part)], part, equal_nan=True)


@pytest.mark.parametrize("phi", [0.0, 0.6])
def test_neighbours_that_resemble_each_other_are_no_trend(phi: float) -> None:
    dice, false = np.random.default_rng(1), 0
    for _ in range(200):
        series, last = np.empty(60), 0.0
        for at in range(60):
            last = phi * last + dice.standard_normal()
            series[at] = last
        false += signals.slope(series).p < 0.05

    assert false / 200 < 0.12


def test_a_forecast_is_said_only_where_it_beats_the_last_value() -> None:
    chance = np.random.default_rng(5)
    walk = 1000 + np.cumsum(chance.normal(0, 10, 200))
    rhythm = np.tile([100.0, 140.0, 90.0, 120.0, 160.0, 200.0, 60.0], 30) + chance.normal(0, 3, 210)

    assert not outlook.outlook(walk, 1, 1).beats
    assert outlook.outlook(rhythm, 7, 1).beats
    assert abs(outlook.outlook(rhythm, 7, 1).total - 100) < 10


def test_a_forecast_lies_in_the_middle_of_its_interval_and_never_at_its_end() -> None:
    chance = np.random.default_rng(6)
    falling = outlook.outlook(np.linspace(900, 500, 90) - 700 + chance.normal(0, 4, 90), 1, 3)
    rising = outlook.outlook(np.linspace(100, 500, 90) + chance.normal(0, 4, 90), 1, 1)

    assert falling.low < falling.total < falling.high
    assert falling.total - falling.low == pytest.approx(falling.high - falling.total)
    assert rising.total / rising.low == pytest.approx(rising.high / rising.total)


def test_what_never_errs_and_what_is_hardly_known_is_not_forecast() -> None:
    assert np.isnan(outlook.outlook(np.full(60, 7.0), 1, 1).total)
    assert np.isnan(outlook.outlook(np.arange(1.0, 13.0), 1, 1).total)


def test_a_share_is_never_expected_to_be_above_all(make: Maker) -> None:
    made = make({"": [90 + at * 7 % 10 for at in range(60)]}, grain="week")
    series = (replace(made.series[0], unit="percent", additive=False),)
    points = tuple(replace(point, value=point.value / 100) for point in made.points if point.value is not None)

    [usual] = [fact for fact in find_facts(replace(made, series=series, points=points)) if fact.kind == "unusual"]

    assert usual.about == "usual"
    assert usual.numbers["high"] <= 1
