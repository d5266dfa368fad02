from decimal import Decimal

import pytest

from pulse.figures import amount, ratio, size, ticks


@pytest.mark.parametrize(
    ("value", "unit", "currency", "shown"),
    [
        ("0", "count", None, "0"),
        ("131", "count", None, "131"),
        ("1532", "count", None, "1,532"),
        ("99999", "count", None, "99,999"),
        ("234000", "count", None, "234k"),
        ("999950", "count", None, "1.0M"),
        ("143093000", "count", None, "143.1M"),
        ("2500000000", "number", None, "2.5B"),
        ("-4120", "currency", "USD", "−$4,120"),
        ("8204.5", "currency", "EUR", "€8,204.50"),
        ("8204.505", "currency", "EUR", "€8,204.51"),
        ("1000", "currency", "CHF", "CHF 1,000"),
        ("0.0231", "percent", None, "2.31%"),
        ("12.345", "number", None, "12.35"),
        ("-0.001", "number", None, "−0.00100"),
    ],
)
def test_a_level_is_shown_short_and_rounded_half_away_from_zero(
    value: str, unit: str, currency: str | None, shown: str
) -> None:
    assert amount(Decimal(value), unit, currency) == shown  # type: ignore[arg-type]


def test_differences_are_sizes_and_rates_differ_in_points() -> None:
    assert [size(Decimal(v), "count") for v in ("41", "-41", "0")] == ["41", "41", "0"]
    assert size(Decimal("-0.0018"), "percent") == "0.18 pp"
    assert size(Decimal(-26), "count") == "26"


def test_ratios_are_percents_with_one_place_below_a_hundred() -> None:
    assert [ratio(Decimal(v)) for v in ("-0.1656", "0.0001", "0.9996", "3.4567", "0.99949")] == [
        "16.6%",
        "0.0%",
        "99.96%",
        "346%",
        "99.9%",
    ]


def test_marks_of_an_axis_are_short_and_never_the_same() -> None:
    assert ticks([0, 150, 1500, 140_000_000], "count") == ["0", "150", "1.5k", "140M"]
    assert ticks([0.025], "percent") == ["2.5%"]
    assert ticks([-1500, 0], "currency", "EUR") == ["−€1.5k", "€0"]
    assert ticks([143_100_400, 143_100_600], "count") == ["143.1004M", "143.1006M"]


def test_small_levels_keep_three_digits_that_count() -> None:
    assert [amount(Decimal(v), "number") for v in ("0.0012", "0.00125678", "0.5", "0.99999")] == [
        "0.00120",
        "0.00126",
        "0.500",
        "1.000",
    ]
