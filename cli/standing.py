"""What Meta thinks of a token, a number and its account, as findings."""

from datetime import timedelta

from cli.checks import CheckResult, Mark
from pulse.errors import WhatsAppError
from pulse.store import Store, numbers
from pulse.store.columns import utc_now
from pulse.whatsapp.client import Client
from pulse.whatsapp.standing import UNLIMITED, UNREGISTERED, Entity, Standing, read
from pulse.whatsapp.token import Token

_SOON = timedelta(days=7)
_RENEW = "Make a system user token that never expires, with both scopes, then run: chartcastr connect whatsapp."
_MANAGER = "Open WhatsApp Manager and do what it asks there."
_REGISTER = "Run: chartcastr connect whatsapp --register PIN (six digits: the number's two-step verification)."
_STATUS: dict[str, tuple[Mark, str, str]] = {
    "BANNED": ("wrong", "Meta has banned it", f"{_MANAGER} A ban can be appealed there."),
    "DELETED": ("wrong", "it was deleted", "Connect another number: chartcastr connect whatsapp."),
    "MIGRATED": ("wrong", "it was moved to another account", "Take both ids from there: chartcastr connect whatsapp."),
    "FLAGGED": ("wrong", "flagged for its low quality", "Send fewer and better wanted messages for a week."),
    "RESTRICTED": ("wrong", "restricted: it has reached its limit of people", "Wait a day; the limit grows with use."),
    "RATE_LIMITED": ("note", "slowed down by Meta for a while", "Send less at once."),
    "CONNECTED": ("ok", "connected", ""),
}
_NAME: dict[str, tuple[Mark, str]] = {
    "DECLINED": ("wrong", "Meta declined it, and refuses messages with 131037"),
    "EXPIRED": ("wrong", "its certificate has expired"),
    "NONE": ("wrong", "there is none yet"),
    "PENDING_REVIEW": ("note", "Meta is still reviewing it; until then it shows the number, and limits do not grow"),
}


async def of_token(client: Client) -> list[CheckResult]:
    """Whether the token is valid, has both scopes, and how long it lasts."""
    try:
        token = Token.read(await client.token())
    except WhatsAppError as wrong:
        return [CheckResult("token", "wrong", str(wrong), _RENEW)]
    if not token.valid:
        return [CheckResult("token", "wrong", "Meta says that it is not valid.", _RENEW)]
    found = [CheckResult("token", "ok", f"valid, of {token.kind}")]
    if token.lacks:
        grant = "Give the system user this permission, make a new token, then run: chartcastr connect whatsapp."
        found.append(CheckResult("permissions", "wrong", f"The token lacks {' and '.join(token.lacks)}.", grant))
    if token.ends is not None:
        left = token.ends - utc_now()
        said = f"It ends on {token.ends:%Y-%m-%d %H:%M} UTC, in {max(0, left.days)} days."
        found.append(CheckResult("token", "wrong" if left < _SOON else "note", said, _RENEW))
    return found


async def of_number(client: Client, store: Store, waba_id: str) -> list[CheckResult]:
    """Whether the number exists, belongs to the account, may send, and how Meta thinks of both."""
    try:
        stands = read(await client.phone_number())
        owned = await client.numbers(waba_id)
    except WhatsAppError as wrong:
        if await _swapped(client, waba_id):
            said = f"The ids are swapped: {client.phone_number_id} is the account's, and {waba_id} the number's."
            return [CheckResult("number", "wrong", said, "Give them the other way round: chartcastr connect whatsapp.")]
        return [CheckResult("number", "wrong", str(wrong), "Check the phone number id: chartcastr connect whatsapp.")]
    if client.phone_number_id not in {str(entry.get("id")) for entry in owned}:
        do = "Take both ids from the same account in WhatsApp Manager, then run: chartcastr connect whatsapp."
        return [CheckResult("number", "wrong", f"The account {waba_id} does not own this number.", do)]
    business, account = await _of_account(client, waba_id)
    found = [CheckResult("number", "ok", f"{stands.display} ({stands.name})"), *_of_status(stands), *_of_name(stands)]
    found += [*_of_health(stands.entities, stands.can_send), *account, _of_quality(stands), _of_speed(stands)]
    with store.begin() as session:
        numbers.checked(session, client.phone_number_id, stands, business)
        reached = numbers.reached(session, client.phone_number_id, utc_now())
    most = "any number" if stands.tier == UNLIMITED else stands.tier or "an unknown number"
    said = f"{reached} of {most} reached outside their windows in 24 hours, by all numbers of the business"
    return [*found, CheckResult("people a day", "note", said)]


