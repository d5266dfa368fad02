import json
from datetime import UTC, datetime
from decimal import Decimal

from pulse.series import Dataset, Point, Quality, Series, from_json, to_json


def test_a_result_survives_json_to_the_last_digit() -> None:
    hours = [datetime(2026, 10, 25, hour, tzinfo=UTC) for hour in (0, 1, 2)]
    result = Dataset(
        "Revenue",
        "region",
        "hour",
        "Europe/Berlin",
        datetime(2026, 10, 25, 9, tzinfo=UTC),
        (Series("", "Revenue", "currency", "EUR", True), Series("N", "North", "currency", "EUR", True)),  # noqa: FBT003
        tuple(
            Point(at, value, key, partial=at == hours[-1], rows=3)
            for key in ("", "N")
            for at, value in zip(hours, (Decimal("0.1"), None, Decimal("1234567.890")), strict=True)
        ),
        Quality(rows=9, missing=(hours[1],), late_by=2),
    )

    assert from_json(json.loads(json.dumps(to_json(result)))) == result


def test_a_partial_period_has_no_value_to_compare(make) -> None:  # type: ignore[no-untyped-def]
    result = make({"": [5, 6, 7]}, partial_last=True)

    last = result.points[-1]
    assert last.value == 7
    assert result.value(last.at) is None
    assert [p.value for p in result.complete] == [5, 6]
