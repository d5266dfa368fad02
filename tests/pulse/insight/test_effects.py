from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pulse.insight import InsightOptions, find_facts
from pulse.insight.effects import mix_and_rate, product_effects
from pulse.insight.fact import Fact
from pulse.series import Dataset
from tests.pulse.conftest import Maker

RATE = st.decimals(0, 1, places=4)
WEIGHT = st.integers(1, 1000)


@given(st.lists(st.tuples(RATE, RATE, WEIGHT, WEIGHT), min_size=1, max_size=6))
def test_mix_and_rate_are_together_exactly_the_change(rows: list[tuple[Decimal, Decimal, int, int]]) -> None:
    keys = [f"m{at}" for at in range(len(rows))]
    counts = [[row[2] for row in rows], [row[3] for row in rows]]
    shown = [[row[0] for row in rows], [row[1] for row in rows]]
    weights = [{k: Decimal(c) / sum(counts[s]) for k, c in zip(keys, counts[s], strict=True)} for s in (0, 1)]
    rates = [dict(zip(keys, shown[s], strict=True)) for s in (0, 1)]

    mix, rate = mix_and_rate((weights[0], weights[1]), (rates[0], rates[1]))

    whole = [sum((weights[s][k] * rates[s][k] for k in keys), Decimal(0)) for s in (0, 1)]
    assert abs(sum(mix.values()) + sum(rate.values()) - (whole[1] - whole[0])) < Decimal("1e-20")


@given(
    st.lists(
        st.tuples(st.decimals("0.01", 1000, places=2), st.decimals("0.01", 1000, places=2)), min_size=1, max_size=4
    )
)
def test_factors_leave_no_remainder(pairs: list[tuple[Decimal, Decimal]]) -> None:
    now, base = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    effects = product_effects(now, base)

    product_now, product_base = 1.0, 1.0
    for number, other in pairs:
        product_now, product_base = product_now * float(number), product_base * float(other)
    assert abs(float(sum(effects)) - (product_now - product_base)) <= 1e-6 * max(1.0, product_now, product_base)


def rated(rows: dict[str, tuple[list[Decimal], list[int]]]) -> Dataset:
    """A mean of members, weighted by their rows."""
    length = len(next(iter(rows.values()))[0])
    made = Maker()({name: [1] * length for name in rows})
    points = []
    for point in made.points:
        at = list(made.table[""]).index(point.at)
        if point.series:
            rate, count = rows[point.series][0][at], rows[point.series][1][at]
        else:
            count = sum(row[1][at] for row in rows.values())
            rate = sum((row[0][at] * row[1][at] for row in rows.values()), Decimal(0)) / count
        points.append(replace(point, value=rate, rows=count))
    series = tuple(replace(item, unit="percent", additive=False) for item in made.series)
    return replace(made, points=tuple(points), series=series)


def one(facts: tuple[Fact, ...], kind: str) -> Fact:
    return next(fact for fact in facts if fact.kind == kind)


def test_a_rate_that_moved_by_its_mix_says_so() -> None:
    low, high = [Decimal("0.1")] * 8, [Decimal("0.5")] * 8
    found = one(find_facts(rated({"A": (low, [50] * 7 + [90]), "B": (high, [50] * 7 + [10])})), "mix")

    assert found.about == "mix"
    assert found.numbers["rate"] == 0
    assert found.numbers["mix"] == found.numbers["diff"]


def test_parts_that_all_rose_while_the_whole_fell_are_told_apart() -> None:
    a = [Decimal("0.1")] * 7 + [Decimal("0.12")]
    b = [Decimal("0.5")] * 7 + [Decimal("0.55")]
    found = one(find_facts(rated({"A": (a, [50] * 7 + [90]), "B": (b, [50] * 7 + [10])})), "mix")

    assert found.about == "simpson"


def test_a_sum_is_told_as_how_many_and_how_much_each(make: Maker) -> None:
    made = make({"": [100, 0, 0, 0, 0, 0, 0, 150]})
    rows = {made.points[0].at: 10, made.points[-1].at: 12}
    result = replace(made, points=tuple(replace(p, rows=rows.get(p.at, 1)) for p in made.points))

    found = one(find_facts(result, InsightOptions(each="orders")), "factor")

    assert found.numbers["by_count"] + found.numbers["by_each"] - 50 < Decimal("1e-9")
    assert (found.numbers["count"], found.numbers["each"]) == (12, Decimal("12.5"))
    assert not [fact for fact in find_facts(result) if fact.kind == "factor"]


def test_weights_that_move_between_equal_rates_have_no_effect() -> None:
    half, weights = {"A": Decimal("0.5"), "B": Decimal("0.5")}, {"A": Decimal("0.2"), "B": Decimal("0.8")}

    mix, rate = mix_and_rate((weights, {"A": Decimal("0.8"), "B": Decimal("0.2")}), (half, half))

    assert {*mix.values(), *rate.values()} == {Decimal(0)}


def test_the_member_whose_weight_shifted_the_mean_is_named_with_its_weights() -> None:
    steady, count = [Decimal("0.10")] * 20, [50] * 20
    result = rated(
        {
            "Business": ([Decimal("0.40")] * 20, [*[50] * 19, 10]),
            "Private": (steady, count),
        }
    )

    fact = next(item for item in find_facts(result) if item.kind == "mix")

    assert fact.words["shifted"] in {"Business", "Private"}
    rows = {"Business": (10, 50), "Private": (50, 50)}[fact.words["shifted"]]
    assert fact.numbers["share"] == Decimal(rows[0]) / 60
    assert fact.numbers["before"] == Decimal(rows[1]) / 100


def test_no_weight_is_named_where_none_shifted() -> None:
    result = rated(
        {"A": ([*[Decimal("0.40")] * 19, Decimal("0.30")], [50] * 20), "B": ([Decimal("0.1")] * 20, [50] * 20)}
    )

    assert "shifted" not in next(item for item in find_facts(result) if item.kind == "mix").words
