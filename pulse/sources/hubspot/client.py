"""HubSpot's CRM API: limits, refusals, and searches without an end (developers.hubspot.com, guide "Search the CRM")."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx

from pulse.errors import SourceBusy, SourceDenied, SourceError
from pulse.sources.http import Transport, Verdict, json_of
from pulse.sources.retry import Busy

VERSION = "2026-09"
PAGE = 200
_EVERY = 0.2
"""Seconds between two searches: five a second are allowed for each account."""
_WAITS = {"SECONDLY": 1.0, "TEN_SECONDLY_ROLLING": 10.0}
Filter = dict[str, Any]


class HubSpotClient:
    """One account's CRM, for as long as one fetch takes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._searched_at = 0.0

    def read(self, path: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a GET."""
        return json_of(self._transport.get(path, **parameters))

    def listed(self, path: str, **parameters: Any) -> Iterator[dict[str, Any]]:
        """Every result of a list, page after page.

        Raises:
            SourceBusy: A page comes again instead of the next one.
        """
        after: str | None = None
        seen: set[str] = set()
        while True:
            found = self.read(path, limit=100, after=after, **parameters)
            yield from _results(found)
            after = _next(found)
            if after is None:
                return
            if after in seen:
                raise SourceBusy(f"HubSpot answered one page of {path} twice. It is asked again later.")
            seen.add(after)

    def unpaged(self, path: str) -> list[dict[str, Any]]:
        """Every result of a list that has one page by HubSpot's description.

        Raises:
            SourceError: It has more, and nothing says how to ask for them.
        """
        found = self.read(path)
        if _next(found) is not None:
            raise SourceError(f"HubSpot answered only the first part of {path} and describes no way to the others.")
        return _results(found)

    def count(self, kind: str, filters: Sequence[Filter]) -> int:
        """How many objects match; nothing but the number is fetched, and no cap applies to it."""
        return _total(self._search(kind, {"filterGroups": [{"filters": list(filters)}], "limit": 1}))

    def search(self, kind: str, filters: Sequence[Filter], properties: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Properties of every object that matches, in order of their ids.

        A search ends after 10,000 results, so each page asks for ids beyond the last one.

        Raises:
            SourceBusy: Fewer came than were promised, or a page came again.
        """
        last = came = promised = 0
        while True:
            answer = self._search(kind, _beyond(last, filters, properties))
            found, left = _results(answer), _total(answer)
            promised = promised or left
            ids = {int(entry["id"]) for entry in found}
            if len(ids) < len(found) or any(id_ <= last for id_ in ids):
                raise SourceBusy(f"HubSpot answered some {kind} twice. It is asked again later.")
            yield from (entry["properties"] for entry in found)
            came += len(found)
            last = max(ids, default=last)
            more = _next(answer) is not None or left > len(found)
            if more and found:
                continue
            # Some may have been changed since the first page; then there are as many now as came.
            if more or (came < promised and came != self.count(kind, filters)):
                raise SourceBusy(f"HubSpot answered {came:,} {kind} of {promised:,}. It is asked again later.")
            return

    def _search(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        time.sleep(max(0.0, self._searched_at + _EVERY - time.monotonic()))
        self._searched_at = time.monotonic()
        return json_of(self._transport.post(f"/crm/objects/{VERSION}/{kind}/search", body))


def _beyond(last: int, filters: Sequence[Filter], properties: Sequence[str]) -> dict[str, Any]:
    beyond = {"propertyName": "hs_object_id", "operator": "GT", "value": str(last)}
    return {
        "filterGroups": [{"filters": [*filters, beyond]}],
        "properties": list(properties),
        "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
        "limit": PAGE,
    }


def _results(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of an answer; without them nothing can be said, least of all that there is nothing."""
    found = answer.get("results")
    if not isinstance(found, list):
        raise SourceBusy("HubSpot answered without results. It is asked again later.")
    return found


def _total(answer: dict[str, Any]) -> int:
    found = answer.get("total")
    if not isinstance(found, int):
        raise SourceBusy("HubSpot answered without a total. It is asked again later.")
    return found


def _next(answer: dict[str, Any]) -> str | None:
    """Where the next page begins, or None after the last one."""
    after = ((answer.get("paging") or {}).get("next") or {}).get("after")
    return None if after is None else str(after)


@contextmanager
def signed_in(token: str) -> Iterator[HubSpotClient]:
    """The CRM that the token opens; ``HUBSPOT_API_URL`` in the environment replaces HubSpot's address."""
    if not token:
        raise SourceError("The HubSpot block has no token. Make a service key in HubSpot under Development, Keys.")
    address = os.environ.get("HUBSPOT_API_URL", "https://api.hubapi.com")
    with Transport("HubSpot", address, {"Authorization": f"Bearer {token}"}, judge) as transport:
        yield HubSpotClient(transport)


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
    for error in found.get("errors") or []:
        context = error.get("context") or {}
        named += [str(scope) for key in ("requiredGranularScopes", "requiredScopes") for scope in context.get(key, [])]
    return list(dict.fromkeys(named))
