"""Several figures in one message: a first line across them, a line for each, and what is exact between them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pulse.chart import draw_page
from pulse.chart.legible import problems
from pulse.chart.several import compose_several
from pulse.definition import Unit, read_pulse
from pulse.definition.catalogue import LanguageCode
from pulse.errors import NarratorError
from pulse.insight import InsightOptions, find_facts
from pulse.insight.across import across
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure, numbered
from pulse.insight.worth import skip_reason_of
from pulse.languages import LANGUAGES
from pulse.narration import Read, write_plainly
from pulse.narration.freeze import frozen
from pulse.narration.several import all_facts, context_of, put_together, write_again
from pulse.series import Dataset
from pulse.text.context import NarrationContext
from tests.pulse.conftest import Maker

_DAYS = 60
Row = list[int | None]


def steady(level: int, seed: int, last: int | None = None) -> Row:
    chance = random.Random(seed)
    row: Row = [level + chance.randint(-level // 25, level // 25) for _ in range(_DAYS)]
    row[-8] = level
    row[-1] = level if last is None else last
    return row


def figures(
    make: Maker,
    rows: Mapping[str, Row | Dataset],
    *,
    good: Mapping[str, str] | None = None,
    **changes: Any,
) -> tuple[Figure, ...]:
    measures = [{"name": name, "value": name, "period": "at", "good": (good or {}).get(name, "up")} for name in rows]
    raw = {"name": "p", "title": "Morning", "source": {"at": "x.csv"}, "grain": "day", "timezone": "UTC"}
    pulse = read_pulse({**raw, "readers": ["a"], "measures": measures, **changes}, "test")
    found = []
    for number, (own, row) in enumerate(zip(pulse.figures, rows.values(), strict=True), start=1):
        result = replace(row if isinstance(row, Dataset) else make({"": row}), measure=own.measure.name)
        found.append(Figure(own, result, numbered(find_facts(result, InsightOptions.of(own)), number)))
    return tuple(found)


def read_of(shown: Sequence[Figure], facts: Sequence[Fact]) -> Read:
    each = [write_plainly(NarrationContext.of(item.pulse, item.result.measure), item.facts) for item in shown]
    return put_together(each, context_of(shown), shown, facts)


def first_line(shown: Sequence[Figure]) -> str:
    return str(read_of(shown, across(shown)).summary)


def test_the_first_line_says_which_rose_which_fell_and_which_held(make: Maker) -> None:
    shown = figures(
        make,
        {"Revenue": steady(1000, 1, 700), "Orders": steady(200, 2, 150), "Conversion": steady(500, 3, 503)},
    )

    assert first_line(shown) == "Revenue and Orders fell on Friday 30 October 2026; Conversion held."


def test_a_move_of_under_one_percent_held_and_one_of_one_percent_did_not(make: Maker) -> None:
    under, exactly = steady(1000, 1, 1009), steady(1000, 2, 1010)

    said = first_line(figures(make, {"A": under, "B": exactly}))

    assert said.startswith("A held on")
    assert "; B rose" in said


def test_each_figure_has_a_line_with_its_own_level_and_change(make: Maker) -> None:
    shown = figures(make, {"Revenue": steady(1000, 1, 700), "Refunds": steady(40, 2, 60)}, good={"Refunds": "down"})

    lines = str(read_of(shown, across(shown)).highlights).splitlines()

    assert lines[0].startswith("- Revenue: 700, down 30.0% from 1,000")
    assert lines[1].startswith("- Refunds: 60, up 50.0% from 40")
    assert "for the worse" in lines[1]


def test_a_figure_in_doubt_is_named_first_and_not_among_those_that_moved(make: Maker) -> None:
    shown = figures(make, {"Revenue": steady(1000, 1, 1100), "Orders": [*steady(200, 2)[:-1], 0]})

    facts = across(shown)
    read = read_of(shown, facts)

    assert str(read.summary) == "The data of Orders is in doubt; Revenue rose on Friday 30 October 2026."
    assert [fact.about for fact in facts] == ["doubt", "up"]
    doubt = next(fact for fact in shown[1].facts if fact.doubt == "zero")
    assert doubt.id in read.facts


def test_a_figure_of_an_earlier_period_is_not_said_to_have_moved_on_the_newest(make: Maker) -> None:
    shown = figures(make, {"Revenue": steady(1000, 1, 1100), "Late": make({"": steady(200, 2, 300)[:-1]})})

    assert first_line(shown) == "Revenue rose on Friday 30 October 2026."
    late = str(read_of(shown, across(shown)).highlights).splitlines()[1]
    # Its own day, as the first line's is another.
    assert late.startswith("- Late came to 2")
    assert " on Thursday 29 October 2026, " in late


def test_where_all_are_within_their_usual_swing_the_first_line_says_so(make: Maker) -> None:
    shown = figures(make, {"A": steady(1000, 5, 1020), "B": steady(2000, 6, 1960)})

    assert first_line(shown).endswith("; all 2 are within their usual swing.")


def decimals(make: Maker, row: Sequence[Decimal], unit: Unit, *, additive: bool) -> Dataset:
    result = make({"": [1] * len(row)})
    points = tuple(replace(point, value=value) for point, value in zip(result.points, row, strict=True))
    series = (replace(result.series[0], unit=unit, additive=additive),)
    return replace(result, points=points, series=series)


def product(make: Maker, *, off: Decimal = Decimal(0)) -> tuple[Figure, ...]:
    chance = random.Random(4)
    orders = [Decimal(chance.randint(80, 120)) for _ in range(_DAYS)]
    value = [Decimal(chance.randint(4500, 5500)) / 100 for _ in range(_DAYS)]
    revenue = [count * each for count, each in zip(orders, value, strict=True)]
    revenue[10] += off
    return figures(
        make,
        {
            "Revenue": decimals(make, revenue, "number", additive=True),
            "Orders": decimals(make, orders, "count", additive=True),
            "Order value": decimals(make, value, "number", additive=False),
        },
    )


def test_a_product_is_said_only_where_it_is_exact_in_every_period(make: Maker) -> None:
    shown = product(make)
    factor = next(fact for fact in across(shown) if fact.kind == "factor")

    assert factor.words["each_name"] == "Orders"
    assert factor.numbers["each"] * factor.numbers["count"] == shown[0].facts[0].numbers["now"]
    assert "Orders at" in str(read_of(shown, across(shown)).highlights)
    assert all(fact.kind == "across" for fact in across(product(make, off=Decimal(2))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_proven_in_every_language_and_a_damaged_one_is_not_sent(
    make: Maker, language: LanguageCode
) -> None:
    shown = product(make)
    facts = across(shown)
    context = context_of(shown, language)

    read = write_again(read_of(shown, facts), context, shown, facts)
    proven, refused = frozen(read, all_facts(shown, facts), context)

    assert refused == []
    assert proven == read
    other = [fact.model_copy(update={"words": {"names": "Refunds"}}) for fact in facts]
    assert frozen(read, all_facts(shown, other), context)[1] != []


def test_a_figure_is_never_said_with_the_words_of_another(make: Maker) -> None:
    shown = figures(make, {"Revenue": steady(1000, 1, 700), "Orders": steady(200, 2, 150)})
    facts = across(shown)
    read = read_of(shown, facts)

    assert frozen(read, all_facts(shown, facts), context_of(shown))[1] == []
    with pytest.raises(NarratorError, match="cannot be proven"):
        frozen(read, all_facts(shown, facts), context_of(shown[::-1]))


def test_a_constant_is_no_factor_and_a_rough_one_proves_nothing(make: Maker) -> None:
    chance = random.Random(5)
    orders = [Decimal(chance.randint(95, 125)) for _ in range(_DAYS)]
    paid = [Decimal(chance.randint(90, 110)) for _ in range(_DAYS)]
    for each in ([Decimal(1)] * _DAYS, [Decimal(1 + at % 2) for at in range(_DAYS)]):
        shown = figures(
            make,
            {
                "Orders": decimals(make, orders, "count", additive=True),
                "Payments": decimals(make, paid, "count", additive=True),
                "Open incidents": decimals(make, each, "count", additive=False),
            },
        )
        assert [fact for fact in across(shown) if fact.kind == "factor"] == []


def test_six_figures_that_are_all_in_doubt_each_keep_their_level_in_the_caption(make: Maker) -> None:
    names = [f"A figure with a name of forty letters no {number}" for number in range(6)]
    shown = figures(make, {name[-40:]: [*steady(1000, at)[:-1], 0] for at, name in enumerate(names)})
    facts = across(shown)

    read, refused = frozen(read_of(shown, facts), all_facts(shown, facts), context_of(shown))

    caption = read.caption("Morning")
    assert refused == []
    assert {figure.facts[0].id for figure in shown} <= {*caption.facts}
    doubts = {fact.id for figure in shown for fact in figure.facts if fact.doubt == "zero"}
    assert doubts <= {*caption.facts, *read.analysis.facts}


def test_where_no_line_across_dates_them_each_figure_says_its_own_day(make: Maker) -> None:
    shown = figures(make, {"A": [5], "B": [7]})

    said = str(read_of(shown, across(shown)).caption("Morning"))

    assert said.count("on Tuesday 1 September 2026") == 2


def test_figures_with_data_of_their_own_each_say_what_they_are_based_on(make: Maker) -> None:
    shown = figures(make, {"A": steady(1000, 1), "B": steady(1000, 2)[:-20]})

    analysis = str(read_of(shown, across(shown)).long_text())

    assert analysis.count("Based on") == 2


def test_six_figures_with_long_names_keep_their_lines_in_one_caption(make: Maker) -> None:
    names = [f"Revenue of the region number {number} in all" for number in range(6)]
    shown = figures(make, {name[:40]: steady(1_234_567, at, 1_034_567) for at, name in enumerate(names)})
    read = read_of(shown, across(shown))

    caption = read.caption("Morning")

    assert caption.units <= 1024
    assert {figure.facts[0].id for figure in shown} <= {*caption.facts}


@pytest.mark.parametrize("count", range(2, 7))
def test_the_picture_of_two_to_six_figures_can_be_read_on_a_phone(make: Maker, count: int) -> None:
    names = ["Revenue", "New customers from the whole of Europe", "Conversion", "Refunds", "Visits", "Orders"]
    shown = figures(make, {name: steady(200_000, at, 150_000) for at, name in enumerate(names[:count])})

    picture = compose_several(
        shown, title="A title that is as long as one may be on the phone of a reader", language="de"
    )

    assert problems(picture) == []
    drawn = [text.get_text() for text in picture.texts]
    assert [name for name in names[:count] if name not in drawn] == []
    assert draw_page(shown, title="Morning") == draw_page(shown, title="Morning")


def test_a_pulse_of_several_is_worth_sending_where_one_of_them_is(make: Maker) -> None:
    rows = {"A": steady(1000, 1, 1004), "B": steady(1000, 2, 1500)}
    asked = {"change": 0.2}

    assert skip_reason_of(figures(make, rows, send_if=asked)) == ""
    calm = figures(make, rows | {"B": steady(1000, 2, 1005)}, send_if=asked)
    assert skip_reason_of(calm) == (
        "was not worth sending: A, it changed by 0.40%, under 20.00%; B, it changed by 0.50%, under 20.00%"
    )
