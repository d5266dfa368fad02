"""Figures that stand at a moment: MRR, headcount, a pipeline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pulse.definition import read_pulse
from pulse.errors import DefinitionError, SourceError
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.series import Dataset, from_json, to_json
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def definition(**changes: Any) -> dict[str, Any]:
    measure = {"name": "MRR", "value": "n", "period": "at", "unit": "currency", "currency": "EUR", "stock": True}
    raw = {"name": "p", "title": "P", "source": {"at": "x.csv"}, "grain": "day", "timezone": "UTC", "readers": ["a"]}
    return {**raw, "measure": {**measure, **changes.pop("measure", {})}, **changes}


def read(days: int = 80, **changes: Any) -> Dataset:
    dates = [(NOW - timedelta(days=days - at)).date() for at in range(days)]
    # It grows by the day, with a step each Monday: what a week before holds says nothing of today.
    values = [str(50_000 + 40 * at + 300 * (day.weekday() == 0)) for at, day in enumerate(dates)]
    rows = Rows("x.csv", {"at": [str(day) for day in dates], "n": values}, seek_copies=False)
    return gather(rows, read_pulse(definition(**changes), "test"), NOW)


def facts_of(result: Dataset) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in find_facts(result):
        found.setdefault(fact.kind, []).append(fact)
    return found


def test_a_stock_is_held_against_the_day_before_and_never_against_its_weekday() -> None:
    changes = facts_of(read())["change"]

    assert [fact.compared.key for fact in changes if fact.compared] == ["day:-1"]


def test_a_stock_has_no_forecast_of_the_next_day() -> None:
    assert "forecast" not in facts_of(read())
    assert "forecast" in facts_of(read(measure={"stock": False}))


def test_a_stock_is_added_up_over_its_parts_and_not_over_time() -> None:
    with pytest.raises(SourceError, match="in one week, and a stock is not added up over time"):
        read(grain="week")


def test_a_stock_that_is_averaged_may_have_many_dates() -> None:
    assert read(grain="week", measure={"aggregate": "mean"}).stock


@pytest.mark.parametrize(
    "changes",
    [
        {"measure": {"aggregate": "count", "value": None, "unit": "count", "currency": None}},
        {"measure": {"each": "customers"}},
        {"goals": [{"value": 5, "start": "2026-01-01", "by": "2026-12-31"}]},
    ],
)
def test_what_no_stock_can_have_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="stock"):
        read(**changes)


def test_that_it_is_a_stock_is_kept_with_the_data() -> None:
    assert from_json(to_json(read())) == read()


def test_what_is_kept_from_today_on_misses_nothing_of_yesterday() -> None:
    assert not [fact for fact in find_facts(replace(read(days=1), snapshot=True)) if fact.doubt == "no_base"]
    assert [fact for fact in find_facts(read(days=1, measure={"stock": False})) if fact.doubt == "no_base"]
