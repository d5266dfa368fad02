"""A Shopify store as a source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.definition import Pulse, ShopifySource
from pulse.definition.catalogue import Grain
from pulse.errors import SourceDenied, SourceError
from pulse.series import Dataset
from pulse.series.periods import begin, step, truncate
from pulse.sources.contract import Finding
from pulse.sources.given import Given, result_of
from pulse.sources.http import Transport
from pulse.sources.shopify.client import Account, Shop, look, signed_in
from pulse.sources.shopify.orders import add_up
from pulse.sources.shopify.report import COLUMNS, Figures, Report, UnknownColumn, read

_REPORTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "revenue": ("sales", ("total_sales",)),
    "net-sales": ("sales", ("net_sales",)),
    "orders": ("sales", ("orders",)),
    "average-order": ("sales", ("average_order_value",)),
    "new-customers": ("sales", ("new_customers",)),
    "returning-rate": ("sales", ("returning_customer_rate",)),
    # The column was renamed between versions of the reports.
    "refunds": ("sales", ("returns", "sales_reversals")),
    "sessions": ("sessions", ("sessions",)),
    "conversion": ("sessions", ("conversion_rate",)),
}
_PEOPLE = "human_or_bot_session = 'human'"
_MEMBERS_FOR: dict[Grain, int] = {"hour": 24 * 8, "day": 15, "week": 8, "month": 14, "quarter": 6, "year": 3}
"""Periods back that members are asked for: what a change is explained with. The whole is asked for longer."""


class Shopify:
    """A Shopify store.

    Args:
        account: The shop and how to sign in.
        clock: The present moment, aware.
    """

    def __init__(self, account: Account, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._account, self._clock = account, clock

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, ShopifySource):
            raise SourceError(f"{query.name} is not about a Shopify store.")
        with signed_in(self._account) as transport:
            shop = look(transport)
            if source.path == "orders":
                given = add_up(transport, query, shop, (since, until), self._clock())
            else:
                try:
                    given = _reported(transport, query, source, shop, since, until)
                except SourceDenied:
                    if source.path == "reports":
                        raise
                    given = add_up(transport, query, shop, (since, until), self._clock())
        return result_of(given, query, until, self._account.shop)

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        try:
            with signed_in(self._account) as transport:
                shop = look(transport)
                findings = [Finding("sign in", works=True, said=f"{shop.name}, {shop.currency}, {shop.timezone}")]
                findings += [Finding("API version", False, said) for said in shop.warnings]  # noqa: FBT003
                return [*findings, _try_report(transport, shop), _orders_scope(shop)]
        except SourceError as wrong:
            return [Finding("sign in", works=False, said=str(wrong))]


def _try_report(transport: Transport, shop: Shop) -> Finding:
    report = Report("sales", "orders", "", "", "day", ZoneInfo(shop.timezone), additive=True, with_zone=False)
    today = datetime.now(ZoneInfo(shop.timezone)).date()
    try:
        read(transport, report, today - timedelta(days=1), today)
    except SourceError as wrong:
        return Finding("read reports", works=False, said=str(wrong))
    return Finding("read reports", works=True, said="ShopifyQL answers")


def _orders_scope(shop: Shop) -> Finding:
    if "read_orders" not in shop.scopes:
        return Finding(
            "read orders", works=False, said="The scope read_orders is missing; without reports nothing can be read."
        )
    far = "read_all_orders" in shop.scopes
    said = "all orders" if far else "orders of the last 60 days; add the scope read_all_orders for older ones"
    return Finding("read orders", works=True, said=said)


def _reported(
    transport: Transport, pulse: Pulse, source: ShopifySource, shop: Shop, since: datetime, until: datetime
) -> Given:
    metric = source.definition
    table, columns = _REPORTS[metric.key]
    where = _PEOPLE if table == "sessions" else ""
    report = Report(
        table,
        columns[0],
        where,
        "",
        pulse.grain,
        pulse.zone,
        additive=metric.additive,
        with_zone=pulse.timezone != shop.timezone,
    )
    first, last = since.astimezone(pulse.zone).date(), until.astimezone(pulse.zone).date()
    for number, column in enumerate(columns):
        try:
            found, rows = read(transport, replace(report, column=column), first, last)
        except UnknownColumn:
            if number == len(columns) - 1:
                raise
            continue
        break
    whole, members = found.get("", {}), Figures()
    if source.by:
        grain = pulse.grain
        recent = begin(step(truncate(until, grain, pulse.zone), grain, -_MEMBERS_FOR[grain]), pulse.zone)
        asked = replace(report, column=column, by=COLUMNS[source.by])
        members, more = read(transport, asked, max(since, recent).astimezone(pulse.zone).date(), last)
        rows += more
    figures = {"": whole, **members}
    if metric.unit == "percent":
        _refuse_percents(figures)
    if metric.key == "refunds":
        figures = _as_positive(figures)
    whole = figures.pop("")
    currency = shop.currency if metric.unit == "currency" else None
    return Given(whole, figures, currency, rows, since, warnings=shop.warnings)


def _refuse_percents(figures: Figures) -> None:
    """Nothing, if rates are fractions, as Shopify's reports give them; a rate of more than all is on another scale."""
    known = [value for figure in figures.values() for value in figure.values() if value is not None]
    if any(value > 1 for value in known):
        raise SourceError("Shopify answered a rate of more than one, so its scale is not known. Nothing was read.")


def _as_positive(figures: Figures) -> Figures:
    """Refunds as positive amounts, whichever sign the report gives them."""
    total = sum((value for value in figures[""].values() if value is not None), Decimal(0))
    return _each(figures, Decimal(-1)) if total < 0 else figures


def _each(figures: Figures, factor: Decimal) -> Figures:
    return {
        key: {at: None if value is None else value * factor for at, value in figure.items()}
        for key, figure in figures.items()
    }
