"""A figure as it was sent and as its source has it now."""

from decimal import Decimal

from pulse.insight.fact import Fact, direction, period
from pulse.series import Dataset
from pulse.series.periods import Start


def correction(result: Dataset, at: Start, was: Decimal, now: Decimal, rows: int = 0) -> Fact:
    """A figure as it was sent and as it is; ``rows`` is how many more its source has now, below zero for fewer."""
    diff = now - was
    return Fact(
        id="C1",
        kind="correction",
        about="more" if rows > 0 else "fewer" if rows < 0 else "",
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers={"now": now, "base": was, "diff": diff, "count": Decimal(abs(rows))},
        times={"when": period(result, at)},
        direction=direction(diff),
    )


def is_large(was: Decimal, now: Decimal, share: float) -> bool:
    """Whether a figure is off by more than a share of what was sent."""
    return abs(now - was) > abs(was) * Decimal(str(share))
