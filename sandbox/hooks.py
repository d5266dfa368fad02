"""Webhooks as Meta sends them: signed over the raw bytes, non-ASCII escaped, sent again until they are taken."""

import asyncio
import hashlib
import hmac
import json
import logging
import random
from typing import Any

import httpx

from sandbox.world import Message, Person, PhoneNumber, World

_LOG = logging.getLogger("sandbox.hooks")
_TRIES = 12
_KEEP_SECONDS = 0.3


class Hooks:
    """Sends what happens to the callback that was subscribed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._http = httpx.AsyncClient(timeout=10)
        self._tasks: set[asyncio.Task[None]] = set()
        self._kept: list[dict[str, Any]] = []

    async def close(self) -> None:
        """Stop sending."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._http.aclose()

    async def handshake(self, callback: str, verify_token: str) -> bool:
        """Whether the callback gives the challenge back, as Meta asks before it subscribes one."""
        query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": verify_token}
        try:
            answer = await self._http.get(callback, params=query)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return False
        return answer.status_code == httpx.codes.OK and answer.text == query["hub.challenge"]

    def later(self, work: Any) -> None:
        """Do ``work`` beside the answer that is being given."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def inbound(self, person: Person, number: PhoneNumber, sent: list[tuple[Message, dict[str, Any]]]) -> None:
        """Tell of messages that a person sent to a number; each has two ticks once the callback took them."""
        contact = {"profile": {"name": person.name}, **self._who(person, "wa_id", "user_id")}
        told = [said for _message, said in sent]
        if not await self._tell(person, number, {"contacts": [contact], "messages": told}):
            return
        for message, _said in sent:
            if "delivered" not in message.statuses:
                message.statuses.insert(1, "delivered")
        await person.touch()

    async def system(self, person: Person, number: PhoneNumber, told: dict[str, Any]) -> None:
        """Tell of something that WhatsApp itself says in a chat; such news names no contact."""
        await self._tell(person, number, {"messages": [told]})

    def sender(self, person: Person) -> dict[str, str]:
        """The fields that name the sender of a message."""
        return self._who(person, "from", "from_user_id")

    def _who(self, person: Person, phone: str, user_id: str) -> dict[str, str]:
        if self._world.faults.happens("bsuid-only", person.wa_id):
            return {user_id: person.user_id}
        return {phone: person.wa_id, user_id: person.user_id}

    async def status(
        self,
        person: Person,
        number: PhoneNumber,
        message: Message,
        status: str,
        *,
        errors: list[dict[str, Any]] | None = None,
    ) -> None:
        """Tell what became of a message of the business, and note it."""
        message.statuses.append(status)
        told: dict[str, Any] = {"id": message.wamid, "status": status, "timestamp": str(int(self._world.clock()))}
        if person.home:
            told |= self._who(person, "recipient_id", "recipient_user_id")
        else:
            told["recipient_id"] = person.wa_id
        if message.tracker:
            told["biz_opaque_callback_data"] = message.tracker
        if status in {"sent", "delivered"}:
            told["pricing"] = {
                "billable": True,
                "pricing_model": "PMP",
                "type": "regular",
                "category": message.category,
            }
        if errors:
            told["errors"] = errors
        await person.touch()
        await self._tell(person, number, {"contacts": [self._recipient(person, number)], "statuses": [told]})

    def _recipient(self, person: Person, number: PhoneNumber) -> dict[str, Any]:
        """The contact beside a status: a profile only of who wrote to the number, no user id of nobody."""
        if not person.home:
            return {"wa_id": person.wa_id}
        known = person.chat(number.id).wrote_at is not None
        profile = {"profile": {"name": person.name}} if known else {}
        return {**profile, **self._who(person, "wa_id", "user_id")}

    async def field(self, name: str, value: dict[str, Any]) -> None:
        """Tell of something about the account."""
        await self._post([{"field": name, "value": value}], timed=True)

    async def _tell(self, person: Person, number: PhoneNumber, news: dict[str, Any]) -> bool:
        faults = self._world.faults
        metadata = {"display_phone_number": number.display, "phone_number_id": number.id}
        change = {"value": {"messaging_product": "whatsapp", "metadata": metadata, **news}, "field": "messages"}
        if (
            faults.happens("drop-webhooks", person.wa_id)
            or faults.happens("not-subscribed")
            or faults.happens("unsubscribed-field")
        ):
            return False
        if faults.happens("batch-webhooks", person.wa_id):
            self._kept.append(change)
            self.later(self._flush())
            return True
        if faults.happens("reorder-webhooks", person.wa_id):
            self.later(self._late(change))
            return True
        if faults.happens("duplicate-webhooks", person.wa_id):
            self.later(self._post([change]))
        return await self._post([change])

    async def _flush(self) -> None:
        await asyncio.sleep(_KEEP_SECONDS)
        kept, self._kept = self._kept, []
        if kept:
            await self._post(kept)

    async def _late(self, change: dict[str, Any]) -> None:
        # Later than the next one or two, so that what happened first is told last.
        await asyncio.sleep(_KEEP_SECONDS * random.random())  # noqa: S311 - it plays, it hides nothing
        await self._post([change])

    async def _post(self, changes: list[dict[str, Any]], *, timed: bool = False) -> bool:
        account = self._world.account
        # Only news about the account say when they are of; messages and statuses have times of their own.
        when = {"time": int(self._world.clock())} if timed else {}
        entry = {"id": account.waba_id, **when, "changes": changes}
        raw = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}, ensure_ascii=True).encode()
        signature = hmac.new(account.app_secret.encode(), raw, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={signature}"}
        if self._world.callback is None:
            return False
        for attempt in range(_TRIES):
            try:
                answer = await self._http.post(self._world.callback, content=raw, headers=headers)
            except httpx.HTTPError as wrong:
                _LOG.warning("webhook not taken: %s", type(wrong).__name__)
            else:
                if answer.status_code == httpx.codes.OK:
                    return True
                _LOG.warning("webhook answered %d", answer.status_code)
            await asyncio.sleep(min(0.25 * 2**attempt, 30))
        return False
