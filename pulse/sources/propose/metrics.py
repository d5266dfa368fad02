"""Pulses of a system that knows its metrics."""

from collections.abc import Sequence
from typing import Any

from pulse.definition.catalogue import Grain, metrics_of
from pulse.sources.propose.proposal import Proposal, pulse_of

_PICKS: dict[str, tuple[tuple[str, Grain, str | None], ...]] = {
    "shopify": (
        ("revenue", "week", "channel"),
        ("orders", "day", None),
        ("average-order", "week", None),
        ("net-sales", "week", "product"),
    ),
    "hubspot": (
        ("revenue-won", "month", "owner"),
        ("pipeline", "day", "stage"),
        ("new-deals", "week", None),
        ("win-rate", "month", None),
    ),
    "linear": (
        ("throughput", "week", "team"),
        ("cycle-time", "week", None),
        ("open-issues", "day", "state"),
        ("bug-share", "month", None),
    ),
}


def from_metrics(kind: str, account: str, timezone: str, known: Sequence[str] = ()) -> list[Proposal]:
    """Pulses of a system that knows its metrics; ``known`` are the keys of teams with cycles, if it has any."""
    found = []
    for key, grain, by in _PICKS[kind]:
        metric = next(item for item in metrics_of(kind) if item.key == key)
        source = {"kind": kind, "account": account, "metric": key, **({"by": by} if by else {})}
        title = f"{metric.name} by {metric.by[by]}" if by else metric.name
        found.append(Proposal(pulse_of(f"{kind}-{key}", title, source, None, grain, timezone), metric.definition))
    if known:
        cycles: dict[str, Any] = {"kind": kind, "account": account, "metric": "velocity", "team": [known[0]]}
        metric = next(item for item in metrics_of(kind) if item.key == "velocity")
        title = f"Velocity of {known[0]}"
        found[-1] = Proposal(pulse_of("linear-velocity", title, cycles, None, "cycle", timezone), metric.definition)
    return found
