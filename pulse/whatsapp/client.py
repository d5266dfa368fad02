"""Meta's API over httpx: upload, send, mark read. It never repeats a call: who calls knows whether that is safe."""

import asyncio
import hashlib
import hmac
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from pulse.tls import trusted
from pulse.whatsapp.codes import UNLISTED
from pulse.whatsapp.errors import MetaError, NotSent, NotUsable, OutcomeUnknown, meta_error
from pulse.whatsapp.messages import Body

GRAPH_URL = "https://graph.facebook.com"
GRAPH_VERSION = "v25.0"
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
"""For each step of a call: to connect, and from one part of the answer to the next."""
DEADLINE = 60.0
"""For a call as a whole; an answer may come a byte at a time, and each would be in time."""
_WA_ID = re.compile(r"[1-9]\d{5,19}")
_SERVER_ERROR = 500
_MOST_PAGES = 100


def appsecret_proof(token: str, app_secret: str) -> str:
    """Proof that the caller holds the app secret: HMAC-SHA256 of the token (Graph API, securing requests)."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Accepted:
    """Meta took a message.

    Args:
        wamid: The message.
        wa_id: The recipient's number as WhatsApp knows it, which may not be the one that was given; digits only.
        user_id: Their business-scoped user id.
    """

    wamid: str
    wa_id: str | None = None
    user_id: str | None = None


class Client:
    """One WhatsApp number of ours.

    Args:
        http: With base URL, version, token and time limits set; see :func:`connect`.
        phone_number_id: Meta's id of the number.
    """

    def __init__(self, http: httpx.AsyncClient, phone_number_id: str) -> None:
        self._http = http
        self.phone_number_id = phone_number_id

    async def upload(self, content: bytes, mime: str, filename: str) -> str:
        """Upload media; the id it returns is good for 30 days (business-phone-numbers/media).

        Raises:
            WhatsAppError: It failed; an upload may always be repeated, it leaves an unused id at worst.
        """
        answer = await self._call(
            "POST",
            f"{self.phone_number_id}/media",
            data={"messaging_product": "whatsapp", "type": mime},
            files={"file": (filename, content, mime)},
        )
        return _text(answer, "id")

    async def send(self, body: Body) -> Accepted:
        """Send one message. Accepted is not delivered: that comes by webhook.

        Raises:
            NotSent: Nothing left this machine.
            OutcomeUnknown: It may have been sent. Meta has no idempotency key, so it must not be sent again.
            MetaError: Meta refused it.
        """
        answer = await self._call("POST", f"{self.phone_number_id}/messages", json=body)
        messages = answer.get("messages")
        if not isinstance(messages, list) or not messages or not isinstance(messages[0], dict):
            raise OutcomeUnknown("Meta's answer names no message; whether it was sent is not known.")
        contacts = answer.get("contacts")
        contact = contacts[0] if isinstance(contacts, list) and contacts and isinstance(contacts[0], dict) else {}
        wa_id, user_id = contact.get("wa_id"), contact.get("user_id")
        return Accepted(
            _text(messages[0], "id"),
            wa_id if isinstance(wa_id, str) and _WA_ID.fullmatch(wa_id) else None,
            user_id if isinstance(user_id, str) else None,
        )

    async def mark_read(self, body: Body) -> None:
        """Post a read mark, with or without the typing indicator; may always be repeated."""
        await self._call("POST", f"{self.phone_number_id}/messages", json=body)

    async def phone_number(self) -> dict[str, Any]:
        """What Meta knows of our number; :func:`pulse.whatsapp.standing.read` reads it."""
        fields = (
            "display_phone_number,verified_name,name_status,quality_rating,status,platform_type,is_on_biz_app,throughput,"
            "whatsapp_business_manager_messaging_limit,health_status"
        )
        return await self._call("GET", self.phone_number_id, params={"fields": fields})

    async def account(self, waba_id: str) -> dict[str, Any]:
        """What Meta knows of an account: its name, its review, its business and whether that is verified."""
        fields = "name,account_review_status,business_verification_status,owner_business_info"
        return await self._call("GET", waba_id, params={"fields": fields})

    async def register(self, pin: str) -> None:
        """Register the number for the API; the PIN is that of its two-step verification, or becomes it."""
        await self._call("POST", f"{self.phone_number_id}/register", json={"messaging_product": "whatsapp", "pin": pin})

    async def token(self) -> dict[str, Any]:
        """What Meta knows of the token: whether it is valid, its scopes, when it ends (0: never), its app."""
        _kind, _, token = self._http.headers["Authorization"].partition(" ")
        found = await self._call("GET", "debug_token", params={"input_token": token})
        data = found.get("data")
        return data if isinstance(data, dict) else {}

    async def numbers(self, waba_id: str) -> list[dict[str, Any]]:
        """The numbers of an account."""
        return await self._list(f"{waba_id}/phone_numbers", {})

    async def subscriptions(self, waba_id: str) -> list[dict[str, Any]]:
        """The apps that an account's webhooks go to, with the address of each where it was set for the account."""
        return await self._list(f"{waba_id}/subscribed_apps", {})

    async def subscribe(self, waba_id: str, callback: str = "", verify_token: str = "") -> None:
        """Have the account's webhooks sent to our app; to ``callback`` if given, which Meta checks at once."""
        body = {"override_callback_uri": callback, "verify_token": verify_token} if callback else {}
        await self._call("POST", f"{waba_id}/subscribed_apps", json=body)

    async def fields(self, app_id: str, app_secret: str) -> list[str]:
        """The webhook fields that our app is subscribed to, such as ``messages``; only the app itself may ask."""
        headers = {"Authorization": f"Bearer {app_id}|{app_secret}"}
        # The proof is of the token that comes with it.
        proof = {"appsecret_proof": appsecret_proof(f"{app_id}|{app_secret}", app_secret)}
        answer = await self._call("GET", f"{app_id}/subscriptions", headers=headers, params=proof)
        data = answer.get("data")
        objects = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
        ours = [record for record in objects if record.get("object") == "whatsapp_business_account"]
        return [str(field.get("name")) for entry in ours for field in entry.get("fields") or []]

    async def templates(self, waba_id: str) -> list[dict[str, Any]]:
        """The templates of an account: name, language, status, category, quality_score."""
        fields = "name,language,status,category,quality_score,rejected_reason"
        return await self._list(f"{waba_id}/message_templates", {"fields": fields, "limit": 100})

    async def create_template(self, waba_id: str, body: Body) -> dict[str, Any]:
        """Submit a template for review; its id and status."""
        return await self._call("POST", f"{waba_id}/message_templates", json=body)

    async def example(self, app_id: str, content: bytes, mime: str) -> str:
        """Upload an example image for a template's review, by the Resumable Upload API; its handle."""
        begun = await self._call(
            "POST",
            f"{app_id}/uploads",
            params={"file_name": "example.png", "file_length": len(content), "file_type": mime},
        )
        _kind, _, token = self._http.headers["Authorization"].partition(" ")
        headers = {"Authorization": f"OAuth {token}", "file_offset": "0"}
        # The id holds a colon, which a relative address may not begin with.
        address = f"{self._http.base_url}{_text(begun, 'id')}"
        return _text(await self._call("POST", address, content=content, headers=headers), "h")

    async def _list(self, path: str, params: dict[str, Any]) -> list[dict[str, Any]]:
        """Every page of a list."""
        found: list[dict[str, Any]] = []
        after: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._call("GET", path, params=params | ({"after": after} if after else {}))
            data = page.get("data")
            found += [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
            paging = page.get("paging")
            cursors = paging.get("cursors") if isinstance(paging, dict) else None
            after = cursors.get("after") if isinstance(cursors, dict) and paging.get("next") else None  # type: ignore[union-attr]
            if not after:
                break
        return found

    async def _call(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        try:
            async with asyncio.timeout(DEADLINE):
                answer = await self._http.request(method, path, **request)
        except TimeoutError:
            raise OutcomeUnknown(f"Meta's answer was not complete after {DEADLINE:.0f} seconds.") from None
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as wrong:
            raise NotSent(f"Meta cannot be reached ({type(wrong).__name__}). Check the network.") from None
        except (httpx.LocalProtocolError, httpx.UnsupportedProtocol):
            raise NotUsable("The address GRAPH_API_URL, or the token, cannot be used. Check both.") from None
        except httpx.HTTPError as wrong:
            raise OutcomeUnknown(f"Meta gave no answer ({type(wrong).__name__}).") from None
        return _read(answer)


@asynccontextmanager
async def connect(
    *,
    token: str,
    phone_number_id: str,
    app_secret: str = "",
    base_url: str = GRAPH_URL,
    version: str = GRAPH_VERSION,
) -> AsyncIterator[Client]:
    """A client for one number, closed at the end.

    Raises:
        NotUsable: The token holds what no token holds; it is not shown.
    """
    if not re.fullmatch(r"[!-~]+", token):
        raise NotUsable("The token of the WhatsApp block holds spaces or odd letters. Copy it again from Meta.")
    # Its line for each call shows the query, and with it the proof.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    proof = {"appsecret_proof": appsecret_proof(token, app_secret)} if app_secret else {}
    async with httpx.AsyncClient(
        base_url=f"{base_url.rstrip('/')}/{version}/",
        headers={"Authorization": f"Bearer {token}"},
        params=proof,
        timeout=TIMEOUT,
        verify=trusted(),
    ) as http:
        yield Client(http, phone_number_id)


def _read(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer.

    Raises:
        WhatsAppError: It is an error, or no JSON object at all.
    """
    try:
        found = answer.json()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise OutcomeUnknown(f"Meta's answer (HTTP {answer.status_code}) is not JSON.")
    error = found.get("error")
    if isinstance(error, dict):
        raise _error(error, answer.status_code)
    if not answer.is_success:
        raise OutcomeUnknown(f"Meta answered HTTP {answer.status_code} without an error.")
    return found


def _error(error: dict[str, Any], status: int) -> Exception:
    code, subcode = error.get("code"), error.get("error_subcode")
    known = meta_error(
        code if isinstance(code, int) else 1,
        str(error.get("message", "")),
        _told(error),
        str(error.get("fbtrace_id", "")),
        subcode if isinstance(subcode, int) else None,
    )
    if isinstance(known, MetaError) and known.known is UNLISTED and status >= _SERVER_ERROR:
        return OutcomeUnknown(f"Meta answered HTTP {status} with code {code}; whether it was sent is not known.")
    return known


def _told(error: dict[str, Any]) -> str:
    """Why, in the words that Meta means for people where there are any, else in those for programs."""
    title, message = (str(error.get(key) or "").strip() for key in ("error_user_title", "error_user_msg"))
    if title and message:
        return message if message.startswith(title) else f"{title.rstrip('.:')}: {message}"
    data = error.get("error_data")
    details = data.get("details", "") if isinstance(data, dict) else data
    return title or message or str(details or "")


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str | int) or value == "":
        raise OutcomeUnknown(f"Meta's answer has no {key!r}.")
    return str(value)
