"""From deals to figures: sums, rates and medians by period, owner and stage."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from statistics import median
from typing import Any

from pulse.errors import SourceError
from pulse.series.periods import Start

Deal = Mapping[str, Any]
_DAY = 86_400
_AMOUNT, _DAYS = "amount_in_home_currency", "days_to_close"


def amount(deal: Deal) -> Decimal:
    """A deal's amount in the account's home currency; zero without one."""
    return number(deal.get(_AMOUNT)) or Decimal(0)


def number(text: Any) -> Decimal | None:
    """A property as a number; HubSpot writes every property as text, or null.

    Raises:
        SourceError: It is neither.
    """
    if text is None or text == "":
        return None
    try:
        found = Decimal(str(text))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise SourceError(f"HubSpot answered {str(text)[:40]!r} where a number belongs.")
    return found


def moment(text: Any) -> datetime | None:
    """A property as an aware moment: HubSpot writes ISO times, and milliseconds in some places.

    Raises:
        SourceError: It is neither.
    """
    if text is None or text == "":
        return None
    try:
        if str(text).isdigit():
            return datetime.fromtimestamp(int(text) / 1000, UTC)
        found = datetime.fromisoformat(str(text))
    except (ValueError, OverflowError, OSError):
        raise SourceError(f"HubSpot answered {str(text)[:40]!r} where a time belongs.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def won(deal: Deal) -> bool:
    """Whether a closed deal was won."""
    return str(deal.get("hs_is_closed_won")).lower() == "true"


def _revenue(deals: list[Deal]) -> Decimal | None:
    return sum((amount(deal) for deal in deals), Decimal(0))


def _count(deals: list[Deal]) -> Decimal | None:
    return Decimal(len(deals))


def _rate(deals: list[Deal]) -> Decimal | None:
    return Decimal(sum(map(won, deals))) / len(deals) if deals else None


def _average(deals: list[Deal]) -> Decimal | None:
    known = [amount(deal) for deal in deals if number(deal.get(_AMOUNT)) is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _cycle(deals: list[Deal]) -> Decimal | None:
    days = [found for deal in deals if (found := number(deal.get(_DAYS))) is not None]
    return Decimal(median(days)) * _DAY if days else None


@dataclass(frozen=True)
class Closed:
    """A metric of closed deals.

    Args:
        lost_too: Whether lost deals count as well.
        figure: From the deals of one period.
    """

    lost_too: bool
    figure: Callable[[list[Deal]], Decimal | None]
    needs: str = ""
    """Which property of a deal the figure is made of."""
    zero: bool = False
    """Whether a deal without it counts as zero; else it is left out."""


_NAMES = {_AMOUNT: "amount in the account's currency", _DAYS: "number of days to close"}


CLOSED = {
    "revenue-won": Closed(lost_too=False, figure=_revenue, needs=_AMOUNT, zero=True),
    "deals-won": Closed(lost_too=False, figure=_count),
    "win-rate": Closed(lost_too=True, figure=_rate),
    "average-deal": Closed(lost_too=False, figure=_average, needs=_AMOUNT),
    "sales-cycle": Closed(lost_too=False, figure=_cycle, needs=_DAYS),
}


def lacking(deals: Iterable[Deal], which: str, needs: str, *, zero: bool) -> tuple[str, ...]:
    """A sentence on deals without what a figure is made of, if there are any; ``which`` says of what deals."""
    count = sum(number(deal.get(needs)) is None for deal in deals)
    if not count:
        return ()
    if count == 1:
        does = "counts as zero" if zero else "is left out"
        return (f"1 deal {which} has no {_NAMES[needs]} and {does}.",)
    return (f"{count:,} deals {which} have no {_NAMES[needs]} and {'count as zero' if zero else 'are left out'}.",)


def by_period(
    deals: Iterable[Deal], period: Callable[[Deal], Start], member: Callable[[Deal], str] | None
) -> dict[str, dict[Start, list[Deal]]]:
    """Deals by member and period; the whole's member is ``""``."""
    found: dict[str, dict[Start, list[Deal]]] = defaultdict(lambda: defaultdict(list))
    found[""] = defaultdict(list)
    for deal in deals:
        at = period(deal)
        found[""][at].append(deal)
        if member is not None:
            found[member(deal)][at].append(deal)
    return found
