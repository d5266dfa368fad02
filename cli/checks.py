"""What can be wrong between an owner and Meta: each check looks at one thing and says what to do about it."""

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

import httpx
from sqlmodel import Session, select

from pulse.errors import WhatsAppError
from pulse.sources import Source
from pulse.store import Store, numbers, templates, windows
from pulse.store.columns import utc_now
from pulse.store.inbox import ANSWERED_KINDS
from pulse.store.tables import Inbound, Reader, StatusChange, Template
from pulse.whatsapp import account
from pulse.whatsapp.client import Client
from pulse.whatsapp.phone import masked

PATH = "/webhook/integrations/whatsapp"
WORTH_HAVING = (*account.FIELDS, "user_preferences")
"""Webhook fields that keep numbers, limits, templates and consent up to date."""
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


Mark = Literal["ok", "wrong", "note"]


@dataclass(frozen=True)
class CheckResult:
    """What a check saw.

    Args:
        what: The thing that was looked at.
        stands: ``ok``, ``wrong``, or ``note`` for what is only worth knowing.
        said: What was seen.
        do: What to do about it.
    """

    what: str
    stands: Mark
    said: str
    do: str = ""


async def media(client: Client) -> list[CheckResult]:
    """Whether Meta takes an image; it is one pixel, and is deleted by Meta after 30 days."""
    try:
        await client.upload(_PIXEL, "image/png", "pixel.png")
    except WhatsAppError as wrong:
        do = "Charts go by link meanwhile, if PUBLIC_URL and the app secret are set."
        return [CheckResult("image", "wrong", f"Meta takes no image: {wrong}", do)]
    return [CheckResult("image", "ok", "Meta takes images")]


async def fields(client: Client, app_secret: str) -> list[CheckResult]:
    """Whether the app is subscribed to the field that brings replies and statuses, and to those worth having."""
    if not app_secret:
        do = "Put the Meta app's secret into the block: it also signs the address of a chart whose upload fails."
        return [CheckResult("app secret", "wrong", "The WhatsApp block has none.", do)]
    try:
        app_id = str((await client.token()).get("app_id", ""))
        known = set(await client.fields(app_id, app_secret))
    except WhatsAppError as wrong:
        return [
            CheckResult("app secret", "wrong", str(wrong), "Copy the app secret again: chartcastr connect whatsapp.")
        ]
    if "messages" not in known:
        said = "The app is not subscribed to the field messages, so replies and statuses go nowhere."
        return [CheckResult("fields", "wrong", said, "Subscribe it in the app's webhook settings.")]
    missing = [field for field in WORTH_HAVING if field not in known]
    if missing:
        do = "Subscribe them in the app's webhook settings, so that you are told when Meta changes something."
        return [CheckResult("fields", "note", f"messages; not {', '.join(missing)}", do)]
    return [CheckResult("fields", "ok", f"messages and {len(WORTH_HAVING)} more")]


async def subscription(client: Client, waba_id: str) -> list[CheckResult]:
    """Whether the account's webhooks go to an app at all."""
    try:
        apps = await client.subscriptions(waba_id)
    except WhatsAppError as wrong:
        return [CheckResult("webhook", "wrong", str(wrong), "Run: chartcastr connect whatsapp.")]
    if not apps:
        said = "The account is subscribed to no app, so replies and statuses go nowhere."
        return [CheckResult("webhook", "wrong", said, "Run: chartcastr connect whatsapp. It subscribes the app.")]
    return [CheckResult("webhook", "ok", "the account is subscribed")]


def reachable(public_url: str, verify_token: str) -> list[CheckResult]:
    """Whether our own webhook answers where Meta would ask, with the verify token that Meta would bring."""
    if not public_url:
        do = "Set PUBLIC_URL to the https address that leads to the webhook app."
        return [CheckResult("address", "wrong", "PUBLIC_URL is not set.", do)]
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": verify_token}
    address = f"{public_url.rstrip('/')}{PATH}"
    try:
        answer = httpx.get(address, params=query, timeout=10)
    except httpx.HTTPError as wrong:
        do = "Start the webhook app (chartcastr up), and check the tunnel or proxy in front of it."
        return [CheckResult("address", "wrong", f"{address} does not answer ({type(wrong).__name__}).", do)]
    if answer.status_code == httpx.codes.FORBIDDEN:
        do = "Give the webhook app and Meta the same META_WHATSAPP_WEBHOOK_VERIFY_TOKEN."
        return [CheckResult("verify token", "wrong", "The webhook does not know this verify token.", do)]
    if answer.text != query["hub.challenge"]:
        do = "Lead PUBLIC_URL to the webhook app; something else answers there."
        return [CheckResult("address", "wrong", f"{address} answers {answer.status_code}, and not as our webhook.", do)]
    return [CheckResult("address", "ok", f"{address} answers")]


def heard(session: Session, phone_number_id: str) -> list[CheckResult]:
    """Whether Meta has told us anything since we sent something."""
    told = session.exec(select(StatusChange.id).where(StatusChange.phone_number_id == phone_number_id)).first()
    wrote = session.exec(select(Inbound.id).where(Inbound.phone_number_id == phone_number_id)).first()
    if told or wrote:
        return [CheckResult("news", "ok", "Meta's webhook has brought news")]
    said = "Meta's webhook has never brought anything for this number."
    do = (
        "Write to the number from any phone. If still nothing comes: in the app's webhook settings subscribe the field "
        "messages, and switch the app to Live."
    )
    return [CheckResult("news", "note", said, do)]


