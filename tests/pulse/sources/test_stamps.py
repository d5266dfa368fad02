from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.sources.stamps import AmbiguousDateError, Resolution, is_ambiguous, is_skipped, stamp

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
DAY, MOMENT, WEEK, MONTH, QUARTER, YEAR = (
    Resolution.DAY,
    Resolution.MOMENT,
    Resolution.WEEK,
    Resolution.MONTH,
    Resolution.QUARTER,
    Resolution.YEAR,
)
DAYS = datetime(2026, 11, 25, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("cell", "expected", "resolution"),
    [
        ("2026-11-21", datetime(2026, 11, 21, tzinfo=BERLIN), DAY),
        ("20261121", datetime(2026, 11, 21, tzinfo=BERLIN), DAY),
        ("2026-11", datetime(2026, 11, 1, tzinfo=BERLIN), MONTH),
        ("2026-Q4", datetime(2026, 10, 1, tzinfo=BERLIN), QUARTER),
        ("Q4 2026", datetime(2026, 10, 1, tzinfo=BERLIN), QUARTER),
        ("2026-W47", datetime(2026, 11, 16, tzinfo=BERLIN), WEEK),
        ("KW 47/2026", datetime(2026, 11, 16, tzinfo=BERLIN), WEEK),
        ("2015", datetime(2015, 1, 1, tzinfo=BERLIN), YEAR),
        (2015, datetime(2015, 1, 1, tzinfo=BERLIN), YEAR),
        ("1880", datetime(1880, 1, 1, tzinfo=BERLIN), YEAR),
        (date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=BERLIN), DAY),
        ("2026-11-21T08:00:00Z", datetime(2026, 11, 21, 8, tzinfo=UTC), MOMENT),
        ("2026-05-01 04:05:04 UTC", datetime(2026, 5, 1, 4, 5, 4, tzinfo=UTC), MOMENT),
        ("2026-11-21 08:00", datetime(2026, 11, 21, 8, tzinfo=BERLIN), MOMENT),
        ("2026-11-21T08:00-05:00", datetime(2026, 11, 21, 13, tzinfo=UTC), MOMENT),
        ("2026-11-21 08:00:00.123 +0530", datetime(2026, 11, 21, 2, 30, 0, 123000, tzinfo=UTC), MOMENT),
        (datetime(2026, 11, 21, 8, tzinfo=UTC), datetime(2026, 11, 21, 8, tzinfo=UTC), MOMENT),
        ("25.11.2026", DAYS, DAY),
        ('="25.11.2026"', DAYS, DAY),
        ("05.11.2026", datetime(2026, 11, 5, tzinfo=BERLIN), DAY),
        ("25/11/2026", DAYS, DAY),
        ("11/25/2026", DAYS, DAY),
        ("2026/11/25", DAYS, DAY),
        ("11/11/2026", datetime(2026, 11, 11, tzinfo=BERLIN), DAY),
        ("25.11.2026 14:05", datetime(2026, 11, 25, 14, 5, tzinfo=BERLIN), MOMENT),
        ("11/25/2026 2:05 PM", datetime(2026, 11, 25, 14, 5, tzinfo=BERLIN), MOMENT),
        ("11/25/2026 12:05 am", datetime(2026, 11, 25, 0, 5, tzinfo=BERLIN), MOMENT),
        ("11/2026", datetime(2026, 11, 1, tzinfo=BERLIN), MONTH),
        ("25 Nov 2026", DAYS, DAY),
        ("Nov 25, 2026", DAYS, DAY),
        ("Mar 1 2000", datetime(2000, 3, 1, tzinfo=BERLIN), DAY),
        ("mar. 24 novembre 2026", datetime(2026, 11, 24, tzinfo=BERLIN), DAY),
        ("Jan-1-1995", datetime(1995, 1, 1, tzinfo=BERLIN), DAY),
        ("1565", datetime(1565, 1, 1, tzinfo=BERLIN), YEAR),
        ("25-Nov-2026", DAYS, DAY),
        ("25. November 2026", DAYS, DAY),
        ("25 de noviembre de 2026", DAYS, DAY),
        ("25 novembre 2026", DAYS, DAY),
        ("1er janvier 2026", datetime(2026, 1, 1, tzinfo=BERLIN), DAY),
        ("25 de novembro de 2026", DAYS, DAY),
        ("Wed, 25 Nov 2026 08:00:00 +0000", datetime(2026, 11, 25, 8, tzinfo=UTC), MOMENT),
        ("Mittwoch, 25. November 2026", DAYS, DAY),
        ("März 2026", datetime(2026, 3, 1, tzinfo=BERLIN), MONTH),
        ("févr. 2026", datetime(2026, 2, 1, tzinfo=BERLIN), MONTH),
        ("Dez 2026", datetime(2026, 12, 1, tzinfo=BERLIN), MONTH),
        ("2026 Nov", datetime(2026, 11, 1, tzinfo=BERLIN), MONTH),
    ],
)
def test_moments_are_read_by_the_clocks_of_the_pulse(cell: object, expected: datetime, resolution: Resolution) -> None:
    found = stamp(cell, BERLIN)

    assert (found.at, found.resolution) == (expected, resolution)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        None,
        "31/21/2026",
        "Nov 21",
        "2026-13-01",
        "2026-02-30",
        "soon",
        "0001-01-01",
        "25/11/26",
        "January",
        "2026-11-21 08:00 CET",
        "2026-W54",
        "32.11.2026",
        "13/13/2026",
        "25:00",
        "2026-11-21 25:00",
        True,
        "12",
        45_000,
        "9" * 400,
        "25.11-2026",
        "Foo 2026",
    ],
)
def test_what_is_no_date_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        stamp(cell, BERLIN)


