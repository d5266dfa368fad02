from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.sources.cells import moment, number

BERLIN = ZoneInfo("Europe/Berlin")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_decimal_written_plainly_is_read_to_the_last_digit(value: Decimal) -> None:
    assert number(str(value)) == value
    assert number(f"{value:,}") == value
    assert number(str(value).replace(".", ","), decimal_comma=True) == value


@pytest.mark.parametrize("cell", ["n/a", "12a", "1,2,3", "1.2.3", "--1", "1 000", "€5", "inf", "nan", "0x10", True])
def test_what_is_no_number_is_refused_and_not_guessed(cell: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        number(cell)


def test_an_empty_cell_is_unknown_and_not_zero() -> None:
    assert number("") is None
    assert number(None) is None
    assert number(float("nan")) is None


def test_a_comma_means_what_the_file_says() -> None:
    assert number("1,5", decimal_comma=True) == Decimal("1.5")
    assert number("1.234,5", decimal_comma=True) == Decimal("1234.5")
    with pytest.raises(ValueError, match="1,5"):
        number("1,5")


@pytest.mark.parametrize(
    ("cell", "expected", "timed"),
    [
        ("2026-11-21", datetime(2026, 11, 21, tzinfo=BERLIN), False),
        ("20261121", datetime(2026, 11, 21, tzinfo=BERLIN), False),
        ("2026-11", datetime(2026, 11, 1, tzinfo=BERLIN), False),
        ("2026-Q4", datetime(2026, 10, 1, tzinfo=BERLIN), False),
        ("2026-W47", datetime(2026, 11, 16, tzinfo=BERLIN), False),
        ("2015", datetime(2015, 1, 1, tzinfo=BERLIN), False),
        (2015, datetime(2015, 1, 1, tzinfo=BERLIN), False),
        (date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=BERLIN), False),
        ("2026-11-21T08:00:00Z", datetime(2026, 11, 21, 8, tzinfo=UTC), True),
        ("2026-11-21 08:00", datetime(2026, 11, 21, 8, tzinfo=BERLIN), True),
        ("2026-11-21T08:00-05:00", datetime(2026, 11, 21, 13, tzinfo=UTC), True),
        (datetime(2026, 11, 21, 8, tzinfo=UTC), datetime(2026, 11, 21, 8, tzinfo=UTC), True),
    ],
)
def test_moments_are_read_by_the_clocks_of_the_pulse(cell: object, expected: datetime, timed: bool) -> None:
    assert moment(cell, BERLIN) == (expected, timed)


@pytest.mark.parametrize("cell", ["", None, "21/11/2026", "11/21/2026", "Nov 21", "2026-13-01", "2026-02-30", "soon"])
def test_a_date_that_could_be_two_days_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment(cell, BERLIN)
