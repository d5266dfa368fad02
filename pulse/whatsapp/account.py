"""What Meta's webhook tells of an account: its numbers, limits, quality and templates (webhooks/reference)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from pulse.whatsapp.errors import without_numbers
from pulse.whatsapp.events import AccountNews, News, TemplateNews
from pulse.whatsapp.standing import UPGRADED, people_a_day

Value = dict[str, Any]
"""A change's value: texts, lists and further values; cleaned, and not deep."""
_ENDS_ALL = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"
_ENDS_OFFERS = "RESTRICTED_BIZ_INITIATED_MESSAGING"
_MANAGER = "Open WhatsApp Manager and do what it asks there, then run: chartcastr doctor."
_LOST = frozenset({"PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED"})
_LONGEST = 500


def news(field: str, value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    """What ``field`` tells that we act on.

    Args:
        field: One of :data:`FIELDS`.
        value: What it brings.
        waba_id: The account.
        at: When it happened, or None.
    """
    yield from FIELDS[field](value, waba_id[:40], at)


def _account_update(value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    event = _text(value, "event")
    about = _value(value, "waba_info")
    business = _text(about, "owner_business_id")[:40] if _text(about, "waba_id") in {"", waba_id} else ""
    ban = _text(_value(value, "ban_info"), "waba_ban_state")
    on = _text(_value(value, "ban_info"), "waba_ban_date")
    violation = _text(_value(value, "violation_info"), "violation_type")
    why = f" for {_words(violation)}" if violation else ""
    if ban == "REINSTATE":
        yield AccountNews(waba_id, at, state="running", said="Meta has reinstated the account; messages go out again.")
    elif ban == "DISABLE":
        yield AccountNews(waba_id, at, state="stopped", said=f"Meta has disabled the account{why}. {_MANAGER}")
    elif ban:
        when = f" on {on}" if on else ""
        yield AccountNews(
            waba_id, at, kind="alert", said=f"Meta is about to disable the account{when}{why}. {_MANAGER}"
        )
    elif event == "ACCOUNT_DELETED":
        said = "The WhatsApp account was deleted at Meta. Connect another: chartcastr connect whatsapp."
        yield AccountNews(waba_id, at, state="stopped", said=said)
    elif event == "ACCOUNT_RESTRICTION":
        yield _restriction(value, waba_id, at, why)
    elif event == "ACCOUNT_VIOLATION":
        yield AccountNews(
            waba_id, at, kind="alert", said=f"Meta says that the account broke its rules{why}. {_MANAGER}"
        )
    elif event in _LOST:
        said = "An app or partner lost its access to the account. If it is yours, run: chartcastr connect whatsapp."
        yield AccountNews(waba_id, at, kind="alert", said=said)
    if business:
        yield AccountNews(waba_id, at, business_id=business)


def _restriction(value: Value, waba_id: str, at: datetime | None, why: str) -> AccountNews:
    found = [item for item in _list(value, "restriction_info") if isinstance(item, dict)]
    ends = {_text(entry, "restriction_type"): _moment(entry.get("expiration")) for entry in found}
    if _ENDS_ALL in ends:
        said = f"Meta lets the account send nothing{why} {_until(ends[_ENDS_ALL])}. {_MANAGER}"
        return AccountNews(waba_id, at, state="stopped", said=said)
    if _ENDS_OFFERS in ends:
        until = ends[_ENDS_OFFERS]
        said = f"Meta lets the account write first to nobody{why} {_until(until)}. {_MANAGER}"
        return AccountNews(waba_id, at, state="restricted", until=until, said=said)
    kinds = ", ".join(_words(kind) for kind in ends if kind) or "Meta does not say what"
    return AccountNews(waba_id, at, kind="alert", said=f"Meta restricts the account{why}: {kinds}. {_MANAGER}")


def _until(moment: datetime | None) -> str:
    return f"until {moment:%Y-%m-%d %H:%M} UTC" if moment else "until Meta lifts it"


def _number_quality(value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    display = "".join(filter(str.isdigit, _text(value, "display_phone_number")))
    if not display:
        return
    event = _text(value, "event")
    if event == "FLAGGED":
        yield AccountNews(waba_id, at, display=display, status="FLAGGED", quality="RED")
    elif event == "UNFLAGGED":
        yield AccountNews(waba_id, at, display=display, status="CONNECTED", quality="UNKNOWN")
    elif event == "THROUGHPUT_UPGRADE":
        yield AccountNews(waba_id, at, display=display, per_second=UPGRADED)
    # For a change of throughput current_limit speaks of that, and not of people.
    told = value.get("max_daily_conversations_per_business")
    if told is None and event != "THROUGHPUT_UPGRADE":
        told = value.get("current_limit")
    if (tier := people_a_day(told)) is not None:
        yield AccountNews(waba_id, at, display=display, tier=tier)


def _capability(value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    for key in ("max_daily_conversations_per_business", "max_daily_conversation_per_phone"):
        if (tier := people_a_day(value.get(key))) is not None:
            yield AccountNews(waba_id, at, tier=tier)
            return


def _alert(value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    told = _value(value, "alert_info") or value
    number = _text(value, "entity_id")[:40] if _text(value, "entity_type") == "PHONE_NUMBER" else ""
    what = _words(_text(told, "alert_type"))
    said = ": ".join(part for part in (what, without_numbers(_text(told, "alert_description"))) if part)
    if said:
        severity = _text(told, "alert_severity").lower() or "alert"
        yield AccountNews(waba_id, at, number_id=number, kind="alert", said=f"Meta says ({severity}): {said}")


def _template(value: Value, waba_id: str, at: datetime | None) -> Iterator[News]:
    if not (name := _text(value, "message_template_name")):
        return
    wrong, more = _value(value, "rejection_info"), _value(value, "other_info")
    reason = [_text(wrong, "reason"), _text(wrong, "recommendation"), _text(more, "description")]
    if not any(reason) and _text(value, "reason") != "NONE":
        reason = [_text(value, "reason")]
    edited = "message_template_element" in value
    yield TemplateNews(
        waba_id=waba_id,
        name=name[:512],
        # Webhooks write en-US, everything else en_US.
        language=_text(value, "message_template_language").replace("-", "_")[:20],
        status=_text(value, "event") or None,
        category=_text(value, "new_category") or _text(value, "message_template_category") or None,
        quality=_text(value, "new_quality_score") or None,
        reason=without_numbers(" ".join(filter(None, reason))),
        at=at,
        coming=_text(value, "correct_category"),
        text=_text(value, "message_template_element") if edited else None,
    )


FIELDS: dict[str, Callable[[Value, str, datetime | None], Iterator[News]]] = {
    "account_update": _account_update,
    "account_alerts": _alert,
    "phone_number_quality_update": _number_quality,
    "business_capability_update": _capability,
    "message_template_status_update": _template,
    "message_template_quality_update": _template,
    "message_template_components_update": _template,
    "template_category_update": _template,
}
"""Fields of an account that change what we do, and who reads each."""


def _text(value: Value, key: str) -> str:
    found = value.get(key)
    return found[:_LONGEST] if isinstance(found, str) else ""


def _value(value: Value, key: str) -> Value:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _list(value: Value, key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _words(name: str) -> str:
    """Meta's ``LIKE_THIS`` as words."""
    return name.replace("_", " ").lower()


def _moment(told: object) -> datetime | None:
    """Seconds since 1970, or a date and time; Meta writes both."""
    text = str(told)
    try:
        return (
            datetime.fromtimestamp(int(text), UTC) if text.isdecimal() else datetime.fromisoformat(text).astimezone(UTC)
        )
    except (ValueError, OverflowError, OSError):
        return None
