"""Meta's webhook: is a request Meta's, and what does it tell. Nothing in it is lost, whatever its kind.

The signature is HMAC-SHA256 with the app secret over the bytes as received: Meta escapes non-ASCII letters, so JSON
that was read and written again has another one (Graph API, webhooks/getting-started).
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeGuard

from pulse.errors import WebhookError
from pulse.whatsapp import account, lenient
from pulse.whatsapp.errors import without_numbers
from pulse.whatsapp.events import Event, Inbound, Moved, News, Other, Preference, Status

_SIGNATURE = re.compile(r"sha256=([0-9A-Za-z]{64})")
_LONGEST = 70_000
"""Longer than any text Meta lets through; ids, types and numbers are cut much shorter where they are kept."""
_LONGEST_ID = 500
_LONGEST_TRACKER = 512
"""As Meta takes it; and like an id's length what an index can hold, whatever the letters."""
_LONGEST_PHONE = 19
_LONGEST_USER_ID = 140
_LARGEST_CODE = 2**31 - 1
_DEEPEST = 4
"""Nothing that we read of an account lies deeper."""


def require_signature(header: str | None) -> str:
    """The hex digest of ``X-Hub-Signature-256``, as it was given.

    Raises:
        WebhookError: 401: there is none, or it cannot be one.
    """
    found = _SIGNATURE.fullmatch(header or "")
    if found is None:
        raise WebhookError("The request is not signed.", 401)
    return found[1]


def verify(raw: bytes, signature: str | None, secrets: Sequence[str]) -> None:
    """Check ``X-Hub-Signature-256`` over the raw body, against every secret (there are two while one is replaced).

    Raises:
        WebhookError: 401 where there is no signature, 403 where it is wrong.
    """
    given = require_signature(signature).encode()
    known = [hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest().encode() for secret in secrets]
    # Every comparison is made, so that time tells nothing of which secret fits.
    if not any([hmac.compare_digest(given, part) for part in known]):  # noqa: C419
        raise WebhookError("The signature does not fit the body.", 403)


def parse(raw: bytes) -> list[Event]:
    """Every item of a body, in its order; one that cannot be read is kept as :class:`Other`.

    Raises:
        WebhookError: 400: the body is not a JSON object.
    """
    for load in (json.loads, lenient.load):
        try:
            return _events(load(raw))
        except (ValueError, RecursionError):
            continue
    raise WebhookError("The body is not JSON.", 400)


def _events(body: Any) -> list[Event]:
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
            # With the account and the time: the same news of two accounts, or of two days, are two.
            about = {"id": entry.get("id"), "time": entry.get("time"), **change}
            field = str(change.get("field"))
            yield Other(_safe(f"field:{field}"[:60]), _json(about), tuple(_news(field, value, entry)))
        else:
            yield from _value(value)


def _value(value: dict[str, Any]) -> Iterator[Event]:
    metadata = value.get("metadata")
    number = _string(metadata.get("phone_number_id")) if isinstance(metadata, dict) else None
    known = [key for key in ("messages", "statuses", "errors") if key in value]
    for item in _list(value.get("messages")):
        yield _inbound(item, number) or Other("malformed", _json(item))
    for item in _list(value.get("statuses")):
        yield _status(item, number or "", value.get("contacts")) or Other("malformed", _json(item))
    for item in _list(value.get("errors")):
        yield Other("errors", _json(item))
    if not known:
        yield Other("field:messages", _json(value))


def _inbound(item: Any, number: str | None) -> Inbound | None:
    if not isinstance(item, dict):
        return None
    wamid, kind = _string(item.get("id")), _string(item.get("type"))
    phone, user_id = _address(item.get("from"), item.get("from_user_id"))
    if not _is_id(wamid) or not kind or not (phone or user_id or kind == "system"):
        return None
    content = _dict(item.get(kind))
    interactive = _dict(content.get(_string(content.get("type")) or "")) if kind == "interactive" else {}
    text = content.get("body") or content.get("text") or content.get("caption") or interactive.get("title")
    reaction = content.get("message_id") if kind == "reaction" else None
    return Inbound(
        wamid=wamid,
        number=number,
        phone=_plus(phone),
        user_id=user_id,
        at=_moment(item.get("timestamp")),
        kind=kind,
        text=_safe(_string(text) or ""),
        payload=_safe(_string(content.get("payload") or interactive.get("id")) or ""),
        emoji=_safe(_string(content.get("emoji")) or "") if kind == "reaction" else "",
        context=_string(reaction) or _string(_dict(item.get("context")).get("id")),
        group=_string(item.get("group_id")),
        raw=_json(item),
        moved=_moved(item, phone) if kind == "system" else None,
    )


