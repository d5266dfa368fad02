"""What is said across several figures: which rose, which fell, which held; and where one is exactly two others."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from pulse.insight.change import headline_base
from pulse.insight.effects import factor
from pulse.insight.fact import Direction, Fact
from pulse.insight.figure import Figure
from pulse.insight.find import headline_change
from pulse.insight.quality import DOUBTS
from pulse.series import Dataset
from pulse.wording import sanitize_name

HELD = Decimal("0.01")
"""A figure that moved by less than this part of its base held."""
_LEAST_PERIODS = 8
"""So many periods in which a product holds are no chance."""
_LEAST_SURE = Decimal("0.005")
"""A factor that is written so roughly that its product is sure to no more than this part proves nothing."""


def across(figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """What is said of ``figures`` together, the weightiest first, ids ``A1`` ...; nothing of one alone.

    Only figures of the same period are put together. What is in doubt is no move: it is named as doubtful, first.
    """
    if len(figures) == 1:
        return ()
    newest = max(figure.result.complete[-1].at.isoformat() for figure in figures)
    doubtful = [figure for figure in figures if any(fact.doubt in DOUBTS for fact in figure.facts)]
    sound = [
        figure
        for figure in figures
        if figure not in doubtful and figure.result.complete[-1].at.isoformat() == newest and way_of(figure)
    ]
    ways = dict.fromkeys(way_of(figure) for figure in sorted(sound, key=_alarm))
    found = [_fact("doubt", doubtful)] if doubtful else []
    found += [_fact(way, [figure for figure in sound if way_of(figure) == way]) for way in ways if way]
    usual = [figure for figure in sound if _is_usual(figure)]
    if len(usual) == len(figures):
        found.append(_fact("usual", usual))
    named = [fact.model_copy(update={"id": f"A{number}"}) for number, fact in enumerate(found, start=1)]
    return (*named, *_product(figures))


def way_of(figure: Figure) -> Direction | None:
    """Which way the newest figure went against its base; None where there is nothing to compare with."""
    change = headline_change(figure.facts)
    if change is None:
        return None
    base, diff = change.numbers["base"], change.numbers["diff"]
    if abs(diff) < HELD * abs(base) or not diff:
        return "flat"
    return "up" if diff > 0 else "down"


def _alarm(figure: Figure) -> bool:
    """Sorts what is unusual first, and keeps the owner's order within."""
    return not any(fact.kind == "unusual" and fact.about != "usual" for fact in figure.facts)


def _is_usual(figure: Figure) -> bool:
    return any(fact.kind == "unusual" and fact.about == "usual" for fact in figure.facts)


def _fact(about: str, figures: Sequence[Figure]) -> Fact:
    change = [found for figure in figures if (found := headline_change(figure.facts))]
    level = figures[0].facts[0]
    return Fact(
        kind="across",
        about=about,
        unit="count",
        numbers={"count": Decimal(len(figures))},
        words={"names": "\n".join(sanitize_name(figure.name) for figure in figures)},
        times={"when": level.times["when"]},
        direction="up" if about == "up" else "down" if about == "down" else "flat" if about == "flat" else None,
        evidence=tuple(entry for fact in change for entry in fact.evidence),
    )


def _product(figures: Sequence[Figure]) -> list[Fact]:
    """Of three figures that one is how many times how much each, in every period that is known."""
    for whole, many, each in permutations(figures, 3):
        if _is_product(whole.result, many.result, each.result):
            at = whole.result.complete[-1].at
            base = headline_base(whole.result, at)
            counts = many.result.value(at), many.result.value(base)
            found = factor(whole.result, at, base, counts, sanitize_name(many.name))
            return [fact.model_copy(update={"id": f"{whole.prefix}A0"}) for fact in found]
    return []


def _is_product(whole: Dataset, many: Dataset, each: Dataset) -> bool:
    if not (whole.whole.additive and many.whole.additive) or each.whole.additive or many.whole.unit == "currency":
        return False
    known = [(point.at, point.value) for point in whole.complete if point.value is not None]
    if len(known) < _LEAST_PERIODS or known[-1][0] != whole.complete[-1].at:
        return False
    # What never changes is no price, and what is nothing is anybody's product.
    if len({each.value(at) for at, _ in known}) == 1 or not all(value for _, value in known):
        return False
    # The last place in which any of them is written.
    place = min((_place(each.value(at)) for at, _ in known), default=Decimal(1))
    return all(_holds(value, (many.value(at), each.value(at)), place) for at, value in known)


def _place(value: Decimal | None) -> Decimal:
    exponent = value.as_tuple().exponent if value is not None else 0
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _holds(value: Decimal, factors: tuple[Decimal | None, Decimal | None], place: Decimal) -> bool:
    """Whether a product is exact, to half of the last place in which one factor is written."""
    count, one = factors
    if count is None or one is None:
        return False
    slack = abs(count) * max(place / 2, abs(one) * Decimal("1e-9"))
    return slack <= _LEAST_SURE * abs(value) and abs(count * one - value) <= slack
