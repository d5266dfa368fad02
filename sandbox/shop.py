"""A made-up coffee shop: daily orders and revenue by region and product, with events we know of.

Every day is drawn from a seed of its own, so the same day has the same figures however long the file is.
``python -m sandbox.shop > deployments/data/shop-orders.csv`` writes the file that lies in the repository.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

FIRST_DAY = date(2025, 10, 1)
LAST_DAY = date(2026, 11, 21)

REGIONS = {"North": 34.0, "South": 26.0, "East": 18.0, "West": 22.0}
"""Orders on a plain weekday, all products together."""
PRODUCTS = {"Beans": (0.62, "18.40"), "Brewers": (0.14, "79.00"), "Filters": (0.24, "6.90")}
"""Share of the orders, and revenue in euros for each."""
WEEKDAYS = (1.02, 0.97, 0.96, 1.0, 1.12, 1.31, 0.78)
"""Monday to Sunday against the plain weekday."""

EVENTS = """\
2025-11-24 to 2025-11-30  all regions     orders x 1.8 (Black Friday week)
2026-03-17                West            orders x 0.25 (card payments were down)
2026-06-08 onwards        Brewers         orders x 0.8, price 79 to 95 euros
2026-08-13                all regions     no rows at all (the export failed)
2026-10-05 onwards        South           orders x 1.3 (second store)
2026-11-21                North           orders x 0.45 (warehouse closed by a storm)
"""


def demand(day: date, region: str, product: str) -> float:
    """Expected orders of one product in one region on ``day``, planted events included."""
    growth = 1 + 0.0006 * (day - FIRST_DAY).days
    orders = REGIONS[region] * PRODUCTS[product][0] * WEEKDAYS[day.weekday()] * growth
    if date(2025, 11, 24) <= day <= date(2025, 11, 30):
        orders *= 1.8
    if day == date(2026, 3, 17) and region == "West":
        orders *= 0.25
    if day >= date(2026, 6, 8) and product == "Brewers":
        orders *= 0.8
    if day >= date(2026, 10, 5) and region == "South":
        orders *= 1.3
    if day == date(2026, 11, 21) and region == "North":
        orders *= 0.45
    return orders


def price(day: date, product: str) -> Decimal:
    """Euros an order of ``product`` brings on ``day``."""
    if product == "Brewers" and day >= date(2026, 6, 8):
        return Decimal("95.00")
    return Decimal(PRODUCTS[product][1])


def rows(first: date = FIRST_DAY, last: date = LAST_DAY) -> Iterator[tuple[str, str, str, int, Decimal]]:
    """Rows of (date, region, product, orders, revenue in euros) from ``first`` to ``last``, both included."""
    day = first
    while day <= last:
        for region in REGIONS:
            for product in PRODUCTS:
                chance = random.Random(f"{day}/{region}/{product}")  # noqa: S311 - repeatable, not secret
                expected = demand(day, region, product)
                orders = max(0, round(chance.gauss(expected, expected**0.5 * 0.6)))
                if day != date(2026, 8, 13):
                    yield day.isoformat(), region, product, orders, orders * price(day, product)
        day += timedelta(days=1)


def main() -> None:
    """Write the CSV to standard output."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("date", "region", "product", "orders", "revenue"))
    out.writerows(rows())


if __name__ == "__main__":
    main()
