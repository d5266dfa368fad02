"""A Linear workspace as a source."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from pulse.definition import LinearSource, Pulse
from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.series.periods import Start, step, truncate
from pulse.series.titles import Named, told_apart
from pulse.sources.contract import Finding
from pulse.sources.given import Given, result_of
from pulse.sources.graphql import ask, pages
from pulse.sources.http import Transport
from pulse.sources.linear.client import PATH, Account, signed_in
from pulse.sources.linear.cycles import read_burn_up, read_cycles
from pulse.sources.linear.issues import FIGURES, Issue, by_period, moment

_OPEN = ("triage", "backlog", "unstarted", "started")
_URGENT_FIRST = ("Urgent", "High", "Medium", "Low", "No priority")


class Linear:
    """A Linear workspace.

    Args:
        account: How to sign in.
    """

    def __init__(self, account: Account) -> None:
        self._account = account

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, LinearSource):
            raise SourceError(f"{query.name} is not about Linear.")
        with signed_in(self._account) as transport:
            if source.team:
                _know_teams(transport, source)
            if source.label or source.project:
                _know_names(transport, source)
            given = _read(transport, query, source, since, until)
        return result_of(given, query, until, "Linear")

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        try:
            with signed_in(self._account) as transport:
                found = ask(transport, PATH, "linear_check", {})
                teams = list(pages(transport, PATH, "linear_check", {}, "teams"))
        except SourceError as wrong:
            return [Finding("sign in", works=False, said=str(wrong))]
        said = ", ".join(_told(team) for team in teams) or "none; give the key access to a team"
        return [
            Finding("sign in", works=True, said=f"{found['viewer']['name']} in {found['organization']['name']}"),
            Finding("read teams", works=bool(teams), said=said),
        ]


def _told(team: dict[str, Any]) -> str:
    counts = "issues" if team["issueEstimationType"] == "notUsed" else "points"
    return f"{team['key']} ({counts}, {'cycles' if team['cyclesEnabled'] else 'no cycles'})"


def _know_teams(transport: Transport, source: LinearSource) -> None:
    """A team that is not there would otherwise read as no issues at all."""
    known = [str(team["key"]) for team in pages(transport, PATH, "linear_check", {}, "teams")]
    for key in source.team:
        if key not in known:
            there = ", ".join(known) or "none"
            raise SourceError(f"Linear has no team {key!r} that this key may see; there are {there}.")


def _know_names(transport: Transport, source: LinearSource) -> None:
    """A label or project that is not there would read as no issues, too."""
    for kind, wanted, query, connection in (
        ("label", source.label, "linear_labels", "issueLabels"),
        ("project", source.project, "linear_projects", "projects"),
    ):
        if not wanted:
            continue
        named = pages(transport, PATH, query, {"filter": {"name": {"in": list(wanted)}}}, connection)
        known = {str(entry["name"]) for entry in named}
        for name in wanted:
            if name not in known:
                raise SourceError(f"Linear has no {kind} {name!r} that this key may see. Check source.{kind}.")


def _read(transport: Transport, pulse: Pulse, source: LinearSource, since: datetime, until: datetime) -> Given:
    if source.metric in {"velocity", "completion"}:
        return read_cycles(transport, pulse, source, since, until)
    if source.metric == "burn-up":
        return read_burn_up(transport, source, until)
    if source.metric == "open-issues":
        return _open(transport, pulse, source, until)
    if source.metric == "project-progress":
        return _progress(transport, pulse, source, until)
    return _completed(transport, pulse, source, since, until)


def _narrowed(source: LinearSource) -> dict[str, Any]:
    """The part of an issue filter that the pulse says; what it does not say is left out, as Linear wants it."""
    found: dict[str, Any] = {}
    if source.team:
        found["team"] = {"key": {"in": list(source.team)}}
    if source.label:
        found["labels"] = {"some": {"name": {"in": list(source.label)}}}
    if source.project:
        found["project"] = {"name": {"in": list(source.project)}}
    return found


def _completed(transport: Transport, pulse: Pulse, source: LinearSource, since: datetime, until: datetime) -> Given:
    time = {"gte": since.isoformat(), "lt": until.isoformat()}
    which = {**_narrowed(source), "completedAt": time, "state": {"type": {"eq": "completed"}}}
    found = pages(transport, PATH, "linear_completed", {"filter": which}, "issues")
    issues: list[Issue] = [issue for issue in found if not issue["trashed"]]
    periods, titles = by_period(issues, lambda issue: _at(issue, "completedAt", pulse), source.by)
    figure = FIGURES[source.metric]
    figures = {key: {at: figure(those) for at, those in period.items()} for key, period in periods.items()}
    newest = step(truncate(until, pulse.grain, pulse.zone), pulse.grain, -1)
    notes = _lacking(source, periods[""].get(newest, []), pulse.grain)
    given = Given(figures.pop(""), figures, rows=len(issues), since=since, notes=notes, titles=titles)
    if source.by == "label":
        # An issue with two labels counts for both.
        given.additive = False
    if source.metric == "created-completed":
        given.members, given.companions = {"Created": _created(transport, pulse, source, since, until)}, True
    return given


def _lacking(source: LinearSource, issues: list[Issue], grain: str) -> tuple[str, ...]:
    """A sentence on issues of the newest full period without what the figure is made of, if there are any."""
    if source.metric == "points-completed":
        count = sum(issue["estimate"] is None for issue in issues)
        what = "1 issue has" if count == 1 else f"{count:,} issues have"
        said = f"{what} no estimate in the newest full {grain} and {'counts' if count == 1 else 'count'} as zero."
    elif source.metric.startswith("cycle-time"):
        count = sum(issue["startedAt"] is None for issue in issues)
        what, are = ("1 issue was", "is") if count == 1 else (f"{count:,} issues were", "are")
        said = f"{what} completed without ever being started and {are} left out."
    else:
        return ()
    return (said,) if count else ()


def _created(
    transport: Transport, pulse: Pulse, source: LinearSource, since: datetime, until: datetime
) -> dict[Start, Decimal | None]:
    which = {**_narrowed(source), "createdAt": {"gte": since.isoformat(), "lt": until.isoformat()}}
    counts: dict[Start, Decimal | None] = {}
    for issue in pages(transport, PATH, "linear_created", {"filter": which}, "issues"):
        if not issue["trashed"]:
            at = _at(issue, "createdAt", pulse)
            counts[at] = (counts.get(at) or Decimal(0)) + 1
    return counts


def _at(issue: Issue, name: str, pulse: Pulse) -> Start:
    found = moment(issue[name])
    if found is None:
        raise SourceError(f"Linear answered an issue without {name}, though it was asked for by {name}.")
    return truncate(found, pulse.grain, pulse.zone)


def _open(transport: Transport, pulse: Pulse, source: LinearSource, until: datetime) -> Given:
    which = {**_narrowed(source), "state": {"type": {"in": list(_OPEN)}}}
    issues = list(pages(transport, PATH, "linear_open", {"filter": which}, "issues"))
    at = truncate(until, pulse.grain, pulse.zone)
    if source.by == "state":
        issues.sort(key=_in_workflow)
    elif source.by == "priority":
        issues.sort(key=lambda issue: _place(_URGENT_FIRST, issue.get("priorityLabel")))
    periods, titles = by_period(issues, lambda _: at, source.by)
    figures = {key: {at: Decimal(len(period[at]))} for key, period in periods.items()}
    whole = dict[Start, Decimal | None](figures.pop(""))
    ordered = source.by in {"state", "priority"}
    return Given(whole, dict(figures), rows=len(issues), snapshot=True, in_order=ordered, titles=titles)


def _in_workflow(issue: Issue) -> tuple[int, float]:
    state = issue.get("state") or {}
    position = state.get("position")
    return _place(_OPEN, state.get("type")), float("inf") if position is None else float(position)


def _place(order: Sequence[str], name: object) -> int:
    """The place of a name; one that nobody knows comes last."""
    return order.index(str(name)) if name in order else len(order)


def _progress(transport: Transport, pulse: Pulse, source: LinearSource, until: datetime) -> Given:
    which: dict[str, Any] = {"status": {"type": {"eq": "started"}}}
    if source.team:
        which["accessibleTeams"] = {"some": {"key": {"in": list(source.team)}}}
    if source.project:
        which["name"] = {"in": list(source.project)}
    projects = list(pages(transport, PATH, "linear_projects", {"filter": which}, "projects"))
    at = truncate(until, pulse.grain, pulse.zone)
    known = [
        (figure, _decimal(project["scope"]) or Decimal(0))
        for project in projects
        if (figure := _decimal(project["progress"])) is not None
    ]
    scope = sum((size for _, size in known), Decimal(0))
    done = sum((figure * size for figure, size in known), Decimal(0))
    titles = told_apart(Named(str(project["id"]), str(project["name"])) for project in projects)
    members = {str(project["id"]): {at: _decimal(project["progress"])} for project in projects} if source.by else {}
    silent = len(projects) - len(known)
    said = "1 project tells no progress and is" if silent == 1 else f"{silent:,} projects tell no progress and are"
    notes = (f"{said} left out.",) if silent else ()
    whole = {at: done / scope if scope else None}
    return Given(whole, dict(members), rows=len(projects), snapshot=True, notes=notes, titles=titles)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
