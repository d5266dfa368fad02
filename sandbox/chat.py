"""People with phones, and what stands in their chats with the business's numbers."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

WINDOW_SECONDS = 24 * 3600
TYPING_SECONDS = 25.0
PAIR_SECONDS, PAIR_BURST = 6.0, 45


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
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    footer: str = ""
    category: str = "service"
    document: str = ""
    deleted: bool = False

    @property
    def choices(self) -> list[str]:
        """What can be tapped: titles of its buttons, or of the rows of its list."""
        return [title for _id, title in self.buttons] + [title for _id, title, _description in self.rows]

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
            "buttons": self.choices,
            "footer": self.footer,
            "deleted": self.deleted,
        }


@dataclass
class Chat:
    """One person's chat with one number of the business: its messages, and its 24-hour window."""

    messages: dict[str, Message] = field(default_factory=dict)
    wrote_at: float | None = None
    typing_until: float = 0.0
    free_at: float = 0.0

    def paced(self, now: float) -> bool:
        """Whether one more message may go out: one in six seconds, 45 at once after a rest."""
        due = max(self.free_at, now)
        if due - now > (PAIR_BURST - 1) * PAIR_SECONDS:
            return False
        self.free_at = due + PAIR_SECONDS
        return True

    def window_open(self, now: float) -> bool:
        """Whether free-form messages arrive: 24 hours from the person's last message."""
        return self.wrote_at is not None and now < self.wrote_at + WINDOW_SECONDS


@dataclass
class Person:
    """Somebody with a phone.

    Args:
        wa_id: The number as Meta knows it, digits only.
        name: What the person's profile says.
        home: Id of the number that ``messages`` and ``wrote_at`` speak of: the account's first.
    """

    wa_id: str
    name: str
    home: str = ""
    chats: dict[str, Chat] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    version: int = 0

    def chat(self, number: str) -> Chat:
        """The chat with the business's number of this id."""
        return self.chats.setdefault(number, Chat())

    @property
    def messages(self) -> dict[str, Message]:
        """Those of the chat with the first number."""
        return self.chat(self.home).messages

    @property
    def wrote_at(self) -> float | None:
        """When the person last wrote to the first number."""
        return self.chat(self.home).wrote_at

    @wrote_at.setter
    def wrote_at(self, at: float | None) -> None:
        self.chat(self.home).wrote_at = at

    @property
    def user_id(self) -> str:
        """What Meta calls this person where the number is hidden."""
        return f"US.1000000000{self.wa_id}"

    async def touch(self) -> None:
        """Tell every open page that something changed."""
        async with self.changed:
            self.version += 1
            self.changed.notify_all()