def unsupported(session: Session, phone_number_id: str) -> list[CheckResult]:
    """Messages of people that the API could not carry, which Meta tells of with 131051."""
    where = (Inbound.phone_number_id == phone_number_id, Inbound.kind == "unsupported")
    count = len(session.exec(select(Inbound.id).where(*where)).all())
    if not count or "unsupported" not in ANSWERED_KINDS:
        return []
    said = f"{count} messages of people were of a type that the API does not carry (131051)."
    return [
        CheckResult(
            "unsupported", "note", said, "Nothing is broken: it is not about the 24-hour window, that is 131047."
        )
    ]


def stopped(session: Session, phone_number_id: str) -> list[CheckResult]:
    """Whether we have stopped sending from the number ourselves, after Meta refused it."""
    known = numbers.get(session, phone_number_id)
    if known is None or known.stopped_at is None:
        return []
    said = f"Nothing is sent since {known.stopped_at:%Y-%m-%d %H:%M} UTC: {known.reason}"
    return [
        CheckResult("sending", "wrong", said, "It goes on by itself at the next run, once Meta takes messages again.")
    ]


async def template_states(client: Client, store: Store, waba_id: str) -> list[CheckResult]:
    """What Meta thinks of each template; kept, so that the next run knows."""
    try:
        told = await client.templates(waba_id)
    except WhatsAppError as wrong:
        return [CheckResult("templates", "wrong", str(wrong), "Give the token whatsapp_business_management.")]
    with store.begin() as session:
        for entry in told:
            note_template(session, waba_id, entry)
        return [*_template_findings(session, waba_id)] or [
            CheckResult("templates", "note", "none; readers outside their window wait until they write", "")
        ]


def note_template(session: Session, waba_id: str, told: dict[str, Any]) -> Template:
    """Keep what Meta lists of one template."""
    score = told.get("quality_score")
    return templates.note(
        session,
        waba_id,
        str(told.get("name")),
        str(told.get("language")),
        status=str(told.get("status")),
        category=str(told.get("category")),
        quality=str(score.get("score", "")) if isinstance(score, dict) else "",
        reason=str(told.get("rejected_reason") or ""),
    )


def _template_findings(session: Session, waba_id: str) -> Iterable[CheckResult]:
    for template in templates.everything(session, waba_id):
        yield of_template(template)


def of_template(template: Template) -> CheckResult:
    """How a template stands: its status with Meta's reason, its category, its quality in a word."""
    parts = [template.status.lower() or "not known", template.category.lower() or "category unknown"]
    if template.quality in templates.LOW:
        parts.append(f"quality {templates.LOW[template.quality]}")
    said = f"{template.name} ({template.language}): {', '.join(parts)}"
    if template.reason and template.reason != "NONE":
        said += f"; Meta says: {template.reason.replace('_', ' ')}"
    if template.status not in templates.USABLE:
        do = "Wait if it is paused or in review; else make another: chartcastr template create NAME."
        return CheckResult("template", "wrong", said, do)
    if template.quality == "RED":
        do = "Meta pauses it if readers go on blocking it. Name a second one under templates in the pulse."
        return CheckResult("template", "wrong", said, do)
    if template.category == "MARKETING":
        do = "Meta counts it as marketing: it costs more and reaches fewer. Make one with plainer words."
        return CheckResult("template", "wrong", said, do)
    if template.quality == "YELLOW":
        return CheckResult(
            "template", "note", said, "Some readers block or report it; see whether all of them want it."
        )
    return CheckResult("template", "ok", said)


def readers_of(session: Session, phone_number_id: str) -> Iterable[CheckResult]:
    """Each reader's consent and window."""
    for reader in session.exec(select(Reader).order_by(Reader.name)):
        who = f"{reader.name} {masked(reader.phone)}"
        until = windows.open_until(windows.find(session, reader.id, phone_number_id))
        if reader.opted_out_at is not None:
            yield CheckResult("reader", "note", f"{who}: asked for no more pulses")
        elif reader.opted_in_at is None:
            yield CheckResult(
                "reader", "wrong", f"{who}: has not opted in", f"Ask them to send {reader.code or 'a new code'}."
            )
        elif until is None or until < utc_now():
            do = "They write or tap, or the pulse names a template; until then it is held (131047 at Meta)."
            yield CheckResult("reader", "note", f"{who}: window closed", do)
        else:
            zone = ZoneInfo(reader.timezone or "UTC")
            yield CheckResult("reader", "ok", f"{who}: window open until {until.astimezone(zone):%a %H:%M} {zone.key}")


def database(name: str, source: Source) -> list[CheckResult]:
    """Whether a database that pulses read answers, and what its user may do beyond reading."""
    found = source.check()
    if wrong := [finding for finding in found if not finding.works]:
        do = f"Then run: chartcastr check sql --account {name}."
        return [CheckResult(f"database {name}", "wrong", finding.said, do) for finding in wrong]
    notes = [CheckResult(f"database {name}", "note", finding.said) for finding in found if finding.warns]
    return notes or [CheckResult(f"database {name}", "ok", "; ".join(finding.said for finding in found))]


def environment(name: str) -> str:
    """A setting from the environment; the first where several are given with commas."""
    return os.environ.get(name, "").split(",")[0].strip()
