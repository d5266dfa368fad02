"""What can be wrong between an owner and Meta: each check looks at one thing and says what to do about it."""

import base64
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import httpx
from sqlmodel import Session, select

from pulse.errors import WhatsAppError
from pulse.sources import Source
from pulse.store import Store, numbers, templates, windows
from pulse.store.columns import utc_now
from pulse.store.inbox import ANSWERED_KINDS
from pulse.store.tables import Inbound, Reader, StatusChange
from pulse.whatsapp.client import Client
from pulse.whatsapp.phone import masked

SCOPES = ("whatsapp_business_messaging", "whatsapp_business_management")
TIERS = {"TIER_50": 50, "TIER_250": 250, "TIER_1K": 1000, "TIER_2K": 2000, "TIER_10K": 10_000, "TIER_100K": 100_000}
PATH = "/webhook/integrations/whatsapp"
WORTH_HAVING = (
    "message_template_status_update", "message_template_quality_update", "template_category_update", "user_preferences",
)  # fmt: skip
"""Webhook fields that keep templates and consent up to date."""
_SOON = 7 * 86400
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Finding:
    """What a check saw.

    Args:
        what: The thing that was looked at.
        stands: ``ok``, ``wrong``, or ``note`` for what is only worth knowing.
        said: What was seen.
        do: What to do about it.
    """

    what: str
    stands: Literal["ok", "wrong", "note"]
    said: str
    do: str = ""


async def token(client: Client) -> list[Finding]:
    """Whether the token is valid, has both scopes, and how long it lasts."""
    renew = "Make a system user token that never expires, with both scopes, then run: chartcastr connect whatsapp."
    try:
        data = await client.token()
    except WhatsAppError as wrong:
        return [Finding("token", "wrong", str(wrong), renew)]
    if not data.get("is_valid"):
        return [Finding("token", "wrong", "Meta says that it is not valid.", renew)]
    found = [Finding("token", "ok", f"valid, of {data.get('type', 'unknown kind').lower().replace('_', ' ')}")]
    missing = [scope for scope in SCOPES if scope not in (data.get("scopes") or [])]
    if missing:
        grant = "Give the system user this permission, make a new token, then run: chartcastr connect whatsapp."
        found.append(Finding("permissions", "wrong", f"The token lacks {' and '.join(missing)}.", grant))
    ends = int(data.get("expires_at") or 0)
    if ends and ends - time.time() < _SOON:
        found.append(
            Finding("token", "wrong", f"It ends on {datetime.fromtimestamp(ends, UTC):%Y-%m-%d %H:%M} UTC.", renew)
        )
    return found


async def number(client: Client, store: Store, waba_id: str) -> list[Finding]:
    """Whether the number exists, belongs to the account, may send, and how Meta thinks of it."""
    try:
        told = await client.phone_number()
        owned = await client.numbers(waba_id)
    except WhatsAppError as wrong:
        return [Finding("number", "wrong", str(wrong), "Check the phone number id: chartcastr connect whatsapp.")]
    if client.phone_number_id not in {str(one.get("id")) for one in owned}:
        do = "Take both ids from the same account in WhatsApp Manager, then run: chartcastr connect whatsapp."
        return [Finding("number", "wrong", f"The account {waba_id} does not own this number.", do)]
    found = [Finding("number", "ok", f"{told.get('display_phone_number')} ({told.get('verified_name')})")]
    found += _health(told.get("health_status"))
    quality = str(told.get("quality_rating", ""))
    if quality in {"RED", "YELLOW"}:
        do = "Send fewer and better wanted messages; Meta lowers the limits of a number that people block."
        found.append(Finding("quality", "wrong", f"Meta rates it {quality}.", do))
    else:
        found.append(Finding("quality", "ok", quality.lower() or "not rated yet"))
    limit = str(told.get("whatsapp_business_manager_messaging_limit", ""))
    with store.begin() as session:
        numbers.checked(session, client.phone_number_id, quality=quality, tier=TIERS.get(limit))
        reached = numbers.reached(session, client.phone_number_id, utc_now())
    most = TIERS.get(limit, limit.lower() or "unknown")
    found.append(Finding("people a day", "note", f"{reached} of {most} reached outside their windows in 24 hours"))
    return found


