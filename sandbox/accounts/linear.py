"""A made Linear workspace: two teams, their cycles, issues and projects."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.accounts.graphql import Refused, answer, page
from sandbox.accounts.schema import Schema
from sandbox.accounts.script import Script

TOKEN = "lin_api_made"  # noqa: S105 - it opens nothing
_TEAMS: tuple[dict[str, Any], ...] = (
    {
        "key": "ENG",
        "name": "Engineering",
        "timezone": "Europe/Berlin",
        "cyclesEnabled": True,
        "issueEstimationType": "exponential",
    },
    {
        "key": "OPS",
        "name": "Operations",
        "timezone": "Europe/Berlin",
        "cyclesEnabled": True,
        "issueEstimationType": "notUsed",
    },
)
_STATES = {
    "triage": ("Triage", 0.0),
    "backlog": ("Backlog", 1.0),
    "unstarted": ("Todo", 2.0),
    "started": ("In progress", 3.0),
    "completed": ("Done", 4.0),
    "canceled": ("Canceled", 5.0),
}
_PRIORITIES, _PROJECTS = ("Urgent", "High", "Medium", "Low", "No priority"), ("Checkout", "Loyalty", "Apps")
_STARTED = [
    {"id": f"project-{name.lower()}", "name": name, "progress": done, "scope": scope, "status": {"type": "started"}}
    for name, done, scope in zip(_PROJECTS, (0.62, 0.25, 0.9), (40, 25, 12), strict=True)
]
_LABELS, _PEOPLE = ("Bug", "Feature", "Chore"), ("ada", "bob", None)


def make_issues(today: date, weeks: int = 70) -> list[dict[str, Any]]:
    """The same issues for the same day; most are started and done some days later."""
    chance = random.Random(17)  # noqa: S311 - it makes up a workspace
    end = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)
    found = []
    for _ in range(weeks * 14):
        created = end - timedelta(hours=chance.uniform(0, weeks * 7 * 24))
        started = created + timedelta(days=chance.expovariate(1 / 4)) if chance.random() < 0.95 else None  # noqa: PLR2004
        done = (started or created) + timedelta(days=chance.gammavariate(2, 1.6))
        kind = (
            "completed"
            if done < end
            else "started"
            if started and started < end
            else chance.choice(("backlog", "unstarted"))
        )
        if kind == "completed" and chance.random() < 0.06:  # noqa: PLR2004
            kind = "canceled"
        labels = chance.choices(_LABELS, (3, 5, 2), k=1) + (["Customer"] if chance.random() < 0.2 else [])  # noqa: PLR2004
        person = chance.choice(_PEOPLE)
        found.append(
            {
                "createdAt": _stamp(created),
                "startedAt": _stamp(started) if started and started < end else None,
                "completedAt": _stamp(done) if kind == "completed" else None,
                "estimate": chance.choice((1, 2, 3, 5, 8, None)),
                "priorityLabel": chance.choices(_PRIORITIES, (1, 3, 6, 4, 2))[0],
                "trashed": True if chance.random() < 0.01 else None,  # noqa: PLR2004
                "team": {"key": chance.choices(("ENG", "OPS"), (3, 1))[0]},
                "project": _project(chance.choice(_PROJECTS)) if chance.random() < 0.7 else None,  # noqa: PLR2004
                "assignee": _person(person) if person else None,
                "labels": {"pageInfo": {"hasNextPage": False}, "nodes": [{"name": name} for name in labels]},
                "state": {"name": _STATES[kind][0], "type": kind, "position": _STATES[kind][1]},
            }
        )
    return sorted(found, key=lambda issue: str(issue["createdAt"]))


def _project(name: str) -> dict[str, str]:
    return {"id": f"project-{name.lower()}", "name": name}


def _person(name: str) -> dict[str, str]:
    return {"id": f"user-{name}", "displayName": name, "email": f"{name}@made.example"}


def make_cycles(today: date, team: str, count: int = 16) -> list[dict[str, Any]]:
    """Cycles of two weeks, the last one active on ``today``."""
    chance = random.Random(19)  # noqa: S311 - it makes up a workspace
    about = next(entry for entry in _TEAMS if entry["key"] == team)
    monday = today - timedelta(days=today.weekday() + 7)
    found = []
    for back in range(count - 1, -1, -1):
        start = datetime(monday.year, monday.month, monday.day, tzinfo=UTC) - timedelta(days=14 * back)
        days = 14 if back else (today - start.date()).days
        scope = [round(30 + chance.uniform(0, 6) + day / 2) for day in range(days)]
        done = [round(scope[day] * min(0.9, (day + 1) / 15 * chance.uniform(0.85, 1.1))) for day in range(days)]
        for day in range(1, days):
            done[day] = max(done[day], done[day - 1])
        over = start + timedelta(days=14)
        found.append(
            {
                "number": 40 + count - back,
                "name": None,
                "startsAt": _stamp(start),
                "endsAt": _stamp(over),
                "completedAt": _stamp(over) if back else None,
                "scopeHistory": scope,
                "completedScopeHistory": done,
                "issueCountHistory": [value // 3 for value in scope],
                "completedIssueCountHistory": [value // 3 for value in done],
                "team": about,
            }
        )
    return found


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Workspace:
    """The made workspace.

    Args:
        today: The day on which its data ends.
        schema: Linear's published schema, if it is at hand.
    """

    def __init__(self, today: date, schema: Schema | None = None) -> None:
        self.script = Script()
        self.token = TOKEN
        self.issues = make_issues(today)
        self.cycles = {str(team["key"]): make_cycles(today, str(team["key"])) for team in _TEAMS}
        self.projects = [dict(entry) for entry in _STARTED]
        self.teams = list(_TEAMS)
        self.page = 250
        """How many teams come at once."""
        self._schema = schema

    @property
    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/graphql", self._graphql, methods=["POST"]),
            Route("/oauth/token", self._sign_in, methods=["POST"]),
        ]

    async def _sign_in(self, request: Request) -> Response:
        form = await request.form()
        if form.get("grant_type") != "client_credentials" or form.get("client_secret") != "made-secret":
            return JSONResponse({"error": "invalid_client"}, 401)
        return JSONResponse(
            {"access_token": "lin_oauth_made", "token_type": "Bearer", "expires_in": 2591999, "scope": "read"}
        )

    async def _graphql(self, request: Request) -> Response:
        if request.headers.get("Authorization") not in {self.token, "Bearer lin_oauth_made"}:
            error = {"message": "Authentication required", "extensions": {"code": "AUTHENTICATION_ERROR"}}
            return JSONResponse({"errors": [error]}, 401)
        return await answer(request, self.script, self._schema, self._resolve)

    def _resolve(self, name: str, variables: dict[str, Any]) -> dict[str, Any]:
        wanted, after = variables.get("filter") or {}, variables.get("after")
        if name == "Check":
            return {
                "viewer": {"name": "Ada"},
                "organization": {"name": "Made"},
                "teams": page(self.teams, after, self.page),
            }
        if name in {"Completed", "Created", "Open"}:
            found = [issue for issue in self.issues if _matches(issue, wanted)]
            return {"issues": page(found, after, 100 if name == "Completed" else 250)}
        if name == "Cycles":
            every = [cycle for cycles in self.cycles.values() for cycle in cycles]
            return {"cycles": page([cycle for cycle in every if _matches(cycle, wanted)], after, 50)}
        if name == "Labels":
            labels = [{"name": label} for label in (*_LABELS, "Customer")]
            return {"issueLabels": page([label for label in labels if _matches(label, wanted)], after, 250)}
        if name == "Projects":
            return {"projects": page([project for project in self.projects if _matches(project, wanted)], after, 50)}
        raise Refused(f"no operation {name}", "GRAPHQL_VALIDATION_FAILED", 400)


def _matches(item: Any, wanted: dict[str, Any]) -> bool:
    """Linear's filters, as far as they are used: fields within fields, and comparisons at their ends."""
    for key, rule in wanted.items():
        if key == "eq" and item != rule:
            return False
        if key == "in" and item not in rule:
            return False
        if key in {"gte", "gt", "lt", "lte"} and (item is None or not _compares(item, key, rule)):
            return False
        if key == "some" and not any(_matches(each, rule) for each in item["nodes"]):
            return False
        if key not in {"eq", "in", "gte", "gt", "lt", "lte", "some", "accessibleTeams"} and not _matches(
            item.get(key) if isinstance(item, dict) else None, rule
        ):
            return False
    return True


def _compares(value: str, key: str, bound: str) -> bool:
    left, right = datetime.fromisoformat(value), datetime.fromisoformat(bound)
    return {"gte": left >= right, "gt": left > right, "lt": left < right, "lte": left <= right}[key]