async def _swapped(client: Client, waba_id: str) -> bool:
    """Whether what was given as the number's id is an account that owns what was given as the account's."""
    try:
        owned = await client.numbers(client.phone_number_id)
    except WhatsAppError:
        return False
    return waba_id in {str(entry.get("id")) for entry in owned}


def _of_status(stands: Standing) -> list[CheckResult]:
    if stands.status in UNREGISTERED:
        said = f"not registered ({stands.status}), so it can send nothing (133010)"
        return [CheckResult("registration", "wrong", said, _REGISTER)]
    if not stands.status:
        return []
    unlisted: tuple[Mark, str, str] = ("note", stands.status.lower().replace("_", " "), _MANAGER)
    known = _STATUS.get(stands.status, unlisted)
    return [CheckResult("status", *known)]


def _of_name(stands: Standing) -> list[CheckResult]:
    if stands.name_status not in _NAME:
        return []
    mark, said = _NAME[stands.name_status]
    do = "Ask for a name that fits the business in WhatsApp Manager, under the number's profile."
    return [CheckResult("display name", mark, f"{stands.name}: {said}", do if mark == "wrong" else "")]


def _of_health(chain: tuple[Entity, ...], can_send: str) -> list[CheckResult]:
    wrong = [pair for entity in chain for pair in entity.wrong]
    found = []
    if can_send == "BLOCKED" or (can_send == "LIMITED" and wrong):
        said = "; ".join(dict.fromkeys(what for what, _ in wrong if what)) or "Meta does not say why"
        do = "; ".join(dict.fromkeys(todo for _, todo in wrong if todo)) or "Open WhatsApp Manager."
        little = "nothing" if can_send == "BLOCKED" else "little"
        found.append(CheckResult("health", "wrong", f"Meta lets it send {little}: {said.rstrip('.')}.", do))
    elif can_send == "LIMITED":
        found.append(CheckResult("health", "note", "Meta lets it send little"))
    notes = [(entity.kind.lower().replace("_", " "), note) for entity in chain for note in entity.notes]
    return [*found, *(CheckResult("health", "note", f"of the {kind}: {note}") for kind, note in dict.fromkeys(notes))]


async def _of_account(client: Client, waba_id: str) -> tuple[str, list[CheckResult]]:
    """The id of the business that owns the account, and what is worth knowing of both."""
    try:
        told = await client.account(waba_id)
    except WhatsAppError as wrong:
        return "", [CheckResult("account", "note", f"Meta does not tell of it: {wrong}")]
    owner = told.get("owner_business_info")
    business = str(owner.get("id") or "") if isinstance(owner, dict) else ""
    review = str(told.get("account_review_status") or "").upper()
    verified = str(told.get("business_verification_status") or "").lower()
    found = []
    if review and review != "APPROVED":
        said = f"Meta's review of the account: {review.lower()}"
        found.append(CheckResult("account", "wrong" if review == "REJECTED" else "note", said, _MANAGER))
    if verified and verified != "verified":
        said = f"the business is not verified ({verified.replace('_', ' ')}), so its limits do not grow"
        found.append(
            CheckResult("business", "note", said, "Verify it in Meta Business Suite, under the Security Centre.")
        )
    return business, found


def _of_quality(stands: Standing) -> CheckResult:
    if stands.quality in {"RED", "YELLOW"}:
        do = "Send fewer and better wanted messages; Meta lowers the limits of a number that people block."
        return CheckResult("quality", "wrong", f"Meta rates it {stands.quality}.", do)
    rated = stands.quality not in {"", "NA", "UNKNOWN"}
    return CheckResult("quality", "ok", stands.quality.lower() if rated else "not rated yet")


def _of_speed(stands: Standing) -> CheckResult:
    if stands.coexists:
        said = "20 messages a second, since the WhatsApp Business app runs on the same number"
        return CheckResult("speed", "note", said)
    speed = (
        f"{stands.per_second:.0f} messages a second" if stands.per_second else "80 messages a second, as far as known"
    )
    return CheckResult("speed", "ok", speed)
