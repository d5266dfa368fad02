from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.sources.cells import is_missing, number, take_apart


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_decimal_written_plainly_is_read_to_the_last_digit(value: Decimal) -> None:
    assert number(str(value)) == value
    assert number(f"{value:,}") == value
    assert number(str(value).replace(".", ","), decimal_comma=True) == value


@pytest.mark.parametrize(
    "cell",
    [
        "12a",
        "1,2,3",
        "1.2.3",
        "--1",
        "1 00",
        "inf",
        "0x10",
        True,
        "1,23,45",
        "0,125",
        "1,234,56",
        "-5-",
        "(-5)",
        "+-1",
        "5%%",
        "XYZ 5",
        "$5€",
        "1e1000000",
        "1E-5000000",
        "9" * 19,
        "1e18",
        "e5",
        "1 .5",
        "12:30",
        "9" * 5000,
    ],
)
def test_what_is_no_number_is_refused_and_not_guessed(cell: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        number(cell)


@pytest.mark.parametrize(
    "cell", ["", None, float("nan"), Decimal("NaN"), "-", "–", "n/a", "#N/A", "NA", " ", "null", ".."]
)
def test_a_cell_that_says_nothing_is_unknown_and_not_zero(cell: object) -> None:
    assert number(cell) is None
    assert is_missing(cell) or not isinstance(cell, str)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("$24.18", "24.18"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("($5.00)", "-5"),
        ("(1,234)", "-1234"),
        ("123-", "-123"),
        ("5 €", "5"),
        ("EUR 5", "5"),
        ("5USD", "5"),
        ("R$ 5", "5"),
        ("3.4%", "3.4"),
        ("12,34,567", "1234567"),
        ("1 234", "1234"),
        ("1\u202f234.5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234"),
        ("−5", "-5"),
        ("+7", "7"),
        ("1.5e3", "1500"),
        ("007", "7"),
        (".5", "0.5"),
        ("12.", "12"),
    ],
)
def test_a_number_may_be_dressed_as_companies_write_it(cell: str, value: str) -> None:
    assert number(cell) == Decimal(value)


def test_a_comma_means_what_the_file_says() -> None:
    assert number("1,5", decimal_comma=True) == Decimal("1.5")
    assert number("1.234,5", decimal_comma=True) == Decimal("1234.5")
    assert number("0,125", decimal_comma=True) == Decimal("0.125")
    assert number("1 234,5", decimal_comma=True) == Decimal("1234.5")
    with pytest.raises(ValueError, match="1,5"):
        number("1,5")


@given(st.text(max_size=80))
def test_no_text_makes_anything_but_a_number_or_a_refusal(text: str) -> None:
    try:
        found = number(text)
    except ValueError:
        return
    assert found is None or found.is_finite()
    assert found is None or take_apart(text) is not None
