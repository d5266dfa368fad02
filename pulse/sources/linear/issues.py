"""From issues to figures: counts, medians, percentiles and shares by period and member."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from math import ceil
from statistics import median
from typing import Any

from pulse.errors import SourceError
from pulse.series.periods import Start
from pulse.series.titles import Named, told_apart

Issue = Mapping[str, Any]
_SLOWEST = 85
_NONE = "none"


def moment(text: Any) -> datetime | None:
    """A time of Linear's, or None."""
    return datetime.fromisoformat(str(text)) if text else None


def members_of(issue: Issue, by: str) -> list[Named]:
    """Which members of a break-down an issue belongs to; several for labels.

    People and projects are known by their ids; teams by their keys, which Linear holds apart; states, labels and
    priorities by their names, which several teams use for the same.

    Raises:
        SourceError: An issue has more labels than were answered.
    """
    if by == "label":
        return _labels(issue)
    if by == "priority":
        return [_plain(issue.get("priorityLabel") or "No priority")]
    found = issue.get(by) or {}
    if by == "assignee":
        address = str(found.get("email") or "").partition("@")[0]
        return [Named(str(found.get("id") or _NONE), str(found.get("displayName") or address or "(nobody)"), address)]
    if by == "project":
        return [Named(str(found.get("id") or _NONE), str(found.get("name") or "(none)"))]
    return [_plain(found.get("key") or found.get("name") or "(none)")]


def _labels(issue: Issue) -> list[Named]:
    labels = issue["labels"]
    if labels["pageInfo"]["hasNextPage"]:
        raise SourceError(
            f"An issue has more than {len(labels['nodes'])} labels, which is more than are read. Take some off, or "
            "choose another metric or break-down."
        )
    names = dict.fromkeys(str(node["name"]) for node in labels["nodes"])
    return [_plain(name) for name in names] or [_plain("(none)")]


def _plain(name: object) -> Named:
    return Named(str(name), str(name))


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
    bugs = sum(any(item.title.lower() == "bug" for item in members_of(issue, "label")) for issue in issues)
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
) -> tuple[dict[str, dict[Start, list[Issue]]], dict[str, str]]:
    """Issues by member and period, and what members are called; the whole's member is ``""``."""
    found: dict[str, dict[Start, list[Issue]]] = defaultdict(lambda: defaultdict(list))
    found[""] = defaultdict(list)
    names: list[Named] = []
    for issue in issues:
        at = period(issue)
        members = members_of(issue, by) if by else []
        names += members
        for key in ["", *(member.key for member in members)]:
            found[key][at].append(issue)
    return found, told_apart(names)
