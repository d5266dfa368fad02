"""What Meta knows in the sandbox: the business and its numbers, people with phones, templates and uploads."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.chat import Chat, Message, Person
from sandbox.faults import Faults
from sandbox.number import PhoneNumber
from sandbox.spelling import spellings
from sandbox.template import Template

__all__ = ["Account", "Media", "Message", "Person", "PhoneNumber", "Template", "World"]

MEDIA_SECONDS = 30 * 24 * 3600
DAY_SECONDS = 24 * 3600
MOST_PEOPLE = {"TIER_250": 250, "TIER_2K": 2000, "TIER_10K": 10_000, "TIER_100K": 100_000}
"""How many people a portfolio may reach outside their windows in 24 hours; more tiers have no limit."""


@dataclass(frozen=True)
class Account:
    """The business: ids and secrets that mean nothing outside the sandbox."""

    token: str = "SANDBOX-TOKEN"  # noqa: S105 - it opens nothing
    app_id: str = "100000000000099"
    app_secret: str = "sandbox-app-secret"  # noqa: S105
    waba_id: str = "100000000000010"
    business_id: str = "100000000000005"
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


class World:
    """All of it.

    Args:
        account: The business.
        clock: Seconds since 1970; a test may hand in its own.
    """

    def __init__(self, account: Account | None = None, clock: Callable[[], float] = time.time) -> None:
        self.account = account or Account()
        self.clock = clock
        self.numbers: dict[str, PhoneNumber] = {}
        self.people: dict[str, Person] = {}
        self.media: dict[str, Media] = {}
        self.templates: dict[tuple[str, str], Template] = {}
        self.deleted_templates: dict[tuple[str, str], float] = {}
        self.handles: dict[str, bytes] = {}
        self.reached: dict[str, float] = {}
        self.faults = Faults()
        self.callback: str | None = None
        self._count = 0
        self.add_number(self.account.display_number, self.account.name, self.account.phone_number_id)

    def add_number(self, display: str, name: str = "", number_id: str = "") -> PhoneNumber:
        """One more number of the account; the same digits again give the one that is there."""
        for known in self.numbers.values():
            if known.display == display:
                return known
        made = PhoneNumber(number_id or str(int(self.account.phone_number_id) + len(self.numbers)), display)
        made.name = name or self.account.name
        self.numbers[made.id] = made
        return made

    def number(self, name: str) -> PhoneNumber | None:
        """The number with this id, or these digits."""
        digits = name.lstrip("+")
        by_digits = (number for number in self.numbers.values() if number.display == digits)
        return self.numbers.get(name) or next(by_digits, None)

    def person(self, wa_id: str, name: str = "") -> Person:
        """The person with this number (digits only), however it is spelled; made if there is none."""
        found = self.find(wa_id)
        if found is None:
            found = self.people[wa_id] = Person(wa_id, name or f"+{wa_id}", self.account.phone_number_id)
        return found

    def find(self, wa_id: str) -> Person | None:
        """The person with this number, as Meta knows it or as people type it."""
        for spelled in spellings(wa_id):
            if spelled in self.people:
                return self.people[spelled]
        return None

    def reachable(self, to: str) -> Person | None:
        """The person with this number or user id."""
        return self.find(to) or next((person for person in self.people.values() if person.user_id == to), None)

    def may_reach(self, person: Person) -> bool:
        """Whether the portfolio may write to this person outside the window now; that counts as reaching them."""
        since = self.clock() - DAY_SECONDS
        self.reached = {wa_id: at for wa_id, at in self.reached.items() if at > since}
        most = MOST_PEOPLE.get(self.account.tier)
        if person.wa_id not in self.reached and most is not None and len(self.reached) >= most:
            return False
        self.reached[person.wa_id] = self.clock()
        return True

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

    def holder(self, wamid: str) -> tuple[Person, Chat] | None:
        """The person in whose chat a message is, and that chat."""
        for person in self.people.values():
            for chat in person.chats.values():
                if wamid in chat.messages:
                    return person, chat
        return None

    def sha256(self, media: Media) -> str:
        """Digest of an upload, as Meta shows it."""
        return hashlib.sha256(media.content).hexdigest()
