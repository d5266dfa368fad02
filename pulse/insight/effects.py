"""What a change is made of where members do not add up: mix and rate of a mean, factors of a product.

Mix and rate: with shares w and rates r, R = sum of w r. A member's rate effect is mean(w0, w1) (r1 - r0), its mix
effect (w1 - w0) (mean(r0, r1) - mean(R0, R1)); together they are exactly R1 - R0. Factors: the log-mean Divisia index
(Ang, 2004), L(V1, V0) ln(x1 / x0) for each factor x of V, which leaves no remainder either.
"""

import math
from decimal import Decimal

from pulse.insight.change import impact
from pulse.insight.fact import Fact, direction, evidence, period
from pulse.insight.names import merged, names
from pulse.series import Dataset
from pulse.series.periods import Start

_CLOSE = Decimal("0.000001")
_LEAST_PART = 0.2
_SEEN = Decimal("0.01")
"""A weight that moved by less is not told."""


def mix_and_rate(
    weights: tuple[dict[str, Decimal], dict[str, Decimal]], rates: tuple[dict[str, Decimal], dict[str, Decimal]]
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Mix and rate effect of every member, base first in each pair; weights are shares that sum to 1."""
    before = sum((weights[0][key] * rates[0][key] for key in rates[0]), Decimal(0))
    now = sum((weights[1][key] * rates[1][key] for key in rates[1]), Decimal(0))
    middle = (before + now) / 2
    mix, rate = {}, {}
    for key in rates[0]:
        rate[key] = (weights[0][key] + weights[1][key]) / 2 * (rates[1][key] - rates[0][key])
        mix[key] = (weights[1][key] - weights[0][key]) * ((rates[0][key] + rates[1][key]) / 2 - middle)
    return mix, rate


def mixed(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """Whether a mean moved because its members did, or because their weights did.

    Members are weighted by their rows; nothing is said where that does not give the whole's own figure.
    """
    if result.whole.additive or not result.members:
        return []
    before, now = _weighted(result, base_at), _weighted(result, at)
    if before is None or now is None:
        return []
    mix, rate = mix_and_rate((before[0], now[0]), (before[1], now[1]))
    diff = (result.value(at) or Decimal(0)) - (result.value(base_at) or Decimal(0))
    by_mix, by_rate = sum(mix.values(), Decimal(0)), sum(rate.values(), Decimal(0))
    if not diff:
        return []
    shifted = max(mix, key=lambda key: abs(mix[key]))
    told = (
        not merged(result, shifted)
        and abs(now[0][shifted] - before[0][shifted]) >= _SEEN
        and abs(by_mix) >= Decimal(repr(_LEAST_PART)) * (abs(by_mix) + abs(by_rate))
    )
    moved = {direction(now[1][key] - before[1][key]) for key in rate}
    simpson = len(moved) == 1 and direction(diff) not in {*moved, "flat"} and "flat" not in moved
    return [
        Fact(
            kind="mix",
            about="simpson" if simpson else "mix" if abs(by_mix) > abs(by_rate) else "rate",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={
                "diff": diff,
                "mix": by_mix,
                "rate": by_rate,
                "share": now[0][shifted],
                "before": before[0][shifted],
            },
            words={"shifted": names(result)[shifted]} if told else {},
            times={"when": period(result, at), "against": period(result, base_at, beside=at)},
            direction=direction(diff),
            impact=impact(result, max(by_mix, by_rate, key=abs)),
            surprise=0.9 if simpson else 0.7 if abs(by_mix) > abs(by_rate) else 0.4,
            evidence=tuple(evidence(result, at, key) for key in rate),
        )
    ]


def _weighted(result: Dataset, at: Start) -> tuple[dict[str, Decimal], dict[str, Decimal]] | None:
    """Shares of rows and figures by member, if together they give the whole's figure."""
    points = {member.key: result.table[member.key].get(at) for member in result.members}
    rows = {key: Decimal(point.rows) for key, point in points.items() if point is not None}
    rates = {key: result.value(at, key) for key in points}
    total, whole = sum(rows.values(), Decimal(0)), result.value(at)
    known = {key: value for key, value in rates.items() if value is not None}
    if len(known) != len(points) or not total or whole is None:
        return None
    weights = {key: count / total for key, count in rows.items()}
    mean = sum((weights[key] * known[key] for key in known), Decimal(0))
    return (weights, known) if abs(mean - whole) <= _CLOSE * max(abs(whole), Decimal(1)) else None


def product_effects(now: list[Decimal], base: list[Decimal]) -> list[Decimal]:
    """The effect of each factor on the change of their product; every factor is above 0."""
    product_now, product_base = math.prod(map(float, now)), math.prod(map(float, base))
    mean = (
        product_now
        if math.isclose(product_now, product_base, rel_tol=1e-12)
        else (product_now - product_base) / math.log(product_now / product_base)
    )
    return [Decimal(repr(mean * math.log(float(x1) / float(x0)))) for x1, x0 in zip(now, base, strict=True)]


def factors(result: Dataset, at: Start, base_at: Start, each: str | None) -> list[Fact]:
    """The change as how many and how much each, where the owner says what one row is."""
    if each is None or not result.whole.additive:
        return []
    many = [result.table[""].get(day) for day in (at, base_at)]
    rows = [None if point is None else Decimal(point.rows) for point in many]
    return factor(result, at, base_at, (rows[0], rows[1]), each)


def factor(
    result: Dataset, at: Start, base_at: Start, counts: tuple[Decimal | None, Decimal | None], each: str
) -> list[Fact]:
    """The change of a sum as how many and how much each; ``counts`` are how many, the newest first."""
    now, base, (count, count_before) = result.value(at), result.value(base_at), counts
    if now is None or base is None or min(now, base) <= 0 or now == base:
        return []
    if count is None or count_before is None or min(count, count_before) <= 0:
        return []
    by_count, by_each = product_effects([count, now / count], [count_before, base / count_before])
    diff = now - base
    if max(abs(by_count), abs(by_each)) < Decimal(repr(_LEAST_PART)) * abs(diff):
        return []
    return [
        Fact(
            kind="factor",
            about="count" if abs(by_count) >= abs(by_each) else "each",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={
                "diff": diff,
                "by_count": by_count,
                "by_each": by_each,
                "count": count,
                "count_before": count_before,
                "each": now / count,
                "each_before": base / count_before,
            },
            words={"each_name": each},
            times={"when": period(result, at), "against": period(result, base_at, beside=at)},
            direction=direction(diff),
            impact=impact(result, max(by_count, by_each, key=abs)),
            surprise=0.5,
            evidence=(evidence(result, at), evidence(result, base_at)),
        )
    ]
