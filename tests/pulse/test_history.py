"""What a source tells only as it stands now becomes a history that we keep."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pulse.definition import Pulse, read_pulse
from pulse.insight import find_facts, headline_change
from pulse.languages.dates import say
from pulse.series import Dataset, Point, Quality, Series, history
from pulse.store import Store, metric_history

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)


def pulse(grain: str = "day", **source: Any) -> Pulse:
    return read_pulse(
        {
            "name": "pipeline",
            "title": "Pipeline",
            "grain": grain,
            "timezone": "Europe/Berlin",
            "readers": ["ada"],
            "source": {"kind": "hubspot", "metric": "pipeline", "by": "stage", **source},
        },
        "test",
    )


def standing(back: int, grain: Any = "day", **parts: int) -> Dataset:
    as_of = NOW - timedelta(days=back)
    at = as_of.date() if grain == "day" else as_of.date() - timedelta(days=as_of.weekday())
    figures = {"": sum(parts.values()), **parts}
    series = tuple(Series(key, key or "Pipeline", "currency", "EUR", additive=True) for key in figures)
    points = tuple(Point(at, Decimal(value), key, rows=1) for key, value in figures.items())
    return Dataset("Pipeline", "stage", grain, "Europe/Berlin", as_of, series, points, Quality(), snapshot=True)


def test_each_day_is_kept_once_and_read_back_before_the_next(store: Store) -> None:
    with store.begin() as session:
        for back, parts in ((3, {"Open": 10}), (2, {"Open": 12}), (2, {"Open": 13}), (1, {"Open": 9, "New": 4})):
            metric_history.keep(session, pulse(), standing(back, **parts))
        result = metric_history.extend(session, pulse(), standing(0, Open=20, New=5))

    assert [point.value for point in result.table[""].values()] == [10, 13, 13, 25]
    # A part that a kept day does not have was nothing then.
    assert [point.value for point in result.table["New"].values()] == [0, 0, 4, 5]


def test_a_change_is_held_against_the_last_day_that_was_kept_and_explained_by_its_parts(store: Store) -> None:
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(3, Open=10, New=10))
        result = metric_history.extend(session, pulse(), standing(0, Open=30, New=5))

    facts = find_facts(result)
    change = headline_change(facts)
    assert change is not None
    assert (change.numbers["base"], change.numbers["diff"]) == (20, 15)
    assert say(change.times["against"], "en", "in") == "on Thursday 19 November"
    drivers = {fact.about: fact.numbers["diff"] for fact in facts if fact.kind == "driver"}
    assert drivers == {"Open": 20, "New": -5}


def test_a_week_has_the_figure_of_its_last_kept_day(store: Store) -> None:
    weekly = pulse("week")
    with store.begin() as session:
        for back, value in ((13, 1), (10, 2), (8, 3), (6, 4)):
            metric_history.keep(session, weekly, standing(back, "week", Open=value))
        result = metric_history.extend(session, weekly, standing(0, "week", Open=9))

    assert {at: point.value for at, point in result.table[""].items()} == {
        date(2026, 11, 9): 3,
        date(2026, 11, 16): 9,
    }


def test_another_question_has_another_history(store: Store) -> None:
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(1, Open=10))
        other = metric_history.extend(session, pulse(pipeline="Sales"), standing(0, Open=20))
        renamed = metric_history.extend(session, pulse().model_copy(update={"title": "Ours"}), standing(0, Open=20))

    assert len(other.table[""]) == 1
    assert len(renamed.table[""]) == 2


def test_what_was_not_kept_is_unknown_and_an_unknown_figure_stays_so(store: Store) -> None:
    unknown = standing(2, Open=10)
    unknown = replace(unknown, points=tuple(replace(point, value=None) for point in unknown.points))
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(4, Open=10))
        metric_history.keep(session, pulse(), unknown)
        result = metric_history.extend(session, pulse(), standing(0, Open=20))

    assert [point.value for point in result.table[""].values()] == [10, None, None, None, 20]


def test_a_part_that_is_gone_today_still_explains_the_fall(store: Store) -> None:
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(1, Ann=100, Bob=400))
        result = history.fold(metric_history.extend(session, pulse(), standing(0, Ann=100)))

    drivers = {fact.about: fact.numbers["diff"] for fact in find_facts(result) if fact.kind == "driver"}
    assert drivers == {"Ann": 0, "Bob": -400}


def test_small_parts_become_one_after_the_days_before_are_known(store: Store) -> None:
    before = {f"P{n:02}": n + 1 for n in range(20)}
    today = {**before, "P00": 500}
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(1, **before))
        result = history.fold(metric_history.extend(session, pulse(), standing(0, **today)))

    assert len(result.members) == 12
    assert [point.value for point in result.table["P00"].values()] == [1, 500]
    for at in result.table[""]:
        assert sum(result.value(at, member.key) or 0 for member in result.members) == result.value(at)


def titled(result: Dataset, **titles: str) -> Dataset:
    return replace(
        result, series=tuple(replace(series, title=titles.get(series.key, series.title)) for series in result.series)
    )


def test_members_are_kept_by_key_and_one_who_is_gone_keeps_the_name(store: Store) -> None:
    with store.begin() as session:
        metric_history.keep(session, pulse(), titled(standing(2, o11=10, o12=5), o11="Ada", o12="Bob"))
        metric_history.keep(session, pulse(), titled(standing(1, o11=11, o12=6), o11="Ada B", o12="Bob"))
        result = metric_history.extend(session, pulse(), titled(standing(0, o11=12, o13=7), o11="Ada Byron", o13="bob"))

    assert {member.key: member.title for member in result.members} == {
        "o11": "Ada Byron",
        "o13": "bob",
        "o12": "Bob (2)",
    }
    assert [point.value for point in result.table["o11"].values()] == [10, 11, 12]
    assert [point.value for point in result.table["o12"].values()] == [5, 6, 0]


def test_what_was_kept_by_name_goes_on_under_the_key_of_who_has_that_name(store: Store) -> None:
    with store.begin() as session:
        metric_history.keep(session, pulse(), standing(1, Ada=10, Bob=5))
        result = metric_history.extend(session, pulse(), titled(standing(0, o11=12, o12=7), o11="Ada", o12="Bob (b)"))

    assert {member.key: member.title for member in result.members} == {"o11": "Ada", "o12": "Bob (b)", "Bob": "Bob"}
    assert [point.value for point in result.table["o11"].values()] == [10, 12]
