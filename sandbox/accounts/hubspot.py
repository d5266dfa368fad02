"""A made HubSpot account: deals, contacts, owners and a pipeline, with the limits of its search."""

import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.accounts.script import Script

TOKEN = "pat-made"  # noqa: S105 - it opens nothing
VERSION = "2026-09"
SCOPES = {
    "deals": "crm.objects.deals.read",
    "contacts": "crm.objects.contacts.read",
    "owners": "crm.objects.owners.read",
}
_STAGES = (
    ("s1", "Qualified", "0.2", "false"),
    ("s2", "Proposal", "0.5", "false"),
    ("s3", "Contract sent", "0.9", "false"),
    ("s4", "Won", "1.0", "true"),
    ("s5", "Lost", "0.0", "true"),
)
_OWNERS = (("11", "Ada", "Byron"), ("12", "Bob", "Marley"), ("13", "Cleo", ""))
_MOST, _LARGEST_BODY, _LARGEST_PAGE, _MOST_FILTERS = 10_000, 3000, 200, 6
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "EQ": lambda value, wanted: value == wanted,
    "GTE": lambda value, wanted: float(value) >= float(wanted),
    "GT": lambda value, wanted: float(value) > float(wanted),
    "LT": lambda value, wanted: float(value) < float(wanted),
    "IN": lambda value, wanted: value in wanted,
}


def make_deals(today: date, weeks: int = 70) -> list[dict[str, str | None]]:
    """The same deals for the same day; each is created, and most are closed some weeks later."""
    chance = random.Random(11)  # noqa: S311 - it makes up an account
    end = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)
    found: list[dict[str, str | None]] = []
    for number in range(weeks * 6):
        created = end - timedelta(hours=chance.uniform(0, weeks * 7 * 24))
        days = chance.gammavariate(4, 9)
        closed = created + timedelta(days=days)
        over = closed < end
        won = chance.random() < 0.4  # noqa: PLR2004 - four in ten
        stage = ("s4" if won else "s5") if over else chance.choice(("s1", "s2", "s3"))
        found.append(
            {
                "hs_object_id": str(9_000_000 + number * 3),
                "amount_in_home_currency": None if chance.random() < 0.05 else f"{chance.lognormvariate(8.5, 0.7):.2f}",  # noqa: PLR2004
                "createdate": created.isoformat().replace("+00:00", "Z"),
                "closedate": closed.isoformat().replace("+00:00", "Z"),
                "dealstage": stage,
                "pipeline": "default",
                "hs_is_closed": "true" if over else "false",
                "hs_is_closed_won": "true" if over and won else "false",
                "hubspot_owner_id": chance.choice((*(id_ for id_, *_ in _OWNERS), None)),
                "days_to_close": str(round(days)) if over else None,
            }
        )
    return found


def make_contacts(today: date, days: int = 430) -> list[dict[str, str | None]]:
    """The same contacts for the same day."""
    chance = random.Random(13)  # noqa: S311 - it makes up an account
    end = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)
    moments = sorted(end - timedelta(days=chance.uniform(0, days)) for _ in range(days * 5))
    return [
        {"hs_object_id": str(100 + number), "createdate": at.isoformat().replace("+00:00", "Z")}
        for number, at in enumerate(moments)
    ]


