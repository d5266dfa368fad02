"""Results made by hand, small enough to work out on paper."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pulse.definition import Grain
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.periods import between, step


class Maker:
    """Makes a result from plain numbers: one row of figures for each member, the whole is their sum."""

    def __call__(
        self,
        rows: dict[str, list[int | None]],
        *,
        grain: Grain = "day",
        first: date = date(2026, 9, 1),
        quality: Quality | None = None,
        partial_last: bool = False,
    ) -> Dataset:
        length = len(next(iter(rows.values())))
        periods = between(first, step(first, grain, length - 1), grain)
        members = [] if list(rows) == [""] else list(rows)
        whole = [
            None if any(row[i] is None for row in rows.values()) else sum(row[i] or 0 for row in rows.values())
            for i in range(length)
        ]
        table: dict[str, list[int | None]] = {"": whole, **{m: rows[m] for m in members}}
        points = [
            Point(
                at,
                None if value is None else Decimal(value),
                key,
                partial=partial_last and at == periods[-1],
                rows=0 if value is None else 1,
            )
            for key, values in table.items()
            for at, value in zip(periods, values, strict=True)
        ]
        return Dataset(
            measure="Orders",
            dimension="region" if members else None,
            grain=grain,
            timezone="UTC",
            as_of=datetime.combine(step(first, grain, length), datetime.min.time(), UTC) + timedelta(hours=8),
            series=tuple(Series(key, key or "Orders", "count", None, True) for key in table),  # noqa: FBT003
            points=tuple(points),
            quality=quality or Quality(rows=length),
        )


@pytest.fixture
def make() -> Maker:
    return Maker()