def sender_of(raw: str) -> tuple[str | None, str | None]:
    """Phone (with ``+``) and user id of whoever sent a message that was kept as JSON."""
    item = _dict(json.loads(raw))
    return _plus(_string(item.get("from"))), _string(item.get("from_user_id"))


def _moved(item: dict[str, Any], phone: str | None) -> Moved | None:
    """What a system message tells of a person's new address (webhooks/reference/messages/system)."""
    told = _dict(item.get("system"))
    new, user_id = _string(told.get("wa_id")), _string(told.get("user_id"))
    found = Moved(
        old_phone=_plus(phone), phone=_plus(new), old_user_id=_string(told.get("previous_user_id")), user_id=user_id
    )
    return found if new or user_id else None


def _news(field: str, value: dict[str, Any], entry: dict[str, Any]) -> Iterator[News]:
    """What a field besides ``messages`` tells that we act on."""
    if field == "user_preferences":
        for item in map(_dict, _list(value.get(field))):
            yield Preference(
                _plus(_string(item.get("wa_id"))),
                _string(item.get("user_id")),
                _string(item.get("value")) or "",
                _moment(item.get("timestamp")),
            )
    elif field == "user_id_update":
        for item in map(_dict, _list(value.get(field))):
            ids = _dict(item.get("user_id"))
            previous, current = _string(ids.get("previous")), _string(ids.get("current"))
            yield Moved(_plus(_string(item.get("wa_id"))), None, previous, current)
    elif field in account.FIELDS:
        waba_id, at = _string(entry.get("id")) or "", _moment(entry.get("time"))
        yield from account.news(field, _cleaned(value), waba_id, at)


def _cleaned(value: Any, depth: int = _DEEPEST) -> Any:
    """A value with its texts and numbers as texts that any database can hold; what lies too deep is left out."""
    if isinstance(value, dict | list) and depth == 0:
        return None
    if isinstance(value, dict):
        return {str(key): _cleaned(item, depth - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, depth - 1) for item in value]
    return _string(value)


def _address(phone: object, user_id: object) -> tuple[str | None, str | None]:
    """A number and a user id, no longer than the longest there are."""
    known, other = _string(phone), _string(user_id)
    return known[:_LONGEST_PHONE] if known else None, other[:_LONGEST_USER_ID] if other else None


def _plus(phone: str | None) -> str | None:
    return f"+{phone.lstrip('+')}" if phone else None


def _status(item: Any, number: str, contacts: object) -> Status | None:
    if not isinstance(item, dict):
        return None
    wamid, status = _string(item.get("id")), _string(item.get("status"))
    if not _is_id(wamid) or not status:
        return None
    error = _dict(next(iter(_list(item.get("errors"))), None))
    data = error.get("error_data")
    details = _dict(data).get("details") or (data if isinstance(data, str) else None)
    code = error.get("code")
    recipient, user_id = _recipient(item, contacts)
    return Status(
        wamid=wamid,
        status=status,
        at=_moment(item.get("timestamp")),
        tracker=(_string(item.get("biz_opaque_callback_data")) or "")[:_LONGEST_TRACKER],
        code=code if isinstance(code, int) and not isinstance(code, bool) and abs(code) <= _LARGEST_CODE else None,
        reason=without_numbers(_string(details or error.get("message") or error.get("title")) or ""),
        category=_string(_dict(item.get("pricing")).get("category")) or "",
        raw=_json(item),
        number=number,
        recipient=recipient,
        recipient_user_id=user_id,
    )


def _recipient(item: dict[str, Any], contacts: object) -> tuple[str | None, str | None]:
    """Number (digits) and user id of whoever the message went to; nobody where that is a group."""
    if item.get("recipient_type") == "group":
        return None, None
    told = _list(contacts)
    # With several of them nobody can tell whose status it is.
    contact = _dict(told[0]) if len(told) == 1 else {}
    phone, user_id = _address(
        item.get("recipient_id") or contact.get("wa_id"), item.get("recipient_user_id") or contact.get("user_id")
    )
    return (phone if phone and phone.isdecimal() else None), user_id


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