class Crm:
    """The made account.

    Args:
        today: The day on which its data ends.
    """

    def __init__(self, today: date) -> None:
        self.script = Script()
        self.token = TOKEN
        self.scopes = set(SCOPES.values())
        self.objects = {"deals": make_deals(today), "contacts": make_contacts(today)}
        self.owners = [
            {"id": id_, "firstName": name, "lastName": last, "email": f"{name.lower()}@made.example", "archived": False}
            for id_, name, last in _OWNERS
        ]
        self.stages = [list(stage) for stage in _STAGES]
        self.page = _LARGEST_PAGE
        """How many results a search gives at most, whatever is asked for."""
        self._searches: list[float] = []

    @property
    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route(f"/account-info/{VERSION}/details", self._account),
            Route(f"/crm/pipelines/{VERSION}/deals", self._pipelines),
            Route(f"/crm/owners/{VERSION}", self._owners),
            Route(f"/crm/objects/{VERSION}/{{kind}}/search", self._search, methods=["POST"]),
        ]

    async def _refused(self, request: Request, kind: str = "") -> Response | None:
        scripted = await self.script.first(request)
        if scripted is not None:
            return scripted
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return _error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.")
        scope = SCOPES.get(kind)
        if scope and scope not in self.scopes:
            context = {"requiredGranularScopes": [scope]}
            errors = [{"message": "One or more of the following scopes are required.", "context": context}]
            return _error(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes.", errors=errors)
        return None

    async def _account(self, request: Request) -> Response:
        return await self._refused(request) or JSONResponse(
            {"portalId": 4242, "timeZone": "Europe/Berlin", "companyCurrency": "EUR", "additionalCurrencies": []}
        )

    async def _pipelines(self, request: Request) -> Response:
        stages = [
            {"id": id_, "label": label, "displayOrder": place, "metadata": {"isClosed": closed, "probability": chance}}
            for place, (id_, label, chance, closed) in enumerate(self.stages)
        ]
        found = {"results": [{"id": "default", "label": "Sales", "displayOrder": 0, "stages": stages[::-1]}]}
        return await self._refused(request, "deals") or JSONResponse(found)

    async def _owners(self, request: Request) -> Response:
        # Two pages, so that whoever reads one only is found out.
        archived = request.query_params.get("archived") == "true"
        those = [owner for owner in self.owners if owner["archived"] == archived]
        first = int(request.query_params.get("after") or 0)
        part = those[first : first + 2]
        paging = {"paging": {"next": {"after": str(first + 2)}}} if first + 2 < len(those) else {}
        return await self._refused(request, "owners") or JSONResponse({"results": part, **paging})

    async def _search(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        if refused := await self._refused(request, kind):
            return refused
        now = time.monotonic()
        self._searches = [at for at in self._searches if at > now - 1] + [now]
        if len(self._searches) > 6:  # noqa: PLR2004 - five a second, and one for the clock's grain
            return _error(429, "RATE_LIMITS", "You have reached your secondly limit.", policyName="SECONDLY")
        raw, body = await request.body(), await request.json()
        filters = [condition for group in body["filterGroups"] for condition in group["filters"]]
        if len(raw) > _LARGEST_BODY or body["limit"] > _LARGEST_PAGE or len(filters) > _MOST_FILTERS:
            return _error(400, "VALIDATION_ERROR", "The search is too large.")
        found = [record for record in self.objects[kind] if all(_matches(record, rule) for rule in filters)]
        for rule in body.get("sorts", []):
            found.sort(
                key=lambda entry: float(str(entry[rule["propertyName"]])), reverse=rule["direction"] == "DESCENDING"
            )
        first = int(body.get("after", 0))
        body["limit"] = min(body["limit"], self.page)
        if first + body["limit"] > _MOST:
            return _error(400, "VALIDATION_ERROR", "Paging past 10000 results is not possible.")
        part = found[first : first + body["limit"]]
        paging = {"paging": {"next": {"after": str(first + len(part))}}} if first + len(part) < len(found) else {}
        results = [
            {
                "id": entry["hs_object_id"],
                "properties": {name: entry.get(name) for name in [*body.get("properties", []), "hs_object_id"]},
                "createdAt": entry["createdate"],
                "updatedAt": entry["createdate"],
                "archived": False,
            }
            for entry in part
        ]
        return JSONResponse({"total": len(found), "results": results, **paging})


def _matches(entry: dict[str, str | None], rule: dict[str, Any]) -> bool:
    value: Any = entry.get(rule["propertyName"])
    if value is None:
        return False
    if rule["propertyName"] in {"createdate", "closedate"}:
        value = datetime.fromisoformat(value).timestamp() * 1000
    return _COMPARE[rule["operator"]](value, rule.get("values", rule.get("value")))


def _error(status: int, category: str, message: str, **more: Any) -> JSONResponse:
    body = {"status": "error", "message": message, "correlationId": "made", "category": category, **more}
    return JSONResponse(body, status)
