"""HubSpot's metrics, on deals and contacts of the CRM; amounts in the account's home currency."""

from pulse.catalogue.metric import Metric

_OWNER = {"owner": "owner"}
_WON = "POST deals/search: hs_is_closed_won = true, closedate in [since, until)"
_OPEN = "POST deals/search: dealstage in the pipeline's open stages"

METRICS = (
    Metric(
        "hubspot", "pipeline", "Open pipeline",
        "The sum of the amounts of all open deals as they stand now; a deal without an amount counts as nothing.",
        "currency", additive=True, good="up", query=_OPEN, by={"stage": "stage", **_OWNER}, snapshot=True,
    ),
    Metric(
        "hubspot", "weighted-pipeline", "Weighted pipeline",
        "The amounts of all open deals as they stand now, each times the probability of its stage.",
        "currency", additive=True, good="up", query=_OPEN, by={"stage": "stage", **_OWNER}, snapshot=True,
    ),
    Metric(
        "hubspot", "open-deals", "Open deals",
        "The number of deals in open stages as they stand now.",
        "count", additive=True, good="up", query=_OPEN, by={"stage": "stage", **_OWNER}, snapshot=True,
    ),
    Metric(
        "hubspot", "revenue-won", "Revenue won",
        "The amounts of the deals that were won, by their close date; a deal without an amount counts as nothing.",
        "currency", additive=True, good="up", query=_WON, by=_OWNER,
    ),
    Metric(
        "hubspot", "deals-won", "Deals won",
        "The number of deals that were won, by their close date.",
        "count", additive=True, good="up", query=_WON, by=_OWNER,
    ),
    Metric(
        "hubspot", "win-rate", "Win rate",
        "Deals won divided by deals won and lost, both by their close date; without a closed deal there is no rate.",
        "percent", additive=False, good="up",
        query="POST deals/search: hs_is_closed = true, closedate in [since, until)", by=_OWNER,
    ),
    Metric(
        "hubspot", "new-deals", "New deals",
        "The number of deals created in the period.",
        "count", additive=True, good="up",
        query="POST deals/search: createdate in [since, until); the total, or the deals for a break-down", by=_OWNER,
    ),
    Metric(
        "hubspot", "new-contacts", "New contacts",
        "The number of contacts created in the period.",
        "count", additive=True, good="up", query="POST contacts/search: createdate in [since, until); the total",
    ),
    Metric(
        "hubspot", "average-deal", "Average deal",
        "The amount of the won deals that have one, divided by their number, by close date.",
        "currency", additive=False, good="up", query=_WON, by=_OWNER,
    ),
    Metric(
        "hubspot", "sales-cycle", "Sales cycle",
        "The median of the days from creation to close of the deals that were won, by close date.",
        "duration", additive=False, good="down", query=_WON, by=_OWNER,
    ),
)  # fmt: skip
