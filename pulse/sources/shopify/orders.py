"""Figures added up from the orders, for tokens that may not read reports."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from pulse.definition import Pulse
from pulse.errors import SourceDenied, SourceError
from pulse.series.periods import Start, begin, step, truncate
from pulse.sources.given import Given
from pulse.sources.graphql import pages
from pulse.sources.http import Transport
from pulse.sources.shopify.client import PATH, Shop

NOTE = (
    "Added up from the orders by the day they were placed, after refunds and edits; Shopify's own reports book returns "
    "on the day they are made."
)
_READABLE = timedelta(days=60)
"""What read_orders shows; older orders need read_all_orders (shopify.dev, access scopes)."""
_AVERAGE = "An order counts with tax and shipping here, and with what was left after refunds."
_REPORTS = "Give the app the scope read_reports."
_MOST = 24_900
"""Shopify lists 25,000 objects at most (shopify.dev, pagination)."""
_KNOWN = {"revenue", "orders", "average-order"}
_NEW = 1


def add_up(transport: Transport, pulse: Pulse, shop: Shop, window: tuple[datetime, datetime], now: datetime) -> Given:
    """Revenue, orders or their quotient by period, and by new or returning customer.

    Raises:
        SourceDenied: The token may not read orders.
        SourceError: The metric or the break-down cannot be had from orders.
    """
    metric, by = getattr(pulse.source, "metric", ""), getattr(pulse.source, "by", None)
    if metric not in _KNOWN or by not in {None, "customer"}:
        raise SourceDenied(
            f"The token may not read reports, and {metric}{f' by {by}' if by else ''} cannot be told from orders. "
            "Give the app the scope read_reports, and access to protected customer data."
        )
    if "read_orders" not in shop.scopes:
        raise SourceDenied("The token has neither the scope read_reports nor read_orders. Give the app one of them.")
    since, until = window
    first, notes = since, [NOTE, *([_AVERAGE] if metric == "average-order" else [])]
    if "read_all_orders" not in shop.scopes and now - since > _READABLE:
        # The first period that is readable from its first order on.
        first = begin(step(truncate(now - _READABLE, pulse.grain, pulse.zone), pulse.grain), pulse.zone)
        notes.append("Orders older than sixty days are not readable with this token.")
        if first >= until:
            raise SourceDenied(
                f"The token reads orders of the last 60 days only, and no whole {pulse.grain} lies in them. "
                "Give the app the scope read_all_orders."
            )
    sums: dict[str, dict[Start, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    counts: dict[str, dict[Start, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    rows = 0
    for order in pages(transport, PATH, "shopify_orders", {"search": _search(first, until)}, "orders"):
        if order["test"]:
            continue
        at = truncate(datetime.fromisoformat(order["processedAt"]), pulse.grain, pulse.zone)
        amount = _amount(order, shop)
        rows += 1
        if rows >= _MOST:
            raise SourceError(
                f"There are more than {_MOST:,} orders, which Shopify does not list to the end. {_REPORTS}"
            )
        for member in {"", _customer(order)} if by else {""}:
            sums[member][at] += amount
            counts[member][at] += 1
    figures = {key: _figures(metric, sums[key], counts[key]) for key in sums}
    whole = figures.pop("", {})
    currency = None if metric == "orders" else shop.currency
    return Given(whole, figures, currency, rows, first, notes=tuple(notes), warnings=shop.warnings)


def _search(since: datetime, until: datetime) -> str:
    """Shopify's search text; the end is not included, and void orders are none."""
    first, last = (moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (since, until))
    return f"processed_at:>='{first}' processed_at:<'{last}' -financial_status:voided"


def _amount(order: dict[str, Any], shop: Shop) -> Decimal:
    money = order["currentTotalPriceSet"]["shopMoney"]
    if money["currencyCode"] != shop.currency:
        raise SourceError(f"An order is in {money['currencyCode']}, though the shop's currency is {shop.currency}.")
    return Decimal(money["amount"])


def _customer(order: dict[str, Any]) -> str:
    number = (order.get("customerJourneySummary") or {}).get("customerOrderIndex")
    if number is None:
        return "Unknown"
    return "New" if number == _NEW else "Returning"


def _figures(metric: str, sums: dict[Start, Decimal], counts: dict[Start, Decimal]) -> dict[Start, Decimal | None]:
    if metric == "orders":
        return dict(counts)
    if metric == "revenue":
        return dict(sums)
    return {at: sums[at] / counts[at] for at in sums}