def _health(health: Any) -> list[Finding]:
    state = health.get("can_send_message") if isinstance(health, dict) else None
    if state in {None, "AVAILABLE"}:
        return []
    errors = [error for entity in health.get("entities") or [] for error in entity.get("errors") or []]
    said = "; ".join(str(error.get("error_description")) for error in errors) or "Meta does not say why"
    do = "; ".join(str(error.get("possible_solution")) for error in errors) or "Open WhatsApp Manager."
    return [
        Finding("health", "wrong", f"Meta lets it send {'nothing' if state == 'BLOCKED' else 'little'}: {said}.", do)
    ]


async def media(client: Client) -> list[Finding]:
    """Whether Meta takes an image; it is one pixel, and is deleted by Meta after 30 days."""
    try:
        await client.upload(_PIXEL, "image/png", "pixel.png")
    except WhatsAppError as wrong:
        do = "Charts go by link meanwhile, if PUBLIC_URL and the app secret are set."
        return [Finding("image", "wrong", f"Meta takes no image: {wrong}", do)]
    return [Finding("image", "ok", "Meta takes images")]


async def fields(client: Client, app_secret: str) -> list[Finding]:
    """Whether the app is subscribed to the field that brings replies and statuses, and to those worth having."""
    if not app_secret:
        do = "Put the Meta app's secret into the block: it also signs the address of a chart whose upload fails."
        return [Finding("app secret", "wrong", "The WhatsApp block has none.", do)]
    try:
        app_id = str((await client.token()).get("app_id", ""))
        known = set(await client.fields(app_id, app_secret))
    except WhatsAppError as wrong:
        return [Finding("app secret", "wrong", str(wrong), "Copy the app secret again: chartcastr connect whatsapp.")]
    if "messages" not in known:
        said = "The app is not subscribed to the field messages, so replies and statuses go nowhere."
        return [Finding("fields", "wrong", said, "Subscribe it in the app's webhook settings.")]
    missing = [field for field in WORTH_HAVING if field not in known]
    if missing:
        return [Finding("fields", "note", f"messages; not {', '.join(missing)}", "Subscribe them there as well.")]
    return [Finding("fields", "ok", f"messages and {len(WORTH_HAVING)} more")]


async def subscription(client: Client, waba_id: str) -> list[Finding]:
    """Whether the account's webhooks go to an app at all."""
    try:
        apps = await client.subscriptions(waba_id)
    except WhatsAppError as wrong:
        return [Finding("webhook", "wrong", str(wrong), "Run: chartcastr connect whatsapp.")]
    if not apps:
        said = "The account is subscribed to no app, so replies and statuses go nowhere."
        return [Finding("webhook", "wrong", said, "Run: chartcastr connect whatsapp. It subscribes the app.")]
    return [Finding("webhook", "ok", "the account is subscribed")]


def reachable(public_url: str, verify_token: str) -> list[Finding]:
    """Whether our own webhook answers where Meta would ask, with the verify token that Meta would bring."""
    if not public_url:
        do = "Set PUBLIC_URL to the https address that leads to the webhook app."
        return [Finding("address", "wrong", "PUBLIC_URL is not set.", do)]
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": verify_token}
    address = f"{public_url.rstrip('/')}{PATH}"
    try:
        answer = httpx.get(address, params=query, timeout=10)
    except httpx.HTTPError as wrong:
        do = "Start the webhook app (chartcastr up), and check the tunnel or proxy in front of it."
        return [Finding("address", "wrong", f"{address} does not answer ({type(wrong).__name__}).", do)]
    if answer.status_code == httpx.codes.FORBIDDEN:
        do = "Give the webhook app and Meta the same META_WHATSAPP_WEBHOOK_VERIFY_TOKEN."
        return [Finding("verify token", "wrong", "The webhook does not know this verify token.", do)]
    if answer.text != query["hub.challenge"]:
        do = "Lead PUBLIC_URL to the webhook app; something else answers there."
        return [Finding("address", "wrong", f"{address} answers {answer.status_code}, and not as our webhook.", do)]
    return [Finding("address", "ok", f"{address} answers")]


def heard(session: Session, phone_number_id: str) -> list[Finding]:
    """Whether Meta has told us anything since we sent something."""
    told = session.exec(select(StatusChange.id).where(StatusChange.phone_number_id == phone_number_id)).first()
    wrote = session.exec(select(Inbound.id).where(Inbound.phone_number_id == phone_number_id)).first()
    if told or wrote:
        return [Finding("news", "ok", "Meta's webhook has brought news")]
    said = "Meta's webhook has never brought anything for this number."
    do = (
        "Write to the number from any phone. If still nothing comes: in the app's webhook settings subscribe the field "
        "messages, and switch the app to Live."
    )
    return [Finding("news", "note", said, do)]


