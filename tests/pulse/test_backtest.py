from datetime import UTC, date, datetime, timedelta
from typing import Any

from pulse.backtest import as_seen, mornings, replayed
from pulse.definition import Pulse, read_pulse
from tests.pulse.conftest import Maker


def pulse(**more: Any) -> Pulse:
    raw = {
        "name": "b",
        "title": "Orders",
        "source": {"kind": "file", "at": "x.csv"},
        "grain": "day",
        "timezone": "UTC",
        "measure": {"name": "Orders", "value": "n", "period": "at"},
        "readers": ["x"],
        **more,
    }
    return read_pulse(raw, "here")


def slots(count: int, first: date = date(2026, 9, 9)) -> list[datetime]:
    return [datetime(first.year, first.month, first.day, 8, tzinfo=UTC) + timedelta(days=at) for at in range(count)]


def test_a_slot_sees_what_was_over_and_nothing_later(make: Maker) -> None:
    result = make({"": list(range(1, 21))})

    seen = as_seen(result, datetime(2026, 9, 9, 8, tzinfo=UTC))

    assert seen is not None
    assert [point.at for point in seen.complete][-1] == date(2026, 9, 8)
    assert all(point.at <= date(2026, 9, 8) for point in seen.points)
    assert as_seen(result, datetime(2026, 8, 1, tzinfo=UTC)) is None


def test_what_would_have_been_quiet_says_why_and_what_repeats_is_not_sent_twice(make: Maker) -> None:
    row: list[int | None] = [*[100] * 12, 200, *[100] * 4]

    found = replayed(pulse(send_if={"change": 0.5}), make({"": row}), slots(10))

    sent = [slot for slot in found if slot.read]
    assert [slot.at.day for slot in sent] == [14]
    assert "it changed by 0.00%, under 50.00%" in found[0].why_not
    assert all(slot.unproven == () for slot in found)
    again = replayed(pulse(), make({"": row}), [slots(1)[0], slots(1)[0] + timedelta(hours=1)])
    assert again[1].why_not == "had nothing new since the slot before"


def test_each_slot_knows_what_the_three_before_said(make: Maker) -> None:
    panel: dict[str, list[int | None]] = {"N": [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8], "S": [50] * 12}

    found = replayed(pulse(), make(panel), slots(3))

    scores = [next(f for f in slot.facts if f.key == ("driver", "N", "down")).novelty for slot in found if slot.facts]
    assert scores == [1.0, 0.3, 0.3]


def test_mornings_are_after_the_end_of_each_period(make: Maker) -> None:
    result = make({"": [1, 2, 3]}, grain="week", first=date(2026, 9, 7))

    found = mornings(result, datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 9, 30, tzinfo=UTC))

    assert [(at.date(), at.hour) for at in found] == [
        (date(2026, 9, 14), 8),
        (date(2026, 9, 21), 8),
        (date(2026, 9, 28), 8),
    ]
