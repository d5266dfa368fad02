"""A made Shopify store: orders and visits, ShopifyQL over them, and both throttles."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.accounts.graphql import Refused, answer, page
from sandbox.accounts.schema import Schema
from sandbox.accounts.script import Script

TOKEN = "shpat_made"  # noqa: S105 - it opens nothing
VERSION = "2026-10"
ZONE = ZoneInfo("Europe/Berlin")
_CHANNELS, _COUNTRIES = ("Online Store", "Point of Sale", "Instagram"), ("Germany", "Austria", "Netherlands")
_PRODUCTS = {"House espresso": 14, "Filter roast": 12, "Cold brew kit": 39, "Grinder": 120, "Mug": 9, "Gift card": 25}
_QUERY = re.compile(
    r"FROM (?P<table>\w+) SHOW (?P<column>\w+)(?: WHERE (?P<where>.+?))?(?: GROUP BY (?P<by>\w+))?"
    r"(?: TIMESERIES (?P<bucket>\w+))? SINCE (?P<since>[\d-]+) UNTIL (?P<until>[\d-]+)(?: ORDER BY \w+ ASC)?"
    r"(?: LIMIT (?P<limit>\d+))?(?: WITH TIMEZONE '(?P<zone>[\w/]+)')?"
)


@dataclass(frozen=True)
class Order:
    """One order of the made store."""

    at: datetime
    channel: str
    country: str
    customer: str
    product: str
    gross: Decimal
    discount: Decimal
    test: bool = False

    @property
    def total(self) -> Decimal:
        """With tax and shipping."""
        return ((self.gross - self.discount) * Decimal("1.19") + Decimal("4.90")).quantize(Decimal("0.01"))


@cache
def make_orders(today: date, days: int = 430) -> tuple[Order, ...]:
    """The same orders for the same day: a weekly rhythm, slow growth, and a good last week on Instagram."""
    chance = random.Random(7)  # noqa: S311 - it makes up a shop
    found = []
    for back in range(days, -1, -1):
        day = today - timedelta(days=back)
        growth = 1 + (days - back) / days / 2
        for channel, usual in zip(_CHANNELS, (6, 3, 2), strict=True):
            last_week = channel == "Instagram" and 0 < back <= 7  # noqa: PLR2004 - days
            busy = usual * growth * (1.5 if day.weekday() >= 5 else 1) * (2.4 if last_week else 1)  # noqa: PLR2004
            for _ in range(round(chance.gauss(busy, busy**0.5 / 2))):
                product = chance.choices(list(_PRODUCTS), weights=(9, 7, 2, 1, 4, 1))[0]
                gross = Decimal(_PRODUCTS[product] * chance.randint(1, 3))
                at = datetime(day.year, day.month, day.day, chance.randint(7, 22), chance.randint(0, 59), tzinfo=ZONE)
                found.append(
                    Order(
                        at,
                        channel,
                        chance.choices(_COUNTRIES, (7, 2, 1))[0],
                        chance.choices(("New", "Returning"), (4, 6))[0],
                        product,
                        gross,
                        gross / 10 if chance.random() < 0.2 else Decimal(0),  # noqa: PLR2004
                        test=chance.random() < 0.01,  # noqa: PLR2004
                    )
                )
    return tuple(found)


def _total(orders: list[Order]) -> str:
    return str(sum((order.total for order in orders), Decimal(0)))


def _average(orders: list[Order]) -> str | None:
    return str(sum((order.gross - order.discount for order in orders), Decimal(0)) / len(orders)) if orders else None


def _net(orders: list[Order]) -> str:
    return str(sum((order.gross - order.discount for order in orders), Decimal(0)))


def _returning(orders: list[Order]) -> str | None:
    return str(Decimal(sum(order.customer == "Returning" for order in orders)) / len(orders)) if orders else None


_MEASURES: dict[str, Callable[[list[Order]], str | None]] = {
    "total_sales": _total,
    "net_sales": _net,
    "orders": lambda orders: str(len(orders)),
    "average_order_value": _average,
    "new_customers": lambda orders: str(sum(item.customer == "New" for item in orders)),
    "returning_customer_rate": _returning,
    "sales_reversals": lambda orders: str(-sum((item.gross for item in orders if item.gross > 100), Decimal(0)) / 4),  # noqa: PLR2004
    "sessions": lambda orders: str(len(orders) * 31),
    "conversion_rate": lambda orders: str(Decimal(len(orders)) / (len(orders) * 31 + 7)) if orders else None,
}
_BY = {
    "sales_channel": "channel",
    "billing_country": "country",
    "new_or_returning_customer": "customer",
    "product_title": "product",
}


class Store:
    """The made store.

    Args:
        today: The day on which its data ends.
        schema: Shopify's published schema, if it is at hand.
        scopes: What its token may do.
    """

    def __init__(
        self,
        today: date,
        schema: Schema | None = None,
        scopes: Iterable[str] = ("read_reports", "read_orders", "read_all_orders"),
    ) -> None:
        self.script = Script()
        self.scopes = set(scopes)
        self.version = VERSION
        self.token = TOKEN
        self.orders = list(make_orders(today))
        self._schema = schema
        self.queries: list[str] = []

    @property
    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/admin/oauth/access_token", self._sign_in, methods=["POST"]),
            Route("/admin/api/{version}/graphql.json", self._graphql, methods=["POST"]),
        ]

    async def _sign_in(self, request: Request) -> Response:
        form = await request.form()
        if form.get("grant_type") != "client_credentials" or form.get("client_secret") != "made-secret":
            return JSONResponse({"error": "invalid_client"}, 401)
        return JSONResponse({"access_token": self.token, "scope": ",".join(sorted(self.scopes)), "expires_in": 86399})

    async def _graphql(self, request: Request) -> Response:
        if request.headers.get("X-Shopify-Access-Token") != self.token:
            return JSONResponse({"errors": "[API] Invalid API key or access token"}, 401)
        cost = {"maximumAvailable": 2000.0, "currentlyAvailable": 1990, "restoreRate": 100.0}
        extensions = {"cost": {"requestedQueryCost": 12, "actualQueryCost": 7, "throttleStatus": cost}}
        headers = {"X-Shopify-API-Version": self.version}
        return await answer(request, self.script, self._schema, self._resolve, extensions, headers)

    def _resolve(self, name: str, variables: dict[str, Any]) -> dict[str, Any]:
        if name == "Check":
            scopes = [{"handle": scope} for scope in sorted(self.scopes)]
            shop = {"name": "Made Coffee", "ianaTimezone": ZONE.key, "currencyCode": "EUR"}
            return {"shop": shop, "currentAppInstallation": {"accessScopes": scopes}}
        if name == "Report":
            if "read_reports" not in self.scopes:
                raise Refused("Access denied for shopifyqlQuery field. Required access: read_reports.", "ACCESS_DENIED")
            return {"shopifyqlQuery": self._report(str(variables["text"]))}
        if name == "Orders":
            if "read_orders" not in self.scopes:
                raise Refused("Access denied for orders field. Required access: read_orders.", "ACCESS_DENIED")
            return {"orders": self._found(str(variables["search"]), variables.get("after"))}
        raise Refused(f"no operation {name}", "GRAPHQL_VALIDATION_FAILED", 400)

    def _report(self, text: str) -> dict[str, Any]:
        self.queries.append(text)
        asked = _QUERY.fullmatch(text)
        if asked is None:
            return {"parseErrors": [f"Syntax error in {text!r}"], "tableData": None}
        column, by, bucket = asked["column"], asked["by"], asked["bucket"]
        if column not in _MEASURES or (by and by not in _BY):
            return {"parseErrors": [f"Column Not Found: Column '{column}' not found"], "tableData": None}
        zone = ZoneInfo(asked["zone"] or ZONE.key)
        first, last = date.fromisoformat(asked["since"]), date.fromisoformat(asked["until"])
        groups: dict[tuple[str, str], list[Order]] = defaultdict(list)
        if bucket and not by:
            for at in _buckets(first, last, bucket):
                groups[at, ""] = []
        for order in self.orders:
            local = order.at.astimezone(zone)
            if first <= local.date() <= last and not order.test:
                groups[_bucket(local, bucket) if bucket else "", str(getattr(order, _BY[by])) if by else ""].append(
                    order
                )
        rows = [
            {**({bucket: at} if bucket else {}), **({by: member} if by else {}), column: _MEASURES[column](those)}
            for (at, member), those in sorted(groups.items())
        ]
        named = [name for name in (bucket, by, column) if name]
        kinds = {bucket: f"{str(bucket).upper()}_TIMESTAMP", by: "STRING"}
        columns = [{"name": name, "dataType": kinds.get(name, "DECIMAL")} for name in named]
        return {"parseErrors": [], "tableData": {"columns": columns, "rows": rows[: int(asked["limit"] or 1000)]}}

    def _found(self, search: str, after: str | None) -> dict[str, Any]:
        bounds = re.fullmatch(r"processed_at:>='(.+?)' processed_at:<'(.+?)' -financial_status:voided", search)
        if bounds is None:
            raise Refused(f"cannot search {search!r}", "INVALID", 400)
        first, last = (datetime.fromisoformat(text) for text in bounds.groups())
        readable = first if "read_all_orders" in self.scopes else max(first, last - timedelta(days=60))
        nodes = [
            {
                "processedAt": order.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "test": order.test,
                "currentTotalPriceSet": {"shopMoney": {"amount": str(order.total), "currencyCode": "EUR"}},
                "customerJourneySummary": {"customerOrderIndex": 1 if order.customer == "New" else 3},
            }
            for order in self.orders
            if readable <= order.at < last
        ]
        return page(nodes, after, 250)


def _bucket(local: datetime, bucket: str) -> str:
    day = local.date()
    if bucket == "hour":
        return local.strftime("%Y-%m-%dT%H:00:00")
    if bucket == "week":
        # The made store's weeks begin on Sunday, as many a shop's do.
        return (day - timedelta(days=(day.weekday() + 1) % 7)).isoformat()
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}.get(bucket)
    return day.replace(day=1, month=month).isoformat() if month else day.isoformat()


def _buckets(first: date, last: date, bucket: str) -> list[str]:
    days = [
        datetime(d.year, d.month, d.day, tzinfo=ZONE)
        for d in (first + timedelta(n) for n in range((last - first).days + 1))
    ]
    hours = range(24) if bucket == "hour" else range(1)
    return list(dict.fromkeys(_bucket(day + timedelta(hours=hour), bucket) for day in days for hour in hours))
