"""What a reader reckons from two printed figures is the printed change."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.insight import find_facts
from pulse.insight.agree import agreeing, agrees
from pulse.insight.fact import Fact
from pulse.text.slots import figures_of
from tests.pulse.conftest import Maker

SCALES = {"k": 10**3, "M": 10**6, "B": 10**9}


def read(shown: str) -> Decimal:
    """A figure as a reader of English takes it."""
    match = re.fullmatch(r"[€]?([\d,.]+)([kMB]?)", shown)
    assert match, shown
    return Decimal(match[1].replace(",", "")) * SCALES.get(match[2], 1)


def change(now: str, base: str) -> Fact:
    numbers = {"now": Decimal(now), "base": Decimal(base)}
    numbers |= {"diff": numbers["now"] - numbers["base"], "ratio": numbers["now"] / numbers["base"] - 1}
    return Fact(kind="change", unit="currency", currency="EUR", numbers=numbers, direction="up")


def test_two_figures_that_are_shortened_have_the_digits_that_their_change_needs() -> None:
    [fact] = agreeing([change("2263400", "2247100")])

    shown = figures_of(fact, "en")

    assert (shown["now"][0], shown["base"][0], shown["moved"][0]) == ("€2.263M", "€2.247M", "0.7%")


def test_what_agrees_as_it_is_stays_short() -> None:
    [fact] = agreeing([change("3000000", "2000000")])

    assert fact.more == 0
    assert figures_of(fact, "en")["now"][0] == "€3.0M"


@given(st.integers(5, 10**8), st.integers(500, 1900))
def test_the_change_that_a_reader_reckons_is_the_one_that_is_printed(base: int, permille: int) -> None:
    now = base * permille // 1000
    [fact] = agreeing([change(str(now), str(base))])
    shown = figures_of(fact, "en")
    moved = shown["moved"][0]
    if not moved.endswith("%") or not agrees(fact, fact.more):
        assert fact.more in {0, 3}
        return

    reckoned = abs(read(shown["now"][0]) / read(shown["base"][0]) - 1) * 100
    half = Decimal("0.05") if "." in moved else Decimal("0.5")
    assert abs(reckoned - Decimal(moved.rstrip("%").replace(",", ""))) <= half


@pytest.mark.parametrize("last", [2_263_400, 1_999_999, 2_251_000])
def test_level_and_change_are_printed_alike(make: Maker, last: int) -> None:
    facts = find_facts(make({"": [*[2_247_100] * 20, last]}))

    assert figures_of(facts[0], "en")["now"] == figures_of(facts[1], "en")["now"]
