"""Cycles of one team: velocity, completion, and the burn-up of the active one."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pulse.definition import LinearSource, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Span
from pulse.series.periods import Start
from pulse.sources.given import Given
from pulse.sources.graphql import pages
from pulse.sources.http import Transport
from pulse.sources.linear.client import PATH
from pulse.sources.linear.issues import moment

_DONE = ("completedScopeHistory", "completedIssueCountHistory")


def read_cycles(transport: Transport, pulse: Pulse, source: LinearSource, since: datetime, until: datetime) -> Given:
    """Velocity or completion rate of every cycle that ended since ``since``, and of the active one as far as it is.

    Raises:
        NoDataError: The team has no cycles.
    """
    which = {
        "team": {"key": {"eq": source.team[0]}},
        "endsAt": {"gte": since.isoformat()},
        "startsAt": {"lte": until.isoformat()},
    }
    cycles = sorted(
        pages(transport, PATH, "linear_cycles", {"filter": which}, "cycles"), key=lambda entry: str(entry["startsAt"])
    )
    if not cycles:
        raise NoDataError(f"Linear has no cycles of team {source.team[0]!r} in this time. Check the key of the team.")
    spans, whole = [], dict[Start, Decimal | None]()
    for cycle in cycles:
        span = _span(cycle, pulse.zone)
        spans.append(span)
        done, scope = _last(cycle, "completed"), _last(cycle, "")
        if source.metric == "velocity":
            whole[span.at] = done
        else:
            whole[span.at] = done / scope if done is not None and scope else None
    counts = source.metric == "velocity" and not _estimates(cycles[-1])
    return Given(whole, rows=len(cycles), since=since, spans=tuple(spans), unit="count" if counts else None)


def read_burn_up(transport: Transport, source: LinearSource, until: datetime) -> Given:
    """What the active cycle has completed after each day, with its scope and the even pace.

    Raises:
        NoDataError: No cycle is active.
    """
    which = {
        "team": {"key": {"eq": source.team[0]}},
        "startsAt": {"lte": until.isoformat()},
        "endsAt": {"gt": until.isoformat()},
    }
    cycles = list(pages(transport, PATH, "linear_cycles", {"filter": which}, "cycles"))
    if not cycles:
        raise NoDataError(f"Team {source.team[0]!r} has no active cycle in Linear just now. Check the key of the team.")
    cycle = cycles[0]
    begun, over = moment(cycle["startsAt"]), moment(cycle["endsAt"])
    if begun is None or over is None:
        raise SourceError("Linear answered a cycle without a start or an end.")
    done, scope = _history(cycle, "completed"), _history(cycle, "")
    # One value after each day of the team's own.
    zone = ZoneInfo(str(cycle["team"]["timezone"]))
    first = begun.astimezone(zone).date()
    length = max(1, (over.astimezone(zone).date() - first).days)
    days: list[Start] = [first + timedelta(days=index) for index in range(len(done))]
    pace = [scope[-1] * min(index + 1, length) / length for index in range(len(done))] if scope else []
    return Given(
        dict(zip(days, done, strict=True)),
        {
            "Scope": dict(zip(days, scope[: len(days)], strict=False)),
            "Even pace": dict(zip(days, pace, strict=True)),
        },
        rows=len(done),
        since=begun,
        in_order=True,
        companions=True,
        unit=None if _estimates(cycle) else "count",
    )


def _estimates(cycle: dict[str, Any]) -> bool:
    return str(cycle["team"]["issueEstimationType"]) != "notUsed"


def _history(cycle: dict[str, Any], kind: str) -> list[Decimal]:
    """One value after each day: points, or issues where the team does not estimate."""
    points, issues = ("scopeHistory", "issueCountHistory") if not kind else _DONE
    return [Decimal(str(value)) for value in cycle[points if _estimates(cycle) else issues]]


def _last(cycle: dict[str, Any], kind: str) -> Decimal | None:
    found = _history(cycle, kind)
    return found[-1] if found else None


def _span(cycle: dict[str, Any], zone: ZoneInfo) -> Span:
    begun, over = moment(cycle["startsAt"]), moment(cycle["completedAt"]) or moment(cycle["endsAt"])
    if begun is None or over is None:
        raise SourceError("Linear answered a cycle without a start or an end.")
    name = f"Cycle {cycle['number']:g}"
    return Span(begun.astimezone(zone).date(), over, name)
