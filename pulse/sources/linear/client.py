"""Linear's GraphQL API: sign-in, its hourly budgets and its refusals (linear.app/developers, rate limiting)."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from pulse.errors import SourceDenied, SourceError
from pulse.sources.graphql import error_codes, error_text
from pulse.sources.http import Transport, Verdict, json_of
from pulse.sources.retry import Busy

PATH = "/graphql"
_BUDGETS = ("Requests", "Complexity", "Endpoint-Requests")


@dataclass(frozen=True)
class Account:
    """A workspace and how to sign in.

    Args:
        token: A personal API key or an OAuth access token; or else
        client_id: and
        client_secret: of an OAuth application with client credentials, which give a token for thirty days.
    """

    token: str = ""
    client_id: str = ""
    client_secret: str = ""


@contextmanager
def signed_in(account: Account) -> Iterator[Transport]:
    """A transport that sends the account's token; ``LINEAR_API_URL`` in the environment replaces Linear's address."""
    address = os.environ.get("LINEAR_API_URL", "https://api.linear.app")
    token = account.token or _granted(account, address)
    # A personal key goes bare, everything else as a bearer token.
    sent = token if token.startswith("lin_api_") else f"Bearer {token}"
    with Transport("Linear", address, {"Authorization": sent}, judge) as transport:
        yield transport


def _granted(account: Account, address: str) -> str:
    if not (account.client_id and account.client_secret):
        raise SourceError("The Linear block has neither a key nor a client id with its secret. Fill in one of them.")
    form = {
        "grant_type": "client_credentials",
        "scope": "read",
        "client_id": account.client_id,
        "client_secret": account.client_secret,
    }
    with Transport("Linear", address, {}, judge, secrets=[account.client_secret]) as transport:
        token = json_of(transport.call("POST", "/oauth/token", data=form)).get("access_token")
    if not isinstance(token, str):
        raise SourceError("Linear gave no token for this client id. Check it and its secret in the OAuth application.")
    return token


def judge(answer: httpx.Response) -> Verdict:
    """What an answer means; being asked too often is HTTP 400 with a code, and 429 at the edge."""
    found = json_of(answer)
    errors = found.get("errors")
    codes = error_codes(errors) if isinstance(errors, list) else set()
    if "RATELIMITED" in codes or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return Busy(_until_reset(answer.headers), "its hourly budget is used up")
    if answer.status_code == httpx.codes.UNAUTHORIZED or "AUTHENTICATION_ERROR" in codes:
        return SourceDenied("Linear does not know this key (any more). Make a new one in its settings.")
    if codes & {"FORBIDDEN", "FEATURE_NOT_ACCESSIBLE"} or answer.status_code == httpx.codes.FORBIDDEN:
        return SourceDenied(f"The Linear key may not read this: {error_text(errors)}. Give it Read, and these teams.")
    if codes:
        return SourceError(f"Linear did not take the question: {error_text(errors)}.")
    return None


def _until_reset(headers: httpx.Headers) -> float | None:
    """Seconds until the budget that is used up is full again; Linear tells the moment in milliseconds."""
    moments = []
    for budget in _BUDGETS:
        reset, left = headers.get(f"X-RateLimit-{budget}-Reset"), headers.get(f"X-RateLimit-{budget}-Remaining")
        if reset is not None and reset.isdigit() and (left is None or left.strip() in {"0", "-1"}):
            moments.append(int(reset) / 1000)
    return max(0.1, max(moments) - time.time()) if moments else None
