"""Meta's webhook: is a request Meta's, and what does it tell. Nothing in it is lost, whatever its kind.

The signature is HMAC-SHA256 with the app secret over the bytes as received: Meta escapes non-ASCII letters, so JSON
that was read and written again has another one (Graph API, webhooks/getting-started).
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeGuard

from pulse.errors import WebhookError
from pulse.whatsapp.errors import without_numbers

_PREFIX = "sha256="
_LONGEST = 70_000
"""Longer than any text Meta lets through; ids, types and numbers are cut much shorter where they are kept."""
_LONGEST_ID = 500
_LARGEST_CODE = 2**31 - 1


@dataclass(frozen=True)
class Inbound:
    """A message, reply or reaction of a person.

    Args:
        wamid: Its id.
        number: Our phone number's id, or None.
        phone: The sender with ``+``, or None where Meta hides it.
        user_id: The sender's business-scoped user id, or None.
        at: When it was sent (UTC), or None where Meta's time cannot be read.
        kind: Meta's type: text, reaction, button, interactive, image, unsupported, system ...
        text: What was written, or the title of the button or list row that was tapped.
        payload: Id of that button or row.
        emoji: The emoji of a reaction; ``""`` where it was taken back.
        context: wamid of the message it replies or reacts to, or None.
        group: Id of the group it was sent in, or None.
        raw: As received, as JSON.
    """

    wamid: str
    number: str | None
    phone: str | None
    user_id: str | None
    at: datetime | None
    kind: str
    text: str
    payload: str
    emoji: str
    context: str | None
    group: str | None
    raw: str


@dataclass(frozen=True)
class Status:
    """What became of a message of ours.

    Args:
        wamid: The message.
        status: sent, delivered, read, failed; others are kept and not acted on.
        at: When (UTC), or None where Meta's time cannot be read.
        tracker: ``biz_opaque_callback_data``: the id of our attempt, or ``""``.
        code: Of the first error, or None.
        reason: Of the first error, or ``""``.
        category: What it is priced as, or ``""``.
        raw: As received, as JSON.
    """

    wamid: str
    status: str
    at: datetime | None
    tracker: str
    code: int | None
    reason: str
    category: str
    raw: str


@dataclass(frozen=True)
class Other:
    """Anything else: another field, another object, an item that lacks what its kind needs.

    Args:
        kind: ``field:account_update``, ``object:page``, ``errors``, ``malformed`` ...
        raw: As received, as JSON.
    """

    kind: str
    raw: str


Event = Inbound | Status | Other


def verify(raw: bytes, signature: str | None, secrets: Sequence[str]) -> None:
    """Check ``X-Hub-Signature-256`` over the raw body, against every secret (there are two while one is replaced).

    Raises:
        WebhookError: 401 where there is no signature, 403 where it is wrong.
    """
    if not signature or not signature.startswith(_PREFIX):
        raise WebhookError("The request is not signed.", 401)
    given = signature.removeprefix(_PREFIX).encode()
    known = [hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest().encode() for secret in secrets]
    # Every comparison is made, so that time tells nothing of which secret fits.
    if not any([hmac.compare_digest(given, one) for one in known]):  # noqa: C419
        raise WebhookError("The signature does not fit the body.", 403)


def parse(raw: bytes) -> list[Event]:
    """Every item of a body, in its order; one that cannot be read is kept as :class:`Other`.

    Raises:
        WebhookError: 400: the body is not a JSON object.
    """
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise WebhookError("The body is not JSON.", 400) from None
    if not isinstance(body, dict):
        raise WebhookError("The body is not a JSON object.", 400)
    if body.get("object") != "whatsapp_business_account" or not isinstance(body.get("entry"), list):
        return [Other(_safe(f"object:{body.get('object')}"[:60]), _json(body))]
    return [event for entry in body["entry"] for event in _entry(entry)]


def _entry(entry: Any) -> Iterator[Event]:
    changes = entry.get("changes") if isinstance(entry, dict) else None
    if not isinstance(changes, list):
        yield Other("malformed", _json(entry))
        return
    for change in changes:
        value = change.get("value") if isinstance(change, dict) else None
        if not isinstance(value, dict):
            yield Other("malformed", _json(change))
        elif change.get("field") != "messages":
            yield Other(_safe(f"field:{change.get('field')}"[:60]), _json(change))
        else:
            yield from _value(value)


def _value(value: dict[str, Any]) -> Iterator[Event]:
    metadata = value.get("metadata")
    number = _string(metadata.get("phone_number_id")) if isinstance(metadata, dict) else None
    known = [key for key in ("messages", "statuses", "errors") if key in value]
    for item in _list(value.get("messages")):
        yield _inbound(item, number) or Other("malformed", _json(item))
    for item in _list(value.get("statuses")):
        yield _status(item) or Other("malformed", _json(item))
    for item in _list(value.get("errors")):
        yield Other("errors", _json(item))
    if not known:
        yield Other("field:messages", _json(value))


def _inbound(item: Any, number: str | None) -> Inbound | None:
    if not isinstance(item, dict):
        return None
    wamid, kind = _string(item.get("id")), _string(item.get("type"))
    phone, user_id = _string(item.get("from")), _string(item.get("from_user_id"))
    if not _is_id(wamid) or not kind or not (phone or user_id or kind == "system"):
        return None
    content = _dict(item.get(kind))
    interactive = _dict(content.get(_string(content.get("type")) or "")) if kind == "interactive" else {}
    text = content.get("body") or content.get("text") or content.get("caption") or interactive.get("title")
    reaction = content.get("message_id") if kind == "reaction" else None
    return Inbound(
        wamid=wamid,
        number=number,
        phone=f"+{phone.lstrip('+')}" if phone else None,
        user_id=user_id,
        at=_moment(item.get("timestamp")),
        kind=kind,
        text=_safe(_string(text) or ""),
        payload=_safe(_string(content.get("payload") or interactive.get("id")) or ""),
        emoji=_safe(_string(content.get("emoji")) or "") if kind == "reaction" else "",
        context=_string(reaction) or _string(_dict(item.get("context")).get("id")),
        group=_string(item.get("group_id")),
        raw=_json(item),
    )


def _status(item: Any) -> Status | None:
    if not isinstance(item, dict):
        return None
    wamid, status = _string(item.get("id")), _string(item.get("status"))
    if not _is_id(wamid) or not status:
        return None
    error = _dict(next(iter(_list(item.get("errors"))), None))
    data = error.get("error_data")
    details = _dict(data).get("details") or (data if isinstance(data, str) else None)
    code = error.get("code")
    return Status(
        wamid=wamid,
        status=status,
        at=_moment(item.get("timestamp")),
        tracker=_safe(_string(item.get("biz_opaque_callback_data")) or ""),
        code=code if isinstance(code, int) and abs(code) <= _LARGEST_CODE else None,
        reason=without_numbers(_string(details or error.get("message") or error.get("title")) or ""),
        category=_string(_dict(item.get("pricing")).get("category")) or "",
        raw=_json(item),
    )


def _is_id(value: str | None) -> TypeGuard[str]:
    """Whether ``value`` can be a wamid; the longest seen has 62 letters."""
    return value is not None and len(value) <= _LONGEST_ID


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        return None
    return _safe(str(value)[:_LONGEST])


def _safe(text: str) -> str:
    """``text`` as any database can hold it: no NUL, no half of a surrogate pair."""
    return (
        text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        .encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "replace")
    )


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True)