def unsupported(session: Session, phone_number_id: str) -> list[Finding]:
    """Messages of people that the API could not carry, which Meta tells of with 131051."""
    where = (Inbound.phone_number_id == phone_number_id, Inbound.kind == "unsupported")
    count = len(session.exec(select(Inbound.id).where(*where)).all())
    if not count or "unsupported" not in ANSWERED_KINDS:
        return []
    said = f"{count} messages of people were of a type that the API does not carry (131051)."
    return [
        Finding("unsupported", "note", said, "Nothing is broken: it is not about the 24-hour window, that is 131047.")
    ]


def stopped(session: Session, phone_number_id: str) -> list[Finding]:
    """Whether we have stopped sending from the number ourselves, after Meta refused it."""
    known = numbers.get(session, phone_number_id)
    if known is None or known.stopped_at is None:
        return []
    said = f"Nothing is sent since {known.stopped_at:%Y-%m-%d %H:%M} UTC: {known.reason}"
    return [Finding("sending", "wrong", said, "It goes on by itself at the next run, once Meta takes messages again.")]


async def template_states(client: Client, store: Store, waba_id: str) -> list[Finding]:
    """What Meta thinks of each template; kept, so that the next run knows."""
    try:
        told = await client.templates(waba_id)
    except WhatsAppError as wrong:
        return [Finding("templates", "wrong", str(wrong), "Give the token whatsapp_business_management.")]
    with store.begin() as session:
        for one in told:
            score = one.get("quality_score")
            templates.note(
                session, waba_id, str(one.get("name")), str(one.get("language")), status=str(one.get("status")),
                category=str(one.get("category")),
                quality=str(score.get("score", "")) if isinstance(score, dict) else "",
                reason=str(one.get("rejected_reason") or ""),
            )  # fmt: skip
        return [*_template_findings(session, waba_id)] or [
            Finding("templates", "note", "none; readers outside their window wait until they write", "")
        ]


def _template_findings(session: Session, waba_id: str) -> Iterable[Finding]:
    for one in templates.everything(session, waba_id):
        said = f"{one.name} ({one.language}): {one.status.lower()}, {one.category.lower() or 'category unknown'}"
        do = ""
        if one.status not in templates.USABLE:
            do = "Wait if it is paused or in review; else make another: chartcastr template create NAME."
        elif one.category == "MARKETING":
            do = "Meta counts it as marketing: it costs more and reaches fewer. Make one with plainer words."
        yield Finding("template", "wrong" if do else "ok", said, do)


def readers_of(session: Session, phone_number_id: str) -> Iterable[Finding]:
    """Each reader's consent and window."""
    for reader in session.exec(select(Reader).order_by(Reader.name)):
        who = f"{reader.name} {masked(reader.phone)}"
        until = windows.open_until(windows.find(session, reader.id, phone_number_id))
        if reader.opted_out_at is not None:
            yield Finding("reader", "note", f"{who}: asked for no more pulses")
        elif reader.opted_in_at is None:
            yield Finding(
                "reader", "wrong", f"{who}: has not opted in", f"Ask them to send {reader.code or 'a new code'}."
            )
        elif until is None or until < utc_now():
            do = "They write or tap, or the pulse names a template; until then it is held (131047 at Meta)."
            yield Finding("reader", "note", f"{who}: window closed", do)
        else:
            zone = ZoneInfo(reader.timezone or "UTC")
            yield Finding("reader", "ok", f"{who}: window open until {until.astimezone(zone):%a %H:%M} {zone.key}")


def database(name: str, source: Source) -> list[Finding]:
    """Whether a database that pulses read answers, and what its user may do beyond reading."""
    found = source.check()
    if wrong := [one for one in found if not one.works]:
        do = f"Then run: chartcastr check sql --account {name}."
        return [Finding(f"database {name}", "wrong", one.said, do) for one in wrong]
    notes = [Finding(f"database {name}", "note", one.said) for one in found if one.warns]
    return notes or [Finding(f"database {name}", "ok", "; ".join(one.said for one in found))]


def environment(name: str) -> str:
    """A setting from the environment; the first where several are given with commas."""
    return os.environ.get(name, "").split(",")[0].strip()
