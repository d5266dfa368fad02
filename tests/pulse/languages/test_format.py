from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition.catalogue import LanguageCode, Unit
from pulse.languages import LANGUAGES
from pulse.languages.calendar import is_one
from pulse.languages.format import amount, is_nothing, plain, ratio, size, ticks, whole


def spaced(shown: str) -> str:
    """``shown`` with a space for every kind of it, so that a test can be read."""
    return shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


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
        ("1", "points", None, "1 point"),
        ("34", "points", None, "34 points"),
        ("86400", "duration", None, "24 hours"),
        ("293760", "duration", None, "3.4 days"),
        ("1", "duration", None, "1 second"),
    ],
)
def test_a_level_is_shown_short_and_rounded_half_away_from_zero(
    value: str, unit: Unit, currency: str | None, shown: str
) -> None:
    assert amount(Decimal(value), unit, currency) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["1,532", "€8,204.50", "2.31%", "1.2M", "−5 points", "3.4 days"]),
        ("de", ["1.532", "8.204,50 €", "2,31 %", "1,2 Mio.", "−5 Punkte", "3,4 Tage"]),
        ("es", ["1.532", "8.204,50 €", "2,31 %", "1,2 M", "−5 puntos", "3,4 días"]),
        ("fr", ["1 532", "8 204,50 €", "2,31 %", "1,2 M", "−5 points", "3,4 jours"]),
        ("pt", ["1.532", "€ 8.204,50", "2,31%", "1,2 mi", "−5 pontos", "3,4 dias"]),
        ("it", ["1.532", "8.204,50 €", "2,31%", "1,2 mln", "−5 punti", "3,4 giorni"]),
    ],
)
def test_each_language_has_its_own_separators_signs_and_units(language: LanguageCode, shown: list[str]) -> None:
    levels: list[tuple[str, Unit, str | None]] = [
        ("1532", "count", None),
        ("8204.5", "currency", "EUR"),
        ("0.0231", "percent", None),
        ("1200000", "count", None),
        ("-5", "points", None),
        ("293760", "duration", None),
    ]

    assert [spaced(amount(Decimal(v), unit, money, language)) for v, unit, money in levels] == shown


@pytest.mark.parametrize(
    ("language", "singular"),
    [
        ("en", ["1"]),
        ("de", ["1"]),
        ("es", ["1"]),
        ("it", ["1"]),
        # Below two is one in French, and in Brazil's Portuguese.
        ("fr", ["0", "0.5", "1", "1.5"]),
        ("pt", ["0", "0.5", "1", "1.5"]),
    ],
)
def test_a_noun_beside_a_number_is_singular_where_the_language_says_so(
    language: LanguageCode, singular: list[str]
) -> None:
    asked = ["0", "0.5", "1", "1.5", "2", "11", "21", "100"]

    assert [value for value in asked if is_one(Decimal(value), language)] == singular
    item, several = LANGUAGES[language].numbers.units[4]
    shown = [amount(Decimal(value), "points", None, language) for value in asked]
    assert [value for value, text in zip(asked, shown, strict=True) if text.split()[-1] == item] == singular
    assert all(text.split()[-1] in {item, several} for text in shown)


def test_differences_are_sizes_and_rates_differ_in_points() -> None:
    assert [size(Decimal(v), "count") for v in ("41", "-41", "0")] == ["41", "41", "0"]
    assert size(Decimal("-0.0018"), "percent") == "0.18 pp"
    assert spaced(size(Decimal("-0.0018"), "percent", None, "it")) == "0,18 punti percentuali"
    assert size(Decimal(-26), "count") == "26"


def test_ratios_are_percents_with_one_place_below_a_hundred() -> None:
    assert [ratio(Decimal(v)) for v in ("-0.1656", "0.0001", "0.9996", "3.4567", "0.99949")] == [
        "16.6%",
        "0.0%",
        "99.96%",
        "346%",
        "99.9%",
    ]
    assert [spaced(ratio(Decimal("0.1656"), language)) for language in LANGUAGES] == [
        "16.6%",
        "16,6 %",
        "16,6 %",
        "16,6 %",
        "16,6%",
        "16,6%",
    ]


def test_marks_of_an_axis_are_short_and_never_the_same() -> None:
    assert ticks([0, 150, 1500, 140_000_000], "count") == ["0", "150", "1.5k", "140M"]
    assert ticks([0.025], "percent") == ["2.5%"]
    assert ticks([-1500, 0], "currency", "EUR") == ["−€1.5k", "€0"]
    assert ticks([143_100_400, 143_100_600], "count") == ["143.1004M", "143.1006M"]
    assert [spaced(tick) for tick in ticks([-1500, 0], "currency", "EUR", "it")] == ["−1,5 k €", "0 €"]


def test_small_levels_keep_three_digits_that_count() -> None:
    assert [amount(Decimal(v), "number") for v in ("0.0012", "0.00125678", "0.5", "0.99999")] == [
        "0.00120",
        "0.00126",
        "0.500",
        "1.000",
    ]


@given(
    value=st.decimals(min_value=-(10**12), max_value=10**12, places=4),
    unit=st.sampled_from(("count", "number", "currency", "percent", "duration", "points")),
    language=st.sampled_from([*LANGUAGES]),
)
def test_no_number_breaks_over_two_lines_and_only_a_true_minus_is_written(
    value: Decimal, unit: Unit, language: LanguageCode
) -> None:
    money = "EUR" if unit == "currency" else None
    shown = amount(value, unit, money, language)
    words = {item for pair in LANGUAGES[language].numbers.units for item in pair}

    assert "-" not in shown
    assert shown.startswith("−") == (value < 0 and not is_nothing(shown))
    assert [part for part in shown.split(" ")[1:] if part not in words] == []
    assert "−" not in size(value, unit, money, language)


@given(value=st.integers(min_value=0, max_value=10**9), language=st.sampled_from([*LANGUAGES]))
def test_a_whole_number_can_be_read_back(value: int, language: LanguageCode) -> None:
    for shown in (whole(Decimal(value), language), plain(Decimal(value), language)):
        assert "".join(digit for digit in shown if digit.isdigit()) == str(value)
