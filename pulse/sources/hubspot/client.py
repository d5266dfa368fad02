"""HubSpot's CRM API: limits, refusals, and searches without an end (developers.hubspot.com, guide "Search the CRM")."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx

from pulse.errors import SourceBusy, SourceDenied, SourceError
from pulse.sources.http import Busy, Transport, Verdict, json_of

VERSION = "2026-09"
PAGE = 200
_EVERY = 0.2
"""Seconds between two searches: five a second are allowed for each account."""
_WAITS = {"SECONDLY": 1.0, "TEN_SECONDLY_ROLLING": 10.0}
Filter = dict[str, Any]


class Client:
    """One account's CRM, for as long as one fetch takes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._searched_at = 0.0

    def read(self, path: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a GET."""
        return json_of(self._transport.get(path, **parameters))

    def listed(self, path: str) -> Iterator[dict[str, Any]]:
        """Every result of a list, page after page."""
        after: str | None = None
        while True:
            found = self.read(path, limit=100, after=after)
            yield from _need(found, "results")
            after = ((found.get("paging") or {}).get("next") or {}).get("after")
            if after is None:
                return

    def count(self, kind: str, filters: Sequence[Filter]) -> int:
        """How many objects match; nothing but the number is fetched, and no cap applies to it."""
        return int(_need(self._search(kind, {"filterGroups": [{"filters": list(filters)}], "limit": 1}), "total"))

    def search(self, kind: str, filters: Sequence[Filter], properties: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Properties of every object that matches, in order of their ids.

        A search ends after 10,000 results, so each page asks for ids beyond the last one.
        """
        last = 0
        while True:
            beyond = {"propertyName": "hs_object_id", "operator": "GT", "value": str(last)}
            asked = {
                "filterGroups": [{"filters": [*filters, beyond]}],
                "properties": list(properties),
                "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
                "limit": PAGE,
            }
            found = _need(self._search(kind, asked), "results")
            for one in found:
                yield one["properties"]
            if len(found) < PAGE:
                return
            last = max(int(one["id"]) for one in found)

    def _search(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        time.sleep(max(0.0, self._searched_at + _EVERY - time.monotonic()))
        self._searched_at = time.monotonic()
        return json_of(self._transport.post(f"/crm/objects/{VERSION}/{kind}/search", body))


def _need(answer: dict[str, Any], key: str) -> Any:
    """A part of an answer; without it nothing can be said, least of all that there is nothing."""
    if key not in answer:
        raise SourceBusy(f"HubSpot answered without {key}. It is asked again later.")
    return answer[key]


@contextmanager
def signed_in(token: str) -> Iterator[Client]:
    """The CRM that the token opens; ``HUBSPOT_API_URL`` in the environment replaces HubSpot's address."""
    if not token:
        raise SourceError("The HubSpot block has no token. Make a service key in HubSpot under Development, Keys.")
    address = os.environ.get("HUBSPOT_API_URL", "https://api.hubapi.com")
    with Transport("HubSpot", address, {"Authorization": f"Bearer {token}"}, judge) as transport:
        yield Client(transport)


def judge(answer: httpx.Response) -> Verdict:
    """What an answer means (HubSpot: usage guidelines, error handling)."""
    found = {} if answer.is_success else json_of(answer)
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return _too_often(str(found.get("policyName", "")))
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return SourceDenied("HubSpot does not know this key (any more). Make a new service key and save that.")
    if answer.status_code == httpx.codes.FORBIDDEN:
        scopes = ", ".join(_scopes(found)) or "the objects that were asked for"
        return SourceDenied(f"The HubSpot key lacks the scope {scopes}. Add it to the key, and run again.")
    if answer.status_code == httpx.codes.BAD_REQUEST:
        return SourceError(f"HubSpot did not take the question: {str(found.get('message', ''))[:160]}.")
    return None


def _too_often(policy: str) -> Verdict:
    if policy == "DAILY":
        return SourceError("HubSpot's daily number of calls is used up; it begins anew at midnight of the account.")
    return Busy(_WAITS.get(policy), "it was asked too often")


def _scopes(found: dict[str, Any]) -> list[str]:
    named: list[str] = []
    for one in found.get("errors") or []:
        context = one.get("context") or {}
        named += [str(scope) for key in ("requiredGranularScopes", "requiredScopes") for scope in context.get(key, [])]
    return list(dict.fromkeys(named))
