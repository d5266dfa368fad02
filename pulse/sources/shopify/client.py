"""Shopify's GraphQL Admin API: sign-in, its two throttles, and what its refusals mean (shopify.dev, 2026-10)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from pulse.errors import SourceDenied, SourceError
from pulse.sources.graphql import ask, error_codes, error_text
from pulse.sources.http import Transport, Verdict, json_of
from pulse.sources.retry import Busy

VERSION = "2026-10"
PATH = f"/admin/api/{VERSION}/graphql.json"
_REFUSALS = {
    401: "The token is not valid (any more). Make a new one and save it in the block",
    402: "The shop is frozen; its owner has to settle the plan",
    403: "The token may not use this API. Give the app the scopes read_reports and read_orders",
    404: "There is no such shop; write the name that stands before .myshopify.com",
    423: "The shop is locked by Shopify",
}


@dataclass(frozen=True)
class Account:
    """A shop and how to sign in.

    Args:
        shop: What stands before ``.myshopify.com``.
        token: An access token; or else
        client_id: and
        client_secret: of an app of the shop's own organisation, which give a token for a day.
    """

    shop: str
    token: str = ""
    client_id: str = ""
    client_secret: str = ""

    @property
    def address(self) -> str:
        """Where the shop's API is; ``SHOPIFY_API_URL`` in the environment replaces it."""
        return os.environ.get("SHOPIFY_API_URL", f"https://{self.shop}.myshopify.com")


@contextmanager
def signed_in(account: Account) -> Iterator[Transport]:
    """A transport that sends the account's token.

    Raises:
        SourceError: There is nothing to sign in with, or it is refused.
        SourceBusy: Shopify is out of reach.
    """
    token = account.token or _granted(account)
    with Transport("Shopify", account.address, {"X-Shopify-Access-Token": token}, judge) as transport:
        yield transport


def _granted(account: Account) -> str:
    """A token by the client-credentials grant; it is good for a day, and asked for anew each time."""
    if not (account.client_id and account.client_secret):
        raise SourceError("The Shopify block has neither a token nor a client id with its secret. Fill in one of them.")
    form = {
        "grant_type": "client_credentials",
        "client_id": account.client_id,
        "client_secret": account.client_secret,
    }
    with Transport("Shopify", account.address, {}, judge, secrets=[account.client_secret]) as transport:
        found = json_of(transport.call("POST", "/admin/oauth/access_token", data=form))
    token = found.get("access_token")
    if not isinstance(token, str):
        raise SourceError(
            "Shopify gave no token for this client id. Check id and secret, and that the app is installed."
        )
    return token


def judge(answer: httpx.Response) -> Verdict:
    """What an answer means.

    Throttled is HTTP 200 with a code, in two kinds (shopify.dev: API limits; ShopifyQL errors, limits and performance).
    """
    if answer.status_code in _REFUSALS:
        return SourceDenied(f"Shopify refused ({answer.status_code}). {_REFUSALS[answer.status_code]}.")
    if answer.status_code == 430:  # noqa: PLR2004 - Shopify's own, for its edge
        return Busy(None, "Shopify's edge was asked too often")
    if not answer.is_success:
        return None
    found = json_of(answer)
    errors = found.get("errors")
    codes = error_codes(errors) if isinstance(errors, list) else set()
    if "THROTTLED" in codes:
        return _throttled(found, errors)
    if "ACCESS_DENIED" in codes:
        return SourceDenied(
            f"The Shopify token may not read this: {error_text(errors)}. Give the app that scope, and install it anew."
        )
    return None


def _throttled(found: dict[str, Any], errors: Any) -> Verdict:
    for error in errors:
        cost = (error.get("extensions") or {}).get("cost")
        if isinstance(cost, dict) and "windowResetAt" in cost:
            if cost.get("requestedQueryCost", 0) > cost.get("maximumAvailable", 0):
                return SourceError(
                    "One report costs more than Shopify ever allows. Use a longer grain or no break-down."
                )
            return Busy(_until(str(cost["windowResetAt"])), "its reports were asked for too often")
    cost = (found.get("extensions") or {}).get("cost") or {}
    status = cost.get("throttleStatus") or {}
    asked, left = float(cost.get("requestedQueryCost") or 0), float(status.get("currentlyAvailable") or 0)
    rate = float(status.get("restoreRate") or 0)
    return Busy(max(0.1, (asked - left) / rate) if rate else None, "it was asked too often")


def _until(moment: str) -> float | None:
    try:
        found = datetime.fromisoformat(moment)
        return max(0.1, ((found if found.tzinfo else found.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())
    except ValueError:
        return None


@dataclass(frozen=True)
class Shop:
    """What the shop says of itself."""

    name: str
    timezone: str
    currency: str
    scopes: frozenset[str]
    warnings: tuple[str, ...]


def look(transport: Transport) -> Shop:
    """The shop's name, time zone, currency and scopes, and whether its API still is the version we speak."""
    data = ask(transport, PATH, "shopify_check", {})
    spoken = transport.headers.get("X-Shopify-API-Version", VERSION)
    drift = (
        f"Shopify answers with API version {spoken}, not {VERSION}: update Chartcastr before figures change meaning."
    )
    warnings = (drift,) if spoken != VERSION else ()
    scopes = frozenset(str(scope["handle"]) for scope in data["currentAppInstallation"]["accessScopes"])
    shop = data["shop"]
    return Shop(str(shop["name"]), str(shop["ianaTimezone"]), str(shop["currencyCode"]), scopes, warnings)
