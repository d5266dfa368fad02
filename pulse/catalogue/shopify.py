"""Shopify's metrics, as its own reports define them (shopify.dev, ShopifyQL schemas ``sales`` and ``sessions``)."""

from pulse.catalogue.metric import REGULAR, Metric

_TIMED = ("hour", *REGULAR)
_SALES_BY = {
    "channel": "sales channel",
    "country": "billing country",
    "customer": "new or returning customer",
    "product": "product",
}

METRICS = (
    Metric(
        "shopify", "revenue", "Revenue",
        "Total sales: gross sales less discounts and returns, plus shipping, taxes, duties and additional fees; "
        "returns are booked on the day they are made.",
        "currency", additive=True, good="up", query="FROM sales SHOW total_sales",
        grains=_TIMED, by=_SALES_BY,
    ),
    Metric(
        "shopify", "net-sales", "Net sales",
        "Gross sales less discounts and returns, before shipping and taxes; returns are booked on the day they are "
        "made.",
        "currency", additive=True, good="up", query="FROM sales SHOW net_sales",
        grains=_TIMED, by=_SALES_BY,
    ),
    Metric(
        "shopify", "orders", "Orders",
        "Orders placed in the period.",
        "count", additive=True, good="up", query="FROM sales SHOW orders",
        grains=_TIMED, by={key: _SALES_BY[key] for key in ("channel", "country", "customer")},
    ),
    Metric(
        "shopify", "average-order", "Average order value",
        "Gross sales less discounts, divided by orders, of the whole period; it is asked for each period and never "
        "averaged from shorter ones.",
        "currency", additive=False, good="up", query="FROM sales SHOW average_order_value",
        grains=_TIMED, by={key: _SALES_BY[key] for key in ("channel", "country", "customer")},
    ),
    Metric(
        "shopify", "new-customers", "New customers",
        "Customers who placed their first order in the period.",
        "count", additive=False, good="up", query="FROM sales SHOW new_customers",
    ),
    Metric(
        "shopify", "returning-rate", "Returning customers",
        "The share of the period's customers who had ordered before.",
        "percent", additive=False, good="up", query="FROM sales SHOW returning_customer_rate",
    ),
    Metric(
        "shopify", "refunds", "Refunds",
        "The value of goods taken back, by the day of the refund and not of the order, as a positive amount.",
        "currency", additive=True, good="down", query="FROM sales SHOW returns",
    ),
    Metric(
        "shopify", "sessions", "Sessions",
        "Visits to the online store by people; what Shopify takes for a bot is left out.",
        "count", additive=True, good="up",
        query="FROM sessions SHOW sessions WHERE human_or_bot_session = 'human'",
    ),
    Metric(
        "shopify", "conversion", "Conversion rate",
        "The share of people's visits to the online store that ended in an order.",
        "percent", additive=False, good="up",
        query="FROM sessions SHOW conversion_rate WHERE human_or_bot_session = 'human'",
    ),
)  # fmt: skip
