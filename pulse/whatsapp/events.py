"""What Meta's webhook tells, item by item."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


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
        moved: Where it tells that somebody has a new number or user id.
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
    moved: "Moved | None" = None


@dataclass(frozen=True)
class Moved:
    """Somebody has a new number or a new user id; what is not told is None."""

    old_phone: str | None
    phone: str | None
    old_user_id: str | None
    user_id: str | None


@dataclass(frozen=True)
class Preference:
    """Somebody told WhatsApp that they want no more marketing messages (``stop``), or some again (``resume``)."""

    phone: str | None
    user_id: str | None
    value: str
    at: datetime | None


@dataclass(frozen=True)
class TemplateNews:
    """Something changed about a template; what did not is None.

    Args:
        waba_id: The account that has it.
        name: Its name.
        language: Its language.
        status: APPROVED, PAUSED, DISABLED, REJECTED ...
        category: UTILITY, MARKETING ...
        quality: GREEN, YELLOW, RED, UNKNOWN.
        reason: Why, in Meta's words, or ``""``.
        at: When, or None.
        coming: The category that Meta will give it within a day, or ``""``.
        text: Its new body, where somebody edited it.
    """

    waba_id: str
    name: str
    language: str
    status: str | None
    category: str | None
    quality: str | None
    reason: str
    at: datetime | None
    coming: str = ""
    text: str | None = None


@dataclass(frozen=True)
class AccountNews:
    """Something changed about an account or a number of it; what did not is None or empty.

    Args:
        waba_id: The account.
        at: When, or None.
        display: Digits of the number that it is about; every number of the account where empty.
        number_id: The same by Meta's id.
        state: ``stopped``: it sends nothing; ``restricted``: it may write first to nobody; ``running``: neither.
        until: When that ends, if Meta says so.
        status: Meta's word for the number: CONNECTED, FLAGGED ...
        quality: GREEN, YELLOW, RED, UNKNOWN.
        tier: People a day outside their windows; -1 without limit.
        per_second: Messages a second.
        business_id: The portfolio that owns the account.
        kind: ``alert`` where the owner is to be told and nothing changes.
        said: One sentence for the owner.
    """

    waba_id: str
    at: datetime | None
    display: str = ""
    number_id: str = ""
    state: Literal["stopped", "restricted", "running"] | None = None
    until: datetime | None = None
    status: str = ""
    quality: str = ""
    tier: int | None = None
    per_second: float | None = None
    business_id: str = ""
    kind: Literal["alert", ""] = ""
    said: str = ""


News = Moved | Preference | TemplateNews | AccountNews


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
        number: Our phone number's id, or ``""``.
        recipient: The digits of the number it went to, as WhatsApp knows it, or None.
        recipient_user_id: The business-scoped user id it went to, or None.
    """

    wamid: str
    status: str
    at: datetime | None
    tracker: str
    code: int | None
    reason: str
    category: str
    raw: str
    number: str = ""
    recipient: str | None = None
    recipient_user_id: str | None = None


@dataclass(frozen=True)
class Other:
    """Anything else: another field, another object, an item that lacks what its kind needs.

    Args:
        kind: ``field:account_update``, ``object:page``, ``errors``, ``malformed`` ...
        raw: As received, as JSON.
        news: What it tells that we act on.
    """

    kind: str
    raw: str
    news: tuple[News, ...] = ()


Event = Inbound | Status | Other
