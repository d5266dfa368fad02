"""How a number stands at Meta, from what the API tells of it (business-phone-numbers, health-status, throughput)."""

from dataclasses import dataclass
from typing import Any

UNLIMITED = -1
"""As Meta itself writes it for a limit of people."""
COEXISTENCE = 20.0
"""Messages a second where the WhatsApp Business app runs on the same number."""
STANDARD, UPGRADED = 80.0, 1000.0
TIERS = {
    "TIER_50": 50,
    "TIER_250": 250,
    "TIER_1K": 1000,
    "TIER_2K": 2000,
    "TIER_10K": 10_000,
    "TIER_100K": 100_000,
    "TIER_UNLIMITED": UNLIMITED,
}
UNREGISTERED = frozenset({"PENDING", "DISCONNECTED", "UNVERIFIED"})
"""Statuses of a number that is to be registered before it can send."""
STOPPED = UNREGISTERED | {"BANNED", "DELETED", "MIGRATED"}
"""Statuses of a number that sends nothing."""


def people_a_day(told: object) -> int | None:
    """How many people may be reached a day: Meta's ``TIER_2K`` or a count; None where it says nothing of that."""
    text = str(told)
    if text in TIERS:
        return TIERS[text]
    if text == str(UNLIMITED):
        return UNLIMITED
    return int(text) if text.isdecimal() and 0 < len(text) < 10 else None  # noqa: PLR2004 - no limit has ten digits


@dataclass(frozen=True)
class Entity:
    """One link of the chain that a message passes: number, account, business or app."""

    kind: str
    state: str
    wrong: tuple[tuple[str, str], ...]
    """What is wrong, and what Meta says to do about it."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How a number stands; a text that Meta does not tell is empty.

    Args:
        display: As people see it.
        name: Its display name.
        status: CONNECTED, PENDING, FLAGGED, RESTRICTED, BANNED ...
        name_status: APPROVED, PENDING_REVIEW, DECLINED ...
        quality: GREEN, YELLOW, RED; UNKNOWN or NA before it is rated.
        tier: People a day outside their windows, -1 without limit; None where it is not told.
        per_second: Messages a second; None where it is not told.
        coexists: Whether the WhatsApp Business app runs on it, too.
        can_send: AVAILABLE, LIMITED or BLOCKED.
        entities: What that follows from.
    """

    display: str
    name: str
    status: str
    name_status: str
    quality: str
    tier: int | None
    per_second: float | None
    coexists: bool
    can_send: str
    entities: tuple[Entity, ...]

    @property
    def blocked(self) -> bool:
        """Whether Meta lets nothing out from it."""
        return self.can_send == "BLOCKED" or self.status in STOPPED


def read(told: dict[str, Any]) -> Standing:
    """The standing in what :meth:`~pulse.whatsapp.client.Client.phone_number` gives."""
    health, throughput = _dict(told.get("health_status")), _dict(told.get("throughput"))
    coexists = told.get("is_on_biz_app") is True
    level = {"STANDARD": STANDARD, "HIGH": UPGRADED}.get(_text(throughput.get("level")))
    return Standing(
        display=_text(told.get("display_phone_number")),
        name=_text(told.get("verified_name")),
        status=_text(told.get("status")),
        name_status=_text(told.get("name_status")),
        quality=_text(told.get("quality_rating")),
        tier=people_a_day(told.get("whatsapp_business_manager_messaging_limit")),
        per_second=COEXISTENCE if coexists else level,
        coexists=coexists,
        can_send=_text(health.get("can_send_message")),
        entities=_entities(health),
    )


def _entities(health: dict[str, Any]) -> tuple[Entity, ...]:
    found = []
    for item in _list(health.get("entities")):
        entity = _dict(item)
        wrong = [
            (_text(_dict(error).get("error_description")), _text(_dict(error).get("possible_solution")))
            for error in _list(entity.get("errors"))
        ]
        notes = [_text(note) for note in _list(entity.get("additional_info")) if _text(note)]
        kind, state = _text(entity.get("entity_type")), _text(entity.get("can_send_message"))
        found.append(Entity(kind, state, tuple(wrong), tuple(notes)))
    return tuple(found)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return str(value)[:500] if isinstance(value, str | int) and not isinstance(value, bool) else ""
