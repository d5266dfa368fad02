"""What Meta knows in the sandbox: one business number, people with phones, their chats, and uploaded media."""

import asyncio
import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.faults import Faults

WINDOW_SECONDS = 24 * 3600
MEDIA_SECONDS = 30 * 24 * 3600
TYPING_SECONDS = 25.0
PAIR_SECONDS, PAIR_BURST = 6.0, 45


@dataclass(frozen=True)
class Account:
    """The business: ids and secrets that mean nothing outside the sandbox."""

    token: str = "SANDBOX-TOKEN"  # noqa: S105 - it opens nothing
    app_id: str = "100000000000099"
    app_secret: str = "sandbox-app-secret"  # noqa: S105
    waba_id: str = "100000000000010"
    phone_number_id: str = "100000000000001"
    display_number: str = "12025550100"
    tier: str = "TIER_250"
    name: str = "Chartcastr sandbox"


@dataclass
class Media:
    """An upload."""

    id: str
    content: bytes
    mime: str
    at: float


@dataclass
class Message:
    """One message of a chat, in either direction (``out`` is the business's)."""

    wamid: str
    direction: str
    kind: str
    text: str
    at: float
    context: str | None = None
    media: str | None = None
    tracker: str = ""
    statuses: list[str] = field(default_factory=list)
    reactions: dict[str, str] = field(default_factory=dict)
    emoji: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    footer: str = ""
    category: str = "service"

    def shown(self) -> dict[str, Any]:
        """As the phone page and a transcript see it."""
        return {
            "wamid": self.wamid,
            "direction": self.direction,
            "type": self.kind,
            "text": self.text or self.emoji,
            "at": self.at,
            "context": self.context,
            "media": self.media,
            "statuses": list(self.statuses),
            "reactions": dict(self.reactions),
            "buttons": [title for _payload, title in self.buttons],
            "footer": self.footer,
        }


@dataclass
class Template:
    """A message template in one language."""

    id: str
    name: str
    language: str
    category: str
    components: list[dict[str, Any]]
    status: str = "APPROVED"
    quality: str = "GREEN"

    @property
    def body(self) -> str:
        """Its text, with ``{{1}}`` and so on in it."""
        return next((str(part["text"]) for part in self.components if str(part.get("type")).lower() == "body"), "")

    @property
    def footer(self) -> str:
        """The small words below."""
        return next((str(part["text"]) for part in self.components if str(part.get("type")).lower() == "footer"), "")

    @property
    def button(self) -> str:
        """Title of its one button, or ``""``."""
        parts = [part for part in self.components if str(part.get("type")).lower() == "buttons"]
        return str(parts[0]["buttons"][0]["text"]) if parts else ""


@dataclass
class Person:
    """Somebody with a phone."""

    wa_id: str
    name: str
    messages: dict[str, Message] = field(default_factory=dict)
    wrote_at: float | None = None
    typing_until: float = 0.0
    free_at: float = 0.0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    version: int = 0

    @property
    def user_id(self) -> str:
        """What Meta calls this person where the number is hidden."""
        return f"US.1000000000{self.wa_id}"

    def paced(self, now: float) -> bool:
        """Whether one more message may go to this person: one in six seconds, 45 at once after a rest."""
        due = max(self.free_at, now)
        if due - now > (PAIR_BURST - 1) * PAIR_SECONDS:
            return False
        self.free_at = due + PAIR_SECONDS
        return True

    def window_open(self, now: float) -> bool:
        """Whether free-form messages reach this person: 24 hours from their last message."""
        return self.wrote_at is not None and now < self.wrote_at + WINDOW_SECONDS

    async def touch(self) -> None:
        """Tell every open page that something changed."""
        async with self.changed:
            self.version += 1
            self.changed.notify_all()


class World:
    """All of it.

    Args:
        account: The business.
        clock: Seconds since 1970; a test may hand in its own.
    """

    def __init__(self, account: Account | None = None, clock: Callable[[], float] = time.time) -> None:
        self.account = account or Account()
        self.clock = clock
        self.people: dict[str, Person] = {}
        self.media: dict[str, Media] = {}
        self.templates: dict[tuple[str, str], Template] = {}
        self.handles: dict[str, bytes] = {}
        self.faults = Faults()
        self.callback: str | None = None
        self._count = 0

    def person(self, wa_id: str, name: str = "") -> Person:
        """The person with this number (digits only); made if there is none."""
        return self.people.setdefault(wa_id, Person(wa_id, name or f"+{wa_id}"))

    def reachable(self, to: str) -> Person | None:
        """The person with this number or user id."""
        return self.people.get(to) or next((one for one in self.people.values() if one.user_id == to), None)

    def new_id(self) -> str:
        """An id of Meta's."""
        self._count += 1
        return str(100000000000700 + self._count)

    def new_wamid(self, wa_id: str) -> str:
        """An id as Meta makes them: it holds the person's number and is never seen again."""
        inside = b"\x1c\x18\x0b" + wa_id.encode() + b"\x15\x02\x00\x11\x18\x12" + secrets.token_hex(9).upper().encode()
        return f"wamid.{base64.b64encode(inside).decode()}"

    def add_media(self, content: bytes, mime: str) -> Media:
        """Keep an upload."""
        made = Media(self.new_id(), content, mime, self.clock())
        self.media[made.id] = made
        return made

    def find_media(self, media_id: str) -> Media | None:
        """An upload that is not older than 30 days."""
        found = self.media.get(media_id)
        return found if found and self.clock() < found.at + MEDIA_SECONDS else None

    def holder(self, wamid: str) -> Person | None:
        """The person in whose chat a message is."""
        return next((person for person in self.people.values() if wamid in person.messages), None)

    def sha256(self, media: Media) -> str:
        """Digest of an upload, as Meta shows it."""
        return hashlib.sha256(media.content).hexdigest()
