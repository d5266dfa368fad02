"""What becomes of a message that Meta took: it arrives, or a status says later why not."""

import asyncio
from typing import Any

import httpx

from sandbox import refusals
from sandbox.guard import MAGIC
from sandbox.hooks import Hooks
from sandbox.world import Message, Person, PhoneNumber, World

MOST_IMAGE, MOST_DOCUMENT = 5 * 1024 * 1024, 100 * 1024 * 1024
_DELAY = 0.05
_HREF = "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes"
_WINDOW = (
    "Message failed to send because more than 24 hours have passed since the customer last replied to this number."
)
# Meta does not say which code a message beyond the portfolio's people a day gets (messaging-limits). 130429 is the
# number's throughput and 131049 one person's share of marketing; 131048 is the one whose text in Meta's table of
# codes speaks of "restrictions on how many messages can be sent from this phone number".
PEOPLE_A_DAY = 131048
_PEOPLE = (
    "Message failed to send because there are restrictions on how many messages can be sent from this phone number."
)


class Fate:
    """Decides it, and tells the business."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def take(self, person: Person, number: PhoneNumber, message: Message) -> None:
        """Take the message; what becomes of it is told later."""
        chat, now = person.chat(number.id), self._world.clock()
        window = chat.window_open(now) and not self._world.faults.happens("closed-window", person.wa_id)
        trouble = self._trouble(person, message, window=window)
        if trouble is not None:
            self._hooks.later(self._fail(person, number, message, *trouble))
        elif message.kind == "reaction":
            self._hooks.later(self._react(person, number, message))
        elif self._links(message):
            self._hooks.later(self._fetch(person, number, message))
        else:
            chat.messages[message.wamid] = message
            self._hooks.later(self._deliver(person, number, message))

    def _trouble(self, person: Person, message: Message, *, window: bool) -> tuple[int, str] | None:
        """Code and details of what keeps the message from arriving."""
        faults = self._world.faults
        if not person.home:
            # Meta takes it all the same, and says later that nobody is there.
            return 131026, "Message Undeliverable."
        if fault := faults.happens("fail", person.wa_id):
            return fault.code, ""
        if faults.happens("payment-missing"):
            return (
                131042,
                "Message failed to send because there were one or more errors related to your payment method.",
            )
        if message.kind != "template" and not window:
            return 131047, _WINDOW
        if not window and not self._world.may_reach(person):
            return PEOPLE_A_DAY, _PEOPLE
        return self._wrong_media(message)

    def _wrong_media(self, message: Message) -> tuple[int, str] | None:
        media = self._world.media.get(message.media or "")
        if media is not None and not media.mime.startswith("image/"):
            return 131053, f"Unsupported Image mime type {media.mime}. Please use one of image/jpeg, image/png."
        return None

    def _links(self, message: Message) -> list[str]:
        return [item for item in (message.media, message.document) if item and "/" in item]

    async def _fetch(self, person: Person, number: PhoneNumber, message: Message) -> None:
        """Fetch what the message links to, as Meta does when it is sent; it arrives only if that can be had."""
        for link in self._links(message):
            wrong = await self._wrong_link(link, image=link == message.media)
            if wrong:
                await self._fail(person, number, message, 131053, wrong)
                return
        person.chat(number.id).messages[message.wamid] = message
        await self._deliver(person, number, message)

    async def _wrong_link(self, link: str, *, image: bool) -> str:
        """What is wrong with what lies behind a link; ``""`` if nothing."""
        try:
            async with httpx.AsyncClient(timeout=5, follow_redirects=True) as http:
                answer = await http.get(link)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
            return "Downloading media from weblink failed: no answer."
        if answer.status_code != httpx.codes.OK:
            return f"Downloading media from weblink failed with http code {answer.status_code}."
        mime = answer.headers.get("content-type", "").partition(";")[0].strip()
        if len(answer.content) > (MOST_IMAGE if image else MOST_DOCUMENT):
            return "Media file size too big."
        if image and (not mime.startswith("image/") or not answer.content.startswith(MAGIC.get(mime, b"\x00none"))):
            return f"Unsupported Image mime type {mime or 'application/octet-stream'}."
        return ""

    async def _react(self, person: Person, number: PhoneNumber, message: Message) -> None:
        """Put the business's reaction on its message; of a reaction only ``sent`` is ever told."""
        chat = person.chat(number.id)
        target = chat.messages.get(message.context or "")
        if target is None or target.deleted or target.kind == "reaction":
            await self._fail(person, number, message, 131009, "The message to react to cannot be found.")
            return
        target.reactions.pop("business", None)
        if message.emoji:
            target.reactions["business"] = message.emoji
        chat.messages[message.wamid] = message
        await self._hooks.status(person, number, message, "sent")

    async def _deliver(self, person: Person, number: PhoneNumber, message: Message) -> None:
        person.chat(number.id).typing_until = 0.0
        await self._hooks.status(person, number, message, "sent")
        if self._world.faults.happens("phone-off", person.wa_id):
            return
        await asyncio.sleep(_DELAY)
        await self._hooks.status(person, number, message, "delivered")

    async def _fail(self, person: Person, number: PhoneNumber, message: Message, code: int, details: str) -> None:
        title = refusals.CODED.get(code, (400, "Failed on request"))[1]
        error: dict[str, Any] = {"code": code, "title": title, "message": title, "href": _HREF}
        if details:
            error["error_data"] = {"details": details}
        await self._hooks.status(person, number, message, "failed", errors=[error])