@pytest.mark.parametrize("cell", ["05/11/2026", "5-11-2026", "1/2/2026 08:00"])
def test_a_date_that_could_be_two_days_is_refused_until_the_owner_says(cell: str) -> None:
    with pytest.raises(AmbiguousDateError):
        stamp(cell, BERLIN)
    day_first, month_first = stamp(cell, BERLIN, "day-first").at, stamp(cell, BERLIN, "month-first").at
    assert (day_first.day, day_first.month) == (month_first.month, month_first.day)


@pytest.mark.parametrize(
    ("cell", "dates", "expected", "resolution"),
    [
        (46351, "excel", DAYS, DAY),
        ("46351.5", "excel", datetime(2026, 11, 25, 12, tzinfo=BERLIN), MOMENT),
        (1795593600, "epoch", datetime(2026, 11, 25, 8, tzinfo=UTC), MOMENT),
        ("1795593600000", "epoch-ms", datetime(2026, 11, 25, 8, tzinfo=UTC), MOMENT),
        ("25.11.26", "%d.%m.%y", DAYS, DAY),
        ("11-26", "%m-%y", datetime(2026, 11, 1, tzinfo=BERLIN), MONTH),
        ("202611", "%Y%m", datetime(2026, 11, 1, tzinfo=BERLIN), MONTH),
        ("26", "%y", datetime(2026, 1, 1, tzinfo=BERLIN), YEAR),
        ("25|11|2026 08h", "%d|%m|%Y %Hh", datetime(2026, 11, 25, 8, tzinfo=BERLIN), MOMENT),
    ],
)
def test_other_ways_are_read_where_the_owner_says_so(
    cell: object, dates: str, expected: datetime, resolution: Resolution
) -> None:
    found = stamp(cell, BERLIN, dates)

    assert (found.at, found.resolution) == (expected, resolution)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001 - as files write them
def test_every_way_to_write_a_day_gives_that_day(at: datetime) -> None:
    written = [
        f"{at:%Y-%m-%d}",
        f"{at:%d.%m.%Y}",
        f"{at:%d %b %Y}",
        f"{at:%B} {at.day}, {at:%Y}",
        f"{at:%Y/%m/%d}",
        f"{at:%Y-%m-%dT%H:%M:%SZ}",
    ]

    assert {stamp(item, ZoneInfo("UTC")).at.date() for item in written} == {at.date()}


def test_an_hour_that_the_clock_skips_or_repeats_is_known() -> None:
    for cell, dates in (("2026-03-08T02:30", "as written"), ("03/08/2026 02:30", "month-first"), (46089.1, "excel")):
        naive = stamp(cell, NEW_YORK, dates).naive
        assert naive is not None
        assert is_skipped(naive, NEW_YORK)
        assert not is_ambiguous(naive, NEW_YORK)
    assert not is_skipped(datetime(2026, 3, 8, 3, 30), NEW_YORK)  # noqa: DTZ001 - as files write it
    assert is_ambiguous(datetime(2026, 11, 1, 1, 30), NEW_YORK)  # noqa: DTZ001 - as above
    assert stamp("2026-11-01T01:30:00-04:00", NEW_YORK).naive is None


@given(st.text(max_size=70))
def test_no_text_makes_anything_but_a_date_or_a_refusal(text: str) -> None:
    try:
        found = stamp(text, BERLIN)
    except ValueError:
        return
    assert 1500 <= found.at.year <= 2200
