"""From issues to figures: counts, medians, percentiles and shares by period and member."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from math import ceil
from statistics import median
from typing import Any

from pulse.periods import Start

Issue = Mapping[str, Any]
_SLOWEST = 85


def moment(text: Any) -> datetime | None:
    """A time of Linear's, or None."""
    return datetime.fromisoformat(str(text)) if text else None


def members_of(issue: Issue, by: str) -> list[str]:
    """Which members of a break-down an issue belongs to; several for labels."""
    if by == "label":
        return [str(one["name"]) for one in issue["labels"]["nodes"]] or ["(none)"]
    if by == "priority":
        return [str(issue["priorityLabel"])]
    if by == "assignee":
        return [str((issue.get("assignee") or {}).get("displayName") or "(nobody)")]
    if by == "state":
        return [str(issue["state"]["name"])]
    found = issue.get(by) or {}
    return [str(found.get("key") or found.get("name") or "(none)")]


def seconds(issue: Issue, since: str) -> Decimal | None:
    """Time from a moment of the issue to its completion, in seconds; None where it has no such moment."""
    first, last = moment(issue.get(since)), moment(issue["completedAt"])
    if first is None or last is None:
        return None
    return max(Decimal(0), Decimal(str((last - first).total_seconds())))


def percentile(values: list[Decimal], percent: int) -> Decimal:
    """The smallest value that ``percent`` in 100 of ``values`` do not exceed (nearest rank)."""
    return sorted(values)[ceil(len(values) * percent / 100) - 1]


def _count(issues: list[Issue]) -> Decimal | None:
    return Decimal(len(issues))


def _points(issues: list[Issue]) -> Decimal | None:
    return sum((Decimal(str(issue["estimate"] or 0)) for issue in issues), Decimal(0))


def _bugs(issues: list[Issue]) -> Decimal | None:
    if not issues:
        return None
    bugs = sum(any(name.lower() == "bug" for name in members_of(issue, "label")) for issue in issues)
    return Decimal(bugs) / len(issues)


def _median_from(since: str) -> Callable[[list[Issue]], Decimal | None]:
    def figure(issues: list[Issue]) -> Decimal | None:
        known = [found for issue in issues if (found := seconds(issue, since)) is not None]
        return Decimal(median(known)) if known else None

    return figure


def _slowest_from(since: str) -> Callable[[list[Issue]], Decimal | None]:
    def figure(issues: list[Issue]) -> Decimal | None:
        known = [found for issue in issues if (found := seconds(issue, since)) is not None]
        return percentile(known, _SLOWEST) if known else None

    return figure


FIGURES: dict[str, Callable[[list[Issue]], Decimal | None]] = {
    "throughput": _count,
    "created-completed": _count,
    "points-completed": _points,
    "bug-share": _bugs,
    "cycle-time": _median_from("startedAt"),
    "cycle-time-p85": _slowest_from("startedAt"),
    "lead-time": _median_from("createdAt"),
    "lead-time-p85": _slowest_from("createdAt"),
}


def by_period(
    issues: Iterable[Issue], period: Callable[[Issue], Start], by: str | None
) -> dict[str, dict[Start, list[Issue]]]:
    """Issues by member and period; the whole's member is ``""``."""
    found: dict[str, dict[Start, list[Issue]]] = defaultdict(lambda: defaultdict(list))
    found[""] = defaultdict(list)
    for issue in issues:
        at = period(issue)
        for member in ["", *(members_of(issue, by) if by else [])]:
            found[member][at].append(issue)
    return found
